//! The page with the list.

use leptos::prelude::*;
use portal_opendata::package::Topic;

use super::parts::{choice, class_id, entry, marks, size, topic_word};
use super::{ARCHIVE, Catalogue, DataSet, live, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::PageId;
use crate::widgets::badge::class_word;

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn page(app: AppContext, data: Catalogue) -> AnyView {
    let language = app.language();
    let root = app.address.to_root();
    let own = app.address.to_page(PageId::OwnData);
    view! {
        <div class="wrap">
            <section>
                <header>
                    <h1>{texts::TITLE.get(language)}</h1>
                    <p>{texts::INTRO.get(language)}</p>
                </header>
                <p class="actions">
                    <a class="plain-button" download="" href=format!("{root}{ARCHIVE}")>{texts::ALL_FILES.get(language)}</a>
                    <a class="plain-button" download="" href=format!("{root}data/datapackage.json")>{texts::PACKAGE.get(language)}</a>
                    <a class="plain-button" rel=app.address.rel(own) href=app.address.href(own)>{texts::OWN.get(language)}</a>
                </p>
            </section>
            <section id="catalogue">
                <h2>{texts::CATALOGUE.get(language)}</h2>
                {filters(app, &data)}
                <ul class="catalogue">{data.sets.iter().map(|it| item(app, it)).collect_view()}</ul>
            </section>
            {live::section(app, data.config)}
        </div>
    }
    .erase()
}

fn filters(app: AppContext, data: &Catalogue) -> AnyView {
    let language = app.language();
    let topics = Topic::ALL.into_iter().filter(|it| data.sets.iter().any(|set| set.topic == Some(*it)));
    let topics = topics.map(|it| (it.id().to_owned(), topic_word(it).get(language).to_owned()));
    let mut classes = Vec::new();
    for class in data.sets.iter().filter_map(|it| it.class) {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    let classes = classes.into_iter().map(|it| (class_id(it), class_word(it).get(language).to_owned()));
    view! {
        <form id="filters" class="filters" role="search" aria-label=texts::FILTERS.get(language)>
            <fieldset disabled>
                {entry("q", texts::WORDS.get(language), "search")}
                {choice("topic".to_owned(), texts::TOPIC.get(language).to_owned(), topics, language)}
                {choice("class".to_owned(), texts::CLASS.get(language).to_owned(), classes, language)}
            </fieldset>
            <p role="status" class="small">{texts::SETS.count(language, data.sets.len() as u64)}</p>
        </form>
    }
    .erase()
}

fn item(app: AppContext, set: &DataSet) -> AnyView {
    let language = app.language();
    let code = language.code();
    let address = app.address.to_slug(PageId::DataSet, set.name);
    let topic = set.topic.map(|it| topic_word(it).get(language).to_owned());
    let rows = (!set.rows.is_empty()).then(|| texts::COUNT.count(language, set.rows.len() as u64));
    let told = [topic, rows, Some(size(set.bytes, language)), Some(set.credit.clone())];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li id=set.name data-topic=set.topic.map(Topic::id) data-class=set.class.map(class_id)>
            <h3><a rel=app.address.rel(address) href=app.address.href(address)>{set.title.get(code).to_owned()}</a></h3>
            <p>{set.description.get(code).to_owned()}</p>
            {marks(set, language)}
            <p class="small">{told}</p>
        </li>
    }
    .erase()
}
