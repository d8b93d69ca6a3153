//! Daily means of particles at the town's stations.

use portal_units::CivilDate;

use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "air-daily-2023";

/// One day. PM10 and PM2.5 come from different stations: never divide one by the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AirDay {
    /// The day, in standard time of the place.
    pub date: CivilDate,
    /// Daily mean of PM10; `None` where it was not measured. \[µg/m³\]
    pub pm10_ug_m3: Option<f64>,
    /// Daily mean of PM2.5; `None` where it was not measured. \[µg/m³\]
    pub pm25_ug_m3: Option<f64>,
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, a day that does not follow, a negative or unreadable number.
pub fn parse(text: &str) -> Result<Vec<AirDay>, SheetError> {
    let mut previous = None;
    Sheet::parse(RESOURCE, &["date", "pm10", "pm25"], text)?.read(|row| {
        let date = row.later_date("date", previous)?;
        previous = Some(date);
        let (pm10_ug_m3, pm25_ug_m3) = (row.maybe_amount("pm10")?, row.maybe_amount("pm25")?);
        Ok(AirDay { date, pm10_ug_m3, pm25_ug_m3 })
    })
}
