//! Incidence angle modifier (IAM): which share of the beam gets through the cover, relative to a beam from straight
//! ahead.
//!
//! Angles of incidence run from 0° to 180°; at 90° and beyond nothing gets through.

use portal_units::Angle;

use crate::error::{ModelError, within};
use crate::lanes::{Lanes, at_most, exp};

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
    /// Square of the index of what the light meets first; that of the glass without a coating.
    outer: f64,
    /// Square of the index of the glass.
    glass: f64,
    /// Extinction times thickness times index: over `n·cos θ'` in the glass, the exponent of what it absorbs.
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
        let outer = self.coating_index.map_or(Ok(glass), |it| within("coating_index", it, 1.0, 3.0))?;
        let depth = within("extinction", self.extinction_per_m, 0.0, 1000.0)?
            * within("thickness", self.thickness_m, 0.0, 0.1)?;
        let cover = Cover { outer: outer * outer, glass: glass * glass, depth: depth * glass, normal: 1.0 };
        Ok(Cover { normal: cover.modifier(1.0), ..cover })
    }
}

impl Cover {
    /// The modifier at an angle of incidence.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `aoi` (0° to 180°).
    ///
    /// # Source
    /// As [`physical`].
    pub fn at(&self, aoi: Angle) -> Result<f64, ModelError> {
        Ok(self.modifier(cos_aoi(aoi)?))
    }

    /// The modifiers of many hours.
    pub(crate) fn modifiers(&self, cos_aoi: &Lanes, iam: &mut Lanes) {
        for (cos_aoi, iam) in cos_aoi.iter().zip(iam) {
            *iam = self.modifier(*cos_aoi);
        }
    }

    /// The modifier at a cosine of the angle of incidence.
    ///
    /// With Snell's law `n·cos θ'` is the root of `n² − 1 + cos² θ`. Across the plane of incidence Fresnel's amplitudes
    /// are quotients of these, along it of these over n².
    #[inline]
    fn modifier(&self, cos_aoi: f64) -> f64 {
        let outside = at_most(cos_aoi, 1.0);
        let inside = |square: f64| (square - 1.0 + outside * outside).sqrt();
        let (outer, glass) = (inside(self.outer), inside(self.glass));
        let across = two_interfaces(outside, outer, glass);
        let along = two_interfaces(outside, outer / self.outer, glass / self.glass);
        let modifier = 0.5 * (across + along) * exp(-self.depth / glass) / self.normal;
        if cos_aoi > 0.0 { modifier } else { 0.0 }
    }
}

/// Transmittance of two interfaces with all reflections between them: `(1 − r₁)·(1 − r₂) / (1 − r₁·r₂)` with
/// `r₁ = ((a − b) / (a + b))²` and `r₂ = ((b − c) / (b + c))²`, multiplied out. One interface only when `b = c`.
#[inline]
fn two_interfaces(a: f64, b: f64, c: f64) -> f64 {
    4.0 * a * b * c / ((a * c + b * b) * (a + c))
}

/// Modifier of a glass cover by Fresnel's and Bouguer's laws; for many angles take [`Glazing::cover`] once.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `aoi` (0° to 180°) or what [`Glazing::cover`] refuses.
///
/// # Source
/// De Soto, Klein and Beckman, Solar Energy 80(1), 2006, 78–88; Duffie and Beckman, Solar Engineering of Thermal
/// Processes, 3rd edition 2006, chapter 5.
pub fn physical(aoi: Angle, glazing: &Glazing) -> Result<f64, ModelError> {
    glazing.cover()?.at(aoi)
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
