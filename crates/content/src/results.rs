//! Answers of a pupil as a short code, and the codes of a class as counts. A code holds places of options and numbers, and
//! nothing that was written in words.

use portal_text::parse_number;

use crate::block::Block;
use crate::lesson::{Lesson, Piece};
use crate::predict::{Guess, Predict};
use crate::question::{Given, Kind, Question};

/// Stands between the parts of a code.
const BETWEEN: char = '/';
/// Stands where nothing was answered.
const NOTHING: &str = "-";
/// Letters of the mark at the end of a code; none looks like another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many of them: one mistyped code of 32 768 is not noticed.
const MARKS: usize = 3;
/// Numbers of this size and above are left out. \[1\]
const MOST: f64 = 1e9;
/// Numbers are kept to a hundredth. \[1\]
const PARTS: f64 = 100.0;
/// Bars of numbers when there are more different ones than this.
const BARS: u32 = 10;

/// Something whose answers can be counted: a choice, a number, a guess in numbers.
#[derive(Debug, Clone, Copy)]
pub enum Counted<'a> {
    /// A question of the kinds `choice`, `several` and `number`.
    Question(&'a Question),
    /// A guess that is typed.
    Guess(&'a Predict),
}

impl Counted<'_> {
    /// What is asked.
    pub fn prompt(&self) -> &[Block] {
        match self {
            Self::Question(it) => &it.prompt,
            Self::Guess(it) => &it.prompt,
        }
    }
}

/// An answer that can be counted.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Places of the options that were chosen, in rising order.
    Options(Vec<usize>),
    /// A number, in the unit of the question.
    Number(f64),
}

/// What is wrong with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It has more or fewer parts than this lesson has questions: it is of another lesson, or not whole.
    Length,
    /// A letter is wrong, or it is of another lesson.
    Letters,
}

/// A bar: how many gave an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What was answered.
    pub answer: Span,
    /// By how many.
    pub count: usize,
}

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Span {
    /// The option at a place.
    Option(usize),
    /// Numbers from the first on and below the second; both are the same for one number.
    Numbers(f64, f64),
}

impl Counted<'_> {
    /// Its name in the lesson.
    pub fn id(&self) -> &str {
        match self {
            Self::Question(it) => &it.id,
            Self::Guess(it) => &it.id,
        }
    }

    /// The answer that a pupil's answer to a question is, if it can be counted.
    pub fn reply(given: &Given) -> Option<Reply> {
        match given {
            Given::Choice(place) => Some(Reply::Options(vec![*place])),
            Given::Several(places) => Some(Reply::Options(places.clone())),
            Given::Typed(text) => parse_number(text).map(Reply::Number),
            Given::Places(_) => None,
        }
    }

    /// How many options it has; `None` for a number.
    fn options(&self) -> Option<usize> {
        match self {
            Self::Question(Question { kind: Kind::Choice(options) | Kind::Several(options), .. }) => {
                Some(options.len())
            }
            Self::Question(_) | Self::Guess(_) => None,
        }
    }

    fn written(&self, reply: Option<&Reply>) -> String {
        let text = match (reply, self.options()) {
            (Some(Reply::Options(places)), Some(count)) => {
                (0..count).filter(|it| places.contains(it)).filter_map(letter).collect()
            }
            (Some(Reply::Number(value)), None) if value.abs() < MOST => {
                format!("{}", (value * PARTS).round() / PARTS)
            }
            _ => String::new(),
        };
        if text.is_empty() { NOTHING.to_owned() } else { text }
    }

    /// The answer of a part of a code; `None` when nothing was answered.
    fn read(&self, part: &str) -> Result<Option<Reply>, Damage> {
        if part == NOTHING {
            return Ok(None);
        }
        let reply = match self.options() {
            Some(count) => {
                let place = |it: char| (0..count).find(|place| letter(*place) == Some(it));
                Reply::Options(part.chars().map(place).collect::<Option<_>>().ok_or(Damage::Letters)?)
            }
            None => Reply::Number(parse_number(part).ok_or(Damage::Letters)?),
        };
        Ok(Some(reply))
    }

    /// How often each answer was given: a bar for every option; for numbers one for each of them, or bars of equal width
    /// when they are many.
    pub fn bars(&self, replies: &[Reply]) -> Vec<Bar> {
        if let Some(count) = self.options() {
            let chosen = |place: usize| {
                replies
                    .iter()
                    .filter(|it| matches!(it, Reply::Options(places) if places.contains(&place)))
                    .count()
            };
            return (0..count).map(|it| Bar { answer: Span::Option(it), count: chosen(it) }).collect();
        }
        let numbers: Vec<f64> = replies
            .iter()
            .filter_map(|it| if let Reply::Number(it) = it { Some(*it) } else { None })
            .collect();
        let mut single: Vec<Bar> = Vec::new();
        for value in &numbers {
            let at =
                single.partition_point(|it| matches!(it.answer, Span::Numbers(from, _) if from < *value));
            match single.get_mut(at).filter(|it| it.answer == Span::Numbers(*value, *value)) {
                Some(bar) => bar.count += 1,
                None => single.insert(at, Bar { answer: Span::Numbers(*value, *value), count: 1 }),
            }
        }
        if single.len() > BARS as usize { self.wide(&numbers) } else { single }
    }

    /// Bars of equal width over the scale of a guess, or from the least number to the largest.
    fn wide(&self, numbers: &[f64]) -> Vec<Bar> {
        let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (from, to) = match self {
            Self::Guess(Predict { guess: Guess::Number { scale }, .. }) => {
                (scale.from.min(least), scale.to.max(largest))
            }
            _ => (least, largest),
        };
        let edge = |it: u32| from + (to - from) * f64::from(it) / f64::from(BARS);
        let bar = |it: u32| {
            let (low, high) = (edge(it), edge(it + 1));
            let is_last = it + 1 == BARS;
            let count = numbers.iter().filter(|it| **it >= low && (**it < high || is_last)).count();
            Bar { answer: Span::Numbers(low, high), count }
        };
        (0..BARS).map(bar).collect()
    }
}

