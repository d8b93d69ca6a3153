//! Wind at the hub and the power of turbines against the reference tables.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::calendar::Calendar;
use portal_model::wind::{
    CARD, DensityModel, Heights, PowerCurve, Profile, Site, Turbine, WindColumns, hellman_exponent, hourly,
    hub_temperature,
};
use portal_reference::{Row, Table, Worst, assert_close};
use portal_units::{Density, Instant, Length, Power, Pressure, Ratio, Speed, Temperature, ZoneRule};

/// Heights to which the tables refer: wind at 10 m, temperature at 2 m, pressure at the ground.
const HEIGHTS: Heights =
    Heights { wind: Length::from_m(10.0), air: Length::from_m(2.0), pressure: Length::from_m(0.0) };
const ZERO_CELSIUS_K: f64 = 273.15;

/// The curve and the nominal power of a turbine of 05a.
fn curve(turbine: &str) -> (PowerCurve, Power) {
    let table = Table::load("05a_power_curves");
    let rows: Vec<Row<'_>> = table.rows().filter(|row| row.text("turbine") == turbine).collect();
    let points: Vec<(Speed, Power)> = rows
        .iter()
        .map(|row| {
            let power = Power::from_kw(row.number("power_w") / 1000.0);
            (Speed::from_m_per_s(row.number("wind_speed_ms")), power)
        })
        .collect();
    (PowerCurve::new(&points).unwrap(), Power::from_kw(rows[0].number("nominal_power_w") / 1000.0))
}

fn log(roughness_m: f64, obstacle_m: f64) -> Profile {
    Profile::Log { roughness: Length::from_m(roughness_m), obstacle: Length::from_m(obstacle_m) }
}

#[test]
fn wind_density_and_power_at_the_hub_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("05b_wind_samples").rows() {
        let (curve, _) = curve(row.text("turbine"));
        let hub = Length::from_m(row.number("hub_m"));
        let measured = Speed::from_m_per_s(row.number("v_in_ms"));
        let z0 = row.number("z0_m");
        let at_hub = |profile: Profile| profile.speed(measured, HEIGHTS.wind, hub).unwrap();
        let power_law = |exponent| at_hub(Profile::Power { exponent }).m_per_s();
        let air = Temperature::from_celsius(row.number("temp_2m_k") - ZERO_CELSIUS_K);
        let hub_air = hub_temperature(air, hub - HEIGHTS.air).unwrap();
        let pressure = Pressure::from_hpa(row.number("pressure_pa") / 100.0);
        let density = |model: DensityModel| model.density(pressure, hub - HEIGHTS.pressure, hub_air).unwrap();
        let dense = density(DensityModel::Barometric);
        let hub_wind = at_hub(log(z0, 0.0));
        let watts = |speed| curve.power(speed).unwrap().kw() * 1000.0;
        let watts_in = |speed| curve.power_in(dense, speed).unwrap().kw() * 1000.0;
        for (column, got) in [
            ("temp_hub_k", hub_air.celsius() + ZERO_CELSIUS_K),
            ("rho_barometric", dense.kg_per_m3()),
            ("rho_ideal_gas", density(DensityModel::IdealGas).kg_per_m3()),
            ("v_log", hub_wind.m_per_s()),
            ("v_log_obst5", at_hub(log(z0, 5.0)).m_per_s()),
            ("v_hellman_1_7", power_law(1.0 / 7.0)),
            ("v_hellman_z0", power_law(hellman_exponent(hub, Length::from_m(z0)).unwrap())),
            ("v_hellman_0_2", power_law(0.2)),
            ("power_at_vin_w", watts(measured)),
            ("power_dc_at_vin_w", watts_in(measured)),
            ("power_log_w", watts(hub_wind)),
            ("power_dc_log_w", watts_in(hub_wind)),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-6);
            worst.relative(got, row.number(column));
        }
    }
    worst.assert_stated("samples", CARD.deviation("05b_wind_samples"));
}

