//! The preview: a file as it would be shown, and everything that the check of the project would say of it, by line.

use std::cell::{Cell, RefCell};

use portal_content::{
    Draft, Fault, Page, Stock, Table, Withheld, escape, key_html, lesson_html, worksheet_html,
};
use portal_text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, HtmlElement};

use super::beside::Beside;
use super::slides::deck_html;
use super::stand_in::StandIn;
use super::{stock, texts};
use crate::lesson::element::{around, hear, language, named, one, set, value};
use crate::net::NetError;

/// The longest file that is read \[bytes\].
const LONGEST: f64 = 400_000.0;
/// The field of the file that is shown.
pub(super) const TEXT: &str = "preview-text";
/// The field of the file in the other language.
pub(super) const OTHER: &str = "preview-other";

/// The page. It lives as long as the document.
struct Preview {
    root: String,
    stock: RefCell<Option<(Stock, Table)>>,
    /// Curated tables that were asked for.
    asked: RefCell<Vec<String>>,
    /// Whether one of them could not be asked for.
    is_cut_off: Cell<bool>,
    /// The language in which files are written first; a translation is compared with that file.
    original: Language,
}

/// Takes the page in hand.
pub(super) fn take(page: &HtmlElement) {
    let preview: &'static Preview = Box::leak(Box::new(Preview {
        root: page.get_attribute("data-root").unwrap_or_default(),
        stock: RefCell::default(),
        asked: RefCell::default(),
        is_cut_off: Cell::new(false),
        original: language_of(&page.get_attribute("data-original").unwrap_or_default()),
    }));
    hear(page, "submit", Event::prevent_default);
    hear(page, "input", move |event| {
        if around(event, "#preview-text, #preview-other").is_some() {
            preview.look();
        }
    });
    hear(page, "change", move |event| {
        if around(event, "#preview-file").is_some() {
            preview.open("preview-file", TEXT);
        } else if around(event, "#preview-other-file").is_some() {
            preview.open("preview-other-file", OTHER);
        } else if around(event, "#preview-tools").is_some() {
            preview.look();
        }
    });
    hear(page, "click", move |event| {
        if let Some(button) = around(event, "[data-line]") {
            let area = button.get_attribute("data-in").unwrap_or_default();
            choose(&area, &button.get_attribute("data-line").unwrap_or_default());
        } else if let Some(button) = around(event, "#preview-sample") {
            preview.load(button.get_attribute("data-path").unwrap_or_default());
        }
    });
    spawn_local(async move {
        let known = stock(&preview.root).await;
        preview.is_cut_off.set(known.is_none());
        *preview.stock.borrow_mut() = known;
        preview.look();
    });
}

fn field(id: &str) -> String {
    named(id).map(|it| value(&it)).unwrap_or_default()
}

impl Preview {
    /// Reads the file that was chosen. Nothing of it is sent anywhere.
    fn open(&'static self, from: &str, into: &'static str) {
        let file = named(from)
            .and_then(|it| js_sys::Reflect::get(&it, &"files".into()).ok())
            .and_then(|it| js_sys::Reflect::get_u32(&it, 0).ok())
            .and_then(|it| it.dyn_into::<Blob>().ok());
        let Some(file) = file else { return };
        if file.size() > LONGEST {
            say(&notice(texts::TOO_LONG.get(language())));
            return;
        }
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string());
            self.put(into, &text.unwrap_or_default());
        });
    }

    /// Takes a lesson of the portal as an example.
    fn load(&'static self, path: String) {
        spawn_local(async move {
            match crate::net::get_own(&path).await {
                Ok(text) => self.put(TEXT, &text),
                Err(_) => say(&notice(texts::NOT_LOADED.get(language()))),
            }
        });
    }

    fn put(&'static self, into: &str, text: &str) {
        if let Some(area) = named(into) {
            set(&area, "value", text);
        }
        self.look();
    }

    /// Shows the file at once, and again when tables that it names have come.
    fn look(&'static self) {
        let missing = self.show();
        if missing.is_empty() {
            return;
        }
        spawn_local(async move {
            for name in missing {
                let answer = crate::net::get_own(&format!("{}data/{name}.csv", self.root)).await;
                let is_missing = matches!(answer, Err(NetError::Status(404) | NetError::NotText));
                self.is_cut_off.set(self.is_cut_off.get() || (answer.is_err() && !is_missing));
                if let (Some(table), Some((stock, _))) =
                    (answer.ok().and_then(|it| Table::read(&it)), self.stock.borrow_mut().as_mut())
                {
                    stock.add(&name, table);
                }
            }
            self.show();
        });
    }

    /// Shows faults and page, and gives the names of tables that must be asked for first.
    fn show(&self) -> Vec<String> {
        let text = field(TEXT);
        let page = named("preview-page");
        if text.trim().is_empty() {
            say("");
            if let Some(page) = page {
                page.set_inner_html("");
            }
            return Vec::new();
        }
        let known = self.stock.borrow();
        let (empty, none) = (Stock::default(), Table::default());
        let (stock, sources) = known.as_ref().map_or((&empty, &none), |it| (&it.0, &it.1));
        let file = language_of(&field("preview-language"));
        let view = field("preview-view");
        let (draft, faults) = Draft::read(&text, file, view == "deck", stock);
        let beside = Beside::read(&field(OTHER), file, view == "deck", stock);
        let named = draft.data().into_iter().chain(beside.iter().flat_map(Beside::data));
        let tables: Vec<String> = named.map(|it| it.table.clone()).collect();
        let mut asked = self.asked.borrow_mut();
        let missing: Vec<String> =
            tables.into_iter().filter(|it| known.is_some() && is_name(it) && !asked.contains(it)).collect();
        asked.extend(missing.iter().cloned());
        if let Some(page) = page {
            put(&page, &page_of(&draft, &view, file, stock, sources));
        }
        if missing.is_empty() {
            let compared = beside.filter(|_| faults.is_empty());
            let compared = compared.map(|it| it.told(&draft, file == self.original)).unwrap_or_default();
            say(&(self.told(&faults) + &compared));
        }
        missing
    }

    /// Every fault with its line, in both languages.
    fn told(&self, faults: &[Fault]) -> String {
        let language = language();
        let cut = if self.is_cut_off.get() { notice(texts::CUT_OFF.get(language)) } else { String::new() };
        if faults.is_empty() {
            return format!("{cut}<p><strong>{}</strong></p>", texts::WHOLE.get(language));
        }
        let count = texts::COUNT.fill(language, &[("count", &faults.len().to_string())]);
        format!("{cut}<p><strong>{count}</strong></p>{}", list(faults, TEXT))
    }
}

