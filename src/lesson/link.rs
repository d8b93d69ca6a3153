//! What a teacher's link asks of a lesson: `hide=units,order` leaves exercises out, `lock=times` shows them without a way to
//! answer; `notes` stands for the part for the teacher.

use web_sys::HtmlElement;

use super::element::{all, language, one};
use super::{texts, words};
use crate::storage;

/// The part for the teacher, as links name it.
const NOTES: &str = "notes";

/// Does what the address asks with the exercises below an element, and gives the names of those that nobody can answer. Names
/// that the lesson does not have are passed over.
pub(super) fn follow(article: &HtmlElement) -> Vec<String> {
    let (hidden, locked) = (hidden(), asked("lock"));
    for form in all(article, "form.exercise") {
        let id = form.get_attribute("data-exercise").unwrap_or_default();
        if hidden.contains(&id) {
            form.remove();
        } else if locked.contains(&id) {
            lock(&form);
        }
    }
    if (hidden.iter().chain(&locked)).any(|it| it == NOTES)
        && let Some(part) = one(article, ".lesson-teacher")
    {
        part.remove();
    }
    [hidden, locked].concat()
}

/// Names of the exercises that the link leaves out.
pub(super) fn hidden() -> Vec<String> {
    asked("hide")
}

fn lock(form: &HtmlElement) {
    for field in all(form, "input, select, textarea, button") {
        super::element::set(&field, "disabled", true);
    }
    let _ = form.set_attribute("data-locked", "");
    if let Some(said) = one(form, ".said") {
        said.set_inner_html(&words::notice(texts::LOCKED.get(language())));
    }
}

/// The names under a key of the address.
fn asked(key: &str) -> Vec<String> {
    let query = storage::query();
    let found = query.split('&').find_map(|it| it.strip_prefix(key)?.strip_prefix('='));
    let found = found.map(|it| js_sys::decode_uri_component(it).map(String::from).unwrap_or_default());
    found.unwrap_or_default().split(',').map(str::to_owned).collect()
}
