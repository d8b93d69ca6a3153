//! The reports of PSE for any day: rows for the past, forecasts for the rest, nothing beyond tomorrow.

use portal_units::{CivilDate, Instant, ZoneRule};
use serde_json::{Value, json};

use crate::Publisher;
use crate::answers::sample;
use crate::http::Asked;
use crate::publishers::{ZONE, fixture, local};

const QUARTER_S: i64 = 900;
/// Rows of a page, as the harvester asks for them.
const PAGE: usize = 500;

/// All rows of the day of the question, page by page.
pub(super) fn fresh(publisher: Publisher, asked: &Asked, now: Instant) -> Value {
    let rows = day(asked).map_or_else(Vec::new, |day| rows(publisher, day, now));
    let from = parameter(asked, "$after").and_then(|it| it.parse::<usize>().ok()).unwrap_or(0);
    let page: Vec<Value> = rows.iter().skip(from).take(PAGE).cloned().collect();
    let mut answer = json!({ "value": page });
    if from + PAGE < rows.len() {
        let target = asked.target.split("&$after").next().unwrap_or_default();
        answer["nextLink"] = json!(format!("{}{target}&$after={}", asked.origin, from + PAGE));
    }
    answer
}

fn parameter<'a>(asked: &Asked<'a>, name: &str) -> Option<&'a str> {
    crate::publishers::parameter(asked, name)
}

/// The day in `$filter=business_date%20eq%20'2026-06-15'`.
fn day(asked: &Asked) -> Option<CivilDate> {
    // A browser writes the quotation mark as a code.
    let target = asked.target.replace("%27", "'");
    let (_, rest) = target.split_once("business_date%20eq%20'")?;
    CivilDate::parse(rest.get(..10)?).ok()
}

fn rows(publisher: Publisher, day: CivilDate, now: Instant) -> Vec<Value> {
    let Ok(zone) = ZoneRule::parse(ZONE) else { return Vec::new() };
    let (start, end) = (zone.midnight(day), zone.midnight(day.plus_days(1)));
    let today = zone.local(now).date;
    // Tomorrow is published in the afternoon.
    let last = if zone.local(now).hour() >= 14 { today.plus_days(1) } else { today };
    if day > last {
        return Vec::new();
    }
    let quarters = (1..=end.seconds_since(start) / QUARTER_S).map(|it| start.plus_seconds(it * QUARTER_S));
    match publisher {
        Publisher::PsePdgsz => advice(day, start, end),
        Publisher::PseHisGenPal => {
            quarters.filter(|end| *end <= now).flat_map(|end| generation(day, end)).collect()
        }
        Publisher::PseHisWlkCal => {
            from_sample(&fixture!("pse/his-wlk-cal.json"), day, quarters.filter(|end| *end <= now), now)
        }
        Publisher::PseKseLoad => from_sample(&fixture!("pse/kse-load.json"), day, quarters, now),
        _ => from_sample(&fixture!("pse/recorded-rce-pln.json"), day, quarters, now),
    }
}

/// The rows of the sample, one behind the other, at the ends of these quarters. What has not been is not known.
fn from_sample(
    sample: &Value,
    day: CivilDate,
    ends: impl Iterator<Item = Instant>,
    now: Instant,
) -> Vec<Value> {
    let sample = sample["value"].as_array().cloned().unwrap_or_default();
    let row = |(end, row): (Instant, &Value)| {
        let mut row = stamped(row, day, end);
        if row.get("load_actual").is_some() {
            row["load_actual"] = if end > now { Value::Null } else { row["load_fcst"].clone() };
        }
        row
    };
    ends.zip(sample.iter().cycle()).map(row).collect()
}

fn stamped(row: &Value, day: CivilDate, at: Instant) -> Value {
    let mut row = row.clone();
    row["dtime"] = json!(local(at));
    row["dtime_utc"] = json!(at.utc().to_string().replace('T', " "));
    row["business_date"] = json!(day.to_string());
    row
}

fn advice(day: CivilDate, start: Instant, end: Instant) -> Vec<Value> {
    let sample = fixture!("pse/recorded-pdgsz.json");
    let hours = end.seconds_since(start) / 3_600;
    let row = |hour: i64| {
        let mut row = stamped(&sample["value"][0], day, start.plus_seconds(hour * 3_600));
        row["usage_fcst"] = json!(hour % 4);
        row
    };
    (0..hours).map(row).collect()
}

fn generation(day: CivilDate, end: Instant) -> Vec<Value> {
    let sample = fixture!("pse/his-gen-pal.json");
    let rows = sample["value"].as_array().cloned().unwrap_or_default();
    rows.iter().map(|it| stamped(it, day, end)).collect()
}
