//! The heat of a house against published numbers and cases worked by hand.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod houses;

use houses::{Year, celsius, close, plain_dwelling, plain_house, u};
use portal_model::ModelError;
use portal_model::building::degree_days::{balance_point, heat_by_degree_days};
use portal_model::building::network::HourInput;
use portal_model::building::{
    Climate, Dwelling, Facades, Layer, Mass, Measure, Network, Sensor, SetBack, Shape, Ventilation,
    design_load, facades, heat_demand, heating_degree_days,
};
use portal_model::irradiance::transposition::Transposition;
use portal_model::pv::{SunYear, WeatherColumns, WeatherYear};
use portal_model::solar::Place;
use portal_units::{
    Angle, Area, Conductance, DegreeDays, Instant, Length, Power, Ratio, Stamp, ThermalConductivity,
};

/// Numbers that the tests of `RC_BuildingSimulator` state (ETH Zurich, Architecture and Building Systems, 2016, MIT,
/// `tests/testRCmodel.py`), to the cent of a watt and of a degree as printed there: an office of 7 m by 4.9 m by 3.1 m
/// with 13.5 m² of window (1.1) in a façade of 15.19 m² (0.2), two air changes an hour of which 1.5 by fans, 165 kJ/K
/// for each m², 12 W/m² at most, 10 W internal and 2000 W solar gains. Its inner surfaces are counted one by one.
#[test]
fn an_hour_is_that_of_the_published_network() {
    let floor = 7.0 * 4.9;
    let surfaces = 2.0 * (floor + 7.0 * 3.1 + 4.9 * 3.1);
    for (outdoor, before, recovery, heat, mass) in [
        (10.0, 22.0, 0.0, 0.0, 22.33),
        (10.0, 20.0, 0.0, 328.09, 20.46),
        (5.0, 19.0, 0.0, 411.6, 19.39),
        (10.0, 22.0, 0.66, 0.0, 22.44),
        (10.0, 20.0, 0.6, 9.1, 20.46),
        (5.0, 19.0, 0.6, 411.6, 19.51),
    ] {
        let network = Network {
            ventilation: Conductance::from_w_per_k(
                1200.0 / 3600.0 * floor * 3.1 * (0.5 + 1.5 * (1.0 - recovery)),
            ),
            windows: Conductance::from_w_per_k(13.5 * 1.1),
            outdoor_to_mass: Conductance::from_w_per_k((15.19 - 13.5) * 0.2),
            mass_area: Area::from_m2(2.5 * floor),
            surface_area: Area::from_m2(surfaces),
            capacity_j_per_k: 165_000.0 * floor,
        };
        let input =
            HourInput { outdoor_celsius: outdoor, internal_w: 10.0, solar_w: 2000.0, wanted_celsius: 20.0 };
        let got = network.hour(Sensor::Air, before, 12.0 * floor, &input).unwrap();
        assert!((got.heat_w - heat).abs() <= 0.005, "{} W are not {heat}", got.heat_w);
        assert!((got.mass_celsius - mass).abs() <= 0.005, "{} °C are not {mass}", got.mass_celsius);
    }
}

