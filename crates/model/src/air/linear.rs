//! The index of the US EPA: straight lines between breakpoints, in whole numbers so that every threshold is exact.
//!
//! # Source
//! 40 CFR Part 58, Appendix G, as amended by 89 FR 16202 (6 March 2024); US EPA, Technical Assistance Document for the
//! Reporting of Daily Air Quality, EPA-454/B-24-002, May 2024.

use core::ops::Div;

use serde::Serialize;

use crate::error::{ModelError, within};

/// One straight piece: concentrations and indices at its two ends, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Line {
    /// First and last concentration, in steps of the scale.
    pub steps: [u32; 2],
    /// Index at each of them.
    pub index: [u32; 2],
}

/// What holds above the last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Beyond {
    /// The last line goes on.
    Extrapolated,
    /// Nothing: another averaging time must be used.
    Undefined,
}

/// The lines of one pollutant and averaging time. `Q` is the quantity of its unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinearScale<Q> {
    step: Q,
    lines: Vec<Line>,
    beyond: Beyond,
}

/// An index with what it was worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LinearIndex {
    /// The index, rounded half up.
    pub index: u32,
    /// The index before it was rounded.
    pub unrounded: f64,
    /// The line from which it is, 1 is the best; the last also holds beyond.
    pub band: usize,
    /// The truncated concentration, in steps of the scale.
    pub steps: u32,
}

/// Concentrations are counted in steps up to here.
const MOST_STEPS: u32 = 10_000_000;
/// So close to a whole number of steps a concentration is that number: 0.3 is not 2.999… steps of 0.1.
const NOISE: f64 = 1e-7;

impl<Q: Copy + Div<Q, Output = f64>> LinearScale<Q> {
    /// A scale whose concentrations are truncated to `step`.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `steps` or `index` unless each line ends above its begin and begins one step
    /// and one index after the line before, all at most 1e7.
    pub fn new(step: Q, lines: Vec<Line>, beyond: Beyond) -> Result<Self, ModelError> {
        let mut previous: Option<Line> = None;
        for line in &lines {
            let follows = |input, [first, last]: [u32; 2], before: Option<u32>| {
                let (lowest, highest) = before.map_or((0, MOST_STEPS), |it| (it + 1, it + 1));
                within(input, first.into(), lowest.into(), highest.into())?;
                within(input, last.into(), f64::from(first) + 1.0, MOST_STEPS.into())
            };
            follows("steps", line.steps, previous.map(|it| it.steps[1]))?;
            follows("index", line.index, previous.map(|it| it.index[1]))?;
            previous = Some(*line);
        }
        Ok(Self { step, lines, beyond })
    }

    /// The index of a concentration that is averaged as the scale demands.
    ///
    /// `I = I_lo + (I_hi − I_lo)·(C − C_lo)/(C_hi − C_lo)` with the truncated `C`, rounded half up; `None` below the
    /// first line, beyond the last one where that is undefined, and for a value that is negative, not finite or more
    /// than 1e7 steps.
    pub fn index(&self, concentration: Q) -> Option<LinearIndex> {
        let steps = truncated(concentration / self.step)?;
        let within = self.lines.iter().position(|it| steps <= it.steps[1]);
        let last = (self.beyond == Beyond::Extrapolated).then(|| self.lines.len().checked_sub(1)).flatten();
        let at = within.or(last)?;
        let Line { steps: [first, top], index: [low, high] } = *self.lines.get(at)?;
        let (above, run) = (u64::from(steps.checked_sub(first)?), u64::from(top - first));
        let numerator = u64::from(low) * run + u64::from(high - low) * above;
        #[expect(clippy::cast_precision_loss, reason = "for show only")]
        let unrounded = numerator as f64 / run as f64;
        let index = u32::try_from((2 * numerator + run) / (2 * run)).ok()?;
        Some(LinearIndex { index, unrounded, band: at + 1, steps })
    }
}

/// Whole steps in so many steps.
fn truncated(steps: f64) -> Option<u32> {
    if !(0.0..=f64::from(MOST_STEPS)).contains(&steps) {
        return None;
    }
    let nearest = steps.round();
    let is_whole = (steps - nearest).abs() <= NOISE;
    let whole = if is_whole { nearest } else { steps.floor() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1e7")]
    Some(whole as u32)
}
