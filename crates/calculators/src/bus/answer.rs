//! The answer in words, figures and charts.

use portal_chart::{Axis, ChartSpec, Kind, Role};
use portal_units::{Energy, Length, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, case, numbers};
use super::texts;
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::drawn::line;
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case };
    let mid = &case.study.mid;
    Ok(Answer {
        verdict: figures.verdict(inputs),
        short: figures.short(),
        figures: vec![
            figures.buses(),
            figures.least(inputs),
            figures.peak(),
            figures.consumption(),
            figures.day(),
            figures.energy(),
            figures.saved(),
            figures.co2(),
        ],
        drivers: case.study.drivers(words, texts::UNIT_KWH, |it| it.day.least_capacity.kwh()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![load(words, &case), by_air(words, inputs, &case)],
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: mid.diesel - mid.electricity,
            import_avoided: Energy::ZERO - mid.energy,
            export: Energy::ZERO,
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

    #[expect(clippy::cast_precision_loss, reason = "buses of a line")]
    fn buses(&self) -> Figure {
        let label = (texts::FIGURE_BUSES, texts::UNIT_PIECES);
        let note = self.words.say(texts::FIGURE_BUSES_NOTE);
        self.words.figure("buses", label, self.range(|it| it.day.buses as f64), 0, note)
    }

    fn least(&self, inputs: &Inputs) -> Figure {
        let label = (texts::FIGURE_LEAST, texts::UNIT_KWH);
        let chosen = self.words.number(inputs.battery.kwh(), 0);
        let note = self.words.fill(texts::FIGURE_LEAST_NOTE, &[("chosen", &chosen)]);
        self.words.figure("least_battery", label, self.range(|it| it.day.least_capacity.kwh()), 0, &note)
    }

    fn peak(&self) -> Figure {
        let label = (texts::FIGURE_PEAK, texts::UNIT_KW);
        let note = self.words.say(texts::FIGURE_PEAK_NOTE);
        self.words.figure("peak", label, self.range(|it| it.day.peak().kw()), 0, note)
    }

    fn consumption(&self) -> Figure {
        let label = (texts::FIGURE_CONSUMPTION, texts::UNIT_KWH_KM);
        let note = self.words.say(texts::FIGURE_CONSUMPTION_NOTE);
        self.words.figure("consumption", label, self.range(|it| it.consumption), 2, note)
    }

    fn day(&self) -> Figure {
        let label = (texts::FIGURE_DAY, texts::UNIT_KWH);
        let km = self.words.number(self.case.study.mid.day.distance / Length::from_km(1.0), 0);
        let note = self.words.fill(texts::FIGURE_DAY_NOTE, &[("km", &km)]);
        self.words.figure("energy_day", label, self.range(|it| it.day.from_grid.kwh()), 0, &note)
    }

    fn energy(&self) -> Figure {
        let label = (texts::FIGURE_ENERGY, texts::UNIT_MWH_YEAR);
        let note = self.words.say(texts::FIGURE_ENERGY_NOTE);
        self.words.figure("energy_year", label, self.range(|it| it.energy.kwh() / 1000.0), 0, note)
    }

    fn saved(&self) -> Figure {
        let label = (texts::FIGURE_SAVED, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_SAVED_NOTE);
        self.words.figure("saved", label, self.range(|it| (it.diesel - it.electricity).pln()), 0, note)
    }

    fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_T_YEAR);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2_avoided", label, self.range(|it| it.co2.kg() / 1000.0), 0, note)
    }

    fn verdict(&self, inputs: &Inputs) -> Vec<Run> {
        let (buses, least, peak) = (self.buses(), self.least(inputs), self.peak());
        let chosen = self.words.number(inputs.battery.kwh(), 0);
        let air = self.words.number(inputs.air.celsius(), 0);
        let values = [
            ("air", air.as_str()),
            ("buses", buses.shown.as_str()),
            ("least", span(&least)),
            ("peak", span(&peak)),
            ("chosen", chosen.as_str()),
        ];
        let day = &self.case.study.mid.day;
        let template = if inputs.battery < day.least_capacity {
            texts::VERDICT_TOO_SMALL
        } else if day.not_refilled > Energy::from_kwh(1e-6) {
            texts::VERDICT_NOT_REFILLED
        } else {
            texts::VERDICT
        };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let (buses, peak) = (self.buses(), self.peak());
        self.words.fill(texts::SHORT, &[("buses", buses.shown.as_str()), ("peak", span(&peak))])
    }
}

/// Power from the grid through the day.
fn load(words: Words, case: &Case) -> ChartSpec {
    let quarters = || (0_u8..).zip(&case.study.mid.day.grid_kw);
    let most = quarters().max_by(|one, other| one.1.total_cmp(other.1)).map_or((0, 0.0), |it| (it.0, *it.1));
    let summary = words.fill(
        texts::CHART_LOAD_SUMMARY,
        &[("hour", &words.number(f64::from(most.0 / 4), 0)), ("peak", &words.number(most.1, 0))],
    );
    let x = Axis::of(Kind::Hour { first_day: None }).label(words.say(texts::AXIS_HOUR));
    let y = Axis::number(words.say(texts::AXIS_POWER), words.say(texts::UNIT_KW), 0);
    let points = quarters().map(|(quarter, kw)| (f64::from(quarter) / 4.0 + 0.125, *kw));
    ChartSpec::new(words.say(texts::CHART_LOAD), x, y)
        .with(line(words.say(texts::SERIES_GRID), Role::Grid, points))
        .summary(summary)
}

/// Consumption by the air.
fn by_air(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    let at = |air: f64| case.by_air.iter().find(|it| (it.0 - air).abs() < 0.1).map_or(0.0, |it| it.1);
    let summary = words.fill(
        texts::CHART_AIR_SUMMARY,
        &[("frost", &words.number(at(-10.0), 2)), ("mild", &words.number(at(20.0), 2))],
    );
    let x = Axis::number(words.say(texts::AIR), words.say(texts::UNIT_CELSIUS), 0).free();
    let y = Axis::number(words.say(texts::FIGURE_CONSUMPTION), words.say(texts::UNIT_KWH_KM), 2);
    ChartSpec::new(words.say(texts::CHART_AIR), x, y)
        .with(line(words.say(texts::FIGURE_CONSUMPTION), Role::Battery, case.by_air.iter().copied()))
        .mark(inputs.air.celsius(), words.say(texts::MARK_CHOSEN))
        .summary(summary)
}
