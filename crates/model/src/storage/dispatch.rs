//! A battery that follows the prices of the day.

use portal_units::{Money, Power};

use super::pairing::{DayPrices, improve};
use super::{Balance, Battery, HourFlows, Limits, balance};
use crate::error::{ModelError, finite};
use crate::registry::{Card, Limits as Range, Proof};

/// Dispatch by the prices of the day.
pub static CARD: Card = Card {
    slug: "price-dispatch",
    item: "storage::dispatch_by_price",
    formula: "within each day, pairs i < j by falling gain p_j − c_i·A, A = 1/(η_in·η_dis·keeps^(j−i)): charge in i, \
              discharge in j to the load; c = 0 for curtailed, export price for exported, import price for energy from the grid \
              or from a discharge put off",
    ranges: &[
        Range { input: "eta_charge", min: 0.01, max: 1.0, unit: "1" },
        Range { input: "eta_discharge", min: 0.01, max: 1.0, unit: "1" },
    ],
    sources: &[
        "Stated rule of this project; day-ahead prices are known the day before: Regulation (EU) 2015/1222, art. 43",
    ],
    omits: &["day-forecast-exact", "no-ageing", "no-discharge-into-grid", "content-at-end-has-no-price"],
    proofs: &[Proof::Hand { test: "tests/dispatch.rs: a_cheap_night_is_kept_for_a_dear_evening" }],
};

/// A meter with generation, load and battery behind it.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Generated in each hour.
    pub generation_kwh: &'a [f64],
    /// Used in each hour.
    pub load_kwh: &'a [f64],
    /// The battery.
    pub battery: &'a Battery,
    /// Most that the grid takes; `None` for no limit.
    pub export_limit: Option<Power>,
}

/// Prices of each hour and the days within which they are known beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Market<'a> {
    /// Price of energy from the grid, with all that is paid by the kilowatt hour.
    pub import_pln_per_kwh: &'a [f64],
    /// Price of energy fed into the grid.
    pub export_pln_per_kwh: &'a [f64],
    /// Number of hours of each day, in order; together all hours.
    pub day_hours: &'a [usize],
    /// Whether the battery may charge from the grid.
    pub grid_charging: bool,
}

/// What a plan was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The rule of [`balance`]: surplus into the battery, deficit out of it, at once.
    Greedy,
    /// A battery that does nothing until a pair of hours pays.
    Idle,
}

/// A year with a battery that follows the prices.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispatch {
    /// Each hour and the sums. The import contains what the battery charges from the grid.
    pub balance: Balance,
    /// Cost of the import less what the export brings.
    pub cost: Money,
    /// What the cheaper plan was made from.
    pub start: Start,
    /// The same cost with the rule of [`balance`].
    pub greedy_cost: Money,
    /// The same cost without the battery.
    pub idle_cost: Money,
}

/// Runs a battery after the prices of each day.
///
/// A plan starts from the rule of [`balance`] or from an idle battery. Within each day it is bettered by pairs of hours,
/// the one with the largest gain for a kilowatt hour first: more into the battery in the earlier hour, or less out of
/// it, and more out of it to the load in the later, within its limits and with its losses. The content at the end of
/// each day stays as it was. Of both plans the one is taken that costs less over all hours: a setting that the owner
/// chooses once. So the cost is never above that of [`balance`] nor above that without a battery, at any prices.
///
/// The prices of a day are known the day before. Its generation and load are taken as known as well, which no forecast
/// is: what is saved here is the most that this rule could save. Nothing beyond the day is known.
///
/// # Arguments
/// * `site` – series \[kWh\] and battery    * `market` – prices \[PLN/kWh\] of the same hours
///
/// # Errors
/// As [`balance`]; [`ModelError::Length`] or [`ModelError::NotFinite`] names `import_price`, `export_price`, or
/// `day_hours` when the days are not all hours.
///
/// # Source
/// The rule is stated here. That prices are known the day before: Commission Regulation (EU) 2015/1222, art. 43.
pub fn dispatch_by_price(site: &Site<'_>, market: &Market<'_>) -> Result<Dispatch, ModelError> {
    let hours = site.load_kwh.len();
    finite("import_price", market.import_pln_per_kwh, hours)?;
    finite("export_price", market.export_pln_per_kwh, hours)?;
    let got = market.day_hours.iter().sum();
    if got != hours {
        return Err(ModelError::Length { input: "day_hours", expected: hours, got });
    }
    let run = |battery: &Battery| balance(site.generation_kwh, site.load_kwh, battery, site.export_limit);
    let limits = Limits::of(site.battery)?;
    let still = Battery { max_charge: Power::ZERO, max_discharge: Power::ZERO, ..*site.battery };
    let (greedy, idle) = (run(site.battery)?, run(&still)?);
    let (greedy_cost, idle_cost) = (market.cost(&greedy.hours), market.cost(&idle.hours));
    let (greedy, idle) = (limits.bettered(greedy, market), limits.bettered(idle, market));
    let (from_greedy, from_idle) = (market.cost(&greedy.hours), market.cost(&idle.hours));
    let (balance, cost, start) = if from_idle < from_greedy {
        (idle, from_idle, Start::Idle)
    } else {
        (greedy, from_greedy, Start::Greedy)
    };
    Ok(Dispatch { balance, cost, start, greedy_cost, idle_cost })
}

impl Market<'_> {
    fn cost(&self, hours: &[HourFlows]) -> Money {
        let prices = self.import_pln_per_kwh.iter().zip(self.export_pln_per_kwh);
        Money::from_pln(
            hours.iter().zip(prices).map(|(it, (buy, sell))| it.import * buy - it.export * sell).sum(),
        )
    }
}

impl Limits {
    /// The balance with every day bettered by its prices.
    fn bettered(&self, mut plan: Balance, market: &Market<'_>) -> Balance {
        let mut rest = plan.hours.as_mut_slice();
        let (mut import, mut export) = (market.import_pln_per_kwh, market.export_pln_per_kwh);
        for hours in market.day_hours {
            let Some((day, later)) = rest.split_at_mut_checked(*hours) else { break };
            let (Some((buy, buy_later)), Some((given, given_later))) =
                (import.split_at_checked(*hours), export.split_at_checked(*hours))
            else {
                break;
            };
            improve(
                day,
                self,
                &DayPrices { import: buy, export: given, grid_charging: market.grid_charging },
            );
            (rest, import, export) = (later, buy_later, given_later);
        }
        let mut sums = HourFlows { soc: self.start, ..HourFlows::default() };
        for hour in &mut plan.hours {
            hour.self_discharge = sums.soc - self.content_before(hour);
            sums.add(hour);
        }
        let (generation, load) = (plan.totals.generation.kwh(), plan.totals.load.kwh());
        Balance { totals: self.totals(&sums, generation, load), hours: plan.hours }
    }

    /// Content of the battery in an hour after it lost its share and before it is charged or discharged.
    pub(super) fn content_before(&self, hour: &HourFlows) -> f64 {
        hour.soc - hour.charge * self.eta_charge + hour.discharge / self.eta_discharge
    }
}
