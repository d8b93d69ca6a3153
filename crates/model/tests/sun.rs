//! The sun for lessons against the reference tables, published times and by hand.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::solar::{Place, sun_times};
use portal_model::sun::{CARD, day_length, declination, noon_elevation, path, seasons, shadow};
use portal_reference::{Row, Table, Worst, assert_within};
use portal_units::{Angle, CivilDate, Instant, Length, Span, ZoneRule};

fn degrees(value: f64) -> Angle {
    Angle::from_degrees(value)
}

fn place(row: &Row<'_>) -> Place {
    Place {
        latitude: degrees(row.number("lat_deg")),
        longitude: degrees(row.number("lon_deg")),
        altitude: Length::from_m(if row.has("alt_m") { row.number("alt_m") } else { 0.0 }),
    }
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

#[test]
fn the_path_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("01a_solar_position").rows() {
        let at = instant(row.text("time_utc"));
        // The second of two points, a day after the first.
        let found = path(&place(&row), at.plus_seconds(-86_400), 86_400, 2).unwrap()[1];
        assert_eq!(found.at, at);
        let want = row.number("apparent_elevation_deg");
        assert_within(&row, "elevation", found.elevation.degrees(), Some(want), 0.01);
        worst.absolute(found.elevation.degrees(), want);
        let turn = (found.azimuth.degrees() - row.number("azimuth_deg") + 180.0).rem_euclid(360.0) - 180.0;
        let across = turn * row.number("zenith_deg").to_radians().sin();
        assert_within(&row, "azimuth", across, Some(0.0), 0.01);
        worst.absolute(across, 0.0);
    }
    worst.assert_stated("path", CARD.deviation("01a_solar_position"));
}

#[test]
fn the_length_of_the_day_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("01b_sun_times").rows() {
        let date = CivilDate::parse(row.text("date_local")).unwrap();
        // Midnight of the place by the sun is near enough to find the noon of this date.
        let transit = instant(row.text("transit_utc"));
        let midnight = transit.plus_seconds(-43_200);
        let times = sun_times(&place(&row), midnight).unwrap();
        let found = day_length(&times);
        match row.text("state") {
            "polar_day" => assert_eq!(found, Some(Span::from_hours(24.0)), "{}", row.place()),
            "polar_night" => assert_eq!(found, Some(Span::ZERO), "{}", row.place()),
            "normal" => {
                let (got, want) = (found.unwrap().hours() * 3600.0, row.number("day_length_h") * 3600.0);
                // Where the method of the table's library is off by more than 30 s, the sun only grazes the horizon.
                let grazing = ["pvlib_sunrise_minus_root_s", "pvlib_sunset_minus_root_s"]
                    .iter()
                    .any(|it| row.maybe(it).is_none_or(|off| off.abs() > 30.0));
                assert_within(&row, "day", got, Some(want), if grazing { 120.0 } else { 10.0 });
                if !grazing {
                    worst.absolute(got, want);
                }
            }
            _ => assert_eq!(found, None, "{} {date}", row.place()),
        }
    }
    worst.assert_stated("day", CARD.deviation("01b_sun_times"));
}

#[test]
fn the_height_at_noon_meets_the_table() {
    for row in Table::load("01b_sun_times").rows() {
        let noon = instant(row.text("transit_utc"));
        let found = noon_elevation(degrees(row.number("lat_deg")), declination(noon).unwrap()).unwrap();
        // Left out: the parallax of 0.0024° and how far the declination moves within the minutes around noon.
        assert_within(&row, "noon", found.degrees(), row.maybe("max_elevation_deg"), 0.02);
    }
}