/// The weather of 05c with its first hour.
fn weather() -> (WindColumns, Instant) {
    let table = Table::load("05c_wind_series");
    let first = Instant::parse(table.rows().next().unwrap().text("time_utc")).unwrap();
    let columns = WindColumns {
        speed_m_s: table.numbers("v10_ms"),
        air_celsius: table.numbers("temp_2m_k").iter().map(|it| it - ZERO_CELSIUS_K).collect(),
        pressure_hpa: table.numbers("pressure_0m_pa").iter().map(|it| it / 100.0).collect(),
    };
    (columns, first)
}

#[test]
fn months_and_full_load_hours_meet_the_table() {
    let (weather, first) = weather();
    let utc = ZoneRule::parse("UTC0").unwrap();
    let calendar = Calendar::new(first, weather.speed_m_s.len(), &utc);
    let mut worst = Worst::default();
    for row in Table::load("05d_wind_monthly").rows() {
        let (curve, nominal) = curve(row.text("turbine"));
        let (profile, density) = match row.text("method") {
            "log" => (log(row.number("z0_m"), 0.0), None),
            "log_density" => (log(row.number("z0_m"), 0.0), Some(DensityModel::Barometric)),
            "hellman_1_7" => (Profile::Power { exponent: 1.0 / 7.0 }, None),
            other => panic!("{}: no method {other:?}", row.place()),
        };
        let hub = Length::from_m(row.number("hub_m"));
        let turbine = Turbine { curve, hub, nominal, losses: Ratio::ZERO };
        let year = hourly(&weather, &turbine, &Site { profile, density, heights: HEIGHTS }).unwrap();
        assert_eq!(year.corrected, 0);
        let mut found = vec![
            ("mean_v_hub_ms".to_owned(), year.mean_hub_speed().unwrap().m_per_s()),
            ("mwh_year".to_owned(), year.total().kwh() / 1000.0),
            ("full_load_hours".to_owned(), year.full_load_hours().unwrap()),
        ];
        let months = calendar.monthly_sums(&year.power_kw).unwrap();
        found.extend((1..).zip(months).map(|(month, kwh)| (format!("mwh_{month:02}"), kwh / 1000.0)));
        for (column, got) in found {
            assert_close(&row, &column, got, row.maybe(&column), 1e-6);
            worst.relative(got, row.number(&column));
        }
    }
    worst.assert_stated("months", CARD.deviation("05d_wind_monthly"));
}

#[test]
fn thin_air_moves_the_curve_by_hand() {
    // A ratio of densities of 1.331 = 1.1³ moves 5 m/s to 5.5 m/s (p = 1/3) and 20 m/s to
    // 24.2 m/s (p = 2/3).
    let points = [(5.0, 100.0), (20.0, 1000.0)].map(|(v, p)| (Speed::from_m_per_s(v), Power::from_kw(p)));
    let curve = PowerCurve::new(&points).unwrap();
    let thin = Density::from_kg_per_m3(1.225 / 1.331);
    let power = |speed| curve.power_in(thin, Speed::from_m_per_s(speed)).unwrap();
    // In standard air the first and the last point belong to the curve.
    let standard = |speed| curve.power(Speed::from_m_per_s(speed)).unwrap();
    assert_eq!((standard(5.0), standard(20.0)), (Power::from_kw(100.0), Power::from_kw(1000.0)));
    assert_eq!((standard(4.999), standard(20.001)), (Power::ZERO, Power::ZERO));
    assert_eq!(power(5.4999), Power::ZERO);
    assert!((power(5.5 + 1e-12).kw() - 100.0).abs() < 1e-6);
    // Half way between 5.5 and 24.2 m/s the power is half way between 100 and 1000 kW.
    assert!((power(14.85).kw() - 550.0).abs() < 1e-6);
    assert_eq!(power(24.2001), Power::ZERO);
    assert_eq!(curve.highest(), Power::from_kw(1000.0));
}

