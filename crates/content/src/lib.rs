//! Lessons and decks as plain data.
//!
//! A lesson is a folder with one file for each language, `lessons/<name>/{pl,en}.md`; a deck likewise. A file has a
//! head (`key: value` between two lines of `---`), then Markdown, then directives: `::: question kind="choice"` …
//! `:::`. What may be written is told in `public/lessons/README.md`.
//!
//! [`Lesson::parse`] and [`Deck::parse`] read a file whatever is in it, and give what they could read together with
//! every [`Fault`] by line, in words for the author in both languages. [`check_lesson`] and [`check_deck`] add what only
//! the portal knows: whether a source, a table, a column, a calculator is there. [`compare_lessons`] and [`compare_decks`] hold a
//! translation against its original; a [`Draft`] is either with all of this. From a lesson follow its [`Worksheet`], the key and the teacher's timetable.
//!
//! Only a part of Markdown is read, by hand: headings, paragraphs, lists of one level, quotations, tables, strong,
//! emphasis, code, links. HTML is a fault and is otherwise letters: nothing in a file can become markup of a page.

mod block;
mod compare;
mod data;
mod deck;
mod draft;
mod fault;
mod head;
mod html;
mod inline;
mod known;
mod lesson;
mod line;
mod names;
mod page;
mod predict;
mod question;
mod results;
mod sheet;
mod shuffle;
mod stock;
mod tree;
mod typography;
mod visual;

mod texts {
    portal_text::texts!("fault");
}

pub use block::Block;
pub use compare::{compare_decks, compare_lessons};
pub use data::{Cells, DataRef, Table};
pub use deck::{Deck, Item, Scene, Slide};
pub use draft::Draft;
pub use fault::Fault;
pub use html::{Citation, Cite, blocks_html, escape, inlines_html};
pub use inline::{Inline, plain, sources};
pub use known::{Known, check_deck, check_lesson};
pub use lesson::{After, CurriculumRef, Lesson, Piece, Step, Task};
pub use page::{
    Page, Scenery, Sketch, Withheld, about_html, facts_html, field_id, key_html, lesson_html, reveal_html,
    worksheet_html,
};
pub use predict::{Guess, Predict, Reveal, Scale, Truth};
pub use question::{Answer, Given, KINDS, Kind, Question, Verdict};
pub use results::{Bar, Counted, Damage, Reply, Span};
pub use sheet::{Exercise, KeyAnswer, KeyEntry, Slot, Space, Worksheet};
pub use stock::{Asked, Stock};
pub use visual::{AxisKind, Break, CalculatorRef, ChartRef, Drawing, Live};
