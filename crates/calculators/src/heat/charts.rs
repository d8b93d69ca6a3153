//! The charts: what both heatings cost, what they emit, and the heat month by month.

use portal_chart::{ChartSpec, Role};
use portal_model::air::Pollutant;

use super::inputs::Inputs;
use super::outcome::Case;
use super::texts;
use crate::shared::drawn::{Bars, by_month, by_name, whiskers};
use crate::shared::heating::{Device, Heating};
use crate::shared::words::Words;

/// The yearly cost of both, with its range.
pub(super) fn costs(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    let ranges = [case.study.range(|it| it.before.cost.pln()), case.study.range(|it| it.after.cost.pln())];
    let names = names(words, inputs);
    let bars = Bars::new(words.say(texts::SERIES_COST), Role::Grid, 0, ranges.map(|it| it.mid));
    let upright = (texts::AXIS_COST, texts::UNIT_MONEY_YEAR, 0);
    let shown = ranges.map(|it| words.number(it.rounded().mid, 0));
    let summary = words.fill(
        texts::CHART_COST_SUMMARY,
        &[
            ("now", names[0].as_str()),
            ("before", &shown[0]),
            ("new", names[1].as_str()),
            ("after", &shown[1]),
        ],
    );
    by_name(words, texts::CHART_COST, names.to_vec(), upright, &[bars])
        .with(whiskers(words.say(texts::SERIES_RANGE), &ranges))
        .summary(summary)
}

/// What leaves the chimney with both.
pub(super) fn emissions(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    const ALL: [Pollutant; 4] = [Pollutant::Pm10, Pollutant::Pm25, Pollutant::Nox, Pollutant::So2];
    let kg = |heating: &Heating| ALL.map(|it| heating.of(it).g() / 1000.0);
    let (before, after) = (kg(&case.study.mid.before), kg(&case.study.mid.after));
    let names = names(words, inputs);
    let bars = [Bars::new(&names[0], Role::Coal, 0, before), Bars::new(&names[1], Role::Biogas, 1, after)];
    let upright = (texts::AXIS_EMISSION, texts::UNIT_KG_YEAR, 1);
    let template =
        if inputs.new.burns() { texts::CHART_EMISSION_SUMMARY } else { texts::CHART_EMISSION_SUMMARY_NONE };
    let (dust_before, dust_after) = (words.number(before[0], 1), words.number(after[0], 1));
    let values = [("before", dust_before.as_str()), ("after", dust_after.as_str())];
    let pollutants =
        [texts::PM10, texts::PM25, texts::NOX, texts::SO2].map(|it| words.say(it).to_owned()).to_vec();
    by_name(words, texts::CHART_EMISSION, pollutants, upright, &bars).summary(words.fill(template, &values))
}

/// Heat for rooms and water by month.
pub(super) fn months(words: Words, case: &Case) -> ChartSpec {
    let rooms = case.heat.months_kwh;
    let bars = [
        Bars::new(words.say(texts::SERIES_ROOMS), Role::Chp, 0, rooms),
        Bars::new(words.say(texts::SERIES_WATER), Role::Hydro, 0, [case.water_kwh / 12.0; 12]),
    ];
    let winter: f64 = [0, 1, 11].iter().filter_map(|it| rooms.get(*it)).sum();
    let share = if case.heat.total_kwh > 0.0 { winter / case.heat.total_kwh * 100.0 } else { 0.0 };
    let upright = (texts::AXIS_HEAT, texts::UNIT_KWH, 0);
    let summary = words.fill(texts::CHART_MONTHS_SUMMARY, &[("share", &words.number(share, 0))]);
    by_month(words, texts::CHART_MONTHS, texts::AXIS_MONTH, upright, &bars).summary(summary)
}

fn names(words: Words, inputs: &Inputs) -> [String; 2] {
    let name = |it: Device| words.say(it.name());
    [
        words.fill(texts::NAME_NOW, &[("heating", name(inputs.now))]),
        words.fill(texts::NAME_NEW, &[("heating", name(inputs.new))]),
    ]
}
