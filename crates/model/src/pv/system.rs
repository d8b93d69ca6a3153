//! The description of a photovoltaic system.

use portal_units::{Angle, Ratio, TemperatureDelta};

use crate::irradiance::transposition::Transposition;
use crate::module::iam::Glazing;
use crate::module::temperature::Sapm;

/// A system of one plane and one inverter, for each kilowatt of nominal power of its modules.
#[derive(Debug, Clone, PartialEq)]
pub struct PvSystem {
    /// Tilt from the horizontal, 0° to 180°.
    pub tilt: Angle,
    /// Azimuth the plane faces, from north over east: east 90°, south 180°, west 270°.
    pub azimuth: Angle,
    /// Model of the diffuse light of the sky.
    pub transposition: Transposition,
    /// Share of the light that the ground throws back.
    pub albedo: Ratio,
    /// Cover of the modules.
    pub glazing: Glazing,
    /// How the modules are mounted, as coefficients of their temperature.
    pub mounting: Sapm,
    /// Change of the power with the cell temperature \[1/K\].
    pub gamma_per_k: f64,
    /// Share of the direct current that is lost before the inverter.
    pub losses: Ratio,
    /// Input of the inverter at its nominal power, for each kilowatt of modules.
    pub inverter_ratio: Ratio,
    /// Efficiency of the inverter at its nominal power.
    pub eta_inv_nom: Ratio,
    /// Efficiency of the inverter on which the curve was measured.
    pub eta_inv_ref: Ratio,
}

impl PvSystem {
    /// A system with the usual values, facing `azimuth` at a tilt.
    ///
    /// Albedo 0.2, losses 14.0757 %, inverter 0.96 (reference 0.9637) as large as the modules, −0.4 %/K, glass of
    /// index 1.526, 4 1/m and 2 mm, open rack with glass and polymer, light of the sky after Perez.
    ///
    /// # Source
    /// Losses, inverter: Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014, with a temperature coefficient
    /// between its standard (−0.47 %/K) and premium (−0.35 %/K) module. Glass: De Soto, Klein and Beckman, Solar
    /// Energy 80(1), 2006. Mounting: King, Boyson and Kratochvil, SAND2004-3535, 2004, table 1.
    pub const fn facing(tilt: Angle, azimuth: Angle) -> Self {
        Self {
            tilt,
            azimuth,
            transposition: Transposition::Perez,
            albedo: Ratio::from_fraction(0.2),
            glazing: Glazing { index: 1.526, extinction_per_m: 4.0, thickness_m: 0.002, coating_index: None },
            mounting: Sapm { a: -3.56, b_s_per_m: -0.075, delta: TemperatureDelta::from_kelvin(3.0) },
            gamma_per_k: -0.004,
            losses: Ratio::from_fraction(0.140_757),
            inverter_ratio: Ratio::from_fraction(1.0),
            eta_inv_nom: Ratio::from_fraction(0.96),
            eta_inv_ref: Ratio::from_fraction(0.9637),
        }
    }
}

impl Default for PvSystem {
    /// South at 35°.
    fn default() -> Self {
        Self::facing(Angle::from_degrees(35.0), Angle::from_degrees(180.0))
    }
}
