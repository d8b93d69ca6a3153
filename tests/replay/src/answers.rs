//! The sample answers, moved to another moment.

use portal_units::Instant;
use portal_units::time::{DAY_S, HOUR_S};
use serde_json::{Value, json};

use super::http::Asked;
use super::{Service, Target, damage, publishers};

const FORECAST: &str = include_str!("../../../crates/opendata/fixtures/open-meteo-forecast/answer.json");
const AIR_QUALITY: &str =
    include_str!("../../../crates/opendata/fixtures/open-meteo-air-quality/answer.json");
const GIOS: &str = include_str!("../../../crates/opendata/fixtures/gios-snapshot/answer.json");
const BUSY: &str = include_str!("../../../crates/opendata/fixtures/open-meteo-forecast/error-429.json");

/// The answer that the source would give at `now`.
pub(super) fn fresh(asked: &Asked, now: Instant) -> String {
    match asked.service {
        Target::Page(service) => of_page(service, now),
        Target::Harvest(publisher) => publishers::fresh(publisher, asked, now),
    }
    .to_string()
}

fn of_page(service: Service, now: Instant) -> Value {
    match service {
        Service::Forecast => open_meteo(FORECAST, now),
        Service::AirQuality => open_meteo(AIR_QUALITY, now),
        Service::Gios => gios(now),
    }
}

/// The same with every value missing.
pub(super) fn without_values(asked: &Asked, now: Instant) -> String {
    let service = match asked.service {
        Target::Page(service) => service,
        Target::Harvest(publisher) => {
            return damage::without_values(publishers::fresh(publisher, asked, now));
        }
    };
    let mut answer = of_page(service, now);
    let lists = if service == Service::Gios { "pollutants" } else { "hourly" };
    for (name, list) in answer.get_mut(lists).and_then(Value::as_object_mut).into_iter().flatten() {
        if name != "time" {
            list.as_array_mut().into_iter().flatten().for_each(|it| *it = Value::Null);
        }
    }
    answer.to_string()
}

/// The same of a station that measures PM2.5: as many values as of PM10, missing where those are. Anything else
/// is left as it is.
pub(super) fn with_fine_dust(body: String) -> String {
    let Ok(mut answer) = serde_json::from_str::<Value>(&body) else { return body };
    let Some(lists) = answer.get_mut("pollutants").and_then(Value::as_object_mut) else { return body };
    let coarse = lists.get("PM10").and_then(Value::as_array).cloned().unwrap_or_default();
    let fine = coarse.iter().map(|it| if it.is_null() { Value::Null } else { json!(9.5) });
    lists.insert("PM2.5".to_owned(), fine.collect());
    answer.to_string()
}

/// The body of an error.
pub(super) fn error(service: Target, status: u16) -> String {
    match (service, status) {
        (Target::Page(Service::Forecast | Service::AirQuality), 429) => BUSY.to_owned(),
        _ => json!({"error": true, "reason": format!("status {status}")}).to_string(),
    }
}

pub(super) fn sample(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Yesterday's midnight comes first, whatever the day in the file.
fn open_meteo(text: &str, now: Instant) -> Value {
    let mut answer = sample(text);
    let start = now.utc().date.midnight_utc().plus_seconds(-DAY_S);
    let times = answer.pointer_mut("/hourly/time").and_then(Value::as_array_mut);
    for (hour, time) in (0_i64..).zip(times.into_iter().flatten()) {
        let stamp = start.plus_seconds(hour * HOUR_S).utc().to_string();
        *time = json!(stamp.get(..16));
    }
    answer
}

/// Moved by whole hours, so that the file was written within the last hour.
fn gios(now: Instant) -> Value {
    let mut answer = sample(GIOS);
    let read = |value: &Value| value.as_str().and_then(|it| Instant::parse(it).ok());
    let made_at = answer.get("fetched_at").and_then(read).unwrap_or(now);
    let shift_s = now.seconds_since(made_at).div_euclid(HOUR_S) * HOUR_S;
    for field in ["/fetched_at", "/first_hour", "/index/at"] {
        if let Some(time) = answer.pointer_mut(field)
            && let Some(moment) = read(time)
        {
            *time = json!(moment.plus_seconds(shift_s).to_string());
        }
    }
    answer
}
