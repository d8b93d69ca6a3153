//! The charts: the year by month, and a typical day of each season.

use portal_chart::{Axis, ChartSpec, Kind, Point, RangeBar, Role, Series, Shape};
use portal_text::{Language, Text, month_name, number};

use super::case::Outcome;
use super::inputs::Inputs;
use super::texts;
use crate::answer::AnswerError;
use crate::shared::balance::Flow;
use crate::shared::study::Study;
use crate::shared::year::Year;

/// Mean power at each hour of the day. \[kW\]
type Day = [Option<f64>; 24];

/// Seasons of three whole months each; 0 is January, December belongs to winter.
const SEASONS: [(Text, [u8; 3], Role); 4] = [
    (texts::SEASON_WINTER, [11, 0, 1], Role::Wind),
    (texts::SEASON_SPRING, [2, 3, 4], Role::Biogas),
    (texts::SEASON_SUMMER, [5, 6, 7], Role::Solar),
    (texts::SEASON_AUTUMN, [8, 9, 10], Role::Chp),
];

/// What is used and what is sold each month, the range of their sum, and the use.
pub(super) fn months(language: Language, study: &Study<Outcome>) -> ChartSpec {
    let months = &study.mid.flows.months;
    let row = |of: &dyn Fn(&Flow) -> f64| -> Vec<Option<f64>> {
        months.iter().map(|it| Some(tenth(of(it)))).collect()
    };
    // Battery losses are neither used nor sold, so the bars of a roof with a battery end below its yield.
    let own = row(&|it| it.own().kwh());
    let export = row(&|it| it.export.kwh());
    let demand = row(&|it| it.demand.kwh());
    let whiskers = (1..=12_u8)
        .map(|month| {
            let sold_and_used = |it: &Outcome| {
                it.flows.months.get(usize::from(month) - 1).map_or(0.0, |it| (it.own() + it.export).kwh())
            };
            let range = study.range(sold_and_used);
            RangeBar { x: f64::from(month), low: tenth(range.low), high: tenth(range.high) }
        })
        .collect();
    let say = |text: Text| text.get(language);
    let x = Axis::of(Kind::Month).label(say(texts::AXIS_MONTH));
    let y = Axis::number(say(texts::AXIS_ENERGY_MONTH), say(texts::UNIT_KWH), 0);
    ChartSpec::new(say(texts::CHART_MONTHS), x, y)
        .summary(months_summary(language, study))
        .with(Series::new(say(texts::SERIES_OWN), Role::SelfUse, Shape::bars(0, 1.0, &own)))
        .with(Series::new(say(texts::SERIES_EXPORT), Role::Export, Shape::bars(0, 1.0, &export)))
        .with(Series::new(say(texts::SERIES_DEMAND), Role::Demand, Shape::line(1.0, &demand)))
        .with(Series::new(say(texts::SERIES_RANGE), Role::Ink2, Shape::Ranges(whiskers)))
}

fn months_summary(language: Language, study: &Study<Outcome>) -> String {
    let months = || (1_u8..).zip(&study.mid.flows.months);
    let by_yield =
        |one: &(u8, &Flow), other: &(u8, &Flow)| one.1.generation.kwh().total_cmp(&other.1.generation.kwh());
    let (Some(best), Some(worst)) = (months().max_by(by_yield), months().min_by(by_yield)) else {
        return String::new();
    };
    let surplus = months().filter(|(_, it)| it.generation > it.demand).count();
    let kwh = |flow: &Flow| number(language, flow.generation.kwh(), 0);
    texts::CHART_MONTHS_SUMMARY.fill(
        language,
        &[
            ("best", month_name(language, best.0)),
            ("best_kwh", &kwh(best.1)),
            ("worst", month_name(language, worst.0)),
            ("worst_kwh", &kwh(worst.1)),
            ("surplus", &surplus.to_string()),
        ],
    )
}

/// Mean power of the roof and of the use at each local hour: the roof by season, the use over the year.
pub(super) fn typical_days(
    language: Language,
    inputs: &Inputs,
    year: &mut Year,
) -> Result<ChartSpec, AnswerError> {
    let generation = year.generation(inputs.tilt, inputs.azimuth)?;
    let load = year.load(inputs.profile)?;
    let day = |series: &[f64], scale: f64, months: &[u8]| -> Result<Day, AnswerError> {
        let means = year.calendar().typical_day(series, months)?;
        Ok(means.map(|it| it.map(|mean| mean * scale)))
    };
    let say = |text: Text| text.get(language);
    let x = Axis::of(Kind::Hour { first_day: None }).label(say(texts::AXIS_HOUR));
    let y = Axis::number(say(texts::AXIS_POWER), say(texts::UNIT_KW), 2);
    let mut chart = ChartSpec::new(say(texts::CHART_DAY), x, y);
    let mut peaks = Vec::new();
    for (name, months, role) in SEASONS {
        let means = day(&generation, inputs.power.kw(), &months)?;
        peaks.push(peak(&means));
        chart = chart.with(Series::new(say(name), role, Shape::Line(points(&means))));
    }
    let all_year: Vec<u8> = (0..12).collect();
    let demand = day(&load, inputs.demand.kwh(), &all_year)?;
    chart = chart.with(Series::new(say(texts::SERIES_DEMAND), Role::Demand, Shape::Line(points(&demand))));
    Ok(chart.summary(day_summary(language, &peaks)))
}

fn day_summary(language: Language, peaks: &[(usize, f64)]) -> String {
    let (Some(winter), Some(summer)) = (peaks.first(), peaks.get(2)) else { return String::new() };
    texts::CHART_DAY_SUMMARY.fill(
        language,
        &[
            ("summer_hour", &summer.0.to_string()),
            ("summer_kw", &number(language, summer.1, 1)),
            ("winter_hour", &winter.0.to_string()),
            ("winter_kw", &number(language, winter.1, 1)),
        ],
    )
}

/// The hour of the largest value, and that value.
fn peak(means: &Day) -> (usize, f64) {
    let largest =
        means.iter().enumerate().max_by(|one, other| one.1.unwrap_or(0.0).total_cmp(&other.1.unwrap_or(0.0)));
    largest.map_or((0, 0.0), |(hour, mean)| (hour, mean.unwrap_or(0.0)))
}

/// Means of hours stand in the middle of their hour.
fn points(means: &Day) -> Vec<Point> {
    (0_u8..).zip(means).map(|(hour, mean)| Point::new(f64::from(hour) + 0.5, mean.map(thousandth))).collect()
}

/// A bridged page carries the digits that a reader can see, not the rest.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn thousandth(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
