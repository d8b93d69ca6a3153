//! What stands under every answer and never changes.

use leptos::prelude::*;
use portal_calculators::Notes;
use portal_text::Language;

use crate::erase::Erase;

mod texts {
    portal_text::texts!("pages/calculator/notes");
}

/// What is left out and how it is computed: words that never change, rendered natively only.
///
/// `weather` and `profiles` name the tables with their credits.
pub(super) fn view(said: &Notes, weather: &str, profiles: &str, language: Language) -> AnyView {
    view! {
        <details>
            <summary>{texts::LIMITS.get(language)}</summary>
            <ul class="prose">
                {said.limits.iter().map(|it| view! { <li>{it.get(language)}</li> }.erase()).collect_view()}
            </ul>
        </details>
        <details>
            <summary>{texts::METHOD.get(language)}</summary>
            <div class="prose">
                <p>{said.method.get(language)}</p>
                {said.uses_weather.then(|| {
                    let credits = [("credit", weather), ("profiles", profiles)];
                    view! { <p>{texts::WEATHER.fill(language, &credits)}</p> }.erase()
                })}
                <ul>
                    {said
                        .references
                        .iter()
                        .map(|it| view! { <li><a href=it.url rel="external">{it.title}</a></li> }.erase())
                        .collect_view()}
                </ul>
            </div>
        </details>
    }
    .erase()
}
