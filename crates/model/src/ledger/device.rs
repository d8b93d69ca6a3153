//! Devices with their hourly energy, and the measures with which they are there.

use serde::{Deserialize, Serialize};

use crate::error::{ModelError, within};
use crate::heat::{BoilerYear, PumpYear};

/// A set of measures, each known by its place in the list of the site, from 0 to 15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Set(u16);

impl Set {
    /// No measure.
    pub const NONE: Self = Self(0);

    /// Only this measure; none for a place beyond 15.
    pub const fn only(measure: usize) -> Self {
        if measure < 16 { Self(1 << measure) } else { Self::NONE }
    }

    /// The measures of both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all measures of the other set are in this.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether no measure of the other set is in this.
    pub const fn lacks(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }
}

/// The measures with which a device is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct When {
    /// All of these are taken.
    pub with: Set,
    /// None of these is taken.
    pub without: Set,
}

impl When {
    /// With any measures.
    pub const ALWAYS: Self = Self { with: Set::NONE, without: Set::NONE };

    /// Once this measure is taken.
    pub const fn after(measure: usize) -> Self {
        Self { with: Set::only(measure), without: Set::NONE }
    }

    /// Until this measure is taken.
    pub const fn before(measure: usize) -> Self {
        Self { with: Set::NONE, without: Set::only(measure) }
    }

    /// Both conditions.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { with: self.with.and(other.with), without: self.without.and(other.without) }
    }

    /// Whether the device is there with a set of measures.
    pub const fn holds(self, taken: Set) -> bool {
        taken.has(self.with) && taken.lacks(self.without)
    }
}

/// A device hour by hour \[kWh\]: `fuel + ambient + electricity = used + made + lost`. An empty series is zero.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Device {
    /// When it is there.
    pub when: When,
    /// Electricity that it takes from the site.
    pub electricity_kwh: Vec<f64>,
    /// Electricity that it gives to the site.
    pub made_kwh: Vec<f64>,
    /// Fuel by net calorific value, or energy bought in another way than over the meter.
    pub fuel_kwh: Vec<f64>,
    /// Which fuel, by its place in the list of the site.
    pub carrier: usize,
    /// Sun, wind, heat of the surroundings; heat of condensed flue gas beyond the net calorific value.
    pub ambient_kwh: Vec<f64>,
    /// What it is there for: light, heat for the rooms, energy at the wheel.
    pub used_kwh: Vec<f64>,
    /// What is lost on the way.
    pub lost_kwh: Vec<f64>,
}

impl Device {
    /// Appliances: all electricity is used.
    pub fn appliances(load_kwh: Vec<f64>) -> Self {
        Self { used_kwh: load_kwh.clone(), electricity_kwh: load_kwh, ..Self::default() }
    }

    /// Photovoltaics or a wind turbine with what it delivers.
    pub fn renewable(made_kwh: Vec<f64>) -> Self {
        Self { ambient_kwh: made_kwh.clone(), made_kwh, ..Self::default() }
    }

    /// A boiler for the heat of each hour, as [`crate::heat::Boiler::burn`] gives its fuel and electricity.
    ///
    /// # Errors
    /// [`ModelError::Length`] when the series differ in length.
    pub fn boiler(heat_kwh: Vec<f64>, year: BoilerYear, carrier: usize) -> Result<Self, ModelError> {
        let device = Self {
            electricity_kwh: year.electricity_kwh,
            fuel_kwh: year.fuel_kwh,
            carrier,
            used_kwh: heat_kwh,
            ..Self::default()
        };
        device.with_rest()
    }

    /// A heat pump with a heating rod for what it cannot give.
    ///
    /// # Errors
    /// [`ModelError::Length`] when the series differ in length.
    pub fn heat_pump(year: &PumpYear) -> Result<Self, ModelError> {
        let with_rod =
            |values: &[f64]| values.iter().zip(&year.missing_kwh).map(|(a, rod)| a + rod).collect();
        let device = Self {
            electricity_kwh: with_rod(&year.electricity_kwh),
            used_kwh: with_rod(&year.heat_kwh),
            ..Self::default()
        };
        device.with_rest()
    }

