//! What is printed: the worksheet of pupils, and the teacher's timetable with the key.

use portal_text::Language;

use super::exercise::plainly;
use super::{Scenery, Sketch, texts};
use crate::block::Block;
use crate::html::{blocks_html, escape, inlines_html};
use crate::inline::Inline;
use crate::lesson::Lesson;
use crate::predict::{Guess, Truth};
use crate::sheet::{Exercise, KeyAnswer, KeyEntry, Slot, Space};

/// What is written with.
struct Paper<'a> {
    language: Language,
    scenery: &'a dyn Scenery,
}

/// The worksheet of a lesson.
pub fn worksheet_html(lesson: &Lesson, language: Language, scenery: &dyn Scenery) -> String {
    let paper = Paper { language, scenery };
    let sheet = lesson.worksheet();
    let exercises: String = sheet.exercises.iter().map(|it| paper.exercise(it)).collect();
    format!(
        "<h1>{}</h1><p class=\"lesson-summary\">{}</p><p class=\"blank-line\"><span>{}:</span><span>{}:</span></p>\
         <ol class=\"sheet\">{exercises}</ol>",
        escape(&sheet.title),
        texts::WORKSHEET.get(language),
        texts::NAME.get(language),
        texts::DATE.get(language),
    )
}

/// The teacher's page: the course of the lesson with the notes, then the key with the data that guesses reveal. `values`
/// gives the data of the guess of a name, as they are written.
pub fn key_html(
    lesson: &Lesson,
    language: Language,
    scenery: &dyn Scenery,
    values: &dyn Fn(&str) -> Vec<(String, String)>,
) -> String {
    let paper = Paper { language, scenery };
    let slots: String = lesson.timetable().iter().map(|it| paper.slot(it)).collect();
    let entries: String = lesson.key().iter().map(|it| paper.entry(it, values)).collect();
    format!(
        "<section aria-labelledby=\"timetable\"><h2 id=\"timetable\">{}</h2>{slots}</section>\
         <section aria-labelledby=\"key\"><h2 id=\"key\">{}</h2><ol class=\"sheet key\">{entries}</ol></section>",
        texts::TIMETABLE.get(language),
        texts::KEY.get(language),
    )
}

/// The letter of an option on paper.
fn letter(place: usize) -> char {
    u8::try_from(place).ok().and_then(|it| b'a'.checked_add(it)).map_or('?', char::from)
}

