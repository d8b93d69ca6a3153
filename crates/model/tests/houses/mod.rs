//! A house of round numbers and a typical year, for the tests of heat.

#![allow(dead_code, unreachable_pub, reason = "each file of tests uses a part of it")]

use portal_model::building::{
    Climate, Dwelling, Element, Facades, HeatYear, House, Mass, Operation, Sensor, Ventilation, Windows,
    facades, heat_demand,
};
use portal_model::calendar::Calendar;
use portal_model::irradiance::transposition::Transposition;
use portal_model::pv::{SunYear, WeatherColumns, WeatherYear};
use portal_model::solar::Place;
use portal_units::{
    Angle, Area, Instant, Length, Power, Ratio, Stamp, Temperature, ThermalTransmittance, Volume, ZoneRule,
};

pub fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance * want.abs().max(1.0), "{got} is not {want}");
}

pub fn celsius(value: f64) -> Temperature {
    Temperature::from_celsius(value)
}

pub fn u(value: f64) -> ThermalTransmittance {
    ThermalTransmittance::from_w_per_m2k(value)
}

pub fn element(area: f64, u_value: f64, adjustment: f64) -> Element {
    Element { area: Area::from_m2(area), u: u(u_value), adjustment: Ratio::from_fraction(adjustment) }
}

/// 100 m² of floor; walls 60, roof 20, floor 20, bridges 10, windows 40, air 30 W/K.
pub fn plain_house() -> House {
    House {
        floor_area: Area::from_m2(100.0),
        volume: Volume::from_m3(250.0),
        wall: element(120.0, 0.5, 1.0),
        roof: element(50.0, 0.4, 1.0),
        floor: element(50.0, 0.8, 0.5),
        windows: Windows {
            areas: [Area::from_m2(5.0); 4],
            u: u(2.0),
            g: Ratio::from_fraction(0.6),
            frame: Ratio::from_fraction(0.3),
            unshaded: Ratio::from_fraction(0.9),
        },
        bridges: u(10.0 / 240.0),
        ventilation: Ventilation {
            natural_per_hour: 0.24,
            fans_per_hour: 0.6,
            recovery: Ratio::from_fraction(0.8),
        },
        mass: Mass::Medium,
    }
}

pub fn plain_dwelling() -> Dwelling {
    Dwelling {
        house: plain_house(),
        operation: Operation {
            indoor: celsius(20.0),
            sensor: Sensor::Air,
            set_back: None,
            internal: Power::ZERO,
            max_heat: None,
        },
    }
}

/// The weather of the typical year with the sun above it.
pub fn typical_weather() -> (WeatherYear, SunYear) {
    let text = include_str!("../../../../public/data/weather-typical-year.csv");
    let column = |at: usize| -> Vec<f64> {
        text.lines().skip(1).map(|line| line.split(',').nth(at).unwrap().parse().unwrap()).collect()
    };
    let columns = WeatherColumns {
        ghi_w_m2: column(0),
        dni_w_m2: column(1),
        dhi_w_m2: column(2),
        air_celsius: column(3),
        wind_m_s: column(4),
    };
    let (start, stamp) = (Instant::parse("2025-01-01T00:00Z").unwrap(), Stamp::InstantAt(630));
    let weather = WeatherYear::new(start, stamp, columns).unwrap();
    let place = Place {
        latitude: Angle::from_degrees(51.05),
        longitude: Angle::from_degrees(13.74),
        altitude: Length::from_m(113.0),
    };
    let sun = SunYear::new(&place, start, weather.hours(), stamp).unwrap();
    (weather, sun)
}

/// The typical year that the portal shows, for Dresden, with its façades.
#[derive(Debug, Clone)]
pub struct Year {
    pub air_celsius: Vec<f64>,
    pub facades: Facades,
    pub hours_of_day: Vec<u8>,
}

impl Year {
    pub fn typical() -> Self {
        let (weather, sun) = typical_weather();
        let start = weather.start();
        let light = facades(&weather, &sun, Transposition::Perez, Ratio::from_fraction(0.2)).unwrap();
        let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let calendar = Calendar::new(start, weather.hours(), &zone);
        Self {
            air_celsius: weather.columns().air_celsius.clone(),
            facades: light,
            hours_of_day: calendar.hours_of_day().to_vec(),
        }
    }

    pub fn constant(outdoor: f64, hours: usize) -> Self {
        let hours_of_day = (0..24).cycle().take(hours).collect();
        Self { air_celsius: vec![outdoor; hours], facades: Facades::dark(hours), hours_of_day }
    }

    pub fn dark(self) -> Self {
        Self { facades: Facades::dark(self.air_celsius.len()), ..self }
    }

    pub fn heat(&self, dwelling: &Dwelling) -> HeatYear {
        let (air_celsius, hours_of_day) = (&self.air_celsius, &self.hours_of_day);
        heat_demand(dwelling, &Climate { air_celsius, facades: &self.facades, hours_of_day }).unwrap()
    }
}
