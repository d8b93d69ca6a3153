//! Whether a lesson says the same in two languages, as far as its structure tells.

use super::{Lesson, Piece};
use crate::fault::{Fault, Reader};
use crate::predict::{Guess, Truth};
use crate::question::Kind;
use crate::texts;

/// One thing that must be the same in both languages, and the line where it stands.
#[derive(Debug, PartialEq)]
struct Mark {
    line: u32,
    what: String,
}

/// Compares a translation with the file it was made from; lines are those of the translation. Steps and their minutes,
/// the pieces in them, names, right answers, tables, calculators and sources must be the same.
pub fn compare(original: &Lesson, translation: &Lesson) -> Vec<Fault> {
    let mut reader = Reader::new(portal_text::Language::En);
    let head = |it: &Lesson| {
        format!("{:?} {} {} {} {}", it.age, it.minutes, it.aims.len(), it.curriculum.len(), it.needs.len())
    };
    if head(original) != head(translation) {
        reader.fault(1, texts::HEADS_DIFFER, &[]);
    }
    let (wanted, found) = (marks(original), marks(translation));
    let first = wanted.iter().zip(&found).find(|(one, other)| one.what != other.what);
    let longer = || wanted.get(found.len()).map(|it| (it, found.last()));
    if let Some((one, other)) = first.map(|(one, other)| (one, Some(other))).or_else(longer) {
        let line = other.map_or(1, |it| it.line);
        let values = [("here", other.map_or("–", |it| it.what.as_str())), ("there", one.what.as_str())];
        let original = one.line.to_string();
        reader.fault(line, texts::LANGUAGES_DIFFER, &[values[0], values[1], ("line", &original)]);
    } else if let Some(extra) = found.get(wanted.len()) {
        let values = [("here", extra.what.as_str()), ("there", "–"), ("line", "–")];
        reader.fault(extra.line, texts::LANGUAGES_DIFFER, &values);
    }
    reader.finish()
}

fn marks(lesson: &Lesson) -> Vec<Mark> {
    let mut all = Vec::new();
    for step in &lesson.steps {
        let mut line = step.line;
        all.push(Mark { line, what: format!("step, {} min", step.minutes) });
        for piece in &step.pieces {
            line = piece.line().unwrap_or(line);
            all.push(Mark { line, what: outline(piece) });
        }
    }
    all
}

fn outline(piece: &Piece) -> String {
    let sources: Vec<&str> = piece.words().into_iter().flat_map(crate::inline::sources).collect();
    let what = match piece {
        Piece::Block(_) => "words".to_owned(),
        Piece::Note(_) => "note".to_owned(),
        Piece::Task(it) => format!("task {} {}", it.id, it.lines),
        Piece::Question(it) => format!("question {} {}", it.id, answer(&it.kind)),
        Piece::Predict(it) => {
            let truth = match &it.reveal.truth {
                Truth::Table(data) => format!("{} {:?} {} {:?}", data.table, data.rows, data.x, data.y),
                Truth::Value(value) => value.to_string(),
            };
            let ends = match &it.guess {
                Guess::Number { scale } => format!("{} {}", scale.from, scale.to),
                Guess::Drawn { scale, axis, first, last } => {
                    format!("{} {} {axis:?} {first} {last}", scale.from, scale.to)
                }
            };
            format!("predict {} {ends} {truth}", it.id)
        }
        Piece::Calculator(it) => {
            format!("calculator {} {} {:?} {:?}", it.slug, it.state, it.locked, it.hidden)
        }
        Piece::Chart(it) => {
            let data = &it.data;
            format!("chart {} {:?} {} {:?} {:?}", data.table, data.rows, data.x, data.y, it.drawing)
        }
        Piece::Live(it) => format!("live {it:?}"),
    };
    format!("{what} {}", sources.join(" ")).trim_end().to_owned()
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
