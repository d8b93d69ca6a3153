//! From the best answer to the next best.

use std::cell::RefCell;
use std::sync::Arc;

use portal_evidence::{Class, Freshness, SourceId};

use super::{Feed, NetError, OFFLINE, Reading, World, at, body, feed, plan};
use crate::live::{Level, Next, StandIn, State, Trouble};

fn stand_in(level: Level, class: Class) -> StandIn<Reading> {
    StandIn {
        record: Arc::new(Reading { moment: Some(at("2020-01-01T00:00:00Z")) }),
        level,
        class,
        time: None,
        source: SourceId::new("typical-year"),
        licence: "CC0-1.0".into(),
        credit: "typical".into(),
    }
}

#[test]
fn before_anything_is_asked_a_tile_is_idle_and_while_the_first_answer_is_awaited_it_loads() {
    let world = World::new();
    let feed = feed();
    assert_eq!(feed.borrow().tile(world.now.get()).state, State::Idle);
    assert!(matches!(feed.borrow_mut().next(&world), Next::Ask(_)));
    let tile = feed.borrow().tile(world.now.get());
    assert_eq!((tile.state, tile.is_asking), (State::Loading, true));
}

#[test]
fn a_live_answer_is_shown_with_class_age_and_credit() {
    let world = World::new();
    world.answer_aged(1_200);
    let (_, tile) = world.play(&feed());
    let shown = tile.shown.unwrap();
    assert_eq!((tile.state, shown.level, shown.class), (State::Fresh, Level::Live, Class::Preliminary));
    assert_eq!((shown.age_s, shown.freshness), (Some(1_200), Some(Freshness::Current)));
    assert_eq!((shown.source.as_str(), shown.credit.as_ref()), ("toy", "by Publisher"));
    assert_eq!((tile.troubles.as_slice(), world.asked()), ([].as_slice(), vec!["live".to_owned()]));
}

#[test]
fn the_snapshot_stands_in_for_the_service_current_up_to_three_hours_and_late_up_to_a_day() {
    for (age_s, state) in [(3 * 3_600, State::Fresh), (3 * 3_600 + 1, State::Late), (24 * 3_600, State::Late)]
    {
        let world = World::new();
        world.answer(OFFLINE);
        world.answer_aged(age_s);
        let (_, tile) = world.play(&feed());
        let shown = tile.shown.unwrap();
        assert_eq!(
            (tile.state, shown.level, shown.class),
            (state, Level::Snapshot, Class::Preliminary),
            "{age_s}"
        );
        assert_eq!(tile.troubles, [(Level::Live, Trouble::Net(NetError::Unreachable))]);
    }
}

#[test]
fn a_service_that_answers_with_old_numbers_gives_way_to_a_younger_snapshot() {
    let world = World::new();
    world.answer_aged(4 * 3_600);
    world.answer_aged(3_600);
    let (_, tile) = world.play(&feed());
    let shown = tile.shown.unwrap();
    assert_eq!((tile.state, shown.level, shown.age_s), (State::Fresh, Level::Snapshot, Some(3_600)));
    assert_eq!(tile.troubles, [(Level::Live, Trouble::Old { age_s: 4 * 3_600 })]);
}

#[test]
fn a_snapshot_older_than_a_day_is_a_stale_copy() {
    let world = World::new();
    world.answer(OFFLINE);
    world.answer_aged(24 * 3_600 + 1);
    let (_, tile) = world.play(&feed());
    let shown = tile.shown.as_ref().unwrap();
    assert_eq!((tile.state, shown.level, shown.class), (State::Stale, Level::Kept, Class::Copy));
    assert_eq!(tile.troubles.last(), Some(&(Level::Snapshot, Trouble::Old { age_s: 24 * 3_600 + 1 })));
}

#[test]
fn of_a_stale_snapshot_and_a_kept_answer_the_newer_is_shown() {
    let world = World::new();
    world.write_kept("2026-06-15T08:00:00Z");
    world.answer(OFFLINE);
    world.answer_aged(30 * 3_600);
    let feed = feed();
    feed.borrow_mut().restore(&world);
    let (_, tile) = world.play(&feed);
    assert_eq!((tile.state, tile.shown.unwrap().age_s), (State::Late, Some(4 * 3_600)));
}

#[test]
fn the_last_good_answer_outlives_the_page_and_is_shown_as_a_copy_with_its_time() {
    let world = World::new();
    world.answer_aged(600);
    world.play(&feed());
    world.wait_s(2 * 3_600);
    let later = feed();
    later.borrow_mut().restore(&world);
    let at_once = later.borrow().tile(world.now.get()).shown.unwrap();
    assert_eq!((at_once.level, at_once.class, at_once.age_s), (Level::Kept, Class::Copy, Some(7_800)));
    assert_eq!(at_once.time, Some(at("2026-06-15T11:50:00Z")));
    world.answer(OFFLINE);
    world.answer(OFFLINE);
    assert_eq!(world.play(&later).1.shown, Some(at_once));
}

