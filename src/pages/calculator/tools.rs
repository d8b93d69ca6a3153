//! What a reader does with a state: one step back or on, kept states side by side, a file with everything, a sheet of
//! paper.

use core::time::Duration;

use leptos::prelude::*;
use portal_calculators::{Answer, Calculator, Figure, Form};
use portal_text::{Language, NO_BREAK_SPACE, Text, number};

use super::desk::{Desk, Readiness};
use super::{Shown, carry, export, json};
use crate::erase::Erase;
use crate::rest::at_rest;

mod texts {
    portal_text::texts!("pages/calculator/tools");
}

/// States that are kept beside the present one.
const MOST_KEPT: usize = 3;
/// How long the state before the last change is shown again.
const REPLAY: Duration = Duration::from_millis(1500);
/// Steps back that are remembered.
const MOST_STEPS: usize = 100;

/// A state that was kept, with what it was answered.
#[derive(Clone, PartialEq)]
struct Kept {
    query: String,
    figures: Vec<Said>,
}

/// A figure as it was answered.
#[derive(Clone, PartialEq)]
struct Said {
    key: String,
    mid: Option<f64>,
    shown: String,
}

/// The tools under the answer of a calculator.
pub fn tools(shown: &Shown) -> AnyView {
    let Shown { app, calculator, desk, .. } = shown;
    let (desk, calculator, language) = (*desk, *calculator, app.language());
    if desk.mount > 0 {
        return ().into_any();
    }
    carry::keep(desk, calculator);
    let kept = RwSignal::new(Vec::<Kept>::new());
    let keep = move |_| {
        let figures = desk.answer.with_untracked(said);
        let state = Kept { query: desk.form.with_untracked(Form::query), figures };
        kept.update(|all| {
            all.retain(|it| it.query != state.query);
            all.truncate(MOST_KEPT - 1);
            all.insert(0, state);
        });
    };
    view! {
        <section class="state-tools">
            <header><h2>{texts::TITLE.get(language)}</h2></header>
            <p class="chips">
                {steps(desk, calculator, language)}
                <button type="button" id="keep" disabled=move || has_no_answer(desk) on:click=keep>
                    {texts::KEEP.get(language)}
                </button>
                {file(desk, calculator, language)}
                <button type="button" id="print" on:click=|_| print()>{texts::PRINT.get(language)}</button>
            </p>
            {move || table(desk, kept, calculator, language)}
        </section>
    }
    .erase()
}

/// Whether there is nothing to keep or to take away yet: the page shows its prerendered answer, which is not at hand.
fn has_no_answer(desk: Desk) -> bool {
    desk.readiness.get() != Readiness::Ready
}

/// One step back, one step on, the last change once more.
fn steps(desk: Desk, calculator: &'static dyn Calculator, language: Language) -> AnyView {
    let (past, place) = (StoredValue::new(Vec::new()), RwSignal::new(0_usize));
    // The first state is that of the address: no step leads behind it.
    Effect::new(move || past.set_value(vec![desk.form.with_untracked(Form::query)]));
    at_rest(
        move || desk.form.track(),
        move || {
            let Some(query) = desk.form.try_with_untracked(Form::query) else { return };
            let now = place.get_untracked();
            let is_new = past.try_update_value(|all| {
                if all.get(now) == Some(&query) {
                    return None;
                }
                all.truncate(now + 1);
                all.push(query);
                if all.len() > MOST_STEPS {
                    all.remove(0);
                }
                Some(all.len() - 1)
            });
            if let Some(Some(last)) = is_new {
                place.set(last);
            }
        },
    );
    let go = move |to: usize| {
        let query = past.with_value(|all| all.get(to).cloned());
        if let Some(query) = query {
            open(desk, calculator, &query);
            place.set(to);
        }
    };
    // Shows what the last change did: back, a moment of rest, and on again, unless the reader has gone elsewhere.
    let shown = StoredValue::new(None);
    let replay = move |_| {
        // Pressed twice, it still ends where it began.
        let to = shown.get_value().unwrap_or_else(|| place.get_untracked());
        shown.set_value(Some(to));
        go(to.saturating_sub(1));
        let before = desk.form.with_untracked(Form::query);
        let go_on = move || {
            if shown.try_set_value(None).is_some() {
                return;
            }
            if desk.form.try_with_untracked(Form::query) == Some(before) {
                go(to);
            }
        };
        set_timeout(go_on, REPLAY);
    };
    let is_first = move || place.get() == 0;
    let is_last = move || place.get() + 1 >= past.with_value(Vec::len);
    view! {
        <button
            type="button"
            id="undo"
            disabled=is_first
            on:click=move |_| go(place.get_untracked().saturating_sub(1))
        >
            {texts::UNDO.get(language)}
        </button>
        <button
            type="button"
            id="redo"
            disabled=is_last
            on:click=move |_| go(place.get_untracked() + 1)
        >
            {texts::REDO.get(language)}
        </button>
        <button type="button" id="replay" disabled=is_first on:click=replay>
            {texts::REPLAY.get(language)}
        </button>
    }
    .erase()
}

