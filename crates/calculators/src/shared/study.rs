//! Every uncertain number of a calculation, and what each of them does to the result.
//!
//! A calculation is a function of named numbers. It is done once with each at its own value, then again with each
//! number at its low and its high end while the others stay: from these effects follow ranges and drivers.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use portal_evidence::{Class, Confidence, SourceId, Sourced};
use portal_text::{Language, NO_BREAK_SPACE, Text, lower_first};

use super::assumptions::{Assumption, Assumptions, MissingAssumption, Uncertain};
use super::spread::Interval;
use super::uses::assumption_use;
use super::words::Words;
use crate::answer::{AnswerError, AssumptionUse, Driver};
use crate::spec::Rough;

/// Drivers that are named: the three strongest.
const NAMED_DRIVERS: usize = 3;
/// Digits after the decimal mark that what they do may have.
const DRIVER_DECIMALS: usize = 2;

/// A number that a calculation needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    key: &'static str,
    label: Text,
    short: Text,
    origin: Origin,
    is_shown: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Origin {
    /// The number of the data.
    Data,
    /// The number of the data that starts a field, with what the field holds.
    Asked(f64),
    /// A technical number that no source of the data names.
    Usual(Usual),
}

/// A technical number as it usually is: to be checked, never a headline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// The number.
    pub value: f64,
    /// Low end of what is usual.
    pub low: f64,
    /// High end of what is usual.
    pub high: f64,
    /// Symbol of the unit.
    pub unit: &'static str,
}

impl Usual {
    /// A number with its ends, in `unit`.
    pub const fn new(value: f64, low: f64, high: f64, unit: &'static str) -> Self {
        Self { value, low, high, unit }
    }
}

impl Wanted {
    /// The number of the data with this key, called `label`.
    pub const fn data(key: &'static str, label: Text) -> Self {
        Self { key, label, short: label, origin: Origin::Data, is_shown: true }
    }

    /// The same for a number that a field asks for: untouched it keeps the spread of the data, entered it is certain.
    pub const fn asked(key: &'static str, label: Text, given: f64) -> Self {
        Self { key, label, short: label, origin: Origin::Asked(given), is_shown: true }
    }

    /// A technical number of the calculator itself.
    pub const fn usual(key: &'static str, label: Text, usual: Usual) -> Self {
        Self { key, label, short: label, origin: Origin::Usual(usual), is_shown: true }
    }

    /// The number under another name where it is named as what moves a result.
    #[must_use]
    pub const fn called(mut self, short: Text) -> Self {
        self.short = short;
        self
    }
}

/// The same, but only those whose key passes are shown: the others are needed to compute, and what a reader sees does not
/// depend on them.
pub fn shown_where(
    wanted: impl IntoIterator<Item = Wanted>,
    passes: fn(&str) -> bool,
) -> impl Iterator<Item = Wanted> {
    wanted.into_iter().map(move |it| Wanted { is_shown: it.is_shown && passes(it.key), ..it })
}

struct Number {
    label: Text,
    short: Text,
    assumption: Assumption,
    used: Uncertain,
    is_asked: bool,
    is_shown: bool,
}

/// The numbers of one calculation.
pub struct Numbers(Vec<Number>);

impl Numbers {
    /// Finds what is wanted.
    ///
    /// # Errors
    /// [`MissingAssumption`] when the data lack one.
    pub fn gather(
        assumptions: &Assumptions,
        wanted: impl IntoIterator<Item = Wanted>,
    ) -> Result<Self, MissingAssumption> {
        let find = |it: Wanted| {
            let assumption = match it.origin {
                Origin::Usual(usual) => assumptions.owned(usual_assumption(it.key, &usual)),
                Origin::Data | Origin::Asked(_) => assumptions.get(it.key)?.clone(),
            };
            let used = match it.origin {
                Origin::Asked(given) => assumption.at(given),
                Origin::Data | Origin::Usual(_) => assumption.uncertain(),
            };
            let is_asked = matches!(it.origin, Origin::Asked(_));
            Ok(Number { label: it.label, short: it.short, assumption, used, is_asked, is_shown: it.is_shown })
        };
        wanted.into_iter().map(find).collect::<Result<_, _>>().map(Self)
    }

