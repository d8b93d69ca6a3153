//! Draws the form of any calculator from its questions.

mod choice;
pub(crate) mod early;
pub(crate) mod held;
mod number;
mod slider;
mod words;

use crate::erase::Erase;
use leptos::prelude::*;
use portal_calculators::{Form, Kind, Notice, Question, Value};
use portal_text::{Language, Text, without_groups};

pub use words::spoken;

mod texts {
    portal_text::texts!("form");
}

/// One question of the form on the page: where its value lives and in which language it is asked.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    form: RwSignal<Form>,
    question: Question,
    place: usize,
    language: Language,
    mount: u8,
}

impl Asked {
    /// The value that is used.
    fn value(self) -> Option<Value> {
        self.form.with(|it| it.value(self.place))
    }

    /// What was typed and refused, with the reason in words.
    fn refused(self) -> Option<(String, String)> {
        self.form.with(|form| {
            let refused = form.refused(self.place)?;
            let used = form.value(self.place)?;
            Some((refused.entry.clone(), words::refusal(self.language, &self.question, refused.why, used)))
        })
    }

    fn set(self, value: Value) {
        self.form.update(|it| it.set(self.place, value));
    }

    fn enter(self, entry: &str) {
        let entry = without_groups(self.language, entry);
        self.form.update(|it| it.enter(self.place, &entry));
    }

    fn say(self, text: Text) -> &'static str {
        text.get(self.language)
    }

    fn id(self, part: &str) -> String {
        format!("{}{}-{part}", prefix(self.mount), self.question.key)
    }
}

/// What the ids of a calculator begin with: nothing on its own page, where `mount` is 0, and its number inside another.
pub(crate) fn prefix(mount: u8) -> String {
    if mount == 0 { String::new() } else { format!("m{mount}-") }
}

/// Every question under its heading, with ready fillings above and the way back below.
#[component]
pub fn FormView(
    /// State of the form.
    form: RwSignal<Form>,
    /// Language of the questions.
    language: Language,
    /// Which calculator of the page it is, see [`prefix`].
    mount: u8,
) -> AnyView {
    let questions = form.with_untracked(|it| it.questions().to_vec());
    let mut sections: Vec<(Text, Vec<Asked>)> = Vec::new();
    for (place, question) in questions.into_iter().enumerate() {
        let asked = Asked { form, question, place, language, mount };
        match sections.last_mut() {
            Some((heading, places)) if *heading == question.section => places.push(asked),
            _ => sections.push((question.section, vec![asked])),
        }
    }
    let sections = sections.into_iter().map(|(heading, places)| {
        view! {
            <fieldset class="questions">
                <legend>{heading.get(language)}</legend>
                {places.into_iter().map(field).collect_view()}
            </fieldset>
        }
        .erase()
    });
    view! {
        <form class="calculator" autocomplete="off" on:submit=|event| event.prevent_default()>
            {sections.collect_view()}
            <button
                type="button"
                class="reset"
                disabled=move || !form.with(is_touched)
                on:click=move |_| form.update(Form::reset)
            >
                {texts::RESET.get(language)}
            </button>
        </form>
    }
    .erase()
}

fn is_touched(form: &Form) -> bool {
    !form.own().is_empty() || (0..form.questions().len()).any(|place| form.is_changed(place))
}

fn field(asked: Asked) -> AnyView {
    match asked.question.kind {
        Kind::Number { .. } => number::field(asked),
        Kind::Choice { options } => choice::field(asked, options).into_any(),
    }
}

/// The way back to what the field held at first; there only while it holds something else.
#[component]
fn Restore(asked: Asked) -> AnyView {
    let Asked { form, place, language, question, .. } = asked;
    let is_changed = Memo::new(move |_| form.with(|it| it.is_changed(place)));
    let start = form
        .with_untracked(|it| it.start(place))
        .map_or_else(String::new, |it| spoken(language, &question, it));
    let label =
        texts::RESTORE_LABEL.fill(language, &[("label", asked.say(question.label)), ("start", &start)]);
    view! {
        <button
            type="button"
            class="restore"
            hidden=move || !is_changed.get()
            aria-label=label
            on:click=move |_| form.update(|it| it.restore(place))
        >
            {texts::RESTORE.fill(language, &[("start", &start)])}
        </button>
    }
    .erase()
}

/// Ready fillings of the form.
#[component]
pub fn Presets(
    /// State of the form.
    form: RwSignal<Form>,
    /// The fillings.
    presets: &'static [portal_calculators::Preset],
    /// Language of their names.
    language: Language,
) -> AnyView {
    let chip = move |preset: &'static portal_calculators::Preset| {
        let is_on = Memo::new(move |_| form.with(|it| it.is_preset(preset.query)));
        view! {
            <button
                type="button"
                aria-pressed=move || is_on.get().to_string()
                on:click=move |_| form.update(|it| it.preset(preset.query))
            >
                {preset.label.get(language)}
            </button>
        }
        .erase()
    };
    view! {
        <div class="chips" role="group" aria-label=texts::PRESETS.get(language)>
            {presets.iter().map(chip).collect_view()}
        </div>
    }
    .erase()
}

/// What in the link could not be used; nothing when all of it could.
#[component]
pub fn Notices(
    /// The notices.
    notices: ReadSignal<Vec<Notice>>,
    /// State of the form that the link filled.
    form: RwSignal<Form>,
    /// Language of the words.
    language: Language,
) -> AnyView {
    let questions = StoredValue::new(form.with_untracked(|it| it.questions().to_vec()));
    let line = move |it: &Notice| {
        let words = questions.with_value(|questions| words::notice(language, questions, it));
        view! { <li>{words}</li> }.erase()
    };
    view! {
        <div role="status" class="notices" class:empty=move || notices.with(Vec::is_empty)>
            {move || {
                notices.with(|all| {
                    if all.is_empty() {
                        return ().into_any();
                    }
                    let lines = all.iter().map(line).collect_view();
                    view! {
                        <p>{texts::NOTICE_TITLE.get(language)}</p>
                        <ul>{lines}</ul>
                    }
                    .erase()
                })
            }}
        </div>
    }
    .erase()
}
