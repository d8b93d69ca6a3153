//! What an electric vehicle uses by road and by weather.

use portal_units::{Conductance, Power, PowerConsumption, Ratio, Span, Speed, Temperature, TemperatureDelta};

use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Consumption of an electric vehicle.
pub static CARD: Card = Card {
    slug: "vehicle-consumption",
    item: "mobility::vehicle::Vehicle::consumption",
    formula: "e(T) = Σ sᵢ·eᵢ·(1 + k·max(0, T₀ − T)) + (P_aux + P_cabin(T))·Σ sᵢ/vᵢ; \
              P_cabin = G·max(0, T_warm − T)/COP_h or G·max(0, T − T_cool)/COP_c",
    ranges: &[
        Limits { input: "air", min: -40.0, max: 50.0, unit: "°C" },
        Limits { input: "driving", min: 0.0, max: 500.0, unit: "kWh/100 km" },
        Limits { input: "road_speed", min: 1.0, max: 250.0, unit: "km/h" },
        Limits { input: "cabin", min: 0.0, max: 5000.0, unit: "W/K" },
        Limits { input: "cop", min: 0.5, max: 10.0, unit: "1" },
    ],
    sources: &[
        "Yuksel & Michalek, Environ. Sci. Technol. 49(6), 2015, 3974–3980",
        "Göhlich, Fay et al., Design of urban electric bus systems, Design Science 4, 2018, e15",
    ],
    omits: &["no-slope", "no-sun-on-the-cabin", "cop-independent-of-air"],
    proofs: &[Proof::Hand { test: "tests/mobility.rs: a_car_in_frost_heat_and_mild_air_by_hand" }],
};

/// One kind of road in the yearly mix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Road {
    /// Share of the distance; the shares of all roads add up to 1.
    pub share: Ratio,
    /// Mean speed with its stops.
    pub speed: Speed,
    /// Consumption of driving alone in mild air, without heating, cooling and auxiliaries.
    pub driving: PowerConsumption,
}

/// Heating and cooling of the cabin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cabin {
    /// Heat that the cabin loses for each kelvin, with its fresh air.
    pub loss: Conductance,
    /// Air below this is heated against.
    pub heat_below: Temperature,
    /// Air above this is cooled against.
    pub cool_above: Temperature,
    /// Heat for each unit of electricity: 1 for a resistor, 2 to 3 for a heat pump.
    pub heating_cop: Ratio,
    /// Cold for each unit of electricity.
    pub cooling_cop: Ratio,
}

/// A vehicle and how it is driven.
#[derive(Debug, Clone, PartialEq)]
pub struct Vehicle {
    /// The roads it drives on.
    pub roads: Vec<Road>,
    /// Its cabin.
    pub cabin: Cabin,
    /// Lights, steering, electronics.
    pub auxiliaries: Power,
    /// Air below which driving itself takes more: dense air, stiff tyres, a cold battery.
    pub mild: Temperature,
    /// By which share driving takes more for each kelvin below.
    pub cold_penalty_per_kelvin: Ratio,
}

/// What a vehicle takes out of its battery, by purpose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Consumption {
    /// Driving.
    pub driving: PowerConsumption,
    /// Heating or cooling of the cabin.
    pub climate: PowerConsumption,
    /// Auxiliaries.
    pub auxiliaries: PowerConsumption,
}

impl Consumption {
    /// All together.
    pub fn total(&self) -> PowerConsumption {
        self.driving + self.climate + self.auxiliaries
    }
}

impl Cabin {
    /// Electric power of heating or cooling.
    ///
    /// `G·max(0, T_warm − T)/COP_h + G·max(0, T − T_cool)/COP_c`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `air` (−40 °C to 50 °C), `cabin` (0 to 5000 W/K), `cop` (0.5 to 10) or
    /// `cool_above`, when it lies below `heat_below`.
    ///
    /// # Source
    /// Göhlich, Fay, Jefferies, Lauth, Kunith and Zhang, Design Science 4, 2018, e15, section 3.
    pub fn power(&self, air: Temperature) -> Result<Power, ModelError> {
        let celsius = within("air", air.celsius(), -40.0, 50.0)?;
        within("cabin", self.loss.w_per_k(), 0.0, 5000.0)?;
        within("cool_above", self.cool_above.celsius(), self.heat_below.celsius(), 60.0)?;
        let heating = within("cop", self.heating_cop.fraction(), 0.5, 10.0)?;
        let cooling = within("cop", self.cooling_cop.fraction(), 0.5, 10.0)?;
        let beyond = |kelvin: f64| self.loss * TemperatureDelta::from_kelvin(kelvin.max(0.0));
        let cold = beyond(self.heat_below.celsius() - celsius);
        let hot = beyond(celsius - self.cool_above.celsius());
        Ok(cold / heating + hot / cooling)
    }
}

impl Vehicle {
    /// What it takes out of the battery at an air temperature.
    ///
    /// Driving by the mix of roads, dearer below mild air; heating, cooling and auxiliaries run as long as it drives,
    /// so that slow roads cost more of them for each kilometre.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `road_shares` (their sum, 1), `road_share` (0 to 1), `road_speed` (1 to
    /// 250 km/h), `driving` (0 to 500 kWh/100 km), `auxiliaries` (0 to 100 kW), `cold_penalty` (0 to 0.1 for each
    /// kelvin), or what [`Cabin::power`] refuses.
    ///
    /// # Source
    /// Yuksel and Michalek, Environ. Sci. Technol. 49(6), 2015, 3974–3980: consumption rises on both sides of mild air.
    pub fn consumption(&self, air: Temperature) -> Result<Consumption, ModelError> {
        let climate = self.cabin.power(air)?;
        let auxiliaries = within("auxiliaries", self.auxiliaries.kw(), 0.0, 100.0)?;
        let penalty = within("cold_penalty", self.cold_penalty_per_kelvin.fraction(), 0.0, 0.1)?;
        let cold = 1.0 + penalty * (self.mild - air).kelvin().max(0.0);
        let (mut share, mut driving, mut hours_per_km) = (0.0, 0.0, 0.0);
        for road in &self.roads {
            let part = within("road_share", road.share.fraction(), 0.0, 1.0)?;
            share += part;
            driving += part * within("driving", road.driving.kwh_per_100km(), 0.0, 500.0)?;
            hours_per_km += part / within("road_speed", road.speed.km_per_h(), 1.0, 250.0)?;
        }
        within("road_shares", share, 1.0 - 1e-6, 1.0 + 1e-6)?;
        let on_the_way = |power: Power| {
            PowerConsumption::from_kwh_per_100km((power * Span::from_hours(hours_per_km)).kwh() * 100.0)
        };
        Ok(Consumption {
            driving: PowerConsumption::from_kwh_per_100km(driving * cold),
            climate: on_the_way(climate),
            auxiliaries: on_the_way(Power::from_kw(auxiliaries)),
        })
    }

    /// Power while it stands with its cabin in use.
    ///
    /// # Errors
    /// As [`Cabin::power`]; also `auxiliaries` outside 0 to 100 kW.
    pub fn standing_power(&self, air: Temperature) -> Result<Power, ModelError> {
        within("auxiliaries", self.auxiliaries.kw(), 0.0, 100.0)?;
        Ok(self.cabin.power(air)? + self.auxiliaries)
    }
}