    /// Every number at its own value.
    pub const fn middle(&self) -> At<'_> {
        At { numbers: self, other: None }
    }

    /// The number of a key with its ends.
    ///
    /// # Errors
    /// [`MissingAssumption`] when it was not gathered.
    pub fn uncertain(&self, key: &str) -> Result<Uncertain, MissingAssumption> {
        self.0.iter().find(|it| it.assumption.key == key).map(|it| it.used).ok_or_else(|| missing(key))
    }

    /// What the data say about the number of a key.
    ///
    /// # Errors
    /// [`MissingAssumption`] when it was not gathered.
    pub fn cover(&self, key: &str) -> Result<&Assumption, MissingAssumption> {
        self.0.iter().find(|it| it.assumption.key == key).map(|it| &it.assumption).ok_or_else(|| missing(key))
    }

    /// Every number as it is written on the page.
    pub fn uses(&self, language: Language) -> Vec<AssumptionUse> {
        let row = |it: &Number| {
            let mut row = assumption_use(language, it.label, &it.assumption, it.used);
            row.limits = row.limits.filter(|_| !it.is_asked);
            row
        };
        self.0.iter().filter(|it| it.is_shown).map(row).collect()
    }
}

fn missing(key: &str) -> MissingAssumption {
    MissingAssumption(key.to_owned())
}

fn usual_assumption(key: &str, usual: &Usual) -> Assumption {
    let source = SourceId::new("usual");
    let (class, confidence) = (Class::Typical, Confidence::Recalled);
    Assumption {
        key: key.to_owned(),
        value: Sourced { value: usual.value, source, class, confidence, time: None },
        low: (usual.low < usual.high).then_some(usual.low),
        high: (usual.low < usual.high).then_some(usual.high),
        unit: usual.unit.to_owned(),
        credit: String::new(),
        url: None,
        year: String::new(),
        own: None,
    }
}

/// One value for every number: a point of the space that the ranges span.
pub struct At<'a> {
    numbers: &'a Numbers,
    other: Option<(usize, f64)>,
}

impl At<'_> {
    /// The value of a key, in the unit of the data.
    ///
    /// # Errors
    /// [`MissingAssumption`] when it was not gathered.
    pub fn get(&self, key: &str) -> Result<f64, MissingAssumption> {
        let place = self.numbers.0.iter().position(|it| it.assumption.key == key);
        let place = place.ok_or_else(|| missing(key))?;
        match self.other {
            Some((moved, value)) if moved == place => Ok(value),
            _ => self.numbers.0.get(place).map(|it| it.used.mid).ok_or_else(|| missing(key)),
        }
    }

    /// The value of a key as a share of the data's own number: what is left of a number of which only the spread counts, and
    /// how much more or less than that a reader expects.
    ///
    /// # Errors
    /// [`MissingAssumption`] when it was not gathered.
    pub fn relative(&self, key: &str) -> Result<f64, MissingAssumption> {
        let usual = self.numbers.cover(key)?.value.value;
        Ok(if usual == 0.0 { 1.0 } else { self.get(key)? / usual })
    }
}

/// A result with what each uncertain number does to it.
pub struct Study<O> {
    /// Every number at its own value.
    pub mid: O,
    effects: Rc<Effects<O>>,
    /// Whether the effects are those of an earlier study, and scale with its result.
    is_rough: bool,
}

/// The effects on a result, with the result itself.
struct Effects<O> {
    mid: O,
    all: Vec<Effect<O>>,
}

