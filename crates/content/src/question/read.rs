//! Reading a question from its directive.

use portal_text::parse_number;

use super::{Answer, KINDS, Kind, Question};
use crate::block::{Begin, begin, blocks, list};
use crate::fault::Reader;
use crate::inline::{Inline, inlines, plain};
use crate::line::{Line, Run};
use crate::names::name_of;
use crate::texts;
use crate::tree::Part;

/// Fields that a question may have; each stands at the start of a line.
const FIELDS: [&str; 6] = ["right", "wrong", "hint", "answer", "tolerance", "unit"];

/// The body of a question, sorted.
struct Body<'a> {
    /// Line of the directive.
    line: u32,
    /// What is asked.
    prompt: Vec<Line<'a>>,
    /// The list behind it.
    options: Vec<Line<'a>>,
    /// `right: …` and the others.
    fields: Vec<(&'static str, Run)>,
}

impl Question {
    pub(crate) fn read(reader: &mut Reader, part: &Part) -> Option<Self> {
        part.only(reader, &["id", "kind"]);
        let id = name_of(reader, part);
        let lines = part.lines(reader);
        let mut body = sorted(reader, part.line, &lines);
        let kind = part.need(reader, "kind");
        let kind = read_kind(reader, kind, &mut body);
        let prompt = blocks(reader, &body.prompt);
        if prompt.is_empty() {
            reader.fault(part.line, texts::NO_PROMPT, &[]);
        }
        let right = body.said(reader, "right", true);
        let wrong = body.said(reader, "wrong", true);
        let hint = body.said(reader, "hint", false);
        for (name, run) in &body.fields {
            reader.fault(run.line_at(0), texts::FIELD_UNKNOWN, &[("name", name)]);
        }
        if let Some(line) = body.options.first().filter(|_| kind.as_ref().is_some_and(without_list)) {
            reader.fault(line.number, texts::LIST_UNKNOWN, &[]);
        }
        Some(Self { line: part.line, id, prompt, kind: kind?, right, wrong, hint })
    }
}

const fn without_list(kind: &Kind) -> bool {
    matches!(kind, Kind::Number { .. } | Kind::Word(_))
}

impl Body<'_> {
    fn take(&mut self, name: &str) -> Option<Run> {
        let place = self.fields.iter().position(|(key, _)| *key == name)?;
        Some(self.fields.remove(place).1)
    }

    /// The text of a field that must be there, with its line; empty when it is not.
    fn need(&mut self, reader: &mut Reader, name: &'static str) -> Run {
        let run = self.take(name).unwrap_or_default();
        if run.is_empty() {
            reader.fault(self.line, texts::FIELD_MISSING, &[("name", name)]);
        }
        run
    }

    fn said(&mut self, reader: &mut Reader, name: &'static str, needed: bool) -> Vec<Inline> {
        let run = if needed { self.need(reader, name) } else { self.take(name).unwrap_or_default() };
        inlines(reader, &run)
    }

    fn number(&mut self, reader: &mut Reader, name: &'static str) -> Option<f64> {
        let run = self.need(reader, name);
        let number = parse_number(run.text());
        if number.is_none() && !run.is_empty() {
            let values = [("name", name), ("found", run.text())];
            reader.fault(run.line_at(0), texts::NOT_A_NUMBER, &values);
        }
        number
    }
}

/// Sorts the lines of a question: fields, then the last list, and what stands before it is the prompt.
fn sorted<'a>(reader: &mut Reader, line: u32, lines: &[Line<'a>]) -> Body<'a> {
    let mut body = Body { line, prompt: Vec::new(), options: Vec::new(), fields: Vec::new() };
    for line in lines {
        let field = FIELDS.into_iter().find_map(|name| {
            let value = line.text.strip_prefix(name)?.strip_prefix(':')?;
            Some((name, value))
        });
        if let Some((name, value)) = field {
            if body.fields.iter().any(|(known, _)| *known == name) {
                reader.fault(line.number, texts::FIELD_TWICE, &[("name", name)]);
            }
            body.fields.push((name, Run::of(line.number, value)));
        } else if let (Some((_, run)), true) = (body.fields.last_mut(), line.is_indented()) {
            run.push(line.number, line.text);
        } else if !body.fields.is_empty() {
            if !line.is_blank() {
                reader.fault(line.number, texts::AFTER_FIELDS, &[("found", line.text.trim())]);
            }
        } else if !body.options.is_empty() || matches!(begin(line), Begin::Item { .. }) {
            body.options.push(*line);
        } else {
            body.prompt.push(*line);
        }
    }
    body
}

