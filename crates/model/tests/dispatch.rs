//! A battery that follows prices, by days worked by hand. All prices are made up.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::storage::{Battery, Dispatch, HourFlows, Market, Site, Start, dispatch_by_price};
use portal_units::{Energy, Money, Power, Ratio};

/// 2 kWh, 1 kW, charged at 80 %, discharged without loss.
fn battery(soc_start: f64) -> Battery {
    Battery {
        capacity: Energy::from_kwh(2.0),
        max_charge: Power::from_kw(1.0),
        max_discharge: Power::from_kw(1.0),
        soc_start: Ratio::from_fraction(soc_start),
        eta_charge: Ratio::from_fraction(0.8),
        ..Battery::NONE
    }
}

fn run(
    generation: &[f64],
    load: &[f64],
    battery: &Battery,
    prices: (&[f64], &[f64]),
    days: &[usize],
) -> Dispatch {
    let site = Site { generation_kwh: generation, load_kwh: load, battery, export_limit: None };
    let market = Market {
        import_pln_per_kwh: prices.0,
        export_pln_per_kwh: prices.1,
        day_hours: days,
        grid_charging: true,
    };
    dispatch_by_price(&site, &market).unwrap()
}

fn close(got: f64, want: f64, what: &str) {
    assert!((got - want).abs() < 1e-9, "{what} is {got}, not {want}");
}

fn column(found: &Dispatch, part: fn(&HourFlows) -> f64, want: &[f64], what: &str) {
    for (hour, want) in found.balance.hours.iter().zip(want) {
        close(part(hour), *want, what);
    }
}

#[test]
fn a_cheap_night_is_kept_for_a_dear_evening() {
    // Gains for a kWh given: 1.2 − 0.4/0.8 = 0.7 from hours 0 and 1 to 3, then 1.0 − 0.5 = 0.5 to 2.
    // 0 → 3: 1 kWh in, 0.8 out. 1 → 3: 0.25 in, the last 0.2 out. 1 → 2: 0.75 in, 0.6 out.
    let found = run(&[0.0; 4], &[1.0; 4], &battery(0.0), (&[0.4, 0.4, 1.0, 1.2], &[0.2; 4]), &[4]);
    column(&found, |it| it.charge, &[1.0, 1.0, 0.0, 0.0], "charge");
    column(&found, |it| it.discharge, &[0.0, 0.0, 0.6, 1.0], "discharge");
    column(&found, |it| it.import, &[2.0, 2.0, 0.4, 0.0], "import");
    column(&found, |it| it.soc, &[0.8, 1.6, 1.0, 0.0], "content");
    // 2·0.4 + 2·0.4 + 0.4·1.0 = 2.0 instead of 0.4 + 0.4 + 1.0 + 1.2 = 3.0.
    close(found.cost.pln(), 2.0, "cost");
    close(found.greedy_cost.pln(), 3.0, "greedy cost");
    close(found.idle_cost.pln(), 3.0, "cost without a battery");
    close(found.balance.totals.charge_loss.kwh(), 0.4, "loss");
    // Both plans cost the same: that of the rule is kept.
    assert_eq!(found.start, Start::Greedy);
}

#[test]
fn what_is_in_the_battery_is_held_for_the_dear_hour() {
    // 1 kWh in at the begin. At once it saves 0.4, held for the second hour 1.2; that hour needs no more than 1 kWh, so
    // nothing is charged from the grid.
    let found = run(&[0.0; 2], &[1.0; 2], &battery(0.5), (&[0.4, 1.2], &[0.2; 2]), &[2]);
    column(&found, |it| it.discharge, &[0.0, 1.0], "discharge");
    column(&found, |it| it.charge, &[0.0, 0.0], "charge");
    close(found.cost.pln(), 0.4, "cost");
    close(found.greedy_cost.pln(), 1.2, "greedy cost");
    close(found.idle_cost.pln(), 1.6, "cost without a battery");
}

