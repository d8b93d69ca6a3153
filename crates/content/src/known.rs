//! Checks against what the portal has: sources, tables, calculators.

use crate::data::{Cells, DataRef, Table};
use crate::deck::{Deck, Item};
use crate::fault::{Fault, Reader};
use crate::lesson::{Lesson, Piece};
use crate::predict::{Guess, Predict, Truth};
use crate::texts;
use crate::visual::{AxisKind, CalculatorRef, ChartRef};

/// What the portal has. Who checks fills it in; nothing here reads a file.
pub trait Known {
    /// Whether the table of sources has this name.
    fn has_source(&self, name: &str) -> bool;

    /// The curated table of this name.
    fn table(&self, name: &str) -> Option<&Table>;

    /// Names of the questions of the calculator with this address, as they stand in the address bar.
    fn questions(&self, slug: &str) -> Option<Vec<&str>>;

    /// The parts of a filling that the calculator does not take: empty when it takes all.
    fn refused(&self, slug: &str, state: &str) -> Vec<String>;
}

/// Everything in a lesson that the portal does not have.
pub fn check_lesson(lesson: &Lesson, known: &dyn Known) -> Vec<Fault> {
    let mut check = Check { reader: Reader::new(portal_text::Language::En), known };
    for step in &lesson.steps {
        for piece in &step.pieces {
            let line = piece.line().unwrap_or(step.line);
            check.sources(line, piece.words().into_iter().flat_map(crate::inline::sources));
            match piece {
                Piece::Calculator(it) => check.calculator(it),
                Piece::Chart(it) => check.chart(it),
                Piece::Predict(it) => check.predict(it),
                _ => {}
            }
        }
    }
    check.reader.finish()
}

/// Everything in a deck that the portal does not have.
pub fn check_deck(deck: &Deck, known: &dyn Known) -> Vec<Fault> {
    let mut check = Check { reader: Reader::new(portal_text::Language::En), known };
    for slide in &deck.slides {
        check.sources(slide.line, slide.sources.iter().map(String::as_str));
        let calculators =
            slide.items.iter().filter_map(|it| if let Item::Calculator(it) = it { Some(it) } else { None });
        let slugs: Vec<&str> = calculators.map(|it| it.slug.as_str()).collect();
        for item in &slide.items {
            match item {
                Item::Calculator(it) => check.calculator(it),
                Item::Chart(it) => check.chart(it),
                Item::Step(it) => slugs.iter().for_each(|slug| check.state(slide.line, slug, &it.state)),
                Item::Block(_) | Item::Live(_) => {}
            }
        }
    }
    check.reader.finish()
}

struct Check<'a> {
    reader: Reader,
    known: &'a dyn Known,
}

