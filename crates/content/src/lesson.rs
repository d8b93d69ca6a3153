//! A lesson: its head, and its steps with what stands in them.

mod after;
mod walk;

pub use after::After;

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::block::{Block, blocks};
use crate::fault::{Fault, Reader};
use crate::head::head;
use crate::line::{Line, lines};
use crate::names::name_of;
use crate::predict::Predict;
use crate::question::Question;
use crate::texts;
use crate::tree::{Node, Part, tree};
use crate::visual::{CalculatorRef, ChartRef, Live};

/// A lesson in one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// Its title, a question as a rule.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// Youngest and oldest pupils. \[a\]
    pub age: (u32, u32),
    /// How long it takes. \[min\]
    pub minutes: u32,
    /// What pupils can do afterwards.
    pub aims: Vec<String>,
    /// What of the curriculum it serves.
    pub curriculum: Vec<CurriculumRef>,
    /// What has to be at hand; may be empty.
    pub needs: Vec<String>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// A place of the curriculum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurriculumRef {
    /// Subject, years and subject matter.
    pub text: String,
    /// Whether someone compared it with the regulation; otherwise a page says that it is to be checked.
    pub checked: bool,
}

/// A step of a lesson: `## Title (7 min)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Line of the file that begins it.
    pub line: u32,
    /// What is done in it.
    pub title: String,
    /// How long it takes. \[min\]
    pub minutes: u32,
    /// What stands in it, in order.
    pub pieces: Vec<Piece>,
    /// Which of it waits for a guess, in order.
    pub after: Vec<After>,
}

/// A piece of a lesson.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Words.
    Block(Block),
    /// A note for the teacher; pupils do not see it.
    Note(Vec<Block>),
    /// Something to do.
    Task(Task),
    /// A question.
    Question(Question),
    /// A guess before the data.
    Predict(Predict),
    /// A calculator.
    Calculator(CalculatorRef),
    /// A chart.
    Chart(ChartRef),
    /// A live piece.
    Live(Live),
}

/// Something to do, written down on the worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Line of the file that opens it.
    pub line: u32,
    /// Its name, the only one of this name in the lesson.
    pub id: String,
    /// Empty lines on the worksheet for the answer.
    pub lines: u32,
    /// What is to be done.
    pub words: Vec<Block>,
}

/// Keys of the head of a lesson.
const HEAD: [&str; 7] = ["title", "summary", "age", "minutes", "aims", "curriculum", "needs"];
/// What may stand in a step.
const DIRECTIVES: [&str; 8] = ["note", "task", "question", "predict", "calculator", "chart", "live", "after"];
const LONGEST_LESSON_MIN: u32 = 180;
const MOST_LINES: u32 = 20;

impl Lesson {
    /// Reads a lesson. It always gives one, so that a preview can show what is there; a lesson may be published when
    /// there is no fault, and none in [`crate::check_lesson`].
    pub fn parse(text: &str, language: Language) -> (Self, Vec<Fault>) {
        let mut reader = Reader::new(language);
        let all = lines(text);
        let (mut head, body) = head(&mut reader, &all);
        let (age_line, age) = head.text(&mut reader, "age");
        let (minutes_line, minutes) = head.count(&mut reader, "minutes", LONGEST_LESSON_MIN);
        let mut lesson = Self {
            title: head.text(&mut reader, "title").1.to_owned(),
            summary: head.text(&mut reader, "summary").1.to_owned(),
            age: read_age(&mut reader, age_line, age),
            minutes,
            aims: owned(&head.list(&mut reader, "aims", false)),
            curriculum: head.list(&mut reader, "curriculum", false).iter().map(curriculum).collect(),
            needs: owned(&head.list(&mut reader, "needs", true)),
            steps: Vec::new(),
        };
        head.finish(&mut reader, &HEAD);
        let nodes = tree(&mut reader, body);
        lesson.steps = steps(&mut reader, &nodes);
        lesson.check_minutes(&mut reader, minutes_line);
        lesson.check_names(&mut reader);
        lesson.check_after(&mut reader);
        (lesson, reader.finish())
    }

