//! What a reader may check about the models of the sun's position.

use crate::registry::{Card, Limits, Proof};

const LATITUDE: Limits = Limits { input: "latitude", min: -90.0, max: 90.0, unit: "°" };
const LONGITUDE: Limits = Limits { input: "longitude", min: -180.0, max: 180.0, unit: "°" };
const ALTITUDE: Limits = Limits { input: "altitude", min: -500.0, max: 11_000.0, unit: "m" };

/// Where the sun stands.
pub static POSITION_CARD: Card = Card {
    slug: "sun-position",
    item: "solar::position",
    formula: "Solar Position Algorithm: Earth's heliocentric longitude, latitude and radius → declination and \
              hour angle → zenith, azimuth; Δe = p/1010·283/(273 + T)·1.02/(60·tan(e + 10.3/(e + 5.11)))",
    ranges: &[
        LATITUDE,
        LONGITUDE,
        ALTITUDE,
        Limits { input: "pressure", min: 0.0, max: 2000.0, unit: "hPa" },
        Limits { input: "temperature", min: -100.0, max: 100.0, unit: "°C" },
    ],
    sources: &[
        "Reda, Andreas, Solar Energy 76(5), 2004, 577–589; NREL/TP-560-34302, 2008",
        "Meeus, Astronomical Algorithms, 2nd ed. 1998, ch. 22 and 28",
    ],
    omits: &["refraction-of-a-mean-atmosphere"],
    proofs: &[
        Proof::Table {
            table: "01a_solar_position",
            by: "pvlib 0.16.1",
            demand: 0.01,
            deviation: 2e-9,
            unit: "°",
        },
        Proof::Table {
            table: "01c_spa_paper",
            by: "Reda, Andreas 2008, appendix A.5",
            demand: 1e-4,
            deviation: 5e-6,
            unit: "°",
        },
    ],
};

/// When the sun rises, culminates and sets.
pub static TIMES_CARD: Card = Card {
    slug: "sun-times",
    item: "solar::sun_times",
    formula: "transit: hour angle = 0; sunrise and sunset: true elevation = −0.8333°, beside the same transit",
    ranges: &[LATITUDE, LONGITUDE, ALTITUDE],
    sources: &[
        "Reda, Andreas, NREL/TP-560-34302, 2008, appendix A.2",
        "Astronomical Almanac, explanation of sunrise and sunset",
    ],
    omits: &["free-horizon-at-sea-level"],
    proofs: &[Proof::Table {
        table: "01b_sun_times",
        by: "pvlib 0.16.1 with scipy 1.17.1",
        demand: 60.0,
        deviation: 0.0,
        unit: "s",
    }],
};

/// How much air is in the way.
pub static AIR_MASS_CARD: Card = Card {
    slug: "air-mass",
    item: "solar::kasten_young_1989",
    formula: "m = 1/(cos z + 0.50572·(96.07995 − z)^−1.6364); m_abs = m·p/1013.25 hPa",
    ranges: &[ALTITUDE],
    sources: &[
        "Kasten, Young, Applied Optics 28(22), 1989, 4735–4738",
        "Gueymard, Solar Energy 51(2), 1993, 121–138",
    ],
    omits: &["no-weather"],
    proofs: &[Proof::Table {
        table: "01a_solar_position",
        by: "pvlib 0.16.1",
        demand: 0.01,
        deviation: 2e-10,
        unit: "1",
    }],
};
