//! A deck: slides between lines of `---`, with steps, notes for the speaker and sources.

use portal_text::Language;
use serde::{Deserialize, Serialize};

use crate::block::{Block, blocks};
use crate::data::DataRef;
use crate::fault::{Fault, Reader};
use crate::head::head;
use crate::inline::{Inline, inlines, is_name, plain, sources};
use crate::line::{Line, Run, lines};
use crate::texts;
use crate::tree::{Node, Part, tree};
use crate::visual::{CalculatorRef, ChartRef, Live, is_query};

/// A deck in one language.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Deck {
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// How long the talk takes. \[min\]
    pub minutes: u32,
    /// Its slides, in order.
    pub slides: Vec<Slide>,
}

/// A slide.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Slide {
    /// Line of the file that begins it.
    pub line: u32,
    /// `# The title`
    pub title: Vec<Inline>,
    /// What stands on it, in order.
    pub items: Vec<Item>,
    /// What the speaker sees.
    pub notes: Vec<Block>,
    /// Names of the sources of the slide: those of its `sources:` line, then those named in its words and notes.
    pub sources: Vec<String>,
}

/// A piece of a slide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// Words.
    Block(Block),
    /// A calculator.
    Calculator(CalculatorRef),
    /// A chart.
    Chart(ChartRef),
    /// A live piece.
    Live(Live),
    /// What the next press of the clicker brings.
    Step(Scene),
}

/// A step of the slide's story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Values that the slide's calculators take at this step, written as in the address bar; may be empty.
    pub state: String,
    /// Words that appear; may be empty.
    pub words: Vec<Block>,
}

const HEAD: [&str; 3] = ["title", "summary", "minutes"];
const DIRECTIVES: [&str; 5] = ["note", "step", "calculator", "chart", "live"];
const LONGEST_TALK_MIN: u32 = 480;

impl Deck {
    /// Reads a deck. It always gives one, so that a preview can show what is there.
    pub fn parse(text: &str, language: Language) -> (Self, Vec<Fault>) {
        let mut reader = Reader::new(language);
        let all = lines(text);
        let (mut head, body) = head(&mut reader, &all);
        let mut deck = Self {
            title: head.text(&mut reader, "title").1.to_owned(),
            summary: head.text(&mut reader, "summary").1.to_owned(),
            minutes: head.count(&mut reader, "minutes", LONGEST_TALK_MIN).1,
            slides: Vec::new(),
        };
        head.finish(&mut reader, &HEAD);
        let nodes = tree(&mut reader, body);
        let is_rule = |node: &Node| matches!(node, Node::Line(line) if line.text.trim_end() == "---");
        for nodes in nodes.split(is_rule) {
            deck.slides.extend(slide(&mut reader, nodes));
        }
        if deck.slides.is_empty() {
            reader.fault(1, texts::NO_SLIDES, &[]);
        }
        (deck, reader.finish())
    }

    /// Names of the sources of the whole deck, each once.
    pub fn sources(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for name in self.slides.iter().flat_map(|it| &it.sources) {
            if !all.contains(&name.as_str()) {
                all.push(name);
            }
        }
        all
    }

    /// Tables of curated data that the deck shows.
    pub fn data(&self) -> Vec<&DataRef> {
        let items = self.slides.iter().flat_map(|it| &it.items);
        items.filter_map(|it| if let Item::Chart(chart) = it { Some(&chart.data) } else { None }).collect()
    }
}

impl Slide {
    /// How many presses of the clicker the slide takes before the next one comes.
    pub fn steps(&self) -> usize {
        self.items.iter().filter(|it| matches!(it, Item::Step(_))).count()
    }

    /// Everything that can be read on it, as plain words.
    pub fn text(&self) -> String {
        let words = self.items.iter().flat_map(Item::words).map(plain);
        words.fold(plain(&self.title), |all, it| all + "\n" + &it)
    }
}

impl Item {
    pub(crate) fn words(&self) -> Vec<&[Inline]> {
        match self {
            Self::Block(block) => block.words(),
            Self::Calculator(it) => it.words.iter().flat_map(Block::words).collect(),
            Self::Chart(it) => it.words.iter().flat_map(Block::words).collect(),
            Self::Step(it) => it.words.iter().flat_map(Block::words).collect(),
            Self::Live(_) => Vec::new(),
        }
    }
}

