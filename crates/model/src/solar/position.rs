//! The position of the sun at one moment.

use core::f64::consts::TAU;

use portal_units::{Angle, Instant, Irradiance, Length, Pressure, Span, Temperature};
use solar_positioning::time::JulianDate;
use solar_positioning::{Location, SolarPositions};

use super::air::standard_pressure;
use crate::error::{ModelError, within};

/// Julian date of 1970-01-01T00:00Z.
pub(super) const UNIX_EPOCH_JD: f64 = 2_440_587.5;
/// Julian date of 2000-01-01T12:00.
const J2000_JD: f64 = 2_451_545.0;
/// Days in a Julian century.
const CENTURY_D: f64 = 36_525.0;
/// Below this true elevation nothing is refracted: −(radius of the sun + refraction at the horizon) \[°\].
/// Source: Reda and Andreas, NREL/TP-560-34302, 2008, section 3.14 and appendix A.2.
const REFRACTION_ENDS_DEG: f64 = -(0.266_67 + 0.566_7);

/// A point on the earth.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Geographic latitude, north is positive, −90° to 90°.
    pub latitude: Angle,
    /// Longitude, east is positive, −180° to 180°.
    pub longitude: Angle,
    /// Height over the sea.
    pub altitude: Length,
}

/// What the apparent position depends on besides place and time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conditions {
    /// Yearly mean pressure of the air at the place.
    pub pressure: Pressure,
    /// Yearly mean temperature of the air at the place.
    pub temperature: Temperature,
    /// Terrestrial time less universal time \[s\].
    pub delta_t_s: f64,
}

/// Where the sun stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SunPosition {
    /// True zenith angle of the centre of the sun, without refraction.
    pub zenith: Angle,
    /// Zenith angle as it is seen through the air.
    pub apparent_zenith: Angle,
    /// Azimuth from north over east, 0° to 360°.
    pub azimuth: Angle,
    /// True solar time less mean solar time.
    pub equation_of_time: Span,
    /// Distance of the sun in astronomical units.
    pub earth_sun_au: f64,
}

impl SunPosition {
    /// True height over the horizon.
    pub fn elevation(&self) -> Angle {
        Angle::from_degrees(90.0) - self.zenith
    }
}

impl Conditions {
    /// The standard atmosphere at the altitude of the place, 12 °C, and a difference of terrestrial time of 69.1 s.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `altitude` \[m\].
    ///
    /// # Source
    /// Difference of terrestrial time: International Earth Rotation Service, value for the beginning of 2025; one
    /// second more moves the sun by 0.00001°.
    pub fn standard(place: &Place) -> Result<Self, ModelError> {
        Ok(Self {
            pressure: standard_pressure(place.altitude)?,
            temperature: Temperature::from_celsius(12.0),
            delta_t_s: 69.1,
        })
    }
}

/// Position of the sun by NREL's Solar Position Algorithm, right to 0.0003° in the years −2000 to 6000.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `latitude`, `longitude`, `altitude`, `pressure` (0 to 2000 hPa) or
/// `temperature` (−100 °C to 100 °C); [`ModelError::Moment`] for a time outside those years.
///
/// # Source
/// Reda and Andreas, Solar Energy 76(5), 2004, 577–589, and NREL/TP-560-34302, 2008.
pub fn position(place: &Place, at: Instant, conditions: &Conditions) -> Result<SunPosition, ModelError> {
    position_with_declination(place, at, conditions).map(|(position, _)| position)
}

/// The position, and the declination of the sun as seen from the centre of the earth.
pub(super) fn position_with_declination(
    place: &Place,
    at: Instant,
    conditions: &Conditions,
) -> Result<(SunPosition, Angle), ModelError> {
    let location = location(place)?;
    let pressure_hpa = within("pressure", conditions.pressure.hpa(), 0.0, 2000.0)?;
    let air_celsius = within("temperature", conditions.temperature.celsius(), -100.0, 100.0)?;
    let refuse = |_| ModelError::Moment(at);
    let jd = julian_date(at);
    let moment = JulianDate::new(jd, conditions.delta_t_s).map_err(refuse)?;
    let prepared = SolarPositions::new().for_time_from_julian(moment).map_err(refuse)?;
    let true_position = prepared.at(location, place.altitude.m(), None).map_err(refuse)?;
    let zenith = true_position.zenith_angle();
    let ephemeris_jd = jd + conditions.delta_t_s / 86_400.0;
    let position = SunPosition {
        zenith: Angle::from_degrees(zenith),
        apparent_zenith: Angle::from_degrees(
            zenith - refraction_deg(90.0 - zenith, pressure_hpa, air_celsius),
        ),
        azimuth: Angle::from_degrees(true_position.azimuth()),
        equation_of_time: equation_of_time(ephemeris_jd, prepared.right_ascension()),
        earth_sun_au: prepared.earth_radius_vector().ok_or(ModelError::Moment(at))?,
    };
    Ok((position, Angle::from_degrees(prepared.declination())))
}

