//! What the page knows without a network: the typical year, the last measured air, the scales.

use portal_evidence::Class;
use portal_model::calendar::Calendar;
use portal_model::pv::{PvSystem, SunYear, WeatherColumns, WeatherYear, annual};
use portal_model::solar::Place;
use portal_opendata::package::{Axis, Package, Resource};
use portal_opendata::tables::{air_daily, assumptions, generation, weather};
use portal_units::{Angle, Length};

use super::grid::Kind;
use super::{LastAir, NowPage, Origin, ROOF_AZIMUTH, ROOF_TILT, TypicalMonth, YearMix};
use crate::live::LiveConfig;
use crate::pages::air::scales;
use crate::prerender::{Inputs, PrerenderError, refused};

/// Name of the table of the country's electricity.
const MIX: &str = "generation-mix";
/// Name of the table of emissions.
const FACTORS: &str = "lifecycle-factors";

/// Reads everything that the page shows without a network.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read or the typical year cannot be worked out.
pub fn load(inputs: &Inputs) -> Result<NowPage, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let resource = |name: &str| {
        package.resource(name).ok_or_else(|| refused("datapackage.json", &format!("no resource {name}")))
    };
    let weather_resource = resource(weather::RESOURCE)?;
    let axis =
        weather_resource.portal.axis.as_ref().ok_or_else(|| refused(weather::RESOURCE, &"no time axis"))?;
    let year = inputs.table(&weather_resource.path, weather::parse)?;
    let typical = typical(inputs, axis, year).map_err(|err| refused(weather::RESOURCE, &err))?;
    let days = inputs.table("air-daily-2023.csv", air_daily::parse)?;
    let daily = resource(air_daily::RESOURCE)?;
    Ok(NowPage {
        live: LiveConfig::of(inputs.config),
        typical,
        typical_origin: origin(weather_resource),
        scales: scales(inputs)?,
        last_air: last_air(&days, origin(daily)),
        year: last_year(inputs, resource(MIX)?)?,
        factors: factors(inputs)?,
    })
}

fn typical(
    inputs: &Inputs,
    axis: &Axis,
    year: weather::WeatherYear,
) -> Result<Vec<TypicalMonth>, portal_model::error::ModelError> {
    let hours = year.hours();
    let own = &inputs.config.place;
    // The sun of the place that the weather is of: both belong to one sky.
    let place = Place {
        latitude: Angle::from_degrees(axis.latitude.unwrap_or(own.latitude)),
        longitude: Angle::from_degrees(axis.longitude.unwrap_or(own.longitude)),
        altitude: Length::from_m(axis.altitude_m.unwrap_or(own.altitude_m)),
    };
    let (temperature, wind) = (year.temp_air_c.clone(), year.wind_m_s.clone());
    let columns = WeatherColumns {
        ghi_w_m2: year.ghi_w_m2,
        dni_w_m2: year.dni_w_m2,
        dhi_w_m2: year.dhi_w_m2,
        air_celsius: year.temp_air_c,
        wind_m_s: year.wind_m_s,
    };
    let sun = SunYear::new(&place, axis.start, hours, axis.stamp)?;
    let power = annual(
        &WeatherYear::new(axis.start, axis.stamp, columns)?,
        &sun,
        &PvSystem::facing(ROOF_TILT, ROOF_AZIMUTH),
    )?;
    let calendar = Calendar::new(axis.start, hours, &inputs.config.zone);
    (0..12)
        .map(|month| {
            let day = |values: &[f64]| calendar.typical_day(values, &[month]).map(|it| it.to_vec());
            Ok(TypicalMonth {
                power: day(&power.ac_kw_per_kwp)?,
                temperature: day(&temperature)?,
                wind: day(&wind)?,
            })
        })
        .collect()
}

fn origin(resource: &Resource) -> Origin {
    Origin {
        table: resource.name.clone(),
        licence: resource.licenses.first().map(|it| it.title.clone()).unwrap_or_default(),
        credit: resource.portal.credit.clone(),
    }
}

/// The last year of the table.
fn last_year(inputs: &Inputs, resource: &Resource) -> Result<Option<YearMix>, PrerenderError> {
    let years = inputs.table(&resource.path, generation::parse_mix)?;
    Ok(years.last().map(|it| YearMix {
        year: it.year,
        renewable: it.renewable_share_percent / 100.0,
        grams: it.carbon_intensity_g_kwh,
        class: if it.preliminary {
            Class::Preliminary
        } else {
            resource.portal.class.unwrap_or(Class::Estimated)
        },
        origin: origin(resource),
    }))
}

/// Life-cycle emission of each kind of generation.
fn factors(inputs: &Inputs) -> Result<Vec<Option<f64>>, PrerenderError> {
    let read = |text: &str| assumptions::parse(FACTORS, text);
    let table = inputs.table("lifecycle-factors.csv", read)?;
    let factor = |kind: Kind| table.value(key(kind)?, "g/kWh").ok();
    Ok(Kind::ALL.into_iter().map(factor).collect())
}

/// Rows of the table of factors.
const fn key(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Coal => "coal_lifecycle",
        Kind::Gas => "gas_lifecycle",
        Kind::Oil => "oil_lifecycle",
        Kind::Wind => "wind_lifecycle",
        Kind::Sun => "solar_pv_lifecycle",
        Kind::Water => "hydro_lifecycle",
        Kind::Biomass => "biomass_lifecycle",
        Kind::Nuclear => "nuclear_lifecycle",
        Kind::Other => return None,
    })
}

fn last_air(days: &[air_daily::AirDay], origin: Origin) -> Option<LastAir> {
    let known: Vec<_> = days.iter().filter_map(|it| it.pm25_ug_m3.map(|value| (it.date, value))).collect();
    #[expect(clippy::cast_precision_loss, reason = "days of a year")]
    let mean = known.iter().map(|it| it.1).sum::<f64>() / known.len().max(1) as f64;
    let (from, to) = (known.first()?.0, known.last()?.0);
    Some(LastAir { from, to, pm25: mean, origin })
}
