//! Position and times of the sun against the reference tables.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::pv::SunYear;
use portal_model::solar::{
    AIR_MASS_CARD, Conditions, DayKind, POSITION_CARD, Place, TIMES_CARD, absolute_air_mass,
    extraterrestrial_dni, kasten_young_1989, position, standard_pressure, sun_times,
};
use portal_reference::{Row, Table, Worst, assert_within};
use portal_units::{
    Angle, CivilDate, CivilDateTime, Instant, Irradiance, Length, Pressure, Stamp, Temperature,
};

fn place(row: &Row<'_>) -> Place {
    Place {
        latitude: Angle::from_degrees(row.number("lat_deg")),
        longitude: Angle::from_degrees(row.number("lon_deg")),
        altitude: Length::from_m(if row.has("alt_m") { row.number("alt_m") } else { 0.0 }),
    }
}

fn conditions(row: &Row<'_>) -> Conditions {
    Conditions {
        pressure: Pressure::from_hpa(row.number("pressure_pa") / 100.0),
        temperature: Temperature::from_celsius(row.number("temp_refraction_c")),
        delta_t_s: row.number("delta_t_s"),
    }
}

fn place_at(latitude: f64, longitude: f64) -> Place {
    Place {
        latitude: Angle::from_degrees(latitude),
        longitude: Angle::from_degrees(longitude),
        altitude: Length::ZERO,
    }
}

/// East, north and up.
fn direction(zenith_deg: f64, azimuth_deg: f64) -> [f64; 3] {
    let (sin_zenith, cos_zenith) = zenith_deg.to_radians().sin_cos();
    let (sin_azimuth, cos_azimuth) = azimuth_deg.to_radians().sin_cos();
    [sin_zenith * sin_azimuth, sin_zenith * cos_azimuth, cos_zenith]
}

#[test]
fn the_position_of_the_sun_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("01a_solar_position").rows() {
        let at = Instant::parse(row.text("time_utc")).unwrap();
        let sun = position(&place(&row), at, &conditions(&row)).unwrap();
        assert_within(&row, "zenith", sun.zenith.degrees(), row.maybe("zenith_deg"), 0.01);
        assert_within(
            &row,
            "apparent",
            sun.apparent_zenith.degrees(),
            row.maybe("apparent_zenith_deg"),
            0.01,
        );
        worst.absolute(sun.zenith.degrees(), row.number("zenith_deg"));
        worst.absolute(sun.apparent_zenith.degrees(), row.number("apparent_zenith_deg"));
        let minutes = sun.equation_of_time.hours() * 60.0;
        assert_within(&row, "equation of time", minutes, row.maybe("eot_min"), 0.02);
        assert_within(&row, "distance", sun.earth_sun_au, row.maybe("earth_sun_au"), 1e-6);
        let (got, want) = (sun.azimuth.degrees(), row.number("azimuth_deg"));
        let sin_zenith = sun.zenith.radians().sin();
        if sin_zenith > 0.02 && row.number("lat_deg").abs() < 89.9 {
            let turn = (got - want + 180.0).rem_euclid(360.0) - 180.0;
            assert_within(&row, "turn of the azimuth", turn, Some(0.0), 0.01 / sin_zenith);
            worst.absolute(turn * sin_zenith, 0.0);
        } else {
            let (got, want) =
                (direction(sun.zenith.degrees(), got), direction(row.number("zenith_deg"), want));
            for (got, want) in got.into_iter().zip(want) {
                assert_within(&row, "direction", got, Some(want), 0.01_f64.to_radians());
                worst.absolute(got.to_degrees(), want.to_degrees());
            }
        }
    }
    worst.assert_stated("position", POSITION_CARD.deviation("01a_solar_position"));
}

#[test]
fn light_outside_the_air_and_air_mass_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("01a_solar_position").rows() {
        let at = Instant::parse(row.text("time_utc")).unwrap();
        let outside = extraterrestrial_dni(at, Irradiance::from_w_per_m2(1366.1));
        assert_within(&row, "dni outside", outside.w_per_m2(), row.maybe("dni_extra_spencer_wm2"), 1e-6);
        let pressure = standard_pressure(place(&row).altitude).unwrap();
        assert_within(&row, "pressure", pressure.hpa() * 100.0, row.maybe("pressure_pa"), 1e-6);
        let zenith = position(&place(&row), at, &conditions(&row)).unwrap().apparent_zenith;
        let relative = kasten_young_1989(zenith);
        let share = if zenith.degrees() < 85.0 { 0.001 } else { 0.01 };
        assert_eq!(relative.is_some(), row.maybe("airmass_rel_kasten").is_some(), "{}", row.place());
        let Some(relative) = relative else { continue };
        let want = row.number("airmass_rel_kasten");
        assert_within(&row, "air mass", relative, Some(want), share * want);
        let absolute = absolute_air_mass(relative, conditions(&row).pressure);
        assert_within(&row, "absolute air mass", absolute, row.maybe("airmass_abs"), share * want);
        worst.relative(relative, want);
        worst.relative(absolute, row.number("airmass_abs"));
    }
    worst.assert_stated("air mass", AIR_MASS_CARD.deviation("01a_solar_position"));
}

