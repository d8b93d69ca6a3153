//! The answer in words, figures and charts.

use portal_chart::{ChartSpec, Role};
use portal_text::Text;
use portal_units::{Co2, Energy, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, case, numbers};
use super::texts;
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::drawn::{Bars, by_month, by_name};
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Kilowatt hours of a megawatt hour.
const MEGA: f64 = 1000.0;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers, around.year)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case };
    let label = |text| (text, texts::UNIT_MWH_YEAR);
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.savings(),
            figures.megawatt_hours("spared", label(texts::FIGURE_SPARED), texts::FIGURE_SPARED_NOTE, |it| {
                it.spared
            }),
            figures.hours(),
            figures.cover(inputs),
            figures.megawatt_hours(
                "electricity",
                label(texts::FIGURE_ELECTRICITY),
                texts::FIGURE_ELECTRICITY_NOTE,
                |it| it.electricity,
            ),
            figures.megawatt_hours("heat", label(texts::FIGURE_HEAT), texts::FIGURE_HEAT_NOTE, |it| it.heat),
            figures.megawatt_hours("fuel", label(texts::FIGURE_FUEL), texts::FIGURE_FUEL_NOTE, |it| it.fuel),
            figures.reference(),
        ],
        drivers: case.study.drivers(words, texts::UNIT_PERCENT, |it| it.savings.unwrap_or(0.0) * 100.0),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![months(words, &case), fuels(words, &case)],
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: Money::ZERO,
            import_avoided: case.study.mid.electricity * inputs.own.fraction(),
            export: case.study.mid.electricity * (1.0 - inputs.own.fraction()),
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

    fn savings(&self) -> Figure {
        let label = (texts::FIGURE_SAVINGS, texts::UNIT_PERCENT);
        let range = self.case.study.maybe_range(|it| it.savings).map(|it| Interval {
            low: it.low * 100.0,
            mid: it.mid * 100.0,
            high: it.high * 100.0,
        });
        let asked = self.words.number(self.case.asked_percent, 0);
        let note = self.words.fill(texts::FIGURE_SAVINGS_NOTE, &[("asked", &asked)]);
        self.words.maybe("savings", label, range, (1, texts::NEVER_RUNS), &note)
    }

    fn megawatt_hours(
        &self,
        key: &str,
        label: (Text, Text),
        note: Text,
        figure: impl Fn(&Outcome) -> Energy,
    ) -> Figure {
        self.words.figure(key, label, self.range(|it| figure(it).kwh() / MEGA), 0, self.words.say(note))
    }

    fn hours(&self) -> Figure {
        let label = (texts::FIGURE_HOURS, texts::UNIT_HOURS_YEAR);
        self.words.figure(
            "hours",
            label,
            self.range(|it| it.hours),
            0,
            self.words.say(texts::FIGURE_HOURS_NOTE),
        )
    }

    fn cover(&self, inputs: &Inputs) -> Figure {
        let boiler = self.words.number(self.case.study.mid.boiler.kwh() / MEGA, 0);
        let note = self.words.fill(texts::FIGURE_COVER_NOTE, &[("boiler", &boiler)]);
        let range = Some(self.range(|it| it.heat / inputs.heat));
        self.words.share("cover", texts::FIGURE_COVER, range, texts::NEVER_RUNS, &note)
    }

    fn reference(&self) -> Figure {
        let label = (texts::FIGURE_REFERENCE, texts::UNIT_PERCENT);
        let heat = self.words.number(self.case.study.mid.reference.heat.fraction() * 100.0, 0);
        let note = self.words.fill(texts::FIGURE_REFERENCE_NOTE, &[("heat", &heat)]);
        let range = self.range(|it| it.reference.electricity.fraction() * 100.0);
        self.words.figure("reference", label, range, 1, &note)
    }

    fn verdict(&self) -> Vec<Run> {
        let (savings, hours) = (self.savings(), self.hours());
        let template = match self.case.holds {
            Some(true) => texts::VERDICT,
            Some(false) => texts::VERDICT_NOT,
            None => texts::VERDICT_NEVER,
        };
        let asked = self.words.number(self.case.asked_percent, 0);
        let values = [("savings", span(&savings)), ("hours", span(&hours)), ("asked", asked.as_str())];
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (savings, hours) = (self.savings(), self.hours());
        let template = if savings.value.is_some() { texts::SHORT } else { texts::SHORT_NEVER };
        self.words.fill(template, &[("savings", span(&savings)), ("hours", span(&hours))])
    }
}

/// Heat of plant and boiler, and electricity, by month.
fn months(words: Words, case: &Case) -> ChartSpec {
    let [plant, boiler, electricity] = case.months.map(|it| it.map(|it| it / MEGA));
    let bars = [
        Bars::new(words.say(texts::SERIES_PLANT), Role::Chp, 0, plant),
        Bars::new(words.say(texts::SERIES_BOILER), Role::Gas, 0, boiler),
        Bars::new(words.say(texts::SERIES_ELECTRICITY), Role::Battery, 1, electricity),
    ];
    let sum =
        |of: &[f64; 12], months: [usize; 3]| -> f64 { months.iter().filter_map(|it| of.get(*it)).sum() };
    let winter = words.number(sum(&electricity, [0, 1, 11]), 0);
    let summer = words.number(sum(&electricity, [5, 6, 7]), 0);
    let summary = words.fill(texts::CHART_MONTHS_SUMMARY, &[("winter", &winter), ("summer", &summer)]);
    let upright = (texts::AXIS_ENERGY, texts::UNIT_MWH, 0);
    by_month(words, texts::CHART_MONTHS, texts::AXIS_MONTH, upright, &bars).summary(summary)
}

/// Fuel together and apart.
fn fuels(words: Words, case: &Case) -> ChartSpec {
    let mid = &case.study.mid;
    let apart = |energy: Energy, reference: portal_units::Ratio| energy.kwh() / reference.fraction() / MEGA;
    let electricity = apart(mid.electricity, mid.reference.electricity);
    let heat = apart(mid.heat, mid.reference.heat);
    let together = mid.fuel.kwh() / MEGA;
    let bars = [
        Bars::new(words.say(texts::SERIES_TOGETHER), Role::Chp, 0, [together, 0.0]),
        Bars::new(words.say(texts::SERIES_POWER_PLANT), Role::Grid, 0, [0.0, electricity]),
        Bars::new(words.say(texts::SERIES_BOILER), Role::Gas, 0, [0.0, heat]),
    ];
    let shown = [words.number(together, 0), words.number(electricity + heat, 0)];
    let summary =
        words.fill(texts::CHART_FUEL_SUMMARY, &[("together", shown[0].as_str()), ("apart", &shown[1])]);
    let names = [texts::NAME_TOGETHER, texts::NAME_APART].map(|it| words.say(it).to_owned()).to_vec();
    by_name(words, texts::CHART_FUEL, names, (texts::AXIS_FUEL, texts::UNIT_MWH_YEAR, 0), &bars)
        .summary(summary)
}
