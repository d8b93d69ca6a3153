//! What the answer rests on: assumptions, limits, method, sources.

use leptos::prelude::*;
use portal_calculators::{AssumptionUse, Calculator};
use portal_text::{Language, NO_BREAK_SPACE};

use super::desk::Desk;
use super::{CalculatorPage, texts};
use crate::widgets::badge::confidence_word;

/// Assumptions, what is left out, how it is computed.
pub(super) fn view(
    desk: Desk,
    calculator: &'static dyn Calculator,
    data: &CalculatorPage,
    language: Language,
) -> impl IntoView {
    let used = Memo::new(move |_| desk.answer.with(|it| it.assumptions.clone()));
    let count = move || used.with(Vec::len).to_string();
    let (about, code) = (calculator.about(), language.code());
    let weather = format!("{} ({})", data.weather.title.get(code), data.weather.credit);
    let profiles = format!("{} ({})", data.profiles.title.get(code), data.profiles.credit);
    view! {
        <details open id="assumptions">
            <summary>{move || texts::ASSUMPTIONS.fill(language, &[("count", &count())])}</summary>
            <div class="table-scroll">
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
                    <tbody>{move || used.get().into_iter().map(|it| row(language, it)).collect_view()}</tbody>
                </table>
            </div>
        </details>
        <details>
            <summary>{texts::LIMITS.get(language)}</summary>
            <ul class="prose">
                {about.limits.iter().map(|it| view! { <li>{it.get(language)}</li> }).collect_view()}
            </ul>
        </details>
        <details>
            <summary>{texts::METHOD.get(language)}</summary>
            <div class="prose">
                <p>{about.method.get(language)}</p>
                <p>{texts::WEATHER.fill(language, &[("credit", &weather), ("profiles", &profiles)])}</p>
                <ul>
                    {about
                        .references
                        .iter()
                        .map(|it| view! { <li><a href=it.url rel="external">{it.title}</a></li> })
                        .collect_view()}
                </ul>
            </div>
        </details>
    }
}

fn row(language: Language, used: AssumptionUse) -> impl IntoView {
    let source = match used.url {
        Some(url) => view! { <a href=url rel="external">{used.credit}</a> }.into_any(),
        None => used.credit.into_any(),
    };
    view! {
        <tr class:changed=used.changed>
            <th scope="row">{used.label}</th>
            <td class="number">{used.shown}{NO_BREAK_SPACE.to_string()}{used.unit}</td>
            <td>{used.range}</td>
            <td>{(!used.changed).then_some(source)}</td>
            <td>
                {if used.changed { texts::CHANGED } else { confidence_word(used.confidence) }.get(language)}
            </td>
        </tr>
    }
}
