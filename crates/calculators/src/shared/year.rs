//! The hourly year that calculators share: weather, sun, calendar and load profiles, prepared once.
//!
//! A year keeps the generation of the last direction and the load of every profile it was asked for, so that a change of
//! size, battery or price does not compute them again.

use std::rc::Rc;

use portal_model::ModelError;
use portal_model::calendar::Calendar;
use portal_model::load::LoadProfile;
use portal_model::pv::{SunYear, WeatherYear, annual};
use portal_model::solar::Place;
use portal_units::{Angle, ZoneRule};

use super::technical::Technical;

/// What a load profile adds up to. \[kWh\]
const PROFILE_KWH: f64 = 1000.0;

/// Standard shapes of electricity use over a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Household, more in winter.
    H0,
    /// Business, general.
    G0,
    /// Business on workdays from 8 to 18.
    G1,
    /// Farm.
    L0,
}

impl Profile {
    /// Every profile, in the order in which a [`Year`] takes them.
    pub const ALL: [Self; 4] = [Self::H0, Self::G0, Self::G1, Self::L0];
}

/// The hourly year.
pub struct Year {
    weather: WeatherYear,
    sun: SunYear,
    calendar: Calendar,
    zone: ZoneRule,
    profiles: [LoadProfile; 4],
    generation: Option<(Angle, Angle, Rc<[f64]>)>,
    loads: [Option<Rc<[f64]>>; 4],
    own: Option<Rc<[f64]>>,
    technical: Technical,
}

impl Year {
    /// Prepares a year: works out where the sun stands in each hour.
    ///
    /// `profiles` are in the order of [`Profile::ALL`].
    ///
    /// # Errors
    /// [`ModelError`] when the place is off the globe.
    pub fn new(
        weather: WeatherYear,
        place: &Place,
        zone: ZoneRule,
        profiles: [LoadProfile; 4],
    ) -> Result<Self, ModelError> {
        let sun = SunYear::new(place, weather.start(), weather.hours(), weather.stamp())?;
        let calendar = Calendar::new(weather.first_hour(), weather.hours(), &zone);
        Ok(Self {
            weather,
            sun,
            calendar,
            zone,
            profiles,
            generation: None,
            loads: [const { None }; 4],
            own: None,
            technical: Technical::default(),
        })
    }

    /// Takes a reader's own use of each hour in place of every profile; its shape counts, not its sum. One of another
    /// number of hours, or that is zero everywhere, changes nothing. \[kWh\]
    pub fn set_load(&mut self, kwh: &[f64]) {
        let total: f64 = kwh.iter().sum();
        if kwh.len() == self.weather.hours() && total > 0.0 {
            self.own = Some(kwh.iter().map(|it| it / total).collect());
        }
    }

    /// Takes the technical numbers of the next answers.
    pub fn set_technical(&mut self, technical: Technical) {
        if self.technical != technical {
            self.technical = technical;
            self.generation = None;
        }
    }

    /// The technical numbers of panels and batteries.
    pub const fn technical(&self) -> &Technical {
        &self.technical
    }

    /// Local month and hour of the day of each hour.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Weather of each hour.
    pub const fn weather(&self) -> &WeatherYear {
        &self.weather
    }

    /// Where the sun stands in each hour.
    pub const fn sun(&self) -> &SunYear {
        &self.sun
    }

    /// The clock of the place.
    pub const fn zone(&self) -> &ZoneRule {
        &self.zone
    }

    /// A number that tells years apart by their weather, by a reader's own use and by the technical numbers.
    pub fn digest(&self) -> u64 {
        // FNV-1a, Fowler, Noll, Vo; a whole number at a time.
        let fold = |sum: u64, value: u64| (sum ^ value).wrapping_mul(0x0000_0100_0000_01b3);
        let columns = self.weather.columns();
        let start = fold(0xcbf2_9ce4_8422_2325, self.weather.start().unix_seconds().cast_unsigned());
        // An hour of the day and of the night in turn: enough to tell one weather from another.
        let own = self.own.as_deref().unwrap_or_default();
        let sample = columns.air_celsius.iter().chain(&columns.ghi_w_m2).chain(own).step_by(13);
        sample.map(|it| it.to_bits()).chain(self.technical.fingerprint()).fold(start, fold)
    }

    /// What one kilowatt of panels delivers in each hour. \[kWh\]
    ///
    /// # Errors
    /// [`ModelError`] when the direction is none: tilt 0° to 180°, azimuth 0° to 360°.
    pub fn generation(&mut self, tilt: Angle, azimuth: Angle) -> Result<Rc<[f64]>, ModelError> {
        if let Some((_, _, kept)) = self.generation.as_ref().filter(|it| (it.0, it.1) == (tilt, azimuth)) {
            return Ok(Rc::clone(kept));
        }
        let system = self.technical.panels(tilt, azimuth);
        let hourly: Rc<[f64]> = annual(&self.weather, &self.sun, &system)?.ac_kw_per_kwp.into();
        self.generation = Some((tilt, azimuth, Rc::clone(&hourly)));
        Ok(hourly)
    }

    /// What a profile, or the reader's own use, takes in each hour of a year of one kilowatt hour. \[kWh\]
    ///
    /// # Errors
    /// [`ModelError`] when the profile is zero everywhere.
    pub fn load(&mut self, profile: Profile) -> Result<Rc<[f64]>, ModelError> {
        if let Some(own) = &self.own {
            return Ok(Rc::clone(own));
        }
        let [h0, g0, g1, l0] = &self.profiles;
        let [household, business, workdays, farm] = &mut self.loads;
        let (shape, kept) = match profile {
            Profile::H0 => (h0, household),
            Profile::G0 => (g0, business),
            Profile::G1 => (g1, workdays),
            Profile::L0 => (l0, farm),
        };
        if let Some(hourly) = kept {
            return Ok(Rc::clone(hourly));
        }
        let hours = shape.hourly_kwh(self.weather.first_hour(), self.weather.hours(), &self.zone)?;
        let hourly: Rc<[f64]> = hours.into_iter().map(|it| it / PROFILE_KWH).collect();
        *kept = Some(Rc::clone(&hourly));
        Ok(hourly)
    }
}
