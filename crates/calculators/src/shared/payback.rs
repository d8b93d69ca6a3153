//! The time in which something pays itself back, with its range.
//!
//! A payback is a quotient: near a saving of zero its spread knows no end. So the range is worked out for what comes
//! back in a year for each złoty paid, and turned over at the end.

use portal_units::Money;

use super::spread::Interval;
use super::words::Words;
use crate::answer::Figure;

mod texts {
    portal_text::texts!("shared/payback");
}

/// Longest payback that is still one. \[a\]
const LONGEST: f64 = 100.0;

/// What comes back in a year for each złoty paid; `None` when nothing is paid.
pub fn rate(saved: Money, paid: Money) -> Option<f64> {
    (paid > Money::ZERO).then(|| saved / paid)
}

/// The payback of a yearly rate with its range; `None` for a cost that is not known.
pub fn figure(words: Words, rate: Option<Interval>) -> Figure {
    let (label, note) = (words.say(texts::LABEL), words.say(texts::NOTE));
    let undefined = |shown: &str| Figure::undefined("payback", label, shown, note);
    let Some(rate) = rate else { return undefined(words.say(texts::COST_UNKNOWN)) };
    if rate.mid * LONGEST < 1.0 {
        return undefined(words.say(texts::NEVER));
    }
    if rate.low * LONGEST < 1.0 {
        let least = words.number((1.0 / rate.high).round().max(1.0), 0);
        return undefined(&words.fill(texts::OPEN, &[("least", &least)]));
    }
    let years = Interval { low: 1.0 / rate.high, mid: 1.0 / rate.mid, high: 1.0 / rate.low };
    let mut figure = words.figure("payback", (texts::LABEL, texts::NO_UNIT), years, 1, note);
    words.unit_of(&texts::YEARS, years, 1).clone_into(&mut figure.unit);
    figure
}

#[cfg(test)]
mod tests {
    use portal_text::Language;

    use super::*;

    fn of(low: f64, mid: f64, high: f64) -> Figure {
        figure(Words::of(Language::En), Some(Interval { low, mid, high }))
    }

    #[test]
    fn the_range_is_turned_over() {
        let years = of(0.05, 0.1, 0.2).value.unwrap();
        assert_eq!((years.low, years.mid, years.high), (5.0, 10.0, 20.0));
    }

    #[test]
    fn a_saving_that_may_be_none_has_an_open_end() {
        let open = of(-0.02, 0.05, 0.125);
        assert!(open.value.is_none() && open.shown.contains('8'), "{}", open.shown);
        assert_eq!(of(-0.2, -0.1, 0.0).shown, texts::NEVER.en);
        assert_eq!(figure(Words::of(Language::En), None).shown, texts::COST_UNKNOWN.en);
    }

    #[test]
    fn what_costs_nothing_has_no_rate() {
        assert_eq!(rate(Money::from_pln(5.0), Money::ZERO), None);
        assert_eq!(rate(Money::from_pln(5.0), Money::from_pln(50.0)), Some(0.1));
    }
}
