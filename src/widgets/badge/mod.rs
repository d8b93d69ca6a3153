//! The mark beside every number: how it came about, told by shape and by word.

use crate::erase::Erase;
use leptos::prelude::*;
use portal_evidence::{Class, Confidence, Mark};
use portal_text::{Language, Text};

mod texts {
    portal_text::texts!("widgets/badge");
}

/// Class of a number as a shape and a word, with a time or an age behind it.
#[component]
pub fn Badge(
    /// How the number came about.
    class: Class,
    /// Language of the word.
    language: Language,
    /// Time or age, already in words; empty for none.
    #[prop(optional, into)]
    when: String,
    /// When the copy was taken, in words, for a number that stands still; empty for none.
    #[prop(optional, into)]
    taken: String,
) -> AnyView {
    let shape = match class.mark() {
        Mark::Dot => "badge dot",
        Mark::Ring => "badge ring",
        Mark::Half => "badge half",
        Mark::Square => "badge square",
        Mark::Cross => "badge cross",
    };
    let copy_of = |time: String| texts::COPY_OF.fill(language, &[("time", &time)]);
    let word = if taken.is_empty() { class_word(class).get(language).to_owned() } else { copy_of(taken) };
    view! {
        <span class=shape>
            {word}
            {if when.is_empty() { when } else { format!(" · {when}") }}
        </span>
    }
    .erase()
}

/// The word for a class.
pub const fn class_word(class: Class) -> Text {
    match class {
        Class::Measured => texts::MEASURED,
        Class::Preliminary => texts::PRELIMINARY,
        Class::Estimated => texts::ESTIMATED,
        Class::Forecast => texts::FORECAST,
        Class::Modelled => texts::MODELLED,
        Class::Substitute => texts::SUBSTITUTE,
        Class::Typical => texts::TYPICAL,
        Class::Copy => texts::COPY,
        Class::Outage => texts::OUTAGE,
    }
}

/// The words for how a figure was read.
pub const fn confidence_word(confidence: Confidence) -> Text {
    match confidence {
        Confidence::Read => texts::READ,
        Confidence::Computed => texts::COMPUTED,
        Confidence::Secondary => texts::SECONDARY,
        Confidence::Recalled => texts::RECALLED,
    }
}
