//! Heat by degree days: the short way, against which the long one is checked.

use portal_units::{Conductance, DegreeDays, Energy, Power, Temperature};

use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// Heat by degree days.
pub static CARD: Card = Card {
    slug: "degree-days",
    item: "building::heating_degree_days",
    formula: "HDD = Σ (T_base − T_d) over days with T_d ≤ T_limit; Q = H·24 h·HDD",
    ranges: &[
        Limits { input: "base", min: 0.0, max: 40.0, unit: "°C" },
        Limits { input: "limit", min: -60.0, max: 40.0, unit: "°C" },
    ],
    sources: &[
        "Eurostat, Energy statistics – cooling and heating degree days, nrg_chdd_esms (base 18 °C, limit 15 °C)",
    ],
    omits: &["no-mass", "no-hour-of-day"],
    proofs: &[Proof::Hand { test: "tests/building.rs: degree_days_count_only_days_below_the_limit" }],
};

/// Degree days of hourly temperatures; a last day of fewer than 24 hours is left out.
///
/// `HDD = Σ (base − mean of the day)` over the days whose mean is no higher than `limit`. Eurostat: 18 °C and 15 °C.
///
/// # Errors
/// [`ModelError::NotFinite`] for a gap; [`ModelError::OutOfRange`] names `base` (0 °C to 40 °C) or `limit` (−60 °C to
/// `base`).
///
/// # Source
/// Eurostat, `nrg_chdd_esms`, "Heating degree days".
pub fn heating_degree_days(
    air_celsius: &[f64],
    base: Temperature,
    limit: Temperature,
) -> Result<DegreeDays, ModelError> {
    finite("air", air_celsius, air_celsius.len())?;
    let base = within("base", base.celsius(), 0.0, 40.0)?;
    let limit = within("limit", limit.celsius(), -60.0, base)?;
    let (days, _) = air_celsius.as_chunks::<24>();
    let means = days.iter().map(|day| day.iter().sum::<f64>() / 24.0);
    Ok(DegreeDays::from_kelvin_days(means.filter(|mean| *mean <= limit).map(|mean| base - mean).sum()))
}

/// Outdoor temperature above which the gains alone keep a house warm.
///
/// `θ_b = θ_i − Φ_gains/H`
///
/// # Errors
/// [`ModelError::OutOfRange`] names `losses` (above 0 to 1e9 W/K) or `gains` (0 to 1e9 kW).
///
/// # Source
/// ASHRAE Handbook Fundamentals, 2017, chapter 19, balance point temperature.
pub fn balance_point(
    indoor: Temperature,
    losses: Conductance,
    gains: Power,
) -> Result<Temperature, ModelError> {
    within("losses", losses.w_per_k(), 1e-9, 1e9)?;
    within("gains", gains.kw(), 0.0, 1e9)?;
    Ok(Temperature::from_celsius(indoor.celsius() - (gains / losses).kelvin()))
}

/// Heat that covers losses through so many degree days: `Q = H·24 h·HDD`.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `losses` (0 to 1e9 W/K) or `degree_days` (0 to 1e5 K·d).
///
/// # Source
/// EN ISO 15927-6:2007, accumulated temperature differences.
pub fn heat_by_degree_days(losses: Conductance, degree_days: DegreeDays) -> Result<Energy, ModelError> {
    within("losses", losses.w_per_k(), 0.0, 1e9)?;
    within("degree_days", degree_days.kelvin_days(), 0.0, 1e5)?;
    Ok(losses * degree_days)
}
