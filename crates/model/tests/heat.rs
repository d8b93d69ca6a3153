//! Heat pumps, boilers, hot water and district heat against the reference tables and cases worked by hand.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::ModelError;
use portal_model::heat::{
    Bin, Capacity, CopCurve, DeclaredPoint, DeclaredPump, Defrost, HeatPump, HeatingCurve, HotWater,
    PumpLoads, Scop, Season, carnot, cop, scop,
};
use portal_reference::{Row, Table, Worst, assert_close};
use portal_units::{Power, Ratio, Temperature, Volume};

fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance * want.abs().max(1.0), "{got} is not {want}");
}

fn celsius(value: f64) -> Temperature {
    Temperature::from_celsius(value)
}

fn share(value: f64) -> Ratio {
    Ratio::from_fraction(value)
}

fn in_field(curve: CopCurve, factor: f64) -> CopCurve {
    match curve {
        CopCurve::Parabola { a0, a1, a2, .. } => CopCurve::Parabola { a0, a1, a2, field: share(factor) },
        other => other,
    }
}

#[test]
fn the_curves_of_air_units_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("06a_cop_air_water").rows() {
        let (source, flow) = (celsius(row.number("t_source_c")), celsius(row.number("t_flow_c")));
        let cop = |curve: CopCurve| curve.cop(source, flow).unwrap();
        let ideal = carnot(source, flow).unwrap();
        for (column, got) in [
            ("hplib_cop_regression", cop(CopCurve::HPLIB_AIR)),
            ("hplib_onoff_cop", cop(CopCurve::HPLIB_AIR_ON_OFF)),
            ("ruhnau_ashp", cop(CopCurve::RUHNAU_AIR)),
            ("ruhnau_ashp_x085", cop(in_field(CopCurve::RUHNAU_AIR, 0.85))),
            ("carnot", ideal),
            ("eta_carnot", cop(CopCurve::HPLIB_AIR) / ideal),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, row.number(column));
        }
    }
    worst.assert_stated("cop of air units", cop::CARD.deviation("06a_cop_air_water"));
}

#[test]
fn the_curves_of_brine_units_meet_the_table() {
    let mut worst = Worst::default();
    for row in Table::load("06b_cop_brine_water").rows() {
        let (source, flow) = (celsius(row.number("t_brine_c")), celsius(row.number("t_flow_c")));
        for (column, curve) in [
            ("hplib_regulated", CopCurve::HPLIB_BRINE),
            ("hplib_onoff", CopCurve::HPLIB_BRINE_ON_OFF),
            ("ruhnau_gshp", CopCurve::RUHNAU_GROUND),
            ("ruhnau_wshp", CopCurve::RUHNAU_WATER),
        ] {
            let got = curve.cop(source, flow).unwrap();
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, row.number(column));
        }
    }
    worst.assert_stated("cop of brine units", cop::CARD.deviation("06b_cop_brine_water"));
}

#[test]
fn the_default_air_unit_lies_among_those_that_were_tested() {
    let points = [(2.0, 35.0), (7.0, 35.0), (-7.0, 35.0), (7.0, 55.0)];
    let mut seen = 0;
    for row in Table::load("06a_cop_air_water").rows() {
        let point @ (source, flow) = (row.number("t_source_c"), row.number("t_flow_c"));
        if points.contains(&point) {
            let got = CopCurve::AIR.cop(celsius(source), celsius(flow)).unwrap();
            let (low, high) = (row.number("db_p10"), row.number("db_p90"));
            assert!(low <= got && got <= high, "{}: {got} outside {low} to {high}", row.place());
            seen += 1;
        }
    }
    let other_tables = std::env::var_os("PORTAL_REFERENCE").is_some();
    assert!(seen == points.len() || other_tables, "the table lacks some of the points");
}

#[test]
fn the_default_brine_unit_stays_near_the_regression_of_tested_ones() {
    for row in Table::load("06b_cop_brine_water").rows() {
        let (source, flow) = (row.number("t_brine_c"), row.number("t_flow_c"));
        if (0.0..=10.0).contains(&source) && (35.0..=55.0).contains(&flow) {
            let got = CopCurve::BRINE.cop(celsius(source), celsius(flow)).unwrap();
            let ratio = got / row.number("hplib_regulated");
            assert!((ratio - 1.0).abs() < 0.1, "{}: {got}", row.place());
        }
    }
}

