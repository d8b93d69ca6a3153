//! A small generator of random numbers: the same seed gives the same numbers on every machine.

/// `SplitMix64`, 2⁶⁴ numbers long. For simulations, never for secrets.
///
/// # Source
/// Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, 453–472, figure 17 with the
/// constants of Vigna, <https://prng.di.unimi.it/splitmix64.c>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// The generator that begins at a seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub const fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The next number from 0 to below 1, evenly spread, in steps of 2⁻⁵³.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub const fn uniform(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// The next number of the exponential distribution with mean 1.
    ///
    /// `−ln(1 − u)`
    pub fn exponential(&mut self) -> f64 {
        -(-self.uniform()).ln_1p()
    }
}
