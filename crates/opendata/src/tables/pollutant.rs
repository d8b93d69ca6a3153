//! Names that several tables share.

use portal_units::CivilDate;
use serde::{Deserialize, Serialize};

use crate::package::{Row, SheetError};

/// What is in the air.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pollutant {
    /// Particles up to 10 µm.
    Pm10,
    /// Particles up to 2.5 µm.
    Pm25,
    /// Nitrogen dioxide.
    No2,
    /// Ozone.
    O3,
    /// Sulphur dioxide.
    So2,
    /// Carbon monoxide.
    Co,
    /// Benzene.
    C6h6,
    /// Benzo(a)pyrene in PM10.
    Bap,
    /// Arsenic in PM10.
    As,
    /// Cadmium in PM10.
    Cd,
    /// Nickel in PM10.
    Ni,
    /// Lead in PM10.
    Pb,
}

impl Pollutant {
    /// Every pollutant with its name in the tables.
    pub const NAMES: [(&'static str, Self); 12] = [
        ("pm10", Self::Pm10),
        ("pm25", Self::Pm25),
        ("no2", Self::No2),
        ("o3", Self::O3),
        ("so2", Self::So2),
        ("co", Self::Co),
        ("c6h6", Self::C6h6),
        ("bap", Self::Bap),
        ("as", Self::As),
        ("cd", Self::Cd),
        ("ni", Self::Ni),
        ("pb", Self::Pb),
    ];

    /// Formula or common sign, the same in every language.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Pm10 => "PM10",
            Self::Pm25 => "PM2.5",
            Self::No2 => "NO₂",
            Self::O3 => "O₃",
            Self::So2 => "SO₂",
            Self::Co => "CO",
            Self::C6h6 => "C₆H₆",
            Self::Bap => "B(a)P",
            Self::As => "As",
            Self::Cd => "Cd",
            Self::Ni => "Ni",
            Self::Pb => "Pb",
        }
    }

    pub(super) fn of(row: Row<'_>) -> Result<Self, SheetError> {
        one_of(row, "pollutant", &Self::NAMES, "a pollutant")
    }
}

/// Over which time a concentration is averaged before it is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Averaging {
    /// One hour.
    Hour,
    /// Three hours in a row, each above.
    ThreeHoursInARow,
    /// The highest mean of eight hours in a day.
    EightHours,
    /// One day.
    Day,
    /// The last 24 hours.
    DayRunning,
    /// A calendar year.
    Year,
    /// The six months with the most ozone.
    PeakSeason,
}

impl Averaging {
    const NAMES: [(&'static str, Self); 7] = [
        ("hour", Self::Hour),
        ("three_hours_in_a_row", Self::ThreeHoursInARow),
        ("eight_hours", Self::EightHours),
        ("day", Self::Day),
        ("day_running", Self::DayRunning),
        ("year", Self::Year),
        ("peak_season", Self::PeakSeason),
    ];

    pub(super) fn of(row: Row<'_>) -> Result<Self, SheetError> {
        one_of(row, "averaging", &Self::NAMES, "a time of averaging")
    }
}

/// The meaning of a cell that may hold one of a few words.
pub(super) fn one_of<T: Copy>(
    row: Row<'_>,
    column: &'static str,
    names: &[(&'static str, T)],
    expected: &'static str,
) -> Result<T, SheetError> {
    let cell = row.cell(column)?;
    let found = names.iter().find(|(name, _)| *name == cell);
    found.map(|(_, meaning)| *meaning).ok_or_else(|| row.refuse(column, expected))
}

/// A calendar year after `previous`.
pub(super) fn later_year(row: Row<'_>, previous: Option<i32>) -> Result<i32, SheetError> {
    let year = year(row)?;
    let is_later = previous.is_none_or(|it| year > it);
    if is_later { Ok(year) } else { Err(row.refuse("year", "a year after the one before")) }
}

/// A calendar year.
pub(super) fn year(row: Row<'_>) -> Result<i32, SheetError> {
    let known = row.cell("year")?.parse().ok().filter(|it| CivilDate::new(*it, 1, 1).is_ok());
    known.ok_or_else(|| row.refuse("year", "a year"))
}

/// Refuses a name that an earlier row has.
pub(super) fn require_new<'a>(
    row: Row<'_>,
    column: &'static str,
    mut earlier: impl Iterator<Item = &'a str>,
) -> Result<String, SheetError> {
    let name = row.text(column)?;
    if earlier.any(|it| it == name) { Err(row.refuse(column, "a name not used before")) } else { Ok(name) }
}