#[test]
fn a_constant_winter_needs_what_the_series_of_resistances_says() {
    // Between air and surfaces 3.45 · 4.5 · 100 = 1552.5 W/K, from there outwards 110 + 40 = 150 W/K:
    // 1/(1/1552.5 + 1/150) = 136.78 W/K, with the air 166.78 W/K; over 25 K 4169.5 W.
    let year = Year::constant(-5.0, 8760);
    let dwelling = plain_dwelling();
    let by_air = 25.0 * (1.0 / (1.0 / 1552.5 + 1.0 / 150.0) + 30.0);
    close(by_air, 4169.5, 1e-4);
    let got = year.heat(&dwelling);
    close(got.heat_kwh[8759] * 1000.0, by_air, 1e-9);
    close(got.air_celsius[8759], 20.0, 1e-12);
    close(got.totals.heat.kwh(), by_air * 8.76, 1e-6);

    // Felt: 20 = 0.3·T_a + 0.7·T_s with T_a = T_s + r·(T_s + 5), r = 150/1552.5, so T_s = (20 − 1.5·r)/(1 + 0.3·r).
    let r = 150.0 / 1552.5;
    let surface = (20.0 - 1.5 * r) / (1.0 + 0.3 * r);
    let air = surface + r * (surface + 5.0);
    let felt = 150.0 * (surface + 5.0) + 30.0 * (air + 5.0);
    let mut operative = dwelling;
    operative.operation.sensor = Sensor::Operative;
    close(year.heat(&operative).heat_kwh[8759] * 1000.0, felt, 1e-9);
    // Both lie below the 180 W/K · 25 K = 4500 W of the U-values alone, the felt one within 2 % of it.
    assert!(by_air < felt && felt < 4500.0 && felt > 0.98 * 4500.0);
}

#[test]
fn hours_and_degree_days_agree() {
    let year = Year::typical().dark();
    let dwelling = plain_dwelling();
    let losses = Conductance::from_w_per_k(1.0 / (1.0 / 1552.5 + 1.0 / 150.0) + 30.0);
    let got = year.heat(&dwelling).totals.heat;
    // Warm hours can at best give all their warmth to cold ones: the signed sum is a lower bound. Without any mass no
    // hour helps another: the sum over cold hours alone is an upper bound.
    let kelvin_days = |it: &dyn Fn(f64) -> f64| {
        DegreeDays::from_kelvin_days(year.air_celsius.iter().map(|t| it(20.0 - t)).sum::<f64>() / 24.0)
    };
    let least = heat_by_degree_days(losses, kelvin_days(&|it| it)).unwrap();
    let most = heat_by_degree_days(losses, kelvin_days(&|it| it.max(0.0))).unwrap();
    assert!(least < got && got < most, "{least:?} {got:?} {most:?}");
    let days = heating_degree_days(&year.air_celsius, celsius(20.0), celsius(20.0)).unwrap();
    let by_days = heat_by_degree_days(losses, days).unwrap();
    assert!(least < by_days && by_days < most);
    // Bounds and degree days lie within 3 % of each other here, so hours and days do as well.
    assert!((got / by_days - 1.0).abs() < 0.03, "{got:?} by hours, {by_days:?} by days");
}

#[test]
fn hours_and_degree_days_agree_with_gains() {
    // 500 W of people and appliances warm the house by 500/166.78 = 3.0 K: the base falls from 20 °C to 17.0 °C. The
    // half of them that arrives at surfaces and mass warms the air less; all of it in the air would be the base here.
    let year = Year::typical().dark();
    let mut dwelling = plain_dwelling();
    dwelling.operation.internal = Power::from_kw(0.5);
    let losses = Conductance::from_w_per_k(1.0 / (1.0 / 1552.5 + 1.0 / 150.0) + 30.0);
    let base = balance_point(celsius(20.0), losses, Power::from_kw(0.5)).unwrap();
    close(base.celsius(), 17.002, 1e-4);
    let days = heating_degree_days(&year.air_celsius, base, base).unwrap();
    let by_days = heat_by_degree_days(losses, days).unwrap();
    let got = year.heat(&dwelling).totals.heat;
    assert!((got / by_days - 1.0).abs() < 0.04, "{got:?} by hours, {by_days:?} by days");
}

#[test]
fn degree_days_count_only_days_below_the_limit() {
    // Means 10, 15 and 15.1 °C: 8 + 3 + nothing; the last half day does not count.
    let hours: Vec<f64> = [[10.0; 24], [15.0; 24], [15.1; 24]].concat();
    let hours = [hours, vec![-10.0; 12]].concat();
    let got = heating_degree_days(&hours, celsius(18.0), celsius(15.0)).unwrap();
    close(got.kelvin_days(), 11.0, 1e-12);
}

