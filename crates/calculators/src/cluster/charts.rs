//! The charts: plants and use by month, and the five hardest days hour by hour.

use portal_chart::{Axis, ChartSpec, Role, Series, Shape};
use portal_text::{Text, month_name};

use super::outcome::{Case, Week};
use super::texts;
use crate::shared::drawn::{Bars, by_month, line};
use crate::shared::words::Words;

const PLANTS: [Role; 4] = [Role::Solar, Role::Wind, Role::Biogas, Role::Chp];

/// Energy of each plant and the use, by month, in millions of kWh.
pub(super) fn months(words: Words, case: &Case) -> ChartSpec {
    let names = [texts::PV, texts::WIND, texts::BIOGAS, texts::CHP];
    let bars: Vec<Bars> = names
        .into_iter()
        .zip(PLANTS)
        .zip(&case.plants_by_month)
        .filter(|(_, months)| months.iter().any(|it| *it > 0.0))
        .map(|((name, role), months)| Bars::new(words.say(name), role, 0, months.map(|it| it / 1e6)))
        .collect();
    let load = case.months.iter().map(|it| Some(it.load / 1e6)).collect::<Vec<_>>();
    let autarky = |it: &portal_model::storage::MonthFlows| (it.load - it.flows.import) / it.load.max(1e-9);
    let by_month_of = || (1_u8..).zip(&case.months);
    let best = by_month_of().max_by(|one, other| autarky(one.1).total_cmp(&autarky(other.1)));
    let worst = by_month_of().min_by(|one, other| autarky(one.1).total_cmp(&autarky(other.1)));
    let summary = match (best, worst) {
        (Some(best), Some(worst)) => words.fill(
            texts::CHART_MONTHS_SUMMARY,
            &[
                ("best", month_name(words.language(), best.0)),
                ("best_share", &words.number(autarky(best.1) * 100.0, 0)),
                ("worst", month_name(words.language(), worst.0)),
                ("worst_share", &words.number(autarky(worst.1) * 100.0, 0)),
            ],
        ),
        _ => String::new(),
    };
    let upright = (texts::AXIS_ENERGY, texts::UNIT_GWH, 2);
    by_month(words, texts::CHART_MONTHS, texts::AXIS_MONTH, upright, &bars)
        .with(Series::new(words.say(texts::SERIES_USE), Role::Demand, Shape::line(1.0, &load)))
        .summary(summary)
}

/// The five hardest days: what is made and what is used. \[MW\]
pub(super) fn hard_days(words: Words, case: &Case) -> ChartSpec {
    let hours = || (0_u16..).map(f64::from).zip(&case.hard_hours);
    let made = hours().map(|(hour, [_, pv, wind, biogas, chp])| (hour, (pv + wind + biogas + chp) / 1000.0));
    let used = hours().map(|(hour, [load, ..])| (hour, load / 1000.0));
    let x = Axis::number(words.say(texts::AXIS_HOURS), words.say(texts::UNIT_HOUR), 0);
    let y = Axis::number(words.say(texts::AXIS_POWER), words.say(texts::UNIT_MW), 1);
    let missing = words.number(case.stress.import.kwh() / 1000.0, 0);
    let peak = words.number(case.stress.peak_import.kw() / 1000.0, 1);
    ChartSpec::new(words.say(texts::CHART_HARD), x, y)
        .with(line(words.say(texts::SERIES_MADE), Role::Biogas, made))
        .with(line(words.say(texts::SERIES_USE), Role::Demand, used))
        .summary(words.fill(texts::CHART_HARD_SUMMARY, &[("missing", &missing), ("peak", &peak)]))
}

/// A week hour by hour: what is made and what is used. \[MW\]
pub(super) fn week(words: Words, title: Text, week: &Week) -> ChartSpec {
    let hours = |series: &[f64]| {
        let megawatts = series.iter().map(|it| it / 1000.0).collect::<Vec<f64>>();
        (0_u16..).map(|it| f64::from(it) / 24.0).zip(megawatts)
    };
    let x = Axis::number(words.say(texts::AXIS_DAYS), "", 0);
    let y = Axis::number(words.say(texts::AXIS_POWER), words.say(texts::UNIT_MW), 1);
    let share = words.number(week.autarky * 100.0, 0);
    ChartSpec::new(words.say(title), x, y)
        .with(line(words.say(texts::SERIES_MADE), Role::Biogas, hours(&week.made)))
        .with(line(words.say(texts::SERIES_USE), Role::Demand, hours(&week.used)))
        .summary(words.fill(texts::CHART_WEEK_SUMMARY, &[("share", &share)]))
}
