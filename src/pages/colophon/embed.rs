//! Charts for other sites: where each one stands, and the lines to copy.

use leptos::prelude::*;
use portal_opendata::config::PortalConfig;
use portal_text::Language;

use crate::erase::Erase;
use crate::prerender::Chart;
use crate::routes::Address;

mod texts {
    portal_text::texts!("pages/colophon/embed");
}

/// Height of a frame until the page in it has told its own \[px\].
const HEIGHT: u32 = 480;

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
    }
    .erase()
}

fn item(from: Address, site: &str, chart: &Chart) -> AnyView {
    let language = from.language;
    let title = plain(&chart.title);
    let lines = format!(
        "<iframe src=\"{site}{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\"></iframe>",
        chart.path(),
        chart.title.replace('"', "&quot;"),
    );
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
