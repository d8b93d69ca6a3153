//! The charts of the page with their sentences, as plain data.

use portal_chart::{
    Axis, Certainty, ChartSpec, DayHourSpec, DurationSpec, Explored, Kind, Role, Series, Shape, StackPart,
    StackSpec, reached_for,
};
use portal_opendata::tables::generation::{Capacity, MixYear};
use portal_text::{Language, Text, month_name, number};

use super::{RenewablesPage, texts};

/// A picture and what it says.
pub(super) type Told = (Explored, String);

/// Hours of a day.
const DAY: usize = 24;

/// Name, colour and value of a source in a year.
type Part = (Text, Role, fn(&MixYear) -> f64);

/// The country's sources, from the bottom of the stack.
const SOURCES: [Part; 7] = [
    (texts::COAL, Role::Coal, |it| it.coal_twh),
    (texts::GAS, Role::Gas, |it| it.gas_twh),
    (texts::OIL, Role::Grid, |it| it.oil_other_fossil_twh),
    (texts::HYDRO, Role::Hydro, |it| it.hydro_twh),
    (texts::BIO, Role::Bio, |it| it.bioenergy_twh + it.other_renewable_twh),
    (texts::WIND, Role::Wind, |it| it.wind_twh),
    (texts::SOLAR, Role::Solar, |it| it.solar_twh),
];

/// The first and the last year.
fn ends(mix: &[MixYear]) -> Option<(&MixYear, &MixYear)> {
    mix.first().zip(mix.last())
}

/// The sentence at the top: the share of renewables then and now.
pub(super) fn lead(data: &RenewablesPage, language: Language) -> String {
    let Some((first, last)) = ends(&data.mix) else { return String::new() };
    let share = |it: &MixYear| number(language, it.renewable_share_percent, 0);
    let values = [
        ("year", last.year.to_string()),
        ("share", share(last)),
        ("first", first.year.to_string()),
        ("before", share(first)),
    ];
    texts::LEAD.fill(language, &values.each_ref().map(|it| (it.0, it.1.as_str())))
}

fn years(mix: &[MixYear]) -> Vec<f64> {
    mix.iter().map(|it| f64::from(it.year)).collect()
}

/// Generation by source since the first year.
pub(super) fn mix(mix: &[MixYear], language: Language) -> Told {
    let parts = SOURCES.map(|(name, role, value)| StackPart {
        name: name.get(language).to_owned(),
        role,
        values: mix.iter().map(|it| Some(value(it))).collect(),
        certainty: Certainty::Solid,
    });
    let axis = Axis::number(texts::GENERATION.get(language), "TWh", 1);
    let base = ChartSpec::new(texts::MIX.get(language), Axis::of(Kind::Year), axis);
    let summary = ends(mix).map_or_else(String::new, |(first, last)| {
        let share = |it: &MixYear| number(language, it.coal_share_percent, 0);
        let twh = |value: f64| number(language, value, 1);
        let values = [
            ("first", first.year.to_string()),
            ("last", last.year.to_string()),
            ("before", share(first)),
            ("now", share(last)),
            ("solar", twh(last.solar_twh)),
            ("wind", twh(last.wind_twh)),
        ];
        texts::MIX_SUMMARY.fill(language, &values.each_ref().map(|it| (it.0, it.1.as_str())))
    });
    (Explored::Stack(StackSpec { base, x: years(mix), parts: parts.to_vec() }), summary)
}

/// Carbon dioxide per kilowatt hour; a preliminary year is a dot of its own.
pub(super) fn intensity(mix: &[MixYear], language: Language) -> Told {
    let value = |it: &MixYear| it.carbon_intensity_g_kwh;
    let first = mix.first().map_or(0.0, |it| f64::from(it.year));
    let of = |preliminary: bool| -> Vec<Option<f64>> {
        mix.iter().map(|it| Some(value(it)).filter(|_| it.preliminary == preliminary)).collect()
    };
    let axis = Axis::number(texts::INTENSITY_AXIS.get(language), "g/kWh", 0);
    let mut spec = ChartSpec::new(texts::INTENSITY.get(language), Axis::of(Kind::Year), axis)
        .with(Series::new(texts::CHECKED.get(language), Role::Coal, Shape::line(first, &of(false))));
    if mix.iter().any(|it| it.preliminary) {
        let dots = Shape::Dots(portal_chart::Point::row(first, &of(true)));
        spec = spec.with(Series::new(texts::PRELIMINARY.get(language), Role::Accent, dots));
    }
    let summary = ends(mix).map_or_else(String::new, |(first, last)| {
        let values = [
            ("first", first.year.to_string()),
            ("last", last.year.to_string()),
            ("before", number(language, value(first), 0)),
            ("now", number(language, value(last), 0)),
        ];
        texts::INTENSITY_SUMMARY.fill(language, &values.each_ref().map(|it| (it.0, it.1.as_str())))
    });
    (Explored::Lines(spec), summary)
}

