//! Electricity from renewables: the country's since 2000, its plants, what the sun of the place gives, plants nearby.

use leptos::prelude::*;
use portal_chart::Explored;
use portal_evidence::{Class, Confidence};
use portal_opendata::LocalText;
use portal_opendata::tables::generation::{Capacity, MixYear};
use portal_text::{Language, Text};
use portal_units::CivilDate;

use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::PageId;
use crate::tiles;
use crate::widgets::badge::{Badge, confidence_word};
use crate::widgets::chart::still::Still;

mod charts;
mod load;

pub use load::load;

mod texts {
    portal_text::texts!("pages/renewables");
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct RenewablesPage {
    /// The country's generation, a year each.
    pub mix: Vec<MixYear>,
    /// Its plants by technology.
    pub capacity: Vec<Capacity>,
    /// What one kilowatt of panels delivers in each hour of the typical year \[kWh\].
    pub hourly: Vec<f64>,
    /// The same by month \[kWh\].
    pub monthly: [f64; 12],
    /// First day of the typical year, since 1970-01-01 \[d\].
    pub first_day: i64,
    /// Local hour of the day at which it begins.
    pub first_hour: usize,
    /// Plants of the region.
    pub plants: Vec<Plant>,
    /// Wind and sun now, where the town has their source.
    pub today: Option<tiles::Place>,
    /// Where the generation is from.
    pub mix_credit: Credit,
    /// Where the plants of the country are from.
    pub capacity_credit: Credit,
    /// Where the weather is from.
    pub weather_credit: Credit,
}

/// A plant of the region.
#[derive(Debug, Clone, PartialEq)]
pub struct Plant {
    /// Its name.
    pub name: LocalText,
    /// What is known of it.
    pub told: LocalText,
    /// Whether it is a plan.
    pub planned: bool,
    /// How it was read.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
    /// Page of the source.
    pub url: Option<String>,
}

/// Where data are from.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// Title of the data.
    pub title: LocalText,
    /// The line of credit.
    pub source: String,
    /// Name of the licence.
    pub licence: String,
    /// How the numbers came about.
    pub class: Option<Class>,
    /// The last day they speak of; none for a typical year, which is of no day.
    pub as_of: Option<CivilDate>,
}

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn page(app: AppContext, data: RenewablesPage) -> AnyView {
    let language = app.language();
    let today = app.address.to_page(PageId::Now);
    view! {
        <div class="wrap">
            <section>
                <h1>{texts::TITLE.get(language)}</h1>
                <p class="lead">{charts::lead(&data, language)}</p>
                {newest(data.mix.last(), &data.mix_credit, language)}
                {data.today.as_ref().map(|it| it.view(app, "tile-wind-sun".to_owned(), true))}
                <p>
                    {texts::TODAY.get(language)}
                    " "
                    <a id="to-today" rel=app.address.rel(today) href=format!("{}#grid", app.address.href(today))>
                        {texts::TO_TODAY.get(language)}
                    </a>
                </p>
            </section>
            {country(&data, language)}
            {sun(app, &data)}
            {plants(&data.plants, language)}
        </div>
    }
    .erase()
}

/// A chart under its heading.
fn chart(id: &str, (picture, summary): (Explored, String), credit: &Credit, language: Language) -> AnyView {
    let title = picture.picture().title().to_owned();
    let (id, source, licence) = (id.to_owned(), credit.source.clone(), credit.licence.clone());
    let still = Still { id, picture, summary, source, licence };
    view! {
        <h3>{title}</h3>
        {still.view(language)}
    }
    .erase()
}

fn section(id: &'static str, (title, intro): (Text, Text), language: Language, content: AnyView) -> AnyView {
    view! {
        <section id=id>
            <header>
                <h2>{title.get(language)}</h2>
                <p>{intro.get(language)}</p>
            </header>
            {content}
        </section>
    }
    .erase()
}

/// Class and credit of the numbers of one year, which may be preliminary.
fn newest(year: Option<&MixYear>, credit: &Credit, language: Language) -> AnyView {
    let is_preliminary = year.is_some_and(|it| it.preliminary);
    let class = if is_preliminary { Some(Class::Preliminary) } else { credit.class };
    origin(&Credit { class, ..credit.clone() }, language)
}

/// The same of a series of years: its preliminary ones are marked beside the others.
fn years(mix: &[MixYear], credit: &Credit, language: Language) -> AnyView {
    let preliminary: Vec<String> =
        mix.iter().filter(|it| it.preliminary).map(|it| it.year.to_string()).collect();
    let mark = (!preliminary.is_empty()).then(|| {
        view! { <p class="origin"><Badge class=Class::Preliminary language when=preliminary.join(", ")/></p> }
            .erase()
    });
    view! {
        {origin(credit, language)}
        {mark}
    }
    .erase()
}

