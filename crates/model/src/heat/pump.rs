//! A heat pump through the hours of a year.

use portal_units::{Energy, Power, Ratio, Temperature, TemperatureDelta};

use super::cop::{CopCurve, Defrost};
use super::scop::cycling;
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// A heat pump hour by hour.
pub static CARD: Card = Card {
    slug: "heat-pump",
    item: "heat::HeatPump::run",
    formula: "Q_max = P·(1 + s·(T_source − T_nominal)); E = Σ Q/(COP(T_source, T_flow)·f_defrost·f_part) + E_standby; \
              f_part = CR/(C_dh·CR + 1 − C_dh), CR = min(1, Q/Q_min)",
    ranges: &[
        Limits { input: "capacity", min: 0.0, max: 1e6, unit: "kW" },
        Limits { input: "min_share", min: 0.0, max: 1.0, unit: "1" },
        Limits { input: "cdh", min: 0.0, max: 1.0, unit: "1" },
    ],
    sources: &["EN 14825:2022, part load", "Ruhnau, Hirth and Praktiknjo, Scientific Data 6:189, 2019"],
    omits: &["no-heat-store", "capacity-without-flow", "no-starts-within-the-hour", "no-humidity"],
    proofs: &[
        Proof::Hand { test: "tests/heat.rs: an_hour_of_a_heat_pump_is_worked_by_hand" },
        Proof::Hand { test: "tests/heat.rs: what_a_heat_pump_cannot_give_is_left" },
    ],
};

/// The largest heat output, as a line of the source temperature.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Capacity {
    /// Heat output at `at`.
    pub nominal: Power,
    /// Source temperature of the nominal output.
    pub at: Temperature,
    /// Part of the nominal output that each kelvin of the source adds.
    pub per_kelvin: f64,
}

/// A heat pump.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HeatPump {
    /// Coefficient of performance at full load.
    pub curve: CopCurve,
    /// Loss by frost, of air units.
    pub defrost: Defrost,
    /// Largest output.
    pub capacity: Capacity,
    /// Source temperature below which it stops.
    pub lowest_source: Temperature,
    /// Smallest share of the largest output that it can hold; below, it switches on and off. 1: it always does.
    pub min_share: Ratio,
    /// Degradation by switching, `C_dh` of EN 14825: 0.9 where nothing is declared.
    pub cdh: Ratio,
    /// Electricity of control and pumps at any hour.
    pub standby: Power,
}

/// What is asked of a heat pump, hour by hour; all series of one length.
#[derive(Debug, Clone, Copy)]
pub struct PumpLoads<'a> {
    /// Heat for the rooms \[kWh\].
    pub rooms_kwh: &'a [f64],
    /// Flow to the rooms \[°C\], as [`super::HeatingCurve::flows`].
    pub flow_celsius: &'a [f64],
    /// Heat for hot water \[kWh\]; it is made first.
    pub water_kwh: &'a [f64],
    /// Flow to the hot water, some kelvins above the tap.
    pub water_flow: Temperature,
    /// Source \[°C\]: the air outdoors, or the brine.
    pub source_celsius: &'a [f64],
}

/// What a heat pump does, hour by hour \[kWh\].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PumpYear {
    /// Electricity of the compressor, and of control and pumps.
    pub electricity_kwh: Vec<f64>,
    /// Heat from the heat pump.
    pub heat_kwh: Vec<f64>,
    /// Heat that it could not give: for a heating rod or a boiler.
    pub missing_kwh: Vec<f64>,
}

impl PumpYear {
    /// Electricity of all hours.
    pub fn electricity(&self) -> Energy {
        Energy::from_kwh(self.electricity_kwh.iter().sum())
    }

    /// Heat from the heat pump over all hours.
    pub fn heat(&self) -> Energy {
        Energy::from_kwh(self.heat_kwh.iter().sum())
    }

    /// Heat that it could not give, over all hours.
    pub fn missing(&self) -> Energy {
        Energy::from_kwh(self.missing_kwh.iter().sum())
    }

    /// Seasonal performance: heat for each unit of electricity, with a heating rod for what is missing when
    /// `rod` is set. `None` without electricity.
    pub fn seasonal_performance(&self, rod: bool) -> Option<f64> {
        let added = if rod { self.missing() } else { Energy::ZERO };
        let taken = self.electricity() + added;
        (taken > Energy::ZERO).then(|| (self.heat() + added) / taken)
    }
}

/// A heat pump checked, in plain numbers.
struct Machine {
    curve: CopCurve,
    defrost: Defrost,
    nominal_kw: f64,
    at_celsius: f64,
    per_kelvin: f64,
    lowest_celsius: f64,
    min_share: f64,
    cdh: f64,
    standby_kw: f64,
    water_flow_celsius: f64,
}

/// What one hour asks.
struct Asked {
    rooms_kwh: f64,
    flow_celsius: f64,
    water_kwh: f64,
    source_celsius: f64,
}

