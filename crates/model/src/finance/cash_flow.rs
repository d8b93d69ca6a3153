//! The value today of money that comes and goes later.

use portal_units::{Money, Ratio};

use super::{amounts, rate_within};
use crate::error::ModelError;
use crate::registry::{Card, Limits, Proof};

/// Net present value, internal rates and payback of a series of flows.
pub static CARD: Card = Card {
    slug: "cash-flow",
    item: "finance::{npv, internal_rates, payback}",
    formula: "NPV = Σ C_k / (1 + r)^k, k from 0; IRR: r > −1 with NPV(r) = 0; \
              payback: first k with Σ C ≥ 0, linear within the year",
    ranges: &[
        Limits { input: "rate", min: -0.99, max: 10.0, unit: "1" },
        Limits { input: "flows", min: -1e15, max: 1e15, unit: "PLN" },
    ],
    sources: &["Short, Packey and Holt, NREL/TP-462-5173, 1995"],
    omits: &["no-tax", "year-end-flows"],
    proofs: &[Proof::Table {
        table: "09a_cashflows",
        by: "numpy-financial 1.0.0",
        demand: 1e-9,
        deviation: 1e-12,
        unit: "1",
    }],
};

/// Value of yearly flows in the money of year 0.
///
/// `NPV = Σ C_k / (1 + r)^k`; the first flow is of year 0 and is not discounted.
///
/// # Arguments
/// * `rate` – interest of a year, −0.99 to 10    * `flows` – money received, paid is negative, up to 1000 years
///
/// # Errors
/// [`ModelError::OutOfRange`] names `rate` or `flows` (±1e15 PLN); [`ModelError::Length`] for more than 1000 flows.
///
/// # Source
/// Short, Packey and Holt, A Manual for the Economic Evaluation of Energy Efficiency and Renewable Energy
/// Technologies, NREL/TP-462-5173, 1995
pub fn npv(rate: Ratio, flows: &[Money]) -> Result<Money, ModelError> {
    let rate = rate_within(rate)?;
    Ok(Money::from_pln(present_value(rate, &amounts(flows)?)))
}

/// Rate that an investment earns when what comes back is invested again at a known rate.
///
/// `MIRR = (FV⁺ / PV⁻)^(1/n) − 1`: what comes in, with interest of `reinvest` to the last year, over what is paid,
/// discounted by `finance`. One number even where there are two internal rates. `None` unless something is paid and
/// something received.
///
/// # Errors
/// As [`npv`], with `rate` for either rate.
///
/// # Source
/// Lin, The Modified Internal Rate of Return and Investment Criterion, The Engineering Economist 21(4), 1976, 237–247.
pub fn modified_rate(finance: Ratio, reinvest: Ratio, flows: &[Money]) -> Result<Option<Ratio>, ModelError> {
    let (finance, reinvest) = (rate_within(finance)?, rate_within(reinvest)?);
    let flows = amounts(flows)?;
    let received: Vec<f64> = flows.iter().map(|it| it.max(0.0)).collect();
    let paid: Vec<f64> = flows.iter().map(|it| (-it).max(0.0)).collect();
    let (received, paid) = (present_value(reinvest, &received), present_value(finance, &paid));
    if received <= 0.0 || paid <= 0.0 {
        return Ok(None);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
    let years = (flows.len() - 1) as f64;
    Ok(Some(Ratio::from_fraction((received / paid).powf(1.0 / years) * (1.0 + reinvest) - 1.0)))
}

/// `Σ C_k / (1 + r)^k` by Horner's scheme.
fn present_value(rate: f64, flows: &[f64]) -> f64 {
    flows.iter().rev().fold(0.0, |later, flow| later / (1.0 + rate) + flow)
}