#[test]
fn a_surplus_is_sold_where_that_brings_more_than_keeping_it() {
    // 1 kWh sold brings 0.9; kept, 0.8 kWh save 0.8.
    let found = run(&[1.0, 0.0], &[0.0, 1.0], &battery(0.0), (&[1.0; 2], &[0.9; 2]), &[2]);
    assert_eq!(found.start, Start::Idle);
    column(&found, |it| it.export, &[1.0, 0.0], "export");
    close(found.cost.pln(), 0.1, "cost");
    close(found.greedy_cost.pln(), 0.2, "greedy cost");
}

#[test]
fn what_would_be_curtailed_is_kept_first() {
    // 2 kWh over, 0.5 may be fed in, the battery takes 1 kWh an hour: 0.5 go out, 0.5 are lost.
    let battery = Battery { max_discharge: Power::from_kw(2.0), ..battery(0.0) };
    let site = Site {
        generation_kwh: &[2.0, 0.0],
        load_kwh: &[0.0, 2.0],
        battery: &battery,
        export_limit: Some(Power::from_kw(0.5)),
    };
    let market = Market {
        import_pln_per_kwh: &[1.0; 2],
        export_pln_per_kwh: &[0.9; 2],
        day_hours: &[2],
        grid_charging: false,
    };
    let found = dispatch_by_price(&site, &market).unwrap();
    // Idle: 0.5 fed in, 1.5 curtailed. The battery takes 1 of the curtailed; the fed in stays, as 0.9 > 0.8.
    // −0.5·0.9 + (2 − 0.8)·1.0 = 0.75. Greedy is the same here.
    close(found.cost.pln(), 0.75, "cost");
    close(found.greedy_cost.pln(), 0.75, "greedy cost");
    close(found.balance.totals.curtailed.kwh(), 0.5, "curtailed");
}

#[test]
fn room_is_left_for_what_would_be_lost() {
    // 1 kWh fits in. Hour 0: 0.5 over, which sold brings 0.9 a kWh and kept 0.8. Hour 1: 2 over, 0.5 may go out.
    // Greedy: 0.5 in, 0.4 arrive; 0.75 in, full; 0.5 out: −0.5·0.9 + 2 − 1 = 0.55.
    // After prices: 0.5 out; 1 in, 0.8 arrive, 0.5 out: −1.0·0.9 + 2 − 0.8 = 0.30.
    let battery =
        Battery { capacity: Energy::from_kwh(1.0), max_discharge: Power::from_kw(2.0), ..battery(0.0) };
    let site = Site {
        generation_kwh: &[0.5, 2.0, 0.0],
        load_kwh: &[0.0, 0.0, 2.0],
        battery: &battery,
        export_limit: Some(Power::from_kw(0.5)),
    };
    let market = Market {
        import_pln_per_kwh: &[1.0; 3],
        export_pln_per_kwh: &[0.9; 3],
        day_hours: &[3],
        grid_charging: true,
    };
    let found = dispatch_by_price(&site, &market).unwrap();
    close(found.cost.pln(), 0.30, "cost");
    close(found.greedy_cost.pln(), 0.55, "greedy cost");
    close(found.balance.totals.curtailed.kwh(), 0.5, "curtailed");
}

#[test]
fn the_cheaper_way_counts_its_losses() {
    // 1 kWh is in. Put off from hour 0 it costs 0.45 in hour 2; from the grid in hour 1 a kWh costs 0.40/0.8 = 0.50.
    let prices: (&[f64], &[f64]) = (&[0.45, 0.40, 1.2], &[0.2; 3]);
    let found = run(&[0.0; 3], &[1.0, 0.0, 1.0], &battery(0.5), prices, &[3]);
    close(found.cost.pln(), 0.45, "cost");
    // A tenth is lost in an hour. 0.7 kWh in hour 2 need 0.7/0.9/0.8 = 0.97222 in hour 1, or 0.7/0.81/0.8 = 1.08025 in
    // hour 0: 0.97222·0.43 = 0.41806 is less than 0.40 for a kWh from hour 0 and the rest from hour 1.
    let losing = Battery { self_discharge_per_hour: Ratio::from_fraction(0.1), ..battery(0.0) };
    let prices: (&[f64], &[f64]) = (&[0.40, 0.43, 1.2], &[0.2; 3]);
    let found = run(&[0.0; 3], &[0.0, 0.0, 0.7], &losing, prices, &[3]);
    close(found.cost.pln(), 0.7 / 0.72 * 0.43, "cost");
}

