//! Prices by hour and the capacity charge, by cases worked by hand. All prices are made up.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::load::DayKind::{self, Saturday, Sunday, Workday};
use portal_model::tariff::{
    CapacityBand, CapacityHour, FirmStep, LocalHours, PeakHours, Tariff, Window, Zone, ZonePrices, cost,
    firm_charge, household_charge, monthly_costs,
};
use portal_units::{CivilDate, Energy, EnergyPrice, Instant, Money, Ratio, ZoneRule};

fn warsaw() -> ZoneRule {
    ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
}

fn hours_from<'a>(
    start: &str,
    hours: usize,
    zone: &'a ZoneRule,
    holidays: &'a [CivilDate],
) -> LocalHours<'a> {
    LocalHours { first_hour: Instant::parse(start).unwrap(), hours, zone, holidays }
}

fn price(value: f64) -> EnergyPrice {
    EnergyPrice::from_pln_per_kwh(value)
}

fn window(months: impl IntoIterator<Item = u8>, days: &[DayKind], from: u8, to: u8) -> Window {
    Window { months: months.into_iter().collect(), days: days.to_vec(), from, to }
}

/// Cheap 22–6 and 13–15, in summer 15–17, all day on Saturdays and Sundays.
fn two_zones() -> Tariff {
    let all = [Workday, Saturday, Sunday];
    Tariff::Zones(ZonePrices {
        zones: vec![Zone {
            price: price(0.6),
            windows: vec![
                window(1..=12, &all, 22, 6),
                window([1, 2, 3, 10, 11, 12], &all, 13, 15),
                window(4..=9, &all, 15, 17),
                window(1..=12, &[Saturday, Sunday], 0, 24),
            ],
        }],
        otherwise: price(1.2),
    })
}

/// Local hours of the day with the cheap price.
fn cheap(start: &str, hours: usize, holidays: &[CivilDate]) -> Vec<usize> {
    let prices = two_zones().hourly_pln_per_kwh(&hours_from(start, hours, &warsaw(), holidays)).unwrap();
    (0..hours).filter(|hour| prices[*hour] < 0.9).collect()
}

#[test]
fn a_window_that_ends_where_it_begins_is_the_whole_day() {
    let zones = vec![Zone { price: price(0.5), windows: vec![window(1..=12, &[Workday], 7, 7)] }];
    let tariff = Tariff::Zones(ZonePrices { zones, otherwise: price(1.0) });
    // Tuesday 14 January 2025 in Warsaw.
    let prices = tariff.hourly_pln_per_kwh(&hours_from("2025-01-13T23:00Z", 24, &warsaw(), &[])).unwrap();
    assert_eq!(prices, [0.5; 24]);
}

#[test]
fn two_zones_follow_the_local_clock_the_weekday_and_the_holiday() {
    // Tuesday 14 January 2025 begins in Warsaw at 23:00 UTC the day before.
    assert_eq!(cheap("2025-01-13T23:00Z", 24, &[]), [0, 1, 2, 3, 4, 5, 13, 14, 22, 23]);
    // Tuesday 15 July 2025 begins at 22:00 UTC; the cheap afternoon is later.
    assert_eq!(cheap("2025-07-14T22:00Z", 24, &[]), [0, 1, 2, 3, 4, 5, 15, 16, 22, 23]);
    // Saturday 18 January 2025.
    assert_eq!(cheap("2025-01-17T23:00Z", 24, &[]).len(), 24);
    // Tuesday 11 November 2025 is a holiday only when it is said to be one.
    let holiday = CivilDate::new(2025, 11, 11).unwrap();
    assert_eq!(cheap("2025-11-10T23:00Z", 24, &[holiday]).len(), 24);
    assert_eq!(cheap("2025-11-10T23:00Z", 24, &[]).len(), 10);
}

#[test]
fn the_days_of_the_changed_clock_have_23_and_25_hours() {
    let zone = warsaw();
    // 30 March and 26 October 2025.
    assert_eq!(hours_from("2025-03-28T23:00Z", 24 + 23 + 24, &zone, &[]).days(), [24, 23, 24]);
    assert_eq!(hours_from("2025-10-24T22:00Z", 24 + 25 + 1, &zone, &[]).days(), [24, 25, 1]);
    // 30 March again: 02:00 is missing, so the sixth cheap hour of the night is not there: 0, 1, 3, 4, 5.
    let prices = Tariff::Zones(ZonePrices {
        zones: vec![Zone { price: price(0.5), windows: vec![window(1..=12, &[Sunday], 22, 6)] }],
        otherwise: price(1.0),
    })
    .hourly_pln_per_kwh(&hours_from("2025-03-29T23:00Z", 23, &zone, &[]))
    .unwrap();
    assert_eq!(prices.iter().filter(|it| **it < 0.9).count(), 5 + 2);
}

#[test]
fn months_are_those_of_the_place() {
    let zone = warsaw();
    // 31 December 22:00 UTC is 23:00 in Warsaw; an hour later the new year has begun there.
    let hours = hours_from("2024-12-31T22:00Z", 3, &zone, &[]);
    assert_eq!(hours.months(), [0, 1, 1]);
    // 2·0.5 + nothing more in December; 3·0.5 + 5·0.8 in January.
    let costs = monthly_costs(&[2.0, 3.0, 5.0], &[0.5, 0.5, 0.8], &hours).unwrap();
    assert_eq!(costs, [Money::from_pln(1.0), Money::from_pln(5.5)]);
    assert_eq!(cost(&[2.0, 3.0, 5.0], &[0.5, 0.5, 0.8]).unwrap(), Money::from_pln(6.5));
}

