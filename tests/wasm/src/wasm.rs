//! The models and the texts, run in a browser.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::solar::{Conditions, Place, position};
use portal_text::{Language, number};
use portal_units::{Angle, Instant, Length, Pressure, Temperature};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

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