/// Right ascension, 0° to 360°, and declination of the sun as seen from the centre of the earth.
pub(crate) fn equatorial(at: Instant, delta_t_s: f64) -> Result<(Angle, Angle), ModelError> {
    let refuse = |_| ModelError::Moment(at);
    let moment = JulianDate::new(julian_date(at), delta_t_s).map_err(refuse)?;
    let prepared = SolarPositions::new().for_time_from_julian(moment).map_err(refuse)?;
    Ok((Angle::from_degrees(prepared.right_ascension()), Angle::from_degrees(prepared.declination())))
}

/// The coordinates in the form of the algorithm, once they are checked.
pub(super) fn location(place: &Place) -> Result<Location, ModelError> {
    within("altitude", place.altitude.m(), -500.0, 11_000.0)?;
    Ok(Location {
        latitude: within("latitude", place.latitude.degrees(), -90.0, 90.0)?,
        longitude: within("longitude", place.longitude.degrees(), -180.0, 180.0)?,
    })
}

/// Days since noon of the first of January 4713 BC.
pub(super) fn julian_date(at: Instant) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "exact for 285 million years")]
    let seconds = at.unix_seconds() as f64;
    seconds / 86_400.0 + UNIX_EPOCH_JD
}

/// By how much the air lifts the sun \[°\].
pub(super) fn refraction_deg(elevation_deg: f64, pressure_hpa: f64, air_celsius: f64) -> f64 {
    if elevation_deg < REFRACTION_ENDS_DEG {
        return 0.0;
    }
    let seen = (elevation_deg + 10.3 / (elevation_deg + 5.11)).to_radians();
    pressure_hpa / 1010.0 * 283.0 / (273.0 + air_celsius) * 1.02 / (60.0 * seen.tan())
}

/// Mean longitude of the sun less its right ascension, on the scale of four minutes a degree.
///
/// The nutation is taken with its four largest terms, right to 0.5″ or 0.03 s of time.
/// Source: Meeus, Astronomical Algorithms, 2nd edition 1998, chapters 22 and 28.
fn equation_of_time(ephemeris_jd: f64, right_ascension_deg: f64) -> Span {
    let t = (ephemeris_jd - J2000_JD) / CENTURY_D;
    let m = t / 10.0;
    let mean_longitude = 280.466_456_7
        + m * (360_007.698_277_9
            + m * (0.030_320_28 + m * (1.0 / 49_931.0 - m * (1.0 / 15_300.0 + m / 2_000_000.0))));
    let node = (125.044_52 - 1_934.136_261 * t).to_radians();
    let sun = (280.466_5 + 36_000.769_8 * t).to_radians();
    let moon = (218.316_5 + 481_267.881_3 * t).to_radians();
    let nutation_arcsec = -17.20 * node.sin() - 1.32 * (2.0 * sun).sin() - 0.23 * (2.0 * moon).sin()
        + 0.21 * (2.0 * node).sin();
    let obliquity = (23.439_29 - 0.013_004 * t).to_radians();
    let degrees =
        mean_longitude - 0.005_718_3 - right_ascension_deg + nutation_arcsec / 3600.0 * obliquity.cos();
    let nearest = degrees - 360.0 * (degrees / 360.0).round();
    Span::from_hours(nearest / 15.0)
}

/// Angle of the day in the year \[rad\], 0 on the first of January, by the UTC date.
pub(super) fn day_angle(at: Instant) -> f64 {
    TAU / 365.0 * (f64::from(at.utc().date.day_of_year()) - 1.0)
}

/// Squared ratio of the mean distance of the sun to the distance of the day.
///
/// # Source
/// Spencer, Search 2(5), 1971, 172.
pub(super) fn spencer_factor(day_angle: f64) -> f64 {
    let (sin, cos) = day_angle.sin_cos();
    let (sin_2, cos_2) = (2.0 * day_angle).sin_cos();
    1.000_110 + 0.034_221 * cos + 0.001_280 * sin + 0.000_719 * cos_2 + 0.000_077 * sin_2
}

/// Irradiance on a plane that faces the sun outside the air, on the UTC date of a moment.
///
/// `E = E_sc · (r₀/r)²` with Spencer's series; `solar_constant` is 1366.1 W/m² (ASTM E-490) everywhere but in DISC
/// and DIRINT, which were fitted with 1370 W/m².
///
/// # Source
/// Spencer, Search 2(5), 1971, 172.
pub fn extraterrestrial_dni(at: Instant, solar_constant: Irradiance) -> Irradiance {
    solar_constant * spencer_factor(day_angle(at))
}
