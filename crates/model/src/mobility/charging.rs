//! When parked vehicles charge: at once, evenly, or after a surplus.

use portal_units::{Energy, Power, Ratio};

use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// Charging of parked vehicles.
pub static CARD: Card = Card {
    slug: "charging",
    item: "mobility::charging::schedule",
    formula: "in each hour of a stay at most the power of the charger, all together at most that of the site; \
              by surplus: in order of departure min(surplus, power, need), what is missing evenly from the grid",
    ranges: &[
        Limits { input: "session_energy", min: 0.0, max: 1e6, unit: "kWh" },
        Limits { input: "session_power", min: 0.0, max: 1e6, unit: "kW" },
        Limits { input: "surplus", min: 0.0, max: f64::MAX, unit: "kWh" },
    ],
    sources: &[
        "García-Villalobos et al., Renew. Sustain. Energy Rev. 38, 2014, 717–731: kinds of smart charging",
    ],
    omits: &["surplus-of-the-stay-known", "greedy", "no-taper"],
    proofs: &[Proof::Hand { test: "tests/mobility.rs: three_ways_to_charge_by_hand" }],
};

/// A vehicle at a charger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Session {
    /// First hour of the stay, counted from the begin of the series.
    pub arrival: usize,
    /// First hour after the stay.
    pub departure: usize,
    /// Energy it wants from the charger.
    pub energy: Energy,
    /// Largest power of the charger.
    pub power: Power,
}

/// How the stay is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strategy {
    /// As fast as possible from the arrival on.
    OnArrival,
    /// The same power over the whole stay.
    Even,
    /// First what is left of the own generation, then evenly from the grid.
    Surplus,
}

/// What the chargers of a site take.
#[derive(Debug, Clone, PartialEq)]
pub struct Charging {
    /// Energy of each hour \[kWh\].
    pub load_kwh: Vec<f64>,
    /// The part of it that the surplus of the hour covers \[kWh\].
    pub from_surplus_kwh: Vec<f64>,
    /// What the vehicles wanted and did not get.
    pub unmet: Energy,
    /// Power of all sessions that stay in the same hour, at its largest.
    pub connected: Power,
}

/// Charges vehicles during their stays.
///
/// Sessions are served in order of arrival, with [`Strategy::Surplus`] in order of departure; each takes in an hour
/// at most its power and what `site_limit` leaves. What an even share does not bring, because the site is full,
/// follows in the earliest hours that have room. The surplus of the whole stay is taken as known.
///
/// # Arguments
/// * `surplus_kwh` – own generation of each hour that nobody else uses; its length is that of the series
/// * `site_limit` – power of the connection; `None` for no limit
///
/// # Errors
/// [`ModelError::NotFinite`] for a gap; [`ModelError::OutOfRange`] names a negative `surplus`, `departure` (from the
/// arrival to the end of the series), `session_energy` (0 to 1e6 kWh), `session_power` (0 to 1e6 kW) or
/// `site_limit` (0 and more).
///
/// # Source
/// García-Villalobos, Zamora, San Martín, Asensio and Aperribay, Renewable and Sustainable Energy Reviews 38, 2014,
/// 717–731: uncontrolled, spread and controlled charging.
pub fn schedule(
    sessions: &[Session],
    surplus_kwh: &[f64],
    strategy: Strategy,
    site_limit: Option<Power>,
) -> Result<Charging, ModelError> {
    finite("surplus", surplus_kwh, surplus_kwh.len())?;
    let least = surplus_kwh.iter().copied().fold(0.0, f64::min);
    within("surplus", least, 0.0, f64::MAX)?;
    let limit = site_limit.map_or(Ok(f64::INFINITY), |it| within("site_limit", it.kw(), 0.0, f64::MAX))?;
    let mut stays = Vec::with_capacity(sessions.len());
    for session in sessions {
        stays.push(Stay::of(session, surplus_kwh.len())?);
    }
    match strategy {
        Strategy::Surplus => stays.sort_by_key(|it| (it.departure, it.arrival)),
        Strategy::OnArrival | Strategy::Even => stays.sort_by_key(|it| it.arrival),
    }
    let mut site = Site { load_kwh: vec![0.0; surplus_kwh.len()], limit };
    if strategy == Strategy::Surplus {
        for stay in &mut stays {
            stay.charge(&mut site, |hour, load| surplus_kwh.get(hour).map_or(0.0, |it| it - load));
        }
    }
    for stay in &mut stays {
        if strategy != Strategy::OnArrival {
            let even = stay.even_share();
            stay.charge(&mut site, |_, _| even);
        }
        stay.charge(&mut site, |_, _| f64::INFINITY);
    }
    Ok(Charging {
        from_surplus_kwh: site.load_kwh.iter().zip(surplus_kwh).map(|(load, own)| load.min(*own)).collect(),
        load_kwh: site.load_kwh,
        unmet: Energy::from_kwh(stays.iter().map(|it| it.need_kwh).sum()),
        connected: connected(&stays, surplus_kwh.len()),
    })
}

