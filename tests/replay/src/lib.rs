//! A server on 127.0.0.1 that replays the sample answers of the live sources, and misbehaves on demand.
//!
//! Times in the answers are moved to the server's now, so that a healthy answer is always fresh.
//!
//! ```no_run
//! use portal_replay::{Fault, Replay, Service};
//! # fn main() -> std::io::Result<()> {
//! let replay = Replay::start(portal_units::Instant::from_unix_seconds(1_781_527_200))?;
//! replay.set_fault(Service::Forecast, Fault::Status(500));
//! println!("{}{}", replay.origin(), Service::Forecast.path());
//! # Ok(()) }
//! ```

mod answers;
mod damage;
mod http;
mod pse;
mod publishers;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use portal_units::Instant;

/// A source that is replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Service {
    /// Open-Meteo, weather forecast.
    Forecast,
    /// Open-Meteo, air quality.
    AirQuality,
    /// The harvested file of a station.
    Gios,
}

impl Service {
    /// Every source.
    pub const ALL: [Self; 3] = [Self::Forecast, Self::AirQuality, Self::Gios];

    /// Path below the server's origin.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Forecast => "/v1/forecast",
            Self::AirQuality => "/v1/air-quality",
            Self::Gios => "/data/live/gios.json",
        }
    }
}

/// A service that only the harvester asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Publisher {
    /// GIOŚ, stations.
    GiosStations,
    /// GIOŚ, instruments of a station.
    GiosSensors,
    /// GIOŚ, hourly means of an instrument.
    GiosData,
    /// GIOŚ, index of a station.
    GiosIndex,
    /// PSE, market price.
    PseRcePln,
    /// PSE, usage forecast.
    PsePdgsz,
    /// PSE, load.
    PseKseLoad,
    /// PSE, demand, wind and sun.
    PseHisWlkCal,
    /// PSE, generation by source.
    PseHisGenPal,
    /// Energy-Charts, generation by source.
    EnergyChartsMix,
    /// Energy-Charts, day-ahead price.
    EnergyChartsPrice,
    /// Sensor.Community.
    SensorCommunity,
    /// PVGIS, typical year.
    PvgisTmy,
    /// PVGIS, average yield.
    PvgisPvcalc,
    /// Statistics Poland, units by name.
    GusUnits,
    /// Statistics Poland, figures of a unit.
    GusData,
    /// Open-Meteo, past weather.
    Archive,
}

impl Publisher {
    /// Every service.
    pub const ALL: [Self; 17] = [
        Self::Archive,
        Self::GiosStations,
        Self::GiosSensors,
        Self::GiosData,
        Self::GiosIndex,
        Self::PseRcePln,
        Self::PsePdgsz,
        Self::PseKseLoad,
        Self::PseHisWlkCal,
        Self::PseHisGenPal,
        Self::EnergyChartsMix,
        Self::EnergyChartsPrice,
        Self::SensorCommunity,
        Self::PvgisTmy,
        Self::PvgisPvcalc,
        Self::GusUnits,
        Self::GusData,
    ];

    /// Path below the server's origin; what follows a slash at its end is part of the question.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Archive => "/v1/archive",
            Self::GiosStations => "/pjp-api/v1/rest/station/findAll",
            Self::GiosSensors => "/pjp-api/v1/rest/station/sensors/",
            Self::GiosData => "/pjp-api/v1/rest/data/getData/",
            Self::GiosIndex => "/pjp-api/v1/rest/aqindex/getIndex/",
            Self::PseRcePln => "/api/rce-pln",
            Self::PsePdgsz => "/api/pdgsz",
            Self::PseKseLoad => "/api/kse-load",
            Self::PseHisWlkCal => "/api/his-wlk-cal",
            Self::PseHisGenPal => "/api/his-gen-pal-sire",
            Self::EnergyChartsMix => "/public_power",
            Self::EnergyChartsPrice => "/price",
            Self::SensorCommunity => "/airrohr/v1/filter/",
            Self::PvgisTmy => "/api/v5_3/tmy",
            Self::PvgisPvcalc => "/api/v5_3/PVcalc",
            Self::GusUnits => "/api/v1/units/search",
            Self::GusData => "/api/v1/data/by-unit/",
        }
    }
}

/// Whatever may be asked of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// What a page asks.
    Page(Service),
    /// What only the harvester asks.
    Harvest(Publisher),
}

impl From<Service> for Target {
    fn from(service: Service) -> Self {
        Self::Page(service)
    }
}

impl From<Publisher> for Target {
    fn from(publisher: Publisher) -> Self {
        Self::Harvest(publisher)
    }
}

