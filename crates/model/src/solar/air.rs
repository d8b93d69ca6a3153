//! How much air the beam of the sun crosses, relative to a sun in the zenith.

use portal_units::{Angle, Length, Pressure};

use crate::error::{ModelError, within};

/// Pressure at which the relative and the absolute air mass are equal \[hPa\].
const SEA_LEVEL_HPA: f64 = 1013.25;

/// Relative air mass for an apparent zenith; `None` with the sun below the horizon.
///
/// `m = 1 / (cos z + 0.50572·(96.07995 − z)^−1.6364)`, z in degrees.
///
/// # Source
/// Kasten and Young, Applied Optics 28(22), 1989, 4735–4738.
pub fn kasten_young_1989(apparent_zenith: Angle) -> Option<f64> {
    let zenith = apparent_zenith.degrees();
    (zenith <= 90.0)
        .then(|| 1.0 / (apparent_zenith.radians().cos() + 0.50572 * (96.07995 - zenith).powf(-1.6364)))
}

/// Relative air mass as DISC and DIRINT were fitted with; `None` with the sun below the horizon.
///
/// `m = 1 / (cos z + 0.15·(93.885 − z)^−1.253)`, z in degrees.
///
/// # Source
/// Kasten, CRREL Technical Report 136, Hanover, New Hampshire, 1965.
pub fn kasten_1966(zenith: Angle) -> Option<f64> {
    let degrees = zenith.degrees();
    (degrees <= 90.0).then(|| 1.0 / (zenith.radians().cos() + 0.15 * (93.885 - degrees).powf(-1.253)))
}

/// Air mass at the pressure of the place.
///
/// `m_abs = m·p / 1013.25 hPa`
///
/// # Source
/// Gueymard, Solar Energy 51(2), 1993, 121–138.
pub fn absolute_air_mass(relative: f64, pressure: Pressure) -> f64 {
    relative * pressure.hpa() / SEA_LEVEL_HPA
}

/// Pressure of the standard atmosphere at an altitude of −500 m to 11 000 m.
///
/// `p = ((44331.514 − h) / 11880.516)^(1/0.1902632)`, h in metres, p in hPa.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `altitude` \[m\].
///
/// # Source
/// U.S. Standard Atmosphere 1976 in the form of Portland State Aerospace Society, "A Quick Derivation relating
/// altitude to air pressure", 2004.
pub fn standard_pressure(altitude: Length) -> Result<Pressure, ModelError> {
    let altitude_m = within("altitude", altitude.m(), -500.0, 11_000.0)?;
    Ok(Pressure::from_hpa(((44_331.514 - altitude_m) / 11_880.516).powf(1.0 / 0.190_263_2)))
}
