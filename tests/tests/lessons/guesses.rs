//! What a guess asks for is in nothing that comes before it is committed: not on the page, and not in a file of the page that
//! waits for another guess.

use std::fs;

use portal::pages::learn::{LessonPage, load};
use portal::prerender::Inputs;
use portal::routes::{Address, PageId};
use portal_content::{Lesson, Piece, Predict, Table, Truth};
use portal_opendata::config::PortalConfig;
use portal_tests::Problem;
use portal_text::Language;
use portal_units::Instant;

use super::{file, public};

/// A lesson in one language, with everything that is published of it for pupils.
struct Published {
    /// Its folder.
    name: String,
    language: Language,
    lesson: Lesson,
    page: LessonPage,
}

/// Every lesson of the town in every language.
fn published() -> Result<Vec<Published>, Problem> {
    let config = PortalConfig::parse(&fs::read_to_string(public().join("portal.json"))?)?;
    let config: &'static PortalConfig = Box::leak(Box::new(config));
    let inputs = Inputs::new(config, Instant::from_unix_seconds(0), public().join("data"));
    let mut all = Vec::new();
    for name in &config.lessons {
        for language in Language::ALL {
            let (lesson, faults) = Lesson::parse(&file(&format!("lessons/{name}"), language)?, language);
            assert!(faults.is_empty(), "{name}");
            let page = load(&inputs, Address { language, page: PageId::Lesson, slug: name })?;
            all.push(Published { name: name.clone(), language, lesson, page });
        }
    }
    assert!(all.len() >= 4, "only {}", all.len());
    Ok(all)
}

impl Published {
    fn predicts(&self) -> impl Iterator<Item = &Predict> {
        self.lesson.pieces().filter_map(|it| if let Piece::Predict(it) = it { Some(it) } else { None })
    }

    /// What a file that waits for a guess holds; empty when there is none.
    fn waiting(&self, name: &str) -> Result<String, Problem> {
        let end = format!("/{name}.{}.json", self.language.code());
        let found = self.page.reveals.iter().find(|it| it.0.ends_with(&end));
        Ok(found.map_or(Ok(String::new()), |it| serde_json::from_str(&it.1))?)
    }

    /// Name and guess of every part that waits, as the page and the parts themselves say it.
    fn parts(&self) -> Result<Vec<(String, String)>, Problem> {
        let mut found = Vec::new();
        let mut markup = self.page.html.clone();
        for (_, json) in &self.page.reveals {
            markup += &serde_json::from_str::<String>(json)?;
        }
        for place in markup.split("data-after=\"").skip(1) {
            let (guess, rest) = place.split_once("\" data-part=\"").ok_or("no part")?;
            let (part, _) = rest.split_once('"').ok_or("no name")?;
            found.push((part.to_owned(), guess.to_owned()));
        }
        Ok(found)
    }

    /// What waits for a guess: what it reveals, then the parts.
    fn behind(&self, guess: &str) -> Result<String, Problem> {
        let mut all = self.waiting(guess)?;
        for (part, _) in self.parts()?.iter().filter(|it| it.1 == guess) {
            all += &self.waiting(part)?;
        }
        Ok(all)
    }

    /// What a pupil may have who has not committed a guess: the page, and all that waits for the others but their charts: among
    /// the measurements of a whole year any number can be found.
    fn before(&self, guess: &str) -> Result<String, Problem> {
        let mut all = format!("{} {} {}", self.page.title, self.page.summary, self.page.html);
        for other in self.predicts().filter(|it| it.id != guess) {
            all += &without_charts(&self.behind(&other.id)?);
        }
        Ok(all)
    }
}

/// Markup without its charts and their tables.
fn without_charts(markup: &str) -> String {
    let outside = markup.split("<figure ");
    outside.map(|it| it.split_once("</figure>").map_or(it, |(_, behind)| behind)).collect()
}

/// The values that a guess asks for, as read from its file or its table.
fn truth(predict: &Predict) -> Result<Vec<f64>, Problem> {
    let data = match &predict.reveal.truth {
        Truth::Value(value) => return Ok(vec![*value]),
        Truth::Table(data) => data,
    };
    let csv = fs::read_to_string(public().join("data").join(&data.table).with_extension("csv"))?;
    let table = Table::read(&csv).ok_or("no table")?;
    Ok(data.select(&table).into_iter().flat_map(|it| it.y).flatten().collect())
}

/// The letters of markup that are read, with usual blanks.
fn read(markup: &str) -> String {
    let outside = markup.split('<').map(|it| it.split_once('>').map_or(it, |(_, text)| text));
    outside.collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ")
}

