//! The charts: what each measure brings alone, and the envelope before and after.

use portal_chart::{ChartSpec, Role};

use super::outcome::Case;
use super::texts;
use crate::shared::drawn::{Bars, by_name, whiskers};
use crate::shared::words::Words;

/// Heat that each measure saves alone, and all together.
pub(super) fn measures(words: Words, case: &Case) -> ChartSpec {
    let alone = (0..case.chosen.len())
        .map(|place| case.study.range(|it| it.alone.get(place).map_or(0.0, |it| it.heat.kwh())));
    let together = case.study.range(|it| (it.before - it.after).kwh());
    let ranges: Vec<_> = alone.chain([together]).collect();
    let mut names: Vec<String> = case.chosen.iter().map(|it| words.say(it.name).to_owned()).collect();
    names.push(words.say(texts::TOGETHER).to_owned());
    let sum: f64 = case.study.mid.alone.iter().map(|it| it.heat.kwh()).sum();
    let summary = match case.chosen.first() {
        Some(first) => words.fill(
            texts::CHART_MEASURES_SUMMARY,
            &[
                ("first", words.say(first.name)),
                ("together", &words.number(together.rounded().mid, 0)),
                ("sum", &words.number((sum / 100.0).round() * 100.0, 0)),
            ],
        ),
        None => words.say(texts::CHART_MEASURES_SUMMARY_NONE).to_owned(),
    };
    let bars = Bars::new(words.say(texts::SERIES_HEAT), Role::Chp, 0, ranges.iter().map(|it| it.mid));
    let upright = (texts::AXIS_HEAT, texts::UNIT_KWH_YEAR, 0);
    by_name(words, texts::CHART_MEASURES, names, upright, &[bars])
        .with(whiskers(words.say(texts::SERIES_RANGE), &ranges))
        .summary(summary)
}

/// U-values before and after.
pub(super) fn u_values(words: Words, case: &Case) -> ChartSpec {
    let names = [texts::PART_WALL, texts::PART_ROOF, texts::PART_FLOOR, texts::PART_WINDOWS];
    let bars = [
        Bars::new(words.say(texts::SERIES_BEFORE), Role::Coal, 0, case.u_values.iter().map(|it| it.0)),
        Bars::new(words.say(texts::SERIES_AFTER), Role::Biogas, 1, case.u_values.iter().map(|it| it.1)),
    ];
    let (before, after) = case.u_values[0];
    let summary = words.fill(
        texts::CHART_U_SUMMARY,
        &[("before", &words.number(before, 2)), ("after", &words.number(after, 2))],
    );
    let upright = (texts::AXIS_U, texts::UNIT_U, 2);
    by_name(words, texts::CHART_U, names.map(|it| words.say(it).to_owned()).to_vec(), upright, &bars)
        .summary(summary)
}
