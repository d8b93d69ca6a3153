//! Light on the four façades.

use portal_units::{Angle, Ratio};

use crate::error::{ModelError, within};
use crate::irradiance::transposition::{Plane, Transposition};
use crate::pv::{SunYear, WeatherYear};

/// Global irradiance on upright planes hour by hour.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facades {
    w_m2: [Vec<f64>; 4],
}

impl Facades {
    /// From series at hand: north, east, south, west \[W/m²\].
    pub const fn new(w_m2: [Vec<f64>; 4]) -> Self {
        Self { w_m2 }
    }

    /// So many hours without light.
    pub fn dark(hours: usize) -> Self {
        Self { w_m2: [(); 4].map(|()| vec![0.0; hours]) }
    }

    /// North, east, south, west \[W/m²\].
    pub const fn w_m2(&self) -> &[Vec<f64>; 4] {
        &self.w_m2
    }
}

/// Light on façades to the north, east, south and west, over a ground that throws back the share `albedo`.
///
/// Worked out once for a place; every change of a house then reuses it.
///
/// # Errors
/// [`ModelError::Length`] or [`ModelError::Misaligned`] when weather and sun are not of the same hours;
/// [`ModelError::OutOfRange`] names `albedo` (0 to 1).
///
/// # Source
/// That of the variant of [`Transposition`].
pub fn facades(
    weather: &WeatherYear,
    sun: &SunYear,
    model: Transposition,
    albedo: Ratio,
) -> Result<Facades, ModelError> {
    let (expected, got) = (weather.hours(), sun.rays().len());
    if expected != got {
        return Err(ModelError::Length { input: "sun", expected, got });
    }
    if weather.first_hour() != sun.first_hour() {
        return Err(ModelError::Misaligned { input: "sun" });
    }
    let albedo = within("albedo", albedo.fraction(), 0.0, 1.0)?;
    let light = weather.columns();
    let mut w_m2 = [const { Vec::new() }; 4];
    for (facade, azimuth) in w_m2.iter_mut().zip([0.0, 90.0, 180.0, 270.0]) {
        let plane = Plane::new(Angle::from_degrees(90.0), Angle::from_degrees(azimuth))?;
        let sky = light.ghi_w_m2.iter().zip(&light.dni_w_m2).zip(&light.dhi_w_m2);
        *facade = sun
            .rays()
            .iter()
            .zip(sky)
            .map(|(ray, ((&ghi, &dni), &dhi))| {
                if ghi + dni + dhi > 0.0 {
                    let poa = model.poa(&plane, ray, [ghi, dni, dhi], albedo);
                    poa.direct + poa.sky_diffuse + poa.ground_diffuse
                } else {
                    0.0
                }
            })
            .collect();
    }
    Ok(Facades { w_m2 })
}