#[test]
fn the_seasons_begin_when_others_say() {
    // Equinoxes and Solstices Calculator of neoprogrammics.com on the ephemeris DE405, Julian dates of 2022 in UT:
    // 2459659.14819135, 2459751.88461445, 2459845.54474215, 2459935.40848502.
    let unix = |julian: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "this century")]
        let seconds = ((julian - 2_440_587.5) * 86_400.0).round() as i64;
        Instant::from_unix_seconds(seconds)
    };
    let near = |got: Instant, want: Instant, tolerance_s: i64| {
        assert!(got.seconds_since(want).abs() <= tolerance_s, "{got} is not {want}");
    };
    let found = seasons(2022).unwrap();
    near(found.march_equinox, unix(2_459_659.148_191_35), 60);
    near(found.june_solstice, unix(2_459_751.884_614_45), 60);
    near(found.september_equinox, unix(2_459_845.544_742_15), 60);
    near(found.december_solstice, unix(2_459_935.408_485_02), 60);
    // Table "Date and Time of Solstices and Equinoxes 2001 to 2050", to the minute.
    for (year, [march, june, september, december]) in [
        (2001, ["03-20T13:31", "06-21T07:38", "09-22T23:05", "12-21T19:22"]),
        (2004, ["03-20T06:49", "06-21T00:57", "09-22T16:30", "12-21T12:42"]),
        (2007, ["03-21T00:07", "06-21T18:06", "09-23T09:51", "12-22T06:08"]),
    ] {
        let at = |text: &str| instant(&format!("{year}-{text}Z"));
        let found = seasons(year).unwrap();
        near(found.march_equinox, at(march), 90);
        near(found.june_solstice, at(june), 90);
        near(found.september_equinox, at(september), 90);
        near(found.december_solstice, at(december), 90);
    }
}

#[test]
fn the_sun_of_a_solstice_stands_over_a_tropic() {
    let found = seasons(2025).unwrap();
    let north = |at| declination(at).unwrap().degrees();
    // Obliquity of the ecliptic in 2025: 23.436°.
    assert!((north(found.june_solstice) - 23.436).abs() < 0.005);
    assert!((north(found.december_solstice) + 23.436).abs() < 0.005);
    assert!(north(found.march_equinox).abs() < 0.001 && north(found.september_equinox).abs() < 0.001);
}

#[test]
fn a_stick_of_one_metre_by_hand() {
    let cast =
        |azimuth, elevation| shadow(Length::from_m(1.0), degrees(azimuth), degrees(elevation)).unwrap();
    // 1 m at 45°, √3 m at 30°, none under a sun in the zenith; away from the sun.
    let morning = cast(120.0, 45.0).unwrap();
    assert!((morning.length.m() - 1.0).abs() < 1e-12);
    assert_eq!(morning.direction, degrees(300.0));
    let evening = cast(270.0, 30.0).unwrap();
    assert!((evening.length.m() - 3.0_f64.sqrt()).abs() < 1e-12);
    assert_eq!(evening.direction, degrees(90.0));
    assert!(cast(0.0, 90.0).unwrap().length.m() < 1e-12);
    assert_eq!(cast(180.0, 0.0), None);
    assert_eq!(cast(180.0, -10.0), None);
}

#[test]
fn a_day_of_points_goes_from_east_to_west() {
    let place = Place { latitude: degrees(51.2), longitude: degrees(16.2), altitude: Length::ZERO };
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let midnight = zone.midnight(CivilDate::new(2025, 6, 21).unwrap());
    let points = path(&place, midnight, 600, 145).unwrap();
    assert_eq!(points.len(), 145);
    assert_eq!(points[144].at, midnight.plus_seconds(86_400));
    let up: Vec<_> = points.iter().filter(|it| it.elevation > Angle::ZERO).collect();
    assert!(up.windows(2).all(|pair| pair[0].azimuth < pair[1].azimuth));
    // The longest day of Legnica: the sun rises in the north-east, culminates at 90 − 51.2 + 23.4°.
    let highest = up.iter().map(|it| it.elevation.degrees()).fold(0.0, f64::max);
    assert!((highest - 62.24).abs() < 0.05, "{highest}");
    assert!(up[0].azimuth.degrees() < 60.0);
}

#[test]
fn bad_lessons_are_named() {
    let place = Place { latitude: Angle::ZERO, longitude: Angle::ZERO, altitude: Length::ZERO };
    let start = Instant::from_unix_seconds(0);
    let message = |error: portal_model::ModelError| error.to_string();
    assert_eq!(message(path(&place, start, 0, 2).unwrap_err()), "step = 0 lies outside 1 to 31622400");
    assert!(path(&place, start, 60, 10_001).is_err());
    assert_eq!(message(seasons(1899).unwrap_err()), "year = 1899 lies outside 1900 to 2100");
    assert!(shadow(Length::from_m(-1.0), Angle::ZERO, Angle::ZERO).is_err());
    assert!(noon_elevation(degrees(0.0), degrees(30.0)).is_err());
}
