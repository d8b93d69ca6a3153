//! A guess before the data: pupils commit a number or a drawn line, then the data appear.

use serde::{Deserialize, Serialize};

use crate::block::{Block, blocks};
use crate::data::DataRef;
use crate::fault::Reader;
use crate::inline::Inline;
use crate::names::name_of;
use crate::texts;
use crate::tree::{Node, Part};
use crate::visual::{AxisKind, Break, chosen};

/// A guess and what is shown after it. What is asked and what is shown are apart: a page that has not been given a
/// guess has no reason to touch [`Predict::reveal`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Predict {
    /// Line of the file that opens it.
    pub line: u32,
    /// Its name, the only one of this name in the lesson.
    pub id: String,
    /// What is asked.
    pub prompt: Vec<Block>,
    /// How the guess is made.
    pub guess: Guess,
    /// What is shown once the guess is committed.
    pub reveal: Reveal,
}

/// How a guess is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guess {
    /// A number between two ends.
    Number {
        /// The ends of the scale, in `unit`.
        scale: Scale,
    },
    /// A line drawn over an empty chart.
    Drawn {
        /// The ends of the vertical axis, in its unit.
        scale: Scale,
        /// What the horizontal axis holds.
        axis: AxisKind,
        /// First and last place of the horizontal axis: 1 and 12 for months, years for years.
        first: i32,
        /// See `first`; there is a point to draw for every whole number between them.
        last: i32,
    },
}

/// A vertical scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// Lower end.
    pub from: f64,
    /// Upper end, above the lower one.
    pub to: f64,
    /// Unit of both.
    pub unit: String,
}

/// What is shown once a guess is committed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reveal {
    /// The figure or the line, as read from a table or as written down.
    pub truth: Truth,
    /// Where the measurement changed.
    pub broken: Option<Break>,
    /// What the data say, with their sources.
    pub words: Vec<Block>,
}

/// Where the revealed values are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// In a curated table.
    Table(DataRef),
    /// Written in the file, in the unit of the guess.
    Value(f64),
}

impl Predict {
    pub(crate) fn read(reader: &mut Reader, part: &Part) -> Option<Self> {
        part.only(reader, &["id", "guess", "from", "to", "unit", "axis", "first", "last"]);
        let id = name_of(reader, part);
        let guess = Guess::read(reader, part);
        let (mut lines, mut reveal) = (Vec::new(), None);
        for node in &part.body {
            match node {
                Node::Line(line) => lines.push(*line),
                Node::Part(inner) if inner.name == "reveal" && reveal.is_none() => reveal = Some(inner),
                Node::Part(inner) => {
                    let values = [("directive", inner.name), ("inside", part.name)];
                    reader.fault(inner.line, texts::MISPLACED_INSIDE, &values);
                }
            }
        }
        let prompt = blocks(reader, &lines);
        if prompt.is_empty() {
            reader.fault(part.line, texts::NO_PROMPT, &[]);
        }
        let Some(reveal) = reveal else {
            reader.fault(part.line, texts::NO_REVEAL, &[]);
            return None;
        };
        let guess = guess?;
        let reveal = Reveal::read(reader, reveal, &guess)?;
        Some(Self { line: part.line, id, prompt, guess, reveal })
    }

    /// Every run of words in it.
    pub(crate) fn words(&self) -> Vec<&[Inline]> {
        self.prompt.iter().chain(&self.reveal.words).flat_map(Block::words).collect()
    }
}

impl Guess {
    /// How many places the horizontal axis of a drawn guess may have.
    const MOST_PLACES: i32 = 100;

    fn read(reader: &mut Reader, part: &Part) -> Option<Self> {
        let is_drawn = chosen(reader, part, "guess", &[("number", false), ("drawn", true)]);
        let (from, to) = (part.number(reader, "from"), part.number(reader, "to"));
        part.need(reader, "from");
        part.need(reader, "to");
        let scale = Scale { from: from?, to: to?, unit: part.need(reader, "unit").to_owned() };
        if scale.from >= scale.to {
            reader.fault(part.line, texts::SCALE_ORDER, &[]);
        }
        if !is_drawn? {
            return Some(Self::Number { scale });
        }
        let axis = AxisKind::read(reader, part);
        let (first, last) = match axis {
            AxisKind::Month => (1, 12),
            AxisKind::Hour => (0, 23),
            AxisKind::Year => {
                let mut year = |key| part.need(reader, key).parse::<i32>().ok();
                (year("first").unwrap_or(0), year("last").unwrap_or(0))
            }
            AxisKind::Date | AxisKind::Name => (0, 0),
        };
        if last <= first || last.saturating_sub(first) > Self::MOST_PLACES {
            reader.fault(part.line, texts::AXIS_PLACES, &[("most", &Self::MOST_PLACES.to_string())]);
            return None;
        }
        Some(Self::Drawn { scale, axis, first, last })
    }

    /// The unit of the guess.
    pub fn unit(&self) -> &str {
        match self {
            Self::Number { scale } | Self::Drawn { scale, .. } => &scale.unit,
        }
    }
}

impl Reveal {
    fn read(reader: &mut Reader, part: &Part, guess: &Guess) -> Option<Self> {
        let is_drawn = matches!(guess, Guess::Drawn { .. });
        let lines = part.lines(reader);
        let words = blocks(reader, &lines);
        if words.is_empty() {
            reader.fault(part.line, texts::CHART_WORDS, &[]);
        }
        let known = [&DataRef::KEYS[..], &Break::KEYS, &["value"]].concat();
        part.only(reader, &known);
        let value = part.number(reader, "value");
        let truth = if part.get("data").is_some() {
            let data = DataRef::read(reader, part, is_drawn);
            if data.y.len() > 1 {
                reader.fault(part.line, texts::ONE_COLUMN, &[]);
            }
            Truth::Table(data)
        } else if let (Some(value), false) = (value, is_drawn) {
            Truth::Value(value)
        } else {
            reader.fault(part.line, texts::NO_TRUTH, &[]);
            return None;
        };
        Some(Self { truth, broken: Break::read(reader, part), words })
    }
}