#[test]
fn a_flat_and_an_hourly_tariff_are_what_they_say() {
    let zone = warsaw();
    let hours = hours_from("2025-01-01T00:00Z", 3, &zone, &[]);
    assert_eq!(Tariff::Flat(price(1.1)).hourly_pln_per_kwh(&hours).unwrap(), [1.1; 3]);
    let hourly = Tariff::Hourly(vec![price(0.4), price(-0.1), price(0.9)]);
    assert_eq!(hourly.hourly_pln_per_kwh(&hours).unwrap(), [0.4, -0.1, 0.9]);
    let short = Tariff::Hourly(vec![price(0.4)]).hourly_pln_per_kwh(&hours).unwrap_err();
    assert_eq!(short.to_string(), "price has 1 values, not 3");
    let odd = Tariff::Zones(ZonePrices {
        zones: vec![Zone { price: price(0.5), windows: vec![window([13], &[Sunday], 0, 6)] }],
        otherwise: price(1.0),
    });
    assert_eq!(odd.hourly_pln_per_kwh(&hours).unwrap_err().to_string(), "month = 13 lies outside 1 to 12");
}

#[test]
fn a_household_pays_by_its_band_and_the_border_belongs_where_the_law_says() {
    // Below 500, from 500 to 1200, above 1200 to 2800, above 2800 kWh a year.
    let band = |up_to: Option<f64>, includes_end, monthly| CapacityBand {
        up_to: up_to.map(Energy::from_kwh),
        includes_end,
        monthly: Money::from_pln(monthly),
    };
    let bands = [
        band(Some(500.0), false, 1.0),
        band(Some(1200.0), true, 2.0),
        band(Some(2800.0), true, 3.0),
        band(None, false, 4.0),
    ];
    let charge = |kwh| household_charge(Energy::from_kwh(kwh), &bands).unwrap().map(Money::pln);
    for (kwh, pln) in [
        (0.0, 1.0),
        (499.9, 1.0),
        (500.0, 2.0),
        (1200.0, 2.0),
        (1200.1, 3.0),
        (2800.0, 3.0),
        (2800.1, 4.0),
        (9e4, 4.0),
    ] {
        assert_eq!(charge(kwh), Some(pln), "{kwh} kWh");
    }
    assert_eq!(household_charge(Energy::from_kwh(3000.0), &bands[..3]).unwrap(), None);
    assert!(household_charge(Energy::from_kwh(-1.0), &bands).is_err());
}

#[test]
fn a_firm_pays_less_the_flatter_its_use() {
    // Monday 13 January 2025; chosen hours 7 to 21 inclusive: fifteen, nine others.
    let zone = warsaw();
    let hours = PeakHours { from: 7, to: 22 }.classify(&hours_from("2025-01-12T23:00Z", 24, &zone, &[]));
    assert_eq!(hours.iter().filter(|it| **it == CapacityHour::Peak).count(), 15);
    assert_eq!(hours.iter().filter(|it| **it == CapacityHour::OtherWorkday).count(), 9);
    let ratio = |it| Some(Ratio::from_fraction(it));
    let steps = [(ratio(0.05), 0.17), (ratio(0.10), 0.5), (ratio(0.15), 0.83), (None, 1.0)]
        .map(|(below, share)| FirmStep { below, coefficient: Ratio::from_fraction(share) });
    // 100 kWh in each other hour; 15 chosen hours of so many kWh at 0.2 PLN/kWh.
    let charge = |peak: f64, other: f64| {
        let use_kwh: Vec<f64> =
            hours.iter().map(|it| if *it == CapacityHour::Peak { peak } else { other }).collect();
        firm_charge(&use_kwh, &hours, price(0.2), &steps).unwrap().unwrap().pln()
    };
    for (peak, want) in [
        (100.0, 15.0 * 100.0 * 0.2 * 0.17), // no difference: 51.00
        (50.0, 15.0 * 50.0 * 0.2 * 0.17),   // more at night: 25.50
        (108.0, 15.0 * 108.0 * 0.2 * 0.5),  // 8 %: 162.00
        (112.0, 15.0 * 112.0 * 0.2 * 0.83), // 12 %: 278.88
        (115.0, 15.0 * 115.0 * 0.2),        // 15 % exactly is the last: 345.00
    ] {
        // 1.15 − 1 is a little less than 0.15 in binary; a hundredth of a watt hour puts it above.
        assert!((charge(peak + 1e-9, 100.0) - want).abs() < 1e-6, "{peak}: {}", charge(peak, 100.0));
    }
    // A difference of exactly the limit is "not less" and belongs to the next step: 125 to 100 is a quarter.
    let quarter = [(ratio(0.25), 0.5), (None, 1.0)]
        .map(|(below, share)| FirmStep { below, coefficient: Ratio::from_fraction(share) });
    let even: Vec<f64> =
        hours.iter().map(|it| if *it == CapacityHour::Peak { 125.0 } else { 100.0 }).collect();
    let at_limit = firm_charge(&even, &hours, price(0.2), &quarter).unwrap().unwrap().pln();
    assert!((at_limit - 15.0 * 125.0 * 0.2).abs() < 1e-9, "{at_limit}");
    // Nothing outside the chosen hours: the last step.
    assert!((charge(10.0, 0.0) - 30.0).abs() < 1e-9);
    assert!(charge(0.0, 0.0).abs() < 1e-12);
}

#[test]
fn a_free_day_has_no_chosen_hours() {
    let zone = warsaw();
    // Saturday 18 January 2025.
    let hours = PeakHours { from: 7, to: 22 }.classify(&hours_from("2025-01-17T23:00Z", 24, &zone, &[]));
    assert!(hours.iter().all(|it| *it == CapacityHour::Free));
    let charge = firm_charge(&[5.0; 24], &hours, price(0.2), &[]).unwrap();
    assert_eq!(charge, Some(Money::ZERO));
}
