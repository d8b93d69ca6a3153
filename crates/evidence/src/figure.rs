//! A number as a page may show it: never without where it comes from, how it came about and how old it is.

use std::borrow::Cow;

use portal_units::{CivilDate, Instant};

use crate::{Class, Freshness, SourceId};

/// The time that a number holds for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A moment, with the age up to which its source calls it current.
    Moment {
        /// The moment.
        at: Instant,
        /// What was now, by the same clock, when the number was looked at.
        seen: Instant,
        /// That age. \[s\]
        current_up_to_s: i64,
    },
    /// A moment, told by a copy: it does not age where it is shown.
    Copied {
        /// The moment.
        at: Instant,
        /// When the copy was taken; `None` for one in a file, which is looked at who knows when.
        taken: Option<Instant>,
    },
    /// A moment for which the number was worked out: it does not age.
    Computed(Instant),
    /// From the first to the last of these days.
    Days(CivilDate, CivilDate),
    /// A whole year.
    Year(i32),
    /// Usual for the month and the hour.
    Usual,
}

/// What a number carries wherever it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Where it comes from.
    pub source: SourceId,
    /// Short name of the licence; empty where the number is the portal's own.
    pub licence: Cow<'static, str>,
    /// The line that must be shown with it.
    pub credit: Cow<'static, str>,
    /// How it came about.
    pub class: Class,
    /// The time that it holds for.
    pub when: When,
    /// When it was asked for, or made; `None` for what came with the portal.
    pub fetched: Option<Instant>,
}

impl Cover {
    /// Seconds from the moment of the number to when it was looked at; `None` for what has no moment or does not age.
    pub const fn age_s(&self) -> Option<i64> {
        match self.when {
            When::Moment { at, seen, .. } => Some(seen.seconds_since(at)),
            _ => None,
        }
    }

    /// Whether the number is current, late or stale; `None` for what does not age.
    pub const fn freshness(&self) -> Option<Freshness> {
        match self.when {
            When::Moment { at, seen, current_up_to_s } => Some(Freshness::of(at, seen, current_up_to_s)),
            _ => None,
        }
    }

    /// The same for a number that was worked out from the covered one.
    #[must_use]
    pub fn derived(&self) -> Self {
        let class = if self.class.is_measured() { Class::Estimated } else { self.class };
        Self { class, ..self.clone() }
    }
}

/// What is shown of a number.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A number, with the decimals that it deserves.
    Number(f64, usize),
    /// A word on a scale.
    Word(String),
}

/// A number with its unit and its cover, or the lack of one. The only thing that the widgets for numbers take.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    amounts: Vec<(Option<Amount>, &'static str)>,
    cover: Cover,
}

impl Figure {
    /// A number in `unit`; `None` for one that is missing. One that is not finite is missing too.
    pub fn new(value: Option<f64>, decimals: usize, unit: &'static str, cover: Cover) -> Self {
        Self { amounts: Vec::new(), cover }.and(value, decimals, unit)
    }

    /// A number in `unit` of which nothing is known, not even who might tell it.
    pub fn unknown(unit: &'static str) -> Self {
        let cover = Cover {
            source: SourceId::new(""),
            licence: Cow::Borrowed(""),
            credit: Cow::Borrowed(""),
            class: Class::Outage,
            when: When::Usual,
            fetched: None,
        };
        Self::new(None, 0, unit, cover)
    }

    /// A word on a scale.
    pub fn word(word: Option<String>, cover: Cover) -> Self {
        Self { amounts: vec![(word.map(Amount::Word), "")], cover }
    }

    /// A second number of the same source and moment, shown beside the first.
    #[must_use]
    pub fn and(mut self, value: Option<f64>, decimals: usize, unit: &'static str) -> Self {
        let value = value.filter(|it| it.is_finite());
        self.amounts.push((value.map(|it| Amount::Number(it, decimals)), unit));
        self
    }

