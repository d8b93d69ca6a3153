//! The answer in words and figures.

use portal_units::{Energy, Money};

use super::outcome::{Case, Outcome, case, numbers};
use super::{Inputs, charts, texts};
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Kilowatt hours of a gigawatt hour.
const GIGA: f64 = 1e6;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(around.assumptions)?;
    let case = case(inputs, &numbers, around.year, &mut around.rough)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case };
    let mid = &case.study.mid;
    let mut assumptions = numbers.uses(around.language);
    assumptions.retain(|it| inputs.counts(&it.key));
    assumptions.extend(around.year.technical().uses(around.language, inputs.battery > Energy::ZERO));
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.autarky(),
            figures.self_consumption(),
            figures.stress(),
            figures.peak(),
            figures.import(),
            figures.export(),
            figures.local(),
            figures.saved(),
            figures.co2(),
        ],
        drivers: case.study.drivers(words, texts::UNIT_PERCENT, |it| it.autarky() * 100.0),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![
            charts::months(words, &case),
            charts::week(words, texts::CHART_WINTER, &case.weeks[0]),
            charts::week(words, texts::CHART_SUMMER, &case.weeks[1]),
            charts::hard_days(words, &case),
        ],
        assumptions,
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: mid.saved,
            import_avoided: mid.own,
            export: mid.export,
            co2_avoided: mid.co2,
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

    fn gwh(&self, energy: Energy) -> String {
        self.words.number(energy.kwh() / GIGA, 1)
    }

    fn autarky(&self) -> Figure {
        let mid = &self.case.study.mid;
        let (own, load) = (self.gwh(mid.own), self.gwh(mid.load));
        let note = self.words.fill(texts::FIGURE_AUTARKY_NOTE, &[("own", &own), ("load", &load)]);
        let range = Some(self.range(Outcome::autarky));
        self.words.share("autarky", texts::FIGURE_AUTARKY, range, texts::UNDEFINED, &note)
    }

    fn self_consumption(&self) -> Figure {
        let made = self.gwh(self.case.study.mid.generation);
        let note = self.words.fill(texts::FIGURE_SELF_NOTE, &[("made", &made)]);
        let range = self.case.study.maybe_range(Outcome::self_consumption);
        self.words.share("self_consumption", texts::FIGURE_SELF, range, texts::UNDEFINED, &note)
    }

    fn stress(&self) -> Figure {
        let share = self.case.stress.autarky().map(|it| Interval::exact(it.fraction()));
        let missing = self.words.number(self.case.stress.import.kwh() / 1000.0, 0);
        let note = self.words.fill(texts::FIGURE_STRESS_NOTE, &[("missing", &missing)]);
        self.words.share("autarky_hard_days", texts::FIGURE_STRESS, share, texts::UNDEFINED, &note)
    }

    fn peak(&self) -> Figure {
        let label = (texts::FIGURE_PEAK, texts::UNIT_MW);
        let note = self.words.say(texts::FIGURE_PEAK_NOTE);
        let peak = Interval::exact(self.case.peak_import.kw() / 1000.0);
        self.words.figure("peak_import", label, peak, 1, note)
    }

    fn import(&self) -> Figure {
        let label = (texts::FIGURE_IMPORT, texts::UNIT_GWH_YEAR);
        let note = self.words.say(texts::FIGURE_IMPORT_NOTE);
        self.words.figure("import", label, self.range(|it| it.import.kwh() / GIGA), 1, note)
    }

    fn export(&self) -> Figure {
        let label = (texts::FIGURE_EXPORT, texts::UNIT_GWH_YEAR);
        let note = self.words.say(texts::FIGURE_EXPORT_NOTE);
        self.words.figure("export", label, self.range(|it| it.export.kwh() / GIGA), 1, note)
    }

    fn local(&self) -> Figure {
        let label = (texts::FIGURE_LOCAL, texts::UNIT_PRICE);
        let kept = self.words.number(self.range(|it| it.kept.pln() / GIGA).rounded().mid, 1);
        let note = self.words.fill(texts::FIGURE_LOCAL_NOTE, &[("kept", &kept)]);
        self.words.figure("local_price", label, self.range(|it| it.local.pln_per_kwh()), 2, &note)
    }

    fn saved(&self) -> Figure {
        let label = (texts::FIGURE_SAVED, texts::UNIT_MILLION_YEAR);
        let note = self.words.say(texts::FIGURE_SAVED_NOTE);
        self.words.figure("saved", label, self.range(|it| it.saved.pln() / GIGA), 1, note)
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_CO2);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2_avoided", label, self.range(|it| it.co2.kg() / 1000.0), 0, note)
    }

    fn verdict(&self) -> Vec<Run> {
        let (autarky, own, stress) = (self.autarky(), self.self_consumption(), self.stress());
        let values = [("autarky", span(&autarky)), ("own", span(&own)), ("stress", stress.shown.as_str())];
        let template = if own.value.is_some() { texts::VERDICT } else { texts::VERDICT_NOTHING };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (autarky, stress) = (self.autarky(), self.stress());
        self.words.fill(texts::SHORT, &[("autarky", span(&autarky)), ("stress", stress.shown.as_str())])
    }
}
