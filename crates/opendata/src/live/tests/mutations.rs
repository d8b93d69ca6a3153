//! Every fixture, damaged in ten thousand ways by a generator with a fixed seed: an answer is read or refused, and
//! nothing panics. What is read still keeps its promises.

use std::{fs, thread};

use portal_units::time::DAY_S;

use super::at;
use crate::live::{
    EnergyChartsMix, EnergyChartsPrice, GiosArchive, GiosData, GiosIndex, GiosSensors, GiosSnapshot,
    GiosStations, GusData, GusUnits, OpenMeteoAirQuality, OpenMeteoArchive, OpenMeteoForecast, PseHisGenPal,
    PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln, PvgisPvcalc, PvgisSeries, PvgisTmy, Record,
    SensorCommunity, Source, pvgis_csv, pvgis_series, pvgis_tmy,
};

/// Variants of each fixture.
const VARIANTS: u64 = 10_000;

/// Name and text of a fixture, and what is done with each variant of it: whether it was read.
type Case = (&'static str, &'static str, fn(&str) -> bool);

/// Reads an answer and asks its record what every page asks.
fn reads<S: Source>(body: &str) -> bool {
    let now = at("2026-06-15T12:40:00Z");
    let Ok(record) = S::parse(body) else { return false };
    assert!(record.as_of(now).is_none_or(|it| it <= now), "{}: a value of the future", S::META.slug);
    // Whatever the clock of the reader says.
    record.as_of(now.plus_seconds(-200 * 365 * DAY_S));
    let _ = (record.made_at(), record.publishers_day());
    true
}

macro_rules! case {
    ($path:literal, $read:expr) => {
        ($path, include_str!(concat!("../../../fixtures/", $path)), $read)
    };
}

const CASES: [Case; 39] = [
    case!("open-meteo-forecast/answer.json", reads::<OpenMeteoForecast>),
    case!("open-meteo-forecast/recorded-warszawa.json", reads::<OpenMeteoForecast>),
    case!("open-meteo-forecast/error-400.json", reads::<OpenMeteoForecast>),
    case!("open-meteo-forecast/error-429.json", reads::<OpenMeteoForecast>),
    case!("open-meteo-air-quality/answer.json", reads::<OpenMeteoAirQuality>),
    case!("open-meteo-air-quality/recorded-current-only.json", reads::<OpenMeteoAirQuality>),
    case!("open-meteo-air-quality/error-429.json", reads::<OpenMeteoAirQuality>),
    case!("open-meteo-archive/answer.json", reads::<OpenMeteoArchive>),
    case!("gios-snapshot/answer.json", reads::<GiosSnapshot>),
    case!("gios-snapshot/recorded-error-object.json", reads::<GiosSnapshot>),
    case!("gios/recorded-stations.json", reads::<GiosStations>),
    case!("gios/stations.json", reads::<GiosStations>),
    case!("gios/recorded-sensors-552.json", reads::<GiosSensors>),
    case!("gios/sensors-52.json", reads::<GiosSensors>),
    case!("gios/recorded-data-3760.json", reads::<GiosData>),
    case!("gios/data-291-page-of-4.json", reads::<GiosData>),
    case!("gios/recorded-manual-3765.json", reads::<GiosData>),
    case!("gios/error-429.json", reads::<GiosData>),
    case!("gios/archive-291.json", reads::<GiosArchive>),
    case!("gios/recorded-index-552.json", reads::<GiosIndex>),
    case!("gios/index-52.json", reads::<GiosIndex>),
    case!("pse/recorded-rce-pln.json", reads::<PseRcePln>),
    case!("pse/recorded-error-400.json", reads::<PseRcePln>),
    case!("pse/rce-pln-autumn.json", reads::<PseRcePln>),
    case!("pse/recorded-pdgsz.json", reads::<PsePdgsz>),
    case!("pse/kse-load.json", reads::<PseKseLoad>),
    case!("pse/his-wlk-cal.json", reads::<PseHisWlkCal>),
    case!("pse/recorded-his-wlk-cal-1-row.json", reads::<PseHisWlkCal>),
    case!("pse/his-gen-pal.json", reads::<PseHisGenPal>),
    case!("energy-charts/recorded-price-de-lu.json", reads::<EnergyChartsPrice>),
    case!("energy-charts/price-pl.json", reads::<EnergyChartsPrice>),
    case!("energy-charts/mix-pl.json", reads::<EnergyChartsMix>),
    case!("sensor-community/recorded-area-de.json", reads::<SensorCommunity>),
    case!("pvgis/recorded-tmy-48-hours.json", |body| {
        reads::<PvgisTmy>(body) || pvgis_tmy::from_json(body).is_ok()
    }),
    case!("pvgis/tmy-48-hours.csv", |body| pvgis_csv::year(body).is_ok()),
    case!("pvgis/recorded-series-10-hours.json", |body| {
        reads::<PvgisSeries>(body) || pvgis_series::of_any_length(body).is_ok()
    }),
    case!("pvgis/pvcalc.json", reads::<PvgisPvcalc>),
    case!("gus/data.json", reads::<GusData>),
    case!("gus/units.json", reads::<GusUnits>),
];

