//! A turbine through consecutive hours.

use portal_units::{Energy, Length, Power, Pressure, Ratio, Speed, Temperature};

use super::{DensityModel, PowerCurve, Profile, hub_temperature};
use crate::error::{ModelError, finite, within};

/// Hourly weather for a turbine, all columns of the same length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WindColumns {
    /// Wind speed \[m/s\].
    pub speed_m_s: Vec<f64>,
    /// Temperature of the air \[°C\].
    pub air_celsius: Vec<f64>,
    /// Pressure of the air \[hPa\].
    pub pressure_hpa: Vec<f64>,
}

/// Heights over the ground at which the weather was measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heights {
    /// Of the wind, mostly 10 m.
    pub wind: Length,
    /// Of the temperature, mostly 2 m.
    pub air: Length,
    /// Of the pressure: 0 m.
    pub pressure: Length,
}

/// Where the turbine stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// How the wind grows with the height.
    pub profile: Profile,
    /// How the power curve follows the density of the air; `None` leaves it as it is.
    pub density: Option<DensityModel>,
    /// Where the weather was measured.
    pub heights: Heights,
}

/// A turbine.
#[derive(Debug, Clone, PartialEq)]
pub struct Turbine {
    /// Power by wind speed.
    pub curve: PowerCurve,
    /// Height of the hub over the ground.
    pub hub: Length,
    /// Nominal power.
    pub nominal: Power,
    /// Share that wakes, standstill and cables take.
    pub losses: Ratio,
}

/// What a turbine makes of the hours.
#[derive(Debug, Clone, PartialEq)]
pub struct WindYear {
    /// Mean power of each hour after losses \[kW\]; the same number in kWh.
    pub power_kw: Vec<f64>,
    /// Wind speed at the hub \[m/s\].
    pub hub_speed_m_s: Vec<f64>,
    /// How many values of the weather were out of range and moved to the limit.
    pub corrected: usize,
    nominal: Power,
}

/// Runs a turbine through the hours of the weather, each hour at its mean wind.
///
/// Values outside what occurs are moved to the limit and counted: wind 0 to 60 m/s, air −60 °C to 60 °C, pressure
/// 500 to 1100 hPa.
///
/// # Errors
/// [`ModelError::Length`] when the columns differ in length; [`ModelError::NotFinite`] for a gap;
/// [`ModelError::OutOfRange`] names `nominal` (0 to 1e6 kW), `losses` (0 to 1), or what [`Profile::factor`] and
/// [`DensityModel::density`] refuse.
///
/// # Source
/// As [`Profile`], [`DensityModel`] and [`PowerCurve::power_in`].
pub fn hourly(weather: &WindColumns, turbine: &Turbine, site: &Site) -> Result<WindYear, ModelError> {
    let hours = weather.speed_m_s.len();
    finite("speed", &weather.speed_m_s, hours)?;
    finite("air", &weather.air_celsius, hours)?;
    finite("pressure", &weather.pressure_hpa, hours)?;
    within("nominal", turbine.nominal.kw(), 0.0, 1e6)?;
    let kept = 1.0 - within("losses", turbine.losses.fraction(), 0.0, 1.0)?;
    let factor = site.profile.factor(site.heights.wind, turbine.hub)?;
    let mut corrected = 0;
    let mut limited = |value: f64, min: f64, max: f64| {
        corrected += usize::from(!(min..=max).contains(&value));
        value.clamp(min, max)
    };
    let mut power_kw = Vec::with_capacity(hours);
    let mut hub_speed_m_s = Vec::with_capacity(hours);
    let air = weather.air_celsius.iter().zip(&weather.pressure_hpa);
    for (&speed, (&celsius, &hpa)) in weather.speed_m_s.iter().zip(air) {
        let speed = Speed::from_m_per_s(limited(speed, 0.0, 60.0) * factor);
        let celsius = Temperature::from_celsius(limited(celsius, -60.0, 60.0));
        let pressure = Pressure::from_hpa(limited(hpa, 500.0, 1100.0));
        let power = match site.density {
            None => turbine.curve.power(speed)?,
            Some(model) => {
                let hub_air = hub_temperature(celsius, turbine.hub - site.heights.air)?;
                let density = model.density(pressure, turbine.hub - site.heights.pressure, hub_air)?;
                turbine.curve.power_in(density, speed)?
            }
        };
        power_kw.push(power.kw() * kept);
        hub_speed_m_s.push(speed.m_per_s());
    }
    Ok(WindYear { power_kw, hub_speed_m_s, corrected, nominal: turbine.nominal })
}

impl WindYear {
    /// Energy of all hours.
    pub fn total(&self) -> Energy {
        Energy::from_kwh(self.power_kw.iter().sum())
    }

    /// Hours at nominal power that would give the same energy. `None` without nominal power.
    pub fn full_load_hours(&self) -> Option<f64> {
        let nominal = self.nominal.kw();
        (nominal > 0.0).then(|| self.total().kwh() / nominal)
    }

    /// Mean wind speed at the hub. `None` without hours.
    pub fn mean_hub_speed(&self) -> Option<Speed> {
        #[expect(clippy::cast_precision_loss, reason = "hours of a year")]
        let hours = self.hub_speed_m_s.len() as f64;
        (hours > 0.0).then(|| Speed::from_m_per_s(self.hub_speed_m_s.iter().sum::<f64>() / hours))
    }
}
