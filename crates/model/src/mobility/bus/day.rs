//! A day of the line, minute by minute.

use portal_units::{Energy, Length, Power, Temperature};

use super::{BusLine, BusSystem, DAY_MIN, DepotCharging, Terminus};
use crate::error::{ModelError, within};

/// Quarter hours of a day.
pub const QUARTERS: usize = 96;
/// Minutes of a quarter of an hour.
const QUARTER_MIN: usize = 15;
/// Minutes of an hour.
const HOUR_MIN: f64 = 60.0;

/// What a day of the line takes.
#[derive(Debug, Clone, PartialEq)]
pub struct BusDay {
    /// Buses that the timetable needs.
    pub buses: usize,
    /// Distance of all buses.
    pub distance: Length,
    /// Taken out of the batteries.
    pub used: Energy,
    /// Taken from the grid.
    pub from_grid: Energy,
    /// The least battery, new and with the given health and limits, with which every bus comes through the day.
    pub least_capacity: Energy,
    /// Whether the given battery is enough and the depot refills every bus before its first trip.
    pub sufficient: bool,
    /// What the depot cannot refill in time, all buses together.
    pub not_refilled: Energy,
    /// Mean power from the grid of each quarter of an hour from midnight \[kW\].
    pub grid_kw: [f64; QUARTERS],
}

impl BusDay {
    /// Largest mean power of a quarter of an hour.
    pub fn peak(&self) -> Power {
        Power::from_kw(self.grid_kw.iter().copied().fold(0.0, f64::max))
    }
}

/// Runs a day of the line at an air temperature, every bus full before its first trip.
///
/// A departure takes the bus that has waited longest since its turnaround, else a bus from the depot. What a bus lacks
/// to be full grows with each trip and with the cabin while it stands at the terminus, and shrinks there by charging;
/// its largest value is the capacity that the line needs, whatever the battery.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `trip` (0 to 500 km), `trip_minutes` (1 to 720), `turnaround` (0 to 720 min),
/// `departures` (at most 1000), a `departure` (in order, below 2880 min), `block` (a bus is out less than a day),
/// `charging_power` (0 to 2000 kW), `charging_efficiency` (0.5 to 1), or what the battery and
/// [`Vehicle::consumption`](crate::mobility::vehicle::Vehicle::consumption) refuse.
///
/// # Source
/// Göhlich, Fay, Jefferies, Lauth, Kunith and Zhang, Design Science 4, 2018, e15, sections 3 and 4: vehicle
/// scheduling, energy by temperature, depot and opportunity charging.
pub fn simulate(system: &BusSystem, air: Temperature) -> Result<BusDay, ModelError> {
    let BusSystem { line, vehicle, battery, charging } = system;
    line.check()?;
    let depot_kw = within("charging_power", charging.depot.kw(), 0.0, 2000.0)?;
    let efficiency = within("charging_efficiency", charging.efficiency.fraction(), 0.5, 1.0)?;
    let usable = battery.usable()?;
    let trip = line.trip * vehicle.consumption(air)?.total();
    let rates = Rates {
        driving_kw: trip.kwh() * HOUR_MIN / f64::from(line.trip_minutes),
        standing_kw: vehicle.standing_power(air)?.kw(),
        efficiency,
    };
    let mut buses = line.blocks()?;
    let mut grid = Grid::default();
    rates.day(&mut buses, line.trip_minutes, charging.terminus, &mut grid)?;
    let deepest = buses.iter().map(|it| it.deepest_kwh).fold(0.0, f64::max);
    let mut not_refilled = 0.0;
    for bus in &mut buses {
        rates.night(bus, depot_kw, charging.depot_charging, &mut grid);
        not_refilled += bus.lacks_kwh;
    }
    // A billionth of a kWh is rounding.
    let sufficient = deepest <= usable.kwh() + 1e-9 && not_refilled < 1e-9;
    let trips = buses.iter().map(|it| it.trips.len()).sum::<usize>();
    #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
    let distance = line.trip * trips as f64;
    Ok(BusDay {
        buses: buses.len(),
        distance,
        used: Energy::from_kwh(buses.iter().map(|it| it.used_kwh).sum()),
        from_grid: Energy::from_kwh(grid.minutes_kw.iter().sum::<f64>() / HOUR_MIN),
        least_capacity: Energy::from_kwh(deepest) / battery.usable_share()?,
        sufficient,
        not_refilled: Energy::from_kwh(not_refilled),
        grid_kw: grid.quarters(),
    })
}

/// A bus through its day. Times are minutes after the midnight at which the day begins.
#[derive(Debug, Clone, PartialEq, Default)]
struct Bus {
    /// Departures of its trips.
    trips: Vec<u32>,
    /// Return from the last of them.
    returns: u32,
    /// What it lacks to be full.
    lacks_kwh: f64,
    /// The most it ever lacked.
    deepest_kwh: f64,
    /// Taken out of its battery.
    used_kwh: f64,
}

impl BusLine {
    fn check(&self) -> Result<(), ModelError> {
        within("trip", self.trip.m() / 1000.0, 0.0, 500.0)?;
        within("trip_minutes", f64::from(self.trip_minutes), 1.0, 720.0)?;
        within("turnaround", f64::from(self.turnaround_minutes), 0.0, 720.0)?;
        #[expect(clippy::cast_precision_loss, reason = "for the message")]
        within("departures", self.departures.len() as f64, 0.0, 1000.0)?;
        let mut earliest = 0;
        for &departure in &self.departures {
            within("departure", f64::from(departure), f64::from(earliest), f64::from(2 * DAY_MIN - 1))?;
            earliest = departure;
        }
        Ok(())
    }

