//! Laws of sun, day and shadow that hold everywhere.

use portal_model::solar::{Place, sun_times};
use portal_model::sun::{day_length, path, seasons, shadow};
use portal_units::{Angle, Instant, Length};
use proptest::prelude::*;

fn place(latitude: f64, longitude: f64) -> Place {
    Place {
        latitude: Angle::from_degrees(latitude),
        longitude: Angle::from_degrees(longitude),
        altitude: Length::ZERO,
    }
}

proptest! {
    #[test]
    fn the_lower_the_sun_the_longer_the_shadow(
        height in 0.0..100.0, azimuth in 0.0..360.0, low in 0.1..89.0, more in 0.0..1.0,
    ) {
        let cast = |elevation| {
            let (azimuth, elevation) = (Angle::from_degrees(azimuth), Angle::from_degrees(elevation));
            shadow(Length::from_m(height), azimuth, elevation).unwrap().unwrap()
        };
        prop_assert!(cast(low).length >= cast(low + more).length);
        prop_assert!(height > 0.0 || cast(low).length == Length::ZERO);
        let apart = (cast(low).direction.degrees() - azimuth).abs();
        prop_assert!((apart - 180.0).abs() < 1e-9);
    }

    #[test]
    fn the_day_here_is_the_night_on_the_other_half_of_the_earth(latitude in -60.0..60.0, day in 0_i64..36_500) {
        let length = |latitude| {
            let times = sun_times(&place(latitude, 0.0), Instant::from_unix_seconds(day * 86_400)).unwrap();
            day_length(&times).unwrap().hours()
        };
        // Refraction and the size of the sun lengthen both days.
        let both = length(latitude) + length(-latitude);
        prop_assert!((24.0..25.0).contains(&both), "{both}");
    }

    #[test]
    fn a_path_stays_in_the_sky_and_in_order(
        latitude in -89.0..89.0, longitude in -180.0..180.0, start in 0_i64..4_000_000_000, step in 1_i64..100_000,
    ) {
        let points = path(&place(latitude, longitude), Instant::from_unix_seconds(start), step, 20).unwrap();
        prop_assert_eq!(points.len(), 20);
        for (point, index) in points.iter().zip(0_i64..) {
            prop_assert_eq!(point.at.unix_seconds(), start + index * step);
            prop_assert!((0.0..=360.0).contains(&point.azimuth.degrees()));
            prop_assert!((-90.0..=90.0).contains(&point.elevation.degrees()));
        }
    }

    #[test]
    fn a_season_lasts_89_to_94_days(year in 1900_i32..2100) {
        let (this, next) = (seasons(year).unwrap(), seasons(year + 1).unwrap());
        let begins = [
            this.march_equinox, this.june_solstice, this.september_equinox, this.december_solstice,
            next.march_equinox,
        ];
        for pair in begins.windows(2) {
            let hours = pair[1].seconds_since(pair[0]) / 3600;
            prop_assert!((88 * 24..=95 * 24).contains(&hours), "{hours} h");
        }
    }
}
