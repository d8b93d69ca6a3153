//! What a page draws or computes where a file names it: calculators, charts of curated tables, live pieces.

use serde::{Deserialize, Serialize};

use crate::block::{Block, blocks};
use crate::data::DataRef;
use crate::fault::Reader;
use crate::inline::is_name;
use crate::texts;
use crate::tree::Part;

/// A calculator inside of a lesson or a slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalculatorRef {
    /// Line of the file that names it.
    pub line: u32,
    /// Last part of its address, `pv`.
    pub slug: String,
    /// The filling it opens on, written as in the address bar; may be empty.
    pub state: String,
    /// Names of questions that are shown and cannot be changed.
    pub locked: Vec<String>,
    /// Names of questions that are not shown.
    pub hidden: Vec<String>,
    /// Words beside it.
    pub words: Vec<Block>,
}

impl CalculatorRef {
    pub(crate) fn read(reader: &mut Reader, part: &Part) -> Self {
        part.only(reader, &["slug", "state", "lock", "hide"]);
        let slug = part.need(reader, "slug").to_owned();
        if !slug.is_empty() && !is_name(&slug) {
            reader.fault(part.line, texts::NOT_A_NAME, &[("found", &slug)]);
        }
        let state = part.get("state").unwrap_or_default().to_owned();
        if !is_query(&state) {
            reader.fault(part.line, texts::STATE_SHAPE, &[("found", &state)]);
        }
        let lines = part.lines(reader);
        Self {
            line: part.line,
            slug,
            state,
            locked: part.list("lock"),
            hidden: part.list("hide"),
            words: blocks(reader, &lines),
        }
    }
}

/// Whether a text is `name=value&name=value` of letters that need no escape; an empty one is.
pub(crate) fn is_query(text: &str) -> bool {
    let is_plain =
        |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it));
    text.is_empty()
        || text
            .split('&')
            .all(|it| it.split_once('=').is_some_and(|(name, value)| is_plain(name) && is_plain(value)))
}

/// How values are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// A line for each column.
    Lines,
    /// Bars side by side.
    Bars,
    /// Bars on each other.
    Stack,
}

/// What the column of the horizontal axis holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AxisKind {
    /// Months, 1 is January.
    Month,
    /// Hours of a day, 0–23.
    Hour,
    /// Calendar years.
    Year,
    /// Days, `2023-01-31`.
    Date,
    /// Names.
    Name,
}

impl AxisKind {
    const ALL: [(&'static str, Self); 5] = [
        ("month", Self::Month),
        ("hour", Self::Hour),
        ("year", Self::Year),
        ("date", Self::Date),
        ("name", Self::Name),
    ];

    pub(crate) fn read(reader: &mut Reader, part: &Part) -> Self {
        chosen(reader, part, "axis", &Self::ALL).unwrap_or(Self::Name)
    }
}

/// The meaning of an attribute that has a few words to choose from; a missing or other word is a fault.
pub(crate) fn chosen<T: Copy>(
    reader: &mut Reader,
    part: &Part,
    key: &'static str,
    words: &[(&str, T)],
) -> Option<T> {
    let word = part.need(reader, key);
    let found = words.iter().find(|(name, _)| *name == word).map(|(_, meaning)| *meaning);
    if found.is_none() && !word.is_empty() {
        let known: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        let values = [("name", key), ("found", word), ("known", &known.join(", "))];
        reader.fault(part.line, texts::ATTRIBUTE_CHOICE, &values);
    }
    found
}

/// A place of the horizontal axis where the measurement changed: lines are not joined across it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// The first cell behind the change, as it stands in the table.
    pub at: String,
    /// What changed.
    pub label: String,
}

impl Break {
    pub(crate) const KEYS: [&'static str; 2] = ["break", "break-label"];

    pub(crate) fn read(reader: &mut Reader, part: &Part) -> Option<Self> {
        let at = part.get("break")?.to_owned();
        Some(Self { at, label: part.need(reader, "break-label").to_owned() })
    }
}

/// A chart of a curated table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartRef {
    /// The cells that it draws.
    pub data: DataRef,
    /// Its title.
    pub title: String,
    /// Names of the series, one for each column of values.
    pub labels: Vec<String>,
    /// Unit of the vertical axis.
    pub unit: String,
    /// What the horizontal axis holds.
    pub axis: AxisKind,
    /// How the values are drawn.
    pub drawing: Drawing,
    /// Where the measurement changed.
    pub broken: Option<Break>,
    /// What it says, for those who do not see it; its sources are named here.
    pub words: Vec<Block>,
}

impl ChartRef {
    pub(crate) fn read(reader: &mut Reader, part: &Part) -> Self {
        let known =
            [&DataRef::KEYS[..], &Break::KEYS, &["title", "labels", "unit", "axis", "drawing"]].concat();
        part.only(reader, &known);
        let data = DataRef::read(reader, part, true);
        let labels = part.list("labels");
        part.need(reader, "labels");
        if labels.len() != data.y.len() {
            let (found, wanted) = (labels.len().to_string(), data.y.len().to_string());
            reader.fault(part.line, texts::LABELS_COUNT, &[("found", &found), ("wanted", &wanted)]);
        }
        let drawings = [("lines", Drawing::Lines), ("bars", Drawing::Bars), ("stack", Drawing::Stack)];
        let lines = part.lines(reader);
        let words = blocks(reader, &lines);
        if words.is_empty() {
            reader.fault(part.line, texts::CHART_WORDS, &[]);
        }
        Self {
            title: part.need(reader, "title").to_owned(),
            labels,
            unit: part.need(reader, "unit").to_owned(),
            axis: AxisKind::read(reader, part),
            drawing: chosen(reader, part, "drawing", &drawings).unwrap_or(Drawing::Lines),
            broken: Break::read(reader, part),
            data,
            words,
        }
    }
}

/// A piece of the portal that shows the present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Live {
    /// The day ribbon: today's sun, computed in the browser.
    Ribbon,
    /// The air at the town's station now.
    Air,
    /// What wind and sun generate in the country now.
    WindSun,
}

impl Live {
    pub(crate) fn read(reader: &mut Reader, part: &Part) -> Option<Self> {
        part.only(reader, &["name"]);
        part.lines(reader);
        chosen(
            reader,
            part,
            "name",
            &[("ribbon", Self::Ribbon), ("air", Self::Air), ("wind-sun", Self::WindSun)],
        )
    }
}
