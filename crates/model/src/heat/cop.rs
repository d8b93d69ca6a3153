//! Heat for each unit of electricity that a heat pump takes.

use portal_units::{Ratio, Temperature};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// The coefficient of performance of a heat pump.
pub static CARD: Card = Card {
    slug: "cop",
    item: "heat::CopCurve::cop",
    formula: "COP = η·T_flow/max(T_flow − T_source, 15 K); \
              COP = k·(a0 + a1·ΔT + a2·ΔT²); COP = p1·T_source + p2·T_flow + p3 + p4·T_out",
    ranges: &[
        Limits { input: "source", min: -30.0, max: 40.0, unit: "°C" },
        Limits { input: "flow", min: 15.0, max: 80.0, unit: "°C" },
        Limits { input: "carnot_share", min: 0.05, max: 0.9, unit: "1" },
    ],
    sources: &[
        "Ruhnau, Hirth and Praktiknjo, Scientific Data 6:189, 2019",
        "RWTH Aachen, hplib 1.9, generic groups 1, 2, 4, 5",
        "IEA HPT Annex 28, Carnot share of tested units",
        "Wetter, M. and Afjei, T., TRNSYS Type 401, 1996 (defrost)",
    ],
    omits: &["no-humidity", "share-the-same-at-every-lift"],
    proofs: &[
        Proof::Table {
            table: "06a_cop_air_water",
            by: "hplib 1.9",
            demand: 1e-9,
            deviation: 1e-13,
            unit: "1",
        },
        Proof::Table {
            table: "06b_cop_brine_water",
            by: "hplib 1.9",
            demand: 1e-9,
            deviation: 1e-13,
            unit: "1",
        },
    ],
};

/// Smallest lift that counts \[K\]: closer temperatures do not help a real machine; Ruhnau et al., 2019.
const MIN_LIFT_K: f64 = 15.0;

/// How the coefficient of performance follows from source and flow.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum CopCurve {
    /// A share of what an ideal machine would reach, with a lift of 15 K at least.
    CarnotShare {
        /// The share.
        share: Ratio,
    },
    /// A parabola of the lift: `k·(a0 + a1·ΔT + a2·ΔT²)`, with a lift of 15 K at least.
    Parabola {
        /// Value without lift.
        a0: f64,
        /// Slope \[1/K\].
        a1: f64,
        /// Bend \[1/K²\].
        a2: f64,
        /// Factor between test and field, `k`.
        field: Ratio,
    },
    /// Linear in source, flow and outdoor temperature \[°C\]: `p1·source + p2·flow + p3 + p4·outdoor`.
    Linear {
        /// Slope with the source \[1/K\].
        p1: f64,
        /// Slope with the flow \[1/K\].
        p2: f64,
        /// Constant.
        p3: f64,
        /// Slope with the air outdoors \[1/K\].
        p4: f64,
        /// Outdoor temperature \[°C\] where it is held fixed; `None`: it is the source.
        outdoor_celsius: Option<f64>,
    },
}

/// Loss of air source units by frost on the evaporator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Defrost {
    /// Already in the curve: tests by EN 14511 at 2 °C and −7 °C run through whole defrost cycles.
    InTheCurve,
    /// Beside the curve, as measured on units of the nineties that were tested without: up to 18 % near 0 °C.
    WetterAfjei,
}

impl CopCurve {
    /// Air to water: the share that tested units reach at A−7/W35, A2/W35, A7/W35 and A7/W55, with their defrosting in it.
    ///
    /// # Source
    /// Between the tenth and the ninetieth percentile of 366 units of the Heat Pump Keymark, by hplib 1.9.
    pub const AIR: Self = Self::CarnotShare { share: Ratio::from_fraction(0.43) };
    /// Brine to water: the share at which the curve stays within 10 % of the regression of regulated units from B0 to B10
    /// and W35 to W55.
    ///
    /// # Source
    /// Units of the Heat Pump Keymark, by hplib 1.9, generic group 2.
    pub const BRINE: Self = Self::CarnotShare { share: Ratio::from_fraction(0.49) };
    /// Air to water in tests; in the field 0.85 of it.
    ///
    /// # Source
    /// Ruhnau, Hirth and Praktiknjo, Scientific Data 6:189, 2019, table 2. Below the band of units tested since.
    pub const RUHNAU_AIR: Self = Self::parabola(6.08, -0.09, 0.0005);
    /// Ground to water in tests, with the temperature of the brine as source.
    ///
    /// # Source
    /// As [`CopCurve::RUHNAU_AIR`].
    pub const RUHNAU_GROUND: Self = Self::parabola(10.29, -0.21, 0.0012);
    /// Groundwater to water in tests.
    ///
    /// # Source
    /// As [`CopCurve::RUHNAU_AIR`].
    pub const RUHNAU_WATER: Self = Self::parabola(9.97, -0.20, 0.0012);
    /// Regulated air to water units. Too low at a high lift: not to be used below −7 °C or above 50 °C of flow.
    ///
    /// # Source
    /// RWTH Aachen, hplib 1.9, generic group 1, fitted to the Heat Pump Keymark.
    pub const HPLIB_AIR: Self = Self::Linear {
        p1: 46.374_629_001_269_93,
        p2: -0.087_566_677_753_392_23,
        p3: 7.045_435_211_350_4,
        p4: -46.220_579_385_645_81,
        outdoor_celsius: None,
    };
    /// Air to water units that only switch on and off; limits as [`CopCurve::HPLIB_AIR`].
    ///
    /// # Source
    /// RWTH Aachen, hplib 1.9, generic group 4.
    pub const HPLIB_AIR_ON_OFF: Self = Self::Linear {
        p1: 60.048_529_695_300_65,
        p2: -0.060_318_340_924_377_864,
        p3: 5.696_027_224_871_861,
        p4: -59.953_196_626_421_05,
        outdoor_celsius: None,
    };
    /// Regulated brine to water units.
    ///
    /// # Source
    /// RWTH Aachen, hplib 1.9, generic group 2, with its fixed −7 °C outdoors.
    pub const HPLIB_BRINE: Self = Self::Linear {
        p1: 0.098_564_605_058_673_12,
        p2: -0.098_564_605_902_839_55,
        p3: 8.122_412_879_444_08,
        p4: -0.000_109_314_256_574_654_74,
        outdoor_celsius: Some(-7.0),
    };
    /// Brine to water units that only switch on and off.
    ///
    /// # Source
    /// RWTH Aachen, hplib 1.9, generic group 5, with its fixed −7 °C outdoors.
    pub const HPLIB_BRINE_ON_OFF: Self = Self::Linear {
        p1: 0.103_929_738_891_152_42,
        p2: -0.103_929_776_054_158_51,
        p3: 8.054_635_527_742_949,
        p4: -0.031_897_509_707_625_79,
        outdoor_celsius: Some(-7.0),
    };

