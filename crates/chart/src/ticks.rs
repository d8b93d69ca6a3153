//! Where an axis is labelled and with what.

use portal_text::{Language, month_short, number};
use portal_units::{CivilDate, Instant, ZoneRule};

use crate::Kind;

/// A labelled place on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where, in units of the axis.
    pub at: f64,
    /// What is written there.
    pub label: String,
}

/// A distance between ticks: 1, 2 or 5 times a power of ten, exact in decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    mantissa: u8,
    exponent: i32,
}

impl Step {
    /// The smallest step that cuts `range` into at most `parts` pieces. A range that is not positive counts as 1.
    pub fn nice(range: f64, parts: f64) -> Self {
        let wanted = if range.is_finite() && range > 0.0 { range / parts.max(1.0) } else { 1.0 };
        let wanted = wanted.clamp(1e-12, 1e15);
        // A loop, not a logarithm: its last digit differs between platforms.
        let mut step = Self { mantissa: 1, exponent: -12 };
        while step.at(1.0) < wanted * (1.0 - 1e-9) {
            step = step.next();
        }
        step
    }

    /// The next larger step.
    #[must_use]
    pub const fn next(self) -> Self {
        match self.mantissa {
            1 => Self { mantissa: 2, ..self },
            2 => Self { mantissa: 5, ..self },
            _ => Self { mantissa: 1, exponent: self.exponent + 1 },
        }
    }

    /// The place of the tick number `count` from zero.
    pub fn at(self, count: f64) -> f64 {
        let power = (0..self.exponent.abs()).fold(1.0, |power, _| power * 10.0);
        let whole = count * f64::from(self.mantissa);
        if self.exponent < 0 { whole / power } else { whole * power }
    }

    /// Decimals that the labels need.
    pub fn decimals(self) -> usize {
        usize::try_from(-self.exponent).unwrap_or(0)
    }

    /// The ticks in `low..=high`.
    pub fn ticks(self, low: f64, high: f64, language: Language) -> Vec<Tick> {
        let unit = self.at(1.0);
        let mut count = (low / unit - 1e-9).ceil();
        let last = (high / unit + 1e-9).floor();
        let mut ticks = Vec::new();
        while count <= last && ticks.len() < 100 {
            let at = self.at(count) + 0.0;
            ticks.push(Tick { at, label: number(language, at, self.decimals()) });
            count += 1.0;
        }
        ticks
    }
}

/// Candidates for the ticks of a horizontal axis over `low..=high`, from many to few; the layout takes the first
/// whose labels fit.
pub(crate) fn candidates(kind: &Kind, low: f64, high: f64, language: Language) -> Vec<Vec<Tick>> {
    match kind {
        Kind::Number => {
            let mut step = Step::nice(high - low, 12.0);
            (0..8)
                .map(|_| {
                    let ticks = step.ticks(low, high, language);
                    step = step.next();
                    ticks
                })
                .collect()
        }
        Kind::Year => stepped(low, high, &[1, 2, 5, 10, 20, 50, 100], |year| Some(year.to_string())),
        Kind::Month => multiples(low, high, &[1, 2, 3, 6], 1, |month| {
            let month = u8::try_from(month).ok().filter(|it| (1..=12).contains(it))?;
            Some(month_short(language, month).to_owned())
        }),
        Kind::Hour { first_day } => stepped(low, high, &[1, 2, 3, 6, 12, 24, 48, 96, 192, 384], |hour| {
            Some(hour_label(hour, *first_day, language))
        }),
        Kind::Local(zone) => local(zone, low, high, language),
        Kind::Date => dates(low, high, language),
        Kind::Category(names) => multiples(low, high, &[1, 2, 3, 5, 10, 20], 0, |index| {
            usize::try_from(index).ok().and_then(|it| names.get(it)).cloned()
        }),
    }
}

fn hour_label(hour: i64, first_day: Option<i64>, language: Language) -> String {
    match first_day {
        Some(day) if hour.rem_euclid(24) == 0 => day_label(day + hour.div_euclid(24), language),
        _ => hour.rem_euclid(24).to_string(),
    }
}

/// A day without its year: "5 sty", "5 Jan".
fn day_label(day: i64, language: Language) -> String {
    let date = CivilDate::from_days(day);
    format!("{}\u{a0}{}", date.day(), month_short(language, date.month()))
}

