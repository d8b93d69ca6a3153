//! The questions of every calculator as a table: what a teacher's link can set, and what a preview checks against.

use portal_calculators::{Kind, Question};
use portal_content::Asked;
use portal_text::Language;

use crate::prerender::{PrerenderError, refused};

/// The table's path below the site, and its text.
///
/// # Errors
/// As [`questions_csv`].
pub fn questions(language: Language) -> Result<(String, String), PrerenderError> {
    Ok((format!("bridge/questions.{}.csv", language.code()), questions_csv(language)?))
}

/// The table with the columns of [`Asked::COLUMNS`].
///
/// # Errors
/// [`PrerenderError::Data`] when a row cannot be written.
pub fn questions_csv(language: Language) -> Result<String, PrerenderError> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let wrong = |err: &dyn core::fmt::Display| refused("questions", &err.to_string());
    table.write_record(Asked::COLUMNS).map_err(|err| wrong(&err))?;
    for calculator in portal_calculators::ALL {
        let about = calculator.about();
        for question in calculator.questions() {
            let row = row(about.slug, about.title.get(language), &question, language);
            table.write_record(row).map_err(|err| wrong(&err))?;
        }
    }
    let bytes = table.into_inner().map_err(|err| wrong(&err))?;
    String::from_utf8(bytes).map_err(|err| wrong(&err))
}

fn row(slug: &str, title: &str, question: &Question, language: Language) -> [String; 8] {
    let (unit, min, max, options) = match question.kind {
        Kind::Number { unit, range, .. } => {
            (unit.get(language), range.min.to_string(), range.max.to_string(), String::new())
        }
        Kind::Choice { options } => {
            let named: Vec<String> =
                options.iter().map(|it| format!("{}:{}", it.key, it.label.get(language))).collect();
            ("", String::new(), String::new(), named.join("|"))
        }
    };
    let label = question.label.get(language).to_owned();
    [slug.to_owned(), title.to_owned(), question.key.to_owned(), label, unit.to_owned(), min, max, options]
}
