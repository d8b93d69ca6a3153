//! Irradiance under a sky without clouds.

use portal_units::{Angle, Irradiance, Length, Pressure};

use super::Sky;
use crate::error::{ModelError, within};

/// Pressure at sea level \[hPa\].
const SEA_LEVEL_HPA: f64 = 1013.25;

/// How the global irradiance of Ineichen's model is corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enhancement {
    /// As published in 2002.
    None,
    /// Times `exp(0.01·m^1.8)`, as Perez and others proposed for a low sun in the same year.
    Perez,
}

/// Clear sky after Ineichen and Perez, from the turbidity of the air.
///
/// # Arguments
/// * `apparent_zenith` – of the sun    * `air_mass` – absolute; `None` below the horizon gives darkness
/// * `linke_turbidity` – 1 to 20    * `altitude` – −500 m to 9000 m    * `dni_extra` – outside the air
///
/// # Errors
/// [`ModelError::OutOfRange`] names `linke_turbidity` or `altitude`.
///
/// # Source
/// Ineichen and Perez, Solar Energy 73(3), 2002, 151–157; Perez and others, Solar Energy 73(5), 2002, 307–317.
pub fn ineichen(
    apparent_zenith: Angle,
    air_mass: Option<f64>,
    linke_turbidity: f64,
    altitude: Length,
    dni_extra: Irradiance,
    enhancement: Enhancement,
) -> Result<Sky, ModelError> {
    let turbidity = within("linke_turbidity", linke_turbidity, 1.0, 20.0)?;
    let height_m = within("altitude", altitude.m(), -500.0, 9000.0)?;
    let Some(air_mass) = air_mass else { return Ok(Sky::default()) };
    let cos_zenith = apparent_zenith.radians().cos().max(0.0);
    let outside = dni_extra.w_per_m2();
    let (f_h1, f_h2) = ((-height_m / 8000.0).exp(), (-height_m / 1250.0).exp());
    let c_g1 = 5.09e-5 * height_m + 0.868;
    let c_g2 = 3.92e-5 * height_m + 0.0387;
    let correction = match enhancement {
        Enhancement::None => 1.0,
        Enhancement::Perez => (0.01 * air_mass.powf(1.8)).exp(),
    };
    let transmission = (-c_g2 * air_mass * (f_h1 + f_h2 * (turbidity - 1.0))).exp();
    let ghi = c_g1 * outside * cos_zenith * transmission * correction;
    let beam = outside * (0.664 + 0.163 / f_h1) * (-0.09 * air_mass * (turbidity - 1.0)).exp();
    let share = 1.0 - (0.1 - 0.2 * (-turbidity).exp()) / (0.1 + 0.882 / f_h1);
    let dni = if cos_zenith > 0.0 { beam.min(ghi * share / cos_zenith) } else { 0.0 };
    Ok(Sky {
        ghi: Irradiance::from_w_per_m2(ghi),
        dni: Irradiance::from_w_per_m2(dni),
        dhi: Irradiance::from_w_per_m2(ghi - dni * cos_zenith),
    })
}

/// Global irradiance under a clear sky from the height of the sun alone.
///
/// `ghi = 1098·cos z·exp(−0.059 / cos z)`
///
/// # Source
/// Haurwitz, Journal of Meteorology 3, 1946, 123–124; coefficients of Reno, Hansen and Stein, SAND2012-2389, 2012.
pub fn haurwitz(apparent_zenith: Angle) -> Irradiance {
    let cos_zenith = apparent_zenith.radians().cos();
    let ghi = if cos_zenith > 0.0 { 1098.0 * cos_zenith * (-0.059 / cos_zenith).exp() } else { 0.0 };
    Irradiance::from_w_per_m2(ghi)
}

/// Clear sky after the simplified Solis model, from aerosol and water in the air.
///
/// # Arguments
/// * `apparent_elevation` – of the sun    * `aod_700` – optical depth of aerosol at 700 nm, 0 to 0.45
/// * `precipitable_water_cm` – 0 to 10, taken as 0.2 below that    * `pressure` – 300 to 1100 hPa
/// * `dni_extra` – outside the air
///
/// # Errors
/// [`ModelError::OutOfRange`] names `aod_700`, `precipitable_water` or `pressure`.
///
/// # Source
/// Ineichen, Solar Energy 82(8), 2008, 758–762, equations 3 to 8.
pub fn simplified_solis(
    apparent_elevation: Angle,
    aod_700: f64,
    precipitable_water_cm: f64,
    pressure: Pressure,
    dni_extra: Irradiance,
) -> Result<Sky, ModelError> {
    let aod = within("aod_700", aod_700, 0.0, 0.45)?;
    let water = within("precipitable_water", precipitable_water_cm, 0.0, 10.0)?.max(0.2);
    let ln_p = (within("pressure", pressure.hpa(), 300.0, 1100.0)? / SEA_LEVEL_HPA).ln();
    let ln_w = water.ln();

    let enhanced = dni_extra.w_per_m2()
        * (0.12 * water.powf(0.56) * aod * aod
            + 0.97 * water.powf(0.032) * aod
            + 1.08 * water.powf(0.0051)
            + 0.071 * ln_p);
    let tau_beam = (1.82 + 0.056 * ln_w + 0.0071 * ln_w * ln_w) * aod
        + (0.33 + 0.045 * ln_w + 0.0096 * ln_w * ln_w)
        + (0.0089 * water + 0.13) * ln_p;
    let tau_global = (1.24 + 0.047 * ln_w + 0.0061 * ln_w * ln_w) * aod
        + (0.27 + 0.043 * ln_w + 0.0090 * ln_w * ln_w)
        + (0.0079 * water + 0.1) * ln_p;
    let b =
        (0.00925 * aod * aod + 0.0148 * aod - 0.0172) * ln_w + (-0.7565 * aod * aod + 0.5057 * aod + 0.4557);
    let g = -0.0147 * ln_w - 0.3079 * aod * aod + 0.2846 * aod + 0.3798;
    let d = -0.337 * aod * aod + 0.63 * aod + 0.116 + ln_p / (18.0 + 152.0 * aod);

    let sin_elevation = apparent_elevation.radians().sin();
    if sin_elevation <= 0.0 {
        return Ok(Sky::default());
    }
    let reaches = |tau: f64, exponent: f64| enhanced * (-tau / sin_elevation.powf(exponent)).exp();
    Ok(Sky {
        ghi: Irradiance::from_w_per_m2(reaches(tau_global, g) * sin_elevation),
        dni: Irradiance::from_w_per_m2(reaches(tau_beam, b)),
        dhi: Irradiance::from_w_per_m2(reaches(solis_tau_diffuse(aod, water, ln_p), d)),
    })
}

/// Optical depth of the diffuse light, from one of two polynomials.
fn solis_tau_diffuse(aod: f64, water: f64, ln_p: f64) -> f64 {
    let [t4, t3, t2, t1, t0, tp] = if aod < 0.05 {
        [
            86.0 * water - 13_800.0,
            -3.11 * water + 79.4,
            -0.23 * water + 74.8,
            0.092 * water - 8.86,
            0.0042 * water + 3.12,
            -0.83 * (1.0 + aod).powf(-17.2),
        ]
    } else {
        [
            -0.21 * water + 11.6,
            0.27 * water - 20.7,
            -0.134 * water + 15.5,
            0.0554 * water - 5.71,
            0.0057 * water + 2.94,
            -0.71 * (1.0 + aod).powf(-15.0),
        ]
    };
    (((t4 * aod + t3) * aod + t2) * aod + t1) * aod + t0 + tp * ln_p
}
