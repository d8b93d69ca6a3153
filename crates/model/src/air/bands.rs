//! Indices of bands: the Polish and the European ones. Thresholds are data; the worst pollutant decides.
//!
//! # Source
//! European Environment Agency, European Air Quality Index; ETC HE Report 2024/17, table 5.2; GIOŚ, Polski indeks
//! jakości powietrza.

use portal_units::{Concentration, Ratio};
use serde::{Deserialize, Serialize};

use super::averaging::Averaging;
use super::{Pollutant, exceeds};
use crate::error::{ModelError, within};

/// The thresholds of one pollutant on one scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bands {
    pollutant: Pollutant,
    averaging: Averaging,
    upper: Vec<Concentration>,
}

impl Bands {
    /// Thresholds `upper` between the bands, from the best to the worst: one fewer than there are bands.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `threshold` unless each is above the one before and from 0 to 1e9 µg/m³.
    pub fn new(
        pollutant: Pollutant,
        averaging: Averaging,
        upper: Vec<Concentration>,
    ) -> Result<Self, ModelError> {
        let mut lowest = 0.0;
        for threshold in &upper {
            lowest = within("threshold", threshold.ug_per_m3(), lowest, 1e9)?.next_up();
        }
        Ok(Self { pollutant, averaging, upper })
    }

    /// What is judged.
    pub const fn pollutant(&self) -> Pollutant {
        self.pollutant
    }

    /// Over which hours the concentration is averaged before it is judged.
    pub const fn averaging(&self) -> Averaging {
        self.averaging
    }

    /// The band of a concentration, 1 is the best; `None` for one that is negative or not finite.
    ///
    /// `level = 1 + number of thresholds below the concentration`: a threshold belongs to the better band. The
    /// concentration is not rounded.
    pub fn level(&self, concentration: Concentration) -> Option<u32> {
        let value = concentration.ug_per_m3();
        let is_known = value.is_finite() && value >= 0.0;
        let below = self.upper.iter().filter(|upper| exceeds(concentration, **upper)).count();
        u32::try_from(below + 1).ok().filter(|_| is_known)
    }
}

/// What a scale says about the air as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overall {
    /// The worst band of all pollutants, 1 is the best.
    pub level: u32,
    /// The pollutants in that band, in the order of the readings.
    pub dominant: Vec<Pollutant>,
    /// How many pollutants were judged.
    pub judged: usize,
}

/// The index of several pollutants: that of the worst. `None` without one that the scale knows.
///
/// # Arguments
/// * `scale` – one entry a pollutant    * `readings` – concentrations, averaged as the scale demands
pub fn overall(scale: &[Bands], readings: &[(Pollutant, Concentration)]) -> Option<Overall> {
    let level = |(pollutant, value): &(Pollutant, Concentration)| {
        let bands = scale.iter().find(|it| it.pollutant == *pollutant)?;
        Some((*pollutant, bands.level(*value)?))
    };
    let levels: Vec<(Pollutant, u32)> = readings.iter().filter_map(level).collect();
    let worst = levels.iter().map(|(_, level)| *level).max()?;
    let dominant = levels.iter().filter(|(_, level)| *level == worst).map(|(pollutant, _)| *pollutant);
    Some(Overall { level: worst, dominant: dominant.collect(), judged: levels.len() })
}

/// Hourly means of one pollutant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PollutantHours<'a> {
    /// What was measured.
    pub pollutant: Pollutant,
    /// One value an hour; `None` is missing.
    pub hours: &'a [Option<Concentration>],
}

/// The index hour by hour, each pollutant averaged as the scale demands.
///
/// # Arguments
/// * `scale` – one entry a pollutant    * `air` – hours of the pollutants, all of the same length
/// * `capture` – share of the hours that a mean needs, above 0 to 1, by the rules 0.75
///
/// # Errors
/// [`ModelError::Length`] when the hours of two pollutants differ in number; as [`super::running_mean`].
pub fn overall_by_hour(
    scale: &[Bands],
    air: &[PollutantHours<'_>],
    capture: Ratio,
) -> Result<Vec<Option<Overall>>, ModelError> {
    let expected = air.first().map_or(0, |it| it.hours.len());
    let mut averaged = Vec::new();
    for it in air {
        if it.hours.len() != expected {
            return Err(ModelError::Length { input: "hours", expected, got: it.hours.len() });
        }
        if let Some(bands) = scale.iter().find(|bands| bands.pollutant == it.pollutant) {
            averaged.push((it.pollutant, bands.averaging.of(it.hours, capture)?));
        }
    }
    let at = |hour: usize| {
        let readings: Vec<_> = averaged
            .iter()
            .filter_map(|(pollutant, means)| Some((*pollutant, means.get(hour).copied().flatten()?)))
            .collect();
        overall(scale, &readings)
    };
    Ok((0..expected).map(at).collect())
}