#[test]
fn a_gain_that_the_standing_loss_eats_is_left_alone() {
    // 0.4 kWh always stay in and lose nothing; with more in, half of all is lost in an hour. 1 kWh from the grid makes
    // 0.4 + 0.8 = 1.2, of which 0.6 are left, 0.2 to give: 0.2·1.2 = 0.24 saved for 0.40 paid. A kWh in plain would
    // gain 1.2 − 0.4/(0.8·0.5) = 0.2.
    let battery = Battery {
        soc_min: Ratio::from_fraction(0.2),
        self_discharge_per_hour: Ratio::from_fraction(0.5),
        ..battery(0.0)
    };
    let found = run(&[0.0; 2], &[1.0; 2], &battery, (&[0.4, 1.2], &[0.2; 2]), &[2]);
    column(&found, |it| it.charge, &[0.0, 0.0], "charge");
    close(found.cost.pln(), 1.6, "cost");
}

#[test]
fn nothing_is_known_of_the_next_day() {
    // The same prices as in the first case, but night and evening lie in two days.
    let prices: (&[f64], &[f64]) = (&[0.4, 0.4, 1.0, 1.2], &[0.2; 4]);
    let found = run(&[0.0; 4], &[1.0; 4], &battery(0.0), prices, &[2, 2]);
    // Within the second day 1.2 − 1.0/0.8 < 0: nothing pays.
    close(found.cost.pln(), 3.0, "cost");
    let wrong = Market {
        import_pln_per_kwh: prices.0,
        export_pln_per_kwh: prices.1,
        day_hours: &[2, 1],
        grid_charging: true,
    };
    let battery = battery(0.0);
    let site = Site { generation_kwh: &[0.0; 4], load_kwh: &[1.0; 4], battery: &battery, export_limit: None };
    assert_eq!(dispatch_by_price(&site, &wrong).unwrap_err().to_string(), "day_hours has 3 values, not 4");
}

#[test]
fn standing_losses_are_paid_for() {
    // Half is lost in every hour. To give 0.4 kWh in hour 2, 1.6 are needed after hour 0, 2 kWh from the grid: at 1 kW
    // only 1 kWh goes in, 0.8 arrive, 0.4 are left in hour 1, 0.2 in hour 2. From 0 to 1: 0.4 out of 1 in:
    // 1.2 − 0.4/0.4 = 0.2 gain a kWh.
    let battery = Battery { self_discharge_per_hour: Ratio::from_fraction(0.5), ..battery(0.0) };
    let found = run(&[0.0; 3], &[1.0; 3], &battery, (&[0.4, 1.2, 1.3], &[0.2; 3]), &[3]);
    column(&found, |it| it.discharge, &[0.0, 0.4, 0.0], "discharge");
    column(&found, |it| it.self_discharge, &[0.0, 0.4, 0.0], "standing loss");
    // 2·0.4 + 0.6·1.2 + 1.3 = 2.82 instead of 0.4 + 1.2 + 1.3 = 2.90.
    close(found.cost.pln(), 2.82, "cost");
    assert!(found.cost < Money::from_pln(2.9));
}

#[test]
fn the_surplus_that_brings_little_is_kept_and_the_other_is_sold() {
    // 0.8 kWh fit in. 1 kWh is over in each of two hours, sold for 0.9, then for 0.1. At once: kept in the first and sold
    // in the second, −0.1 + 0.2·1.0. After prices: sold in the first and kept in the second, −0.9 + 0.2·1.0.
    let small = Battery { capacity: Energy::from_kwh(0.8), ..battery(0.0) };
    let prices: (&[f64], &[f64]) = (&[1.0; 3], &[0.9, 0.1, 0.1]);
    let found = run(&[1.0, 1.0, 0.0], &[0.0, 0.0, 1.0], &small, prices, &[3]);
    assert_eq!(found.start, Start::Idle);
    column(&found, |it| it.export, &[1.0, 0.0, 0.0], "export");
    column(&found, |it| it.charge, &[0.0, 1.0, 0.0], "charge");
    close(found.cost.pln(), -0.7, "cost");
    close(found.greedy_cost.pln(), 0.1, "greedy cost");
}
