//! What stands below a number.

use std::borrow::Cow;

use portal_evidence::{Class, Cover, SourceId, When};
use portal_text::{Language, NO_BREAK_SPACE};
use portal_units::{Instant, ZoneRule};

use super::credit;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A number of 14:30 local time that was looked at at 14:40.
fn cover(licence: &'static str, fetched: Option<&str>) -> Cover {
    let (moment, seen) = (at("2026-06-15T12:30:00Z"), at("2026-06-15T12:40:00Z"));
    Cover {
        source: SourceId::new("toy"),
        licence: Cow::Borrowed(licence),
        credit: Cow::Borrowed("Publisher"),
        class: Class::Preliminary,
        when: When::Moment { at: moment, seen, current_up_to_s: 3_600 },
        fetched: fetched.map(at),
    }
}

fn said(cover: &Cover, language: Language) -> String {
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    credit(cover, &zone, language).replace(NO_BREAK_SPACE, " ")
}

#[test]
fn below_a_number_stand_publisher_licence_and_when_it_was_asked_for() {
    let today = cover("za podaniem źródła / with credit", Some("2026-06-15T12:38:00Z"));
    assert_eq!(said(&today, Language::Pl), "Publisher · za podaniem źródła · pobrano 14:38");
    assert_eq!(said(&today, Language::En), "Publisher · with credit · fetched 14:38");
    let yesterday = cover("CC-BY-4.0", Some("2026-06-14T12:38:00Z"));
    assert_eq!(said(&yesterday, Language::En), "Publisher · CC-BY-4.0 · fetched 14 June 2026 14:38");
}

#[test]
fn what_came_with_the_portal_was_not_fetched_and_its_own_numbers_have_no_licence() {
    assert_eq!(said(&cover("CC-BY-4.0", None), Language::Pl), "Publisher · CC-BY-4.0");
    let own = Cover { when: When::Computed(at("2026-06-15T12:40:00Z")), ..cover("", None) };
    assert_eq!(said(&own, Language::En), "Publisher");
    let unknown = Cover { credit: Cow::Borrowed(""), ..own };
    assert_eq!(said(&unknown, Language::En), "");
}

#[test]
fn a_copy_in_a_file_tells_the_day_it_was_fetched_since_nobody_knows_when_it_is_read() {
    let fetched = cover("CC-BY-4.0", Some("2026-06-15T12:38:00Z"));
    let copied = |taken: Option<&str>| {
        let when = When::Copied { at: at("2026-06-15T12:30:00Z"), taken: taken.map(at) };
        said(&Cover { when, ..fetched.clone() }, Language::En)
    };
    assert_eq!(copied(None), "Publisher · CC-BY-4.0 · fetched 15 June 2026 14:38");
    assert_eq!(copied(Some("2026-06-15T12:40:00Z")), "Publisher · CC-BY-4.0 · fetched 14:38");
    let next_day = Some("2026-06-16T06:12:00Z");
    assert_eq!(copied(next_day), "Publisher · CC-BY-4.0 · fetched 15 June 2026 14:38");
}
