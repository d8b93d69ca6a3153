//! The answer that is prerendered, and what the browser needs to compute others.

use portal_calculators::shared::assumptions::{Assumption, Assumptions};
use portal_calculators::{
    Answer, Calculator, Form, Rough, Surroundings, Value, cluster, find, needs, notes as notes_of,
    path as path_of, pv,
};
use portal_evidence::{Class, Sourced};
use portal_model::solar::Place;
use portal_opendata::package::{Package, Resource};
use portal_opendata::tables::sources::Source;
use portal_opendata::tables::{assumptions, load_profiles, sources, weather};
use portal_text::Language;
use portal_units::{Angle, Length};

use super::year::pack::pack;
use super::{CalculatorPage, Outline, PackedYear, WeatherAxis, notes, path};
use crate::pages::calculators;
use crate::prerender::{Inputs, PrerenderError, fixed, refused};
use crate::routes::{Address, PageId};
use crate::widgets::badge::class_word;
use crate::widgets::chart::Flow;

/// Figures for which a page has room where their number depends on the inputs.
const ROOM: usize = 11;

/// The calculator of a page.
///
/// # Errors
/// [`PrerenderError`] when there is none of this name.
pub fn calculator(slug: &str) -> Result<&'static dyn Calculator, PrerenderError> {
    find(slug).ok_or_else(|| refused(slug, &"no calculator"))
}

/// Names of the calculators whose pages share a route.
pub fn slugs() -> Vec<String> {
    let all = portal_calculators::ALL.iter().map(|it| it.about().slug);
    all.filter(|it| *it != "pv").map(str::to_owned).collect()
}

/// The answer of a calculator to a state, written as in an address. What of it cannot be used is left at its start.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read or there is no answer.
pub fn answer_to(
    inputs: &Inputs,
    slug: &str,
    state: &str,
    language: Language,
) -> Result<Answer, PrerenderError> {
    let answered = with_form(inputs, slug, state, language, |calculator, values, around| {
        calculator.answer(values, around)
    });
    answered?.map_err(|err| refused(slug, &err))
}

/// Does something with the values of a state and what surrounds them.
fn with_form<T>(
    inputs: &Inputs,
    slug: &str,
    state: &str,
    language: Language,
    act: impl FnOnce(&'static dyn Calculator, &[Value], &mut Surroundings) -> T,
) -> Result<T, PrerenderError> {
    let calculator = calculator(slug)?;
    let assumptions = read_assumptions(inputs, slug)?;
    let starts = calculator.starts(&assumptions).map_err(|err| refused(slug, &err))?;
    let (form, _) = Form::read(calculator, starts, state);
    let mut year =
        year_file(inputs)?.open(&inputs.config.zone).map_err(|err| refused(weather::RESOURCE, &err))?;
    let assumptions = assumptions.with(form.own());
    let mut around = Surroundings { language, year: &mut year, assumptions: &assumptions, rough: Rough::No };
    Ok(act(calculator, form.values(), &mut around))
}

/// The energy flow of the case that the calculator of a cluster opens on; none for the others.
fn flow(inputs: &Inputs, slug: &str, language: Language) -> Result<Option<Flow>, PrerenderError> {
    if slug != cluster::CALCULATOR.about().slug {
        return Ok(None);
    }
    let found = with_form(inputs, slug, "", language, |_, values, around| cluster::flow(values, around))?;
    let (spec, summary) = found.map_err(|err| refused(slug, &err))?;
    Ok(Some(Flow { spec, summary }))
}

/// The yield by month and hour of the roof that its calculator opens on; none for the others.
fn hours(inputs: &Inputs, slug: &str, language: Language) -> Result<Option<pv::Hours>, PrerenderError> {
    if slug != pv::CALCULATOR.about().slug {
        return Ok(None);
    }
    let found = with_form(inputs, slug, "", language, |_, values, around| pv::hours(values, around))?;
    found.map(Some).map_err(|err| refused(slug, &err))
}

/// Reads the data and answers the case that a calculator opens on.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read, lacks a number that the calculator needs, or describes no year.
pub fn load(inputs: &Inputs, slug: &str, language: Language) -> Result<CalculatorPage, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let said = notes_of(slug).ok_or_else(|| refused(slug, &"no notes"))?;
    let answer = answer_to(inputs, slug, "", language)?;
    let (weather, profiles) =
        (resource(&package, weather::RESOURCE)?, resource(&package, load_profiles::RESOURCE)?);
    let named = |it: &Resource| format!("{} ({})", it.portal.title.get(language.code()), it.portal.credit);
    let list = Address { language, page: PageId::Calculators, slug: "" };
    let here = calculators::address(list, calculator(slug)?.about().slug);
    Ok(CalculatorPage {
        outline: Outline::of(&answer, if slug == "pv" { 0 } else { ROOM }),
        answer: Some(answer),
        flow: flow(inputs, slug, language)?,
        hours: hours(inputs, slug, language)?,
        weather_title: if said.uses_weather { weather_title(weather, language) } else { String::new() },
        notes: fixed(|| notes::view(said, &named(weather), &named(profiles), here)),
        path: path_of(slug).map_or_else(String::new, |it| path::markup::markup(it, language)),
        assumptions: read_assumptions(inputs, slug)?,
    })
}

