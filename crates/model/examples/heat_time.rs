//! Prints how long a year of heat takes: the median over many runs, in milliseconds.
//!
//! Air is that of the reference tables, without sun, for a house of 150 W/K. Run it with
//! `cargo run --release -p portal-model --example heat_time [runs]`.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a stop watch for developers")]

use std::hint::black_box;
use std::time::Instant as StopWatch;

use portal_model::building::{
    Climate, Dwelling, Element, Facades, House, Mass, Operation, Sensor, SetBack, Ventilation, Windows,
    heat_demand,
};
use portal_model::heat::{Capacity, CopCurve, Defrost, HeatPump, HeatingCurve, PumpLoads};
use portal_reference::Table;
use portal_units::{Area, Power, Ratio, Temperature, ThermalTransmittance, Volume};

fn main() {
    let runs: usize = std::env::args().nth(1).map_or(200, |it| it.parse().unwrap());
    let air_celsius = &Table::load("03a_weather").numbers("temp_air_c");
    let hours = air_celsius.len();
    let facades = &Facades::new([(); 4].map(|()| vec![50.0; hours]));
    let hours_of_day: &Vec<u8> = &(0..24).cycle().take(hours).collect();
    let climate = Climate { air_celsius, facades, hours_of_day };
    let dwelling = dwelling();
    let demand = || heat_demand(black_box(&dwelling), black_box(&climate)).unwrap();
    println!("heat_ms {:.4}", median_ms(runs, demand));
    let rooms_kwh = &demand().heat_kwh;
    let flow_celsius = &HeatingCurve::RADIATORS.flows(air_celsius).unwrap();
    let loads = PumpLoads {
        rooms_kwh,
        flow_celsius,
        water_kwh: &vec![0.4; hours],
        water_flow: Temperature::from_celsius(55.0),
        source_celsius: air_celsius,
    };
    let pump = pump();
    println!("pump_ms {:.4}", median_ms(runs, || black_box(&pump).run(black_box(&loads)).unwrap()));
}

fn dwelling() -> Dwelling {
    let part = |area, u| Element {
        area: Area::from_m2(area),
        u: ThermalTransmittance::from_w_per_m2k(u),
        adjustment: Ratio::from_fraction(1.0),
    };
    let share = Ratio::from_fraction;
    let windows = Windows {
        areas: [Area::from_m2(5.0); 4],
        u: ThermalTransmittance::from_w_per_m2k(1.1),
        g: share(0.6),
        frame: share(0.3),
        unshaded: share(0.7),
    };
    let house = House {
        floor_area: Area::from_m2(120.0),
        volume: Volume::from_m3(300.0),
        wall: part(150.0, 0.3),
        roof: part(60.0, 0.2),
        floor: part(60.0, 0.2),
        windows,
        bridges: ThermalTransmittance::from_w_per_m2k(0.05),
        ventilation: Ventilation { natural_per_hour: 0.4, fans_per_hour: 0.0, recovery: share(0.0) },
        mass: Mass::Heavy,
    };
    let night = SetBack { temperature: Temperature::from_celsius(18.0), from_hour: 22, until_hour: 6 };
    let operation = Operation {
        indoor: Temperature::from_celsius(20.0),
        sensor: Sensor::Operative,
        set_back: Some(night),
        internal: Power::from_kw(0.4),
        max_heat: None,
    };
    Dwelling { house, operation }
}

fn pump() -> HeatPump {
    HeatPump {
        curve: CopCurve::AIR,
        defrost: Defrost::WetterAfjei,
        capacity: Capacity {
            nominal: Power::from_kw(8.0),
            at: Temperature::from_celsius(2.0),
            per_kelvin: 0.02,
        },
        lowest_source: Temperature::from_celsius(-20.0),
        min_share: Ratio::from_fraction(0.3),
        cdh: Ratio::from_fraction(0.9),
        standby: Power::from_kw(0.01),
    }
}

/// Median time of `work` in milliseconds.
fn median_ms<T>(runs: usize, work: impl Fn() -> T) -> f64 {
    let mut times: Vec<f64> = (0..runs.max(1))
        .map(|_| {
            let watch = StopWatch::now();
            black_box(work());
            watch.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
