//! Pieces that the pages share.

use leptos::prelude::*;
use portal_evidence::Class;
use portal_opendata::package::Topic;
use portal_text::{Language, NO_BREAK_SPACE, Text, number};

use super::{DataSet, texts};
use crate::erase::Erase;
use crate::widgets::badge::{Badge, confidence_word};

/// The word for what a data set is about.
pub(super) const fn topic_word(topic: Topic) -> Text {
    match topic {
        Topic::Air => texts::TOPIC_AIR,
        Topic::Weather => texts::TOPIC_WEATHER,
        Topic::Electricity => texts::TOPIC_ELECTRICITY,
        Topic::Heat => texts::TOPIC_HEAT,
        Topic::Prices => texts::TOPIC_PRICES,
        Topic::Transport => texts::TOPIC_TRANSPORT,
        Topic::Cluster => texts::TOPIC_CLUSTER,
        Topic::Reference => texts::TOPIC_REFERENCE,
    }
}

/// A class in an address.
pub(super) fn class_id(class: Class) -> String {
    let json = serde_json::to_value(class).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

/// Class, date and confidence of a data set.
pub(super) fn marks(set: &DataSet, language: Language) -> AnyView {
    let as_of = texts::AS_OF.fill(language, &[("date", &portal_text::date(language, set.as_of))]);
    view! {
        <p class="resource-marks">
            {set.class.map(|class| view! { <Badge class language when=as_of.clone()/> }.erase())}
            {set.class.is_none().then(|| view! { <span class="badge-like">{as_of.clone()}</span> }.erase())}
            {set.confidence.map(|it| view! { <span class="badge-like">{confidence_word(it).get(language)}</span> }.erase())}
        </p>
    }
    .erase()
}

/// Size of a file in words.
pub(super) fn size(bytes: u64, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "sizes of files")]
    let kilobytes = bytes as f64 / 1000.0;
    format!("{}{NO_BREAK_SPACE}KB", number(language, kilobytes, usize::from(kilobytes < 100.0)))
}

/// A named fact.
pub(super) fn fact(name: &'static str, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.erase()
}

/// Names with their pages, as a list.
pub(super) fn links(named: Vec<(String, Option<String>)>) -> AnyView {
    let link = |(name, address): (String, Option<String>)| match address {
        Some(address) => view! { <a href=address rel="external noopener">{name}</a> }.erase(),
        None => name.into_any(),
    };
    view! { <ul class="bare">{named.into_iter().map(|it| view! { <li>{link(it)}</li> }.erase()).collect_view()}</ul> }
        .erase()
}

/// A choice among values, none chosen.
pub(super) fn choice(
    name: String,
    label: String,
    options: impl Iterator<Item = (String, String)>,
    language: Language,
) -> AnyView {
    let options =
        options.map(|(value, word)| view! { <option value=value>{word}</option> }.erase()).collect_view();
    view! {
        <label>
            {label}
            <select name=name>
                <option value="">{texts::ANY.get(language)}</option>
                {options}
            </select>
        </label>
    }
    .erase()
}

/// Something to type.
pub(super) fn entry(name: &'static str, label: &'static str, kind: &'static str) -> AnyView {
    view! { <label>{label}<input name=name type=kind autocomplete="off"/></label> }.erase()
}
