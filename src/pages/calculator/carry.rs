//! House, use and prices are asked once: what was entered in one calculator is the start of the next.

use leptos::prelude::*;
use portal_calculators::{Calculator, Form};

use super::desk::Desk;
use super::own;
use crate::rest::at_rest;
use crate::storage;

/// Questions that mean the same in every calculator.
const SHARED: [&str; 7] = ["built", "area", "indoor", "people", "use", "buy", "sell"];
/// Where they are kept in the browser.
const KEY: &str = "house";

/// Fills a form that no link has filled with what was entered elsewhere, and keeps what is entered here.
pub(super) fn keep(desk: Desk, calculator: &'static dyn Calculator) {
    let form = desk.form;
    Effect::new(move || {
        // Whose weather and use is worked with says nothing of the house.
        let asked = storage::query();
        if !asked.split('&').all(|it| it.is_empty() || own::is_own(it)) {
            return;
        }
        let Some(known) = storage::read(KEY) else { return };
        let starts = form.with_untracked(|it| it.starts().to_vec());
        let keys: Vec<&str> = form.with_untracked(|it| it.questions().iter().map(|it| it.key).collect());
        let here = known.split('&').filter(|it| it.split_once('=').is_some_and(|it| keys.contains(&it.0)));
        let query = here.collect::<Vec<_>>().join("&");
        if !query.is_empty() {
            form.set(Form::read(calculator, starts, &format!("{query}&{asked}")).0);
        }
    });
    at_rest(
        move || form.track(),
        move || {
            let Some(query) = form.try_with_untracked(Form::query) else { return };
            let keys: Vec<&str> = form.with_untracked(|it| it.questions().iter().map(|it| it.key).collect());
            let old = storage::read(KEY).unwrap_or_default();
            // What this calculator does not ask for stays as it was.
            let others =
                old.split('&').filter(|it| it.split_once('=').is_some_and(|it| !keys.contains(&it.0)));
            let own =
                query.split('&').filter(|it| it.split_once('=').is_some_and(|it| SHARED.contains(&it.0)));
            let new = others.chain(own).collect::<Vec<_>>().join("&");
            if new != old {
                let _ = storage::write(KEY, &new);
            }
        },
    );
}
