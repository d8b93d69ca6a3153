//! When electricity is used: standard load profiles.

mod profile;

pub use profile::{DayKind, DayTypes, Dynamics, LoadProfile, QUARTERS, Season};

use crate::registry::{Card, Limits, Proof};

/// A standard load profile.
pub static CARD: Card = Card {
    slug: "load-profile",
    item: "load::LoadProfile",
    formula: "P(q) = curve(season, kind of day, q)·F(t), scaled to 1000 kWh a year; \
              F = −3.92e-10·t⁴ + 3.2e-7·t³ − 7.02e-5·t² + 2.1e-3·t + 1.24 for households",
    ranges: &[
        Limits { input: "year", min: 1.0, max: 9998.0, unit: "1" },
        Limits { input: "hours", min: 8760.0, max: 8784.0, unit: "h" },
    ],
    sources: &[
        "Meier, Fünfgeld, Adam, Schieferdecker, VDEW-Materialien M-32/99, 1999",
        "Fünfgeld, Tiedemann, VDEW-Materialien M-05/2000, step 4b",
    ],
    omits: &["mean-of-many-users", "german-habits-of-1999", "no-weather"],
    proofs: &[
        Proof::Table {
            table: "04b_bdew_monthly",
            by: "demandlib 0.2.2",
            demand: 1e-4,
            deviation: 5e-6,
            unit: "1",
        },
        Proof::Table {
            table: "04c_bdew_weeks",
            by: "demandlib 0.2.2",
            demand: 1e-6,
            deviation: 5e-7,
            unit: "1",
        },
    ],
};
