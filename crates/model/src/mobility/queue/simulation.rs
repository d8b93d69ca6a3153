//! The queue car by car.

use portal_units::{Energy, Power, Ratio, Span};

use crate::error::{ModelError, within};
use crate::random::SplitMix64;

/// Hours of a day.
const DAY_H: usize = 24;
/// Length of the step in which power is averaged \[h\].
const QUARTER_H: f64 = 0.25;

/// How much energy a vehicle wants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EnergyNeed {
    /// All the same.
    Fixed(Energy),
    /// Evenly spread between two values.
    Uniform {
        /// Least.
        low: Energy,
        /// Most.
        high: Energy,
    },
    /// Exponentially spread around a mean: many want little, few very much.
    Exponential {
        /// Mean.
        mean: Energy,
    },
}

/// Chargers of one kind at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// Number of chargers.
    pub chargers: u32,
    /// Power of each.
    pub power: Power,
    /// Mean arrivals in each hour of the day, from midnight.
    pub arrivals_per_hour: [f64; DAY_H],
    /// Energy that a vehicle wants.
    pub need: EnergyNeed,
}

/// What happened at a station.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueRun {
    /// Vehicles that came.
    pub vehicles: usize,
    /// Energy charged.
    pub energy: Energy,
    /// Mean wait of all vehicles; `None` without vehicles.
    pub mean_wait: Option<Span>,
    /// The wait that 95 of 100 vehicles do not exceed; `None` without vehicles.
    pub wait_95: Option<Span>,
    /// Share of the vehicles that wait at all; `None` without vehicles.
    pub waiting_share: Option<Ratio>,
    /// Share of the time in which 0, 1, … chargers are busy.
    pub busy_shares: Vec<Ratio>,
    /// Mean power of each quarter of an hour \[kW\], until the last vehicle leaves.
    pub quarter_hours_kw: Vec<f64>,
    installed: Power,
}

/// Lets vehicles come for some days, all of the same kind, and serves them in order; the same seed gives the same run.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `chargers` (1 to 1000), `charger_power` (0.1 to 1e5 kW), `arrivals_per_hour` (0 to
/// 10 000), `need` (0.001 to 1e5 kWh, the low one not above the high one), `service` (to 1000 h) or `vehicles`, when
/// more than two million would come.
///
/// # Source
/// Kleinrock, Queueing Systems, vol. 1, 1975, section 3.5, for the closed form against which it is checked.
pub fn simulate(station: &Station, days: u32, seed: u64) -> Result<QueueRun, ModelError> {
    let chargers = within("chargers", f64::from(station.chargers), 1.0, 1000.0)?;
    let power_kw = within("charger_power", station.power.kw(), 0.1, 1e5)?;
    station.need.check(power_kw)?;
    for rate in station.arrivals_per_hour {
        within("arrivals_per_hour", rate, 0.0, 1e4)?;
    }
    let daily: f64 = station.arrivals_per_hour.iter().sum();
    within("vehicles", daily * f64::from(days), 0.0, 2e6)?;
    let mut random = SplitMix64::new(seed);
    let arrivals = arrivals(&station.arrivals_per_hour, days, &mut random);
    let mut free_at = vec![0.0_f64; station.chargers as usize];
    let mut visits = Vec::with_capacity(arrivals.len());
    for arrival in arrivals {
        let service = station.need.draw(&mut random) / power_kw;
        if let Some(free) = free_at.iter_mut().min_by(|a, b| a.total_cmp(b)) {
            let start = free.max(arrival);
            *free = start + service;
            visits.push(Visit { arrival, start, end: *free });
        }
    }
    let horizon = free_at.into_iter().fold(f64::from(days) * 24.0, f64::max);
    Ok(QueueRun::of(&visits, horizon, power_kw, chargers))
}

/// A vehicle at the station, times in hours.
#[derive(Debug, Clone, Copy)]
struct Visit {
    arrival: f64,
    start: f64,
    end: f64,
}

/// Moments of arrival \[h\]: the time between two, measured in expected arrivals, is exponential with mean 1.
fn arrivals(rates: &[f64; DAY_H], days: u32, random: &mut SplitMix64) -> Vec<f64> {
    let mut moments = Vec::new();
    let mut until_next = random.exponential();
    let hours = (0..days).flat_map(|_| rates).zip(0_u32..);
    for (rate, hour) in hours {
        let mut left = *rate;
        while until_next < left {
            left -= until_next;
            moments.push(f64::from(hour) + 1.0 - left / rate);
            until_next = random.exponential();
        }
        until_next -= left;
    }
    moments
}

