//! Fed-in energy that is not paid out but kept on an account, in a year of a site.

use portal_units::Money;
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, finite, within};
use crate::tariff::{DepositRule, SettlementMonth, settle};

/// Months of a year.
const MONTHS: usize = 12;
/// Years before the one that is counted: as many as money may wait on an account, so that nothing of its first is left.
const YEARS_BEFORE: usize = 10;

/// How the value of fed-in energy pays for energy from the grid in the private view.
///
/// Its value in each hour is what [`super::View`] says that it brings; below zero counts as zero.
#[derive(Debug, Clone, PartialEq)]
pub struct NetBilling {
    /// The part of the price of energy from the grid that is paid from the account, in each hour: energy with tax,
    /// without the network.
    pub energy_pln_per_kwh: Vec<f64>,
    /// Local month in which each hour begins, 1 to 12.
    pub months: Vec<u8>,
    /// How the value of a month is kept.
    pub rule: DepositRule,
}

/// The account in a year after ten others like it, when it has come to rest.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Deposit {
    /// Put on the account.
    pub credited: Money,
    /// Taken from it for energy from the grid.
    pub used: Money,
    /// Given back because its time was over.
    pub refunded: Money,
    /// Lost because its time was over.
    pub forfeited: Money,
}

impl Deposit {
    /// What fed-in energy brings.
    pub fn worth(&self) -> Money {
        self.used + self.refunded
    }

    /// What changed since an earlier account.
    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        Self {
            credited: self.credited - before.credited,
            used: self.used - before.used,
            refunded: self.refunded - before.refunded,
            forfeited: self.forfeited - before.forfeited,
        }
    }
}

/// Money of a calendar month before settlement \[PLN\].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct MonthSums {
    /// Value of the energy fed in.
    pub(super) fed_in: f64,
    /// Cost of the energy bought that is paid from the account.
    pub(super) bought: f64,
}

/// The same for all months of a year, January first.
pub(super) type YearSums = [MonthSums; MONTHS];

impl NetBilling {
    /// Checks lengths, months and the rule.
    pub(super) fn check(&self, hours: usize) -> Result<(), ModelError> {
        finite("energy_price", &self.energy_pln_per_kwh, hours)?;
        if self.months.len() != hours {
            return Err(ModelError::Length { input: "month", expected: hours, got: self.months.len() });
        }
        for month in &self.months {
            within("month", f64::from(*month), 1.0, 12.0)?;
        }
        self.settled(&YearSums::default()).map(|_| ())
    }

    /// The account of the eleventh of years that are alike.
    pub(super) fn settled(&self, year: &YearSums) -> Result<Deposit, ModelError> {
        let of = |it: &MonthSums| SettlementMonth {
            fed_in: Money::from_pln(it.fed_in),
            bought: Money::from_pln(it.bought),
            rule: self.rule,
        };
        let months: Vec<SettlementMonth> =
            year.iter().map(of).cycle().take((YEARS_BEFORE + 1) * MONTHS).collect();
        let mut deposit = Deposit::default();
        for month in settle(&months)?.iter().skip(YEARS_BEFORE * MONTHS) {
            deposit.credited += month.credited;
            deposit.used += month.used;
            deposit.refunded += month.refunded;
            deposit.forfeited += month.forfeited;
        }
        Ok(deposit)
    }
}
