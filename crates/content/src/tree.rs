//! The file as lines and directives inside of each other: `::: name key="value"` … `:::`.

use crate::fault::Reader;
use crate::line::Line;
use crate::texts;

/// A directive, and a directive in it.
const DEEPEST: usize = 3;
const FENCE: &str = ":::";

/// A line or a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node<'a> {
    Line(Line<'a>),
    Part(Part<'a>),
}

/// A directive with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    /// The line that opens it.
    pub(crate) line: u32,
    /// Its name: `question`, `note` …
    pub(crate) name: &'a str,
    /// What stands behind the name.
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
    /// What stands between the fences.
    pub(crate) body: Vec<Node<'a>>,
}

impl<'a> Part<'a> {
    /// The value of an attribute, without blanks around it; an empty one counts as missing.
    pub(crate) fn get(&self, key: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.trim()).filter(|it| !it.is_empty())
    }

    /// An attribute that must be there; empty when it is not.
    pub(crate) fn need(&self, reader: &mut Reader, key: &'static str) -> &'a str {
        self.get(key).unwrap_or_else(|| {
            reader.fault(self.line, texts::ATTRIBUTE_MISSING, &[("directive", self.name), ("name", key)]);
            ""
        })
    }

    /// The parts of an attribute between semicolons.
    pub(crate) fn list(&self, key: &str) -> Vec<String> {
        let parts = self.get(key).unwrap_or_default().split(';').map(str::trim);
        parts.filter(|it| !it.is_empty()).map(str::to_owned).collect()
    }

    /// A number that may be missing; one that cannot be read is a fault.
    pub(crate) fn number(&self, reader: &mut Reader, key: &'static str) -> Option<f64> {
        let text = self.get(key)?;
        let number = portal_text::parse_number(text);
        if number.is_none() {
            reader.fault(self.line, texts::NOT_A_NUMBER, &[("name", key), ("found", text)]);
        }
        number
    }

    /// Faults every attribute that is not among the known ones.
    pub(crate) fn only(&self, reader: &mut Reader, known: &[&str]) {
        for (name, _) in self.attributes.iter().filter(|(name, _)| !known.contains(name)) {
            let known = known.join(", ");
            let values = [("name", *name), ("directive", self.name), ("known", known.as_str())];
            reader.fault(self.line, texts::ATTRIBUTE_UNKNOWN, &values);
        }
    }

    /// The lines of the body; a directive in it is a fault.
    pub(crate) fn lines(&self, reader: &mut Reader) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        for node in &self.body {
            match node {
                Node::Line(line) => lines.push(*line),
                Node::Part(part) => {
                    let values = [("directive", part.name), ("inside", self.name)];
                    reader.fault(part.line, texts::MISPLACED_INSIDE, &values);
                }
            }
        }
        lines
    }
}

/// Puts lines between fences into their directives. Every fault is kept with its line; what is left open ends with the
/// file.
pub(crate) fn tree<'a>(reader: &mut Reader, lines: &[Line<'a>]) -> Vec<Node<'a>> {
    let (mut open, mut skipped): (Vec<Part>, usize) = (Vec::new(), 0);
    let mut top = Vec::new();
    for line in lines {
        let text = line.text.trim();
        let Some(words) = text.strip_prefix(FENCE) else {
            open.last_mut().map_or(&mut top, |it| &mut it.body).push(Node::Line(*line));
            continue;
        };
        if !words.trim().is_empty() {
            if open.len() == DEEPEST {
                reader.fault(line.number, texts::TOO_DEEP, &[]);
                skipped += 1;
            } else {
                open.push(opening(reader, line.number, words));
            }
        } else if skipped > 0 {
            skipped -= 1;
        } else if let Some(part) = open.pop() {
            open.last_mut().map_or(&mut top, |it| &mut it.body).push(Node::Part(part));
        } else {
            reader.fault(line.number, texts::STRAY_FENCE, &[]);
        }
    }
    while let Some(part) = open.pop() {
        reader.fault(part.line, texts::OPEN_DIRECTIVE, &[("directive", part.name)]);
        open.last_mut().map_or(&mut top, |it| &mut it.body).push(Node::Part(part));
    }
    top
}

/// Reads `name key="value" key="value"`.
fn opening<'a>(reader: &mut Reader, line: u32, words: &'a str) -> Part<'a> {
    let words = words.trim();
    let (name, mut rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let mut attributes: Vec<(&str, &str)> = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let Some((key, value, after)) = attribute(rest) else {
            reader.fault(line, texts::ATTRIBUTE_SHAPE, &[("found", rest)]);
            break;
        };
        if attributes.iter().any(|(name, _)| *name == key) {
            reader.fault(line, texts::ATTRIBUTE_TWICE, &[("name", key)]);
        } else {
            attributes.push((key, value));
        }
        rest = after;
    }
    Part { line, name, attributes, body: Vec::new() }
}

fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (key, after) = text.split_once('=')?;
    let (value, after) = after.strip_prefix('"')?.split_once('"')?;
    let key = key.trim();
    let is_key = !key.is_empty() && key.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
    is_key.then_some((key, value, after))
}
