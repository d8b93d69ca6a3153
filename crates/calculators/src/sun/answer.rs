//! The answer in words, figures and charts.

use portal_chart::{Axis, ChartSpec, Kind, Role};
use portal_model::solar::DayKind;
use portal_text::month_name;
use portal_units::{Co2, Energy, Instant, Length, Money};

use super::inputs::Inputs;
use super::outcome::{Case, case};
use super::texts;
use crate::answer::{Answer, AnswerError, Figure, LedgerRow, Run};
use crate::shared::drawn::line;
use crate::shared::spread::Interval;
use crate::shared::words::Words;
use crate::shared::year::Year;
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let case = case(inputs, around.year)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case, year: around.year };
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: vec![
            figures.length(),
            figures.rise("sunrise", texts::FIGURE_SUNRISE, case.times.sunrise),
            figures.rise("noon", texts::FIGURE_NOON, Some(case.times.transit)),
            figures.rise("sunset", texts::FIGURE_SUNSET, case.times.sunset),
            figures.height(),
            figures.shadow(inputs),
        ],
        drivers: Vec::new(),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![way(words, &case), lengths(words, &case)],
        assumptions: Vec::new(),
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
    year: &'a Year,
}

impl Figures<'_> {
    /// A moment on the clock of the place: "5:03".
    fn clock(&self, at: Instant) -> String {
        // Half a minute more, for clocks are read by whole minutes.
        let local = self.year.zone().local(at.plus_seconds(30));
        format!("{}:{:02}", local.hour(), local.minute())
    }

    /// Hours and minutes: "16 h 32 min".
    fn hours(&self) -> String {
        let Some(hours) = self.case.length else { return self.words.say(texts::UNDEFINED).to_owned() };
        let minutes = (hours * 60.0).round();
        let whole = (minutes / 60.0).floor();
        self.words.fill(
            texts::HOURS_MINUTES,
            &[
                ("hours", &self.words.number(whole, 0)),
                ("minutes", &self.words.number(minutes - whole * 60.0, 0)),
            ],
        )
    }

    fn length(&self) -> Figure {
        let label = (texts::FIGURE_LENGTH, texts::UNIT_HOURS);
        let note = self.words.fill(texts::FIGURE_LENGTH_NOTE, &[("length", &self.hours())]);
        let range = self.case.length.map(Interval::exact);
        self.words.maybe("day_length", label, range, (2, texts::UNDEFINED), &note)
    }

    fn rise(&self, key: &str, label: portal_text::Text, at: Option<Instant>) -> Figure {
        let shown = at.map_or_else(|| self.words.say(texts::NOT_TODAY).to_owned(), |it| self.clock(it));
        Figure::undefined(key, self.words.say(label), &shown, self.words.say(texts::FIGURE_CLOCK_NOTE))
    }

    fn height(&self) -> Figure {
        let label = (texts::FIGURE_HEIGHT, texts::UNIT_DEGREE);
        let note = self.words.say(texts::FIGURE_HEIGHT_NOTE);
        self.words.figure("elevation", label, Interval::exact(self.case.noon), 1, note)
    }

    fn shadow(&self, inputs: &Inputs) -> Figure {
        let label = (texts::FIGURE_SHADOW, texts::UNIT_M);
        let height = self.words.number(inputs.height / Length::from_m(1.0), 1);
        let note = self.words.fill(texts::FIGURE_SHADOW_NOTE, &[("height", &height)]);
        let range = self.case.shadow.map(|it| Interval::exact(it.length.m()));
        self.words.maybe("shadow", label, range, (2, texts::NO_SHADOW), &note)
    }

    fn verdict(&self) -> Vec<Run> {
        let date = self.case.date;
        let (day, height) =
            (self.words.number(f64::from(date.day()), 0), self.words.number(self.case.noon, 0));
        let clock = |at: Option<Instant>| at.map_or_else(String::new, |it| self.clock(it));
        let (rise, set) = (clock(self.case.times.sunrise), clock(self.case.times.sunset));
        let length = self.hours();
        let values = [
            ("day", day.as_str()),
            ("month", month_name(self.words.language(), date.month())),
            ("length", length.as_str()),
            ("rise", rise.as_str()),
            ("set", set.as_str()),
            ("height", height.as_str()),
        ];
        let template = match self.case.times.kind {
            DayKind::Normal => texts::VERDICT,
            DayKind::PolarDay => texts::VERDICT_POLAR_DAY,
            DayKind::PolarNight => texts::VERDICT_POLAR_NIGHT,
            DayKind::Edge => texts::VERDICT_EDGE,
        };
        self.words.sentence(template, &values)
    }

    fn short(&self) -> String {
        let height = self.words.number(self.case.noon, 0);
        self.words.fill(texts::SHORT, &[("length", &self.hours()), ("height", &height)])
    }
}

/// The way of the sun through the day.
fn way(words: Words, case: &Case) -> ChartSpec {
    #[expect(clippy::cast_precision_loss, reason = "seconds of a day")]
    let hour = |at: Instant| at.seconds_since(case.midnight) as f64 / 3600.0;
    let points = case.way.iter().map(|it| (hour(it.at), it.elevation.degrees()));
    let summary = words.fill(texts::CHART_WAY_SUMMARY, &[("height", &words.number(case.noon, 0))]);
    let x = Axis::of(Kind::Hour { first_day: None }).label(words.say(texts::AXIS_HOUR));
    let y = Axis::number(words.say(texts::AXIS_HEIGHT), "°", 1);
    ChartSpec::new(words.say(texts::CHART_WAY), x, y)
        .with(line(words.say(texts::AXIS_HEIGHT), Role::Solar, points))
        .summary(summary)
}

/// The length of the days through the year.
fn lengths(words: Words, case: &Case) -> ChartSpec {
    let of = |pick: fn(f64, f64) -> f64, start: f64| case.lengths.iter().map(|it| it.1).fold(start, pick);
    let (longest, shortest) = (of(f64::max, 0.0), of(f64::min, 24.0));
    let summary = words.fill(
        texts::CHART_LENGTH_SUMMARY,
        &[("longest", &words.number(longest, 1)), ("shortest", &words.number(shortest, 1))],
    );
    let x = Axis::number(words.say(texts::AXIS_DAY), "", 0);
    let y = Axis::number(words.say(texts::FIGURE_LENGTH), words.say(texts::UNIT_HOURS), 1);
    ChartSpec::new(words.say(texts::CHART_LENGTH), x, y)
        .with(line(words.say(texts::FIGURE_LENGTH), Role::Solar, case.lengths.iter().copied()))
        .mark(f64::from(case.date.day_of_year()), words.say(texts::MARK_CHOSEN))
        .summary(summary)
}
