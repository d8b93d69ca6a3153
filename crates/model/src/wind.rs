//! Wind at the hub, the density of the air there, and what a turbine makes of both.

mod curve;
mod density;
mod profile;
mod year;

pub use curve::PowerCurve;
pub use density::{DensityModel, hub_temperature};
pub use profile::{Profile, hellman_exponent};
pub use year::{Heights, Site, Turbine, WindColumns, WindYear, hourly};

use crate::registry::{Card, Limits, Proof};

/// A turbine hour by hour.
pub static CARD: Card = Card {
    slug: "wind",
    item: "wind::hourly",
    formula: "v_hub = v·ln((h − d)/z₀)/ln((h_m − d)/z₀) or v·(h/h_m)^α; T_hub = T − 6.5 K/km·Δh; \
              ρ = (p − Δh/8)·M(T_hub); P = curve(v_hub), its speeds times (1.225/ρ)^p, p = 1/3 to 2/3",
    ranges: &[
        Limits { input: "speed", min: 0.0, max: 60.0, unit: "m/s" },
        Limits { input: "hub", min: 1.0, max: 300.0, unit: "m" },
        Limits { input: "roughness", min: 1e-5, max: 3.0, unit: "m" },
        Limits { input: "exponent", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "air", min: -60.0, max: 60.0, unit: "°C" },
        Limits { input: "pressure", min: 500.0, max: 1100.0, unit: "hPa" },
        Limits { input: "density", min: 0.4, max: 2.0, unit: "kg/m³" },
    ],
    sources: &[
        "Gasch & Twele, Windkraftanlagen, 6th ed. 2010, p. 129",
        "Hau, Windkraftanlagen, 4th ed. 2008, p. 560",
        "Svenningsen, Power Curve Air Density Correction, EMD 2010",
    ],
    omits: &["no-wake-unless-given", "no-turbulence", "no-icing", "hours-not-gusts"],
    proofs: &[
        Proof::Table {
            table: "05b_wind_samples",
            by: "windpowerlib 0.2.2",
            demand: 1e-6,
            deviation: 1e-12,
            unit: "1",
        },
        Proof::Table {
            table: "05d_wind_monthly",
            by: "windpowerlib 0.2.2",
            demand: 1e-6,
            deviation: 1e-12,
            unit: "1",
        },
    ],
};
