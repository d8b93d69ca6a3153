//! The shell around every page: header, menu, language, theme, footer; and the choice of the page.

use leptos::prelude::*;
use portal_text::{Language, Text};
use portal_units::Instant;
use serde::de::DeserializeOwned;

use crate::bridge::Initial;
use crate::context::{AppContext, Site};
use crate::entry::Pages;
use crate::erase::Erase;
use crate::routes::{Address, PageId, ROUTES};
use crate::widgets::theme::ThemeSwitch;
use crate::{navigation, storage};

mod texts {
    portal_text::texts!("app");
}

/// What the app starts from, the same natively and in the browser.
#[derive(Clone)]
pub struct Start {
    /// Whose portal it is.
    pub site: &'static Site,
    /// Time of the build.
    pub built: Instant,
    /// Path of the site's root.
    pub base: &'static str,
    /// Path of the page that is opened first.
    pub path: String,
    /// Its data.
    pub initial: Initial,
    /// The pages that this program can show.
    pub pages: Pages,
}

/// The whole app.
#[component]
pub fn App(
    /// Configuration, time of the build and first data.
    start: Start,
) -> AnyView {
    let pathname = navigation::pathname(start.path);
    let address = Memo::new(move |_| {
        let home = Address { language: Language::Pl, page: PageId::Now, slug: "" };
        Address::find(&pathname.get()).map_or(home, |(_, address)| address)
    });
    let (now, set_now) = signal(start.built);
    let (hydrated, set_hydrated) = signal(false);
    Effect::new(move || set_hydrated.set(true));
    keep_page(start.site, address, set_now);
    let site = start.site;
    view! {
        <a class="skip" href="#content">{move || texts::SKIP.get(address.get().language).to_owned()}</a>
        <Header site address/>
        <main id="content" tabindex="-1">
            {move || {
                let app = AppContext { address: address.get(), now, hydrated, site, base: start.base };
                (start.pages)(app, &start.initial)
            }}
        </main>
        <Footer site address/>
    }
    .erase()
}

/// Keeps the clock, the title and the language of the document.
#[cfg(target_arch = "wasm32")]
fn keep_page(site: &'static Site, address: Memo<Address>, set_now: WriteSignal<Instant>) {
    crate::context::keep_time(site, set_now);
    Effect::new(move |before: Option<Address>| {
        let address = address.get();
        if before.is_some_and(|it| it != address) {
            let title = address.page.route().title.get(address.language);
            document().set_title(&full_title(site, title, address.language));
            if let Some(html) = document().document_element() {
                let _ = html.set_attribute("lang", address.language.code());
            }
            if let Some(content) = document().get_element_by_id("content") {
                use wasm_bindgen::JsCast;
                let _ = content.dyn_into::<web_sys::HtmlElement>().map(|it| it.focus());
            }
        }
        address
    });
}

#[cfg(not(target_arch = "wasm32"))]
const fn keep_page(_site: &Site, _address: Memo<Address>, _set_now: WriteSignal<Instant>) {}

/// Title of a page's document: its own and the portal's.
pub fn full_title(site: &Site, title: &str, language: Language) -> String {
    format!("{title} — {}", site.name.get(language.code()))
}

/// A page with its data: those of the prerendered page, or fetched when the reader comes from another one.
pub(crate) fn loaded<T>(app: AppContext, initial: &Initial, view: fn(AppContext, T) -> AnyView) -> AnyView
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    let data = RwSignal::new(initial.take::<T>(app.address.page).and_then(Result::ok).map(Ok));
    fetch(app, data);
    let language = app.language();
    (move || match data.get() {
        Some(Ok(data)) => view(app, data),
        Some(Err(())) => {
            view! { <p class="wrap notice" role="alert">{texts::NOT_LOADED.get(language)}</p> }.erase()
        }
        None => view! { <p class="wrap notice">{texts::LOADING.get(language)}</p> }.erase(),
    })
    .into_any()
}

#[cfg(target_arch = "wasm32")]
fn fetch<T: DeserializeOwned + Send + Sync + 'static>(
    app: AppContext,
    data: RwSignal<Option<Result<T, ()>>>,
) {
    if data.with_untracked(Option::is_some) {
        return;
    }
    let url = format!("{}{}", app.base, crate::bridge::data_path(app.address));
    leptos::task::spawn_local(async move {
        let answer = crate::net::get_own(&url).await.ok();
        let read = answer.and_then(|it| serde_json::from_str(&it).ok()).ok_or(());
        let _ = data.try_set(Some(read));
    });
}

