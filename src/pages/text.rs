//! A page that is text: rendered natively, taken as it is in the browser, so that its view costs no download.

use leptos::prelude::*;

use crate::context::AppContext;
use crate::erase::Erase;

/// The page. `html` is the native rendering; empty for the page that is being hydrated, whose text is there already.
pub fn page(_app: AppContext, html: String) -> AnyView {
    view! { <div class="text-page" inner_html=html></div> }.erase()
}
