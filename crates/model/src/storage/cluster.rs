//! Members who share what they have to spare.

use portal_units::{Energy, EnergyPrice, Money, Power, Ratio};
use serde::{Deserialize, Serialize};

use super::{Balance, Battery, Totals, balance};
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits as Range, Proof};

/// The exchange within a cluster and its price.
pub static CARD: Card = Card {
    slug: "cluster-exchange",
    item: "storage::exchange",
    formula: "each member first by itself; S = Σ s_i, D = Σ d_i, exchanged = min(S, D), member i gets d_i/D or gives s_i/S of it; \
              price: λ_s + w·(λ_b − fee − λ_s), or λ_s·λ_b/((λ_b − λ_s)·S/D + λ_s)",
    ranges: &[
        Range { input: "share", min: 0.0, max: 1.0, unit: "1" },
        Range { input: "network_fee", min: 0.0, max: 100.0, unit: "PLN/kWh" },
    ],
    sources: &[
        "Long, Wu, Zhang, Thomas, Cheng and Jenkins, IEEE PES General Meeting, 2017 (mid-market rate)",
        "Liu, Yu, Wang, Li, Ma and Lei, IEEE Transactions on Power Systems 32(5), 2017, 3569–3583 (supply to demand)",
    ],
    omits: &["no-grid-inside", "hours-not-minutes"],
    proofs: &[Proof::Hand { test: "tests/cluster.rs: three_members_share_an_hour" }],
};

/// A member with its own meter.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Generated in each hour.
    pub generation_kwh: &'a [f64],
    /// Used in each hour.
    pub load_kwh: &'a [f64],
    /// Battery behind the meter.
    pub battery: Battery,
}

/// How the price of an hour inside the cluster lies between export and import price.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LocalPrice {
    /// At a share of the way from the export price up to the import price less the fee; one half is the mid-market rate.
    Share(Ratio),
    /// By the ratio of supply to demand in the hour: the export price when there is too much, near the import price
    /// less the fee when there is hardly anything.
    SupplyToDemand,
}

/// What is paid at the border of the cluster and inside.
#[derive(Debug, Clone, Copy)]
pub struct ClusterPrices<'a> {
    /// Energy from outside in each hour.
    pub import_pln_per_kwh: &'a [f64],
    /// Energy to outside in each hour.
    pub export_pln_per_kwh: &'a [f64],
    /// Paid to the network for energy bought inside.
    pub network_fee: EnergyPrice,
    /// The price inside.
    pub local: LocalPrice,
}

/// What all members share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Battery that takes what no member needs and gives what no member has.
    pub battery: Battery,
    /// Most that the grid outside takes; `None` for no limit.
    pub export_limit: Option<Power>,
}

/// A member's year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MemberYear {
    /// Behind its own meter; import and export there are what it asks of and offers to the cluster.
    pub own: Totals,
    /// Given to members and to the shared battery.
    pub sold: Energy,
    /// Taken from members and from the shared battery.
    pub bought: Energy,
    /// Taken from outside.
    pub import: Energy,
    /// Given to outside.
    pub export: Energy,
    /// Its part of what nobody took.
    pub curtailed: Energy,
    /// What it pays in the cluster, less what it gets.
    pub cost: Money,
    /// What it would pay alone with its own battery and no limit of export.
    pub cost_alone: Money,
}

/// One hour of the cluster \[kWh\].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ClusterHour {
    /// Offered by members.
    pub offered: f64,
    /// Asked for by members.
    pub asked: f64,
    /// From member to member.
    pub exchanged: f64,
    /// Into the shared battery, before its losses.
    pub charge: f64,
    /// Out of the shared battery, after its losses.
    pub discharge: f64,
    /// From outside.
    pub import: f64,
    /// To outside.
    pub export: f64,
    /// Not taken by anyone.
    pub curtailed: f64,
    /// Content of the shared battery at the end of the hour.
    pub soc: f64,
    /// Price inside \[PLN/kWh\].
    pub local_pln_per_kwh: f64,
}

