//! What stands in the form of a question, as an answer to judge and as a text to keep.

use portal_content::{Given, Kind, Question};
use web_sys::HtmlElement;

use super::element::{all, one, set, value};

/// The text to keep of what stands in a form; empty when nothing was answered yet.
pub(super) fn written(form: &HtmlElement, question: &Question) -> String {
    match &question.kind {
        Kind::Choice(_) | Kind::Several(_) => joined(all(form, "input:checked").iter().map(|it| value(it))),
        Kind::Number { .. } | Kind::Word(_) => {
            one(form, "input").map(|it| value(&it).trim().to_owned()).unwrap_or_default()
        }
        Kind::Order(_) => joined(all(form, "li").iter().filter_map(|it| it.get_attribute("data-shown"))),
        Kind::Match(_) => {
            let chosen: Vec<String> = all(form, "select").iter().map(|it| value(it)).collect();
            if chosen.iter().any(String::is_empty) { String::new() } else { chosen.join(",") }
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

/// The answer that a text says. Places of the screen become those of the file.
pub(super) fn read(text: &str, question: &Question) -> Given {
    let numbers = || text.split(',').filter_map(|it| it.parse::<usize>().ok());
    let shown = question.shown_order();
    match &question.kind {
        Kind::Choice(_) => Given::Choice(numbers().next().unwrap_or(usize::MAX)),
        Kind::Several(_) => Given::Several(numbers().collect()),
        Kind::Number { .. } | Kind::Word(_) => Given::Typed(text.to_owned()),
        Kind::Order(_) | Kind::Match(_) => {
            Given::Places(numbers().filter_map(|it| shown.get(it).copied()).collect())
        }
    }
}

/// Puts a kept text back into the form.
pub(super) fn restore(form: &HtmlElement, question: &Question, text: &str) {
    let parts: Vec<&str> = text.split(',').collect();
    match &question.kind {
        Kind::Choice(_) | Kind::Several(_) => {
            for field in all(form, "input") {
                set(&field, "checked", parts.contains(&value(&field).as_str()));
            }
        }
        Kind::Number { .. } | Kind::Word(_) => {
            if let Some(field) = one(form, "input") {
                set(&field, "value", text);
            }
        }
        Kind::Order(_) => {
            if let Some(list) = one(form, "ol.order") {
                for part in &parts {
                    if let Some(item) = one(&list, &format!("li[data-shown=\"{part}\"]")) {
                        let _ = list.append_child(&item);
                    }
                }
            }
        }
        Kind::Match(_) => {
            for (field, part) in all(form, "select").iter().zip(&parts) {
                set(field, "value", *part);
            }
        }
    }
}

/// Moves a thing of an order one place up or down. The focus stays on the button that was pressed.
pub(super) fn shift(button: &HtmlElement) -> Option<()> {
    let item = button.closest("li").ok()??;
    if button.get_attribute("data-move")?.starts_with('-') {
        item.previous_element_sibling()?.before_with_node_1(&item).ok()?;
    } else {
        item.next_element_sibling()?.after_with_node_1(&item).ok()?;
    }
    button.focus().ok()
}
