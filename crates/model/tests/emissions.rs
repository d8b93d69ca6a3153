//! Emissions of electricity, fuels and ways, worked by hand.

use portal_model::air::Pollutant;
use portal_model::emissions::{
    Accounting, Drive, Fuel, Generation, GridHours, GridYear, HourlyGeneration, Item, Kind,
    PollutantFactorOf, Scope, car, co2, combined_margin, delivered, emitted, footprint, intensity,
    intensity_by_hour, passenger, pollutants, saved, saved_by_hour, strongest,
};
use portal_model::error::ModelError;
use portal_units::{
    CalorificValue, Co2, Co2PerDistance, Co2PerVolume, EmissionFactor, Energy, FuelConsumption, FuelMass,
    FuelVolume, Length, PollutantFactor, PowerConsumption, Ratio,
};

fn grams(value: f64) -> EmissionFactor {
    EmissionFactor::from_g_per_kwh(value)
}

fn kwh(value: f64) -> Energy {
    Energy::from_kwh(value)
}

fn close(got: f64, want: f64) {
    assert!((got - want).abs() <= 1e-9 * want.abs().max(1.0), "{got} is not {want}");
}

#[test]
fn a_mix_of_three_sources_by_hand() {
    // IPCC 2014, Annex III, medians over the life cycle: coal 820, gas 490, wind 11 g/kWh.
    // (60 · 820 + 15 · 490 + 25 · 11) / 100 = (49 200 + 7 350 + 275) / 100 = 568.25.
    let mix = [(60.0, 820.0), (15.0, 490.0), (25.0, 11.0)]
        .map(|(energy, factor)| Generation { energy: kwh(energy), factor: grams(factor) });
    close(intensity(&mix).unwrap().unwrap().g_per_kwh(), 568.25);
    // 5 % is lost on the way: 568.25 / 0.95 = 598.157…
    let user = delivered(grams(568.25), Ratio::from_fraction(0.05)).unwrap();
    close(user.g_per_kwh(), 568.25 / 0.95);
    assert_eq!(intensity(&[]).unwrap(), None);
    assert_eq!(intensity(&[Generation { energy: kwh(0.0), factor: grams(820.0) }]).unwrap(), None);
    let wrong = Generation { energy: kwh(-1.0), factor: grams(820.0) };
    assert!(matches!(intensity(&[wrong]), Err(ModelError::OutOfRange { input: "generated", .. })));
}

#[test]
fn each_hour_has_the_factor_of_its_own_mix() {
    // Coal alone: 820. Half coal, half sun: (820 + 45) / 2 = 432.5. Nothing at all: no factor.
    let sources = [
        HourlyGeneration { generated_kwh: &[5.0, 2.0, 0.0], factor: grams(820.0) },
        HourlyGeneration { generated_kwh: &[0.0, 2.0, 0.0], factor: grams(45.0) },
    ];
    let factors = intensity_by_hour(&sources).unwrap();
    assert_eq!(factors, [Some(grams(820.0)), Some(grams(432.5)), None]);
    // 1 kWh at 820 and 2 kWh at 432.5 are 1.685 kg; an hour without factor and without use does not matter, with use
    // the sum is not known.
    close(emitted(&[1.0, 2.0, 0.0], &factors).unwrap().unwrap().kg(), 1.685);
    assert_eq!(emitted(&[1.0, 2.0, 0.1], &factors).unwrap(), None);
    let short = [sources[0], HourlyGeneration { generated_kwh: &[1.0], factor: grams(45.0) }];
    assert!(matches!(intensity_by_hour(&short), Err(ModelError::Length { got: 1, .. })));
}

