//! The state of a form and its writing in the address bar.
//!
//! The address holds readable names, only what differs from the start, and the version of the model:
//! `v=1&power=8&azimuth=135`. A number that the reader put in the place of an assumption stands behind its key:
//! `a.grid_co2e=550`. Parameters that are not ours stay as they are.

use portal_text::{Text, parse_number};

use crate::field::{Kind, Question, Value};
use crate::shared::assumptions::Own;
use crate::spec::Calculator;

/// Name of the parameter that holds the version of the model.
const VERSION_KEY: &str = "v";
/// What the name of a parameter begins with that holds a number of the reader's own.
const OWN_PREFIX: &str = "a.";
/// Longest entry that is kept as it was typed. \[characters\]
const LONGEST_ENTRY: usize = 40;

/// Why an entry is refused.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Refusal {
    /// Nothing was entered.
    Empty,
    /// It is not a number.
    NotANumber,
    /// It lies outside the range; the limits are in the field's unit.
    Outside {
        /// Smallest accepted value.
        min: f64,
        /// Largest accepted value.
        max: f64,
    },
    /// It is none of the options.
    NoSuchOption,
    /// The calculator says why.
    Because(Text),
}

/// An entry that stays in its field, marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// What was typed, cut after forty characters.
    pub entry: String,
    /// Why it is refused.
    pub why: Refusal,
}

/// Something in a link that could not be used as it stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// The value of a field.
    BadValue {
        /// Number of its question.
        place: usize,
        /// What the link says, cut after forty characters.
        given: String,
        /// Why it is refused.
        why: Refusal,
        /// What is used instead.
        used: Value,
    },
    /// What stands in the place of an assumption is no number.
    BadOwn {
        /// Key of the assumption, cut after forty characters.
        key: String,
        /// What the link says, cut after forty characters.
        given: String,
    },
    /// The link was made with another version of the model: its figures may differ now.
    OtherVersion {
        /// The version that the link names, cut after forty characters.
        given: String,
    },
}

/// The form of one calculator: what every question holds, what was refused, what the address says besides.
#[derive(Clone)]
pub struct Form {
    calculator: &'static dyn Calculator,
    questions: Vec<Question>,
    starts: Vec<Value>,
    values: Vec<Value>,
    refused: Vec<Option<Refused>>,
    own: Vec<Own>,
    foreign: Vec<String>,
}

impl Form {
    /// A form that nobody has touched; `starts` come from [`Calculator::starts`].
    pub fn new(calculator: &'static dyn Calculator, starts: Vec<Value>) -> Self {
        let questions = calculator.questions();
        let refused = vec![None; questions.len()];
        Self {
            calculator,
            questions,
            values: starts.clone(),
            starts,
            refused,
            own: Vec::new(),
            foreign: Vec::new(),
        }
    }

    /// A form filled from the query of an address, with or without its question mark, and what could not be used.
    pub fn read(calculator: &'static dyn Calculator, starts: Vec<Value>, query: &str) -> (Self, Vec<Notice>) {
        let mut form = Self::new(calculator, starts);
        let notices = form.fill(query);
        (form, notices)
    }

    /// The questions, in order.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The accepted values, one per question; where an entry is refused, the start stands in.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The value of question number `place`.
    pub fn value(&self, place: usize) -> Option<Value> {
        self.values.get(place).copied()
    }

    /// The refused entry of question number `place`.
    pub fn refused(&self, place: usize) -> Option<&Refused> {
        self.refused.get(place)?.as_ref()
    }

    /// Whether question number `place` holds something else than at first.
    pub fn is_changed(&self, place: usize) -> bool {
        self.values.get(place) != self.starts.get(place) || self.refused(place).is_some()
    }

    /// Takes a typed entry: a number with comma or point, or the key of an option.
    /// What is refused stays as it was typed, and the start is used for the answer.
    pub fn enter(&mut self, place: usize, entry: &str) {
        let Some(question) = self.questions.get(place) else { return };
        match read_entry(question, entry).and_then(|value| self.admitted(place, value)) {
            Ok(value) => self.put(place, value, None),
            Err(why) => {
                let Some(start) = self.starts.get(place).copied() else { return };
                self.put(place, start, Some(Refused { entry: cut(entry), why }));
            }
        }
    }

    /// Takes a value that a slider or a button made; refused values change nothing.
    pub fn set(&mut self, place: usize, value: Value) {
        if let Ok(value) = self.admitted(place, value) {
            self.put(place, value, None);
        }
    }

    /// Numbers that the reader put in the places of assumptions.
    pub fn own(&self) -> &[Own] {
        &self.own
    }

    /// Puts a number in the place of the assumption of this key; `None` takes it away again.
    pub fn assume(&mut self, key: &str, value: Option<f64>) {
        self.own.retain(|it| it.0 != key);
        self.own.extend(value.filter(|it| it.is_finite()).map(|it| (key.to_owned(), it)));
    }

    /// Takes all of the reader's own numbers away.
    pub fn assume_nothing(&mut self) {
        self.own.clear();
    }

    /// What every question holds at first.
    pub fn starts(&self) -> &[Value] {
        &self.starts
    }

    /// What question number `place` holds at first.
    pub fn start(&self, place: usize) -> Option<Value> {
        self.starts.get(place).copied()
    }

    /// Puts question number `place` to its start.
    pub fn restore(&mut self, place: usize) {
        if let Some(start) = self.start(place) {
            self.put(place, start, None);
        }
    }

    /// Puts every question to its start and every assumption to its own number; parameters that are not ours stay.
    pub fn reset(&mut self) {
        self.values.clone_from(&self.starts);
        self.refused.fill(None);
        self.own.clear();
    }