/// The connection of the site.
#[derive(Debug)]
struct Site {
    load_kwh: Vec<f64>,
    limit: f64,
}

/// A session while it is served.
#[derive(Debug)]
struct Stay {
    arrival: usize,
    departure: usize,
    power_kw: f64,
    need_kwh: f64,
    taken_kwh: Vec<f64>,
}

impl Stay {
    fn of(session: &Session, hours: usize) -> Result<Self, ModelError> {
        #[expect(clippy::cast_precision_loss, reason = "for the message")]
        within("departure", session.departure as f64, session.arrival as f64, hours as f64)?;
        Ok(Self {
            arrival: session.arrival,
            departure: session.departure,
            power_kw: within("session_power", session.power.kw(), 0.0, 1e6)?,
            need_kwh: within("session_energy", session.energy.kwh(), 0.0, 1e6)?,
            taken_kwh: vec![0.0; session.departure - session.arrival],
        })
    }

    /// What is still wanted for each hour of the stay.
    fn even_share(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "hours of a stay")]
        let hours = self.taken_kwh.len() as f64;
        if hours > 0.0 { self.need_kwh / hours } else { 0.0 }
    }

    /// Takes in each hour what the offer for that hour and its load, the charger and the site allow.
    fn charge(&mut self, site: &mut Site, offer: impl Fn(usize, f64) -> f64) {
        let loads = site.load_kwh.iter_mut().enumerate().skip(self.arrival);
        for ((hour, load), taken) in loads.zip(&mut self.taken_kwh) {
            let part = offer(hour, *load)
                .min(self.need_kwh)
                .min(self.power_kw - *taken)
                .min(site.limit - *load)
                .max(0.0);
            *load += part;
            *taken += part;
            self.need_kwh -= part;
        }
    }
}

/// Power of the sessions that stay in the same hour, at its largest.
fn connected(stays: &[Stay], hours: usize) -> Power {
    let mut power = vec![0.0; hours];
    for stay in stays {
        for kw in power.iter_mut().take(stay.departure).skip(stay.arrival) {
            *kw += stay.power_kw;
        }
    }
    Power::from_kw(power.into_iter().fold(0.0, f64::max))
}

impl Charging {
    /// Energy charged.
    pub fn energy(&self) -> Energy {
        Energy::from_kwh(self.load_kwh.iter().sum())
    }

    /// Largest power of an hour.
    pub fn peak(&self) -> Power {
        Power::from_kw(self.load_kwh.iter().copied().fold(0.0, f64::max))
    }

    /// Share of the energy that the surplus covers. `None` without energy.
    pub fn surplus_share(&self) -> Option<Ratio> {
        let own = Energy::from_kwh(self.from_surplus_kwh.iter().sum());
        (self.energy() > Energy::ZERO).then(|| Ratio::from_fraction(own / self.energy()))
    }

    /// Largest power of an hour for each unit of power that stays connected at the same time, at its largest.
    /// `None` without connected power.
    pub fn simultaneity(&self) -> Option<Ratio> {
        (self.connected > Power::ZERO).then(|| Ratio::from_fraction(self.peak() / self.connected))
    }
}