#[test]
fn the_example_of_the_paper_is_met() {
    // 2003-10-17 12:30:30 at UTC−7, 39.742476° N, 105.1786° W, 1830.14 m, 820 hPa, 11 °C, ΔT 67 s.
    let denver = Place {
        latitude: Angle::from_degrees(39.742_476),
        longitude: Angle::from_degrees(-105.1786),
        altitude: Length::from_m(1830.14),
    };
    let conditions = Conditions {
        pressure: Pressure::from_hpa(820.0),
        temperature: Temperature::from_celsius(11.0),
        delta_t_s: 67.0,
    };
    let at = Instant::parse("2003-10-17T12:30:30-07:00").unwrap();
    let sun = position(&denver, at, &conditions).unwrap();
    let mut worst = Worst::default();
    for row in Table::load("01c_spa_paper").rows() {
        let got = match row.text("quantity") {
            "topocentric zenith deg" => sun.apparent_zenith.degrees(),
            "topocentric azimuth deg" => sun.azimuth.degrees(),
            _ => {
                let to_sun = direction(sun.apparent_zenith.degrees(), sun.azimuth.degrees());
                let normal = direction(30.0, 170.0);
                to_sun.iter().zip(normal).map(|(a, b)| a * b).sum::<f64>().acos().to_degrees()
            }
        };
        assert_within(&row, row.text("quantity"), got, row.maybe("paper"), 1e-4);
        worst.absolute(got, row.number("paper"));
    }
    worst.assert_stated("paper", POSITION_CARD.deviation("01c_spa_paper"));
}

/// Local midnight at which the day of a row begins, by the offset of its transit.
fn midnight(row: &Row<'_>) -> Instant {
    let date = CivilDate::parse(row.text("date_local")).unwrap();
    let local = row.text("transit_local");
    let clock = CivilDateTime::parse(local.get(..19).unwrap()).unwrap();
    let offset_s = clock.as_utc().seconds_since(Instant::parse(local).unwrap());
    date.midnight_utc().plus_seconds(-offset_s)
}

fn assert_time(row: &Row<'_>, what: &str, got: Option<Instant>, tolerance_s: i64, worst: &mut Worst) {
    let want = Some(row.text(what)).filter(|it| *it != "nan").map(|it| Instant::parse(it).unwrap());
    assert_eq!(got.is_some(), want.is_some(), "{}: {what} is {got:?}", row.place());
    if let (Some(got), Some(want)) = (got, want) {
        let off_s = got.seconds_since(want).abs();
        assert!(off_s <= tolerance_s, "{}: {what} is {got}, not {want}", row.place());
        #[expect(clippy::cast_precision_loss, reason = "a few seconds")]
        worst.absolute(off_s as f64, 0.0);
    }
}

#[test]
fn sunrise_noon_and_sunset_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("01b_sun_times").rows() {
        let times = sun_times(&place(&row), midnight(&row)).unwrap();
        let tolerance = |column| if row.maybe(column).is_some_and(|it| it.abs() > 30.0) { 60 } else { 5 };
        assert_time(&row, "transit_utc", Some(times.transit), 5, &mut worst);
        assert_time(&row, "sunrise_utc", times.sunrise, tolerance("pvlib_sunrise_minus_root_s"), &mut worst);
        assert_time(&row, "sunset_utc", times.sunset, tolerance("pvlib_sunset_minus_root_s"), &mut worst);
        let kind = match row.text("state") {
            "normal" => DayKind::Normal,
            "polar_day" => DayKind::PolarDay,
            "polar_night" => DayKind::PolarNight,
            _ => DayKind::Edge,
        };
        assert_eq!(times.kind, kind, "{}", row.place());
    }
    worst.assert_stated("times", TIMES_CARD.deviation("01b_sun_times"));
}

/// Meeus, Astronomical Algorithms, 2nd ed. 1998, example 28.a: 13 October 1992, 0 h TD, E = 3.427351°.
#[test]
fn the_equation_of_time_is_that_of_the_worked_example() {
    let at = Instant::parse("1992-10-13T00:00Z").unwrap();
    let greenwich = Place { latitude: Angle::ZERO, longitude: Angle::ZERO, altitude: Length::ZERO };
    let dynamical = Conditions { delta_t_s: 0.0, ..Conditions::standard(&greenwich).unwrap() };
    let found = position(&greenwich, at, &dynamical).unwrap().equation_of_time.hours() * 15.0;
    // Four terms of the nutation are right to 0.5″.
    assert!((found - 3.427_351).abs() < 0.5 / 3600.0, "{found}");
}

