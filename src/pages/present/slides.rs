//! The slides of a talk, as sections that can be read one below the other.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use portal_content::{
    Block, CalculatorRef, ChartRef, Citation, Inline, Item, Live, Scene, Slide, blocks_html, inlines_html,
    sources,
};
use portal_opendata::tables::sources::Source;
use portal_text::{Language, Text};

use super::{Talk, facts, stage, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::routes::PageId;
use crate::tiles::Kind;
use crate::widgets::chart::curated;
use crate::widgets::chart::still::Still;

/// The page of a talk.
#[expect(clippy::needless_pass_by_value, reason = "every page takes its data so")]
pub fn deck(app: AppContext, talk: Talk) -> AnyView {
    let language = app.language();
    let deck = &talk.deck;
    let all = app.address.href(app.address.to_page(PageId::Decks));
    let has_switch = Cell::new(false);
    let slides = (1..).zip(&deck.slides).map(|(number, slide)| {
        let last = deck.slides.len();
        let has_switch = &has_switch;
        Desk { app, talk: &talk, number, last, cited: RefCell::default(), has_switch }.slide(slide)
    });
    view! {
        <div
            class="deck"
            id="deck"
            tabindex="-1"
            data-slug=talk.slug.clone()
            data-minutes=deck.minutes
            data-address=talk.address.clone()
            data-calculators=talk.to_calculators.clone()
        >
            <header class="wrap deck-head">
                <p class="small"><a href=all rel="external">{texts::ALL.get(language)}</a></p>
                <h1>{deck.title.clone()}</h1>
                <p class="quiet">{deck.summary.clone()}</p>
                <p class="small">{facts(deck.slides.len(), deck.minutes, language)}</p>
                {stage::actions(language)}
                {stage::keys(language)}
                {talk.address.as_deref().and_then(|it| stage::own_code(it, language))}
            </header>
            <div class="deck-band">{talk.day.view("sky", language)}</div>
            {slides.collect_view()}
        </div>
        {stage::bar(language)}
        {stage::speaker(language)}
        {stage::dialogs(language)}
    }
    .erase()
}

/// What one slide is made with.
struct Desk<'a> {
    app: AppContext,
    talk: &'a Talk,
    number: usize,
    last: usize,
    /// Sources named on the slide itself, in the order of its list.
    cited: RefCell<Vec<String>>,
    /// Whether the reader's switch for live numbers stands on the page: above the first of them, for all.
    has_switch: &'a Cell<bool>,
}

