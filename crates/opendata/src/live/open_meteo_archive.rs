//! Weather of past days for a place, from the reanalysis ERA5 of ECMWF through Open-Meteo, hour by hour.
//!
//! The answer is for the cell of the model, whose middle it names; the last days are missing as long as they are not
//! computed.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant, Irradiance, Pressure, Series, Speed, Stamp, Temperature};

use super::open_meteo;
use super::source::{Cors, Meta, ParseError, Point, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://archive-api.open-meteo.com/v1/archive";
/// Hours of the longest question: a leap year.
const MAX_HOURS: usize = 8_784;

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct OpenMeteoArchive;

/// A place and days in UTC.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastDays {
    /// The place.
    pub at: Point,
    /// The first day.
    pub first: CivilDate,
    /// The last day, at most 366 days later.
    pub last: CivilDate,
}

/// Whole days of weather.
///
/// Irradiance is the mean of the hour that ends at the stamp, everything else holds at the stamp.
#[derive(Debug, Clone, PartialEq)]
pub struct PastWeather {
    /// Middle of the model's cell, not the place that was asked for.
    pub cell: Point,
    /// Dry-bulb temperature 2 m above ground.
    pub temperature: Series<Temperature>,
    /// Global horizontal irradiance.
    pub ghi: Series<Irradiance>,
    /// Direct normal irradiance.
    pub dni: Series<Irradiance>,
    /// Diffuse horizontal irradiance.
    pub dhi: Series<Irradiance>,
    /// Wind speed 10 m above ground.
    pub wind_speed_10m: Series<Speed>,
    /// Wind speed 100 m above ground.
    pub wind_speed_100m: Series<Speed>,
    /// Air pressure at the ground.
    pub pressure: Series<Pressure>,
}

const VARIABLES: [&str; 7] = [
    "temperature_2m",
    "shortwave_radiation",
    "direct_normal_irradiance",
    "diffuse_radiation",
    "wind_speed_10m",
    "wind_speed_100m",
    "surface_pressure",
];

impl Source for OpenMeteoArchive {
    type Query = PastDays;
    type Record = PastWeather;

    const META: Meta = Meta {
        slug: "open-meteo-archive",
        publisher: "Open-Meteo, Copernicus (ERA5)",
        page: "https://open-meteo.com/en/docs/historical-weather-api",
        terms: "https://open-meteo.com/en/terms",
        licence: "CC-BY-4.0",
        credit: "Generated using Copernicus Climate Change Service information, Weather data by Open-Meteo.com",
        cors: Cors::Open,
        max_age_s: 10 * 86_400,
        class: Class::Modelled,
    };

    fn url(base: &str, query: &PastDays) -> String {
        let PastDays { at: Point { latitude, longitude }, first, last } = query;
        let variables = VARIABLES.join(",");
        format!(
            "{base}?latitude={latitude:.4}&longitude={longitude:.4}&start_date={first}&end_date={last}\
             &hourly={variables}&timezone=GMT&wind_speed_unit=ms"
        )
    }

    fn parse(body: &str) -> Result<PastWeather, ParseError> {
        let hours = open_meteo::whole_days(body, MAX_HOURS)?;
        let at_stamp = Stamp::InstantAt(0);
        let irradiance =
            |field| hours.series(field, Irradiance::UNIT, Stamp::MeanToEnd, Irradiance::from_w_per_m2);
        let wind = |field| hours.series(field, Speed::UNIT, at_stamp, Speed::from_m_per_s);
        Ok(PastWeather {
            cell: hours.cell()?,
            temperature: hours.series(
                "temperature_2m",
                Temperature::UNIT,
                at_stamp,
                Temperature::from_celsius,
            )?,
            ghi: irradiance("shortwave_radiation")?,
            dni: irradiance("direct_normal_irradiance")?,
            dhi: irradiance("diffuse_radiation")?,
            wind_speed_10m: wind("wind_speed_10m")?,
            wind_speed_100m: wind("wind_speed_100m")?,
            pressure: hours.series("surface_pressure", Pressure::UNIT, at_stamp, Pressure::from_hpa)?,
        })
    }

    fn check(query: &PastDays, weather: &PastWeather) -> Result<(), ParseError> {
        if weather.ghi.start() != query.first.midnight_utc() {
            return Err(ParseError::Other { field: "time" });
        }
        let wanted = usize::try_from((query.last.days() - query.first.days() + 1) * 24).unwrap_or_default();
        let got = weather.ghi.values().len();
        if got == wanted { Ok(()) } else { Err(ParseError::Count { field: "time", got, wanted }) }
    }
}

impl Record for PastWeather {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        open_meteo::as_of(&self.temperature, now)
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
