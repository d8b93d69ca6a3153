//! The figures that lessons and decks write down are those of the data and of the calculators.

use std::fs;
use std::path::{Path, PathBuf};

use portal::pages::calculator;
use portal::prerender::Inputs;
use portal_calculators::{Answer, Calculator, Form, Surroundings, pv};
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

/// Rows of a table without quoted cells, those in which `column` is `value`.
fn rows(table: &str, column: &str, value: &str) -> Result<Vec<Vec<String>>, Problem> {
    let text = fs::read_to_string(public().join("data").join(table).with_extension("csv"))?;
    let mut lines = text.lines().map(|it| it.split(',').map(str::to_owned).collect::<Vec<_>>());
    let head = lines.next().ok_or("empty")?;
    let place = head.iter().position(|it| it == column).ok_or(column)?;
    let chosen = lines.filter(|row| value.is_empty() || row.get(place).is_some_and(|it| it == value));
    Ok(chosen.collect())
}

fn cell(row: &[String], place: usize) -> Option<f64> {
    row.get(place)?.parse().ok()
}

/// A column of all chosen rows; empty cells are left out.
fn column(rows: &[Vec<String>], place: usize) -> Vec<f64> {
    rows.iter().filter_map(|row| cell(row, place)).collect()
}

#[test]
fn the_sun_of_the_roof_is_that_of_the_table() -> Result<(), Problem> {
    let months = rows("climate-normals", "dataset", "dresden")?;
    let (flat, tilted) = (column(&months, 5), column(&months, 6));
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
        days.iter().filter_map(|row| Some((row.first()?.as_str(), cell(row, 1)?))).collect();
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
    let mean = |year: &str| years.iter().find(|it| it[0] == year).and_then(|it| cell(it, 4)).ok_or("no year");
    for year in ["2010", "2018", "2023"] {
        says(AIR, mean(year)?, 1)?;
    }
    for year in ["2010", "2023"] {
        says(DECK, mean(year)?, 1)?;
    }
    says(AIR, mean("2023")? / 5.0, 1)?;
    says(AIR, column(&rows("air-annual", "pollutant", "bap")?, 4)[0], 2)?;
    let samples = rows("air-composites-2023", "pollutant", "bap")?;
    let sample =
        |from: &str| samples.iter().find(|it| it[1] == from).and_then(|it| cell(it, 4)).ok_or("no sample");
    says(AIR, sample("2023-12-04")?, 1)?;
    says(AIR, sample("2023-06-27")?, 2)?;
    Ok(())
}

#[test]
fn the_electricity_of_lesson_and_deck_is_that_of_the_table() -> Result<(), Problem> {
    let years = rows("generation-mix", "year", "")?;
    let at = |year: &str, place: usize| {
        years.iter().find(|it| it[0] == year).and_then(|it| cell(it, place)).ok_or("no year")
    };
    for (year, place) in [("2000", 1), ("2025", 1), ("2025", 6), ("2025", 7), ("2020", 6)] {
        says(DECK, at(year, place)?, 2)?;
    }
    for (year, place) in [("2010", 11), ("2025", 11), ("2000", 12), ("2025", 12)] {
        says(DECK, at(year, place)?, 1)?;
    }
    for year in ["2020", "2025"] {
        says(ROOF, at(year, 6)?, 2)?;
    }
    assert!((at("2025", 6)? / at("2020", 6)? - 10.0).abs() < 0.5);
    assert!(at("2013", 6)? < 0.05);
    says(ROOF, at("2025", 13)?, 0)?;
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
    let page = calculator::load(&inputs, Language::En)?;
    let mut year = calculator::year_file(&inputs)?.open(&config.zone)?;
    let starts = pv::CALCULATOR.starts(&page.assumptions)?;
    let (form, notices) = Form::read(&pv::CALCULATOR, starts, state);
    assert!(notices.is_empty(), "{state}");
    let mut around = Surroundings { language: Language::En, year: &mut year, assumptions: &page.assumptions };
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
