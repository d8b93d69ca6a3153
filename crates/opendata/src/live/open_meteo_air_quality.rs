//! Air quality of Open-Meteo for a place: the European forecast of Copernicus (CAMS), hour by hour.

use portal_evidence::Class;
use portal_units::{Concentration, Stamp};

use super::air::{Air, PollutantHours};
use super::open_meteo;
use super::source::{Cors, Meta, ParseError, Point, Source};
use crate::tables::Pollutant;

/// Address of the service.
pub const BASE: &str = "https://air-quality-api.open-meteo.com/v1/air-quality";

/// The source; see [`Source`]. Its values are a model's at the stamp, in a cell of about 11 km.
#[derive(Debug, Clone, Copy)]
pub struct OpenMeteoAirQuality;

const VARIABLES: [&str; 6] =
    ["pm10", "pm2_5", "nitrogen_dioxide", "ozone", "sulphur_dioxide", "carbon_monoxide"];

const POLLUTANTS: [Pollutant; 6] =
    [Pollutant::Pm10, Pollutant::Pm25, Pollutant::No2, Pollutant::O3, Pollutant::So2, Pollutant::Co];

impl Source for OpenMeteoAirQuality {
    type Query = Point;
    type Record = Air;

    const META: Meta = Meta {
        slug: "open-meteo-air-quality",
        publisher: "Open-Meteo, Copernicus (CAMS)",
        page: "https://open-meteo.com/en/docs/air-quality-api",
        terms: "https://open-meteo.com/en/terms",
        licence: "CC-BY-4.0",
        credit: "CAMS ENSEMBLE data provider, Weather data by Open-Meteo.com",
        cors: Cors::Open,
        max_age_s: 3 * 3_600,
        class: Class::Modelled,
    };

    fn url(base: &str, query: &Point) -> String {
        open_meteo::url(base, *query, &VARIABLES)
    }

    fn parse(body: &str) -> Result<Air, ParseError> {
        let hours = open_meteo::hours(body)?;
        let read = |(pollutant, field)| {
            let make = Concentration::from_ug_per_m3;
            let hours = hours.series(field, Concentration::UNIT, Stamp::InstantAt(0), make)?;
            Ok(PollutantHours { pollutant, hours })
        };
        Ok(Air {
            station: None,
            pollutants: POLLUTANTS.into_iter().zip(VARIABLES).map(read).collect::<Result<_, ParseError>>()?,
            index: None,
            made_at: None,
            publishers_day: Some(hours.publishers_day()),
        })
    }
}
