//! Primary energy that a plant saves against separate generation, and whether that is high efficiency.
//!
//! The reference efficiencies, correction factors and thresholds are law and change with the year in which a plant
//! was built: all of them are arguments.

use portal_units::{Energy, Power, Ratio, Temperature};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Primary energy savings.
pub static CARD: Card = Card {
    slug: "primary-energy-savings",
    item: "chp::savings::primary_energy_savings",
    formula: "PES = 1 − 1/(η_H/Ref_H + η_E/Ref_E); Ref_E = (base + k·(15 °C − T))·(s·f_on + (1 − s)·f_off); \
              E_CHP = E or H·C, F_non = E_non/(E/F)",
    ranges: &[
        Limits { input: "efficiency", min: 0.0, max: 1.2, unit: "1" },
        Limits { input: "reference", min: 0.01, max: 1.2, unit: "1" },
        Limits { input: "annual_mean", min: -50.0, max: 50.0, unit: "°C" },
        Limits { input: "on_site_share", min: 0.0, max: 1.0, unit: "1" },
    ],
    sources: &[
        "Directive 2012/27/EU, Annexes I and II; Directive (EU) 2023/1791, Annexes II and III",
        "Delegated Regulation (EU) 2015/2402, Annexes I to IV",
        "Decision 2008/952/EC",
    ],
    omits: &["no-power-loss-of-extraction", "one-fuel"],
    proofs: &[
        Proof::Table { table: "08a_pes", by: "exact arithmetic", demand: 1e-12, deviation: 1e-15, unit: "1" },
        Proof::Table {
            table: "08c_echp",
            by: "exact arithmetic",
            demand: 1e-12,
            deviation: 1e-15,
            unit: "1",
        },
    ],
};

/// Efficiencies of electricity and heat on the net calorific value: of a plant, or of separate generation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Efficiencies {
    /// Electricity for each unit of fuel.
    pub electricity: Ratio,
    /// Useful heat for each unit of fuel.
    pub heat: Ratio,
}

/// Reference efficiencies for plants built from a year on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference {
    /// First year of construction.
    pub built_from: i32,
    /// The efficiencies of separate generation, before corrections.
    pub efficiencies: Efficiencies,
}

impl Reference {
    /// The reference for a year of construction: the youngest that is not younger than the plant. `None` for a
    /// plant older than all.
    ///
    /// # Source
    /// Delegated Regulation (EU) 2015/2402, Annexes I and II: columns by the year of construction.
    pub fn of(built: i32, all: &[Self]) -> Option<Self> {
        all.iter().filter(|it| it.built_from <= built).max_by_key(|it| it.built_from).copied()
    }
}

/// How a reference follows the yearly mean temperature of the place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClimateRule {
    /// Temperature for which the reference is stated.
    pub standard: Temperature,
    /// What is added to the reference for each kelvin below.
    pub per_kelvin: Ratio,
}

/// Correction for losses of the grid at the voltage of the connection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridFactors {
    /// Factor for electricity that goes into the grid.
    pub exported: Ratio,
    /// Factor for electricity that is used on the site.
    pub used: Ratio,
}

impl GridFactors {
    /// The factor for a plant that uses a share of its electricity on the site.
    ///
    /// `s·used + (1 − s)·exported`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `on_site_share` (0 to 1) or `grid_factor` (0.01 to 1.2).
    ///
    /// # Source
    /// Delegated Regulation (EU) 2015/2402, Annex IV.
    pub fn mixed(&self, on_site_share: Ratio) -> Result<Ratio, ModelError> {
        let share = within("on_site_share", on_site_share.fraction(), 0.0, 1.0)?;
        let used = within("grid_factor", self.used.fraction(), 0.01, 1.2)?;
        let exported = within("grid_factor", self.exported.fraction(), 0.01, 1.2)?;
        Ok(Ratio::from_fraction(exported * (1.0 - share) + used * share))
    }
}

/// The reference for electricity at the yearly mean temperature of the place. Only for gaseous fuels.
///
/// `base + k·(standard − T)`
///
/// # Errors
/// [`ModelError::OutOfRange`] names `annual_mean` (−50 °C to 50 °C) or `reference` (0.01 to 1.2), before or after.
///
/// # Source
/// Delegated Regulation (EU) 2015/2402, Annex III.
pub fn climate_corrected(
    base: Ratio,
    annual_mean: Temperature,
    rule: &ClimateRule,
) -> Result<Ratio, ModelError> {
    within("annual_mean", annual_mean.celsius(), -50.0, 50.0)?;
    let base = within("reference", base.fraction(), 0.01, 1.2)?;
    let corrected = base + rule.per_kelvin.fraction() * (rule.standard - annual_mean).kelvin();
    within("reference", corrected, 0.01, 1.2).map(Ratio::from_fraction)
}

