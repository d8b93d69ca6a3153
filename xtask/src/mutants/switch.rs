//! Source text with many changes in it, each behind a number that is read when the program starts.
//!
//! To compile the models once for each change takes hours. Here a function keeps its body as the last arm of a `match`
//! and gets an arm with a changed body for each change, so that all of them are compiled together.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use super::changes::{Change, Position, Span};

/// What a library needs so that its functions can ask for the number.
pub(super) const NUMBER: &str = "
pub(crate) fn chosen_change() -> usize {
    static CHOSEN: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| {
        std::env::var(\"CHOSEN_CHANGE\").ok().and_then(|it| it.parse().ok()).unwrap_or(0)
    });
    *CHOSEN
}
";

/// A source text with its arms.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Switched {
    pub(super) text: String,
    /// Lines of each arm, from 1, and the number of its change.
    pub(super) arms: Vec<(Range<usize>, usize)>,
}

/// Whether a change can stand in an arm: not in a constant, nor where all arms must have one type without a name.
pub(super) fn can_switch(text: &str, change: &Change) -> bool {
    let lines = Lines::new(text);
    let Some(function) = &change.function else { return false };
    body(text, &lines, function.span).is_some_and(|body| {
        let head = text.get(lines.byte(function.span.start)..body.start).unwrap_or_default();
        let words: Vec<&str> = head.split_whitespace().collect();
        let constant = words.windows(2).any(|it| it == ["const", "fn"]);
        let nameless = head.rsplit_once("->").is_some_and(|(_, result)| result.contains("impl "));
        let inside = body.contains(&lines.byte(change.span.start));
        inside && !constant && !nameless
    })
}

/// The bytes of a body, and the changes in it.
type Body<'a> = (Range<usize>, Vec<(usize, &'a Change)>);

/// Puts changes of one file behind their numbers.
pub(super) fn switch(text: &str, changes: &[(usize, &Change)]) -> Switched {
    let lines = Lines::new(text);
    let mut functions: BTreeMap<usize, Body<'_>> = BTreeMap::new();
    for (number, change) in changes {
        let found = change.function.as_ref().and_then(|it| body(text, &lines, it.span));
        if let Some(body) = found {
            functions.entry(body.start).or_insert((body, Vec::new())).1.push((*number, change));
        }
    }
    let mut switched = Switched::default();
    let mut done = 0;
    for (body, changes) in functions.into_values() {
        if body.start < done {
            continue;
        }
        switched.text.push_str(text.get(done..body.start).unwrap_or_default());
        switched.text.push_str("{ match crate::chosen_change() {\n");
        for (number, change) in changes {
            let (from, to) = (lines.byte(change.span.start), lines.byte(change.span.end));
            let [before, after] =
                [text.get(body.start..from), text.get(to..body.end)].map(Option::unwrap_or_default);
            let first = switched.text.matches('\n').count() + 1;
            let _ = writeln!(switched.text, "{number} => {before}{}{after}", change.replacement);
            switched.arms.push((first..switched.text.matches('\n').count() + 1, number));
        }
        let plain = text.get(body.clone()).unwrap_or_default();
        let _ = write!(switched.text, "_ => {plain}\n}} }}");
        done = body.end;
    }
    switched.text.push_str(text.get(done..).unwrap_or_default());
    switched
}

/// Bytes of the body of a function, with its braces.
fn body(text: &str, lines: &Lines<'_>, function: Span) -> Option<Range<usize>> {
    let whole = lines.byte(function.start)..lines.byte(function.end);
    let mut open = 0_usize;
    for (at, letter) in text.get(whole.clone())?.char_indices().rev() {
        match letter {
            '}' => open += 1,
            '{' if open == 1 => return Some(whole.start + at..whole.end),
            '{' => open = open.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Byte of a position; the end of the text for one behind it.
    fn byte(&self, position: Position) -> usize {
        let start = self.starts.get(position.line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..).unwrap_or_default();
        let place = line.char_indices().nth(position.column.saturating_sub(1));
        start + place.map_or(line.len(), |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::changes::Function;
    use super::*;

    const TEXT: &str =
        "fn f(a: f64) -> f64 {\n    // ° {}\n    a + 1.0\n}\n\nconst fn g() -> u8 {\n    1 + 1\n}\n";

    fn span(from: (usize, usize), to: (usize, usize)) -> Span {
        let of = |(line, column)| Position { line, column };
        Span { start: of(from), end: of(to) }
    }

    fn change(function: Span, span: Span, replacement: &str) -> Change {
        Change {
            name: String::new(),
            file: String::new(),
            function: Some(Function { span: function }),
            span,
            replacement: replacement.to_owned(),
        }
    }

    #[test]
    fn each_change_has_an_arm_of_known_lines() {
        let f = span((1, 1), (4, 2));
        let [plus, value] = [change(f, span((3, 7), (3, 8)), "-"), change(f, span((3, 5), (3, 12)), "0.0")];
        let found = switch(TEXT, &[(7, &plus), (8, &value)]);
        let want = "fn f(a: f64) -> f64 { match crate::chosen_change() {\n7 => {\n    // ° {}\n    a - 1.0\n}\n\
                    8 => {\n    // ° {}\n    0.0\n}\n_ => {\n    // ° {}\n    a + 1.0\n}\n} }\n\n\
                    const fn g() -> u8 {\n    1 + 1\n}\n";
        assert_eq!(found.text, want);
        assert_eq!(found.arms, [(2..6, 7), (6..10, 8)]);
    }

    #[test]
    fn constants_and_nameless_types_have_no_arms() {
        let (f, g) = (span((1, 1), (4, 2)), span((6, 1), (8, 2)));
        assert!(can_switch(TEXT, &change(f, span((3, 7), (3, 8)), "-")));
        assert!(!can_switch(TEXT, &change(g, span((7, 7), (7, 8)), "-")));
        assert!(!can_switch(&TEXT.replace("-> f64", "-> impl Sized"), &change(f, span((3, 7), (3, 8)), "-")));
        let outside = Change { function: None, ..change(f, f, "") };
        assert!(!can_switch(TEXT, &outside));
    }
}
