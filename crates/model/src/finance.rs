//! Money over the years: what an investment is worth, when it is paid back, what a kilowatt hour costs.

mod annuity;
mod cash_flow;
mod grant;
mod lcoe;
mod payback;
mod rates;

pub use annuity::{Annuity, CARD as ANNUITY_CARD, annuity};
pub use cash_flow::{CARD as CASH_FLOW_CARD, modified_rate, npv};
pub use grant::{CARD as GRANT_CARD, Grant, Programme, Validity, in_force};
pub use lcoe::{CARD as LCOE_CARD, Levelised, LifeCosts, levelised_cost};
pub use payback::{discounted_payback, payback, simple_payback};
pub use rates::{internal_rate, internal_rates};

use portal_units::{Money, Ratio};

use crate::error::{ModelError, within};

/// Largest number of years, periods or flows.
const MOST_FLOWS: usize = 1000;
/// Largest amount of money of one flow \[PLN\].
const MOST_PLN: f64 = 1e15;

/// A rate of interest of one period.
fn rate_within(rate: Ratio) -> Result<f64, ModelError> {
    within("rate", rate.fraction(), -0.99, 10.0)
}

/// Flows in PLN, checked.
fn amounts(flows: &[Money]) -> Result<Vec<f64>, ModelError> {
    if flows.len() > MOST_FLOWS {
        return Err(ModelError::Length { input: "flows", expected: MOST_FLOWS, got: flows.len() });
    }
    flows.iter().map(|it| within("flows", it.pln(), -MOST_PLN, MOST_PLN)).collect()
}
