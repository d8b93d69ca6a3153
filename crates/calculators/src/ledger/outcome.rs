//! The calculation: a year of the house after each measure in its turn.

use std::rc::Rc;

use portal_model::air::Pollutant;
use portal_model::building::{Dwelling, Layer, Measure};
use portal_model::storage::Shape;
use portal_text::Text;
use portal_units::{
    Angle, Co2, Co2PerVolume, EmissionFactor, Energy, EnergyPrice, Length, Money, Power, ThermalConductivity,
};

use super::inputs::{Inputs, Order};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::balance::flows;
use crate::shared::heating::{self, BUY, Device, GRID_CO2, heating};
use crate::shared::home::{self, Home};
use crate::shared::kept::kept;
use crate::shared::marginal::Marginal;
use crate::shared::study::{At, Numbers, Study, Usual, Wanted, shown_where};
use crate::shared::year::{Profile, Year};
use crate::spec::Rough;

const SELL: &str = "rcem_known_months_mean";
const PETROL: &str = "petrol_price";
const PETROL_USE: &str = "petrol_car_use";
const PETROL_CO2: &str = "petrol_co2_per_l";
const ELECTRIC_USE: &str = "electric_car_use";
const CHARGING: &str = "charging_efficiency";
const CO2_DAMAGE: &str = "co2_damage";
const PERFORMANCE: &str = "seasonal_performance";
/// Keys besides those of house and heating.
pub(super) const KEYS: &[&str] = &[SELL, PETROL, PETROL_USE, PETROL_CO2, ELECTRIC_USE, CO2_DAMAGE];

/// Conductivity of the insulation. \[W/(mK)\]
const LAMBDA: f64 = 0.036;
/// Power of a battery for each kWh of it. \[kW/kWh\]
const BATTERY_POWER: f64 = 0.5;

/// A measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Envelope,
    Heating,
    Panels,
    Battery,
    Car,
}

impl Step {
    /// Its name.
    pub(super) const fn name(self) -> Text {
        match self {
            Self::Envelope => texts::STEP_ENVELOPE,
            Self::Heating => texts::STEP_HEATING,
            Self::Panels => texts::STEP_PANELS,
            Self::Battery => texts::STEP_BATTERY,
            Self::Car => texts::STEP_CAR,
        }
    }

    fn order(order: Order) -> [Self; 5] {
        match order {
            Order::EnvelopeFirst => [Self::Envelope, Self::Heating, Self::Panels, Self::Battery, Self::Car],
            Order::HeatingFirst => [Self::Heating, Self::Envelope, Self::Panels, Self::Battery, Self::Car],
            Order::RoofFirst => [Self::Panels, Self::Battery, Self::Car, Self::Heating, Self::Envelope],
        }
    }

    fn is_taken(self, inputs: &Inputs) -> bool {
        match self {
            Self::Envelope => inputs.insulation > Length::ZERO,
            Self::Heating => inputs.pump,
            Self::Panels => inputs.power > Power::ZERO,
            // A battery without panels has nothing to hold.
            Self::Battery => inputs.battery > Energy::ZERO && inputs.power > Power::ZERO,
            Self::Car => inputs.distance > Length::ZERO,
        }
    }
}

/// A year of the house.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Total {
    /// Paid for heat, electricity and petrol, sales taken off.
    pub(super) cost: Money,
    /// What its carbon dioxide costs everybody.
    pub(super) damage: Money,
    /// Emission of fuels and of electricity bought.
    pub(super) co2: Co2,
    /// Dust out of the chimney. \[kg\]
    pub(super) dust_kg: f64,
    /// Energy bought: fuel, electricity, petrol not counted.
    pub(super) bought: Energy,
}

impl Total {
    /// What the year costs with its damage.
    pub(super) fn public(&self) -> Money {
        self.cost + self.damage
    }
}