/// Title of the weather with its class.
fn weather_title(weather: &Resource, language: Language) -> String {
    let title = weather.portal.title.get(language.code());
    let class = weather.portal.class.map(|it| class_word(it).get(language));
    class.map_or_else(|| title.to_owned(), |it| format!("{title}, {it}"))
}

/// The tables of the hourly year, packed for the browser; the work of the first call is kept.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read or has more decimals than can be packed.
pub fn year_file(inputs: &Inputs) -> Result<&PackedYear, PrerenderError> {
    if let Some(packed) = inputs.year.get() {
        return Ok(packed);
    }
    let packed = packed_year(inputs)?;
    Ok(inputs.year.get_or_init(|| packed))
}

fn packed_year(inputs: &Inputs) -> Result<PackedYear, PrerenderError> {
    let package = inputs.table("datapackage.json", Package::parse)?;
    let (weather, profiles) =
        (resource(&package, weather::RESOURCE)?, resource(&package, load_profiles::RESOURCE)?);
    let axis = axis_of(weather, inputs)?;
    let holidays = inputs
        .table(&resource(&package, load_profiles::HOLIDAYS)?.path, load_profiles::parse_holidays)?
        .into_iter()
        .map(|it| it.date)
        .collect();
    let table = inputs.table(&weather.path, weather::parse)?;
    let curves = inputs.table(&profiles.path, load_profiles::parse)?;
    pack(axis, &inputs.config.zone, holidays, &table, &curves)
        .ok_or_else(|| refused(weather::RESOURCE, &"more than five decimals, or a kind of day is missing"))
}

pub(super) fn resource<'a>(package: &'a Package, name: &str) -> Result<&'a Resource, PrerenderError> {
    package.resource(name).ok_or_else(|| refused(name, &"not in the data package"))
}

/// The sun stands over the place of the weather where the data name one, and over the portal's own otherwise.
fn axis_of(resource: &Resource, inputs: &Inputs) -> Result<WeatherAxis, PrerenderError> {
    let axis = resource.portal.axis.as_ref().ok_or_else(|| refused(weather::RESOURCE, &"no time axis"))?;
    let own = &inputs.config.place;
    Ok(WeatherAxis {
        start: axis.start,
        stamp: axis.stamp,
        place: Place {
            latitude: Angle::from_degrees(axis.latitude.unwrap_or(own.latitude)),
            longitude: Angle::from_degrees(axis.longitude.unwrap_or(own.longitude)),
            altitude: Length::from_m(axis.altitude_m.unwrap_or(own.altitude_m)),
        },
    })
}

/// The numbers that a calculator asks for, each with the name and the page of its source.
pub(super) fn read_assumptions(inputs: &Inputs, slug: &str) -> Result<Assumptions, PrerenderError> {
    let sources = inputs.table("sources.csv", sources::parse)?;
    let mut all = Vec::new();
    for table in assumptions::RESOURCES {
        let read = inputs.table(&format!("{table}.csv"), |text| assumptions::parse(table, text))?;
        let is_needed = |id: &str| needs(slug).iter().any(|group| group.contains(&id));
        for row in read.iter().filter(|it| is_needed(&it.id)) {
            all.push(
                assumption(row, &sources)
                    .ok_or_else(|| refused(table, &format!("{} has no value", row.id)))?,
            );
        }
    }
    Ok(Assumptions::new(all))
}

