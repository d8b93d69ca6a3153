//! Which column is what, by the words of its heading.

use crate::cells::Line;

/// Columns of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heads {
    /// The date, with or without the time of day.
    pub(super) date: usize,
    /// The time of day or the number of the hour, where it stands by itself.
    pub(super) hour: Option<usize>,
    /// The energy.
    pub(super) energy: usize,
    /// What the numbers are in.
    pub(super) unit: Option<Unit>,
    /// Whether a row is of energy taken or fed in.
    pub(super) direction: Option<usize>,
}

/// What numbers are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Watt hours.
    Wh,
    /// Kilowatt hours.
    Kwh,
    /// Megawatt hours.
    Mwh,
    /// Kilowatts over the step.
    Kw,
}

impl Unit {
    /// Kilowatt hours of a number over a step of so many seconds.
    ///
    /// # By definition
    pub(super) fn kwh(self, value: f64, step_s: i64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "seconds of an hour")]
        let hours = step_s as f64 / 3_600.0;
        match self {
            Self::Wh => value / 1_000.0,
            Self::Kwh => value,
            Self::Mwh => value * 1_000.0,
            Self::Kw => value * hours,
        }
    }
}

const DATE: [&str; 6] = ["data", "date", "czas", "time", "dzien", "doba"];
const HOUR: [&str; 4] = ["godz", "hour", "kwadrans", "interwal"];
const ENERGY: [&str; 7] = ["wartosc", "energia", "energy", "ilosc", "value", "zuzycie", "usage"];
const TAKEN: [&str; 6] = ["pobor", "pobran", "zuzy", "consum", "import", "usage"];
const FED_IN: [&str; 7] = ["oddan", "wprowadz", "produ", "eksport", "export", "generac", "feed"];
const OTHER: [&str; 7] = ["biern", "reactive", "status", "taryf", "koszt", "cena", "price"];
const DIRECTION: [&str; 5] = ["rodzaj", "kierunek", "direction", "typ", "type"];

/// Small letters without the signs of Polish.
fn folded(text: &str) -> String {
    let plain = |letter: char| match letter {
        'ą' | 'Ą' => 'a',
        'ć' | 'Ć' => 'c',
        'ę' | 'Ę' => 'e',
        'ł' | 'Ł' => 'l',
        'ń' | 'Ń' => 'n',
        'ó' | 'Ó' => 'o',
        'ś' | 'Ś' => 's',
        'ź' | 'ż' | 'Ź' | 'Ż' => 'z',
        other => other.to_ascii_lowercase(),
    };
    text.chars().map(plain).collect()
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|it| text.contains(it))
}

fn unit(head: &str) -> Option<Unit> {
    let units = [("mwh", Unit::Mwh), ("kwh", Unit::Kwh), ("wh", Unit::Wh), ("kw", Unit::Kw)];
    units.into_iter().find(|it| head.contains(it.0)).map(|it| it.1)
}

/// Whether a cell of the column of direction says that the energy was fed in.
pub(super) fn is_fed_in(cell: &str) -> bool {
    has_any(&folded(cell), &FED_IN)
}

/// Whether a line sums up the others.
pub(super) fn is_sum(cell: &str) -> bool {
    has_any(&folded(cell), &["suma", "razem", "total", "sum"])
}

impl Heads {
    /// The columns, if a line has headings of time and energy.
    pub(super) fn of(line: &Line) -> Option<Self> {
        let heads: Vec<String> = line.cells.iter().map(|it| folded(it)).collect();
        let place = |words: &[&str]| heads.iter().position(|it| has_any(it, words));
        let hour = place(&HOUR);
        let date = heads
            .iter()
            .enumerate()
            .position(|(place, it)| Some(place) != hour && has_any(it, &DATE))
            .or(hour)?;
        let is_energy = |(place, it): &(usize, &String)| {
            *place != date
                && Some(*place) != hour
                && (unit(it).is_some() || has_any(it, &ENERGY) || has_any(it, &TAKEN))
                && !has_any(it, &OTHER)
                && !has_any(it, &FED_IN)
        };
        let candidates: Vec<(usize, &String)> = heads.iter().enumerate().filter(is_energy).collect();
        let (energy, head) = *candidates
            .iter()
            .find(|it| has_any(it.1, &TAKEN))
            .or_else(|| candidates.iter().find(|it| unit(it.1).is_some()))
            .or_else(|| candidates.first())?;
        let direction = heads.iter().position(|it| has_any(it, &DIRECTION));
        Some(Self {
            date,
            hour: hour.filter(|it| *it != date),
            energy,
            unit: unit(head),
            direction: direction.filter(|it| *it != date && *it != energy && Some(*it) != hour),
        })
    }
}
