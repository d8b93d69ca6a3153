//! How a battery loses capacity with the years and with its cycles.

use portal_units::Ratio;

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Ageing of a battery.
pub static CARD: Card = Card {
    slug: "battery-ageing",
    item: "mobility::ageing::Ageing::health",
    formula: "SOH = 1 − (1 − SOH_end)·((t/t_end)^a + (n/n_end)^b)",
    ranges: &[
        Limits { input: "years", min: 0.0, max: 100.0, unit: "a" },
        Limits { input: "cycles", min: 0.0, max: 1e6, unit: "1" },
        Limits { input: "exponent", min: 0.1, max: 2.0, unit: "1" },
    ],
    sources: &["Schmalstieg, Käbitz, Ecker and Sauer, J. Power Sources 257, 2014, 325–334"],
    omits: &["no-temperature", "no-depth-of-discharge", "no-sudden-end"],
    proofs: &[Proof::Hand { test: "tests/mobility.rs: a_battery_ages_by_hand" }],
};

/// Ageing stated as a warranty states it: the health at the end, after so many years of standing alone or so many
/// full cycles alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ageing {
    /// Share of the capacity that is left at the end of life, mostly 0.8 or 0.7.
    pub end_health: Ratio,
    /// Years of standing that lead there.
    pub end_years: f64,
    /// Full cycles that lead there.
    pub end_cycles: f64,
    /// How the loss grows with the time.
    pub time_exponent: f64,
    /// How the loss grows with the cycles.
    pub cycle_exponent: f64,
}

impl Ageing {
    /// Exponent of the time for cells of nickel, manganese and cobalt.
    /// Source: Schmalstieg et al. 2014, equation for the capacity at rest.
    pub const NMC_TIME_EXPONENT: f64 = 0.75;
    /// Exponent of the charge throughput for the same cells, from the same source.
    pub const NMC_CYCLE_EXPONENT: f64 = 0.5;

    /// Share of the first capacity that is left after `years` and `cycles` full cycles; never below 0.
    ///
    /// `1 − (1 − SOH_end)·((t/t_end)^a + (n/n_end)^b)`: both losses add up.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `years` (0 to 100), `cycles` (0 to 1e6), `end_health` (0 to 1), `end_years`
    /// (0.1 to 100), `end_cycles` (1 to 1e6) or an `exponent` (0.1 to 2).
    ///
    /// # Source
    /// Schmalstieg, Käbitz, Ecker and Sauer, J. Power Sources 257, 2014, 325–334.
    pub fn health(&self, years: f64, cycles: f64) -> Result<Ratio, ModelError> {
        let years = within("years", years, 0.0, 100.0)?;
        let cycles = within("cycles", cycles, 0.0, 1e6)?;
        let end = within("end_health", self.end_health.fraction(), 0.0, 1.0)?;
        let lost = (1.0 - end) * self.spent(years, cycles)?;
        Ok(Ratio::from_fraction((1.0 - lost).max(0.0)))
    }

    /// Years until the end of life when it makes `cycles_per_year` full cycles; at most `end_years`.
    ///
    /// # Errors
    /// As [`Self::health`], for `cycles` in a year.
    pub fn life_years(&self, cycles_per_year: f64) -> Result<f64, ModelError> {
        let cycles_per_year = within("cycles", cycles_per_year, 0.0, 1e6)?;
        let (mut early, mut late) = (0.0, self.end_years);
        // 60 halvings of at most 100 years end below a microsecond.
        for _ in 0..60 {
            let middle = f64::midpoint(early, late);
            if self.spent(middle, cycles_per_year * middle)? < 1.0 {
                early = middle;
            } else {
                late = middle;
            }
        }
        Ok(late)
    }

    /// Share of the life that is spent.
    fn spent(&self, years: f64, cycles: f64) -> Result<f64, ModelError> {
        let end_years = within("end_years", self.end_years, 0.1, 100.0)?;
        let end_cycles = within("end_cycles", self.end_cycles, 1.0, 1e6)?;
        let by_time = within("exponent", self.time_exponent, 0.1, 2.0)?;
        let by_cycles = within("exponent", self.cycle_exponent, 0.1, 2.0)?;
        Ok((years / end_years).powf(by_time) + (cycles / end_cycles).powf(by_cycles))
    }
}
