//! The models and the texts, run in a browser.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

/// The fixtures of the models' own tests.
#[path = "../../../crates/model/tests/houses/mod.rs"]
mod houses;
#[path = "../../../crates/model/tests/sites/mod.rs"]
mod sites;

use portal_model::pv::{PvSystem, SunYear, WeatherColumns, WeatherYear, annual};
use portal_model::solar::{Conditions, Place, position};
use portal_text::{Language, number};
use portal_units::{Angle, Instant, Length, Pressure, Stamp, Temperature};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Reda and Andreas, NREL/TP-560-34302, 2008, appendix A.5: 17 October 2003, 12:30:30 at UTC−7.
#[wasm_bindgen_test]
fn the_sun_stands_where_the_worked_example_has_it() {
    let place = Place {
        latitude: Angle::from_degrees(39.742_476),
        longitude: Angle::from_degrees(-105.178_6),
        altitude: Length::from_m(1_830.14),
    };
    let conditions = Conditions {
        pressure: Pressure::from_hpa(820.0),
        temperature: Temperature::from_celsius(11.0),
        delta_t_s: 67.0,
    };
    let at = Instant::parse("2003-10-17T19:30:30Z").unwrap();
    let sun = position(&place, at, &conditions).unwrap();
    assert!((sun.apparent_zenith.degrees() - 50.111_62).abs() < 1e-4, "{sun:?}");
    assert!((sun.azimuth.degrees() - 194.340_24).abs() < 1e-4, "{sun:?}");
}

#[wasm_bindgen_test]
fn numbers_are_written_as_the_reader_writes_them() {
    assert_eq!(number(Language::Pl, 1_234.5, 1), "1\u{a0}234,5");
    assert_eq!(number(Language::En, 1_234.5, 1), "1,234.5");
}

/// The reference weather, one column of it.
fn column(name: &str) -> Vec<f64> {
    let mut lines = include_str!("../../reference/03a_weather.csv").lines().filter(|it| !it.starts_with('#'));
    let place = lines.next().unwrap().split(',').position(|it| it == name).unwrap();
    lines.map(|line| line.split(',').nth(place).unwrap().parse().unwrap()).collect()
}

/// Told by `cargo xtask bench`: the median of many annual chains.
#[wasm_bindgen_test]
#[ignore = "a stop watch, no check"]
fn the_time_of_the_annual_chain() {
    let columns = WeatherColumns {
        ghi_w_m2: column("ghi_wm2"),
        dni_w_m2: column("dni_wm2"),
        dhi_w_m2: column("dhi_wm2"),
        air_celsius: column("temp_air_c"),
        wind_m_s: column("wind_10m_ms"),
    };
    let start = Instant::parse("2023-01-01T00:00:00Z").unwrap();
    let weather = WeatherYear::new(start, Stamp::MeanFromStart, columns).unwrap();
    let place = Place {
        latitude: Angle::from_degrees(51.21),
        longitude: Angle::from_degrees(16.16),
        altitude: Length::from_m(113.0),
    };
    let sun = SunYear::new(&place, start, weather.hours(), Stamp::MeanFromStart).unwrap();
    // The browser's clock is coarse: each time is that of ten chains.
    let mut times: Vec<f64> = (0..30)
        .map(|run| {
            let begun_ms = js_sys::Date::now();
            for tenth in 0..10 {
                let tilt = Angle::from_degrees(f64::from(run + tenth));
                assert!(annual(&weather, &sun, &PvSystem::facing(tilt, Angle::from_degrees(180.0))).is_ok());
            }
            (js_sys::Date::now() - begun_ms) / 10.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    console_log!("chain_ms {:.3}", times[times.len() / 2]);
}

/// Told as the chain: the median of 500 runs of the ledger of a house with five measures, a battery in most of its years.
#[wasm_bindgen_test]
#[ignore = "a stop watch, no check"]
fn the_time_of_five_hundred_runs_of_the_ledger() {
    let (site, inputs) = (sites::house(), sites::uncertain());
    let mut times: Vec<f64> = (0..7)
        .map(|seed| {
            let begun_ms = js_sys::Date::now();
            let runs = site.runs(&[0, 1, 2, 3, 4], &inputs, 500, seed).unwrap();
            let co2 = |it: &portal_model::ledger::Ledger| Some(it.total().co2.kg());
            assert!(runs.spread(co2).unwrap().is_some() && runs.drivers(co2, 3).unwrap().len() == 3);
            js_sys::Date::now() - begun_ms
        })
        .collect();
    times.sort_by(f64::total_cmp);
    console_log!("ledger_runs_ms {:.1}", times[times.len() / 2]);
}
