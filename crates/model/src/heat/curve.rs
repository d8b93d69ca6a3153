//! How warm the water to the radiators must be.

use portal_units::Temperature;

use crate::error::{ModelError, finite, within};

/// Flow temperature as a line of the outdoor temperature between two points, level beyond them.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HeatingCurve {
    /// The cold end.
    pub cold_outdoor: Temperature,
    /// Flow there, the warmest.
    pub cold_flow: Temperature,
    /// The mild end.
    pub mild_outdoor: Temperature,
    /// Flow there, the coolest.
    pub mild_flow: Temperature,
}

impl HeatingCurve {
    /// Radiators: `40 °C − T_out`.
    ///
    /// # Source
    /// Ruhnau, Hirth and Praktiknjo, Scientific Data 6:189, 2019.
    pub const RADIATORS: Self = Self {
        cold_outdoor: Temperature::from_celsius(-20.0),
        cold_flow: Temperature::from_celsius(60.0),
        mild_outdoor: Temperature::from_celsius(15.0),
        mild_flow: Temperature::from_celsius(25.0),
    };
    /// Floor heating: `30 °C − 0.5·T_out`.
    ///
    /// # Source
    /// Ruhnau, Hirth and Praktiknjo, Scientific Data 6:189, 2019.
    pub const FLOOR: Self = Self {
        cold_outdoor: Temperature::from_celsius(-20.0),
        cold_flow: Temperature::from_celsius(40.0),
        mild_outdoor: Temperature::from_celsius(15.0),
        mild_flow: Temperature::from_celsius(22.5),
    };

    /// Flow temperatures of hourly outdoor temperatures \[°C\].
    ///
    /// # Errors
    /// [`ModelError::NotFinite`] for a gap in `outdoor`; [`ModelError::OutOfRange`] names `cold_outdoor` (−50 °C to 10 °C),
    /// `mild_outdoor` (1 K above it to 30 °C), `cold_flow` (20 °C to 80 °C) or `mild_flow` (20 °C to `cold_flow`).
    ///
    /// # Source
    /// Linear as in Ruhnau, Hirth and Praktiknjo, Scientific Data 6:189, 2019.
    pub fn flows(&self, outdoor_celsius: &[f64]) -> Result<Vec<f64>, ModelError> {
        finite("outdoor", outdoor_celsius, outdoor_celsius.len())?;
        let cold = within("cold_outdoor", self.cold_outdoor.celsius(), -50.0, 10.0)?;
        let mild = within("mild_outdoor", self.mild_outdoor.celsius(), cold + 1.0, 30.0)?;
        let warmest = within("cold_flow", self.cold_flow.celsius(), 20.0, 80.0)?;
        let coolest = within("mild_flow", self.mild_flow.celsius(), 20.0, warmest)?;
        let slope = (warmest - coolest) / (mild - cold);
        Ok(outdoor_celsius.iter().map(|it| coolest + slope * (mild - it.clamp(cold, mild))).collect())
    }
}
