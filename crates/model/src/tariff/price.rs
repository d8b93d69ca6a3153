//! The price of each hour.

use portal_units::{EnergyPrice, Money};
use serde::{Deserialize, Serialize};

use super::LocalHours;
use crate::error::{ModelError, finite, within};
use crate::load::DayKind;
use crate::registry::{Card, Limits, Proof};

/// Prices of the hours of a tariff.
pub static CARD: Card = Card {
    slug: "tariff",
    item: "tariff::Tariff::hourly_pln_per_kwh",
    formula: "flat: p; zones: price of the first zone with a window of month, kind of day and local hour; hourly: p_t; \
              cost = Σ p_t·E_t",
    ranges: &[Limits { input: "price", min: -100.0, max: 100.0, unit: "PLN/kWh" }],
    sources: &["The tariff itself, given with its data"],
    omits: &["no-fixed-charges", "no-reactive-power"],
    proofs: &[Proof::Hand {
        test: "tests/tariff.rs: two_zones_follow_the_local_clock_the_weekday_and_the_holiday",
    }],
};

/// What a kilowatt hour costs, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tariff {
    /// The same always.
    Flat(EnergyPrice),
    /// By month, kind of day and hour of the local clock.
    Zones(ZonePrices),
    /// Its own price in every hour, in the order of the hours.
    Hourly(Vec<EnergyPrice>),
}

/// Prices of a tariff with zones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZonePrices {
    /// Zones with their windows; of several that match, the first counts.
    pub zones: Vec<Zone>,
    /// Price in all other hours.
    pub otherwise: EnergyPrice,
}

/// One price and when it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    /// The price.
    pub price: EnergyPrice,
    /// It holds in any of these.
    pub windows: Vec<Window>,
}

/// Hours of the local clock on some days of some months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// Months, 1 is January.
    pub months: Vec<u8>,
    /// Kinds of day; a holiday is a Sunday.
    pub days: Vec<DayKind>,
    /// First hour of the day, 0 to 23.
    pub from: u8,
    /// Hour of the day at which it ends, 0 to 24. At or before `from` it goes on past midnight; the hours after
    /// midnight are judged by the day they are in.
    pub to: u8,
}

impl Window {
    /// Whether an hour of the day on a day of this kind and month lies in the window.
    fn holds(&self, month: u8, day: DayKind, hour: u8) -> bool {
        let in_hours = if self.from < self.to {
            (self.from..self.to).contains(&hour)
        } else {
            hour >= self.from || hour < self.to
        };
        in_hours && self.months.contains(&month) && self.days.contains(&day)
    }
}

impl ZonePrices {
    fn at(&self, month: u8, day: DayKind, hour: u8) -> EnergyPrice {
        let holds = |zone: &&Zone| zone.windows.iter().any(|it| it.holds(month, day, hour));
        self.zones.iter().find(holds).map_or(self.otherwise, |zone| zone.price)
    }

    fn check(&self) -> Result<(), ModelError> {
        for window in self.zones.iter().flat_map(|it| &it.windows) {
            within("from", f64::from(window.from), 0.0, 23.0)?;
            within("to", f64::from(window.to), 0.0, 24.0)?;
            for month in &window.months {
                within("month", f64::from(*month), 1.0, 12.0)?;
            }
        }
        Ok(())
    }
}

impl Tariff {
    /// Price of each hour \[PLN/kWh\].
    ///
    /// An hour belongs to the zone in which it begins on the local clock, with its daylight saving.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `price` (−100 to 100 PLN/kWh), `from`, `to` or `month` of a window;
    /// [`ModelError::Length`] for hourly prices of another number of hours.
    ///
    /// # Source
    /// The tariff itself, which comes with its data.
    pub fn hourly_pln_per_kwh(&self, hours: &LocalHours<'_>) -> Result<Vec<f64>, ModelError> {
        let checked = |price: EnergyPrice| within("price", price.pln_per_kwh(), -100.0, 100.0);
        match self {
            Self::Flat(price) => Ok(vec![checked(*price)?; hours.hours]),
            Self::Zones(zones) => {
                zones.check()?;
                hours
                    .clock()
                    .map(|(date, hour)| {
                        checked(zones.at(date.month(), DayKind::of(date, hours.holidays), hour))
                    })
                    .collect()
            }
            Self::Hourly(prices) if prices.len() == hours.hours => {
                prices.iter().copied().map(checked).collect()
            }
            Self::Hourly(prices) => {
                Err(ModelError::Length { input: "price", expected: hours.hours, got: prices.len() })
            }
        }
    }
}

/// Cost of energy at the price of its hour, `Σ p·E`.
///
/// # Arguments
/// * `energy_kwh` – of each hour    * `pln_per_kwh` – price of each hour
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::NotFinite`] names `energy` or `price`.
///
/// # By definition
/// A price is money for each unit of energy.
pub fn cost(energy_kwh: &[f64], pln_per_kwh: &[f64]) -> Result<Money, ModelError> {
    finite("energy", energy_kwh, energy_kwh.len())?;
    finite("price", pln_per_kwh, energy_kwh.len())?;
    Ok(Money::from_pln(energy_kwh.iter().zip(pln_per_kwh).map(|(energy, price)| energy * price).sum()))
}

/// [`cost`] by the local months of the hours, the month of the first hour first.
///
/// # Errors
/// As [`cost`]; the number of hours must be that of `hours`.
///
/// # By definition
/// As [`cost`].
pub fn monthly_costs(
    energy_kwh: &[f64],
    pln_per_kwh: &[f64],
    hours: &LocalHours<'_>,
) -> Result<Vec<Money>, ModelError> {
    finite("energy", energy_kwh, hours.hours)?;
    finite("price", pln_per_kwh, hours.hours)?;
    let months = hours.months();
    let mut sums = vec![Money::ZERO; months.last().map_or(0, |it| it + 1)];
    for ((energy, price), month) in energy_kwh.iter().zip(pln_per_kwh).zip(months) {
        if let Some(sum) = sums.get_mut(month) {
            *sum += Money::from_pln(energy * price);
        }
    }
    Ok(sums)
}
