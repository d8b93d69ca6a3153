//! A house that burns coal and petrol, with five measures, each worked out by its model on the typical year.

#![allow(dead_code, unreachable_pub, reason = "each file of tests uses a part of it")]

use portal_model::building::{Dwelling, Layer, Measure as Improvement, Sensor};
use portal_model::heat::{Boiler, Capacity, CopCurve, Defrost, HeatPump, HeatingCurve, PumpLoads};
use portal_model::ledger::{
    ByView, Carrier, Device, Effect, Grid, House, HouseMeasure, Measure, Site, SiteParts, Store, Uncertain,
    View,
};
use portal_model::mobility::car::{CarUse, home_sessions};
use portal_model::mobility::charging::{Strategy, schedule};
use portal_model::mobility::vehicle::{Cabin, Road, Vehicle};
use portal_model::pv::{PvSystem, annual};
use portal_model::storage::Battery;
use portal_model::uncertainty::Distribution;
use portal_units::{
    Angle, Co2Price, Conductance, DamageCost, EmissionFactor, Energy, EnergyPrice, Length, Money,
    PollutantFactor, Power, PowerConsumption, Ratio, Speed, ThermalConductivity, ZoneRule,
};

use super::houses::{Year, celsius, plain_dwelling, typical_weather};

/// Places of the devices that [`house`] makes.
pub const APPLIANCES: usize = 0;
pub const PANELS: usize = 1;
pub const HEATINGS: [usize; 4] = [2, 3, 4, 5];

const KM_A_DAY: f64 = 35.0;

fn share(value: f64) -> Ratio {
    Ratio::from_fraction(value)
}

pub fn per_kwh(pln: f64) -> EnergyPrice {
    EnergyPrice::from_pln_per_kwh(pln)
}

/// A fuel with prices \[PLN/kWh\], CO₂ \[g/kWh\] and particles \[g/GJ\].
pub fn carrier(private: f64, public: f64, co2: f64, particles: Option<(f64, f64)>) -> Carrier {
    Carrier {
        price: ByView { private: per_kwh(private), public: per_kwh(public) },
        co2: EmissionFactor::from_g_per_kwh(co2),
        pm10: particles.map(|it| PollutantFactor::from_g_per_gj(it.0)),
        pm25: particles.map(|it| PollutantFactor::from_g_per_gj(it.1)),
    }
}

pub fn measure(investment: f64, grant: f64, life_years: u32, running: f64) -> Measure {
    let [investment, grant, running] = [investment, grant, running].map(Money::from_pln);
    Measure { investment, grant, life_years, running }
}

pub fn views(import: &[f64], export: &[f64], rate: f64) -> ByView<View> {
    let private = View {
        import_pln_per_kwh: import.to_vec(),
        export_pln_per_kwh: export.to_vec(),
        capacity_bands: Vec::new(),
        rate: share(rate),
        grants: true,
        co2: Co2Price::ZERO,
        pm25: DamageCost::ZERO,
    };
    let half = |prices: &[f64]| prices.iter().map(|it| it / 2.0).collect();
    let public = View {
        import_pln_per_kwh: half(import),
        export_pln_per_kwh: half(export),
        grants: false,
        co2: Co2Price::from_pln_per_t(400.0),
        pm25: DamageCost::from_pln_per_kg(200.0),
        ..private.clone()
    };
    ByView { private, public }
}

pub fn battery(kwh: f64, eta_charge: f64, eta_discharge: f64) -> Battery {
    Battery {
        capacity: Energy::from_kwh(kwh),
        max_charge: Power::from_kw(5.0),
        max_discharge: Power::from_kw(5.0),
        eta_charge: share(eta_charge),
        eta_discharge: share(eta_discharge),
        ..Battery::NONE
    }
}

/// The same electricity in every hour of the day by a shape, 3500 kWh in the year.
fn appliances(hours_of_day: &[u8]) -> Vec<f64> {
    let weight = |hour: &u8| if (7..23).contains(hour) { 1.2 + f64::from(hour % 5) / 5.0 } else { 0.5 };
    let sum: f64 = hours_of_day.iter().map(weight).sum();
    hours_of_day.iter().map(|it| weight(it) / sum * 3500.0).collect()
}

fn car() -> CarUse {
    let road = |part: f64, speed: f64, driving: f64| Road {
        share: share(part),
        speed: Speed::from_km_per_h(speed),
        driving: PowerConsumption::from_kwh_per_100km(driving),
    };
    CarUse {
        vehicle: Vehicle {
            roads: vec![road(0.5, 30.0, 14.0), road(0.5, 90.0, 16.0)],
            cabin: Cabin {
                loss: Conductance::from_w_per_k(100.0),
                heat_below: celsius(18.0),
                cool_above: celsius(24.0),
                heating_cop: share(2.0),
                cooling_cop: share(2.5),
            },
            auxiliaries: Power::from_kw(0.3),
            mild: celsius(20.0),
            cold_penalty_per_kelvin: share(0.005),
        },
        distance: [Length::from_km(KM_A_DAY); 7],
        arrival_hour: 17,
        departure_hour: 7,
        battery: Energy::from_kwh(50.0),
        charger: Power::from_kw(7.0),
        charging_efficiency: share(0.9),
    }
}

/// Charging at home, at once or after the surplus of the panels.
fn charged(air: &[f64], surplus_kwh: &[f64], strategy: Strategy) -> Device {
    let (weather, _) = typical_weather();
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let year = home_sessions(&car(), weather.start(), air, &zone).unwrap();
    let charging = schedule(&year.sessions, surplus_kwh, strategy, None).unwrap();
    Device::charging(charging.load_kwh, 0.9).unwrap()
}

