//! The page of one calculator: the question, the form, the answer, and what it rests on.

use leptos::prelude::*;
use portal_calculators::shared::assumptions::Assumptions;
use portal_calculators::{Answer, Calculator, Form, pv};
use portal_evidence::Class;
use portal_opendata::LocalText;
use portal_units::CivilDate;
use serde::{Deserialize, Serialize};

use crate::context::AppContext;
use crate::form::{FormView, Notices, Presets};

mod desk;
mod evidence;
mod export;
mod result;
mod year;

#[cfg(feature = "ssr")]
mod load;
#[cfg(feature = "ssr")]
pub use load::load;

pub use year::WeatherAxis;

mod texts {
    portal_text::texts!("pages/calculator");
}

/// What the page shows without a network, and what it needs to compute on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalculatorPage {
    /// Every number that the calculator takes from the data.
    pub assumptions: Assumptions,
    /// The answer to the case it opens on, in the language of the page.
    pub answer: Answer,
    /// The hourly weather behind it.
    pub weather: Origin,
    /// The load profiles behind it.
    pub profiles: Origin,
    /// Time and place of the weather.
    pub axis: WeatherAxis,
    /// Days on which people use electricity as on a Sunday.
    pub holidays: Vec<CivilDate>,
}

/// Where a table comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Title of the table.
    pub title: LocalText,
    /// Path of its file below the site's base.
    pub path: String,
    /// The line of credit.
    pub credit: String,
    /// How its numbers came about.
    pub class: Option<Class>,
}

/// The page.
#[expect(clippy::needless_pass_by_value, reason = "every page is handed its own data")]
pub fn page(app: AppContext, data: CalculatorPage) -> AnyView {
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
                    {evidence::view(desk, calculator, &data, language)}
                </div>
            </div>
        </div>
        {result::bar(desk, calculator, language)}
    }
    .into_any()
}
