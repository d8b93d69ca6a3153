//! Several pages of one browser, and a reader who wants nothing live.

use super::{OFFLINE, World, body, feed};
use crate::live::{Level, Next, State};

#[test]
fn what_one_page_was_told_another_does_not_ask_again_until_the_interval_is_over() {
    let world = World::new();
    world.answer_aged(60);
    world.play(&feed());
    world.wait_s(200);
    let other = feed();
    let (next, tile) = world.play(&other);
    let shown = tile.shown.unwrap();
    assert_eq!((tile.state, shown.level, shown.age_s), (State::Fresh, Level::Live, Some(260)));
    // 600 s between two questions, 200 s of them over.
    assert_eq!((next, world.asked().len()), (Next::Sleep(400_000), 1));
    world.wait_s(400);
    world.answer_aged(60);
    assert_eq!(world.play(&other).1.shown.unwrap().age_s, Some(60));
    assert_eq!(world.asked().len(), 1);
}

#[test]
fn of_two_pages_that_wait_together_one_asks_and_the_other_takes_its_answer() {
    let world = World::new();
    let (one, other) = (feed(), feed());
    world.answer_aged(60);
    world.play(&one);
    world.play(&other);
    for _ in 0..5 {
        world.wait_s(600);
        world.answer_aged(60);
        let ages = [&other, &one].map(|it| world.play(it).1.shown.unwrap().age_s);
        assert_eq!(ages, [Some(60), Some(60)]);
    }
    assert_eq!(world.asked().len(), 6, "one question an interval");
}

#[test]
fn a_new_answer_of_another_page_is_taken_as_soon_as_it_is_heard_of() {
    let world = World::new();
    let one = feed();
    world.answer_aged(60);
    world.play(&one);
    world.wait_s(300);
    one.borrow_mut().heard(world.tick_ms.get(), &world);
    assert_eq!(world.play(&one).0, Next::Sleep(300_000), "nothing new");
    let later = world.now.get().unix_seconds() * 1_000;
    let moment = world.now.get().plus_seconds(-30);
    world.kept.borrow_mut().insert("live/toy".to_owned(), format!("{moment}\n{moment}"));
    world.kept.borrow_mut().insert("live/toy/at".to_owned(), later.to_string());
    one.borrow_mut().heard(world.tick_ms.get(), &world);
    let (next, tile) = world.play(&one);
    assert_eq!((next, tile.shown.unwrap().age_s), (Next::Sleep(600_000), Some(30)));
    assert_eq!(world.asked().len(), 1);
}

#[test]
fn a_page_whose_answer_failed_leaves_the_question_to_the_others() {
    let world = World::new();
    world.answer(OFFLINE);
    world.answer(OFFLINE);
    world.play(&feed());
    world.answer_aged(60);
    assert_eq!(world.play(&feed()).1.shown.unwrap().level, Level::Live);
}

#[test]
fn when_and_why_a_source_failed_is_noted_for_the_page_that_tells_how_the_sources_are() {
    let world = World::new();
    world.answer(OFFLINE);
    world.answer_aged(60);
    world.play(&feed());
    let note = world.kept.borrow().get("live/toy/failed").cloned();
    assert_eq!(note.as_deref(), Some("2026-06-15T12:00:00Z\nno connection, or refused"));
    // The copy of the own site came, so the source is asked again after the first wait of ten seconds.
    let due = |world: &World| world.kept.borrow().get("live/toy/due").cloned();
    assert_eq!(due(&world).as_deref(), Some("2026-06-15T12:00:10Z"));
    let well = World::new();
    well.answer_aged(60);
    well.play(&feed());
    assert_eq!(due(&well), None);
}

#[test]
fn each_failure_in_a_row_moves_the_noted_time_of_the_next_question() {
    let world = World::new();
    let feed = feed();
    // Ten seconds, then twenty: the wait doubles.
    for (due, wait_s) in [("2026-06-15T12:00:10Z", 10), ("2026-06-15T12:00:30Z", 20)] {
        world.answer(OFFLINE);
        world.answer(OFFLINE);
        world.play(&feed);
        assert_eq!(world.kept.borrow().get("live/toy/due").map(String::as_str), Some(due));
        world.wait_s(wait_s);
    }
}

#[test]
fn a_note_about_an_answer_that_is_not_there_or_of_tomorrow_is_not_believed() {
    for at in ["soon", "1781611200001", "1781524800000"] {
        let world = World::new();
        world.kept.borrow_mut().insert("live/toy/at".to_owned(), at.to_owned());
        world.answer_aged(60);
        assert_eq!(world.play(&feed()).1.state, State::Fresh, "{at}");
        assert_eq!(world.asked().len(), 1);
    }
}

#[test]
fn switched_off_nothing_is_asked_and_the_copy_is_shown_with_its_age() {
    let world = World::new();
    world.answer_aged(60);
    world.play(&feed());
    world.asked();
    let off = feed();
    off.borrow_mut().set_on(false);
    off.borrow_mut().restore(&world);
    world.wait_s(7_200);
    off.borrow_mut().online(world.tick_ms.get());
    off.borrow_mut().wake(world.tick_ms.get());
    let (next, tile) = world.play(&off);
    assert_eq!((next, tile.is_off, world.asked().len()), (Next::Rest, true, 0));
    let shown = tile.shown.unwrap();
    assert_eq!((shown.level, shown.age_s), (Level::Kept, Some(7_260)));
    off.borrow_mut().set_on(true);
    world.answer(Ok(body(&world.now.get().to_string())));
    let tile = world.play(&off).1;
    assert_eq!((tile.is_off, tile.shown.unwrap().level), (false, Level::Live));
}

#[test]
fn after_a_sleep_of_the_device_what_waited_is_asked_at_once() {
    let world = World::new();
    let feed = feed();
    world.answer_aged(60);
    world.play(&feed);
    // Eight hours by the device, none by the clock of the page.
    world.now.set(world.now.get().plus_seconds(8 * 3_600));
    feed.borrow_mut().wake(world.tick_ms.get());
    world.answer_aged(60);
    assert_eq!(world.play(&feed).1.shown.unwrap().age_s, Some(60));
}
