//! Technical numbers of the models, with what a reader should know of them. They change with no year and no town,
//! so they are compiled in.

use portal_evidence::{Class, Confidence, SourceId, Sourced};
use portal_model::pv::PvSystem;
use portal_model::storage::Battery;
use portal_text::Text;
use portal_units::{Angle, Energy, Power, Ratio};

use super::assumptions::Assumption;

mod texts {
    portal_text::texts!("shared/technical");
}

/// Efficiency of charging, direct and alternating current together.
const CHARGE: Ratio = Ratio::from_fraction(0.96);
/// Efficiency of discharging.
const DISCHARGE: Ratio = Ratio::from_fraction(0.95);
/// State of charge that a home battery keeps.
const SOC_MIN: Ratio = Ratio::from_fraction(0.1);
/// Self-discharge in an hour.
const SELF_DISCHARGE: Ratio = Ratio::from_fraction(5e-5);

/// Where a technical number comes from: name of the source, how a reader sees it, its page.
type Origin = (SourceId, Option<&'static str>, Confidence);

const PVWATTS: Origin = (
    SourceId::new("dobos-2014-pvwatts"),
    Some("https://www.nrel.gov/docs/fy14osti/62641.pdf"),
    Confidence::Secondary,
);
const USUAL: Origin = (SourceId::new("usual"), None, Confidence::Recalled);

/// A battery as it is usually sold, charged and discharged with at most `power`.
pub fn battery(capacity: Energy, power: Power) -> Battery {
    Battery {
        capacity,
        max_charge: power,
        max_discharge: power,
        soc_min: SOC_MIN,
        soc_max: Ratio::from_fraction(1.0),
        soc_start: Ratio::ZERO,
        eta_charge: CHARGE,
        eta_discharge: DISCHARGE,
        self_discharge_per_hour: SELF_DISCHARGE,
    }
}

/// Numbers of a photovoltaic system.
pub fn of_panels() -> Vec<(Text, Assumption)> {
    let system = PvSystem::facing(Angle::ZERO, Angle::ZERO);
    let percent = |it: Ratio| it.fraction() * 100.0;
    vec![
        (texts::LOSSES, number("pv_losses", percent(system.losses), "%", &PVWATTS)),
        (texts::INVERTER, number("inverter", percent(system.eta_inv_nom), "%", &PVWATTS)),
        (texts::GAMMA, number("gamma", system.gamma_per_k * 100.0, "%/K", &PVWATTS)),
        (texts::ALBEDO, number("albedo", percent(system.albedo), "%", &USUAL)),
    ]
}

/// Numbers of a battery.
pub fn of_batteries() -> Vec<(Text, Assumption)> {
    [
        (texts::CHARGE, "battery_charge", CHARGE),
        (texts::DISCHARGE, "battery_discharge", DISCHARGE),
        (texts::SOC_MIN, "battery_soc_min", SOC_MIN),
        (texts::SELF_DISCHARGE, "battery_self_discharge", SELF_DISCHARGE),
    ]
    .map(|(label, key, share)| (label, number(key, share.fraction() * 100.0, "%", &USUAL)))
    .into()
}

fn number(key: &str, value: f64, unit: &str, (source, url, confidence): &Origin) -> Assumption {
    let (source, confidence) = (source.clone(), *confidence);
    // A usual value has nobody to credit: its confidence says so.
    let credit = if url.is_some() { "Dobos: PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014" } else { "" };
    Assumption {
        key: key.to_owned(),
        value: Sourced { value, source, class: Class::Typical, confidence, time: None },
        low: None,
        high: None,
        unit: unit.to_owned(),
        credit: credit.to_owned(),
        url: url.map(str::to_owned),
        year: String::new(),
    }
}
