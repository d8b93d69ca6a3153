//! What waits for a guess: `::: after guess="name"`.

use serde::{Deserialize, Serialize};

use super::{Lesson, Piece, Step, piece};
use crate::block::blocks;
use crate::fault::Reader;
use crate::line::Line;
use crate::texts;
use crate::tree::{Node, Part};

/// Pieces of a step that are shown once a guess is committed. They stand in the step like all others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// Line of the file that opens it.
    pub line: u32,
    /// Name of the guess.
    pub guess: String,
    /// Place of the first of the pieces in the step.
    pub first: usize,
    /// How many there are.
    pub count: usize,
}

impl After {
    pub(super) const NAME: &str = "after";

    /// Reads the directive and puts its pieces into the step.
    pub(super) fn read(reader: &mut Reader, part: &Part, step: &mut Step) {
        part.only(reader, &["guess"]);
        let guess = part.need(reader, "guess").to_owned();
        let (first, mut words) = (step.pieces.len(), Vec::new());
        for node in &part.body {
            match node {
                Node::Line(line) => words.push(*line),
                Node::Part(inner) if inner.name == Self::NAME => {
                    let values = [("directive", inner.name), ("inside", part.name)];
                    reader.fault(inner.line, texts::MISPLACED_INSIDE, &values);
                }
                Node::Part(inner) => {
                    settle(reader, step, &mut words);
                    step.pieces.extend(piece(reader, inner));
                }
            }
        }
        settle(reader, step, &mut words);
        let count = step.pieces.len() - first;
        if part.body.iter().all(|it| matches!(it, Node::Line(line) if line.is_blank())) {
            reader.fault(part.line, texts::AFTER_EMPTY, &[]);
        }
        step.after.push(Self { line: part.line, guess, first, count });
    }

    /// Whether the piece at a place of the step is one of them.
    pub(crate) const fn holds(&self, place: usize) -> bool {
        place >= self.first && place - self.first < self.count
    }
}

/// Puts the words read so far into the step.
fn settle(reader: &mut Reader, step: &mut Step, words: &mut Vec<Line>) {
    step.pieces.extend(blocks(reader, words).into_iter().map(Piece::Block));
    words.clear();
}

impl Lesson {
    /// What waits must wait for a guess above it: for another one nobody could ever commit, or not yet.
    pub(super) fn check_after(&self, reader: &mut Reader) {
        let mut above: Vec<&str> = Vec::new();
        for step in &self.steps {
            for (place, piece) in step.pieces.iter().enumerate() {
                step.after.iter().filter(|it| it.first == place).for_each(|it| it.check(reader, &above));
                if let Piece::Predict(it) = piece {
                    above.push(&it.id);
                }
            }
        }
    }
}

impl After {
    fn check(&self, reader: &mut Reader, above: &[&str]) {
        if !self.guess.is_empty() && !above.contains(&self.guess.as_str()) {
            let known = if above.is_empty() { "–".to_owned() } else { above.join(", ") };
            reader.fault(self.line, texts::AFTER_GUESS, &[("found", &self.guess), ("known", &known)]);
        }
    }
}
