//! The charts: the air against what is asked of it, and what more homes would bring.

use portal_chart::{Axis, ChartSpec, Role};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome};
use super::texts;
use crate::shared::drawn::{Bars, by_name, line, whiskers};
use crate::shared::spread::Interval;
use crate::shared::words::Words;

/// Now and afterwards, with guideline and limit.
pub(super) fn levels(words: Words, case: &Case) -> ChartSpec {
    let ranges = [
        case.study.range(|it| it.now.ug_per_m3()),
        case.study.range(Outcome::after),
        case.study.range(|it| it.breathed.ug_per_m3()),
    ];
    let names = [texts::NAME_NOW, texts::NAME_AFTER, texts::NAME_BREATHED];
    let names = names.map(|it| words.say(it).to_owned()).to_vec();
    let bars = Bars::new(words.say(texts::SERIES_PM25), Role::Air5, 0, ranges.map(|it: Interval| it.mid));
    let shown = ranges.map(|it| words.number(it.mid, 1));
    let summary =
        words.fill(texts::CHART_LEVELS_SUMMARY, &[("now", shown[0].as_str()), ("after", &shown[1])]);
    let limit = |text, value: f64| words.fill(text, &[("value", &words.number(value, 0))]);
    by_name(words, texts::CHART_LEVELS, names, (texts::AXIS_PM25, texts::UNIT_UG, 1), &[bars])
        .with(whiskers(words.say(texts::SERIES_RANGE), &ranges))
        .threshold(case.who, limit(texts::LINE_WHO, case.who), Role::Limit)
        .threshold(case.eu, limit(texts::LINE_EU, case.eu), Role::Limit)
        .summary(summary)
}

/// The fall of the yearly mean by the number of homes.
pub(super) fn by_homes(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    let most = case.by_homes.last().map_or(0.0, |it| it.1);
    let summary = words.fill(
        texts::CHART_HOMES_SUMMARY,
        &[("homes", &words.number(inputs.homes, 0)), ("most", &words.number(most, 1))],
    );
    let x = Axis::number(words.say(texts::REPLACED), words.say(texts::UNIT_HOMES), 0);
    let y = Axis::number(words.say(texts::FIGURE_RELIEF), words.say(texts::UNIT_UG), 1);
    ChartSpec::new(words.say(texts::CHART_HOMES), x, y)
        .with(line(words.say(texts::SERIES_RELIEF), Role::Biogas, case.by_homes.iter().copied()))
        .mark(inputs.replaced.min(inputs.homes), words.say(texts::MARK_CHOSEN))
        .summary(summary)
}
