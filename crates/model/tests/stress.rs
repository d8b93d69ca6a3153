//! Hard days, by years worked by hand.

use portal_model::storage::{Battery, HourlyWeather, Site, Stress, hardest_days, stress};
use portal_units::{Energy, Power, Ratio};

/// Each daily value for 24 hours.
fn hourly(days: &[f64]) -> Vec<f64> {
    days.iter().flat_map(|it| [*it; 24]).collect()
}

#[test]
fn the_cold_calm_dark_days_are_found() {
    // Ten days of 10 °C, 5 m/s, 100 W/m². Days 2 and 3 are as cold but windy, 6 and 7 cold, calm and dark.
    let air = hourly(&[10.0, 10.0, -10.0, -10.0, 10.0, 10.0, -10.0, -10.0, 10.0, 10.0]);
    let wind = hourly(&[5.0, 5.0, 9.0, 9.0, 5.0, 5.0, 1.0, 1.0, 5.0, 5.0]);
    let light = hourly(&[100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 20.0, 20.0, 100.0, 100.0]);
    let weather = HourlyWeather { air_celsius: &air, wind_m_s: &wind, light_w_m2: &light };
    let found = hardest_days(&weather, 2).unwrap().unwrap();
    assert_eq!(found.hours, 6 * 24..8 * 24);
    assert!((found.air.celsius() + 10.0).abs() < 1e-9 && (found.wind.m_per_s() - 1.0).abs() < 1e-9);
    assert!((found.light.w_per_m2() - 20.0).abs() < 1e-9);
    // One day: means of the ten days are 2, 5 and 84; variances 96, 6.4 and 1024:
    // 12/√96 + 4/√6.4 + 64/32 = 1.224745 + 1.581139 + 2 = 4.805884.
    let one = hardest_days(&weather, 1).unwrap().unwrap();
    assert_eq!(one.hours, 6 * 24..7 * 24);
    assert!((one.severity - 4.805_884).abs() < 1e-6, "{}", one.severity);
}

#[test]
fn a_year_without_weather_or_too_short_has_nothing_to_choose() {
    let same = hourly(&[0.1; 7]);
    let weather = HourlyWeather { air_celsius: &same, wind_m_s: &same, light_w_m2: &same };
    let found = hardest_days(&weather, 5).unwrap().unwrap();
    assert_eq!((found.hours, found.severity), (0..120, 0.0));
    assert_eq!(hardest_days(&weather, 8).unwrap(), None);
    // The mean of seven days of 777.7 is not 777.7 to the last digit: that is no weather either.
    let high = hourly(&[777.7; 7]);
    let weather = HourlyWeather { air_celsius: &high, wind_m_s: &high, light_w_m2: &high };
    assert_eq!(hardest_days(&weather, 1).unwrap().map(|it| it.severity), Some(0.0));
    assert!(hardest_days(&weather, 0).is_err());
    let short = HourlyWeather { light_w_m2: &high[1..], ..weather };
    assert_eq!(hardest_days(&short, 5).unwrap_err().to_string(), "light has 167 values, not 168");
}

#[test]
fn what_the_connection_does_not_carry_is_not_served() {
    // 4 kWh are in the battery after hour 0 (5 generated, 1 used). Hours 1 to 4: 3 used in each, 1 generated in hour 2.
    // Battery 2 kW: gives 2, 2, 0, 0. Needed: 1, 0, 3, 3. The connection carries 2: 1 is missing in hours 3 and 4.
    let battery = Battery {
        capacity: Energy::from_kwh(10.0),
        max_charge: Power::from_kw(5.0),
        max_discharge: Power::from_kw(2.0),
        ..Battery::NONE
    };
    let site = Site {
        generation_kwh: &[5.0, 0.0, 1.0, 0.0, 0.0],
        load_kwh: &[1.0, 3.0, 3.0, 3.0, 3.0],
        battery: &battery,
        export_limit: None,
    };
    let found = stress(&site, 1..5, Some(Power::from_kw(2.0))).unwrap();
    let close = |got: f64, want: f64, what| assert!((got - want).abs() < 1e-9, "{what} is {got}, not {want}");
    close(found.load.kwh(), 12.0, "load");
    close(found.generation.kwh(), 1.0, "generation");
    close(found.soc_start.kwh(), 4.0, "content before");
    close(found.discharge.kwh(), 4.0, "discharge");
    close(found.import.kwh(), 7.0, "import");
    close(found.peak_import.kw(), 3.0, "peak");
    close(found.unserved.kwh(), 2.0, "not served");
    close(found.soc_end.kwh(), 0.0, "content after");
    assert_eq!((found.unserved_hours, found.empty_hours), (2, 3));
    assert!((found.autarky().map_or(f64::NAN, Ratio::fraction) - 5.0 / 12.0).abs() < 1e-12);
    // An island lacks all of it; without a limit nothing is missing.
    close(stress(&site, 1..5, Some(Power::ZERO)).unwrap().unserved.kwh(), 7.0, "island");
    close(stress(&site, 1..5, None).unwrap().unserved.kwh(), 0.0, "no limit");
    // What the connection just carries is served.
    assert_eq!(stress(&site, 1..5, Some(Power::from_kw(3.0))).unwrap().unserved_hours, 0);
    assert_eq!(stress(&site, 1..6, None).unwrap_err().to_string(), "hours has 6 values, not 5");
}

#[test]
fn a_battery_is_empty_at_what_always_stays_in() {
    // 10 kWh, 2 of which stay in; half of the 8 others are there at the begin. 2 kW go out in each of two hours, then none.
    let battery = Battery {
        capacity: Energy::from_kwh(10.0),
        max_discharge: Power::from_kw(2.0),
        soc_min: Ratio::from_fraction(0.2),
        soc_start: Ratio::from_fraction(0.5),
        ..Battery::NONE
    };
    let site = Site { generation_kwh: &[0.0; 3], load_kwh: &[3.0; 3], battery: &battery, export_limit: None };
    let found = stress(&site, 0..3, None).unwrap();
    assert_eq!((found.soc_start, found.soc_end), (Energy::from_kwh(6.0), Energy::from_kwh(2.0)));
    assert_eq!(found.empty_hours, 2);
    assert_eq!(Stress::default().autarky(), None);
}
