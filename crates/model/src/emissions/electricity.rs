//! Greenhouse gases of a kilowatt-hour from the sources that made it.
//!
//! # Source
//! Tranberg et al., Real-time carbon accounting method for the European electricity markets, Energy Strategy Reviews 26,
//! 2019, 100367; WRI/WBCSD, GHG Protocol Scope 2 Guidance, 2015, chapter 6.

use portal_units::{Co2, EmissionFactor, Energy, Ratio};

use crate::error::{ModelError, finite, within};

/// Largest factor of a source. \[g/kWh\]
const MOST_G_PER_KWH: f64 = 1e4;
/// Largest energy of a source. \[kWh\]
const MOST_KWH: f64 = 1e16;

/// What one source made in a year; net imports are a source like any other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Generation {
    /// Electricity.
    pub energy: Energy,
    /// Emitted for each unit of it: direct or over the life cycle, the same for all sources.
    pub factor: EmissionFactor,
}

/// What one source made hour by hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HourlyGeneration<'a> {
    /// Electricity of each hour. \[kWh\]
    pub generated_kwh: &'a [f64],
    /// Emitted for each unit of it.
    pub factor: EmissionFactor,
}

/// Mean factor of a mix.
///
/// `f = Σ Eᵢ·fᵢ / Σ Eᵢ`; `None` when nothing is generated.
///
/// # Arguments
/// * `sources` – energies 0 to 1e16 kWh, factors 0 to 10 000 g/kWh
///
/// # Errors
/// [`ModelError::OutOfRange`] names `generated` or `factor`.
pub fn intensity(sources: &[Generation]) -> Result<Option<EmissionFactor>, ModelError> {
    let (mut grams, mut kwh) = (0.0, 0.0);
    for source in sources {
        let energy = within("generated", source.energy.kwh(), 0.0, MOST_KWH)?;
        grams += energy * within("factor", source.factor.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
        kwh += energy;
    }
    Ok((kwh > 0.0).then(|| EmissionFactor::from_g_per_kwh(grams / kwh)))
}

/// Mean factor of the mix of each hour; `None` for an hour without generation.
///
/// # Arguments
/// As [`intensity`], every source with the same hours.
///
/// # Errors
/// [`ModelError::Length`] and [`ModelError::NotFinite`] name `generated_kwh`; as [`intensity`].
pub fn intensity_by_hour(
    sources: &[HourlyGeneration<'_>],
) -> Result<Vec<Option<EmissionFactor>>, ModelError> {
    let hours = sources.first().map_or(0, |it| it.generated_kwh.len());
    let mut sums = vec![(0.0, 0.0); hours];
    for source in sources {
        finite("generated_kwh", source.generated_kwh, hours)?;
        let factor = within("factor", source.factor.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
        for ((grams, kwh), energy) in sums.iter_mut().zip(source.generated_kwh) {
            *kwh += within("generated", *energy, 0.0, MOST_KWH)?;
            *grams += energy * factor;
        }
    }
    let mean = |(grams, kwh): (f64, f64)| (kwh > 0.0).then(|| EmissionFactor::from_g_per_kwh(grams / kwh));
    Ok(sums.into_iter().map(mean).collect())
}

/// Factor of electricity at the user: more must be made than arrives.
///
/// `f_user = f / (1 − loss)`
///
/// # Arguments
/// * `factor` – of generation, 0 to 10 000 g/kWh    * `grid_loss` – share of the generation, 0 to 0.9
///
/// # Errors
/// [`ModelError::OutOfRange`] names `factor` or `grid_loss`.
pub fn delivered(factor: EmissionFactor, grid_loss: Ratio) -> Result<EmissionFactor, ModelError> {
    within("factor", factor.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
    Ok(factor / (1.0 - within("grid_loss", grid_loss.fraction(), 0.0, 0.9)?))
}

/// What electricity used hour by hour emits; `None` when the factor of an hour with use is not known.
///
/// `m = Σ E(t)·f(t)`
///
/// # Arguments
/// * `used_kwh` – use of each hour, 0 to 1e16 kWh    * `factors` – as [`intensity_by_hour`] gives them
///
/// # Errors
/// [`ModelError::Length`], [`ModelError::NotFinite`] or [`ModelError::OutOfRange`] names `used_kwh`.
pub fn emitted(used_kwh: &[f64], factors: &[Option<EmissionFactor>]) -> Result<Option<Co2>, ModelError> {
    finite("used_kwh", used_kwh, factors.len())?;
    let mut sum = Some(Co2::ZERO);
    for (used, factor) in used_kwh.iter().zip(factors) {
        let used = within("used_kwh", *used, 0.0, MOST_KWH)?;
        if used > 0.0 {
            sum = sum.zip(*factor).map(|(sum, factor)| sum + Energy::from_kwh(used) * factor);
        }
    }
    Ok(sum)
}