    /// A battery of a vehicle that is charged over the meter; the share `efficiency` arrives in it.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `efficiency` (0 to 1).
    pub fn charging(charged_kwh: Vec<f64>, efficiency: f64) -> Result<Self, ModelError> {
        let (used_kwh, lost_kwh) = split(&charged_kwh, efficiency)?;
        Ok(Self { electricity_kwh: charged_kwh, used_kwh, lost_kwh, ..Self::default() })
    }

    /// An engine, or anything else that takes fuel and uses the share `efficiency` of it.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `efficiency` (0 to 1).
    pub fn engine(fuel_kwh: Vec<f64>, efficiency: f64, carrier: usize) -> Result<Self, ModelError> {
        let (used_kwh, lost_kwh) = split(&fuel_kwh, efficiency)?;
        Ok(Self { fuel_kwh, carrier, used_kwh, lost_kwh, ..Self::default() })
    }

    /// Cogeneration: electricity made and heat used out of fuel.
    ///
    /// # Errors
    /// [`ModelError::Length`] when the series differ in length.
    pub fn cogeneration(
        fuel_kwh: Vec<f64>,
        made_kwh: Vec<f64>,
        heat_kwh: Vec<f64>,
        carrier: usize,
    ) -> Result<Self, ModelError> {
        Self { fuel_kwh, made_kwh, used_kwh: heat_kwh, carrier, ..Self::default() }.with_rest()
    }

    /// The same device under one more condition.
    #[must_use]
    pub fn when(self, when: When) -> Self {
        Self { when: self.when.and(when), ..self }
    }

    /// Counts what is left over as lost and what is missing as taken from the surroundings.
    fn with_rest(mut self) -> Result<Self, ModelError> {
        let hours = self.hours();
        self.check_lengths(hours)?;
        let (mut ambient, mut lost) = (Vec::with_capacity(hours), Vec::with_capacity(hours));
        for hour in 0..hours {
            let at = |series: &[f64]| series.get(hour).copied().unwrap_or(0.0);
            let rest =
                at(&self.fuel_kwh) + at(&self.electricity_kwh) - at(&self.used_kwh) - at(&self.made_kwh);
            ambient.push((-rest).max(0.0));
            lost.push(rest.max(0.0));
        }
        (self.ambient_kwh, self.lost_kwh) = (ambient, lost);
        Ok(self)
    }

    const fn series(&self) -> [(&'static str, &Vec<f64>); 6] {
        [
            ("electricity", &self.electricity_kwh),
            ("made", &self.made_kwh),
            ("fuel", &self.fuel_kwh),
            ("ambient", &self.ambient_kwh),
            ("used", &self.used_kwh),
            ("lost", &self.lost_kwh),
        ]
    }

    fn hours(&self) -> usize {
        self.series().iter().map(|it| it.1.len()).max().unwrap_or(0)
    }

    fn check_lengths(&self, expected: usize) -> Result<(), ModelError> {
        for (input, values) in self.series() {
            if !values.is_empty() && values.len() != expected {
                return Err(ModelError::Length { input, expected, got: values.len() });
            }
        }
        Ok(())
    }

    /// Checks lengths, signs, and that what goes in comes out within 1e-9 of it in every hour.
    pub(super) fn check(&self, hours: usize) -> Result<(), ModelError> {
        self.check_lengths(hours)?;
        for (input, values) in self.series() {
            if let Some(position) = values.iter().position(|it| !it.is_finite()) {
                return Err(ModelError::NotFinite { input, position });
            }
            if let Some(negative) = values.iter().find(|it| **it < 0.0) {
                within(input, *negative, 0.0, f64::MAX)?;
            }
        }
        for hour in 0..hours {
            let [electricity, made, fuel, ambient, used, lost] =
                self.series().map(|it| it.1.get(hour).copied().unwrap_or(0.0));
            let taken = electricity + fuel + ambient;
            let room = 1e-9 * taken.max(1.0);
            within("device_balance", taken - made - used - lost, -room, room)?;
        }
        Ok(())
    }
}

/// What of a series is used and what is lost.
fn split(values: &[f64], efficiency: f64) -> Result<(Vec<f64>, Vec<f64>), ModelError> {
    let share = within("efficiency", efficiency, 0.0, 1.0)?;
    Ok(values.iter().map(|it| (it * share, it * (1.0 - share))).unzip())
}