#[test]
fn frost_costs_most_around_freezing() {
    // At 0.8869 °C: 0.03 − 0.004 · 0.8869 = 0.0264524 and 0.1534. At 20 °C the line is below zero and the bell
    // exp(−365.3/26.06) = 8e-7. At −7 °C: 0.058 + 0.1534 · exp(−62.2032/26.06) = 0.058 + 0.1534 · 0.091901.
    let left = |outdoor| Defrost::WetterAfjei.remains(celsius(outdoor)).unwrap().fraction();
    close(left(0.8869), 1.0 - 0.026_452_4 - 0.1534, 1e-12);
    close(left(20.0), 1.0, 1e-6);
    close(left(-7.0), 1.0 - 0.058 - 0.1534 * 0.091_901, 1e-5);
    close(Defrost::InTheCurve.remains(celsius(0.0)).unwrap().fraction(), 1.0, 1e-12);
}

#[test]
fn a_small_lift_helps_no_more_than_fifteen_kelvins() {
    // 0.43 · (30 + 273.15)/15 = 8.6903, at 20 °C and at 15 °C alike.
    for source in [15.0, 20.0] {
        close(CopCurve::AIR.cop(celsius(source), celsius(30.0)).unwrap(), 8.690_3, 1e-12);
    }
}

#[test]
fn a_curve_or_temperatures_out_of_range_are_refused() {
    let refused = |curve: CopCurve| curve.cop(celsius(0.0), celsius(35.0)).unwrap_err().to_string();
    assert!(refused(CopCurve::CarnotShare { share: share(0.95) }).starts_with("carnot_share = 0.95"));
    assert!(refused(in_field(CopCurve::RUHNAU_AIR, 2.0)).starts_with("field = 2"));
    // An ideal machine needs a lift of 1 K.
    assert!(carnot(celsius(20.0), celsius(21.0)).is_ok());
    assert!(carnot(celsius(20.0), celsius(20.5)).unwrap_err().to_string().starts_with("flow = 20.5"));
    // A line between two points needs 1 K as well.
    let steep = |mild| HeatingCurve {
        cold_outdoor: celsius(5.0),
        mild_outdoor: celsius(mild),
        ..HeatingCurve::RADIATORS
    };
    assert!(steep(6.0).flows(&[0.0]).is_ok());
    assert!(steep(5.5).flows(&[0.0]).unwrap_err().to_string().starts_with("mild_outdoor = 5.5"));
}

fn bins(table: &Table) -> Vec<Bin> {
    let bin = |row: Row<'_>| Bin { outdoor: celsius(row.number("t_c")), hours: row.number("hours") };
    table.rows().map(bin).collect()
}

fn seasonal(row: &Row<'_>, bins: &[Bin]) -> Scop {
    let kw = |column: &str| Power::from_kw(row.number(column));
    let points = [(-10.0, "E"), (-7.0, "A"), (2.0, "B"), (7.0, "C"), (12.0, "D")].map(|(outdoor, name)| {
        DeclaredPoint {
            outdoor: celsius(outdoor),
            capacity: kw(&format!("P_{name}")),
            cop: row.number(&format!("COP_{name}")),
        }
    });
    let pump = DeclaredPump {
        design: kw("pdesign_kw"),
        cdh: share(row.number("cdh")),
        points: &points,
        thermostat_off: kw("p_to_kw"),
        standby: kw("p_sb_kw"),
        crankcase: kw("p_ck_kw"),
        off: kw("p_off_kw"),
    };
    pump.scop(&Season { bins, ..Season::AVERAGE }).unwrap()
}

#[test]
fn the_average_season_is_that_of_the_table() {
    let table = Table::load("06c_en14825_bins_average");
    assert_eq!(bins(&table), Season::AVERAGE.bins);
    let mut sum = 0.0;
    for row in table.rows() {
        let got = Season::AVERAGE.part_load(celsius(row.number("t_c"))).fraction();
        assert_close(&row, "part_load_ratio", got, row.maybe("part_load_ratio"), 1e-12);
        sum += got * row.number("hours");
    }
    // The standard rounds to 2066 h.
    assert!((sum - Season::AVERAGE.full_hours).abs() < 0.5);
}

#[test]
fn the_seasonal_performance_meets_the_table() {
    let bins = bins(&Table::load("06c_en14825_bins_average"));
    let mut worst = Worst::default();
    for row in Table::load("06d_scop").rows() {
        let got = seasonal(&row, &bins);
        let efficiency = got.efficiency(2.5, share(0.03)).unwrap().fraction() * 100.0;
        for (column, got) in [
            ("scop_on", got.on),
            ("scop_net", got.net),
            ("q_h_kwh", got.heat.kwh()),
            ("q_he_kwh", got.electricity.kwh()),
            ("scop", got.seasonal),
            ("eta_s_pct", efficiency),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-6);
            worst.relative(got, row.number(column));
        }
    }
    worst.assert_stated("scop", scop::CARD.deviation("06d_scop"));
}

