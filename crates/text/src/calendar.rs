//! Dates and times of day as people write them.

use portal_units::{CivilDate, CivilDateTime};

use crate::Language;

const MONTHS_PL: [&str; 12] = [
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
];
const MONTHS_PL_GENITIVE: [&str; 12] = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
];
const MONTHS_PL_SHORT: [&str; 12] =
    ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_EN_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS_PL: [&str; 7] =
    ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS_PL_SHORT: [&str; 7] = ["pn", "wt", "śr", "cz", "pt", "sb", "nd"];
const WEEKDAYS_EN_SHORT: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Name of a month standing alone; 1 is January. Empty for what is no month.
pub fn month_name(language: Language, month: u8) -> &'static str {
    pick(
        month,
        match language {
            Language::Pl => &MONTHS_PL,
            Language::En => &MONTHS_EN,
        },
    )
}

/// Short name of a month, for axes; 1 is January. Empty for what is no month.
pub fn month_short(language: Language, month: u8) -> &'static str {
    pick(
        month,
        match language {
            Language::Pl => &MONTHS_PL_SHORT,
            Language::En => &MONTHS_EN_SHORT,
        },
    )
}

/// Name of a day of the week; 1 is Monday. Empty for what is no weekday.
pub fn weekday_name(language: Language, weekday: u8) -> &'static str {
    pick(
        weekday,
        match language {
            Language::Pl => &WEEKDAYS_PL,
            Language::En => &WEEKDAYS_EN,
        },
    )
}

/// Short name of a day of the week; 1 is Monday. Empty for what is no weekday.
pub fn weekday_short(language: Language, weekday: u8) -> &'static str {
    pick(
        weekday,
        match language {
            Language::Pl => &WEEKDAYS_PL_SHORT,
            Language::En => &WEEKDAYS_EN_SHORT,
        },
    )
}

fn pick<const N: usize>(from_one: u8, names: &[&'static str; N]) -> &'static str {
    usize::from(from_one).checked_sub(1).and_then(|it| names.get(it)).copied().unwrap_or_default()
}

/// A day: `22 listopada 2026`, `22 November 2026`.
pub fn date(language: Language, date: CivilDate) -> String {
    let month = pick(
        date.month(),
        match language {
            Language::Pl => &MONTHS_PL_GENITIVE,
            Language::En => &MONTHS_EN,
        },
    );
    format!("{}\u{a0}{month} {}", date.day(), date.year())
}

/// A time of day: `8:05`.
pub fn clock(time: CivilDateTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polish_date_takes_the_genitive() {
        let day = CivilDate::new(2026, 11, 22).unwrap();
        assert_eq!(date(Language::Pl, day), "22\u{a0}listopada 2026");
        assert_eq!(date(Language::En, day), "22\u{a0}November 2026");
        assert_eq!(weekday_name(Language::Pl, day.weekday()), "niedziela");
    }

    #[test]
    fn a_time_of_day_has_two_digits_of_minutes() {
        assert_eq!(clock(CivilDateTime::parse("2026-11-22T08:05").unwrap()), "8:05");
    }

    #[test]
    fn a_month_that_no_calendar_has_is_empty() {
        assert_eq!(month_name(Language::Pl, 0), "");
        assert_eq!(month_short(Language::En, 13), "");
        assert_eq!(month_name(Language::Pl, 10), "październik");
    }
}
