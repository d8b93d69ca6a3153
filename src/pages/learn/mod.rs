//! Lessons: the list, each lesson, its worksheet, its page for the teacher; and what helps to write and hand out lessons.
//!
//! All of it is rendered natively from the files of the lessons. The program of these pages ([`crate::lesson`]) takes the
//! forms in hand; what a guess reveals stands in files of its own, which it fetches when the guess is committed.

mod link;
mod list;
mod page;
mod preview;
mod questions;
mod results;
mod shelf;

use portal_content::{Citation, Predict, Sketch, key_html, lesson_html, reveal_html, worksheet_html};
use portal_text::Language;

use crate::prerender::{Inputs, PrerenderError};
use crate::routes::Address;

pub use link::class_link;
pub use list::{ListPage, Listed, list};
pub use page::{key, lesson, worksheet};
pub use preview::preview;
pub use questions::{questions, questions_csv};
pub use results::class_results;
use shelf::Shelf;

mod texts {
    portal_text::texts!("pages/learn");
}

/// A lesson, its worksheet or its page for the teacher.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonPage {
    /// Title of the lesson.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// The lesson as markup.
    pub html: String,
    /// Sources in the order of their numbers.
    pub sources: Vec<Citation>,
    /// What its guesses reveal, and parts of the lesson that wait for them: path of each file below the site, and its JSON.
    pub reveals: Vec<(String, String)>,
}

/// Reads a lesson.
///
/// # Errors
/// [`PrerenderError`] when its file cannot be read or has a fault, or names what the data do not have.
pub fn load(inputs: &Inputs, address: Address) -> Result<LessonPage, PrerenderError> {
    let shelf = Shelf::open(inputs, address)?;
    let page = lesson_html(&shelf.lesson, address.language, &shelf);
    let mut reveals = shelf.predicts().map(|it| reveal(&shelf, it)).collect::<Result<Vec<_>, _>>()?;
    for part in page.withheld {
        let path = reveal_path(address.slug, &part.id, address.language);
        reveals.push((path, serde_json::to_string(&part.html)?));
    }
    Ok(shelf.page(page.html, reveals))
}

/// Reads the worksheet of a lesson.
///
/// # Errors
/// As [`load`].
pub fn load_worksheet(inputs: &Inputs, address: Address) -> Result<LessonPage, PrerenderError> {
    let shelf = Shelf::open(inputs, address)?;
    let html = worksheet_html(&shelf.lesson, address.language, &shelf);
    Ok(shelf.page(html, Vec::new()))
}

/// Reads what a lesson holds for the teacher.
///
/// # Errors
/// As [`load`].
pub fn load_key(inputs: &Inputs, address: Address) -> Result<LessonPage, PrerenderError> {
    let shelf = Shelf::open(inputs, address)?;
    let data =
        |id: &str| shelf.predicts().find(|it| it.id == id).map_or_else(Vec::new, |it| named(&shelf, it));
    let html = key_html(&shelf.lesson, address.language, &shelf, &data);
    Ok(shelf.page(html, Vec::new()))
}

/// Reads the list of the town's lessons.
///
/// # Errors
/// As [`load`].
pub fn load_list(inputs: &Inputs, address: Address) -> Result<ListPage, PrerenderError> {
    let one = |slug: &String| -> Result<Listed, PrerenderError> {
        let address = Address { slug: slug.clone().leak(), ..address };
        let shelf = Shelf::open(inputs, address)?;
        let page = load(inputs, address)?;
        let revealed: usize = page.reveals.iter().map(|(_, json)| json.len()).sum();
        Ok(Listed {
            slug: address.slug,
            bytes: page.html.len() + revealed + shelf.bytes,
            lesson: shelf.lesson,
        })
    };
    let lessons = inputs.config.lessons.iter().map(one).collect::<Result<_, _>>()?;
    Ok(ListPage { lessons })
}

/// Path of the file with what a guess reveals or what waits for it, below the site.
fn reveal_path(slug: &str, id: &str, language: Language) -> String {
    format!("{}{id}.{}.json", reveal_folder(slug), language.code())
}

fn reveal_folder(slug: &str) -> String {
    format!("bridge/lesson/{slug}/")
}

fn reveal(shelf: &Shelf, predict: &Predict) -> Result<(String, String), PrerenderError> {
    let (values, broken) = shelf.truth(predict);
    let html = reveal_html(&predict.reveal.words, &values, broken, shelf);
    let path = reveal_path(shelf.address.slug, &predict.id, shelf.address.language);
    Ok((path, serde_json::to_string(&html)?))
}

/// The data of a guess with their places, as the key writes them.
fn named(shelf: &Shelf, predict: &Predict) -> Vec<(String, String)> {
    let language = shelf.address.language;
    let (values, _) = shelf.truth(predict);
    let sketch = Sketch::of(&predict.guess);
    let name = |place: usize| {
        let unit = predict.guess.unit().to_owned();
        sketch.as_ref().map_or(unit, |it| it.name(place, language))
    };
    let written = |value: &Option<f64>| value.map_or_else(|| "–".to_owned(), |it| plainly(language, it));
    values.iter().enumerate().map(|(place, value)| (name(place), written(value))).collect()
}

/// A number with as many decimals as it has.
fn plainly(language: Language, value: f64) -> String {
    let decimals = value.to_string().split_once('.').map_or(0, |(_, it)| it.len());
    portal_text::number(language, value, decimals)
}
