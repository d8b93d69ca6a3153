//! The typical year of weather: a packed table without stamps, whose time axis stands in the package.

use crate::package::{Sheet, SheetError};

/// Name of the resource.
pub const RESOURCE: &str = "weather-typical-year";

/// Columns of equal length, one value an hour for 8 760 or 8 784 hours. What their stamps mean is said by the
/// [`Axis`](crate::package::Axis) of the resource: irradiance and the rest need not hold at the same moment.
#[derive(Debug, Clone, PartialEq)]
pub struct WeatherYear {
    /// Global horizontal irradiance. \[W/m²\]
    pub ghi_w_m2: Vec<f64>,
    /// Direct normal irradiance. \[W/m²\]
    pub dni_w_m2: Vec<f64>,
    /// Diffuse horizontal irradiance. \[W/m²\]
    pub dhi_w_m2: Vec<f64>,
    /// Air temperature. \[°C\]
    pub temp_air_c: Vec<f64>,
    /// Wind speed 10 m above ground. \[m/s\]
    pub wind_m_s: Vec<f64>,
}

impl WeatherYear {
    /// Hours of the year.
    pub fn hours(&self) -> usize {
        self.ghi_w_m2.len()
    }
}

/// Reads the table.
///
/// # Errors
/// [`SheetError`] for other headings, an empty cell, negative irradiance or wind, or a year that has neither
/// 8 760 nor 8 784 hours.
pub fn parse(text: &str) -> Result<WeatherYear, SheetError> {
    let sheet = Sheet::parse(RESOURCE, &["ghi", "dni", "dhi", "temp_air", "wind"], text)?;
    sheet.require_rows(|it| it == 8_760 || it == 8_784, "8760 or 8784")?;
    Ok(WeatherYear {
        ghi_w_m2: sheet.read(|row| row.amount("ghi"))?,
        dni_w_m2: sheet.read(|row| row.amount("dni"))?,
        dhi_w_m2: sheet.read(|row| row.amount("dhi"))?,
        temp_air_c: sheet.read(|row| row.number("temp_air"))?,
        wind_m_s: sheet.read(|row| row.amount("wind"))?,
    })
}