/// Share of primary energy that a plant saves against separate generation; negative when it uses more.
///
/// `PES = 1 − 1 / (η_H/Ref_H + η_E/Ref_E)`; `None` for a plant that gives nothing.
///
/// # Errors
/// [`ModelError::OutOfRange`] names an `efficiency` (0 to 1.2) or a `reference` (0.01 to 1.2).
///
/// # Source
/// Directive 2012/27/EU, Annex II(b); the same formula in Directive (EU) 2023/1791, Annex III.
pub fn primary_energy_savings(
    plant: Efficiencies,
    reference: Efficiencies,
) -> Result<Option<Ratio>, ModelError> {
    let part = |own: Ratio, reference: Ratio| {
        let own = within("efficiency", own.fraction(), 0.0, 1.2)?;
        Ok(own / within("reference", reference.fraction(), 0.01, 1.2)?)
    };
    let separate = part(plant.heat, reference.heat)? + part(plant.electricity, reference.electricity)?;
    Ok((separate > 0.0).then(|| Ratio::from_fraction(1.0 - 1.0 / separate)))
}

/// When a plant counts as highly efficient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HighEfficiency {
    /// Electric power from which a plant is not small.
    pub large_from: Power,
    /// Savings that a plant of that power must reach; a smaller one must save anything at all.
    pub least_savings: Ratio,
}

impl HighEfficiency {
    /// Whether a plant of this electric power and these savings is highly efficient.
    ///
    /// # Source
    /// Directive 2012/27/EU, Annex II(a).
    pub fn holds(&self, electric: Power, savings: Ratio) -> bool {
        if electric >= self.large_from { savings >= self.least_savings } else { savings > Ratio::ZERO }
    }
}

/// What a plant took and gave in a period.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Output {
    /// Fuel, net calorific value.
    pub fuel: Energy,
    /// Electricity.
    pub electricity: Energy,
    /// Useful heat.
    pub heat: Energy,
}

/// The part of an output that comes from cogeneration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cogenerated {
    /// Electricity from cogeneration.
    pub electricity: Energy,
    /// Electricity without use of its heat.
    pub other_electricity: Energy,
    /// Fuel of the cogeneration.
    pub fuel: Energy,
    /// Efficiencies of the cogeneration; `None` without fuel.
    pub efficiencies: Option<Efficiencies>,
}

/// Separates electricity and fuel of cogeneration from the rest, for a plant without loss of power by extraction.
///
/// With `(E + H)/F ≥ threshold` all electricity counts; else `E_CHP = min(E, H·C)` and the fuel of the rest is
/// `E_non/(E/F)`.
///
/// # Arguments
/// * `threshold` – overall efficiency from which all counts, 0 to 1.2: 0.75 or 0.8 by kind of plant
/// * `power_to_heat` – `C`, 0 to 5: measured, or the default of the law for the kind of plant
///
/// # Errors
/// [`ModelError::OutOfRange`] names `fuel`, `electricity` or `heat` (0 to 1e15 kWh), `threshold` or
/// `power_to_heat`.
///
/// # Source
/// Directive 2012/27/EU, Annex I; Decision 2008/952/EC.
pub fn cogenerated(
    output: Output,
    threshold: Ratio,
    power_to_heat: Ratio,
) -> Result<Cogenerated, ModelError> {
    let fuel = within("fuel", output.fuel.kwh(), 0.0, 1e15)?;
    let all = within("electricity", output.electricity.kwh(), 0.0, 1e15)?;
    let heat = within("heat", output.heat.kwh(), 0.0, 1e15)?;
    let threshold = within("threshold", threshold.fraction(), 0.0, 1.2)?;
    let ratio = within("power_to_heat", power_to_heat.fraction(), 0.0, 5.0)?;
    let electricity = if all + heat >= threshold * fuel { all } else { all.min(heat * ratio) };
    let other = all - electricity;
    let fuel = if other > 0.0 { fuel - other / (all / fuel) } else { fuel };
    let efficiencies = (fuel > 0.0).then(|| Efficiencies {
        electricity: Ratio::from_fraction(electricity / fuel),
        heat: Ratio::from_fraction(heat / fuel),
    });
    Ok(Cogenerated {
        electricity: Energy::from_kwh(electricity),
        other_electricity: Energy::from_kwh(other),
        fuel: Energy::from_kwh(fuel),
        efficiencies,
    })
}
