//! The answer in words, figures and charts.

use portal_chart::{Axis, ChartSpec, Kind, Role, Series, Shape};
use portal_text::month_name;
use portal_units::{Co2, Energy, Money};

use super::inputs::Inputs;
use super::outcome::{Case, Outcome, case, numbers};
use super::texts;
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::drawn::line;
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};
use crate::spec::Surroundings;

/// Runs of a year for the ledger: twice a week.
const RUNS: f64 = 104.0;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(inputs, around.assumptions)?;
    let case = case(inputs, &numbers, around.year)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case, inputs };
    let mid = &case.study.mid;
    let moved = (mid.own_best - mid.own_usual) * RUNS;
    let technical = around.year.technical().uses(around.language, false);
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![figures.best(), figures.own(), figures.saved(), figures.year(), figures.energy()],
        drivers: case.study.drivers(words, texts::UNIT_MONEY, |it| it.saved.pln()),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![scores(words, inputs, &case), sun(words, inputs, &case)],
        assumptions: numbers.uses(around.language).into_iter().chain(technical).collect(),
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: mid.saved * RUNS,
            import_avoided: moved,
            export: Energy::ZERO - moved,
            co2_avoided: Co2::ZERO,
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

    /// The best hours as written: "11–13".
    fn hours(&self) -> String {
        let Some((first, _)) = self.case.best else { return String::new() };
        let first = f64::from(u8::try_from(first).unwrap_or(0));
        let last = first + self.inputs.hours.round();
        format!("{}–{}", self.words.number(first, 0), self.words.number(last, 0))
    }

    fn best(&self) -> Figure {
        let shown =
            if self.case.best.is_some() { self.hours() } else { self.words.say(texts::NO_WINDOW).to_owned() };
        let score = self.words.number(self.case.best.map_or(0.0, |it| it.1 * 100.0), 0);
        let note = self.words.fill(texts::FIGURE_BEST_NOTE, &[("score", &score)]);
        Figure::undefined("best_hours", self.words.say(texts::FIGURE_BEST), &shown, &note)
    }

    fn own(&self) -> Figure {
        let label = (texts::FIGURE_OWN, texts::UNIT_KWH);
        let usual = self.words.number(self.case.study.mid.own_usual.kwh(), 1);
        let note = self.words.fill(texts::FIGURE_OWN_NOTE, &[("usual", &usual)]);
        self.words.figure("own", label, self.range(|it| it.own_best.kwh()), 1, &note)
    }

    fn saved(&self) -> Figure {
        let label = (texts::FIGURE_SAVED, texts::UNIT_MONEY);
        let note = self.words.say(texts::FIGURE_SAVED_NOTE);
        self.words.figure("saved", label, self.range(|it| it.saved.pln()), 2, note)
    }

    fn year(&self) -> Figure {
        let label = (texts::FIGURE_YEAR, texts::UNIT_MONEY_YEAR);
        let note = self.words.say(texts::FIGURE_YEAR_NOTE);
        self.words.figure("saved_year", label, self.range(|it| it.saved.pln() * RUNS), 0, note)
    }

    fn energy(&self) -> Figure {
        let label = (texts::FIGURE_ENERGY, texts::UNIT_KWH);
        let note = self.words.say(texts::FIGURE_ENERGY_NOTE);
        self.words.figure("energy", label, self.range(|it| it.energy.kwh()), 1, note)
    }

    fn verdict(&self) -> Vec<Run> {
        let saved = self.saved();
        let hours = self.hours();
        let month = month_of(self.words, self.inputs);
        let values = [("month", month), ("hours", hours.as_str()), ("saved", span(&saved))];
        let template = if self.case.best.is_none() {
            texts::VERDICT_NONE
        } else if self.case.study.mid.saved.pln() > 0.0 {
            texts::VERDICT
        } else {
            texts::VERDICT_NO_MONEY
        };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let hours = self.best().shown;
        let saved = self.saved();
        self.words.fill(texts::SHORT, &[("hours", &hours), ("saved", span(&saved))])
    }
}

fn month_of(words: Words, inputs: &Inputs) -> &'static str {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 12 of the form")]
    let month = inputs.month.round().clamp(1.0, 12.0) as u8;
    month_name(words.language(), month)
}

/// The score of each hour; the best ones on their own.
fn scores(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    let first = case.best.map_or(usize::MAX, |it| it.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 8 of the form")]
    let last = first.saturating_add(inputs.hours.round() as usize);
    let pick = |chosen: bool| -> Vec<Option<f64>> {
        let hours = case.scores.iter().enumerate();
        hours
            .map(|(hour, score)| {
                ((first..last).contains(&hour) == chosen).then_some((score * 1000.0).round() / 10.0)
            })
            .collect()
    };
    let hour = |it: usize| words.number(f64::from(u8::try_from(it).unwrap_or(0)), 0);
    let order = |one: &(usize, &f64), other: &(usize, &f64)| one.1.total_cmp(other.1);
    let top = case.scores.iter().enumerate().max_by(order).map_or(0, |it| it.0);
    let low = case.scores.iter().enumerate().min_by(order).map_or(0, |it| it.0);
    let summary = words.fill(texts::CHART_SCORES_SUMMARY, &[("top", &hour(top)), ("low", &hour(low))]);
    let x = Axis::of(Kind::Hour { first_day: None }).label(words.say(texts::AXIS_HOUR));
    let y = Axis::number(words.say(texts::AXIS_SCORE), "%", 0);
    ChartSpec::new(words.say(texts::CHART_SCORES), x, y)
        .with(Series::new(words.say(texts::SERIES_OTHER), Role::Grid, Shape::bars(0, 0.5, &pick(false))))
        .with(Series::new(words.say(texts::SERIES_BEST), Role::Biogas, Shape::bars(0, 0.5, &pick(true))))
        .summary(summary)
}

/// The roof and the device.
fn sun(words: Words, inputs: &Inputs, case: &Case) -> ChartSpec {
    let points = (0_u8..).zip(&case.sun).map(|(hour, it)| (f64::from(hour) + 0.5, it * inputs.panels.kw()));
    let most = case.sun.iter().copied().fold(0.0, f64::max) * inputs.panels.kw();
    let summary = words.fill(
        texts::CHART_SUN_SUMMARY,
        &[("most", &words.number(most, 1)), ("load", &words.number(inputs.load.kw(), 1))],
    );
    let x = Axis::of(Kind::Hour { first_day: None }).label(words.say(texts::AXIS_HOUR));
    let y = Axis::number(words.say(texts::AXIS_POWER), words.say(texts::UNIT_KW), 1);
    ChartSpec::new(words.say(texts::CHART_SUN), x, y)
        .with(line(words.say(texts::SERIES_ROOF), Role::Solar, points))
        .threshold(inputs.load.kw(), words.say(texts::SERIES_LOAD), Role::Demand)
        .summary(summary)
}