/// A cluster over all hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Its members in their order.
    pub members: Vec<MemberYear>,
    /// Each hour.
    pub hours: Vec<ClusterHour>,
    /// Sums of the shared battery and the border; its load and generation are what was left after the exchange.
    pub shared: Totals,
    /// What the shared battery earned: sold less bought, both at the price inside.
    pub store_income: Money,
    /// What the network got for energy bought inside.
    pub network_income: Money,
}

impl Cluster {
    /// Largest power taken from outside.
    pub fn peak_import(&self) -> Power {
        Power::from_kw(self.hours.iter().map(|it| it.import).fold(0.0, f64::max))
    }

    /// Largest power given to outside.
    pub fn peak_export(&self) -> Power {
        Power::from_kw(self.hours.iter().map(|it| it.export).fold(0.0, f64::max))
    }

    /// Share of the use of all members that does not come from outside. `None` without use.
    pub fn autarky(&self) -> Option<Ratio> {
        let load: Energy = self.members.iter().map(|it| it.own.load).sum();
        (load > Energy::ZERO).then(|| Ratio::from_fraction((load - self.shared.import) / load))
    }

    /// Share of the generation of all members that stays inside; losses of batteries count as used. `None` without
    /// generation.
    pub fn self_consumption(&self) -> Option<Ratio> {
        let made: Energy = self.members.iter().map(|it| it.own.generation).sum();
        let gone = self.shared.export + self.shared.curtailed;
        (made > Energy::ZERO).then(|| Ratio::from_fraction((made - gone) / made))
    }
}

/// Shares surplus among members hour by hour, at a price inside the cluster.
///
/// Every member serves itself first, with its own battery, as [`balance`] does. What members offer then goes to those who
/// ask, in proportion to what each offers and asks: nobody is served before another. What is left charges the shared
/// battery, goes outside up to the limit, and is curtailed beyond; what is missing comes from the shared battery, then
/// from outside; each again in proportion.
///
/// The price inside lies between the export price and the import price less the fee. Where the fee leaves no room it is
/// the export price: then buying inside can cost more than outside. Otherwise no member pays more than alone, as
/// long as nothing is curtailed.
///
/// # Errors
/// As [`balance`]; [`ModelError::Length`] also for a member of other hours; [`ModelError::Length`] or
/// [`ModelError::NotFinite`] names `import_price` or `export_price`; [`ModelError::OutOfRange`] names `share` (0 to 1) or
/// `network_fee` (0 to 100 PLN/kWh).
///
/// # Source
/// Long et al., Peer-to-peer energy trading in a community microgrid, IEEE PES General Meeting, 2017, for the price in the
/// middle; Liu et al., Energy-sharing model with price-based demand response for microgrids of peer-to-peer prosumers, IEEE
/// Transactions on Power Systems 32(5), 2017, 3569–3583, for the price by supply and demand.
pub fn exchange(
    members: &[Member<'_>],
    shared: &Shared,
    prices: &ClusterPrices<'_>,
) -> Result<Cluster, ModelError> {
    let count = prices.import_pln_per_kwh.len();
    prices.check(count)?;
    let mut offered = vec![0.0; count];
    let mut asked = vec![0.0; count];
    let mut own = Vec::with_capacity(members.len());
    for member in members {
        finite("load", member.load_kwh, count)?;
        let alone = balance(member.generation_kwh, member.load_kwh, &member.battery, None)?;
        for ((offered, asked), hour) in offered.iter_mut().zip(&mut asked).zip(&alone.hours) {
            *offered += hour.export;
            *asked += hour.import;
        }
        own.push(alone);
    }
    let left: Vec<f64> = offered.iter().zip(&asked).map(|(s, d)| (s - d).max(0.0)).collect();
    let missing: Vec<f64> = offered.iter().zip(&asked).map(|(s, d)| (d - s).max(0.0)).collect();
    let border = balance(&left, &missing, &shared.battery, shared.export_limit)?;
    let hours = prices.hours(&offered, &asked, &border);
    let members: Vec<_> = own.iter().map(|it| member_year(it, &hours, prices)).collect();
    let sum = |part: fn(&ClusterHour) -> f64| hours.iter().map(part).sum::<f64>();
    let fee = prices.network_fee.pln_per_kwh();
    Ok(Cluster {
        store_income: Money::from_pln(sum(|it| (it.discharge - it.charge) * it.local_pln_per_kwh)),
        network_income: Money::from_pln(sum(|it| it.exchanged + it.discharge) * fee),
        shared: border.totals,
        members,
        hours,
    })
}

impl ClusterPrices<'_> {
    fn check(&self, hours: usize) -> Result<(), ModelError> {
        finite("import_price", self.import_pln_per_kwh, hours)?;
        finite("export_price", self.export_pln_per_kwh, hours)?;
        within("network_fee", self.network_fee.pln_per_kwh(), 0.0, 100.0)?;
        match self.local {
            LocalPrice::Share(share) => within("share", share.fraction(), 0.0, 1.0).map(|_| ()),
            LocalPrice::SupplyToDemand => Ok(()),
        }
    }

    fn hours(&self, offered: &[f64], asked: &[f64], border: &Balance) -> Vec<ClusterHour> {
        let prices = self.import_pln_per_kwh.iter().zip(self.export_pln_per_kwh);
        let energies = offered.iter().zip(asked).zip(&border.hours);
        energies
            .zip(prices)
            .map(|(((offered, asked), border), (import, export))| ClusterHour {
                offered: *offered,
                asked: *asked,
                exchanged: offered.min(*asked),
                charge: border.charge,
                discharge: border.discharge,
                import: border.import,
                export: border.export,
                curtailed: border.curtailed,
                soc: border.soc,
                local_pln_per_kwh: self.local.at(
                    *export,
                    (import - self.network_fee.pln_per_kwh()).max(*export),
                    *offered,
                    *asked,
                ),
            })
            .collect()
    }
}

