//! A lesson as markup: its page, its worksheet, its key. The same functions write the pages of the portal and the preview
//! of an author's file.
//!
//! What only the portal can draw (charts, calculators, live pieces) and where a source leads comes from a [`Scenery`].
//! Nothing here holds the right answers or what a guess reveals, except [`key_html`] and [`reveal_html`], which are for
//! pages and files of their own.

mod exercise;
mod later;
mod paper;
mod sketch;

pub use exercise::{field_id, reveal_html};
pub use later::{Page, Withheld};
pub use paper::{key_html, worksheet_html};
pub use sketch::Sketch;

use portal_text::Language;

use crate::html::{Citation, blocks_html, escape};
use crate::lesson::{CurriculumRef, Lesson, Piece, Step};
use crate::visual::{CalculatorRef, ChartRef, Live};

mod texts {
    portal_text::texts!("page");
}

/// What a lesson names and only the portal can show. Everything is given as markup.
pub trait Scenery {
    /// How a source is named behind a statement.
    fn cite(&self, name: &str) -> Option<Citation>;

    /// A chart; `id` is a name for its element.
    fn chart(&self, id: &str, chart: &ChartRef) -> String;

    /// A calculator, without the words beside it.
    fn calculator(&self, calculator: &CalculatorRef) -> String;

    /// A live piece.
    fn live(&self, live: Live) -> String;
}

/// What is written with.
struct Writer<'a> {
    out: String,
    language: Language,
    lesson: &'a Lesson,
    scenery: &'a dyn Scenery,
    /// Number of the last exercise.
    number: u32,
    /// Number of the last chart.
    charts: u32,
    /// The guess that is waited for by what is written now; empty for what waits for none.
    after: &'a str,
    /// What waits.
    withheld: Vec<Withheld>,
}

impl<'a> Writer<'a> {
    const fn new(language: Language, lesson: &'a Lesson, scenery: &'a dyn Scenery) -> Self {
        Self {
            out: String::new(),
            language,
            lesson,
            scenery,
            number: 0,
            charts: 0,
            after: "",
            withheld: Vec::new(),
        }
    }

    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn blocks(&mut self, blocks: &[crate::Block]) {
        let html = blocks_html(blocks, &|name| self.scenery.cite(name));
        self.push(&html);
    }
}

/// The page of a lesson for pupils: its head and its steps, and apart from it what waits for a guess. Notes for the teacher
/// are left out.
pub fn lesson_html(lesson: &Lesson, language: Language, scenery: &dyn Scenery) -> Page {
    let mut writer = Writer::new(language, lesson, scenery);
    let facts = facts_html(lesson, language);
    let (title, summary) = (escape(&lesson.title), escape(&lesson.summary));
    let about = texts::ABOUT.get(language);
    let curriculum = about_html(lesson, language);
    writer.push(&format!(
        "<header class=\"lesson-head\"><h1>{title}</h1><p class=\"lesson-summary\">{summary}</p>{facts}\
         <details><summary>{about}</summary>{curriculum}</details></header>"
    ));
    for (place, step) in (1..).zip(&lesson.steps) {
        writer.step(place, step);
    }
    Page { html: writer.out, withheld: writer.withheld }
}

/// Age and time of a lesson.
pub fn facts_html(lesson: &Lesson, language: Language) -> String {
    let (from, to) = (lesson.age.0.to_string(), lesson.age.1.to_string());
    let age = texts::AGE.fill(language, &[("from", &from), ("to", &to)]);
    format!("<p class=\"lesson-facts\"><span>{age}</span> <span>{} min</span></p>", lesson.minutes)
}

/// Aims, curriculum and what has to be at hand. An entry of the curriculum that nobody compared with the regulation says
/// so.
pub fn about_html(lesson: &Lesson, language: Language) -> String {
    let list = |items: &[String]| {
        items.iter().map(|it| format!("<li>{}</li>", escape(it))).collect::<Vec<_>>().concat()
    };
    let entry = |it: &CurriculumRef| {
        let doubt = format!(" <small>({})</small>", texts::UNCHECKED.get(language));
        format!("<li>{}{}</li>", escape(&it.text), if it.checked { "" } else { &doubt })
    };
    let curriculum: String = lesson.curriculum.iter().map(entry).collect();
    let part = |title: &str, items: &str| format!("<div><h3>{title}</h3><ul>{items}</ul></div>");
    let mut out = part(texts::AIMS.get(language), &list(&lesson.aims));
    out += &part(texts::CURRICULUM.get(language), &curriculum);
    if !lesson.needs.is_empty() {
        out += &part(texts::NEEDS.get(language), &list(&lesson.needs));
    }
    format!("<div class=\"lesson-about\">{out}</div>")
}

impl<'a> Writer<'a> {
    fn step(&mut self, place: u32, step: &'a Step) {
        let (title, minutes) = (escape(&step.title), step.minutes);
        self.push(&format!(
            "<section class=\"step\" id=\"step-{place}\" aria-labelledby=\"step-{place}-title\">\
             <h2 id=\"step-{place}-title\">{title} <small>{minutes} min</small></h2>"
        ));
        for (place, piece) in step.pieces.iter().enumerate() {
            match step.after.iter().find(|it| it.holds(place)) {
                Some(after) if after.first == place => self.later(after, step),
                Some(_) => {}
                None => self.piece(piece),
            }
        }
        self.push("</section>");
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Block(block) => self.blocks(core::slice::from_ref(block)),
            // Where the note stands; the page fills it in when a teacher asks.
            Piece::Note(_) => self.push("<div class=\"note-place\"></div>"),
            Piece::Task(it) => self.task(it),
            Piece::Question(it) => self.question(it),
            Piece::Predict(it) => self.predict(it),
            Piece::Calculator(it) => {
                let drawn = self.scenery.calculator(it);
                self.push("<div class=\"lesson-calculator\">");
                self.blocks(&it.words);
                self.push(&drawn);
                self.push("</div>");
            }
            Piece::Chart(it) => self.chart(it),
            Piece::Live(it) => {
                let drawn = self.scenery.live(*it);
                self.push(&drawn);
            }
        }
    }
}