#[test]
fn three_tonnes_of_coal_by_mass_and_by_heat() {
    // 3 000 kg · 25 MJ/kg = 75 GJ; · 94.6 kg/GJ = 7 095 kg. 75 GJ are 20 833.3 kWh.
    let factor = EmissionFactor::from_kg_per_gj(94.6);
    let by_mass = Fuel::Mass {
        amount: FuelMass::from_kg(3000.0),
        calorific_value: CalorificValue::from_mj_per_kg(25.0),
        factor,
    };
    close(co2(&by_mass).unwrap().kg(), 7095.0);
    let heat = kwh(75_000.0 / 3.6);
    close(co2(&Fuel::Energy { amount: heat, factor }).unwrap().kg(), 7095.0);
    // EMEP/EEA tier 1 for coal in homes: 398 g/GJ of PM2.5 are 29.85 kg, 230 mg/GJ of benzo(a)pyrene 17.25 g.
    let factors = [
        PollutantFactorOf { pollutant: Pollutant::Pm25, factor: PollutantFactor::from_g_per_gj(398.0) },
        PollutantFactorOf { pollutant: Pollutant::Bap, factor: PollutantFactor::from_mg_per_gj(230.0) },
    ];
    let got = pollutants(heat, &factors).unwrap();
    assert_eq!(got.iter().map(|it| it.pollutant).collect::<Vec<_>>(), [Pollutant::Pm25, Pollutant::Bap]);
    close(got[0].mass.g(), 29_850.0);
    close(got[1].mass.g(), 17.25);
    let negative = Fuel::Energy { amount: kwh(-1.0), factor };
    assert!(matches!(co2(&negative), Err(ModelError::OutOfRange { input: "amount", .. })));
}

#[test]
fn a_litre_of_diesel_is_what_its_heat_is() {
    // IPCC 2006: 74.1 kg/GJ; 35.9 MJ/l: 2.66 kg/l as printed.
    let by_heat = Fuel::Energy { amount: kwh(35.9 / 3.6), factor: EmissionFactor::from_kg_per_gj(74.1) };
    let by_volume =
        Fuel::Volume { amount: FuelVolume::from_l(1.0), factor: Co2PerVolume::from_kg_per_l(2.66) };
    assert!((co2(&by_heat).unwrap().kg() - co2(&by_volume).unwrap().kg()).abs() < 0.005);
    // KOBiZE: 0.2006 t/MWh of natural gas is 55.7 kg/GJ.
    assert!((EmissionFactor::from_kg_per_gj(55.7).g_per_kwh() - 200.6).abs() < 0.2);
}

#[test]
fn a_year_of_driving_by_hand() {
    // 12 000 km with 6.5 l/100 km are 780 l; · 2.31 kg/l = 1 801.8 kg, for 1.5 persons 1 201.2 kg each.
    let way = Length::from_km(12_000.0);
    let petrol = Drive::Fuel {
        consumption: FuelConsumption::from_l_per_100km(6.5),
        factor: Co2PerVolume::from_kg_per_l(2.31),
    };
    close(car(way, &petrol, 1.0).unwrap().kg(), 1801.8);
    close(car(way, &petrol, 1.5).unwrap().kg(), 1201.2);
    // 17 kWh/100 km are 2 040 kWh from the battery, at 0.85 2 400 kWh from the socket; · 600 g/kWh = 1 440 kg.
    let electric = Drive::Electric {
        consumption: PowerConsumption::from_kwh_per_100km(17.0),
        charging: Ratio::from_fraction(0.85),
        factor: grams(600.0),
    };
    close(car(way, &electric, 1.0).unwrap().kg(), 1440.0);
    // 1 000 km by train with 30 g for each passenger and kilometre are 30 kg.
    close(passenger(Length::from_km(1000.0), Co2PerDistance::from_g_per_km(30.0)).unwrap().kg(), 30.0);
    assert!(matches!(car(way, &petrol, 0.0), Err(ModelError::OutOfRange { input: "persons", .. })));
}

