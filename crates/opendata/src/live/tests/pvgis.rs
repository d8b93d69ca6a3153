//! PVGIS: what its answers mean and what is refused.

use std::fmt::Write as _;

use portal_units::{Angle, Energy, Irradiance, Power, Ratio, Stamp, Temperature};

use super::{at, changed};
use crate::live::pvgis::{self, BASE};
use crate::live::{
    Modules, ParseError, Point, PvgisPvcalc, PvgisSeries, PvgisTmy, Source, Years, pvgis_csv, pvgis_series,
    pvgis_tmy,
};

const TMY: &str = include_str!("../../../fixtures/pvgis/recorded-tmy-48-hours.json");
const TMY_CSV: &str = include_str!("../../../fixtures/pvgis/tmy-48-hours.csv");
const SERIES: &str = include_str!("../../../fixtures/pvgis/recorded-series-10-hours.json");
const YIELD: &str = include_str!("../../../fixtures/pvgis/pvcalc.json");
const PLACE: Point = Point { latitude: 45.0, longitude: 8.0 };

/// The sample's two days as CSV, continued to a year with the values of its last row.
fn whole_year() -> String {
    let (head, tail) = TMY_CSV.split_once("\r\n\r\n").unwrap();
    let last = head.lines().last().unwrap();
    let (_, values) = last.split_once(',').unwrap();
    let years = pvgis_csv::year(TMY_CSV).unwrap().years;
    let start = at("2025-01-01T00:00:00Z");
    let mut body = head.to_owned();
    for hour in 48..8_760_i64 {
        let due = start.plus_seconds(hour * 3_600).utc();
        let year = years[usize::from(due.date.month()) - 1];
        let (month, day, hour) = (due.date.month(), due.date.day(), due.hour());
        write!(body, "\r\n{year}{month:02}{day:02}:{hour:02}00,{values}").unwrap();
    }
    format!("{body}\r\n\r\n{tail}")
}

#[test]
fn questions_count_the_azimuth_from_south() {
    let modules = Modules { at: PLACE, tilt: Angle::from_degrees(35.0), azimuth: Angle::from_degrees(180.0) };
    assert_eq!(
        PvgisPvcalc::url(BASE, &modules),
        "https://re.jrc.ec.europa.eu/api/v5_3/PVcalc?lat=45.0000&lon=8.0000&peakpower=1&loss=14&angle=35&aspect=0\
         &outputformat=json"
    );
    // West is 270° of ours and 90 of PVGIS, east 90° and −90.
    for (azimuth, aspect) in [(270.0, "aspect=90&"), (90.0, "aspect=-90&")] {
        let modules = Modules { azimuth: Angle::from_degrees(azimuth), ..modules };
        assert!(PvgisPvcalc::url(BASE, &modules).contains(aspect));
    }
    let years = Years { modules, first: 2022, last: 2023 };
    assert!(PvgisSeries::url(BASE, &years).ends_with("&pvcalculation=1&startyear=2022&endyear=2023"));
}

#[test]
fn a_stamp_is_utc_with_its_minute() {
    assert_eq!(pvgis::moment("20130101:0010"), Some(at("2013-01-01T00:10:00Z")));
    for wrong in
        ["20130101:2400", "20130101:0060", "20130230:0000", "2013010:00100", "20130101 0010", "łłłł:0010"]
    {
        assert_eq!(pvgis::moment(wrong), None, "{wrong}");
    }
}

#[test]
fn irradiance_holds_at_the_scan_and_temperature_at_the_full_hour() {
    // Recorded, 0.1761 h = 634 s after the stamp; 1 January 09:00: G(h) 149.0, T2m 3.23.
    let year = pvgis_tmy::from_json(TMY).unwrap();
    assert_eq!((year.ghi.stamp(), year.temperature.stamp()), (Stamp::InstantAt(634), Stamp::InstantAt(0)));
    assert_eq!(year.ghi.at(at("2025-01-01T09:10:34Z")), Some(Irradiance::from_w_per_m2(149.0)));
    assert_eq!(year.temperature.at(at("2025-01-01T09:00:00Z")), Some(Temperature::from_celsius(3.23)));
    assert_eq!((year.years[0], year.years[11], year.elevation.m()), (2018, 2016, 250.0));
    // 99 870 Pa.
    assert_eq!(year.pressure.values()[0].map(|it| it.hpa().round()), Some(999.0));
}

