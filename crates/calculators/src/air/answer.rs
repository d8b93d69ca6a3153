//! The answer in words and figures.

use portal_units::{Co2, Energy, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, case, numbers};
use super::{charts, texts};
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case };
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.breathed(),
            figures.limit(),
            figures.relief(),
            figures.after(),
            figures.spared(),
            figures.cigarettes(),
            figures.risk(),
        ],
        drivers: case
            .study
            .drivers(words, texts::UNIT_UG, |it| it.breathed.ug_per_m3() + it.relief.ug_per_m3()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![charts::levels(words, &case), charts::by_homes(words, inputs, &case)],
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: Money::ZERO,
            import_avoided: Energy::ZERO,
            export: Energy::ZERO,
            co2_avoided: Co2::ZERO,
        },
    })
}

struct Figures<'a> {
    words: Words,
    case: &'a Case,
}

impl Figures<'_> {
    fn range(&self, figure: impl Fn(&Outcome) -> f64) -> Interval {
        self.case.study.range(figure)
    }

    fn breathed(&self) -> Figure {
        let label = (texts::FIGURE_BREATHED, texts::UNIT_UG);
        let note = self.words.say(texts::FIGURE_BREATHED_NOTE);
        self.words.figure("breathed", label, self.range(|it| it.breathed.ug_per_m3()), 1, note)
    }

    fn limit(&self) -> Figure {
        let label = (texts::FIGURE_LIMIT, texts::UNIT_TIMES);
        let (who, eu) = (self.case.who, self.case.eu);
        let note = self.words.fill(
            texts::FIGURE_LIMIT_NOTE,
            &[("who", &self.words.number(who, 0)), ("eu", &self.words.number(eu, 0))],
        );
        self.words.figure("times_guideline", label, self.range(|it| it.now.ug_per_m3() / who), 1, &note)
    }

    fn relief(&self) -> Figure {
        let label = (texts::FIGURE_RELIEF, texts::UNIT_UG);
        let removed = self.words.number(self.case.study.mid.removed * 100.0, 0);
        let note = self.words.fill(texts::FIGURE_RELIEF_NOTE, &[("removed", &removed)]);
        self.words.figure("relief", label, self.range(|it| it.relief.ug_per_m3()), 1, &note)
    }

    fn after(&self) -> Figure {
        let label = (texts::FIGURE_AFTER, texts::UNIT_UG);
        let note = self.words.say(texts::FIGURE_AFTER_NOTE);
        self.words.figure("after", label, self.range(Outcome::after), 1, note)
    }

    fn spared(&self) -> Figure {
        let label = (texts::FIGURE_SPARED, texts::UNIT_T_YEAR);
        let note = self.words.say(texts::FIGURE_SPARED_NOTE);
        self.words.figure("dust_avoided", label, self.range(|it| it.spared.g() / 1e6), 1, note)
    }

    fn cigarettes(&self) -> Figure {
        let label = (texts::FIGURE_CIGARETTES, texts::UNIT_A_YEAR);
        let one = self.words.number(self.case.one_cigarette, 0);
        let note = self.words.fill(texts::FIGURE_CIGARETTES_NOTE, &[("one", &one)]);
        self.words.figure("cigarettes_year", label, self.range(|it| it.cigarettes * 365.0), 0, &note)
    }

    fn risk(&self) -> Figure {
        let range = Some(self.range(|it| it.risk));
        let note = self.words.say(texts::FIGURE_RISK_NOTE);
        self.words.share("risk", texts::FIGURE_RISK, range, texts::FIGURE_RISK, note)
    }

    fn verdict(&self) -> Vec<Run> {
        let (breathed, limit, relief) = (self.breathed(), self.limit(), self.relief());
        let values =
            [("breathed", span(&breathed)), ("times", limit.shown.as_str()), ("relief", span(&relief))];
        let mid = &self.case.study.mid;
        let template = if mid.now.ug_per_m3() <= self.case.who {
            texts::VERDICT_CLEAN
        } else if mid.spared.g() > 0.0 {
            texts::VERDICT
        } else {
            texts::VERDICT_NOTHING
        };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (breathed, relief) = (self.breathed(), self.relief());
        self.words.fill(texts::SHORT, &[("breathed", span(&breathed)), ("relief", span(&relief))])
    }
}
