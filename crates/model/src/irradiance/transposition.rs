//! Irradiance in the plane of a module (POA) from beam and diffuse.
//!
//! All models take the apparent zenith and the relative air mass.

use portal_units::{Angle, Irradiance, Ratio};

use super::Sky;
use super::perez::Brightness;
use crate::error::{ModelError, within};
use crate::lanes::at_least;

/// Below this the cosine of the zenith is not divided by: a sun 1° high.
const MIN_COS_ZENITH: f64 = 0.017_45;
/// Below this Perez does not divide by the cosine of the zenith: a sun 5° high, `cos 85°`.
const PEREZ_MIN_COS_ZENITH: f64 = 0.087_155_742_747_658_17;

/// A model of the light of the sky on a tilted plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transposition {
    /// The same light from everywhere; Liu and Jordan, Solar Energy 7(2), 1963, 53–74.
    Isotropic,
    /// Klucher, Solar Energy 23(2), 1979, 111–114.
    Klucher,
    /// Hay and Davies, Proc. First Canadian Solar Radiation Data Workshop, 1980, 59–72.
    HayDavies,
    /// Reindl, Beckman and Duffie, Solar Energy 45(1), 1990, 9–17.
    Reindl,
    /// Perez, Ineichen, Seals, Michalsky and Stewart, Solar Energy 44(5), 1990, 271–289; all sites.
    Perez,
    /// Driesse, Jensen and Perez, Solar Energy 267, 2024, 112093: Perez without steps.
    PerezDriesse,
}

/// The direction a module faces, with the sines and cosines that every hour needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    cos_tilt: f64,
    sin_tilt: f64,
    cos_azimuth: f64,
    sin_azimuth: f64,
    /// `sin³(tilt / 2)`
    sin3_half_tilt: f64,
}

/// The sun of one hour as the models use it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SunRay {
    /// Apparent zenith \[rad\].
    pub(crate) zenith_rad: f64,
    /// Parts of the direction to the sun: east, north and up.
    pub(crate) east: f64,
    pub(crate) north: f64,
    pub(crate) up: f64,
    /// Irradiance outside the air \[W/m²\].
    pub(crate) dni_extra_w_m2: f64,
    /// Relative air mass; not a number with the sun below the horizon.
    pub(crate) air_mass: f64,
}

/// Irradiance in a plane, by where it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaneIrradiance {
    /// Angle between the beam and the normal of the plane.
    pub aoi: Angle,
    /// Beam.
    pub direct: Irradiance,
    /// Diffuse light of the sky.
    pub sky_diffuse: Irradiance,
    /// Light that the ground throws back.
    pub ground_diffuse: Irradiance,
}

impl PlaneIrradiance {
    /// All of it.
    pub fn global(&self) -> Irradiance {
        self.direct + self.sky_diffuse + self.ground_diffuse
    }
}

/// [`PlaneIrradiance`] in W/m², as the hot loop needs it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PoaWm2 {
    pub(crate) cos_aoi: f64,
    pub(crate) direct: f64,
    pub(crate) sky_diffuse: f64,
    pub(crate) ground_diffuse: f64,
}

impl Plane {
    /// A plane tilted from the horizontal that faces an azimuth (from north over east).
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `tilt` (0° to 180°) or `azimuth` (−360° to 360°).
    pub fn new(tilt: Angle, azimuth: Angle) -> Result<Self, ModelError> {
        within("tilt", tilt.degrees(), 0.0, 180.0)?;
        within("azimuth", azimuth.degrees(), -360.0, 360.0)?;
        let (sin_tilt, cos_tilt) = tilt.radians().sin_cos();
        let (sin_azimuth, cos_azimuth) = azimuth.radians().sin_cos();
        let sin3_half_tilt = (tilt.radians() / 2.0).sin().powi(3);
        Ok(Self { cos_tilt, sin_tilt, cos_azimuth, sin_azimuth, sin3_half_tilt })
    }

    /// Cosine of the angle between the normal and the sun; below zero with the sun behind the plane.
    #[inline]
    pub(crate) fn projection(&self, sun: &SunRay) -> f64 {
        self.cos_tilt * sun.up + self.sin_tilt * (self.cos_azimuth * sun.north + self.sin_azimuth * sun.east)
    }
}

impl SunRay {
    /// The sun at an apparent zenith and azimuth.
    ///
    /// `air_mass` is the relative one of [`crate::solar::kasten_young_1989`], `None` below the horizon.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `zenith` (0° to 180°), `azimuth` (−360° to 360°), `dni_extra` (1 to
    /// 2000 W/m²) or `air_mass` (0 to 100).
    pub fn new(
        apparent_zenith: Angle,
        azimuth: Angle,
        dni_extra: Irradiance,
        air_mass: Option<f64>,
    ) -> Result<Self, ModelError> {
        within("zenith", apparent_zenith.degrees(), 0.0, 180.0)?;
        within("azimuth", azimuth.degrees(), -360.0, 360.0)?;
        let (sin_zenith, up) = apparent_zenith.radians().sin_cos();
        let (sin_azimuth, cos_azimuth) = azimuth.radians().sin_cos();
        Ok(Self {
            zenith_rad: apparent_zenith.radians(),
            east: sin_zenith * sin_azimuth,
            north: sin_zenith * cos_azimuth,
            up,
            dni_extra_w_m2: within("dni_extra", dni_extra.w_per_m2(), 1.0, 2000.0)?,
            air_mass: air_mass.map_or(Ok(f64::NAN), |it| within("air_mass", it, 0.0, 100.0))?,
        })
    }

