//! The measured air of the place, read from the data package.

use portal_model::air::Averaging as Hours;
use portal_opendata::LocalText;
use portal_opendata::package::Package;
use portal_opendata::tables::{Averaging, Pollutant, air_annual, air_composites, air_daily, aqi, limits};

use super::index::{Scale, ScaleRow};
use super::{AirPage, Breakpoints, Composite, DayLimit, Origin, PollutantYear, YearMean};
use portal_text::Language;

use crate::live::LiveConfig;
use crate::prerender::{Inputs, PrerenderError, refused};

/// Pollutants of the combined samples, in the order of the page.
const IN_SAMPLES: [Pollutant; 5] =
    [Pollutant::Bap, Pollutant::As, Pollutant::Cd, Pollutant::Ni, Pollutant::Pb];

mod texts {
    portal_text::texts!("pages/air/load");
}

/// Key of the World Health Organization in the table of limits.
const WHO: &str = "who_2021";

/// Reads everything that the page shows without a network.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read or holds no days.
pub fn load(inputs: &Inputs) -> Result<AirPage, PrerenderError> {
    let days = inputs.table("air-daily-2023.csv", air_daily::parse)?;
    let first_day = days.first().map(|it| it.date).ok_or_else(|| refused(air_daily::RESOURCE, &"no days"))?;
    if days.iter().zip(0_i64..).any(|(day, number)| day.date != first_day.plus_days(number)) {
        return Err(refused(air_daily::RESOURCE, &"a day is left out; write it with empty cells"));
    }
    let package = inputs.table("datapackage.json", Package::parse)?;
    let all_limits = inputs.table("limits.csv", limits::parse)?;
    let samples = inputs.table("air-composites-2023.csv", air_composites::parse)?;
    let years = inputs.table("air-annual.csv", air_annual::parse)?;
    Ok(AirPage {
        live: LiveConfig::of(inputs.config),
        first_day,
        pm10: days.iter().map(|it| it.pm10_ug_m3).collect(),
        pm25: days.iter().map(|it| it.pm25_ug_m3).collect(),
        limits: all_limits.iter().filter(|it| is_dust_of_a_day_or_year(it)).map(day_limit).collect(),
        years: years.into_iter().filter(|it| it.pollutant == Pollutant::Pm25).map(year_mean).collect(),
        samples: IN_SAMPLES.into_iter().filter_map(|it| pollutant_year(it, &samples, &all_limits)).collect(),
        index_scales: index_scales(inputs, &all_limits)?,
        daily: origin(&package, air_daily::RESOURCE)?,
        annual: origin(&package, air_annual::RESOURCE)?,
        composites: origin(&package, air_composites::RESOURCE)?,
    })
}

fn is_dust_of_a_day_or_year(limit: &limits::Limit) -> bool {
    matches!(limit.pollutant, Pollutant::Pm10 | Pollutant::Pm25)
        && matches!(limit.averaging, Averaging::Day | Averaging::Year)
}

fn day_limit(limit: &limits::Limit) -> DayLimit {
    DayLimit {
        authority: limit.authority_label.clone(),
        kind: limit.kind_label.clone(),
        pollutant: limit.pollutant,
        averaging: limit.averaging,
        value: limit.value,
        attain_by: limit.attain_by,
        allowed: limit.allowed_a_year,
        confidence: limit.confidence,
    }
}

fn year_mean(year: air_annual::AirYear) -> YearMean {
    YearMean {
        year: year.year,
        station: year.station,
        mean: year.mean,
        completeness: year.completeness_percent,
    }
}

fn pollutant_year(
    pollutant: Pollutant,
    samples: &[air_composites::Composite],
    all_limits: &[limits::Limit],
) -> Option<PollutantYear> {
    let own: Vec<_> = samples.iter().filter(|it| it.pollutant == pollutant).collect();
    let unit = own.first()?.unit.clone();
    let limit = all_limits.iter().find(|it| {
        it.pollutant == pollutant
            && it.averaging == Averaging::Year
            && it.unit == unit
            && it.confidence.may_be_headline()
    });
    Some(PollutantYear {
        pollutant,
        mean: air_composites::mean(samples, pollutant)?,
        limit: limit.map(|it| (it.value, it.authority_label.clone())),
        samples: own
            .into_iter()
            .map(|it| Composite { from: it.from, days: it.days, value: it.value })
            .collect(),
        unit,
    })
}

/// Pollutants of the indices, in the order of the page.
const IN_INDEX: [Pollutant; 5] =
    [Pollutant::Pm25, Pollutant::Pm10, Pollutant::No2, Pollutant::O3, Pollutant::So2];
