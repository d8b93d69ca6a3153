//! What a year of a site comes to.

use portal_units::{Co2, Emission, Energy, Money};
use serde::{Deserialize, Serialize};

use super::net_billing::Deposit;
use super::site::ByView;

/// Cost of a year in one view, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Cost {
    /// Investments spread evenly over their life, with interest.
    pub capital: Money,
    /// Upkeep of the measures.
    pub running: Money,
    /// Energy from the grid and fuels, less what fed-in energy brings.
    pub energy: Money,
    /// Capacity charge of twelve months, whatever the hours in which energy is taken.
    pub capacity_charge: Money,
    /// Price of emissions and damage of particles; `None` when damage has a price and the particles are not known.
    pub external: Option<Money>,
}

impl Cost {
    /// All together; `None` when a part is not known.
    pub fn total(&self) -> Option<Money> {
        self.external.map(|it| it + self.capital + self.running + self.energy + self.capacity_charge)
    }
}

/// A year of a site, or the difference of two.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Account {
    /// Electricity used at the site.
    pub used: Energy,
    /// Electricity made at the site, with what is curtailed.
    pub made: Energy,
    /// Taken from the grid.
    pub import: Energy,
    /// Fed into the grid.
    pub export: Energy,
    /// Fuels, net calorific value, and energy bought in another way.
    pub fuel: Energy,
    /// Greenhouse gases of grid and fuels, less the credit for fed-in energy.
    pub co2: Co2,
    /// Particles up to 10 µm that leave the site; `None` when the factor of a fuel in use is not known.
    pub pm10: Option<Emission>,
    /// Particles up to 2.5 µm that leave the site; `None` when the factor of a fuel in use is not known.
    pub pm25: Option<Emission>,
    /// The account of fed-in energy, for who lives there; nothing on it when such energy is paid out.
    pub deposit: Deposit,
    /// Cost in both views.
    pub cost: ByView<Cost>,
}

impl Account {
    /// Energy that has to be brought to the site: from the grid and as fuel.
    pub fn delivered(&self) -> Energy {
        self.import + self.fuel
    }

    /// What changed since an earlier account; `None` where one of the two is not known.
    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        let emission = |now: Option<Emission>, then: Option<Emission>| now.zip(then).map(|(a, b)| a - b);
        let cost = |now: &Cost, then: &Cost| Cost {
            capital: now.capital - then.capital,
            running: now.running - then.running,
            energy: now.energy - then.energy,
            capacity_charge: now.capacity_charge - then.capacity_charge,
            external: now.external.zip(then.external).map(|(a, b)| a - b),
        };
        Self {
            used: self.used - before.used,
            made: self.made - before.made,
            import: self.import - before.import,
            export: self.export - before.export,
            fuel: self.fuel - before.fuel,
            co2: self.co2 - before.co2,
            pm10: emission(self.pm10, before.pm10),
            pm25: emission(self.pm25, before.pm25),
            deposit: self.deposit.since(&before.deposit),
            cost: ByView {
                private: cost(&self.cost.private, &before.cost.private),
                public: cost(&self.cost.public, &before.cost.public),
            },
        }
    }
}
