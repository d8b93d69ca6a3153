//! Technical numbers of the models, with what a reader should know of them. They change with no year and no town,
//! so they are compiled in.

use portal_evidence::{Class, Confidence, SourceId, Sourced};
use portal_model::pv::PvSystem;
use portal_model::storage::Battery;
use portal_text::{Language, Text};
use portal_units::{Angle, Energy, Power, Ratio};

use super::assumptions::{Assumption, Assumptions};
use super::uses::assumption_use;
use crate::answer::AssumptionUse;

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

/// The technical numbers of a calculation, with what the reader put in their places.
#[derive(Debug, Clone, PartialEq)]
pub struct Technical {
    panels: [Assumption; 4],
    batteries: [Assumption; 4],
}

impl Default for Technical {
    fn default() -> Self {
        Self::of(&Assumptions::default())
    }
}

impl Technical {
    /// The numbers as they usually are, but for those that `assumptions` hold of the reader.
    pub fn of(assumptions: &Assumptions) -> Self {
        let system = PvSystem::facing(Angle::ZERO, Angle::ZERO);
        let percent = |it: Ratio| it.fraction() * 100.0;
        let panels = [
            number("pv_losses", percent(system.losses), "%", &PVWATTS),
            number("inverter", percent(system.eta_inv_nom), "%", &PVWATTS),
            number("gamma", system.gamma_per_k * 100.0, "%/K", &PVWATTS),
            number("albedo", percent(system.albedo), "%", &USUAL),
        ];
        let batteries = [
            number("battery_charge", percent(CHARGE), "%", &USUAL),
            number("battery_discharge", percent(DISCHARGE), "%", &USUAL),
            number("battery_soc_min", percent(SOC_MIN), "%", &USUAL),
            number("battery_self_discharge", percent(SELF_DISCHARGE), "%", &USUAL),
        ];
        Self {
            panels: panels.map(|it| assumptions.owned(it)),
            batteries: batteries.map(|it| assumptions.owned(it)),
        }
    }

    /// Panels of these numbers, facing `azimuth` at a tilt.
    pub fn panels(&self, tilt: Angle, azimuth: Angle) -> PvSystem {
        let [losses, inverter, gamma, albedo] = self.panels.each_ref().map(used);
        let usual = PvSystem::facing(tilt, azimuth);
        PvSystem {
            losses: Ratio::from_fraction(losses),
            eta_inv_nom: Ratio::from_fraction(inverter),
            gamma_per_k: gamma,
            albedo: Ratio::from_fraction(albedo),
            ..usual
        }
    }

    /// A battery of these numbers, charged and discharged with at most `power`.
    pub fn battery(&self, capacity: Energy, power: Power) -> Battery {
        let [charge, discharge, soc_min, self_discharge] = self.batteries.each_ref().map(used);
        Battery {
            capacity,
            max_charge: power,
            max_discharge: power,
            soc_min: Ratio::from_fraction(soc_min),
            soc_max: Ratio::from_fraction(1.0),
            soc_start: Ratio::ZERO,
            eta_charge: Ratio::from_fraction(charge),
            eta_discharge: Ratio::from_fraction(discharge),
            self_discharge_per_hour: Ratio::from_fraction(self_discharge),
        }
    }

    /// The numbers of the panels, and those of a battery where there is one, as they are written on the page.
    pub fn uses(&self, language: Language, has_battery: bool) -> Vec<AssumptionUse> {
        let panels =
            [texts::LOSSES, texts::INVERTER, texts::GAMMA, texts::ALBEDO].into_iter().zip(&self.panels);
        let batteries = [texts::CHARGE, texts::DISCHARGE, texts::SOC_MIN, texts::SELF_DISCHARGE];
        let batteries = batteries.into_iter().zip(&self.batteries).filter(|_| has_battery);
        let row = |(label, it): (Text, &Assumption)| assumption_use(language, label, it, it.uncertain());
        panels.chain(batteries).map(row).collect()
    }

    /// What tells these numbers from others.
    pub(super) fn fingerprint(&self) -> impl Iterator<Item = u64> {
        self.panels.iter().chain(&self.batteries).map(|it| it.uncertain().mid.to_bits())
    }
}

/// The number as a fraction.
fn used(assumption: &Assumption) -> f64 {
    assumption.uncertain().mid / 100.0
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
        own: None,
    }
}
