//! Laws of storage, exchange and hard days that hold for any input.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::storage::{
    Battery, ClusterPrices, Dispatch, LocalPrice, Market, Member, Shared, Site, Start, balance,
    dispatch_by_price, exchange, stress,
};
use portal_units::{Energy, EnergyPrice, Power, Ratio};
use proptest::prelude::*;

fn battery(capacity: f64, power: f64, standing: f64, start: f64) -> Battery {
    Battery {
        capacity: Energy::from_kwh(capacity),
        max_charge: Power::from_kw(power),
        max_discharge: Power::from_kw(power),
        soc_min: Ratio::from_fraction(0.1),
        soc_max: Ratio::from_fraction(0.95),
        soc_start: Ratio::from_fraction(start),
        eta_charge: Ratio::from_fraction(0.93),
        eta_discharge: Ratio::from_fraction(0.9),
        self_discharge_per_hour: Ratio::from_fraction(standing),
    }
}

fn batteries() -> impl Strategy<Value = Battery> {
    (0.0..20.0, 0.0..5.0, prop_oneof![Just(0.0), Just(1.0), 0.0..0.1], 0.0..1.0)
        .prop_map(|(capacity, power, standing, start)| battery(capacity, power, standing, start))
}

fn hours(count: usize, most: f64) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![Just(0.0), 0.0..most], count)
}

/// Generation, load, import price and export price of some days.
fn market() -> impl Strategy<Value = [Vec<f64>; 4]> {
    (1_usize..80).prop_flat_map(|count| {
        let price = |low: f64, high: f64| prop::collection::vec(low..high, count);
        (hours(count, 8.0), hours(count, 4.0), price(-0.2, 2.0), price(-0.2, 1.5)).prop_map(<[_; 4]>::from)
    })
}

fn days(hours: usize) -> Vec<usize> {
    let mut days = vec![24; hours / 24];
    days.push(hours % 24);
    days
}

fn dispatch(series: &[Vec<f64>; 4], battery: &Battery, limit: Option<f64>, grid_charging: bool) -> Dispatch {
    let [generation, load, import, export] = series;
    let site =
        Site { generation_kwh: generation, load_kwh: load, battery, export_limit: limit.map(Power::from_kw) };
    let days = days(load.len());
    let market =
        Market { import_pln_per_kwh: import, export_pln_per_kwh: export, day_hours: &days, grid_charging };
    dispatch_by_price(&site, &market).unwrap()
}

