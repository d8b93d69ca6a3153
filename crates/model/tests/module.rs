//! Reflection, cell temperature and PVWatts against the reference tables.

#![expect(clippy::approx_constant, reason = "6.28 is a coefficient of the table")]

use portal_model::module::iam::{Glazing, ashrae, martin_ruiz, physical, schlick};
use portal_model::module::pvwatts::{Inverter, dc, losses};
use portal_model::module::temperature::{PvsystLosses, Sapm, Surroundings, faiman, noct_sam, pvsyst, ross};
use portal_model::module::{PVWATTS_CARD, REFLECTION_CARD, TEMPERATURE_CARD};
use portal_reference::{Table, Worst, assert_close, assert_within};
use portal_units::{Angle, Irradiance, Power, Ratio, Speed, Temperature, TemperatureDelta};

#[test]
fn reflection_meets_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("02d_iam").rows() {
        let aoi = Angle::from_degrees(row.number("aoi_deg").abs());
        let parameter = row.maybe("b_or_ar").unwrap_or(f64::NAN);
        let found = match row.text("model") {
            "physical" => physical(
                aoi,
                &Glazing {
                    index: row.number("n"),
                    extinction_per_m: row.number("K_per_m"),
                    thickness_m: row.number("L_m"),
                    coating_index: row.maybe("n_ar"),
                },
            ),
            "ashrae" => ashrae(aoi, parameter),
            "martin_ruiz" => martin_ruiz(aoi, parameter),
            "schlick" => schlick(aoi),
            other => panic!("no model {other}"),
        };
        let found = found.unwrap();
        assert_close(&row, "iam", found, row.maybe("iam"), 1e-9);
        worst.relative(found, row.number("iam"));
    }
    worst.assert_stated("reflection", REFLECTION_CARD.deviation("02d_iam"));
}

fn sapm(a: f64, b: f64, delta: f64) -> Sapm {
    Sapm { a, b_s_per_m: b, delta: TemperatureDelta::from_kelvin(delta) }
}

#[test]
fn a_cover_like_air_changes_nothing_but_that_light_along_it_does_not_enter() {
    let air = Glazing { index: 1.0, extinction_per_m: 0.0, thickness_m: 0.002, coating_index: Some(1.0) };
    for aoi in [0.0, 45.0, 89.0, 89.999_999_999] {
        assert!((physical(Angle::from_degrees(aoi), &air).unwrap() - 1.0).abs() < 1e-12, "{aoi}");
    }
    assert_eq!(physical(Angle::from_degrees(90.0), &air).unwrap().to_bits(), 0.0_f64.to_bits());
}

#[test]
fn cell_temperatures_meet_the_table() {
    let of_pvsyst = |u_constant, efficiency| PvsystLosses {
        u_constant,
        u_wind: 0.0,
        efficiency: Ratio::from_fraction(efficiency),
        absorption: Ratio::from_fraction(0.9),
    };
    let noct = Temperature::from_celsius(45.0);
    let mut worst = Worst::default();
    for row in Table::load("02e_cell_temperature").rows() {
        let around = Surroundings {
            poa: Irradiance::from_w_per_m2(row.number("poa_wm2")),
            air: Temperature::from_celsius(row.number("temp_air_c")),
            wind: Speed::from_m_per_s(row.number("wind_ms")),
        };
        // The coefficients are those of the header of the table.
        for (column, found) in [
            ("faiman", faiman(&around, 25.0, 6.84)),
            ("faiman_b", faiman(&around, 30.02, 6.28)),
            ("sapm_open_gg", sapm(-3.47, -0.0594, 3.0).cell(&around)),
            ("sapm_close_gg", sapm(-2.98, -0.0471, 1.0).cell(&around)),
            ("sapm_open_gp", sapm(-3.56, -0.075, 3.0).cell(&around)),
            ("sapm_insul_gp", sapm(-2.81, -0.0455, 0.0).cell(&around)),
            ("pvsyst_a", pvsyst(&around, &of_pvsyst(29.0, 0.1))),
            ("pvsyst_b", pvsyst(&around, &of_pvsyst(29.0, 0.2))),
            ("pvsyst_c", pvsyst(&around, &of_pvsyst(15.0, 0.2))),
            ("ross", ross(&around, noct)),
            ("noct_sam", noct_sam(&around, noct, Ratio::from_fraction(0.2))),
        ] {
            let found = found.unwrap().celsius();
            assert_within(&row, column, found, row.maybe(column), 1e-6);
            worst.absolute(found, row.number(column));
        }
    }
    worst.assert_stated("cell", TEMPERATURE_CARD.deviation("02e_cell_temperature"));
}

