//! Emissions that electricity made or spared at one place saves elsewhere, with the choice that decides the number.
//!
//! # Source
//! WRI/WBCSD, GHG Protocol Guidelines for Quantifying GHG Reductions from Grid-Connected Electricity Projects, 2007;
//! UNFCCC CDM, TOOL07, Tool to calculate the emission factor for an electricity system, version 07.0, 2018.

use portal_units::{Co2, EmissionFactor, Energy, Ratio};
use serde::{Deserialize, Serialize};

use super::electricity::emitted;
use crate::error::{ModelError, within};

/// Largest factor. \[g/kWh\]
const MOST_G_PER_KWH: f64 = 1e4;

/// Which plants a kilowatt-hour from the grid is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Accounting {
    /// All that run, by their share: the footprint of a user.
    Average,
    /// Those that run less when less is needed: the effect of a change.
    Marginal,
}

/// What a factor holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Only what leaves the chimneys.
    Direct,
    /// Also building the plants and getting the fuel.
    LifeCycle,
}

/// The grid in one number for the year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GridYear {
    /// Emitted for each unit.
    pub factor: EmissionFactor,
    /// Which plants that is of.
    pub accounting: Accounting,
    /// What it holds.
    pub scope: Scope,
}

/// The grid hour by hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridHours<'a> {
    /// Emitted for each unit; `None` where it is not known.
    pub factors: &'a [Option<EmissionFactor>],
    /// Which plants that is of.
    pub accounting: Accounting,
    /// What it holds.
    pub scope: Scope,
}

/// Emissions saved. The number means nothing without the two choices beside it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// Saved; negative where more is emitted than before.
    pub co2: Co2,
    /// Which plants are taken to run less.
    pub accounting: Accounting,
    /// What the factors hold.
    pub scope: Scope,
}

/// What displacing electricity of the grid saves in a year.
///
/// `m = E·(f_grid − f_own)`
///
/// # Arguments
/// * `displaced` – electricity that the grid need not give, 0 to 1e16 kWh    * `grid` – factor 0 to 10 000 g/kWh
/// * `own` – factor of what takes its place, of the same scope, 0 to 10 000 g/kWh; nothing for electricity not used
///
/// # Errors
/// [`ModelError::OutOfRange`] names `displaced`, `grid` or `own`.
pub fn saved(displaced: Energy, grid: &GridYear, own: EmissionFactor) -> Result<Saved, ModelError> {
    within("displaced", displaced.kwh(), 0.0, 1e16)?;
    within("grid", grid.factor.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
    within("own", own.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
    let co2 = displaced * (grid.factor - own);
    Ok(Saved { co2, accounting: grid.accounting, scope: grid.scope })
}

/// What displacing electricity of the grid hour by hour saves; `None` when the factor of an hour is not known.
///
/// `m = Σ E(t)·(f_grid(t) − f_own)`
///
/// # Arguments
/// As [`saved`], `displaced_kwh` with one value for each hour of `grid`.
///
/// # Errors
/// [`ModelError::Length`], [`ModelError::NotFinite`] or [`ModelError::OutOfRange`] names `used_kwh`; as [`saved`].
pub fn saved_by_hour(
    displaced_kwh: &[f64],
    grid: &GridHours<'_>,
    own: EmissionFactor,
) -> Result<Option<Saved>, ModelError> {
    within("own", own.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
    let by_grid = emitted(displaced_kwh, grid.factors)?;
    let by_own = Energy::from_kwh(displaced_kwh.iter().sum()) * own;
    Ok(by_grid.map(|it| Saved { co2: it - by_own, accounting: grid.accounting, scope: grid.scope }))
}

/// The marginal factor of a change that lasts: plants that run less, and plants that are not built.
///
/// `f = (1 − w)·f_operating + w·f_build`
///
/// # Arguments
/// * `operating` – of the plants that run less, 0 to 10 000 g/kWh    * `build` – of the plants not built, 0 to
///   10 000 g/kWh    * `build_weight` – 0 to 1; the tool takes 0.25 for wind and sun, else 0.5
/// * `scope` – of both factors
///
/// # Errors
/// [`ModelError::OutOfRange`] names `operating`, `build` or `build_weight`.
pub fn combined_margin(
    operating: EmissionFactor,
    build: EmissionFactor,
    build_weight: Ratio,
    scope: Scope,
) -> Result<GridYear, ModelError> {
    within("operating", operating.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
    within("build", build.g_per_kwh(), 0.0, MOST_G_PER_KWH)?;
    let weight = within("build_weight", build_weight.fraction(), 0.0, 1.0)?;
    let factor = operating * (1.0 - weight) + build * weight;
    Ok(GridYear { factor, accounting: Accounting::Marginal, scope })
}
