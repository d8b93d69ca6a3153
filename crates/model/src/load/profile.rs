//! Profiles by season and kind of day.

use portal_units::time::DAY_S;
use portal_units::{CivilDate, CivilDateTime, Instant, ZoneRule};

use crate::error::{ModelError, finite, within};

/// Quarter hours of a day.
pub const QUARTERS: usize = 96;
/// Seconds of a quarter of an hour.
const QUARTER_S: i64 = 900;
/// What a profile adds up to over its year \[kWh\].
const YEAR_KWH: f64 = 1000.0;

/// Part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// 1 November to 20 March.
    Winter,
    /// Between the two others.
    Transition,
    /// 15 May to 14 September.
    Summer,
}

impl Season {
    /// The season of a date.
    ///
    /// # Source
    /// Meier, Fünfgeld, Adam and Schieferdecker, Repräsentative VDEW-Lastprofile, VDEW-Materialien M-32/99, 1999.
    pub fn of(date: CivilDate) -> Self {
        match (date.month(), date.day()) {
            (11 | 12 | 1 | 2, _) | (3, ..=20) => Self::Winter,
            (6..=8, _) | (5, 15..) | (9, ..=14) => Self::Summer,
            _ => Self::Transition,
        }
    }
}

/// Kind of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Monday to Friday.
    Workday,
    /// Saturday.
    Saturday,
    /// Sunday or holiday.
    Sunday,
}

impl DayKind {
    /// The kind of a date; a holiday is a Sunday.
    pub fn of(date: CivilDate, holidays: &[CivilDate]) -> Self {
        match date.weekday() {
            7 => Self::Sunday,
            _ if holidays.contains(&date) => Self::Sunday,
            6 => Self::Saturday,
            _ => Self::Workday,
        }
    }
}

/// The mean power of the quarter hours of a day, by season and kind of day. Only their proportions count.
#[derive(Debug, Clone, PartialEq)]
pub struct DayTypes {
    curves: [[[f64; QUARTERS]; 3]; 3],
}

impl DayTypes {
    /// Takes the 96 quarter hours of each of the nine day types from `curve`.
    ///
    /// # Errors
    /// [`ModelError::Length`] unless each has 96 values; [`ModelError::NotFinite`] for a gap;
    /// [`ModelError::OutOfRange`] names a negative `power`.
    pub fn new(curve: impl Fn(Season, DayKind) -> Vec<f64>) -> Result<Self, ModelError> {
        let mut curves = [[[0.0; QUARTERS]; 3]; 3];
        for (season, kinds) in
            [Season::Winter, Season::Transition, Season::Summer].into_iter().zip(&mut curves)
        {
            for (kind, target) in
                [DayKind::Workday, DayKind::Saturday, DayKind::Sunday].into_iter().zip(kinds)
            {
                let values = curve(season, kind);
                finite("day_type", &values, QUARTERS)?;
                for (target, value) in target.iter_mut().zip(values) {
                    *target = within("power", value, 0.0, f64::MAX)?;
                }
            }
        }
        Ok(Self { curves })
    }

    fn curve(&self, season: Season, kind: DayKind) -> &[f64; QUARTERS] {
        let [winter, transition, summer] = &self.curves;
        let [workday, saturday, sunday] = match season {
            Season::Winter => winter,
            Season::Transition => transition,
            Season::Summer => summer,
        };
        match kind {
            DayKind::Workday => workday,
            DayKind::Saturday => saturday,
            DayKind::Sunday => sunday,
        }
    }
}

/// Whether the days of a year differ beyond their type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dynamics {
    /// Only by season and kind of day.
    Static,
    /// Households use more in winter, by a polynomial of the day of the year.
    Household,
}

/// A load profile of a year of 1000 kWh.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadProfile {
    /// The curves of the day types.
    pub day_types: DayTypes,
    /// Whether days differ beyond their type.
    pub dynamics: Dynamics,
    /// Days that count as Sundays.
    pub holidays: Vec<CivilDate>,
}

