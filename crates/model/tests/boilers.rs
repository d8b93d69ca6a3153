//! Boilers, hybrids and district heat against cases worked by hand.

use portal_model::ModelError;
use portal_model::air::Pollutant;
use portal_model::emissions::PollutantFactorOf;
use portal_model::heat::{
    Bivalence, Boiler, Capacity, CopCurve, Defrost, DistrictHeat, Factors, HeatPump, Hybrid, PumpLoads,
    factor_of_limit,
};
use portal_units::{Concentration, EmissionFactor, PollutantFactor, Power, Ratio, Temperature};

fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance * want.abs().max(1.0), "{got} is not {want}");
}

fn celsius(value: f64) -> Temperature {
    Temperature::from_celsius(value)
}

fn boiler(efficiency: f64, auxiliary: f64) -> Boiler {
    Boiler { efficiency: Ratio::from_fraction(efficiency), auxiliary: Ratio::from_fraction(auxiliary) }
}

/// A manual coal boiler: EMEP/EEA Guidebook 2019, 1.A.4, Tier 2, and IPCC 2006 for CO₂.
fn coal() -> Factors {
    let factor = |pollutant, g_per_gj| PollutantFactorOf {
        pollutant,
        factor: PollutantFactor::from_g_per_gj(g_per_gj),
    };
    Factors {
        co2: EmissionFactor::from_kg_per_gj(94.6),
        pollutants: vec![
            factor(Pollutant::Pm10, 225.0),
            factor(Pollutant::Pm25, 201.0),
            factor(Pollutant::Bap, 0.27),
            factor(Pollutant::Nox, 158.0),
            factor(Pollutant::So2, 900.0),
            factor(Pollutant::Co, 4787.0),
        ],
    }
}

#[test]
fn a_year_of_coal_is_worked_by_hand() {
    // 24 000 kWh of heat at 60 %: 40 000 kWh or 144 GJ of coal. CO₂ 144 · 94.6 = 13 622.4 kg; PM10 32.4 kg, PM2.5
    // 28.944 kg, B(a)P 38.88 g, NOx 22.752 kg, SO₂ 129.6 kg, CO 689.328 kg. One per cent of 24 000 kWh for the fan.
    let year = boiler(0.6, 0.01).burn(&vec![4.0; 6000]).unwrap();
    close(year.fuel().kwh(), 40_000.0, 1e-12);
    close(year.electricity().kwh(), 240.0, 1e-12);
    let got = coal().of(year.fuel()).unwrap();
    close(got.co2.kg(), 13_622.4, 1e-12);
    let want = [
        (Pollutant::Pm10, 32_400.0),
        (Pollutant::Pm25, 28_944.0),
        (Pollutant::Bap, 38.88),
        (Pollutant::Nox, 22_752.0),
        (Pollutant::So2, 129_600.0),
        (Pollutant::Co, 689_328.0),
    ];
    assert_eq!(got.pollutants.len(), want.len());
    for (got, (pollutant, grams)) in got.pollutants.iter().zip(want) {
        assert_eq!(got.pollutant, pollutant);
        close(got.mass.g(), grams, 1e-12);
    }
}

#[test]
fn a_limit_of_a_class_becomes_a_factor() {
    // 40 mg/m³ at 10 % O2 with 0.25 m³/MJ: 40 · 0.25 · 20.9/10.9 = 19.174312 g/GJ.
    let limit = Concentration::from_ug_per_m3(40_000.0);
    close(factor_of_limit(limit, 10.0, 0.25).unwrap().g_per_gj(), 19.174_312, 1e-7);
    // Without spare oxygen nothing is diluted.
    close(factor_of_limit(limit, 0.0, 0.25).unwrap().g_per_gj(), 10.0, 1e-12);
    assert!(factor_of_limit(limit, 20.9, 0.25).is_err());
}

