//! Ages while time goes by, and clocks that differ.

use std::cell::RefCell;

use super::{Answer, Feed, World, at, body, feed, plan};
use crate::live::{Level, State, Trouble};

const DAY_S: i64 = 86_400;

#[test]
fn a_shown_number_ages_while_nothing_is_asked() {
    let world = World::new();
    let feed = feed();
    world.answer_aged(0);
    world.play(&feed);
    let state_after = |hours: i64| feed.borrow().tile(world.now.get().plus_seconds(hours * 3_600)).state;
    assert_eq!([3, 4, 24, 25].map(state_after), [State::Fresh, State::Late, State::Late, State::Stale]);
}

#[test]
fn an_answer_from_tomorrow_is_doubted_told_and_read_by_the_publishers_clock() {
    let world = World::new();
    world.answer_aged(-DAY_S);
    let feed = RefCell::new(Feed::new(plan(Some("live"), None), 1));
    let (_, tile) = world.play(&feed);
    let shown = tile.shown.unwrap();
    assert_eq!((tile.state, shown.level, tile.clock_off_s), (State::Late, Level::Doubtful, Some(DAY_S)));
    assert_eq!(shown.holds_at, at("2026-06-16T12:00:00Z"));
    assert_eq!(tile.troubles, [(Level::Live, Trouble::Clock { off_s: DAY_S })]);
    assert_eq!(world.kept.borrow().get("live/toy"), None, "a doubtful answer is not kept");
}

#[test]
fn a_kept_answer_is_preferred_to_a_doubtful_one() {
    let world = World::new();
    let feed = RefCell::new(Feed::new(plan(Some("live"), None), 1));
    world.answer_aged(60);
    world.play(&feed);
    world.wait_s(600);
    world.answer_aged(-DAY_S);
    let tile = world.play(&feed).1;
    assert_eq!((tile.shown.unwrap().level, tile.clock_off_s), (Level::Kept, Some(DAY_S)));
}

#[test]
fn the_date_of_the_own_server_shows_that_the_readers_clock_is_a_day_off() {
    for off_s in [-DAY_S, DAY_S] {
        let world = World::new();
        let theirs = world.now.get().plus_seconds(off_s);
        world
            .answer(Ok(Answer { server_time: Some(theirs), ..body(&theirs.plus_seconds(-600).to_string()) }));
        let feed = RefCell::new(Feed::new(plan(None, Some("snapshot")), 1));
        let tile = world.play(&feed).1;
        let shown = tile.shown.unwrap();
        assert_eq!((tile.clock_off_s, shown.level, shown.age_s), (Some(off_s), Level::Doubtful, Some(600)));
    }
}

#[test]
fn ten_minutes_of_difference_are_not_worth_a_word() {
    let world = World::new();
    let theirs = world.now.get().plus_seconds(600);
    world.answer(Ok(Answer { server_time: Some(theirs), ..body("2026-06-15T11:55:00Z") }));
    let tile = world.play(&feed()).1;
    assert_eq!((tile.state, tile.clock_off_s), (State::Fresh, None));
}

#[test]
fn a_measurement_of_the_future_is_not_shown_as_one_of_now() {
    let world = World::new();
    world.answer_aged(0);
    let feed = feed();
    world.play(&feed);
    assert_eq!(feed.borrow().tile(world.now.get().plus_seconds(-DAY_S)).shown, None);
}
