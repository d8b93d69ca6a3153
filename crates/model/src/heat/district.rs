//! Heat from a network.

use portal_units::{Energy, Power, Ratio};

use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// Heat from a network.
pub static CARD: Card = Card {
    slug: "district-heat",
    item: "heat::DistrictHeat::buy",
    formula: "Q_bought = Q/(1 − loss); P = max Q_bought",
    ranges: &[Limits { input: "loss", min: 0.0, max: 0.5, unit: "1" }],
    sources: &["EN 15316-4-5:2017, district heating substations"],
    omits: &["losses-of-the-network-in-its-factor", "hourly-peak"],
    proofs: &[Proof::Hand {
        test: "tests/boilers.rs: district_heat_is_bought_with_the_losses_of_the_substation",
    }],
};

/// A house on a network.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DistrictHeat {
    /// Share of the bought heat that the substation loses.
    pub loss: Ratio,
}

/// Heat that is bought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DistrictYear {
    /// Heat at the meter in each hour \[kWh\].
    pub bought_kwh: Vec<f64>,
}

impl DistrictHeat {
    /// Heat at the meter for heat in the house, hour by hour: `Q/(1 − loss)`.
    ///
    /// # Errors
    /// [`ModelError::NotFinite`] for a gap in `heat`; [`ModelError::OutOfRange`] names a negative `heat` or `loss` (0 to 0.5).
    ///
    /// # Source
    /// EN 15316-4-5:2017, district heating substations.
    pub fn buy(&self, heat_kwh: &[f64]) -> Result<DistrictYear, ModelError> {
        finite("heat", heat_kwh, heat_kwh.len())?;
        if let Some(negative) = heat_kwh.iter().find(|it| **it < 0.0) {
            within("heat", *negative, 0.0, f64::MAX)?;
        }
        let arrives = 1.0 - within("loss", self.loss.fraction(), 0.0, 0.5)?;
        Ok(DistrictYear { bought_kwh: heat_kwh.iter().map(|it| it / arrives).collect() })
    }
}

impl DistrictYear {
    /// Heat of all hours at the meter.
    pub fn bought(&self) -> Energy {
        Energy::from_kwh(self.bought_kwh.iter().sum())
    }

    /// Largest mean of an hour at the meter: the power to order, if the year holds the coldest hour.
    pub fn peak(&self) -> Power {
        Power::from_kw(self.bought_kwh.iter().copied().fold(0.0, f64::max))
    }
}
