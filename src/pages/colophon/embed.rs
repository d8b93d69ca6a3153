//! Charts and calculators for other sites: where each one stands, and the lines to copy.

use leptos::prelude::*;
use portal_calculators::About;
use portal_opendata::config::PortalConfig;
use portal_text::Language;

use crate::erase::Erase;
use crate::prerender::{Chart, calculator_frame};
use crate::routes::Address;

mod texts {
    portal_text::texts!("pages/colophon/embed");
}

/// Height of a frame until the page in it has told its own \[px\].
const HEIGHT: u32 = 480;
/// The same of one with a calculator \[px\].
const CALCULATOR_HEIGHT: u32 = 900;

/// The page below its title.
pub(super) fn content(from: Address, config: &'static PortalConfig, charts: &[Chart]) -> AnyView {
    let language = from.language;
    let site = site(config, language);
    let unknown = config.origin.is_none().then(|| {
        view! { <p class="notice">{texts::ADDRESS.fill(language, &[("address", &site)])}</p> }.erase()
    });
    let script = format!("<script src=\"{site}embed.js\" async></script>");
    let items = charts.iter().filter(|it| it.from.language == language).map(|it| item(from, &site, it));
    view! {
        <section class="prose">
            <p>{texts::HOW.get(language)}</p>
            <pre><code>{script}</code></pre>
            <p>{texts::FROZEN.get(language)}</p>
            {unknown}
        </section>
        <section>
            <h2>{texts::CHARTS.get(language)}</h2>
            <ul class="embed-list">{items.collect_view()}</ul>
        </section>
        <section>
            <h2>{texts::CALCULATORS.get(language)}</h2>
            <p class="prose">{texts::STATE.get(language)}</p>
            <ul class="embed-list">
                {portal_calculators::ALL.iter().map(|it| calculator(from, &site, it.about())).collect_view()}
            </ul>
        </section>
    }
    .erase()
}

/// The line to copy.
fn frame(address: &str, title: &str, height: u32) -> String {
    let title = title.replace('"', "&quot;");
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\"></iframe>"
    )
}

fn calculator(from: Address, site: &str, about: &About) -> AnyView {
    let path = calculator_frame(from.language, about.slug);
    let title = about.title.get(from.language);
    view! {
        <li>
            <h3><a href=format!("{}{path}", from.to_root()) rel="external">{title}</a></h3>
            <p class="small">{about.question.get(from.language)}</p>
            <pre><code>{frame(&format!("{site}{path}"), title, CALCULATOR_HEIGHT)}</code></pre>
        </li>
    }
    .erase()
}

fn item(from: Address, site: &str, chart: &Chart) -> AnyView {
    let language = from.language;
    let title = plain(&chart.title);
    let lines = frame(&format!("{site}{}", chart.path()), &chart.title, HEIGHT);
    let href = format!("{}{}", from.to_root(), chart.path());
    let page = chart.from.page.route().title.get(language);
    let kind = if chart.is_explored() { texts::EXPLORED } else { texts::STILL };
    view! {
        <li>
            <h3><a href=href rel="external">{title}</a></h3>
            <p class="small">{page}" · "{kind.get(language)}</p>
            <pre><code>{lines}</code></pre>
        </li>
    }
    .erase()
}

/// The site's own address, or words in its place.
fn site(config: &PortalConfig, language: Language) -> String {
    let origin = config.origin.as_deref().unwrap_or(texts::PLACE.get(language));
    format!("{origin}{}", config.base_path)
}

/// A title taken from markup, as text.
fn plain(markup: &str) -> String {
    markup.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
