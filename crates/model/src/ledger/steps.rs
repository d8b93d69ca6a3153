//! One measure after the other, in any order.

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::batch::{Factors, LANES, Room, accounts};
use super::device::Set;
use super::site::{Site, count};
use crate::error::{ModelError, within};

/// One measure in the order in which they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Which measure, by its place in the list of the site.
    pub measure: usize,
    /// The year with it and all before it.
    pub after: Account,
    /// What it changed.
    pub change: Account,
}

/// The year before all measures and after each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The year without any.
    pub before: Account,
    /// Each measure in the order taken.
    pub steps: Vec<Step>,
}

impl Ledger {
    /// From the accounts of no measure, the first, the first two and so on.
    pub(super) fn of(order: &[usize], years: &[Account]) -> Self {
        let steps = order
            .iter()
            .zip(years.windows(2))
            .filter_map(|(measure, pair)| match pair {
                [before, after] => {
                    Some(Step { measure: *measure, after: *after, change: after.since(before) })
                }
                _ => None,
            })
            .collect();
        Self { before: years.first().copied().unwrap_or_default(), steps }
    }

    /// The year with all measures.
    pub fn after(&self) -> &Account {
        self.steps.last().map_or(&self.before, |it| &it.after)
    }

    /// What all measures change together; the same in any order.
    pub fn total(&self) -> Account {
        self.after().since(&self.before)
    }
}

impl Site {
    /// The year with a set of measures.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `yearly_use` when no band of the capacity charge reaches what is taken from the
    /// grid, or that is above 1e9 kWh; none besides that [`Site::new`] has not found before.
    ///
    /// # Source
    /// The models of the devices; the meter as [`crate::storage::balance`].
    pub fn year(&self, taken: Set) -> Result<Account, ModelError> {
        let ones = Factors::ones(self);
        let [account, ..] = accounts(self, taken, [&ones; LANES], &mut Room::new(self))?;
        Ok(account)
    }

    /// The years before all measures and after each of some, in this order.
    ///
    /// What a step shows is what its measure changes after those before it: insulation spares less once a heat pump
    /// heats. The total is the same in any order.
    ///
    /// # Arguments
    /// * `order` – places of measures in the list of the site, each at most once
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `order` for a measure that is not there or comes twice; as [`Site::year`].
    ///
    /// # Source
    /// ISO 50015:2014: one boundary and one baseline for all measures.
    pub fn ledger(&self, order: &[usize]) -> Result<Ledger, ModelError> {
        let years = self.sets(order)?.into_iter().map(|it| self.year(it)).collect::<Result<Vec<_>, _>>()?;
        Ok(Ledger::of(order, &years))
    }

    /// The sets of no measure, the first, the first two and so on.
    pub(super) fn sets(&self, order: &[usize]) -> Result<Vec<Set>, ModelError> {
        let mut sets = vec![Set::NONE];
        let mut taken = Set::NONE;
        for measure in order {
            within("order", count(*measure), 0.0, count(self.measures()) - 1.0)?;
            if taken.has(Set::only(*measure)) {
                return Err(ModelError::OutOfRange {
                    input: "order",
                    value: count(*measure),
                    min: 0.0,
                    max: count(self.measures()) - 1.0,
                });
            }
            taken = taken.and(Set::only(*measure));
            sets.push(taken);
        }
        Ok(sets)
    }
}
