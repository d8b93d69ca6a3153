//! A loan paid back in equal parts.

use portal_units::{Money, Ratio};

use super::rate_within;
use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Equal payments of a loan.
pub static CARD: Card = Card {
    slug: "annuity",
    item: "finance::annuity",
    formula: "A = P·r / (1 − (1 + r)^−n); P/n for r = 0",
    ranges: &[
        Limits { input: "rate", min: -0.99, max: 10.0, unit: "1" },
        Limits { input: "periods", min: 1.0, max: 1200.0, unit: "1" },
        Limits { input: "principal", min: 0.0, max: 1e15, unit: "PLN" },
    ],
    sources: &["Short, Packey and Holt, NREL/TP-462-5173, 1995"],
    omits: &["no-fees"],
    proofs: &[Proof::Table {
        table: "09c_annuity",
        by: "numpy-financial 1.0.0",
        demand: 1e-9,
        deviation: 1e-12,
        unit: "1",
    }],
};

/// A loan paid back in equal parts at the end of each period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Annuity {
    /// Paid at the end of each period.
    pub payment: Money,
    /// The payment as a share of the loan: the capital recovery factor.
    pub recovery_factor: Ratio,
    /// What is paid beyond the loan.
    pub interest: Money,
}

/// Equal payments at the end of `periods` periods that pay a loan back with its interest.
///
/// `A = P·r / (1 − (1 + r)^−n)`, and `P/n` without interest.
///
/// # Arguments
/// * `principal` – the loan, 0 to 1e15 PLN
/// * `rate` – interest of one period, −0.99 to 10    * `periods` – 1 to 1200
///
/// # Errors
/// [`ModelError::OutOfRange`] names `principal`, `rate` or `periods`.
///
/// # Source
/// Short, Packey and Holt, A Manual for the Economic Evaluation of Energy Efficiency and Renewable Energy
/// Technologies, NREL/TP-462-5173, 1995
pub fn annuity(principal: Money, rate: Ratio, periods: u32) -> Result<Annuity, ModelError> {
    let loan = within("principal", principal.pln(), 0.0, 1e15)?;
    let rate = rate_within(rate)?;
    let periods = within("periods", f64::from(periods), 1.0, 1200.0)?;
    // (1 + r)^−n − 1 without the loss of digits at a small rate.
    let decay = -(-periods * rate.ln_1p()).exp_m1();
    let factor = if rate == 0.0 { 1.0 / periods } else { rate / decay };
    let payment = loan * factor;
    Ok(Annuity {
        payment: Money::from_pln(payment),
        recovery_factor: Ratio::from_fraction(factor),
        interest: Money::from_pln(payment * periods - loan),
    })
}
