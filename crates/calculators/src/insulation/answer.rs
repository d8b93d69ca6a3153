//! The answer in words and figures.

use portal_units::{Energy, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, case, numbers};
use super::{charts, texts};
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::payback;
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers, around.year, &mut around.rough)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case, inputs };
    let mid = &case.study.mid;
    let mut all = vec![figures.saved(), figures.heat(), figures.payback()];
    all.extend((0..case.chosen.len()).filter_map(|it| figures.worth(it)));
    all.extend([figures.dust(), figures.co2()]);
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: all,
        drivers: case.study.drivers(words, texts::UNIT_MONEY_YEAR, |it| it.saved.pln()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![charts::measures(words, &case), charts::u_values(words, &case)],
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: inputs.cost,
            saved_per_year: mid.saved,
            import_avoided: mid.electricity,
            export: Energy::ZERO,
            co2_avoided: mid.co2,
        },
    })
}

struct Figures<'a> {
    words: Words,
    case: &'a Case,
    inputs: &'a Inputs,
}

impl Figures<'_> {
    fn range(&self, figure: impl Fn(&Outcome) -> f64) -> Interval {
        self.case.study.range(figure)
    }

    fn saved(&self) -> Figure {
        let label = (texts::FIGURE_SAVED, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_SAVED_NOTE);
        self.words.figure("saved", label, self.range(|it| it.saved.pln()), 0, note)
    }

    fn heat(&self) -> Figure {
        let label = (texts::FIGURE_HEAT, texts::UNIT_PERCENT);
        let mid = &self.case.study.mid;
        let per_m2 = |it: Energy| self.words.number(it.kwh() / self.inputs.home.area.m2(), 0);
        let (before, after) = (per_m2(mid.before), per_m2(mid.after));
        let note = self.words.fill(texts::FIGURE_HEAT_NOTE, &[("before", &before), ("after", &after)]);
        let share = |it: &Outcome| (1.0 - it.after / it.before) * 100.0;
        self.words.figure("heat_saved", label, self.range(share), 0, &note)
    }

    fn payback(&self) -> Figure {
        let cost = self.inputs.cost;
        payback::figure(self.words, self.case.study.maybe_range(|it| payback::rate(it.saved, cost)))
    }

    /// What a square metre of a measure may cost.
    fn worth(&self, place: usize) -> Option<Figure> {
        const KEYS: [&str; 4] = ["worth_first", "worth_second", "worth_third", "worth_fourth"];
        let chosen = self.case.chosen.get(place)?;
        let alone = |it: &Outcome| it.alone.get(place).map_or(0.0, |it| it.worth_per_m2);
        let heat = self.range(|it| it.alone.get(place).map_or(0.0, |it| it.heat.kwh())).rounded().mid;
        let note = self.words.fill(
            texts::FIGURE_WORTH_NOTE,
            &[
                ("years", &self.words.number(self.inputs.years, 0)),
                ("area", &self.words.number(chosen.area.m2(), 0)),
                ("heat", &self.words.number(heat, 0)),
            ],
        );
        let label = (chosen.name, texts::UNIT_MONEY_M2);
        Some(self.words.figure(KEYS.get(place)?, label, self.range(alone), 0, &note))
    }

    fn dust(&self) -> Figure {
        let label = (texts::FIGURE_DUST, texts::UNIT_KG_YEAR);
        let note = self.words.say(texts::FIGURE_DUST_NOTE);
        self.words.figure("dust_avoided", label, self.range(|it| it.dust_kg), 1, note)
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_CO2);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2_avoided", label, self.range(|it| it.co2.kg() / 1000.0), 1, note)
    }

    fn verdict(&self) -> Vec<Run> {
        let Some(first) = self.case.chosen.first() else {
            return self.words.sentence(texts::VERDICT_NOTHING, &[]);
        };
        let (saved, heat, payback) = (self.saved(), self.heat(), self.payback());
        let values = [
            ("first", self.words.say(first.name)),
            ("saved", span(&saved)),
            ("heat", heat.shown.as_str()),
            ("payback", span(&payback)),
        ];
        let template = if self.inputs.cost <= Money::ZERO {
            texts::VERDICT
        } else if payback.value.is_some() {
            texts::VERDICT_COST
        } else {
            texts::VERDICT_NO_PAYBACK
        };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (saved, heat) = (self.saved(), self.heat());
        self.words.fill(texts::SHORT, &[("saved", span(&saved)), ("heat", heat.shown.as_str())])
    }
}
