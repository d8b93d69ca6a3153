//! The hourly year of a cluster and its balance.

use portal_model::storage::{Battery, MonthFlows, Shape, balance_by_month};
use portal_units::{Energy, Power};

use super::series::Series;
use super::{BUS_USE, HOUSEHOLD, Town, USUAL_YIELD, WIND_YEAR};
use crate::answer::AnswerError;
use crate::shared::study::At;
use crate::shared::technical::Technical;
use crate::shared::year::Year;

/// Share of the year in which a biogas plant runs.
const BIOGAS_SHARE: f64 = 0.9;
/// Power of a large battery for each kWh of it. \[kW/kWh\]
const BATTERY_POWER: f64 = 0.5;

/// How much of each series a point takes: all on which its energy depends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// Panels, wind, biogas, cogeneration. \[kW\]
    pub(crate) plants_kw: [f64; 4],
    /// Households, firms, buses in a year. \[kWh\]
    pub(crate) uses_kwh: [f64; 3],
    /// Shared battery. \[kWh\]
    pub(crate) battery_kwh: f64,
}

impl Scale {
    /// The scale of a cluster at a point.
    ///
    /// # Errors
    /// When one of its numbers is not at hand.
    pub(crate) fn of(town: &Town, at: &At<'_>) -> Result<Self, AnswerError> {
        Ok(Self {
            plants_kw: [
                town.pv.kw() * at.relative(USUAL_YIELD)?,
                town.wind.kw() * at.get(WIND_YEAR)?,
                town.biogas.kw() * BIOGAS_SHARE,
                town.chp.kw(),
            ],
            uses_kwh: [
                town.households * at.get(HOUSEHOLD)? * 1000.0,
                town.business.kwh(),
                town.bus_km(at)? * at.get(BUS_USE)?,
            ],
            battery_kwh: town.battery.kwh(),
        })
    }

    /// The same as one list, to find by it what was computed from it.
    pub(crate) fn key(&self) -> [f64; 8] {
        let [pv, wind, biogas, chp] = self.plants_kw;
        let [households, business, buses] = self.uses_kwh;
        [pv, wind, biogas, chp, households, business, buses, self.battery_kwh]
    }
}

/// Hourly sums of a point. \[kWh\]
pub(crate) struct Hours {
    pub(crate) load: Vec<f64>,
    /// Sums of households, firms, buses.
    pub(crate) uses: [f64; 3],
    /// Panels, wind, biogas, cogeneration.
    pub(crate) plants: [Vec<f64>; 4],
    pub(crate) generation: Vec<f64>,
}

impl Hours {
    /// The hours of a scale.
    pub(crate) fn of(scale: &Scale, series: &Series) -> Self {
        let [households, business, buses] = scale.uses_kwh;
        let uses = series.households.iter().zip(series.business.iter()).zip(series.buses.iter());
        let load = uses.map(|((h, b), bus)| h * households + b * business + bus * buses).collect();
        let scaled = |series: &[f64], kw: f64| series.iter().map(|it| it * kw).collect::<Vec<f64>>();
        let [pv, wind, biogas, chp] = scale.plants_kw;
        let plants = [
            scaled(&series.pv, pv),
            scaled(&series.wind, wind),
            vec![biogas; series.pv.len()],
            scaled(&series.chp, chp),
        ];
        let [pv, wind, biogas, chp] = &plants;
        let sums = pv.iter().zip(wind).zip(biogas.iter().zip(chp));
        let generation = sums.map(|((a, b), (c, d))| a + b + c + d).collect();
        let sum = |series: &[f64], kwh: f64| series.iter().sum::<f64>() * kwh;
        let uses =
            [sum(&series.households, households), sum(&series.business, business), sum(&series.buses, buses)];
        Self { load, uses, plants, generation }
    }
}

/// The shared battery of a scale.
pub(crate) fn battery(scale: &Scale, technical: &Technical) -> Battery {
    let capacity = Energy::from_kwh(scale.battery_kwh);
    technical.battery(capacity, Power::from_kw(scale.battery_kwh * BATTERY_POWER))
}

/// The year's energy of a point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Balanced {
    pub(crate) months: [MonthFlows; 12],
    pub(crate) load: Energy,
    pub(crate) generation: Energy,
    /// Used inside, at once or out of the battery.
    pub(crate) own: Energy,
    pub(crate) import: Energy,
    pub(crate) export: Energy,
    /// Panels, wind, biogas, cogeneration.
    pub(crate) plants: [Energy; 4],
    /// Use of households, firms, buses. \[kWh\]
    pub(crate) uses_kwh: [f64; 3],
}

/// Balances the hours: surplus into the battery, then out of the cluster.
///
/// # Errors
/// As [`balance_by_month`].
pub(crate) fn balanced(hours: &Hours, battery: &Battery, year: &Year) -> Result<Balanced, AnswerError> {
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

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "round numbers")]
mod tests {
    use super::*;

    #[test]
    fn the_hours_of_a_scale_are_worked_by_hand() {
        let series = Series {
            pv: vec![0.0, 2.0, 2.0, 0.0].into(),
            wind: vec![1.0, 0.5, 0.0, 0.0].into(),
            chp: vec![0.5; 4].into(),
            households: vec![0.25; 4].into(),
            business: vec![0.0, 0.5, 0.5, 0.0].into(),
            buses: vec![0.5, 0.0, 0.0, 0.5].into(),
        };
        let scale = Scale { plants_kw: [2.0, 4.0, 1.0, 6.0], uses_kwh: [8.0, 4.0, 2.0], battery_kwh: 3.0 };
        let hours = Hours::of(&scale, &series);
        // Households take 2 in each hour, firms 2 by day, buses 1 by night.
        assert_eq!(hours.load, [3.0, 4.0, 4.0, 3.0]);
        assert_eq!(hours.uses, [8.0, 4.0, 2.0]);
        // Panels 4 by day, wind 4 and 2, biogas 1, cogeneration 3.
        assert_eq!(hours.generation, [8.0, 10.0, 8.0, 4.0]);
        assert_eq!(hours.plants[1], [4.0, 2.0, 0.0, 0.0]);
        // A battery is filled or emptied in two hours.
        let battery = battery(&scale, &Technical::default());
        assert_eq!((battery.capacity.kwh(), battery.max_charge.kw()), (3.0, 1.5));
    }
}