#[test]
fn district_heat_is_bought_with_the_losses_of_the_substation() {
    // 9.5 and 19 kWh at 5 % are 10 and 20 kWh at the meter.
    let got = DistrictHeat { loss: Ratio::from_fraction(0.05) }.buy(&[9.5, 19.0]).unwrap();
    close(got.bought().kwh(), 30.0, 1e-12);
    close(got.peak().kw(), 20.0, 1e-12);
}

#[test]
fn a_hybrid_splits_the_heat_at_its_bivalence() {
    // 5 kW at any temperature. At −10 °C 8 + 1 kWh are asked, at 0 °C 4 + 0, at 5 °C 6 + 1.
    let pump = HeatPump {
        curve: CopCurve::AIR,
        defrost: Defrost::InTheCurve,
        capacity: Capacity { nominal: Power::from_kw(5.0), at: celsius(7.0), per_kelvin: 0.0 },
        lowest_source: celsius(-20.0),
        min_share: Ratio::ZERO,
        cdh: Ratio::from_fraction(0.9),
        standby: Power::ZERO,
    };
    let outdoor = [-10.0, 0.0, 5.0];
    let loads = PumpLoads {
        rooms_kwh: &[8.0, 4.0, 6.0],
        flow_celsius: &[50.0, 40.0, 35.0],
        water_kwh: &[1.0, 0.0, 1.0],
        water_flow: celsius(55.0),
        source_celsius: &outdoor,
    };
    let below = celsius(-5.0);
    let boiler = boiler(0.9, 0.0);
    let run = |bivalence| Hybrid { pump, boiler, bivalence }.run(&loads, &outdoor).unwrap();
    let parallel = run(Bivalence::Parallel);
    assert_eq!(parallel.boiler_heat_kwh, [4.0, 0.0, 2.0]);
    assert_eq!(parallel.pump.heat_kwh, [5.0, 4.0, 5.0]);
    close(parallel.boiler.fuel().kwh(), 6.0 / 0.9, 1e-12);
    close(parallel.pump_share().unwrap().fraction(), 14.0 / 20.0, 1e-12);
    let alternative = run(Bivalence::Alternative { below });
    assert_eq!(alternative.boiler_heat_kwh, [9.0, 0.0, 2.0]);
    assert_eq!(alternative.pump.heat_kwh, [0.0, 4.0, 5.0]);
    assert!(alternative.pump.electricity_kwh[0].abs() < 1e-12);
    // At the temperature itself the heat pump still heats.
    let at_bivalence = run(Bivalence::Alternative { below: celsius(0.0) });
    assert_eq!(at_bivalence.boiler_heat_kwh, [9.0, 0.0, 2.0]);
    assert_eq!(at_bivalence.pump.heat_kwh, [0.0, 4.0, 5.0]);
    assert_eq!(portal_model::heat::HybridYear::default().pump_share(), None);
}

#[test]
fn what_is_wrong_is_named() {
    let named = |it: Result<_, ModelError>| match it {
        Err(ModelError::OutOfRange { input, .. } | ModelError::NotFinite { input, .. }) => input,
        Err(_) | Ok(()) => "nothing",
    };
    let burn = |efficiency, auxiliary, heat| boiler(efficiency, auxiliary).burn(&[heat]).map(|_| ());
    assert_eq!(named(burn(0.05, 0.0, 1.0)), "efficiency");
    assert_eq!(named(burn(0.9, 0.5, 1.0)), "auxiliary");
    assert_eq!(named(burn(0.9, 0.0, -1.0)), "heat");
    assert_eq!(named(burn(0.9, 0.0, f64::NAN)), "heat");
    let buy = |loss, heat| DistrictHeat { loss: Ratio::from_fraction(loss) }.buy(&[heat]).map(|_| ());
    assert_eq!(named(buy(0.6, 1.0)), "loss");
    assert_eq!(named(buy(0.1, -1.0)), "heat");
    assert_eq!(named(factor_of_limit(Concentration::from_ug_per_m3(-1.0), 10.0, 0.25).map(|_| ())), "limit");
}