proptest! {
    #[test]
    fn following_prices_never_costs_more_than_not(
        series in market(), battery in batteries(), limit in prop::option::of(0.0..6.0), grid in any::<bool>(),
    ) {
        let found = dispatch(&series, &battery, limit, grid);
        prop_assert!(found.cost.pln() <= found.greedy_cost.pln() + 1e-9);
        prop_assert!(found.cost.pln() <= found.idle_cost.pln() + 1e-9);
    }

    #[test]
    fn a_plan_by_price_keeps_energy_and_every_limit(
        series in market(), battery in batteries(), limit in prop::option::of(0.0..6.0), grid in any::<bool>(),
    ) {
        let found = dispatch(&series, &battery, limit, grid);
        let capacity = battery.capacity.kwh();
        let keeps = 1.0 - battery.self_discharge_per_hour.fraction();
        let mut soc = found.balance.totals.soc_start.kwh();
        for ((it, generation), load) in found.balance.hours.iter().zip(&series[0]).zip(&series[1]) {
            let lost = it.charge * (1.0 - 0.93) + it.discharge * (1.0 / 0.9 - 1.0) + it.self_discharge;
            let into = generation + it.import + soc;
            let out = load + it.export + it.curtailed + lost + it.soc;
            prop_assert!((into - out).abs() <= 1e-9 * into.max(1.0), "{into} in, {out} out");
            // The standing loss is that of the rule.
            let kept = f64::max(soc.min(0.1 * capacity), soc * keeps);
            prop_assert!((soc - it.self_discharge - kept).abs() < 1e-9, "{it:?} after {soc}");
            prop_assert!(it.soc <= 0.95 * capacity + 1e-9 && it.soc >= 0.1 * capacity * keeps - 1e-9);
            prop_assert!(it.charge <= battery.max_charge.kw() + 1e-9);
            prop_assert!(it.discharge <= battery.max_discharge.kw() + 1e-9);
            prop_assert!(it.charge == 0.0 || it.discharge == 0.0);
            prop_assert!(it.export < 1e-9 || it.import < 1e-9, "{it:?}");
            // Nothing goes from the battery into the grid, and from the grid into the battery only when it may.
            prop_assert!(it.discharge <= load - it.direct + 1e-9);
            prop_assert!(grid || it.charge <= generation - it.direct + 1e-9);
            prop_assert!(it.export <= limit.unwrap_or(f64::INFINITY));
            for flow in [it.direct, it.charge, it.discharge, it.import, it.export, it.curtailed, it.self_discharge] {
                prop_assert!(flow >= -1e-9, "{it:?}");
            }
            soc = it.soc;
        }
    }

    #[test]
    fn each_day_ends_as_the_rule_it_started_from(series in market(), battery in batteries()) {
        let found = dispatch(&series, &battery, None, true);
        let idle = Battery { max_charge: Power::ZERO, max_discharge: Power::ZERO, ..battery };
        let rule = if found.start == Start::Greedy { battery } else { idle };
        let plain = balance(&series[0], &series[1], &rule, None).unwrap();
        let mut last = 0;
        for length in days(series[1].len()).into_iter().filter(|it| *it > 0) {
            last += length;
            prop_assert!((found.balance.hours[last - 1].soc - plain.hours[last - 1].soc).abs() < 1e-9);
        }
    }

    #[test]
    fn without_a_battery_or_use_prices_change_nothing(series in market(), battery in batteries()) {
        let bare = dispatch(&series, &Battery::NONE, None, true);
        let plain = balance(&series[0], &series[1], &Battery::NONE, None).unwrap();
        prop_assert_eq!(bare.balance, plain);
        prop_assert!(bare.cost == bare.idle_cost && bare.cost == bare.greedy_cost);
        let nothing = vec![0.0; series[0].len()];
        let [.., import, export] = series;
        let idle = dispatch(&[nothing.clone(), nothing, import, export], &battery, None, true);
        prop_assert!(idle.cost.pln().abs() < 1e-12);
        prop_assert_eq!(idle.balance.totals.charge, Energy::ZERO);
    }

    #[test]
    fn one_price_leaves_nothing_to_gain_from_the_grid(
        series in market(), battery in batteries(), price in 0.1..2.0,
    ) {
        let [generation, load, ..] = series;
        let flat = [generation.clone(), load.clone(), vec![price; load.len()], vec![0.0; load.len()]];
        let found = dispatch(&flat, &battery, None, true);
        for (it, (generation, load)) in found.balance.hours.iter().zip(generation.iter().zip(&load)) {
            prop_assert!(it.charge <= (generation - load).max(0.0) + 1e-9);
        }
    }

    #[test]
    fn the_limit_of_export_only_moves_energy_into_curtailment(
        series in market(), battery in batteries(), limit in 0.0..6.0, more in 0.0..6.0,
    ) {
        let run = |limit: Option<f64>| {
            balance(&series[0], &series[1], &battery, limit.map(Power::from_kw)).unwrap().totals
        };
        let (free, wide, tight) = (run(None), run(Some(limit + more)), run(Some(limit)));
        prop_assert!(free.curtailed == Energy::ZERO);
        prop_assert!(tight.curtailed >= wide.curtailed && tight.export <= wide.export);
        for it in [wide, tight] {
            prop_assert!((it.export + it.curtailed - free.export).kwh().abs() < 1e-9);
            prop_assert!(it.import == free.import && it.charge == free.charge);
        }
    }

    #[test]
    fn a_cluster_keeps_energy_and_money(
        parts in prop::collection::vec(0.0..1.0, 3), series in market(), own in batteries(), shared in batteries(),
        limit in prop::option::of(0.0..6.0), fee in 0.0..0.5, share in 0.0..1.0, by_ratio in any::<bool>(),
    ) {
        let [generation, load, import, export] = &series;
        let scaled: Vec<(Vec<f64>, Vec<f64>)> = parts
            .iter()
            .map(|part| {
                let times = |values: &[f64], by: f64| values.iter().map(|it| it * by).collect::<Vec<_>>();
                (times(generation, *part), times(load, 1.0 - part))
            })
            .collect();
        let members: Vec<_> = scaled
            .iter()
            .map(|(generation_kwh, load_kwh)| Member { generation_kwh, load_kwh, battery: own })
            .collect();
        let local = if by_ratio { LocalPrice::SupplyToDemand } else { LocalPrice::Share(Ratio::from_fraction(share)) };
        // What is bought outside is never cheaper than what is sold, with room for the fee.
        let import: Vec<f64> = import.iter().zip(export).map(|(buy, sell)| sell + fee + buy.abs()).collect();
        let prices = ClusterPrices {
            import_pln_per_kwh: &import,
            export_pln_per_kwh: export,
            network_fee: EnergyPrice::from_pln_per_kwh(fee),
            local,
        };
        let shared = Shared { battery: shared, export_limit: limit.map(Power::from_kw) };
        let found = exchange(&members, &shared, &prices).unwrap();
        let sum = |part: fn(&portal_model::storage::MemberYear) -> f64| found.members.iter().map(part).sum::<f64>();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
        // Between members and the border nothing is lost.
        let exchanged: f64 = found.hours.iter().map(|it| it.exchanged).sum();
        prop_assert!(near(sum(|it| it.sold.kwh()), exchanged + found.shared.charge.kwh()));
        prop_assert!(near(sum(|it| it.bought.kwh()), exchanged + found.shared.discharge.kwh()));
        prop_assert!(near(sum(|it| it.import.kwh()), found.shared.import.kwh()));
        prop_assert!(near(sum(|it| it.export.kwh()), found.shared.export.kwh()));
        prop_assert!(near(sum(|it| it.curtailed.kwh()), found.shared.curtailed.kwh()));
        for it in &found.members {
            prop_assert!(near((it.sold + it.export + it.curtailed).kwh(), it.own.export.kwh()));
            prop_assert!(near((it.bought + it.import).kwh(), it.own.import.kwh()));
        }
        // What members pay is what the outside, the network and the shared battery get.
        let outside: f64 = found.hours.iter().zip(import.iter().zip(export))
            .map(|(it, (buy, sell))| it.import * buy - it.export * sell).sum();
        let paid = sum(|it| it.cost.pln());
        prop_assert!(near(paid, outside + found.network_income.pln() + found.store_income.pln()));
        for (it, (buy, sell)) in found.hours.iter().zip(import.iter().zip(export)) {
            prop_assert!(it.local_pln_per_kwh >= sell - 1e-9 && it.local_pln_per_kwh + fee <= buy + 1e-9);
        }
        if limit.is_none() {
            for it in &found.members {
                prop_assert!(it.cost.pln() <= it.cost_alone.pln() + 1e-9 * it.cost_alone.pln().abs().max(1.0));
            }
        }
    }

    #[test]
    fn a_stronger_connection_never_serves_less(
        series in market(), battery in batteries(), limit in 0.0..4.0, more in 0.0..4.0,
    ) {
        let site = Site { generation_kwh: &series[0], load_kwh: &series[1], battery: &battery, export_limit: None };
        let run = |limit: f64| stress(&site, 0..series[1].len(), Some(Power::from_kw(limit))).unwrap();
        let (weak, strong) = (run(limit), run(limit + more));
        prop_assert!(strong.unserved <= weak.unserved && weak.unserved <= weak.import);
        prop_assert!(run(weak.peak_import.kw()).unserved == Energy::ZERO);
        let whole = balance(&series[0], &series[1], &battery, None).unwrap().totals;
        prop_assert!(weak.import == whole.import && weak.soc_end == whole.soc_end);
    }
}
