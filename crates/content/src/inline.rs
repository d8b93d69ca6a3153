//! Marks inside a paragraph: strong, emphasis, code, links, sources. Nothing else, and never HTML.

use serde::{Deserialize, Serialize};

use crate::fault::Reader;
use crate::line::Run;
use crate::texts;
use crate::typography::bound;

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Letters as they are.
    Text(String),
    /// `**strong**`
    Strong(Vec<Inline>),
    /// `*emphasis*`
    Emphasis(Vec<Inline>),
    /// A formula between back ticks.
    Code(String),
    /// `[words](https://…)`
    Link {
        /// What is read.
        words: Vec<Inline>,
        /// Where it leads: `https`, `http` or `mailto`.
        address: String,
    },
    /// `[@name]`: where a statement is from; a name of the table of sources. The blank before it is not kept.
    Source(String),
}

/// Marks inside of marks inside of marks are read as letters.
const DEEPEST: u8 = 3;
/// Letters of a link's words.
const LONGEST_LABEL: usize = 400;
/// Addresses that a link may begin with.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The letters without marks; sources are left out.
pub fn plain(pieces: &[Inline]) -> String {
    let mut out = String::new();
    collect(pieces, &mut out);
    out
}

fn collect(pieces: &[Inline], out: &mut String) {
    for piece in pieces {
        match piece {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                collect(inner, out);
            }
            Inline::Source(_) => {}
        }
    }
}

/// The sources named in a text, in order.
pub fn sources(pieces: &[Inline]) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Inline::Source(name) => found.push(name.as_str()),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                found.extend(sources(inner));
            }
            Inline::Text(_) | Inline::Code(_) => {}
        }
    }
    found
}

/// Reads the marks of a text.
pub(crate) fn inlines(reader: &mut Reader, run: &Run) -> Vec<Inline> {
    Marks { reader, run, unclosed: Vec::new() }.read(run.text(), 0, 0)
}

struct Marks<'a> {
    reader: &'a mut Reader,
    run: &'a Run,
    /// Marks that have no end in this text, so that they are looked for once.
    unclosed: Vec<&'static str>,
}

impl Marks<'_> {
    fn read(&mut self, text: &str, at: usize, depth: u8) -> Vec<Inline> {
        let (mut out, mut letters, mut rest) = (Vec::new(), String::new(), text);
        while let Some((before, tail)) = rest.find(SPECIAL).and_then(|it| rest.split_at_checked(it)) {
            letters.push_str(before);
            let offset = at + (text.len() - tail.len());
            rest = if let Some((piece, after)) = self.mark(tail, offset, depth) {
                if matches!(piece, Inline::Source(_)) {
                    letters.truncate(letters.trim_end().len());
                }
                self.flush(&mut letters, &mut out);
                out.push(piece);
                after
            } else {
                self.letter(tail, offset, &mut letters)
            };
        }
        letters.push_str(rest);
        self.flush(&mut letters, &mut out);
        out
    }

    fn flush(&self, letters: &mut String, out: &mut Vec<Inline>) {
        if !letters.is_empty() {
            out.push(Inline::Text(bound(self.reader.language, letters)));
            letters.clear();
        }
    }

    /// Takes a sign that begins no mark, and gives what follows it.
    fn letter<'t>(&mut self, tail: &'t str, offset: usize, letters: &mut String) -> &'t str {
        let line = self.run.line_at(offset);
        let mut signs = tail.chars();
        let sign = signs.next();
        let next = signs.clone().next();
        match (sign, next) {
            (Some('\\'), Some(escaped)) if escaped.is_ascii_punctuation() => {
                letters.push(escaped);
                signs.next();
                return signs.as_str();
            }
            (Some('<'), Some(after)) if after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?') => {
                self.reader.fault(line, texts::RAW_HTML, &[("found", tail)]);
            }
            (Some('"'), _) => self.reader.fault(line, texts::STRAIGHT_QUOTE, &[]),
            _ => {}
        }
        letters.extend(sign);
        signs.as_str()
    }

    fn mark<'t>(&mut self, tail: &'t str, offset: usize, depth: u8) -> Option<(Inline, &'t str)> {
        if depth >= DEEPEST {
            return None;
        }
        if let Some(inner) = tail.strip_prefix("**") {
            let (inner, after) = self.until(inner, "**", offset)?;
            return Some((Inline::Strong(self.read(inner, offset + 2, depth + 1)), after));
        }
        if let Some(inner) = tail.strip_prefix('*') {
            if inner.starts_with(char::is_whitespace) {
                return None;
            }
            let (inner, after) = self.until(inner, "*", offset)?;
            return Some((Inline::Emphasis(self.read(inner, offset + 1, depth + 1)), after));
        }
        if let Some(inner) = tail.strip_prefix('`') {
            let (inner, after) = self.until(inner, "`", offset)?;
            return Some((Inline::Code(inner.to_owned()), after));
        }
        if let Some(inner) = tail.strip_prefix("[@") {
            return self.source(inner, offset);
        }
        self.link(tail.strip_prefix('[')?, offset, depth)
    }

    /// What stands before the end of a mark, and what behind it.
    fn until<'t>(&mut self, inner: &'t str, end: &'static str, offset: usize) -> Option<(&'t str, &'t str)> {
        let known = self.unclosed.contains(&end);
        let found = if known { None } else { inner.split_once(end) };
        if found.is_none() && !known {
            self.unclosed.push(end);
            self.reader.fault(self.run.line_at(offset), texts::OPEN_MARK, &[("mark", end)]);
        }
        found.filter(|(inside, _)| !inside.is_empty())
    }

    fn source<'t>(&mut self, inner: &'t str, offset: usize) -> Option<(Inline, &'t str)> {
        let (name, after) = within(inner, ']')?;
        if is_name(name) {
            return Some((Inline::Source(name.to_owned()), after));
        }
        self.reader.fault(self.run.line_at(offset), texts::BAD_SOURCE, &[("found", name)]);
        None
    }

    fn link<'t>(&mut self, inner: &'t str, offset: usize, depth: u8) -> Option<(Inline, &'t str)> {
        let (words, after) = within(inner, ']')?;
        let (address, after) = within(after.strip_prefix('(')?, ')')?;
        let is_plain =
            !address.contains(|it: char| it.is_whitespace() || it.is_control() || "\"<>".contains(it));
        if !is_plain || !SCHEMES.iter().any(|it| address.starts_with(it)) {
            self.reader.fault(self.run.line_at(offset), texts::BAD_LINK, &[("address", address)]);
            return None;
        }
        let words = self.read(words, offset + 1, depth + 1);
        Some((Inline::Link { words, address: address.to_owned() }, after))
    }
}

/// Signs at which a mark may begin.
const SPECIAL: [char; 6] = ['*', '`', '[', '\\', '<', '"'];

fn within(text: &str, end: char) -> Option<(&str, &str)> {
    let (place, _) = text.char_indices().take(LONGEST_LABEL).find(|(_, it)| *it == end)?;
    let (inside, after) = text.split_at_checked(place)?;
    Some((inside, after.strip_prefix(end)?)).filter(|_| place > 0)
}

/// A name as in addresses: small letters, digits, hyphens.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
}
