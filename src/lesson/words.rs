//! Words that the program adds to the page.

use portal_content::{Citation, Inline, Lesson, Verdict, blocks_html, escape, inlines_html};
use portal_text::Language;

use super::element::{all, named};
use super::texts;

/// The citation of a source, as the page numbers them; its title stands in the list at the end.
fn cite(lesson: &Lesson, name: &str) -> Option<Citation> {
    let number = lesson.sources().iter().position(|it| *it == name)? + 1;
    let title = named(&format!("source-{number}")).and_then(|it| it.text_content()).unwrap_or_default();
    Some(Citation { text: number.to_string(), title, address: format!("#source-{number}") })
}

fn paragraph(lesson: &Lesson, words: &[Inline]) -> String {
    format!("<p>{}</p>", inlines_html(words, &|name| cite(lesson, name)))
}

/// What is said to an answer.
pub(super) fn verdict(lesson: &Lesson, verdict: &Verdict, language: Language) -> String {
    let (class, word) = if verdict.right { ("right", texts::RIGHT) } else { ("wrong", texts::WRONG) };
    let hits = if verdict.right || verdict.parts < 2 {
        String::new()
    } else {
        let (hits, parts) = (verdict.hits.to_string(), verdict.parts.to_string());
        format!(" {}", texts::HITS.fill(language, &[("hits", &hits), ("parts", &parts)]))
    };
    let said: String = verdict.feedback.iter().map(|it| paragraph(lesson, it)).collect();
    format!("<div class=\"verdict {class}\"><p><strong>{}</strong>{hits}</p>{said}</div>", word.get(language))
}

/// A sentence that something is missing or could not be done.
pub(super) fn notice(text: &str) -> String {
    format!("<p class=\"notice\">{}</p>", escape(text))
}

/// Shows the notes for the teacher at their places, or takes them away.
pub(super) fn notes(article: &web_sys::Element, lesson: &Lesson, is_on: bool, language: Language) {
    let notes = lesson
        .pieces()
        .filter_map(|it| if let portal_content::Piece::Note(it) = it { Some(it) } else { None });
    for (place, note) in all(article, ".note-place").iter().zip(notes) {
        let words = blocks_html(note, &|name| cite(lesson, name));
        let title = texts::NOTE.get(language);
        let markup = format!("<aside class=\"note\"><h3>{title}</h3>{words}</aside>");
        place.set_inner_html(if is_on { &markup } else { "" });
    }
}
