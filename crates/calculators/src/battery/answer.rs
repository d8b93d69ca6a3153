//! The answer in words and figures.

use portal_units::Energy;

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
    let case = case(inputs, &numbers, around.year)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case, inputs };
    let mid = &case.study.mid;
    let mut assumptions = numbers.uses(around.language);
    assumptions.extend(around.year.technical().uses(around.language, true));
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.saved(),
            figures.payback(),
            figures.best(),
            figures.gain(),
            figures.autarky(),
            figures.avoided(),
            figures.cycles(),
            figures.investment(),
            figures.co2(),
        ],
        drivers: case.study.drivers(words, texts::UNIT_MONEY, |it| it.gain.pln()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![
            charts::gains(words, inputs, &case, &numbers)?,
            charts::autarky(words, inputs, &case),
            charts::months(words, &case),
        ],
        assumptions,
        ledger: LedgerRow {
            investment: mid.investment,
            saved_per_year: mid.saved,
            import_avoided: mid.avoided,
            export: Energy::ZERO - mid.kept,
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

    fn payback(&self) -> Figure {
        let rate = |it: &Outcome| payback::rate(it.saved, it.investment);
        payback::figure(self.words, self.case.study.maybe_range(rate))
    }

    fn best(&self) -> Figure {
        let range = self.range(|it| it.best.kwh());
        let note =
            self.words.fill(texts::FIGURE_BEST_NOTE, &[("life", &self.words.number(self.inputs.life, 0))]);
        let range = (range.mid > 0.0).then_some(range);
        let label = (texts::FIGURE_BEST, texts::UNIT_KWH);
        self.words.maybe("best_size", label, range, (1, texts::NONE_PAYS), &note)
    }

    fn gain(&self) -> Figure {
        let label = (texts::FIGURE_GAIN, texts::UNIT_MONEY);
        let note =
            self.words.fill(texts::FIGURE_GAIN_NOTE, &[("life", &self.words.number(self.inputs.life, 0))]);
        self.words.figure("gain", label, self.range(|it| it.gain.pln()), 0, &note)
    }

    fn autarky(&self) -> Figure {
        let without = self.case.row.first().map_or(0.0, |it| it.year.own() / it.year.demand);
        let without = self.words.number(without * 100.0, 0);
        let note = self.words.fill(texts::FIGURE_AUTARKY_NOTE, &[("without", &without)]);
        let range = Some(self.range(|it| it.autarky));
        self.words.share("autarky", texts::FIGURE_AUTARKY, range, texts::NONE_PAYS, &note)
    }

    fn avoided(&self) -> Figure {
        let label = (texts::FIGURE_AVOIDED, texts::UNIT_KWH_YEAR);
        let kept = self.words.number(self.range(|it| it.kept.kwh()).rounded().mid, 0);
        let note = self.words.fill(texts::FIGURE_AVOIDED_NOTE, &[("kept", &kept)]);
        self.words.figure("import_avoided", label, self.range(|it| it.avoided.kwh()), 0, &note)
    }

    fn cycles(&self) -> Figure {
        let label = (texts::FIGURE_CYCLES, texts::UNIT_CYCLES);
        let note = self.words.say(texts::FIGURE_CYCLES_NOTE);
        self.words.figure("cycles", label, self.range(|it| it.cycles), 0, note)
    }

    fn investment(&self) -> Figure {
        let label = (texts::FIGURE_INVESTMENT, texts::UNIT_MONEY);
        let note = self.words.say(texts::FIGURE_INVESTMENT_NOTE);
        self.words.figure("investment", label, self.range(|it| it.investment.pln()), 0, note)
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_KG_YEAR);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2_avoided", label, self.range(|it| it.co2.kg()), 0, note)
    }

    fn verdict(&self) -> Vec<Run> {
        let (saved, payback, best) = (self.saved(), self.payback(), self.best());
        let size = self.words.number(self.inputs.battery.kwh(), 1);
        let life = self.words.number(self.inputs.life, 0);
        let values = [
            ("size", size.as_str()),
            ("saved", span(&saved)),
            ("payback", span(&payback)),
            ("best", best.shown.as_str()),
            ("life", life.as_str()),
        ];
        let first = if payback.value.is_some() { texts::VERDICT } else { texts::VERDICT_NO_PAYBACK };
        let second = if best.value.is_some() { texts::VERDICT_BEST } else { texts::VERDICT_NONE };
        let mut all = self.words.sentence(first, &values);
        all.extend(self.words.sentence(second, &values));
        all
    }

    fn short(&self) -> String {
        let (saved, best) = (self.saved(), self.best());
        let template = if best.value.is_some() { texts::SHORT } else { texts::SHORT_NONE };
        self.words.fill(template, &[("saved", span(&saved)), ("best", best.shown.as_str())])
    }
}