/// The letter of the option at a place; there are letters for the first 24.
fn letter(place: usize) -> Option<char> {
    LETTERS.get(place).map(|it| char::from(*it)).filter(char::is_ascii_lowercase)
}

impl Lesson {
    /// What can be counted, in order, each with its number on the worksheet.
    pub fn counted(&self) -> Vec<(u32, Counted<'_>)> {
        let exercises =
            self.pieces().filter(|it| matches!(it, Piece::Question(_) | Piece::Predict(_) | Piece::Task(_)));
        let counted = (1..).zip(exercises).filter_map(|(number, piece)| match piece {
            Piece::Question(it) => match &it.kind {
                Kind::Choice(_) | Kind::Several(_) | Kind::Number { .. } => {
                    Some((number, Counted::Question(it)))
                }
                Kind::Order(_) | Kind::Match(_) | Kind::Word(_) => None,
            },
            Piece::Predict(it) if matches!(it.guess, Guess::Number { .. }) => {
                Some((number, Counted::Guess(it)))
            }
            _ => None,
        });
        counted.collect()
    }

    /// The code of a pupil's answers; `reply` gives the answer to the question or guess of a name. Empty while nothing was
    /// answered.
    pub fn code(&self, reply: impl Fn(&str) -> Option<Reply>) -> String {
        let counted = self.counted();
        let parts: Vec<String> = counted.iter().map(|(_, it)| it.written(reply(it.id()).as_ref())).collect();
        if parts.iter().all(|it| it == NOTHING) {
            return String::new();
        }
        let body = parts.join("/");
        let mark = self.mark(&body);
        format!("{body}{BETWEEN}{mark}")
    }

    /// The answers of a code, in the order of [`Lesson::counted`]. Capitals, blanks and decimal commas do not matter.
    ///
    /// # Errors
    /// [`Damage`] when it is not a code of this lesson.
    pub fn decode(&self, code: &str) -> Result<Vec<Option<Reply>>, Damage> {
        let plain: String = code.chars().filter(|it| !it.is_whitespace()).collect();
        let plain = plain.to_lowercase().replace(',', ".");
        let (body, mark) = plain.rsplit_once(BETWEEN).ok_or(Damage::Length)?;
        let (parts, counted) = (body.split(BETWEEN).collect::<Vec<_>>(), self.counted());
        if parts.len() != counted.len() {
            return Err(Damage::Length);
        }
        if mark != self.mark(body) {
            return Err(Damage::Letters);
        }
        counted.iter().zip(parts).map(|((_, it), part)| it.read(part)).collect()
    }

    /// The mark at the end of a code: of its letters and of the names of the questions.
    ///
    /// # Source
    /// G. Fowler, L. C. Noll, K.-P. Vo, FNV-1a hash of 32 bits (RFC 9923).
    fn mark(&self, body: &str) -> String {
        let names = self.counted().iter().map(|it| it.1.id().to_owned()).collect::<Vec<_>>().join(" ");
        let hash = names.bytes().chain([b' ']).chain(body.bytes());
        let hash =
            hash.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        // The upper bits have been stirred best.
        let mixed = hash ^ (hash >> 15);
        (0..MARKS)
            .map(|it| {
                let place = usize::try_from((mixed >> (5 * it)) & 31).unwrap_or(0);
                LETTERS.get(place).map_or('a', |it| char::from(*it))
            })
            .collect()
    }
}
