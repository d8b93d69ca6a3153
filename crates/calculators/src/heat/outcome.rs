//! The calculation: a year of heat, what each heating takes for it, costs and emits.

use std::rc::Rc;

use portal_model::heat::{Capacity, CopCurve, Defrost, HeatPump, HeatingCurve, PumpLoads};
use portal_units::{Co2, Energy, Money, Power, Ratio, Temperature};

use super::inputs::{Inputs, PUMP_COST};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::heating::{self, BUY, Device, GRID_CO2, Heating, heating};
use crate::shared::home::{self, HomeHeat};
use crate::shared::kept::kept;
use crate::shared::study::{Numbers, Study, Wanted};
use crate::shared::year::Year;

/// Both heatings of a year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    /// Heat for rooms and hot water.
    pub(super) heat: Energy,
    /// With the heating of today.
    pub(super) before: Heating,
    /// With the new one.
    pub(super) after: Heating,
    /// Paid once; `None` when the price of the new heating is not known.
    pub(super) investment: Option<Money>,
    /// Heat for each unit of electricity of the heat pump, rod included.
    pub(super) seasonal_performance: Option<f64>,
}

impl Outcome {
    /// Kept in the purse in a year; negative when the new heating costs more to run.
    pub(super) fn saved(&self) -> Money {
        self.before.cost - self.after.cost
    }

    /// Emission avoided in a year; may be negative.
    pub(super) fn co2(&self) -> Co2 {
        self.before.co2 - self.after.co2
    }
}

/// What the charts need of the middle of the range.
pub(super) struct Case {
    /// The results with their effects.
    pub(super) study: Study<Outcome>,
    /// The heat of the house.
    pub(super) heat: Rc<HomeHeat>,
    /// Heat for the hot water of the year. \[kWh\]
    pub(super) water_kwh: f64,
}

/// Every number that an answer rests on.
pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let mut wanted = vec![
        Wanted::asked(BUY, texts::BUY, inputs.buy.pln_per_kwh()),
        Wanted::asked(PUMP_COST, texts::COST, inputs.cost.pln()),
    ];
    wanted.extend(heating::wanted(inputs.now));
    if inputs.new != inputs.now {
        let of_new = heating::wanted(inputs.new);
        wanted.extend(of_new.into_iter().filter(|it| !heating::wanted(inputs.now).contains(it)));
    }
    wanted.push(Wanted::data(GRID_CO2, heating::GRID_CO2_LABEL));
    wanted.extend(inputs.home.wanted());
    wanted.push(home::Home::wanted_water());
    Ok(Numbers::gather(assumptions, wanted)?)
}

/// Computes both years.
pub(super) fn case(inputs: &Inputs, numbers: &Numbers, year: &Year) -> Result<Case, AnswerError> {
    let middle = numbers.middle();
    let outdoor = home::celsius(&middle, home::DESIGN_OUTDOOR)?;
    let heat = home::heat(&inputs.home.dwelling(&middle)?, outdoor, year)?;
    let water = inputs.home.hot_water(&middle, year)?;
    let water_kwh = water.iter().sum();
    let performance = if inputs.new == Device::HeatPump {
        let inputs = [inputs.flow.celsius(), outdoor.celsius(), heat.total_kwh, heat.design.kw(), water_kwh];
        Some(*kept(year, "pump", &inputs, || performance(inputs, &heat, &water, year))?)
    } else {
        None
    };
    let known = known_cost(inputs, numbers)?;
    let study = Study::of(numbers, |at| {
        let rooms = heat.total_kwh * at.relative(inputs.home.period.heat_key())?;
        let heat = Energy::from_kwh(rooms + inputs.home.hot_water_year(at, year)?);
        let before = heating(inputs.now, heat, None, at)?;
        let after = heating(inputs.new, heat, performance, at)?;
        let investment = if known { Some(Money::from_pln(at.get(PUMP_COST)?)) } else { None };
        let seasonal_performance = performance.map(|_| heat / after.electricity);
        Ok(Outcome { heat, before, after, investment, seasonal_performance })
    })?;
    Ok(Case { study, heat, water_kwh })
}

/// The cost of the data is that of a heat pump: for another heating only what the reader entered counts.
fn known_cost(inputs: &Inputs, numbers: &Numbers) -> Result<bool, AnswerError> {
    Ok(inputs.new == Device::HeatPump || numbers.uncertain(PUMP_COST)?.changed)
}

/// Seasonal performance of an air to water heat pump in this house, with a rod for what it cannot give.
fn performance(
    [flow, outdoor, ..]: [f64; 5],
    heat: &HomeHeat,
    water_kwh: &[f64],
    year: &Year,
) -> Result<f64, AnswerError> {
    let celsius = Temperature::from_celsius;
    let curve = HeatingCurve {
        cold_outdoor: celsius(outdoor),
        cold_flow: celsius(flow),
        mild_outdoor: celsius(15.0),
        mild_flow: celsius(flow.min(25.0)),
    };
    let air = &year.weather().columns().air_celsius;
    let pump = HeatPump {
        curve: CopCurve::AIR,
        defrost: Defrost::InTheCurve,
        capacity: Capacity { nominal: Power::ZERO, at: celsius(2.0), per_kelvin: 0.02 },
        lowest_source: celsius(-20.0),
        min_share: Ratio::from_fraction(0.3),
        cdh: Ratio::from_fraction(0.9),
        standby: Power::from_kw(0.01),
    };
    // Laid out as is usual: alone down to −7 °C, with the rod below.
    let at_bivalence = heat.design * ((20.0 + 7.0) / (20.0 - outdoor)).min(1.0);
    let run = pump.sized(at_bivalence, celsius(-7.0))?.run(&PumpLoads {
        rooms_kwh: &heat.rooms_kwh,
        flow_celsius: &curve.flows(air)?,
        water_kwh,
        water_flow: celsius(55.0),
        source_celsius: air,
    })?;
    Ok(run.seasonal_performance(true).unwrap_or(1.0))
}
