//! The calculator inside another page: form and answer, without the page's own address.

use leptos::prelude::*;
use portal_calculators::{Calculator, Form};

use super::{CalculatorPage, Extra, Shown, desk, result};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::form::FormView;
use crate::form::held::hold;
use crate::rest::at_rest;

/// What the other page says of it.
pub struct Mounted {
    /// What the form holds, as it would stand in an address.
    pub state: String,
    /// Selector of the place in its page.
    pub place: String,
    /// Fields that are held or hidden: `lock=power&hide=use,profile`.
    pub held: String,
    /// Its number in the page, from 1.
    pub mount: u8,
    /// Is told the form when it has changed and come to rest.
    pub tell: Box<dyn Fn(&Form)>,
}

/// Form and answer.
pub fn mounted(
    app: AppContext,
    data: &CalculatorPage,
    calculator: &'static dyn Calculator,
    by: Mounted,
    extra: Extra,
) -> AnyView {
    let language = app.language();
    let Ok(starts) = calculator.starts(&data.assumptions) else { return ().into_any() };
    let (form, _) = Form::read(calculator, starts, &by.state);
    let said = StoredValue::new_local(form.query());
    let form = RwSignal::new(form);
    let desk = desk::Desk::open(app, calculator, form, data, by.mount);
    desk.refine(calculator, language, data.assumptions.clone());
    let (place, held) = (by.place, by.held);
    Effect::new(move || hold(&place, &held));
    let tell = StoredValue::new_local(by.tell);
    at_rest(
        move || form.track(),
        move || {
            let query = form.with_untracked(Form::query);
            if said.with_value(|it| *it != query) {
                said.set_value(query);
                form.with_untracked(|form| tell.with_value(|tell| tell(form)));
            }
        },
    );
    view! {
        <p class="mount-question">{calculator.about().question.get(language)}</p>
        <div class="calculator-columns">
            <FormView form language mount=by.mount/>
            <div class="answer">
                {result::heading(app, data, desk)}
                {result::view(desk, &data.outline, language)}
                {extra(&Shown { app, calculator, data, desk })}
            </div>
        </div>
    }
    .erase()
}
