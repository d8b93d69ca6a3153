//! The energy of a year from where it comes to where it goes.

use portal_chart::{FlowLink, FlowNode, FlowSpec, Role};
use portal_text::Text;
use portal_units::Energy;

use super::outcome::{numbers, whole};
use super::{CALCULATOR, texts};
use crate::answer::AnswerError;
use crate::field::Value;
use crate::shared::words::Words;
use crate::spec::Surroundings;

/// Kilowatt hours of a gigawatt hour.
const GIGA: f64 = 1e6;
/// Share of all energy below which a flow is left out: rounding only.
const DUST: f64 = 1e-6;
/// Place of the cluster among the nodes.
const HUB: usize = 0;

/// The flow of the year that the calculator answers for `values`, with a sentence on it. What comes in goes out: what
/// the battery loses is a use of its own.
///
/// # Errors
/// As [`Calculator::answer`](crate::Calculator::answer).
pub fn flow(values: &[Value], around: &mut Surroundings) -> Result<(FlowSpec, String), AnswerError> {
    around.prepare();
    let inputs = CALCULATOR.inputs_of(values);
    let numbers = numbers(around.assumptions)?;
    let year = whole(&inputs, &numbers, around.year)?;
    let energy = &year.0;
    let words = Words::of(around.language);
    let [pv, wind, biogas, chp] = energy.plants.map(Energy::kwh);
    let [households, business, buses] = energy.uses_kwh;
    let (import, export) = (energy.import.kwh(), energy.export.kwh());
    let entering = pv + wind + biogas + chp + import;
    let lost = entering - households - business - buses - export;
    let lost = if lost > DUST * entering { lost } else { 0.0 };
    let sources = [
        (texts::PV, Role::Solar, pv),
        (texts::WIND, Role::Wind, wind),
        (texts::BIOGAS, Role::Biogas, biogas),
        (texts::CHP, Role::Chp, chp),
        (texts::FLOW_IMPORT, Role::Grid, import),
    ];
    let sinks = [
        (texts::HOUSEHOLDS, Role::Demand, households),
        (texts::BUSINESS, Role::Demand, business),
        (texts::BUSES, Role::Demand, buses),
        (texts::FLOW_LOST, Role::Battery, lost),
        (texts::FLOW_EXPORT, Role::Export, export),
    ];
    let node = |name: Text, role| FlowNode { name: words.say(name).to_owned(), role };
    let mut nodes = vec![node(texts::FLOW_HUB, Role::SelfUse)];
    let mut links = Vec::new();
    for (name, role, kwh) in sources {
        links.push(FlowLink { from: nodes.len(), to: HUB, value: kwh / GIGA });
        nodes.push(node(name, role));
    }
    for (name, role, kwh) in sinks {
        links.push(FlowLink { from: HUB, to: nodes.len(), value: kwh / GIGA });
        nodes.push(node(name, role));
    }
    let summary = words.fill(
        texts::FLOW_SUMMARY,
        &[
            ("own", &words.number(energy.own.kwh() / GIGA, 1)),
            ("load", &words.number(energy.load.kwh() / GIGA, 1)),
            ("import", &words.number(import / GIGA, 1)),
            ("export", &words.number(export / GIGA, 1)),
        ],
    );
    let columns = [texts::FLOW_FROM, texts::FLOW_TO, texts::FLOW_ENERGY].map(|it| words.say(it).to_owned());
    let spec = FlowSpec {
        title: words.say(texts::FLOW).to_owned(),
        unit: words.say(texts::UNIT_GWH).to_owned(),
        decimals: 1,
        nodes,
        links,
        columns,
    };
    Ok((spec, summary))
}
