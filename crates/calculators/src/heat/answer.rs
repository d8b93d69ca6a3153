//! The answer in words and figures.

use portal_model::air::Pollutant;
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
    let case = case(inputs, &numbers, around.year)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case, inputs };
    let mid = &case.study.mid;
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.saved(),
            figures.after(),
            figures.dust(),
            figures.bap(),
            figures.co2(),
            figures.payback(),
            figures.heat(),
            figures.before(),
            figures.taken(),
        ],
        drivers: case.study.drivers(words, texts::UNIT_MONEY_YEAR, |it| it.saved().pln()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![
            charts::costs(words, inputs, &case),
            charts::emissions(words, inputs, &case),
            charts::months(words, &case),
        ],
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: mid.investment.unwrap_or(Money::ZERO),
            saved_per_year: mid.saved(),
            import_avoided: mid.before.electricity - mid.after.electricity,
            export: Energy::ZERO,
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
        let range = self.range(|it| it.saved().pln());
        self.words.figure("saved", label, range, 0, self.words.say(texts::FIGURE_SAVED_NOTE))
    }

    fn before(&self) -> Figure {
        let label = (texts::FIGURE_BEFORE, texts::UNIT_MONEY_YEAR);
        let tonnes = self.case.study.maybe_range(|it| it.before.tonnes);
        let amount = tonnes.map_or_else(
            || {
                let used = self.range(|it| (it.before.fuel + it.before.electricity).kwh()).rounded().mid;
                self.words.fill(texts::AMOUNT_KWH, &[("kwh", &self.words.number(used, 0))])
            },
            |it| {
                let shown = self.words.number(it.rounded().mid, it.decimals(1));
                self.words.fill(texts::AMOUNT_TONNES, &[("tonnes", &shown)])
            },
        );
        self.words.figure("cost_before", label, self.range(|it| it.before.cost.pln()), 0, &amount)
    }

    fn after(&self) -> Figure {
        let label = (texts::FIGURE_AFTER, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(self.inputs.new.name());
        self.words.figure("cost_after", label, self.range(|it| it.after.cost.pln()), 0, note)
    }

    /// Dust that no longer leaves the chimney.
    fn dust(&self) -> Figure {
        let label = (texts::FIGURE_DUST, texts::UNIT_KG_YEAR);
        let spared =
            |it: &Outcome| (it.before.of(Pollutant::Pm10) - it.after.of(Pollutant::Pm10)).g() / 1000.0;
        self.words.figure(
            "dust_avoided",
            label,
            self.range(spared),
            1,
            self.words.say(texts::FIGURE_DUST_NOTE),
        )
    }

    fn bap(&self) -> Figure {
        let label = (texts::FIGURE_BAP, texts::UNIT_G_YEAR);
        let spared = |it: &Outcome| (it.before.of(Pollutant::Bap) - it.after.of(Pollutant::Bap)).g();
        self.words.figure("bap_avoided", label, self.range(spared), 1, self.words.say(texts::FIGURE_BAP_NOTE))
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_CO2);
        let range = self.range(|it| it.co2().kg() / 1000.0);
        self.words.figure("co2_avoided", label, range, 1, self.words.say(texts::FIGURE_CO2_NOTE))
    }

    fn payback(&self) -> Figure {
        let rate = |it: &Outcome| payback::rate(it.saved(), it.investment?);
        payback::figure(self.words, self.case.study.maybe_range(rate))
    }

    fn heat(&self) -> Figure {
        let label = (texts::FIGURE_HEAT, texts::UNIT_KWH_YEAR);
        let square = self.case.heat.total_kwh / self.inputs.home.area.m2();
        let values = [
            ("square", self.words.number(square, 0)),
            ("load", self.words.number(self.case.heat.design.kw(), 1)),
        ];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        let note = self.words.fill(texts::FIGURE_HEAT_NOTE, &values);
        self.words.figure("heat", label, self.range(|it| it.heat.kwh()), 0, &note)
    }

    /// What the new heating takes.
    fn taken(&self) -> Figure {
        if let Some(performance) = self.case.study.maybe_range(|it| it.seasonal_performance) {
            let label = (texts::FIGURE_PERFORMANCE, texts::UNIT_ONE);
            let used = self.range(|it| it.after.electricity.kwh()).rounded().mid;
            let note =
                self.words.fill(texts::FIGURE_PERFORMANCE_NOTE, &[("kwh", &self.words.number(used, 0))]);
            return self.words.figure("seasonal_performance", label, performance, 1, &note);
        }
        let label = (texts::FIGURE_FUEL, texts::UNIT_KWH_YEAR);
        let note = self.words.say(texts::FIGURE_FUEL_NOTE);
        self.words.figure("fuel_after", label, self.range(|it| it.after.fuel.kwh()), 0, note)
    }

    fn verdict(&self) -> Vec<Run> {
        if self.inputs.new == self.inputs.now {
            return self.words.sentence(texts::VERDICT_SAME, &[]);
        }
        let range = self.range(|it| it.saved().pln());
        let template = match (range.low >= 0.0, range.mid >= 0.0, self.payback().value.is_some()) {
            (true, _, true) => texts::VERDICT,
            (true, _, false) => texts::VERDICT_NO_PAYBACK,
            (false, true, _) => texts::VERDICT_UNSURE,
            (false, false, _) => texts::VERDICT_DEARER,
        };
        let loss = Interval { low: -range.high, mid: -range.mid, high: -range.low };
        let money = |it| self.words.figure("", (texts::FIGURE_SAVED, texts::UNIT_MONEY_YEAR), it, 0, "");
        let (saved, more, payback) = (money(range), money(loss), self.payback());
        let values = [
            ("heating", self.words.say(self.inputs.new.name())),
            ("saved", span(&saved)),
            ("about", saved.shown.as_str()),
            ("more", more.shown.as_str()),
            ("payback", span(&payback)),
        ];
        let mut all = self.words.sentence(template, &values);
        all.extend(self.air());
        all
    }

    /// What the change does to the air, in a sentence: to the dust where there is some, to CO₂ otherwise.
    fn air(&self) -> Vec<Run> {
        let (dust, co2) = (self.dust(), self.co2());
        let mid = |it: &Figure| it.value.map_or(0.0, |it| it.mid);
        let (template, amount) = if mid(&dust) >= 1.0 {
            (texts::VERDICT_DUST, span(&dust))
        } else if mid(&co2) > 0.0 {
            (texts::VERDICT_CO2, span(&co2))
        } else {
            (texts::VERDICT_NO_AIR, "")
        };
        self.words.sentence(template, &[("amount", amount)])
    }

    fn short(&self) -> String {
        let saved = self.saved();
        let dust = self.dust();
        self.words.fill(texts::SHORT, &[("saved", span(&saved)), ("dust", span(&dust))])
    }
}
