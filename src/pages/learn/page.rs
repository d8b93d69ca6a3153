//! The pages of one lesson: for pupils, on paper, for the teacher.

use leptos::prelude::*;
use portal_content::Citation;
use portal_text::Language;

use super::{LessonPage, reveal_folder, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::{Address, PageId};

/// The page for pupils.
pub fn lesson(app: AppContext, data: LessonPage) -> AnyView {
    let (language, address) = (app.language(), app.address);
    let root = address.to_root();
    let text = format!("{root}lessons/{}/{}.md", address.slug, language.code());
    let reveals = format!("{root}{}", reveal_folder(address.slug));
    view! {
        <article class="wrap lesson" id="lesson" data-lesson=address.slug data-text=text data-reveals=reveals>
            {back(address, language)}
            <div inner_html=data.html></div>
            {progress(language)}
            {for_teacher(address, language)}
            {sources(data.sources, language)}
        </article>
    }
    .erase()
}

/// The worksheet.
pub fn worksheet(app: AppContext, data: LessonPage) -> AnyView {
    let language = app.language();
    view! {
        <article class="wrap lesson paper">
            {to_lesson(app.address, language)}
            <p class="on-screen small">{texts::PRINT.get(language)}</p>
            <div inner_html=data.html></div>
            {sources(data.sources, language)}
        </article>
    }
    .erase()
}

/// The page for the teacher: course of the lesson, notes, key.
pub fn key(app: AppContext, data: LessonPage) -> AnyView {
    let language = app.language();
    view! {
        <article class="wrap lesson paper">
            {to_lesson(app.address, language)}
            <h1>{data.title}</h1>
            <p class="lesson-summary">{texts::KEY_LEAD.get(language)}</p>
            <div inner_html=data.html></div>
            {sources(data.sources, language)}
        </article>
    }
    .erase()
}

fn back(address: Address, language: Language) -> AnyView {
    let list = Address { page: PageId::Learn, slug: "", ..address };
    view! { <p class="back"><a href=address.href(list) rel=address.rel(list)>{texts::ALL_LESSONS.get(language)}</a></p> }
        .erase()
}

fn to_lesson(address: Address, language: Language) -> AnyView {
    let lesson = Address { page: PageId::Lesson, ..address };
    view! { <p class="back"><a href=address.href(lesson) rel="external">{texts::TO_LESSON.get(language)}</a></p> }.erase()
}

/// What the pupil has done. The program fills in the count.
fn progress(language: Language) -> AnyView {
    view! {
        <section class="needs-wasm lesson-progress" aria-labelledby="progress">
            <h2 id="progress">{texts::PROGRESS.get(language)}</h2>
            <p id="progress-count" role="status"></p>
            <p class="small">{texts::PROGRESS_HOW.get(language)}</p>
            <p>{texts::CODE.get(language)} ": " <b id="result-code">"–"</b></p>
            <p class="small">{texts::CODE_HOW.get(language)}</p>
            <p><button type="button" class="plain-button" id="forget">{texts::FORGET.get(language)}</button></p>
        </section>
    }
    .erase()
}

/// Notes on demand, worksheet, key.
fn for_teacher(address: Address, language: Language) -> AnyView {
    let link = |page: PageId, words: &'static str| {
        let to = Address { page, ..address };
        view! { <li><a href=address.href(to) rel="external">{words}</a></li> }.erase()
    };
    let tool = |page: PageId| address.href(Address { page, slug: "", ..address });
    view! {
        <section class="lesson-teacher" aria-labelledby="teacher">
            <h2 id="teacher">{texts::TEACHER.get(language)}</h2>
            <p class="needs-wasm">
                <button type="button" class="plain-button" id="notes" aria-pressed="false">{texts::NOTES.get(language)}</button>
            </p>
            <ul class="bare">
                {link(PageId::Worksheet, texts::TO_WORKSHEET.get(language))}
                {link(PageId::LessonKey, texts::TO_KEY.get(language))}
                <li><a href=tool(PageId::ClassLink) rel="external">{texts::TO_LINK.get(language)}</a></li>
                <li><a href=tool(PageId::ClassResults) rel="external">{texts::TO_RESULTS.get(language)}</a></li>
            </ul>
        </section>
    }
    .erase()
}

fn sources(sources: Vec<Citation>, language: Language) -> AnyView {
    let one = |(number, source): (usize, Citation)| {
        let title = if source.address.is_empty() {
            source.title.into_any()
        } else {
            view! { <a href=source.address rel="external noopener">{source.title}</a> }.erase()
        };
        view! { <li id=format!("source-{number}")>{title}</li> }.erase()
    };
    view! {
        <section class="lesson-sources" aria-labelledby="sources">
            <h2 id="sources">{texts::SOURCES.get(language)}</h2>
            <ol class="small">{(1..).zip(sources).map(one).collect_view()}</ol>
        </section>
    }
    .erase()
}
