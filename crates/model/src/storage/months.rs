//! The balance by month, without keeping its hours: for answers that follow every step of a slider.

use portal_units::Power;

use super::balance::{HourFlows, Totals};
use super::{Battery, Limits};
use crate::calendar::Calendar;
use crate::error::{ModelError, finite, within};

/// An hourly shape with the factor that makes it kWh.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape<'a> {
    /// One value an hour, none negative.
    pub hourly: &'a [f64],
    /// kWh of a value of 1.
    pub factor: f64,
}

/// Energy of one month \[kWh\].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MonthFlows {
    /// Generated, curtailed energy included.
    pub generation: f64,
    /// Used.
    pub load: f64,
    /// Where it went; the content of the battery is that at the month's end.
    pub flows: HourFlows,
}

/// The months, January first, and the sums of the year, by the rule of [`balance`](super::balance()).
///
/// # Errors
/// As [`balance`](super::balance()); also [`ModelError::Length`] when the calendar has another number of hours, and
/// [`ModelError::OutOfRange`] for a negative factor.
///
/// # Source
/// As [`balance`](super::balance()).
pub fn balance_by_month(
    generation: Shape<'_>,
    load: Shape<'_>,
    battery: &Battery,
    export_limit: Option<Power>,
    calendar: &Calendar,
) -> Result<([MonthFlows; 12], Totals), ModelError> {
    let hours = calendar.months().len();
    for (input, shape) in [("generation", generation), ("load", load)] {
        finite(input, shape.hourly, hours)?;
        within(input, shape.factor, 0.0, f64::MAX)?;
        if let Some(negative) = shape.hourly.iter().find(|it| **it < 0.0) {
            within(input, *negative, 0.0, f64::MAX)?;
        }
    }
    let limits = Limits::of(battery)?;
    let limit =
        export_limit.map_or(Ok(f64::INFINITY), |it| within("export_limit", it.kw(), 0.0, f64::MAX))?;
    let mut months = [MonthFlows::default(); 12];
    let mut soc = limits.start;
    for ((month, generated), used) in calendar.months().iter().zip(generation.hourly).zip(load.hourly) {
        let (generated, used) = (generated * generation.factor, used * load.factor);
        let flows = limits.hour(soc, generated, used, limit);
        soc = flows.soc;
        if let Some(sums) = months.get_mut(usize::from(*month)) {
            sums.generation += generated;
            sums.load += used;
            sums.flows.add(&flows);
        }
    }
    let mut year = MonthFlows::default();
    for month in &months {
        year.generation += month.generation;
        year.load += month.load;
        year.flows.add(&month.flows);
    }
    year.flows.soc = soc;
    Ok((months, limits.totals(&year.flows, year.generation, year.load)))
}
