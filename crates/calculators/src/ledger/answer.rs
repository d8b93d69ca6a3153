//! The answer in words and figures.

use portal_chart::{ChartSpec, Role};
use portal_text::Text;
use portal_units::{Co2, Energy, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, Total, case, numbers};
use super::texts;
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::drawn::{Bars, by_name, whiskers};
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers, around.year, &mut around.rough)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case };
    let mut all = vec![figures.saved(), figures.public(), figures.co2(), figures.dust(), figures.bought()];
    all.extend((0..case.steps.len()).filter_map(|place| figures.step(place)));
    let mid = &case.study.mid;
    let technical = around.year.technical().uses(around.language, inputs.battery > Energy::ZERO);
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: all,
        drivers: case.study.drivers(words, texts::UNIT_MONEY_YEAR, |it| it.together(pln)),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![
            figures.chart((texts::CHART_COST, texts::UNIT_MONEY_YEAR), Role::Accent, pln),
            figures.chart((texts::CHART_CO2, texts::UNIT_KG_YEAR), Role::Coal, kg),
        ],
        assumptions: numbers.uses(around.language).into_iter().chain(technical).collect(),
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: Money::from_pln(mid.together(pln)),
            import_avoided: Energy::from_kwh(mid.together(|it| it.bought.kwh())),
            export: Energy::ZERO,
            co2_avoided: Co2::from_kg(mid.together(kg)),
        },
    })
}

fn pln(it: &Total) -> f64 {
    it.cost.pln()
}

fn everybody(it: &Total) -> f64 {
    it.public().pln()
}

fn kg(it: &Total) -> f64 {
    it.co2.kg()
}

struct Figures<'a> {
    words: Words,
    case: &'a Case,
}

impl Figures<'_> {
    fn together(&self, of: fn(&Total) -> f64) -> Interval {
        self.case.study.range(|it: &Outcome| it.together(of))
    }

    fn saved(&self) -> Figure {
        let label = (texts::FIGURE_SAVED, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_SAVED_NOTE);
        self.words.figure("saved", label, self.together(pln), 0, note)
    }

    fn public(&self) -> Figure {
        let label = (texts::FIGURE_PUBLIC, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_PUBLIC_NOTE);
        self.words.figure("public", label, self.together(everybody), 0, note)
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_KG_YEAR);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2_avoided", label, self.together(kg), 0, note)
    }

    fn dust(&self) -> Figure {
        let label = (texts::FIGURE_DUST, texts::UNIT_KG_YEAR);
        let note = self.words.say(texts::FIGURE_DUST_NOTE);
        self.words.figure("dust_avoided", label, self.together(|it| it.dust_kg), 1, note)
    }

    fn bought(&self) -> Figure {
        let label = (texts::FIGURE_BOUGHT, texts::UNIT_KWH_YEAR);
        let note = self.words.say(texts::FIGURE_BOUGHT_NOTE);
        self.words.figure("energy_avoided", label, self.together(|it| it.bought.kwh()), 0, note)
    }

    /// What a measure takes from the bill in its turn, with the rest of what it does.
    fn step(&self, place: usize) -> Option<Figure> {
        const KEYS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
        let step = self.case.steps.get(place)?;
        let range = |of: fn(&Total) -> f64| self.case.study.range(|it: &Outcome| it.alone(place, of));
        let note = self.words.fill(
            texts::FIGURE_STEP_NOTE,
            &[
                ("public", &self.words.number(range(everybody).rounded().mid, 0)),
                ("co2", &self.words.number(range(kg).rounded().mid, 0)),
                ("dust", &self.words.number(range(|it| it.dust_kg).mid, 1)),
                ("energy", &self.words.number(range(|it| it.bought.kwh()).rounded().mid, 0)),
            ],
        );
        let label = (step.name(), texts::UNIT_MONEY_YEAR);
        Some(self.words.figure(KEYS.get(place)?, label, range(pln), 0, &note))
    }

    fn chart(&self, (title, unit): (Text, Text), role: Role, of: fn(&Total) -> f64) -> ChartSpec {
        let steps = 0..self.case.steps.len();
        let alone = steps.map(|place| self.case.study.range(|it: &Outcome| it.alone(place, of)));
        let ranges: Vec<Interval> = alone.chain([self.together(of)]).collect();
        let titles = self.case.steps.iter().map(|it| it.name()).chain([texts::TOGETHER]);
        let names = titles.map(|it| self.words.say(it).to_owned()).collect();
        let bars = Bars::new(self.words.say(title), role, 0, ranges.iter().map(|it| it.mid));
        let sum = self.words.number(self.together(of).rounded().mid, 0);
        by_name(self.words, title, names, (texts::AXIS, unit, 0), &[bars])
            .with(whiskers(self.words.say(texts::SERIES_RANGE), &ranges))
            .summary(self.words.fill(texts::CHART_SUMMARY, &[("sum", &sum), ("unit", self.words.say(unit))]))
    }

    /// The measure that brings most in its turn.
    fn best(&self) -> Option<Text> {
        let mid = &self.case.study.mid;
        let by_gain = |one: &usize, other: &usize| mid.alone(*one, pln).total_cmp(&mid.alone(*other, pln));
        let place = (0..self.case.steps.len()).max_by(by_gain)?;
        self.case.steps.get(place).map(|it| it.name())
    }

    fn verdict(&self) -> Vec<Run> {
        let (saved, co2) = (self.saved(), self.co2());
        let Some(best) = self.best() else { return self.words.sentence(texts::VERDICT_NOTHING, &[]) };
        let values = [("saved", span(&saved)), ("co2", span(&co2)), ("best", self.words.say(best))];
        self.words.sentence(texts::VERDICT, &values)
    }

    fn short(&self) -> String {
        let (saved, co2) = (self.saved(), self.co2());
        self.words.fill(texts::SHORT, &[("saved", span(&saved)), ("co2", span(&co2))])
    }
}
