//! What a reader may check about the models of the air.

use crate::registry::{Card, Limits, Proof};

const CAPTURE: Limits = Limits { input: "capture", min: 0.0, max: 1.0, unit: "1" };
const CONCENTRATION: Limits = Limits { input: "concentration", min: 0.0, max: 1e6, unit: "µg/m³" };
const TIME: Limits = Limits { input: "time", min: 0.0, max: 1e5, unit: "h" };

/// Indices of bands: Polish and European.
pub static BANDS_CARD: Card = Card {
    slug: "air-bands",
    item: "air::Bands",
    formula: "level = 1 + count(c > threshold); overall = max over the pollutants",
    ranges: &[Limits { input: "threshold", min: 0.0, max: 1e9, unit: "µg/m³" }, CAPTURE],
    sources: &[
        "EEA, European Air Quality Index; ETC HE Report 2024/17, table 5.2",
        "PIJP, Polish air quality index, 2021 and June 2025",
    ],
    omits: &["no-rounding-before-comparison", "no-rule-on-missing-pollutants"],
    proofs: &[
        Proof::Table {
            table: "07b_bands",
            by: "exact decimals around each threshold",
            demand: 0.0,
            deviation: 0.0,
            unit: "1",
        },
        Proof::Table {
            table: "07c_overall",
            by: "exact decimals, worst of five pollutants",
            demand: 0.0,
            deviation: 0.0,
            unit: "1",
        },
    ],
};

/// The index of the US EPA.
pub static LINEAR_CARD: Card = Card {
    slug: "air-us",
    item: "air::LinearScale",
    formula: "I = I_lo + (I_hi − I_lo)·(C − C_lo)/(C_hi − C_lo), C truncated, I rounded half up",
    ranges: &[Limits { input: "steps", min: 0.0, max: 1e7, unit: "1" }],
    sources: &["40 CFR 58, Appendix G; 89 FR 16202, 2024", "US EPA, EPA-454/B-24-002, 2024"],
    omits: &["no-nowcast"],
    proofs: &[Proof::Table {
        table: "07a_us_epa_aqi",
        by: "exact decimals from the breakpoint table; aqi-hub 0.3.3",
        demand: 0.0,
        deviation: 0.0,
        unit: "1",
    }],
};

/// Gases by volume from gases by mass.
pub static GAS_CARD: Card = Card {
    slug: "air-gas",
    item: "air::mixing_ratio",
    formula: "r = c·R·T / (p·M)",
    ranges: &[
        Limits { input: "concentration", min: 0.0, max: 1e9, unit: "µg/m³" },
        Limits { input: "temperature", min: -100.0, max: 100.0, unit: "°C" },
        Limits { input: "pressure", min: 100.0, max: 1200.0, unit: "hPa" },
    ],
    sources: &["2008/50/EC, Annex VI C", "Prohaska, Irrgeher et al., Pure Appl. Chem. 94(5), 2022, 573–600"],
    omits: &["ideal-gas"],
    proofs: &[Proof::Hand { test: "tests/air.rs: a_gas_by_mass_is_a_gas_by_volume" }],
};

/// Means with data capture, and days above a limit.
pub static EXCEEDANCE_CARD: Card = Card {
    slug: "air-exceedance",
    item: "air::exceedances",
    formula: "n = count(mean > limit); a mean needs capture · hours values; kept when n ≤ allowed",
    ranges: &[CAPTURE, Limits { input: "window", min: 1.0, max: 8784.0, unit: "h" }],
    sources: &[
        "2008/50/EC, Annexes I, VII and XI",
        "(EU) 2024/2881, Annex I",
        "WHO, Global air quality guidelines, 2021",
    ],
    omits: &["no-rounding-before-comparison", "no-mean-of-three-years", "no-natural-sources-deducted"],
    proofs: &[
        Proof::Hand { test: "tests/air.rs: a_day_needs_eighteen_of_its_hours" },
        Proof::Hand { test: "tests/air.rs: the_best_eight_hours_belong_to_the_day_on_which_they_end" },
        Proof::Hand { test: "tests/air.rs: a_gap_in_the_year_cannot_prove_a_limit_kept" },
    ],
};

/// Exposure and the likeness in cigarettes.
pub static EXPOSURE_CARD: Card = Card {
    slug: "air-exposure",
    item: "air::exposure",
    formula: "E = Σ c·t / Σ t; cigarettes a day = PM2.5 / c₁",
    ranges: &[CONCENTRATION, TIME, Limits { input: "one_a_day", min: 1.0, max: 1000.0, unit: "µg/m³" }],
    sources: &[
        "Duan, Environment International 8, 1982, 305–309",
        "Muller, Muller, Air Pollution and Cigarette Equivalence, Berkeley Earth, 2015",
    ],
    omits: &["no-breathing-rate", "communication-not-dose"],
    proofs: &[Proof::Hand { test: "tests/air.rs: a_day_in_three_airs_is_their_mean_by_time" }],
};

/// Boilers replaced.
pub static BOILERS_CARD: Card = Card {
    slug: "air-boilers",
    item: "air::relief",
    formula: "Δ = n·(before − after); Δc = c·s·min(1, Δ/E)",
    ranges: &[
        Limits { input: "measured", min: 0.0, max: 1e6, unit: "µg/m³" },
        Limits { input: "share_high", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "emitted", min: 0.0, max: 1e15, unit: "g" },
        Limits { input: "spared", min: 0.0, max: 1e15, unit: "g" },
    ],
    sources: &[
        "EMEP/EEA Guidebook 2023, part B, chapter 1.A.4",
        "de Nevers, Morris, J. Air Pollut. Control Assoc. 25(9), 1975, 943–947",
    ],
    omits: &["no-weather", "no-chimney-height", "no-secondary-particles", "no-transport-from-elsewhere"],
    proofs: &[Proof::Hand {
        test: "tests/air.rs: hundred_boilers_spare_hundred_times_one_and_no_more_than_there_is",
    }],
};
