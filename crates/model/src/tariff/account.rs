//! The account on which a prosumer's energy waits as money.

use std::collections::VecDeque;

use portal_units::{Money, Ratio};
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};

/// How the value of one month's energy is kept: by the law in force in that month and by how the prosumer is settled.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DepositRule {
    /// By how much the value is multiplied before it is put on the account.
    pub deposit_factor: Ratio,
    /// Share of the value of the month's energy that is refunded at most.
    pub refund_share: Ratio,
    /// Months in which it can be used, from the one in which it is put on the account.
    pub carried_months: u32,
}

/// One month before settlement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SettlementMonth {
    /// Value of the energy fed in.
    pub fed_in: Money,
    /// Cost of the energy bought, with tax, without the charges of the network: only this is paid from the account.
    pub bought: Money,
    /// What holds for the energy of this month.
    pub rule: DepositRule,
}

/// One month after settlement.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct AccountMonth {
    /// Put on the account for the energy of the month before.
    pub credited: Money,
    /// Taken from the account for the energy bought.
    pub used: Money,
    /// Still to be paid for the energy bought.
    pub to_pay: Money,
    /// Given back because its time is over.
    pub refunded: Money,
    /// Lost because its time is over.
    pub forfeited: Money,
    /// On the account at the end of the month.
    pub balance: Money,
}

/// What is left of the energy of one month \[PLN\].
#[derive(Debug, Clone, Copy)]
struct Lot {
    left: f64,
    refund_at_most: f64,
    ends_with: usize,
}

/// Settles months that follow each other.
///
/// The value of a month's energy, times `deposit_factor`, is on the account from the next month on. Each month what was
/// put there first is used first, for the energy bought. What is left when its months are over is refunded, at most
/// `refund_share` of the value of the energy it came from, without the factor; the rest is lost. What the last
/// month feeds in is put on the account after the end and is not in the result.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `fed_in` (0 to 1e12 PLN), `bought` (−1e12 to 1e12 PLN; below zero counts as nothing
/// to use the account for), `deposit_factor` (0 to 10), `refund_share` (0 to 1) or `carried_months` (1 to 120).
///
/// # Source
/// Ustawa z dnia 20 lutego 2015 r. o odnawialnych źródłach energii, art. 4c; the factor and the larger refund for those
/// who chose RCE: ustawa z dnia 27 listopada 2024 r., Dz.U. 2024 poz. 1847. Read in summaries of the law (basto.pl,
/// "System rozliczeń prosumentów", 2022; kostrzyn.pl, "Korzystne zmiany dla prosumentów", 2025), not in the Journal.
pub fn settle(months: &[SettlementMonth]) -> Result<Vec<AccountMonth>, ModelError> {
    let mut lots: VecDeque<Lot> = VecDeque::new();
    let mut settled = Vec::with_capacity(months.len());
    let mut coming: Option<(f64, Lot)> = None;
    for (at, month) in months.iter().enumerate() {
        let mut found = AccountMonth::default();
        expire(&mut lots, at, &mut found);
        if let Some((credited, lot)) = coming.take() {
            found.credited = Money::from_pln(credited);
            lots.push_back(lot);
        }
        let bought = within("bought", month.bought.pln(), -1e12, 1e12)?;
        let used = use_up(&mut lots, bought.max(0.0));
        found.used = Money::from_pln(used);
        found.to_pay = Money::from_pln(bought - used);
        found.balance = Money::from_pln(lots.iter().map(|it| it.left).sum());
        settled.push(found);
        coming = Some(credit(month, at)?);
    }
    Ok(settled)
}

/// What the energy of a month puts on the account in the next.
fn credit(month: &SettlementMonth, at: usize) -> Result<(f64, Lot), ModelError> {
    let rule = month.rule;
    let value = within("fed_in", month.fed_in.pln(), 0.0, 1e12)?;
    let factor = within("deposit_factor", rule.deposit_factor.fraction(), 0.0, 10.0)?;
    let share = within("refund_share", rule.refund_share.fraction(), 0.0, 1.0)?;
    within("carried_months", f64::from(rule.carried_months), 1.0, 120.0)?;
    let ends_with = at + usize::try_from(rule.carried_months).unwrap_or(usize::MAX);
    Ok((value * factor, Lot { left: value * factor, refund_at_most: value * share, ends_with }))
}

/// Takes lots off the account whose months are over when month `at` begins.
fn expire(lots: &mut VecDeque<Lot>, at: usize, month: &mut AccountMonth) {
    lots.retain(|lot| {
        let over = lot.ends_with < at;
        if over {
            let refund = lot.left.min(lot.refund_at_most);
            month.refunded += Money::from_pln(refund);
            month.forfeited += Money::from_pln(lot.left - refund);
        }
        !over
    });
}

/// Takes up to `wanted` from the oldest lots and says how much that was.
fn use_up(lots: &mut VecDeque<Lot>, wanted: f64) -> f64 {
    let mut used = 0.0;
    for lot in lots {
        let part = lot.left.min(wanted - used);
        lot.left -= part;
        used += part;
    }
    used.min(wanted)
}
