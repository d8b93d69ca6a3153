//! Readers refuse what they do not understand, and say where it stands.

use portal_opendata::config::{ConfigError, PortalConfig};
use portal_opendata::package::{Package, SheetError};
use portal_opendata::tables::{
    air_composites, air_daily, aqi, aqi_lines, assumptions, boundaries, load_profiles, stations, weather,
};

const ASSUMPTION_HEAD: &str =
    "id,value,low,high,unit,period,label_pl,label_en,source,confidence,note_pl,note_en";

fn daily(rows: &str) -> Result<Vec<air_daily::AirDay>, SheetError> {
    air_daily::parse(&format!("date,pm10,pm25\n{rows}"))
}

fn assumption(row: &str) -> Result<assumptions::Assumptions, SheetError> {
    assumptions::parse("energy-prices", &format!("{ASSUMPTION_HEAD}\n{row}"))
}

#[test]
fn an_empty_cell_is_missing_and_never_zero() {
    let days = daily("2023-01-01,,0\n2023-01-02,12.5,\n").unwrap();
    assert_eq!((days[0].pm10_ug_m3, days[0].pm25_ug_m3), (None, Some(0.0)));
    assert_eq!((days[1].pm10_ug_m3, days[1].pm25_ug_m3), (Some(12.5), None));
}

#[test]
fn other_headings_are_refused_by_name() {
    let error = air_daily::parse("date,pm25,pm10\n2023-01-01,1,2\n").unwrap_err();
    assert!(matches!(error, SheetError::Headings { resource: "air-daily-2023", .. }), "{error}");
    assert!(air_daily::parse("").is_err());
    assert!(air_daily::parse("<!doctype html><p>404").is_err());
}

#[test]
fn an_error_names_table_line_and_column() {
    let error = daily("2023-01-01,1,2\n2023-01-02,1,many\n").unwrap_err();
    assert_eq!(error.to_string(), "air-daily-2023, line 3, pm25: \"many\" is not a number");
}

#[test]
fn what_is_not_a_finite_amount_is_refused() {
    for cell in ["nan", "NaN", "inf", "-inf", "1e999", "1,5", "-0.1", "0x1"] {
        assert!(daily(&format!("2023-01-01,\"{cell}\",1\n")).is_err(), "{cell}");
    }
}

#[test]
fn a_day_twice_or_back_in_time_or_in_no_calendar_is_refused() {
    assert!(daily("2023-01-02,1,1\n2023-01-02,1,1\n").is_err());
    assert!(daily("2023-01-02,1,1\n2023-01-01,1,1\n").is_err());
    assert!(daily("2023-02-29,1,1\n").is_err());
    assert!(daily("2023-01-02,1,1\n2023-01-03,1,1\n").is_ok());
}

#[test]
fn a_row_that_is_too_short_is_refused() {
    assert!(matches!(daily("2023-01-01,1\n"), Err(SheetError::Csv { .. })));
}

#[test]
fn an_unknown_confidence_is_refused() {
    let row = |word: &str| assumption(&format!("a,1,,,1,,x,y,s,{word},,\n"));
    assert!(row("recalled").is_ok());
    for word in ["sure", "", "Read"] {
        assert!(row(word).is_err(), "{word:?}");
    }
}

#[test]
fn a_key_twice_or_a_value_outside_its_bounds_is_refused() {
    assert!(assumption("a,1,,,1,,x,y,s,read,,\na,2,,,1,,x,y,s,read,,\n").is_err());
    assert!(assumption("a,3,1,2,1,,x,y,s,read,,\n").is_err());
    assert!(assumption("a,1.5,1,,1,,x,y,s,read,,\n").is_err());
    assert!(assumption("a,1.5,1,2,1,,x,y,s,read,,\n").is_ok());
}

#[test]
fn a_text_in_one_language_only_is_refused() {
    assert!(assumption("a,1,,,1,,x,,s,read,,\n").is_err());
    assert!(assumption("a,1,,,1,,x,y,s,read,uwaga,\n").is_err());
}

#[test]
fn tables_that_share_a_key_are_not_put_together() {
    let table = || assumption("a,1,,,1,,x,y,s,read,,\n").unwrap();
    assert_eq!(table().with(table()), Err(assumptions::AssumptionError::Twice("a".to_owned())));
}

#[test]
fn a_sample_whose_days_do_not_add_up_or_overlap_is_refused() {
    let read = |rows: &str| air_composites::parse(&format!("pollutant,from,to,days,value,unit\n{rows}"));
    assert!(read("as,2023-01-01,2023-01-07,7,1.2,ng/m³\nas,2023-01-08,2023-01-08,1,1.2,ng/m³\n").is_ok());
    assert!(read("as,2023-01-01,2023-01-07,6,1.2,ng/m³\n").is_err());
    assert!(read("as,2023-01-01,2023-01-07,7,1.2,ng/m³\nas,2023-01-01,2023-01-02,2,1,ng/m³\n").is_err());
    assert!(read("xx,2023-01-01,2023-01-07,7,1.2,ng/m³\n").is_err());
}

#[test]
fn a_year_of_weather_has_all_its_hours() {
    let hours = |count: usize| format!("ghi,dni,dhi,temp_air,wind\n{}", "0,0,0,-1.5,2\n".repeat(count));
    assert!(weather::parse(&hours(8_759)).is_err());
    assert!(weather::parse(&hours(8_760)).is_ok());
    assert!(weather::parse(&hours(8_760).replacen("0,0,0", "0,,0", 1)).is_err());
}

