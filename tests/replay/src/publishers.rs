//! What the publishers that only a harvester asks would answer now: the samples, moved in time and to the question.

use portal_units::time::{DAY_S, HOUR_S};
use portal_units::{CivilDate, Instant, ZoneRule};
use serde_json::{Value, json};

use super::Publisher;
use super::answers::sample;
use super::http::Asked;
use super::pse;

macro_rules! fixture {
    ($path:literal) => {
        sample(include_str!(concat!("../../../crates/opendata/fixtures/", $path)))
    };
}
pub(crate) use fixture;

/// Polish local time.
pub(crate) const ZONE: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
/// Hours of current data at GIOŚ.
const GIOS_HOURS: i64 = 60;

/// The answer that the service would give at `now`.
pub(super) fn fresh(publisher: Publisher, asked: &Asked, now: Instant) -> Value {
    match publisher {
        Publisher::GiosStations => stations(),
        Publisher::GiosSensors => sensors(asked),
        Publisher::GiosData => means(asked, now),
        Publisher::GiosIndex => index(now),
        Publisher::EnergyChartsMix => energy_charts(fixture!("energy-charts/mix-pl.json"), now),
        Publisher::EnergyChartsPrice => energy_charts(fixture!("energy-charts/price-pl.json"), now),
        Publisher::SensorCommunity => citizens(now),
        Publisher::PvgisTmy => typical_year(asked),
        Publisher::PvgisPvcalc => fixture!("pvgis/pvcalc.json"),
        Publisher::GusUnits => fixture!("gus/units.json"),
        Publisher::GusData => figures(asked),
        Publisher::Archive => archive(asked, now),
        _ => pse::fresh(publisher, asked, now),
    }
}

/// The value of a parameter of the question.
pub(crate) fn parameter<'a>(asked: &Asked<'a>, name: &str) -> Option<&'a str> {
    let (_, query) = asked.target.split_once('?')?;
    query.split('&').find_map(|it| it.strip_prefix(name)?.strip_prefix('='))
}

fn day(asked: &Asked, name: &str) -> Option<CivilDate> {
    parameter(asked, name).and_then(|it| CivilDate::parse(it).ok())
}

/// `2026-06-15 14:00:00` in Poland.
pub(crate) fn local(at: Instant) -> String {
    ZoneRule::parse(ZONE).map_or_else(|_| String::new(), |zone| zone.local(at).to_string().replace('T', " "))
}

/// The last part of the path.
fn last_part<'a>(asked: &Asked<'a>) -> &'a str {
    let path = asked.target.split('?').next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// The station of Legnica and the recorded ones.
fn stations() -> Value {
    const LIST: &str = "Lista stacji pomiarowych";
    let mut answer = fixture!("gios/recorded-stations.json");
    let own = fixture!("gios/stations.json");
    let own = own.get(LIST).and_then(Value::as_array).cloned().unwrap_or_default();
    if let Some(list) = answer.get_mut(LIST).and_then(Value::as_array_mut) {
        list.extend(own);
    }
    answer
}

/// Nitrogen dioxide, coarse dust, and fine dust twice: by hand (3765) and automatically.
fn sensors(asked: &Asked) -> Value {
    let mut answer = fixture!("gios/sensors-52.json");
    let station: u32 = last_part(asked).parse().unwrap_or_default();
    let sensor = |id: u32, code: &str| {
        json!({"Identyfikator stanowiska": id, "Identyfikator stacji": station, "Wskaźnik": code,
            "Wskaźnik - wzór": code, "Wskaźnik - kod": code, "Id wskaźnika": 3})
    };
    let rows = [sensor(291, "NO2"), sensor(292, "PM10"), sensor(3765, "PM2.5"), sensor(294, "PM2.5")];
    if let Some(list) = answer.get_mut("Lista stanowisk pomiarowych dla podanej stacji") {
        *list = json!(rows);
    }
    answer
}

/// Newest first, the newest one missing.
fn means(asked: &Asked, now: Instant) -> Value {
    let code = match last_part(asked) {
        "291" => "DsLegAlRzecz-NO2-1g",
        "292" => "DsLegAlRzecz-PM10-1g",
        "294" => "DsLegAlRzecz-PM2.5-1g",
        _ => return fixture!("gios/recorded-manual-3765.json"),
    };
    let newest = now.unix_seconds().div_euclid(HOUR_S) * HOUR_S;
    let row = |back: i64| {
        let end = Instant::from_unix_seconds(newest - back * HOUR_S);
        let hour = end.unix_seconds() / HOUR_S;
        let value = if back == 0 {
            Value::Null
        } else {
            json!(f64::from(i32::try_from(hour % 97).unwrap_or(0)) / 4.0)
        };
        json!({"Kod stanowiska": code, "Data": local(end), "Wartość": value})
    };
    let mut answer = fixture!("gios/data-291-page-of-4.json");
    if let Some(fields) = answer.as_object_mut() {
        fields.insert("Lista danych pomiarowych".to_owned(), (0..GIOS_HOURS).map(row).collect());
        fields.insert("totalPages".to_owned(), json!(1));
    }
    answer
}

