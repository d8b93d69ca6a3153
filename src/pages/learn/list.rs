//! The list of the town's lessons.

use leptos::prelude::*;
use portal_content::{Lesson, about_html, facts_html};
use portal_text::number;

use super::texts;
use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::{Address, PageId};
use crate::widgets::pack::pack;

/// What the list shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ListPage {
    /// The lessons, in the order of the configuration.
    pub lessons: Vec<Listed>,
}

/// A lesson of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Last part of its address.
    pub slug: &'static str,
    /// The lesson.
    pub lesson: Lesson,
    /// Bytes of its own files: the page, the text, what is revealed.
    pub bytes: usize,
}

/// The page.
pub fn list(app: AppContext, data: ListPage) -> AnyView {
    let language = app.language();
    let tool = |page: PageId| app.address.href(app.address.to_page(page));
    let lessons = data.lessons.into_iter().map(|it| card(app, it)).collect_view();
    view! {
        <div class="wrap">
            <section class="lesson-list">
                <header>
                    <h1>{texts::TITLE.get(language)}</h1>
                    <p>{texts::LEAD.get(language)}</p>
                </header>
                {lessons}
            </section>
            <section class="prose" aria-labelledby="for-teachers">
                <h2 id="for-teachers">{texts::FOR_TEACHERS.get(language)}</h2>
                <p>{texts::HOW.get(language)}</p>
                <p>{texts::NO_ACCOUNTS.get(language)}</p>
                <p><a href=tool(PageId::ClassLink) rel="external">{texts::TO_LINK.get(language)}</a></p>
                <p><a href=tool(PageId::ClassResults) rel="external">{texts::TO_RESULTS.get(language)}</a></p>
                <p><a href=tool(PageId::Preview) rel="external">{texts::TO_PREVIEW.get(language)}</a></p>
            </section>
        </div>
    }
    .erase()
}

fn card(app: AppContext, listed: Listed) -> AnyView {
    let language = app.language();
    let Listed { slug, lesson, bytes } = listed;
    let link = |page: PageId, words: String| {
        let to = Address { page, slug, ..app.address };
        view! { <a href=app.address.href(to) rel="external">{words}</a> }.erase()
    };
    #[expect(clippy::cast_precision_loss, reason = "bytes of a file")]
    let size = texts::SIZE.fill(language, &[("size", &number(language, bytes as f64 / 1000.0, 0))]);
    let title = lesson.title.clone();
    view! {
        <article class="lesson-card">
            <h2>{link(PageId::Lesson, title)}</h2>
            <p class="lesson-summary">{lesson.summary.clone()}</p>
            <div inner_html=facts_html(&lesson, language)></div>
            <div inner_html=about_html(&lesson, language)></div>
            <p class="lesson-links">
                {link(PageId::Worksheet, texts::TO_WORKSHEET.get(language).to_owned())} " · "
                {link(PageId::LessonKey, texts::TO_KEY.get(language).to_owned())}
            </p>
            <p class="small">{size}</p>
            {pack(&format!("learn/{slug}"), language)}
        </article>
    }
    .erase()
}