impl LoadProfile {
    /// Power of the day, before it is scaled to the year.
    fn day(&self, date: CivilDate) -> (&[f64; QUARTERS], f64) {
        let curve = self.day_types.curve(Season::of(date), DayKind::of(date, &self.holidays));
        let factor = match self.dynamics {
            Dynamics::Static => 1.0,
            Dynamics::Household => household_factor(date.day_of_year()),
        };
        (curve, factor)
    }

    /// Mean power of every quarter hour of a calendar year \[kW\], on a clock without daylight saving, scaled so
    /// that the year is 1000 kWh.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `year` (1 to 9998) or `sum`, when all curves are zero.
    ///
    /// # Source
    /// VDEW-Materialien M-32/99, 1999; renormalised to the year.
    pub fn quarter_hours_kw(&self, year: i32) -> Result<Vec<f64>, ModelError> {
        let year_in_range = || within("year", f64::from(year), 1.0, 9998.0);
        year_in_range()?;
        let (Ok(first), Ok(next)) = (CivilDate::new(year, 1, 1), CivilDate::new(year + 1, 1, 1)) else {
            return year_in_range().map(|_| Vec::new());
        };
        let mut quarters = Vec::with_capacity(366 * QUARTERS);
        for days in first.days()..next.days() {
            let (curve, factor) = self.day(CivilDate::from_days(days));
            quarters.extend(curve.iter().map(|it| it * factor));
        }
        scaled(quarters, 4.0 * YEAR_KWH)
    }

    /// Energy of consecutive hours \[kWh\] that begin at `first_hour`, by the local clock of a place with its
    /// daylight saving, scaled so that the hours together are 1000 kWh. Meant for one year.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `hours` (8760 to 8784) or `sum`, when all curves are zero.
    ///
    /// # Source
    /// As [`Self::quarter_hours_kw`].
    pub fn hourly_kwh(
        &self,
        first_hour: Instant,
        hours: usize,
        zone: &ZoneRule,
    ) -> Result<Vec<f64>, ModelError> {
        if !(8760..=8784).contains(&hours) {
            #[expect(clippy::cast_precision_loss, reason = "for the message")]
            within("hours", hours as f64, 8760.0, 8784.0)?;
        }
        let energy = (0_i64..)
            .take(hours)
            .map(|hour| {
                let local = zone.local(first_hour.plus_seconds(hour * 3600));
                (0..4).map(|quarter| self.at(plus(local, quarter * QUARTER_S))).sum()
            })
            .collect();
        scaled(energy, YEAR_KWH)
    }

    /// Power at a local time, before it is scaled to the year.
    fn at(&self, local: CivilDateTime) -> f64 {
        let (curve, factor) = self.day(local.date);
        let quarter = usize::try_from(local.second_of_day / QUARTER_S).unwrap_or(0);
        curve.get(quarter).map_or(0.0, |it| it * factor)
    }
}

/// A local time some seconds later on the same clock.
fn plus(local: CivilDateTime, seconds: i64) -> CivilDateTime {
    let total = local.second_of_day + seconds;
    CivilDateTime {
        date: local.date.plus_days(total.div_euclid(DAY_S)),
        second_of_day: total.rem_euclid(DAY_S),
    }
}

/// How much more a household uses on a day of the year, 1 is the first of January.
///
/// `−3.92e-10·t⁴ + 3.20e-7·t³ − 7.02e-5·t² + 2.10e-3·t + 1.24`, rounded to four decimals.
///
/// # Source
/// Fünfgeld and Tiedemann, Anwendung der Repräsentativen VDEW-Lastprofile step-by-step, VDEW-Materialien
/// M-05/2000, step 4b.
fn household_factor(day_of_year: u16) -> f64 {
    let t = f64::from(day_of_year);
    let factor = (((-3.92e-10 * t + 3.2e-7) * t - 7.02e-5) * t + 2.1e-3) * t + 1.24;
    (factor * 1e4).round() / 1e4
}

/// Multiplies values so that they add up to `total`.
fn scaled(mut values: Vec<f64>, total: f64) -> Result<Vec<f64>, ModelError> {
    let sum = within("sum", values.iter().sum(), f64::MIN_POSITIVE, f64::MAX)?;
    for value in &mut values {
        *value *= total / sum;
    }
    Ok(values)
}
