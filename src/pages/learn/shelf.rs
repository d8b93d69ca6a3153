//! A lesson with everything it names: sources, tables, calculators.

use std::collections::BTreeMap;

use leptos::prelude::*;
use portal_content::{
    CalculatorRef, ChartRef, Citation, Lesson, Live, Piece, Predict, Scenery, Table, Truth, blocks_html,
    escape,
};
use portal_opendata::package::Package;
use portal_opendata::tables::sources::{self, Source};

use super::{LessonPage, texts};
use crate::prerender::{Inputs, PrerenderError, fixed, read, refused};
use crate::routes::{Address, PageId};
use crate::widgets::chart::curated;
use crate::widgets::chart::still::Still;

/// One lesson in one language.
pub(super) struct Shelf {
    pub(super) address: Address,
    pub(super) lesson: Lesson,
    /// Length of the lesson's file.
    pub(super) bytes: usize,
    sources: Vec<Source>,
    package: Package,
    tables: BTreeMap<String, Table>,
}

impl Shelf {
    /// Reads the lesson that an address names, and its tables.
    pub(super) fn open(inputs: &Inputs, address: Address) -> Result<Self, PrerenderError> {
        let path = inputs.data.with_file_name("lessons").join(address.slug);
        let path = path.join(address.language.code()).with_extension("md");
        let text = read(&path)?;
        let (lesson, faults) = Lesson::parse(&text, address.language);
        if let Some(fault) = faults.first() {
            let place = format!("{}:{}", path.display(), fault.line);
            return Err(refused(&place, &fault.message(address.language)));
        }
        let mut tables = BTreeMap::new();
        for name in lesson.data().iter().map(|it| it.table.clone()) {
            let csv = inputs.text(&format!("{name}.csv"))?;
            let table = Table::read(&csv).ok_or_else(|| refused(&name, &"no table"))?;
            tables.insert(name, table);
        }
        Ok(Self {
            address,
            lesson,
            bytes: text.len(),
            sources: inputs.table("sources.csv", sources::parse)?,
            package: inputs.table("datapackage.json", Package::parse)?,
            tables,
        })
    }

    /// The page around markup made from the lesson.
    pub(super) fn page(&self, html: String, reveals: Vec<(String, String)>) -> LessonPage {
        LessonPage {
            title: self.lesson.title.clone(),
            summary: self.lesson.summary.clone(),
            html,
            sources: self.lesson.sources().into_iter().map(|it| self.source(it)).collect(),
            reveals,
        }
    }

    pub(super) fn predicts(&self) -> impl Iterator<Item = &Predict> {
        self.lesson.pieces().filter_map(|it| if let Piece::Predict(it) = it { Some(it) } else { None })
    }

    /// The data behind a guess, and the place in front of which they are interrupted, with the reason.
    pub(super) fn truth<'a>(&self, predict: &'a Predict) -> (Vec<Option<f64>>, Option<(usize, &'a str)>) {
        match &predict.reveal.truth {
            Truth::Value(value) => (vec![Some(*value)], None),
            Truth::Table(data) => {
                let cells = self.tables.get(&data.table).map(|it| data.select(it)).unwrap_or_default();
                let broken = predict.reveal.broken.as_ref().and_then(|it| {
                    let place = cells.iter().position(|row| row.x == it.at)?;
                    Some((place, it.label.as_str()))
                });
                (cells.iter().map(|row| row.y.first().copied().flatten()).collect(), broken)
            }
        }
    }

    /// Title and page of a source; its name stands in for what is not known.
    fn source(&self, name: &str) -> Citation {
        let found = self.sources.iter().find(|it| it.id == name);
        let title = found.map_or_else(
            || name.to_owned(),
            |it| match &it.publisher {
                Some(publisher) => format!("{publisher}: {}", it.title),
                None => it.title.clone(),
            },
        );
        let address = found.and_then(|it| it.url.clone()).unwrap_or_default();
        Citation { text: name.to_owned(), title, address }
    }

    /// Relative link to the page of a calculator with a filling.
    fn calculator_link(&self, calculator: &CalculatorRef) -> String {
        let home = Address { page: PageId::Now, slug: "", ..self.address };
        let mut query: Vec<String> = Vec::new();
        if !calculator.state.is_empty() {
            query.push(calculator.state.clone());
        }
        for (key, names) in [("lock", &calculator.locked), ("hide", &calculator.hidden)] {
            if !names.is_empty() {
                query.push(format!("{key}={}", names.join(",")));
            }
        }
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}calculators/{}/{mark}{}", self.address.href(home), calculator.slug, query.join("&"))
    }
}

impl Scenery for Shelf {
    fn cite(&self, name: &str) -> Option<Citation> {
        let place = self.lesson.sources().iter().position(|it| *it == name)?;
        Some(Citation {
            text: (place + 1).to_string(),
            title: self.source(name).title,
            address: format!("#source-{}", place + 1),
        })
    }

    fn chart(&self, id: &str, chart: &ChartRef) -> String {
        let Some(table) = self.tables.get(&chart.data.table) else { return String::new() };
        let resource = self.package.resource(&chart.data.table);
        let still = Still {
            id: id.to_owned(),
            picture: curated::picture(chart, table),
            summary: String::new(),
            source: resource.map(|it| it.portal.credit.clone()).unwrap_or_default(),
            licence: resource
                .and_then(|it| it.licenses.first())
                .map(|it| it.title.clone())
                .unwrap_or_default(),
        };
        let (title, figure) = (escape(&chart.title), fixed(|| still.view(self.address.language)));
        let words = blocks_html(&chart.words, &|name| self.cite(name));
        format!("<div class=\"lesson-chart\"><h3>{title}</h3>{figure}{words}</div>")
    }

    fn calculator(&self, calculator: &CalculatorRef) -> String {
        let language = self.address.language;
        let title = portal_calculators::find(&calculator.slug)
            .map_or(calculator.slug.as_str(), |it| it.about().title.get(language));
        let href = self.calculator_link(calculator);
        let label = texts::OPEN_CALCULATOR.fill(language, &[("title", title)]);
        // Closed, so that nothing moves and nothing is loaded before somebody wants it.
        fixed(|| {
            view! {
                <details class="calculator-here">
                    <summary>{texts::CALCULATOR_HERE.fill(language, &[("title", title)])}</summary>
                    <div
                        class="calculator-mount"
                        data-calculator=calculator.slug.clone()
                        data-state=calculator.state.clone()
                        data-locked=calculator.locked.join(",")
                        data-hidden=calculator.hidden.join(",")
                    ></div>
                </details>
                <p><a class="plain-button" href=href rel="external">{label}</a></p>
            }
            .into_any()
        })
    }

    fn live(&self, live: Live) -> String {
        let language = self.address.language;
        let (page, words) = match live {
            Live::Ribbon => (PageId::Now, texts::SKY_NOW),
            Live::Air => (PageId::Air, texts::AIR_NOW),
            Live::WindSun => (PageId::Now, texts::WIND_SUN_NOW),
        };
        let href = self.address.href(Address { page, slug: "", ..self.address });
        fixed(|| {
            view! { <p><a class="plain-button" href=href rel="external">{words.get(language)}</a></p> }
                .into_any()
        })
    }
}
