//! The page of one calculator: the question, the form, the answer, and what it rests on.

use leptos::prelude::*;
use portal_calculators::pv::Hours;
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::{Answer, Calculator, Form};
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::form::early::take_entries;
use crate::form::held::hold;
use crate::form::{FormView, Notices, Presets};
use crate::storage;
use crate::widgets::chart::Flow;

mod carry;
mod column;
pub use column::Column;
#[cfg(feature = "ssr")]
mod credit;
mod desk;
mod drivers;
mod evidence;
mod export;
mod flow;
mod hours;
mod json;
mod outline;
pub mod own;
mod path;
#[cfg(any(test, target_arch = "wasm32"))]
pub mod real_year;
mod result;
mod rows;
mod tools;
mod year;

#[cfg(feature = "ssr")]
mod load;
#[cfg(target_arch = "wasm32")]
mod mounted;
#[cfg(feature = "ssr")]
mod notes;
#[cfg(feature = "ssr")]
pub use credit::credit;
#[cfg(feature = "ssr")]
pub use load::{answer_to, calculator, load, slugs, year_file};

#[cfg(target_arch = "wasm32")]
pub use desk::fetch_year;
#[cfg(target_arch = "wasm32")]
pub use mounted::{Mounted, mounted};
pub use outline::Outline;
pub use year::{FILE as YEAR_FILE, PackedYear, WeatherAxis};

mod texts {
    portal_text::texts!("pages/calculator");
}

/// What the page shows without a network, and what it needs to compute on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalculatorPage {
    /// Every number that the calculator takes from the data.
    pub assumptions: Assumptions,
    /// The answer to the case it opens on, in the language of the page. It stays in the page.
    #[serde(skip)]
    pub answer: Option<Answer>,
    /// Where the energy of that case flows, for the calculator of a cluster. It stays in the page.
    #[serde(skip)]
    pub flow: Option<Flow>,
    /// The yield of that case by month and hour, for the calculator of a roof. It stays in the page.
    #[serde(skip)]
    pub hours: Option<Hours>,
    /// Its shape, which crosses.
    pub outline: Outline,
    /// Title and class of the hourly weather behind it, in the language of the page; empty where it needs none.
    pub weather_title: String,
    /// What is left out and how it is computed, as markup. Empty where the page shows it already.
    pub notes: String,
    /// The short way for somebody who knows no numbers, as markup. Empty where the page shows it already.
    pub path: String,
}

/// What a program shows after the charts of a calculator, besides what the answer holds.
pub type Extra = fn(&Shown) -> AnyView;

/// A calculator on the page.
pub struct Shown<'a> {
    /// Page and language.
    pub app: AppContext,
    /// Which calculator.
    pub calculator: &'static dyn Calculator,
    /// What it was opened with.
    pub data: &'a CalculatorPage,
    desk: desk::Desk,
}

/// The flow of a cluster, then the tools.
pub fn flow_and_tools(shown: &Shown) -> AnyView {
    view! {
        {flow::flow(shown)}
        {tools::tools(shown)}
    }
    .into_any()
}

/// The yield of a roof by month and hour, then the tools.
pub fn hours_and_tools(shown: &Shown) -> AnyView {
    view! {
        {hours::hours(shown)}
        {tools::tools(shown)}
    }
    .into_any()
}

pub use tools::tools;

/// The page of the calculator of a group that the address names.
pub fn one_of(
    app: AppContext,
    data: CalculatorPage,
    group: &[&'static dyn Calculator],
    extra: Extra,
) -> AnyView {
    let found = group.iter().find(|it| it.about().slug == app.address.slug);
    found.map_or_else(|| ().into_any(), |it| page(app, data, *it, extra))
}

/// The page. One that is taken over shows its prerendered answer until the year has come; one that is drawn by the
/// browser alone has none, and waits.
pub fn page(
    app: AppContext,
    data: CalculatorPage,
    calculator: &'static dyn Calculator,
    extra: Extra,
) -> AnyView {
    if !app.hydrated.get_untracked() || desk::has_year() {
        return whole(app, data, calculator, extra);
    }
    let readiness = RwSignal::new(desk::Readiness::Waiting);
    desk::bring_year(app, readiness);
    let waits = texts::LOADING.get(app.language());
    (move || match readiness.get() {
        desk::Readiness::Waiting => view! { <p class="wrap notice">{waits}</p> }.erase(),
        _ => whole(app, data.clone(), calculator, extra),
    })
    .into_any()
}

fn whole(
    app: AppContext,
    data: CalculatorPage,
    calculator: &'static dyn Calculator,
    extra: Extra,
) -> AnyView {
    let language = app.language();
    let about = calculator.about();
    // The prerendered answer exists, so every start was given; without one the form would have nothing to show.
    let Ok(starts) = calculator.starts(&data.assumptions) else { return ().into_any() };
    let form = RwSignal::new(Form::new(calculator, starts));
    let desk = desk::Desk::open(app, calculator, form, &data, 0);
    let notices = desk.keep_address(calculator);
    desk.refine(calculator, language, data.assumptions.clone());
    Effect::new(|| hold("form.calculator", &storage::query()));
    let page = view! {
        <div class="wrap">
            <section class="question">
                <h1>{about.question.get(language)}</h1>
                <p class="quiet">{about.lead.get(language)}</p>
                {path::view(data.path.clone(), form)}
                <Presets form presets=about.presets language/>
                <Notices notices form language/>
            </section>
            <div class="calculator-columns">
                <FormView form language mount=0/>
                <div class="answer">
                    {result::heading(app, &data, desk)}
                    {result::view(desk, &data.outline, language)}
                    {extra(&Shown { app, calculator, data: &data, desk })}
                    {evidence::view(desk, data.notes, language)}
                </div>
            </div>
        </div>
        {result::bar(app, desk, calculator)}
    }
    .erase();
    if !app.hydrated.get_untracked() {
        // After the effects of the page: what the address or an earlier visit says yields to what was entered just now.
        take_entries();
    }
    page
}
