//! Support that is given for a time.

use portal_units::{CivilDate, Money, Ratio};
use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Support from a programme with shares, caps and dates.
pub static CARD: Card = Card {
    slug: "grant",
    item: "finance::Programme::support",
    formula: "S = min(Σ min(share_i·cost_i, cap_i), cap) within the dates; not defined outside of them",
    ranges: &[
        Limits { input: "share", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "cost", min: 0.0, max: 1e15, unit: "PLN" },
    ],
    sources: &["The rules of the programme, given with its data"],
    omits: &["no-income-test", "no-budget-left"],
    proofs: &[Proof::Hand {
        test: "tests/finance.rs: a_programme_pays_its_shares_up_to_its_caps_while_it_runs",
    }],
};

/// Something that holds from a day on, to a day or without an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// First day.
    pub from: CivilDate,
    /// Last day; `None` while no end is known.
    pub to: Option<CivilDate>,
}

impl Validity {
    /// Whether it holds on a day.
    pub fn holds(&self, on: CivilDate) -> bool {
        self.from <= on && self.to.is_none_or(|last| on <= last)
    }
}

/// What is in force on a day, out of rules or prices that follow each other; of two that overlap the later.
/// `None` when nothing is: an old price is not a price.
///
/// # By definition
/// The last of those that hold: nothing is computed.
pub fn in_force<T>(dated: &[(Validity, T)], on: CivilDate) -> Option<&T> {
    dated.iter().filter(|(validity, _)| validity.holds(on)).max_by_key(|it| it.0.from).map(|it| &it.1)
}

/// Support for one thing that is bought.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    /// Share of its cost, 0 to 1.
    pub share: Ratio,
    /// At most so much.
    pub cap: Money,
}

/// Support for several things together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// When an application is accepted.
    pub validity: Validity,
    /// Support for each thing.
    pub grants: Vec<Grant>,
    /// At most so much in all.
    pub cap: Money,
}

impl Programme {
    /// Support for things of these costs, in the order of the grants, when applied for on a day.
    ///
    /// `min(Σ min(share·cost, cap), cap of all)`; `None` on a day on which the programme does not run.
    ///
    /// # Errors
    /// [`ModelError::Length`] unless there is a cost for each grant; [`ModelError::OutOfRange`] names `cost` or
    /// `cap` (0 to 1e15 PLN) or `share` (0 to 1).
    ///
    /// # Source
    /// The rules of the programme, which come with its figures.
    pub fn support(&self, costs: &[Money], on: CivilDate) -> Result<Option<Money>, ModelError> {
        if costs.len() != self.grants.len() {
            return Err(ModelError::Length { input: "cost", expected: self.grants.len(), got: costs.len() });
        }
        let mut sum = 0.0;
        for (grant, cost) in self.grants.iter().zip(costs) {
            let cost = within("cost", cost.pln(), 0.0, 1e15)?;
            let share = within("share", grant.share.fraction(), 0.0, 1.0)?;
            sum += (share * cost).min(within("cap", grant.cap.pln(), 0.0, 1e15)?);
        }
        let support = sum.min(within("cap", self.cap.pln(), 0.0, 1e15)?);
        Ok(self.validity.holds(on).then(|| Money::from_pln(support)))
    }
}