/// The four largest terms of the nutation leave a tenth of a second of arc to all 63.
#[test]
fn the_equation_of_time_is_off_by_a_tenth_of_a_second_of_arc() {
    let table = Table::load("01a_solar_position");
    let squares: Vec<f64> = table
        .rows()
        .map(|row| {
            let at = Instant::parse(row.text("time_utc")).unwrap();
            let found =
                position(&place(&row), at, &conditions(&row)).unwrap().equation_of_time.hours() * 60.0;
            // A minute of time is 15′ or 900″.
            ((found - row.number("eot_min")) * 900.0).powi(2)
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred rows")]
    let mean = (squares.iter().sum::<f64>() / squares.len() as f64).sqrt();
    assert!(mean < 0.11, "{mean}″");
}

/// pvlib 0.16.1, `spa.equation_of_time` with the quantities of `pvlib.spa` it asks for, ΔT = 0.
#[test]
fn far_from_now_the_equation_of_time_is_that_of_another_library() {
    let dynamical = Conditions { delta_t_s: 0.0, ..Conditions::standard(&place_at(0.0, 0.0)).unwrap() };
    for (unix_s, want_min) in [(-125_233_862_400, 4.950_137), (126_874_598_400, -10.446_223)] {
        let at = Instant::from_unix_seconds(unix_s);
        let found = position(&place_at(0.0, 0.0), at, &dynamical).unwrap().equation_of_time.hours() * 60.0;
        assert!((found - want_min).abs() * 900.0 < 1.5, "{unix_s}: {found}");
    }
}

/// At noon a wrong hour angle does not show, so the heights agree far better than the directions of all hours.
#[test]
fn at_noon_the_sun_of_a_year_stands_as_high_as_by_the_full_algorithm() {
    let place = place_at(51.21, 16.16);
    // Nearest and farthest, where its parallax differs by 1.7 % or 0.15″ from that at the mean distance.
    for day in ["2025-01-04T00:00Z", "2025-07-03T00:00Z"] {
        let noon = sun_times(&place, Instant::parse(day).unwrap()).unwrap().transit;
        let ray = SunYear::new(&place, noon, 1, Stamp::InstantAt(0)).unwrap().rays()[0];
        let sun = position(&place, noon, &Conditions::standard(&place).unwrap()).unwrap();
        let off_arcsec =
            (ray.apparent_elevation() + sun.apparent_zenith).degrees().mul_add(3600.0, -90.0 * 3600.0);
        assert!(off_arcsec.abs() < 0.02, "{day}: {off_arcsec}″");
    }
}

/// By definition: where the true sun is ahead of the mean one by E, the sun is due south at 180° − 15°·UT − E.
#[test]
fn the_sun_stands_due_south_where_the_equation_of_time_says() {
    for (year, month, hour) in (1950..2051)
        .step_by(7)
        .zip((0..12).cycle())
        .zip((1..24).step_by(5).cycle())
        .map(|((year, month), hour)| (year, month + 1, hour))
    {
        let at = Instant::parse(&format!("{year}-{month:02}-09T{hour:02}:00Z")).unwrap();
        let of = |longitude: f64| {
            let place = Place {
                latitude: Angle::from_degrees(60.0),
                longitude: Angle::from_degrees(longitude),
                altitude: Length::ZERO,
            };
            position(&place, at, &Conditions { delta_t_s: 0.0, ..Conditions::standard(&place).unwrap() })
                .unwrap()
        };
        let ahead = of(0.0).equation_of_time.hours() * 15.0;
        let south = of(180.0 - 15.0 * f64::from(hour) - ahead);
        // Turned by less than 1″ of hour angle: the nutation is right to 0.5″.
        let hour_angle = (south.azimuth.degrees() - 180.0) * south.zenith.radians().sin();
        assert!(hour_angle.abs() < 1.0 / 3600.0, "{at}: {}″", hour_angle * 3600.0);
    }
}

#[test]
fn the_noon_of_a_day_that_begins_at_noon_is_its_first() {
    let place = Place {
        latitude: Angle::from_degrees(51.21),
        longitude: Angle::from_degrees(16.16),
        altitude: Length::ZERO,
    };
    let noon = |from| sun_times(&place, from).unwrap().transit;
    let first = noon(Instant::parse("2025-02-10T00:00Z").unwrap());
    assert_eq!(noon(first), first);
    // Five seconds later the next noon counts, a day less the five seconds away and the few by which days differ.
    let next = noon(first.plus_seconds(5));
    assert!((next.seconds_since(first) - 86_400).abs() < 30, "{next}");
}
