//! Incidence angle modifier (IAM): which share of the beam gets through the cover, relative to a beam from straight
//! ahead.
//!
//! Angles of incidence run from 0° to 180°; at 90° and beyond nothing gets through.

use portal_units::Angle;

use crate::error::{ModelError, within};

/// A plane cover of glass, with or without a coating against reflection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glazing {
    /// Index of refraction of the glass.
    pub index: f64,
    /// Extinction in the glass \[1/m\].
    pub extinction_per_m: f64,
    /// Thickness of the glass \[m\].
    pub thickness_m: f64,
    /// Index of refraction of the coating.
    pub coating_index: Option<f64>,
}

/// [`Glazing`] checked, with what does not depend on the angle computed once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cover {
    /// Index of what the light meets first.
    outer: f64,
    /// Index of the glass under a coating.
    inner: Option<f64>,
    /// Extinction times thickness.
    depth: f64,
    /// Transmittance from straight ahead.
    normal: f64,
}

impl Glazing {
    /// Checks the numbers.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `index`, `coating_index` (1 to 3), `extinction` (0 to 1000 1/m) or
    /// `thickness` (0 to 0.1 m).
    pub fn cover(&self) -> Result<Cover, ModelError> {
        let glass = within("index", self.index, 1.0, 3.0)?;
        let coating = self.coating_index.map(|it| within("coating_index", it, 1.0, 3.0)).transpose()?;
        let depth = within("extinction", self.extinction_per_m, 0.0, 1000.0)?
            * within("thickness", self.thickness_m, 0.0, 0.1)?;
        let (outer, inner) = match coating {
            Some(coating) => (coating, Some(glass)),
            None => (glass, None),
        };
        let first = normal_reflectance(1.0, outer);
        let mut normal = 1.0 - first;
        if let Some(inner) = inner {
            let second = normal_reflectance(outer, inner);
            normal *= (1.0 - second) / (1.0 - second * first);
        }
        Ok(Cover { outer, inner, depth, normal: normal * (-depth).exp() })
    }
}

impl Cover {
    /// The modifier at a cosine of the angle of incidence.
    #[inline]
    pub(crate) fn modifier(&self, cos_aoi: f64) -> f64 {
        if cos_aoi <= 0.0 {
            return 0.0;
        }
        let cos_1 = cos_aoi.min(1.0);
        let sin2_1 = 1.0 - cos_1 * cos_1;
        let sin2_2 = sin2_1 / (self.outer * self.outer);
        let cos_2 = (1.0 - sin2_2).sqrt();
        let (first_s, first_p) = reflectances(1.0, cos_1, self.outer, cos_2);
        let (mut through_s, mut through_p, mut cos_glass) = (1.0 - first_s, 1.0 - first_p, cos_2);
        if let Some(inner) = self.inner {
            let sin2_3 = sin2_1 / (inner * inner);
            let cos_3 = (1.0 - sin2_3).sqrt();
            let (second_s, second_p) = reflectances(self.outer, cos_2, inner, cos_3);
            through_s *= (1.0 - second_s) / (1.0 - second_s * first_s);
            through_p *= (1.0 - second_p) / (1.0 - second_p * first_p);
            cos_glass = cos_3;
        }
        0.5 * (through_s + through_p) * (-self.depth / cos_glass).exp() / self.normal
    }
}

/// Fresnel's reflectances of an interface, polarised across and along the plane of incidence.
#[inline]
fn reflectances(index_1: f64, cos_1: f64, index_2: f64, cos_2: f64) -> (f64, f64) {
    let across = (index_1 * cos_1 - index_2 * cos_2) / (index_1 * cos_1 + index_2 * cos_2);
    let along = (index_1 * cos_2 - index_2 * cos_1) / (index_1 * cos_2 + index_2 * cos_1);
    (across * across, along * along)
}

fn normal_reflectance(index_1: f64, index_2: f64) -> f64 {
    let amplitude = (index_1 - index_2) / (index_1 + index_2);
    amplitude * amplitude
}

/// Modifier of a glass cover by Fresnel's and Bouguer's laws.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `aoi` (0° to 180°) or what [`Glazing::cover`] refuses.
///
/// # Source
/// De Soto, Klein and Beckman, Solar Energy 80(1), 2006, 78–88; Duffie and Beckman, Solar Engineering of Thermal
/// Processes, 3rd edition 2006, chapter 5.
pub fn physical(aoi: Angle, glazing: &Glazing) -> Result<f64, ModelError> {
    Ok(glazing.cover()?.modifier(cos_aoi(aoi)?))
}

/// Modifier of ASHRAE with one parameter: `1 − b·(1/cos aoi − 1)`, not below zero.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `aoi` (0° to 180°) or `b` (0 to 1).
///
/// # Source
/// Souka and Safwat, Solar Energy 10, 1966, 170–174; ASHRAE standard 93-77.
pub fn ashrae(aoi: Angle, b: f64) -> Result<f64, ModelError> {
    let b = within("b", b, 0.0, 1.0)?;
    let cos = cos_aoi(aoi)?;
    Ok(if cos > 0.0 { (1.0 - b * (1.0 / cos - 1.0)).max(0.0) } else { 0.0 })
}

/// Modifier of Martin and Ruiz: `(1 − exp(−cos aoi / a_r)) / (1 − exp(−1 / a_r))`.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `aoi` (0° to 180°) or `a_r` (0.01 to 1).
///
/// # Source
/// Martin and Ruiz, Solar Energy Materials and Solar Cells 70, 2001, 25–38.
pub fn martin_ruiz(aoi: Angle, a_r: f64) -> Result<f64, ModelError> {
    let a_r = within("a_r", a_r, 0.01, 1.0)?;
    let cos = cos_aoi(aoi)?;
    Ok((1.0 - (-cos / a_r).exp()) / (1.0 - (-1.0 / a_r).exp()))
}

/// Modifier after Schlick's approximation of Fresnel: `1 − (1 − cos aoi)⁵`.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `aoi` (0° to 180°).
///
/// # Source
/// Schlick, Computer Graphics Forum 13(3), 1994, 233–246.
pub fn schlick(aoi: Angle) -> Result<f64, ModelError> {
    Ok(1.0 - (1.0 - cos_aoi(aoi)?).powi(5))
}

/// Cosine of the angle of incidence, exactly zero from 90° on.
fn cos_aoi(aoi: Angle) -> Result<f64, ModelError> {
    let degrees = within("aoi", aoi.degrees(), 0.0, 180.0)?;
    Ok(if degrees < 90.0 { aoi.radians().cos() } else { 0.0 })
}