impl Paper<'_> {
    fn words(&self, words: &[Inline]) -> String {
        inlines_html(words, &|name| self.scenery.cite(name))
    }

    fn blocks(&self, blocks: &[Block]) -> String {
        blocks_html(blocks, &|name| self.scenery.cite(name))
    }

    fn items(&self, things: &[Vec<Inline>], sign: impl Fn(usize) -> String) -> String {
        let item =
            |(place, words): (usize, &Vec<Inline>)| format!("<li>{}{}</li>", sign(place), self.words(words));
        format!("<ul class=\"paper-list\">{}</ul>", things.iter().enumerate().map(item).collect::<String>())
    }

    fn exercise(&self, exercise: &Exercise) -> String {
        let space = match &exercise.space {
            Space::Options { options, several } => {
                let how = if *several { texts::CHOOSE_SEVERAL } else { texts::CHOOSE_ONE };
                let list = self.items(options, |it| format!("<b>{})</b> ", letter(it)));
                format!("<p class=\"small\">{}</p>{list}", how.get(self.language))
            }
            Space::Number(unit) => format!("<p class=\"blank\"><span></span> {}</p>", escape(unit)),
            Space::Word => "<p class=\"blank wide\"><span></span></p>".to_owned(),
            Space::Order(things) => {
                self.items(things, |_| "<span class=\"square\" aria-hidden=\"true\"></span> ".to_owned())
            }
            Space::Match { left, right } => format!(
                "<div class=\"paper-pairs\">{}{}</div>",
                self.items(left, |it| format!("<b>{}</b> ", it + 1)),
                self.items(right, |it| format!("<b>{})</b> ", letter(it)))
            ),
            Space::Guess(guess) => self.guess(guess),
            Space::Lines(count) => {
                "<p class=\"blank-line\"></p>".repeat(usize::try_from(*count).unwrap_or(0))
            }
        };
        format!("<li value=\"{}\">{}{space}</li>", exercise.number, self.blocks(&exercise.prompt))
    }

    fn guess(&self, guess: &Guess) -> String {
        match (Sketch::of(guess), guess) {
            (Some(sketch), _) => format!("<div class=\"sketch-box\">{}</div>", sketch.svg(self.language)),
            (None, Guess::Number { scale } | Guess::Drawn { scale, .. }) => {
                format!("<p class=\"blank\"><span></span> {}</p>", escape(&scale.unit))
            }
        }
    }

    fn slot(&self, slot: &Slot) -> String {
        let (from, to) = (slot.starts, slot.starts.saturating_add(slot.minutes));
        let minutes =
            texts::SLOT.fill(self.language, &[("from", &from.to_string()), ("to", &to.to_string())]);
        let numbers: Vec<String> = slot.exercises.iter().map(u32::to_string).collect();
        let on_sheet = if numbers.is_empty() {
            String::new()
        } else {
            let words = texts::ON_SHEET.fill(self.language, &[("numbers", &numbers.join(", "))]);
            format!("<p class=\"small\">{words}</p>")
        };
        format!(
            "<div class=\"slot\"><h3>{} <small>{minutes}</small></h3>{}{on_sheet}</div>",
            escape(&slot.title),
            self.blocks(&slot.notes)
        )
    }

    fn entry(&self, entry: &KeyEntry, values: &dyn Fn(&str) -> Vec<(String, String)>) -> String {
        let because = if entry.because.is_empty() {
            String::new()
        } else {
            format!("<p>{}</p>", self.words(&entry.because))
        };
        let right = self.right(entry, values);
        format!("<li value=\"{}\">{right}{because}</li>", entry.number)
    }

    fn right(&self, entry: &KeyEntry, values: &dyn Fn(&str) -> Vec<(String, String)>) -> String {
        let strong = |text: &str| format!("<p><strong>{}</strong></p>", escape(text));
        match &entry.answer {
            KeyAnswer::Options(places) => {
                let letters: Vec<String> = places.iter().map(|it| format!("{})", letter(*it))).collect();
                strong(&letters.join(", "))
            }
            KeyAnswer::Number { answer, tolerance, unit } => {
                let (answer, tolerance) =
                    (plainly(self.language, *answer), plainly(self.language, *tolerance));
                let values = [("answer", answer.as_str()), ("unit", unit), ("tolerance", &tolerance)];
                strong(&texts::WITH_TOLERANCE.fill(self.language, &values))
            }
            KeyAnswer::Order(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                strong(&texts::ORDER_KEY.fill(self.language, &[("numbers", &numbers.join(", "))]))
            }
            KeyAnswer::Match(places) => {
                let pairs = places.iter().enumerate();
                let pairs: Vec<String> =
                    pairs.map(|(left, right)| format!("{} – {})", left + 1, letter(*right))).collect();
                strong(&pairs.join(", "))
            }
            KeyAnswer::Words(words) => strong(&words.join(texts::OR.get(self.language))),
            KeyAnswer::Reveal(reveal) => {
                self.reveal(&reveal.truth, &values(&entry.id)) + &self.blocks(&reveal.words)
            }
            KeyAnswer::Open => format!("<p>{}</p>", texts::OPEN.get(self.language)),
        }
    }

    /// One value in a line, several as a list.
    fn reveal(&self, truth: &Truth, values: &[(String, String)]) -> String {
        if let (Truth::Value(_), Some((unit, value))) = (truth, values.first()) {
            let words = texts::REVEALED.fill(self.language, &[("value", value), ("unit", unit)]);
            return format!("<p><strong>{}</strong></p>", escape(&words));
        }
        let one = |(name, value): &(String, String)| format!("{} {}", escape(name), escape(value));
        format!("<p>{}</p>", values.iter().map(one).collect::<Vec<_>>().join(" · "))
    }
}