/// Whether a text gives a value away: as it stands in the data, or to the nearest whole number of its unit. A whole number
/// alone may be anything.
fn tells(text: &str, value: f64, unit: &str, language: Language) -> bool {
    let written = |value: f64| {
        let plain = value.to_string();
        if language == Language::Pl { plain.replace('.', ",") } else { plain }
    };
    let (exact, rounded) = (written(value), format!("{} {unit}", written(value.round())));
    let stands = |words: &str| {
        text.match_indices(words).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default().chars().next_back();
            let mut behind = text.get(at + words.len()..).unwrap_or_default().chars();
            let (first, second) = (behind.next(), behind.next());
            let goes_on =
                first.is_some_and(|it| ".,".contains(it)) && second.is_some_and(|it| it.is_ascii_digit());
            !before.is_some_and(|it| it.is_ascii_digit() || ".,".contains(it))
                && !first.is_some_and(char::is_alphanumeric)
                && !goes_on
        })
    };
    (value.fract() != 0.0 && stands(&exact)) || stands(&rounded)
}

#[test]
fn a_value_is_found_where_it_stands_and_nowhere_else() {
    for (text, found) in [
        ("about 40 MWh in a year", true),
        ("40 MWh.", true),
        ("a roof of 40 kWp", false),
        ("140 MWh, 40 MWhe, 1.40 MWh", false),
    ] {
        assert_eq!(tells(text, 40.0, "MWh", Language::En), found, "{text}");
    }
    for (text, found) in
        [("14,5", true), ("(14,5 µg/m³)", true), ("15 µg/m³", true), ("15", false), ("114,5 14,51", false)]
    {
        assert_eq!(tells(text, 14.5, "µg/m³", Language::Pl), found, "{text}");
    }
}

#[test]
fn no_value_of_a_guess_comes_before_the_guess_and_all_come_with_it() -> Result<(), Problem> {
    let mut values = 0;
    for it in published()? {
        for predict in it.predicts() {
            let (before, behind) = (read(&it.before(&predict.id)?), it.behind(&predict.id)?);
            let unit = predict.guess.unit();
            let truth = truth(predict)?;
            let told: Vec<&f64> =
                truth.iter().filter(|value| tells(&before, **value, unit, it.language)).collect();
            assert!(told.is_empty(), "{} {:?} {}: {told:?}", it.name, it.language, predict.id);
            let revealed: Vec<String> = truth.iter().map(f64::to_string).collect();
            let revealed = format!("data-values=\"{}\"", revealed.join(" "));
            assert!(behind.contains(&revealed), "{} {}: {revealed}", it.name, predict.id);
            values += truth.len();
        }
    }
    // Months, days and years of three guesses, and the yield of a roof, in two languages.
    assert_eq!(values, 2 * (12 + 1 + 14 + 1));
    Ok(())
}

#[test]
fn what_gives_a_typed_guess_away_comes_when_it_is_committed() -> Result<(), Problem> {
    for it in published()? {
        // The days above 50 µg/m³ can be counted on the chart; its table holds the worst of them, 6 December.
        let (guess, secrets) = match (it.name.as_str(), it.language) {
            ("what-we-breathe", Language::Pl) => ("bad-days", ["89,3", "class=\"chart\""]),
            ("what-we-breathe", Language::En) => ("bad-days", ["89.3", "class=\"chart\""]),
            ("school-roof", _) => ("roof-yield", ["40 MWh", "ex-own-share"]),
            (other, _) => return Err(format!("{other} is not in this test").into()),
        };
        let plain = |markup: String| markup.replace('\u{a0}', " ");
        let before = plain(it.before(guess)?);
        let parts = plain(it.behind(guess)?.replace(&it.waiting(guess)?, ""));
        for secret in secrets {
            assert!(!before.contains(secret), "{} {secret}", it.name);
            assert!(parts.contains(secret), "{} {secret}", it.name);
        }
    }
    Ok(())
}

#[test]
fn every_part_has_a_file_and_a_guess_and_no_exercise_is_lost() -> Result<(), Problem> {
    for it in published()? {
        let parts = it.parts()?;
        assert!(!parts.is_empty(), "{}", it.name);
        let mut forms = it.page.html.matches("<form ").count();
        for (part, guess) in &parts {
            assert!(it.predicts().any(|it| it.id == *guess), "{part} waits for {guess}");
            let html = it.waiting(part)?;
            assert!(!html.is_empty(), "{part}");
            forms += html.matches("<form ").count();
        }
        assert_eq!(it.page.reveals.len(), it.predicts().count() + parts.len(), "{}", it.name);
        assert_eq!(forms, it.lesson.names().len(), "{}", it.name);
        let exercises = if it.name == "what-we-breathe" { 9 } else { 10 };
        assert_eq!(forms, exercises, "{}", it.name);
    }
    Ok(())
}