#[test]
fn what_is_saved_says_by_which_plants() {
    // 1 000 kWh of own sun at 45 g/kWh in place of an average of 608 save 563 kg; in place of coal alone at 820 g/kWh,
    // the marginal plant, 775 kg.
    let sun = grams(45.0);
    let by = |factor, accounting| GridYear { factor: grams(factor), accounting, scope: Scope::LifeCycle };
    let average = saved(kwh(1000.0), &by(608.0, Accounting::Average), sun).unwrap();
    let marginal = saved(kwh(1000.0), &by(820.0, Accounting::Marginal), sun).unwrap();
    close(average.co2.kg(), 563.0);
    close(marginal.co2.kg(), 775.0);
    assert_eq!((average.accounting, average.scope), (Accounting::Average, Scope::LifeCycle));
    assert_eq!(marginal.accounting, Accounting::Marginal);
    // Hour by hour: 2 kWh · (820 − 45) + 1 kWh · (400 − 45) = 1 550 + 355 = 1 905 g.
    let factors = [Some(grams(820.0)), Some(grams(400.0)), None];
    let grid = GridHours { factors: &factors, accounting: Accounting::Marginal, scope: Scope::LifeCycle };
    let hours = saved_by_hour(&[2.0, 1.0, 0.0], &grid, sun).unwrap().unwrap();
    close(hours.co2.kg(), 1.905);
    assert_eq!((hours.accounting, hours.scope), (Accounting::Marginal, Scope::LifeCycle));
    assert_eq!(saved_by_hour(&[2.0, 1.0, 1.0], &grid, sun).unwrap(), None);
    // What takes the place may be worse: 100 kWh · (200 − 500) = −30 kg.
    let worse = saved(kwh(100.0), &by(200.0, Accounting::Average), grams(500.0)).unwrap();
    close(worse.co2.kg(), -30.0);
}

#[test]
fn a_combined_margin_weighs_running_and_building() {
    // 0.75 · 900 + 0.25 · 300 = 750.
    let grid =
        combined_margin(grams(900.0), grams(300.0), Ratio::from_fraction(0.25), Scope::Direct).unwrap();
    close(grid.factor.g_per_kwh(), 750.0);
    assert_eq!((grid.accounting, grid.scope), (Accounting::Marginal, Scope::Direct));
    assert!(combined_margin(grams(900.0), grams(300.0), Ratio::from_fraction(1.1), Scope::Direct).is_err());
}

#[test]
fn the_strongest_steps_come_first() {
    let item = |kind, kg| Item { kind, co2: Co2::from_kg(kg) };
    let year = |heat, power, ways| {
        vec![item(Kind::Heat, heat), item(Kind::Electricity, power), item(Kind::Transport, ways)]
    };
    // 5 000 + 1 200 + 1 800 = 8 000 kg: 62.5 %, 15 %, 22.5 %.
    let before = year(5000.0, 1200.0, 1800.0);
    let got = footprint(&before).unwrap();
    close(got.total.kg(), 8000.0);
    let shares: Vec<f64> = got.shares.iter().map(|it| it.unwrap().fraction()).collect();
    assert_eq!(shares, [0.625, 0.15, 0.225]);
    // A heat pump saves 5 000 − 2 000 − 500 = 2 500, the bus 1 000, a panel 700; lights on all night save nothing, nor
    // does doing nothing.
    let after = [
        year(5000.0, 500.0, 1800.0),
        year(5000.0, 1200.0, 800.0),
        year(5000.0, 1300.0, 1800.0),
        year(2000.0, 1700.0, 1800.0),
        before.clone(),
    ];
    let best = |most| -> Vec<(usize, f64)> {
        let steps = strongest(&before, &after, most).unwrap();
        steps.into_iter().map(|it| (it.index, it.saved.kg())).collect()
    };
    assert_eq!(best(3), [(3, 2500.0), (1, 1000.0), (0, 700.0)]);
    assert_eq!(best(9).len(), 3);
    assert_eq!(best(1), [(3, 2500.0)]);
    // No emission at all has no shares.
    assert_eq!(footprint(&[item(Kind::Heat, 0.0)]).unwrap().shares, [None]);
}
