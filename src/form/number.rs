//! A number: a box to type in, a button on either side, a slider below.

use crate::erase::Erase;
use leptos::prelude::*;
use portal_calculators::{Kind, Range, Value};
use portal_text::Text;

use super::{Asked, Restore, slider, texts, words};

/// A question that is answered with a number.
pub(super) fn field(asked: Asked) -> AnyView {
    let Kind::Number { unit, range, zones, word, .. } = asked.question.kind else { return ().into_any() };
    let number = Memo::new(move |_| number_of(asked.value()));
    let refused = Memo::new(move |_| asked.refused());
    let say_word = move |word: fn(f64) -> Text| word(number.get()).get(asked.language).to_owned();
    view! {
        <div class="field" data-key=asked.question.key class:refused=move || refused.with(Option::is_some)>
            <label class="label" for=asked.id("box")>
                {asked.say(asked.question.label)}
                {word.map(|word| view! { <span class="word">{move || say_word(word)}</span> }.erase())}
            </label>
            <div class="value">
                <StepButton asked range number steps=-1.0/>
                <NumberBox asked number refused/>
                <span class="unit">{asked.say(unit)}</span>
                <StepButton asked range number steps=1.0/>
            </div>
            {slider::view(asked, range, number, zones)}
            <p class="field-error" id=asked.id("error") role="alert">
                {move || refused.get().map(|it| it.1).unwrap_or_default()}
            </p>
            {asked.question.help.map(|help| view! { <p class="help" id=asked.id("help")>{asked.say(help)}</p> }.erase())}
            <Restore asked/>
        </div>
    }
    .erase()
}

fn number_of(value: Option<Value>) -> f64 {
    match value {
        Some(Value::Number(number)) => number,
        _ => 0.0,
    }
}

/// The box keeps what is being typed until it is left or something else moves the value.
#[component]
fn NumberBox(asked: Asked, number: Memo<f64>, refused: Memo<Option<(String, String)>>) -> AnyView {
    let typed = RwSignal::new(None::<String>);
    let shown = move || {
        typed
            .get()
            .or_else(|| refused.get().map(|it| it.0))
            .unwrap_or_else(|| words::bare(asked.language, &asked.question, number.get()))
    };
    let start = number.get_untracked();
    let help = asked.question.help.map_or_else(String::new, |_| format!(" {}", asked.id("help")));
    let described = format!("{}{help}", asked.id("error"));
    view! {
        <input
            id=asked.id("box")
            class="box"
            type="text"
            inputmode="decimal"
            enterkeyhint="done"
            maxlength="40"
            value=words::bare(asked.language, &asked.question, start)
            prop:value=shown
            aria-invalid=move || refused.with(Option::is_some).to_string()
            aria-describedby=described
            on:input:target=move |event| {
                let entry = event.target().value();
                asked.enter(&entry);
                typed.set(Some(entry));
            }
            on:blur=move |_| typed.set(None)
        />
    }
    .erase()
}

/// One step less or more.
#[component]
fn StepButton(asked: Asked, range: Range, number: Memo<f64>, steps: f64) -> AnyView {
    let (sign, text) = if steps < 0.0 { ("\u{2212}", texts::LESS) } else { ("+", texts::MORE) };
    view! {
        <button
            type="button"
            class="step"
            aria-label=text.fill(asked.language, &[("label", asked.say(asked.question.label))])
            on:click=move |_| asked.set(Value::Number(range.stepped(number.get_untracked(), steps)))
        >
            {sign}
        </button>
    }
    .erase()
}