#[cfg(not(target_arch = "wasm32"))]
const fn fetch<T: Send + Sync + 'static>(_app: AppContext, _data: RwSignal<Option<Result<T, ()>>>) {}

#[component]
fn Header(site: &'static Site, address: Memo<Address>) -> AnyView {
    let language = move || address.get().language;
    view! {
        <header class="site">
            <div class="wrap">
                <a class="brand" rel=move || address.get().rel(address.get().to_page(PageId::Now)) href=move || address.get().href(address.get().to_page(PageId::Now))>
                    <Sign/>
                    {move || site.short_name.get(language().code()).to_owned()}
                </a>
                <nav aria-label=move || texts::MENU.get(language()).to_owned()>
                    {ROUTES
                        .iter()
                        .filter_map(|route| {
                            let (page, menu) = (route.page, route.menu?);
                            let link = view! {
                                <a
                                    href=move || address.get().href(address.get().to_page(page))
                                    rel=move || address.get().rel(address.get().to_page(page))
                                    aria-current=move || address.get().page.mark_of(page).to_owned()
                                >
                                    {move || menu.get(language()).to_owned()}
                                </a>
                            };
                            Some(link.erase())
                        })
                        .collect_view()}
                </nav>
                <div class="tools">
                    <Languages site address/>
                    <ThemeSwitch language=Signal::derive(language)/>
                </div>
            </div>
        </header>
    }.erase()
}

/// The sign of the portal: sun over the horizon, a line of wind below it.
#[component]
fn Sign() -> AnyView {
    view! {
        <svg class="sign" viewBox="0 0 32 32" aria-hidden="true">
            <circle class="sign-sun" cx="16" cy="17" r="7"></circle>
            <path class="sign-rays" d="M16 3v3.4M5.4 7.4l2.4 2.4M26.6 7.4l-2.4 2.4"></path>
            <path class="sign-land" d="M2 24h28"></path>
            <path class="sign-wind" d="M4 28.5h24"></path>
        </svg>
    }
    .erase()
}

#[component]
fn Languages(site: &'static Site, address: Memo<Address>) -> AnyView {
    let offered = Language::ALL.into_iter().filter(|it| site.languages.iter().any(|code| code == it.code()));
    let link = move |language: Language| {
        let current = move || (address.get().language == language).to_string();
        view! {
            <a
                href=move || address.get().href(address.get().in_language(language))
                rel=move || address.get().rel(address.get().in_language(language))
                hreflang=language.code()
                lang=language.code()
                aria-current=current
                aria-label=format!("{} – {}", language.code().to_ascii_uppercase(), language.own_name())
                on:click:target=|event| keep_query(&event.target())
            >
                {language.code().to_ascii_uppercase()}
            </a>
        }
        .erase()
    };
    view! {
        <div class="languages" role="group" aria-label=move || texts::LANGUAGES.get(address.get().language).to_owned()>
            {offered.map(link).collect_view()}
        </div>
    }
    .erase()
}

/// The state of a page is its query: it goes along to the other language.
pub(crate) fn keep_query(link: &leptos::web_sys::HtmlAnchorElement) {
    let query = storage::query();
    let mark = if query.is_empty() { "" } else { "?" };
    link.set_search(&format!("{mark}{query}"));
}

/// Slugs of the pages that every page leads to, and the words of the links.
pub(crate) const COLOPHON: [(&str, Text); 4] = [
    ("sources", texts::ALL_SOURCES),
    ("methods", texts::METHODS),
    ("accessibility", texts::ACCESSIBILITY),
    ("privacy", texts::PRIVACY),
];

#[component]
fn Footer(site: &'static Site, address: Memo<Address>) -> AnyView {
    let language = move || address.get().language;
    let link = move |(slug, words): (&'static str, Text)| {
        let href = move || address.get().href(address.get().to_slug(PageId::Colophon, slug));
        view! { <p><a rel="external" href=href>{move || words.get(language()).to_owned()}</a></p> }.erase()
    };
    view! {
        <footer class="site">
            <div class="wrap">
                <p>{move || site.body.get(language().code()).to_owned()}</p>
                <p id="credits">{move || texts::CREDITS.fill(language(), &[("credits", site.credits.get(language().code()))])}</p>
                {COLOPHON.into_iter().map(link).collect_view()}
            </div>
        </footer>
    }.erase()
}
