//! The answer in words and figures.

use portal_units::{Energy, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, STEPS, TREE, case, numbers};
use super::{charts, texts};
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::assumptions::Uncertain;
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers, around.year)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case, inputs };
    let mut all = vec![figures.person(), figures.total()];
    all.extend(case.best.iter().filter_map(|it| figures.step(*it)));
    all.push(figures.trees(numbers.uncertain(TREE)?));
    let technical = around.year.technical().uses(around.language, false);
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: all,
        drivers: case.study.drivers(words, texts::UNIT_T_YEAR, |it| it.total.kg() / 1000.0),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![charts::parts(words, &case), charts::steps(words, &case)],
        assumptions: numbers.uses(around.language).into_iter().chain(technical).collect(),
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: Money::ZERO,
            import_avoided: Energy::ZERO,
            export: Energy::ZERO,
            co2_avoided: case
                .best
                .first()
                .and_then(|it| case.study.mid.steps.get(*it))
                .copied()
                .unwrap_or_default(),
        },
    })
}

struct Figures<'a> {
    words: Words,
    case: &'a Case,
    inputs: &'a Inputs,
}

impl Figures<'_> {
    fn tonnes(&self, figure: impl Fn(&Outcome) -> f64) -> Interval {
        self.case.study.range(|it| figure(it) / 1000.0)
    }

    fn person(&self) -> Figure {
        let people = self.inputs.home.people;
        let label = (texts::FIGURE_PERSON, texts::UNIT_T_PERSON);
        let note = self.words.say(texts::FIGURE_PERSON_NOTE);
        self.words.figure("per_person", label, self.tonnes(|it| it.total.kg() / people), 1, note)
    }

    fn total(&self) -> Figure {
        let label = (texts::FIGURE_TOTAL, texts::UNIT_T_YEAR);
        let parts = self.case.study.mid.parts.map(|it| self.words.number(it.kg() / 1000.0, 1));
        let note = self.words.fill(
            texts::FIGURE_TOTAL_NOTE,
            &[("heat", parts[0].as_str()), ("electricity", &parts[1]), ("car", &parts[2])],
        );
        self.words.figure("total", label, self.tonnes(|it| it.total.kg()), 1, &note)
    }

    fn step(&self, place: usize) -> Option<Figure> {
        const KEYS: [&str; 7] = [
            "step_heat_pump",
            "step_walls",
            "step_cooler",
            "step_panels",
            "step_use",
            "step_car",
            "step_distance",
        ];
        let name = *STEPS.get(place)?;
        let saved = self.tonnes(|it| it.steps.get(place).map_or(0.0, |it| it.kg()));
        let share = saved.mid / self.tonnes(|it| it.total.kg()).mid.max(1e-9) * 100.0;
        let note = self.words.fill(texts::FIGURE_STEP_NOTE, &[("share", &self.words.number(share, 0))]);
        Some(self.words.figure(KEYS.get(place)?, (name, texts::UNIT_T_YEAR), saved, 1, &note))
    }

    fn trees(&self, tree: Uncertain) -> Figure {
        let total = self.case.study.mid.total.kg();
        let range = Interval { low: total / tree.high, mid: total / tree.mid, high: total / tree.low };
        let label = (texts::FIGURE_TREES, texts::UNIT_TREES);
        self.words.figure("trees", label, range, 0, self.words.say(texts::FIGURE_TREES_NOTE))
    }

    fn verdict(&self) -> Vec<Run> {
        let (person, total) = (self.person(), self.total());
        let names: Vec<&str> =
            self.case.best.iter().filter_map(|it| STEPS.get(*it)).map(|it| self.words.say(*it)).collect();
        let steps = names.join("; ");
        let values = [("person", span(&person)), ("total", span(&total)), ("steps", steps.as_str())];
        let template = if names.is_empty() { texts::VERDICT_NO_STEP } else { texts::VERDICT };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (person, total) = (self.person(), self.total());
        self.words.fill(texts::SHORT, &[("person", span(&person)), ("total", span(&total))])
    }
}
