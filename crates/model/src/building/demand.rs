//! The heat that a house needs, hour by hour.

use portal_units::{Energy, Power, Temperature};

use super::house::{Dwelling, Operation};
use super::network::{HourInput, Network, Solver};
use super::sun::Facades;
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// Hours before the first that only bring the mass to its temperature: the last ones of the series.
const WARM_UP_HOURS: usize = 720;

/// The heat of a house hour by hour.
pub static CARD: Card = Card {
    slug: "heat-demand",
    item: "building::heat_demand",
    formula: "θ_m,t = (θ_m,t−1·(C_m/3600 − (H_tr,3 + H_tr,em)/2) + Φ_m,tot)/(C_m/3600 + (H_tr,3 + H_tr,em)/2); \
              Φ_H = (θ_set − θ_0)/(∂θ/∂Φ), 0 ≤ Φ_H ≤ Φ_max",
    ranges: &[
        Limits { input: "floor_area", min: 1.0, max: 1e6, unit: "m²" },
        Limits { input: "u", min: 0.0, max: 10.0, unit: "W/(m²K)" },
        Limits { input: "natural_per_hour", min: 0.0, max: 20.0, unit: "1/h" },
        Limits { input: "indoor", min: 5.0, max: 30.0, unit: "°C" },
    ],
    sources: &["ISO 13790:2008, annex C", "EN ISO 13789:2017, transmission and ventilation"],
    omits: &[
        "one-zone",
        "no-cooling-no-summer-airing",
        "no-wind-on-infiltration",
        "no-sun-on-walls",
        "no-heat-from-ground-storage",
    ],
    proofs: &[
        Proof::Hand { test: "tests/building.rs: an_hour_is_that_of_the_published_network" },
        Proof::Hand {
            test: "tests/building.rs: a_constant_winter_needs_what_the_series_of_resistances_says",
        },
        Proof::Hand { test: "tests/building_stock.rs: each_period_needs_what_is_printed_for_it" },
    ],
};

/// Outdoors of consecutive hours; all series of one length.
#[derive(Debug, Clone, Copy)]
pub struct Climate<'a> {
    /// Air \[°C\], −60 to 60.
    pub air_celsius: &'a [f64],
    /// Light on the façades.
    pub facades: &'a Facades,
    /// Local hour of the day, as [`crate::calendar::Calendar::hours_of_day`].
    pub hours_of_day: &'a [u8],
}

/// Sums over all hours. `heat + solar + internal = transmission + ventilation + stored`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HeatTotals {
    /// Heat that the heating gives to the rooms.
    pub heat: Energy,
    /// Sunlight through the windows.
    pub solar: Energy,
    /// Heat of people and appliances.
    pub internal: Energy,
    /// Heat that leaves through the envelope.
    pub transmission: Energy,
    /// Heat that leaves with the air.
    pub ventilation: Energy,
    /// Heat in the mass after the last hour less that before the first.
    pub stored: Energy,
}

/// The heat of a house.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatYear {
    /// Heat that the heating gives to the rooms in each hour \[kWh\].
    pub heat_kwh: Vec<f64>,
    /// Air indoors \[°C\].
    pub air_celsius: Vec<f64>,
    /// Sums.
    pub totals: HeatTotals,
}

impl HeatYear {
    /// Largest heat output of an hour.
    pub fn peak(&self) -> Power {
        Power::from_kw(self.heat_kwh.iter().copied().fold(0.0, f64::max))
    }
}

