//! The list of data sets, narrowed down.

use leptos::prelude::document;
use portal_text::Language;
use web_sys::Element;

use super::controls::{Controls, elements};
use super::texts;
use crate::pages::data::filter::has_words;

/// Narrows the list down as the form says.
pub(super) fn start(language: Language) {
    let (Some(controls), Some(list)) = (Controls::take("filters"), document().get_element_by_id("catalogue"))
    else {
        return;
    };
    let own = controls.clone();
    let show = move || narrow(&own, &list, language);
    show();
    controls.on_change(show);
}

fn narrow(controls: &Controls, list: &Element, language: Language) {
    let wanted = controls.values();
    let fits = |item: &Element| {
        wanted.iter().all(|(name, value)| match name.as_str() {
            "q" => has_words(&item.text_content().unwrap_or_default(), value),
            _ => item.get_attribute(&format!("data-{name}")).as_deref() == Some(value),
        })
    };
    let items = elements(list, ".catalogue > li");
    let mut count = 0;
    for item in &items {
        let is_shown = fits(item);
        count += usize::from(is_shown);
        let _ = item.toggle_attribute_with_force("hidden", !is_shown);
    }
    if let Ok(Some(status)) = list.query_selector("[role=status]") {
        let values = [("n", count.to_string()), ("all", items.len().to_string())];
        status.set_text_content(Some(
            &texts::SETS_OF.fill(language, &values.each_ref().map(|it| (it.0, it.1.as_str()))),
        ));
    }
}