impl LocalPrice {
    /// The price between `low` and `high` when so much is offered and asked.
    fn at(self, low: f64, high: f64, offered: f64, asked: f64) -> f64 {
        match self {
            Self::Share(share) => low + share.fraction() * (high - low),
            Self::SupplyToDemand if offered >= asked => low,
            // The limit of the formula when energy is worth nothing outside.
            Self::SupplyToDemand if low <= 0.0 => high.min(0.0),
            Self::SupplyToDemand => low * high / ((high - low) * offered / asked + low),
        }
    }
}

/// A member's part of every hour.
fn member_year(own: &Balance, hours: &[ClusterHour], prices: &ClusterPrices<'_>) -> MemberYear {
    let fee = prices.network_fee.pln_per_kwh();
    let [mut sold, mut bought, mut import, mut export, mut curtailed, mut cost, mut alone] = [0.0; 7];
    let outside = prices.import_pln_per_kwh.iter().zip(prices.export_pln_per_kwh);
    for ((mine, hour), (buy, sell)) in own.hours.iter().zip(hours).zip(outside) {
        let giving = if hour.offered > 0.0 { mine.export / hour.offered } else { 0.0 };
        let taking = if hour.asked > 0.0 { mine.import / hour.asked } else { 0.0 };
        let (gives, takes) =
            (giving * (hour.exchanged + hour.charge), taking * (hour.exchanged + hour.discharge));
        let local = hour.local_pln_per_kwh;
        sold += gives;
        bought += takes;
        import += taking * hour.import;
        export += giving * hour.export;
        curtailed += giving * hour.curtailed;
        cost +=
            takes * (local + fee) - gives * local + taking * hour.import * buy - giving * hour.export * sell;
        alone += mine.import * buy - mine.export * sell;
    }
    MemberYear {
        own: own.totals,
        sold: Energy::from_kwh(sold),
        bought: Energy::from_kwh(bought),
        import: Energy::from_kwh(import),
        export: Energy::from_kwh(export),
        curtailed: Energy::from_kwh(curtailed),
        cost: Money::from_pln(cost),
        cost_alone: Money::from_pln(alone),
    }
}
