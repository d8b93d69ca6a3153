//! A device that goes offline and comes back, answers whose order means nothing, and sources that nobody replays.

use std::cell::RefCell;

use portal::live::{Feed, Level, Plan, State, Trouble};
use portal::net::NetError;
use portal_evidence::Class;
use portal_opendata::live::{
    Around, Days, EnergyChartsMix, EnergyChartsPrice, GiosSnapshot, Meta, OpenMeteoAirQuality,
    OpenMeteoForecast, Point, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln, Record, SensorCommunity, Source,
};
use portal_units::CivilDate;

use super::faults::{Page, plan};
use crate::replay::{Fault, Publisher, Service, Target, path_of, tell_fault_cells};

/// More than the interval of a feed, whatever its spread. \[s\]
const NEXT_S: i64 = 661;
const PLACE: Point = Point { latitude: 51.207, longitude: 16.155 };

/// The plan of a source that is asked itself.
fn asked<S: Source>(page: &Page, query: &S::Query) -> Plan<S::Record> {
    let base = format!("{}{}", page.replay.origin(), path_of(S::META.slug).unwrap());
    plan::<S>(Some(S::url(&base, query)), None)
}

fn of_station(page: &Page) -> Plan<<GiosSnapshot as Source>::Record> {
    plan::<GiosSnapshot>(None, Some(format!("{}{}", page.replay.origin(), Service::Gios.path())))
}

fn around() -> Around {
    Around { at: PLACE, radius_km: 10.0 }
}

fn assert_healthy<R: Record>(page: &Page, feed: &RefCell<Feed<R>>, meta: &Meta, level: Level) {
    let tile = feed.borrow().tile(page.now.get());
    let shown = tile.shown.as_ref().map(|it| (it.level, it.class));
    assert_eq!((tile.state, shown), (State::Fresh, Some((level, meta.class))), "{}", meta.slug);
    assert_eq!(tile.troubles, [], "{}", meta.slug);
}

/// Goes offline after a good answer and comes back; gives the number of cells.
fn there_and_back<R: Record>(target: Target, level: Level, plan: impl Fn(&Page) -> Plan<R>) -> usize {
    let page = Page::open();
    let plan = plan(&page);
    let meta = plan.meta;
    let feed = RefCell::new(Feed::new(plan, 5));
    page.play_one(&feed);
    assert_healthy(&page, &feed, meta, level);
    page.replay.set_fault(target, Fault::Refused);
    page.wait_s(NEXT_S);
    page.play_one(&feed);
    let tile = feed.borrow().tile(page.now.get());
    assert_eq!(tile.troubles, [(level, Trouble::Net(NetError::Unreachable))], "{}", meta.slug);
    let copy = tile.shown.as_ref().map(|it| (it.level, it.class));
    assert_eq!(copy, Some((Level::Kept, Class::Copy)), "{}", meta.slug);
    page.replay.set_fault(target, Fault::None);
    let questions = page.replay.requests().len();
    page.play_one(&feed);
    assert_eq!(page.replay.requests().len(), questions, "{} waits for its turn", meta.slug);
    page.tell_online(&feed);
    page.play_one(&feed);
    assert_eq!(page.replay.requests().len(), questions + 1, "{} is asked at once", meta.slug);
    assert_healthy(&page, &feed, meta, level);
    1
}

#[test]
fn offline_every_source_leaves_a_copy_and_online_again_it_is_asked_without_waiting() {
    let today = CivilDate::new(2026, 6, 15).unwrap();
    let days = Days { area: "pl".to_owned(), first: today, last: today };
    let live = Level::Live;
    let cells =
        there_and_back(Service::Forecast.into(), live, |page| asked::<OpenMeteoForecast>(page, &PLACE))
            + there_and_back(Service::AirQuality.into(), live, |page| {
                asked::<OpenMeteoAirQuality>(page, &PLACE)
            })
            + there_and_back(Service::Gios.into(), Level::Snapshot, of_station)
            + there_and_back(Publisher::PseRcePln.into(), live, |page| asked::<PseRcePln>(page, &today))
            + there_and_back(Publisher::PsePdgsz.into(), live, |page| asked::<PsePdgsz>(page, &today))
            + there_and_back(Publisher::PseHisWlkCal.into(), live, |page| {
                asked::<PseHisWlkCal>(page, &today)
            })
            + there_and_back(Publisher::PseKseLoad.into(), live, |page| asked::<PseKseLoad>(page, &today))
            + there_and_back(Publisher::EnergyChartsMix.into(), live, |page| {
                asked::<EnergyChartsMix>(page, &days)
            })
            + there_and_back(Publisher::EnergyChartsPrice.into(), live, |page| {
                asked::<EnergyChartsPrice>(page, &days)
            })
            + there_and_back(Publisher::SensorCommunity.into(), live, |page| {
                asked::<SensorCommunity>(page, &around())
            });
    tell_fault_cells(cells, "of going offline and coming back");
}

#[test]
fn every_source_of_the_portal_is_replayed() {
    let config = include_str!("../../../../public/portal.json");
    let config: serde_json::Value = serde_json::from_str(config).unwrap();
    let ids = config["sources"].as_array().unwrap().iter().filter_map(|it| it["id"].as_str());
    let missing: Vec<&str> = ids.filter(|it| path_of(it).is_none()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn what_has_no_order_is_read_as_it_comes() {
    let page = Page::open();
    page.replay.set_fault(Service::Gios, Fault::Unordered);
    page.replay.set_fault(Publisher::SensorCommunity, Fault::Unordered);
    let station = RefCell::new(Feed::new(of_station(&page), 5));
    let citizens = RefCell::new(Feed::new(asked::<SensorCommunity>(&page, &around()), 6));
    page.play_one(&station);
    page.play_one(&citizens);
    assert_healthy(&page, &station, &GiosSnapshot::META, Level::Snapshot);
    assert_healthy(&page, &citizens, &SensorCommunity::META, Level::Live);
}
