//! Text with separators as lines of cells, for tables whose headings are not known beforehand.

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Number of the line of text on which it begins, the first is 1.
    pub number: usize,
    /// Its cells without quotes, blanks kept.
    pub cells: Vec<String>,
}

/// Why a text is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellsError {
    /// A quote that is not closed before the end of the text.
    #[error("line {line}, cell {cell}: a quote that is not closed")]
    OpenQuote {
        /// Where it was opened.
        line: usize,
        /// Number of the cell in its line, the first is 1.
        cell: usize,
    },
    /// Something behind a closing quote.
    #[error("line {line}, cell {cell}: text behind a closing quote")]
    AfterQuote {
        /// Where it stands.
        line: usize,
        /// Number of the cell in its line, the first is 1.
        cell: usize,
    },
}

/// Lines of cells between separators, empty lines left out. A cell in quotes may hold separators, line ends and doubled
/// quotes. A byte order mark in front is skipped.
///
/// # Errors
/// [`CellsError`] for quotes that do not fit.
///
/// # Source
/// RFC 4180 (Y. Shafranovich, 2005), section 2; any separator, any line end.
pub fn lines(text: &str, separator: char) -> Result<Vec<Line>, CellsError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { rest: text, number: 1, separator };
    let mut lines = Vec::new();
    while !reader.rest.is_empty() {
        let line = reader.line()?;
        if line.cells.iter().any(|it| !it.trim().is_empty()) {
            lines.push(line);
        }
    }
    Ok(lines)
}

struct Reader<'a> {
    rest: &'a str,
    number: usize,
    separator: char,
}

impl Reader<'_> {
    fn line(&mut self) -> Result<Line, CellsError> {
        let mut line = Line { number: self.number, cells: Vec::new() };
        loop {
            let number = line.cells.len() + 1;
            let cell = if self.rest.starts_with('"') { self.quoted(number)? } else { self.plain() };
            line.cells.push(cell);
            let mut letters = self.rest.chars();
            let next = letters.next();
            self.rest = letters.as_str();
            match next {
                Some(it) if it == self.separator => {}
                Some('\r') => {
                    self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
                    self.number += 1;
                    return Ok(line);
                }
                Some('\n') => {
                    self.number += 1;
                    return Ok(line);
                }
                None => return Ok(line),
                Some(_) => return Err(CellsError::AfterQuote { line: self.number, cell: number }),
            }
        }
    }

    fn plain(&mut self) -> String {
        let end = self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell.to_owned()
    }

    fn quoted(&mut self, number: usize) -> Result<String, CellsError> {
        let opened = self.number;
        self.rest = self.rest.strip_prefix('"').unwrap_or(self.rest);
        let mut cell = String::new();
        loop {
            let Some((part, rest)) = self.rest.split_once('"') else {
                return Err(CellsError::OpenQuote { line: opened, cell: number });
            };
            self.number += part.matches('\n').count();
            cell.push_str(part);
            self.rest = rest;
            match rest.strip_prefix('"') {
                Some(behind) => {
                    cell.push('"');
                    self.rest = behind;
                }
                None => return Ok(cell),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
        lines(text, separator).unwrap().into_iter().map(|it| it.cells).collect()
    }

    #[test]
    fn any_line_end_and_a_mark_in_front_are_read() {
        for text in ["a,b\n1,2\n", "a,b\r\n1,2", "\u{feff}a,b\r1,2\r", "a,b\n\n1,2\n\n"] {
            assert_eq!(cells(text, ','), [["a", "b"], ["1", "2"]], "{text:?}");
        }
        assert_eq!(cells("", ','), Vec::<Vec<String>>::new());
    }

    #[test]
    fn quotes_hold_separators_line_ends_and_quotes() {
        assert_eq!(cells("\"a;b\";\"c \"\"d\"\"\";\"e\nf\"\n", ';'), [["a;b", "c \"d\"", "e\nf"]]);
        assert_eq!(cells("a\"b;c", ';'), [["a\"b", "c"]]);
        assert_eq!(cells(";;", ';'), Vec::<Vec<String>>::new());
        assert_eq!(cells("a;", ';'), [["a", ""]]);
    }

    #[test]
    fn lines_are_numbered_as_an_editor_does() {
        let found = lines("a\n\n\"b\nc\"\nd", ',').unwrap();
        assert_eq!(found.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 3, 5]);
    }

    #[test]
    fn quotes_that_do_not_fit_are_refused_with_their_line_and_cell() {
        assert_eq!(lines("a\n\"b", ','), Err(CellsError::OpenQuote { line: 2, cell: 1 }));
        assert_eq!(lines("a\n\"b\"c", ','), Err(CellsError::AfterQuote { line: 2, cell: 1 }));
        assert_eq!(lines("a,b,c\n1,\"2\",\"3\n4,5,6", ','), Err(CellsError::OpenQuote { line: 2, cell: 3 }));
        assert_eq!(lines("a,b\n1,\"2\"3", ','), Err(CellsError::AfterQuote { line: 2, cell: 2 }));
    }
}
