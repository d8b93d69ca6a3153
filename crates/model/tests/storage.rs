//! The balance of generation, load, battery and grid against the reference tables.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::calendar::Calendar;
use portal_model::chp::{Chp, ChpYear, heat_led};
use portal_model::storage::{Balance, Battery, Shape, balance, balance_by_month};
use portal_reference::{Row, Table, Worst, assert_close};
use portal_units::{Energy, Instant, Power, Ratio, ZoneRule};

/// One case of 11b, run.
struct Case {
    name: String,
    pv_kwh: Vec<f64>,
    wind_kwh: Vec<f64>,
    chp: ChpYear,
    generation_kwh: Vec<f64>,
    load_kwh: Vec<f64>,
    balance: Balance,
}

fn times(values: &[f64], factor: f64) -> Vec<f64> {
    values.iter().map(|it| it * factor).collect()
}

/// The battery of a row.
fn battery_of(row: &Row<'_>) -> Battery {
    let ratio = |column| Ratio::from_fraction(row.number(column));
    Battery {
        capacity: Energy::from_kwh(row.number("batt_kwh")),
        max_charge: Power::from_kw(row.number("p_ch_kw")),
        max_discharge: Power::from_kw(row.number("p_dis_kw")),
        soc_min: ratio("soc_min"),
        soc_max: ratio("soc_max"),
        soc_start: ratio("soc_start"),
        eta_charge: ratio("eta_ch"),
        eta_discharge: ratio("eta_dis"),
        self_discharge_per_hour: ratio("self_dis"),
    }
}

fn run(row: &Row<'_>, inputs: &Table) -> Case {
    let ratio = |column| Ratio::from_fraction(row.number(column));
    let pv_kwh = times(&inputs.numbers("pv_per_kwp"), row.number("pv_kwp"));
    let wind_kwh = times(&inputs.numbers("wind_per_kw"), row.number("wind_kw"));
    let load_kwh = times(&inputs.numbers("load_per_mwh"), row.number("load_mwh"));
    let plant = Chp {
        thermal: Power::from_kw(row.number("chp_th_kw")),
        min_load: ratio("chp_min"),
        power_to_heat: ratio("chp_sigma"),
        total_efficiency: ratio("chp_eta_tot"),
    };
    let chp = heat_led(&times(&inputs.numbers("heat_per_mwh"), row.number("heat_mwh")), &plant).unwrap();
    let battery = battery_of(row);
    let generation_kwh: Vec<f64> = pv_kwh
        .iter()
        .zip(&wind_kwh)
        .zip(&chp.electricity_kwh)
        .map(|((pv, wind), chp)| pv + wind + chp)
        .collect();
    let limit = Some(Power::from_kw(row.number("exp_limit_kw")));
    let balance = balance(&generation_kwh, &load_kwh, &battery, limit).unwrap();
    Case { name: row.text("name").to_owned(), pv_kwh, wind_kwh, chp, generation_kwh, load_kwh, balance }
}

fn cases() -> Vec<Case> {
    let inputs = Table::load("11a_inputs");
    Table::load("11b_balance").rows().map(|row| run(&row, &inputs)).collect()
}

#[test]
fn the_year_meets_the_table() {
    let inputs = Table::load("11a_inputs");
    let mut worst = Worst::default();
    for row in Table::load("11b_balance").rows() {
        let case = run(&row, &inputs);
        let it = case.balance.totals;
        for (column, got) in [
            ("out_load", it.load.kwh()),
            ("out_pv", case.pv_kwh.iter().sum()),
            ("out_wind", case.wind_kwh.iter().sum()),
            ("out_chp", case.chp.electricity_kwh.iter().sum()),
            ("out_gen", it.generation.kwh()),
            ("out_direct", it.direct.kwh()),
            ("out_ch", it.charge.kwh()),
            ("out_dis", it.discharge.kwh()),
            ("out_imp", it.import.kwh()),
            ("out_exp", it.export.kwh()),
            ("out_curt", it.curtailed.kwh()),
            ("out_loss_ch", it.charge_loss.kwh()),
            ("out_loss_dis", it.discharge_loss.kwh()),
            ("out_loss_self", it.self_discharge.kwh()),
            ("out_soc_start", it.soc_start.kwh()),
            ("out_soc_end", it.soc_end.kwh()),
            ("out_chp_heat", case.chp.heat_kwh.iter().sum()),
            ("out_boiler_heat", case.chp.boiler_kwh.iter().sum()),
            ("out_fuel", case.chp.fuel_kwh.iter().sum()),
            ("out_self_consumption", it.self_consumption().map_or(f64::NAN, Ratio::fraction)),
            ("out_self_consumption_net", it.self_consumption_net().map_or(f64::NAN, Ratio::fraction)),
            ("out_autarky", it.autarky().map_or(f64::NAN, Ratio::fraction)),
            // The table writes no cycles of no battery as zero.
            ("out_cycles", it.cycles().unwrap_or(0.0)),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
            worst.relative(got, row.maybe(column).unwrap_or(f64::NAN));
        }
        #[expect(clippy::cast_precision_loss, reason = "hours of a year")]
        let running = case.chp.running_hours as f64;
        assert_close(&row, "out_chp_hours", running, row.maybe("out_chp_hours"), 1e-12);
    }
    worst.assert_stated("balance", portal_model::storage::CARD.deviation("11b_balance"));
}