#[test]
fn every_bin_meets_the_table() {
    let bins = bins(&Table::load("06c_en14825_bins_average"));
    let units = Table::load("06d_scop");
    let mut worst = Worst::default();
    for row in Table::load("06e_scop_bins").rows() {
        let unit = units.rows().find(|it| it.text("unit") == row.text("unit")).unwrap();
        let all = seasonal(&unit, &bins).bins;
        let got = all.iter().find(|it| it.bin.outdoor == celsius(row.number("t_c"))).unwrap();
        for (column, got) in [
            ("hours", got.bin.hours),
            ("ph_kw", got.load.kw()),
            ("capacity_kw", got.capacity.kw()),
            ("cop_bin", got.cop),
            ("elbu_kw", got.backup.kw()),
            ("heat_kwh", got.heat.kwh()),
            ("electricity_kwh", got.electricity.kwh()),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-6);
            worst.relative(got, row.number(column));
        }
    }
    worst.assert_stated("bins of scop", scop::CARD.deviation("06e_scop_bins"));
}

#[test]
fn what_is_wrong_with_declared_points_is_named() {
    let point =
        |outdoor| DeclaredPoint { outdoor: celsius(outdoor), capacity: Power::from_kw(5.0), cop: 3.0 };
    let refused = |points: &[DeclaredPoint]| {
        let none = Power::ZERO;
        let pump = DeclaredPump {
            design: Power::from_kw(8.0),
            cdh: share(0.9),
            points,
            thermostat_off: none,
            standby: none,
            crankcase: none,
            off: none,
        };
        pump.scop(&Season::AVERAGE).unwrap_err()
    };
    let short = ModelError::Length { input: "points", expected: 2, got: 1 };
    assert_eq!(refused(&[point(2.0)]), short);
    assert!(matches!(refused(&[point(2.0), point(-7.0)]), ModelError::OutOfRange { input: "points", .. }));
    assert!(matches!(refused(&[point(2.0), point(2.0)]), ModelError::OutOfRange { input: "points", .. }));
    let weak = DeclaredPoint { cop: 0.4, ..point(7.0) };
    assert!(matches!(refused(&[point(2.0), weak]), ModelError::OutOfRange { input: "cop", .. }));
}

/// 8 kW at 7 °C, 2 % of it more or less for each kelvin.
fn pump() -> HeatPump {
    HeatPump {
        curve: CopCurve::AIR,
        defrost: Defrost::InTheCurve,
        capacity: Capacity { nominal: Power::from_kw(8.0), at: celsius(7.0), per_kelvin: 0.02 },
        lowest_source: celsius(-20.0),
        min_share: share(0.3),
        cdh: share(0.9),
        standby: Power::from_kw(0.01),
    }
}

/// Electricity, heat and what is missing in one hour \[kWh\].
fn hour(pump: &HeatPump, source: f64, rooms: f64, water: f64) -> [f64; 3] {
    let loads = PumpLoads {
        rooms_kwh: &[rooms],
        flow_celsius: &[35.0],
        water_kwh: &[water],
        water_flow: celsius(55.0),
        source_celsius: &[source],
    };
    let got = pump.run(&loads).unwrap();
    [got.electricity_kwh[0], got.heat_kwh[0], got.missing_kwh[0]]
}

fn all_close(got: [f64; 3], want: [f64; 3]) {
    for (got, want) in got.into_iter().zip(want) {
        close(got, want, 1e-12);
    }
}

#[test]
fn an_hour_of_a_heat_pump_is_worked_by_hand() {
    // At 2 °C: output 8 · (1 − 0.1) = 7.2 kW, smallest 2.16 kW. Rooms at 35 °C: 0.43 · 308.15/33 = 4.015288; water at
    // 55 °C: 0.43 · 328.15/53 = 2.662349.
    let [electricity, heat, missing] = hour(&pump(), 2.0, 4.0, 1.0);
    close(electricity, 0.01 + 4.0 / 4.015_288 + 1.0 / 2.662_349, 1e-6);
    assert_eq!((heat, missing), (5.0, 0.0));
    // 1.08 kW is half the smallest output: 0.5/(0.9 · 0.5 + 0.1) = 0.909091 of the performance is left.
    let [electricity, ..] = hour(&pump(), 2.0, 1.08, 0.0);
    close(electricity, 0.01 + 1.08 / (4.015_288 * 0.909_091), 1e-6);
    all_close(hour(&pump(), 2.0, 0.0, 0.0), [0.01, 0.0, 0.0]);
}

#[test]
fn frost_takes_its_share_of_an_hour() {
    // At 2 °C: 1 − (0.03 − 0.008) − 0.1534 · exp(−1.1131²/26.06) = 0.978 − 0.1534 · 0.953571 = 0.831722.
    let icing = HeatPump { defrost: Defrost::WetterAfjei, ..pump() };
    let [electricity, ..] = hour(&icing, 2.0, 4.0, 0.0);
    close(electricity, 0.01 + 4.0 / (4.015_288 * 0.831_722), 1e-6);
}