    /// Unit vector to the sun as it is seen: east, north, up.
    pub const fn direction(&self) -> [f64; 3] {
        [self.east, self.north, self.up]
    }

    /// Height of the sun over the horizon as it is seen.
    pub fn apparent_elevation(&self) -> Angle {
        Angle::from_degrees(90.0 - self.zenith_rad.to_degrees())
    }
}

/// Irradiance in a plane.
///
/// `direct = max(dni·cos aoi, 0)`, `ground = ghi·albedo·(1 − cos tilt)/2`, and the sky by the model.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `ghi`, `dni`, `dhi` (0 to 2000 W/m²) or `albedo` (0 to 1).
///
/// # Source
/// That of the variant of [`Transposition`].
pub fn plane_irradiance(
    plane: &Plane,
    sun: &SunRay,
    sky: Sky,
    albedo: Ratio,
    model: Transposition,
) -> Result<PlaneIrradiance, ModelError> {
    let ghi = within("ghi", sky.ghi.w_per_m2(), 0.0, 2000.0)?;
    let dni = within("dni", sky.dni.w_per_m2(), 0.0, 2000.0)?;
    let dhi = within("dhi", sky.dhi.w_per_m2(), 0.0, 2000.0)?;
    let albedo = within("albedo", albedo.fraction(), 0.0, 1.0)?;
    let found = model.poa(plane, sun, [ghi, dni, dhi], albedo);
    Ok(PlaneIrradiance {
        aoi: Angle::from_degrees(found.cos_aoi.clamp(-1.0, 1.0).acos().to_degrees()),
        direct: Irradiance::from_w_per_m2(found.direct),
        sky_diffuse: Irradiance::from_w_per_m2(found.sky_diffuse),
        ground_diffuse: Irradiance::from_w_per_m2(found.ground_diffuse),
    })
}

impl Transposition {
    /// The same without checks and types: `sky` is ghi, dni, dhi in W/m².
    #[inline]
    pub(crate) fn poa(self, plane: &Plane, sun: &SunRay, sky: [f64; 3], albedo: f64) -> PoaWm2 {
        let [ghi, dni, _] = sky;
        let cos_aoi = plane.projection(sun);
        PoaWm2 {
            cos_aoi,
            direct: at_least(dni * cos_aoi, 0.0),
            sky_diffuse: self.sky_diffuse(plane, sun, sky, at_least(cos_aoi, 0.0)),
            ground_diffuse: ghi * albedo * (1.0 - plane.cos_tilt) * 0.5,
        }
    }

    #[inline]
    fn sky_diffuse(self, plane: &Plane, sun: &SunRay, [ghi, dni, dhi]: [f64; 3], cos_aoi: f64) -> f64 {
        let view = 0.5 * (1.0 + plane.cos_tilt);
        let beam_share = dni / sun.dni_extra_w_m2;
        let tilt_factor = cos_aoi / at_least(sun.up, MIN_COS_ZENITH);
        match self {
            Self::Isotropic => dhi * view,
            Self::Klucher => {
                let clear = if ghi > 0.0 { 1.0 - (dhi / ghi) * (dhi / ghi) } else { 0.0 };
                let sin_zenith = (1.0 - sun.up * sun.up).max(0.0).sqrt();
                let around_sun = 1.0 + clear * cos_aoi * cos_aoi * sin_zenith.powi(3);
                dhi * view * (1.0 + clear * plane.sin3_half_tilt) * around_sun
            }
            Self::HayDavies => {
                at_least(dhi * (1.0 - beam_share) * view, 0.0) + at_least(dhi * beam_share * tilt_factor, 0.0)
            }
            Self::Reindl => {
                let horizontal_beam = (dni * sun.up).max(0.0);
                let brightening = if ghi > 0.0 { (horizontal_beam / ghi).sqrt() } else { 0.0 };
                let isotropic = (1.0 - beam_share) * view;
                dhi * (isotropic * (1.0 + brightening * plane.sin3_half_tilt) + beam_share * tilt_factor)
            }
            Self::Perez => {
                let found = Brightness::binned(dni, dhi, sun.dni_extra_w_m2, sun.zenith_rad, sun.air_mass);
                found.map_or(0.0, |it| perez_sky(it, plane, sun, dhi, cos_aoi))
            }
            Self::PerezDriesse => {
                let found =
                    Brightness::continuous(dni, dhi, sun.dni_extra_w_m2, sun.zenith_rad, sun.air_mass);
                found.map_or(0.0, |it| perez_sky(it, plane, sun, dhi, cos_aoi))
            }
        }
    }
}

/// `dhi·((1 − F1)·(1 + cos tilt)/2 + F1·a/b + F2·sin tilt)`, not below zero.
#[inline]
fn perez_sky(found: Brightness, plane: &Plane, sun: &SunRay, dhi: f64, cos_aoi: f64) -> f64 {
    let isotropic = 0.5 * (1.0 - found.circumsolar) * (1.0 + plane.cos_tilt);
    let circumsolar = found.circumsolar * cos_aoi / at_least(sun.up, PEREZ_MIN_COS_ZENITH);
    at_least(dhi * (isotropic + circumsolar + found.horizon * plane.sin_tilt), 0.0)
}
