//! The seasonal coefficient of performance of a heating season in bins.

use portal_units::{Energy, Power, Ratio, Temperature};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// The seasonal coefficient of performance.
pub static CARD: Card = Card {
    slug: "scop",
    item: "heat::DeclaredPump::scop",
    formula: "COP_bin = COP_d·CR/(C_dh·CR + 1 − C_dh); SCOP_on = Σ h·P_h/Σ h·((P_h − elbu)/COP_bin + elbu); \
              SCOP = Q_H/(Q_H/SCOP_on + Σ H·P)",
    ranges: &[
        Limits { input: "design", min: 0.01, max: 1e6, unit: "kW" },
        Limits { input: "cop", min: 0.5, max: 20.0, unit: "1" },
        Limits { input: "cdh", min: 0.0, max: 1.0, unit: "1" },
    ],
    sources: &["EN 14825:2022, 7 and annex A"],
    omits: &["heating-only-after-its-declared-points"],
    proofs: &[
        Proof::Table { table: "06d_scop", by: "exact arithmetic", demand: 1e-6, deviation: 1e-13, unit: "1" },
        Proof::Table {
            table: "06e_scop_bins",
            by: "exact arithmetic",
            demand: 1e-6,
            deviation: 1e-13,
            unit: "1",
        },
    ],
};

/// Hours of a season at one outdoor temperature.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Bin {
    /// Outdoor temperature.
    pub outdoor: Temperature,
    /// Hours.
    pub hours: f64,
}

/// A heating season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Season<'a> {
    /// Outdoor temperature of the design load.
    pub design: Temperature,
    /// Outdoor temperature at which no heat is needed any more.
    pub limit: Temperature,
    /// Its hours by temperature.
    pub bins: &'a [Bin],
    /// Hours at design load that make up the heat of the season, `H_HE`.
    pub full_hours: f64,
    /// Hours with the thermostat off, `H_TO`.
    pub thermostat_off_hours: f64,
    /// Hours in standby, `H_SB`.
    pub standby_hours: f64,
    /// Hours with the crankcase heater, `H_CK`.
    pub crankcase_hours: f64,
    /// Hours off, `H_OFF`.
    pub off_hours: f64,
}

const fn bin(outdoor: f64, hours: f64) -> Bin {
    Bin { outdoor: Temperature::from_celsius(outdoor), hours }
}

/// Bins of the average season (Strasbourg), 4910 hours.
const AVERAGE_BINS: [Bin; 26] = [
    bin(-10.0, 1.0),
    bin(-9.0, 25.0),
    bin(-8.0, 23.0),
    bin(-7.0, 24.0),
    bin(-6.0, 27.0),
    bin(-5.0, 68.0),
    bin(-4.0, 91.0),
    bin(-3.0, 89.0),
    bin(-2.0, 165.0),
    bin(-1.0, 173.0),
    bin(0.0, 240.0),
    bin(1.0, 280.0),
    bin(2.0, 320.0),
    bin(3.0, 357.0),
    bin(4.0, 356.0),
    bin(5.0, 303.0),
    bin(6.0, 330.0),
    bin(7.0, 326.0),
    bin(8.0, 348.0),
    bin(9.0, 335.0),
    bin(10.0, 315.0),
    bin(11.0, 215.0),
    bin(12.0, 169.0),
    bin(13.0, 151.0),
    bin(14.0, 105.0),
    bin(15.0, 74.0),
];

impl Season<'static> {
    /// The average season (A, Strasbourg) for a reversible unit.
    ///
    /// # Source
    /// EN 14825:2022, annex A; bins confirmed by an independent public implementation.
    pub const AVERAGE: Self = Self {
        design: Temperature::from_celsius(-10.0),
        limit: Temperature::from_celsius(16.0),
        bins: &AVERAGE_BINS,
        full_hours: 2066.0,
        thermostat_off_hours: 178.0,
        standby_hours: 0.0,
        crankcase_hours: 178.0,
        off_hours: 0.0,
    };
}

impl Season<'_> {
    /// Part of the design load that is needed at an outdoor temperature: `(T − T_limit)/(T_design − T_limit)`, zero
    /// above the limit.
    ///
    /// # Source
    /// EN 14825:2022, part load ratio.
    pub fn part_load(&self, outdoor: Temperature) -> Ratio {
        let share = (outdoor - self.limit) / (self.design - self.limit);
        Ratio::from_fraction(share.max(0.0))
    }
}