#[test]
fn every_hour_of_the_trace_meets_the_table() {
    let cases = cases();
    for row in Table::load("11c_trace").rows() {
        let case = cases.iter().find(|case| case.name == row.text("name")).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hour of the year")]
        let hour = row.number("hour") as usize;
        let flows = case.balance.hours[hour];
        for (column, got) in [
            ("pv", case.pv_kwh[hour]),
            ("wind", case.wind_kwh[hour]),
            ("chp", case.chp.electricity_kwh[hour]),
            ("load", case.load_kwh[hour]),
            ("direct", flows.direct),
            ("charge_ac", flows.charge),
            ("discharge_ac", flows.discharge),
            ("import", flows.import),
            ("export", flows.export),
            ("curtailed", flows.curtailed),
            ("self_discharge", flows.self_discharge),
            ("soc", flows.soc),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
        }
    }
}

#[test]
fn no_hour_loses_or_makes_energy() {
    let inputs = Table::load("11a_inputs");
    for row in Table::load("11b_balance").rows() {
        let case = run(&row, &inputs);
        let (eta_ch, eta_dis) = (row.number("eta_ch"), row.number("eta_dis"));
        let mut soc = case.balance.totals.soc_start.kwh();
        for ((flows, generation), load) in
            case.balance.hours.iter().zip(&case.generation_kwh).zip(&case.load_kwh)
        {
            let lost = flows.charge * (1.0 - eta_ch)
                + flows.discharge * (1.0 / eta_dis - 1.0)
                + flows.self_discharge;
            let into = generation + flows.import + soc;
            let out = load + flows.export + flows.curtailed + lost + flows.soc;
            assert!((into - out).abs() <= 1e-9 * into.max(1.0), "{}: {into} in, {out} out", case.name);
            soc = flows.soc;
        }
    }
}

#[test]
fn the_months_add_up_to_the_year_of_the_table() {
    let inputs = Table::load("11a_inputs");
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    for row in Table::load("11b_balance").rows() {
        let case = run(&row, &inputs);
        let hours = case.load_kwh.len();
        let calendar = Calendar::new(Instant::parse("2025-01-01T00:00Z").unwrap(), hours, &zone);
        let battery = battery_of(&row);
        let limit = Some(Power::from_kw(row.number("exp_limit_kw")));
        // The same energy, told in halves.
        let halves = |values: &[f64]| times(values, 0.5);
        let (generation, load) = (halves(&case.generation_kwh), halves(&case.load_kwh));
        let (generation, load) =
            (Shape { hourly: &generation, factor: 2.0 }, Shape { hourly: &load, factor: 2.0 });
        let (months, totals) = balance_by_month(generation, load, &battery, limit, &calendar).unwrap();
        for (column, got) in [
            ("out_imp", totals.import.kwh()),
            ("out_exp", totals.export.kwh()),
            ("out_curt", totals.curtailed.kwh()),
            ("out_dis", totals.discharge.kwh()),
            ("out_soc_end", totals.soc_end.kwh()),
            ("out_load", totals.load.kwh()),
            ("out_gen", totals.generation.kwh()),
            ("out_load", months.iter().map(|it| it.load).sum()),
            ("out_gen", months.iter().map(|it| it.generation).sum()),
            ("out_direct", months.iter().map(|it| it.flows.direct).sum()),
        ] {
            assert_close(&row, column, got, row.maybe(column), 1e-9);
        }
        // By hand for one month: the local February begins an hour before that of UTC.
        let february = 31 * 24 - 1..(31 + 28) * 24 - 1;
        let used: f64 = case.load_kwh[february].iter().sum();
        assert!((months[1].load - used).abs() <= 1e-9 * used.max(1.0), "{} {used}", case.name);
    }
}

#[test]
fn energy_below_zero_or_a_limit_below_zero_is_refused() {
    let refused = |generation: f64, load: f64, limit: Option<f64>| {
        let limit = limit.map(Power::from_kw);
        balance(&[1.0, generation], &[1.0, load], &Battery::NONE, limit).unwrap_err().to_string()
    };
    assert!(refused(-1.0, 1.0, None).starts_with("generation = -1"));
    assert!(refused(1.0, -2.0, None).starts_with("load = -2"));
    assert!(refused(1.0, 1.0, Some(-3.0)).starts_with("export_limit = -3"));
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let calendar = Calendar::new(Instant::parse("2025-01-01T00:00Z").unwrap(), 2, &zone);
    let by_month = |hourly: [f64; 2], factor: f64| {
        let (made, used) = (Shape { hourly: &hourly, factor }, Shape { hourly: &[1.0; 2], factor: 1.0 });
        balance_by_month(made, used, &Battery::NONE, None, &calendar).map(|_| ())
    };
    assert_eq!(by_month([0.0, 1.0], 1.0), Ok(()));
    assert!(by_month([1.0, -1.0], 1.0).unwrap_err().to_string().starts_with("generation = -1"));
    assert!(by_month([1.0, 1.0], -4.0).unwrap_err().to_string().starts_with("generation = -4"));
}