/// Faults with their lines, in both languages. A press on a line marks it in the field of the file.
pub(super) fn list(faults: &[Fault], area: &str) -> String {
    let language = language();
    let others = Language::ALL.into_iter().filter(|it| *it != language);
    let line_of = if area == OTHER { texts::OTHER_LINE } else { texts::LINE };
    let one = |fault: &Fault| {
        let line = fault.line.to_string();
        let name = line_of.fill(language, &[("line", &line)]);
        let again = |it: Language| {
            format!("<p class=\"small\" lang=\"{}\">{}</p>", it.code(), escape(&fault.message(it)))
        };
        let other: String = others.clone().map(again).collect();
        format!(
            "<li><button type=\"button\" class=\"plain-button\" data-line=\"{line}\" data-in=\"{area}\">{name}</button>\
             <div><p>{}</p>{other}</div></li>",
            escape(&fault.message(language))
        )
    };
    let all: String = faults.iter().map(one).collect();
    format!("<ul class=\"faults\">{all}</ul>")
}

fn language_of(code: &str) -> Language {
    Language::from_code(code).unwrap_or_default()
}

/// A file as its author wants to see it.
fn page_of(draft: &Draft, view: &str, file: Language, stock: &Stock, sources: &Table) -> Page {
    let scenery = |cited: Vec<&str>| StandIn {
        language: file,
        stock,
        sources,
        cited: cited.into_iter().map(str::to_owned).collect(),
    };
    let bare = |html: String| Page { html, withheld: Vec::new() };
    let (mut page, scenery) = match draft {
        Draft::Deck(deck) => {
            let scenery = scenery(deck.sources());
            (bare(deck_html(deck, file, &scenery)), scenery)
        }
        Draft::Lesson(lesson) => {
            let scenery = scenery(lesson.sources());
            let page = match view {
                "worksheet" => bare(worksheet_html(lesson, file, &scenery)),
                "key" => bare(key_html(lesson, file, &scenery, &|_| Vec::new())),
                _ => lesson_html(lesson, file, &scenery),
            };
            (page, scenery)
        }
    };
    page.html += &scenery.list();
    page
}

/// Puts a file on the page. Its author sees at once what waits for a guess, inside of what stands there until then.
fn put(place: &HtmlElement, page: &Page) {
    place.set_inner_html(&page.html);
    // A part may have a place for one that was written before it.
    for Withheld { id, html, .. } in page.withheld.iter().rev() {
        if let Some(waiting) = one(place, &format!("[data-part=\"{id}\"]")) {
            let _ = waiting.insert_adjacent_html("beforeend", html);
        }
    }
}

/// Marks a line of the text.
fn choose(area: &str, line: &str) {
    let (Some(area), Ok(line)) = (named(area), line.parse::<usize>()) else { return };
    if let Ok(Some(around)) = area.closest("details") {
        let _ = around.set_attribute("open", "");
    }
    let text = value(&area);
    let units = |it: &str| it.encode_utf16().count();
    let start: usize = text.split('\n').take(line.saturating_sub(1)).map(|it| units(it) + 1).sum();
    let length = text.split('\n').nth(line.saturating_sub(1)).map_or(0, units);
    let _ = area.focus();
    for (name, at) in [("selectionStart", start), ("selectionEnd", start + length)] {
        set(&area, name, u32::try_from(at).unwrap_or(0));
    }
}

fn say(markup: &str) {
    if let Some(place) = named("preview-faults") {
        place.set_inner_html(markup);
    }
}

pub(super) fn notice(text: &str) -> String {
    format!("<p class=\"notice\">{}</p>", escape(text))
}

/// Whether a name can be that of a file of the data package.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
}
