//! When what was paid has come back.

use portal_units::{Money, Ratio};

use super::{amounts, rate_within};
use crate::error::{ModelError, within};

/// Years until what is saved equals what was paid, without interest.
///
/// `years = investment / yearly saving`; `None` when nothing is saved: such a project never pays back, which is
/// neither zero nor infinity. An investment of nothing is paid back at once.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `investment` (0 to 1e12 PLN) or `yearly_saving` (−1e12 to 1e12 PLN).
///
/// # Source
/// Short, Packey and Holt, A Manual for the Economic Evaluation of Energy Efficiency and Renewable Energy
/// Technologies, NREL/TP-462-5173, 1995.
pub fn simple_payback(investment: Money, yearly_saving: Money) -> Result<Option<f64>, ModelError> {
    let paid = within("investment", investment.pln(), 0.0, 1e12)?;
    let saved = within("yearly_saving", yearly_saving.pln(), -1e12, 1e12)?;
    if paid == 0.0 {
        return Ok(Some(0.0));
    }
    Ok((saved > 0.0).then(|| paid / saved))
}

/// Years until yearly flows have added up to zero, without interest; the first flow is of year 0.
///
/// Within the year in which it happens the flow counts as even. A later payment, such as for a new inverter, is not
/// looked at. `None` when it never happens.
///
/// # Errors
/// As [`super::npv`].
///
/// # Source
/// Short, Packey and Holt, NREL/TP-462-5173, 1995
pub fn payback(flows: &[Money]) -> Result<Option<f64>, ModelError> {
    Ok(first_zero(&amounts(flows)?))
}

/// [`payback`] of flows discounted to year 0 with an interest of −0.99 to 10.
///
/// # Errors
/// As [`super::npv`].
///
/// # Source
/// Short, Packey and Holt, NREL/TP-462-5173, 1995
pub fn discounted_payback(rate: Ratio, flows: &[Money]) -> Result<Option<f64>, ModelError> {
    let growth = 1.0 + rate_within(rate)?;
    let mut factor = 1.0;
    let mut flows = amounts(flows)?;
    for flow in &mut flows {
        *flow *= factor;
        factor /= growth;
    }
    Ok(first_zero(&flows))
}

/// The year, with its fraction, in which the running sum reaches zero.
fn first_zero(flows: &[f64]) -> Option<f64> {
    let mut sum = 0.0;
    for (year, flow) in (0_u32..).zip(flows) {
        let before = sum;
        sum += flow;
        if sum >= 0.0 {
            return Some(if year == 0 { 0.0 } else { f64::from(year - 1) - before / flow });
        }
    }
    None
}
