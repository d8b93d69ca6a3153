//! What the answer rests on: assumptions, limits, method, sources. An assumption for which no field asks can be changed
//! here.

use leptos::html;
use leptos::prelude::*;
use portal_calculators::{AssumptionUse, Form};
use portal_text::{Language, NO_BREAK_SPACE, parse_number};

use super::desk::{Desk, Readiness};
use super::texts;
use crate::erase::Erase;
use crate::widgets::badge::confidence_word;

/// Assumptions, then the notes.
pub(super) fn view(desk: Desk, notes: String, language: Language) -> AnyView {
    let used = Memo::new(move |_| desk.answer.with(|it| it.assumptions.clone()));
    // Rows stay while only their numbers change: a field in which somebody types must not be drawn anew.
    let rows = Memo::new(move |_| used.with(|all| all.iter().map(without_number).collect::<Vec<_>>()));
    let count = move || used.with(Vec::len).to_string();
    view! {
        <details open id="assumptions">
            <summary id="assumptions-title">{move || texts::ASSUMPTIONS.fill(language, &[("count", &count())])}</summary>
            <p class="small">{texts::ASSUMPTIONS_HELP.get(language)}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="assumptions-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts::ASSUMPTION.get(language)}</th>
                            <th scope="col" class="number">{texts::VALUE.get(language)}</th>
                            <th scope="col">{texts::USUAL_RANGE.get(language)}</th>
                            <th scope="col">{texts::SOURCE.get(language)}</th>
                            <th scope="col">{texts::CONFIDENCE.get(language)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || rows.get().iter().map(|it| row(desk, used, language, it)).collect_view().into_any()}
                    </tbody>
                </table>
            </div>
            {restore_all(desk, used, language)}
        </details>
        <div class="notes" inner_html=notes></div>
    }
    .erase()
}

fn without_number(it: &AssumptionUse) -> AssumptionUse {
    AssumptionUse { value: 0.0, shown: String::new(), changed: false, ..it.clone() }
}

/// What of an assumption changes: the number as written, and whether the reader changed it.
type Now = Memo<(String, bool)>;

fn row(desk: Desk, used: Memo<Vec<AssumptionUse>>, language: Language, it: &AssumptionUse) -> AnyView {
    let key = it.key.clone();
    let now: Now = Memo::new(move |_| {
        let of_key = |all: &Vec<AssumptionUse>| {
            all.iter().find(|it| it.key == key).map(|it| (it.shown.clone(), it.changed))
        };
        used.with(of_key).unwrap_or_default()
    });
    let source = match it.url.clone() {
        Some(url) => view! { <a href=url rel="external">{it.credit.clone()}</a> }.erase(),
        None => it.credit.clone().into_any(),
    };
    let (range, confidence) = (it.range.clone(), it.confidence);
    view! {
        <tr data-key=it.key.clone() class:changed=move || now.with(|it| it.1)>
            <th scope="row">{it.label.clone()}</th>
            <td class="number">{value(desk, now, language, it)}</td>
            <td>{range}</td>
            <td>{source}</td>
            <td>
                {move || if now.with(|it| it.1) { texts::CHANGED } else { confidence_word(confidence) }.get(language).to_owned()}
            </td>
        </tr>
    }
    .erase()
}

fn value(desk: Desk, now: Now, language: Language, it: &AssumptionUse) -> AnyView {
    let unit = format!("{NO_BREAK_SPACE}{}", it.unit);
    if it.limits.is_none() {
        return view! {
            {move || now.with(|it| it.0.clone())}
            {unit}
        }
        .into_any();
    }
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(String::new());
    // The prerendered number stands until there is another: a property would be emptied at once.
    Effect::new(move || {
        let shown = now.with(|it| it.0.clone());
        if let Some(field) = field.get().filter(|_| !shown.is_empty()) {
            field.set_value(&shown);
            wrong.set(String::new());
        }
    });
    let bounds = it.bounds(language).unwrap_or_default();
    let (key, limits, usual) = (it.key.clone(), it.limits, it.usual.clone());
    let enter = move |entry: &str| {
        let is_usual = entry.trim() == usual;
        let own =
            parse_number(entry).filter(|own| limits.is_some_and(|(low, high)| (low..=high).contains(own)));
        if is_usual || own.is_some() {
            wrong.set(String::new());
            desk.form.update(|form| form.assume(&key, own.filter(|_| !is_usual)));
        } else {
            let values = [("min", bounds[0].as_str()), ("max", &bounds[1]), ("used", &now.get_untracked().0)];
            wrong.set(texts::OWN_WRONG.fill(language, &values));
        }
    };
    let key = it.key.clone();
    let names = [("label", it.label.as_str()), ("usual", &it.usual)];
    view! {
        <input
            node_ref=field
            class="box own"
            type="text"
            inputmode="decimal"
            enterkeyhint="done"
            maxlength="40"
            value=now.get_untracked().0
            aria-label=texts::OWN_LABEL.fill(language, &names[..1])
            aria-invalid=move || wrong.with(|it| !it.is_empty()).to_string()
            on:change:target=move |event| enter(&event.target().value())
        />
        {unit}
        <span class="field-error" role="alert">{move || wrong.get()}</span>
        <button
            type="button"
            class="restore"
            hidden=move || !now.with(|it| it.1)
            aria-label=texts::OWN_RESTORE_LABEL.fill(language, &names)
            on:click=move |_| desk.form.update(|form| form.assume(&key, None))
        >
            {texts::OWN_RESTORE.fill(language, &names[1..])}
        </button>
    }
    .into_any()
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
