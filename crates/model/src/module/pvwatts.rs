//! PVWatts version 5: direct current, losses, inverter.
//!
//! # Source
//! Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014.

use portal_units::{Irradiance, Power, Ratio, Temperature};

use crate::error::{ModelError, within};
use crate::lanes::{at_least, at_most};

/// Irradiance of standard test conditions \[W/m²\].
const STC_W_M2: f64 = 1000.0;
/// Cell temperature of standard test conditions \[°C\].
const STC_CELSIUS: f64 = 25.0;

/// Share of the nominal power at an irradiance and a cell temperature.
#[inline]
pub(crate) fn dc_share(effective_w_m2: f64, cell_celsius: f64, gamma_per_k: f64) -> f64 {
    effective_w_m2 / STC_W_M2 * (1.0 + gamma_per_k * (cell_celsius - STC_CELSIUS))
}

/// Power of the modules.
///
/// `P = P₀·G_eff/1000·(1 + γ·(T − 25 °C))`
///
/// # Arguments
/// * `effective` – irradiance after reflection, 0 to 2000 W/m²    * `cell` – −60 °C to 150 °C
/// * `nominal` – power under standard test conditions    * `gamma_per_k` – −0.02 to 0.02 1/K, negative for silicon
///
/// # Errors
/// [`ModelError::OutOfRange`] names `effective`, `cell`, `nominal` or `gamma`.
///
/// # Source
/// Dobos 2014, chapter on the module.
pub fn dc(
    effective: Irradiance,
    cell: Temperature,
    nominal: Power,
    gamma_per_k: f64,
) -> Result<Power, ModelError> {
    let effective_w_m2 = within("effective", effective.w_per_m2(), 0.0, 2000.0)?;
    let cell_celsius = within("cell", cell.celsius(), -60.0, 150.0)?;
    within("nominal", nominal.kw(), 0.0, 1e9)?;
    let gamma = within("gamma", gamma_per_k, -0.02, 0.02)?;
    Ok(nominal * dc_share(effective_w_m2, cell_celsius, gamma))
}

/// The share of the energy that is lost when losses act one after the other: `1 − Π(1 − Lᵢ)`.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `loss` (0 to 1).
///
/// # Source
/// Dobos 2014, chapter on system losses.
pub fn losses(parts: &[Ratio]) -> Result<Ratio, ModelError> {
    let mut remains = 1.0;
    for part in parts {
        remains *= 1.0 - within("loss", part.fraction(), 0.0, 1.0)?;
    }
    Ok(Ratio::from_fraction(1.0 - remains))
}

/// An inverter by its size and efficiency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inverter {
    /// Direct current at which it delivers its nominal power.
    pub dc_limit: Power,
    /// Efficiency at nominal power, 0.96 by default in PVWatts.
    pub efficiency: Ratio,
    /// Efficiency of the inverter the curve was measured on: 0.9637.
    pub reference_efficiency: Ratio,
}

impl Inverter {
    /// Checks the size and the efficiencies.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `dc_limit` (above 0), `eta_inv_nom` or `eta_inv_ref` (0.01 to 1).
    pub fn checked(&self) -> Result<Self, ModelError> {
        within("dc_limit", self.dc_limit.kw(), f64::MIN_POSITIVE, 1e9)?;
        within("eta_inv_nom", self.efficiency.fraction(), 0.01, 1.0)?;
        within("eta_inv_ref", self.reference_efficiency.fraction(), 0.01, 1.0)?;
        Ok(*self)
    }

    /// Alternating current in the unit in which `dc` and `dc_limit` are given.
    #[inline]
    pub(crate) fn ac_plain(dc: f64, dc_limit: f64, efficiency: f64, reference: f64) -> f64 {
        let share = dc / dc_limit;
        // Efficiency times share: the division by the share in the published curve falls out. Without direct current
        // it is below zero.
        let curve = (0.9858 - 0.0162 * share) * share - 0.0059;
        at_most(at_least(efficiency / reference * curve * dc_limit, 0.0), efficiency * dc_limit)
    }

    /// Power that leaves the inverter.
    ///
    /// `η = η_nom/η_ref·(−0.0162·ζ − 0.0059/ζ + 0.9858)` with `ζ = P_dc/P_dc0`, limited to `η_nom·P_dc0`.
    ///
    /// # Errors
    /// As [`Inverter::checked`]; also `dc` that is not a number.
    ///
    /// # Source
    /// Dobos 2014, chapter on the inverter.
    pub fn ac(&self, dc: Power) -> Result<Power, ModelError> {
        let it = self.checked()?;
        let dc = within("dc", dc.kw(), -1e9, 1e9)?;
        let (nominal, reference) = (it.efficiency.fraction(), it.reference_efficiency.fraction());
        Ok(Power::from_kw(Self::ac_plain(dc, it.dc_limit.kw(), nominal, reference)))
    }
}
