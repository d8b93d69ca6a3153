//! Calculators as data: what is asked, what is answered, what is drawn.
//!
//! One folder a calculator; no calculator imports another; what two share is in [`shared`]. A form that can draw
//! one [`Calculator`] draws them all. Nothing here knows a browser, a clock or a file: the hourly year and the
//! numbers that change with years and towns are given from outside.

pub mod air;
pub mod answer;
pub mod appliance;
pub mod battery;
pub mod best_hours;
pub mod bus;
pub mod charging;
pub mod chp;
pub mod cluster;
pub mod cluster_ledger;
pub mod ev;
pub mod field;
pub mod footprint;
pub mod heat;
pub mod insulation;
pub mod ledger;
pub mod path;
pub mod pv;
pub mod shared;
pub mod spec;
pub mod state;
pub mod sun;

pub use answer::{Answer, AnswerError, AssumptionUse, Driver, Figure, LedgerRow, Run};
pub use field::{Choice, Field, Kind, Question, Range, Start, Value, Zone};
pub use path::{PathAnswer, Picture, Step};
pub use spec::{About, Calculator, Notes, Preset, Reference, Rough, Spec, Surroundings};
pub use state::{Form, Notice, Refusal, Refused};

/// Every calculator, in the order in which the portal lists them. Menu, routes and tests read this list.
pub static ALL: &[&dyn Calculator] = &[
    &pv::CALCULATOR,
    &heat::CALCULATOR,
    &battery::CALCULATOR,
    &insulation::CALCULATOR,
    &cluster::CALCULATOR,
    &ev::CALCULATOR,
    &air::CALCULATOR,
    &footprint::CALCULATOR,
    &chp::CALCULATOR,
    &bus::CALCULATOR,
    &charging::CALCULATOR,
    &best_hours::CALCULATOR,
    &sun::CALCULATOR,
    &appliance::CALCULATOR,
    &ledger::CALCULATOR,
    &cluster_ledger::CALCULATOR,
];

/// The calculator whose address ends with `slug`.
pub fn find(slug: &str) -> Option<&'static dyn Calculator> {
    ALL.iter().copied().find(|it| it.about().slug == slug)
}

/// What is said under the answers of the calculator whose address ends with `slug`.
pub fn notes(slug: &str) -> Option<&'static Notes> {
    Some(match slug {
        "pv" => &pv::NOTES,
        "heat" => &heat::NOTES,
        "battery" => &battery::NOTES,
        "insulation" => &insulation::NOTES,
        "cluster" => &cluster::NOTES,
        "ev" => &ev::NOTES,
        "air" => &air::NOTES,
        "footprint" => &footprint::NOTES,
        "chp" => &chp::NOTES,
        "bus" => &bus::NOTES,
        "charging" => &charging::NOTES,
        "best-hours" => &best_hours::NOTES,
        "sun" => &sun::NOTES,
        "appliance" => &appliance::NOTES,
        "ledger" => &ledger::NOTES,
        "cluster-ledger" => &cluster_ledger::NOTES,
        _ => return None,
    })
}

/// The short way with pictures into the calculator whose address ends with `slug`.
pub fn path(slug: &str) -> Option<&'static [Step; 3]> {
    Some(match slug {
        "pv" => &pv::PATH,
        "heat" => &heat::PATH,
        "battery" => &battery::PATH,
        "insulation" => &insulation::PATH,
        "cluster" => &cluster::PATH,
        "ev" => &ev::PATH,
        "air" => &air::PATH,
        "footprint" => &footprint::PATH,
        "chp" => &chp::PATH,
        "bus" => &bus::PATH,
        "charging" => &charging::PATH,
        "best-hours" => &best_hours::PATH,
        "sun" => &sun::PATH,
        "appliance" => &appliance::PATH,
        "ledger" => &ledger::PATH,
        "cluster-ledger" => &cluster_ledger::PATH,
        _ => return None,
    })
}

/// Keys of every number that the calculator whose address ends with `slug` takes from the data, in groups.
pub fn needs(slug: &str) -> &'static [&'static [&'static str]] {
    match slug {
        "pv" => &[&pv::ASSUMPTIONS],
        "heat" => heat::ASSUMPTIONS,
        "battery" => battery::ASSUMPTIONS,
        "insulation" => insulation::ASSUMPTIONS,
        "cluster" => cluster::ASSUMPTIONS,
        "ev" => ev::ASSUMPTIONS,
        "air" => air::ASSUMPTIONS,
        "footprint" => footprint::ASSUMPTIONS,
        "chp" => chp::ASSUMPTIONS,
        "bus" => bus::ASSUMPTIONS,
        "charging" => charging::ASSUMPTIONS,
        "best-hours" => best_hours::ASSUMPTIONS,
        "sun" => sun::ASSUMPTIONS,
        "appliance" => appliance::ASSUMPTIONS,
        "ledger" => ledger::ASSUMPTIONS,
        "cluster-ledger" => cluster_ledger::ASSUMPTIONS,
        _ => &[],
    }
}
