//! Questions of six kinds, with what is right and what is said to an answer.

mod given;
mod read;

pub use given::{Given, Verdict};

use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::inline::Inline;

/// A question to pupils.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Line of the file that opens it.
    pub line: u32,
    /// Its name, the only one of this name in the lesson; progress is kept under it.
    pub id: String,
    /// What is asked.
    pub prompt: Vec<Block>,
    /// What kind of answer is asked for, and the right one.
    pub kind: Kind,
    /// Said to a right answer.
    pub right: Vec<Inline>,
    /// Said to any other answer.
    pub wrong: Vec<Inline>,
    /// Help before answering; may be empty.
    pub hint: Vec<Inline>,
}

/// The kinds of answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of several options; true or false is one of two.
    Choice(Vec<Answer>),
    /// Any number of several options.
    Several(Vec<Answer>),
    /// A number.
    Number {
        /// The right number, in `unit`.
        answer: f64,
        /// How far from it an answer is still right, in `unit`; not negative.
        tolerance: f64,
        /// The unit that stands behind the field.
        unit: String,
    },
    /// Things to put in order, here in the right one.
    Order(Vec<Vec<Inline>>),
    /// Things to join, here as they belong together.
    Match(Vec<(Vec<Inline>, Vec<Inline>)>),
    /// A word to write; any of these.
    Word(Vec<String>),
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What it says.
    pub words: Vec<Inline>,
    /// Whether it is right.
    pub right: bool,
    /// Said to who chose it; may be empty.
    pub feedback: Vec<Inline>,
}

/// Names of the kinds of questions, as files write them.
pub const KINDS: [&str; 6] = ["choice", "several", "number", "order", "match", "word"];

impl Kind {
    /// Its name in the file, one of [`KINDS`].
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Choice(_) => "choice",
            Self::Several(_) => "several",
            Self::Number { .. } => "number",
            Self::Order(_) => "order",
            Self::Match(_) => "match",
            Self::Word(_) => "word",
        }
    }
}

impl Question {
    /// How things to order, or the right-hand sides of things to join, are shown: place of each in the file. Always
    /// the same for one question, and never the right order when there are two things or more.
    pub fn shown_order(&self) -> Vec<usize> {
        match &self.kind {
            Kind::Order(things) => crate::shuffle::shuffled(&self.id, things.len()),
            Kind::Match(pairs) => crate::shuffle::shuffled(&self.id, pairs.len()),
            Kind::Choice(options) | Kind::Several(options) => (0..options.len()).collect(),
            Kind::Number { .. } | Kind::Word(_) => Vec::new(),
        }
    }

    /// Every run of words in it.
    pub(crate) fn words(&self) -> Vec<&[Inline]> {
        let mut all: Vec<&[Inline]> = self.prompt.iter().flat_map(Block::words).collect();
        all.extend([self.right.as_slice(), &self.wrong, &self.hint]);
        match &self.kind {
            Kind::Choice(options) | Kind::Several(options) => {
                all.extend(options.iter().flat_map(|it| [it.words.as_slice(), &it.feedback]));
            }
            Kind::Order(things) => all.extend(things.iter().map(Vec::as_slice)),
            Kind::Match(pairs) => all.extend(pairs.iter().flat_map(|(one, other)| [one.as_slice(), other])),
            Kind::Number { .. } | Kind::Word(_) => {}
        }
        all
    }
}
