//! The chain from the sun to the socket.

use portal_units::{Energy, Instant, Power, Ratio};

use super::block::Block;
use super::sun_year::SunYear;
use super::system::PvSystem;
use super::weather::{WeatherHour, WeatherYear};
use crate::calendar::Calendar;
use crate::error::{ModelError, within};
use crate::irradiance::transposition::{Plane, PoaWm2, SunRay, Transposition};
use crate::lanes::LANES;
use crate::module::iam::Cover;
use crate::module::pvwatts::Inverter;
use crate::module::temperature::Sapm;

/// Every step of one hour; irradiance in W/m², power in kW for each kilowatt of modules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PvHour {
    /// Cosine of the angle of incidence of the beam.
    pub cos_aoi: f64,
    /// Beam in the plane.
    pub poa_direct: f64,
    /// Diffuse light of the sky in the plane.
    pub poa_sky_diffuse: f64,
    /// Light of the ground in the plane.
    pub poa_ground_diffuse: f64,
    /// Everything in the plane.
    pub poa_global: f64,
    /// Incidence angle modifier of the beam.
    pub iam: f64,
    /// What gets through the cover.
    pub poa_effective: f64,
    /// Temperature of the cells \[°C\].
    pub cell_celsius: f64,
    /// Direct current after losses.
    pub dc: f64,
    /// Alternating current.
    pub ac: f64,
}

/// What a system delivers hour by hour, for each kilowatt of its modules.
#[derive(Debug, Clone, PartialEq)]
pub struct PvYear {
    first_hour: Instant,
    /// Alternating current: mean power of the hour \[kW\], which is its energy \[kWh\].
    pub ac_kw_per_kwp: Vec<f64>,
    /// Irradiance in the plane \[W/m²\].
    pub poa_w_m2: Vec<f64>,
}

/// A system checked, with what no hour changes computed once.
pub(super) struct Chain {
    plane: Plane,
    transposition: Transposition,
    albedo: f64,
    pub(super) cover: Cover,
    pub(super) mounting: Sapm,
    pub(super) gamma_per_k: f64,
    pub(super) remains: f64,
    pub(super) inverter_ratio: f64,
    pub(super) eta_nom: f64,
    pub(super) eta_ref: f64,
}

impl Chain {
    fn new(system: &PvSystem) -> Result<Self, ModelError> {
        let inverter = Inverter {
            dc_limit: Power::from_kw(system.inverter_ratio.fraction()),
            efficiency: system.eta_inv_nom,
            reference_efficiency: system.eta_inv_ref,
        }
        .checked()?;
        within("a", system.mounting.a, -10.0, 0.0)?;
        within("b", system.mounting.b_s_per_m, -1.0, 0.0)?;
        within("delta", system.mounting.delta.kelvin(), 0.0, 50.0)?;
        Ok(Self {
            plane: Plane::new(system.tilt, system.azimuth)?,
            transposition: system.transposition,
            albedo: within("albedo", system.albedo.fraction(), 0.0, 1.0)?,
            cover: system.glazing.cover()?,
            mounting: system.mounting,
            gamma_per_k: within("gamma", system.gamma_per_k, -0.02, 0.02)?,
            remains: 1.0 - within("losses", system.losses.fraction(), 0.0, 1.0)?,
            inverter_ratio: inverter.dc_limit.kw(),
            eta_nom: inverter.efficiency.fraction(),
            eta_ref: inverter.reference_efficiency.fraction(),
        })
    }

