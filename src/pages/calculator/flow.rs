//! Where the energy of a cluster comes from and where it goes.

use leptos::prelude::*;
use portal_calculators::cluster;
use portal_chart::FlowSpec;

use super::Shown;
use super::desk::{Readiness, around};
use crate::erase::Erase;
use crate::form::prefix;
use crate::widgets::chart::{Flow, Flows};

/// The flow under the answer of the calculator of a cluster; nothing under others.
pub(super) fn flow(shown: &Shown) -> AnyView {
    let Shown { app, calculator, data, desk } = shown;
    let (desk, language) = (*desk, app.language());
    if calculator.about().slug != "cluster" {
        return ().into_any();
    }
    let spec = RwSignal::new(data.flow.clone().unwrap_or_else(empty));
    let assumptions = StoredValue::new(data.assumptions.clone());
    Effect::new(move || {
        desk.answer.track();
        if desk.readiness.get() != Readiness::Ready {
            return;
        }
        let found = assumptions
            .with_value(|it| around(desk, language, it, |values, around| cluster::flow(values, around).ok()));
        if let Some((found, summary)) = found {
            spec.set(Flow { spec: found, summary });
        }
    });
    let id = String::leak(format!("{}flow", prefix(desk.mount)));
    view! {
        <section>
            <header><h2>{move || spec.with(|it| it.spec.title.clone())}</h2></header>
            <Flows id spec=Signal::from(spec) language/>
        </section>
    }
    .erase()
}

/// Nothing flows until the browser has computed: the prerendered drawing stands.
fn empty() -> Flow {
    let spec = FlowSpec {
        title: String::new(),
        unit: String::new(),
        decimals: 0,
        nodes: Vec::new(),
        links: Vec::new(),
        columns: [const { String::new() }; 3],
    };
    Flow { spec, summary: String::new() }
}