fn insulated(bare: &Dwelling) -> Dwelling {
    let layer =
        Layer { thickness: Length::from_m(0.15), conductivity: ThermalConductivity::from_w_per_mk(0.035) };
    let walls = Improvement::Wall(layer).applied(bare).unwrap();
    Improvement::Roof(layer).applied(&walls).unwrap()
}

fn pump(air: &[f64], rooms_kwh: &[f64]) -> Device {
    let machine = HeatPump {
        curve: CopCurve::AIR,
        defrost: Defrost::InTheCurve,
        capacity: Capacity { nominal: Power::from_kw(8.0), at: celsius(7.0), per_kelvin: 0.02 },
        lowest_source: celsius(-20.0),
        min_share: share(0.3),
        cdh: share(0.9),
        standby: Power::from_kw(0.01),
    };
    let flow = HeatingCurve::RADIATORS.flows(air).unwrap();
    let water_kwh = vec![0.2; air.len()];
    let loads = PumpLoads {
        rooms_kwh,
        flow_celsius: &flow,
        water_kwh: &water_kwh,
        water_flow: celsius(50.0),
        source_celsius: air,
    };
    Device::heat_pump(&machine.run(&loads).unwrap()).unwrap()
}

fn coal(rooms_kwh: &[f64]) -> Device {
    let heat: Vec<f64> = rooms_kwh.iter().map(|it| it + 0.2).collect();
    let boiler = Boiler { efficiency: share(0.7), auxiliary: share(0.01) };
    let year = boiler.burn(&heat).unwrap();
    Device::boiler(heat, year, 0).unwrap()
}

/// The house: 6 kW of panels, 10 kWh of battery, a heat pump for coal, insulated walls and roof, a car by electricity.
pub fn house() -> Site {
    let year = Year::typical();
    let (weather, sun) = typical_weather();
    let air = &year.air_celsius;
    let facing_south = PvSystem::facing(Angle::from_degrees(35.0), Angle::from_degrees(180.0));
    let panels: Vec<f64> =
        annual(&weather, &sun, &facing_south).unwrap().ac_kw_per_kwp.iter().map(|it| it * 6.0).collect();
    let load = appliances(&year.hours_of_day);
    let surplus: Vec<f64> = panels.iter().zip(&load).map(|(made, used)| (made - used).max(0.0)).collect();
    let mut bare = plain_dwelling();
    bare.operation.sensor = Sensor::Operative;
    let heats = [bare, insulated(&bare)].map(|it| year.heat(&it).heat_kwh);
    // 6.5 l/100 km of petrol with 8.9 kWh/l, a quarter of which reaches the wheels.
    let petrol = vec![KM_A_DAY / 24.0 * 0.065 * 8.9; air.len()];
    let devices = House {
        always: vec![Device::appliances(load)],
        pv: Device::renewable(panels),
        old_heating: heats.each_ref().map(|it| coal(it)),
        new_heating: heats.each_ref().map(|it| pump(air, it)),
        old_car: Device::engine(petrol, 0.25, 1).unwrap(),
        electric_car: vec![charged(air, &surplus, Strategy::OnArrival)],
        electric_car_with_pv: vec![charged(air, &surplus, Strategy::Surplus)],
    }
    .devices();
    let night = |hour: &u8| if (6..22).contains(hour) { 1.2 } else { 0.8 };
    let import: Vec<f64> = year.hours_of_day.iter().map(night).collect();
    Site::new(SiteParts {
        devices,
        store: Some(Store { battery: battery(10.0, 0.96, 0.95), when: HouseMeasure::Battery.after() }),
        carriers: vec![
            carrier(0.25, 0.2, 341.0, Some((404.0, 398.0))),
            carrier(0.75, 0.4, 260.0, Some((0.6, 0.6))),
        ],
        measures: vec![
            measure(30_000.0, 6_000.0, 25, 200.0),
            measure(25_000.0, 10_000.0, 15, 0.0),
            measure(45_000.0, 20_000.0, 18, 300.0),
            measure(60_000.0, 20_000.0, 40, 0.0),
            measure(50_000.0, 0.0, 12, -500.0),
        ],
        grid: Grid {
            export_limit: None,
            import_g_per_kwh: vec![600.0; air.len()],
            export_g_per_kwh: vec![300.0; air.len()],
        },
        views: views(&import, &vec![0.4; air.len()], 0.04),
        net_billing: None,
    })
    .unwrap()
}

/// What is uncertain of the house, eleven inputs.
pub fn uncertain() -> Vec<Uncertain> {
    let of = |low: f64, mid: f64, high: f64, effects: Vec<Effect>| Uncertain {
        distribution: Distribution::of_range(low, mid, high).unwrap(),
        effects,
    };
    let [old, old_insulated, new, new_insulated] = HEATINGS;
    vec![
        of(0.94, 1.0, 1.06, vec![Effect::Amount(PANELS)]),
        of(2800.0, 3500.0, 4400.0, vec![Effect::Amount(APPLIANCES)]),
        of(0.8, 1.0, 1.25, HEATINGS.map(Effect::Amount).to_vec()),
        of(0.6, 0.7, 0.75, vec![Effect::Efficiency(old), Effect::Efficiency(old_insulated)]),
        of(0.85, 1.0, 1.1, vec![Effect::Efficiency(new), Effect::Efficiency(new_insulated)]),
        of(0.2, 0.25, 0.35, vec![Effect::FuelPrice(0)]),
        of(0.65, 0.75, 0.95, vec![Effect::FuelPrice(1)]),
        of(0.9, 1.0, 1.3, vec![Effect::ImportPrice]),
        of(0.2, 0.4, 0.6, vec![Effect::ExportPrice]),
        of(500.0, 600.0, 700.0, vec![Effect::GridCo2]),
        of(0.8, 0.9, 1.0, vec![Effect::Capacity]),
    ]
}
