//! Dates and times of day as they are written.

use portal_units::CivilDate;
use portal_units::time::{DAY_S, HOUR_S};

/// A moment as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The day.
    pub(super) date: CivilDate,
    /// Seconds since midnight by the clock, up to 24:00; for [`Written::is_number`] the number of the hour.
    pub(super) second: i64,
    /// Seconds that the clock is ahead of UTC, where that is written.
    pub(super) offset_s: Option<i64>,
    /// Whether hours are numbered rather than told by a clock.
    pub(super) is_number: bool,
    /// Whether the end of the step is written too, so that this is its beginning.
    pub(super) is_range: bool,
}

/// Reads a date with a time of day, in one cell or two.
pub(super) fn read(date: &str, hour: Option<&str>) -> Option<Written> {
    let date = date.trim();
    if let Some(hour) = hour {
        return time(day(date.split([' ', 'T']).next()?)?, hour.trim());
    }
    let (date, time_of_day) = date.split_once([' ', 'T'])?;
    time(day(date)?, time_of_day.trim()).filter(|it| !it.is_number)
}

/// A day with the year first or last, between hyphens, points or strokes.
fn day(text: &str) -> Option<CivilDate> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [one, two, three] = parts[..] else { return None };
    let (year, month, day) = if one.len() == 4 { (one, two, three) } else { (three, two, one) };
    if year.len() != 4 {
        return None;
    }
    let small = |it: &str| u8::try_from(digits(it)?).ok();
    CivilDate::new(i32::try_from(digits(year)?).ok()?, small(month)?, small(day)?).ok()
}

fn digits(text: &str) -> Option<i64> {
    let is_short = !text.is_empty() && text.len() <= 4;
    (is_short && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A time of day, a stretch of one, or the number of an hour.
fn time(date: CivilDate, text: &str) -> Option<Written> {
    let (text, offset_s) = offset(text)?;
    let (text, is_range) = match text.split_once('-') {
        Some((from, to)) => (from.trim(), clock(to.trim()).is_some()),
        None => (text, false),
    };
    let written = |second, is_number| Written { date, second, offset_s, is_number, is_range };
    // An hour that occurs twice is often marked by a letter.
    let text = text.trim_end_matches(|it: char| it.is_ascii_alphabetic() || it == '*').trim_end();
    if let Some(number) = digits(text) {
        return (number <= 25).then(|| written(number, true));
    }
    clock(text).map(|second| written(second, false))
}

/// Splits what is written of the offset from UTC off.
fn offset(text: &str) -> Option<(&str, Option<i64>)> {
    if let Some(rest) = text.strip_suffix('Z') {
        return Some((rest, Some(0)));
    }
    // A hyphen may also stand between two times of day: an offset follows seconds or minutes without a blank.
    let Some(at) = text.rfind('+').or_else(|| text.rfind('-').filter(|it| text.len() - it == 6 && *it == 8))
    else {
        return Some((text, None));
    };
    let (rest, sign) = text.split_at(at);
    let ahead = clock(sign.get(1..)?)?;
    Some((rest, Some(if sign.starts_with('-') { -ahead } else { ahead })))
}

/// Seconds of `H:MM`, `HH:MM` or `HH:MM:SS`, to 24:00.
fn clock(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let (hour, minute) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let second = match parts.next() {
        Some(it) => digits(it.split('.').next()?)?,
        None => 0,
    };
    let all = hour * HOUR_S + minute * 60 + second;
    (parts.next().is_none() && minute < 60 && second < 60 && all <= DAY_S).then_some(all)
}
