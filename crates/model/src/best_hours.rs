//! The best hours for what can wait, and whether following them would have paid.

mod back_test;
mod score;

pub use back_test::{BackTest, PastDay, back_test};
pub use score::{HourScore, Signals, Weights, Window, best_window, score};

use crate::registry::{Card, Limits, Proof};

/// Score of hours.
pub static CARD: Card = Card {
    slug: "best-hours",
    item: "best_hours::score",
    formula: "score = Σ w·s / Σ w over the known signals; s = 1 − level/3, (max − p)/(max − min), \
              (r − min)/(max − min), (max − a)/(max − min); 0 where saving is required",
    ranges: &[
        Limits { input: "usage_level", min: 0.0, max: 3.0, unit: "1" },
        Limits { input: "weight", min: 0.0, max: 1000.0, unit: "1" },
        Limits { input: "hours", min: 1.0, max: 10_000.0, unit: "h" },
    ],
    sources: &["Hwang & Yoon, Multiple Attribute Decision Making, 1981: simple additive weighting"],
    omits: &["relative-to-the-hours-shown", "weights-are-a-choice"],
    proofs: &[Proof::Hand { test: "tests/best_hours.rs: four_hours_by_hand" }],
};

/// Back-test of the score.
pub static BACK_TEST_CARD: Card = Card {
    slug: "best-hours-back-test",
    item: "best_hours::back_test",
    formula: "captured = (usual − chosen)/(usual − best), means over the days of the real outcome",
    ranges: &[Limits { input: "usual_hour", min: 0.0, max: 10_000.0, unit: "h" }],
    sources: &["Tashman, Int. J. Forecasting 16(4), 2000, 437–450: only what was known at the time"],
    omits: &["days-with-gaps-are-left-out"],
    proofs: &[Proof::Hand { test: "tests/best_hours.rs: two_days_of_history_by_hand" }],
};
