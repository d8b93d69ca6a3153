//! The charts: cost and emission of both cars, and the electric car through the year.

use portal_chart::{ChartSpec, Role};
use portal_text::Text;

use super::outcome::Case;
use super::texts;
use crate::shared::drawn::{Bars, Upright, by_month, by_name, whiskers};
use crate::shared::spread::Interval;
use crate::shared::words::Words;

/// The yearly cost of both.
pub(super) fn costs(words: Words, case: &Case) -> ChartSpec {
    let ranges = [case.study.range(|it| it.fuel.pln()), case.study.range(|it| it.electricity.pln())];
    let upright = (texts::AXIS_COST, texts::UNIT_MONEY_YEAR, 0);
    both(words, (texts::CHART_COST, texts::CHART_COST_SUMMARY), upright, &ranges)
}

/// The yearly emission of both.
pub(super) fn emissions(words: Words, case: &Case) -> ChartSpec {
    let tonnes = |kg: f64| kg / 1000.0;
    let ranges = [
        case.study.range(|it| tonnes(it.co2_fuel.kg())),
        case.study.range(|it| tonnes(it.co2_electricity.kg())),
    ];
    let upright = (texts::AXIS_CO2, texts::UNIT_CO2, 2);
    both(words, (texts::CHART_CO2, texts::CHART_CO2_SUMMARY), upright, &ranges)
}

fn both(words: Words, (title, summary): (Text, Text), upright: Upright, ranges: &[Interval; 2]) -> ChartSpec {
    let shown = ranges.map(|it| words.number(it.rounded().mid, it.decimals(upright.2)));
    let summary = words.fill(summary, &[("before", &shown[0]), ("after", &shown[1])]);
    let names = [texts::NAME_FUEL, texts::NAME_ELECTRIC].map(|it| words.say(it).to_owned()).to_vec();
    let bars = Bars::new(words.say(upright.0), Role::Grid, 0, ranges.map(|it| it.mid));
    by_name(words, title, names, upright, &[bars])
        .with(whiskers(words.say(texts::SERIES_RANGE), ranges))
        .summary(summary)
}

/// Consumption of the electric car by month.
pub(super) fn months(words: Words, case: &Case) -> ChartSpec {
    let most = case.by_month.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = case.by_month.iter().copied().fold(f64::INFINITY, f64::min);
    let summary = words.fill(
        texts::CHART_MONTHS_SUMMARY,
        &[("most", &words.number(most, 1)), ("least", &words.number(least, 1))],
    );
    let bars = Bars::new(words.say(texts::AXIS_USE), Role::Battery, 0, case.by_month);
    let upright = (texts::AXIS_USE, texts::UNIT_KWH_100KM, 1);
    by_month(words, texts::CHART_MONTHS, texts::AXIS_MONTH, upright, &[bars]).summary(summary)
}
