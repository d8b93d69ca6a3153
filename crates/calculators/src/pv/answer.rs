//! The answer in words and figures.

use portal_text::{Language, Text, number};
use portal_units::Energy;

use super::case::{self, Outcome, numbers, study};
use super::inputs::Inputs;
use super::{charts, texts};
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run, runs};
use crate::shared::spread::Interval;
use crate::shared::study::Study;
use crate::shared::words::Words;
use crate::spec::Surroundings;

/// Digits after the decimal mark of a payback without a spread.
const PAYBACK_DECIMALS: usize = 1;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let language = around.language;
    let numbers = numbers(inputs, around.assumptions)?;
    let study = study(inputs, &numbers, around.year, &mut around.rough)?;
    let figures = Figures { language, study: &study, inputs };
    let mid = &study.mid;
    let year = mid.flows.year();
    let technical = around.year.technical().uses(language, inputs.has_battery());
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.generation(),
            figures.own(),
            figures.autarky(),
            figures.saved(),
            figures.payback(),
            figures.co2(&numbers.cover(case::CO2)?.year, numbers.middle().get(case::CO2)?),
            figures.sold(),
            figures.investment(),
        ],
        drivers: study.drivers(Words::of(language), figures.headline_unit(), Outcome::headline),
        meaning: texts::MEANING.get(language).to_owned(),
        charts: vec![charts::months(language, &study), charts::typical_days(language, inputs, around.year)?],
        assumptions: numbers.uses(language).into_iter().chain(technical).collect(),
        ledger: LedgerRow {
            investment: mid.investment,
            saved_per_year: mid.saved,
            import_avoided: year.own(),
            export: year.export,
            co2_avoided: mid.co2,
        },
    })
}

struct Figures<'a> {
    language: Language,
    study: &'a Study<Outcome>,
    inputs: &'a Inputs,
}

impl Figures<'_> {
    fn say(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    fn figure(
        &self,
        key: &str,
        (label, unit): (Text, Text),
        value: Interval,
        decimals: usize,
        note: &str,
    ) -> Figure {
        Figure::new(self.language, (key, self.say(label), self.say(unit)), value, decimals, note)
    }

    fn share(&self, key: &str, label: Text, value: Option<Interval>, note: &str) -> Figure {
        match value {
            Some(share) => self.figure(key, (label, texts::UNIT_PERCENT), share.scaled(100.0), 0, note),
            None => Figure::undefined(key, self.say(label), self.say(texts::UNDEFINED), note),
        }
    }

    fn generation(&self) -> Figure {
        let range = self.study.range(|it| it.flows.year().generation.kwh());
        let specific = range.mid / self.inputs.power.kw().max(f64::MIN_POSITIVE);
        let note = texts::FIGURE_YIELD_NOTE
            .fill(self.language, &[("specific", &number(self.language, specific, 0))]);
        self.figure("yield", (texts::FIGURE_YIELD, texts::UNIT_KWH), range, 0, &note)
    }

    fn own(&self) -> Figure {
        let note = match self.study.mid.self_consumption_gross() {
            Some(gross) if self.inputs.battery > Energy::ZERO => texts::FIGURE_OWN_NOTE_BATTERY
                .fill(self.language, &[("gross", &number(self.language, gross * 100.0, 0))]),
            _ => self.say(texts::FIGURE_OWN_NOTE).to_owned(),
        };
        let range = self.study.maybe_range(Outcome::self_consumption);
        self.share("self_consumption", texts::FIGURE_OWN, range, &note)
    }

    fn autarky(&self) -> Figure {
        let range = self.study.maybe_range(Outcome::autarky);
        self.share("autarky", texts::FIGURE_AUTARKY, range, self.say(texts::FIGURE_AUTARKY_NOTE))
    }

    fn saved(&self) -> Figure {
        let range = self.study.range(|it| it.saved.pln());
        let note = self.say(texts::FIGURE_SAVED_NOTE);
        self.figure("saved", (texts::FIGURE_SAVED, texts::UNIT_MONEY_YEAR), range, 0, note)
    }

    fn sold(&self) -> Figure {
        let range = self.study.range(|it| it.sold.pln());
        let export = self.study.range(|it| it.flows.year().export.kwh()).rounded().mid;
        let note =
            texts::FIGURE_SOLD_NOTE.fill(self.language, &[("export", &number(self.language, export, 0))]);
        self.figure("sold", (texts::FIGURE_SOLD, texts::UNIT_MONEY_YEAR), range, 0, &note)
    }

    fn investment(&self) -> Figure {
        let range = self.study.range(|it| it.investment.pln());
        let note = self.say(texts::FIGURE_INVESTMENT_NOTE);
        self.figure("investment", (texts::FIGURE_INVESTMENT, texts::UNIT_MONEY), range, 0, note)
    }

    /// The word "years" as the middle of a payback wants it: 2 lata, 7 lat, 4,5 roku.
    fn years(&self, range: Interval) -> &'static str {
        if range.decimals(PAYBACK_DECIMALS) > 0 {
            return texts::UNIT_YEARS.fraction(self.language);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole years, not negative"
        )]
        texts::UNIT_YEARS.get(self.language, range.rounded().mid as u64)
    }

    fn payback(&self) -> Figure {
        let note = self.say(texts::FIGURE_PAYBACK_NOTE);
        match self.study.maybe_range(|it| it.payback) {
            Some(range) => {
                let names = ("payback", self.say(texts::FIGURE_PAYBACK), self.years(range));
                Figure::new(self.language, names, range, PAYBACK_DECIMALS, note)
            }
            None => Figure::undefined(
                "payback",
                self.say(texts::FIGURE_PAYBACK),
                self.say(texts::FIGURE_PAYBACK_NEVER),
                note,
            ),
        }
    }

    /// Unit of what the drivers are judged by.
    const fn headline_unit(&self) -> Text {
        if self.study.mid.payback.is_some() { texts::UNIT_YEARS_SHORT } else { texts::UNIT_MONEY_YEAR }
    }

    fn co2(&self, year: &str, factor: f64) -> Figure {
        let range = self.study.range(|it| it.co2.kg() / 1000.0);
        let factor = number(self.language, factor, 0);
        let note = texts::FIGURE_CO2_NOTE.fill(self.language, &[("year", year), ("factor", &factor)]);
        self.figure("co2_avoided", (texts::FIGURE_CO2, texts::UNIT_CO2), range, 2, &note)
    }

    fn verdict(&self) -> Vec<Run> {
        let (saved, payback) = (self.saved(), self.payback());
        if self.study.mid.flows.year().generation <= Energy::ZERO {
            return runs(self.say(texts::VERDICT_NOTHING));
        }
        let template = if payback.value.is_some() { texts::VERDICT } else { texts::VERDICT_NO_PAYBACK };
        let values = [
            ("yield", self.generation().shown),
            ("own", self.own().shown),
            ("saved", range_or_middle(&saved)),
            ("payback", range_or_middle(&payback)),
        ];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        runs(&template.fill(self.language, &values))
    }

    fn short(&self) -> String {
        let values = [("yield", self.generation().shown), ("saved", range_or_middle(&self.saved()))];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        texts::SHORT.fill(self.language, &values)
    }
}

fn range_or_middle(figure: &Figure) -> String {
    if figure.range.is_empty() { figure.shown.clone() } else { figure.range.clone() }
}
