//! Concentrations in the air, hour by hour, whoever says them.

use portal_units::{CivilDate, Concentration, Instant, Series, Stamp};

use super::open_meteo;
use super::source::{Point, Record};
use crate::tables::Pollutant;

/// One pollutant over time.
#[derive(Debug, Clone, PartialEq)]
pub struct PollutantHours {
    /// What was measured or modelled.
    pub pollutant: Pollutant,
    /// Its concentrations.
    pub hours: Series<Concentration>,
}

/// A station that measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// Number that its operator gave it.
    pub id: u32,
    /// Name that its operator gave it.
    pub name: String,
    /// Where it stands.
    pub at: Point,
}

/// An air-quality index that the operator of a station published itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedIndex {
    /// Position on the scale, 0 is the best.
    pub level: u32,
    /// The operator's word for it.
    pub category: String,
    /// End of the hour that it was computed from.
    pub at: Instant,
}

/// Air at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Air {
    /// The station, or `None` for the cell of a model.
    pub station: Option<Station>,
    /// The pollutants, each at most once.
    pub pollutants: Vec<PollutantHours>,
    /// The index that the operator published, when it did.
    pub index: Option<PublishedIndex>,
    /// When the answer was made, when it says so.
    pub made_at: Option<Instant>,
    /// The day in UTC that was the publisher's today, when the answer shows it.
    pub publishers_day: Option<CivilDate>,
}

impl Air {
    /// The hours of one pollutant.
    pub fn hours(&self, pollutant: Pollutant) -> Option<&Series<Concentration>> {
        self.pollutants.iter().find(|it| it.pollutant == pollutant).map(|it| &it.hours)
    }

    /// The latest known concentration of a pollutant up to `now`, with the moment up to which it holds:
    /// the end of the hour for a mean, `now` for a model that covers now.
    pub fn latest(&self, pollutant: Pollutant, now: Instant) -> Option<(Instant, Concentration)> {
        latest(self.hours(pollutant)?, now)
    }
}

impl Record for Air {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        self.pollutants.iter().filter_map(|it| latest(&it.hours, now)).map(|(moment, _)| moment).max()
    }

    fn made_at(&self) -> Option<Instant> {
        self.made_at
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        self.publishers_day
    }
}

fn latest(hours: &Series<Concentration>, now: Instant) -> Option<(Instant, Concentration)> {
    if hours.stamp() == Stamp::MeanFromStart {
        let ended = hours.iter().map(|(start, value)| (start.plus_seconds(hours.step_s()), value));
        return ended.filter(|(end, _)| *end <= now).filter_map(|(end, value)| Some((end, value?))).last();
    }
    let moment = open_meteo::as_of(hours, now)?;
    Some((moment, hours.at(moment)?))
}
