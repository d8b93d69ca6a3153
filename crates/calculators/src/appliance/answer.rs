//! The answer in words, figures and charts.

use portal_chart::{Axis, ChartSpec, Role};
use portal_units::Energy;

use super::inputs::Inputs;
use super::outcome::{Outcome, numbers, study};
use super::texts;
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::drawn::{Bars, by_name, line};
use crate::shared::payback;
use crate::shared::spread::Interval;
use crate::shared::study::Study;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let study = study(inputs, &numbers)?;
    let words = Words::of(around.language);
    let figures = Figures { words, study: &study };
    let mid = &study.mid;
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.cost(),
            figures.energy(),
            figures.standby(),
            figures.saved(),
            payback::figure(words, study.maybe_range(|it| payback::rate(it.saved, inputs.cost))),
            figures.co2(),
        ],
        drivers: study.drivers(words, texts::UNIT_MONEY_YEAR, |it| it.cost.pln()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![parts(words, inputs, &study), by_hours(words, inputs, &study)],
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: inputs.cost,
            saved_per_year: mid.saved,
            import_avoided: mid.year.total() * inputs.less.fraction(),
            export: Energy::ZERO,
            co2_avoided: mid.co2 * inputs.less.fraction(),
        },
    })
}

struct Figures<'a> {
    words: Words,
    study: &'a Study<Outcome>,
}

impl Figures<'_> {
    fn range(&self, figure: impl Fn(&Outcome) -> f64) -> Interval {
        self.study.range(figure)
    }

    fn cost(&self) -> Figure {
        let label = (texts::FIGURE_COST, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_COST_NOTE);
        self.words.figure("cost", label, self.range(|it| it.cost.pln()), 0, note)
    }

    fn energy(&self) -> Figure {
        let label = (texts::FIGURE_ENERGY, texts::UNIT_KWH_YEAR);
        let note = self.words.say(texts::FIGURE_ENERGY_NOTE);
        self.words.figure("energy", label, self.range(|it| it.year.total().kwh()), 0, note)
    }

    fn standby(&self) -> Figure {
        let label = (texts::FIGURE_STANDBY, texts::UNIT_MONEY_YEAR);
        let kwh = self.words.number(self.study.mid.year.standby.kwh(), 0);
        let note = self.words.fill(texts::FIGURE_STANDBY_NOTE, &[("kwh", &kwh)]);
        self.words.figure("standby", label, self.range(|it| it.standby_cost.pln()), 0, &note)
    }

    fn saved(&self) -> Figure {
        let label = (texts::FIGURE_SAVED, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_SAVED_NOTE);
        self.words.figure("saved", label, self.range(|it| it.saved.pln()), 0, note)
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_KG_YEAR);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2", label, self.range(|it| it.co2.kg()), 0, note)
    }

    fn verdict(&self) -> Vec<Run> {
        let (cost, energy, saved) = (self.cost(), self.energy(), self.saved());
        let values = [("cost", span(&cost)), ("energy", energy.shown.as_str()), ("saved", span(&saved))];
        let template = if self.study.mid.saved.pln() > 0.0 { texts::VERDICT } else { texts::VERDICT_ALONE };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (cost, energy) = (self.cost(), self.energy());
        self.words.fill(texts::SHORT, &[("cost", span(&cost)), ("energy", energy.shown.as_str())])
    }
}

/// Running and standby of both devices.
fn parts(words: Words, inputs: &Inputs, study: &Study<Outcome>) -> ChartSpec {
    let (year, left) = (study.mid.year, 1.0 - inputs.less.fraction());
    let of = |energy: Energy| [energy.kwh(), energy.kwh() * left];
    let bars = [
        Bars::new(words.say(texts::SERIES_RUNNING), Role::Demand, 0, of(year.running)),
        Bars::new(words.say(texts::SERIES_STANDBY), Role::Battery, 0, of(year.standby)),
    ];
    let total = year.total();
    let share = if total > Energy::ZERO { year.standby / total * 100.0 } else { 0.0 };
    let summary = words.fill(texts::CHART_PARTS_SUMMARY, &[("share", &words.number(share, 0))]);
    let names = [texts::NAME_THIS, texts::NAME_OTHER].map(|it| words.say(it).to_owned()).to_vec();
    by_name(words, texts::CHART_PARTS, names, (texts::AXIS_ENERGY, texts::UNIT_KWH_YEAR, 0), &bars)
        .summary(summary)
}

/// Cost by the hours of a day.
fn by_hours(words: Words, inputs: &Inputs, study: &Study<Outcome>) -> ChartSpec {
    // Each hour of running takes the place of one of standby.
    let price = if study.mid.year.total() > Energy::ZERO {
        study.mid.cost.pln() / study.mid.year.total().kwh()
    } else {
        0.0
    };
    let cost =
        |hours: f64| 365.0 * (inputs.power.kw() * hours + inputs.standby.kw() * (24.0 - hours)) * price;
    let points = (0..=24_u8).map(|hours| (f64::from(hours), cost(f64::from(hours))));
    let hour = words.number(cost(1.0) - cost(0.0), 0);
    let summary = words.fill(texts::CHART_HOURS_SUMMARY, &[("hour", &hour)]);
    let x = Axis::number(words.say(texts::HOURS), words.say(texts::UNIT_H), 0);
    let y = Axis::number(words.say(texts::FIGURE_COST), words.say(texts::UNIT_MONEY_YEAR), 0);
    ChartSpec::new(words.say(texts::CHART_HOURS), x, y)
        .with(line(words.say(texts::FIGURE_COST), Role::Grid, points))
        .mark(inputs.running.hours(), words.say(texts::MARK_CHOSEN))
        .summary(summary)
}
