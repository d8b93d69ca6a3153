//! A heat pump with a boiler beside it.

use portal_units::{Energy, Ratio, Temperature};

use super::boiler::{Boiler, BoilerYear};
use super::pump::{HeatPump, PumpLoads, PumpYear};
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// A heat pump with a boiler.
pub static CARD: Card = Card {
    slug: "hybrid",
    item: "heat::Hybrid::run",
    formula: "parallel: Q_boiler = Q − min(Q, Q_max); alternative: Q_boiler = Q below the bivalence temperature",
    ranges: &[Limits { input: "below", min: -40.0, max: 30.0, unit: "°C" }],
    sources: &["EN 15450:2007, bivalent operation", "EN 14825:2022, bivalent temperature"],
    omits: &["no-switching-by-price", "no-hysteresis"],
    proofs: &[Proof::Hand { test: "tests/boilers.rs: a_hybrid_splits_the_heat_at_its_bivalence" }],
};

/// When the boiler helps.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Bivalence {
    /// It adds what the heat pump cannot give; the bivalence is where their lines cross, see [`HeatPump::sized`].
    Parallel,
    /// Below an outdoor temperature it does all, above it adds what is missing.
    Alternative {
        /// The bivalence temperature.
        below: Temperature,
    },
}

/// A heat pump with a boiler.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Hybrid {
    /// The heat pump.
    pub pump: HeatPump,
    /// The boiler.
    pub boiler: Boiler,
    /// Who heats when.
    pub bivalence: Bivalence,
}

/// What both do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HybridYear {
    /// The heat pump; nothing is missing that it was asked for and the boiler did not give.
    pub pump: PumpYear,
    /// The boiler.
    pub boiler: BoilerYear,
    /// Heat from the boiler in each hour \[kWh\].
    pub boiler_heat_kwh: Vec<f64>,
}

impl HybridYear {
    /// Heat from the boiler over all hours.
    pub fn boiler_heat(&self) -> Energy {
        Energy::from_kwh(self.boiler_heat_kwh.iter().sum())
    }

    /// Share of the heat that the heat pump gives. `None` without heat.
    pub fn pump_share(&self) -> Option<Ratio> {
        let all = self.pump.heat() + self.boiler_heat();
        (all > Energy::ZERO).then(|| Ratio::from_fraction(self.pump.heat() / all))
    }
}

impl Hybrid {
    /// Runs both after the demand, hour by hour.
    ///
    /// # Arguments
    /// * `outdoor_celsius` – the air outdoors \[°C\], which decides who heats; also with brine as the source
    ///
    /// # Errors
    /// [`ModelError::Length`] or [`ModelError::NotFinite`] for the series; [`ModelError::OutOfRange`] names `below` (−40 °C
    /// to 30 °C); as [`HeatPump::run`] and [`Boiler::burn`].
    ///
    /// # Source
    /// EN 15450:2007, bivalent operation.
    pub fn run(&self, loads: &PumpLoads<'_>, outdoor_celsius: &[f64]) -> Result<HybridYear, ModelError> {
        finite("outdoor", outdoor_celsius, loads.rooms_kwh.len())?;
        let below = match self.bivalence {
            Bivalence::Parallel => f64::NEG_INFINITY,
            Bivalence::Alternative { below } => within("below", below.celsius(), -40.0, 30.0)?,
        };
        let mild = |series: &[f64]| -> Vec<f64> {
            let hours = series.iter().zip(outdoor_celsius);
            hours.map(|(heat, outdoor)| if *outdoor < below { 0.0 } else { *heat }).collect()
        };
        let (rooms_kwh, water_kwh) = (&mild(loads.rooms_kwh), &mild(loads.water_kwh));
        let mut pump = self.pump.run(&PumpLoads { rooms_kwh, water_kwh, ..*loads })?;
        let asked = loads.rooms_kwh.iter().zip(loads.water_kwh);
        // What the heat pump lacks is named where it arises, so that no difference of two sums falls below zero.
        let boiler_heat_kwh: Vec<f64> = asked
            .zip(outdoor_celsius)
            .zip(&pump.missing_kwh)
            .map(
                |(((rooms, water), outdoor), missing)| {
                    if *outdoor < below { rooms + water } else { *missing }
                },
            )
            .collect();
        pump.missing_kwh.fill(0.0);
        Ok(HybridYear { pump, boiler: self.boiler.burn(&boiler_heat_kwh)?, boiler_heat_kwh })
    }
}
