//! The sun: a day against a table of an independent library, and laws of the sky.

mod common;

use common::{ask, close, mid, portal_with, value};
use portal_calculators::Answer;
use portal_calculators::sun::{CALCULATOR, Inputs};
use portal_units::{Angle, Length};

fn answer(month: f64, day: f64, latitude: f64) -> Answer {
    let inputs = Inputs {
        month,
        day,
        height: Length::from_m(2.0),
        latitude: Angle::from_degrees(latitude),
        longitude: Angle::from_degrees(15.0),
    };
    ask(&CALCULATOR, &inputs, &portal_with(&[]), &mut common::year())
}

#[test]
fn noon_and_shadow_are_worked_by_hand() {
    // On 21 June the sun stands 23.44° north: at 51° it culminates at 90 − (51 − 23.44) = 62.44°.
    let june = answer(6.0, 21.0, 51.0);
    assert!((mid(&june, "elevation") - 62.44).abs() < 0.05, "{}", mid(&june, "elevation"));
    // Something of 2 m throws 2/tan 62.44° = 1.044 m.
    close(mid(&june, "shadow"), 2.0 / 62.44_f64.to_radians().tan(), 0.005);
    // On 21 December it stands 23.44° south: 90 − (51 + 23.44) = 15.56°.
    let december = answer(12.0, 21.0, 51.0);
    assert!((mid(&december, "elevation") - 15.56).abs() < 0.1, "{}", mid(&december, "elevation"));
    close(mid(&december, "shadow"), 2.0 / 15.56_f64.to_radians().tan(), 0.01);
}

#[test]
fn true_noon_at_the_meridian_of_the_zone_is_about_twelve_in_winter_and_one_in_summer() {
    let noon = |month, day| {
        let answer = answer(month, day, 51.0);
        answer.figures.iter().find(|it| it.key == "noon").map(|it| it.shown.clone()).unwrap_or_default()
    };
    // The equation of time is +14.2 min on 11 February and −16.4 min on 3 November, before the clocks change on its eve.
    assert_eq!(noon(2.0, 11.0), "12:14");
    assert_eq!(noon(11.0, 3.0), "11:44");
    assert_eq!(noon(6.0, 13.0), "13:00");
}

#[test]
fn days_of_equator_and_equinox_have_a_little_more_than_half() {
    // Refraction and the size of the sun add 0.833° at each end: 2·0.833/15 h at the equator.
    let equator = answer(3.0, 20.0, 0.0);
    close(mid(&equator, "day_length"), 12.0 + 2.0 * 0.833 / 15.0, 0.002);
}

#[test]
fn in_the_north_of_summer_the_sun_does_not_set_and_in_winter_it_does_not_rise() {
    close(mid(&answer(6.0, 21.0, 78.0), "day_length"), 24.0, 1e-12);
    let winter = answer(12.0, 21.0, 78.0);
    assert!(mid(&winter, "day_length").abs() < 1e-12);
    assert_eq!(value(&winter, "shadow"), None);
}

#[test]
fn days_are_longer_in_summer_the_farther_north() {
    let lengths = [0.0, 20.0, 40.0, 51.0, 60.0, 65.0].map(|it| mid(&answer(6.0, 21.0, it), "day_length"));
    assert!(lengths.is_sorted_by(|one, other| one < other), "{lengths:?}");
}