#[test]
fn a_kept_text_that_cannot_be_read_is_as_if_it_were_not_there() {
    for text in ["", "rubbish", "2026-06-15T11:00:00Z\nrubbish", "yesterday\n2026-06-15T11:00:00Z"] {
        let world = World::new();
        world.kept.borrow_mut().insert("live/toy".to_owned(), text.to_owned());
        let feed = feed();
        feed.borrow_mut().restore(&world);
        assert_eq!(feed.borrow().tile(world.now.get()).shown, None, "{text:?}");
    }
}

#[test]
fn a_file_that_was_never_harvested_is_absent_and_not_an_error() {
    let world = World::new();
    world.answer(Err(NetError::Status(404)));
    let feed = RefCell::new(Feed::new(plan(None, Some("snapshot")), 1));
    let (next, tile) = world.play(&feed);
    assert!(tile.is_absent(Level::Snapshot) && tile.trouble().is_none());
    assert_eq!((tile.state, next), (State::Failed, Next::Sleep(600_000)));
}

#[test]
fn a_service_that_answers_404_is_an_error() {
    let world = World::new();
    world.answer(Err(NetError::Status(404)));
    let feed = RefCell::new(Feed::new(plan(Some("live"), None), 1));
    assert_eq!(world.play(&feed).1.trouble(), Some(&Trouble::Net(NetError::Status(404))));
}

#[test]
fn stand_ins_come_last_the_model_before_the_sample_each_with_its_own_label() {
    let world = World::new();
    world.answer(OFFLINE);
    world.answer(OFFLINE);
    let feed = feed();
    feed.borrow_mut().offer(stand_in(Level::Sample, Class::Substitute));
    feed.borrow_mut().offer(stand_in(Level::Model, Class::Typical));
    let (_, tile) = world.play(&feed);
    let shown = tile.shown.unwrap();
    assert_eq!((tile.state, shown.level, shown.class), (State::Failed, Level::Model, Class::Typical));
    assert_eq!((shown.time, shown.age_s, shown.credit.as_ref()), (None, None, "typical"));
    assert_eq!(tile.troubles.len(), 2);
}

#[test]
fn an_answer_without_values_is_no_answer() {
    let world = World::new();
    world.answer(Ok(body("nothing")));
    let feed = RefCell::new(Feed::new(plan(Some("live"), None), 1));
    assert_eq!(world.play(&feed).1.troubles, [(Level::Live, Trouble::NoValues)]);
}

#[test]
fn another_feed_fills_in_only_where_nothing_real_is_shown_and_the_trouble_stays_told() {
    let world = World::new();
    world.answer(OFFLINE);
    world.answer(OFFLINE);
    let empty = world.play(&feed()).1;
    world.answer_aged(60);
    let full = world.play(&feed()).1;
    let filled = empty.clone().or(full.clone());
    assert_eq!((filled.state, &filled.shown, &filled.troubles), (State::Fresh, &full.shown, &empty.troubles));
    assert_eq!(full.clone().or(empty), full);
}

#[test]
fn of_two_feeds_that_show_nothing_the_reasons_of_both_are_told() {
    let world = World::new();
    world.answer(Err(NetError::Status(404)));
    let absent = world.play(&RefCell::new(Feed::new(plan(None, Some("snapshot")), 1))).1;
    world.answer(OFFLINE);
    let offline = world.play(&RefCell::new(Feed::new(plan(Some("live"), None), 1))).1;
    let both = absent.or(offline);
    assert_eq!((both.state, both.troubles.len()), (State::Failed, 2));
    assert_eq!(both.trouble(), Some(&Trouble::Net(NetError::Unreachable)));
}

#[test]
fn an_answer_without_what_the_page_is_after_makes_room_for_another() {
    let world = World::new();
    world.answer_aged(600);
    let older = world.play(&feed()).1;
    world.kept.borrow_mut().clear();
    world.answer_aged(60);
    let newer = world.play(&feed()).1;
    let age_s = |holds: bool| {
        let part = older.clone().only(|it, _| it.moment.filter(|_| holds));
        part.or(newer.clone()).shown.unwrap().age_s
    };
    assert_eq!([age_s(true), age_s(false)], [Some(600), Some(60)]);
}

#[test]
fn a_part_of_an_answer_that_is_older_than_the_rest_has_its_own_age() {
    let world = World::new();
    world.answer_aged(600);
    let whole = world.play(&feed()).1;
    let part = whole.only(|_, holds_at| Some(holds_at.plus_seconds(-4 * 3_600)));
    let shown = part.shown.unwrap();
    assert_eq!((part.state, shown.freshness), (State::Late, Some(Freshness::Late)));
    assert_eq!((shown.age_s, shown.time), (Some(4 * 3_600 + 600), Some(at("2026-06-15T07:50:00Z"))));
}

impl World {
    fn write_kept(&self, moment: &str) {
        self.kept.borrow_mut().insert("live/toy".to_owned(), format!("{moment}\n{moment}"));
    }
}
