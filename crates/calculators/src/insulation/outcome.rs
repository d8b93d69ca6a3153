//! The calculation: the heat of the house as it is, after each measure alone, and after all of them.

use portal_model::air::Pollutant;
use portal_model::building::{Dwelling, Layer, Measure};
use portal_text::Text;
use portal_units::{Area, Co2, Energy, Length, Money, Ratio, ThermalConductivity, ThermalTransmittance};

use super::inputs::{Glazing, Inputs};
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::{Assumptions, MissingAssumption};
use crate::shared::heating::{self, BUY, GRID_CO2, heating};
use crate::shared::home::{self, Period};
use crate::shared::study::{At, Numbers, Study, Usual, Wanted, shown_where};
use crate::shared::year::Year;
use crate::spec::Rough;

/// Key of the conductivity of the insulation. \[W/(mK)\]
const LAMBDA: &str = "insulation_conductivity";

/// Name of the study.
const NAME: &str = "insulation";

/// A measure that was chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chosen {
    /// Its name.
    pub(super) name: Text,
    /// What it does to the house.
    measure: Measure,
    /// Area on which it is done.
    pub(super) area: Area,
}

/// What one measure alone brings in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Alone {
    /// Heat.
    pub(super) heat: Energy,
    /// Money.
    pub(super) saved: Money,
    /// What a square metre of it may cost to pay for itself over the years. \[PLN/m²\]
    pub(super) worth_per_m2: f64,
}

/// A year with all measures against one without.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    /// Heat of the rooms before.
    pub(super) before: Energy,
    /// Heat of the rooms after.
    pub(super) after: Energy,
    /// Money that stays.
    pub(super) saved: Money,
    /// Emission that does not happen.
    pub(super) co2: Co2,
    /// Dust that does not leave the chimney. \[kg\]
    pub(super) dust_kg: f64,
    /// Electricity no longer bought.
    pub(super) electricity: Energy,
    /// Each measure alone, in the order of [`Case::chosen`].
    pub(super) alone: Vec<Alone>,
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// The measures, the one that saves most heat first.
    pub(super) chosen: Vec<Chosen>,
    /// U-values of wall, roof, floor and windows, before and after. \[W/(m²K)\]
    pub(super) u_values: [(f64, f64); 4],
}

pub(super) fn numbers(inputs: &Inputs, assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    let mut wanted = vec![
        Wanted::asked(BUY, texts::BUY, inputs.buy.pln_per_kwh()),
        Wanted::usual(LAMBDA, texts::ASSUME_LAMBDA, Usual::new(0.036, 0.031, 0.04, "W/(mK)")),
    ];
    wanted.extend(shown_where(heating::wanted(inputs.heating), heating::is_cost_or_dust));
    let of_grid = [Wanted::data(GRID_CO2, heating::GRID_CO2_LABEL)];
    wanted.extend(shown_where(of_grid, if inputs.heating.burns() { |_| false } else { |_| true }));
    let new_window = Period::Wt2021.u_keys()[1];
    let of_home = inputs.home.wanted();
    if inputs.windows == Glazing::New && inputs.home.period != Period::Wt2021 {
        wanted.push(Wanted::data(new_window, texts::ASSUME_NEW_WINDOW));
    }
    wanted.extend(shown_where(of_home, |it| it != home::DESIGN_OUTDOOR));
    Ok(Numbers::gather(assumptions, wanted)?)
}

/// Heat of the year before, after each measure alone, and after all. \[kWh\]
struct Heats {
    before: f64,
    alone: Vec<f64>,
    after: f64,
}

pub(super) fn case(
    inputs: &Inputs,
    numbers: &Numbers,
    year: &Year,
    rough: &mut Rough,
) -> Result<Case, AnswerError> {
    let is_quick = *rough != Rough::No && Study::<Outcome>::is_known(NAME);
    let middle = numbers.middle();
    let before = inputs.home.dwelling(&middle)?;
    let lambda = numbers.uncertain(LAMBDA)?;
    let mut order = chosen(inputs, &before, lambda.mid, &middle)?;
    let heats_of = |chosen: &[Chosen]| heats(&before, chosen, is_quick, &middle, year);
    let first = heats_of(&order)?;
    let mut ranked: Vec<(f64, Chosen)> = first.alone.iter().copied().zip(order).collect();
    ranked.sort_by(|one, other| one.0.total_cmp(&other.0));
    order = ranked.into_iter().map(|it| it.1).collect();
    // Of what the heat depends on only the insulation has a spread.
    let mut known = Vec::new();
    let ends = if is_quick { &[lambda.mid][..] } else { &[lambda.mid, lambda.low, lambda.high] };
    for &value in ends {
        let moved = chosen(inputs, &before, value, &middle)?;
        let same = |it: &Chosen| moved.iter().find(|moved| moved.name == it.name).copied();
        known.push((value, heats_of(&order.iter().filter_map(same).collect::<Vec<_>>())?));
    }
    let study = Study::while_moving(NAME, rough, numbers, |at| {
        let value = at.get(LAMBDA)?;
        let found = known.iter().find(|it| it.0.to_bits() == value.to_bits());
        let (_, heats) = found.ok_or_else(|| MissingAssumption(LAMBDA.to_owned()))?;
        outcome(inputs, &order, heats, at)
    })?;
    let chosen = order;
    let after = all(&before, &chosen)?;
    let u = |it: &Dwelling| {
        let house = it.house;
        [house.wall.u, house.roof.u, house.floor.u, house.windows.u].map(ThermalTransmittance::w_per_m2k)
    };
    let (one, other) = (u(&before), u(&after));
    let mut u_values = [(0.0, 0.0); 4];
    for (slot, (before, after)) in u_values.iter_mut().zip(one.into_iter().zip(other)) {
        *slot = (before, after);
    }
    Ok(Case { study, chosen, u_values })
}

