//! The page of one calculator: the question, the form, the answer, and what it rests on.

use leptos::prelude::*;
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::{Answer, Calculator, Form, pv};
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::form::{FormView, Notices, Presets};

mod column;
pub use column::Column;
mod desk;
mod evidence;
mod export;
mod outline;
pub mod own;
#[cfg(any(test, target_arch = "wasm32"))]
pub mod real_year;
mod result;
mod year;

#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
mod notes;
#[cfg(feature = "ssr")]
pub use load::{load, year_file};

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
    /// Its shape, which crosses.
    pub outline: Outline,
    /// Title of the hourly weather behind it, in the language of the page.
    pub weather_title: String,
    /// What is left out and how it is computed, as markup. Empty where the page shows it already.
    pub notes: String,
}

/// The page. One that is taken over shows its prerendered answer until the year has come; one that is drawn by the
/// browser alone has none, and waits.
pub fn page(app: AppContext, data: CalculatorPage) -> AnyView {
    if !app.hydrated.get_untracked() || desk::has_year() {
        return whole(app, data);
    }
    let readiness = RwSignal::new(desk::Readiness::Waiting);
    desk::bring_year(app, readiness);
    let waits = texts::LOADING.get(app.language());
    (move || match readiness.get() {
        desk::Readiness::Waiting => view! { <p class="wrap notice">{waits}</p> }.erase(),
        _ => whole(app, data.clone()),
    })
    .into_any()
}

fn whole(app: AppContext, data: CalculatorPage) -> AnyView {
    let language = app.language();
    let calculator: &'static dyn Calculator = &pv::CALCULATOR;
    let about = calculator.about();
    // The prerendered answer exists, so every start was given; without one the form would have nothing to show.
    let Ok(starts) = calculator.starts(&data.assumptions) else { return ().into_any() };
    let form = RwSignal::new(Form::new(calculator, starts));
    let desk = desk::Desk::open(app, calculator, form, &data);
    view! {
        <div class="wrap">
            <section class="question">
                <h1>{about.question.get(language)}</h1>
                <p class="quiet">{about.lead.get(language)}</p>
                <Presets form presets=about.presets language/>
                <Notices notices=desk.notices form language/>
            </section>
            <div class="calculator-columns">
                <FormView form language/>
                <div class="answer">
                    {result::heading(app, &data)}
                    {result::view(desk, language)}
                    {evidence::view(desk, data.notes, language)}
                </div>
            </div>
        </div>
        {result::bar(desk, calculator, language)}
    }
    .erase()
}