/// Unit of all thresholds of the page.
const UNIT: &str = "µg/m³";

/// The scales that pages show, and the guidelines of the WHO for a day as one more with two bands.
fn index_scales(inputs: &Inputs, limits: &[limits::Limit]) -> Result<Vec<Scale>, PrerenderError> {
    let indices = inputs.table("aqi-indices.csv", aqi::parse_indices)?;
    let breakpoints = inputs.table("aqi-breakpoints.csv", aqi::parse_breakpoints)?;
    let bands = inputs.table("aqi-bands.csv", aqi::parse_bands)?;
    let row = |index: &str, pollutant: Pollutant| {
        let own = || {
            breakpoints.iter().filter(|it| it.index == index && it.pollutant == pollutant && it.unit == UNIT)
        };
        let averaging = over(own().next()?.averaging)?;
        Some(ScaleRow { pollutant, averaging, upper: own().filter_map(|it| it.upper).collect() })
    };
    let scale = |it: aqi::Index| Scale {
        rows: IN_INDEX.into_iter().filter_map(|pollutant| row(&it.id, pollutant)).collect(),
        words: bands.iter().filter(|band| band.index == it.id).map(|band| band.label.clone()).collect(),
        label: it.label,
    };
    let shown = indices.into_iter().filter(|it| it.shown).map(scale);
    Ok(shown.chain(guideline(limits)).collect())
}

/// The guidelines of the WHO for at most a day: kept, or not.
fn guideline(limits: &[limits::Limit]) -> Option<Scale> {
    let own = || limits.iter().filter(|it| it.authority == WHO && it.unit == UNIT);
    let row = |pollutant: Pollutant| {
        let mut short = own().filter(|it| it.pollutant == pollutant);
        short.find_map(|it| Some((over(it.averaging)?, it.value)))
    };
    let rows = IN_INDEX.into_iter().filter_map(|pollutant| {
        row(pollutant).map(|(averaging, value)| ScaleRow { pollutant, averaging, upper: vec![value] })
    });
    let words = [texts::WITHIN_GUIDELINE, texts::ABOVE_GUIDELINE]
        .map(|it| LocalText { pl: it.get(Language::Pl).to_owned(), en: it.get(Language::En).to_owned() });
    Some(Scale { label: own().next()?.authority_label.clone(), rows: rows.collect(), words: words.into() })
}

/// The hours over which a live concentration is averaged; a day is the last 24 of them.
const fn over(averaging: Averaging) -> Option<Hours> {
    Some(match averaging {
        Averaging::Hour => Hours::Hour,
        Averaging::EightHours => Hours::EightHours,
        Averaging::Day | Averaging::DayRunning => Hours::DayRunning,
        _ => return None,
    })
}

/// Thresholds and words of the scales that pages show, for dust.
///
/// # Errors
/// [`PrerenderError`] when one of the tables cannot be read.
pub fn scales(inputs: &Inputs) -> Result<Vec<Breakpoints>, PrerenderError> {
    let indices = inputs.table("aqi-indices.csv", aqi::parse_indices)?;
    let breakpoints = inputs.table("aqi-breakpoints.csv", aqi::parse_breakpoints)?;
    let bands = inputs.table("aqi-bands.csv", aqi::parse_bands)?;
    let thresholds = |index: &str, pollutant: Pollutant| {
        let own = breakpoints.iter().filter(|it| it.index == index && it.pollutant == pollutant);
        own.map(|it| it.upper).collect::<Vec<_>>()
    };
    let shown = indices.into_iter().filter(|it| it.shown);
    let all = shown.map(|it| Breakpoints {
        pm10: thresholds(&it.id, Pollutant::Pm10),
        pm25: thresholds(&it.id, Pollutant::Pm25),
        words: bands.iter().filter(|band| band.index == it.id).map(|band| band.label.clone()).collect(),
        label: it.label,
    });
    Ok(all.collect())
}

fn origin(package: &Package, name: &str) -> Result<Origin, PrerenderError> {
    let resource =
        package.resource(name).ok_or_else(|| refused("datapackage.json", &format!("no {name}")))?;
    Ok(Origin {
        title: resource.portal.title.clone(),
        description: resource.portal.description.clone(),
        credit: resource.portal.credit.clone(),
        licence: resource.licenses.first().map(|it| it.title.clone()).unwrap_or_default(),
        class: resource.portal.class,
        as_of: resource.portal.as_of,
    })
}
