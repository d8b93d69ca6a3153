//! Laws that hold for any input.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::calendar::Calendar;
use portal_model::finance::simple_payback;
use portal_model::irradiance::Sky;
use portal_model::irradiance::decomposition::DiffuseFraction;
use portal_model::irradiance::transposition::{Plane, SunRay, Transposition, plane_irradiance};
use portal_model::module::iam::{Glazing, physical};
use portal_model::pv::{PvSystem, SunYear, WeatherColumns, WeatherYear, annual};
use portal_model::solar::{Conditions, DayKind, Place, SUNRISE_ELEVATION, position, sun_times};
use portal_model::storage::{Balance, Battery, balance};
use portal_units::{Angle, Energy, Instant, Irradiance, Length, Money, Power, Ratio, Stamp, ZoneRule};
use proptest::prelude::*;

const MODELS: [Transposition; 6] = [
    Transposition::Isotropic,
    Transposition::Klucher,
    Transposition::HayDavies,
    Transposition::Reindl,
    Transposition::Perez,
    Transposition::PerezDriesse,
];

fn place(latitude: f64, longitude: f64) -> Place {
    Place {
        latitude: Angle::from_degrees(latitude),
        longitude: Angle::from_degrees(longitude),
        altitude: Length::from_m(200.0),
    }
}

fn battery(capacity: f64, power: f64) -> Battery {
    Battery {
        capacity: Energy::from_kwh(capacity),
        max_charge: Power::from_kw(power),
        max_discharge: Power::from_kw(power),
        soc_min: Ratio::from_fraction(0.1),
        soc_max: Ratio::from_fraction(0.95),
        soc_start: Ratio::ZERO,
        eta_charge: Ratio::from_fraction(0.96),
        eta_discharge: Ratio::from_fraction(0.95),
        self_discharge_per_hour: Ratio::from_fraction(5e-5),
    }
}

fn watts(value: f64) -> Irradiance {
    Irradiance::from_w_per_m2(value)
}

fn series() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (1_usize..200).prop_flat_map(|hours| {
        (prop::collection::vec(0.0..8.0, hours), prop::collection::vec(0.0..4.0, hours))
    })
}

fn run(series: &(Vec<f64>, Vec<f64>), battery: &Battery, limit: Option<f64>) -> Balance {
    balance(&series.0, &series.1, battery, limit.map(Power::from_kw)).unwrap()
}

