//! Laws of wind power that hold for any input.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::wind::{DensityModel, PowerCurve, Profile, hellman_exponent};
use portal_units::{Density, Length, Power, Pressure, Speed, Temperature};
use proptest::prelude::*;

/// A curve that rises to `top` at 12 m/s and holds it to 25 m/s.
fn curve(top: f64) -> PowerCurve {
    let points = [(3.0, 0.0), (12.0, top), (25.0, top)];
    PowerCurve::new(&points.map(|(v, p)| (Speed::from_m_per_s(v), Power::from_kw(p)))).unwrap()
}

fn log(roughness: f64) -> Profile {
    Profile::Log { roughness: Length::from_m(roughness), obstacle: Length::ZERO }
}

proptest! {
    #[test]
    fn no_wind_is_no_power_and_power_never_exceeds_the_curve(
        top in 0.0..5000.0, speed in 0.0..80.0, density in 0.8..1.5,
    ) {
        let curve = curve(top);
        let density = Density::from_kg_per_m3(density);
        prop_assert_eq!(curve.power_in(density, Speed::ZERO).unwrap(), Power::ZERO);
        let found = curve.power_in(density, Speed::from_m_per_s(speed)).unwrap().kw();
        prop_assert!((0.0..=top + 1e-9).contains(&found));
    }

    #[test]
    fn standard_air_leaves_the_curve_as_it_is(top in 0.0..5000.0, speed in 0.0..30.0) {
        let (curve, speed) = (curve(top), Speed::from_m_per_s(speed));
        let found = curve.power_in(Density::from_kg_per_m3(1.225), speed).unwrap();
        prop_assert_eq!(found, curve.power(speed).unwrap());
    }

    #[test]
    fn dense_air_never_gives_less_below_the_storm(
        speed in 0.0..18.0, thin in 0.8..1.5, more in 0.0..0.4,
    ) {
        let power = |density| {
            curve(2000.0).power_in(Density::from_kg_per_m3(density), Speed::from_m_per_s(speed)).unwrap()
        };
        prop_assert!(power(thin + more).kw() >= power(thin).kw() - 1e-9);
    }

    #[test]
    fn the_wind_grows_with_the_height_and_is_itself_where_it_was_measured(
        low in 10.0..150.0, more in 0.0..150.0, roughness in 0.001..1.0, exponent in 0.0..1.0,
    ) {
        let measured = Length::from_m(10.0);
        for profile in [log(roughness), Profile::Power { exponent }] {
            let factor = |height| profile.factor(measured, Length::from_m(height)).unwrap();
            prop_assert!((factor(10.0) - 1.0).abs() < 1e-12);
            prop_assert!(factor(low + more) >= factor(low) - 1e-12);
        }
    }

    #[test]
    fn up_and_down_again_is_the_same_wind(height in 20.0..300.0, roughness in 0.001..1.0) {
        let (ground, hub) = (Length::from_m(10.0), Length::from_m(height));
        let exponent = hellman_exponent(hub, Length::from_m(roughness)).unwrap();
        for profile in [log(roughness), Profile::Power { exponent }] {
            let both = profile.factor(ground, hub).unwrap() * profile.factor(hub, ground).unwrap();
            prop_assert!((both - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn cold_air_and_high_pressure_are_dense(
        cold in -60.0..40.0, warmer in 0.0..20.0, low in 600.0..900.0, more in 0.0..100.0,
    ) {
        for model in [DensityModel::Barometric, DensityModel::IdealGas] {
            let density = |hpa, celsius| {
                let (pressure, air) = (Pressure::from_hpa(hpa), Temperature::from_celsius(celsius));
                model.density(pressure, Length::from_m(100.0), air).unwrap().kg_per_m3()
            };
            prop_assert!(density(low, cold) >= density(low, cold + warmer));
            prop_assert!(density(low + more, cold) >= density(low, cold));
        }
    }
}
