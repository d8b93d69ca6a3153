//! A car that charges at home.

use portal_units::time::HOUR_S;
use portal_units::{Energy, Instant, Length, Power, Ratio, Temperature, ZoneRule};

use super::charging::Session;
use super::vehicle::Vehicle;
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// A car through the year.
pub static CARD: Card = Card {
    slug: "car",
    item: "mobility::car::home_sessions",
    formula: "E_home = min(d·e(T̄_away), C)/η; the rest is charged on the way",
    ranges: &[
        Limits { input: "distance", min: 0.0, max: 2000.0, unit: "km" },
        Limits { input: "charging_efficiency", min: 0.5, max: 1.0, unit: "1" },
        Limits { input: "battery", min: 0.0, max: 1e4, unit: "kWh" },
    ],
    sources: &["Yuksel & Michalek, Environ. Sci. Technol. 49(6), 2015, 3974–3980"],
    omits: &["full-hours", "one-trip-a-day", "no-loss-while-parked"],
    proofs: &[Proof::Hand { test: "tests/mobility.rs: a_week_of_commuting_by_hand" }],
};

/// How a car is used and charged.
#[derive(Debug, Clone, PartialEq)]
pub struct CarUse {
    /// The car.
    pub vehicle: Vehicle,
    /// Distance of a day by the day of the week, Monday first.
    pub distance: [Length; 7],
    /// Local hour in which it comes home, 0 to 23.
    pub arrival_hour: u8,
    /// Local hour in which it leaves, 0 to 23. The same hour as the arrival: it never stays.
    pub departure_hour: u8,
    /// Energy that the battery gives between full and empty.
    pub battery: Energy,
    /// Power of the charger at home.
    pub charger: Power,
    /// Energy in the battery for each unit from the socket.
    pub charging_efficiency: Ratio,
}

/// What a car needs in a series of hours.
#[derive(Debug, Clone, PartialEq)]
pub struct CarYear {
    /// Its stays at home with the energy from the socket.
    pub sessions: Vec<Session>,
    /// Distance driven.
    pub distance: Length,
    /// Taken out of the battery.
    pub used: Energy,
    /// Energy in the battery that was charged on the way, because a day's distance was beyond its range.
    pub on_the_way: Energy,
}

/// The stays of a car at home, each with the energy that the distance of its day took.
///
/// The distance of a day is that of the local date on which the car comes home; its air is the mean of the hours
/// since it left. A stay at the begin of the series has no day before it and is left out; one at the end is as long
/// as the series.
///
/// # Errors
/// [`ModelError::NotFinite`] for a gap in `air_celsius`; [`ModelError::OutOfRange`] names `arrival_hour` or
/// `departure_hour` (0 to 23), `distance` (0 to 2000 km), `battery` (0 to 10 000 kWh), `charging_efficiency` (0.5 to
/// 1), or what [`Vehicle::consumption`] refuses.
///
/// # Source
/// As [`Vehicle::consumption`].
pub fn home_sessions(
    car: &CarUse,
    first_hour: Instant,
    air_celsius: &[f64],
    zone: &ZoneRule,
) -> Result<CarYear, ModelError> {
    finite("air", air_celsius, air_celsius.len())?;
    let arrival = within("arrival_hour", f64::from(car.arrival_hour), 0.0, 23.0)?;
    let departure = within("departure_hour", f64::from(car.departure_hour), 0.0, 23.0)?;
    let mut year = CarYear {
        sessions: Vec::new(),
        distance: Length::ZERO,
        used: Energy::ZERO,
        on_the_way: Energy::ZERO,
    };
    let mut away = Mean::default();
    let mut was_home = true;
    for (hour, (&celsius, step)) in air_celsius.iter().zip(0_i64..).enumerate() {
        let local = zone.local(first_hour.plus_seconds(step * HOUR_S));
        let clock = u8::try_from(local.hour()).map_or(0.0, f64::from);
        let home = if arrival <= departure {
            (arrival..departure).contains(&clock)
        } else {
            !(departure..arrival).contains(&clock)
        };
        if home && !was_home {
            let weekday = usize::from(local.date.weekday()) - 1;
            let distance = car.distance.get(weekday).copied().unwrap_or(Length::ZERO);
            let session = year.come_home(car, hour, distance, away.take())?;
            year.sessions.push(session);
        }
        if let (true, Some(session)) = (home, year.sessions.last_mut()) {
            session.departure = hour + 1;
        }
        if !home {
            away.add(celsius);
        }
        was_home = home;
    }
    Ok(year)
}

impl CarYear {
    /// Counts a day's distance and opens the stay that follows it.
    fn come_home(
        &mut self,
        car: &CarUse,
        hour: usize,
        distance: Length,
        air: Temperature,
    ) -> Result<Session, ModelError> {
        within("distance", distance.m() / 1000.0, 0.0, 2000.0)?;
        let battery = within("battery", car.battery.kwh(), 0.0, 1e4)?;
        let efficiency = within("charging_efficiency", car.charging_efficiency.fraction(), 0.5, 1.0)?;
        let used = distance * car.vehicle.consumption(air)?.total();
        let at_home = Energy::from_kwh(used.kwh().min(battery));
        self.distance += distance;
        self.used += used;
        self.on_the_way += used - at_home;
        Ok(Session { arrival: hour, departure: hour, energy: at_home / efficiency, power: car.charger })
    }
}

/// Mean of the air since it was last taken.
#[derive(Debug, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn take(&mut self) -> Temperature {
        let mean = self.sum / self.count.max(1.0);
        *self = Self::default();
        Temperature::from_celsius(mean)
    }
}
