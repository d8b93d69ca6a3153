//! Power of a turbine by wind speed.

use portal_units::{Density, Power, Speed};

use crate::error::{ModelError, within};

/// Density for which power curves are stated \[kg/m³\]. Source: IEC 61400-12-1:2017, 9.1.5.
const STANDARD_KG_PER_M3: f64 = 1.225;
/// Up to the first speed the exponent of the density is 1/3, from the second on 2/3 \[m/s\].
/// Source: Svenningsen, EMD 2010, p. 4.
const EXPONENT_RISES: (f64, f64) = (7.5, 12.5);

/// Points of speed and power at standard density, speeds rising. Between them the power is linear; below the first
/// and above the last speed the turbine stands still.
#[derive(Debug, Clone, PartialEq)]
pub struct PowerCurve {
    speeds_m_s: Vec<f64>,
    powers_kw: Vec<f64>,
}

impl PowerCurve {
    /// The curve through these points.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `points` (2 to 1000 of them), `curve_speed` (0 to 100 m/s, each above the
    /// one before) or `curve_power` (0 to 1e6 kW).
    pub fn new(points: &[(Speed, Power)]) -> Result<Self, ModelError> {
        #[expect(clippy::cast_precision_loss, reason = "for the message")]
        within("points", points.len() as f64, 2.0, 1000.0)?;
        let mut curve = Self { speeds_m_s: Vec::new(), powers_kw: Vec::new() };
        for (speed, power) in points {
            let least = curve.speeds_m_s.last().map_or(0.0, |it| it + 1e-6);
            curve.speeds_m_s.push(within("curve_speed", speed.m_per_s(), least, 100.0)?);
            curve.powers_kw.push(within("curve_power", power.kw(), 0.0, 1e6)?);
        }
        Ok(curve)
    }

    /// Largest power of the curve. It may exceed the nominal power.
    pub fn highest(&self) -> Power {
        Power::from_kw(self.powers_kw.iter().copied().fold(0.0, f64::max))
    }

    /// Power at a speed at the hub, in air of standard density.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `speed` (0 and more).
    pub fn power(&self, speed: Speed) -> Result<Power, ModelError> {
        let speed = within("speed", speed.m_per_s(), 0.0, f64::MAX)?;
        Ok(Power::from_kw(self.interpolate(speed, |it| it)))
    }

    /// Power at a speed in air of another density: dense air needs less speed for the same power.
    ///
    /// Each speed of the curve becomes `v·(1.225/ρ)^p`, p = 1/3 up to 7.5 m/s, 2/3 from 12.5 m/s, linear between.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `speed` (0 and more) or `density` (0.4 to 2 kg/m³).
    ///
    /// # Source
    /// Svenningsen, Power Curve Air Density Correction and Other Power Curve Options in `WindPRO`, EMD 2010.
    pub fn power_in(&self, density: Density, speed: Speed) -> Result<Power, ModelError> {
        let speed = within("speed", speed.m_per_s(), 0.0, f64::MAX)?;
        let ratio = STANDARD_KG_PER_M3 / within("density", density.kg_per_m3(), 0.4, 2.0)?;
        Ok(Power::from_kw(self.interpolate(speed, |it| it * ratio.powf(exponent(it)))))
    }

    /// Power \[kW\] at a speed \[m/s\] when each speed of the curve is moved by a rising function.
    fn interpolate(&self, speed: f64, moved: impl Fn(f64) -> f64) -> f64 {
        let after = self.speeds_m_s.partition_point(|it| moved(*it) <= speed);
        let point = |at: usize| Some((moved(*self.speeds_m_s.get(at)?), *self.powers_kw.get(at)?));
        let Some((low, from)) = after.checked_sub(1).and_then(point) else { return 0.0 };
        match point(after) {
            Some((high, to)) => from + (to - from) * (speed - low) / (high - low),
            None if speed <= low => from,
            None => 0.0,
        }
    }
}

/// Exponent of the ratio of densities at a speed of the curve.
fn exponent(speed: f64) -> f64 {
    let (from, to) = EXPONENT_RISES;
    (1.0 + ((speed - from) / (to - from)).clamp(0.0, 1.0)) / 3.0
}