#[test]
fn the_typical_year_has_the_degree_days_of_its_table() {
    // public/data/climate-normals.csv, year of Dresden: 3206 K·d (18 °C, 15 °C), 3692 K·d (20 °C, 15 °C).
    let year = Year::typical();
    for (base, want) in [(18.0, 3206.0), (20.0, 3692.0)] {
        let got = heating_degree_days(&year.air_celsius, celsius(base), celsius(15.0)).unwrap();
        assert!((got.kelvin_days() - want).abs() <= 1.0, "{got:?} is not {want}");
    }
}

#[test]
fn no_year_loses_or_makes_heat() {
    let year = Year::typical();
    for mass in [Mass::VeryLight, Mass::Light, Mass::Medium, Mass::Heavy, Mass::VeryHeavy] {
        let mut dwelling = plain_dwelling();
        dwelling.house.mass = mass;
        dwelling.operation.internal = Power::from_kw(0.4);
        let it = year.heat(&dwelling).totals;
        let into = it.heat + it.solar + it.internal;
        let out = it.transmission + it.ventilation + it.stored;
        assert!((into - out).kwh().abs() < 1e-9 * into.kwh(), "{into:?} in, {out:?} out");
        assert!(it.stored.kwh().abs() < 0.002 * into.kwh(), "the year follows itself");
    }
}

#[test]
fn sunlight_is_counted_by_the_collecting_area() {
    // 0.9 · 5 m² · 0.7 · 0.9 · 0.6 = 1.701 m² a façade; 100 W/m² on one and 50 on another for 48 h: 12.2472 kWh.
    let hours = 48;
    let facades = Facades::new([vec![0.0; hours], vec![50.0; hours], vec![100.0; hours], vec![0.0; hours]]);
    let year = Year { facades, ..Year::constant(0.0, hours) };
    close(year.heat(&plain_dwelling()).totals.solar.kwh(), 12.2472, 1e-12);
}

/// Two hours of a June morning at 51° N with the same global, beam and diffuse light, and the sun above them.
fn morning(light_w_m2: [f64; 3]) -> (WeatherYear, SunYear) {
    let start = Instant::parse("2025-06-01T10:00Z").unwrap();
    let [global, beam, diffuse] = light_w_m2.map(|it| vec![it; 2]);
    let columns = WeatherColumns {
        ghi_w_m2: global,
        dni_w_m2: beam,
        dhi_w_m2: diffuse,
        air_celsius: vec![15.0; 2],
        wind_m_s: vec![1.0; 2],
    };
    let weather = WeatherYear::new(start, Stamp::MeanFromStart, columns).unwrap();
    let sun = SunYear::new(&LEGNICA, start, 2, Stamp::MeanFromStart).unwrap();
    (weather, sun)
}

const LEGNICA: Place = Place {
    latitude: Angle::from_degrees(51.0),
    longitude: Angle::from_degrees(16.0),
    altitude: Length::from_m(100.0),
};

#[test]
fn a_grey_sky_lights_every_facade_alike() {
    // Half the sky, and half of what the ground throws back: 100/2 + 100·0.2/2 = 60 W/m².
    let (weather, sun) = morning([100.0, 0.0, 100.0]);
    let got = facades(&weather, &sun, Transposition::Isotropic, Ratio::from_fraction(0.2)).unwrap();
    assert!(got.w_m2().iter().flatten().all(|it| (it - 60.0).abs() < 1e-9), "{got:?}");
    let later = weather.start().plus_seconds(3600);
    let other = SunYear::new(&LEGNICA, later, 2, Stamp::MeanFromStart).unwrap();
    let refused = facades(&weather, &other, Transposition::Isotropic, Ratio::from_fraction(0.2));
    assert_eq!(refused.unwrap_err(), ModelError::Misaligned { input: "sun" });
}

