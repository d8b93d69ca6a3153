//! The page of one data set.

use leptos::prelude::*;
use portal_chart::{ChartSpec, Explored, View};

use super::parts::{fact, links, marks, size, topic_word};
use super::{ARCHIVE, SetPage, chart, table, texts, usage};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::PageId;
use crate::widgets::chart::still::Still;

/// Series of which the summary tells.
const MOST_TOLD: usize = 3;

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn page(app: AppContext, data: SetPage) -> AnyView {
    let language = app.language();
    let (code, root, set) = (language.code(), app.address.to_root(), &data.set);
    let list = app.address.to_page(PageId::Data);
    let download =
        texts::DOWNLOAD.fill(language, &[("file", &set.path), ("size", &size(set.bytes, language))]);
    view! {
        <article class="wrap data-set">
            <section>
                <header>
                    <p class="small"><a rel=app.address.rel(list) href=app.address.href(list)>{texts::TITLE.get(language)}</a></p>
                    <h1>{set.title.get(code).to_owned()}</h1>
                    <p>{set.description.get(code).to_owned()}</p>
                    {marks(set, language)}
                </header>
                <p class="actions">
                    <a class="plain-button" download="" href=format!("{root}data/{}", set.path)>{download}</a>
                    <a class="plain-button" download="" href=format!("{root}{ARCHIVE}")>{texts::ALL_FILES.get(language)}</a>
                </p>
                <dl class="facts">
                    {set.topic.map(|it| fact(texts::TOPIC.get(language), topic_word(it).get(language)))}
                    {fact(texts::TIME.get(language), set.time.get(code).to_owned())}
                    {fact(texts::LICENCE.get(language), links(set.licence.clone()))}
                    {fact(texts::CREDIT.get(language), set.credit.clone())}
                    {fact(texts::SOURCE.get(language), links(set.sources.clone()))}
                    {fact(texts::VERSION.get(language), texts::VERSION_OF.fill(
                        language,
                        &[("version", &data.version), ("date", &portal_text::date(language, data.created))],
                    ))}
                </dl>
            </section>
            {drawing(app, &data)}
            {(!set.columns.is_empty()).then(|| view! { {table::rows(app, set)}{table::schema(set, language)} }.into_any())}
            {usage::section(&data, language)}
            <section id="cite">
                <h2>{texts::CITE.get(language)}</h2>
                <p class="citation">{usage::citation(app, &data)}</p>
            </section>
        </article>
    }
    .erase()
}

fn drawing(app: AppContext, data: &SetPage) -> Option<AnyView> {
    let language = app.language();
    let set = &data.set;
    let picture = chart::chart(set, language)?;
    let told =
        ChartSpec { series: picture.series.iter().take(MOST_TOLD).cloned().collect(), ..picture.clone() };
    let summary = told.summary_of(&View::default(), language);
    let picture = Explored::Lines(picture);
    let still = Still {
        id: "chart".to_owned(),
        picture,
        summary,
        source: set.credit.clone(),
        licence: set.licence_name().to_owned(),
    };
    let view = view! {
        <section id="drawing">
            <h2>{texts::CHART.get(language)}</h2>
            {still.view(language)}
        </section>
    };
    Some(view.erase())
}