    /// The trips of each bus.
    fn blocks(&self) -> Result<Vec<Bus>, ModelError> {
        let mut buses: Vec<Bus> = Vec::new();
        for &departure in &self.departures {
            let ready = |bus: &Bus| bus.returns + self.turnaround_minutes;
            let waiting = buses.iter_mut().filter(|it| ready(it) <= departure).min_by_key(|it| it.returns);
            let returns = departure + self.trip_minutes;
            if let Some(bus) = waiting {
                bus.trips.push(departure);
                bus.returns = returns;
            } else {
                buses.push(Bus { trips: vec![departure], returns, ..Bus::default() });
            }
        }
        for bus in &buses {
            within("block", f64::from(bus.out_minutes()), 0.0, f64::from(DAY_MIN))?;
        }
        Ok(buses)
    }
}

/// What a bus does in a minute.
#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Depot,
    Driving,
    /// Stands at the terminus since and until a minute.
    Standing {
        since: u32,
        until: u32,
    },
}

impl Bus {
    /// Minutes from the first departure to the last return.
    fn out_minutes(&self) -> u32 {
        self.returns - self.trips.first().copied().unwrap_or(self.returns)
    }

    fn state(&self, minute: u32, trip_minutes: u32) -> State {
        let after = self.trips.partition_point(|it| *it <= minute);
        let last = after.checked_sub(1).and_then(|it| self.trips.get(it));
        match (last, self.trips.get(after)) {
            (Some(last), _) if minute < last + trip_minutes => State::Driving,
            (Some(last), Some(next)) => State::Standing { since: last + trip_minutes, until: *next },
            _ => State::Depot,
        }
    }

    fn take(&mut self, kwh: f64) {
        self.lacks_kwh += kwh;
        self.used_kwh += kwh;
        self.deepest_kwh = self.deepest_kwh.max(self.lacks_kwh);
    }
}

/// Power of one bus \[kW\].
#[derive(Debug, Clone, Copy)]
struct Rates {
    driving_kw: f64,
    standing_kw: f64,
    efficiency: f64,
}

impl Rates {
    /// All trips and stands of the day.
    fn day(
        &self,
        buses: &mut [Bus],
        trip_minutes: u32,
        terminus: Option<Terminus>,
        grid: &mut Grid,
    ) -> Result<(), ModelError> {
        let power = terminus.map_or(Ok(0.0), |it| within("charging_power", it.power.kw(), 0.0, 2000.0))?;
        let end = buses.iter().map(|it| it.returns).max().unwrap_or(0);
        for minute in 0..end {
            let mut standing: Vec<(u32, &mut Bus)> = Vec::new();
            for bus in buses.iter_mut() {
                match bus.state(minute, trip_minutes) {
                    State::Depot => {}
                    State::Driving => bus.take(self.driving_kw / HOUR_MIN),
                    State::Standing { since, until } => {
                        bus.take(self.standing_kw / HOUR_MIN);
                        let free = terminus.is_some_and(|it| {
                            minute >= since + it.connect_minutes && minute + it.connect_minutes < until
                        });
                        if free {
                            standing.push((since, bus));
                        }
                    }
                }
            }
            standing.sort_by_key(|it| it.0);
            for (_, bus) in standing.into_iter().take(terminus.map_or(0, |it| it.chargers)) {
                self.charge(bus, power, minute, grid);
            }
        }
        Ok(())
    }

    /// The stand in the depot until the first trip of the next day.
    fn night(&self, bus: &mut Bus, depot_kw: f64, way: DepotCharging, grid: &mut Grid) {
        let stand = DAY_MIN - bus.out_minutes();
        let kw = match way {
            DepotCharging::AtOnce => depot_kw,
            DepotCharging::Even if stand == 0 => 0.0,
            DepotCharging::Even => {
                depot_kw.min(bus.lacks_kwh * HOUR_MIN / self.efficiency / f64::from(stand))
            }
        };
        for minute in bus.returns..bus.returns + stand {
            self.charge(bus, kw, minute, grid);
        }
    }

    /// A minute at a charger.
    fn charge(&self, bus: &mut Bus, kw: f64, minute: u32, grid: &mut Grid) {
        let kwh = (kw * self.efficiency / HOUR_MIN).min(bus.lacks_kwh);
        bus.lacks_kwh -= kwh;
        grid.add(minute, kwh * HOUR_MIN / self.efficiency);
    }
}

/// Power from the grid by minute of the day \[kW\].
#[derive(Debug)]
struct Grid {
    minutes_kw: Vec<f64>,
}

impl Default for Grid {
    fn default() -> Self {
        Self { minutes_kw: vec![0.0; DAY_MIN as usize] }
    }
}

impl Grid {
    /// Adds power in a minute; what is after midnight is the morning of the same day every day.
    fn add(&mut self, minute: u32, kw: f64) {
        if let Some(sum) = self.minutes_kw.get_mut((minute % DAY_MIN) as usize) {
            *sum += kw;
        }
    }

    fn quarters(&self) -> [f64; QUARTERS] {
        let mut quarters = [0.0; QUARTERS];
        for (quarter, minutes) in quarters.iter_mut().zip(self.minutes_kw.chunks(QUARTER_MIN)) {
            *quarter = minutes.iter().sum::<f64>() / 15.0;
        }
        quarters
    }
}
