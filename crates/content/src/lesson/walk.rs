//! Walks over a lesson.

use super::{Lesson, Piece};
use crate::block::Block;
use crate::data::DataRef;
use crate::inline::{Inline, sources};
use crate::predict::Truth;

impl Lesson {
    /// Every piece of every step, in order.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.steps.iter().flat_map(|it| &it.pieces)
    }

    /// Line and name of every question, guess and task.
    pub fn names(&self) -> Vec<(u32, &str)> {
        let named = self.pieces().filter_map(|piece| match piece {
            Piece::Question(it) => Some((it.line, it.id.as_str())),
            Piece::Predict(it) => Some((it.line, it.id.as_str())),
            Piece::Task(it) => Some((it.line, it.id.as_str())),
            _ => None,
        });
        named.collect()
    }

    /// Names of the sources in the order in which they are first named: the list at the end of the lesson.
    pub fn sources(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for name in self.pieces().flat_map(Piece::words).flat_map(sources) {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }

    /// Tables of curated data that the lesson shows.
    pub fn data(&self) -> Vec<&DataRef> {
        self.pieces().filter_map(Piece::data).collect()
    }
}

impl Piece {
    /// The line that begins it, where it is a directive.
    pub(crate) const fn line(&self) -> Option<u32> {
        match self {
            Self::Task(it) => Some(it.line),
            Self::Question(it) => Some(it.line),
            Self::Predict(it) => Some(it.line),
            Self::Calculator(it) => Some(it.line),
            Self::Chart(it) => Some(it.data.line),
            Self::Block(_) | Self::Note(_) | Self::Live(_) => None,
        }
    }

    pub(crate) fn words(&self) -> Vec<&[Inline]> {
        match self {
            Self::Block(block) => block.words(),
            Self::Note(blocks) => blocks.iter().flat_map(Block::words).collect(),
            Self::Task(task) => task.words.iter().flat_map(Block::words).collect(),
            Self::Question(question) => question.words(),
            Self::Predict(predict) => predict.words(),
            Self::Calculator(it) => it.words.iter().flat_map(Block::words).collect(),
            Self::Chart(it) => it.words.iter().flat_map(Block::words).collect(),
            Self::Live(_) => Vec::new(),
        }
    }

    fn data(&self) -> Option<&DataRef> {
        match self {
            Self::Chart(it) => Some(&it.data),
            Self::Predict(it) => match &it.reveal.truth {
                Truth::Table(data) => Some(data),
                Truth::Value(_) => None,
            },
            _ => None,
        }
    }
}