/// Ticks at the multiples of each step.
fn stepped(low: f64, high: f64, steps: &[i64], label: impl Fn(i64) -> Option<String>) -> Vec<Vec<Tick>> {
    multiples(low, high, steps, 0, label)
}

/// Ticks at `origin` plus the multiples of each step.
fn multiples(
    low: f64,
    high: f64,
    steps: &[i64],
    origin: i64,
    label: impl Fn(i64) -> Option<String>,
) -> Vec<Vec<Tick>> {
    let tick = |at| Some(Tick { at: as_f64(at), label: label(at)? });
    let on_step = |step: i64| whole(low, high).filter(move |it| (it - origin).rem_euclid(step) == 0);
    steps.iter().map(|&step| on_step(step).filter_map(tick).collect()).collect()
}

/// The whole numbers in `low..=high`, at most 20 000.
fn whole(low: f64, high: f64) -> impl Iterator<Item = i64> {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to values that fit")]
    let to_i64 = |it: f64| it.clamp(-1e12, 1e12) as i64;
    let (first, last) = (to_i64((low - 1e-9).ceil()), to_i64((high + 1e-9).floor()));
    first..=last.min(first + 20_000)
}

#[expect(clippy::cast_precision_loss, reason = "days, years and hours are far below 2^52")]
const fn as_f64(whole: i64) -> f64 {
    whole as f64
}

/// Local time: minutes and hours that a clock of the place shows, then dates. An hour that a clock shows twice is
/// labelled the first time.
fn local(zone: &ZoneRule, low: f64, high: f64, language: Language) -> Vec<Vec<Tick>> {
    const MINUTE: i64 = 60;
    const LONGEST: f64 = 62.0 * 86_400.0;
    #[expect(clippy::cast_possible_truncation, reason = "clamped to values that fit")]
    let second = |it: f64| it.clamp(-1e11, 1e11) as i64;
    let (first, last) = (second(low.ceil()), second(high.floor()));
    let clock = |at: i64| zone.local(Instant::from_unix_seconds(at));
    let mut all = Vec::new();
    let steps: &[i64] = if high - low <= 4.0 * 3600.0 {
        &[5, 10, 15, 30, 60]
    } else if high - low <= LONGEST {
        &[60, 120, 180, 360, 720]
    } else {
        &[]
    };
    for step in steps {
        let mut ticks: Vec<Tick> = Vec::new();
        let pitch = MINUTE * step.min(&60);
        let mut at = first.div_euclid(pitch) * pitch;
        while at <= last {
            let (hour, minute) = (clock(at).hour(), clock(at).minute());
            let label = match (hour, minute) {
                (0, 0) => day_label(
                    (at + zone.offset_s(Instant::from_unix_seconds(at))).div_euclid(86_400),
                    language,
                ),
                (_, 0) if *step >= 60 => hour.to_string(),
                _ => format!("{hour}:{minute:02}"),
            };
            let twice = ticks.last().is_some_and(|it| it.label == label);
            if at >= first && (60 * hour + minute).rem_euclid(*step) == 0 && !twice {
                ticks.push(Tick { at: as_f64(at), label });
            }
            at += pitch;
        }
        all.push(ticks);
    }
    let day = |at: i64| as_f64((at + zone.offset_s(Instant::from_unix_seconds(at))).div_euclid(86_400));
    let midnight = |tick: Tick| Tick {
        at: as_f64(zone.midnight(CivilDate::from_days(second(tick.at))).unix_seconds()),
        ..tick
    };
    let shown = |it: &Tick| it.at >= low && it.at <= high;
    let days = dates(day(first), day(last), language).into_iter();
    all.extend(days.map(|ticks| ticks.into_iter().map(midnight).filter(shown).collect()));
    all
}

