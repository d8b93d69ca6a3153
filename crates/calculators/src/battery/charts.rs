//! The charts: gain and autarky by size, and the months with the chosen battery.

use portal_chart::{Axis, ChartSpec, Role};
use portal_units::EnergyPrice;
use portal_units::Money;

use super::inputs::{BUY, COST, Inputs, SELL};
use super::outcome::{Case, Terms};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::drawn::{Bars, by_month, line};
use crate::shared::prices::Prices;
use crate::shared::study::Numbers;
use crate::shared::words::Words;

/// Gain over the life by size.
pub(super) fn gains(
    words: Words,
    inputs: &Inputs,
    case: &Case,
    numbers: &Numbers,
) -> Result<ChartSpec, AnswerError> {
    let at = numbers.middle();
    let terms = Terms {
        prices: Prices {
            buy: EnergyPrice::from_pln_per_kwh(at.get(BUY)?),
            sell: EnergyPrice::from_pln_per_kwh(at.get(SELL)?),
        },
        cost_per_kwh: Money::from_pln(at.get(COST)?),
        life: inputs.life,
    };
    let gain = |it: &super::outcome::Size| {
        case.row.first().map_or(0.0, |none| terms.gain(it.capacity, &none.year, &it.year).pln())
    };
    let points: Vec<(f64, f64)> = case.row.iter().map(|it| (it.capacity.kwh(), gain(it))).collect();
    let life = words.number(inputs.life, 0);
    let best = case.study.mid.best.kwh();
    let template = if best > 0.0 { texts::CHART_GAIN_SUMMARY } else { texts::CHART_GAIN_SUMMARY_NONE };
    let summary = words.fill(template, &[("life", &life), ("best", &words.number(best, 1))]);
    let y = Axis::number(words.say(texts::AXIS_GAIN), words.say(texts::UNIT_MONEY), 0);
    Ok(ChartSpec::new(words.say(texts::CHART_GAIN), size_axis(words), y)
        .with(line(words.say(texts::SERIES_GAIN), Role::Battery, points))
        .mark(inputs.battery.kwh(), words.say(texts::MARK_CHOSEN))
        .summary(summary))
}

/// Autarky by size.
pub(super) fn autarky(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    let share = |it: &super::outcome::Size| it.year.own() / it.year.demand * 100.0;
    let points: Vec<(f64, f64)> = case.row.iter().map(|it| (it.capacity.kwh(), share(it))).collect();
    let ends = [points.first(), points.last()].map(|it| it.map_or(0.0, |it| it.1));
    let most = case.row.last().map_or(0.0, |it| it.capacity.kwh());
    let shown = [words.number(ends[0], 0), words.number(ends[1], 0), words.number(most, 0)];
    let summary = words.fill(
        texts::CHART_AUTARKY_SUMMARY,
        &[("without", &shown[0]), ("with", &shown[1]), ("most", &shown[2])],
    );
    let y = Axis::number(words.say(texts::FIGURE_AUTARKY), "%", 0);
    ChartSpec::new(words.say(texts::CHART_AUTARKY), size_axis(words), y)
        .with(line(words.say(texts::FIGURE_AUTARKY), Role::SelfUse, points))
        .mark(inputs.battery.kwh(), words.say(texts::MARK_CHOSEN))
        .summary(summary)
}

/// Where the use of each month comes from.
pub(super) fn months(words: Words, case: &Case) -> ChartSpec {
    let months = &case.months;
    let bars = [
        Bars::new(words.say(texts::SERIES_DIRECT), Role::SelfUse, 0, months.iter().map(|it| it.direct.kwh())),
        Bars::new(
            words.say(texts::SERIES_BATTERY),
            Role::Battery,
            0,
            months.iter().map(|it| it.discharge.kwh()),
        ),
        Bars::new(
            words.say(texts::SERIES_GRID),
            Role::Grid,
            0,
            months.iter().map(|it| (it.demand - it.own()).kwh().max(0.0)),
        ),
    ];
    let winter: f64 = [0, 11].iter().filter_map(|it| months.get(*it)).map(|it| it.discharge.kwh()).sum();
    let summer: f64 = [5, 6].iter().filter_map(|it| months.get(*it)).map(|it| it.discharge.kwh()).sum();
    let summary = words.fill(
        texts::CHART_MONTHS_SUMMARY,
        &[("winter", &words.number(winter, 0)), ("summer", &words.number(summer, 0))],
    );
    let upright = (texts::AXIS_ENERGY, texts::UNIT_KWH, 0);
    by_month(words, texts::CHART_MONTHS, texts::AXIS_MONTH, upright, &bars).summary(summary)
}

fn size_axis(words: Words) -> Axis {
    Axis::number(words.say(texts::BATTERY), words.say(texts::UNIT_KWH), 1)
}
