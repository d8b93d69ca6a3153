//! Weather forecast of Open-Meteo for a place: yesterday, today and two days ahead, hour by hour.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant, Irradiance, Ratio, Series, Speed, Stamp, Temperature};

use super::open_meteo;
use super::source::{Cors, Meta, ParseError, Point, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://api.open-meteo.com/v1/forecast";

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct OpenMeteoForecast;

/// Ninety-six hours of weather, from yesterday's midnight in UTC.
///
/// Irradiance is the mean of the hour that ends at the stamp, everything else holds at the stamp.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Dry-bulb temperature 2 m above ground.
    pub temperature: Series<Temperature>,
    /// Wind speed 10 m above ground.
    pub wind_speed: Series<Speed>,
    /// Share of the sky that is covered, 0–1.
    pub cloud_cover: Series<Ratio>,
    /// Global horizontal irradiance.
    pub ghi: Series<Irradiance>,
    /// Direct normal irradiance.
    pub dni: Series<Irradiance>,
    /// Diffuse horizontal irradiance.
    pub dhi: Series<Irradiance>,
    /// The day in UTC that was the publisher's today.
    pub publishers_day: CivilDate,
}

const VARIABLES: [&str; 6] = [
    "temperature_2m",
    "wind_speed_10m",
    "cloud_cover",
    "shortwave_radiation",
    "direct_normal_irradiance",
    "diffuse_radiation",
];

impl Source for OpenMeteoForecast {
    type Query = Point;
    type Record = Forecast;

    const META: Meta = Meta {
        slug: "open-meteo-forecast",
        publisher: "Open-Meteo",
        page: "https://open-meteo.com/en/docs",
        terms: "https://open-meteo.com/en/terms",
        licence: "CC-BY-4.0",
        credit: "Weather data by Open-Meteo.com",
        cors: Cors::Open,
        max_age_s: 3 * 3_600,
        class: Class::Forecast,
    };

    fn url(base: &str, query: &Point) -> String {
        open_meteo::url(base, *query, &VARIABLES)
    }

    fn parse(body: &str) -> Result<Forecast, ParseError> {
        let hours = open_meteo::hours(body)?;
        let irradiance =
            |field| hours.series(field, Irradiance::UNIT, Stamp::MeanToEnd, Irradiance::from_w_per_m2);
        let at_stamp = Stamp::InstantAt(0);
        Ok(Forecast {
            temperature: hours.series(
                "temperature_2m",
                Temperature::UNIT,
                at_stamp,
                Temperature::from_celsius,
            )?,
            wind_speed: hours.series("wind_speed_10m", Speed::UNIT, at_stamp, Speed::from_m_per_s)?,
            cloud_cover: hours.series("cloud_cover", "%", at_stamp, |it| Ratio::from_fraction(it / 100.0))?,
            ghi: irradiance("shortwave_radiation")?,
            dni: irradiance("direct_normal_irradiance")?,
            dhi: irradiance("diffuse_radiation")?,
            publishers_day: hours.publishers_day(),
        })
    }
}

impl Record for Forecast {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        open_meteo::as_of(&self.temperature, now).max(open_meteo::as_of(&self.ghi, now))
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        Some(self.publishers_day)
    }
}
