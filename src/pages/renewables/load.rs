//! Tables, and the year of a roof, behind the page.

use portal_opendata::package::{Package, Resource};
use portal_opendata::tables::cluster_facts::Part;
use portal_opendata::tables::{cluster_facts, generation, sources, weather};
use portal_units::Angle;

use super::{Credit, Plant, RenewablesPage};
use crate::pages::calculator::year_file;
use crate::prerender::{Inputs, PrerenderError, refused};
use crate::tiles;

/// The roof that is shown: a usual slope, to the south.
const TILT_DEGREES: f64 = 35.0;
const AZIMUTH_DEGREES: f64 = 180.0;

/// Reads the tables and works out a year of one kilowatt of panels.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read or describes no year.
pub fn load(inputs: &Inputs) -> Result<RenewablesPage, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let packed = year_file(inputs)?;
    let start = packed.axis.start.utc();
    let zone = &inputs.config.zone;
    let mut year = packed.open(zone).map_err(|err| refused(weather::RESOURCE, &err))?;
    let (tilt, azimuth) = (Angle::from_degrees(TILT_DEGREES), Angle::from_degrees(AZIMUTH_DEGREES));
    let hourly = year.generation(tilt, azimuth).map_err(|err| refused(weather::RESOURCE, &err))?;
    let monthly = year.calendar().monthly_sums(&hourly).map_err(|err| refused(weather::RESOURCE, &err))?;
    let first_hour = year.calendar().hours_of_day().first().copied().unwrap_or_default();
    Ok(RenewablesPage {
        mix: inputs.table("generation-mix.csv", generation::parse_mix)?,
        capacity: inputs.table("installed-capacity.csv", generation::parse_capacity)?,
        hourly: hourly.to_vec(),
        monthly,
        first_day: start.date.days(),
        first_hour: usize::from(first_hour),
        plants: plants(inputs)?,
        today: tiles::load(inputs, tiles::Kind::WindSun)?,
        mix_credit: credit(&package, generation::MIX)?,
        capacity_credit: credit(&package, generation::CAPACITY)?,
        // Put together from months of several years; its date is that of the file.
        weather_credit: Credit { as_of: None, ..credit(&package, weather::RESOURCE)? },
    })
}

fn plants(inputs: &Inputs) -> Result<Vec<Plant>, PrerenderError> {
    let known = inputs.table("sources.csv", sources::parse)?;
    let facts = inputs.table("cluster-facts.csv", cluster_facts::parse)?;
    let of = |fact: cluster_facts::ClusterFact| {
        let source = known.iter().find(|it| it.id == fact.source.as_str());
        Plant {
            name: fact.item,
            told: fact.value,
            planned: fact.planned,
            confidence: fact.confidence,
            source: source.map_or_else(|| fact.source.as_str().to_owned(), |it| it.title.clone()),
            url: source.and_then(|it| it.url.clone()),
        }
    };
    Ok(facts.into_iter().filter(|it| it.part == Part::Plants).map(of).collect())
}

fn credit(package: &Package, name: &str) -> Result<Credit, PrerenderError> {
    let resource: &Resource =
        package.resource(name).ok_or_else(|| refused(name, &"not in the data package"))?;
    Ok(Credit {
        title: resource.portal.title.clone(),
        source: resource.portal.credit.clone(),
        licence: resource.licenses.first().map(|it| it.title.clone()).unwrap_or_default(),
        class: resource.portal.class,
        as_of: Some(resource.portal.as_of),
    })
}
