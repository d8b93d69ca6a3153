//! Money: what energy costs, what things cost, when they pay back.

use portal_units::{Energy, EnergyPrice, Money};

/// What a unit of electricity costs and brings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prices {
    /// Everything paid for one kWh from the grid.
    pub buy: EnergyPrice,
    /// What one kWh fed into the grid brings.
    pub sell: EnergyPrice,
}

impl Prices {
    /// What a year is better by when `avoided` is no longer bought and `exported` is sold.
    pub fn saving(self, avoided: Energy, exported: Energy) -> Money {
        avoided * self.buy + exported * self.sell
    }
}