proptest! {
    #[test]
    fn the_sun_of_a_year_agrees_with_the_full_algorithm(
        latitude in -89.0..89.0, longitude in -180.0..180.0,
        start in -631_152_000_i64..2_524_608_000, hour in 0_usize..500,
    ) {
        let place = place(latitude, longitude);
        let start = Instant::from_unix_seconds(start);
        let ray = SunYear::new(&place, start, 500, Stamp::InstantAt(0)).unwrap().rays()[hour];
        let at = start.plus_seconds(i64::try_from(hour).unwrap() * 3600);
        let sun = position(&place, at, &Conditions::standard(&place).unwrap()).unwrap();
        let (sin_zenith, up) = sun.apparent_zenith.radians().sin_cos();
        let (sin_azimuth, cos_azimuth) = sun.azimuth.radians().sin_cos();
        let [east, north, high] = ray.direction();
        // 0.001°; the algorithm itself claims 0.0003°.
        for (got, want) in [(east, sin_zenith * sin_azimuth), (north, sin_zenith * cos_azimuth), (high, up)] {
            prop_assert!((got - want).abs() < 2e-5, "{got} is not {want}");
        }
    }

    #[test]
    fn at_sunrise_and_sunset_the_sun_stands_where_it_should(
        latitude in -89.0..89.0, longitude in -179.0..179.0, day in -3000_i64..25_000,
    ) {
        let place = place(latitude, longitude);
        #[expect(clippy::cast_possible_truncation, reason = "seconds of half a day")]
        let midnight = Instant::from_unix_seconds(day * 86_400 - (longitude * 240.0) as i64);
        let times = sun_times(&place, midnight).unwrap();
        let elevation = |at| {
            let sun = position(&place, at, &Conditions::standard(&place).unwrap()).unwrap();
            sun.elevation().degrees()
        };
        for event in [times.sunrise, times.sunset].into_iter().flatten() {
            prop_assert!((elevation(event) - SUNRISE_ELEVATION.degrees()).abs() < 0.003);
        }
        match times.kind {
            DayKind::Normal => {
                prop_assert!(times.sunrise.unwrap() < times.transit);
                prop_assert!(times.transit < times.sunset.unwrap());
            }
            DayKind::PolarDay => prop_assert!(elevation(times.transit) > SUNRISE_ELEVATION.degrees()),
            DayKind::PolarNight => prop_assert!(elevation(times.transit) <= SUNRISE_ELEVATION.degrees()),
            DayKind::Edge => prop_assert!(times.sunrise.is_some() != times.sunset.is_some()),
        }
    }

    #[test]
    fn beam_and_diffuse_add_up_to_the_global(
        ghi in 0.0..1200.0, zenith in 0.0..86.9, outside in 1300.0..1420.0,
    ) {
        for model in [
            DiffuseFraction::Erbs, DiffuseFraction::ErbsDriesse, DiffuseFraction::Boland,
            DiffuseFraction::OrgillHollands,
        ] {
            let zenith = Angle::from_degrees(zenith);
            let sky = model.split(watts(ghi), zenith, watts(outside)).unwrap();
            let whole = sky.dhi.w_per_m2() + sky.dni.w_per_m2() * zenith.radians().cos();
            prop_assert!((whole - ghi).abs() < 1e-9 * ghi.max(1.0));
            prop_assert!(sky.dni >= Irradiance::ZERO && sky.dhi >= Irradiance::ZERO);
        }
    }

    #[test]
    fn a_level_plane_sees_the_sky_as_it_is_and_the_dark_gives_nothing(
        zenith in 0.0..84.0, azimuth in 0.0..360.0, dni in 0.0..1000.0, dhi in 0.0..500.0,
        tilt in 0.0..90.0,
    ) {
        let zenith = Angle::from_degrees(zenith);
        let sun = SunRay::new(zenith, Angle::from_degrees(azimuth), watts(1366.1), Some(1.5)).unwrap();
        let ghi = dhi + dni * zenith.radians().cos();
        let sky = Sky { ghi: watts(ghi), dni: watts(dni), dhi: watts(dhi) };
        let albedo = Ratio::from_fraction(0.2);
        let level = Plane::new(Angle::ZERO, Angle::ZERO).unwrap();
        let tilted = Plane::new(Angle::from_degrees(tilt), Angle::from_degrees(123.0)).unwrap();
        for model in MODELS {
            let dark = plane_irradiance(&tilted, &sun, Sky::default(), albedo, model).unwrap();
            prop_assert!(dark.global() == Irradiance::ZERO);
            // Klucher brightens the sky of a level plane too.
            if model != Transposition::Klucher {
                let found = plane_irradiance(&level, &sun, sky, albedo, model).unwrap();
                prop_assert!((found.global().w_per_m2() - ghi).abs() < 1e-9 * ghi.max(1.0), "{model:?}");
            }
        }
    }

    #[test]
    fn mirrored_planes_under_a_mirrored_sun_get_the_same(
        zenith in 0.0..89.0, azimuth in 0.0..180.0, tilt in 0.0..90.0, facing in 0.0..180.0,
        dni in 0.0..1000.0, dhi in 1.0..500.0,
    ) {
        let sky = Sky { ghi: watts(dhi + 0.5 * dni), dni: watts(dni), dhi: watts(dhi) };
        let light = |azimuth: f64, facing: f64, model| {
            let sun = SunRay::new(
                Angle::from_degrees(zenith), Angle::from_degrees(azimuth), watts(1366.1), Some(2.0),
            ).unwrap();
            let plane = Plane::new(Angle::from_degrees(tilt), Angle::from_degrees(facing)).unwrap();
            plane_irradiance(&plane, &sun, sky, Ratio::from_fraction(0.2), model).unwrap().global().w_per_m2()
        };
        for model in MODELS {
            let (east, west) = (light(azimuth, facing, model), light(360.0 - azimuth, 360.0 - facing, model));
            prop_assert!((east - west).abs() < 1e-6, "{model:?}: {east} and {west}");
        }
    }

    #[test]
    fn less_gets_through_the_cover_the_more_aslant_the_beam(a in 0.0..90.0, b in 0.0..90.0) {
        let glazing = Glazing {
            index: 1.526, extinction_per_m: 4.0, thickness_m: 0.002, coating_index: None,
        };
        let through = |aoi: f64| physical(Angle::from_degrees(aoi), &glazing).unwrap();
        let (straight, aslant) = (through(f64::min(a, b)), through(f64::max(a, b)));
        prop_assert!(aslant <= straight + 1e-12 && (0.0..=1.0 + 1e-12).contains(&straight));
    }

    #[test]
    fn every_hour_is_balanced_and_no_flow_is_negative(
        series in series(), capacity in 0.0..20.0, power in 0.0..5.0, limit in 0.0..5.0,
    ) {
        let battery = battery(capacity, power);
        let found = run(&series, &battery, Some(limit));
        let mut soc = found.totals.soc_start.kwh();
        for ((flows, generation), load) in found.hours.iter().zip(&series.0).zip(&series.1) {
            let lost = flows.charge * 0.04 + flows.discharge * (1.0 / 0.95 - 1.0) + flows.self_discharge;
            let into = generation + flows.import + soc;
            let out = load + flows.export + flows.curtailed + lost + flows.soc;
            prop_assert!((into - out).abs() <= 1e-9 * into.max(1.0));
            prop_assert!(flows.charge == 0.0 || flows.discharge == 0.0);
            prop_assert!(flows.export <= limit && flows.soc <= capacity * 0.95 + 1e-9);
            prop_assert!(flows.soc >= capacity * 0.1 * (1.0 - 5e-5) - 1e-9);
            for flow in [flows.direct, flows.charge, flows.discharge, flows.import, flows.export, flows.curtailed] {
                prop_assert!(flow >= 0.0);
            }
            soc = flows.soc;
        }
    }

    #[test]
    fn a_larger_ideal_battery_never_takes_more_from_the_grid(
        series in series(), small in 0.0..20.0, more in 0.0..20.0, power in 0.0..8.0,
    ) {
        let ideal = |capacity| Battery {
            soc_min: Ratio::ZERO,
            soc_max: Ratio::from_fraction(1.0),
            eta_charge: Ratio::from_fraction(1.0),
            eta_discharge: Ratio::from_fraction(1.0),
            self_discharge_per_hour: Ratio::ZERO,
            ..battery(capacity, power)
        };
        let import = |capacity| run(&series, &ideal(capacity), None).totals.import.kwh();
        prop_assert!(import(small + more) <= import(small) + 1e-9);
    }

    #[test]
    fn without_generation_or_load_the_shares_are_not_defined(load in prop::collection::vec(0.1..4.0, 1..50)) {
        let nothing = vec![0.0; load.len()];
        let dark = run(&(nothing.clone(), load.clone()), &Battery::NONE, None).totals;
        prop_assert!(dark.self_consumption().is_none() && dark.self_consumption_net().is_none());
        prop_assert!(dark.autarky() == Some(Ratio::ZERO) && dark.cycles().is_none());
        let idle = run(&(load, nothing), &Battery::NONE, None).totals;
        prop_assert!(idle.autarky().is_none() && idle.self_consumption() == Some(Ratio::ZERO));
    }

    #[test]
    fn payback_is_defined_only_when_something_is_saved(paid in 1.0..1e6, saved in -1e5..1e5) {
        let found = simple_payback(Money::from_pln(paid), Money::from_pln(saved)).unwrap();
        prop_assert_eq!(found.is_some(), saved > 0.0);
        if let Some(years) = found {
            prop_assert!((years * saved - paid).abs() < 1e-9 * paid);
        }
    }
}

