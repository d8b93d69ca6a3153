//! Whether a lesson or a deck says the same in two languages, as far as its structure tells.

use crate::deck::{Deck, Item};
use crate::fault::{Fault, Reader};
use crate::inline::{Inline, sources};
use crate::lesson::{Lesson, Piece};
use crate::predict::{Guess, Predict, Truth};
use crate::question::Kind;
use crate::texts;
use crate::visual::{CalculatorRef, ChartRef};

/// One thing that must be the same in both languages, and the line where it stands.
struct Mark {
    line: u32,
    what: String,
}

/// Compares a translation of a lesson with the file it was made from; lines are those of the translation. Steps and their
/// minutes, the pieces in them, names, right answers, tables, calculators and sources must be the same.
pub fn compare_lessons(original: &Lesson, translation: &Lesson) -> Vec<Fault> {
    let mut reader = Reader::new(portal_text::Language::En);
    let head = |it: &Lesson| {
        format!("{:?} {} {} {} {}", it.age, it.minutes, it.aims.len(), it.curriculum.len(), it.needs.len())
    };
    if head(original) != head(translation) {
        reader.fault(1, texts::HEADS_DIFFER, &[]);
    }
    first_difference(&mut reader, &marks(original), &marks(translation));
    reader.finish()
}

/// Compares a translation of a deck with the file it was made from; lines are those of the translation. The slides, what
/// stands on them in which order, steps of calculators, tables and sources must be the same.
pub fn compare_decks(original: &Deck, translation: &Deck) -> Vec<Fault> {
    let mut reader = Reader::new(portal_text::Language::En);
    if original.minutes != translation.minutes {
        reader.fault(1, texts::HEADS_DIFFER, &[]);
    }
    first_difference(&mut reader, &slides(original), &slides(translation));
    reader.finish()
}

/// What differs first; after it everything may be shifted.
fn first_difference(reader: &mut Reader, wanted: &[Mark], found: &[Mark]) {
    let places = 0..wanted.len().max(found.len());
    let at = |marks: &[Mark], place: usize| marks.get(place).map_or("–", |it| it.what.as_str()).to_owned();
    let Some(place) = places.into_iter().find(|it| at(wanted, *it) != at(found, *it)) else { return };
    let line = found.get(place).or(found.last()).map_or(1, |it| it.line);
    let original = wanted.get(place).map_or("–".to_owned(), |it| it.line.to_string());
    let (here, there) = (at(found, place), at(wanted, place));
    let values = [("here", here.as_str()), ("there", &there), ("line", &original)];
    reader.fault(line, texts::LANGUAGES_DIFFER, &values);
}

fn slides(deck: &Deck) -> Vec<Mark> {
    let mut all = Vec::new();
    for slide in &deck.slides {
        let line = slide.line;
        all.push(Mark { line, what: format!("slide {}", slide.sources.join(" ")) });
        all.extend(slide.items.iter().map(|item| {
            let what = match item {
                Item::Block(_) => "words".to_owned(),
                Item::Calculator(it) => calculator(it),
                Item::Chart(it) => chart(it),
                Item::Live(it) => format!("live {it:?}"),
                Item::Step(it) => format!("step {}", it.state),
            };
            Mark { line, what: with_sources(what, &item.words()) }
        }));
    }
    all
}

fn with_sources(what: String, words: &[&[Inline]]) -> String {
    words.iter().flat_map(|it| sources(it)).fold(what, |all, it| all + " @" + it)
}

fn marks(lesson: &Lesson) -> Vec<Mark> {
    let mut all = Vec::new();
    for step in &lesson.steps {
        let mut line = step.line;
        all.push(Mark { line, what: format!("step, {} min", step.minutes) });
        for (place, piece) in step.pieces.iter().enumerate() {
            for after in step.after.iter().filter(|it| it.first == place) {
                let what = format!("after {}, {} pieces", after.guess, after.count);
                all.push(Mark { line: after.line, what });
            }
            line = piece.line().unwrap_or(line);
            all.push(Mark { line, what: outline(piece) });
        }
    }
    all
}

fn outline(piece: &Piece) -> String {
    let what = match piece {
        Piece::Block(_) => "words".to_owned(),
        Piece::Note(_) => "note".to_owned(),
        Piece::Task(it) => format!("task {} {}", it.id, it.lines),
        Piece::Question(it) => format!("question {} {}", it.id, answer(&it.kind)),
        Piece::Predict(it) => predict(it),
        Piece::Calculator(it) => calculator(it),
        Piece::Chart(it) => chart(it),
        Piece::Live(it) => format!("live {it:?}"),
    };
    with_sources(what, &piece.words())
}

fn predict(predict: &Predict) -> String {
    let truth = match &predict.reveal.truth {
        Truth::Table(data) => format!("{} {:?} {} {:?}", data.table, data.rows, data.x, data.y),
        Truth::Value(value) => value.to_string(),
    };
    let ends = match &predict.guess {
        Guess::Number { scale } => format!("{} {}", scale.from, scale.to),
        Guess::Drawn { scale, axis, first, last } => {
            format!("{} {} {axis:?} {first} {last}", scale.from, scale.to)
        }
    };
    format!("predict {} {ends} {truth}", predict.id)
}

fn calculator(it: &CalculatorRef) -> String {
    format!("calculator {} {} {:?} {:?}", it.slug, it.state, it.locked, it.hidden)
}

fn chart(it: &ChartRef) -> String {
    let data = &it.data;
    format!("chart {} {:?} {} {:?} {:?}", data.table, data.rows, data.x, data.y, it.drawing)
}

fn answer(kind: &Kind) -> String {
    match kind {
        Kind::Choice(options) | Kind::Several(options) => {
            let signs: String = options.iter().map(|it| if it.right { 'x' } else { '-' }).collect();
            format!("{} {signs}", kind.name())
        }
        Kind::Number { answer, tolerance, .. } => format!("number {answer} ± {tolerance}"),
        Kind::Order(things) => format!("order {}", things.len()),
        Kind::Match(pairs) => format!("match {}", pairs.len()),
        Kind::Word(_) => "word".to_owned(),
    }
}
