//! Clear sky, decomposition and transposition against the reference tables.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::irradiance::clear_sky::{Enhancement, haurwitz, ineichen, simplified_solis};
use portal_model::irradiance::decomposition::{
    DiffuseFraction, GlobalHour, Stability, clearness, dirint, disc,
};
use portal_model::irradiance::transposition::{Plane, SunRay, Transposition, plane_irradiance};
use portal_model::irradiance::{BEAM_CARD, CLEAR_SKY_CARD, DIFFUSE_CARD, Sky, TRANSPOSITION_CARD};
use portal_reference::{Row, Table, Worst, assert_within};
use portal_units::{Angle, Instant, Irradiance, Length, Pressure, Ratio};

/// Demand on everything in W/m² but DIRINT.
const W_M2: f64 = 0.01;

fn angle(row: &Row<'_>, column: &str) -> Angle {
    Angle::from_degrees(row.number(column))
}

fn irradiance(row: &Row<'_>, column: &str) -> Irradiance {
    Irradiance::from_w_per_m2(row.number(column))
}

fn pressure(row: &Row<'_>) -> Pressure {
    Pressure::from_hpa(row.number("pressure_pa") / 100.0)
}

/// Compares within the tolerance and remembers the deviation.
fn assert_light(worst: &mut Worst, row: &Row<'_>, column: &str, got: Irradiance, tolerance: f64) {
    assert_within(row, column, got.w_per_m2(), row.maybe(column), tolerance);
    worst.absolute(got.w_per_m2(), row.maybe(column).unwrap_or(f64::NAN));
}

#[test]
fn the_clear_sky_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("02a_clearsky").rows() {
        let zenith = angle(&row, "apparent_zenith_deg");
        let outside = irradiance(&row, "dni_extra_wm2");
        let of = |enhancement| {
            let altitude = Length::from_m(row.number("alt_m"));
            let turbidity = row.number("linke_turbidity");
            ineichen(zenith, row.maybe("airmass_abs"), turbidity, altitude, outside, enhancement).unwrap()
        };
        let sky = of(Enhancement::None);
        assert_light(&mut worst, &row, "ineichen_ghi", sky.ghi, W_M2);
        assert_light(&mut worst, &row, "ineichen_dni", sky.dni, W_M2);
        assert_light(&mut worst, &row, "ineichen_dhi", sky.dhi, W_M2);
        assert_light(&mut worst, &row, "ineichen_pe_ghi", of(Enhancement::Perez).ghi, W_M2);
        assert_light(&mut worst, &row, "haurwitz_ghi", haurwitz(zenith), W_M2);
        let elevation = Angle::from_degrees(90.0) - zenith;
        let (aod, water) = (row.number("aod700"), row.number("precipitable_water_cm"));
        let solis = simplified_solis(elevation, aod, water, pressure(&row), outside).unwrap();
        assert_light(&mut worst, &row, "solis_ghi", solis.ghi, W_M2);
        assert_light(&mut worst, &row, "solis_dni", solis.dni, W_M2);
        assert_light(&mut worst, &row, "solis_dhi", solis.dhi, W_M2);
    }
    worst.assert_stated("clear sky", CLEAR_SKY_CARD.deviation("02a_clearsky"));
}

fn watts(value: f64) -> Irradiance {
    Irradiance::from_w_per_m2(value)
}

fn assert_sky(found: Sky, [ghi, dni, dhi]: [f64; 3]) {
    for (got, want) in [(found.ghi, ghi), (found.dni, dni), (found.dhi, dhi)] {
        assert!((got.w_per_m2() - want).abs() < W_M2, "{got:?} is not {want}");
    }
}

/// pvlib 0.16.1, `clearsky.simplified_solis`: below an optical depth of 0.05 another polynomial holds.
#[test]
fn a_sky_without_aerosol_is_that_of_another_library() {
    for (elevation, aod, water, hpa, sky) in [
        (60.0, 0.0, 1.0, 1013.25, [960.711_904, 1_037.242_099, 61.553_698]),
        (30.0, 0.02, 0.1, 850.0, [542.218_713, 972.611_165, 51.982_133]),
        (45.0, 0.04, 3.0, 950.0, [709.543_540, 897.918_410, 72.797_737]),
        (10.0, 0.049, 5.0, 1013.25, [119.472_379, 492.174_897, 39.933_548]),
    ] {
        let (elevation, pressure) = (Angle::from_degrees(elevation), Pressure::from_hpa(hpa));
        assert_sky(simplified_solis(elevation, aod, water, pressure, watts(1366.1)).unwrap(), sky);
    }
}