impl EnergyNeed {
    fn check(&self, power_kw: f64) -> Result<(), ModelError> {
        let (low, high) = match *self {
            Self::Fixed(energy) | Self::Exponential { mean: energy } => (energy, energy),
            Self::Uniform { low, high } => (low, high),
        };
        within("need", low.kwh(), 1e-3, 1e5)?;
        within("need", high.kwh(), low.kwh(), 1e5)?;
        within("service", high.kwh() / power_kw, 0.0, 1000.0).map(|_| ())
    }

    /// Energy of the next vehicle \[kWh\].
    fn draw(&self, random: &mut SplitMix64) -> f64 {
        match *self {
            Self::Fixed(energy) => energy.kwh(),
            Self::Uniform { low, high } => low.kwh() + (high - low).kwh() * random.uniform(),
            Self::Exponential { mean } => mean.kwh() * random.exponential(),
        }
    }
}

impl QueueRun {
    fn of(visits: &[Visit], horizon: f64, power_kw: f64, chargers: f64) -> Self {
        let mut waits: Vec<f64> = visits.iter().map(|it| it.start - it.arrival).collect();
        waits.sort_by(f64::total_cmp);
        #[expect(clippy::cast_precision_loss, reason = "at most some millions")]
        let count = waits.len() as f64;
        let mean = |sum: f64| (count > 0.0).then(|| sum / count);
        #[expect(clippy::cast_precision_loss, reason = "at most some millions")]
        let waiting = waits.iter().filter(|it| **it > 0.0).count() as f64;
        // The smallest wait that at least 95 of 100 do not exceed.
        let rank = (waits.len() * 95).div_ceil(100).saturating_sub(1);
        Self {
            vehicles: visits.len(),
            energy: Energy::from_kwh(visits.iter().map(|it| (it.end - it.start) * power_kw).sum()),
            mean_wait: mean(waits.iter().sum()).map(Span::from_hours),
            wait_95: waits.get(rank).copied().map(Span::from_hours),
            waiting_share: mean(waiting).map(Ratio::from_fraction),
            busy_shares: busy_shares(visits, horizon, chargers),
            quarter_hours_kw: quarter_hours(visits, horizon, power_kw),
            installed: Power::from_kw(power_kw * chargers),
        }
    }

    /// Largest mean power of a quarter of an hour.
    pub fn peak(&self) -> Power {
        Power::from_kw(self.quarter_hours_kw.iter().copied().fold(0.0, f64::max))
    }

    /// The peak for each unit of installed power.
    pub fn simultaneity(&self) -> Ratio {
        Ratio::from_fraction(self.peak() / self.installed)
    }

    /// Share of the time of all chargers in which they charge.
    pub fn utilisation(&self) -> Ratio {
        let busy: f64 =
            self.busy_shares.iter().zip(0_u32..).map(|(it, k)| it.fraction() * f64::from(k)).sum();
        let chargers = self.busy_shares.len().saturating_sub(1).max(1);
        #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
        let chargers = chargers as f64;
        Ratio::from_fraction(busy / chargers)
    }
}

/// Share of the time in which 0, 1, … chargers are busy.
fn busy_shares(visits: &[Visit], horizon: f64, chargers: f64) -> Vec<Ratio> {
    let starts = visits.iter().map(|it| (it.start, 1));
    let mut changes: Vec<(f64, isize)> = starts.chain(visits.iter().map(|it| (it.end, -1))).collect();
    // At the same moment one leaves before the next begins.
    changes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 1000")]
    let mut hours = vec![0.0; chargers as usize + 1];
    let (mut busy, mut since) = (0_isize, 0.0);
    for (at, change) in changes.into_iter().chain([(horizon, 0)]) {
        if let Some(sum) = usize::try_from(busy).ok().and_then(|it| hours.get_mut(it)) {
            *sum += at - since;
        }
        busy += change;
        since = at;
    }
    hours.into_iter().map(|it| Ratio::from_fraction(if horizon > 0.0 { it / horizon } else { 0.0 })).collect()
}

/// Mean power of each quarter of an hour \[kW\].
fn quarter_hours(visits: &[Visit], horizon: f64, power_kw: f64) -> Vec<f64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative")]
    let index = |at: f64| (at / QUARTER_H) as usize;
    let mut power = vec![0.0; index(horizon) + 1];
    for visit in visits {
        let mut from = visit.start;
        for quarter in power.iter_mut().skip(index(visit.start)) {
            let next = ((from / QUARTER_H).floor() + 1.0) * QUARTER_H;
            *quarter += power_kw * (visit.end.min(next) - from) / QUARTER_H;
            if visit.end <= next {
                break;
            }
            from = next;
        }
    }
    power
}
