//! Charts of pages that are rendered natively only: the same figure, with its picture packed in an attribute, so that it
//! is explored like any other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use portal_chart::{Colours, Explored, Size, View, svg};
use portal_text::Language;

use super::figure::tools;
use super::picture::{HEIGHT, NARROW, WIDE};
use super::texts;
use crate::erase::Erase;

/// A chart with its summary, table and tools.
pub struct Still {
    /// Id of the figure, also the name of its files and of its view in an address.
    pub id: String,
    /// What is shown.
    pub picture: Explored,
    /// What it says, in a sentence or two; empty where it is said beside the figure.
    pub summary: String,
    /// Who measured or computed it, for its files; empty for the sources of the whole portal.
    pub source: String,
    /// Name of the licence, for its files; empty for none.
    pub licence: String,
}

impl Still {
    /// The figure in a language.
    pub fn view(self, language: Language) -> AnyView {
        let Self { id, picture, summary, source, licence } = self;
        let table = picture.picture().table(&View::default(), language);
        let title = picture.picture().title().to_owned();
        view! {
            <figure class="chart" id=id.clone() data-spec=STANDARD.encode(picture.packed()) data-source=source data-licence=licence>
                <div
                    class="picture-box"
                    role="group"
                    tabindex="0"
                    aria-labelledby=format!("{id}-title")
                    aria-describedby=format!("{id}-keys")
                >
                    <div inner_html=drawings(&picture, HEIGHT, language)></div>
                </div>
                <figcaption>
                    <span hidden id=format!("{id}-title")>{title}</span>
                    {(!summary.is_empty()).then(|| view! { <p>{summary}</p> })}
                    <span class="chart-tools" inner_html=tools(&id, language)></span>
                </figcaption>
                <details>
                    <summary>{texts::TABLE.get(language)}</summary>
                    <div
                        class="chart-table"
                        tabindex="0"
                        role="region"
                        aria-labelledby=format!("{id}-title")
                        inner_html=table.html(language, texts::NO_DATA.get(language))
                    ></div>
                </details>
            </figure>
        }
        .erase()
    }
}

/// The drawing for wide and the drawing for narrow places; the style sheet shows one of them.
fn drawings(picture: &Explored, height: f64, language: Language) -> String {
    let one = |width| drawing(picture, Size { width, height }, language);
    format!("<div class=\"wide\">{}</div><div class=\"narrow\">{}</div>", one(WIDE), one(NARROW))
}

/// The drawing of a picture at a size.
pub fn drawing(picture: &Explored, size: Size, language: Language) -> String {
    let picture = picture.picture();
    svg(&picture.scene(&View::default(), size, language), picture.title(), Colours::Tokens)
}