fn index(now: Instant) -> Value {
    let mut answer = fixture!("gios/index-52.json");
    let hour = Instant::from_unix_seconds(now.unix_seconds().div_euclid(HOUR_S) * HOUR_S);
    for (name, field) in answer.get_mut("AqIndex").and_then(Value::as_object_mut).into_iter().flatten() {
        if name.starts_with("Data danych") {
            *field = json!(local(hour));
        } else if name.starts_with("Data wykonania") {
            *field = json!(local(now));
        }
    }
    answer
}

/// Moved by whole days, so that it is the answer of today.
fn energy_charts(mut answer: Value, now: Instant) -> Value {
    let stamps = answer.get_mut("unix_seconds").and_then(Value::as_array_mut);
    let first = stamps.as_ref().and_then(|it| it.first()).and_then(Value::as_i64).unwrap_or_default();
    let shift_s = (now.unix_seconds() - first).div_euclid(DAY_S) * DAY_S;
    for stamp in stamps.into_iter().flatten() {
        *stamp = json!(stamp.as_i64().unwrap_or_default() + shift_s);
    }
    answer
}

fn citizens(now: Instant) -> Value {
    let mut answer = fixture!("sensor-community/recorded-area-de.json");
    let at = now.plus_seconds(-120).to_string().replace('T', " ").replace('Z', "");
    for row in answer.as_array_mut().into_iter().flatten() {
        if let Some(stamp) = row.get_mut("timestamp") {
            *stamp = json!(at);
        }
    }
    answer
}

/// The two recorded days for every day of the year, at the place of the question.
fn typical_year(asked: &Asked) -> Value {
    let mut answer = fixture!("pvgis/recorded-tmy-48-hours.json");
    let years: Vec<i64> = answer
        .pointer("/outputs/months_selected")
        .and_then(Value::as_array)
        .map(|it| it.iter().filter_map(|it| it.get("year")?.as_i64()).collect())
        .unwrap_or_default();
    let rows = answer.pointer("/outputs/tmy_hourly").and_then(Value::as_array).cloned().unwrap_or_default();
    let start = CivilDate::new(2025, 1, 1).map_or(Instant::from_unix_seconds(0), CivilDate::midnight_utc);
    let hours = (0_i64..8_760).zip(rows.iter().cycle()).map(|(hour, row)| {
        let at = start.plus_seconds(hour * HOUR_S).utc();
        let (month, day, hour) = (at.date.month(), at.date.day(), at.hour());
        let year = years.get(usize::from(month) - 1).copied().unwrap_or_default();
        let mut row = row.clone();
        if let Some(stamp) = row.get_mut("time(UTC)") {
            *stamp = json!(format!("{year}{month:02}{day:02}:{hour:02}00"));
        }
        row
    });
    let hours: Vec<Value> = hours.collect();
    if let Some(list) = answer.pointer_mut("/outputs/tmy_hourly") {
        *list = Value::Array(hours);
    }
    for (ours, theirs) in [("lat", "latitude"), ("lon", "longitude")] {
        let number = parameter(asked, ours).and_then(|it| it.parse::<f64>().ok());
        if let (Some(number), Some(field)) =
            (number, answer.pointer_mut(&format!("/inputs/location/{theirs}")))
        {
            *field = json!(number);
        }
    }
    answer
}

/// The figures of the sample under the numbers of the question.
fn figures(asked: &Asked) -> Value {
    let mut answer = fixture!("gus/data.json");
    let query = asked.target.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let variables = query.split('&').filter_map(|it| it.strip_prefix("var-id=")?.parse::<u32>().ok());
    let row = answer.pointer("/results/0").cloned().unwrap_or_default();
    let rows: Vec<Value> = variables
        .map(|id| {
            let mut row = row.clone();
            row["id"] = json!(id);
            row
        })
        .collect();
    answer["totalRecords"] = json!(rows.len());
    answer["results"] = json!(rows);
    answer["unitId"] = json!(last_part(asked));
    answer
}

/// The sample's day for every day of the question; the last five days are not computed yet.
fn archive(asked: &Asked, now: Instant) -> Value {
    let mut answer = fixture!("open-meteo-archive/answer.json");
    let (Some(first), Some(last)) = (day(asked, "start_date"), day(asked, "end_date")) else {
        return json!({});
    };
    let hours = (last.days() - first.days() + 1) * 24;
    let start = first.midnight_utc();
    for (name, list) in answer.get_mut("hourly").and_then(Value::as_object_mut).into_iter().flatten() {
        let sample = list.as_array().cloned().unwrap_or_default();
        let value = |hour: i64| {
            let at = start.plus_seconds(hour * HOUR_S);
            let value =
                usize::try_from(hour % 22).ok().and_then(|it| sample.get(it)).cloned().unwrap_or_default();
            match name.as_str() {
                "time" => json!(at.utc().to_string().get(..16)),
                _ if at > now.plus_seconds(-5 * DAY_S) => Value::Null,
                _ => value,
            }
        };
        *list = (0..hours).map(value).collect();
    }
    answer
}
