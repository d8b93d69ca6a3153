//! What a pupil answered, and what is said to it.

use portal_text::parse_number;
use serde::{Deserialize, Serialize};

use super::{Kind, Question};
use crate::inline::Inline;

/// An answer of a pupil. Places are those of the file, not those of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// The option that was chosen.
    Choice(usize),
    /// The options that were chosen.
    Several(Vec<usize>),
    /// What was typed: a number, or a word.
    Typed(String),
    /// Things in the order that was made; for things to join, the right-hand side joined to each left-hand side.
    Places(Vec<usize>),
}

/// What is said to an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// Whether all of it is right.
    pub right: bool,
    /// Parts that are right: options judged as they should be, things at their place; 0 or 1 for what has no parts.
    pub hits: usize,
    /// Parts there are.
    pub parts: usize,
    /// What is said, in order: to each chosen option, then to the whole.
    pub feedback: Vec<&'a [Inline]>,
}

/// Answers that are this close to the border of the tolerance count as inside: the border is a decimal, and decimals
/// are not exact.
const ROUNDING: f64 = 1e-9;

impl Question {
    /// Judges an answer. An answer of another kind than the question, or to places that are not there, is wrong.
    pub fn judge(&self, given: &Given) -> Verdict<'_> {
        let (hits, parts) = self.hits(given);
        let right = parts > 0 && hits == parts;
        let mut feedback = self.of_options(given);
        feedback.push(if right { &self.right } else { &self.wrong });
        feedback.retain(|it| !it.is_empty());
        Verdict { right, hits, parts, feedback }
    }

    fn hits(&self, given: &Given) -> (usize, usize) {
        match (&self.kind, given) {
            (Kind::Choice(options), Given::Choice(place)) => {
                (usize::from(options.get(*place).is_some_and(|it| it.right)), 1)
            }
            (Kind::Several(options), Given::Several(places)) => {
                let judged = options.iter().enumerate().filter(|(at, it)| it.right == places.contains(at));
                (judged.count(), options.len())
            }
            (Kind::Number { answer, tolerance, .. }, Given::Typed(text)) => {
                let slack = tolerance + ROUNDING * answer.abs().max(1.0);
                let is_near = parse_number(text).is_some_and(|it| (it - answer).abs() <= slack);
                (usize::from(is_near), 1)
            }
            (Kind::Word(words), Given::Typed(text)) => {
                let typed = folded(text);
                (usize::from(words.iter().any(|it| folded(it) == typed)), 1)
            }
            (Kind::Order(things), Given::Places(places)) => (in_place(places, things.len()), things.len()),
            (Kind::Match(pairs), Given::Places(places)) => (in_place(places, pairs.len()), pairs.len()),
            _ => (0, 1),
        }
    }

    fn of_options(&self, given: &Given) -> Vec<&[Inline]> {
        let (Kind::Choice(options) | Kind::Several(options)) = &self.kind else { return Vec::new() };
        let chosen = |at: usize| match given {
            Given::Choice(place) => *place == at,
            Given::Several(places) => places.contains(&at),
            Given::Typed(_) | Given::Places(_) => false,
        };
        let said = options.iter().enumerate().filter(|(at, _)| chosen(*at));
        said.map(|(_, it)| it.feedback.as_slice()).collect()
    }
}

fn in_place(places: &[usize], count: usize) -> usize {
    places.iter().take(count).enumerate().filter(|(at, it)| at == *it).count()
}

/// A word as it is compared: small letters, Polish letters without their marks, one blank between words. So nobody fails
/// for a keyboard.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| word.chars().map(fold).collect()).collect();
    words.join(" ")
}

const fn fold(letter: char) -> char {
    match letter {
        'ą' | 'Ą' => 'a',
        'ć' | 'Ć' => 'c',
        'ę' | 'Ę' => 'e',
        'ł' | 'Ł' => 'l',
        'ń' | 'Ń' => 'n',
        'ó' | 'Ó' => 'o',
        'ś' | 'Ś' => 's',
        'ź' | 'Ź' | 'ż' | 'Ż' => 'z',
        other => other.to_ascii_lowercase(),
    }
}
