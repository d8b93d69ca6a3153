//! The figure around a drawing: title, summary, tools, table. What the tools do is the explorer's, which is loaded when
//! somebody reaches for a chart; here is only what it asks for.

use leptos::html;
use leptos::prelude::*;
use portal_text::Language;

use super::picture::Picture;
use super::{at_rest, texts};
use crate::erase::Erase;

/// Where the numbers of a chart are from, for its files. Empty parts are left out; without a source the files name those
/// of the whole portal.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// Who measured or computed them.
    pub source: String,
    /// Name of the licence.
    pub licence: String,
}

/// The figure of a picture around its `drawing`.
pub(super) fn figure<P: Picture>(
    id: &'static str,
    spec: Signal<P>,
    language: Language,
    origin: Origin,
    drawing: impl IntoView,
) -> AnyView {
    let element = NodeRef::new();
    tell(element, spec);
    #[cfg(feature = "ssr")]
    super::packed::note(id, spec);
    view! {
        <figure node_ref=element class="chart" id=id data-source=origin.source data-licence=origin.licence on:chartask=move |event| give(&event, spec)>
            {drawing}
            <figcaption>
                <span hidden id=format!("{id}-title")>{move || spec.with(|it| it.title().to_owned())}</span>
                <p>{move || spec.with(|it| it.summary().to_owned())}</p>
                <span class="chart-tools" inner_html=tools(id, language)></span>
            </figcaption>
            <Numbers id spec language/>
        </figure>
    }
    .erase()
}

/// Markup of the tools. Their names are followed by that of the chart.
pub(super) fn tools(id: &str, language: Language) -> String {
    let [explore, save, keys] = [texts::EXPLORE, texts::SAVE, texts::KEYS].map(|it| it.get(language));
    format!(
        "<button type=\"button\" id=\"{id}-explore\" data-tool=\"explore\" aria-expanded=\"false\" \
         aria-labelledby=\"{id}-explore {id}-title\">{explore}</button>\
         <button type=\"button\" id=\"{id}-save\" data-tool=\"save\" aria-expanded=\"false\" \
         aria-labelledby=\"{id}-save {id}-title\">{save}</button><span hidden id=\"{id}-keys\">{keys}</span>"
    )
}

/// The table, folded. It follows the picture when that has come to rest, until the explorer keeps it.
#[component]
fn Numbers<P: Picture>(id: &'static str, spec: Signal<P>, language: Language) -> AnyView {
    let markup = move |it: &P| it.table(language).html(language, texts::NO_DATA.get(language));
    let html = RwSignal::new(spec.with_untracked(markup));
    at_rest(spec, move || {
        let now = spec.with_untracked(markup);
        if !is_explored(id) && html.try_with_untracked(|it| *it != now) == Some(true) {
            html.set(now);
        }
    });
    view! {
        <details>
            <summary>{texts::TABLE.get(language)}</summary>
            <div
                class="chart-table"
                tabindex="0"
                role="region"
                aria-labelledby=format!("{id}-title")
                inner_html=move || html.get()
            ></div>
        </details>
    }
    .erase()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{Picture, html};
    use leptos::prelude::*;
    use portal_chart::pack;

    /// Says that there are other numbers; who explores the chart asks for them.
    pub(super) fn tell<P: Picture>(element: NodeRef<html::Figure>, spec: Signal<P>) {
        Effect::new(move |_| {
            spec.track();
            let changed = web_sys::Event::new("chartchanged").ok();
            if let (Some(element), Some(changed)) = (element.get(), changed) {
                let _ = element.dispatch_event(&changed);
            }
        });
    }

    /// Puts the picture, packed, on the figure that is asked.
    pub(super) fn give<P: Picture>(event: &web_sys::CustomEvent, spec: Signal<P>) {
        let Some(figure) = event.current_target() else { return };
        let packed = spec.with_untracked(|it| pack(P::KIND, it));
        let _ = js_sys::Reflect::set(&figure, &"spec".into(), &js_sys::Uint8Array::from(packed.as_slice()));
    }

    /// Whether the explorer has the table.
    pub(super) fn is_explored(id: &str) -> bool {
        document().get_element_by_id(id).is_some_and(|it| it.has_attribute("data-explored"))
    }
}

#[cfg(target_arch = "wasm32")]
use browser::{give, is_explored, tell};

#[cfg(not(target_arch = "wasm32"))]
const fn tell<P: Picture>(_element: NodeRef<html::Figure>, _spec: Signal<P>) {}

#[cfg(not(target_arch = "wasm32"))]
const fn give<P: Picture>(_event: &leptos::web_sys::CustomEvent, _spec: Signal<P>) {}

#[cfg(not(target_arch = "wasm32"))]
const fn is_explored(_id: &str) -> bool {
    false
}