    const fn parabola(a0: f64, a1: f64, a2: f64) -> Self {
        Self::Parabola { a0, a1, a2, field: Ratio::from_fraction(1.0) }
    }

    /// Heat for each unit of electricity at full load.
    ///
    /// `η·T_flow/ΔT`, `k·(a0 + a1·ΔT + a2·ΔT²)` or `p1·T_source + p2·T_flow + p3 + p4·T_out`. A regression may fall
    /// below 1 or 0 far outside its data; the value is given as the formula has it.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `source` (−30 °C to 40 °C), `flow` (15 °C to 80 °C) or what is wrong with the
    /// curve: `carnot_share` (0.05 to 0.9) or `field` (0.1 to 1.5).
    ///
    /// # Source
    /// That of the curve; the Carnot share as in IEA HPT Annex 28.
    pub fn cop(&self, source: Temperature, flow: Temperature) -> Result<f64, ModelError> {
        self.check()?;
        let source = within("source", source.celsius(), -30.0, 40.0)?;
        let flow = within("flow", flow.celsius(), 15.0, 80.0)?;
        Ok(self.plain(source, flow))
    }

    pub(super) fn check(&self) -> Result<(), ModelError> {
        match self {
            Self::CarnotShare { share } => within("carnot_share", share.fraction(), 0.05, 0.9)?,
            Self::Parabola { field, .. } => within("field", field.fraction(), 0.1, 1.5)?,
            Self::Linear { .. } => 1.0,
        };
        Ok(())
    }

    #[inline]
    pub(super) fn plain(&self, source_celsius: f64, flow_celsius: f64) -> f64 {
        let lift = (flow_celsius - source_celsius).max(MIN_LIFT_K);
        match *self {
            Self::CarnotShare { share } => share.fraction() * kelvin(flow_celsius) / lift,
            Self::Parabola { a0, a1, a2, field } => field.fraction() * (a0 + lift * (a1 + a2 * lift)),
            Self::Linear { p1, p2, p3, p4, outdoor_celsius } => {
                p1 * source_celsius + p2 * flow_celsius + p3 + p4 * outdoor_celsius.unwrap_or(source_celsius)
            }
        }
    }
}

impl Defrost {
    /// Share of the coefficient of performance that is left at an outdoor temperature.
    ///
    /// `1 − max(0.03 − 0.004·T, 0) − 0.1534·exp(−(T − 0.8869)²/26.06)`, T in °C
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `outdoor` (−30 °C to 40 °C).
    ///
    /// # Source
    /// Wetter and Afjei, TRNSYS Type 401, 1996; coefficients as in `AixLib` (RWTH Aachen), `WetterAfjei1996`.
    pub fn remains(self, outdoor: Temperature) -> Result<Ratio, ModelError> {
        Ok(Ratio::from_fraction(self.plain(within("outdoor", outdoor.celsius(), -30.0, 40.0)?)))
    }

    #[inline]
    pub(super) fn plain(self, outdoor_celsius: f64) -> f64 {
        match self {
            Self::InTheCurve => 1.0,
            Self::WetterAfjei => {
                let from_peak = outdoor_celsius - 0.8869;
                let frost = 0.1534 * (-from_peak * from_peak / 26.06).exp();
                1.0 - (0.03 - 0.004 * outdoor_celsius).max(0.0) - frost
            }
        }
    }
}

/// What an ideal machine would reach: `T_flow/(T_flow − T_source)`, in kelvins.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `source` (−30 °C to 40 °C) or `flow` (15 °C to 80 °C, and 1 K above the source).
///
/// # Source
/// Carnot, 1824; any textbook of thermodynamics.
pub fn carnot(source: Temperature, flow: Temperature) -> Result<f64, ModelError> {
    let source = within("source", source.celsius(), -30.0, 40.0)?;
    let flow = within("flow", flow.celsius(), (source + 1.0).max(15.0), 80.0)?;
    Ok(kelvin(flow) / (flow - source))
}

const fn kelvin(celsius: f64) -> f64 {
    celsius + 273.15
}