/// pvlib 0.16.1, `clearsky.ineichen`: in the clearest air the beam is what the global irradiance leaves for it.
#[test]
fn the_beam_of_the_clearest_air_is_that_of_another_library() {
    for (zenith, air_mass, turbidity, altitude, sky) in [
        (30.0, 1.15, 1.0, 100.0, [984.125_492, 1_106.133_855, 26.185_474]),
        (70.0, 2.9, 1.5, 1500.0, [334.481_598, 931.430_986, 15.913_439]),
        (50.0, 1.5, 1.2, 0.0, [710.913_497, 1_061.203_756, 28.784_871]),
    ] {
        let (zenith, altitude) = (Angle::from_degrees(zenith), Length::from_m(altitude));
        let none = Enhancement::None;
        assert_sky(ineichen(zenith, Some(air_mass), turbidity, altitude, watts(1366.1), none).unwrap(), sky);
    }
}

#[test]
fn nothing_shines_from_below_the_horizon_whatever_the_air_mass() {
    let below = Angle::from_degrees(95.0);
    let sky = ineichen(below, Some(30.0), 3.0, Length::ZERO, watts(1366.1), Enhancement::None).unwrap();
    assert_sky(sky, [0.0; 3]);
}

#[test]
fn at_its_limits_a_correlation_takes_the_branch_that_the_paper_says() {
    // Orgill and Hollands: from a clearness of 0.35 on 1.557 − 1.84·0.35 = 0.913; 0.913·350 = 319.55.
    let overhead = DiffuseFraction::OrgillHollands.split(watts(350.0), Angle::ZERO, watts(1000.0)).unwrap();
    assert!((overhead.dhi.w_per_m2() - 319.55).abs() < 1e-9);
    // Erbs at 87°, where the cosine 0.052 336 is below 0.065: k = 10/(1366.1·0.065) = 0.112 617,
    // 1 − 0.09·k = 0.989 864, (10 − 9.898 64)/0.052 336 = 1.9366.
    let low = DiffuseFraction::Erbs.split(watts(10.0), Angle::from_degrees(87.0), watts(1366.1)).unwrap();
    assert!((low.dni.w_per_m2() - 1.9366).abs() < 1e-3, "{low:?}");
}

/// pvlib 0.16.1, `irradiance.perez_driesse`: no more than nine tenths of the diffuse light come from around the sun.
#[test]
fn the_light_around_the_sun_has_a_limit() {
    for (dni, dhi, zenith, sun_azimuth, air_mass, tilt, want) in
        [(47.0, 20.0, 20.0, 150.0, 1.06, 40.0, 22.975_049), (60.0, 25.0, 30.0, 170.0, 1.15, 35.0, 32.052_451)]
    {
        let (zenith, azimuth) = (Angle::from_degrees(zenith), Angle::from_degrees(sun_azimuth));
        let sun = SunRay::new(zenith, azimuth, watts(1366.1), Some(air_mass)).unwrap();
        let plane = Plane::new(Angle::from_degrees(tilt), Angle::from_degrees(180.0)).unwrap();
        let sky = Sky { ghi: watts(dni + dhi), dni: watts(dni), dhi: watts(dhi) };
        let model = Transposition::PerezDriesse;
        let found = plane_irradiance(&plane, &sun, sky, Ratio::ZERO, model).unwrap().sky_diffuse;
        assert!((found.w_per_m2() - want).abs() < W_M2, "{found:?} is not {want}");
    }
}

#[test]
fn the_sun_is_as_high_as_the_zenith_is_not_far() {
    let sun = SunRay::new(Angle::from_degrees(30.0), Angle::ZERO, watts(1366.1), Some(1.15)).unwrap();
    assert!((sun.apparent_elevation().degrees() - 60.0).abs() < 1e-12);
}

#[test]
fn the_split_into_beam_and_diffuse_meets_the_table() {
    let (mut worst, mut beam) = (Worst::default(), Worst::default());
    for row in Table::load("02b_decomposition").rows() {
        let (ghi, zenith) = (irradiance(&row, "ghi_wm2"), angle(&row, "zenith_deg"));
        let outside = irradiance(&row, "dni_extra_wm2");
        let kt = clearness(ghi, zenith, outside).unwrap();
        assert_within(&row, "clearness", kt, row.maybe("erbs_kt"), 1e-9);
        for (model, name) in [
            (DiffuseFraction::Erbs, "erbs"),
            (DiffuseFraction::ErbsDriesse, "erbs_driesse"),
            (DiffuseFraction::Boland, "boland"),
            (DiffuseFraction::OrgillHollands, "orgill"),
        ] {
            let sky = model.split(ghi, zenith, outside).unwrap();
            assert_light(&mut worst, &row, &format!("{name}_dni"), sky.dni, W_M2);
            assert_light(&mut worst, &row, &format!("{name}_dhi"), sky.dhi, W_M2);
        }
        let at = Instant::parse(row.text("time_utc")).unwrap();
        let found = disc(ghi, zenith, at, pressure(&row)).unwrap();
        assert_light(&mut beam, &row, "disc_dni", found.dni, W_M2);
        assert_within(&row, "disc_kt", found.clearness, row.maybe("disc_kt"), 1e-9);
        let air_mass = found.air_mass.unwrap_or(f64::NAN);
        assert_within(&row, "disc_airmass", air_mass, row.maybe("disc_airmass"), 1e-9);
    }
    beam.assert_stated("disc", BEAM_CARD.deviation("02b_decomposition"));
    worst.assert_stated("split", DIFFUSE_CARD.deviation("02b_decomposition"));
}

