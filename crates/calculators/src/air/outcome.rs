//! The calculation: what is breathed, and what the air could at most become.

use portal_model::air::{Emitted, LowEmission, Pollutant, Stay, cigarettes, exposure, relief, replaced};
use portal_units::{Concentration, Emission, Energy, Ratio, Span};

use super::inputs::{Inputs, PM25};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::heating::{self, BUY, Device, GRID_CO2, heating};
use crate::shared::study::{At, Numbers, Study, Usual, Wanted, shown_where};

const CIGARETTE: &str = "cigarette_pm25";
const RISK: &str = "pm25_relative_risk";
const SHARE: &str = "low_emission_share_pm25";
pub(super) const WHO: &str = "pm25_who_guideline";
pub(super) const EU: &str = "pm25_eu_limit_2030";
const INDOORS: &str = "indoor_share";
/// Keys of the data.
pub(super) const KEYS: &[&str] = &[PM25, CIGARETTE, RISK, SHARE, WHO, EU];

/// Hours of a day.
const DAY: f64 = 24.0;
/// Heat of a home; only what devices emit for the same heat matters.
const HEAT: Energy = Energy::from_kwh(20_000.0);

/// What is breathed and what could be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Outcome {
    /// Mean outdoors.
    pub(super) now: Concentration,
    /// Mean over a day with its time indoors.
    pub(super) breathed: Concentration,
    /// Cigarettes a day.
    pub(super) cigarettes: f64,
    /// Higher mortality against the guideline, 0–1.
    pub(super) risk: f64,
    /// What the mean falls by at most.
    pub(super) relief: Concentration,
    /// Dust that the chimneys no longer give off.
    pub(super) spared: Emission,
    /// Share of the homes' dust that goes away.
    pub(super) removed: f64,
}

impl Outcome {
    /// Mean outdoors afterwards, at best.
    pub(super) fn after(&self) -> f64 {
        (self.now - self.relief).ug_per_m3()
    }
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    pub(super) who: f64,
    pub(super) eu: f64,
    /// PM2.5 that the rule sets equal to one cigarette a day. \[µg/m³\]
    pub(super) one_cigarette: f64,
    /// Relief by the number of homes replaced.
    pub(super) by_homes: Vec<(f64, f64)>,
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let mut wanted = vec![
        Wanted::asked(PM25, texts::PM25, inputs.pm25.ug_per_m3()),
        Wanted::usual(INDOORS, texts::ASSUME_INDOORS, Usual::new(60.0, 40.0, 80.0, "%")),
        Wanted::data(SHARE, texts::ASSUME_SHARE),
        Wanted::data(CIGARETTE, texts::ASSUME_CIGARETTE),
        Wanted::data(RISK, texts::ASSUME_RISK),
        Wanted::data(WHO, texts::ASSUME_WHO),
        Wanted::data(EU, texts::ASSUME_EU),
    ];
    let mut heating = heating::wanted(Device::CoalByHand);
    heating.extend(heating::wanted(inputs.new));
    // A heat pump is judged with its electricity, though here only chimneys count.
    heating.push(Wanted::data(BUY, heating::BUY_LABEL));
    heating.push(Wanted::data(GRID_CO2, heating::GRID_CO2_LABEL));
    wanted.extend(shown_where(heating, |it| it.ends_with("_pm25") || it.starts_with("efficiency_")));
    Ok(Numbers::gather(assumptions, wanted)?)
}

pub(super) fn case(inputs: &Inputs, numbers: &Numbers) -> Result<Case, AnswerError> {
    const STEPS: u8 = 10;
    let study = Study::of(numbers, |at| outcome(inputs, at))?;
    let middle = numbers.middle();
    let mut by_homes = Vec::new();
    for step in 0..=STEPS {
        let replaced = inputs.homes * f64::from(step) / f64::from(STEPS);
        let fall = outcome(&Inputs { replaced, ..*inputs }, &middle)?.relief;
        by_homes.push((replaced, fall.ug_per_m3()));
    }
    Ok(Case {
        study,
        who: middle.get(WHO)?,
        eu: middle.get(EU)?,
        one_cigarette: middle.get(CIGARETTE)?,
        by_homes,
    })
}

fn outcome(inputs: &Inputs, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let now = Concentration::from_ug_per_m3(at.get(PM25)?);
    let indoors = Ratio::from_fraction(at.get(INDOORS)? / 100.0);
    let stays = [
        Stay { concentration: now, time: inputs.outdoors },
        Stay {
            concentration: now * indoors.fraction(),
            time: Span::from_hours(DAY - inputs.outdoors.hours()),
        },
    ];
    let over = ((now.ug_per_m3() - at.get(WHO)?) / 10.0).max(0.0);
    let (before, after) = (dust(Device::CoalByHand, at)?, dust(inputs.new, at)?);
    let share = Ratio::from_fraction(at.get(SHARE)? / 100.0);
    let whole = |homes: f64| Emission::from_g(homes * before.mass.g());
    let spared = spared(inputs, before, after)?;
    let homes = LowEmission {
        measured: now,
        share_low: share,
        share_high: share,
        emitted: whole(inputs.homes.max(1.0)),
    };
    let relief = relief(&homes, spared)?;
    Ok(Outcome {
        now,
        breathed: exposure(&stays)?.unwrap_or(now),
        cigarettes: cigarettes(now, Concentration::from_ug_per_m3(at.get(CIGARETTE)?))?.a_day,
        risk: at.get(RISK)?.powf(over) - 1.0,
        relief: relief.high,
        spared,
        removed: relief.removed.fraction(),
    })
}

/// Dust of a home for a year of heat.
fn dust(device: Device, at: &At<'_>) -> Result<Emitted, AnswerError> {
    let mass = heating(device, HEAT, None, at)?.of(Pollutant::Pm25);
    Ok(Emitted { pollutant: Pollutant::Pm25, mass })
}

/// Dust that the replaced homes no longer give off; no more homes than there are.
fn spared(inputs: &Inputs, before: Emitted, after: Emitted) -> Result<Emission, AnswerError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of homes of the form"
    )]
    let homes = inputs.replaced.min(inputs.homes).max(0.0) as u32;
    let gone = replaced(homes, &[before], &[after])?;
    Ok(gone.first().map_or(Emission::ZERO, |it| Emission::from_g(it.mass.g().max(0.0))))
}
