//! Instants in UTC, calendar dates, and local time by a POSIX rule.
//!
//! A full time-zone library with its database costs more than 100 KB in the browser; the portal needs the
//! proleptic Gregorian calendar and one rule of a place. The tests compare both with `jiff`.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod zone;

pub use zone::ZoneRule;

/// Seconds in a day.
pub const DAY_S: i64 = 86_400;
/// Seconds in an hour.
pub const HOUR_S: i64 = 3_600;

/// Why a text is not a time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// Not a date, or a day that no calendar has. Years 1 to 9999.
    #[error("not a date: {0:?}")]
    Date(String),
    /// Not a date with a time of day.
    #[error("not a time: {0:?}")]
    Time(String),
    /// Not a POSIX rule of the kind `CET-1CEST,M3.5.0,M10.5.0/3`.
    #[error("not a zone rule: {0:?}")]
    Zone(String),
}

/// A moment, counted in whole seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The moment so many seconds after 1970-01-01T00:00:00Z.
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn unix_seconds(self) -> i64 {
        self.0
    }

    /// The moment `seconds` later.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds)
    }

    /// Seconds from `earlier` to this moment.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Date and time of day in UTC.
    pub const fn utc(self) -> CivilDateTime {
        let second_of_day = self.0.rem_euclid(DAY_S);
        CivilDateTime { date: CivilDate::from_days(self.0.div_euclid(DAY_S)), second_of_day }
    }

    /// Reads `2026-11-22T08:15:00Z`, also without seconds, with a blank for the `T` and with a numeric
    /// offset (`+01:00`). A text without zone is refused: an adapter must say which zone its source means.
    ///
    /// # Errors
    /// [`TimeError::Time`] for anything else.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let refuse = || TimeError::Time(text.to_owned());
        if let Some(utc) = text.strip_suffix('Z') {
            return CivilDateTime::parse(utc).map(CivilDateTime::as_utc).map_err(|_| refuse());
        }
        let (civil, offset) = text.split_at_checked(text.len().saturating_sub(6)).ok_or_else(refuse)?;
        let sign = match offset.as_bytes().first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(refuse()),
        };
        let offset_s = parse_clock(&offset[1..]).ok_or_else(refuse)?;
        let civil = CivilDateTime::parse(civil).map_err(|_| refuse())?;
        Ok(civil.as_utc().plus_seconds(-sign * offset_s))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Z", self.utc())
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    year: i32,
    month: u8,
    day: u8,
}

impl CivilDate {
    /// The date, when the calendar has it.
    ///
    /// # Errors
    /// [`TimeError::Date`] outside the years 1–9999, months 1–12 or the days of that month.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, TimeError> {
        let known = (1..=9999).contains(&year) && (1..=12).contains(&month);
        if known && (1..=days_in_month(year, month)).contains(&day) {
            Ok(Self { year, month, day })
        } else {
            Err(TimeError::Date(format!("{year}-{month}-{day}")))
        }
    }

    /// Reads `2026-11-22`.
    ///
    /// # Errors
    /// [`TimeError::Date`] for anything else.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let refuse = || TimeError::Date(text.to_owned());
        let (Some(year), Some(month), Some(day), 10, Some("-"), Some("-")) = (
            digits(text, 0, 4),
            digits(text, 5, 2),
            digits(text, 8, 2),
            text.len(),
            text.get(4..5),
            text.get(7..8),
        ) else {
            return Err(refuse());
        };
        let small = |it: u32| u8::try_from(it).map_err(|_| refuse());
        Self::new(year.cast_signed(), small(month)?, small(day)?).map_err(|_| refuse())
    }

    /// The year, 1–9999.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 is January.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day of the week, 1 is Monday and 7 Sunday.
    pub const fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        #[expect(clippy::cast_possible_truncation, reason = "0 to 6")]
        let since_monday = (self.days() + 3).rem_euclid(7) as u8;
        since_monday + 1
    }

    /// The day of the year, 1 is the first of January.
    pub const fn day_of_year(self) -> u16 {
        let first = Self { year: self.year, month: 1, day: 1 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 366")]
        let day = (self.days() - first.days() + 1) as u16;
        day
    }

    /// The date `days` later.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days() + days)
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i64 {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil, 2014.
        let year = self.year as i64 - if self.month <= 2 { 1 } else { 0 };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (self.month as i64 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day as i64 - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The date so many days after 1970-01-01.
    pub const fn from_days(days: i64) -> Self {
        // The same source, civil_from_days.
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "bounded by the calendar"
        )]
        let date = Self {
            year: year as i32,
            month: month as u8,
            day: (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8,
        };
        date
    }

    /// Midnight of this day in UTC.
    pub const fn midnight_utc(self) -> Instant {
        Instant(self.days() * DAY_S)
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for CivilDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CivilDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// A date with a time of day, in whatever zone the context says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CivilDateTime {
    /// The day.
    pub date: CivilDate,
    /// Seconds since midnight, 0–86 399.
    pub second_of_day: i64,
}

impl CivilDateTime {
    /// Reads `2026-11-22T08:15` or `2026-11-22 08:15:30`, without zone.
    ///
    /// # Errors
    /// [`TimeError::Time`] for anything else.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let refuse = || TimeError::Time(text.to_owned());
        let (date, clock) = text.split_once(['T', ' ']).ok_or_else(refuse)?;
        let date = CivilDate::parse(date).map_err(|_| refuse())?;
        Ok(Self { date, second_of_day: parse_clock(clock).ok_or_else(refuse)? })
    }

    /// The moment at which a clock in UTC shows this.
    pub const fn as_utc(self) -> Instant {
        self.date.midnight_utc().plus_seconds(self.second_of_day)
    }

    /// Hour of the day, 0–23.
    pub const fn hour(self) -> i64 {
        self.second_of_day / HOUR_S
    }

    /// Minute of the hour, 0–59.
    pub const fn minute(self) -> i64 {
        self.second_of_day % HOUR_S / 60
    }
}

impl fmt::Display for CivilDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}:{:02}", self.date, self.hour(), self.minute(), self.second_of_day % 60)
    }
}

/// Length of a month in days.
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a year has 366 days.
pub const fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// `08:15` or `08:15:30` as seconds since midnight.
fn parse_clock(text: &str) -> Option<i64> {
    let well_formed = match text.len() {
        5 => text.get(2..3)? == ":",
        8 => text.get(2..3)? == ":" && text.get(5..6)? == ":",
        _ => false,
    };
    let (hour, minute) = (digits(text, 0, 2)?, digits(text, 3, 2)?);
    let second = if text.len() == 8 { digits(text, 6, 2)? } else { 0 };
    (well_formed && hour < 24 && minute < 60 && second < 60)
        .then(|| i64::from(hour) * HOUR_S + i64::from(minute) * 60 + i64::from(second))
}

fn digits(text: &str, from: usize, len: usize) -> Option<u32> {
    let part = text.get(from..from + len)?;
    part.bytes().all(|it| it.is_ascii_digit()).then(|| part.parse().ok()).flatten()
}
