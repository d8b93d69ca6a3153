//! Lines with their numbers, and runs of text that know which line each letter came from.

/// A line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Its number, the first is 1.
    pub(crate) number: u32,
    /// Its text without the end of the line.
    pub(crate) text: &'a str,
}

impl Line<'_> {
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the line goes on with what began on the line above.
    pub(crate) fn is_indented(&self) -> bool {
        self.text.starts_with("  ") && !self.is_blank()
    }
}

/// The lines of a file. A mark of the byte order at its start is not part of it.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    (1..).zip(text.lines()).map(|(number, text)| Line { number, text }).collect()
}

/// Lines joined by blanks into one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Run {
    text: String,
    /// Where in the text each line begins, and its number.
    starts: Vec<(usize, u32)>,
}

impl Run {
    pub(crate) fn of(line: u32, text: &str) -> Self {
        let mut run = Self::default();
        run.push(line, text);
        run
    }

    pub(crate) fn push(&mut self, line: u32, text: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.starts.push((self.text.len(), line));
        self.text.push_str(text.trim());
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The line that a place of the text came from.
    pub(crate) fn line_at(&self, offset: usize) -> u32 {
        self.starts.iter().rev().find(|(start, _)| *start <= offset).map_or(1, |(_, line)| *line)
    }
}
