//! The weather of consecutive hours.

use portal_units::{Instant, Stamp};

use crate::error::{ModelError, finite};

/// Hourly values, one column a quantity, all of the same length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WeatherColumns {
    /// Global irradiance on a horizontal plane \[W/m²\].
    pub ghi_w_m2: Vec<f64>,
    /// Beam on a plane that faces the sun \[W/m²\].
    pub dni_w_m2: Vec<f64>,
    /// Diffuse irradiance on a horizontal plane \[W/m²\].
    pub dhi_w_m2: Vec<f64>,
    /// Temperature of the air \[°C\].
    pub air_celsius: Vec<f64>,
    /// Wind at 10 m \[m/s\].
    pub wind_m_s: Vec<f64>,
}

/// Weather that a chain can run on: complete, finite and within what occurs on earth.
#[derive(Debug, Clone, PartialEq)]
pub struct WeatherYear {
    start: Instant,
    stamp: Stamp,
    columns: WeatherColumns,
    corrected: usize,
}

/// The weather of one hour in the units of [`WeatherColumns`].
#[derive(Debug, Clone, Copy)]
pub(super) struct WeatherHour {
    pub(super) ghi: f64,
    pub(super) dni: f64,
    pub(super) dhi: f64,
    pub(super) air: f64,
    pub(super) wind: f64,
}

impl WeatherYear {
    /// Hourly weather whose first value carries the stamp `start`.
    ///
    /// Values outside what occurs are moved to the limit and counted: irradiance 0 to 1600 W/m² (small negative
    /// values of instruments at night), air −60 °C to 60 °C, wind 0 to 60 m/s.
    ///
    /// # Errors
    /// [`ModelError::Length`] when the columns differ in length; [`ModelError::NotFinite`] for a gap: gaps are
    /// filled where the data are read, not guessed here.
    pub fn new(start: Instant, stamp: Stamp, mut columns: WeatherColumns) -> Result<Self, ModelError> {
        let hours = columns.ghi_w_m2.len();
        let mut corrected = 0;
        for (name, column, min, max) in [
            ("ghi", &mut columns.ghi_w_m2, 0.0, 1600.0),
            ("dni", &mut columns.dni_w_m2, 0.0, 1600.0),
            ("dhi", &mut columns.dhi_w_m2, 0.0, 1600.0),
            ("air", &mut columns.air_celsius, -60.0, 60.0),
            ("wind", &mut columns.wind_m_s, 0.0, 60.0),
        ] {
            finite(name, column, hours)?;
            for value in column.iter_mut().filter(|it| !(min..=max).contains(*it)) {
                *value = value.clamp(min, max);
                corrected += 1;
            }
        }
        Ok(Self { start, stamp, columns, corrected })
    }

    /// Stamp of the first value.
    pub const fn start(&self) -> Instant {
        self.start
    }

    /// What the stamps mean.
    pub const fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// Number of hours.
    pub fn hours(&self) -> usize {
        self.columns.ghi_w_m2.len()
    }

    /// How many values were out of range and moved to the limit.
    pub const fn corrected(&self) -> usize {
        self.corrected
    }

    /// The values, after correction.
    pub const fn columns(&self) -> &WeatherColumns {
        &self.columns
    }

    /// Begin of the first hour.
    pub fn first_hour(&self) -> Instant {
        super::first_hour(self.start, self.stamp)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = WeatherHour> {
        let it = &self.columns;
        let light = it.ghi_w_m2.iter().zip(&it.dni_w_m2).zip(&it.dhi_w_m2);
        light
            .zip(it.air_celsius.iter().zip(&it.wind_m_s))
            .map(|(((&ghi, &dni), &dhi), (&air, &wind))| WeatherHour { ghi, dni, dhi, air, wind })
    }
}