fn read_kind(reader: &mut Reader, name: &str, body: &mut Body) -> Option<Kind> {
    match name {
        "choice" | "several" => options(reader, name, body),
        "number" => {
            let answer = body.number(reader, "answer");
            let tolerance = body.number(reader, "tolerance");
            if tolerance.is_some_and(|it| it < 0.0) {
                reader.fault(body.line, texts::TOLERANCE_NEGATIVE, &[]);
            }
            let unit = body.need(reader, "unit").text().to_owned();
            Some(Kind::Number { answer: answer?, tolerance: tolerance?.max(0.0), unit })
        }
        "order" => {
            let things = items(reader, body, true);
            enough(reader, body.line, things.len(), 3)?;
            Some(Kind::Order(things.iter().map(|it| inlines(reader, it)).collect()))
        }
        "match" => pairs(reader, body),
        "word" => {
            let answer = body.need(reader, "answer");
            let words: Vec<String> =
                answer.text().split('|').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
            (!words.is_empty()).then_some(Kind::Word(words))
        }
        "" => None,
        _ => {
            let known = KINDS.join(", ");
            let values = [("name", "kind"), ("found", name), ("known", known.as_str())];
            reader.fault(body.line, texts::ATTRIBUTE_CHOICE, &values);
            None
        }
    }
}

/// The items of the list of a question; anything else behind them is a fault.
fn items(reader: &mut Reader, body: &Body, numbered: bool) -> Vec<Run> {
    let (items, rest) = list(reader, numbered, &body.options);
    for line in rest.iter().filter(|it| !it.is_blank()) {
        reader.fault(line.number, texts::AFTER_LIST, &[("found", line.text.trim())]);
    }
    items
}

fn enough(reader: &mut Reader, line: u32, found: usize, least: usize) -> Option<()> {
    if found >= least {
        return Some(());
    }
    let (found, least) = (found.to_string(), least.to_string());
    reader.fault(line, texts::TOO_FEW_ITEMS, &[("found", &found), ("least", &least)]);
    None
}

/// `- [x] words` with `> feedback` on an indented line below.
fn options(reader: &mut Reader, kind: &str, body: &Body) -> Option<Kind> {
    let mut answers: Vec<Answer> = Vec::new();
    let (mut words, mut feedback) = (Run::default(), Run::default());
    let mut open: Option<bool> = None;
    for line in &body.options {
        let text = line.text.trim();
        if let Some((right, rest)) = boxed(text) {
            if let Some(right) = open.replace(right) {
                answers.push(answer(reader, &words, &feedback, right));
            }
            (words, feedback) = (Run::of(line.number, rest), Run::default());
        } else if let (Some(said), true) = (text.strip_prefix('>'), open.is_some()) {
            feedback.push(line.number, said);
        } else if line.is_indented() && open.is_some() && !text.starts_with("- ") {
            if feedback.is_empty() { &mut words } else { &mut feedback }.push(line.number, text);
        } else if !text.is_empty() {
            reader.fault(line.number, texts::OPTION_SHAPE, &[("found", text)]);
        }
    }
    if let Some(right) = open {
        answers.push(answer(reader, &words, &feedback, right));
    }
    enough(reader, body.line, answers.len(), 2)?;
    let right = answers.iter().filter(|it| it.right).count();
    if kind == "choice" {
        if right != 1 {
            reader.fault(body.line, texts::ONE_RIGHT, &[("found", &right.to_string())]);
        }
        return Some(Kind::Choice(answers));
    }
    if right == 0 || right == answers.len() {
        reader.fault(body.line, texts::SOME_RIGHT, &[]);
    }
    Some(Kind::Several(answers))
}

fn boxed(text: &str) -> Option<(bool, &str)> {
    let rest = text.strip_prefix("- [")?;
    let (sign, words) = rest.split_once("] ")?;
    match sign {
        "x" | "X" => Some((true, words)),
        " " => Some((false, words)),
        _ => None,
    }
}

fn answer(reader: &mut Reader, words: &Run, feedback: &Run, right: bool) -> Answer {
    Answer { words: inlines(reader, words), right, feedback: inlines(reader, feedback) }
}

/// `- left -> right`
fn pairs(reader: &mut Reader, body: &Body) -> Option<Kind> {
    let mut pairs: Vec<(Vec<Inline>, Vec<Inline>)> = Vec::new();
    for item in items(reader, body, false) {
        let line = item.line_at(0);
        let Some((left, right)) = item.text().split_once(" -> ") else {
            reader.fault(line, texts::PAIR_SHAPE, &[("found", item.text())]);
            continue;
        };
        let left = inlines(reader, &Run::of(line, left));
        let right = inlines(reader, &Run::of(line, right));
        if pairs.iter().any(|(one, other)| plain(one) == plain(&left) || plain(other) == plain(&right)) {
            reader.fault(line, texts::PAIR_TWICE, &[("found", item.text())]);
        }
        pairs.push((left, right));
    }
    enough(reader, body.line, pairs.len(), 3)?;
    Some(Kind::Match(pairs))
}
