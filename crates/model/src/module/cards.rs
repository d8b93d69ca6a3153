//! What a reader may check about the models of module and inverter.

use crate::registry::{Card, Limits, Proof};

const AIR: Limits = Limits { input: "air", min: -60.0, max: 60.0, unit: "°C" };
const POA: Limits = Limits { input: "poa", min: 0.0, max: 2000.0, unit: "W/m²" };

/// Reflection by the angle of incidence.
pub static REFLECTION_CARD: Card = Card {
    slug: "reflection",
    item: "module::iam",
    formula: "iam = τ(θ)/τ(0) by Fresnel and Bouguer; also 1 − b·(1/cos θ − 1), \
              (1 − exp(−cos θ/a))/(1 − exp(−1/a)), 1 − (1 − cos θ)⁵",
    ranges: &[
        Limits { input: "aoi", min: 0.0, max: 180.0, unit: "°" },
        Limits { input: "index", min: 1.0, max: 3.0, unit: "1" },
        Limits { input: "extinction", min: 0.0, max: 1000.0, unit: "1/m" },
        Limits { input: "thickness", min: 0.0, max: 0.1, unit: "m" },
        Limits { input: "b", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "a_r", min: 0.01, max: 1.0, unit: "1" },
    ],
    sources: &[
        "De Soto, Klein, Beckman, Solar Energy 80(1), 2006, 78–88",
        "Souka, Safwat, Solar Energy 10, 1966, 170–174; ASHRAE 93-77",
        "Martin, Ruiz, Solar Energy Materials and Solar Cells 70, 2001, 25–38",
        "Schlick, Computer Graphics Forum 13(3), 1994, 233–246",
    ],
    omits: &["no-dirt-on-the-glass", "beam-only"],
    proofs: &[Proof::Table {
        table: "02d_iam",
        by: "pvlib 0.16.1",
        demand: 1e-9,
        deviation: 1e-14,
        unit: "1",
    }],
};

/// How warm the cells get.
pub static TEMPERATURE_CARD: Card = Card {
    slug: "cell-temperature",
    item: "module::temperature",
    formula: "T = T_air + G·exp(a + b·v) + G/1000·ΔT; also T_air + G/(u₀ + u₁·v), T_air + α·G·(1 − η)/(U_c + U_v·v), \
              T_air + (NOCT − 20 °C)/800·G",
    ranges: &[
        AIR,
        POA,
        Limits { input: "wind", min: 0.0, max: 100.0, unit: "m/s" },
        Limits { input: "heat_loss", min: 1.0, max: 1000.0, unit: "W/(m²K)" },
        Limits { input: "noct", min: 20.0, max: 80.0, unit: "°C" },
    ],
    sources: &[
        "King, Boyson, Kratochvil, SAND2004-3535, 2004, eq. 11 and 12",
        "Faiman, Progress in Photovoltaics 16(4), 2008, 307–315",
        "PVsyst 7 help, array thermal losses",
        "Ross, 15th IEEE Photovoltaic Specialists Conference, 1981",
        "Gilman et al., NREL/TP-6A20-67399, 2018",
    ],
    omits: &["no-thermal-inertia", "no-snow"],
    proofs: &[Proof::Table {
        table: "02e_cell_temperature",
        by: "pvlib 0.16.1",
        demand: 1e-6,
        deviation: 1e-13,
        unit: "K",
    }],
};

/// Direct current, losses, inverter.
pub static PVWATTS_CARD: Card = Card {
    slug: "pvwatts",
    item: "module::pvwatts",
    formula: "P_dc = P₀·G/1000·(1 + γ·(T − 25 °C)); loss = 1 − Π(1 − Lᵢ); \
              P_ac = η/η_ref·(0.9858·ζ − 0.0162·ζ² − 0.0059)·P_dc0, at most η·P_dc0",
    ranges: &[
        Limits { input: "effective", min: 0.0, max: 2000.0, unit: "W/m²" },
        Limits { input: "cell", min: -60.0, max: 150.0, unit: "°C" },
        Limits { input: "gamma", min: -0.02, max: 0.02, unit: "1/K" },
        Limits { input: "loss", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "eta_inv_nom", min: 0.01, max: 1.0, unit: "1" },
    ],
    sources: &["Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014"],
    omits: &["no-spectrum", "no-low-light-loss", "no-ageing"],
    proofs: &[
        Proof::Table { table: "02f_pvwatts", by: "pvlib 0.16.1", demand: 1e-6, deviation: 2e-12, unit: "W" },
        Proof::Table {
            table: "02g_pvwatts_losses",
            by: "pvlib 0.16.1",
            demand: 1e-9,
            deviation: 1e-13,
            unit: "1",
        },
    ],
};
