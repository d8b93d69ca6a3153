//! Shapes of electricity use over the day, and the holidays that count as Sundays.

use portal_units::CivilDate;

use super::pollutant::one_of;
use crate::LocalText;
use crate::package::{Row, Sheet, SheetError};

/// Name of the resource of [`parse`].
pub const RESOURCE: &str = "load-profiles";
/// Name of the resource of [`parse_holidays`].
pub const HOLIDAYS: &str = "holidays";

/// Quarters of an hour in a day.
pub const QUARTERS: usize = 96;
/// Watts in a kilowatt.
const W_PER_KW: f64 = 1_000.0;

/// Part of the year that has its own day curves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 1 November to 20 March.
    Winter,
    /// 15 May to 14 September.
    Summer,
    /// What lies between.
    Transition,
}

/// Kind of day that has its own curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayType {
    /// Monday to Friday.
    Workday,
    /// Saturday.
    Saturday,
    /// Sunday and holidays.
    Sunday,
}

impl Season {
    /// Every season, in the order of the file.
    pub const ALL: [Self; 3] = [Self::Winter, Self::Summer, Self::Transition];

    fn of(row: Row<'_>) -> Result<Self, SheetError> {
        let names = [("winter", Self::Winter), ("summer", Self::Summer), ("transition", Self::Transition)];
        one_of(row, "season", &names, "winter, summer or transition")
    }
}

impl DayType {
    /// Every kind of day.
    pub const ALL: [Self; 3] = [Self::Workday, Self::Saturday, Self::Sunday];

    fn of(row: Row<'_>) -> Result<Self, SheetError> {
        let names = [("workday", Self::Workday), ("saturday", Self::Saturday), ("sunday", Self::Sunday)];
        one_of(row, "day_type", &names, "workday, saturday or sunday")
    }
}

/// The curves of one kind of day: mean power of each quarter hour for a use of 1 000 kWh a year. \[kW\]
/// Each has [`QUARTERS`] values, the first begins at midnight.
#[derive(Debug, Clone, PartialEq)]
pub struct DayCurves {
    /// Part of the year.
    pub season: Season,
    /// Kind of day.
    pub day_type: DayType,
    /// Household, static: the yearly course is put on by the model.
    pub h0_kw: Vec<f64>,
    /// Business in general.
    pub g0_kw: Vec<f64>,
    /// Business on workdays from 8 to 18.
    pub g1_kw: Vec<f64>,
    /// Shop or hairdresser.
    pub g4_kw: Vec<f64>,
    /// Farm.
    pub l0_kw: Vec<f64>,
}

/// Reads the curves: nine, three seasons by three kinds of day, in the order of the file.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells, a day that is not complete or does not run from quarter
/// 0 to 95, or curves missing or given twice.
pub fn parse(text: &str) -> Result<Vec<DayCurves>, SheetError> {
    let columns = &["season", "day_type", "quarter", "h0", "g0", "g1", "g4", "l0"];
    let sheet = Sheet::parse(RESOURCE, columns, text)?;
    sheet.require_rows(|it| it == Season::ALL.len() * DayType::ALL.len() * QUARTERS, "864")?;
    let mut curves: Vec<DayCurves> = Vec::new();
    for (number, row) in sheet.rows().enumerate() {
        let (season, day_type) = (Season::of(row)?, DayType::of(row)?);
        if usize::try_from(row.count("quarter")?) != Ok(number % QUARTERS) {
            return Err(row.refuse("quarter", "the quarter that follows"));
        }
        if number % QUARTERS == 0 {
            if curves.iter().any(|it| it.season == season && it.day_type == day_type) {
                return Err(row.refuse("day_type", "a day not given before"));
            }
            curves.push(DayCurves::empty(season, day_type));
        }
        let day = curves.last_mut().filter(|it| it.season == season && it.day_type == day_type);
        let day = day.ok_or_else(|| row.refuse("day_type", "the day of the quarters before"))?;
        for (curve, column) in [
            (&mut day.h0_kw, "h0"),
            (&mut day.g0_kw, "g0"),
            (&mut day.g1_kw, "g1"),
            (&mut day.g4_kw, "g4"),
            (&mut day.l0_kw, "l0"),
        ] {
            curve.push(row.amount(column)? / W_PER_KW);
        }
    }
    Ok(curves)
}

impl DayCurves {
    fn empty(season: Season, day_type: DayType) -> Self {
        let day = || Vec::with_capacity(QUARTERS);
        Self { season, day_type, h0_kw: day(), g0_kw: day(), g1_kw: day(), g4_kw: day(), l0_kw: day() }
    }
}

/// A day off work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: CivilDate,
    /// What is kept.
    pub name: LocalText,
}

/// Reads the holidays.
///
/// # Errors
/// [`SheetError`] for other headings or days that do not follow.
pub fn parse_holidays(text: &str) -> Result<Vec<Holiday>, SheetError> {
    let mut previous = None;
    Sheet::parse(HOLIDAYS, &["date", "name_pl", "name_en"], text)?.read(|row| {
        let date = row.later_date("date", previous)?;
        previous = Some(date);
        Ok(Holiday { date, name: row.local("name_pl", "name_en")? })
    })
}