/// The country's plants, the largest first.
pub(super) fn capacity(capacity: &[Capacity], language: Language) -> Told {
    // Of a technology with several dates the last counts.
    let is_last = |it: &&Capacity| {
        !capacity.iter().any(|other| other.technology == it.technology && other.date > it.date)
    };
    let mut all: Vec<&Capacity> = capacity.iter().filter(is_last).collect();
    all.sort_by(|a, b| b.capacity_mw.total_cmp(&a.capacity_mw));
    let name = |it: &&Capacity| {
        technology(&it.technology).map_or(it.technology.clone(), |text| text.get(language).to_owned())
    };
    let names: Vec<String> = all.iter().map(name).collect();
    let values: Vec<Option<f64>> = all.iter().map(|it| Some(it.capacity_mw / 1_000.0)).collect();
    let largest = names.first().cloned().unwrap_or_default();
    let power = all.first().map_or(0.0, |it| it.capacity_mw / 1_000.0);
    let axis = Axis::number(texts::CAPACITY_AXIS.get(language), "GW", 1);
    let spec = ChartSpec::new(texts::CAPACITY.get(language), Axis::of(Kind::Category(names)), axis)
        .with(Series::new(texts::CAPACITY_AXIS.get(language), Role::Wind, Shape::bars(0, 0.0, &values)));
    let summary =
        texts::CAPACITY_SUMMARY.fill(language, &[("name", &largest), ("power", &number(language, power, 1))]);
    (Explored::Lines(spec), summary)
}

/// The name of a technology of the table.
fn technology(id: &str) -> Option<Text> {
    Some(match id {
        "biomass" => texts::BIO,
        "coal" => texts::COAL,
        "gas" => texts::GAS,
        "hydro" => texts::HYDRO,
        "hydro_storage" => texts::PUMPED,
        "oil" => texts::OIL,
        "solar" => texts::SOLAR,
        "unknown" => texts::OTHER,
        "wind" => texts::WIND,
        _ => return None,
    })
}

/// What one kilowatt of panels gives by month.
pub(super) fn months(data: &RenewablesPage, language: Language) -> Told {
    let values = data.monthly.map(Some);
    let axis = Axis::number(texts::YIELD.get(language), "kWh/kWp", 0);
    let spec = ChartSpec::new(texts::MONTHS.get(language), Axis::of(Kind::Month), axis).with(Series::new(
        texts::SOLAR.get(language),
        Role::Solar,
        Shape::bars(0, 1.0, &values),
    ));
    let by_value = |a: &(usize, &f64), b: &(usize, &f64)| a.1.total_cmp(b.1);
    let named = |it: Option<(usize, &f64)>| {
        let (index, value) = it.unwrap_or((0, &0.0));
        let month = u8::try_from(index + 1).unwrap_or(1);
        (month_name(language, month), number(language, *value, 0))
    };
    let (best, most) = named(data.monthly.iter().enumerate().max_by(by_value));
    let (worst, least) = named(data.monthly.iter().enumerate().min_by(by_value));
    let year = number(language, data.monthly.iter().sum::<f64>(), 0);
    let values =
        [("year", year.as_str()), ("best", best), ("most", &most), ("worst", worst), ("least", &least)];
    (Explored::Lines(spec), texts::MONTHS_SUMMARY.fill(language, &values))
}

/// The year as days by hours, in winter time all the year.
pub(super) fn hours(data: &RenewablesPage, language: Language) -> Told {
    let lead = data.first_hour.min(DAY);
    let before = std::iter::repeat_n(None, lead);
    let hours: Vec<Option<f64>> = before.chain(data.hourly.iter().map(|it| Some(*it))).collect();
    let spec = DayHourSpec {
        title: texts::HOURS.get(language).to_owned(),
        first_day: data.first_day,
        hours,
        unit: "kW/kWp".to_owned(),
        decimals: 2,
        role: Role::Solar,
        days_are: texts::DAY.get(language).to_owned(),
        no_data: texts::NO_DATA.get(language).to_owned(),
    };
    (Explored::DayHour(spec), texts::HOURS_SUMMARY.get(language).to_owned())
}

/// For how much of the year which power is reached.
pub(super) fn duration(data: &RenewablesPage, language: Language) -> Told {
    let axis = Axis::number(texts::POWER.get(language), "kW/kWp", 2);
    let x = Axis::number(texts::SHARE_OF_YEAR.get(language), "%", 0);
    let base = ChartSpec::new(texts::DURATION.get(language), x, axis);
    let values: Vec<Option<f64>> = data.hourly.iter().map(|it| Some(*it)).collect();
    let mut falling = data.hourly.clone();
    falling.sort_unstable_by(|a, b| b.total_cmp(a));
    let tenth = reached_for(&falling, 10.0).unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "hours of a year")]
    let dark = 100.0 * falling.iter().filter(|it| **it <= 0.0).count() as f64 / falling.len().max(1) as f64;
    let summary = texts::DURATION_SUMMARY
        .fill(language, &[("tenth", &number(language, tenth, 2)), ("dark", &number(language, dark, 0))]);
    let curves = vec![(texts::SOLAR.get(language).to_owned(), Role::Solar, values)];
    (Explored::Duration(DurationSpec { base, curves }), summary)
}