impl Desk<'_> {
    const fn language(&self) -> Language {
        self.app.language()
    }

    fn source(&self, name: &str) -> Option<&Source> {
        self.talk.sources.iter().find(|it| it.id == name)
    }

    /// The number of a source in the list of the slide.
    fn cite(&self, slide: &Slide, name: &str) -> Option<Citation> {
        let place = slide.sources.iter().position(|it| it == name)? + 1;
        let title = self.source(name).map_or_else(|| name.to_owned(), full_name);
        if !self.cited.borrow().iter().any(|it| it == name) {
            self.cited.borrow_mut().push(name.to_owned());
        }
        Some(Citation { text: place.to_string(), title, address: format!("#s{}-{place}", self.number) })
    }

    fn blocks(&self, slide: &Slide, blocks: &[Block]) -> String {
        blocks_html(blocks, &|name| self.cite(slide, name))
    }

    fn slide(&self, slide: &Slide) -> AnyView {
        let (number, language) = (self.number, self.language());
        let title_id = format!("slide-{number}");
        let is_dense = slide.items.iter().any(|it| matches!(it, Item::Calculator(_)));
        let is_first = number == 1;
        let class = match (is_first, is_dense) {
            (true, _) => "slide cover",
            (_, true) => "slide dense",
            _ => "slide",
        };
        let mut step = 0;
        let items: Vec<AnyView> = slide
            .items
            .iter()
            .enumerate()
            .map(|(place, item)| {
                if let Item::Step(scene) = item {
                    step += 1;
                    return self.step(slide, scene, step);
                }
                self.item(slide, place, item)
            })
            .collect();
        let title = inlines_html(&slide.title, &|name| self.cite(slide, name));
        let notes = self.blocks_of_notes(slide);
        view! {
            <section class=class id=number.to_string() data-steps=slide.steps() aria-labelledby=title_id tabindex="-1">
                <div class="slide-body">
                    <h2 id=title_id.clone() inner_html=title></h2>
                    <div class="slide-items">{items}</div>
                </div>
                <footer class="slide-foot">
                    {self.sources(slide)}
                    <span class="slide-number">{format!("{number} / {}", self.last)}</span>
                </footer>
                <details class="slide-notes">
                    <summary>{texts::NOTES.get(language)}</summary>
                    <div class="notes" inner_html=notes></div>
                </details>
            </section>
        }
        .erase()
    }

    /// The notes; what they cite does not count as said on the slide.
    fn blocks_of_notes(&self, slide: &Slide) -> String {
        let said = self.cited.borrow().clone();
        let notes = self.blocks(slide, &slide.notes);
        self.cited.replace(said);
        notes
    }

    fn item(&self, slide: &Slide, place: usize, item: &Item) -> AnyView {
        match item {
            Item::Block(block) => {
                let html = self.blocks(slide, std::slice::from_ref(block));
                view! { <div class="words" inner_html=html></div> }.erase()
            }
            Item::Chart(chart) => self.chart(slide, place, chart),
            Item::Calculator(calculator) => self.calculator(slide, place, calculator),
            Item::Live(live) => self.live(*live, place),
            Item::Step(_) => ().into_any(),
        }
    }

    fn step(&self, slide: &Slide, scene: &Scene, step: usize) -> AnyView {
        let html = self.blocks(slide, &scene.words);
        let answer = self.talk.answers.iter().find(|it| it.0 == (self.number, step)).map(|it| it.1.clone());
        view! {
            <div class="step words" data-state=scene.state.clone()>
                <div inner_html=html></div>
                {answer.map(|it| view! { <div class="step-answer" inner_html=it></div> })}
            </div>
        }
        .erase()
    }

    fn chart(&self, slide: &Slide, place: usize, chart: &ChartRef) -> AnyView {
        let Some((_, table)) = self.talk.tables.iter().find(|it| it.0 == chart.data.table) else {
            return ().into_any();
        };
        let words: Vec<&[Inline]> = chart.words.iter().flat_map(Block::words).collect();
        let named = words.iter().flat_map(|it| sources(it)).filter_map(|it| self.source(it));
        let still = Still {
            id: format!("chart-{}-{place}", self.number),
            picture: curated::picture(chart, table),
            summary: String::new(),
            source: named.map(full_name).collect::<Vec<_>>().join("; "),
            licence: String::new(),
        };
        let (title, words) = (chart.title.clone(), self.blocks(slide, &chart.words));
        view! {
            <div class="slide-chart">
                <p class="chart-name">{title}</p>
                {still.view(self.language())}
                <div class="words chart-words" inner_html=words></div>
            </div>
        }
        .erase()
    }

    fn calculator(&self, slide: &Slide, place: usize, calculator: &CalculatorRef) -> AnyView {
        let words = self.blocks(slide, &calculator.words);
        let key = (self.number, place);
        let mount = self.talk.calculators.iter().find(|it| it.0 == key).map(|it| it.1.clone());
        view! {
            <div class="slide-calculator" data-state=calculator.state.clone()>
                <div class="words" inner_html=words></div>
                <div inner_html=mount.unwrap_or_default()></div>
            </div>
        }
        .erase()
    }

    fn live(&self, live: Live, place: usize) -> AnyView {
        match live {
            Live::Ribbon => self.talk.day.view(&format!("sky-{}", self.number), self.language()),
            Live::Air => self.tile(Kind::Air, place, (PageId::Air, texts::AIR)),
            Live::WindSun => self.tile(Kind::WindSun, place, (PageId::Now, texts::WIND_SUN)),
        }
    }

    /// A live tile, or the way to a page that shows the like where the town does not have its source.
    fn tile(&self, kind: Kind, place: usize, (page, words): (PageId, Text)) -> AnyView {
        if let Some(tile) = self.talk.tiles.iter().find(|it| it.kind == kind) {
            let is_first = !self.has_switch.replace(true);
            return tile.view(self.app, format!("tile-{}-{place}", self.number), is_first);
        }
        let href = self.app.address.href(self.app.address.to_page(page));
        view! { <p class="words"><a href=href rel="external">{words.get(self.language())}</a></p> }.erase()
    }

    fn sources(&self, slide: &Slide) -> AnyView {
        let (number, language) = (self.number, self.language());
        let cited = self.cited.borrow();
        let one = |(place, name): (usize, &String)| {
            let title = self.source(name).map_or_else(|| name.clone(), full_name);
            let link = match self.source(name).and_then(|it| it.url.clone()) {
                Some(url) => view! { <a href=url rel="external noopener">{title}</a> }.erase(),
                None => title.into_any(),
            };
            let class = if cited.contains(name) { "" } else { "of-notes" };
            view! { <li id=format!("s{number}-{place}") class=class>{link}</li> }.erase()
        };
        view! {
            <div class="slide-sources">
                <span>{texts::SOURCES.get(language)}</span>
                <ol>{(1..).zip(&slide.sources).map(one).collect_view()}</ol>
            </div>
        }
        .erase()
    }
}

/// Title of a source and who publishes it.
fn full_name(source: &Source) -> String {
    match &source.publisher {
        Some(publisher) => format!("{}, {publisher}", source.title),
        None => source.title.clone(),
    }
}