/// What a maker declares at one outdoor temperature.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DeclaredPoint {
    /// Outdoor temperature.
    pub outdoor: Temperature,
    /// Heat output.
    pub capacity: Power,
    /// Coefficient of performance at that output.
    pub cop: f64,
}

/// What a maker declares of a heat pump.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DeclaredPump<'a> {
    /// Design load, `P_designh`.
    pub design: Power,
    /// Degradation by switching, `C_dh`.
    pub cdh: Ratio,
    /// Points in rising order of temperature, two at least: E, A, B, C, D.
    pub points: &'a [DeclaredPoint],
    /// Electric power with the thermostat off.
    pub thermostat_off: Power,
    /// Electric power in standby.
    pub standby: Power,
    /// Electric power of the crankcase heater.
    pub crankcase: Power,
    /// Electric power off.
    pub off: Power,
}

/// One bin worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BinResult {
    /// Outdoor temperature and hours.
    pub bin: Bin,
    /// Heat load, `P_h`.
    pub load: Power,
    /// Heat output of the unit.
    pub capacity: Power,
    /// Coefficient of performance with its losses by switching.
    pub cop: f64,
    /// Heat of the electric backup heater, `elbu`.
    pub backup: Power,
    /// Heat of the bin.
    pub heat: Energy,
    /// Electricity of the bin, backup heater included.
    pub electricity: Energy,
}

/// The season worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Scop {
    /// Of the active mode with the backup heater, `SCOP_on`.
    pub on: f64,
    /// Of the active mode without it, `SCOP_net`.
    pub net: f64,
    /// Of the whole season, `SCOP`.
    pub seasonal: f64,
    /// Heat of the season, `Q_H`.
    pub heat: Energy,
    /// Electricity of the season, `Q_HE`.
    pub electricity: Energy,
    /// The bins.
    pub bins: Vec<BinResult>,
}

impl Scop {
    /// Seasonal space heating efficiency `η_s = SCOP/CC − ΣF`.
    ///
    /// # Arguments
    /// * `conversion` – primary energy for electricity, `CC`, 2.5 in Regulation (EU) 813/2013; 1 to 5
    /// * `corrections` – `ΣF`, 3 % for air and 8 % for water and brine there; 0 to 0.5
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `conversion` or `corrections`.
    ///
    /// # Source
    /// Commission Regulation (EU) 813/2013, annex III; EN 14825:2022.
    pub fn efficiency(&self, conversion: f64, corrections: Ratio) -> Result<Ratio, ModelError> {
        let conversion = within("conversion", conversion, 1.0, 5.0)?;
        within("corrections", corrections.fraction(), 0.0, 0.5)?;
        Ok(Ratio::from_fraction(self.seasonal / conversion) - corrections)
    }
}

/// Part of the coefficient of performance that is left when a unit switches on and off.
///
/// `CR/(C_dh·CR + 1 − C_dh)`; 1 for a unit that runs through, also with `C_dh` of 1 at any load above none.
#[inline]
pub(super) fn cycling(capacity_ratio: f64, cdh: f64) -> f64 {
    if capacity_ratio >= 1.0 { 1.0 } else { capacity_ratio / (cdh * capacity_ratio + 1.0 - cdh) }
}