#[test]
fn csv_says_the_same_as_json() {
    assert_eq!(pvgis_csv::year(TMY_CSV), pvgis_tmy::from_json(TMY));
    // PVGIS writes "-0.0" at night and ends lines with carriage returns.
    assert!(TMY_CSV.contains("\r\n"));
    let minus_zero = changed(TMY_CSV, ",0.0,0.0,0.0,", ",0.0,-0.0,0.0,");
    assert!(pvgis_csv::year(&minus_zero).is_ok());
}

#[test]
fn a_year_has_8760_hours() {
    let wanted = ParseError::Count { field: "tmy_hourly", got: 48, wanted: 8_760 };
    assert_eq!(PvgisTmy::parse(TMY).unwrap_err(), wanted);
    assert_eq!(PvgisTmy::parse(TMY_CSV).unwrap_err(), wanted);
    let year = PvgisTmy::answer(&PLACE, &whole_year()).unwrap();
    assert_eq!(year.dni.values().len(), 8_760);
    let elsewhere = Point { latitude: 51.21, ..PLACE };
    assert!(matches!(PvgisTmy::answer(&elsewhere, &whole_year()), Err(ParseError::Other { .. })));
}

#[test]
fn an_hour_of_another_month_year_or_order_is_refused() {
    for wrong in ["20180101:0100", "20180101:0300", "20070101:0200", "20180102:0200", "20180101:0210"] {
        let body = changed(TMY, "\"20180101:0200\"", &format!("\"{wrong}\""));
        assert_eq!(pvgis_tmy::from_json(&body).unwrap_err(), ParseError::Order { row: 2 }, "{wrong}");
        let body = changed(TMY_CSV, "20180101:0200,", &format!("{wrong},"));
        assert_eq!(pvgis_csv::year(&body).unwrap_err(), ParseError::Order { row: 2 }, "{wrong}");
    }
}

#[test]
fn a_unit_that_changed_is_refused_in_both_forms() {
    let json = changed(TMY, "\"units\": \"Pa\"", "\"units\": \"hPa\"");
    assert!(matches!(pvgis_tmy::from_json(&json), Err(ParseError::Unit { field: "SP", .. })));
    let csv = changed(TMY_CSV, "pressure (Pa)", "pressure (hPa)");
    assert!(matches!(pvgis_csv::year(&csv), Err(ParseError::Unit { field: "SP", .. })));
}

#[test]
fn a_missing_column_value_or_month_is_refused() {
    let no_column = changed(TMY_CSV, ",WS10m,", ",WS,");
    assert!(matches!(pvgis_csv::year(&no_column), Err(ParseError::Field { field: "WS10m", .. })));
    let short_row = changed(TMY_CSV, "20180101:0200,1.92,", "20180101:0200,");
    assert!(matches!(pvgis_csv::year(&short_row), Err(ParseError::Count { .. })));
    let no_number = changed(TMY_CSV, "20180101:0200,1.92,", "20180101:0200,,");
    assert!(matches!(pvgis_csv::year(&no_number), Err(ParseError::Field { field: "T2m", .. })));
    let no_value = changed(TMY, "\"T2m\": 2.04", "\"T2m\": null");
    assert!(matches!(pvgis_tmy::from_json(&no_value), Err(ParseError::Field { field: "T2m", .. })));
    let months = changed(TMY_CSV, "2,2007", "3,2007");
    assert!(matches!(pvgis_csv::year(&months), Err(ParseError::Field { field: "month,year", .. })));
    assert!(matches!(PvgisTmy::parse("<html>busy</html>"), Err(ParseError::Field { field: "answer", .. })));
}

