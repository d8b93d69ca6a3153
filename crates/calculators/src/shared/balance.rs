//! Where the energy of a building with its own generation goes, by month.

use portal_model::ModelError;
use portal_model::calendar::Calendar;
use portal_model::storage::{Battery, HourFlows, Totals, balance};
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
    generation: (&[f64], f64),
    load: (&[f64], f64),
    calendar: &Calendar,
) -> Result<Flows, ModelError> {
    let scaled =
        |(shape, factor): (&[f64], f64)| -> Vec<f64> { shape.iter().map(|it| it * factor).collect() };
    let (generated, used) = (scaled(generation), scaled(load));
    let balance = balance(&generated, &used, battery, None)?;
    let by_month = |part: fn(&HourFlows) -> f64| {
        let hourly: Vec<f64> = balance.hours.iter().map(part).collect();
        calendar.monthly_sums(&hourly)
    };
    let mut months = [Flow::default(); 12];
    put(&mut months, calendar.monthly_sums(&generated)?, |it, kwh| it.generation = kwh);
    put(&mut months, calendar.monthly_sums(&used)?, |it, kwh| it.demand = kwh);
    put(&mut months, by_month(|it| it.direct)?, |it, kwh| it.direct = kwh);
    put(&mut months, by_month(|it| it.discharge)?, |it, kwh| it.discharge = kwh);
    put(&mut months, by_month(|it| it.export)?, |it, kwh| it.export = kwh);
    Ok(Flows { months, totals: balance.totals })
}

fn put(months: &mut [Flow; 12], sums_kwh: [f64; 12], set: fn(&mut Flow, Energy)) {
    for (month, kwh) in months.iter_mut().zip(sums_kwh) {
        set(month, Energy::from_kwh(kwh));
    }
}
