//! A city bus line with battery buses.

mod day;

pub use day::{BusDay, QUARTERS, simulate};

use portal_units::{Energy, Length, Power, Ratio};

use super::vehicle::Vehicle;
use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// A day of a bus line.
pub static CARD: Card = Card {
    slug: "bus-line",
    item: "mobility::bus::simulate",
    formula: "each departure takes the bus that waits longest, else one more; deficit += trip·e(T) or standing \
              power, −= η·P at the terminus; capacity = max deficit/(SOH·(SOC_max − SOC_min)); the depot refills",
    ranges: &[
        Limits { input: "trip", min: 0.0, max: 500.0, unit: "km" },
        Limits { input: "trip_minutes", min: 1.0, max: 720.0, unit: "min" },
        Limits { input: "departures", min: 0.0, max: 1000.0, unit: "1" },
        Limits { input: "charging_power", min: 0.0, max: 2000.0, unit: "kW" },
        Limits { input: "charging_efficiency", min: 0.5, max: 1.0, unit: "1" },
    ],
    sources: &[
        "Göhlich, Fay et al., Design of urban electric bus systems, Design Science 4, 2018, e15",
        "Kunith, Mendelevitch and Göhlich, Int. J. Sustain. Transp. 11(10), 2017, 707–720",
    ],
    omits: &["minutes", "no-taper", "no-way-to-the-depot", "every-day-alike"],
    proofs: &[Proof::Hand { test: "tests/bus.rs: a_short_day_by_hand" }],
};

/// Minutes of a day.
const DAY_MIN: u32 = 1440;

/// A line and its timetable.
#[derive(Debug, Clone, PartialEq)]
pub struct BusLine {
    /// From the terminus and back to it.
    pub trip: Length,
    /// Time from the terminus back to it.
    pub trip_minutes: u32,
    /// Shortest stand at the terminus before the next departure.
    pub turnaround_minutes: u32,
    /// Departures of a day in minutes after midnight, in order. One after midnight belongs to the next day.
    pub departures: Vec<u32>,
}

/// The battery of a bus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BusBattery {
    /// Capacity of the new battery.
    pub capacity: Energy,
    /// Share of it that age has left.
    pub health: Ratio,
    /// Share of the capacity below which nobody drives.
    pub soc_min: Ratio,
    /// Share of the capacity up to which it is charged.
    pub soc_max: Ratio,
}

impl BusBattery {
    /// Share of the first capacity that can be used.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `health` (0.01 to 1), `soc_min` (0 to 0.99) or `soc_max` (0.01 above it to 1).
    fn usable_share(&self) -> Result<f64, ModelError> {
        let health = within("health", self.health.fraction(), 0.01, 1.0)?;
        let low = within("soc_min", self.soc_min.fraction(), 0.0, 0.99)?;
        Ok(health * (within("soc_max", self.soc_max.fraction(), low + 0.01, 1.0)? - low))
    }

    /// Energy between the limits, after ageing.
    ///
    /// `capacity·SOH·(SOC_max − SOC_min)`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `capacity` (0 to 10 000 kWh), `health` (0.01 to 1), `soc_min` (0 to 0.99) or
    /// `soc_max` (0.01 above it to 1).
    pub fn usable(&self) -> Result<Energy, ModelError> {
        within("capacity", self.capacity.kwh(), 0.0, 1e4)?;
        Ok(self.capacity * self.usable_share()?)
    }
}

/// How buses charge in the depot between their last and their first trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DepotCharging {
    /// At full power from the return on.
    AtOnce,
    /// At the same power through the whole stand.
    Even,
}

/// Fast chargers at the terminus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terminus {
    /// Power of a charger.
    pub power: Power,
    /// Number of chargers; who came first charges first.
    pub chargers: usize,
    /// Minutes of a stand that pass before and after charging, for the pantograph and the brakes.
    pub connect_minutes: u32,
}

/// Where and how buses charge. Powers are on the side of the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BusCharging {
    /// Power for each bus in the depot.
    pub depot: Power,
    /// How it is used.
    pub depot_charging: DepotCharging,
    /// Chargers at the terminus; `None` without.
    pub terminus: Option<Terminus>,
    /// Energy in the battery for each unit from the grid.
    pub efficiency: Ratio,
}

/// All of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct BusSystem {
    /// Way and timetable.
    pub line: BusLine,
    /// The kind of bus.
    pub vehicle: Vehicle,
    /// Its battery.
    pub battery: BusBattery,
    /// Its charging.
    pub charging: BusCharging,
}
