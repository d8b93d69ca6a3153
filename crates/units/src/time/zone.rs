//! Local time by a POSIX rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{CivilDate, CivilDateTime, DAY_S, HOUR_S, Instant, TimeError};

/// Standard time of a place and, where it has one, its summer time.
///
/// Source of the notation: POSIX.1-2017, section 8.3, environment variable `TZ`, form `Mm.w.d/time`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneRule {
    text: String,
    standard: Zone,
    summer: Option<(Zone, Change, Change)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Zone {
    name: String,
    offset_s: i64,
}

/// The day of a change: weekday `weekday` (0 is Sunday) of week `week` (5 is the last) of `month`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    month: u8,
    week: u8,
    weekday: u8,
    second_of_day: i64,
}

impl ZoneRule {
    /// Reads a rule.
    ///
    /// # Errors
    /// [`TimeError::Zone`] unless the text is `NAMEoffset` or `NAMEoffsetNAME[offset],Mm.w.d[/h],Mm.w.d[/h]`.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        Self::read(text).ok_or_else(|| TimeError::Zone(text.to_owned()))
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(',');
        let (name, rest) = read_name(parts.next()?)?;
        let (west_s, rest) = read_offset(rest)?;
        let standard = Zone { name, offset_s: -west_s };
        let summer = if rest.is_empty() {
            None
        } else {
            let (name, rest) = read_name(rest)?;
            let offset_s = if rest.is_empty() {
                standard.offset_s + HOUR_S
            } else {
                let (west_s, rest) = read_offset(rest)?;
                rest.is_empty().then_some(-west_s)?
            };
            Some((Zone { name, offset_s }, Change::read(parts.next()?)?, Change::read(parts.next()?)?))
        };
        parts.next().is_none().then(|| Self { text: text.to_owned(), standard, summer })
    }

    /// Seconds that local time is ahead of UTC at a moment.
    pub fn offset_s(&self, at: Instant) -> i64 {
        self.zone(at).offset_s
    }

    /// Abbreviation in force at a moment, such as `CEST`.
    pub fn name(&self, at: Instant) -> &str {
        &self.zone(at).name
    }

    /// What a clock of the place shows at a moment.
    pub fn local(&self, at: Instant) -> CivilDateTime {
        at.plus_seconds(self.offset_s(at)).utc()
    }

    /// The moment at which a clock of the place shows `civil`. In the hour that occurs twice the first one;
    /// in the hour that is skipped, the moment as counted with the offset before the change.
    pub fn instant(&self, civil: CivilDateTime) -> Instant {
        let Some((summer, ..)) = &self.summer else {
            return civil.as_utc().plus_seconds(-self.standard.offset_s);
        };
        let earlier = civil.as_utc().plus_seconds(-summer.offset_s.max(self.standard.offset_s));
        let later = civil.as_utc().plus_seconds(-summer.offset_s.min(self.standard.offset_s));
        if self.local(earlier) == civil { earlier } else { later }
    }

    /// Local midnight at which a day begins.
    pub fn midnight(&self, date: CivilDate) -> Instant {
        self.instant(CivilDateTime { date, second_of_day: 0 })
    }

    fn zone(&self, at: Instant) -> &Zone {
        let Some((summer, begin, end)) = &self.summer else { return &self.standard };
        let year = at.plus_seconds(self.standard.offset_s).utc().date.year();
        let begins = begin.in_year(year).plus_seconds(-self.standard.offset_s);
        let ends = end.in_year(year).plus_seconds(-summer.offset_s);
        let is_summer = if begins < ends { begins <= at && at < ends } else { !(ends <= at && at < begins) };
        if is_summer { summer } else { &self.standard }
    }
}

impl Change {
    fn read(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('/').unwrap_or((text, "2"));
        let mut numbers = day.strip_prefix('M')?.split('.').map(str::parse::<u8>);
        let (month, week, weekday) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
        let known = (1..=12).contains(&month) && (1..=5).contains(&week) && weekday <= 6;
        let (second_of_day, rest) = read_offset(time)?;
        (known && numbers.next().is_none() && rest.is_empty()).then_some(Self {
            month,
            week,
            weekday,
            second_of_day,
        })
    }

    /// The change as a moment of a clock in UTC.
    fn in_year(self, year: i32) -> Instant {
        let first_days = first_of_month_days(year, self.month);
        // 1970-01-01 was a Thursday, weekday 4 of this notation.
        let first_weekday = (first_days + 4).rem_euclid(7);
        let to_weekday = (i64::from(self.weekday) - first_weekday).rem_euclid(7);
        let mut days = first_days + to_weekday + (i64::from(self.week) - 1) * 7;
        while days
            >= first_of_month_days(year, self.month) + i64::from(super::days_in_month(year, self.month))
        {
            days -= 7;
        }
        Instant::from_unix_seconds(days * DAY_S + self.second_of_day)
    }
}

fn first_of_month_days(year: i32, month: u8) -> i64 {
    CivilDate { year, month, day: 1 }.days()
}

fn read_name(text: &str) -> Option<(String, &str)> {
    if let Some(quoted) = text.strip_prefix('<') {
        let (name, rest) = quoted.split_once('>')?;
        return (name.len() >= 3).then(|| (name.to_owned(), rest));
    }
    let end = text.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    (name.len() >= 3).then(|| (name.to_owned(), rest))
}

/// `[+-]h[h][:mm]` as seconds, and what follows it.
fn read_offset(text: &str) -> Option<(i64, &str)> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (hours, rest) = read_number(rest)?;
    let (minutes, rest) = match rest.strip_prefix(':') {
        Some(rest) => read_number(rest)?,
        None => (0, rest),
    };
    (hours <= 24 && minutes < 60).then_some((sign * (hours * HOUR_S + minutes * 60), rest))
}

fn read_number(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    Some((number.parse().ok()?, rest))
}

impl Serialize for ZoneRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for ZoneRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}
