//! Brightness of the ring around the sun and of the horizon, after Perez and after Perez and Driesse.

use crate::lanes::at_least;

/// Weight of the zenith angle in the clearness of the sky, for angles in radians.
const KAPPA: f64 = 1.041;

/// Upper limits of the first seven bins of clearness; the eighth is open.
const BINS: [f64; 7] = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2];

/// `F11, F12, F13, F21, F22, F23` by bin.
///
/// # Source
/// Perez, Ineichen, Seals, Michalsky and Stewart, Solar Energy 44(5), 1990, 271–289 (all sites composite).
const COEFFICIENTS: [[f64; 6]; 8] = [
    [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
    [0.130, 0.683, -0.151, -0.019, 0.066, -0.029],
    [0.330, 0.487, -0.221, 0.055, -0.064, -0.026],
    [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
    [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
    [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
    [1.060, -1.600, -0.359, 0.264, -1.127, 0.131],
    [0.678, -0.327, -0.250, 0.156, -1.377, 0.251],
];

/// Knots of the quadratic splines that take the place of the bins.
const KNOTS: [f64; 13] = [0.0, 0.0, 0.0, 0.061, 0.187, 0.333, 0.487, 0.643, 0.778, 0.839, 1.0, 1.0, 1.0];

/// Weights of the splines, in the order of [`COEFFICIENTS`].
///
/// # Source
/// Driesse, Jensen and Perez, Solar Energy 267, 2024, 112093.
const SPLINES: [[f64; 6]; 10] = [
    [-0.053, 0.529, -0.028, -0.071, 0.061, -0.019],
    [-0.008, 0.588, -0.062, -0.060, 0.072, -0.022],
    [0.131, 0.770, -0.167, -0.026, 0.106, -0.032],
    [0.328, 0.471, -0.216, 0.069, -0.105, -0.028],
    [0.557, 0.241, -0.300, 0.086, -0.085, -0.012],
    [0.861, -0.323, -0.355, 0.240, -0.467, -0.008],
    [1.212, -1.239, -0.444, 0.305, -0.797, 0.047],
    [1.099, -1.847, -0.365, 0.275, -1.132, 0.124],
    [0.544, 0.157, -0.213, 0.118, -1.455, 0.292],
    [0.544, 0.157, -0.213, 0.118, -1.455, 0.292],
];

/// Relative air mass at the horizon (Kasten and Young 1989), taken below it as well.
const HORIZON_AIR_MASS: f64 = 37.919_608_377_836_25;

/// Shares of the diffuse light: `F1` around the sun, `F2` at the horizon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brightness {
    pub(super) circumsolar: f64,
    pub(super) horizon: f64,
}

impl Brightness {
    fn of(coefficients: &[f64; 6], delta: f64, zenith_rad: f64) -> Self {
        let [f11, f12, f13, f21, f22, f23] = coefficients;
        Self {
            circumsolar: at_least(f11 + f12 * delta + f13 * zenith_rad, 0.0),
            horizon: f21 + f22 * delta + f23 * zenith_rad,
        }
    }

    /// With bins. `None` without diffuse light or with the sun below the horizon.
    #[inline]
    pub(super) fn binned(dni: f64, dhi: f64, dni_extra: f64, zenith_rad: f64, air_mass: f64) -> Option<Self> {
        if dhi <= 0.0 || air_mass.is_nan() {
            return None;
        }
        let weight = KAPPA * zenith_rad * zenith_rad * zenith_rad;
        let clearness = ((dhi + dni) / dhi + weight) / (1.0 + weight);
        let bin = BINS.iter().filter(|limit| clearness >= **limit).count();
        COEFFICIENTS.get(bin).map(|it| Self::of(it, dhi * air_mass / dni_extra, zenith_rad))
    }

    /// With splines. `None` without diffuse light.
    pub(super) fn continuous(
        dni: f64,
        dhi: f64,
        dni_extra: f64,
        zenith_rad: f64,
        air_mass: f64,
    ) -> Option<Self> {
        if dhi <= 0.0 {
            return None;
        }
        let air_mass = if air_mass.is_nan() { HORIZON_AIR_MASS } else { air_mass };
        let beam_share = dni / (dhi + dni);
        let weight = KAPPA * zenith_rad * zenith_rad * zenith_rad;
        let clearness = beam_share / (1.0 - weight * (beam_share - 1.0));
        let found = Self::of(&spline(clearness)?, dhi * air_mass / dni_extra, zenith_rad);
        Some(Self { circumsolar: found.circumsolar.min(0.9), ..found })
    }
}

/// The six splines at `at` (0 to 1) by de Boor's recursion for degree two.
fn spline(at: f64) -> Option<[f64; 6]> {
    let span = KNOTS.iter().skip(3).take(7).filter(|knot| at >= **knot).count();
    let [k1, k2, k3, k4] = [span + 1, span + 2, span + 3, span + 4].map(|it| KNOTS.get(it).copied());
    let (k1, k2, k3, k4) = (k1?, k2?, k3?, k4?);
    let rising = (at - k2) / (k3 - k2);
    let left = (at - k1) / (k3 - k1);
    let right = (at - k2) / (k4 - k2);
    let weights =
        [(1.0 - rising) * (1.0 - left), (1.0 - rising) * left + rising * (1.0 - right), rising * right];
    let mut sum = [0.0; 6];
    for (weight, row) in weights.iter().zip(SPLINES.get(span..)?) {
        for (sum, value) in sum.iter_mut().zip(row) {
            *sum += weight * value;
        }
    }
    Some(sum)
}