/// The year at first and after each measure.
pub(super) type Outcome = Marginal<Total>;

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// The measures that are taken, in their order.
    pub(super) steps: Vec<Step>,
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let mut wanted = vec![
        Wanted::asked(BUY, texts::BUY, inputs.buy.pln_per_kwh()),
        Wanted::data(SELL, texts::ASSUME_SELL),
        Wanted::data(GRID_CO2, heating::GRID_CO2_LABEL),
        Wanted::usual(PERFORMANCE, texts::ASSUME_PERFORMANCE, Usual::new(3.3, 2.8, 3.8, "1")),
        Wanted::data(PETROL, texts::ASSUME_PETROL),
        Wanted::data(PETROL_USE, texts::ASSUME_PETROL_USE),
        Wanted::data(PETROL_CO2, texts::ASSUME_PETROL_CO2),
        Wanted::data(ELECTRIC_USE, texts::ASSUME_ELECTRIC_USE),
        Wanted::data(CO2_DAMAGE, texts::ASSUME_CO2_DAMAGE),
        Wanted::usual(CHARGING, texts::ASSUME_CHARGING, Usual::new(90.0, 86.0, 93.0, "%")),
    ];
    wanted.extend(shown_where(heating::wanted(inputs.now), heating::is_cost_or_dust));
    wanted.extend(shown_where(inputs.home.wanted(), |it| it != home::DESIGN_OUTDOOR));
    wanted.push(Home::wanted_water());
    Ok(Numbers::gather(assumptions, wanted)?)
}

/// Computes the year at first and after each measure.
pub(super) fn case(
    inputs: &Inputs,
    numbers: &Numbers,
    year: &mut Year,
    rough: &mut Rough,
) -> Result<Case, AnswerError> {
    let steps: Vec<Step> = Step::order(inputs.order).into_iter().filter(|it| it.is_taken(inputs)).collect();
    let house = House::of(inputs, numbers, year)?;
    let study = Study::while_moving("ledger", rough, numbers, |at| {
        let totals = (0..=steps.len())
            .map(|count| house.total(inputs, steps.get(..count).unwrap_or(&steps), at, year));
        Ok(Outcome { totals: totals.collect::<Result<_, AnswerError>>()? })
    })?;
    Ok(Case { study, steps })
}

/// What of the house does not depend on prices.
struct House {
    /// Heat of rooms as they are, and insulated. \[kWh\]
    rooms: [f64; 2],
    /// The same hour by hour as shares of the year.
    shape: [Vec<f64>; 2],
    generation: Rc<[f64]>,
    load: Rc<[f64]>,
    nights: Rc<Vec<f64>>,
}

impl House {
    fn of(inputs: &Inputs, numbers: &Numbers, year: &mut Year) -> Result<Self, AnswerError> {
        let at = numbers.middle();
        let outdoor = home::celsius(&at, home::DESIGN_OUTDOOR)?;
        let before = inputs.home.dwelling(&at)?;
        let both = [before, insulated(inputs, &before)?];
        let mut rooms = [0.0; 2];
        let mut shape = [Vec::new(), Vec::new()];
        for ((dwelling, rooms), shape) in both.iter().zip(&mut rooms).zip(&mut shape) {
            let heat = home::heat(dwelling, outdoor, year)?;
            *rooms = heat.total_kwh;
            let sum = heat.total_kwh.max(f64::MIN_POSITIVE);
            *shape = heat.rooms_kwh.iter().map(|it| it / sum).collect();
        }
        Ok(Self {
            rooms,
            shape,
            generation: year.generation(Angle::from_degrees(35.0), Angle::from_degrees(180.0))?,
            load: year.load(Profile::H0)?,
            nights: kept(year, "nights", &[], || Ok(nights(year)))?,
        })
    }

