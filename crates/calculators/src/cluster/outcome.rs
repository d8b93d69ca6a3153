//! The calculation: the year of the cluster and its five hardest days.

use std::ops::Range;
use std::rc::Rc;

use portal_model::storage::{
    Battery, HourFlows, HourlyWeather, MonthFlows, Shape, Site, Stress, balance, balance_by_month,
    hardest_days, stress_within,
};
use portal_units::{Co2, EmissionFactor, Energy, EnergyPrice, Money, Power};

use super::inputs::Inputs;
use super::series::Series;
use super::texts;
use crate::answer::AnswerError;
use crate::shared::assumptions::Assumptions;
use crate::shared::kept::kept;
use crate::shared::study::{At, Numbers, Study, Usual, Wanted};
use crate::shared::year::Year;
use crate::spec::Rough;

const BUY: &str = "electricity_price_g11_gross";
const SELL: &str = "rcem_known_months_mean";
const FEE: &str = "network_charge_g11_pge_gross";
const HOUSEHOLD: &str = "household_use_g11";
pub(super) const BUS_USE: &str = "ebus_use_mean";
const USUAL_YIELD: &str = "pv_yield_south_35";
const CO2_GRID: &str = "grid_co2e_lifecycle_2025";
const CO2_PV: &str = "solar_pv_lifecycle";
pub(super) const CO2_WIND: &str = "wind_lifecycle";
pub(super) const CO2_BIOGAS: &str = "biomass_lifecycle";
pub(super) const CO2_CHP: &str = "gas_lifecycle";
pub(super) const WIND_YEAR: &str = "wind_year";
pub(super) const BUS_KM: &str = "bus_km_day";
/// Keys of the data.
pub(super) const KEYS: &[&str] =
    &[BUY, SELL, FEE, HOUSEHOLD, BUS_USE, USUAL_YIELD, CO2_GRID, CO2_PV, CO2_WIND, CO2_BIOGAS, CO2_CHP];

/// Share of the year in which a biogas plant runs.
const BIOGAS_SHARE: f64 = 0.9;
/// Days on which buses run.
const BUS_DAYS: f64 = 365.0;
/// Power of a large battery for each kWh of it. \[kW/kWh\]
const BATTERY_POWER: f64 = 0.5;
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
    let wanted = [
        Wanted::data(BUY, texts::ASSUME_BUY),
        Wanted::data(SELL, texts::ASSUME_SELL),
        Wanted::data(FEE, texts::ASSUME_FEE),
        Wanted::data(HOUSEHOLD, texts::ASSUME_HOUSEHOLD),
        Wanted::data(BUS_USE, texts::ASSUME_BUS_USE),
        Wanted::usual(BUS_KM, texts::ASSUME_BUS_KM, Usual::new(200.0, 150.0, 250.0, "km/d")),
        Wanted::data(USUAL_YIELD, texts::ASSUME_YIELD).called(texts::SUN_OF_YEAR),
        Wanted::usual(WIND_YEAR, texts::ASSUME_WIND_YEAR, Usual::new(1.0, 0.85, 1.15, "1")),
        Wanted::data(CO2_GRID, texts::ASSUME_CO2_GRID),
        Wanted::data(CO2_PV, texts::ASSUME_CO2_PV),
        Wanted::data(CO2_WIND, texts::ASSUME_CO2_WIND),
        Wanted::data(CO2_BIOGAS, texts::ASSUME_CO2_BIOGAS),
        Wanted::data(CO2_CHP, texts::ASSUME_CO2_CHP),
    ];
    Ok(Numbers::gather(assumptions, wanted)?)
}

/// Hourly sums of a point. \[kWh\]
struct Hours {
    load: Vec<f64>,
    /// Sums of households, firms, buses.
    uses: [f64; 3],
    plants: [Vec<f64>; 4],
    generation: Vec<f64>,
}

impl Hours {
    fn of(inputs: &Inputs, series: &Series, at: &At<'_>) -> Result<Self, AnswerError> {
        let households = inputs.households * at.get(HOUSEHOLD)? * 1000.0;
        let buses = inputs.buses * at.get(BUS_KM)? * BUS_DAYS * at.get(BUS_USE)?;
        let business = inputs.business.kwh();
        let uses = series.households.iter().zip(series.business.iter()).zip(series.buses.iter());
        let load = uses.map(|((h, b), bus)| h * households + b * business + bus * buses).collect();
        let scaled = |series: &[f64], kw: f64| series.iter().map(|it| it * kw).collect::<Vec<f64>>();
        let plants = [
            scaled(&series.pv, inputs.pv.kw() * at.relative(USUAL_YIELD)?),
            scaled(&series.wind, inputs.wind.kw() * at.get(WIND_YEAR)?),
            vec![inputs.biogas.kw() * BIOGAS_SHARE; series.pv.len()],
            scaled(&series.chp, inputs.chp.kw()),
        ];
        let [pv, wind, biogas, chp] = &plants;
        let sums = pv.iter().zip(wind).zip(biogas.iter().zip(chp));
        let generation = sums.map(|((a, b), (c, d))| a + b + c + d).collect();
        let sum = |series: &[f64], kwh: f64| series.iter().sum::<f64>() * kwh;
        let uses =
            [sum(&series.households, households), sum(&series.business, business), sum(&series.buses, buses)];
        Ok(Self { load, uses, plants, generation })
    }
}