#[test]
fn what_a_heat_pump_cannot_give_is_left() {
    // 7.2 kW: 1 kWh of water first, 6.2 kWh for the rooms, 1.8 kWh are missing. Below −20 °C everything is.
    let [_, heat, missing] = hour(&pump(), 2.0, 8.0, 1.0);
    close(heat, 7.2, 1e-12);
    close(missing, 1.8, 1e-12);
    all_close(hour(&pump(), -21.0, 8.0, 1.0), [0.01, 0.0, 9.0]);
    // At −20 °C itself it still runs.
    let [_, heat, missing] = hour(&pump(), -20.0, 1.0, 0.0);
    assert_eq!((heat, missing), (1.0, 0.0));
}

#[test]
fn hours_out_of_range_are_refused() {
    let refused = |rooms: f64, water: f64, flow: f64, source: f64| {
        let loads = PumpLoads {
            rooms_kwh: &[1.0, rooms],
            flow_celsius: &[35.0, flow],
            water_kwh: &[1.0, water],
            water_flow: celsius(55.0),
            source_celsius: &[0.0, source],
        };
        pump().run(&loads).err().map(|it| it.to_string())
    };
    assert_eq!(refused(1.0, 1.0, 35.0, 0.0), None);
    for (message, name) in [
        (refused(-1.0, 1.0, 35.0, 0.0), "rooms = -1"),
        (refused(1.0, -1.0, 35.0, 0.0), "water = -1"),
        (refused(1.0, 1.0, 81.0, 0.0), "flow = 81"),
        (refused(1.0, 1.0, 35.0, 61.0), "source = 61"),
    ] {
        assert!(message.unwrap().starts_with(name), "{name}");
    }
}

#[test]
fn a_heat_pump_is_sized_at_its_bivalence() {
    // 6 kW at −7 °C, where the line gives 1 − 0.28 = 0.72 of the nominal output: 8.3333 kW.
    let sized = pump().sized(Power::from_kw(6.0), celsius(-7.0)).unwrap();
    close(sized.capacity.nominal.kw(), 6.0 / 0.72, 1e-12);
    let [_, heat, missing] = hour(&sized, -7.0, 6.5, 0.0);
    close(heat, 6.0, 1e-12);
    close(missing, 0.5, 1e-12);
}

#[test]
fn the_seasonal_performance_counts_the_rod_when_asked() {
    // 7.2 kWh of heat and 1.8 kWh of the rod.
    let loads = PumpLoads {
        rooms_kwh: &[9.0],
        flow_celsius: &[35.0],
        water_kwh: &[0.0],
        water_flow: celsius(55.0),
        source_celsius: &[2.0],
    };
    let got = pump().run(&loads).unwrap();
    let taken = 0.01 + 7.2 / 4.015_288;
    close(got.seasonal_performance(false).unwrap(), 7.2 / taken, 1e-6);
    close(got.seasonal_performance(true).unwrap(), 9.0 / (taken + 1.8), 1e-6);
    assert_eq!(portal_model::heat::PumpYear::default().seasonal_performance(true), None);
}

#[test]
fn radiators_follow_the_line_of_their_source() {
    // 40 − T and 30 − T/2, level below −20 °C and above 15 °C.
    let outdoor = [-30.0, -20.0, -5.0, 0.0, 15.0, 25.0];
    assert_eq!(HeatingCurve::RADIATORS.flows(&outdoor).unwrap(), [60.0, 60.0, 45.0, 40.0, 25.0, 25.0]);
    assert_eq!(HeatingCurve::FLOOR.flows(&outdoor).unwrap(), [40.0, 40.0, 32.5, 30.0, 22.5, 22.5]);
}

#[test]
fn a_day_of_hot_water_is_worked_by_hand() {
    // 160 l by 45 K: 4.186/3.6 · 0.16 · 45 = 8.372 kWh; 50 W at any hour: 1.2 kWh.
    let mut weights = [0.0; 24];
    (weights[7], weights[20]) = (3.0, 1.0);
    let water = HotWater {
        daily: Volume::from_litres(160.0),
        hot: celsius(55.0),
        cold: celsius(10.0),
        standing: Power::from_kw(0.05),
        weights,
    };
    close(water.daily_heat().unwrap().kwh(), 9.572, 1e-12);
    let heat = water.heat(&[7, 20, 3]).unwrap();
    close(heat[0], 0.75 * 8.372 + 0.05, 1e-12);
    close(heat[1], 0.25 * 8.372 + 0.05, 1e-12);
    close(heat[2], 0.05, 1e-12);
    let unknown = HotWater { weights: [0.0; 24], ..water };
    assert!(matches!(unknown.heat(&[7]), Err(ModelError::OutOfRange { input: "weights", .. })));
    assert!(matches!(water.heat(&[24]), Err(ModelError::OutOfRange { input: "hours_of_day", .. })));
}