#[test]
fn losses_take_their_share_and_impossible_weather_is_counted() {
    let points = [(0.0, 0.0), (10.0, 100.0)].map(|(v, p)| (Speed::from_m_per_s(v), Power::from_kw(p)));
    let turbine = Turbine {
        curve: PowerCurve::new(&points).unwrap(),
        hub: Length::from_m(10.0),
        nominal: Power::ZERO,
        losses: Ratio::from_fraction(0.25),
    };
    let site = Site { profile: Profile::Power { exponent: 0.2 }, density: None, heights: HEIGHTS };
    let weather = WindColumns {
        speed_m_s: vec![4.0, -1.0, 99.0],
        air_celsius: vec![0.0, 99.0, 0.0],
        pressure_hpa: vec![1000.0, 1000.0, 99.0],
    };
    let year = hourly(&weather, &turbine, &site).unwrap();
    // 4 m/s are 40 kW, less a quarter 30 kW; −1 m/s is none; 99 m/s is a storm beyond the curve.
    assert_eq!(year.power_kw, [30.0, 0.0, 0.0]);
    assert_eq!((year.corrected, year.full_load_hours()), (4, None));
}

#[test]
fn pressure_and_air_measured_at_the_hub_are_those_of_the_hub() {
    let points = [(0.0, 0.0), (10.0, 100.0)].map(|(v, p)| (Speed::from_m_per_s(v), Power::from_kw(p)));
    let hub = Length::from_m(100.0);
    let turbine = Turbine {
        curve: PowerCurve::new(&points).unwrap(),
        hub,
        nominal: Power::from_kw(100.0),
        losses: Ratio::ZERO,
    };
    let site = Site {
        profile: Profile::Power { exponent: 0.2 },
        density: Some(DensityModel::IdealGas),
        heights: Heights { wind: hub, air: hub, pressure: hub },
    };
    let hour = |speed: Vec<f64>, air: Vec<f64>, pressure: Vec<f64>| {
        let weather = WindColumns { speed_m_s: speed, air_celsius: air, pressure_hpa: pressure };
        hourly(&weather, &turbine, &site).unwrap()
    };
    // 100 000 Pa / (287.058 J/(kg K)·288.15 K) = 1.208 959 kg/m³. At 10 m/s the exponent is
    // 1/3 + (10 − 7.5)/5·1/3 = 1/2: the curve ends at 10·√(1.225/1.208959) = 10.066 121 m/s, and 5 m/s are 49.671 6 kW.
    let year = hour(vec![5.0], vec![15.0], vec![1000.0]);
    assert!((year.power_kw[0] - 49.6716).abs() < 1e-3, "{}", year.power_kw[0]);
    assert_eq!(hour(Vec::new(), Vec::new(), Vec::new()).mean_hub_speed(), None);
}

#[test]
fn bad_wind_is_named() {
    let message = |error: portal_model::ModelError| error.to_string();
    let point = |v, p| (Speed::from_m_per_s(v), Power::from_kw(p));
    let one = PowerCurve::new(&[point(1.0, 1.0)]).unwrap_err();
    assert_eq!(message(one), "points = 1 lies outside 2 to 1000");
    assert!(PowerCurve::new(&[point(2.0, 1.0), point(2.0, 3.0)]).is_err());
    assert!(PowerCurve::new(&[point(2.0, 1.0), point(3.0, -3.0)]).is_err());
    // The tops of a forest of 14 m carry the ground of the wind up to 9.8 m: no profile reaches 10 m.
    let forest = log(0.5, 14.0).factor(HEIGHTS.wind, Length::from_m(100.0)).unwrap_err();
    assert!(message(forest).starts_with("height_over_roughness"));
    assert!(hub_temperature(Temperature::from_celsius(f64::NAN), Length::ZERO).is_err());
    assert!(hellman_exponent(Length::from_m(2.0), Length::from_m(1.0)).is_err());
}
