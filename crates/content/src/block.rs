//! Paragraphs, lists, tables: the part of Markdown that lessons and decks need.

use serde::{Deserialize, Serialize};

use crate::fault::Reader;
use crate::inline::{Inline, inlines};
use crate::line::{Line, Run};
use crate::texts;

/// A piece of a page that holds words only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// `### A heading` inside of a step or a slide.
    Heading(Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list of one level.
    List {
        /// Whether its items are numbered.
        numbered: bool,
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
    /// `> A quotation`
    Quote(Vec<Inline>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Cells of the head.
        head: Vec<Vec<Inline>>,
        /// Cells of the rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

impl Block {
    /// Every run of words in it, in reading order.
    pub fn words(&self) -> Vec<&[Inline]> {
        match self {
            Self::Heading(words) | Self::Paragraph(words) | Self::Quote(words) => vec![words],
            Self::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
            Self::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect()
            }
        }
    }
}

/// How a line begins a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin<'a> {
    Blank,
    Heading(&'a str),
    Item { numbered: bool, text: &'a str },
    Quote(&'a str),
    Row,
    Words,
}

pub(crate) fn begin<'a>(line: &Line<'a>) -> Begin<'a> {
    let text = line.text.trim();
    if text.is_empty() {
        return Begin::Blank;
    }
    if text.starts_with('|') {
        return Begin::Row;
    }
    if let Some(quoted) = text.strip_prefix('>') {
        return Begin::Quote(quoted.trim());
    }
    if let Some(item) = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) {
        return Begin::Item { numbered: false, text: item.trim() };
    }
    if let Some((number, item)) = text.split_once(". ")
        && matches!(number.len(), 1 | 2)
        && number.bytes().all(|it| it.is_ascii_digit())
    {
        return Begin::Item { numbered: true, text: item.trim() };
    }
    if let Some((signs, heading)) = text.split_once(' ')
        && signs.bytes().all(|it| it == b'#')
    {
        return Begin::Heading(heading.trim());
    }
    Begin::Words
}

/// Reads lines as blocks.
pub(crate) fn blocks(reader: &mut Reader, lines: &[Line]) -> Vec<Block> {
    let (mut out, mut rest) = (Vec::new(), lines);
    while let Some((line, after)) = rest.split_first() {
        rest = match begin(line) {
            Begin::Blank => after,
            Begin::Heading(text) => {
                if !line.text.trim().starts_with("### ") {
                    reader.fault(line.number, texts::HEADING_LEVEL, &[("found", line.text.trim())]);
                }
                out.push(Block::Heading(inlines(reader, &Run::of(line.number, text))));
                after
            }
            Begin::Item { numbered, .. } => {
                let (items, after) = list(reader, numbered, rest);
                let items = items.iter().map(|it| inlines(reader, it)).collect();
                out.push(Block::List { numbered, items });
                after
            }
            Begin::Quote(_) => {
                let (run, after) = quote(rest);
                out.push(Block::Quote(inlines(reader, &run)));
                after
            }
            Begin::Row => {
                let (rows, after) = while_begins(rest, |it| it == Begin::Row);
                out.extend(table(reader, rows));
                after
            }
            Begin::Words => {
                let (words, after) = while_begins(rest, |it| it == Begin::Words);
                let run = words.iter().fold(Run::default(), |mut run, line| {
                    run.push(line.number, line.text);
                    run
                });
                out.push(Block::Paragraph(inlines(reader, &run)));
                after
            }
        };
    }
    out
}

fn while_begins<'l, 'a>(
    lines: &'l [Line<'a>],
    holds: impl Fn(Begin) -> bool,
) -> (&'l [Line<'a>], &'l [Line<'a>]) {
    let count = lines.iter().take_while(|it| holds(begin(it))).count();
    lines.split_at_checked(count).unwrap_or((lines, &[]))
}

fn quote<'l, 'a>(lines: &'l [Line<'a>]) -> (Run, &'l [Line<'a>]) {
    let (quoted, after) = while_begins(lines, |it| matches!(it, Begin::Quote(_)));
    let mut run = Run::default();
    for line in quoted {
        if let Begin::Quote(text) = begin(line) {
            run.push(line.number, text);
        }
    }
    (run, after)
}

/// The items of a list from its first line on, and the lines behind it. An indented line goes on with its item.
pub(crate) fn list<'l, 'a>(
    reader: &mut Reader,
    numbered: bool,
    lines: &'l [Line<'a>],
) -> (Vec<Run>, &'l [Line<'a>]) {
    let (mut items, mut rest): (Vec<Run>, _) = (Vec::new(), lines);
    while let Some((line, after)) = rest.split_first() {
        match begin(line) {
            Begin::Item { .. } if line.is_indented() => {
                reader.fault(line.number, texts::NESTED_LIST, &[]);
            }
            Begin::Item { numbered: this, text } if this == numbered => {
                items.push(Run::of(line.number, text));
            }
            Begin::Words if line.is_indented() => {
                if let Some(item) = items.last_mut() {
                    item.push(line.number, line.text);
                }
            }
            _ => break,
        }
        rest = after;
    }
    // The first line of a list may be indented itself; it must not be read for ever.
    if rest.len() == lines.len() {
        rest = rest.get(1..).unwrap_or_default();
    }
    (items, rest)
}

fn table(reader: &mut Reader, lines: &[Line]) -> Option<Block> {
    let (first, body) = lines.split_first()?;
    let is_rule =
        |line: &&Line| line.text.bytes().all(|it| b"|-: ".contains(&it) || it.is_ascii_whitespace());
    let head = cells(reader, first);
    let Some((_, body)) = body.split_first().filter(|(rule, _)| is_rule(rule)) else {
        reader.fault(first.number, texts::TABLE_RULE, &[]);
        return None;
    };
    let mut rows = Vec::new();
    for line in body {
        let row = cells(reader, line);
        if row.len() == head.len() {
            rows.push(row);
        } else {
            let (found, wanted) = (row.len().to_string(), head.len().to_string());
            reader.fault(line.number, texts::TABLE_CELLS, &[("found", &found), ("wanted", &wanted)]);
        }
    }
    Some(Block::Table { head, rows })
}

fn cells(reader: &mut Reader, line: &Line) -> Vec<Vec<Inline>> {
    let text = line.text.trim();
    let inner = text.strip_prefix('|').unwrap_or(text);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|cell| inlines(reader, &Run::of(line.number, cell))).collect()
}
