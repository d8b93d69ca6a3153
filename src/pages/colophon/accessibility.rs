//! The accessibility statement, in the form and with the ids that Polish law gives it.

use leptos::prelude::*;
use portal_opendata::LocalText;
use portal_opendata::accessibility::{Accessibility, Complaint, Compliance, Responsible, Stated};
use portal_opendata::config::PortalConfig;
use portal_text::{Language, date};
use portal_units::CivilDate;

use crate::erase::Erase;

mod texts {
    portal_text::texts!("pages/colophon/accessibility");
}

/// The statement of a town, or what has to be done to get one.
pub(super) fn content(config: &'static PortalConfig, language: Language) -> AnyView {
    match &config.accessibility {
        Some(it) => statement(it, language),
        None => view! {
            <section class="prose" id="a11y-wstep">
                <p class="notice">{texts::NONE.get(language)}</p>
                <p>{texts::AIM.get(language)}</p>
                <p>{texts::CHECKED.get(language)}</p>
            </section>
        }
        .erase(),
    }
}

fn statement(it: &'static Accessibility, language: Language) -> AnyView {
    let count = it.missing();
    let draft = (count > 0).then(|| {
        view! { <p class="notice">{texts::DRAFT.fill(language, &[("count", &count.to_string())])}</p> }
            .erase()
    });
    view! {
        {draft}
        <section class="prose" id="a11y-wstep">
            <p>
                <span id="a11y-podmiot">{words(&it.body, language)}</span>" "
                {texts::COMMITTED.get(language)}" "
                <span id="a11y-zakres">{local(&it.scope, language)}</span>
                {texts::BY_LAW.get(language)}
            </p>
            <p>{texts::ADDRESS.get(language)}" "{url(&it.url, language)}</p>
            <ul>
                <li>{texts::PUBLISHED.get(language)}" "{day("a11y-data-publikacja", &it.published, language)}</li>
                <li>{texts::UPDATED.get(language)}" "{day("a11y-data-aktualizacja", &it.updated, language)}</li>
            </ul>
        </section>
        {status(it, language)}
        <section class="prose">
            <h2>{texts::PREPARATION.get(language)}</h2>
            <ul>
                <li>{texts::PREPARED.get(language)}" "{day("a11y-data-sporzadzenie", &it.prepared, language)}</li>
                <li>{texts::REVIEWED.get(language)}" "{day("a11y-data-przeglad", &it.reviewed, language)}</li>
            </ul>
            <p>{local(&it.method, language)}</p>
        </section>
        {contact(&it.contact, language)}
        {procedure(&it.procedure, &it.complaint, language)}
        <section class="prose" id="a11y-architektura">
            <h2>{texts::ARCHITECTURE.get(language)}</h2>
            <p>{words(&it.architecture, language)}</p>
        </section>
        <section class="prose" id="a11y-komunikacja">
            <h2>{texts::COMMUNICATION.get(language)}</h2>
            <p>{words(&it.communication, language)}</p>
        </section>
        <section class="prose">
            <h2>{texts::HELP.get(language)}</h2>
            <p>{texts::KEYS.get(language)}</p>
            <p>{texts::CHECKED.get(language)}</p>
        </section>
    }
    .erase()
}

fn status(it: &'static Accessibility, language: Language) -> AnyView {
    let sentence = match &it.status {
        Stated::Known(Compliance::Full) => texts::FULL.get(language).into_any(),
        Stated::Known(Compliance::Partial) => texts::PARTIAL.get(language).into_any(),
        Stated::Known(Compliance::None) => texts::NOT.get(language).into_any(),
        Stated::Missing { missing } => gap(missing, language),
    };
    let items = it.not_accessible.iter().map(|it| view! { <li>{local(it, language)}</li> }.erase());
    let list = (!it.not_accessible.is_empty()).then(|| {
        view! {
            <h3>{texts::NOT_ACCESSIBLE.get(language)}</h3>
            <ul>{items.collect_view()}</ul>
        }
        .erase()
    });
    view! {
        <section class="prose">
            <h2>{texts::STATUS.get(language)}</h2>
            <p id="a11y-status">{sentence}</p>
            {list}
        </section>
    }
    .erase()
}

fn contact(it: &'static Responsible, language: Language) -> AnyView {
    let email = match &it.email {
        Stated::Known(email) => {
            view! { <a id="a11y-email" href=format!("mailto:{email}")>{email.as_str()}</a> }.erase()
        }
        Stated::Missing { missing } => {
            view! { <span id="a11y-email">{gap(missing, language)}</span> }.erase()
        }
    };
    let phone = match &it.phone {
        Stated::Known(phone) => phone.as_str().into_any(),
        Stated::Missing { missing } => gap(missing, language),
    };
    view! {
        <section class="prose" id="a11y-kontakt">
            <h2>{texts::CONTACT.get(language)}</h2>
            <p>{texts::CONTACT_LEAD.get(language)}</p>
            <ul>
                <li>{texts::PERSON.get(language)}" "<span id="a11y-osoba">{words(&it.person, language)}</span></li>
                <li>{texts::EMAIL.get(language)}" "{email}</li>
                <li>{texts::PHONE.get(language)}" "<span id="a11y-telefon">{phone}</span></li>
            </ul>
        </section>
    }
    .erase()
}

fn procedure(words: &'static LocalText, to: &'static Complaint, language: Language) -> AnyView {
    view! {
        <section class="prose" id="a11y-procedura">
            <h2>{texts::PROCEDURE.get(language)}</h2>
            <p>{local(words, language)}</p>
            <p>
                {texts::COMPLAINT.get(language)}" "
                <a href=to.url.as_str() rel="external noopener">{local(&to.body, language)}</a>
            </p>
        </section>
    }
    .erase()
}

fn local(text: &'static LocalText, language: Language) -> &'static str {
    text.get(language.code())
}

fn words(part: &'static Stated<LocalText>, language: Language) -> AnyView {
    match part {
        Stated::Known(text) => local(text, language).into_any(),
        Stated::Missing { missing } => gap(missing, language),
    }
}

/// What nobody has stated yet, so that a reader sees it at once.
fn gap(missing: &'static LocalText, language: Language) -> AnyView {
    view! { <mark class="gap">{format!("[{}]", local(missing, language))}</mark> }.erase()
}

fn url(part: &'static Stated<String>, language: Language) -> AnyView {
    match part {
        Stated::Known(url) => {
            view! { <a id="a11y-url" href=url.as_str() rel="external">{url.as_str()}</a> }.erase()
        }
        Stated::Missing { missing } => view! { <span id="a11y-url">{gap(missing, language)}</span> }.erase(),
    }
}

fn day(id: &'static str, part: &'static Stated<CivilDate>, language: Language) -> AnyView {
    match part {
        Stated::Known(day) => {
            view! { <time id=id datetime=day.to_string()>{date(language, *day)}</time> }.erase()
        }
        Stated::Missing { missing } => view! { <span id=id>{gap(missing, language)}</span> }.erase(),
    }
}