#[test]
fn beam_alone_lights_the_facades_that_face_the_sun() {
    // The sun stands in the south-east, then in the south-west: two façades share what is level of its beam, as the sides
    // of a right angle share its longest, the other two get nothing.
    let (weather, sun) = morning([0.0, 500.0, 0.0]);
    let got = facades(&weather, &sun, Transposition::Isotropic, Ratio::from_fraction(0.2)).unwrap();
    for (hour, ray) in sun.rays().iter().enumerate() {
        let [north, east, south, west] = got.w_m2().each_ref().map(|it| it[hour]);
        assert!(north.abs() < 1e-9 && south > 0.0 && (east > 0.0) != (west > 0.0), "{got:?}");
        let level = 500.0 * ray.apparent_elevation().radians().cos();
        close(south.hypot(east + west), level, 1e-9);
    }
}

#[test]
fn a_set_back_saves_heat_and_asks_for_more_in_the_morning() {
    let year = Year::typical();
    let steady = plain_dwelling();
    let night = SetBack { temperature: celsius(16.0), from_hour: 22, until_hour: 6 };
    let lower = Measure::SetBack(night).applied(&steady).unwrap();
    let (before, after) = (year.heat(&steady), year.heat(&lower));
    assert!(after.totals.heat < before.totals.heat);
    // Eight hours of 24 at 4 K less, from a mean of about 10.6 K: at most 4·8/24/10.6 = 12.6 % can be saved.
    assert!(after.totals.heat > before.totals.heat * (1.0 - 0.126));
    assert!(after.peak() > before.peak());
    let hours = |from_hour, until_hour| {
        let it = SetBack { temperature: celsius(16.0), from_hour, until_hour };
        (0..24).filter(|hour| it.holds(*hour)).collect::<Vec<u8>>()
    };
    assert_eq!(hours(22, 2), [0, 1, 22, 23]);
    assert_eq!(hours(9, 12), [9, 10, 11]);
    assert!(hours(5, 5).is_empty());
}

#[test]
fn a_weak_heating_gives_no_more_than_it_can() {
    let mut dwelling = plain_dwelling();
    dwelling.operation.max_heat = Some(Power::from_kw(2.0));
    let got = Year::constant(-5.0, 2000).heat(&dwelling);
    close(got.peak().kw(), 2.0, 1e-12);
    assert!(got.air_celsius[1999] < 10.0);
}

#[test]
fn a_layer_adds_its_resistance() {
    // 1/1.4 + 0.15/0.036 = 0.714286 + 4.166667 = 4.880952 m²K/W, that is 0.204878 W/(m²K).
    let layer =
        Layer { thickness: Length::from_m(0.15), conductivity: ThermalConductivity::from_w_per_mk(0.036) };
    close(layer.on(u(1.4)).unwrap().w_per_m2k(), 0.204_878, 1e-6);
    let before = plain_dwelling();
    let after = Measure::Wall(layer).applied(&before).unwrap();
    // Walls from 120 · 0.5 = 60 to 120/(2 + 4.166667) = 19.459459 W/K.
    let saved = before.house.losses().unwrap() - after.house.losses().unwrap();
    close(saved.w_per_k(), 60.0 - 19.459_459, 1e-6);
}

#[test]
fn measures_touch_what_they_name() {
    let before = plain_dwelling();
    let losses = |it: Measure| it.applied(&before).unwrap().house.losses().unwrap().w_per_k();
    let layer =
        Layer { thickness: Length::from_m(0.1), conductivity: ThermalConductivity::from_w_per_mk(0.04) };
    // 180 W/K before. Roof 50/(2.5 + 2.5) = 10 instead of 20; floor 25/(1.25 + 2.5) = 6.6667 instead of 20; windows
    // 20 · 0.9 = 18 instead of 40; air 250/3 · (0.1 + 0.4 · 0.1) = 11.6667 instead of 30.
    close(losses(Measure::Roof(layer)), 170.0, 1e-12);
    close(losses(Measure::Floor(layer)), 180.0 - 20.0 + 25.0 / 3.75, 1e-12);
    close(losses(Measure::Windows { u: u(0.9), g: Ratio::from_fraction(0.5) }), 158.0, 1e-12);
    let tight =
        Ventilation { natural_per_hour: 0.1, fans_per_hour: 0.4, recovery: Ratio::from_fraction(0.9) };
    close(losses(Measure::Air(tight)), 150.0 + 250.0 / 3.0 * 0.14, 1e-12);
}

