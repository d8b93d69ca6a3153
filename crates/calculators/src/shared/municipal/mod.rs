//! The cluster that calculators of the town share: what is asked of it, its hourly year, its price and its emissions.

mod fields;
mod hours;
mod series;

pub(crate) use fields::{
    STARTS, battery_field, biogas_field, buses_field, business_field, chp_field, households_field, pv_field,
    share_field, wind_field,
};
pub(crate) use hours::{Balanced, Hours, Scale, balanced, battery};
pub(crate) use series::Series;

use portal_units::{Co2, EmissionFactor, Energy, EnergyPrice, Power, Ratio};

use super::study::{At, Usual, Wanted};
use crate::answer::AnswerError;

pub(crate) mod texts {
    portal_text::texts!("shared/municipal");
}

pub(crate) const BUY: &str = "electricity_price_g11_gross";
pub(crate) const FEE: &str = "network_charge_g11_pge_gross";
const SELL: &str = "rcem_known_months_mean";
const HOUSEHOLD: &str = "household_use_g11";
const BUS_USE: &str = "ebus_use_mean";
const BUS_KM: &str = "bus_km_day";
const USUAL_YIELD: &str = "pv_yield_south_35";
const WIND_YEAR: &str = "wind_year";
pub(crate) const CO2_GRID: &str = "grid_co2e_lifecycle_2025";
const CO2_PV: &str = "solar_pv_lifecycle";
const CO2_WIND: &str = "wind_lifecycle";
const CO2_BIOGAS: &str = "biomass_lifecycle";
const CO2_CHP: &str = "gas_lifecycle";
/// Keys of the data.
pub(crate) const KEYS: &[&str] =
    &[BUY, SELL, FEE, HOUSEHOLD, BUS_USE, USUAL_YIELD, CO2_GRID, CO2_PV, CO2_WIND, CO2_BIOGAS, CO2_CHP];

/// Days on which buses run.
const BUS_DAYS: f64 = 365.0;

/// A cluster: what makes, keeps and uses electricity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Town {
    /// Panels.
    pub pv: Power,
    /// Wind turbines.
    pub wind: Power,
    /// Biogas, running evenly.
    pub biogas: Power,
    /// Cogeneration, following the heat.
    pub chp: Power,
    /// Shared battery.
    pub battery: Energy,
    /// Electric buses.
    pub buses: f64,
    /// Households.
    pub households: f64,
    /// Use of firms and offices in a year.
    pub business: Energy,
    /// Where the price inside lies between selling and buying, 0 to 1.
    pub share: Ratio,
}

impl Default for Town {
    /// Nothing that makes or uses electricity: the form puts in every number.
    fn default() -> Self {
        Self {
            pv: Power::ZERO,
            wind: Power::ZERO,
            biogas: Power::ZERO,
            chp: Power::ZERO,
            battery: Energy::ZERO,
            buses: 0.0,
            households: 0.0,
            business: Energy::ZERO,
            share: Ratio::from_fraction(0.5),
        }
    }
}

impl Town {
    /// Whether a number counts here: what is not there has none.
    pub(crate) fn counts(&self, key: &str) -> bool {
        match key {
            WIND_YEAR | CO2_WIND => self.wind > Power::ZERO,
            CO2_CHP => self.chp > Power::ZERO,
            CO2_BIOGAS => self.biogas > Power::ZERO,
            BUS_KM | BUS_USE => self.buses > 0.0,
            _ => true,
        }
    }

    /// What the buses drive in a year. \[km\]
    ///
    /// # Errors
    /// When the distance of a day is not among the numbers.
    pub(crate) fn bus_km(&self, at: &At<'_>) -> Result<f64, AnswerError> {
        Ok(self.buses * at.get(BUS_KM)? * BUS_DAYS)
    }
}

/// Inputs that hold a cluster.
pub trait Municipal {
    /// The cluster.
    fn town(&mut self) -> &mut Town;
}

impl Municipal for Town {
    fn town(&mut self) -> &mut Town {
        self
    }
}

/// The numbers of a cluster.
pub(crate) fn wanted() -> [Wanted; 13] {
    [
        Wanted::data(BUY, texts::ASSUME_BUY),
        Wanted::data(SELL, texts::ASSUME_SELL),
        Wanted::data(FEE, texts::ASSUME_FEE),
        Wanted::data(HOUSEHOLD, texts::ASSUME_HOUSEHOLD),
        Wanted::data(BUS_USE, texts::ASSUME_BUS_USE),
        Wanted::usual(BUS_KM, texts::ASSUME_BUS_KM, Usual::new(200.0, 150.0, 250.0, "km/d")),
        Wanted::data(USUAL_YIELD, texts::ASSUME_YIELD).called(texts::SUN_OF_YEAR),
        Wanted::usual(WIND_YEAR, texts::ASSUME_WIND_YEAR, Usual::new(1.0, 0.85, 1.15, "1")),
        Wanted::data(CO2_GRID, texts::ASSUME_CO2_GRID),
        Wanted::data(CO2_PV, texts::ASSUME_CO2_PV),
        Wanted::data(CO2_WIND, texts::ASSUME_CO2_WIND),
        Wanted::data(CO2_BIOGAS, texts::ASSUME_CO2_BIOGAS),
        Wanted::data(CO2_CHP, texts::ASSUME_CO2_CHP),
    ]
}

/// Prices at which electricity changes hands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Prices {
    /// Inside the cluster, without the network charge.
    pub(crate) local: EnergyPrice,
    /// Bought outside, with everything.
    pub(crate) buy: EnergyPrice,
    /// What a user spares with each kWh from inside; never less than nothing.
    pub(crate) spared: EnergyPrice,
}

impl Prices {
    /// The prices of a point where the price inside lies at `share` between selling and buying.
    ///
    /// # Errors
    /// When a price is not among the numbers.
    pub(crate) fn of(share: Ratio, at: &At<'_>) -> Result<Self, AnswerError> {
        let (buy, sell, fee) = (at.get(BUY)?, at.get(SELL)?, at.get(FEE)?);
        // Where the fee leaves no room, the price inside is the price of selling outside.
        let local = sell + share.fraction() * (buy - fee - sell).max(0.0);
        let price = EnergyPrice::from_pln_per_kwh;
        Ok(Self { local: price(local), buy: price(buy), spared: price((buy - fee - local).max(0.0)) })
    }
}

/// Emission of what the plants make, over their life cycle.
///
/// # Errors
/// When a factor is not among the numbers.
pub(crate) fn made_co2(plants: &[Energy; 4], at: &At<'_>) -> Result<Co2, AnswerError> {
    let mut made = Co2::ZERO;
    for (energy, key) in plants.iter().zip([CO2_PV, CO2_WIND, CO2_BIOGAS, CO2_CHP]) {
        made += *energy * EmissionFactor::from_g_per_kwh(at.get(key)?);
    }
    Ok(made)
}
