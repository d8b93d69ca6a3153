//! The table of what is seen, sorted by any column.

use portal_chart::Table;
use portal_text::Language;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::texts;

/// How a table is sorted: the column (0 is the first after the names) and whether from the highest.
pub(super) type Order = Option<(usize, bool)>;

/// The order after a column's head was pressed: rising, falling, as it was.
pub(super) fn after(order: Order, column: usize) -> Order {
    match order {
        Some((of, false)) if of == column => Some((column, true)),
        Some((of, true)) if of == column => None,
        _ => Some((column, false)),
    }
}

/// Writes the table into its place, its heads as buttons that sort. The focus stays on the head that was pressed.
pub(super) fn show(place: &HtmlElement, table: Table, order: Order, language: Language) {
    let pressed = focused(place);
    let table = match order {
        Some((column, is_falling)) => table.sorted_by(column, is_falling),
        None => table,
    };
    place.set_inner_html(&table.html(language, texts::NO_DATA.get(language)));
    let Ok(heads) = place.query_selector_all("thead th") else { return };
    for index in 1..heads.length() {
        let Some(head) = heads.get(index).and_then(|it| it.dyn_into::<Element>().ok()) else { continue };
        let column = index as usize - 1;
        let _ = head_as_button(&head, column, order, language);
        if pressed == Some(column) {
            let _ = button(&head).map(|it| it.focus());
        }
    }
}

fn button(head: &Element) -> Option<HtmlElement> {
    head.query_selector("button").ok()??.dyn_into().ok()
}

/// The column whose head has the focus.
fn focused(place: &HtmlElement) -> Option<usize> {
    let active = leptos::prelude::document().active_element()?;
    place.contains(Some(&active)).then(|| active.get_attribute("data-sort")?.parse::<usize>().ok()).flatten()
}

fn head_as_button(head: &Element, column: usize, order: Order, language: Language) -> Option<()> {
    let name = head.text_content()?;
    let button = leptos::prelude::document().create_element("button").ok()?;
    button.set_attribute("type", "button").ok()?;
    button.set_attribute("data-sort", &column.to_string()).ok()?;
    button.set_attribute("aria-label", &texts::SORT.fill(language, &[("name", &name)])).ok()?;
    button.set_text_content(Some(&name));
    head.set_text_content(None);
    head.append_child(&button).ok()?;
    let sorted = match order {
        Some((of, is_falling)) if of == column => {
            if is_falling {
                "descending"
            } else {
                "ascending"
            }
        }
        _ => "none",
    };
    head.set_attribute("aria-sort", sorted).ok()
}
