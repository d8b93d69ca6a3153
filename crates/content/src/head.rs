//! The head of a file: `key: value` and `key:` with a list, between two lines of `---`.

use crate::fault::Reader;
use crate::line::Line;
use crate::texts;

const RULE: &str = "---";

/// The head of a file. What was asked for is no longer in it.
#[derive(Debug, Default)]
pub(crate) struct Head<'a> {
    /// The line that opens it.
    line: u32,
    entries: Vec<Entry<'a>>,
}

#[derive(Debug)]
struct Entry<'a> {
    line: u32,
    key: &'a str,
    value: &'a str,
    items: Vec<Line<'a>>,
}

/// Takes the head off a file and gives the lines behind it.
pub(crate) fn head<'a, 'l>(reader: &mut Reader, lines: &'l [Line<'a>]) -> (Head<'a>, &'l [Line<'a>]) {
    let is_rule = |line: &Line| line.text.trim_end() == RULE;
    let begins = lines.first().is_some_and(is_rule);
    let end = lines.iter().skip(1).position(is_rule);
    let (Some(end), true) = (end, begins) else {
        reader.fault(1, texts::NO_HEAD, &[]);
        return (Head { line: 1, entries: Vec::new() }, lines);
    };
    let mut head = Head { line: 1, entries: Vec::new() };
    for line in lines.iter().skip(1).take(end).filter(|it| !it.is_blank()) {
        head.take(reader, *line);
    }
    (head, lines.get(end + 2..).unwrap_or_default())
}

impl<'a> Head<'a> {
    fn take(&mut self, reader: &mut Reader, line: Line<'a>) {
        let text = line.text.trim();
        if let Some(item) = text.strip_prefix("- ")
            && let Some(entry) = self.entries.last_mut().filter(|it| it.value.is_empty())
        {
            entry.items.push(Line { number: line.number, text: item.trim() });
            return;
        }
        let Some((key, value)) = text.split_once(':') else {
            reader.fault(line.number, texts::HEAD_SHAPE, &[("found", text)]);
            return;
        };
        let key = key.trim();
        if self.entries.iter().any(|it| it.key == key) {
            reader.fault(line.number, texts::HEAD_TWICE, &[("name", key)]);
        } else {
            self.entries.push(Entry { line: line.number, key, value: value.trim(), items: Vec::new() });
        }
    }

    fn pick(&mut self, key: &str) -> Option<Entry<'a>> {
        let place = self.entries.iter().position(|it| it.key == key)?;
        Some(self.entries.remove(place))
    }

    fn missing(&self, reader: &mut Reader, key: &'static str) {
        reader.fault(self.line, texts::HEAD_MISSING, &[("name", key)]);
    }

    /// A text that must be there, with its line.
    pub(crate) fn text(&mut self, reader: &mut Reader, key: &'static str) -> (u32, &'a str) {
        match self.pick(key) {
            Some(entry) if !entry.value.is_empty() => (entry.line, entry.value),
            _ => {
                self.missing(reader, key);
                (self.line, "")
            }
        }
    }

    /// A whole number from 1 to `most` that must be there; 0 when it is not.
    pub(crate) fn count(&mut self, reader: &mut Reader, key: &'static str, most: u32) -> (u32, u32) {
        let (line, text) = self.text(reader, key);
        let number = text.parse().ok().filter(|it| (1..=most).contains(it));
        if number.is_none() && !text.is_empty() {
            let most = most.to_string();
            reader.fault(line, texts::HEAD_COUNT, &[("name", key), ("found", text), ("most", &most)]);
        }
        (line, number.unwrap_or(0))
    }

    /// The items of a list; without `may_be_empty` there must be one.
    pub(crate) fn list(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        may_be_empty: bool,
    ) -> Vec<Line<'a>> {
        let items = self.pick(key).map(|it| it.items).unwrap_or_default();
        if items.is_empty() && !may_be_empty {
            reader.fault(self.line, texts::HEAD_LIST, &[("name", key)]);
        }
        items
    }

    /// Faults what nobody asked for.
    pub(crate) fn finish(self, reader: &mut Reader, known: &[&str]) {
        let known = known.join(", ");
        for entry in &self.entries {
            reader.fault(entry.line, texts::HEAD_UNKNOWN, &[("name", entry.key), ("known", &known)]);
        }
    }
}
