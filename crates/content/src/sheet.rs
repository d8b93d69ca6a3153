//! What follows from a lesson: the worksheet, its key, and the teacher's timetable.

use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::inline::Inline;
use crate::lesson::{Lesson, Piece, Step};
use crate::predict::{Guess, Reveal};
use crate::question::{Kind, Question};

/// The worksheet of a lesson, to be printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Worksheet {
    /// Title of the lesson.
    pub title: String,
    /// What is to be filled in, numbered from 1.
    pub exercises: Vec<Exercise>,
}

/// One thing to fill in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    /// Its number on the worksheet, from 1.
    pub number: u32,
    /// Its name in the lesson.
    pub id: String,
    /// What is asked or to be done.
    pub prompt: Vec<Block>,
    /// Where the answer goes.
    pub space: Space,
}

/// Room for an answer on paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Space {
    /// Options with letters to mark: one, or as many as are right.
    Options {
        /// The options, a) first.
        options: Vec<Vec<Inline>>,
        /// Whether several may be marked.
        several: bool,
    },
    /// A field before a unit.
    Number(String),
    /// Things with a field for their number in the right order.
    Order(Vec<Vec<Inline>>),
    /// Numbered things on the left, things with letters on the right.
    Match {
        /// The left-hand sides, 1 first.
        left: Vec<Vec<Inline>>,
        /// The right-hand sides, a) first.
        right: Vec<Vec<Inline>>,
    },
    /// A field for a word.
    Word,
    /// An empty chart to draw in, or a scale to mark.
    Guess(Guess),
    /// Empty lines.
    Lines(u32),
}

/// The right answer to one exercise, as it stands on the worksheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeyEntry {
    /// Its number on the worksheet.
    pub number: u32,
    /// Its name in the lesson.
    pub id: String,
    /// What is right.
    pub answer: KeyAnswer,
    /// Why; may be empty.
    pub because: Vec<Inline>,
}

/// What is right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyAnswer {
    /// Options by their place on the worksheet, 0 is a).
    Options(Vec<usize>),
    /// A number and how far from it an answer may be, both in the unit.
    Number {
        /// The right number.
        answer: f64,
        /// The tolerance.
        tolerance: f64,
        /// The unit.
        unit: String,
    },
    /// The number to write beside each thing, in the order of the worksheet; the first thing is 1.
    Order(Vec<usize>),
    /// For each left-hand side the place of its right-hand side on the worksheet, 0 is a).
    Match(Vec<usize>),
    /// Any of these words.
    Words(Vec<String>),
    /// What the data show after the guess.
    Reveal(Reveal),
    /// Open: what pupils found themselves.
    Open,
}

/// A step in the teacher's timetable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Minutes from the start of the lesson to the start of the step.
    pub starts: u32,
    /// How long it takes. \[min\]
    pub minutes: u32,
    /// What is done.
    pub title: String,
    /// What the lesson tells the teacher about it.
    pub notes: Vec<Block>,
    /// Numbers of the exercises of the worksheet that belong to it.
    pub exercises: Vec<u32>,
}

impl Lesson {
    /// The worksheet: every guess, question and task in order.
    pub fn worksheet(&self) -> Worksheet {
        let exercises = (1..).zip(self.pieces().filter_map(exercise));
        let numbered = exercises.map(|(number, exercise)| Exercise { number, ..exercise });
        Worksheet { title: self.title.clone(), exercises: numbered.collect() }
    }

    /// The key of the worksheet, with the same numbers.
    pub fn key(&self) -> Vec<KeyEntry> {
        let entries = (1..).zip(self.pieces().filter_map(key_entry));
        entries.map(|(number, entry)| KeyEntry { number, ..entry }).collect()
    }

    /// The steps with the times at which they begin, and the notes for the teacher.
    pub fn timetable(&self) -> Vec<Slot> {
        let (mut starts, mut number) = (0_u32, 0_u32);
        let slots = self.steps.iter().map(|step| {
            let count = u32::try_from(step.pieces.iter().filter(|it| is_exercise(it)).count()).unwrap_or(0);
            let slot = Slot {
                starts,
                minutes: step.minutes,
                title: step.title.clone(),
                notes: notes(step),
                exercises: (number + 1..=number + count).collect(),
            };
            starts = starts.saturating_add(step.minutes);
            number += count;
            slot
        });
        slots.collect()
    }
}

fn notes(step: &Step) -> Vec<Block> {
    let notes =
        step.pieces.iter().filter_map(|it| if let Piece::Note(blocks) = it { Some(blocks) } else { None });
    notes.flatten().cloned().collect()
}

const fn is_exercise(piece: &Piece) -> bool {
    matches!(piece, Piece::Question(_) | Piece::Predict(_) | Piece::Task(_))
}

fn exercise(piece: &Piece) -> Option<Exercise> {
    let (id, prompt, space) = match piece {
        Piece::Question(it) => (&it.id, &it.prompt, space(it)),
        Piece::Predict(it) => (&it.id, &it.prompt, Space::Guess(it.guess.clone())),
        Piece::Task(it) => (&it.id, &it.words, Space::Lines(it.lines)),
        _ => return None,
    };
    Some(Exercise { number: 0, id: id.clone(), prompt: prompt.clone(), space })
}

fn space(question: &Question) -> Space {
    let shown = question.shown_order();
    match &question.kind {
        Kind::Choice(options) | Kind::Several(options) => Space::Options {
            options: options.iter().map(|it| it.words.clone()).collect(),
            several: matches!(question.kind, Kind::Several(_)),
        },
        Kind::Number { unit, .. } => Space::Number(unit.clone()),
        Kind::Order(things) => Space::Order(shown.iter().filter_map(|it| things.get(*it).cloned()).collect()),
        Kind::Match(pairs) => Space::Match {
            left: pairs.iter().map(|(left, _)| left.clone()).collect(),
            right: shown.iter().filter_map(|it| pairs.get(*it).map(|(_, right)| right.clone())).collect(),
        },
        Kind::Word(_) => Space::Word,
    }
}

fn key_entry(piece: &Piece) -> Option<KeyEntry> {
    let (id, answer, because) = match piece {
        Piece::Question(it) => (&it.id, right(it), it.right.clone()),
        Piece::Predict(it) => (&it.id, KeyAnswer::Reveal(it.reveal.clone()), Vec::new()),
        Piece::Task(it) => (&it.id, KeyAnswer::Open, Vec::new()),
        _ => return None,
    };
    Some(KeyEntry { number: 0, id: id.clone(), answer, because })
}

fn right(question: &Question) -> KeyAnswer {
    let shown = question.shown_order();
    match &question.kind {
        Kind::Choice(options) | Kind::Several(options) => {
            let right = options.iter().enumerate().filter(|(_, it)| it.right);
            KeyAnswer::Options(right.map(|(at, _)| at).collect())
        }
        Kind::Number { answer, tolerance, unit } => {
            KeyAnswer::Number { answer: *answer, tolerance: *tolerance, unit: unit.clone() }
        }
        Kind::Order(_) => KeyAnswer::Order(shown.iter().map(|it| it + 1).collect()),
        Kind::Match(pairs) => {
            let place = |pair: usize| shown.iter().position(|it| *it == pair);
            KeyAnswer::Match((0..pairs.len()).filter_map(place).collect())
        }
        Kind::Word(words) => KeyAnswer::Words(words.clone()),
    }
}