/// `SplitMix64`, Steele, Lea and Flood, OOPSLA 2014.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// A number below `end`, which is above zero.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }
}

/// What takes the place of a token: what the services might write one day.
const WORDS: [&str; 24] = [
    "null",
    "-1",
    "0",
    "1e999",
    "-0.0",
    "1e308",
    "\"\"",
    "\"NaN\"",
    "[]",
    "{}",
    "true",
    "999999999999999999999",
    "\"2026-10-25 02:30:00\"",
    "\"2026-03-29 02:30:00\"",
    "\"9999-12-31 23:59\"",
    "\"0001-01-01T00:00\"",
    "18446744073709551615",
    "-9223372036854775808",
    "\"łąka\"",
    "\"\\u0000\"",
    "253402300799",
    "0.1",
    "\"-1,5\"",
    "[null]",
];

/// A damaged copy: a few bytes changed, a stretch dropped or doubled, a token replaced, two stretches swapped.
fn damaged(body: &str, random: &mut Random) -> String {
    let mut bytes = body.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        if bytes.is_empty() {
            break;
        }
        let place = random.below(bytes.len());
        let end = (place + 1 + random.below(80)).min(bytes.len());
        match random.below(7) {
            0 => bytes[place] = u8::try_from(random.below(256)).unwrap(),
            1 => bytes[place] = b"0123456789-.,:\"[]{}eEnul"[random.below(24)],
            2 => drop(bytes.drain(place..end)),
            3 => {
                let again = bytes[place..end].to_vec();
                bytes.splice(place..place, again);
            }
            4 => bytes.truncate(place),
            5 => replace_token(&mut bytes, place, random),
            _ => {
                let line = |from: usize| bytes[..from].iter().rposition(|it| *it == b'\n').unwrap_or(0);
                let (one, other) = (line(place), line(random.below(bytes.len())));
                bytes.swap(one, other);
                replace_token(&mut bytes, other, random);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Puts a word where the next value behind a colon, comma or bracket stands.
fn replace_token(bytes: &mut Vec<u8>, from: usize, random: &mut Random) {
    let ends = |it: &u8| b",]}\n\r".contains(it);
    let Some(start) = bytes[from..].iter().position(|it| b":,[".contains(it)) else { return };
    let start = from + start + 1;
    let Some(length) = bytes[start..].iter().position(ends) else { return };
    bytes.splice(start..start + length, WORDS[random.below(WORDS.len())].bytes());
}

#[test]
fn no_damage_makes_a_parser_panic() {
    // Two threads: the machines that check this have two cores.
    let (even, odd): (Vec<_>, Vec<_>) = CASES.iter().enumerate().partition(|(place, _)| place % 2 == 0);
    let play = |cases: Vec<(usize, &'static Case)>| {
        cases.into_iter().fold(0_u64, |read, (place, (_, body, parse))| {
            let mut random = Random(0x5eed_0000 + u64::try_from(place).unwrap());
            read + (0..VARIANTS).filter(|_| parse(&damaged(body, &mut random))).map(|_| 1).sum::<u64>()
        })
    };
    let other = thread::spawn(move || play(odd));
    let read = play(even) + other.join().unwrap();
    let all = VARIANTS * u64::try_from(CASES.len()).unwrap();
    println!("{all} damaged answers, {read} of them still read");
    // Blanks, names and words may change without harm; most other damage must be seen.
    assert!(read > 0 && read < all / 2, "{read} of {all} were read");
}

#[test]
fn every_fixture_is_damaged() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let names = |folder: String| {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
    };
    // Beside the folders stands the file that says what is in them.
    let sources = names(folder.to_owned()).into_iter().filter(|it| it != "README.md");
    let mut files: Vec<String> = sources
        .flat_map(|source| {
            names(format!("{folder}/{source}")).into_iter().map(move |it| format!("{source}/{it}"))
        })
        .collect();
    let mut damaged: Vec<&str> = CASES.iter().map(|(name, ..)| *name).collect();
    files.sort_unstable();
    damaged.sort_unstable();
    assert_eq!(files, damaged);
}
