//! The rows of a data set, narrowed down, shown and saved. The file is fetched when something is asked of it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::document;
use portal_chart::Csv;
use portal_opendata::cells::{self, Line};
use portal_text::Language;

use super::controls::{Controls, say};
use super::texts;
use crate::context::AppContext;
use crate::download;
use crate::pages::data::filter::Wanted;

/// Rows that are shown at once.
const MOST_ROWS: usize = 60;

/// What the page works with.
struct Desk {
    controls: Controls,
    url: String,
    language: Language,
    /// The lines of the file, its headings first, once it is there.
    lines: RefCell<Option<Vec<Line>>>,
}

/// Narrows the rows down as the form says.
pub(super) fn start(app: AppContext) {
    let Some(controls) = Controls::take("filters") else { return };
    let url = format!("{}{}", app.base, controls.told("file").unwrap_or_default());
    let desk = Rc::new(Desk { controls, url, language: app.language(), lines: RefCell::default() });
    if !desk.controls.values().is_empty() {
        with_file(&desk, Desk::show);
    }
    let changed = Rc::clone(&desk);
    desk.controls.on_change(move || with_file(&changed, Desk::show));
    let pressed = Rc::clone(&desk);
    desk.controls.on_press("data-save", move |form| {
        let form = if form == "csv" { Csv::International } else { Csv::PolishExcel };
        with_file(&pressed, move |desk| desk.save(form));
    });
}

/// Does something with the file, fetched before if need be.
fn with_file(desk: &Rc<Desk>, act: impl FnOnce(&Desk) + 'static) {
    if desk.lines.borrow().is_some() {
        return act(desk);
    }
    let desk = Rc::clone(desk);
    leptos::task::spawn_local(async move {
        let text = crate::net::get_own(&desk.url).await.ok();
        let lines = text.and_then(|it| cells::lines(&it, ',').ok());
        match lines {
            Some(lines) => {
                desk.lines.replace(Some(lines));
                act(&desk);
            }
            None => say("shown", texts::NO_FILE.get(desk.language)),
        }
    });
}

impl Desk {
    /// What the form asks for.
    fn wanted(&self) -> Wanted {
        let columns = self.controls.told("columns").unwrap_or_default();
        let place = |name: &str| columns.split(',').position(|it| it == name);
        let mut wanted = Wanted::default();
        let (mut from, mut to) = (String::new(), String::new());
        for (name, value) in self.controls.values() {
            match name.as_str() {
                "q" => wanted.words = value,
                "from" => from = value,
                "to" => to = value,
                other => {
                    let column = other.strip_prefix("c.").and_then(place);
                    wanted.values.extend(column.map(|it| (it, value)));
                }
            }
        }
        let time = self.controls.told("time").and_then(|it| it.parse().ok());
        wanted.span = time.map(|place| (place, from, to));
        wanted
    }

    /// Calls `act` with the headings, the rows that are wanted, and the count of all rows.
    fn with_rows<T>(&self, act: impl FnOnce(&Line, &[&Line], usize) -> T) -> Option<T> {
        let lines = self.lines.borrow();
        let (head, rows) = lines.as_ref()?.split_first()?;
        let wanted = self.wanted();
        let taken: Vec<&Line> = rows.iter().filter(|it| wanted.takes(&it.cells)).collect();
        Some(act(head, &taken, rows.len()))
    }

    fn show(&self) {
        self.with_rows(|_, rows, all| {
            let cell = |it: &String| format!("<td>{}</td>", escaped(it));
            let row = |it: &&Line| format!("<tr>{}</tr>", it.cells.iter().map(cell).collect::<String>());
            let html: String = rows.iter().take(MOST_ROWS).map(row).collect();
            if let Ok(Some(body)) = document().query_selector("#preview tbody") {
                body.set_inner_html(&html);
            }
            let counts = [rows.len(), all, rows.len().min(MOST_ROWS)].map(|it| it.to_string());
            let [n, all, shown] = counts.each_ref().map(String::as_str);
            say("shown", &texts::ROWS_OF.fill(self.language, &[("n", n), ("all", all), ("shown", shown)]));
        });
    }

    fn save(&self, form: Csv) {
        let text = self.with_rows(|head, rows, _| {
            let line = |it: &Line| form.line(it.cells.iter().map(String::as_str));
            let body: String = rows.iter().map(|it| line(it)).collect();
            format!("{}{}{body}", form.start(), line(head))
        });
        let (Some(text), Some(file)) = (text, self.url.rsplit('/').next()) else { return };
        if download::text_blob(&text, download::CSV).is_some_and(|it| download::offer(file, &it)) {
            say("shown", &texts::SAVED.fill(self.language, &[("name", file)]));
        }
    }
}

/// Text as markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