impl Check<'_> {
    fn sources<'s>(&mut self, line: u32, names: impl Iterator<Item = &'s str>) {
        for name in names.filter(|it| !self.known.has_source(it)).collect::<Vec<_>>() {
            self.reader.fault(line, texts::UNKNOWN_SOURCE, &[("found", name)]);
        }
    }

    fn calculator(&mut self, it: &CalculatorRef) {
        let Some(questions) = self.known.questions(&it.slug) else {
            self.reader.fault(it.line, texts::UNKNOWN_CALCULATOR, &[("found", &it.slug)]);
            return;
        };
        let known = questions.join(", ");
        for name in it.locked.iter().chain(&it.hidden).filter(|name| !questions.contains(&name.as_str())) {
            let values = [("found", name.as_str()), ("slug", &it.slug), ("known", &known)];
            self.reader.fault(it.line, texts::UNKNOWN_QUESTION, &values);
        }
        self.state(it.line, &it.slug, &it.state);
    }

    fn state(&mut self, line: u32, slug: &str, state: &str) {
        for part in self.known.refused(slug, state) {
            self.reader.fault(line, texts::STATE_REFUSED, &[("found", &part), ("slug", slug)]);
        }
    }

    /// The chosen cells of a table; nothing when the table or a column is not there, or no row is chosen.
    fn cells(&mut self, data: &DataRef) -> Vec<Cells> {
        let Some(table) = self.known.table(&data.table) else {
            self.reader.fault(data.line, texts::UNKNOWN_TABLE, &[("found", &data.table)]);
            return Vec::new();
        };
        let unknown = data.unknown_columns(table);
        for column in &unknown {
            let values = [("found", *column), ("table", &data.table)];
            self.reader.fault(data.line, texts::UNKNOWN_COLUMN, &values);
        }
        let cells = data.select(table);
        if cells.is_empty() && unknown.is_empty() {
            self.reader.fault(data.line, texts::NO_ROWS, &[("table", &data.table)]);
        }
        for (place, column) in data.y.iter().enumerate() {
            let has_value = |row: &Cells| row.y.get(place).is_some_and(Option::is_some);
            if !cells.is_empty() && !cells.iter().any(has_value) {
                self.reader.fault(data.line, texts::NO_VALUES, &[("found", column), ("table", &data.table)]);
            }
        }
        cells
    }

    fn chart(&mut self, chart: &ChartRef) {
        let cells = self.cells(&chart.data);
        self.axis(&chart.data, chart.axis, &cells);
        if let Some(broken) = &chart.broken {
            self.broken(&chart.data, &broken.at, &cells);
        }
    }

    /// Every cell of the horizontal axis must be what the axis holds.
    fn axis(&mut self, data: &DataRef, axis: AxisKind, cells: &[Cells]) {
        if let Some(row) = cells.iter().find(|row| !fits(axis, &row.x)) {
            let values = [("found", row.x.as_str()), ("column", &data.x)];
            self.reader.fault(data.line, texts::NOT_ON_AXIS, &values);
        }
    }

    fn broken(&mut self, data: &DataRef, at: &str, cells: &[Cells]) {
        if !cells.is_empty() && !cells.iter().any(|it| it.x == at) {
            self.reader.fault(data.line, texts::BREAK_NOWHERE, &[("found", at)]);
        }
    }

    fn predict(&mut self, predict: &Predict) {
        let line = predict.line;
        let (scale, cells) = match (&predict.guess, &predict.reveal.truth) {
            (Guess::Number { scale }, Truth::Value(value)) => {
                (scale, vec![Cells { x: String::new(), y: vec![Some(*value)] }])
            }
            (Guess::Number { scale }, Truth::Table(data)) => {
                let cells = self.cells(data);
                if cells.len() > 1 {
                    let found = cells.len().to_string();
                    self.reader.fault(data.line, texts::ONE_ROW, &[("found", &found)]);
                }
                (scale, cells)
            }
            (Guess::Drawn { scale, axis, first, last }, Truth::Table(data)) => {
                let cells = self.cells(data);
                self.axis(data, *axis, &cells);
                let wanted = (*first..=*last).map(|it| it.to_string());
                if !cells.is_empty() && !cells.iter().map(|it| it.x.clone()).eq(wanted) {
                    let values = [("first", first.to_string()), ("last", last.to_string())];
                    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                    self.reader.fault(data.line, texts::PLACES_DIFFER, &values);
                }
                if let Some(broken) = &predict.reveal.broken {
                    self.broken(data, &broken.at, &cells);
                }
                (scale, cells)
            }
            (Guess::Drawn { .. }, Truth::Value(_)) => return,
        };
        let outside = |it: &f64| *it < scale.from || *it > scale.to;
        if let Some(value) = cells.iter().flat_map(|it| &it.y).flatten().find(|it| outside(it)) {
            self.reader.fault(line, texts::OUT_OF_SCALE, &[("found", &value.to_string())]);
        }
    }
}

/// Whether a cell can stand on an axis.
fn fits(axis: AxisKind, cell: &str) -> bool {
    let number = || cell.parse::<i32>().ok();
    match axis {
        AxisKind::Month => number().is_some_and(|it| (1..=12).contains(&it)),
        AxisKind::Hour => number().is_some_and(|it| (0..=23).contains(&it)),
        AxisKind::Year => number().is_some_and(|it| (1800..=2200).contains(&it)),
        AxisKind::Date => {
            cell.len() == 10
                && cell.split('-').map(str::len).eq([4, 2, 2])
                && cell.bytes().all(|it| it == b'-' || it.is_ascii_digit())
        }
        AxisKind::Name => !cell.is_empty(),
    }
}
