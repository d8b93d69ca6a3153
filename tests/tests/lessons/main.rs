//! The figures that lessons and decks write down are those of the data and of the calculators.

mod guesses;
mod stock;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use portal::pages::calculator;
use portal::prerender::Inputs;
use portal_calculators::{Answer, Calculator, Form, Rough, Surroundings, pv};
use portal_content::{Lesson, Piece, Truth};
use portal_opendata::config::PortalConfig;
use portal_tests::Problem;
use portal_text::Language;
use portal_units::Instant;

const ROOF: &str = "lessons/school-roof";
const AIR: &str = "lessons/what-we-breathe";
const DECK: &str = "decks/legnica-cluster";
/// The school of the lesson and of the deck, as the address bar writes it.
const SCHOOL: &str = "power=40&tilt=15&azimuth=170&use=60000&profile=g1";

fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../public")
}

fn file(folder: &str, language: Language) -> Result<String, Problem> {
    let path = public().join(folder).join(language.code()).with_extension("md");
    Ok(fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// Faults where a file does not say a value with so many decimals, in either language.
fn says(folder: &str, value: f64, decimals: usize) -> Result<(), Problem> {
    let plain = format!("{value:.decimals$}");
    for language in Language::ALL {
        let written = if language == Language::Pl { plain.replace('.', ",") } else { plain.clone() };
        let text = file(folder, language)?;
        let stands_alone = |(at, _): (usize, &str)| {
            let is_part = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
            let before = text.get(..at).and_then(|it| it.chars().next_back());
            let behind = text.get(at + written.len()..).and_then(|it| it.chars().next());
            !is_part(before) && !is_part(behind)
        };
        if !text.match_indices(&written).any(stands_alone) {
            return Err(format!("{folder}, {}: {written} is not there", language.code()).into());
        }
    }
    Ok(())
}

/// A row by the names of its columns.
type Row = BTreeMap<String, String>;

/// Rows of a table without quoted cells, those in which `column` is `value`; all of them for an empty value.
fn rows(table: &str, column: &str, value: &str) -> Result<Vec<Row>, Problem> {
    let text = fs::read_to_string(public().join("data").join(table).with_extension("csv"))?;
    let mut lines = text.lines().map(|it| it.split(',').map(str::to_owned));
    let head: Vec<String> = lines.next().ok_or("empty")?.collect();
    let all = lines.map(|cells| head.iter().cloned().zip(cells).collect::<Row>());
    Ok(all.filter(|row| value.is_empty() || row.get(column).is_some_and(|it| it == value)).collect())
}

/// A number of a row.
fn cell(row: &Row, column: &str) -> Option<f64> {
    row.get(column)?.parse().ok()
}

/// A number of the row in which `key` is `value`.
fn at(rows: &[Row], key: &str, value: &str, column: &str) -> Result<f64, Problem> {
    let row = rows.iter().find(|it| it.get(key).is_some_and(|it| it == value));
    Ok(row.and_then(|it| cell(it, column)).ok_or_else(|| format!("no {column} where {key} is {value}"))?)
}

/// A column of all rows; empty cells are left out.
fn column(rows: &[Row], name: &str) -> Vec<f64> {
    rows.iter().filter_map(|row| cell(row, name)).collect()
}

#[test]
fn the_sun_of_the_roof_is_that_of_the_table() -> Result<(), Problem> {
    let months = rows("climate-normals", "dataset", "dresden")?;
    let (flat, tilted) = (column(&months, "ghi"), column(&months, "poa_south_35"));
    says(ROOF, flat.iter().sum(), 0)?;
    says(ROOF, tilted.iter().sum(), 0)?;
    for month in [0, 11] {
        says(ROOF, flat[month], 1)?;
    }
    // One June is about seven Decembers; from May to July the tilted roof has less.
    assert!((flat[5] / flat[11] - 7.0).abs() < 0.2);
    let less: Vec<usize> = (0..12).filter(|it| tilted[*it] < flat[*it]).map(|it| it + 1).collect();
    assert_eq!(less, [5, 6, 7]);
    let mut by_gain: Vec<usize> = (0..12).collect();
    by_gain.sort_by(|one, other| (tilted[*other] - flat[*other]).total_cmp(&(tilted[*one] - flat[*one])));
    assert_eq!(by_gain[..2], [1, 9]);
    Ok(())
}

#[test]
fn the_air_of_the_lesson_is_that_of_the_tables() -> Result<(), Problem> {
    let days = rows("air-daily-2023", "date", "")?;
    let pm10: Vec<(&str, f64)> =
        days.iter().filter_map(|row| Some((row.get("date")?.as_str(), cell(row, "pm10")?))).collect();
    let over = |limit: f64| pm10.iter().filter(move |(_, value)| *value > limit);
    assert_eq!((pm10.len(), over(50.0).count(), over(45.0).count()), (355, 15, 21));
    let dates: Vec<&str> = over(50.0).map(|(date, _)| *date).collect();
    assert_eq!((dates.first(), dates.last()), (Some(&"2023-01-19"), Some(&"2023-12-28")));
    assert!(!dates.iter().any(|it| ("2023-03-20".."2023-11-30").contains(it)));
    let month = |number: &str| dates.iter().filter(|it| it.get(5..7) == Some(number)).count();
    assert_eq!((month("02"), month("12")), (5, 4));
    let worst = pm10.iter().max_by(|one, other| one.1.total_cmp(&other.1)).ok_or("no day")?;
    assert_eq!(worst.0, "2023-12-06");
    says(AIR, worst.1, 1)?;
    says(AIR, 21.0, 0)?;
    let truth = lesson_truth(AIR, "bad-days")?;
    assert_eq!(truth, [15.0, 15.0]);
    let years = rows("air-annual", "pollutant", "pm25")?;
    let mean = |year: &str| at(&years, "year", year, "mean");
    for year in ["2010", "2018", "2023"] {
        says(AIR, mean(year)?, 1)?;
    }
    for year in ["2010", "2023"] {
        says(DECK, mean(year)?, 1)?;
    }
    says(AIR, mean("2023")? / 5.0, 1)?;
    says(AIR, at(&rows("air-annual", "pollutant", "bap")?, "year", "2023", "mean")?, 2)?;
    let samples = rows("air-composites-2023", "pollutant", "bap")?;
    let sample = |from: &str| at(&samples, "from", from, "value");
    says(AIR, sample("2023-12-04")?, 1)?;
    says(AIR, sample("2023-06-27")?, 2)?;
    Ok(())
}

#[test]
fn the_electricity_of_lesson_and_deck_is_that_of_the_table() -> Result<(), Problem> {
    let years = rows("generation-mix", "year", "")?;
    let of = |year: &str, column: &str| at(&years, "year", year, column);
    for (year, source) in
        [("2000", "coal"), ("2025", "coal"), ("2025", "solar"), ("2025", "wind"), ("2020", "solar")]
    {
        says(DECK, of(year, source)?, 2)?;
    }
    for (year, share) in [
        ("2010", "renewable_share"),
        ("2025", "renewable_share"),
        ("2000", "coal_share"),
        ("2025", "coal_share"),
    ] {
        says(DECK, of(year, share)?, 1)?;
    }
    for year in ["2020", "2025"] {
        says(ROOF, of(year, "solar")?, 2)?;
    }
    assert!((of("2025", "solar")? / of("2020", "solar")? - 10.0).abs() < 0.5);
    assert!(of("2014", "solar")? < 0.05);
    says(ROOF, of("2025", "carbon_intensity")?, 0)?;
    Ok(())
}

/// What a guess of a lesson reveals, in both languages.
fn lesson_truth(folder: &str, id: &str) -> Result<Vec<f64>, Problem> {
    let mut found = Vec::new();
    for language in Language::ALL {
        let (lesson, _) = Lesson::parse(&file(folder, language)?, language);
        found.extend(lesson.pieces().filter_map(|it| match it {
            Piece::Predict(it) if it.id == id => match it.reveal.truth {
                Truth::Value(value) => Some(value),
                Truth::Table(_) => None,
            },
            _ => None,
        }));
    }
    Ok(found)
}

/// The answer of the roof's calculator to a state of the address bar.
fn answer(state: &str) -> Result<Answer, Problem> {
    let config =
        Box::leak(Box::new(PortalConfig::parse(&fs::read_to_string(public().join("portal.json"))?)?));
    let inputs = Inputs::new(config, Instant::from_unix_seconds(0), public().join("data"));
    let page = calculator::load(&inputs, "pv", Language::En)?;
    let mut year = calculator::year_file(&inputs)?.open(&config.zone)?;
    let starts = pv::CALCULATOR.starts(&page.assumptions)?;
    let (form, notices) = Form::read(&pv::CALCULATOR, starts, state);
    assert!(notices.is_empty(), "{state}");
    let mut around = Surroundings {
        language: Language::En,
        year: &mut year,
        assumptions: &page.assumptions,
        rough: Rough::No,
    };
    Ok(pv::CALCULATOR.answer(form.values(), &mut around)?)
}

/// Low, middle and high of a figure of an answer.
fn figure(answer: &Answer, key: &str) -> Result<[f64; 3], Problem> {
    let figure = answer.figures.iter().find(|it| it.key == key).and_then(|it| it.value).ok_or(key)?;
    Ok([figure.low, figure.mid, figure.high])
}

#[test]
fn the_school_of_lesson_and_deck_is_that_of_the_calculator() -> Result<(), Problem> {
    let school = answer(SCHOOL)?;
    let yields = figure(&school, "yield")?.map(|it| it / 1000.0);
    for megawatt_hours in yields {
        says(ROOF, megawatt_hours, 0)?;
    }
    says(DECK, yields[1], 0)?;
    assert!(lesson_truth(ROOF, "roof-yield")?.iter().all(|it| (it - yields[1]).abs() < 0.5));
    for (state, key) in [("", "self_consumption"), ("&battery=40", "self_consumption")] {
        let share = figure(&answer(&format!("{SCHOOL}{state}"))?, key)?[1];
        says(ROOF, share, 0)?;
        says(DECK, share, 0)?;
    }
    for change in ["tilt=35&azimuth=180", "azimuth=0"] {
        let state = format!("{SCHOOL}&{change}");
        says(ROOF, figure(&answer(&state)?, "yield")?[1] / 1000.0, 0)?;
    }
    let tilts = [20, 25, 30, 35, 40, 45, 50].map(|tilt| {
        let state = format!("{SCHOOL}&azimuth=180&tilt={tilt}");
        Ok::<_, Problem>((tilt, figure(&answer(&state)?, "yield")?[1]))
    });
    let tilts: Vec<(i32, f64)> = tilts.into_iter().collect::<Result<_, _>>()?;
    let best = tilts.iter().max_by(|one, other| one.1.total_cmp(&other.1)).ok_or("no tilt")?;
    assert!((30..=40).contains(&best.0), "{tilts:?}");
    Ok(())
}
