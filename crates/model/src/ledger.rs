//! What a site costs and emits in a year with any of its measures, and what each of them changes.
//!
//! A site is a list of devices with their hourly series, worked out once by the models of their fields, one meter, at most
//! one battery and some measures. A device is there or not by the measures that are taken, so that a year follows from
//! the *set* of measures and totals cannot depend on their order; only the share of a single measure does. A house with
//! photovoltaics, battery, heat pump, insulation and electric car is such a site, and so is a cluster of a town with
//! photovoltaics, wind, cogeneration, battery and electric buses.

mod account;
mod batch;
mod capacity;
mod device;
mod hours;
mod house;
mod net_billing;
mod runs;
mod site;
mod steps;

pub use account::{Account, Cost};
pub use device::{Device, Set, When};
pub use hours::HourEnergy;
pub use house::{House, HouseMeasure};
pub use net_billing::{Deposit, NetBilling};
pub use runs::{Effect, Runs, Uncertain};
pub use site::{ByView, Carrier, Grid, Measure, Site, SiteParts, Store, View};
pub use steps::{Ledger, Step};

use crate::registry::{Card, Limits, Proof};

/// Accounts of a site with its measures.
pub static CARD: Card = Card {
    slug: "ledger",
    item: "ledger::Site::ledger",
    formula: "year(S) of the set S of measures; step i: year(S_i) − year(S_i−1); Σ steps = year(S_n) − year(∅); \
              each hour: Σ fuel + Σ ambient + import + content before = Σ use + Σ loss + battery loss + export + curtailed + content after; \
              cost = Σ annuity + running + Σ import·p − Σ export·p + Σ fuel·p + 12·charge(Σ import) + CO2·c + PM2.5·d; \
              net-billing: for Σ export·p what the account pays and refunds in the eleventh of years that are alike",
    ranges: &[
        Limits { input: "measures", min: 0.0, max: 16.0, unit: "1" },
        Limits { input: "life", min: 1.0, max: 100.0, unit: "a" },
    ],
    sources: &[
        "ISO 50015:2014, one boundary and one baseline for all measures",
        "Ustawa z dnia 8 grudnia 2017 r. o rynku mocy, Dz.U. 2023 poz. 2131, art. 89a (capacity charge of households)",
        "Boardman, Greenberg, Vining and Weimer, Cost-Benefit Analysis, 5th ed., Cambridge, 2018, chapter 2 (private and social view)",
    ],
    omits: &[
        "no-fixed-charges-but-capacity",
        "particles-of-the-site-only",
        "greedy-battery",
        "shares-depend-on-order",
    ],
    proofs: &[
        Proof::Table {
            table: "11b_balance",
            by: "exact arithmetic",
            demand: 1e-9,
            deviation: 1e-12,
            unit: "1",
        },
        Proof::Hand { test: "tests/ledger.rs: three_hours_of_a_house_are_worked_by_hand" },
        Proof::Hand {
            test: "tests/ledger_net_billing.rs: an_account_that_comes_round_every_year_is_worked_by_hand",
        },
        Proof::Hand {
            test: "tests/ledger_capacity.rs: panels_lift_a_house_into_a_lower_band_and_a_heat_pump_out_of_it",
        },
        Proof::Hand { test: "tests/ledger_house.rs: the_total_is_the_same_in_all_orders_of_five_measures" },
        Proof::Hand { test: "tests/ledger_house.rs: in_each_hour_what_goes_in_comes_out" },
    ],
};

/// The ledger with uncertain inputs.
pub static RUNS_CARD: Card = Card {
    slug: "ledger-runs",
    item: "ledger::Site::runs",
    formula: "series times x_i/x_i,middle of each sample, then dispatch and account as in the ledger",
    ranges: &[
        Limits { input: "samples", min: 1.0, max: 1e5, unit: "1" },
        Limits { input: "factor", min: 0.0, max: 100.0, unit: "1" },
    ],
    sources: &["JCGM 101:2008 (GUM, supplement 1): propagation of distributions by sampling"],
    omits: &["inputs-independent", "shapes-of-series-certain"],
    proofs: &[Proof::Hand {
        test: "tests/ledger_runs.rs: an_uncertain_price_spreads_the_bill_as_worked_by_hand",
    }],
};
