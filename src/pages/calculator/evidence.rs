//! What the answer rests on: assumptions, limits, method, sources.

use leptos::prelude::*;
use portal_calculators::AssumptionUse;
use portal_text::{Language, NO_BREAK_SPACE};

use super::desk::Desk;
use super::texts;
use crate::erase::Erase;
use crate::widgets::badge::confidence_word;

/// Assumptions, then the notes.
pub(super) fn view(desk: Desk, notes: String, language: Language) -> AnyView {
    let used = Memo::new(move |_| desk.answer.with(|it| it.assumptions.clone()));
    let count = move || used.with(Vec::len).to_string();
    view! {
        <details open id="assumptions">
            <summary id="assumptions-title">{move || texts::ASSUMPTIONS.fill(language, &[("count", &count())])}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="assumptions-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts::ASSUMPTION.get(language)}</th>
                            <th scope="col" class="number">{texts::VALUE.get(language)}</th>
                            <th scope="col">{texts::USUAL_RANGE.get(language)}</th>
                            <th scope="col">{texts::SOURCE.get(language)}</th>
                            <th scope="col">{texts::CONFIDENCE.get(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{move || used.get().into_iter().map(|it| row(language, it)).collect_view().into_any()}</tbody>
                </table>
            </div>
        </details>
        <div class="notes" inner_html=notes></div>
    }
    .erase()
}

fn row(language: Language, used: AssumptionUse) -> AnyView {
    let source = match used.url {
        Some(url) => view! { <a href=url rel="external">{used.credit}</a> }.erase(),
        None => used.credit.into_any(),
    };
    view! {
        <tr class:changed=used.changed>
            <th scope="row">{used.label}</th>
            <td class="number">{used.shown}{NO_BREAK_SPACE.to_string()}{used.unit}</td>
            <td>{used.range}</td>
            <td>{if used.changed { ().into_any() } else { source }}</td>
            <td>
                {if used.changed { texts::CHANGED } else { confidence_word(used.confidence) }.get(language)}
            </td>
        </tr>
    }
    .erase()
}