thread_local! {
    /// The last effects of each kind of study, by its name.
    static LAST: RefCell<Vec<(&'static str, Rc<dyn Any>)>> = const { RefCell::new(Vec::new()) };
}

struct Effect<O> {
    label: Text,
    low: O,
    high: O,
}

impl<O: Clone + 'static> Study<O> {
    /// Whether there has been a whole study of this name.
    pub fn is_known(name: &str) -> bool {
        LAST.with_borrow(|all| all.iter().any(|it| it.0 == name))
    }

    /// The result with the effects of the last whole study of this name, while a slider moves; all of it when there was
    /// none, and when the reader waits for it. `rough` says on entry whether that is wished and afterwards whether it
    /// was done.
    ///
    /// # Errors
    /// What `compute` returns.
    pub fn while_moving(
        name: &'static str,
        rough: &mut Rough,
        numbers: &Numbers,
        mut compute: impl FnMut(&At<'_>) -> Result<O, AnswerError>,
    ) -> Result<Self, AnswerError> {
        let last = LAST.with_borrow(|all| {
            let found = all.iter().find(|it| it.0 == name)?;
            Rc::clone(&found.1).downcast::<Effects<O>>().ok()
        });
        if let Some(effects) = last.filter(|_| *rough != Rough::No) {
            *rough = Rough::Done;
            return Ok(Self { mid: compute(&numbers.middle())?, effects, is_rough: true });
        }
        let study = Self::of(numbers, compute)?;
        let effects: Rc<dyn Any> = Rc::<Effects<O>>::clone(&study.effects);
        LAST.with_borrow_mut(|all| {
            all.retain(|it| it.0 != name);
            all.push((name, effects));
        });
        Ok(study)
    }
}

impl<O: Clone> Study<O> {
    /// Computes the result and the effect of each number that has a spread.
    ///
    /// # Errors
    /// What `compute` returns.
    pub fn of(
        numbers: &Numbers,
        mut compute: impl FnMut(&At<'_>) -> Result<O, AnswerError>,
    ) -> Result<Self, AnswerError> {
        let mid = compute(&numbers.middle())?;
        let mut all = Vec::new();
        for (place, number) in numbers.0.iter().enumerate() {
            let Uncertain { mid, low, high, .. } = number.used;
            if low < mid || high > mid {
                let mut at = |value| compute(&At { numbers, other: Some((place, value)) });
                all.push(Effect { label: number.short, low: at(low)?, high: at(high)? });
            }
        }
        Ok(Self { mid: mid.clone(), effects: Rc::new(Effects { mid, all }), is_rough: false })
    }
}

impl<O> Study<O> {
    /// The range of a figure.
    pub fn range(&self, figure: impl Fn(&O) -> f64) -> Interval {
        self.range_of(&figure)
    }

    /// The same without knowing the figure: it is asked for often, and compiled once.
    fn range_of(&self, figure: &dyn Fn(&O) -> f64) -> Interval {
        Interval::from_effects(figure(&self.mid), self.ends(figure).into_iter().map(|it| (it.1, it.2)))
    }

    /// Each number that has a spread, with the figure at its low and at its high end.
    fn ends(&self, figure: &dyn Fn(&O) -> f64) -> Vec<(Text, f64, f64)> {
        let (mid, before) = (figure(&self.mid), figure(&self.effects.mid));
        let moved = |end: f64| {
            if !self.is_rough {
                end
            } else if before == 0.0 {
                mid + end
            } else {
                mid * end / before
            }
        };
        let ends = |it: &Effect<O>| (it.label, moved(figure(&it.low)), moved(figure(&it.high)));
        self.effects.all.iter().map(ends).collect()
    }

    /// The range of a figure that may be undefined; `None` when it is so in the middle.
    pub fn maybe_range(&self, figure: impl Fn(&O) -> Option<f64>) -> Option<Interval> {
        let mid = figure(&self.mid)?;
        Some(self.range_of(&|it| figure(it).unwrap_or(mid)))
    }

    /// The three numbers whose spread moves a figure in `unit` most, the strongest first.
    pub fn drivers(&self, words: Words, unit: Text, figure: impl Fn(&O) -> f64) -> Vec<Driver> {
        strongest(words, unit, figure(&self.mid), &self.ends(&figure))
    }
}

fn strongest(words: Words, unit: Text, mid: f64, ends: &[(Text, f64, f64)]) -> Vec<Driver> {
    let apart = |(label, low, high): &(Text, f64, f64)| {
        let ends = [low - mid, high - mid];
        let (down, up) = (ends[0].min(ends[1]).min(0.0), ends[0].max(ends[1]).max(0.0));
        (*label, Interval { low: down, mid: 0.0, high: up })
    };
    let mut all: Vec<(Text, Interval)> = ends.iter().map(apart).collect();
    all.retain(|it| it.1.width() > 0.0);
    all.sort_by(|one, other| other.1.width().total_cmp(&one.1.width()));
    all.iter().take(NAMED_DRIVERS).map(|it| driver(words, unit, it.0, it.1)).collect()
}

fn driver(words: Words, unit: Text, label: Text, change: Interval) -> Driver {
    let (rounded, digits) = (change.rounded(), change.decimals(DRIVER_DECIMALS));
    let signed =
        |value: f64| format!("{}{}", if value > 0.0 { "+" } else { "" }, words.number(value, digits));
    let (down, up) = (signed(rounded.low), signed(rounded.high));
    Driver {
        label: lower_first(words.say(label)),
        down: change.low,
        up: change.high,
        shown: format!("{down} … {up}{NO_BREAK_SPACE}{}", words.say(unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Text = Text { pl: "Jeden", en: "One" };
    const B: Text = Text { pl: "Dwa", en: "Two" };

    fn numbers() -> Numbers {
        let wanted = [
            Wanted::usual("a", A, Usual::new(10.0, 9.0, 11.0, "m")),
            Wanted::usual("b", B, Usual::new(2.0, 1.0, 4.0, "m")),
            Wanted::usual("c", B, Usual::new(5.0, 5.0, 5.0, "m")),
        ];
        Numbers::gather(&Assumptions::default(), wanted).unwrap()
    }

    #[test]
    fn each_number_moves_alone_and_effects_add_as_squares() {
        let study = Study::of(&numbers(), |at| Ok(3.0 * at.get("a")? + 4.0 * at.get("b")?)).unwrap();
        // 30 + 8; down by 3 and 4, up by 3 and 8.
        let range = study.range(|it| *it);
        assert_eq!((range.low, range.mid), (33.0, 38.0));
        assert!((range.high - 38.0 - 73.0_f64.sqrt()).abs() < 1e-12);
        let metres = Text { pl: "m", en: "m" };
        let drivers = study.drivers(Words::of(Language::En), metres, |it| *it);
        let ends: Vec<_> = drivers.iter().map(|it| (it.label.as_str(), it.down, it.up)).collect();
        assert_eq!(ends, [("two", -4.0, 8.0), ("one", -3.0, 3.0)]);
        assert_eq!(drivers[0].shown, "\u{2212}4 … +8\u{a0}m");
    }

    #[test]
    fn while_a_slider_moves_the_last_effects_scale_with_the_result() {
        let numbers = numbers();
        let sum = |at: &At<'_>| Ok::<f64, AnswerError>(3.0 * at.get("a")? + 4.0 * at.get("b")?);
        let study = |rough: &mut Rough, factor: f64| {
            Study::while_moving("a test", rough, &numbers, |at| Ok(factor * sum(at)?))
                .unwrap()
                .range(|it| *it)
        };
        let mut rough = Rough::Wished;
        let first = study(&mut rough, 1.0);
        // Nothing was there to scale: the first is whole.
        assert_eq!(rough, Rough::Wished);
        let doubled = study(&mut rough, 2.0);
        assert_eq!(rough, Rough::Done);
        assert_eq!((doubled.mid, doubled.low), (2.0 * first.mid, 2.0 * first.low));
        assert!((doubled.high - 2.0 * first.high).abs() < 1e-12);
    }

    #[test]
    fn a_number_that_was_not_gathered_is_named() {
        assert_eq!(numbers().middle().get("d"), Err(MissingAssumption("d".to_owned())));
        assert!(numbers().uncertain("a").is_ok() && numbers().cover("d").is_err());
    }

    #[test]
    fn a_usual_number_is_marked_as_recalled() {
        let used = numbers().uses(Language::En);
        assert_eq!(used.len(), 3);
        assert!(used.iter().all(|it| it.confidence == Confidence::Recalled));
        assert_eq!((used[0].range.as_str(), used[2].range.as_str()), ("9–11", ""));
    }
}
