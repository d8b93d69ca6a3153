//! Direct use first, then the battery, then the grid.

use portal_units::{Energy, Power, Ratio};

use super::{Battery, Limits, greater, lesser};
use crate::error::{ModelError, finite, within};

/// Where the energy of one hour goes \[kWh\].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HourFlows {
    /// Generation used at once.
    pub direct: f64,
    /// Into the battery, before its losses.
    pub charge: f64,
    /// Out of the battery, after its losses.
    pub discharge: f64,
    /// Taken from the grid.
    pub import: f64,
    /// Fed into the grid.
    pub export: f64,
    /// Not generated because the grid would not take it.
    pub curtailed: f64,
    /// Lost from the battery by standing.
    pub self_discharge: f64,
    /// Content of the battery at the end of the hour.
    pub soc: f64,
}

/// Sums of [`HourFlows`] over all hours, with what follows from them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Totals {
    /// Energy used.
    pub load: Energy,
    /// Energy generated, curtailed energy included.
    pub generation: Energy,
    /// Generation used at once.
    pub direct: Energy,
    /// Into the battery, before its losses.
    pub charge: Energy,
    /// Out of the battery, after its losses.
    pub discharge: Energy,
    /// Taken from the grid.
    pub import: Energy,
    /// Fed into the grid.
    pub export: Energy,
    /// Not generated because the grid would not take it.
    pub curtailed: Energy,
    /// Lost on the way into the battery.
    pub charge_loss: Energy,
    /// Lost on the way out of the battery.
    pub discharge_loss: Energy,
    /// Lost from the battery by standing.
    pub self_discharge: Energy,
    /// Content of the battery before the first hour.
    pub soc_start: Energy,
    /// Content of the battery after the last hour.
    pub soc_end: Energy,
    /// What the battery holds between its limits.
    pub usable_capacity: Energy,
}

/// The balance of all hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// Each hour in order.
    pub hours: Vec<HourFlows>,
    /// Their sums.
    pub totals: Totals,
}

/// Balances generation and load hour by hour; in one hour a kW is a kWh.
///
/// The battery loses its share at the begin of the hour. Generation covers the load; what is left charges the
/// battery, goes into the grid up to `export_limit` (`None`: no limit), and is curtailed beyond. What is missing
/// comes from the battery, then from the grid. The battery never charges from the grid nor feeds it.
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::NotFinite`] for the series; [`ModelError::OutOfRange`] names a negative
/// `generation` or `load`, `export_limit`, or what is wrong with the battery.
///
/// # Source
/// Weniger, Tjaden and Quaschning, Energy Procedia 46, 2014, 78–87, for a battery that serves its own house first
/// and for the shares of self-consumption and autarky.
pub fn balance(
    generation_kwh: &[f64],
    load_kwh: &[f64],
    battery: &Battery,
    export_limit: Option<Power>,
) -> Result<Balance, ModelError> {
    for (input, series) in [("generation", generation_kwh), ("load", load_kwh)] {
        finite(input, series, load_kwh.len())?;
        if let Some(negative) = series.iter().find(|it| **it < 0.0) {
            within(input, *negative, 0.0, f64::MAX)?;
        }
    }
    let limits = Limits::of(battery)?;
    let limit =
        export_limit.map_or(Ok(f64::INFINITY), |it| within("export_limit", it.kw(), 0.0, f64::MAX))?;
    let mut hours = Vec::with_capacity(load_kwh.len());
    let mut sums = HourFlows { soc: limits.start, ..HourFlows::default() };
    for (&generation, &load) in generation_kwh.iter().zip(load_kwh) {
        let flows = limits.hour(sums.soc, generation, load, limit);
        sums.add(&flows);
        hours.push(flows);
    }
    let (generation, load) = (generation_kwh.iter().sum(), load_kwh.iter().sum());
    Ok(Balance { hours, totals: limits.totals(&sums, generation, load) })
}

impl HourFlows {
    /// Adds the flows of the next hour; the content is that of the later hour.
    #[inline]
    pub(super) fn add(&mut self, next: &Self) {
        self.direct += next.direct;
        self.charge += next.charge;
        self.discharge += next.discharge;
        self.import += next.import;
        self.export += next.export;
        self.curtailed += next.curtailed;
        self.self_discharge += next.self_discharge;
        self.soc = next.soc;
    }
}

impl Limits {
    /// Flows of one hour from the content of the battery before it.
    #[inline]
    pub(crate) fn hour(&self, soc_before: f64, generation: f64, load: f64, export_limit: f64) -> HourFlows {
        let kept = greater(lesser(soc_before, self.low), soc_before * self.keeps);
        let direct = lesser(generation, load);
        let (surplus, deficit) = (generation - direct, load - direct);
        let room = greater((self.high - kept) * self.per_charged, 0.0);
        let content = greater((kept - self.low) * self.eta_discharge, 0.0);
        let charge = lesser(lesser(surplus, self.max_charge), room);
        let discharge = lesser(lesser(deficit, self.max_discharge), content);
        let rest = surplus - charge;
        let export = lesser(rest, export_limit);
        HourFlows {
            direct,
            charge,
            discharge,
            import: deficit - discharge,
            export,
            curtailed: rest - export,
            self_discharge: soc_before - kept,
            soc: kept + charge * self.eta_charge - discharge * self.per_discharged,
        }
    }

    pub(super) fn totals(&self, sums: &HourFlows, generation: f64, load: f64) -> Totals {
        Totals {
            load: Energy::from_kwh(load),
            generation: Energy::from_kwh(generation),
            direct: Energy::from_kwh(sums.direct),
            charge: Energy::from_kwh(sums.charge),
            discharge: Energy::from_kwh(sums.discharge),
            import: Energy::from_kwh(sums.import),
            export: Energy::from_kwh(sums.export),
            curtailed: Energy::from_kwh(sums.curtailed),
            charge_loss: Energy::from_kwh(sums.charge * (1.0 - self.eta_charge)),
            discharge_loss: Energy::from_kwh(sums.discharge * (1.0 / self.eta_discharge - 1.0)),
            self_discharge: Energy::from_kwh(sums.self_discharge),
            soc_start: Energy::from_kwh(self.start),
            soc_end: Energy::from_kwh(sums.soc),
            usable_capacity: Energy::from_kwh(self.high - self.low),
        }
    }
}

impl Totals {
    /// Share of the generation that is not fed in nor curtailed; losses of the battery count as used.
    /// `None` without generation.
    pub fn self_consumption(&self) -> Option<Ratio> {
        share(self.generation - self.export - self.curtailed, self.generation)
    }

    /// Share of the generation that reaches a load, at once or out of the battery, after its losses.
    /// `None` without generation.
    pub fn self_consumption_net(&self) -> Option<Ratio> {
        share(self.direct + self.discharge, self.generation)
    }

    /// Share of the load that is not taken from the grid. `None` without load.
    pub fn autarky(&self) -> Option<Ratio> {
        share(self.load - self.import, self.load)
    }

    /// How many times the usable capacity went out of the battery. `None` without a battery.
    pub fn cycles(&self) -> Option<f64> {
        let out = self.discharge + self.discharge_loss;
        (self.usable_capacity > Energy::ZERO).then(|| out / self.usable_capacity)
    }
}

fn share(part: Energy, whole: Energy) -> Option<Ratio> {
    (whole > Energy::ZERO).then(|| Ratio::from_fraction(part / whole))
}
