//! Default houses of the Polish construction periods against the heat that is printed for their periods.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;

use houses::{Year, celsius, element, u};
use portal_model::building::{
    Dwelling, House, Mass, Operation, Sensor, Shape, Ventilation, Windows, design_load, heating_degree_days,
};
use portal_units::{Area, Length, Power, Ratio};

/// A period: U-values of walls, windows, roof and floor, change of air by hour, and the printed heat.
///
/// U-values: PyPSA-Eur, `data/retro/u_values_poland.csv` (commit d1282ba3), for the periods until 2010; Polish technical
/// conditions (WT) of 2017 and 2021, their largest permitted values. Heat for each m² and year, low and high: table of
/// Polish standards at energia.eco.pl, ZMCIEPL, for the periods until 1997; the two newest are usual values of
/// textbooks, recalled. Change of air: 0.7 in leaky, 0.5 in tight houses, half of it through heat recovery in the last,
/// as is usual to fulfil the limit of primary energy.
struct Period {
    built: &'static str,
    u_values: [f64; 4],
    air: (f64, f64),
    printed_kwh_m2: (f64, f64),
}

const PERIODS: [Period; 8] = [
    Period {
        built: "before 1945",
        u_values: [1.7, 4.6, 0.8, 1.9],
        air: (0.7, 0.0),
        printed_kwh_m2: (240.0, 400.0),
    },
    Period {
        built: "1945-1969",
        u_values: [1.4, 3.6, 0.7, 1.4],
        air: (0.7, 0.0),
        printed_kwh_m2: (240.0, 400.0),
    },
    Period {
        built: "1970-1979",
        u_values: [0.9, 2.6, 0.6, 1.2],
        air: (0.7, 0.0),
        printed_kwh_m2: (240.0, 280.0),
    },
    Period {
        built: "1980-1989",
        u_values: [0.9, 2.6, 0.6, 1.1],
        air: (0.6, 0.0),
        printed_kwh_m2: (160.0, 200.0),
    },
    Period {
        built: "1990-1999",
        u_values: [0.6, 2.1, 0.6, 0.9],
        air: (0.6, 0.0),
        printed_kwh_m2: (120.0, 160.0),
    },
    Period {
        built: "2000-2010",
        u_values: [0.4, 2.1, 0.4, 0.6],
        air: (0.5, 0.0),
        printed_kwh_m2: (80.0, 150.0),
    },
    Period {
        built: "WT 2017",
        u_values: [0.23, 1.1, 0.18, 0.3],
        air: (0.5, 0.0),
        printed_kwh_m2: (60.0, 80.0),
    },
    Period {
        built: "WT 2021",
        u_values: [0.2, 0.9, 0.15, 0.3],
        air: (0.25, 0.25),
        printed_kwh_m2: (40.0, 60.0),
    },
];

/// A detached house of 120 m² on two storeys, windows of 15 % of the floor area, heavy, 4 W/m² of gains, 20 °C.
fn dwelling(period: &Period) -> Dwelling {
    let floor_area = Area::from_m2(120.0);
    let shape = Shape {
        floor_area,
        storeys: 2.0,
        storey_height: Length::from_m(2.8),
        aspect: 1.2,
        window_share: Ratio::from_fraction(0.15),
    };
    let areas = shape.areas().unwrap();
    let [wall, window, roof, floor] = period.u_values;
    let (natural_per_hour, fans_per_hour) = period.air;
    Dwelling {
        house: House {
            floor_area,
            // Heated air is about four fifths of the box; the rest is walls and ceilings.
            volume: areas.volume * 0.8,
            wall: element(areas.wall.m2(), wall, 1.0),
            roof: element(areas.roof.m2(), roof, 1.0),
            floor: element(areas.floor.m2(), floor, 0.5),
            windows: Windows {
                areas: areas.windows,
                u: u(window),
                g: Ratio::from_fraction(if window > 1.5 { 0.7 } else { 0.5 }),
                frame: Ratio::from_fraction(0.3),
                unshaded: Ratio::from_fraction(0.7),
            },
            bridges: u(0.05),
            ventilation: Ventilation { natural_per_hour, fans_per_hour, recovery: Ratio::from_fraction(0.8) },
            mass: Mass::Heavy,
        },
        operation: Operation {
            indoor: celsius(20.0),
            sensor: Sensor::Operative,
            set_back: None,
            internal: Power::from_kw(0.48),
            max_heat: None,
        },
    }
}

#[test]
fn each_period_needs_what_is_printed_for_it() {
    let year = Year::typical();
    for period in &PERIODS {
        let heat_kwh_m2 = year.heat(&dwelling(period)).totals.heat.kwh() / 120.0;
        let (low, high) = period.printed_kwh_m2;
        let near = 0.75 * low <= heat_kwh_m2 && heat_kwh_m2 <= 1.25 * high;
        assert!(near, "{}: {heat_kwh_m2} kWh/m², printed {low} to {high}", period.built);
    }
}

/// No design load is printed: it follows from the yearly heat by the degree days, `q·38 K/(24 h·HDD)`, as if nothing but
/// the heating made up for the losses. Where sun and people make up for more than 40 % of them, this is too little.
#[test]
fn each_period_has_the_design_load_of_its_printed_heat() {
    let year = Year::typical();
    let days = heating_degree_days(&year.air_celsius, celsius(20.0), celsius(15.0)).unwrap();
    let full_hours = 24.0 * days.kelvin_days() / 38.0;
    let mut newest = Vec::new();
    for period in &PERIODS {
        let dwelling = dwelling(period);
        let load = design_load(&dwelling.house, celsius(20.0), celsius(-18.0)).unwrap();
        let load_kwh_m2 = load.kw() / 120.0 * full_hours;
        let totals = year.heat(&dwelling).totals;
        let free = 1.0 - totals.heat / (totals.transmission + totals.ventilation);
        let (low, high) = period.printed_kwh_m2;
        if free > 0.4 {
            newest.push(period.built);
        } else {
            let near = 0.75 * low <= load_kwh_m2 && load_kwh_m2 <= 1.25 * high;
            assert!(near, "{}: {load_kwh_m2} kWh/m², printed {low} to {high}", period.built);
        }
    }
    assert_eq!(newest, ["WT 2017", "WT 2021"]);
}
