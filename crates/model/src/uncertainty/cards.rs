//! What a reader may check of the spreads.

use crate::registry::{Card, Limits, Proof};

/// Distributions by their quantiles.
pub static DISTRIBUTION_CARD: Card = Card {
    slug: "distribution",
    item: "uncertainty::Distribution::quantile",
    formula: "uniform a + u·(b − a); triangular a + √(u·(b − a)·(c − a)) below its mode c, b − √((1 − u)·(b − a)·(b − c)) above; \
              normal μ + σ·Φ⁻¹(Φ(α) + u·(Φ(β) − Φ(α))); lognormal m·exp(σ·Φ⁻¹(u))",
    ranges: &[Limits { input: "probability", min: 0.0, max: 1.0, unit: "1" }],
    sources: &[
        "Forbes, Evans, Hastings and Peacock, Statistical Distributions, 4th ed., Wiley, 2011, chapters 29, 33, 40, 44, 46",
        "Wichura, Algorithm AS 241, Applied Statistics 37(3), 1988, 477–484",
        "Marsaglia, Journal of Statistical Software 11(4), 2004, 1–11",
    ],
    omits: &["inputs-independent", "range-as-p10-p90"],
    proofs: &[
        Proof::Hand { test: "tests/uncertainty.rs: the_normal_distribution_is_that_of_the_printed_tables" },
        Proof::Hand { test: "tests/uncertainty.rs: a_triangle_is_worked_by_hand" },
    ],
};

/// Samples that cover every input evenly.
pub static SAMPLING_CARD: Card = Card {
    slug: "latin-hypercube",
    item: "uncertainty::LatinHypercube",
    formula: "u_ij = (π_j(i) + v_ij)/n, π_j a random order of 0 … n − 1 for each input j, v_ij uniform",
    ranges: &[
        Limits { input: "samples", min: 1.0, max: 1e5, unit: "1" },
        Limits { input: "inputs", min: 0.0, max: 1e3, unit: "1" },
    ],
    sources: &["McKay, Beckman and Conover, Technometrics 21(2), 1979, 239–245"],
    omits: &["inputs-independent"],
    proofs: &[
        Proof::Hand { test: "tests/uncertainty.rs: every_stratum_of_every_input_is_drawn_once" },
        Proof::Hand {
            test: "tests/uncertainty.rs: the_function_of_ishigami_has_its_published_mean_and_variance",
        },
    ],
};

/// What drives a result.
pub static DRIVERS_CARD: Card = Card {
    slug: "drivers",
    item: "uncertainty::drivers",
    formula: "ρ = Σ (r_x − r̄)(r_y − r̄)/√(Σ (r_x − r̄)²·Σ (r_y − r̄)²), ranks of equals their mean; share = ρ²/Σ ρ²",
    ranges: &[Limits { input: "samples", min: 2.0, max: 1e5, unit: "1" }],
    sources: &[
        "Spearman, American Journal of Psychology 15(1), 1904, 72–101",
        "Helton and Davis, Reliability Engineering and System Safety 81(1), 2003, 23–69, section 6",
        "Hyndman and Fan, American Statistician 50(4), 1996, 361–365, definition 7 (quantiles)",
    ],
    omits: &["only-monotone-effects", "no-interactions"],
    proofs: &[Proof::Hand { test: "tests/uncertainty.rs: hours_of_television_are_ranked_as_published" }],
};
