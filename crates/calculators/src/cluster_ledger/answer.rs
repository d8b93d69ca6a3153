//! The answer: what is told, drawn and listed.

use portal_units::{Co2, Energy, Money};

use super::figures::{Figures, gwh, members, tonnes};
use super::inputs::Inputs;
use super::outcome::{Total, case, counts, numbers};
use super::texts;
use crate::answer::{Answer, AnswerError, LedgerRow};
use crate::shared::words::Words;
use crate::spec::Surroundings;

/// Answers the question of the calculator.
pub(super) fn answer(inputs: &Inputs, around: &mut Surroundings) -> Result<Answer, AnswerError> {
    let numbers = numbers(around.assumptions)?;
    let case = case(inputs, &numbers, around.year, &mut around.rough)?;
    let words = Words::of(around.language);
    let figures = Figures { words, case: &case };
    let mut all = vec![figures.saved(), figures.public(), figures.autarky(), figures.import(), figures.co2()];
    all.extend((0..case.steps.len()).filter_map(|place| figures.step(place)));
    let mut assumptions = numbers.uses(around.language);
    assumptions.retain(|it| counts(inputs, &it.key));
    assumptions.extend(around.year.technical().uses(around.language, inputs.town.battery > Energy::ZERO));
    let mid = &case.study.mid;
    Ok(Answer {
        verdict: figures.verdict(),
        short: figures.short(),
        figures: all,
        drivers: case.study.drivers(words, texts::UNIT_MILLION_YEAR, |it| it.together(members)),
        meaning: words.say(texts::MEANING).to_owned(),
        charts: vec![
            figures.costs(),
            figures.effects((texts::CHART_IMPORT, texts::UNIT_GWH_YEAR, 1), gwh),
            figures.own_cover(),
            figures.effects((texts::CHART_CO2, texts::UNIT_TONNES_YEAR, 0), tonnes),
        ],
        assumptions,
        ledger: LedgerRow {
            investment: Money::ZERO,
            saved_per_year: Money::from_pln(mid.together(|it: &Total| it.cost.pln())),
            import_avoided: Energy::from_kwh(mid.together(|it: &Total| it.import.kwh())),
            export: Energy::from_kwh(-mid.together(|it: &Total| it.export.kwh())),
            co2_avoided: Co2::from_kg(mid.together(|it: &Total| it.co2.kg())),
        },
    })
}