/// The heat that keeps a dwelling warm through the hours of a climate.
///
/// The simple hourly method with a full set of equations: see [`Network`]. The mass begins as the last 30 days of the
/// series leave it, as in a year that follows itself. Losses of the pipes and of the boiler are not in it.
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::NotFinite`] for the series; [`ModelError::OutOfRange`] names `air` (−60 °C
/// to 60 °C), `facades` (0 to 2000 W/m²), what is wrong with the house, `indoor`, `set_back` (5 °C to 30 °C),
/// `from_hour`, `until_hour` (0 to 23), `internal` or `max_heat` (0 to 1e6 kW).
///
/// # Source
/// ISO 13790:2008, annex C.
pub fn heat_demand(dwelling: &Dwelling, climate: &Climate<'_>) -> Result<HeatYear, ModelError> {
    let run = Run::new(dwelling, climate)?;
    let hours = climate.air_celsius.len();
    let mut mass = dwelling.operation.indoor.celsius();
    for hour in run.inputs().skip(hours.saturating_sub(WARM_UP_HOURS)) {
        mass = run.solver.hour(mass, run.max_heat_w, &hour).mass_end_celsius;
    }
    let mass_before = mass;
    let mut heat_kwh = Vec::with_capacity(hours);
    let mut air_celsius = Vec::with_capacity(hours);
    let mut sums_w = [0.0; 5];
    for hour in run.inputs() {
        let state = run.solver.hour(mass, run.max_heat_w, &hour);
        mass = state.mass_end_celsius;
        heat_kwh.push(state.heat_w / 1000.0);
        air_celsius.push(state.air_celsius);
        let flows = [state.heat_w, hour.solar_w, hour.internal_w, state.transmission_w, state.ventilation_w];
        for (sum, flow) in sums_w.iter_mut().zip(flows) {
            *sum += flow;
        }
    }
    let stored_w = run.capacity_wh_per_k * (mass - mass_before);
    let [heat, solar, internal, transmission, ventilation] = sums_w.map(|it| Energy::from_kwh(it / 1000.0));
    let stored = Energy::from_kwh(stored_w / 1000.0);
    let totals = HeatTotals { heat, solar, internal, transmission, ventilation, stored };
    Ok(HeatYear { heat_kwh, air_celsius, totals })
}

/// A dwelling and a climate, checked.
struct Run<'a> {
    solver: Solver,
    capacity_wh_per_k: f64,
    max_heat_w: f64,
    collecting_m2: [f64; 4],
    operation: &'a Operation,
    climate: &'a Climate<'a>,
}

impl<'a> Run<'a> {
    fn new(dwelling: &'a Dwelling, climate: &'a Climate<'a>) -> Result<Self, ModelError> {
        let hours = climate.air_celsius.len();
        finite("air", climate.air_celsius, hours)?;
        if let Some(outside) = climate.air_celsius.iter().find(|it| it.abs() > 60.0) {
            within("air", *outside, -60.0, 60.0)?;
        }
        for facade in climate.facades.w_m2() {
            finite("facades", facade, hours)?;
            if let Some(outside) = facade.iter().find(|it| !(0.0..=2000.0).contains(*it)) {
                within("facades", *outside, 0.0, 2000.0)?;
            }
        }
        if climate.hours_of_day.len() != hours {
            let got = climate.hours_of_day.len();
            return Err(ModelError::Length { input: "hours_of_day", expected: hours, got });
        }
        let operation = &dwelling.operation;
        let temperature = |input, it: Temperature| within(input, it.celsius(), 5.0, 30.0);
        temperature("indoor", operation.indoor)?;
        if let Some(set_back) = operation.set_back {
            temperature("set_back", set_back.temperature)?;
            within("from_hour", f64::from(set_back.from_hour), 0.0, 23.0)?;
            within("until_hour", f64::from(set_back.until_hour), 0.0, 23.0)?;
        }
        within("internal", operation.internal.kw(), 0.0, 1e6)?;
        let max_heat =
            operation.max_heat.map_or(Ok(f64::INFINITY), |it| within("max_heat", it.kw(), 0.0, 1e6))?;
        let network = Network::of(&dwelling.house)?;
        Ok(Self {
            solver: network.solver(operation.sensor)?,
            capacity_wh_per_k: network.capacity_j_per_k / 3600.0,
            max_heat_w: max_heat * 1000.0,
            collecting_m2: dwelling.house.windows.collecting_m2()?,
            operation,
            climate,
        })
    }

    fn inputs(&self) -> impl Iterator<Item = HourInput> {
        let [north, east, south, west] = self.climate.facades.w_m2();
        let light = north.iter().zip(east).zip(south.iter().zip(west));
        let [a_north, a_east, a_south, a_west] = self.collecting_m2;
        let internal_w = self.operation.internal.kw() * 1000.0;
        let outdoors = self.climate.air_celsius.iter().zip(self.climate.hours_of_day);
        outdoors.zip(light).map(move |((&outdoor_celsius, &hour), ((n, e), (s, w)))| HourInput {
            outdoor_celsius,
            internal_w,
            solar_w: a_north * n + a_east * e + a_south * s + a_west * w,
            wanted_celsius: self.wanted_celsius(hour),
        })
    }

    #[inline]
    fn wanted_celsius(&self, hour: u8) -> f64 {
        let lower = self.operation.set_back.filter(|it| it.holds(hour));
        lower.map_or(self.operation.indoor, |it| it.temperature).celsius()
    }
}
