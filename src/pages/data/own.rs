//! The page for the reader's own data: opened, checked and drawn in the browser, sent nowhere.

use leptos::prelude::*;
use portal_text::Text;

use super::texts;
use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::PageId;

/// The page.
pub fn page(app: AppContext, (): ()) -> AnyView {
    let language = app.language();
    let list = app.address.to_page(PageId::Data);
    let item = |it: Text| view! { <li>{it.get(language)}</li> }.erase();
    let needs = [texts::OWN_NEEDS_1, texts::OWN_NEEDS_2, texts::OWN_NEEDS_3, texts::OWN_NEEDS_4].map(item);
    view! {
        <article class="wrap data-set">
            <section>
                <header>
                    <p class="small"><a rel=app.address.rel(list) href=app.address.href(list)>{texts::TITLE.get(language)}</a></p>
                    <h1>{texts::OWN_TITLE.get(language)}</h1>
                    <p>{texts::OWN_INTRO.get(language)}</p>
                </header>
                <form id="own" class="filters" aria-label=texts::OWN_TITLE.get(language)>
                    <fieldset disabled>
                        <label>
                            {texts::OWN_FILE.get(language)}
                            <input type="file" id="own-file" accept=".csv,.txt,text/csv,text/plain" aria-describedby="own-private"/>
                        </label>
                    </fieldset>
                    <p class="small" id="own-private">{texts::OWN_PRIVATE.get(language)}</p>
                </form>
                <div id="own-told" role="status"></div>
                <div id="own-drawn"></div>
            </section>
            <section>
                <h2>{texts::OWN_NEEDS.get(language)}</h2>
                <ul class="steps">{needs.collect_view()}</ul>
                <h3>{texts::OWN_EXAMPLE.get(language)}</h3>
                <pre tabindex="0"><code>{texts::OWN_LINES.get(language)}</code></pre>
            </section>
        </article>
    }
    .erase()
}