/// The last day that data speak of, in words; empty without one.
fn until(credit: &Credit, language: Language) -> String {
    let told = |day| texts::UNTIL.fill(language, &[("date", &portal_text::date(language, day))]);
    credit.as_of.map(told).unwrap_or_default()
}

fn origin(credit: &Credit, language: Language) -> AnyView {
    let when = until(credit, language);
    view! {
        <p class="origin">
            {credit.class.map(|class| view! { <Badge class language when=when/> }.erase())}
            <span class="small">{format!("{} · {}", credit.title.get(language.code()), credit.source)}</span>
        </p>
    }
    .erase()
}

fn country(data: &RenewablesPage, language: Language) -> AnyView {
    let content = view! {
        {chart("mix", charts::mix(&data.mix, language), &data.mix_credit, language)}
        {chart("intensity", charts::intensity(&data.mix, language), &data.mix_credit, language)}
        {years(&data.mix, &data.mix_credit, language)}
        {chart("capacity", charts::capacity(&data.capacity, language), &data.capacity_credit, language)}
        {origin(&data.capacity_credit, language)}
    };
    section("country", (texts::COUNTRY, texts::COUNTRY_INTRO), language, content.into_any())
}

fn sun(app: AppContext, data: &RenewablesPage) -> AnyView {
    let language = app.language();
    let pv = app.address.to_page(PageId::Pv);
    let content = view! {
        {chart("months", charts::months(data, language), &data.weather_credit, language)}
        {chart("hours", charts::hours(data, language), &data.weather_credit, language)}
        {chart("duration", charts::duration(data, language), &data.weather_credit, language)}
        {origin(&data.weather_credit, language)}
        <p><a rel=app.address.rel(pv) href=app.address.href(pv)>{texts::TO_PV.get(language)}</a></p>
    };
    section("sun", (texts::SUN, texts::SUN_INTRO), language, content.into_any())
}

fn plants(plants: &[Plant], language: Language) -> AnyView {
    let code = language.code();
    let one = |plant: &Plant| {
        let state = if plant.planned { texts::PLANNED } else { texts::STANDING };
        let doubt = (!plant.confidence.may_be_headline())
            .then(|| format!(" · {}", confidence_word(plant.confidence).get(language)));
        let source = match plant.url.clone() {
            Some(url) => view! { <a href=url rel="external noopener">{plant.source.clone()}</a> }.erase(),
            None => plant.source.clone().into_any(),
        };
        view! {
            <div>
                <dt>{plant.name.get(code).to_owned()} " " <small>{state.get(language)}</small></dt>
                <dd>
                    {plant.told.get(code).to_owned()}
                    <small class="fact-source">{source}{doubt}</small>
                </dd>
            </div>
        }
        .erase()
    };
    if plants.is_empty() {
        return ().into_any();
    }
    let content = view! { <dl class="fact-list">{plants.iter().map(one).collect_view()}</dl> };
    section("plants", (texts::PLANTS, texts::PLANTS_INTRO), language, content.erase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(class: Class) -> Credit {
        let title = LocalText { pl: "dane".to_owned(), en: "data".to_owned() };
        let as_of = CivilDate::parse("2026-11-21").ok();
        Credit { title, source: "S".to_owned(), licence: String::new(), class: Some(class), as_of }
    }

    #[test]
    fn a_typical_year_ends_on_no_day() {
        assert_eq!(until(&credit(Class::Measured), Language::En), "data to 21\u{a0}November 2026");
        assert_eq!(until(&Credit { as_of: None, ..credit(Class::Substitute) }, Language::En), "");
    }

    #[test]
    fn what_is_said_of_a_preliminary_year_is_called_preliminary() {
        let csv =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/generation-mix.csv"));
        let mix = portal_opendata::tables::generation::parse_mix(&csv.unwrap()).unwrap();
        let (first, last) = (mix.first().unwrap(), mix.last().unwrap());
        assert!(!first.preliminary && last.preliminary);
        let of = |year: &MixYear| {
            crate::prerender::fixed(|| newest(Some(year), &credit(Class::Measured), Language::En))
        };
        assert!(of(last).contains("preliminary") && !of(last).contains("measured"), "{}", of(last));
        assert!(of(first).contains("measured") && !of(first).contains("preliminary"));
        let all = crate::prerender::fixed(|| years(&mix, &credit(Class::Measured), Language::En));
        assert!(all.contains("measured") && all.contains("preliminary") && all.contains("2025"), "{all}");
    }
}