    /// The year with some measures.
    fn total(&self, inputs: &Inputs, steps: &[Step], at: &At<'_>, year: &Year) -> Result<Total, AnswerError> {
        let has = |step| steps.contains(&step);
        let place = usize::from(has(Step::Envelope));
        let usual = at.relative(inputs.home.period.heat_key())?;
        let rooms = self.rooms.get(place).copied().unwrap_or_default() * usual;
        let water = inputs.home.hot_water_year(at, year)?;
        let device = if has(Step::Heating) { Device::HeatPump } else { inputs.now };
        let heat = Energy::from_kwh(rooms + water);
        let performance = if has(Step::Heating) { Some(at.get(PERFORMANCE)?) } else { None };
        let heating = if let Some(gain) = performance {
            // The share of the ideal is in the performance already.
            let electricity = heat / gain;
            (electricity, Money::ZERO, Co2::ZERO, 0.0, Energy::ZERO)
        } else {
            let it = heating(device, heat, None, at)?;
            let burns = device.burns();
            let of_fuel = |money| if burns { money } else { Money::ZERO };
            let co2 = if burns { it.co2 } else { Co2::ZERO };
            (it.electricity, of_fuel(it.cost), co2, it.of(Pollutant::Pm10).g() / 1000.0, it.fuel)
        };
        let (electric_heat, fuel_cost, fuel_co2, dust_kg, fuel) = heating;
        let km = inputs.distance.m() / 1000.0;
        let litres = km * at.get(PETROL_USE)? / 100.0;
        let (petrol, petrol_co2, charged) = if has(Step::Car) {
            let kwh = km * at.get(ELECTRIC_USE)? / 100.0 / (at.get(CHARGING)? / 100.0);
            (Money::ZERO, Co2::ZERO, kwh)
        } else {
            let factor = Co2PerVolume::from_kg_per_l(at.get(PETROL_CO2)?);
            (Money::from_pln(litres * at.get(PETROL)?), Co2::from_kg(litres * factor.kg_per_l()), 0.0)
        };
        let (import, export) = self.exchange(inputs, steps, [electric_heat.kwh(), charged], year)?;
        let price = |key| at.get(key).map(EnergyPrice::from_pln_per_kwh);
        let grid = EmissionFactor::from_g_per_kwh(at.get(GRID_CO2)?);
        let co2 = fuel_co2 + petrol_co2 + import * grid;
        Ok(Total {
            cost: fuel_cost + petrol + import * price(BUY)? - export * price(SELL)?,
            damage: Money::from_pln(co2.kg() / 1000.0 * at.get(CO2_DAMAGE)?),
            co2,
            dust_kg,
            bought: fuel + import,
        })
    }

    /// What is bought from the grid and sold to it, with electricity for heat and for the car. \[kWh\]
    fn exchange(
        &self,
        inputs: &Inputs,
        steps: &[Step],
        [heat, car]: [f64; 2],
        year: &Year,
    ) -> Result<(Energy, Energy), AnswerError> {
        let has = |step| steps.contains(&step);
        let demand = inputs.demand.kwh();
        let panels = if has(Step::Panels) { inputs.power.kw() } else { 0.0 };
        if panels <= 0.0 {
            return Ok((Energy::from_kwh(demand + heat + car), Energy::ZERO));
        }
        let battery = if has(Step::Battery) { inputs.battery } else { Energy::ZERO };
        let place = usize::from(has(Step::Envelope));
        let rooms = self.rooms.get(place).copied().unwrap_or_default();
        let state = [demand, heat, car, panels, battery.kwh(), rooms];
        let found = kept(year, "ledger-year", &state, || {
            let shape = self.shape.get(place).map_or(&[][..], Vec::as_slice);
            let hours = self.load.iter().zip(shape).zip(self.nights.iter());
            let load: Vec<f64> =
                hours.map(|((it, warm), night)| it * demand + warm * heat + night * car).collect();
            let battery = year.technical().battery(battery, Power::from_kw(battery.kwh() * BATTERY_POWER));
            let made = Shape { hourly: &self.generation, factor: panels };
            let flow = flows(&battery, made, Shape { hourly: &load, factor: 1.0 }, year.calendar())?.year();
            Ok((flow.demand - flow.own(), flow.export))
        })?;
        Ok(*found)
    }
}

/// The house with insulated walls and roof.
fn insulated(inputs: &Inputs, before: &Dwelling) -> Result<Dwelling, AnswerError> {
    if inputs.insulation <= Length::ZERO {
        return Ok(*before);
    }
    let conductivity = ThermalConductivity::from_w_per_mk(LAMBDA);
    let layer = Layer { thickness: inputs.insulation, conductivity };
    Ok(Measure::Roof(layer).applied(&Measure::Wall(layer).applied(before)?)?)
}

/// A kilowatt hour of a car over the nights of a year, 22 to 5.
fn nights(year: &Year) -> Vec<f64> {
    let hours = year.calendar().hours_of_day();
    let is_night = |hour: &u8| *hour >= 22 || *hour < 5;
    let count = hours.iter().filter(|it| is_night(it)).map(|_| 1.0).sum::<f64>().max(1.0);
    hours.iter().map(|it| if is_night(it) { 1.0 / count } else { 0.0 }).collect()
}
