//! The answer in words, figures and charts.

use portal_chart::{Axis, ChartSpec, Kind, Role};
use portal_units::{Co2, Energy, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, case, numbers};
use super::texts;
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::drawn::line;
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Share of waiting cars up to which a place is called well equipped.
const FEW: f64 = 0.1;
/// Numbers of chargers that a chart needs.
const ENOUGH_POINTS: usize = 4;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(around.assumptions)?;
    let case = case(inputs, &numbers)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case };
    let mut charts = vec![day(words, &case)];
    if case.waits.len() >= ENOUGH_POINTS {
        charts.push(waits(words, inputs, &case));
    }
    Ok(Answer {
        verdict: figures.verdict(inputs),
        short: figures.short(),
        figures: vec![
            figures.enough(),
            figures.peak(inputs),
            figures.wait(),
            figures.waiting(),
            figures.busy(),
            figures.energy(),
            figures.margin(),
        ],
        drivers: case.study.drivers(words, texts::UNIT_MINUTES, |it| it.wait),
        meaning: words.say(texts::MEANING).to_owned(),
        charts,
        assumptions: numbers.uses(around.language),
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: case.study.mid.margin,
            import_avoided: Energy::ZERO - case.study.mid.energy * 365.0,
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

    fn enough(&self) -> Figure {
        let label = (texts::FIGURE_ENOUGH, texts::UNIT_PIECES);
        let note = self.words.say(texts::FIGURE_ENOUGH_NOTE);
        let range = self.case.study.maybe_range(|it| it.enough);
        self.words.maybe("enough", label, range, (0, texts::TOO_MANY), note)
    }

    fn peak(&self, inputs: &Inputs) -> Figure {
        let label = (texts::FIGURE_PEAK, texts::UNIT_KW);
        let installed = self.words.number(inputs.power.kw() * inputs.chargers, 0);
        let note = self.words.fill(texts::FIGURE_PEAK_NOTE, &[("installed", &installed)]);
        self.words.figure("peak", label, self.range(|it| it.peak.kw()), 0, &note)
    }

    fn wait(&self) -> Figure {
        let label = (texts::FIGURE_WAIT, texts::UNIT_MINUTES);
        let note = self.words.say(texts::FIGURE_WAIT_NOTE);
        self.words.figure("wait", label, self.range(|it| it.wait), 1, note)
    }

    fn waiting(&self) -> Figure {
        let note = self.words.say(texts::FIGURE_WAITING_NOTE);
        let range = Some(self.range(|it| it.waiting));
        self.words.share("waiting", texts::FIGURE_WAITING, range, texts::TOO_MANY, note)
    }

    fn busy(&self) -> Figure {
        let note = self.words.say(texts::FIGURE_BUSY_NOTE);
        let range = Some(self.range(|it| it.busy));
        self.words.share("busy", texts::FIGURE_BUSY, range, texts::TOO_MANY, note)
    }

    fn energy(&self) -> Figure {
        let label = (texts::FIGURE_ENERGY, texts::UNIT_KWH_DAY);
        let note = self.words.say(texts::FIGURE_ENERGY_NOTE);
        self.words.figure("energy", label, self.range(|it| it.energy.kwh()), 0, note)
    }

    fn margin(&self) -> Figure {
        let label = (texts::FIGURE_MARGIN, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_MARGIN_NOTE);
        self.words.figure("margin", label, self.range(|it| it.margin.pln()), 0, note)
    }

    fn verdict(&self, inputs: &Inputs) -> Vec<Run> {
        let (enough, peak, waiting) = (self.enough(), self.peak(inputs), self.waiting());
        let chargers = self.words.number(inputs.chargers, 0);
        let values = [
            ("chargers", chargers.as_str()),
            ("waiting", waiting.shown.as_str()),
            ("enough", enough.shown.as_str()),
            ("peak", span(&peak)),
        ];
        let few = self.case.study.mid.waiting <= FEW;
        self.words.sentence(if few { texts::VERDICT } else { texts::VERDICT_QUEUE }, &values)
    }

    fn short(&self) -> String {
        let (enough, waiting) = (self.enough(), self.waiting());
        self.words
            .fill(texts::SHORT, &[("enough", enough.shown.as_str()), ("waiting", waiting.shown.as_str())])
    }
}

/// Arrivals and power through the day.
fn day(words: Words, case: &Case) -> ChartSpec {
    let points = |values: &[f64; 24]| -> Vec<(f64, f64)> {
        (0_u8..).zip(values).map(|(hour, it)| (f64::from(hour) + 0.5, *it)).collect()
    };
    let most = |values: &[f64; 24]| {
        let hours = (0_u8..).zip(values);
        hours.max_by(|one, other| one.1.total_cmp(other.1)).map_or((0, 0.0), |it| (it.0, *it.1))
    };
    let (hour, kw) = most(&case.load);
    let summary = words.fill(
        texts::CHART_DAY_SUMMARY,
        &[("hour", &words.number(f64::from(hour), 0)), ("peak", &words.number(kw, 0))],
    );
    let x = Axis::of(Kind::Hour { first_day: None }).label(words.say(texts::AXIS_HOUR));
    let y = Axis::number(words.say(texts::AXIS_POWER), words.say(texts::UNIT_KW), 1);
    let wanted: [f64; 24] = case
        .arrivals
        .map(|it| it * case.study.mid.energy.kwh() / case.arrivals.iter().sum::<f64>().max(1e-9));
    ChartSpec::new(words.say(texts::CHART_DAY), x, y)
        .with(line(words.say(texts::SERIES_WANTED), Role::Demand, points(&wanted)))
        .with(line(words.say(texts::SERIES_LOAD), Role::Battery, points(&case.load)))
        .summary(summary)
}

/// Mean wait in the busiest hour by the number of chargers.
fn waits(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    let first = case.waits.first().map_or(0.0, |it| it.0);
    let summary = words.fill(texts::CHART_WAIT_SUMMARY, &[("first", &words.number(first, 0))]);
    let x = Axis::number(words.say(texts::CHARGERS), words.say(texts::UNIT_PIECES), 0).free();
    let y = Axis::number(words.say(texts::AXIS_WAIT), words.say(texts::UNIT_MINUTES), 1);
    let chart = ChartSpec::new(words.say(texts::CHART_WAIT), x, y)
        .with(line(words.say(texts::AXIS_WAIT), Role::Grid, case.waits.iter().copied()))
        .summary(summary);
    if inputs.chargers >= first { chart.mark(inputs.chargers, words.say(texts::MARK_CHOSEN)) } else { chart }
}
