//! A cluster by hours worked by hand. All prices are made up.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::storage::{Battery, Cluster, ClusterPrices, LocalPrice, Member, Shared, exchange};
use portal_units::{Energy, EnergyPrice, Power, Ratio};

const ALONE: Shared = Shared { battery: Battery::NONE, export_limit: None };

fn run(members: &[(&[f64], &[f64])], shared: &Shared, local: LocalPrice, fee: f64) -> Cluster {
    let hours = members.first().unwrap().0.len();
    let members: Vec<_> = members
        .iter()
        .map(|(generation_kwh, load_kwh)| Member { generation_kwh, load_kwh, battery: Battery::NONE })
        .collect();
    let (import, export) = (vec![1.0; hours], vec![0.2; hours]);
    let prices = ClusterPrices {
        import_pln_per_kwh: &import,
        export_pln_per_kwh: &export,
        network_fee: EnergyPrice::from_pln_per_kwh(fee),
        local,
    };
    exchange(&members, shared, &prices).unwrap()
}

fn close(got: f64, want: f64, what: &str) {
    assert!((got - want).abs() < 1e-9, "{what} is {got}, not {want}");
}

const MIDDLE: LocalPrice = LocalPrice::Share(Ratio::from_fraction(0.5));

#[test]
fn three_members_share_an_hour() {
    // A has 6 kWh to spare; B lacks 3, C lacks 1. 4 are exchanged, 2 go out. Middle of 0.2 and 1.0: 0.6.
    let found = run(&[(&[7.0], &[1.0]), (&[0.0], &[3.0]), (&[1.0], &[2.0])], &ALONE, MIDDLE, 0.0);
    let [a, b, c] = found.members.as_slice() else { panic!("three members") };
    close(found.hours[0].local_pln_per_kwh, 0.6, "price inside");
    close(a.sold.kwh(), 4.0, "sold by A");
    close(a.export.kwh(), 2.0, "exported by A");
    close(b.bought.kwh(), 3.0, "bought by B");
    close(c.bought.kwh(), 1.0, "bought by C");
    // A: −4·0.6 − 2·0.2 = −2.8 instead of −6·0.2 = −1.2; B: 1.8 instead of 3; C: 0.6 instead of 1.
    close(a.cost.pln(), -2.8, "cost of A");
    close(a.cost_alone.pln(), -1.2, "cost of A alone");
    close(b.cost.pln(), 1.8, "cost of B");
    close(c.cost.pln(), 0.6, "cost of C");
    // 6 kWh are used, none from outside; of 8 made 2 leave.
    close(found.autarky().unwrap().fraction(), 1.0, "autarky");
    close(found.self_consumption().unwrap().fraction(), 0.75, "self-consumption");
    assert_eq!((found.peak_import(), found.peak_export()), (Power::ZERO, Power::from_kw(2.0)));
}

#[test]
fn too_little_is_shared_in_proportion() {
    // A has 2 kWh to spare; B lacks 6, C lacks 2: a quarter for each, 1.5 and 0.5.
    let found = run(&[(&[2.0], &[0.0]), (&[0.0], &[6.0]), (&[0.0], &[2.0])], &ALONE, MIDDLE, 0.0);
    let [_, b, c] = found.members.as_slice() else { panic!("three members") };
    close(b.bought.kwh(), 1.5, "bought by B");
    close(b.import.kwh(), 4.5, "imported by B");
    close(c.bought.kwh(), 0.5, "bought by C");
    close(c.import.kwh(), 1.5, "imported by C");
    // B: 1.5·0.6 + 4.5·1.0.
    close(b.cost.pln(), 5.4, "cost of B");
}

#[test]
fn the_price_follows_supply_and_demand() {
    // 0.2·1.0 / (0.8·S/D + 0.2) at S/D = 0.25: 0.2 / 0.4 = 0.5; at 2: the export price; at 0: the import price.
    let price = |surplus: f64| {
        let members: [(&[f64], &[f64]); 2] = [(&[surplus], &[0.0]), (&[0.0], &[8.0])];
        run(&members, &ALONE, LocalPrice::SupplyToDemand, 0.0).hours[0].local_pln_per_kwh
    };
    close(price(2.0), 0.5, "price at a quarter");
    close(price(16.0), 0.2, "price of plenty");
    close(price(8.0), 0.2, "price in balance");
    close(price(0.0), 1.0, "price without supply");
}