fn open(desk: Desk, calculator: &'static dyn Calculator, query: &str) {
    let starts = desk.form.with_untracked(|it| it.starts().to_vec());
    desk.form.set(Form::read(calculator, starts, query).0);
}

fn file(desk: Desk, calculator: &'static dyn Calculator, language: Language) -> AnyView {
    let name = texts::FILE_NAME.fill(language, &[("slug", calculator.about().slug)]);
    view! {
        <a
            class="plain-button"
            id="json"
            download=name
            href="#json"
            aria-disabled=move || has_no_answer(desk).to_string()
            on:click:target=move |event| {
                if untrack(|| has_no_answer(desk)) {
                    event.prevent_default();
                    return;
                }
                let text = desk.form.with_untracked(|form| {
                    desk.answer.with_untracked(|answer| json::json(calculator.about(), form, answer))
                });
                event.target().set_href(&export::url("application/json", &text));
            }
        >
            {texts::FILE.get(language)}
        </a>
    }
    .erase()
}

#[cfg(target_arch = "wasm32")]
fn print() {
    let _ = window().print();
}

#[cfg(not(target_arch = "wasm32"))]
const fn print() {}

fn said(answer: &Answer) -> Vec<Said> {
    let one = |it: &Figure| {
        let gap = if it.unit.is_empty() { String::new() } else { NO_BREAK_SPACE.to_string() };
        Said {
            key: it.key.clone(),
            mid: it.value.map(|it| it.mid),
            shown: format!("{}{gap}{}", it.shown, it.unit),
        }
    };
    answer.figures.iter().map(one).collect()
}

/// The present state beside those that were kept; nothing while none was.
fn table(
    desk: Desk,
    kept: RwSignal<Vec<Kept>>,
    calculator: &'static dyn Calculator,
    language: Language,
) -> AnyView {
    let all = kept.get();
    if all.is_empty() {
        return ().into_any();
    }
    let say = move |it: Text| it.get(language);
    let now = desk.answer.with(said);
    let labels: Vec<(String, String)> =
        desk.answer.with(|it| it.figures.iter().map(|it| (it.key.clone(), it.label.clone())).collect());
    let head = all.iter().enumerate().map(|(place, it)| {
        let (query, letter) = (it.query.clone(), letter(place));
        view! {
            <th scope="col" class="number">
                <button type="button" class="restore" on:click=move |_| open(desk, calculator, &query)>
                    {texts::BACK_TO.fill(language, &[("letter", letter)])}
                </button>
            </th>
        }
        .erase()
    });
    let row = |(key, label): (String, String)| {
        let of = |all: &[Said]| all.iter().find(|it| it.key == key).cloned();
        let present = of(&now);
        let cells = all.iter().map(|it| cell(present.as_ref(), of(&it.figures), language)).collect_view();
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="number">{present.map(|it| it.shown).unwrap_or_default()}</td>
                {cells}
            </tr>
        }
        .erase()
    };
    view! {
        <div class="table-scroll" id="compared" tabindex="0" role="region" aria-label=say(texts::FIGURE)>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say(texts::FIGURE)}</th>
                        <th scope="col" class="number">{say(texts::NOW)}</th>
                        {head.collect_view()}
                    </tr>
                </thead>
                <tbody>{labels.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="small">{say(texts::DIFFERENCE)}</p>
    }
    .into_any()
}

/// A kept figure, and by how much the present one is more or less.
fn cell(now: Option<&Said>, kept: Option<Said>, language: Language) -> AnyView {
    let Some(kept) = kept else { return view! { <td></td> }.erase() };
    let change = now.and_then(|it| it.mid).zip(kept.mid).map(|(now, then)| now - then);
    let words = change.map_or_else(String::new, |it| {
        let digits = usize::from(it.abs() < 10.0);
        let size = number(language, it.abs(), digits);
        let template = if size.chars().all(|it| matches!(it, '0' | ',' | '.')) {
            texts::SAME
        } else if it > 0.0 {
            texts::MORE
        } else {
            texts::LESS
        };
        template.fill(language, &[("size", &size)])
    });
    view! { <td class="number">{kept.shown}<span class="range">{words}</span></td> }.erase()
}

fn letter(place: usize) -> &'static str {
    ["A", "B", "C"].get(place).copied().unwrap_or("C")
}