    /// Works out the hours block by block and hands each of them over, as its block and its lane there.
    fn run<'a>(
        &self,
        mut hours: impl Iterator<Item = (usize, (&'a SunRay, WeatherHour))>,
        mut take: impl FnMut(&Block, usize),
    ) {
        let mut block = Block::EMPTY;
        loop {
            let mut filled = 0;
            for (lane, (number, (sun, weather))) in (0..LANES).zip(&mut hours) {
                block.put(lane, number, self.poa(sun, &weather), &weather);
                filled = lane + 1;
            }
            block.finish(self);
            (0..filled).for_each(|lane| take(&block, lane));
            if filled < LANES {
                return;
            }
        }
    }

    #[inline]
    fn poa(&self, sun: &SunRay, weather: &WeatherHour) -> PoaWm2 {
        let sky = [weather.ghi, weather.dni, weather.dhi];
        self.transposition.poa(&self.plane, sun, sky, self.albedo)
    }
}

/// Every step of the chain hour by hour.
///
/// # Errors
/// As [`annual`].
///
/// # Source
/// As [`annual`].
pub fn hourly(weather: &WeatherYear, sun: &SunYear, system: &PvSystem) -> Result<Vec<PvHour>, ModelError> {
    let chain = Chain::new(system)?;
    belong_together(weather, sun)?;
    let mut hours = Vec::with_capacity(weather.hours());
    chain.run(sun.rays().iter().zip(weather.iter()).enumerate(), |block, lane| hours.push(block.hour(lane)));
    Ok(hours)
}

/// What a system delivers in the hours of a weather series.
///
/// Transposition by the model of the system, reflection of the beam only (physical cover), cell temperature of
/// Sandia from all the light in the plane, PVWatts with its losses before the inverter.
///
/// # Errors
/// [`ModelError::Misaligned`] or [`ModelError::Length`] when weather and sun are not of the same hours;
/// [`ModelError::OutOfRange`] names what is wrong with the system.
///
/// # Source
/// Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014, for the order of the steps; each step names its own.
pub fn annual(weather: &WeatherYear, sun: &SunYear, system: &PvSystem) -> Result<PvYear, ModelError> {
    let chain = Chain::new(system)?;
    belong_together(weather, sun)?;
    let mut ac_kw_per_kwp = vec![0.0; weather.hours()];
    let mut poa_w_m2 = vec![0.0; weather.hours()];
    let hours = sun.rays().iter().zip(weather.iter()).enumerate();
    let lit = hours.filter(|(_, (_, it))| it.ghi + it.dni + it.dhi > 0.0);
    chain.run(lit, |block, lane| {
        ac_kw_per_kwp[block.number[lane]] = block.ac[lane];
        poa_w_m2[block.number[lane]] = block.poa_global[lane];
    });
    Ok(PvYear { first_hour: weather.first_hour(), ac_kw_per_kwp, poa_w_m2 })
}

fn belong_together(weather: &WeatherYear, sun: &SunYear) -> Result<(), ModelError> {
    let (expected, got) = (weather.hours(), sun.rays().len());
    if expected != got {
        return Err(ModelError::Length { input: "sun", expected, got });
    }
    if weather.first_hour() == sun.first_hour() {
        Ok(())
    } else {
        Err(ModelError::Misaligned { input: "sun" })
    }
}

impl PvYear {
    /// Begin of the first hour.
    pub const fn first_hour(&self) -> Instant {
        self.first_hour
    }

    /// Energy of all hours for each kilowatt of modules.
    pub fn total(&self) -> Energy {
        Energy::from_kwh(self.ac_kw_per_kwp.iter().sum())
    }

    /// Energy by month for each kilowatt of modules, January first.
    ///
    /// # Errors
    /// [`ModelError::Length`] when the calendar is of another number of hours.
    pub fn monthly(&self, calendar: &Calendar) -> Result<[Energy; 12], ModelError> {
        Ok(calendar.monthly_sums(&self.ac_kw_per_kwp)?.map(Energy::from_kwh))
    }

    /// Irradiation of the plane over all hours \[kWh/m²\].
    pub fn irradiation_kwh_m2(&self) -> f64 {
        self.poa_w_m2.iter().sum::<f64>() / 1000.0
    }

    /// Share of the irradiation that arrives as alternating current, relative to a module without any loss.
    /// `None` in the dark.
    pub fn performance_ratio(&self) -> Option<Ratio> {
        let irradiation = self.irradiation_kwh_m2();
        (irradiation > 0.0).then(|| Ratio::from_fraction(self.total().kwh() / irradiation))
    }
}
