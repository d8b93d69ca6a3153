//! Where a country's electricity comes from: by year, by hour, by installed power.

use portal_units::CivilDate;

use super::pollutant::{later_year, one_of};
use crate::package::{Row, Sheet, SheetError};

/// Name of the resource of [`parse_mix`].
pub const MIX: &str = "generation-mix";
/// Name of the resource of [`parse_hours`].
pub const HOURS: &str = "generation-hourly-profile";
/// Name of the resource of [`parse_capacity`].
pub const CAPACITY: &str = "installed-capacity";

const MIX_COLUMNS: [&str; 16] = [
    "year",
    "coal",
    "gas",
    "oil_other_fossil",
    "hydro",
    "bioenergy",
    "solar",
    "wind",
    "other_renewable",
    "total",
    "demand",
    "net_import",
    "renewable_share",
    "coal_share",
    "carbon_intensity",
    "preliminary",
];

/// One year of generation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MixYear {
    /// The year.
    pub year: i32,
    /// Hard coal and lignite. \[TWh\]
    pub coal_twh: f64,
    /// Natural gas. \[TWh\]
    pub gas_twh: f64,
    /// Oil and other fossil fuels. \[TWh\]
    pub oil_other_fossil_twh: f64,
    /// Water. \[TWh\]
    pub hydro_twh: f64,
    /// Biomass and biogas. \[TWh\]
    pub bioenergy_twh: f64,
    /// Sun. \[TWh\]
    pub solar_twh: f64,
    /// Wind. \[TWh\]
    pub wind_twh: f64,
    /// Other renewables. \[TWh\]
    pub other_renewable_twh: f64,
    /// All generation. \[TWh\]
    pub total_twh: f64,
    /// Demand. \[TWh\]
    pub demand_twh: f64,
    /// Imports less exports; negative for a net exporter. \[TWh\]
    pub net_import_twh: f64,
    /// Share of renewables in generation. \[%\]
    pub renewable_share_percent: f64,
    /// Share of coal in generation. \[%\]
    pub coal_share_percent: f64,
    /// Greenhouse gases of generation over the life cycle, as CO2. \[g/kWh\]
    pub carbon_intensity_g_kwh: f64,
    /// Whether the figures may still change.
    pub preliminary: bool,
}

/// Reads the years.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or years that do not follow.
pub fn parse_mix(text: &str) -> Result<Vec<MixYear>, SheetError> {
    let mut previous = None;
    Sheet::parse(MIX, &MIX_COLUMNS, text)?.read(|row| {
        let year = later_year(row, previous)?;
        previous = Some(year);
        Ok(MixYear {
            year,
            coal_twh: row.amount("coal")?,
            gas_twh: row.amount("gas")?,
            oil_other_fossil_twh: row.amount("oil_other_fossil")?,
            hydro_twh: row.amount("hydro")?,
            bioenergy_twh: row.amount("bioenergy")?,
            solar_twh: row.amount("solar")?,
            wind_twh: row.amount("wind")?,
            other_renewable_twh: row.amount("other_renewable")?,
            total_twh: row.amount("total")?,
            demand_twh: row.amount("demand")?,
            net_import_twh: row.number("net_import")?,
            renewable_share_percent: row.amount("renewable_share")?,
            coal_share_percent: row.amount("coal_share")?,
            carbon_intensity_g_kwh: row.amount("carbon_intensity")?,
            preliminary: row.yes_or_no("preliminary")?,
        })
    })
}

/// A quarter of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// December to February in the north.
    Winter,
    /// March to May in the north.
    Spring,
    /// June to August in the north.
    Summer,
    /// September to November in the north.
    Autumn,
}

impl Quarter {
    fn of(row: Row<'_>) -> Result<Self, SheetError> {
        let names = [
            ("winter", Self::Winter),
            ("spring", Self::Spring),
            ("summer", Self::Summer),
            ("autumn", Self::Autumn),
        ];
        one_of(row, "season", &names, "a season")
    }
}

/// Mean power by source in one hour of the day of one season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MixHour {
    /// The season.
    pub season: Quarter,
    /// Local hour of the day, 0–23, at which the hour begins.
    pub hour: u32,
    /// Coal. \[MW\]
    pub coal_mw: f64,
    /// Natural gas. \[MW\]
    pub gas_mw: f64,
    /// Oil. \[MW\]
    pub oil_mw: f64,
    /// Water with pumped storage. \[MW\]
    pub hydro_mw: f64,
    /// Biomass. \[MW\]
    pub biomass_mw: f64,
    /// Sun. \[MW\]
    pub solar_mw: f64,
    /// Wind. \[MW\]
    pub wind_mw: f64,
}

/// Reads the hours.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or an hour that no day has.
pub fn parse_hours(text: &str) -> Result<Vec<MixHour>, SheetError> {
    let columns = &["season", "hour", "coal", "gas", "oil", "hydro", "biomass", "solar", "wind"];
    Sheet::parse(HOURS, columns, text)?.read(|row| {
        let hour = row.count("hour")?;
        if hour > 23 {
            return Err(row.refuse("hour", "an hour from 0 to 23"));
        }
        Ok(MixHour {
            season: Quarter::of(row)?,
            hour,
            coal_mw: row.amount("coal")?,
            gas_mw: row.amount("gas")?,
            oil_mw: row.amount("oil")?,
            hydro_mw: row.amount("hydro")?,
            biomass_mw: row.amount("biomass")?,
            solar_mw: row.amount("solar")?,
            wind_mw: row.amount("wind")?,
        })
    })
}

/// Installed power of one technology on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Capacity {
    /// Key of the technology: `coal`, `gas`, `oil`, `hydro`, `hydro_storage`, `biomass`, `solar`, `wind`, `unknown`.
    pub technology: String,
    /// The day.
    pub date: CivilDate,
    /// Installed power. \[MW\]
    pub capacity_mw: f64,
}

/// Reads the installed power.
///
/// # Errors
/// [`SheetError`] for other headings, unreadable cells or days that fall within one technology.
pub fn parse_capacity(text: &str) -> Result<Vec<Capacity>, SheetError> {
    let mut all: Vec<Capacity> = Vec::new();
    for row in Sheet::parse(CAPACITY, &["technology", "date", "capacity"], text)?.rows() {
        let technology = row.text("technology")?;
        let previous = all.iter().rev().find(|it| it.technology == technology).map(|it| it.date);
        let date = row.later_date("date", previous)?;
        all.push(Capacity { technology, date, capacity_mw: row.amount("capacity")? });
    }
    Ok(all)
}
