//! What a page says about the age of a live number, and about what went wrong.

use portal_evidence::Freshness;
use portal_text::{Language, NO_BREAK_SPACE, Plural, Text, clock, date};
use portal_units::time::{DAY_S, HOUR_S};
use portal_units::{Instant, ZoneRule};

use crate::context::AppContext;
use crate::live::{State, Tile, Trouble};
use crate::net::NetError;

pub mod switch;

mod texts {
    portal_text::texts!("widgets/live");
}

/// What a reader should know about a feed beside its numbers; empty when all is well.
pub fn live_note<R>(app: AppContext, tile: &Tile<R>) -> String {
    let is_well =
        tile.shown.as_ref().is_some_and(|it| it.freshness.is_none_or(|it| it == Freshness::Current))
            && tile.trouble().is_none()
            && tile.clock_off_s.is_none()
            && !tile.is_off;
    if is_well { String::new() } else { note(tile, app.language()) }
}

/// What went wrong, in a sentence.
fn note<R>(tile: &Tile<R>, language: Language) -> String {
    let text = match tile.trouble() {
        _ if tile.is_off => texts::OFF,
        None if tile.state == State::Idle => texts::IDLE,
        None if tile.shown.is_none() && (tile.is_asking || tile.troubles.is_empty()) => texts::ASKING,
        None if tile.shown.is_none() => texts::ABSENT,
        None if tile.clock_off_s.is_some() => texts::CLOCK,
        None => texts::OLD,
        Some(trouble) => trouble_text(trouble),
    };
    text.get(language).to_owned()
}

const fn trouble_text(trouble: &Trouble) -> Text {
    match trouble {
        Trouble::Absent => texts::ABSENT,
        Trouble::Net(NetError::TimedOut { .. }) => texts::TIMED_OUT,
        Trouble::Net(NetError::Status(429)) => texts::BUSY,
        Trouble::Net(NetError::Status(_)) => texts::REFUSED,
        Trouble::Net(NetError::Unreachable | NetError::CutOff | NetError::Aborted) => texts::UNREACHABLE,
        Trouble::Net(NetError::TooLarge { .. } | NetError::NotText | NetError::NotJson)
        | Trouble::Unreadable(_) => texts::UNREADABLE,
        Trouble::NoValues => texts::NO_VALUES,
        Trouble::Old { .. } => texts::OLD,
        Trouble::Clock { .. } => texts::CLOCK,
    }
}

/// A moment as a clock of the place shows it: the time of day, with the date when it was another day.
pub fn moment(at: Instant, now: Instant, zone: &ZoneRule, language: Language) -> String {
    let local = zone.local(at);
    if local.date == zone.local(now).date {
        clock(local)
    } else {
        format!("{} {}", date(language, local.date), clock(local))
    }
}

/// An age in words.
pub fn age(age_s: i64, language: Language) -> String {
    let ago = |unit: Plural, count: i64| unit.count(language, count.unsigned_abs());
    match age_s {
        ..0 => texts::AHEAD.get(language).to_owned(),
        0..120 => texts::JUST_NOW.get(language).to_owned(),
        120..HOUR_S => ago(texts::MINUTES_AGO, age_s / 60),
        HOUR_S..172_800 => ago(texts::HOURS_AGO, age_s / HOUR_S),
        _ => ago(texts::DAYS_AGO, age_s / DAY_S),
    }
    .replace(' ', &NO_BREAK_SPACE.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_takes_the_unit_that_people_use() {
        let words = |age_s| age(age_s, Language::En).replace(NO_BREAK_SPACE, " ");
        assert_eq!(words(60), "just now");
        assert_eq!(words(20 * 60), "20 minutes ago");
        assert_eq!(words(3_700), "1 hour ago");
        assert_eq!(words(3 * 86_400), "3 days ago");
        assert_eq!(age(5 * 3_600, Language::Pl).replace(NO_BREAK_SPACE, " "), "5 godzin temu");
    }

    #[test]
    fn a_moment_of_another_day_carries_its_date() {
        let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let at = Instant::parse("2026-11-21T22:30:00Z").unwrap();
        assert_eq!(moment(at, at.plus_seconds(60), &zone, Language::En), "23:30");
        let later = moment(at, at.plus_seconds(7_200), &zone, Language::En);
        assert_eq!(later.replace(NO_BREAK_SPACE, " "), "21 November 2026 23:30");
    }
}
