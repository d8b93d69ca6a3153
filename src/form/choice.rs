//! One of a few, as radio buttons.

use crate::erase::Erase;
use leptos::prelude::*;
use portal_calculators::{Choice, Value};

use super::{Asked, Restore};

/// A question with a handful of options.
pub(super) fn field(asked: Asked, options: &'static [Choice]) -> AnyView {
    let chosen = Memo::new(move |_| asked.value());
    let start = asked.form.with_untracked(|it| it.start(asked.place));
    let radio = move |(place, option): (usize, &'static Choice)| {
        let is_start = start == Some(Value::Choice(place));
        view! {
            <label class="option">
                <input
                    type="radio"
                    name=asked.id("choice")
                    value=option.key
                    checked=is_start
                    prop:checked=move || chosen.get() == Some(Value::Choice(place))
                    on:change=move |_| asked.set(Value::Choice(place))
                />
                <span>{option.label.get(asked.language)}</span>
            </label>
        }
        .erase()
    };
    view! {
        <div class="field" data-key=asked.question.key role="radiogroup" aria-labelledby=asked.id("label")>
            <span class="label" id=asked.id("label")>{asked.say(asked.question.label)}</span>
            <Restore asked/>
            <div class="options">{options.iter().enumerate().map(radio).collect_view()}</div>
        </div>
    }
    .erase()
}