/// Dates: days while they fit, then months, then years.
fn dates(low: f64, high: f64, language: Language) -> Vec<Vec<Tick>> {
    let mut all = Vec::new();
    if high - low < 62.0 {
        for step in [1, 2, 7, 14] {
            let label = |day| Some(day_label(day, language));
            all.extend(multiples(low, high, &[step], whole(low, high).next().unwrap_or(0), label));
        }
    }
    let firsts = |months: u8| -> Vec<Tick> {
        let first_of = |day: &i64| {
            let date = CivilDate::from_days(*day);
            date.day() == 1 && (date.month() - 1).is_multiple_of(months)
        };
        let label = |day: i64| {
            let date = CivilDate::from_days(day);
            let name = month_short(language, date.month());
            if months == 12 { date.year().to_string() } else { name.to_owned() }
        };
        whole(low, high).filter(first_of).map(|day| Tick { at: as_f64(day), label: label(day) }).collect()
    };
    all.extend([1, 2, 3, 6, 12].map(firsts));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|it| it.label.as_str()).collect()
    }

    #[test]
    fn steps_are_one_two_or_five() {
        // 30.8 in at most 4 parts asks for 7.7 or more: 10. 4 in 4 parts is exactly 1. 0.9 in 4: 0.225, so 0.5.
        let steps: Vec<f64> =
            [30.8, 4.0, 0.9, 7000.0, f64::NAN].iter().map(|it| Step::nice(*it, 4.0).at(1.0)).collect();
        assert_eq!(steps, [10.0, 1.0, 0.5, 2000.0, 1.0]);
    }

    #[test]
    fn tick_values_are_the_decimals_that_are_written() {
        let ticks = Step::nice(0.6, 6.0).ticks(-0.1, 0.5, Language::Pl);
        assert_eq!(ticks.iter().map(|it| it.at).collect::<Vec<_>>(), [-0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
        assert_eq!(labels(&ticks)[..3], ["−0,1", "0,0", "0,1"]);
    }

    #[test]
    fn months_are_named_and_thinned_from_january() {
        let all = candidates(&Kind::Month, 0.5, 12.5, Language::Pl);
        assert_eq!(all[0].len(), 12);
        assert_eq!(all[2].iter().map(|it| it.at).collect::<Vec<_>>(), [1.0, 4.0, 7.0, 10.0]);
        assert_eq!(labels(&all[3]), [month_short(Language::Pl, 1), month_short(Language::Pl, 7)]);
    }

    #[test]
    fn hours_pass_midnight() {
        let all = candidates(&Kind::Hour { first_day: None }, 0.0, 30.0, Language::En);
        assert_eq!(labels(&all[3]), ["0", "6", "12", "18", "0", "6"]);
        // 2026-11-22 is day 20 779 since 1970-01-01.
        let dated = candidates(&Kind::Hour { first_day: Some(20_779) }, 0.0, 24.0, Language::Pl);
        assert_eq!(labels(&dated[4]), ["22\u{a0}lis", "12", "23\u{a0}lis"]);
    }

    #[test]
    fn a_day_of_25_hours_has_its_clock_on_the_axis() {
        // 25 October 2026: at 1:00 UTC (3:00 CEST) the clock goes back to 2:00. Midnights are 22:00 and 23:00 UTC.
        let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let start = as_f64(CivilDate::new(2026, 10, 24).unwrap().days()) * 86_400.0 + 22.0 * 3600.0;
        let all = candidates(&Kind::Local(zone), start, start + 25.0 * 3600.0, Language::En);
        assert_eq!(labels(&all[3]), ["25\u{a0}Oct", "6", "12", "18", "26\u{a0}Oct"]);
        let hours: Vec<f64> = all[3].iter().map(|it| (it.at - start) / 3600.0).collect();
        assert_eq!(hours, [0.0, 7.0, 13.0, 19.0, 25.0]);
        assert_eq!(labels(&all[5]), ["25\u{a0}Oct", "26\u{a0}Oct"]);
    }

    #[test]
    fn a_year_of_days_is_labelled_at_the_first_of_each_month() {
        // 2023-01-01 is day 19 358; February starts 31 days later.
        let all = candidates(&Kind::Date, 19_358.0, 19_722.0, Language::Pl);
        assert_eq!(all[0].len(), 12);
        assert_eq!((all[0][0].at, all[0][1].at), (19_358.0, 19_389.0));
        assert_eq!(labels(&all[4]), ["2023"]);
    }

    #[test]
    fn a_huge_range_stays_a_short_list() {
        let zone = ZoneRule::parse("UTC0").unwrap();
        for kind in [Kind::Number, Kind::Year, Kind::Hour { first_day: Some(0) }, Kind::Local(zone)] {
            let all = candidates(&kind, -1e300, 1e300, Language::Pl);
            assert!(all.iter().all(|it| it.len() <= 20_001));
        }
    }
}