fn assumption(row: &assumptions::Assumption, sources: &[Source]) -> Option<Assumption> {
    let source = sources.iter().find(|it| it.id == row.source.as_str());
    let value = row.value?;
    Some(Assumption {
        key: row.id.clone(),
        value: Sourced {
            value,
            source: row.source.clone(),
            class: Class::Typical,
            confidence: row.confidence,
            time: None,
        },
        low: row.low,
        high: row.high,
        unit: row.unit.clone(),
        credit: source.map_or_else(String::new, credit),
        url: source.and_then(|it| it.url.clone()),
        year: row.period.clone().unwrap_or_default(),
        own: None,
    })
}

fn credit(source: &Source) -> String {
    match &source.publisher {
        Some(publisher) => format!("{publisher}: {}", source.title),
        None => source.title.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use portal_opendata::config::PortalConfig;
    use portal_units::Instant;

    use super::*;

    fn inputs() -> Inputs {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
        let text = std::fs::read_to_string(public.join("portal.json")).unwrap();
        let config = Box::leak(Box::new(PortalConfig::parse(&text).unwrap()));
        let built = Instant::from_unix_seconds(0);
        Inputs::new(config, built, public.join("data"))
    }

    fn page(language: Language) -> CalculatorPage {
        load(&inputs(), "pv", language).unwrap()
    }

    #[test]
    fn the_page_opens_on_an_answer_in_both_languages_whose_shape_survives_the_bridge() {
        let page = page(Language::Pl);
        let answer = page.answer.as_ref().unwrap();
        assert_ne!(answer.verdict, self::page(Language::En).answer.unwrap().verdict);
        let bridged = serde_json::to_string(&page).unwrap();
        let arrived = serde_json::from_str::<CalculatorPage>(&bridged).unwrap();
        let blank = arrived.outline.blank();
        assert!(arrived.answer.is_none());
        assert_eq!(blank.verdict.len(), answer.verdict.len());
        assert_eq!(blank.figures.len(), answer.figures.len());
        assert_eq!(blank.charts.len(), answer.charts.len());
        assert_eq!(blank.short, answer.short);
    }

    #[test]
    fn every_calculator_opens_on_an_answer_with_a_figure_and_a_chart() {
        let inputs = inputs();
        for it in portal_calculators::ALL {
            let slug = it.about().slug;
            let answer = load(&inputs, slug, Language::Pl).unwrap().answer.unwrap();
            assert!(!answer.figures.is_empty() && !answer.charts.is_empty(), "{slug}");
        }
    }

    #[test]
    fn the_packed_year_holds_the_numbers_of_the_table() {
        let inputs = inputs();
        let packed = serde_json::to_string(year_file(&inputs).unwrap()).unwrap();
        let arrived = serde_json::from_str::<PackedYear>(&packed).unwrap();
        let table = inputs.table("weather-typical-year.csv", weather::parse).unwrap();
        let columns = arrived.weather.each_ref().map(super::super::column::Column::unpack);
        assert_eq!(
            columns,
            [table.ghi_w_m2, table.dni_w_m2, table.dhi_w_m2, table.temp_air_c, table.wind_m_s]
        );
    }

    #[test]
    fn the_first_answer_is_what_pvlib_gives_for_the_same_weather() {
        // pvlib 0.16.1 on the same table, 10.5 min past the hour at its place, south at 35°, the chain of table 03:
        // 1076.98 kWh from 1 kWp. The page opens on 5 kWp.
        let answer = page(Language::En).answer.unwrap();
        let generated = answer.figures.iter().find(|it| it.key == "yield").unwrap().value.unwrap().mid;
        assert!((generated / (5.0 * 1076.98) - 1.0).abs() < 0.0005, "{generated}");
    }
}