#[test]
fn energy_that_is_worth_nothing_outside_is_worth_nothing_inside() {
    // 2 kWh for 8: outside they would cost 0.1 to give away; inside they are free, or as cheap as what comes in.
    let price = |import: f64, export: f64| {
        let members = [(&[2.0], &[0.0]), (&[0.0], &[8.0])].map(|(generation_kwh, load_kwh)| Member {
            generation_kwh,
            load_kwh,
            battery: Battery::NONE,
        });
        let prices = ClusterPrices {
            import_pln_per_kwh: &[import],
            export_pln_per_kwh: &[export],
            network_fee: EnergyPrice::ZERO,
            local: LocalPrice::SupplyToDemand,
        };
        exchange(&members, &ALONE, &prices).unwrap().hours[0].local_pln_per_kwh
    };
    close(price(1.0, -0.1), 0.0, "price of energy that nobody wants");
    close(price(-0.05, -0.1), -0.05, "price where all are paid to take energy");
}

#[test]
fn the_network_is_paid_for_what_is_bought_inside() {
    // With a fee of 0.3 the price lies between 0.2 and 0.7: 0.45. B pays 0.45 + 0.3 for 3 kWh.
    let found = run(&[(&[3.0], &[0.0]), (&[0.0], &[3.0])], &ALONE, MIDDLE, 0.3);
    close(found.members[1].cost.pln(), 2.25, "cost of B");
    close(found.members[0].cost.pln(), -1.35, "cost of A");
    close(found.network_income.pln(), 0.9, "income of the network");
    // A fee of 1 leaves no room: nobody sells below what the outside pays.
    let dear = run(&[(&[3.0], &[0.0]), (&[0.0], &[3.0])], &ALONE, MIDDLE, 1.0);
    close(dear.hours[0].local_pln_per_kwh, 0.2, "price without room");
}

#[test]
fn the_shared_battery_takes_what_no_member_needs() {
    // Hour 0: 4 kWh too many; the battery takes 2 (1.6 arrive), 1 goes out, 1 is curtailed. Hour 1: 3 are missing; the
    // battery gives 1.6, outside 1.4.
    let shared = Shared {
        battery: Battery {
            capacity: Energy::from_kwh(5.0),
            max_charge: Power::from_kw(2.0),
            max_discharge: Power::from_kw(2.0),
            eta_charge: Ratio::from_fraction(0.8),
            ..Battery::NONE
        },
        export_limit: Some(Power::from_kw(1.0)),
    };
    let found = run(&[(&[5.0, 0.0], &[1.0, 0.0]), (&[0.0, 0.0], &[0.0, 3.0])], &shared, MIDDLE, 0.0);
    let [a, b] = found.members.as_slice() else { panic!("two members") };
    close(a.sold.kwh(), 2.0, "sold by A");
    close(a.export.kwh(), 1.0, "exported by A");
    close(a.curtailed.kwh(), 1.0, "curtailed");
    close(b.bought.kwh(), 1.6, "bought by B");
    close(b.import.kwh(), 1.4, "imported by B");
    // Bought 2 and sold 1.6 at 0.6.
    close(found.store_income.pln(), -0.24, "income of the battery");
    // 4 kWh used, 1.4 from outside; of 5 made 1 goes out and 1 is curtailed.
    close(found.autarky().unwrap().fraction(), 0.65, "autarky");
    close(found.self_consumption().unwrap().fraction(), 0.6, "self-consumption");
    close(found.peak_import().kw(), 1.4, "largest import");
    close(found.peak_export().kw(), 1.0, "largest export");
}

#[test]
fn a_cluster_without_members_has_no_shares() {
    let prices = ClusterPrices {
        import_pln_per_kwh: &[1.0],
        export_pln_per_kwh: &[0.2],
        network_fee: EnergyPrice::ZERO,
        local: MIDDLE,
    };
    let found = exchange(&[], &ALONE, &prices).unwrap();
    assert_eq!((found.autarky(), found.self_consumption()), (None, None));
    let short = Member { generation_kwh: &[1.0, 1.0], load_kwh: &[1.0, 1.0], battery: Battery::NONE };
    assert_eq!(exchange(&[short], &ALONE, &prices).unwrap_err().to_string(), "load has 2 values, not 1");
}

#[test]
fn what_is_wrong_with_prices_is_named() {
    let refused = |import: &[f64], export: &[f64], fee: f64, share: f64| {
        let prices = ClusterPrices {
            import_pln_per_kwh: import,
            export_pln_per_kwh: export,
            network_fee: EnergyPrice::from_pln_per_kwh(fee),
            local: LocalPrice::Share(Ratio::from_fraction(share)),
        };
        exchange(&[], &ALONE, &prices).unwrap_err().to_string()
    };
    assert_eq!(refused(&[1.0, f64::NAN], &[0.2; 2], 0.0, 0.5), "import_price is not a number at position 1");
    assert_eq!(refused(&[1.0], &[0.2; 2], 0.0, 0.5), "export_price has 2 values, not 1");
    assert_eq!(refused(&[1.0], &[0.2], 101.0, 0.5), "network_fee = 101 lies outside 0 to 100");
    assert_eq!(refused(&[1.0], &[0.2], 0.0, 1.5), "share = 1.5 lies outside 0 to 1");
}
