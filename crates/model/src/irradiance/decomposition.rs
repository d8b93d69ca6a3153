//! How much of the global irradiance is beam and how much diffuse.
//!
//! All models take the true zenith of the sun, without refraction.

use portal_units::{Angle, Instant, Irradiance, Pressure};

use super::Sky;
use super::dirint_table::FACTORS;
use crate::error::{ModelError, within};
use crate::solar::{absolute_air_mass, extraterrestrial_dni, kasten_1966};

/// The sun is taken to stand at least this high when the clearness is computed.
const MIN_COS_ZENITH: f64 = 0.065;
/// Under this zenith angle no model finds a beam \[°\].
const MAX_ZENITH_DEG: f64 = 87.0;
/// Solar constant with which DISC and DIRINT were fitted.
const DISC_SOLAR_CONSTANT: Irradiance = Irradiance::from_w_per_m2(1370.0);
/// Largest air mass of DISC.
const DISC_MAX_AIR_MASS: f64 = 12.0;

/// A correlation between the clearness of the sky and the diffuse share of the light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffuseFraction {
    /// Erbs, Klein and Duffie, Solar Energy 28(4), 1982, 293–302.
    Erbs,
    /// Driesse, Jensen and Perez, Solar Energy 267, 2024, 112093: Erbs without its steps.
    ErbsDriesse,
    /// Boland, Scott and Luther, Environmetrics 12(2), 2001, 103–116; logistic curve for quarter hours.
    Boland,
    /// Orgill and Hollands, Solar Energy 19(4), 1977, 357–359.
    OrgillHollands,
}

impl DiffuseFraction {
    /// Diffuse share of the global irradiance at a clearness of 0 to 1.
    fn of(self, clearness: f64) -> f64 {
        let k = clearness;
        match self {
            Self::Erbs if k <= 0.22 => 1.0 - 0.09 * k,
            Self::Erbs if k <= 0.8 => 0.9511 + k * (-0.1604 + k * (4.388 + k * (-16.638 + k * 12.336))),
            Self::ErbsDriesse if k <= 0.216 => 1.0 - 0.09 * k,
            Self::ErbsDriesse if k <= 0.792 => {
                0.946_296_633_571_001
                    + k * (-0.113_905_838_063_138_81
                        + k * (4.246_926_715_218_317
                            + k * (-16.470_508_424_697_307 + k * 12.269_114_395_712_61)))
            }
            Self::Erbs | Self::ErbsDriesse => 0.165,
            Self::Boland => 1.0 / (1.0 + (8.645 * (k - 0.613)).exp()),
            Self::OrgillHollands if k < 0.35 => 1.0 - 0.249 * k,
            Self::OrgillHollands if k <= 0.75 => 1.557 - 1.84 * k,
            Self::OrgillHollands => 0.177,
        }
    }

    /// Splits the global irradiance.
    ///
    /// `dhi = f(kt)·ghi`, `dni = (ghi − dhi) / cos z`; with the sun lower than 3° everything is diffuse.
    ///
    /// # Arguments
    /// * `ghi` – 0 to 2000 W/m²    * `zenith` – true, 0° to 180°
    /// * `dni_extra` – outside the air, with a solar constant of 1366.1 W/m²
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `ghi`, `zenith` or `dni_extra`.
    ///
    /// # Source
    /// The correlation is that of the variant.
    pub fn split(self, ghi: Irradiance, zenith: Angle, dni_extra: Irradiance) -> Result<Sky, ModelError> {
        let clearness = clearness(ghi, zenith, dni_extra)?;
        let dhi = ghi * self.of(clearness);
        let dni = (ghi - dhi) / zenith.radians().cos();
        if zenith.degrees() > MAX_ZENITH_DEG {
            return Ok(Sky { ghi, dni: Irradiance::ZERO, dhi: ghi });
        }
        Ok(Sky { ghi, dni, dhi })
    }
}

/// Global irradiance as a share of that outside the air on the same horizontal plane, 0 to 1.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `ghi` (0 to 2000 W/m²), `zenith` (0° to 180°) or `dni_extra` (1 to 2000 W/m²).
///
/// # Source
/// Erbs, Klein, Duffie, Solar Energy 28(4), 1982, 293–302, where it is the abscissa of the correlation.
pub fn clearness(ghi: Irradiance, zenith: Angle, dni_extra: Irradiance) -> Result<f64, ModelError> {
    let ghi_w_m2 = within("ghi", ghi.w_per_m2(), 0.0, 2000.0)?;
    within("zenith", zenith.degrees(), 0.0, 180.0)?;
    let outside = within("dni_extra", dni_extra.w_per_m2(), 1.0, 2000.0)?;
    Ok((ghi_w_m2 / (outside * zenith.radians().cos().max(MIN_COS_ZENITH))).min(1.0))
}

/// What DISC finds in one hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disc {
    /// Beam on a plane that faces the sun.
    pub dni: Irradiance,
    /// Clearness of the sky, 0 to 1.
    pub clearness: f64,
    /// Absolute air mass, at most 12; `None` with the sun below the horizon.
    pub air_mass: Option<f64>,
}

