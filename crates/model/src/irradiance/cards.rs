//! What a reader may check about the models of light.

use crate::registry::{Card, Limits, Proof};

const GHI: Limits = Limits { input: "ghi", min: 0.0, max: 2000.0, unit: "W/m²" };
const ZENITH: Limits = Limits { input: "zenith", min: 0.0, max: 180.0, unit: "°" };
const OUTSIDE: Limits = Limits { input: "dni_extra", min: 1.0, max: 2000.0, unit: "W/m²" };

/// Light under a clear sky.
pub static CLEAR_SKY_CARD: Card = Card {
    slug: "clear-sky",
    item: "irradiance::clear_sky",
    formula: "ghi = c₁·E·cos z·exp(−c₂·m·(f₁ + f₂·(T_L − 1))); also 1098·cos z·exp(−0.059/cos z), and Solis \
              E·exp(−τ/sinᵃ e)",
    ranges: &[
        Limits { input: "linke_turbidity", min: 1.0, max: 20.0, unit: "1" },
        Limits { input: "altitude", min: -500.0, max: 9000.0, unit: "m" },
        Limits { input: "aod_700", min: 0.0, max: 0.45, unit: "1" },
        Limits { input: "precipitable_water", min: 0.0, max: 10.0, unit: "cm" },
        Limits { input: "pressure", min: 300.0, max: 1100.0, unit: "hPa" },
    ],
    sources: &[
        "Ineichen, Perez, Solar Energy 73(3), 2002, 151–157",
        "Haurwitz, J. Meteorology 3, 1946, 123–124",
        "Ineichen, Solar Energy 82(8), 2008, 758–762",
    ],
    omits: &["no-clouds"],
    proofs: &[Proof::Table {
        table: "02a_clearsky",
        by: "pvlib 0.16.1",
        demand: 0.01,
        deviation: 2e-12,
        unit: "W/m²",
    }],
};

/// The diffuse share of global light.
pub static DIFFUSE_CARD: Card = Card {
    slug: "diffuse-fraction",
    item: "irradiance::decomposition::DiffuseFraction",
    formula: "k_t = ghi/(E·cos z); dhi = f(k_t)·ghi; dni = (ghi − dhi)/cos z",
    ranges: &[GHI, ZENITH, OUTSIDE],
    sources: &[
        "Erbs, Klein, Duffie, Solar Energy 28(4), 1982, 293–302",
        "Driesse, Jensen, Perez, Solar Energy 267, 2024, 112093",
        "Boland, Scott, Luther, Environmetrics 12(2), 2001, 103–116",
        "Orgill, Hollands, Solar Energy 19(4), 1977, 357–359",
    ],
    omits: &["no-albedo-of-snow", "fitted-elsewhere"],
    proofs: &[Proof::Table {
        table: "02b_decomposition",
        by: "pvlib 0.16.1",
        demand: 0.01,
        deviation: 4e-12,
        unit: "W/m²",
    }],
};

/// The beam in global light.
pub static BEAM_CARD: Card = Card {
    slug: "beam",
    item: "irradiance::decomposition::dirint",
    formula: "dni_disc = E·(k_nc(m) − Δk(k_t, m)); dni = dni_disc·C(k_t′, z, w, Δk_t′)",
    ranges: &[GHI, ZENITH],
    sources: &[
        "Maxwell, SERI/TR-215-3087, 1987",
        "Perez, Ineichen, Maxwell, Seals, Zelenka, ASHRAE Transactions 98(1), 1992, 354–369",
    ],
    omits: &["no-dew-point", "fitted-elsewhere"],
    proofs: &[Proof::Table {
        table: "02b_decomposition",
        by: "pvlib 0.16.1",
        demand: 0.1,
        deviation: 1e-12,
        unit: "W/m²",
    }],
};

/// Light in a tilted plane.
pub static TRANSPOSITION_CARD: Card = Card {
    slug: "transposition",
    item: "irradiance::transposition::plane_irradiance",
    formula: "G = max(dni·cos θ, 0) + ghi·ρ·(1 − cos β)/2 + dhi·((1 − F₁)·(1 + cos β)/2 + F₁·a/b + F₂·sin β), \
              or the light of the sky by one of five other models",
    ranges: &[
        GHI,
        Limits { input: "dni", min: 0.0, max: 2000.0, unit: "W/m²" },
        Limits { input: "dhi", min: 0.0, max: 2000.0, unit: "W/m²" },
        Limits { input: "albedo", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "tilt", min: 0.0, max: 180.0, unit: "°" },
        Limits { input: "azimuth", min: -360.0, max: 360.0, unit: "°" },
        Limits { input: "air_mass", min: 0.0, max: 100.0, unit: "1" },
        OUTSIDE,
    ],
    sources: &[
        "Perez, Ineichen, Seals, Michalsky, Stewart, Solar Energy 44(5), 1990, 271–289",
        "Driesse, Jensen, Perez, Solar Energy 267, 2024, 112093",
        "Liu, Jordan, Solar Energy 7(2), 1963, 53–74",
        "Klucher, Solar Energy 23(2), 1979, 111–114",
        "Hay, Davies, First Canadian Solar Radiation Data Workshop, 1980, 59–72",
        "Reindl, Beckman, Duffie, Solar Energy 45(1), 1990, 9–17",
    ],
    omits: &["free-horizon", "ground-alike-everywhere"],
    proofs: &[Proof::Table {
        table: "02c_transposition",
        by: "pvlib 0.16.1",
        demand: 0.01,
        deviation: 1e-12,
        unit: "W/m²",
    }],
};
