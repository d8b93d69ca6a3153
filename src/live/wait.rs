//! How long to wait before the next question.

use portal_opendata::config::Polling;

/// Waits that grow with each failure and are spread at random, so that not all readers ask at once.
#[derive(Debug, Clone)]
pub(super) struct Wait {
    polling: Polling,
    failures: u32,
    seed: u64,
}

impl Wait {
    /// No failure yet; `seed` decides the spread.
    pub(super) const fn new(polling: Polling, seed: u64) -> Self {
        Self { polling, failures: 0, seed }
    }

    /// Milliseconds to wait after a success.
    pub(super) fn after_success(&mut self, interval_ms: u32) -> i64 {
        self.failures = 0;
        self.spread(interval_ms)
    }

    /// Milliseconds to wait after a failure: the first wait, doubled with each further failure up to the longest.
    pub(super) fn after_failure(&mut self) -> i64 {
        let Polling { backoff_first_ms, backoff_max_ms, .. } = self.polling;
        let doubled = backoff_first_ms.saturating_mul(2_u32.saturating_pow(self.failures));
        self.failures = self.failures.saturating_add(1);
        self.spread(doubled.min(backoff_max_ms))
    }

    /// The longest wait: for a service that asks for patience.
    pub(super) fn patient(&mut self) -> i64 {
        self.failures = self.failures.saturating_add(1);
        self.spread(self.polling.backoff_max_ms)
    }

    /// Starts again from the first wait.
    pub(super) const fn forget(&mut self) {
        self.failures = 0;
    }

    /// Whether the last question failed.
    pub(super) const fn is_failing(&self) -> bool {
        self.failures > 0
    }

    fn spread(&mut self, wait_ms: u32) -> i64 {
        let wait = f64::from(wait_ms);
        let varied = wait * self.polling.jitter_share.mul_add(2.0 * self.random() - 1.0, 1.0);
        #[expect(clippy::cast_possible_truncation, reason = "at most twice a u32")]
        let varied_ms = varied as i64;
        varied_ms.max(1)
    }

    /// A number from 0 to 1. Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014 (`SplitMix64`).
    fn random(&mut self) -> f64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let top = u32::try_from(mixed >> 32).unwrap_or(u32::MAX);
        f64::from(top) / f64::from(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(jitter_share: f64, seed: u64) -> Wait {
        Wait::new(Polling { backoff_first_ms: 1_000, backoff_max_ms: 5_000, jitter_share }, seed)
    }

    #[test]
    fn waits_double_up_to_the_longest_and_start_again_after_a_success() {
        let mut wait = wait(0.0, 1);
        let waits: Vec<i64> = (0..5).map(|_| wait.after_failure()).collect();
        assert_eq!(waits, [1_000, 2_000, 4_000, 5_000, 5_000]);
        assert_eq!(wait.after_success(900), 900);
        assert_eq!(wait.after_failure(), 1_000);
    }

    #[test]
    fn waits_are_spread_within_the_share_and_differ_between_readers() {
        let firsts: Vec<i64> = (0..50).map(|seed| wait(0.2, seed).after_failure()).collect();
        assert!(firsts.iter().all(|it| (800..=1_200).contains(it)), "{firsts:?}");
        assert!(firsts.iter().any(|it| *it < 900) && firsts.iter().any(|it| *it > 1_100));
    }
}
