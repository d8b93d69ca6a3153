//! What the answer rests on: assumptions, limits, method, sources. An assumption for which no field asks can be changed
//! here.
//!
//! The rows are markup, natively and in the browser alike: their numbers are put in place when they change, so that a
//! field in which somebody types is never drawn anew.

use leptos::prelude::*;
use leptos::web_sys::Element;
use portal_calculators::{AssumptionUse, Form};
use portal_text::{Language, parse_number, without_groups};

use super::desk::{Desk, Readiness};
use super::{rows, texts};
use crate::erase::Erase;

/// Assumptions, then the notes.
pub(super) fn view(desk: Desk, notes: String, language: Language) -> AnyView {
    let used = Memo::new(move |_| desk.answer.with(|it| it.assumptions.clone()));
    // The keys alone: rows stay while only their numbers change.
    let keys = Memo::new(move |_| {
        used.with(|all| all.iter().flat_map(|it| [it.key.as_str(), " "]).collect::<String>())
    });
    let markup = move || {
        // Read, not only tracked: a memo that nobody reads never runs.
        let _ = keys.get();
        used.with_untracked(|all| rows::markup(language, all))
    };
    Effect::new(move || used.with(|all| rows::show(language, all)));
    let count = move || used.with(Vec::len).to_string();
    let change = move |event: leptos::ev::Event| {
        let field: leptos::web_sys::HtmlInputElement = event_target(&event);
        let Some(key) = key_of(&field) else { return };
        let Some(it) = used.with_untracked(|all| all.iter().find(|it| it.key == key).cloned()) else {
            return;
        };
        let entry = field.value();
        let is_usual = entry.trim() == it.usual;
        let (low, high) = it.limits.unwrap_or_default();
        let own = parse_number(&without_groups(language, &entry)).filter(|own| (low..=high).contains(own));
        if is_usual || own.is_some() {
            rows::complain(&key, "");
            desk.form.update(|form| form.assume(&key, own.filter(|_| !is_usual)));
        } else {
            let [min, max] = it.bounds(language).unwrap_or_default();
            let values = [("min", min.as_str()), ("max", &max), ("used", &it.shown)];
            rows::complain(&key, &texts::OWN_WRONG.fill(language, &values));
        }
    };
    let click = move |event: leptos::ev::MouseEvent| {
        let target: Element = event_target(&event);
        if target.class_name() == rows::RESTORE
            && let Some(key) = key_of(&target)
        {
            desk.form.update(|form| form.assume(&key, None));
        }
    };
    view! {
        <details open id="assumptions">
            <summary id="assumptions-title">{move || texts::ASSUMPTIONS.fill(language, &[("count", &count())])}</summary>
            <p class="small">{texts::ASSUMPTIONS_HELP.get(language)}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="assumptions-title">
                <table on:change=change on:click=click>
                    <thead>
                        <tr>
                            <th scope="col">{texts::ASSUMPTION.get(language)}</th>
                            <th scope="col" class="number">{texts::VALUE.get(language)}</th>
                            <th scope="col">{texts::USUAL_RANGE.get(language)}</th>
                            <th scope="col">{texts::SOURCE.get(language)}</th>
                            <th scope="col">{texts::CONFIDENCE.get(language)}</th>
                        </tr>
                    </thead>
                    <tbody inner_html=markup></tbody>
                </table>
            </div>
            {restore_all(desk, used, language)}
        </details>
        <div class="notes" inner_html=notes></div>
    }
    .erase()
}

/// Key of the assumption in whose row an element stands.
fn key_of(element: &Element) -> Option<String> {
    element.closest("tr").ok().flatten()?.get_attribute("data-key")
}

/// The way back for all of them, and how many of the reader's own numbers the answer does not use.
fn restore_all(desk: Desk, used: Memo<Vec<AssumptionUse>>, language: Language) -> AnyView {
    let idle = move || {
        if desk.readiness.get() != Readiness::Ready {
            return String::new();
        }
        let is_used = |key: &str| used.with(|all| all.iter().any(|it| it.key == key && it.changed));
        let count = desk.form.with(|it| it.own().iter().filter(|it| !is_used(&it.0)).count());
        if count == 0 {
            return String::new();
        }
        texts::OWN_IDLE.fill(language, &[("count", &count.to_string())])
    };
    view! {
        <p class="small" role="status">{idle}</p>
        <button
            type="button"
            class="reset"
            id="restore-assumptions"
            hidden=move || desk.form.with(|it| it.own().is_empty())
            on:click=move |_| desk.form.update(Form::assume_nothing)
        >
            {texts::OWN_RESTORE_ALL.get(language)}
        </button>
    }
    .erase()
}
