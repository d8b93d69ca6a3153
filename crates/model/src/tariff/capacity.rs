//! The charge that pays for plants kept ready.

use portal_units::{Energy, EnergyPrice, Money, Ratio};
use serde::{Deserialize, Serialize};

use super::LocalHours;
use crate::error::{ModelError, finite, within};
use crate::load::DayKind;
use crate::registry::{Card, Limits, Proof};

/// The Polish capacity charge of households and firms.
pub static CARD: Card = Card {
    slug: "capacity-charge",
    item: "tariff::{household_charge, firm_charge}",
    formula: "household: a rate a month by the band of yearly use; \
              firm: rate·E_peak·A, A by Δ = mean E_peak / mean E_other − 1 on working days",
    ranges: &[
        Limits { input: "yearly_use", min: 0.0, max: 1e9, unit: "kWh" },
        Limits { input: "rate", min: 0.0, max: 100.0, unit: "PLN/kWh" },
    ],
    sources: &[
        "Ustawa z dnia 8 grudnia 2017 r. o rynku mocy, Dz.U. 2023 poz. 2131, art. 70a, art. 74 ust. 4, art. 89a; \
         the drawn formula of art. 70a ust. 2 inferred from its limits, not read",
    ],
    omits: &["one-period-at-a-time"],
    proofs: &[
        Proof::Hand {
            test: "tests/tariff.rs: a_household_pays_by_its_band_and_the_border_belongs_where_the_law_says",
        },
        Proof::Hand { test: "tests/tariff.rs: a_firm_pays_less_the_flatter_its_use" },
    ],
};

/// A rate a month for households up to a yearly use.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CapacityBand {
    /// Largest yearly use; `None` for the band without an upper end.
    pub up_to: Option<Energy>,
    /// Whether a use of exactly `up_to` belongs to this band or to the next.
    pub includes_end: bool,
    /// Charge of one month.
    pub monthly: Money,
}

/// Charge of a household in one month by its yearly use.
///
/// The bands are in ascending order; the first that holds counts. `None` when no band reaches that far.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `yearly_use` (0 to 1e9 kWh).
///
/// # Source
/// Ustawa z dnia 8 grudnia 2017 r. o rynku mocy, art. 89a; the rates are published each year by the President of URE.
pub fn household_charge(yearly_use: Energy, bands: &[CapacityBand]) -> Result<Option<Money>, ModelError> {
    let used = within("yearly_use", yearly_use.kwh(), 0.0, 1e9)?;
    let holds = |band: &&CapacityBand| {
        band.up_to.is_none_or(|end| used < end.kwh() || (band.includes_end && used <= end.kwh()))
    };
    Ok(bands.iter().find(holds).map(|band| band.monthly))
}

/// What an hour means for the charge of a firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CapacityHour {
    /// One of the chosen hours of a working day: its energy is charged.
    Peak,
    /// Another hour of a working day.
    OtherWorkday,
    /// Saturday, Sunday, holiday.
    Free,
}

/// The chosen hours of working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeakHours {
    /// First chosen hour of the day, 0 to 23.
    pub from: u8,
    /// Hour at which they end, 1 to 24.
    pub to: u8,
}

impl PeakHours {
    /// What each hour means, by the local clock, weekday and holidays.
    ///
    /// # Source
    /// Ustawa o rynku mocy, art. 74 ust. 4 pkt 2; the hours are published each year by the President of URE.
    pub fn classify(&self, hours: &LocalHours<'_>) -> Vec<CapacityHour> {
        hours
            .clock()
            .map(|(date, hour)| match DayKind::of(date, hours.holidays) {
                DayKind::Workday if (self.from..self.to).contains(&hour) => CapacityHour::Peak,
                DayKind::Workday => CapacityHour::OtherWorkday,
                DayKind::Saturday | DayKind::Sunday => CapacityHour::Free,
            })
            .collect()
    }
}

/// The share of the charge that a firm with a flat use pays.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FirmStep {
    /// Holds for a difference below this; `None` for the last step.
    pub below: Option<Ratio>,
    /// Share of the charge.
    pub coefficient: Ratio,
}

/// Charge of a firm for one period of qualification.
///
/// `rate·E_peak·A`; `A` is that of the first step above `Δ = (mean of the chosen hours)/(mean of the others) − 1`, both on
/// working days. Without any use in the others it is the last step. `None` when no step reaches that far.
///
/// # Arguments
/// * `use_kwh` – taken from the grid in each hour of the period    * `hours` – what each hour means
/// * `rate` – of the charge, 0 to 100 PLN/kWh    * `steps` – ascending, the last without an end
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::NotFinite`] names `use`; [`ModelError::OutOfRange`] names a negative `use` or
/// `rate`.
///
/// # Source
/// Ustawa z dnia 8 grudnia 2017 r. o rynku mocy, Dz.U. 2023 poz. 2131, art. 70a (groups K1 to K4, the hours that are
/// compared). The drawn formula of ust. 2 was not in the copy that was read: that the difference is relative to the mean
/// of the other hours follows from its limits in percent and from its undefined case.
pub fn firm_charge(
    use_kwh: &[f64],
    hours: &[CapacityHour],
    rate: EnergyPrice,
    steps: &[FirmStep],
) -> Result<Option<Money>, ModelError> {
    finite("use", use_kwh, hours.len())?;
    let rate = within("rate", rate.pln_per_kwh(), 0.0, 100.0)?;
    let (mut peak, mut other) = ((0.0, 0.0), (0.0, 0.0));
    for (energy, hour) in use_kwh.iter().zip(hours) {
        let energy = within("use", *energy, 0.0, f64::MAX)?;
        match hour {
            CapacityHour::Peak => peak = (peak.0 + energy, peak.1 + 1.0),
            CapacityHour::OtherWorkday => other = (other.0 + energy, other.1 + 1.0),
            CapacityHour::Free => {}
        }
    }
    if peak.0 == 0.0 {
        return Ok(Some(Money::ZERO));
    }
    // Without any other use the quotient is infinite or undefined: only the step without an end holds.
    let difference = (peak.0 / peak.1) / (other.0 / other.1) - 1.0;
    let step = steps.iter().find(|step| step.below.is_none_or(|end| difference < end.fraction()));
    Ok(step.map(|step| Money::from_pln(rate * peak.0 * step.coefficient.fraction())))
}
