//! Stub while the real one is being made.
use leptos::prelude::*;
use portal_chart::*;
use portal_text::Language;
#[component]
pub fn Chart(id: &'static str, spec: Signal<ChartSpec>, language: Language) -> impl IntoView { let _=(spec,language); view!{<p id=id></p>} }
#[component]
pub fn Calendar(id: &'static str, spec: Signal<CalendarSpec>, language: Language) -> impl IntoView { let _=(spec,language); view!{<p id=id></p>} }
