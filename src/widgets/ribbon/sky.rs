//! The light of one local day, from the sun's real elevation.

use portal_model::error::ModelError;
use portal_model::solar::{Conditions, Place, SunTimes, position, sun_times};
use portal_units::{CivilDate, Instant, ZoneRule};

/// Seconds between two looks at the sun.
const STEP_S: i64 = 600;

/// What the light is like at the edge between two elevations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// No sunlight in the sky: 18° and more below the horizon.
    Night,
    /// Civil twilight begins or ends: 6° below.
    Dusk,
    /// The sun is at the horizon.
    Dawn,
    /// Full daylight: 8° and more above.
    Day,
}

impl Light {
    const ALL: [Self; 4] = [Self::Night, Self::Dusk, Self::Dawn, Self::Day];

    /// Elevation at which this light is reached. \[°\]
    const fn elevation_deg(self) -> f64 {
        match self {
            Self::Night => -18.0,
            Self::Dusk => -6.0,
            Self::Dawn => -0.8333,
            Self::Day => 8.0,
        }
    }

    fn nearest(elevation_deg: f64) -> Self {
        let distance = |it: &Self| (it.elevation_deg() - elevation_deg).abs();
        Self::ALL.into_iter().min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(Self::Day)
    }
}

/// One local day.
#[derive(Debug, Clone, PartialEq)]
pub struct Sky {
    /// Local midnight.
    pub begins: Instant,
    /// The next local midnight.
    pub ends: Instant,
    /// Sunrise, noon and sunset.
    pub times: SunTimes,
    /// Where the light changes: share of the day, 0–1, rising, and the light reached there.
    pub stops: Vec<(f64, Light)>,
}

impl Sky {
    /// The sky over a place on a local day.
    ///
    /// # Errors
    /// [`ModelError`] for a place off the globe or a date far from ours.
    pub fn of(place: &Place, zone: &ZoneRule, date: CivilDate) -> Result<Self, ModelError> {
        let (begins, ends) = (zone.midnight(date), zone.midnight(date.plus_days(1)));
        let conditions = Conditions::standard(place)?;
        let steps = ends.seconds_since(begins) / STEP_S;
        let elevations = (0..=steps)
            .map(|step| position(place, begins.plus_seconds(step * STEP_S), &conditions))
            .map(|it| it.map(|sun| sun.elevation().degrees()))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self { begins, ends, times: sun_times(place, begins)?, stops: stops(&elevations) })
    }

    /// Share of the day, 0–1, that has passed at a moment; outside for other days.
    #[expect(clippy::cast_precision_loss, reason = "seconds of a day")]
    pub fn share(&self, at: Instant) -> f64 {
        at.seconds_since(self.begins) as f64 / self.ends.seconds_since(self.begins) as f64
    }
}

/// Where a row of evenly spaced elevations passes the lights' edges, with both ends.
#[expect(clippy::cast_precision_loss, reason = "a day has some hundred steps")]
fn stops(elevations: &[f64]) -> Vec<(f64, Light)> {
    let (Some(first), Some(last)) = (elevations.first(), elevations.last()) else { return Vec::new() };
    let steps = (elevations.len() - 1).max(1) as f64;
    let mut found = vec![(0.0, Light::nearest(*first))];
    for (step, pair) in elevations.windows(2).enumerate() {
        let &[from, to] = pair else { continue };
        let mut crossed: Vec<_> = Light::ALL
            .into_iter()
            .filter(|it| (from < it.elevation_deg()) != (to < it.elevation_deg()))
            .map(|it| ((step as f64 + (it.elevation_deg() - from) / (to - from)) / steps, it))
            .collect();
        crossed.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        found.extend(crossed);
    }
    found.push((1.0, Light::nearest(*last)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_units::{Angle, Length};

    #[test]
    fn a_day_passes_every_light_twice_and_ends_as_it_began() {
        // From -30° to 30° and back, worked by hand: 0.25 is -15 + …, the edges lie at fixed shares.
        let got = stops(&[-30.0, 30.0, -30.0]);
        let shares: Vec<f64> = got.iter().map(|it| (it.0 * 1000.0).round() / 1000.0).collect();
        // (-18 + 30) / 60 / 2 = 0.1; (-6 + 30) / 120 = 0.2; (-0.8333 + 30) / 120 = 0.243; 38 / 120 = 0.317.
        assert_eq!(shares, [0.0, 0.1, 0.2, 0.243, 0.317, 0.683, 0.757, 0.8, 0.9, 1.0]);
        assert_eq!(got[4].1, Light::Day);
        assert_eq!((got[0].1, got[9].1), (Light::Night, Light::Night));
    }

    #[test]
    fn a_polar_night_has_no_dawn() {
        let got = stops(&[-30.0, -8.0, -30.0]);
        assert!(got.iter().all(|it| it.1 == Light::Night), "{got:?}");
    }

    #[test]
    fn the_sky_over_legnica_at_the_solstice_has_the_published_length_of_day() {
        let place = Place {
            latitude: Angle::from_degrees(51.21),
            longitude: Angle::from_degrees(16.16),
            altitude: Length::from_m(113.0),
        };
        let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let sky = Sky::of(&place, &zone, CivilDate::new(2026, 6, 21).unwrap()).unwrap();
        let length = sky.times.sunset.unwrap().seconds_since(sky.times.sunrise.unwrap());
        // By the sunrise equation: cos ω = (sin -0.8333° - sin φ sin δ) / (cos φ cos δ) with δ = 23.437°:
        // ω = 124.38°, 2ω / 15° = 16 h 35 min.
        assert!((length - (16 * 3600 + 35 * 60)).abs() < 90, "{length} s");
        assert!((sky.share(sky.begins.plus_seconds(43_200)) - 0.5).abs() < 1e-9);
    }
}
