//! The answer in words and figures.

use portal_units::{Energy, Length, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, case, numbers};
use super::{charts, texts};
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::payback;
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Years over which a dearer car is judged. \[a\]
const YEARS: f64 = 8.0;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers, around.year)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case, inputs };
    let mid = &case.study.mid;
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.saved(),
            figures.per_100_km("fuel", texts::FIGURE_FUEL, |it| it.fuel),
            figures.per_100_km("electricity", texts::FIGURE_ELECTRICITY, |it| it.electricity),
            figures.co2(),
            figures.worth(),
            figures.payback(),
            figures.energy(),
        ],
        drivers: case.study.drivers(words, texts::UNIT_MONEY_YEAR, |it| it.saved().pln()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![
            charts::costs(words, &case),
            charts::emissions(words, &case),
            charts::months(words, &case),
        ],
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: inputs.premium,
            saved_per_year: mid.saved(),
            import_avoided: Energy::ZERO - mid.bought_at_home,
            export: Energy::ZERO - mid.from_roof,
            co2_avoided: mid.co2(),
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
        self.words.figure("saved", label, self.range(|it| it.saved().pln()), 0, note)
    }

    fn per_100_km(&self, key: &str, name: portal_text::Text, cost: impl Fn(&Outcome) -> Money) -> Figure {
        let hundreds = self.inputs.distance / Length::from_km(100.0);
        let range = self.range(|it| cost(it).pln() / hundreds);
        let yearly = self.words.number(self.range(|it| cost(it).pln()).rounded().mid, 0);
        let note = self.words.fill(texts::FIGURE_COST_NOTE, &[("yearly", &yearly)]);
        self.words.figure(key, (name, texts::UNIT_MONEY_100KM), range, 0, &note)
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_CO2);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2_avoided", label, self.range(|it| it.co2().kg() / 1000.0), 1, note)
    }

    /// What the electric car may cost more.
    fn worth(&self) -> Figure {
        let label = (texts::FIGURE_WORTH, texts::UNIT_MONEY);
        let note = self.words.fill(texts::FIGURE_WORTH_NOTE, &[("years", &self.words.number(YEARS, 0))]);
        let range = self.range(|it| it.saved().pln() * YEARS);
        let range = (range.mid > 0.0).then_some(range);
        self.words.maybe("worth", label, range, (0, texts::NOTHING), &note)
    }

    fn payback(&self) -> Figure {
        let rate = |it: &Outcome| payback::rate(it.saved(), self.inputs.premium);
        payback::figure(self.words, self.case.study.maybe_range(rate))
    }

    fn energy(&self) -> Figure {
        let label = (texts::FIGURE_ENERGY, texts::UNIT_KWH_YEAR);
        let roof = self.words.number(self.range(|it| it.from_roof.kwh()).rounded().mid, 0);
        let note = self.words.fill(texts::FIGURE_ENERGY_NOTE, &[("roof", &roof)]);
        self.words.figure("energy", label, self.range(|it| it.energy.kwh()), 0, &note)
    }

    fn verdict(&self) -> Vec<Run> {
        let range = self.range(|it| it.saved().pln());
        let template = if range.low >= 0.0 {
            texts::VERDICT
        } else if range.mid >= 0.0 {
            texts::VERDICT_UNSURE
        } else {
            texts::VERDICT_DEARER
        };
        let loss = Interval { low: -range.high, mid: -range.mid, high: -range.low };
        let money = |it| self.words.figure("", (texts::FIGURE_SAVED, texts::UNIT_MONEY_YEAR), it, 0, "");
        let (saved, more, co2) = (money(range), money(loss), self.co2());
        let km = self.words.number(self.inputs.distance / Length::from_km(1.0), 0);
        let values = [
            ("km", km.as_str()),
            ("saved", span(&saved)),
            ("about", saved.shown.as_str()),
            ("more", more.shown.as_str()),
            ("co2", span(&co2)),
        ];
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (saved, co2) = (self.saved(), self.co2());
        self.words.fill(texts::SHORT, &[("saved", span(&saved)), ("co2", span(&co2))])
    }
}
