//! Samples that cover every input evenly.

use crate::error::{ModelError, within};
use crate::random::SplitMix64;

/// Samples of several inputs, each a probability; every one of `n` equal strata of every input is drawn once.
///
/// `u_ij = (π_j(i) + v_ij)/n` with a random order `π_j` for each input and `v_ij` uniform.
///
/// # Source
/// `McKay`, Beckman and Conover, Technometrics 21(2), 1979, 239–245.
#[derive(Debug, Clone, PartialEq)]
pub struct LatinHypercube {
    columns: Vec<Vec<f64>>,
}

impl LatinHypercube {
    /// Draws `samples` of `inputs`.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `samples` (1 to 100 000) or `inputs` (0 to 1000).
    ///
    /// # Source
    /// `McKay`, Beckman and Conover, 1979; the order by Durstenfeld, Communications of the ACM 7(7), 1964, 420.
    pub fn new(samples: u32, inputs: u32, seed: u64) -> Result<Self, ModelError> {
        let count = within("samples", f64::from(samples), 1.0, 1e5)?;
        within("inputs", f64::from(inputs), 0.0, 1e3)?;
        let mut random = SplitMix64::new(seed);
        let mut column = |_| {
            let mut strata: Vec<u32> = (0..samples).collect();
            shuffle(&mut strata, &mut random);
            strata.into_iter().map(|it| (f64::from(it) + inside(&mut random)) / count).collect()
        };
        Ok(Self { columns: (0..inputs).map(&mut column).collect() })
    }

    /// The probabilities of each input, one for each sample.
    pub fn columns(&self) -> &[Vec<f64>] {
        &self.columns
    }
}

/// A number between 0 and 1, never one of them: the ends of a distribution may be infinitely far.
const fn inside(random: &mut SplitMix64) -> f64 {
    let u = random.uniform();
    if u > 0.0 { u } else { f64::EPSILON }
}

/// Puts values into a random order, all orders alike but for the 2⁻⁵³ of the steps.
fn shuffle(values: &mut [u32], random: &mut SplitMix64) {
    for last in (1..values.len()).rev() {
        values.swap(last, below(last + 1, random));
    }
}

/// A whole number from 0 to below `bound`.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 100 000, rounded down"
)]
fn below(bound: usize, random: &mut SplitMix64) -> usize {
    ((random.uniform() * bound as f64) as usize).min(bound - 1)
}
