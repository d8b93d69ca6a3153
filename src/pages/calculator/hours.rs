//! The year's yield of a roof by month and hour: a table whose cells are coloured by what they hold.

use leptos::prelude::*;
use portal_calculators::pv;
use portal_calculators::pv::Hours;
use portal_text::{Language, number};

use super::Shown;
use super::desk::{Readiness, around};
use crate::erase::Erase;
use crate::rest::at_rest;

/// Shades of a cell beside none.
const SHADES: f64 = 9.0;
/// Below this yield of the best hour a tenth counts. \[kWh\]
const SMALL: f64 = 10.0;

/// The table under the charts. It follows the form at rest: nobody reads some hundred numbers while a slider moves.
pub(super) fn hours(shown: &Shown) -> AnyView {
    let Shown { app, data, desk, .. } = shown;
    let (desk, language) = (*desk, app.language());
    let said = RwSignal::new(data.hours.as_ref().map(|it| Said::of(it, language)).unwrap_or_default());
    let assumptions = StoredValue::new(data.assumptions.clone());
    at_rest(
        move || {
            desk.answer.track();
            desk.readiness.track();
        },
        move || {
            if desk.readiness.try_get_untracked() != Some(Readiness::Ready) {
                return;
            }
            let found = assumptions
                .with_value(|it| around(desk, language, it, |values, around| pv::hours(values, around).ok()));
            if let Some(found) = found {
                said.set(Said::of(&found, language));
            }
        },
    );
    view! {
        <section id="hours">
            <header><h2>{move || said.with(|it| it.title.clone())}</h2></header>
            <div class="table-scroll" tabindex="0" role="region" aria-label=move || said.with(|it| it.title.clone())>
                <table class="hours" inner_html=move || said.with(|it| it.rows.clone())></table>
            </div>
            <p class="small">{move || said.with(|it| it.summary.clone())}</p>
        </section>
    }
    .erase()
}

/// The table in words and markup. Until the browser has computed, the prerendered one stands.
#[derive(Clone, Default)]
struct Said {
    title: String,
    rows: String,
    summary: String,
}

impl Said {
    fn of(hours: &Hours, language: Language) -> Self {
        Self { title: hours.title.clone(), rows: rows(hours, language), summary: hours.summary.clone() }
    }
}

/// Head and rows: names of months and numbers, nothing that a reader has typed.
fn rows(hours: &Hours, language: Language) -> String {
    let columns = hours.months.first().map_or(0, |it| it.1.len());
    let most = hours.months.iter().flat_map(|it| &it.1).copied().fold(0.0, f64::max);
    let digits = usize::from(most < SMALL);
    let mut table = format!("<thead><tr><th scope=col>{}", hours.corner);
    for hour in (usize::from(hours.first)..).take(columns) {
        table.push_str("<th scope=col>");
        table.push_str(&hour.to_string());
    }
    table.push_str("<tbody>");
    for (month, of_hours) in &hours.months {
        table.push_str("<tr><th scope=row>");
        table.push_str(month);
        for kwh in of_hours {
            let shade = if most > 0.0 { (kwh / most * SHADES).ceil() } else { 0.0 };
            table.extend(["<td class=h", &shade.to_string(), ">", &number(language, *kwh, digits)]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_shaded_by_its_share_of_the_best_hour() {
        let hours = Hours {
            title: String::new(),
            summary: String::new(),
            corner: "kWh".to_owned(),
            first: 11,
            months: vec![("May", vec![36.0, 0.0]), ("June", vec![4.1, 18.0])],
        };
        assert_eq!(
            rows(&hours, Language::En),
            "<thead><tr><th scope=col>kWh<th scope=col>11<th scope=col>12\
             <tbody><tr><th scope=row>May<td class=h9>36<td class=h0>0\
             <tr><th scope=row>June<td class=h2>4<td class=h5>18"
        );
    }
}