fn slide(reader: &mut Reader, nodes: &[Node]) -> Option<Slide> {
    let first = nodes.iter().find_map(|node| match node {
        Node::Line(line) => (!line.is_blank()).then_some(line.number),
        Node::Part(part) => Some(part.line),
    })?;
    let mut slide = Slide { line: first, ..Slide::default() };
    let mut words: Vec<Line> = Vec::new();
    for node in nodes {
        match node {
            Node::Line(line) if line.text.starts_with("# ") && slide.title.is_empty() => {
                let title = line.text.trim_start_matches('#').trim();
                slide.title = inlines(reader, &Run::of(line.number, title));
            }
            Node::Line(line) => match line.text.strip_prefix("sources:") {
                Some(names) => named(reader, &mut slide, line.number, names),
                None => words.push(*line),
            },
            Node::Part(part) => {
                settle(reader, &mut slide, &mut words);
                item(reader, &mut slide, part);
            }
        }
    }
    settle(reader, &mut slide, &mut words);
    check(reader, &mut slide);
    Some(slide)
}

fn settle(reader: &mut Reader, slide: &mut Slide, words: &mut Vec<Line>) {
    slide.items.extend(blocks(reader, words).into_iter().map(Item::Block));
    words.clear();
}

/// `sources: one; other`
fn named(reader: &mut Reader, slide: &mut Slide, line: u32, names: &str) {
    for name in names.split(';').map(str::trim) {
        if is_name(name) {
            slide.sources.push(name.to_owned());
        } else {
            reader.fault(line, texts::BAD_SOURCE, &[("found", name)]);
        }
    }
}

fn item(reader: &mut Reader, slide: &mut Slide, part: &Part) {
    let item = match part.name {
        "note" => {
            part.only(reader, &[]);
            let lines = part.lines(reader);
            slide.notes.extend(blocks(reader, &lines));
            None
        }
        "step" => Some(Item::Step(Scene::read(reader, part))),
        "calculator" => Some(Item::Calculator(CalculatorRef::read(reader, part))),
        "chart" => Some(Item::Chart(ChartRef::read(reader, part))),
        "live" => Live::read(reader, part).map(Item::Live),
        other => {
            let known = DIRECTIVES.join(", ");
            reader.fault(part.line, texts::UNKNOWN_DIRECTIVE, &[("found", other), ("known", &known)]);
            None
        }
    };
    slide.items.extend(item);
}

impl Scene {
    fn read(reader: &mut Reader, part: &Part) -> Self {
        part.only(reader, &["state"]);
        let state = part.get("state").unwrap_or_default().to_owned();
        if !is_query(&state) {
            reader.fault(part.line, texts::STATE_SHAPE, &[("found", &state)]);
        }
        let lines = part.lines(reader);
        let words = blocks(reader, &lines);
        if words.is_empty() && state.is_empty() {
            reader.fault(part.line, texts::EMPTY_STEP, &[]);
        }
        Self { state, words }
    }
}

/// Adds the sources that the words name, and faults what a slide must have.
fn check(reader: &mut Reader, slide: &mut Slide) {
    let words = slide.items.iter().flat_map(Item::words).chain(slide.notes.iter().flat_map(Block::words));
    let named: Vec<String> = words.flat_map(sources).map(str::to_owned).collect();
    for name in named {
        if !slide.sources.contains(&name) {
            slide.sources.push(name);
        }
    }
    if slide.title.is_empty() {
        reader.fault(slide.line, texts::NO_SLIDE_TITLE, &[]);
    }
    if slide.notes.is_empty() {
        reader.fault(slide.line, texts::NO_SPEAKER_NOTES, &[]);
    }
    if slide.sources.is_empty() {
        reader.fault(slide.line, texts::NO_SLIDE_SOURCE, &[]);
    }
    let computes = slide.items.iter().any(|it| matches!(it, Item::Calculator(_)));
    let moves = slide.items.iter().any(|it| matches!(it, Item::Step(scene) if !scene.state.is_empty()));
    if moves && !computes {
        reader.fault(slide.line, texts::STATE_OF_NOTHING, &[]);
    }
}
