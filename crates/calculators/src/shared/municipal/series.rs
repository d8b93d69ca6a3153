//! What one kilowatt of each plant makes in each hour, and what everyone uses.

use std::rc::Rc;

use portal_model::chp::{Chp, heat_led};
use portal_model::wind::{Heights, PowerCurve, Profile, Site, Turbine, WindColumns, hourly};
use portal_units::{Angle, Length, Power, Ratio, Speed};

use crate::answer::AnswerError;
use crate::shared::kept::kept;
use crate::shared::year::{self, Year};

/// Hourly series of a year, each for one unit.
pub(crate) struct Series {
    /// Panels to the south at 30°. \[kWh/kW\]
    pub(crate) pv: Rc<[f64]>,
    /// A wind turbine. \[kWh/kW\]
    pub(crate) wind: Rc<Vec<f64>>,
    /// Cogeneration after the heat of a town. \[kWh/kW\]
    pub(crate) chp: Rc<Vec<f64>>,
    /// Households together. \[kWh/kWh\]
    pub(crate) households: Rc<[f64]>,
    /// Firms and offices. \[kWh/kWh\]
    pub(crate) business: Rc<[f64]>,
    /// Buses in the depot, 22 to 5. \[kWh/kWh\]
    pub(crate) buses: Rc<Vec<f64>>,
}

impl Series {
    pub(crate) fn of(year: &mut Year) -> Result<Self, AnswerError> {
        Ok(Self {
            pv: year.generation(Angle::from_degrees(30.0), Angle::from_degrees(180.0))?,
            households: year.load(year::Profile::H0)?,
            business: year.load(year::Profile::G0)?,
            wind: kept(year, "municipal-wind", &[], || turbine(year))?,
            chp: kept(year, "municipal-chp", &[], || cogeneration(year))?,
            buses: kept(year, "municipal-buses", &[], || Ok(depot(year)))?,
        })
    }
}

/// A usual turbine of today: cut in at 3 m/s, full power from 12.5 m/s, 120 m high, over farmland.
fn turbine(year: &Year) -> Result<Vec<f64>, AnswerError> {
    const CUT_IN: f64 = 3.0;
    const FULL: f64 = 12.5;
    const CUT_OUT: f64 = 25.0;
    let mut points: Vec<(Speed, Power)> = (0..=20_u8)
        .map(|step| {
            let speed = CUT_IN + (FULL - CUT_IN) * f64::from(step) / 20.0;
            // Power goes with the third power of the wind.
            let share = (speed.powi(3) - CUT_IN.powi(3)) / (FULL.powi(3) - CUT_IN.powi(3));
            (Speed::from_m_per_s(speed), Power::from_kw(share))
        })
        .collect();
    points.push((Speed::from_m_per_s(CUT_OUT), Power::from_kw(1.0)));
    let metres = Length::from_m;
    let columns = year.weather().columns();
    let weather = WindColumns {
        speed_m_s: columns.wind_m_s.clone(),
        air_celsius: columns.air_celsius.clone(),
        pressure_hpa: vec![1013.0; columns.wind_m_s.len()],
    };
    let turbine = Turbine {
        curve: PowerCurve::new(&points)?,
        hub: metres(120.0),
        nominal: Power::from_kw(1.0),
        losses: Ratio::from_fraction(0.1),
    };
    let site = Site {
        profile: Profile::Log { roughness: metres(0.1), obstacle: Length::ZERO },
        density: None,
        heights: Heights { wind: metres(10.0), air: metres(2.0), pressure: Length::ZERO },
    };
    Ok(hourly(&weather, &turbine, &site)?.power_kw)
}

/// Cogeneration of 1 kW of electricity: it covers half of the largest heat load of a district and its hot water.
fn cogeneration(year: &Year) -> Result<Vec<f64>, AnswerError> {
    const POWER_TO_HEAT: f64 = 0.9;
    let thermal = 1.0 / POWER_TO_HEAT;
    let air = &year.weather().columns().air_celsius;
    // Heat is needed below 15 °C, all of it at −18 °C; a tenth of it all year for water.
    let heat: Vec<f64> =
        air.iter().map(|it| 2.0 * thermal * (0.1 + 0.9 * (15.0 - it).clamp(0.0, 33.0) / 33.0)).collect();
    let plant = Chp {
        thermal: Power::from_kw(thermal),
        min_load: Ratio::from_fraction(0.2),
        power_to_heat: Ratio::from_fraction(POWER_TO_HEAT),
        total_efficiency: Ratio::from_fraction(0.86),
    };
    Ok(heat_led(&heat, &plant)?.electricity_kwh)
}

/// A kilowatt hour of buses over the nights of a year.
fn depot(year: &Year) -> Vec<f64> {
    let hours = year.calendar().hours_of_day();
    let is_night = |hour: &u8| *hour >= 22 || *hour < 5;
    let nights = hours.iter().filter(|it| is_night(it)).map(|_| 1.0).sum::<f64>().max(1.0);
    hours.iter().map(|it| if is_night(it) { 1.0 / nights } else { 0.0 }).collect()
}
