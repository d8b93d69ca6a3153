//! The answer on the page: sentence, figures, charts, and the band that stays in sight.

use leptos::prelude::*;
use portal_calculators::{Calculator, Figure, Run};
use portal_chart::{Axis, ChartSpec, Kind};
use portal_evidence::Class;
use portal_text::{Language, Text};

use super::desk::{Desk, Readiness};
use super::{CalculatorPage, Outline, drivers, export, own, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::form::prefix;
use crate::routes::PageId;
use crate::storage;
use crate::widgets::badge::Badge;
use crate::widgets::chart::Chart;

/// Heading of the answer with the class of its numbers and the weather that they were worked out on.
pub(super) fn heading(app: AppContext, data: &CalculatorPage, desk: Desk) -> AnyView {
    let language = app.language();
    let title = data.weather_title.clone();
    let has_weather = !title.is_empty();
    let when = move || {
        // Which year it is stands as soon as it has come.
        let _ = desk.readiness.get();
        let real = own::real_year().filter(|_| has_weather);
        let title =
            real.map_or_else(|| title.clone(), |it| texts::REAL_YEAR.fill(language, &[("year", &it)]));
        if has_weather { texts::BADGE.fill(language, &[("title", &title)]) } else { title }
    };
    view! {
        <p class="answer-class">
            <span>{texts::RESULT.get(language)}</span>
            {move || view! { <Badge class=Class::Modelled language when=when()/> }.erase()}
            {move || {
                let has_choice = has_weather && desk.mount == 0 && desk.hydrated.get();
                if has_choice { other_year(app, desk) } else { ().into_any() }
            }}
        </p>
    }
    .erase()
}

/// The way to the other weather with the same state, where a real year is kept; where the address asks for one that is
/// not, the way to fetch it.
fn other_year(app: AppContext, desk: Desk) -> AnyView {
    let language = app.language();
    let (kept, asked) = (own::Own::kept(), own::Asked::of(&storage::query()));
    let fill = |words: Text, year: &str| words.fill(language, &[("year", year)]);
    let (words, year) = match (kept.year(), &asked.year) {
        (Some(kept), None) => (fill(texts::TO_YEAR, kept), Some(kept.to_owned())),
        (Some(kept), Some(_)) if asked.is_of(kept) => (texts::TO_SUBSTITUTE.get(language).to_owned(), None),
        (_, Some(year)) if !year.is_empty() => {
            let page = app.address.href(app.address.to_page(PageId::OwnData));
            let href = format!("{page}?{}#weather", own::for_year(year));
            return view! { <a rel="external" href=href>{fill(texts::FETCH_YEAR, year)}</a> }.erase();
        }
        _ => return ().into_any(),
    };
    let href = move || format!("?{}", desk.form.with(|it| own::with_year(&it.query(), year.as_deref())));
    view! { <a rel="external" href=href>{words}</a> }.erase()
}

/// Sentence, figures, charts.
pub(super) fn view(desk: Desk, outline: &Outline, language: Language) -> AnyView {
    let answer = desk.answer;
    let verdict = Memo::new(move |_| answer.with(|it| it.verdict.clone()));
    view! {
        <p class="verdict" id=format!("{}verdict", prefix(desk.mount))>{move || verdict.get().into_iter().map(run).collect_view().into_any()}</p>
        {status(desk, language)}
        {figures(desk, outline.figures(), language)}
        <p class="small meaning">{move || answer.with(|it| it.meaning.clone())}</p>
        {(0..outline.charts()).map(|place| chart(desk, place, language)).collect_view()}
    }
    .erase()
}

fn run(run: Run) -> AnyView {
    if run.strong { view! { <b>{run.text}</b> }.erase() } else { run.text.into_any() }
}

/// What stands between the reader and an answer, if anything does.
fn status(desk: Desk, language: Language) -> AnyView {
    let words = Memo::new(move |_| {
        let is_changed = desk.form.with(|it| it.values() != it.starts());
        match desk.readiness.get() {
            Readiness::Waiting if desk.hydrated.get() && is_changed => Some(texts::LOADING),
            Readiness::Failed => Some(texts::FAILED),
            _ if desk.is_refused.get() => Some(texts::REFUSED),
            _ => None,
        }
    });
    view! {
        <p class="answer-status" role="status">{move || words.get().map_or_else(String::new, |it| it.get(language).to_owned())}</p>
        <p class="no-wasm">{texts::NO_SCRIPT.get(language)}</p>
    }
    .erase()
}

fn figures(desk: Desk, count: usize, language: Language) -> AnyView {
    let answer = desk.answer;
    let figure = move |place: usize| {
        let at = Memo::new(move |_| answer.with(|it| it.figures.get(place).cloned()));
        let say = move |part: fn(&Figure) -> &String| {
            at.with(|it| it.as_ref().map(part).cloned()).unwrap_or_default()
        };
        view! {
            <div hidden=move || at.with(Option::is_none)>
                <dt>{move || say(|it| &it.label)}</dt>
                <dd>
                    <b>{move || say(|it| &it.shown)}</b>
                    " "
                    <span class="unit">{move || say(|it| &it.unit)}</span>
                    <span class="range">{move || say(|it| &it.range)}</span>
                    <span class="note">{move || say(|it| &it.note)}</span>
                </dd>
            </div>
        }
        .erase()
    };
    let drivers = move || answer.with(|it| drivers::markup(language, &it.drivers));
    view! {
        <dl class="key" class:rough=move || desk.is_rough.get()>
            {(0..count).map(figure).collect_view()}
            <div class="drivers">
                <dt>{texts::DRIVERS.get(language)}</dt>
                <dd inner_html=drivers></dd>
            </div>
        </dl>
    }
    .erase()
}

fn chart(desk: Desk, place: usize, language: Language) -> AnyView {
    let answer = desk.answer;
    // Leaked: a page has few charts, and a figure keeps its name.
    let id = String::leak(format!("{}chart-{}", prefix(desk.mount), place + 1));
    let empty = || ChartSpec::new("", Axis::of(Kind::Number), Axis::of(Kind::Number));
    let spec = Memo::new(move |_| answer.with(|it| it.charts.get(place).cloned()).unwrap_or_else(empty));
    view! {
        <section>
            <header><h2>{move || spec.with(|it| it.title.clone())}</h2></header>
            <Chart id spec=Signal::from(spec) language/>
        </section>
    }
    .erase()
}

/// The band at the lower edge: the answer in a few words, the link, the file.
pub(super) fn bar(app: AppContext, desk: Desk, calculator: &'static dyn Calculator) -> AnyView {
    let language = app.language();
    let said = RwSignal::new("");
    let for_class = RwSignal::new(String::new());
    let share = move |_| {
        // The address follows a little later than the form.
        let query = desk.form.with_untracked(portal_calculators::Form::query);
        storage::replace_query(&query);
        let page = app.address.href(app.address.to_page(PageId::ClassLink));
        for_class.set(format!("{page}?calculator={}&{query}", calculator.about().slug));
        export::copy_address(move |is_copied| {
            let text = if is_copied { texts::SHARED } else { texts::NOT_SHARED };
            said.set(text.get(language));
        });
    };
    let name = texts::CSV_NAME.fill(language, &[("slug", calculator.about().slug)]);
    view! {
        <div class="bar" role="region" aria-label=texts::RESULT.get(language)>
            <div class="wrap">
                <b id="short" aria-live="polite">{move || desk.answer.with(|it| it.short.clone())}</b>
                <span class="bar-said" role="status">{move || said.get().to_owned()}</span>
                <a
                    id="for-class"
                    class="bar-said"
                    rel="external"
                    hidden=move || for_class.with(String::is_empty)
                    href=move || for_class.get()
                >
                    {texts::FOR_CLASS.get(language)}
                </a>
                <span class="bar-tools">
                    <button type="button" class="plain-button" on:click=share>{texts::SHARE.get(language)}</button>
                    <a
                        class="plain-button"
                        id="csv"
                        download=name
                        href="#csv"
                        on:click:target=move |event| {
                            let missing = match desk.readiness.get_untracked() {
                                Readiness::Ready => None,
                                Readiness::Waiting => Some(texts::LOADING),
                                Readiness::Failed => Some(texts::FAILED),
                            };
                            if let Some(why) = missing {
                                event.prevent_default();
                                said.set(why.get(language));
                                return;
                            }
                            let csv = desk.form.with_untracked(|form| {
                                desk.answer.with_untracked(|answer| export::csv(language, form, answer))
                            });
                            event.target().set_href(&export::data_url(&csv));
                        }
                    >
                        {texts::DOWNLOAD.get(language)}
                    </a>
                </span>
            </div>
        </div>
    }.erase()
}