    /// Fills the form as a preset says; the reader's own numbers stay.
    pub fn preset(&mut self, query: &str) {
        let (foreign, own) = (std::mem::take(&mut self.foreign), std::mem::take(&mut self.own));
        self.fill(query);
        (self.foreign, self.own) = (foreign, own);
    }

    /// Whether the form holds just what a preset says.
    pub fn is_preset(&self, query: &str) -> bool {
        let (preset, _) = Self::read(self.calculator, self.starts.clone(), query);
        preset.values == self.values && self.refused.iter().all(Option::is_none)
    }

    /// The query of an address that leads to this state, without a question mark. Refused entries are not in it.
    pub fn query(&self) -> String {
        let changed = self.questions.iter().zip(&self.values).zip(&self.starts);
        let ours: Vec<String> = changed
            .filter(|((_, value), start)| value != start)
            .map(|((question, value), _)| format!("{}={}", question.key, written(question, *value)))
            .chain(self.own.iter().map(|(key, value)| format!("{OWN_PREFIX}{key}={value}")))
            .collect();
        let version =
            (!ours.is_empty()).then(|| format!("{VERSION_KEY}={}", self.calculator.about().version));
        let all: Vec<String> = version.into_iter().chain(ours).chain(self.foreign.iter().cloned()).collect();
        all.join("&")
    }

    fn fill(&mut self, query: &str) -> Vec<Notice> {
        self.reset();
        self.foreign.clear();
        let mut notices = Vec::new();
        for pair in query.trim_start_matches('?').split('&').filter(|it| !it.is_empty()) {
            let (key, raw) = pair.split_once('=').unwrap_or((pair, ""));
            if key == VERSION_KEY {
                if raw != self.calculator.about().version.to_string() {
                    notices.push(Notice::OtherVersion { given: cut(&decoded(raw)) });
                }
            } else if let Some(place) = self.questions.iter().position(|it| it.key == key) {
                notices.extend(self.fill_one(place, &decoded(raw)));
            } else if let Some(key) = key.strip_prefix(OWN_PREFIX) {
                notices.extend(self.assume_as_given(key, &decoded(raw)));
            } else {
                self.foreign.push(pair.to_owned());
            }
        }
        notices
    }

    fn assume_as_given(&mut self, key: &str, given: &str) -> Option<Notice> {
        let is_name =
            !key.is_empty() && key.bytes().all(|it| it.is_ascii_alphanumeric() || b"_-".contains(&it));
        match parse_number(given).filter(|it| is_name && it.is_finite()) {
            Some(value) => {
                self.assume(key, Some(value));
                None
            }
            None => Some(Notice::BadOwn { key: cut(key), given: cut(given) }),
        }
    }

    fn fill_one(&mut self, place: usize, given: &str) -> Option<Notice> {
        self.enter(place, given);
        let refused = self.refused.get_mut(place)?.take()?;
        let used = self.values.get(place).copied()?;
        Some(Notice::BadValue { place, given: refused.entry, why: refused.why, used })
    }

    fn admitted(&self, place: usize, value: Value) -> Result<Value, Refusal> {
        let question = self.questions.get(place).ok_or(Refusal::NoSuchOption)?;
        match (question.kind, value) {
            (Kind::Number { range, .. }, Value::Number(number)) => {
                if !(range.min..=range.max).contains(&number) {
                    return Err(Refusal::Outside { min: range.min, max: range.max });
                }
            }
            (Kind::Choice { options }, Value::Choice(chosen)) if chosen < options.len() => {}
            _ => return Err(Refusal::NoSuchOption),
        }
        self.calculator.objection(place, value).map_or(Ok(value), |why| Err(Refusal::Because(why)))
    }

    fn put(&mut self, place: usize, value: Value, refused: Option<Refused>) {
        if let (Some(slot), Some(mark)) = (self.values.get_mut(place), self.refused.get_mut(place)) {
            *slot = value;
            *mark = refused;
        }
    }
}

fn read_entry(question: &Question, entry: &str) -> Result<Value, Refusal> {
    let entry = entry.trim();
    if entry.is_empty() {
        return Err(Refusal::Empty);
    }
    match question.kind {
        Kind::Number { .. } => parse_number(entry).map(Value::Number).ok_or(Refusal::NotANumber),
        Kind::Choice { options } => {
            let place = options.iter().position(|it| it.key == entry);
            place.map(Value::Choice).ok_or(Refusal::NoSuchOption)
        }
    }
}

fn written(question: &Question, value: Value) -> String {
    match (question.kind, value) {
        (Kind::Choice { options }, Value::Choice(place)) => {
            options.get(place).map_or_else(String::new, |it| it.key.to_owned())
        }
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Choice(place)) => place.to_string(),
    }
}

fn cut(entry: &str) -> String {
    entry.chars().take(LONGEST_ENTRY).collect()
}

/// The text behind the percent signs; what is no valid escape or no UTF-8 is kept as it stands.
fn decoded(raw: &str) -> String {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = (first == b'%').then(|| after.split_at_checked(2)).flatten();
        let hex = escape.and_then(|(digits, _)| std::str::from_utf8(digits).ok());
        if let (Some((_, tail)), Some(Ok(byte))) = (escape, hex.map(|it| u8::from_str_radix(it, 16))) {
            bytes.push(byte);
            rest = tail;
        } else {
            bytes.push(if first == b'+' { b' ' } else { first });
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| raw.to_owned())
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn escapes_of_an_address_are_undone_and_broken_ones_kept() {
        assert_eq!(decoded("5%2C5"), "5,5");
        assert_eq!(decoded("po%C5%82udnie"), "południe");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz+1"), "%zz 1");
        assert_eq!(decoded("%ff"), "%ff");
    }
}
