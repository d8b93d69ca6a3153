//! When a feed asks.

use std::cell::RefCell;

use super::{Feed, NetError, OFFLINE, World, feed, plan};
use crate::live::{Level, Next, State, Trouble};

#[test]
fn it_asks_again_when_the_interval_is_over_and_not_before() {
    let world = World::new();
    let feed = feed();
    world.answer_aged(60);
    assert_eq!(world.play(&feed).0, Next::Sleep(600_000));
    world.wait_s(599);
    assert_eq!(world.play(&feed).0, Next::Sleep(1_000));
    world.wait_s(1);
    world.answer_aged(60);
    world.play(&feed);
    assert_eq!(world.asked(), ["live", "live"]);
}

#[test]
fn it_waits_longer_after_each_failure_and_recovers_by_itself() {
    let world = World::new();
    let feed = RefCell::new(Feed::new(plan(Some("live"), None), 1));
    for wait_s in [10, 20, 40, 80, 160, 300, 300] {
        world.answer(OFFLINE);
        let (next, tile) = world.play(&feed);
        assert_eq!((next, tile.state), (Next::Sleep(wait_s * 1_000), State::Failed));
        world.wait_s(wait_s);
    }
    world.answer_aged(60);
    let (next, tile) = world.play(&feed);
    assert_eq!((next, tile.state, tile.troubles.len()), (Next::Sleep(600_000), State::Fresh, 0));
}

#[test]
fn a_live_answer_becomes_a_copy_when_the_next_one_cannot_be_had() {
    let world = World::new();
    let feed = RefCell::new(Feed::new(plan(Some("live"), None), 1));
    world.answer_aged(60);
    world.play(&feed);
    world.wait_s(600);
    world.answer(Err(NetError::TimedOut { after_ms: 1_000 }));
    let tile = world.play(&feed).1;
    let shown = tile.shown.unwrap();
    assert_eq!((shown.level, shown.age_s), (Level::Kept, Some(660)));
    assert_eq!(tile.troubles, [(Level::Live, Trouble::Net(NetError::TimedOut { after_ms: 1_000 }))]);
}

#[test]
fn what_went_wrong_stays_told_until_the_next_round_is_over() {
    let world = World::new();
    let feed = RefCell::new(Feed::new(plan(Some("live"), None), 1));
    world.answer(OFFLINE);
    world.play(&feed);
    world.wait_s(10);
    assert!(matches!(feed.borrow_mut().next(&world), Next::Ask(_)));
    let tile = feed.borrow().tile(world.now.get());
    assert_eq!((tile.state, tile.is_asking, tile.troubles.len()), (State::Failed, true, 1));
}

#[test]
fn a_service_that_asks_for_patience_gets_the_longest_wait() {
    let world = World::new();
    world.answer(Err(NetError::Status(429)));
    world.answer(OFFLINE);
    assert_eq!(world.play(&feed()).0, Next::Sleep(300_000));
}

#[test]
fn a_hidden_page_asks_nothing_and_a_page_shown_again_asks_at_once_what_is_due() {
    let world = World::new();
    let feed = feed();
    feed.borrow_mut().set_visible(false);
    assert_eq!(world.play(&feed).0, Next::Rest);
    feed.borrow_mut().set_visible(true);
    world.answer_aged(60);
    world.play(&feed);
    feed.borrow_mut().set_visible(false);
    world.wait_s(300);
    feed.borrow_mut().set_visible(true);
    assert_eq!(world.play(&feed).0, Next::Sleep(300_000));
    feed.borrow_mut().set_visible(false);
    world.wait_s(3_600);
    assert_eq!(world.play(&feed).0, Next::Rest);
    feed.borrow_mut().set_visible(true);
    world.answer_aged(60);
    assert_eq!(world.play(&feed).1.state, State::Fresh);
    assert_eq!(world.asked().len(), 2);
}

#[test]
fn when_the_network_is_back_what_failed_is_asked_at_once_and_nothing_else() {
    let world = World::new();
    let feed = feed();
    for _ in 0..4 {
        world.answer(OFFLINE);
    }
    world.play(&feed);
    world.wait_s(10);
    world.play(&feed);
    feed.borrow_mut().online(world.tick_ms.get());
    world.answer_aged(60);
    assert_eq!(world.play(&feed).1.state, State::Fresh);
    feed.borrow_mut().online(world.tick_ms.get());
    assert_eq!(world.play(&feed).0, Next::Sleep(600_000));
}

#[test]
fn an_answer_that_nobody_asked_for_changes_nothing() {
    let world = World::new();
    let feed = feed();
    feed.borrow_mut().answered(OFFLINE, &world, &world);
    assert_eq!(feed.borrow().tile(world.now.get()).state, State::Idle);
}

#[test]
fn a_source_that_is_switched_off_is_never_asked() {
    let world = World::new();
    let feed = RefCell::new(Feed::new(plan(None, None), 1));
    let (next, tile) = world.play(&feed);
    assert_eq!((next, tile.state), (Next::Rest, State::Idle));
}