#[test]
fn the_design_load_is_worked_by_hand() {
    // 180 W/K · (20 + 18) K = 6.84 kW.
    let got = design_load(&plain_house(), celsius(20.0), celsius(-18.0)).unwrap();
    close(got.kw(), 6.84, 1e-12);
}

#[test]
fn a_box_has_the_areas_of_a_box() {
    // 128 m² on two storeys: plan 64 m², 8 m by 8 m; façade 32 m · 5.6 m = 179.2 m², of which 19.2 m² are windows.
    let shape = Shape {
        floor_area: Area::from_m2(128.0),
        storeys: 2.0,
        storey_height: Length::from_m(2.8),
        aspect: 1.0,
        window_share: Ratio::from_fraction(0.15),
    };
    let got = shape.areas().unwrap();
    close(got.wall.m2(), 160.0, 1e-12);
    close(got.roof.m2(), 64.0, 1e-12);
    close(got.windows[2].m2(), 4.8, 1e-12);
    close(got.volume.m3(), 358.4, 1e-12);
}

#[test]
fn what_is_wrong_is_named() {
    let refused = |change: &dyn Fn(&mut Dwelling)| {
        let mut dwelling = plain_dwelling();
        change(&mut dwelling);
        let year = Year::constant(0.0, 24);
        let (air_celsius, hours_of_day) = (&year.air_celsius, &year.hours_of_day);
        match heat_demand(&dwelling, &Climate { air_celsius, facades: &year.facades, hours_of_day }) {
            Err(ModelError::OutOfRange { input, .. }) => input,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(&|it| it.house.wall.u = u(-0.1)), "u");
    assert_eq!(refused(&|it| it.house.wall.u = u(f64::NAN)), "u");
    assert_eq!(refused(&|it| it.house.wall = houses::element(1000.0, 5.0, 1.0)), "opaque");
    // Nine tenths of 9.1 · 250 are 2047.5 W/K, the most that may pass; 420 · 5 + 20 + 20 + 540 · 10/240 are 2162.5.
    assert_eq!(refused(&|it| it.house.wall = houses::element(420.0, 5.0, 1.0)), "opaque");
    // 9.1 · (450 − 250) = 1820 W/K are the most; 4 · 100 m² of 5 W/(m²K) are 2000.
    assert_eq!(
        refused(&|it| (it.house.windows.areas, it.house.windows.u) = ([Area::from_m2(100.0); 4], u(5.0))),
        "windows"
    );
    assert_eq!(refused(&|it| it.house.roof.adjustment = Ratio::from_fraction(1.1)), "adjustment");
    assert_eq!(refused(&|it| it.house.bridges = u(2.0)), "bridges");
    assert_eq!(refused(&|it| it.house.floor_area = Area::ZERO), "floor_area");
    assert_eq!(refused(&|it| it.house.windows.g = Ratio::from_fraction(1.1)), "g");
    assert_eq!(refused(&|it| it.house.ventilation.natural_per_hour = -1.0), "natural_per_hour");
    assert_eq!(refused(&|it| it.operation.indoor = celsius(35.0)), "indoor");
    assert_eq!(refused(&|it| it.operation.max_heat = Some(Power::from_kw(-1.0))), "max_heat");
    let night = SetBack { temperature: celsius(16.0), from_hour: 24, until_hour: 6 };
    assert_eq!(refused(&|it| it.operation.set_back = Some(night)), "from_hour");
}

#[test]
fn large_windows_lose_what_their_area_says() {
    // 4 · 15 m² of 5 W/(m²K) are 300 W/K, far below the 1820 W/K that the surfaces pass on.
    let mut house = plain_house();
    (house.windows.areas, house.windows.u) = ([Area::from_m2(15.0); 4], u(5.0));
    let input = HourInput { outdoor_celsius: 0.0, internal_w: 0.0, solar_w: 0.0, wanted_celsius: 20.0 };
    let got = Network::of(&house).unwrap().hour(Sensor::Air, 20.0, 0.0, &input).unwrap();
    // Through the windows 300 W for each kelvin of the surfaces, through the mass as its network has it.
    let mass = Network::of(&house).unwrap().outdoor_to_mass.w_per_k();
    close(got.transmission_w, 300.0 * got.surface_celsius + mass * got.mass_celsius, 1e-12);
}

#[test]
fn an_hour_out_of_range_is_refused() {
    let network = Network::of(&plain_house()).unwrap();
    let fine = HourInput { outdoor_celsius: 0.0, internal_w: 100.0, solar_w: 0.0, wanted_celsius: 20.0 };
    let refused = |mass, most, input: HourInput| match network.hour(Sensor::Air, mass, most, &input) {
        Err(ModelError::OutOfRange { input, .. }) => input,
        _ => "nothing",
    };
    assert_eq!(refused(20.0, f64::INFINITY, fine), "nothing");
    assert_eq!(refused(f64::NAN, 1e4, fine), "mass");
    assert_eq!(refused(20.0, f64::NAN, fine), "max_heat");
    assert_eq!(refused(20.0, 1e4, HourInput { outdoor_celsius: 61.0, ..fine }), "outdoor");
    assert_eq!(refused(20.0, 1e4, HourInput { internal_w: -1.0, ..fine }), "internal");
    assert_eq!(refused(20.0, 1e4, HourInput { solar_w: f64::NAN, ..fine }), "solar");
    assert_eq!(refused(20.0, 1e4, HourInput { wanted_celsius: 40.0, ..fine }), "wanted");
}

#[test]
fn a_series_out_of_range_is_refused() {
    let refused = |air: f64, light: f64, hours_of_day: usize| {
        let facades = Facades::new([(); 4].map(|()| vec![light; 3]));
        let climate = Climate {
            air_celsius: &[0.0, air, 0.0],
            facades: &facades,
            hours_of_day: &vec![0; hours_of_day],
        };
        heat_demand(&plain_dwelling(), &climate).err()
    };
    assert_eq!(refused(0.0, 0.0, 3), None);
    assert_eq!(refused(f64::NAN, 0.0, 3), Some(ModelError::NotFinite { input: "air", position: 1 }));
    assert!(matches!(refused(-61.0, 0.0, 3), Some(ModelError::OutOfRange { input: "air", .. })));
    assert!(matches!(refused(0.0, -1.0, 3), Some(ModelError::OutOfRange { input: "facades", .. })));
    let short = ModelError::Length { input: "hours_of_day", expected: 3, got: 2 };
    assert_eq!(refused(0.0, 0.0, 2), Some(short));
}

#[test]
fn windows_are_no_larger_than_the_facade() {
    // 400 m² on one storey of 2.5 m: 80 m of façade, 200 m², half of the floor.
    let low = |window_share| Shape {
        floor_area: Area::from_m2(400.0),
        storeys: 1.0,
        storey_height: Length::from_m(2.5),
        aspect: 1.0,
        window_share: Ratio::from_fraction(window_share),
    };
    close(low(0.49).areas().unwrap().wall.m2(), 4.0, 1e-9);
    let refused = |shape: Shape| shape.areas().unwrap_err();
    let named = |max| ModelError::OutOfRange { input: "window_share", value: 1.1, min: 0.0, max };
    assert_eq!(refused(low(1.1)), named(0.5));
    // On two storeys of 6 m the façade is larger than the floor: 56.6 m · 12 m.
    assert_eq!(refused(Shape { storeys: 2.0, storey_height: Length::from_m(6.0), ..low(1.1) }), named(1.0));
}
