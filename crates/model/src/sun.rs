//! The sun as lessons show it: its path, the length of the day, shadows, the begin of the seasons.

mod path;
mod seasons;

pub use path::{PathPoint, Shadow, day_length, noon_elevation, path, shadow};
pub use seasons::{Seasons, declination, seasons};

use crate::registry::{Card, Limits, Proof};

/// Path, day and shadow.
pub static CARD: Card = Card {
    slug: "sun",
    item: "sun::path, sun::day_length, sun::shadow",
    formula: "position by the SPA; day = sunset − sunrise; shadow = h / tan(elevation); noon = 90° − |φ − δ|",
    ranges: &[
        Limits { input: "points", min: 0.0, max: 10_000.0, unit: "1" },
        Limits { input: "step", min: 1.0, max: 31_622_400.0, unit: "s" },
        Limits { input: "height", min: 0.0, max: 10_000.0, unit: "m" },
    ],
    sources: &["Reda & Andreas, Solar Energy 76(5), 2004, 577–589"],
    omits: &["free-horizon", "level-ground", "sun-as-a-point"],
    proofs: &[
        Proof::Table {
            table: "01a_solar_position",
            by: "pvlib 0.16.1",
            demand: 0.01,
            deviation: 1e-4,
            unit: "°",
        },
        Proof::Table {
            table: "01b_sun_times",
            by: "pvlib 0.16.1, scipy 1.17.1",
            demand: 10.0,
            deviation: 2.0,
            unit: "s",
        },
        Proof::Hand { test: "tests/sun.rs: a_stick_of_one_metre_by_hand" },
    ],
};

/// Begin of the seasons.
pub static SEASONS_CARD: Card = Card {
    slug: "seasons",
    item: "sun::seasons",
    formula: "right ascension of the sun = 0°, 90°, 180°, 270°",
    ranges: &[Limits { input: "year", min: 1900.0, max: 2100.0, unit: "a" }],
    sources: &["Meeus, Astronomical Algorithms, 2nd ed. 1998, chapter 27"],
    omits: &["difference-of-terrestrial-time-of-2025"],
    proofs: &[Proof::Hand { test: "tests/sun.rs: the_seasons_begin_when_others_say" }],
};
