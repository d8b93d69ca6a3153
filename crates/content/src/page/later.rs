//! What is not on the page before a guess is committed.

use super::{Writer, texts};
use crate::html::escape;
use crate::lesson::{After, Piece, Step};
use crate::predict::{Predict, Truth};
use crate::visual::ChartRef;

/// A lesson as a page, and what is kept apart from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Markup of the page. Where something waits stands an element with `data-after`, the name of the guess, and `data-part`,
    /// [`Withheld::id`].
    pub html: String,
    /// What waits for a guess. A part may have a place in it for another part, which waits for another guess.
    pub withheld: Vec<Withheld>,
}

/// A part of a lesson that waits for a guess.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Its name, the only one of this name in the lesson.
    pub id: String,
    /// Name of the guess.
    pub after: String,
    /// Its markup, which takes the place of the element that stands for it.
    pub html: String,
}

impl<'a> Writer<'a> {
    /// Writes what waits for a guess. Notes for the teacher have their places on the page, behind it: they wait for nothing.
    pub(super) fn later(&mut self, after: &'a After, step: &'a Step) {
        let pieces = step.pieces.get(after.first..).unwrap_or_default().iter().take(after.count);
        let (notes, pieces): (Vec<_>, Vec<_>) = pieces.partition(|it| matches!(it, Piece::Note(_)));
        let what = self.named(&pieces);
        let outside = core::mem::replace(&mut self.after, &after.guess);
        let page = core::mem::take(&mut self.out);
        for piece in &pieces {
            self.piece(piece);
        }
        let html = core::mem::replace(&mut self.out, page);
        self.after = outside;
        // A point is in no name that an author can give.
        let id = format!("part.{}", self.withheld.len() + 1);
        let has_calculator = pieces.iter().any(|it| matches!(it, Piece::Calculator(_)));
        let holds = if has_calculator { " data-holds=\"calculator\"" } else { "" };
        self.place(&after.guess, &id, holds, &what);
        self.withheld.push(Withheld { id, after: after.guess.clone(), html });
        for note in notes {
            self.piece(note);
        }
    }

    /// Writes a chart, or the place where it will stand.
    pub(super) fn chart(&mut self, chart: &ChartRef) {
        self.charts += 1;
        let id = format!("chart-{}", self.charts);
        let html = self.scenery.chart(&id, chart);
        match self.guess_of(chart).map(|it| it.id.clone()) {
            Some(guess) if guess != self.after => {
                self.place(&guess, &id, "", &[self.name_of(chart)]);
                self.withheld.push(Withheld { id, after: guess, html });
            }
            _ => self.push(&html),
        }
    }

    /// The guess whose data a chart would give away.
    fn guess_of(&self, chart: &ChartRef) -> Option<&'a Predict> {
        let shows = |it: &Predict| match &it.reveal.truth {
            Truth::Table(data) => {
                data.table == chart.data.table && data.y.iter().any(|column| chart.data.y.contains(column))
            }
            Truth::Value(_) => false,
        };
        self.lesson.pieces().find_map(|it| match it {
            Piece::Predict(it) if shows(it) => Some(it),
            _ => None,
        })
    }

    /// The element that stands for a part: what is missing, and when it comes.
    fn place(&mut self, guess: &str, id: &str, holds: &str, what: &[String]) {
        let names = self.lesson.names();
        let number = names.iter().position(|it| it.1 == guess).map_or(0, |it| it + 1).to_string();
        let when = texts::LATER.fill(self.language, &[("number", &number)]);
        let without = texts::WITHOUT_LATER.get(self.language);
        let items = what.iter().map(|it| format!("<li>{}</li>", escape(it))).collect::<Vec<_>>().concat();
        let list = if items.is_empty() { items } else { format!("<ul>{items}</ul>") };
        self.push(&format!(
            "<div class=\"withheld\" data-after=\"{}\" data-part=\"{id}\"{holds}><p class=\"small\">{when}</p>{list}\
             <p class=\"without-wasm small\">{without}</p></div>",
            escape(guess)
        ));
    }

    /// Charts, calculators and exercises by their names, as they will stand on the page.
    fn named(&self, pieces: &[&Piece]) -> Vec<String> {
        let mut number = self.number;
        let mut numbered = |title: portal_text::Text| {
            number += 1;
            title.fill(self.language, &[("number", &number.to_string())])
        };
        let name = |piece: &&Piece| match piece {
            Piece::Question(_) => Some(numbered(texts::QUESTION)),
            Piece::Predict(_) => Some(numbered(texts::GUESS)),
            Piece::Task(_) => Some(numbered(texts::TASK)),
            Piece::Chart(it) => Some(self.name_of(it)),
            Piece::Calculator(_) => Some(texts::CALCULATOR.get(self.language).to_owned()),
            Piece::Block(_) | Piece::Note(_) | Piece::Live(_) => None,
        };
        pieces.iter().filter_map(name).collect()
    }

    fn name_of(&self, chart: &ChartRef) -> String {
        texts::CHART.fill(self.language, &[("title", &chart.title)])
    }
}
