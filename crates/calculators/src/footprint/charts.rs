//! The charts: the parts of the footprint, and what each step alone takes away.

use portal_chart::{ChartSpec, Role};

use super::outcome::{Case, STEPS};
use super::texts;
use crate::shared::drawn::{Bars, by_name, whiskers};
use crate::shared::spread::Interval;
use crate::shared::words::Words;

/// Heat, electricity and car.
pub(super) fn parts(words: Words, case: &Case) -> ChartSpec {
    let range = |place: usize| case.study.range(|it| it.parts.get(place).map_or(0.0, |it| it.kg() / 1000.0));
    let ranges = [range(0), range(1), range(2)];
    let names = [texts::PART_HEAT, texts::PART_ELECTRICITY, texts::PART_CAR];
    let most = (0..3_usize).max_by(|one, other| ranges[*one].mid.total_cmp(&ranges[*other].mid)).unwrap_or(0);
    let total: f64 = ranges.iter().map(|it| it.mid).sum::<f64>().max(1e-9);
    let share = words.number(ranges[most].mid / total * 100.0, 0);
    let summary =
        words.fill(texts::CHART_PARTS_SUMMARY, &[("part", words.say(names[most])), ("share", &share)]);
    let names = names.map(|it| words.say(it).to_owned()).to_vec();
    drawn(words, texts::CHART_PARTS, names, &ranges).summary(summary)
}

/// Every step alone, the strongest first.
pub(super) fn steps(words: Words, case: &Case) -> ChartSpec {
    let range = |place: usize| case.study.range(|it| it.steps.get(place).map_or(0.0, |it| it.kg() / 1000.0));
    let mut all: Vec<(usize, Interval)> = (0..STEPS.len()).map(|place| (place, range(place))).collect();
    all.sort_by(|one, other| other.1.mid.total_cmp(&one.1.mid));
    let names = all.iter().filter_map(|it| STEPS.get(it.0)).map(|it| words.say(*it).to_owned()).collect();
    let ranges: Vec<Interval> = all.iter().map(|it| it.1).collect();
    let first = all.first().and_then(|it| STEPS.get(it.0)).map_or("", |it| words.say(*it));
    let amount = words.number(ranges.first().map_or(0.0, |it| it.mid), 1);
    let summary = words.fill(texts::CHART_STEPS_SUMMARY, &[("first", first), ("amount", &amount)]);
    drawn(words, texts::CHART_STEPS, names, &ranges).summary(summary)
}

fn drawn(words: Words, title: portal_text::Text, names: Vec<String>, ranges: &[Interval]) -> ChartSpec {
    let bars = Bars::new(words.say(texts::SERIES_CO2), Role::Coal, 0, ranges.iter().map(|it| it.mid));
    by_name(words, title, names, (texts::AXIS_CO2, texts::UNIT_T_YEAR, 2), &[bars])
        .with(whiskers(words.say(texts::SERIES_RANGE), ranges))
}