impl DeclaredPump<'_> {
    /// The seasonal coefficient of performance from declared points.
    ///
    /// At each point `COP_bin` follows from the ratio of load and output; between points output and `COP_bin` are linear,
    /// beyond the outer ones they go on in the same line. What the unit cannot give, an electric heater gives.
    ///
    /// # Errors
    /// [`ModelError::Length`] for fewer than two `points`; [`ModelError::OutOfRange`] names `design` (0.01 to 1e6 kW), `cdh`
    /// (0 to 1), `points` not in rising order, `capacity` (0.001 to 1e6 kW), `cop` (0.5 to 20), `cop_bin` where the line
    /// falls below 0.1, `hours` (0 to 8784), a power that is negative, or `bins` without heat.
    ///
    /// # Source
    /// EN 14825:2022, 7.
    pub fn scop(&self, season: &Season<'_>) -> Result<Scop, ModelError> {
        let design = within("design", self.design.kw(), 0.01, 1e6)?;
        let knots = self.knots(season)?;
        let mut bins = Vec::with_capacity(season.bins.len());
        for bin in season.bins {
            bins.push(self.bin(*bin, season, &knots)?);
        }
        let sum = |of: &dyn Fn(&BinResult) -> f64| bins.iter().map(of).sum::<f64>();
        let heat = within("bins", sum(&|it| it.heat.kwh()), f64::MIN_POSITIVE, f64::MAX)?;
        let by_heater = sum(&|it| it.bin.hours * it.backup.kw());
        let taken = sum(&|it| it.electricity.kwh());
        let on = heat / taken;
        let season_heat = design * within("full_hours", season.full_hours, 1.0, 8784.0)?;
        let electricity = season_heat / on + self.idle_kwh(season)?;
        Ok(Scop {
            on,
            net: (heat - by_heater) / (taken - by_heater),
            seasonal: season_heat / electricity,
            heat: Energy::from_kwh(season_heat),
            electricity: Energy::from_kwh(electricity),
            bins,
        })
    }

    /// Temperature \[°C\], output \[kW\] and `COP_bin` of each declared point.
    fn knots(&self, season: &Season<'_>) -> Result<Vec<[f64; 3]>, ModelError> {
        if self.points.len() < 2 {
            return Err(ModelError::Length { input: "points", expected: 2, got: self.points.len() });
        }
        let cdh = within("cdh", self.cdh.fraction(), 0.0, 1.0)?;
        let mut knots = Vec::with_capacity(self.points.len());
        let mut before = -100.0;
        for point in self.points {
            let outdoor = within("points", point.outdoor.celsius(), before + 0.1, 60.0)?;
            let capacity = within("capacity", point.capacity.kw(), 0.001, 1e6)?;
            let cop = within("cop", point.cop, 0.5, 20.0)?;
            let ratio = self.design.kw() * season.part_load(point.outdoor).fraction() / capacity;
            knots.push([outdoor, capacity, cop * cycling(ratio, cdh)]);
            before = outdoor;
        }
        Ok(knots)
    }

    fn bin(&self, bin: Bin, season: &Season<'_>, knots: &[[f64; 3]]) -> Result<BinResult, ModelError> {
        within("hours", bin.hours, 0.0, 8784.0)?;
        let [capacity, cop] = interpolate(knots, bin.outdoor.celsius());
        within("cop_bin", cop, 0.1, 100.0)?;
        let load = self.design.kw() * season.part_load(bin.outdoor).fraction();
        let backup = (load - capacity.max(0.0)).max(0.0);
        Ok(BinResult {
            bin,
            load: Power::from_kw(load),
            capacity: Power::from_kw(capacity),
            cop,
            backup: Power::from_kw(backup),
            heat: Energy::from_kwh(bin.hours * load),
            electricity: Energy::from_kwh(bin.hours * ((load - backup) / cop + backup)),
        })
    }

    /// Electricity outside the active mode \[kWh\].
    fn idle_kwh(&self, season: &Season<'_>) -> Result<f64, ModelError> {
        let mut sum = 0.0;
        for (input, power, hours) in [
            ("thermostat_off", self.thermostat_off, season.thermostat_off_hours),
            ("standby", self.standby, season.standby_hours),
            ("crankcase", self.crankcase, season.crankcase_hours),
            ("off", self.off, season.off_hours),
        ] {
            sum += within(input, power.kw(), 0.0, 1e3)? * within("hours", hours, 0.0, 8784.0)?;
        }
        Ok(sum)
    }
}

/// Output and `COP_bin` on the line through the two knots around a temperature, or the two nearest.
fn interpolate(knots: &[[f64; 3]], outdoor: f64) -> [f64; 2] {
    let pairs = || knots.iter().zip(knots.iter().skip(1));
    let around = pairs().find(|(_, right)| outdoor <= right[0]).or_else(|| pairs().next_back());
    around.map_or([f64::NAN; 2], |(left, right)| {
        let share = (outdoor - left[0]) / (right[0] - left[0]);
        [left[1] + share * (right[1] - left[1]), left[2] + share * (right[2] - left[2])]
    })
}
