//! The words of a number: the only way in which live numbers become text, with the time that they hold for.

use portal_evidence::{Amount, Cover, Figure, When};
use portal_text::{Language, NO_BREAK_SPACE, clock, date, number};
use portal_units::{Instant, ZoneRule};

use crate::context::AppContext;
use crate::widgets::live::{age, moment};

mod texts {
    portal_text::texts!("widgets/figure");
}

/// What stands for a number that is missing.
const DASH: &str = "–";

/// Stands close to its number.
const DEGREE: &str = "°";

/// The first amount, and what stands beside it: its unit and the further amounts with theirs.
pub fn parts(figure: &Figure, language: Language) -> (String, String) {
    let mut amounts = figure.amounts().iter();
    let Some((first, unit)) = amounts.next() else { return (DASH.to_owned(), String::new()) };
    if *unit == DEGREE {
        return (amount(first.as_ref(), language) + DEGREE, String::new());
    }
    let mut beside = (*unit).to_owned();
    for (next, unit) in amounts.filter(|_| first.is_some()) {
        beside = format!("{beside} · {}{NO_BREAK_SPACE}{unit}", amount(next.as_ref(), language));
    }
    (amount(first.as_ref(), language), beside)
}

/// The figure inside a sentence or a cell that stands beside its badge.
pub fn say(figure: &Figure, language: Language) -> String {
    let words = |(value, unit): &(Option<Amount>, &'static str)| {
        let space = if unit.is_empty() { "" } else { "\u{a0}" };
        format!("{}{space}{unit}", amount(value.as_ref(), language))
    };
    figure.amounts().iter().map(words).collect::<Vec<_>>().join(" · ")
}

fn amount(amount: Option<&Amount>, language: Language) -> String {
    match amount {
        None => DASH.to_owned(),
        Some(Amount::Number(value, decimals)) => number(language, *value, *decimals),
        Some(Amount::Word(word)) => word.clone(),
    }
}

/// Whose a number is, under which licence, and when it was asked for: `PSE · CC-BY-4.0 · fetched 14:40`.
pub fn credit(cover: &Cover, zone: &ZoneRule, language: Language) -> String {
    let told = |at: Instant| match cover.when {
        When::Moment { seen, .. } | When::Computed(seen) => Some(moment(at, seen, zone, language)),
        When::Copied { taken, .. } => Some(of_copy(at, taken, zone, language)),
        When::Days(..) | When::Year(_) | When::Usual => None,
    };
    let fetched =
        cover.fetched.and_then(told).map(|it| texts::FETCHED.fill(language, &[("when", it.as_str())]));
    let parts = [&*cover.credit, licence(&cover.licence, language), &fetched.unwrap_or_default()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The half of a licence's name that is in the reader's language.
fn licence(name: &str, language: Language) -> &str {
    match (name.split_once(" / "), language) {
        (Some((polish, _)), Language::Pl) => polish,
        (Some((_, english)), Language::En) => english,
        (None, _) => name,
    }
}

/// When the copy was taken that a number stands in; empty for a number that does not stand still.
pub fn taken(app: AppContext, cover: &Cover) -> String {
    match cover.when {
        When::Copied { taken: Some(taken), .. } => clock(app.site.zone.local(taken)),
        _ => String::new(),
    }
}

/// A moment as a copy tells it: one in a file is looked at who knows when, so its day is always told.
fn of_copy(at: Instant, taken: Option<Instant>, zone: &ZoneRule, language: Language) -> String {
    if let Some(taken) = taken {
        return moment(at, taken, zone, language);
    }
    let local = zone.local(at);
    format!("{} {}", date(language, local.date), clock(local))
}

/// The time that a number holds for, and its age.
pub fn when(app: AppContext, cover: &Cover) -> String {
    let language = app.language();
    match &cover.when {
        When::Moment { at, seen, .. } => {
            let age_s = cover.age_s().unwrap_or_default();
            format!("{}, {}", moment(*at, *seen, &app.site.zone, language), age(age_s, language))
        }
        When::Copied { at, taken } => {
            let told = of_copy(*at, *taken, &app.site.zone, language);
            if taken.is_none() { told } else { texts::DATA_OF.fill(language, &[("time", told.as_str())]) }
        }
        When::Computed(at) => clock(app.site.zone.local(*at)),
        When::Days(from, to) => {
            texts::MEAN.fill(language, &[("from", &date(language, *from)), ("to", &date(language, *to))])
        }
        When::Year(year) => texts::YEAR.fill(language, &[("year", &year.to_string())]),
        When::Usual => texts::USUAL.get(language).to_owned(),
    }
}

#[cfg(test)]
mod tests;