impl HeatPump {
    /// The heat pump whose largest output equals a load at one source temperature: its point of bivalence.
    ///
    /// `P = Φ/(1 + s·(T_bivalence − T_nominal))`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `load` (0 to 1e6 kW) or `bivalence`, where the line gives no output.
    ///
    /// # Source
    /// EN 14825:2022, bivalent temperature.
    pub fn sized(self, load: Power, bivalence: Temperature) -> Result<Self, ModelError> {
        within("load", load.kw(), 0.0, 1e6)?;
        let from_nominal: TemperatureDelta = bivalence - self.capacity.at;
        let share = within("bivalence", 1.0 + self.capacity.per_kelvin * from_nominal.kelvin(), 0.05, 20.0)?;
        Ok(Self { capacity: Capacity { nominal: load / share, ..self.capacity }, ..self })
    }

    /// Runs the heat pump after the demand, hour by hour.
    ///
    /// Hot water first, at its own flow, then the rooms with what output is left. Below its smallest output it switches
    /// on and off and loses as EN 14825 has it. Its coefficient of performance is never below 1: it then only heats.
    ///
    /// # Errors
    /// [`ModelError::Length`] or [`ModelError::NotFinite`] for the series; [`ModelError::OutOfRange`] names a negative
    /// `rooms` or `water`, `source` (−60 °C to 60 °C), `flow` (15 °C to 80 °C), or what is wrong with the heat pump:
    /// `capacity` (0 to 1e6 kW), `at` (−30 °C to 40 °C), `per_kelvin` (−0.1 to 0.1), `lowest_source` (−40 °C to 40 °C),
    /// `min_share`, `cdh` (0 to 1), `standby` (0 to 1e3 kW) or its curve.
    ///
    /// # Source
    /// EN 14825:2022, for capacity and part load; the curve names its own.
    pub fn run(&self, loads: &PumpLoads<'_>) -> Result<PumpYear, ModelError> {
        let machine = self.checked(loads.water_flow)?;
        let hours = loads.rooms_kwh.len();
        for (input, series, min, max) in [
            ("rooms", loads.rooms_kwh, 0.0, f64::MAX),
            ("water", loads.water_kwh, 0.0, f64::MAX),
            ("flow", loads.flow_celsius, 15.0, 80.0),
            ("source", loads.source_celsius, -60.0, 60.0),
        ] {
            finite(input, series, hours)?;
            if let Some(outside) = series.iter().find(|it| !(min..=max).contains(*it)) {
                within(input, *outside, min, max)?;
            }
        }
        let mut year = PumpYear {
            electricity_kwh: Vec::with_capacity(hours),
            heat_kwh: Vec::with_capacity(hours),
            missing_kwh: Vec::with_capacity(hours),
        };
        let heat = loads.rooms_kwh.iter().zip(loads.water_kwh);
        let temperatures = loads.flow_celsius.iter().zip(loads.source_celsius);
        for ((&rooms_kwh, &water_kwh), (&flow_celsius, &source_celsius)) in heat.zip(temperatures) {
            let asked = Asked { rooms_kwh, flow_celsius, water_kwh, source_celsius };
            let (electricity, given) = machine.hour(&asked);
            year.electricity_kwh.push(electricity);
            year.heat_kwh.push(given);
            year.missing_kwh.push((rooms_kwh + water_kwh - given).max(0.0));
        }
        Ok(year)
    }

    fn checked(&self, water_flow: Temperature) -> Result<Machine, ModelError> {
        self.curve.check()?;
        Ok(Machine {
            curve: self.curve,
            defrost: self.defrost,
            nominal_kw: within("capacity", self.capacity.nominal.kw(), 0.0, 1e6)?,
            at_celsius: within("at", self.capacity.at.celsius(), -30.0, 40.0)?,
            per_kelvin: within("per_kelvin", self.capacity.per_kelvin, -0.1, 0.1)?,
            lowest_celsius: within("lowest_source", self.lowest_source.celsius(), -40.0, 40.0)?,
            min_share: within("min_share", self.min_share.fraction(), 0.0, 1.0)?,
            cdh: within("cdh", self.cdh.fraction(), 0.0, 1.0)?,
            standby_kw: within("standby", self.standby.kw(), 0.0, 1e3)?,
            water_flow_celsius: within("flow", water_flow.celsius(), 15.0, 80.0)?,
        })
    }
}

impl Machine {
    /// Electricity and heat of an hour \[kWh\].
    #[inline]
    fn hour(&self, asked: &Asked) -> (f64, f64) {
        let output = self.output_kw(asked.source_celsius);
        let water = asked.water_kwh.min(output);
        let rooms = asked.rooms_kwh.min(output - water);
        let heat = water + rooms;
        if heat <= 0.0 {
            return (self.standby_kw, 0.0);
        }
        let frost = self.defrost.plain(asked.source_celsius);
        let smallest = self.min_share * output;
        let part = cycling(if heat < smallest { heat / smallest } else { 1.0 }, self.cdh);
        let taken = |heat: f64, flow: f64| {
            heat / (self.curve.plain(asked.source_celsius, flow) * frost * part).max(1.0)
        };
        let mut electricity = self.standby_kw;
        for (heat, flow) in [(water, self.water_flow_celsius), (rooms, asked.flow_celsius)] {
            if heat > 0.0 {
                electricity += taken(heat, flow);
            }
        }
        (electricity, heat)
    }

    #[inline]
    fn output_kw(&self, source_celsius: f64) -> f64 {
        if source_celsius < self.lowest_celsius {
            return 0.0;
        }
        (self.nominal_kw * (1.0 + self.per_kelvin * (source_celsius - self.at_celsius))).max(0.0)
    }
}
