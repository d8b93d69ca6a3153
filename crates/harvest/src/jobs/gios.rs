//! The nearest station of GIOŚ that measures every hour, as the file that a page reads: see `gios_snapshot` in the crate
//! of the open data for its format.

use portal_opendata::live::gios::{BASE, is_manual_sensor};
use portal_opendata::live::gios_snapshot::{CODES, FORMAT};
use portal_opendata::live::{
    GiosData, GiosIndex, GiosSensors, GiosSnapshot, GiosStations, PublishedIndex, Record as _, Sensor,
    Source as _, Station,
};
use portal_opendata::tables::Pollutant;
use portal_units::{Concentration, Instant, Series};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Asking, DAY_S, Failure, HOUR_S};
use crate::history::{Rows, START, Shape, number, whole, word};

/// Stations that are tried, the nearest first: metadata may be asked for twice a minute only.
const TRIED: usize = 3;
/// Age up to which the chosen station is not looked for again. \[s\]
const CHOSEN_S: i64 = 30 * DAY_S;
/// Hours in the file.
const HOURS: i64 = 72;
/// Where the chosen station is remembered.
const CHOSEN: &str = "gios-station.json";

/// Table of the hourly means.
pub(super) static HISTORY: Shape = Shape {
    columns: &[
        START,
        whole("station", "number of the station at GIOŚ"),
        word("pollutant", "code of the pollutant"),
        number("mean_ug_m3", "µg/m³", "hourly mean"),
    ],
    keys: 3,
};

/// The station that speaks for the place, with its automatic and manual instruments.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Chosen {
    at: Instant,
    id: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    distance_km: f64,
    /// Numbers of the instruments with the codes of what they measure.
    sensors: Vec<(u32, String)>,
}

/// Hourly means of one pollutant.
struct Means {
    pollutant: Pollutant,
    hours: Series<Concentration>,
}

/// Asks for the last days and writes the file.
pub(super) fn run(asking: &Asking) -> Result<(), Failure> {
    let remembered =
        asking.around.folder.read(CHOSEN).and_then(|it| serde_json::from_str::<Chosen>(&it).ok());
    let is_young = |it: &Chosen| (0..CHOSEN_S).contains(&asking.now().seconds_since(it.at));
    let remembered = remembered.filter(is_young);
    let is_new = remembered.is_none();
    let (chosen, means) = match remembered {
        Some(chosen) => {
            let means = means(asking, &chosen.sensors)?;
            (chosen, means)
        }
        None => choose(asking)?,
    };
    if means.is_empty() {
        return Err(Failure::NoValues);
    }
    let index = index(asking, chosen.id);
    let text = file(asking.now(), &chosen, &means, index.as_ref());
    // What cannot be read back is never published.
    let air = GiosSnapshot::parse(&text)?;
    // Means that all ended before the days of the file are none.
    air.as_of(asking.now()).ok_or(Failure::NoValues)?;
    asking.not_older(&air)?;
    let rows = means.iter().flat_map(|it| {
        let key = [chosen.id.to_string(), code(it.pollutant).to_owned()];
        Rows::under(&key, &it.hours, HOUR_S, Concentration::ug_per_m3).0
    });
    asking.keep_rows(&Rows(rows.collect()))?;
    if is_new {
        let remembered = serde_json::to_string_pretty(&chosen).unwrap_or_default();
        asking.keep_file(CHOSEN, &format!("{remembered}\n"))?;
    }
    asking.keep_file("gios.json", &text)
}

