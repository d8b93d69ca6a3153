//! Heat for hot water.

use portal_units::{Energy, Power, Temperature, Volume};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Heat capacity of a volume of water \[kWh/(m³K)\]: 4.186 kJ/(kg·K) and 1000 kg/m³.
const WATER_KWH_M3_K: f64 = 4.186 / 3.6;

/// Heat for hot water.
pub static CARD: Card = Card {
    slug: "hot-water",
    item: "heat::HotWater::heat",
    formula: "Q = ρc·V·(θ_hot − θ_cold) + standing losses",
    ranges: &[
        Limits { input: "daily", min: 0.0, max: 1e4, unit: "m³" },
        Limits { input: "hot", min: 30.0, max: 75.0, unit: "°C" },
        Limits { input: "cold", min: 0.0, max: 25.0, unit: "°C" },
    ],
    sources: &["EN 12831-3:2017, energy need of domestic hot water"],
    omits: &["no-season-of-cold-water", "no-draw-offs-within-the-hour"],
    proofs: &[Proof::Hand { test: "tests/heat.rs: a_day_of_hot_water_is_worked_by_hand" }],
};

/// The hot water of a household or a house.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HotWater {
    /// Water of a day, at the temperature `hot`.
    pub daily: Volume,
    /// Temperature at the tap.
    pub hot: Temperature,
    /// Temperature from the main.
    pub cold: Temperature,
    /// What store and circulation lose at any hour.
    pub standing: Power,
    /// Weight of each hour of the day, in any unit.
    pub weights: [f64; 24],
}

impl HotWater {
    /// Heat that one day takes: `ρc·V·(θ_hot − θ_cold) + 24 h·P_standing`.
    ///
    /// # Errors
    /// As [`HotWater::heat`].
    ///
    /// # Source
    /// As [`HotWater::heat`].
    pub fn daily_heat(&self) -> Result<Energy, ModelError> {
        let (drawn, standing) = self.checked()?;
        Ok(Energy::from_kwh(drawn + 24.0 * standing))
    }

    /// Heat in each hour \[kWh\]; the hours of the day as [`crate::calendar::Calendar::hours_of_day`].
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `daily` (0 to 1e4 m³), `hot` (30 °C to 75 °C), `cold` (0 °C to 25 °C), `standing`
    /// (0 to 1e6 kW), `weights` (0 to 1e9, their sum above zero) or `hours_of_day` (0 to 23).
    ///
    /// # Source
    /// EN 12831-3:2017, energy need of domestic hot water.
    pub fn heat(&self, hours_of_day: &[u8]) -> Result<Vec<f64>, ModelError> {
        let (drawn, standing) = self.checked()?;
        for weight in self.weights {
            within("weights", weight, 0.0, 1e9)?;
        }
        let sum = within("weights", self.weights.iter().sum(), f64::MIN_POSITIVE, 24e9)?;
        let of_hour = self.weights.map(|weight| drawn * weight / sum + standing);
        let heat = |hour: &u8| {
            let outside = ModelError::OutOfRange {
                input: "hours_of_day",
                value: f64::from(*hour),
                min: 0.0,
                max: 23.0,
            };
            of_hour.get(usize::from(*hour)).copied().ok_or(outside)
        };
        hours_of_day.iter().map(heat).collect()
    }

    /// Heat of the water of a day \[kWh\] and of the standing losses \[kW\].
    fn checked(&self) -> Result<(f64, f64), ModelError> {
        let volume = within("daily", self.daily.m3(), 0.0, 1e4)?;
        let hot = within("hot", self.hot.celsius(), 30.0, 75.0)?;
        let cold = within("cold", self.cold.celsius(), 0.0, 25.0)?;
        let standing = within("standing", self.standing.kw(), 0.0, 1e6)?;
        Ok((WATER_KWH_M3_K * volume * (hot - cold), standing))
    }
}