#[test]
fn a_mounting_beyond_all_measure_heats_not_at_all_or_without_bound() {
    let around = Surroundings {
        poa: Irradiance::from_w_per_m2(800.0),
        air: Temperature::from_celsius(20.0),
        wind: Speed::from_m_per_s(1.0),
    };
    // Of the two terms only 800/1000·3 K remains.
    assert!((sapm(-1e6, -0.075, 3.0).cell(&around).unwrap().celsius() - 22.4).abs() < 1e-12);
    assert!(sapm(1e6, -0.075, 3.0).cell(&around).unwrap().celsius() > 1e300);
}

#[test]
fn direct_current_losses_and_inverter_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("02f_pvwatts").rows() {
        let found = dc(
            Irradiance::from_w_per_m2(row.number("poa_eff_wm2")),
            Temperature::from_celsius(row.number("temp_cell_c")),
            Power::from_kw(row.number("pdc0_w") / 1000.0),
            row.number("gamma_per_c"),
        )
        .unwrap();
        let inverter = Inverter {
            dc_limit: Power::from_kw(row.number("pdc0_inv_w") / 1000.0),
            efficiency: Ratio::from_fraction(row.number("eta_inv_nom")),
            // The reference efficiency is that of the header of the table.
            reference_efficiency: Ratio::from_fraction(0.9637),
        };
        let after_losses = found * (1.0 - row.number("loss_pct") / 100.0);
        for (column, got) in [
            ("dc_w", found),
            ("dc_after_losses_w", after_losses),
            ("ac_w", inverter.ac(after_losses).unwrap()),
            ("ac_noloss_w", inverter.ac(found).unwrap()),
        ] {
            assert_within(&row, column, got.kw() * 1000.0, row.maybe(column), 1e-6);
            worst.absolute(got.kw() * 1000.0, row.number(column));
        }
    }
    worst.assert_stated("power", PVWATTS_CARD.deviation("02f_pvwatts"));
}

#[test]
fn losses_act_one_after_the_other() {
    const PARTS: [&str; 10] = [
        "soiling",
        "shading",
        "snow",
        "mismatch",
        "wiring",
        "connections",
        "lid",
        "nameplate_rating",
        "age",
        "availability",
    ];
    let mut worst = Worst::default();
    for row in Table::load("02g_pvwatts_losses").rows() {
        let parts = PARTS.map(|part| Ratio::from_fraction(row.number(part) / 100.0));
        let found = losses(&parts).unwrap().fraction() * 100.0;
        assert_close(&row, "loss_pct", found, row.maybe("loss_pct"), 1e-9);
        worst.relative(found, row.number("loss_pct"));
    }
    worst.assert_stated("losses", PVWATTS_CARD.deviation("02g_pvwatts_losses"));
}

#[test]
fn light_along_the_glass_does_not_enter() {
    // cos 90° is 6e-17 for a machine; with a_r = 0.01 that would be a modifier of 6e-15.
    let along = Angle::from_degrees(90.0);
    assert_eq!(martin_ruiz(along, 0.01).unwrap().to_bits(), 0.0_f64.to_bits());
}

#[test]
fn wind_cools_a_module_after_pvsyst() {
    // 25 + 1.2·5 = 31 W/(m²K); 800·0.9·(1 − 0.1)/31 = 648/31 = 20.903 K above the air.
    let around = Surroundings {
        poa: Irradiance::from_w_per_m2(800.0),
        air: Temperature::from_celsius(20.0),
        wind: Speed::from_m_per_s(5.0),
    };
    let losses = PvsystLosses {
        u_constant: 25.0,
        u_wind: 1.2,
        efficiency: Ratio::from_fraction(0.1),
        absorption: Ratio::from_fraction(0.9),
    };
    assert!((pvsyst(&around, &losses).unwrap().celsius() - 20.0 - 648.0 / 31.0).abs() < 1e-12);
}
