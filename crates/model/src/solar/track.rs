//! The sun over many moments at one place, at a tenth of the cost.
//!
//! Declination, distance and equation of time change slowly: they are taken from the full algorithm once a day and
//! interpolated between. The tests hold the result against [`super::position()`].

use portal_units::{Angle, Instant, Irradiance};

use super::air::kasten_young_1989;
use super::position::{
    Conditions, Place, day_angle, location, position_with_declination, refraction_deg, spencer_factor,
};
use crate::error::{ModelError, within};
use crate::irradiance::transposition::SunRay;

/// Seconds between two nodes.
const NODE_S: i64 = 86_400;
/// Days of a tropical year.
const YEAR_D: f64 = 365.2422;
/// Equatorial radius of the earth \[m\] and polar over equatorial radius, as in the algorithm (section 3.12).
const EARTH_RADIUS_M: f64 = 6_378_140.0;
const EARTH_FLATNESS: f64 = 0.996_647_19;

/// The slow part of the motion at the begin of one day.
#[derive(Debug, Clone, Copy)]
struct Node {
    declination_rad: f64,
    equation_of_time_h: f64,
    parallax_rad: f64,
    dni_extra_w_m2: f64,
}

/// The sun of a span of time at one place.
#[derive(Debug)]
pub(crate) struct Track {
    first: Instant,
    nodes: Vec<Node>,
    /// Hour angle of the mean sun at noon of universal time \[°\].
    meridian_deg: f64,
    sin_latitude: f64,
    cos_latitude: f64,
    /// Distance of the place from the axis and from the plane of the equator, in radii.
    from_axis: f64,
    from_equator: f64,
    pressure_hpa: f64,
    air_celsius: f64,
}

impl Track {
    /// Prepares the moments from `first` through `hours` hours.
    pub(crate) fn new(
        place: &Place,
        conditions: &Conditions,
        solar_constant: Irradiance,
        first: Instant,
        hours: usize,
    ) -> Result<Self, ModelError> {
        location(place)?;
        within("solar_constant", solar_constant.w_per_m2(), 1000.0, 2000.0)?;
        let (sin_latitude, cos_latitude) = place.latitude.radians().sin_cos();
        let reduced = (EARTH_FLATNESS * place.latitude.radians().tan()).atan();
        let height = place.altitude.m() / EARTH_RADIUS_M;
        // The equation of time counts in terrestrial time, the rotation of the earth in universal time.
        let mean_motion_deg = 360.0 / YEAR_D * conditions.delta_t_s / 86_400.0;
        let before = first.utc().date.midnight_utc().plus_seconds(-NODE_S);
        let nodes = (0_i64..)
            .take(hours / 24 + 5)
            .map(|day| Node::at(place, conditions, solar_constant, before.plus_seconds(day * NODE_S)))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            first: before,
            nodes,
            meridian_deg: place.longitude.degrees() - mean_motion_deg,
            sin_latitude,
            cos_latitude,
            from_axis: reduced.cos() + height * cos_latitude,
            from_equator: EARTH_FLATNESS * reduced.sin() + height * sin_latitude,
            pressure_hpa: conditions.pressure.hpa(),
            air_celsius: conditions.temperature.celsius(),
        })
    }

    /// The sun at a moment of the span.
    pub(crate) fn ray(&self, at: Instant) -> Result<SunRay, ModelError> {
        let day = at.seconds_since(self.first).div_euclid(NODE_S);
        let nodes = usize::try_from(day - 1).ok().and_then(|it| self.nodes.get(it..it + 4));
        let Some([before, here, next, after]) = nodes else { return Err(ModelError::Moment(at)) };
        #[expect(clippy::cast_precision_loss, reason = "seconds of a day")]
        let day_share = at.seconds_since(self.first).rem_euclid(NODE_S) as f64 / NODE_S as f64;
        let weights = lagrange(day_share);
        let mix = |of: fn(&Node) -> f64| {
            weights[0] * of(before) + weights[1] * of(here) + weights[2] * of(next) + weights[3] * of(after)
        };
        let hour_angle =
            (day_share * 360.0 - 180.0 + self.meridian_deg + 15.0 * mix(|it| it.equation_of_time_h))
                .to_radians();
        let direction = self.direction(hour_angle, mix(|it| it.declination_rad), mix(|it| it.parallax_rad));
        Ok(self.refracted(direction, here.dni_extra_w_m2))
    }

    /// East, north and up of the sun as seen from the place, by vectors from the place instead of the centre.
    fn direction(&self, hour_angle: f64, declination: f64, parallax: f64) -> [f64; 3] {
        let (sin_declination, cos_declination) = declination.sin_cos();
        let (sin_hour, cos_hour) = hour_angle.sin_cos();
        let outward = cos_declination * cos_hour - self.from_axis * parallax;
        let east = -cos_declination * sin_hour;
        let polar = sin_declination - self.from_equator * parallax;
        let length = (outward * outward + east * east + polar * polar).sqrt();
        [
            east / length,
            (self.cos_latitude * polar - self.sin_latitude * outward) / length,
            (self.cos_latitude * outward + self.sin_latitude * polar) / length,
        ]
    }

    fn refracted(&self, [east, north, up]: [f64; 3], dni_extra_w_m2: f64) -> SunRay {
        let true_zenith = up.clamp(-1.0, 1.0).acos();
        let lift = refraction_deg(90.0 - true_zenith.to_degrees(), self.pressure_hpa, self.air_celsius);
        let zenith_rad = true_zenith - lift.to_radians();
        let (sin_zenith, up) = zenith_rad.sin_cos();
        let horizontal = east.hypot(north);
        let stretch = if horizontal > 0.0 { sin_zenith / horizontal } else { 0.0 };
        SunRay {
            zenith_rad,
            east: east * stretch,
            north: north * stretch,
            up,
            dni_extra_w_m2,
            air_mass: kasten_young_1989(Angle::from_degrees(zenith_rad.to_degrees())).unwrap_or(f64::NAN),
        }
    }
}

impl Node {
    fn at(
        place: &Place,
        conditions: &Conditions,
        solar_constant: Irradiance,
        at: Instant,
    ) -> Result<Self, ModelError> {
        let (sun, declination) = position_with_declination(place, at, conditions)?;
        Ok(Self {
            declination_rad: declination.radians(),
            equation_of_time_h: sun.equation_of_time.hours(),
            parallax_rad: (8.794 / 3600.0 / sun.earth_sun_au).to_radians(),
            dni_extra_w_m2: solar_constant.w_per_m2() * spencer_factor(day_angle(at)),
        })
    }
}

/// Weights of four nodes at −1, 0, 1 and 2 for a value between 0 and 1.
fn lagrange(x: f64) -> [f64; 4] {
    [
        -x * (x - 1.0) * (x - 2.0) / 6.0,
        (x + 1.0) * (x - 1.0) * (x - 2.0) / 2.0,
        -(x + 1.0) * x * (x - 2.0) / 2.0,
        (x + 1.0) * x * (x - 1.0) / 6.0,
    ]
}