/// The nearest station with an automatic instrument, and its means.
fn choose(asking: &Asking) -> Result<(Chosen, Vec<Means>), Failure> {
    let (list, _) = asking.pages::<GiosStations>(BASE, &())?;
    for (distance_km, station) in
        list.near(asking.around.place, asking.around.config.gios.radius_km).iter().take(TRIED)
    {
        let Station { id, name, at: place } = station;
        let (sensors, _) = asking.pages::<GiosSensors>(BASE, id)?;
        let named = |it: &Sensor| (it.id, code(it.pollutant).to_owned());
        let sensors: Vec<_> = sensors.sensors.iter().map(named).collect();
        let means = means(asking, &sensors)?;
        if !means.is_empty() {
            let chosen = Chosen {
                at: asking.now(),
                id: *id,
                name: name.clone(),
                latitude: place.latitude,
                longitude: place.longitude,
                distance_km: *distance_km,
                sensors,
            };
            return Ok((chosen, means));
        }
    }
    Err(Failure::NotHere("no station near the place measures every hour"))
}

/// Means of each pollutant, of the instrument that knows most. One that answers nonsense is left out with a note; one
/// that cannot be reached fails the whole, since it will be back.
fn means(asking: &Asking, sensors: &[(u32, String)]) -> Result<Vec<Means>, Failure> {
    let mut all: Vec<Means> = Vec::new();
    let mut refused = None;
    for (sensor, code) in sensors {
        let Some((_, pollutant)) = CODES.iter().find(|(it, _)| it == code) else { continue };
        let hours = match asking.pages::<GiosData>(BASE, sensor) {
            Ok((sensor, _)) => sensor.hours,
            Err(Failure::Parse(error)) if is_manual_sensor(&error) => continue,
            Err(Failure::Parse(error)) => {
                asking.note(format!("sensor {sensor}: {error}"));
                refused = Some(error);
                continue;
            }
            Err(other) => return Err(other),
        };
        let known = |it: &Series<Concentration>| it.values().iter().flatten().count();
        match all.iter_mut().find(|it| it.pollutant == *pollutant) {
            Some(other) if known(&hours) > known(&other.hours) => other.hours = hours,
            Some(_) => (),
            None => all.push(Means { pollutant: *pollutant, hours }),
        }
    }
    match refused {
        Some(error) if all.is_empty() => Err(error.into()),
        _ => Ok(all),
    }
}

/// The published index, when there is one of today; it is worth less than the means, so its failure is a note.
fn index(asking: &Asking, station: u32) -> Option<PublishedIndex> {
    match asking.one::<GiosIndex>(BASE, &station) {
        Ok((index, _)) => index.overall.filter(|it| asking.now().seconds_since(it.at) < DAY_S),
        Err(error) => {
            asking.note(format!("index: {error}"));
            None
        }
    }
}

fn code(pollutant: Pollutant) -> &'static str {
    CODES.iter().find(|(_, it)| *it == pollutant).map_or("", |(code, _)| code)
}

/// The last hours that have ended, in the portal's own format.
fn file(now: Instant, chosen: &Chosen, means: &[Means], index: Option<&PublishedIndex>) -> String {
    let end_s = now.unix_seconds().div_euclid(HOUR_S) * HOUR_S;
    let oldest_s = means.iter().map(|it| it.hours.start().unix_seconds() - HOUR_S).min().unwrap_or(end_s);
    let first_s = oldest_s.max(end_s - HOURS * HOUR_S).min(end_s - HOUR_S);
    let hours = (end_s - first_s) / HOUR_S;
    let mut pollutants = Map::new();
    for it in means {
        let value = |hour: i64| {
            let middle = Instant::from_unix_seconds(first_s + hour * HOUR_S + HOUR_S / 2);
            it.hours.at(middle).map(Concentration::ug_per_m3)
        };
        pollutants.insert(code(it.pollutant).to_owned(), (0..hours).map(|it| json!(value(it))).collect());
    }
    let index = index.map(|it| json!({"level": it.level, "category": it.category, "at": it.at}));
    let file = json!({
        "format": FORMAT,
        "fetched_at": now,
        "station": {
            "id": chosen.id,
            "name": chosen.name,
            "latitude": chosen.latitude,
            "longitude": chosen.longitude,
        },
        "first_hour": Instant::from_unix_seconds(first_s),
        "hours": hours,
        "unit": Concentration::UNIT,
        "pollutants": Value::Object(pollutants),
        "index": index,
    });
    format!("{file}\n")
}