#[test]
fn the_hours_of_modules_hold_at_the_minute_of_the_scan() {
    // Recorded: 3 950.1 W at "20130101:0910" from 10 kW.
    let hours = pvgis_series::of_any_length(SERIES).unwrap();
    assert_eq!(hours.power.start(), at("2013-01-01T00:10:00Z"));
    assert_eq!(
        hours.power.at(at("2013-01-01T09:10:00Z")).map(|it| it.kw().to_string()),
        Some("3.9501".to_owned())
    );
    assert_eq!((hours.peak, hours.reconstructed), (Power::from_kw(10.0), 0));
    let rebuilt = changed(SERIES, "\"Int\": 0.0", "\"Int\": 1.0");
    assert_eq!(pvgis_series::of_any_length(&rebuilt).unwrap().reconstructed, 1);
}

#[test]
fn hours_that_do_not_fill_their_years_are_refused() {
    // 2013 and 2014: 2 · 8 760 hours.
    let wanted = ParseError::Count { field: "hourly", got: 10, wanted: 17_520 };
    assert_eq!(PvgisSeries::parse(SERIES).unwrap_err(), wanted);
    for wrong in ["20130101:0100", "20130101:0110", "20130101:0310"] {
        let body = changed(SERIES, "\"20130101:0210\"", &format!("\"{wrong}\""));
        assert_eq!(pvgis_series::of_any_length(&body).unwrap_err(), ParseError::Order { row: 2 }, "{wrong}");
    }
    let unit = changed(SERIES, "\"units\": \"W\"", "\"units\": \"kW\"");
    assert!(matches!(pvgis_series::of_any_length(&unit), Err(ParseError::Unit { field: "P", .. })));
}

#[test]
fn the_change_by_the_spectrum_is_a_text() {
    let average = PvgisPvcalc::parse(YIELD).unwrap();
    assert_eq!((average.year, average.deviation), (Energy::from_kwh(1_000.9), Energy::from_kwh(45.0)));
    assert_eq!(average.change_spectrum, Some(Ratio::from_fraction(1.6 / 100.0)));
    assert_eq!(average.loss_total, Ratio::from_fraction(-19.6 / 100.0));
    // The months of the sample sum to its year: 32.1 + 49.8 + … + 26.5 = 1 000.9.
    let sum: f64 = average.months.iter().map(|it| it.kwh()).sum();
    assert!((sum - 1_000.9).abs() < 1e-9, "{sum}");
    let unknown = PvgisPvcalc::parse(&changed(YIELD, "\"1.6\"", "\"?(0)\"")).unwrap();
    assert_eq!(unknown.change_spectrum, None);
    assert!(PvgisPvcalc::parse(&changed(YIELD, "\"1.6\"", "\"much\"")).is_err());
}

#[test]
fn a_month_that_is_missing_or_twice_is_refused() {
    let twice = changed(YIELD, "\"month\": 2", "\"month\": 1");
    assert_eq!(PvgisPvcalc::parse(&twice).unwrap_err(), ParseError::Order { row: 1 });
    let start = YIELD.find("{\n     \"month\": 12").unwrap();
    let end = start + YIELD[start..].find('}').unwrap() + 1;
    let before = YIELD[..start].trim_end().trim_end_matches(',');
    let body = format!("{before}{}", &YIELD[end..]);
    assert_eq!(
        PvgisPvcalc::parse(&body).unwrap_err(),
        ParseError::Count { field: "monthly", got: 11, wanted: 12 }
    );
}

#[test]
fn the_words_of_an_error_are_a_refusal() {
    let body = r#"{"message": "Location over the sea. Please, select another location", "status": 400}"#;
    for error in [PvgisTmy::parse(body).err(), PvgisSeries::parse(body).err(), PvgisPvcalc::parse(body).err()]
    {
        assert!(matches!(error, Some(ParseError::Refused { .. })), "{error:?}");
    }
}
