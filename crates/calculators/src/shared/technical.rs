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

const PVWATTS: SourceId = SourceId::new("Dobos: PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014");
const USUAL: SourceId = SourceId::new("—");

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
        (texts::LOSSES, number("pv_losses", percent(system.losses), "%", PVWATTS, Confidence::Secondary)),
        (
            texts::INVERTER,
            number("inverter", percent(system.eta_inv_nom), "%", PVWATTS, Confidence::Secondary),
        ),
        (texts::GAMMA, number("gamma", system.gamma_per_k * 100.0, "%/K", PVWATTS, Confidence::Secondary)),
        (texts::ALBEDO, number("albedo", percent(system.albedo), "%", USUAL, Confidence::Recalled)),
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
    .map(|(label, key, share)| {
        (label, number(key, share.fraction() * 100.0, "%", USUAL, Confidence::Recalled))
    })
    .into()
}

fn number(key: &str, value: f64, unit: &str, source: SourceId, confidence: Confidence) -> Assumption {
    Assumption {
        key: key.to_owned(),
        value: Sourced { value, source, class: Class::Typical, confidence, time: None },
        low: None,
        high: None,
        unit: unit.to_owned(),
        year: String::new(),
        note: String::new(),
    }
}