/// Beam from the global irradiance after DISC, for the UTC date of `at`.
///
/// # Errors
/// As [`clearness()`].
///
/// # Source
/// Maxwell, SERI/TR-215-3087, 1987; with the air mass of Kasten 1966 and a solar constant of 1370 W/m².
pub fn disc(ghi: Irradiance, zenith: Angle, at: Instant, pressure: Pressure) -> Result<Disc, ModelError> {
    let outside = extraterrestrial_dni(at, DISC_SOLAR_CONSTANT);
    let k = clearness(ghi, zenith, outside)?;
    let Some(relative) = kasten_1966(zenith) else {
        return Ok(Disc { dni: Irradiance::ZERO, clearness: k, air_mass: None });
    };
    let m = absolute_air_mass(relative, pressure).min(DISC_MAX_AIR_MASS);
    let (offset, scale, slope) = if k <= 0.6 {
        (0.512 + k * (-1.56 + k * (2.286 - 2.222 * k)), 0.37 + 0.962 * k, -0.28 + k * (0.932 - 2.048 * k))
    } else {
        (
            -5.743 + k * (21.77 + k * (-27.49 + 11.56 * k)),
            41.4 + k * (-118.5 + k * (66.05 + 31.9 * k)),
            -47.01 + k * (184.2 + k * (-222.0 + 73.81 * k)),
        )
    };
    let clear = 0.866 + m * (-0.122 + m * (0.0121 + m * (-0.000_653 + 0.000_014 * m)));
    let transmission = clear - (offset + scale * (slope * m).exp());
    let is_beam = zenith.degrees() <= MAX_ZENITH_DEG && transmission > 0.0;
    let dni = if is_beam { outside * transmission } else { Irradiance::ZERO };
    Ok(Disc { dni, clearness: k, air_mass: Some(m) })
}

/// One hour of a series for [`dirint`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GlobalHour {
    /// Moment whose UTC date gives the distance of the sun.
    pub at: Instant,
    /// Global irradiance on a horizontal plane.
    pub ghi: Irradiance,
    /// True zenith of the sun.
    pub zenith: Angle,
}

/// Whether DIRINT looks at the hours before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stability {
    /// The change of the clearness from hour to hour counts.
    FromNeighbours,
    /// Every hour by itself.
    Unknown,
}

/// Beam of consecutive hours after DIRINT, without the dew point.
///
/// # Errors
/// As [`clearness()`], for any of the hours.
///
/// # Source
/// Perez, Ineichen, Maxwell, Seals and Zelenka, ASHRAE Transactions 98(1), 1992, 354–369.
pub fn dirint(
    hours: &[GlobalHour],
    pressure: Pressure,
    stability: Stability,
) -> Result<Vec<Irradiance>, ModelError> {
    let found: Vec<Disc> =
        hours.iter().map(|it| disc(it.ghi, it.zenith, it.at, pressure)).collect::<Result<_, _>>()?;
    let primes: Vec<Option<f64>> = found.iter().map(zenith_free_clearness).collect();
    let neighbour = |at: Option<usize>| at.and_then(|at| primes.get(at).copied().flatten());
    Ok(hours
        .iter()
        .zip(&found)
        .zip(&primes)
        .enumerate()
        .map(|(at, ((hour, disc), prime))| {
            let Some(prime) = *prime else { return Irradiance::ZERO };
            let change = match stability {
                Stability::Unknown => None,
                Stability::FromNeighbours => {
                    mean_change(prime, neighbour(at.checked_sub(1)), neighbour(at.checked_add(1)))
                }
            };
            disc.dni * factor(prime, hour.zenith, change)
        })
        .collect())
}

/// Clearness freed of the length of the way through the air, at most 1.
fn zenith_free_clearness(disc: &Disc) -> Option<f64> {
    let m = disc.air_mass?;
    Some((disc.clearness / (1.031 * (-1.4 / (0.9 + 9.4 / m)).exp() + 0.1)).min(1.0))
}

/// Mean distance to the neighbours that are known.
fn mean_change(here: f64, before: Option<f64>, after: Option<f64>) -> Option<f64> {
    match (before, after) {
        (Some(before), Some(after)) => Some(f64::midpoint((here - before).abs(), (here - after).abs())),
        (Some(other), None) | (None, Some(other)) => Some((here - other).abs()),
        (None, None) => None,
    }
}

/// The coefficient of the bins: half open, the lower limit included.
fn factor(clearness: f64, zenith: Angle, change: Option<f64>) -> f64 {
    let bin = |value: f64, limits: &[f64]| limits.iter().filter(|limit| value >= **limit).count();
    let by_clearness = bin(clearness, &[0.24, 0.4, 0.56, 0.7, 0.8]);
    let by_zenith = bin(zenith.degrees(), &[25.0, 40.0, 55.0, 70.0, 80.0]);
    let by_change = change.map_or(6, |change| bin(change, &[0.015, 0.035, 0.07, 0.15, 0.3]));
    FACTORS
        .get(by_clearness)
        .and_then(|it| it.get(by_zenith))
        .and_then(|it| it.get(by_change))
        .copied()
        .unwrap_or(1.0)
}
