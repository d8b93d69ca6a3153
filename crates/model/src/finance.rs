//! Money over the years.

use portal_units::Money;

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