    /// The same number in a copy that was taken at a moment; `None` for one in a file.
    #[must_use]
    pub fn copied(mut self, taken: Option<Instant>) -> Self {
        self.cover.class = Class::Copy;
        if let When::Moment { at, .. } | When::Copied { at, .. } = self.cover.when {
            self.cover.when = When::Copied { at, taken };
        }
        self
    }

    /// Each amount with its unit; `None` is missing, never zero.
    pub fn amounts(&self) -> &[(Option<Amount>, &'static str)] {
        &self.amounts
    }

    /// Whether the first amount is missing.
    pub fn is_missing(&self) -> bool {
        self.amounts.first().is_none_or(|(amount, _)| amount.is_none())
    }

    /// How it came about: what is missing is an outage, whoever should have told it.
    pub fn class(&self) -> Class {
        if self.is_missing() { Class::Outage } else { self.cover.class }
    }

    /// Its cover.
    pub const fn cover(&self) -> &Cover {
        &self.cover
    }

    /// Whether it is drawn hatched: no instrument of this place and time stands behind it.
    pub fn is_hatched(&self) -> bool {
        !self.class().is_measured()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(class: Class) -> Cover {
        let at = Instant::from_unix_seconds(1_000_000);
        Cover {
            source: SourceId::new("toy"),
            licence: Cow::Borrowed("CC0-1.0"),
            credit: Cow::Borrowed("by Publisher"),
            class,
            when: When::Moment { at, seen: at.plus_seconds(3_601), current_up_to_s: 3_600 },
            fetched: Some(at),
        }
    }

    #[test]
    fn a_number_that_is_missing_is_an_outage_whatever_its_source_promises() {
        for value in [None, Some(f64::NAN), Some(f64::INFINITY)] {
            let figure = Figure::new(value, 1, "kW", cover(Class::Measured));
            assert!(figure.is_missing());
            assert_eq!(figure.class(), Class::Outage);
        }
        assert_eq!(Figure::new(Some(0.0), 1, "kW", cover(Class::Measured)).class(), Class::Measured);
        assert_eq!(Figure::word(None, cover(Class::Forecast)).class(), Class::Outage);
    }

    #[test]
    fn only_what_an_instrument_said_is_drawn_without_a_hatch() {
        let hatched = |class| Figure::new(Some(1.0), 0, "", cover(class)).is_hatched();
        let plain: Vec<Class> = Class::ALL.into_iter().filter(|it| !hatched(*it)).collect();
        assert_eq!(plain, [Class::Measured, Class::Preliminary]);
    }

    #[test]
    fn what_is_worked_out_from_a_measurement_is_an_estimate_and_a_copy_stays_a_copy() {
        assert_eq!(cover(Class::Preliminary).derived().class, Class::Estimated);
        assert_eq!(cover(Class::Copy).derived().class, Class::Copy);
    }

    #[test]
    fn a_copy_keeps_number_and_moment_and_ages_no_more() {
        let taken = Instant::from_unix_seconds(1_003_700);
        let copy = Figure::new(Some(1.5), 1, "kW", cover(Class::Measured)).copied(Some(taken));
        assert_eq!((copy.class(), copy.cover().age_s()), (Class::Copy, None));
        let at = Instant::from_unix_seconds(1_000_000);
        assert_eq!(copy.cover().when, When::Copied { at, taken: Some(taken) });
        assert_eq!(copy.copied(None).cover().when, When::Copied { at, taken: None });
        let year = Cover { when: When::Year(2025), ..cover(Class::Measured) };
        assert_eq!(Figure::new(Some(1.0), 0, "%", year).copied(None).cover().when, When::Year(2025));
        assert_eq!(Figure::unknown("kW").copied(Some(taken)).class(), Class::Outage);
    }

    #[test]
    fn a_cover_tells_age_and_freshness_of_a_moment_and_of_nothing_else() {
        let own = cover(Class::Measured);
        assert_eq!((own.age_s(), own.freshness()), (Some(3_601), Some(Freshness::Late)));
        let year = Cover { when: When::Year(2025), ..own };
        assert_eq!((year.age_s(), year.freshness()), (None, None));
    }
}