#[test]
fn bands_with_a_gap_between_them_are_refused() {
    let head = "index,pollutant,averaging,unit,band,lower_exclusive,upper_inclusive,source,confidence";
    let read = |second: &str| {
        aqi::parse_breakpoints(&format!(
            "{head}\nx,pm10,hour,µg/m³,1,0,20,s,read\nx,pm10,hour,µg/m³,{second},s,read\n"
        ))
    };
    assert!(read("2,20,50").is_ok());
    for second in ["3,20,50", "2,21,50", "2,20,20"] {
        assert!(read(second).is_err(), "{second}");
    }
}

#[test]
fn lines_that_do_not_meet_are_refused() {
    let head = "index,pollutant,averaging,unit,step,band,first,last,index_first,index_last,extrapolated,source,confidence";
    let read = |first: &str, second: &str| {
        aqi_lines::parse(&format!(
            "{head}\nx,pm25,day,µg/m³,{first},s,read\nx,pm25,day,µg/m³,{second},s,read\n"
        ))
    };
    let first = "0.1,1,0.0,9.0,0,50,false";
    assert!(read(first, "0.1,2,9.1,35.4,51,100,true").is_ok());
    for second in [
        "0.1,2,9.2,35.4,51,100,true",
        "0.1,2,9.1,9.1,51,100,true",
        "0.1,2,9.1,35.45,51,100,true",
        "0.1,2,9.1,35.4,52,100,true",
        "0.1,2,9.1,35.4,51,51,true",
        "0.1,3,9.1,35.4,51,100,true",
        "0.7,2,9.1,35.7,51,100,true",
        "0,2,9.1,35.4,51,100,true",
    ] {
        assert!(read(first, second).is_err(), "{second}");
    }
    assert!(read("0.1,1,0.0,9.0,0,50,true", "0.1,2,9.1,35.4,51,100,true").is_err());
}

#[test]
fn a_day_of_curves_that_is_not_complete_is_refused() {
    let table = include_str!("../../../public/data/load-profiles.csv");
    assert!(load_profiles::parse(table).is_ok());
    let (head, rows) = table.split_once('\n').unwrap();
    let (first, others) = rows.split_once('\n').unwrap();
    assert!(load_profiles::parse(&format!("{head}\n{others}")).is_err());
    let (second, rest) = others.split_once('\n').unwrap();
    assert!(load_profiles::parse(&format!("{head}\n{second}\n{first}\n{rest}")).is_err());
}

#[test]
fn a_station_twice_is_refused() {
    let table = include_str!("../../../public/data/stations.csv");
    let last = table.lines().last().unwrap();
    assert!(stations::parse(&format!("{table}{last}\n")).is_err());
}

#[test]
fn a_ring_that_is_open_or_off_the_globe_is_refused() {
    let collection = |ring: &str| {
        boundaries::parse(&format!(
            r#"{{"features":[{{"geometry":{{"type":"Polygon","coordinates":[{ring}]}},"properties":{{"terc":"1","name":"x","cluster_member":true}}}}]}}"#
        ))
    };
    assert!(collection("[[0,0],[1,0],[1,1],[0,0]]").is_ok());
    assert!(collection("[[0,0],[1,0],[1,1],[0,1]]").is_err());
    assert!(collection("[[0,0],[181,0],[1,1],[0,0]]").is_err());
}

#[test]
fn a_package_that_lists_a_name_twice_is_refused() {
    let text = include_str!("../../../public/data/datapackage.json");
    assert!(Package::parse(text).is_ok());
    assert!(
        Package::parse(&text.replace("\"name\": \"air-annual\"", "\"name\": \"air-daily-2023\"")).is_err()
    );
}

#[test]
fn a_configuration_with_a_value_that_cannot_be_is_refused() {
    let text = include_str!("../../../public/portal.json");
    assert!(PortalConfig::parse(text).is_ok());
    for (right, wrong) in [
        ("\"latitude\": 51.21", "\"latitude\": 91"),
        ("\"default_language\": \"pl\"", "\"default_language\": \"de\""),
        ("[\"pl\", \"en\"]", "[\"pl\", \"de\"]"),
        ("\"base_path\": \"/\"", "\"base_path\": \"portal\""),
        ("https://api.open-meteo.com/v1/forecast", "http://api.open-meteo.com/v1/forecast"),
        ("https://api.open-meteo.com/v1/forecast", "https://a.example; script-src *"),
        ("\"open-meteo-air-quality\"", "\"open-meteo-forecast\""),
        ("\"interval_ms\": 1800000", "\"interval_ms\": 0"),
        ("\"school-roof\"", "\"../data\""),
        ("\"school-roof\"", "\"what-we-breathe\""),
        ("[\"legnica-cluster\"]", "[\"\"]"),
        ("\"jitter_share\": 0.2", "\"jitter_share\": 2"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Warsaw"),
    ] {
        assert!(text.contains(right), "{right}");
        assert!(PortalConfig::parse(&text.replace(right, wrong)).is_err(), "{wrong}");
    }
    let unknown = text.replacen('{', "{ \"colour\": \"red\",", 1);
    assert!(matches!(PortalConfig::parse(&unknown), Err(ConfigError::Shape(_))));
}

#[test]
fn a_source_switched_off_is_not_named_in_the_policy() {
    let text =
        include_str!("../../../public/portal.json").replacen("\"enabled\": true", "\"enabled\": false", 1);
    let config = PortalConfig::parse(&text).unwrap();
    let asked = config.connect_src();
    assert!(!asked.contains(&"https://api.open-meteo.com"), "{asked:?}");
    assert!(asked.contains(&"https://air-quality-api.open-meteo.com"), "{asked:?}");
    assert!(config.source("open-meteo-forecast").is_none());
}
