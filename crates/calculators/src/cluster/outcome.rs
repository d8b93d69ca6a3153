//! The calculation: the year of the cluster and its five hardest days.

use std::ops::Range;
use std::rc::Rc;

use portal_model::storage::{
    Battery, HourFlows, HourlyWeather, MonthFlows, Site, Stress, balance, hardest_days, stress_within,
};
use portal_units::{Co2, EmissionFactor, Energy, EnergyPrice, Money, Power};

use super::Inputs;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::kept::kept;
use crate::shared::municipal::{
    Balanced, CO2_GRID, Hours, Prices, Scale, Series, balanced, battery, made_co2, wanted,
};
use crate::shared::study::{At, Numbers, Study};
use crate::shared::year::Year;
use crate::spec::Rough;

/// Days of the stress test.
const HARD_DAYS: u16 = 5;

/// What a year comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outcome {
    pub(super) load: Energy,
    pub(super) generation: Energy,
    /// Used inside, at once or out of the battery.
    pub(super) own: Energy,
    pub(super) import: Energy,
    pub(super) export: Energy,
    /// Price inside.
    pub(super) local: EnergyPrice,
    /// Paid inside the cluster instead of outside.
    pub(super) kept: Money,
    /// What users save against buying outside.
    pub(super) saved: Money,
    /// Avoided against the mean of the grid.
    pub(super) co2: Co2,
    /// Energy of the plants: panels, wind, biogas, cogeneration.
    pub(super) plants: [Energy; 4],
}

impl Outcome {
    pub(super) fn autarky(&self) -> f64 {
        if self.load > Energy::ZERO { self.own / self.load } else { 0.0 }
    }

    pub(super) fn self_consumption(&self) -> Option<f64> {
        (self.generation > Energy::ZERO).then(|| (self.generation - self.export) / self.generation)
    }
}

pub(super) struct Case {
    pub(super) study: Study<Outcome>,
    /// Months, January first.
    pub(super) months: [MonthFlows; 12],
    /// Energy of each plant by month. \[kWh\]
    pub(super) plants_by_month: [[f64; 12]; 4],
    /// The five hardest days.
    pub(super) stress: Stress,
    /// Their hours: load and the four plants. \[kW\]
    pub(super) hard_hours: Vec<[f64; 5]>,
    /// A week of winter and one of summer.
    pub(super) weeks: [Week; 2],
    /// Largest power from outside in the year.
    pub(super) peak_import: Power,
}

pub(super) fn numbers(assumptions: &Assumptions) -> Result<Numbers, AnswerError> {
    Ok(Numbers::gather(assumptions, wanted())?)
}

pub(super) fn case(
    inputs: &Inputs,
    numbers: &Numbers,
    year: &mut Year,
    rough: &mut Rough,
) -> Result<Case, AnswerError> {
    let series = Series::of(year)?;
    let of_middle = Scale::of(inputs, &numbers.middle())?;
    let whole = whole(inputs, numbers, year)?;
    let (energy, tested) = &*whole;
    let study = Study::while_moving("cluster", rough, numbers, |at| {
        let moved = Scale::of(inputs, at)?;
        if moved == of_middle {
            return outcome(inputs, energy, at);
        }
        let energy = kept(year, "cluster-year", &moved.key(), || {
            balanced(&Hours::of(&moved, &series), &battery(&moved, year.technical()), year)
        })?;
        outcome(inputs, &energy, at)
    })?;
    Ok(Case {
        study,
        months: energy.months,
        plants_by_month: tested.plants_by_month,
        stress: tested.stress,
        hard_hours: tested.hard_hours.clone(),
        weeks: tested.weeks.clone(),
        peak_import: tested.peak_import,
    })
}

/// The year with every number at its own value, and its hard days.
pub(super) fn whole(
    inputs: &Inputs,
    numbers: &Numbers,
    year: &mut Year,
) -> Result<Rc<(Balanced, Tested)>, AnswerError> {
    let scale = Scale::of(inputs, &numbers.middle())?;
    let series = Series::of(year)?;
    let (battery, hard) = (battery(&scale, year.technical()), hard_window(year)?);
    kept(year, "cluster-middle", &scale.key(), || {
        let hours = Hours::of(&scale, &series);
        Ok((balanced(&hours, &battery, year)?, tested(&hours, &battery, hard, year)?))
    })
}