impl Target {
    fn path(self) -> &'static str {
        match self {
            Self::Page(service) => service.path(),
            Self::Harvest(publisher) => publisher.path(),
        }
    }

    fn of_path(path: &str) -> Option<Self> {
        let all = Service::ALL.map(Self::Page).into_iter().chain(Publisher::ALL.map(Self::Harvest));
        let is_asked = |it: &Self| {
            let own = it.path();
            own == path || (own.ends_with('/') && path.starts_with(own))
        };
        all.into_iter().find(is_asked)
    }
}

/// Path below the server's origin of a source of the portal, by its name in the configuration.
pub fn path_of(source: &str) -> Option<&'static str> {
    Some(match source {
        "open-meteo-forecast" => Service::Forecast.path(),
        "open-meteo-air-quality" => Service::AirQuality.path(),
        "gios-snapshot" => Service::Gios.path(),
        "pse-rce-pln" => Publisher::PseRcePln.path(),
        "pse-pdgsz" => Publisher::PsePdgsz.path(),
        "pse-his-wlk-cal" => Publisher::PseHisWlkCal.path(),
        "pse-kse-load" => Publisher::PseKseLoad.path(),
        // The source knows the rest of its path.
        "energy-charts-mix" | "energy-charts-price" => "",
        "open-meteo-archive" => Publisher::Archive.path(),
        "sensor-community" => Publisher::SensorCommunity.path().trim_end_matches('/'),
        _ => return None,
    })
}

/// How a source misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It answers well.
    None,
    /// It answers well, after so long.
    Slow(Duration),
    /// It closes the connection without a word.
    Refused,
    /// It answers with a status and an error object: 404, 429, 500.
    Status(u16),
    /// It closes the connection in the middle of the answer.
    CutOff,
    /// It says JSON and sends words.
    NotJson,
    /// It sends a page with status 200.
    Html,
    /// It sends JSON of another shape.
    WrongShape,
    /// Every value is null.
    Nulls,
    /// Every list is empty.
    Empty,
    /// A row stands twice, and two have changed places.
    Unordered,
    /// It sends a byte from time to time, for ever.
    Drip,
    /// The answer is five days old.
    Stale,
    /// The answer has four million bytes.
    Huge,
    /// Its clock is so many seconds ahead; behind when negative.
    ClockOff(i64),
}

/// The running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Replay {
    address: SocketAddr,
    state: Arc<State>,
    listening: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct State {
    origin: String,
    inner: Mutex<Inner>,
    is_over: AtomicBool,
    at_once: Mutex<AtOnce>,
}

/// Questions that are being answered.
#[derive(Debug, Default)]
struct AtOnce {
    now: usize,
    most: usize,
}

#[derive(Debug)]
struct Inner {
    now: Instant,
    faults: HashMap<Target, Fault>,
    measures_fine_dust: bool,
    requests: Vec<String>,
}

impl State {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn at_once(&self) -> MutexGuard<'_, AtOnce> {
        self.at_once.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self) {
        let mut at_once = self.at_once();
        at_once.now += 1;
        at_once.most = at_once.most.max(at_once.now);
    }

    fn end(&self) {
        self.at_once().now -= 1;
    }
}

impl Replay {
    /// Starts on a free port; answers are those of the moment `now`.
    ///
    /// # Errors
    /// When no port of 127.0.0.1 can be had.
    pub fn start(now: Instant) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let inner = Mutex::new(Inner {
            now,
            faults: HashMap::new(),
            measures_fine_dust: false,
            requests: Vec::new(),
        });
        let state = Arc::new(State {
            origin: format!("http://{address}"),
            inner,
            is_over: AtomicBool::new(false),
            at_once: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let listening = std::thread::spawn(move || http::listen(&listener, &shared));
        Ok(Self { address, state, listening: Some(listening) })
    }

    /// `http://127.0.0.1:port`.
    pub fn origin(&self) -> String {
        self.state.origin.clone()
    }

    /// Lets a source misbehave from the next question on.
    pub fn set_fault(&self, target: impl Into<Target>, fault: Fault) {
        self.state.lock().faults.insert(target.into(), fault);
    }

    /// Lets the station measure PM2.5 too: 9.5 µg/m³ in every hour but the newest, which is missing.
    pub fn measure_fine_dust(&self) {
        self.state.lock().measures_fine_dust = true;
    }

    /// The most questions that were ever being answered at the same time.
    pub fn most_at_once(&self) -> usize {
        self.state.at_once().most
    }

    /// Moves the server's clock.
    pub fn set_now(&self, now: Instant) {
        self.state.lock().now = now;
    }

    /// Paths with their queries that were asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        self.state.lock().requests.clone()
    }
}

impl Drop for Replay {
    fn drop(&mut self) {
        self.state.is_over.store(true, Ordering::Relaxed);
        // A last connection wakes the listener, so that it sees that it is over.
        drop(TcpStream::connect(self.address));
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}
