//! The value of the energy that a prosumer feeds into the grid, as Polish net-billing counts it.

use portal_units::{EnergyPrice, Money};

use super::LocalHours;
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// Value of the energy fed in and the account it is kept in.
pub static CARD: Card = Card {
    slug: "net-billing",
    item: "tariff::{net_hours, monthly_values, settle}",
    formula: "E_t = fed in − taken; V = Σ max(E_t, 0)·max(RCE_t, 0) or Σ max(E_t, 0)·RCEm; next month the account gets k·V; \
              after 12 months min(what is left, z·V) is refunded and the rest lost",
    ranges: &[
        Limits { input: "deposit_factor", min: 0.0, max: 10.0, unit: "1" },
        Limits { input: "refund_share", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "carried_months", min: 1.0, max: 120.0, unit: "month" },
    ],
    sources: &[
        "Ustawa z dnia 20 lutego 2015 r. o odnawialnych źródłach energii, art. 4 ust. 1a pkt 2, art. 4b, art. 4c",
        "Ustawa z dnia 27 listopada 2024 r., Dz.U. 2024 poz. 1847",
        "Both laws not read themselves but as summarised in: kostrzyn.pl/strona-194, 2025; basto.pl/system-rozliczen-prosumentow, 2022; rp.pl art41622151, 2024",
    ],
    omits: &["no-fees-from-deposit", "no-quarter-hours"],
    proofs: &[
        Proof::Hand { test: "tests/net_billing.rs: a_month_by_the_monthly_price_and_by_the_hourly_one" },
        Proof::Hand {
            test: "tests/net_billing.rs: what_is_left_after_the_months_is_refunded_in_part_and_the_rest_is_lost",
        },
    ],
};

/// What a meter counts after energy taken and given within the hour has been set off \[kWh\].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HourlyNet {
    /// Taken from the grid beyond what was fed in.
    pub taken_kwh: Vec<f64>,
    /// Fed into the grid beyond what was taken.
    pub fed_in_kwh: Vec<f64>,
}

/// Price of the energy fed in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FeedInPrice<'a> {
    /// `RCEm`: one price for each local month of the hours, that of the first hour first.
    Monthly(&'a [EnergyPrice]),
    /// RCE: the price of each hour \[PLN/kWh\]. An hour with a price below zero counts as zero.
    Hourly(&'a [f64]),
}

/// Sets energy taken from the grid and fed into it off against each other within every hour.
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::NotFinite`] names `taken` or `fed_in`; [`ModelError::OutOfRange`] when one
/// is below zero.
///
/// # Source
/// Ustawa z dnia 20 lutego 2015 r. o odnawialnych źródłach energii, art. 4b: the energy of an hour is the difference of
/// what was fed in and taken in it.
pub fn net_hours(taken_kwh: &[f64], fed_in_kwh: &[f64]) -> Result<HourlyNet, ModelError> {
    for (input, series) in [("taken", taken_kwh), ("fed_in", fed_in_kwh)] {
        finite(input, series, taken_kwh.len())?;
        for value in series {
            within(input, *value, 0.0, f64::MAX)?;
        }
    }
    let pairs = || taken_kwh.iter().zip(fed_in_kwh);
    Ok(HourlyNet {
        taken_kwh: pairs().map(|(taken, fed_in)| (taken - fed_in).max(0.0)).collect(),
        fed_in_kwh: pairs().map(|(taken, fed_in)| (fed_in - taken).max(0.0)).collect(),
    })
}

/// Value of the energy fed in by local month, that of the first hour first.
///
/// `V = RCEm·Σ E` or `V = Σ E·max(RCE, 0)`. `RCEm` is as published: negative hours are already zero in it.
///
/// Those who fed in before 1 July 2024 are settled by `RCEm` unless they chose RCE, those who began later by RCE.
///
/// # Errors
/// [`ModelError::Length`] names `fed_in` or `price` (one for each month or each hour); [`ModelError::NotFinite`]
/// names `fed_in` or `price`; [`ModelError::OutOfRange`] names a negative `fed_in` or an `RCEm` outside 0 to 100 PLN/kWh.
///
/// # Source
/// Ustawa z dnia 20 lutego 2015 r. o odnawialnych źródłach energii, art. 4b; for negative prices also Kołacz, *`RCEm` czy
/// `RCEt`?*, globenergia.pl, 2024.
pub fn monthly_values(
    fed_in_kwh: &[f64],
    price: FeedInPrice<'_>,
    hours: &LocalHours<'_>,
) -> Result<Vec<Money>, ModelError> {
    finite("fed_in", fed_in_kwh, hours.hours)?;
    for value in fed_in_kwh {
        within("fed_in", *value, 0.0, f64::MAX)?;
    }
    let months = hours.months();
    let count = months.last().map_or(0, |it| it + 1);
    match price {
        FeedInPrice::Hourly(prices) => finite("price", prices, hours.hours)?,
        FeedInPrice::Monthly(prices) => {
            let prices: Vec<f64> = prices.iter().map(|it| it.pln_per_kwh()).collect();
            finite("price", &prices, count)?;
            prices.iter().try_for_each(|it| within("price", *it, 0.0, 100.0).map(|_| ()))?;
        }
    }
    let mut values = vec![Money::ZERO; count];
    for (hour, (energy, month)) in fed_in_kwh.iter().zip(months).enumerate() {
        let price = match price {
            FeedInPrice::Hourly(prices) => prices.get(hour).map_or(0.0, |it| it.max(0.0)),
            FeedInPrice::Monthly(prices) => prices.get(month).map_or(0.0, |it| it.pln_per_kwh()),
        };
        if let Some(value) = values.get_mut(month) {
            *value += Money::from_pln(energy * price);
        }
    }
    Ok(values)
}