fn outcome(inputs: &Inputs, energy: &Balanced, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let prices = Prices::of(inputs.share, at)?;
    let grid = EmissionFactor::from_g_per_kwh(at.get(CO2_GRID)?);
    Ok(Outcome {
        load: energy.load,
        generation: energy.generation,
        own: energy.own,
        import: energy.import,
        export: energy.export,
        local: prices.local,
        kept: energy.own * prices.local,
        saved: energy.own * prices.spared,
        co2: (energy.own + energy.export) * grid - made_co2(&energy.plants, at)?,
        plants: energy.plants,
    })
}

pub(super) struct Tested {
    stress: Stress,
    weeks: [Week; 2],
    hard_hours: Vec<[f64; 5]>,
    plants_by_month: [[f64; 12]; 4],
    peak_import: Power,
}

fn tested(hours: &Hours, battery: &Battery, hard: Range<usize>, year: &Year) -> Result<Tested, AnswerError> {
    let site = Site { generation_kwh: &hours.generation, load_kwh: &hours.load, battery, export_limit: None };
    let balanced = balance(&hours.generation, &hours.load, battery, None)?;
    let peak = balanced.hours.iter().map(|it| it.import).fold(0.0, f64::max);
    let [pv, wind, biogas, chp] = &hours.plants;
    let at = |series: &[f64], hour: usize| series.get(hour).copied().unwrap_or(0.0);
    let row =
        |hour: usize| [at(&hours.load, hour), at(pv, hour), at(wind, hour), at(biogas, hour), at(chp, hour)];
    let mut plants_by_month = [[0.0; 12]; 4];
    for (months, plant) in plants_by_month.iter_mut().zip(&hours.plants) {
        *months = year.calendar().monthly_sums(plant)?;
    }
    Ok(Tested {
        stress: stress_within(&balanced, &site, hard.clone(), None)?,
        hard_hours: hard.map(row).collect(),
        weeks: weeks(hours, &balanced.hours, year),
        plants_by_month,
        peak_import: Power::from_kw(peak),
    })
}

/// A week of the middle of a month, hour by hour.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Week {
    /// Made by the own plants. \[kW\]
    pub(super) made: Vec<f64>,
    /// Used. \[kW\]
    pub(super) used: Vec<f64>,
    /// Share of the use that did not come from outside, 0–1.
    pub(super) autarky: f64,
}

/// A week of the coldest month and one of the warmest.
fn weeks(hours: &Hours, flows: &[HourFlows], year: &Year) -> [Week; 2] {
    const FIRST_DAY: usize = 11;
    const HOURS: usize = 168;
    let months = year.calendar().months();
    let air = &year.weather().columns().air_celsius;
    let warmth = |month: u8| {
        let of_month = || months.iter().zip(air).filter(move |it| *it.0 == month);
        of_month().map(|it| it.1).sum::<f64>() / of_month().map(|_| 1.0).sum::<f64>().max(1.0)
    };
    let by_warmth = |one: &u8, other: &u8| warmth(*one).total_cmp(&warmth(*other));
    [(0..12).min_by(by_warmth), (0..12).max_by(by_warmth)].map(|month| {
        let first = months.iter().position(|it| Some(*it) == month).unwrap_or(0) + FIRST_DAY * 24;
        let part = |series: &[f64]| series.iter().skip(first).take(HOURS).copied().collect::<Vec<f64>>();
        let (made, used) = (part(&hours.generation), part(&hours.load));
        let missing: f64 = flows.iter().skip(first).take(HOURS).map(|it| it.import).sum();
        let sum: f64 = used.iter().sum();
        let autarky = if sum > 0.0 { 1.0 - missing / sum } else { 0.0 };
        Week { made, used, autarky }
    })
}

/// The five days in a row that are coldest, calmest and darkest together.
fn hard_window(year: &Year) -> Result<Range<usize>, AnswerError> {
    let found = kept(year, "cluster-hard-days", &[], || {
        let columns = year.weather().columns();
        let weather = HourlyWeather {
            air_celsius: &columns.air_celsius,
            wind_m_s: &columns.wind_m_s,
            light_w_m2: &columns.ghi_w_m2,
        };
        Ok(hardest_days(&weather, HARD_DAYS)?.map_or(0..0, |it| it.hours))
    })?;
    Ok((*found).clone())
}
