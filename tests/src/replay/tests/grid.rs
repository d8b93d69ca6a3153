//! The same faults of the sources that answer for a day, for a country, or for a circle on the map.

use std::cell::RefCell;

use portal::live::{Feed, Level, State, Trouble};
use portal_evidence::Class;
use portal_opendata::live::{
    Around, Days, EnergyChartsMix, EnergyChartsPrice, ParseError, Point, PseHisWlkCal, PseKseLoad, PsePdgsz,
    PseRcePln, SensorCommunity, Source,
};
use portal_units::CivilDate;

use super::faults::{FAULTS, Page, assert_healthy, is_due, plan};
use crate::replay::{Fault, Publisher, Service, path_of, tell_fault_cells};

/// More than the interval of a feed, whatever its spread. \[s\]
const NEXT_S: i64 = 661;

/// Plays every fault that the source can have, first without and then with an earlier answer; gives their number.
fn each_fault<S: Source>(publisher: Publisher, query: &S::Query) -> usize {
    // These answers carry no clock: one that is off shows as another day's answer, or not at all.
    let faults = FAULTS.into_iter().filter(|it| !matches!(it, Fault::ClockOff(_)));
    // The sensors of citizens stand in any order.
    let has_order = S::META.slug != "sensor-community";
    let faults = faults.filter(|it| has_order || *it != Fault::Unordered);
    let cells = faults.map(|fault| {
        let cell = format!("{} {fault:?}", S::META.slug);
        let page = Page::open();
        let base = format!("{}{}", page.replay.origin(), path_of(S::META.slug).unwrap());
        let feed = RefCell::new(Feed::new(plan::<S>(Some(S::url(&base, query)), None), 9));
        let due = |reason: &Trouble| match fault {
            // Of a day that has not come the reports know nothing.
            Fault::Stale if S::META.slug.starts_with("pse") => {
                matches!(reason, Trouble::Unreadable(ParseError::Empty { .. }))
            }
            Fault::Empty if has_order => matches!(reason, Trouble::Unreadable(ParseError::Empty { .. })),
            // A circle without sensors is an answer.
            Fault::Empty => *reason == Trouble::NoValues,
            // The day of the advice may begin later, but has no hour more.
            Fault::Unordered if S::META.slug == "pse-pdgsz" => {
                matches!(reason, Trouble::Unreadable(ParseError::Count { got: 24, wanted: 23, .. }))
            }
            _ => is_due(reason, Service::Forecast, fault),
        };
        let play = |has_earlier: bool| {
            page.replay.set_fault(publisher, fault);
            page.play_one(&feed);
            let tile = feed.borrow().tile(page.now.get());
            let [(Level::Live, reason)] = tile.troubles.as_slice() else {
                panic!("{cell}: {:?}", tile.troubles)
            };
            assert!(due(reason), "{cell}: {reason:?}");
            let level = tile.shown.as_ref().map(|it| (it.level, it.class));
            let is_old = matches!(reason, Trouble::Old { .. });
            let copy = Some((Level::Kept, Class::Copy));
            assert_eq!(level, if has_earlier || is_old { copy } else { None }, "{cell}");
            page.play();
            for other in Service::ALL {
                assert_healthy(
                    &page,
                    other,
                    if has_earlier && other == Service::Gios { NEXT_S * 2 } else { 0 },
                    &cell,
                );
            }
            page.replay.set_fault(publisher, Fault::None);
        };
        play(false);
        page.wait_s(NEXT_S);
        page.play_one(&feed);
        let tile = feed.borrow().tile(page.now.get());
        let shown = tile.shown.as_ref().map(|it| (it.level, it.class));
        assert_eq!((tile.state, shown), (State::Fresh, Some((Level::Live, S::META.class))), "{cell}, over");
        page.wait_s(NEXT_S);
        play(true);
    });
    2 * cells.count()
}

#[test]
fn every_fault_of_a_report_of_the_grid_or_of_the_citizens_leaves_a_copy_or_nothing_and_heals() {
    let today = CivilDate::new(2026, 6, 15).unwrap();
    let days = Days { area: "pl".to_owned(), first: today, last: today };
    let around = Around { at: Point { latitude: 51.207, longitude: 16.155 }, radius_km: 10.0 };
    let cells = each_fault::<PseRcePln>(Publisher::PseRcePln, &today)
        + each_fault::<PsePdgsz>(Publisher::PsePdgsz, &today)
        + each_fault::<PseHisWlkCal>(Publisher::PseHisWlkCal, &today)
        + each_fault::<PseKseLoad>(Publisher::PseKseLoad, &today)
        + each_fault::<EnergyChartsMix>(Publisher::EnergyChartsMix, &days)
        + each_fault::<EnergyChartsPrice>(Publisher::EnergyChartsPrice, &days)
        + each_fault::<SensorCommunity>(Publisher::SensorCommunity, &around);
    tell_fault_cells(cells, "of the grid and the citizens");
}