/// The measures that do something.
fn chosen(inputs: &Inputs, before: &Dwelling, lambda: f64, at: &At<'_>) -> Result<Vec<Chosen>, AnswerError> {
    let conductivity = ThermalConductivity::from_w_per_mk(lambda);
    let layer = |thickness| Layer { thickness, conductivity };
    let house = &before.house;
    let mut all = Vec::new();
    for (name, thickness, element, measure) in [
        (texts::MEASURE_WALL, inputs.wall, house.wall, Measure::Wall(layer(inputs.wall))),
        (texts::MEASURE_ROOF, inputs.roof, house.roof, Measure::Roof(layer(inputs.roof))),
        (texts::MEASURE_FLOOR, inputs.floor, house.floor, Measure::Floor(layer(inputs.floor))),
    ] {
        if thickness > Length::ZERO {
            all.push(Chosen { name, measure, area: element.area });
        }
    }
    if inputs.windows == Glazing::New {
        let u = ThermalTransmittance::from_w_per_m2k(at.get(Period::Wt2021.u_keys()[1])?);
        let measure = Measure::Windows { u, g: Ratio::from_fraction(0.5) };
        if u < house.windows.u {
            all.push(Chosen { name: texts::MEASURE_WINDOWS, measure, area: house.windows.area() });
        }
    }
    Ok(all)
}

fn all(before: &Dwelling, chosen: &[Chosen]) -> Result<Dwelling, AnswerError> {
    let mut after = *before;
    for it in chosen {
        after = it.measure.applied(&after)?;
    }
    Ok(after)
}

/// The heat of a year; a quick one runs only the first and the last, and shares what is saved by what the measures take
/// from the loss through the envelope.
fn heats(
    before: &Dwelling,
    chosen: &[Chosen],
    is_quick: bool,
    at: &At<'_>,
    year: &Year,
) -> Result<Heats, AnswerError> {
    let outdoor = home::celsius(at, home::DESIGN_OUTDOOR)?;
    let heat = |it: &Dwelling| home::heat(it, outdoor, year).map(|it| it.total_kwh);
    let (first, last) = (heat(before)?, heat(&all(before, chosen)?)?);
    let alone = if is_quick {
        let spared = |it: &Chosen| Ok(loss(before) - loss(&it.measure.applied(before)?));
        let spared = chosen.iter().map(spared).collect::<Result<Vec<f64>, AnswerError>>()?;
        let sum = spared.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        spared.iter().map(|it| first - (first - last) * it / sum).collect()
    } else {
        chosen.iter().map(|it| heat(&it.measure.applied(before)?)).collect::<Result<_, _>>()?
    };
    Ok(Heats { before: first, alone, after: last })
}

/// Heat that passes the envelope for each degree of difference. \[W/K\]
fn loss(it: &Dwelling) -> f64 {
    let house = &it.house;
    let elements = [house.wall, house.roof, house.floor];
    let opaque = elements.map(|it| it.u.w_per_m2k() * it.area.m2() * it.adjustment.fraction());
    opaque.iter().sum::<f64>() + house.windows.u.w_per_m2k() * house.windows.area().m2()
}

fn outcome(inputs: &Inputs, chosen: &[Chosen], heats: &Heats, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let usual = at.relative(inputs.home.period.heat_key())?;
    let energy = |kwh: f64| Energy::from_kwh(kwh * usual);
    let spared = |after: f64| energy((heats.before - after).max(0.0));
    let (before, after) = (energy(heats.before), energy(heats.after));
    let together = heating(inputs.heating, spared(heats.after), None, at)?;
    let one = |(chosen, after): (&Chosen, &f64)| {
        let heat = spared(*after);
        let saved = heating(inputs.heating, heat, None, at)?.cost;
        let worth_per_m2 = saved.pln() * inputs.years / chosen.area.m2();
        Ok(Alone { heat, saved, worth_per_m2 })
    };
    let alone = chosen.iter().zip(&heats.alone).map(one).collect::<Result<_, AnswerError>>()?;
    Ok(Outcome {
        before,
        after,
        saved: together.cost,
        co2: together.co2,
        dust_kg: together.of(Pollutant::Pm10).g() / 1000.0,
        electricity: together.electricity,
        alone,
    })
}