    fn check_minutes(&self, reader: &mut Reader, line: u32) {
        let sum: u32 = self.steps.iter().map(|it| it.minutes).fold(0, u32::saturating_add);
        if self.steps.is_empty() {
            reader.fault(line, texts::NO_STEPS, &[]);
        } else if sum != self.minutes {
            let values = [("sum", sum.to_string()), ("stated", self.minutes.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            reader.fault(line, texts::MINUTES_SUM, &values);
        }
    }

    fn check_names(&self, reader: &mut Reader) {
        let mut known: Vec<&str> = Vec::new();
        for (line, id) in self.names() {
            if known.contains(&id) && !id.is_empty() {
                reader.fault(line, texts::NAME_TWICE, &[("name", id)]);
            }
            known.push(id);
        }
    }
}

fn owned(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|it| it.text.to_owned()).collect()
}

/// `? ` in front of an entry says that nobody has checked it.
fn curriculum(line: &Line) -> CurriculumRef {
    match line.text.strip_prefix("? ") {
        Some(text) => CurriculumRef { text: text.trim().to_owned(), checked: false },
        None => CurriculumRef { text: line.text.to_owned(), checked: true },
    }
}

fn read_age(reader: &mut Reader, line: u32, text: &str) -> (u32, u32) {
    let ends = text.split_once(['–', '-']).and_then(|(from, to)| {
        let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        (from <= to && to <= 99).then_some((from, to))
    });
    if ends.is_none() && !text.is_empty() {
        reader.fault(line, texts::AGE_SHAPE, &[("found", text)]);
    }
    ends.unwrap_or((0, 0))
}

fn steps(reader: &mut Reader, nodes: &[Node]) -> Vec<Step> {
    let (mut steps, mut words): (Vec<Step>, Vec<Line>) = (Vec::new(), Vec::new());
    for node in nodes {
        match node {
            Node::Line(line) if line.text.starts_with("## ") => {
                settle(reader, &mut steps, &mut words);
                steps.push(step(reader, *line));
            }
            Node::Line(line) => words.push(*line),
            Node::Part(part) => {
                settle(reader, &mut steps, &mut words);
                match steps.last_mut() {
                    Some(step) if part.name == After::NAME => After::read(reader, part, step),
                    Some(step) => step.pieces.extend(piece(reader, part)),
                    None => reader.fault(part.line, texts::BEFORE_STEPS, &[]),
                }
            }
        }
    }
    settle(reader, &mut steps, &mut words);
    steps
}

/// Puts the words read so far into the last step.
fn settle(reader: &mut Reader, steps: &mut [Step], words: &mut Vec<Line>) {
    let found = blocks(reader, words);
    match (steps.last_mut(), words.iter().find(|it| !it.is_blank())) {
        (Some(step), _) => step.pieces.extend(found.into_iter().map(Piece::Block)),
        (None, Some(line)) => reader.fault(line.number, texts::BEFORE_STEPS, &[]),
        (None, None) => {}
    }
    words.clear();
}

/// Reads `## Title (7 min)`.
fn step(reader: &mut Reader, line: Line) -> Step {
    let text = line.text.trim_start_matches('#').trim();
    let read = text.strip_suffix(" min)").and_then(|it| it.rsplit_once('('));
    let minutes =
        read.and_then(|(_, minutes)| minutes.parse().ok()).filter(|it| *it > 0 && *it <= LONGEST_LESSON_MIN);
    if minutes.is_none() {
        reader.fault(line.number, texts::STEP_MINUTES, &[("found", text)]);
    }
    let title = read.map_or(text, |(title, _)| title.trim()).to_owned();
    Step { line: line.number, title, minutes: minutes.unwrap_or(0), pieces: Vec::new(), after: Vec::new() }
}

fn piece(reader: &mut Reader, part: &Part) -> Option<Piece> {
    match part.name {
        "note" => {
            part.only(reader, &[]);
            let lines = part.lines(reader);
            Some(Piece::Note(blocks(reader, &lines)))
        }
        "task" => Some(Piece::Task(Task::read(reader, part))),
        "question" => Question::read(reader, part).map(Piece::Question),
        "predict" => Predict::read(reader, part).map(Piece::Predict),
        "calculator" => Some(Piece::Calculator(CalculatorRef::read(reader, part))),
        "chart" => Some(Piece::Chart(ChartRef::read(reader, part))),
        "live" => Live::read(reader, part).map(Piece::Live),
        other => {
            let known = DIRECTIVES.join(", ");
            reader.fault(part.line, texts::UNKNOWN_DIRECTIVE, &[("found", other), ("known", &known)]);
            None
        }
    }
}

impl Task {
    fn read(reader: &mut Reader, part: &Part) -> Self {
        part.only(reader, &["id", "lines"]);
        let id = name_of(reader, part);
        let lines = part.number(reader, "lines").unwrap_or(3.0);
        let is_count = lines.fract() == 0.0 && (0.0..=f64::from(MOST_LINES)).contains(&lines);
        if !is_count {
            reader.fault(part.line, texts::TASK_LINES, &[("most", &MOST_LINES.to_string())]);
        }
        let body = part.lines(reader);
        let words = blocks(reader, &body);
        if words.is_empty() {
            reader.fault(part.line, texts::NO_PROMPT, &[]);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
        let lines = if is_count { lines as u32 } else { 0 };
        Self { line: part.line, id, lines, words }
    }
}