pub(super) fn case(
    inputs: &Inputs,
    numbers: &Numbers,
    year: &mut Year,
    rough: &mut Rough,
) -> Result<Case, AnswerError> {
    let series = Series::of(year)?;
    let battery = battery(inputs, year);
    let of_middle = energy_inputs(inputs, &numbers.middle())?;
    let whole = whole(inputs, numbers, year)?;
    let (energy, tested) = &*whole;
    let study = Study::while_moving("cluster", rough, numbers, |at| {
        let moved = energy_inputs(inputs, at)?;
        if moved == of_middle {
            return outcome(inputs, energy, at);
        }
        let energy = kept(year, "cluster-year", &moved, || {
            balanced(&Hours::of(inputs, &series, at)?, &battery, year)
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
    let middle = numbers.middle();
    let series = Series::of(year)?;
    let (battery, hard) = (battery(inputs, year), hard_window(year)?);
    kept(year, "cluster-middle", &energy_inputs(inputs, &middle)?, || {
        let hours = Hours::of(inputs, &series, &middle)?;
        Ok((balanced(&hours, &battery, year)?, tested(&hours, &battery, hard, year)?))
    })
}

fn battery(inputs: &Inputs, year: &Year) -> Battery {
    year.technical().battery(inputs.battery, Power::from_kw(inputs.battery.kwh() * BATTERY_POWER))
}

/// Everything on which the energy of a point depends.
fn energy_inputs(inputs: &Inputs, at: &At<'_>) -> Result<Vec<f64>, AnswerError> {
    let mut all = vec![inputs.pv.kw(), inputs.wind.kw(), inputs.biogas.kw(), inputs.chp.kw()];
    all.extend([inputs.battery.kwh(), inputs.buses, inputs.households, inputs.business.kwh()]);
    for key in [HOUSEHOLD, BUS_KM, BUS_USE, USUAL_YIELD, WIND_YEAR] {
        all.push(at.get(key)?);
    }
    Ok(all)
}

/// The year's energy of a point.
pub(super) struct Balanced {
    months: [MonthFlows; 12],
    pub(super) load: Energy,
    generation: Energy,
    pub(super) own: Energy,
    pub(super) import: Energy,
    pub(super) export: Energy,
    pub(super) plants: [Energy; 4],
    /// Use of households, firms, buses. \[kWh\]
    pub(super) uses_kwh: [f64; 3],
}

fn balanced(hours: &Hours, battery: &Battery, year: &Year) -> Result<Balanced, AnswerError> {
    let shape = |hourly| Shape { hourly, factor: 1.0 };
    let (months, totals) =
        balance_by_month(shape(&hours.generation), shape(&hours.load), battery, None, year.calendar())?;
    Ok(Balanced {
        months,
        load: totals.load,
        generation: totals.generation,
        own: totals.direct + totals.discharge,
        import: totals.import,
        export: totals.export,
        plants: hours.plants.each_ref().map(|it| Energy::from_kwh(it.iter().sum())),
        uses_kwh: hours.uses,
    })
}

fn outcome(inputs: &Inputs, energy: &Balanced, at: &At<'_>) -> Result<Outcome, AnswerError> {
    let (buy, sell, fee) = (at.get(BUY)?, at.get(SELL)?, at.get(FEE)?);
    // Where the fee leaves no room, the price inside is the price of selling outside.
    let local = sell + inputs.share.fraction() * (buy - fee - sell).max(0.0);
    let grid = EmissionFactor::from_g_per_kwh(at.get(CO2_GRID)?);
    let mut made = Co2::ZERO;
    for (energy, key) in energy.plants.iter().zip([CO2_PV, CO2_WIND, CO2_BIOGAS, CO2_CHP]) {
        made += *energy * EmissionFactor::from_g_per_kwh(at.get(key)?);
    }
    Ok(Outcome {
        load: energy.load,
        generation: energy.generation,
        own: energy.own,
        import: energy.import,
        export: energy.export,
        local: EnergyPrice::from_pln_per_kwh(local),
        kept: energy.own * EnergyPrice::from_pln_per_kwh(local),
        saved: energy.own * EnergyPrice::from_pln_per_kwh((buy - fee - local).max(0.0)),
        co2: (energy.own + energy.export) * grid - made,
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