/// A day of the same light on all hours with the sun up, symmetric around noon.
fn steady_day(hours: usize, light: f64) -> WeatherColumns {
    WeatherColumns {
        ghi_w_m2: vec![light; hours],
        dni_w_m2: vec![light; hours],
        dhi_w_m2: vec![light * 0.5; hours],
        air_celsius: vec![10.0; hours],
        wind_m_s: vec![2.0; hours],
    }
}

#[test]
fn a_night_gives_nothing() {
    let start = Instant::parse("2023-06-01T00:00Z").unwrap();
    let weather = WeatherYear::new(start, Stamp::MeanFromStart, steady_day(48, 0.0)).unwrap();
    let sun = SunYear::new(&place(51.2, 16.2), start, 48, Stamp::MeanFromStart).unwrap();
    let year = annual(&weather, &sun, &PvSystem::default()).unwrap();
    assert_eq!(year.total(), Energy::ZERO);
    assert_eq!(year.performance_ratio(), None);
}

#[test]
fn east_makes_its_power_in_the_morning_and_west_in_the_evening() {
    let start = Instant::parse("2023-06-21T00:00Z").unwrap();
    let weather = WeatherYear::new(start, Stamp::MeanFromStart, steady_day(24, 500.0)).unwrap();
    let sun = SunYear::new(&place(51.2, 0.0), start, 24, Stamp::MeanFromStart).unwrap();
    let halves = |azimuth: f64| {
        let system = PvSystem::facing(Angle::from_degrees(40.0), Angle::from_degrees(azimuth));
        let ac = annual(&weather, &sun, &system).unwrap().ac_kw_per_kwp;
        (ac[..12].iter().sum::<f64>(), ac[12..].iter().sum::<f64>())
    };
    let (east, west) = (halves(90.0), halves(270.0));
    assert!(east.0 > 1.5 * east.1 && west.1 > 1.5 * west.0, "{east:?} {west:?}");
    // At longitude 0 in June the sun culminates within two minutes of noon: the two days mirror each other.
    assert!((east.0 - west.1).abs() < 0.02 * east.0, "{east:?} {west:?}");
}