/// The rows of one place and one UTC day, with the dark hours between them.
fn day(rows: &[Row<'_>]) -> Vec<(GlobalHour, Option<usize>)> {
    let midnight = Instant::parse(rows[0].text("time_utc")).unwrap().utc().date.midnight_utc();
    (0..24)
        .map(|hour| {
            let is_of_hour =
                |row: &&Row<'_>| Instant::parse(row.text("time_utc")).unwrap().utc().hour() == hour;
            let dark = GlobalHour { at: midnight, ghi: Irradiance::ZERO, zenith: Angle::from_degrees(120.0) };
            rows.iter().enumerate().find(|(_, row)| is_of_hour(row)).map_or((dark, None), |(at, row)| {
                let ghi = irradiance(row, "ghi_wm2");
                (GlobalHour { at: midnight, ghi, zenith: angle(row, "zenith_deg") }, Some(at))
            })
        })
        .collect()
}

#[test]
fn dirint_meets_the_table_with_and_without_neighbours() {
    let mut worst = Worst::default();
    let table = Table::load("02b_decomposition");
    let rows: Vec<Row<'_>> = table.rows().collect();
    let key =
        |row: &Row<'_>| (row.text("site").to_owned(), row.text("time_utc").get(..10).map(str::to_owned));
    for rows in rows.chunk_by(|a, b| key(a) == key(b)) {
        let (hours, origin): (Vec<_>, Vec<_>) = day(rows).into_iter().unzip();
        assert!(origin.iter().flatten().count() == rows.len(), "{}: two rows in one hour", rows[0].place());
        for (column, stability) in
            [("dirint_dni", Stability::FromNeighbours), ("dirint_nodkt_dni", Stability::Unknown)]
        {
            let found = dirint(&hours, pressure(&rows[0]), stability).unwrap();
            assert_eq!(found.len(), hours.len());
            for (got, origin) in found.iter().zip(&origin) {
                let Some(row) = origin.map(|at| &rows[at]) else { continue };
                assert_light(&mut worst, row, column, *got, 0.1);
            }
        }
    }
    worst.assert_stated("dirint", BEAM_CARD.deviation("02b_decomposition"));
}

#[test]
fn the_light_in_a_plane_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("02c_transposition").rows() {
        let plane = Plane::new(angle(&row, "surface_tilt_deg"), angle(&row, "surface_azimuth_deg")).unwrap();
        let sun = SunRay::new(
            angle(&row, "solar_zenith_apparent_deg"),
            angle(&row, "solar_azimuth_deg"),
            irradiance(&row, "dni_extra_wm2"),
            row.maybe("airmass_rel"),
        )
        .unwrap();
        let sky = Sky {
            ghi: irradiance(&row, "ghi_wm2"),
            dni: irradiance(&row, "dni_wm2"),
            dhi: irradiance(&row, "dhi_wm2"),
        };
        let albedo = Ratio::from_fraction(row.number("albedo"));
        for (model, name) in [
            (Transposition::Isotropic, "isotropic"),
            (Transposition::Klucher, "klucher"),
            (Transposition::HayDavies, "haydavies"),
            (Transposition::Reindl, "reindl"),
            (Transposition::Perez, "perez"),
            (Transposition::PerezDriesse, "perez_driesse"),
        ] {
            let found = plane_irradiance(&plane, &sun, sky, albedo, model).unwrap();
            // Where there is no diffuse light the table of Perez has no number; the light of the sky is zero.
            let sky_column = format!("{name}_sky");
            if row.maybe(&sky_column).is_none() {
                assert!(sky.dhi == Irradiance::ZERO, "{}", row.place());
                assert_within(&row, &sky_column, found.sky_diffuse.w_per_m2(), Some(0.0), W_M2);
                continue;
            }
            assert_light(&mut worst, &row, &sky_column, found.sky_diffuse, W_M2);
            assert_light(&mut worst, &row, &format!("{name}_global"), found.global(), W_M2);
            assert_light(&mut worst, &row, "poa_direct", found.direct, W_M2);
            assert_light(&mut worst, &row, "poa_ground_diffuse", found.ground_diffuse, W_M2);
            assert_within(&row, "aoi_deg", found.aoi.degrees(), row.maybe("aoi_deg"), 1e-6);
        }
    }
    worst.assert_stated("plane", TRANSPOSITION_CARD.deviation("02c_transposition"));
}
