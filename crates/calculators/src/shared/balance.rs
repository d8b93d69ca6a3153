//! Where the energy of a building with its own generation goes, by month.

use portal_model::ModelError;
use portal_model::calendar::Calendar;
use portal_model::storage::{Battery, MonthFlows, Shape, Totals, balance_by_month};
use portal_units::Energy;

/// Energy of a month or of a year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Flow {
    /// Generated.
    pub generation: Energy,
    /// Used.
    pub demand: Energy,
    /// Generated and used at once.
    pub direct: Energy,
    /// Generated and used out of the battery, after its losses.
    pub discharge: Energy,
    /// Fed into the grid.
    pub export: Energy,
}

impl Flow {
    /// Own generation that reaches a use, at once or out of the battery.
    pub fn own(&self) -> Energy {
        self.direct + self.discharge
    }
}

/// A year of energy.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    /// January first.
    pub months: [Flow; 12],
    totals: Totals,
}

impl Flows {
    /// The year.
    pub fn year(&self) -> Flow {
        Flow {
            generation: self.totals.generation,
            demand: self.totals.load,
            direct: self.totals.direct,
            discharge: self.totals.discharge,
            export: self.totals.export,
        }
    }

    /// Sums with everything that follows from them.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }
}

/// Balances a year: `generation` and `load` are hourly shapes, each with the factor that makes them kWh.
///
/// # Errors
/// [`ModelError`] when the shapes and the calendar differ in length or a factor is negative.
pub fn flows(
    battery: &Battery,
    generation: Shape<'_>,
    load: Shape<'_>,
    calendar: &Calendar,
) -> Result<Flows, ModelError> {
    let (months, totals) = balance_by_month(generation, load, battery, None, calendar)?;
    Ok(Flows { months: months.each_ref().map(flow), totals })
}

fn flow(month: &MonthFlows) -> Flow {
    Flow {
        generation: Energy::from_kwh(month.generation),
        demand: Energy::from_kwh(month.load),
        direct: Energy::from_kwh(month.flows.direct),
        discharge: Energy::from_kwh(month.flows.discharge),
        export: Energy::from_kwh(month.flows.export),
    }
}