#[test]
fn weather_and_sun_of_other_hours_do_not_mix() {
    let start = Instant::parse("2023-06-21T00:00Z").unwrap();
    let weather = WeatherYear::new(start, Stamp::MeanFromStart, steady_day(24, 500.0)).unwrap();
    let sun = |start, stamp| SunYear::new(&place(51.2, 0.0), start, 24, stamp).unwrap();
    let run = |sun: &SunYear| annual(&weather, sun, &PvSystem::default());
    assert!(run(&sun(start.plus_seconds(3600), Stamp::MeanFromStart)).is_err());
    assert!(run(&sun(start, Stamp::MeanToEnd)).is_err());
    assert!(run(&sun(start.plus_seconds(3600), Stamp::MeanToEnd)).is_ok());
}

#[test]
fn weather_with_gaps_is_refused_and_impossible_values_are_counted() {
    let start = Instant::parse("2023-06-21T00:00Z").unwrap();
    let new = |columns| WeatherYear::new(start, Stamp::MeanFromStart, columns);
    let mut gap = steady_day(24, 1.0);
    gap.dhi_w_m2[3] = f64::NAN;
    assert!(new(gap).is_err());
    let mut short = steady_day(24, 1.0);
    short.wind_m_s.pop();
    assert!(new(short).is_err());
    let mut odd = steady_day(24, 1.0);
    odd.ghi_w_m2[0] = -2.0;
    odd.wind_m_s[1] = 99.0;
    let found = new(odd).unwrap();
    assert_eq!(found.corrected(), 2);
    assert_eq!((found.columns().ghi_w_m2[0], found.columns().wind_m_s[1]), (0.0, 60.0));
}

#[test]
fn hours_fall_into_local_months_and_hours() {
    // 31 January 2023 22:00 UTC is 23:00 in Warsaw; the next hour is in February there.
    let start = Instant::parse("2023-01-31T22:00Z").unwrap();
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let calendar = Calendar::new(start, 3, &zone);
    assert_eq!((calendar.months(), calendar.hours_of_day()), ([0, 1, 1].as_slice(), [23, 0, 1].as_slice()));
    let sums = calendar.monthly_sums(&[1.0, 2.0, 4.0]).unwrap();
    assert_eq!((sums[0], sums[1]), (1.0, 6.0));
    let day = calendar.typical_day(&[1.0, 2.0, 4.0], &[1]).unwrap();
    assert_eq!((day[23], day[0], day[1]), (None, Some(2.0), Some(4.0)));
    // The same hour of two days: the mean of 2 and 5, and of 4 and 8.
    let days: Vec<f64> =
        (0..26).map(|hour| if hour < 24 { f64::from(hour) + 1.0 } else { f64::from(hour) - 20.0 }).collect();
    let day = Calendar::new(Instant::parse("2023-02-01T00:00Z").unwrap(), 26, &zone)
        .typical_day(&days, &[1])
        .unwrap();
    assert_eq!((day[1], day[2], day[3]), (Some(2.5), Some(3.5), Some(3.0)));
    assert!(calendar.monthly_sums(&[1.0]).is_err());
}

#[test]
fn bad_input_is_named() {
    let message = |error: portal_model::ModelError| error.to_string();
    let beyond = Plane::new(Angle::from_degrees(200.0), Angle::ZERO).unwrap_err();
    assert_eq!(message(beyond), "tilt = 200 lies outside 0 to 180");
    let pole = position(
        &place(91.0, 0.0),
        Instant::from_unix_seconds(0),
        &Conditions::standard(&place(0.0, 0.0)).unwrap(),
    );
    assert_eq!(message(pole.unwrap_err()), "latitude = 91 lies outside -90 to 90");
    let missing = balance(&[f64::NAN], &[1.0], &Battery::NONE, None).unwrap_err();
    assert_eq!(message(missing), "generation is not a number at position 0");
}
