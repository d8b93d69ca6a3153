//! A lesson in the document, and what happens on it.

mod later;

use std::cell::{OnceCell, RefCell};

use leptos::prelude::window;
use portal_content::{Counted, Guess, Lesson, Piece, Predict, Question, Reply, Sketch};
use portal_text::{Language, parse_number};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::drawing::{self, Drawing};
use super::element::{all, around, hear, language, named, one, say, set, value};
use super::guess::{self, Truth};
use super::kept::Kept;
use super::{given, link, texts, words};

/// The page. It lives as long as the document.
struct Page {
    article: HtmlElement,
    language: Language,
    lesson: OnceCell<Lesson>,
    kept: RefCell<Kept>,
    /// Names of the questions that were answered right.
    right: RefCell<Vec<String>>,
    drawings: RefCell<Vec<Drawing>>,
    /// Names of the guesses that are committed, or that the link gives no way to commit.
    open: RefCell<Vec<String>>,
}

/// Takes the lesson of the document in hand, if there is one.
pub(super) fn take() {
    let Some(article) = named("lesson") else { return };
    let slug = article.get_attribute("data-lesson").unwrap_or_default();
    let closed = link::follow(&article);
    let page: &'static Page = Box::leak(Box::new(Page {
        article,
        language: language(),
        lesson: OnceCell::new(),
        kept: RefCell::new(Kept::of(&slug)),
        right: RefCell::default(),
        drawings: RefCell::default(),
        open: RefCell::new(closed),
    }));
    let on = |name: &str, act: fn(&'static Page, &Event)| {
        hear(&page.article, name, move |event| act(page, event));
    };
    on("submit", Page::submitted);
    on("click", Page::clicked);
    on("input", Page::typed);
    on("change", Page::typed);
    for name in ["pointerdown", "pointermove"] {
        on(name, Page::pointed);
    }
    spawn_local(async move {
        if page.load().await {
            page.restore(&page.article);
            page.count();
            page.release().await;
        }
    });
}

impl Page {
    /// Fetches the file of the lesson, once.
    async fn load(&self) -> bool {
        if self.lesson.get().is_some() {
            return true;
        }
        let url = self.article.get_attribute("data-text").unwrap_or_default();
        let Ok(text) = crate::net::get_own(&url).await else { return false };
        let (lesson, _) = Lesson::parse(&text, self.language);
        let _ = self.lesson.set(lesson);
        true
    }

    /// The question of a name.
    fn question(&self, id: &str) -> Option<(&Lesson, &Question)> {
        let lesson = self.lesson.get()?;
        let found = lesson.pieces().find_map(|it| match it {
            Piece::Question(it) if it.id == id => Some(it),
            _ => None,
        });
        Some((lesson, found?))
    }

    /// The guess of a name.
    fn predict(&self, id: &str) -> Option<&Predict> {
        self.lesson.get()?.pieces().find_map(|it| match it {
            Piece::Predict(it) if it.id == id => Some(it),
            _ => None,
        })
    }

    fn submitted(&'static self, event: &Event) {
        event.prevent_default();
        let Some(form) = around(event, "form.exercise") else { return };
        spawn_local(async move {
            if !self.load().await {
                tell(&form, &words::notice(texts::NOT_LOADED.get(self.language)));
                return;
            }
            let id = name_of(&form);
            if self.predict(&id).is_some() {
                self.commit(&form, &id).await;
            } else {
                self.check(&form, &id);
            }
            self.count();
        });
    }

    /// Judges what stands in the form of a question.
    fn check(&self, form: &HtmlElement, id: &str) {
        let Some((lesson, question)) = self.question(id) else { return };
        let text = given::written(form, question);
        if text.is_empty() {
            tell(form, &words::notice(texts::NOTHING.get(self.language)));
            return;
        }
        let given = given::read(&text, question);
        let verdict = question.judge(&given);
        tell(form, &words::verdict(lesson, &verdict, self.language));
        self.kept.borrow_mut().put(id, &text);
        let mut right = self.right.borrow_mut();
        right.retain(|it| it != id);
        if verdict.right {
            right.push(id.to_owned());
        }
    }

    /// Commits what stands in the form of a guess, and only then asks for what it reveals.
    async fn commit(&'static self, form: &HtmlElement, id: &str) {
        let Some(predict) = self.predict(id) else { return };
        let Some(values) = self.guessed(form, predict) else { return };
        let _ = form.set_attribute("data-committed", "");
        for field in all(form, "input") {
            set(&field, "disabled", true);
        }
        let text: Vec<String> = values.iter().map(f64::to_string).collect();
        self.kept.borrow_mut().put(id, &text.join(" "));
        let Some(html) = self.fetch(id).await else {
            tell(form, &words::notice(texts::NOT_LOADED.get(self.language)));
            return;
        };
        self.reveal(form, predict, &values, &html);
        self.open.borrow_mut().push(id.to_owned());
        self.release().await;
    }

    /// Markup of a file that waits for a guess.
    async fn fetch(&self, name: &str) -> Option<String> {
        let folder = self.article.get_attribute("data-reveals").unwrap_or_default();
        let text =
            crate::net::get_own(&format!("{folder}{name}.{}.json", self.language.code())).await.ok()?;
        js_sys::JSON::parse(&text).ok()?.as_string()
    }

    /// The guess in a form; says what is missing when there is none.
    fn guessed(&self, form: &HtmlElement, predict: &Predict) -> Option<Vec<f64>> {
        if let Some(sketch) = Sketch::of(&predict.guess) {
            let drawn = self.draw(&predict.id, sketch, |it| {
                let values = it.completed()?;
                it.put(form, &values);
                Some(values)
            });
            if drawn.is_none() {
                tell(form, &words::notice(texts::NOTHING_DRAWN.get(self.language)));
            }
            return drawn;
        }
        let (Guess::Number { scale } | Guess::Drawn { scale, .. }) = &predict.guess;
        let typed = one(form, "input").and_then(|it| parse_number(&value(&it)));
        let on_scale = typed.filter(|it| (scale.from..=scale.to).contains(it));
        if on_scale.is_none() {
            let ends = [scale.from, scale.to].map(|it| guess::plainly(self.language, it));
            let [from, to] = ends.each_ref().map(String::as_str);
            let words = texts::NOT_A_GUESS.fill(self.language, &[("from", from), ("to", to)]);
            tell(form, &words::notice(&words));
        }
        on_scale.map(|it| vec![it])
    }

    /// Shows the data beside the guess.
    fn reveal(&self, form: &HtmlElement, predict: &Predict, values: &[f64], html: &str) {
        tell(form, html);
        if let Some(act) = one(form, ".act") {
            act.remove();
        }
        let Some(revealed) = one(form, ".revealed") else { return };
        let truth = Truth::of(&revealed);
        let beside = match (&predict.guess, Sketch::of(&predict.guess)) {
            (_, Some(sketch)) => self.draw(&predict.id, sketch, |it| {
                it.put(form, values);
                it.reveal(form, &truth.values, truth.broken.as_ref().map(|it| it.0));
                guess::compared(it, predict, &truth, self.language)
            }),
            (Guess::Number { scale } | Guess::Drawn { scale, .. }, None) => {
                let first = values.first().copied().unwrap_or_default();
                guess::beside(scale, first, &truth, self.language)
            }
        };
        let _ = revealed.insert_adjacent_html("afterbegin", &beside);
    }

    /// Puts back what was kept of the exercises below an element.
    fn restore(&'static self, root: &Element) {
        let entries = self.kept.borrow().entries().to_vec();
        for (id, text) in entries {
            let form = one(root, &format!("#ex-{id}"));
            let Some(form) = form.filter(|it| !it.has_attribute("data-locked")) else { continue };
            if let Some((_, question)) = self.question(&id) {
                given::restore(&form, question, &text);
                self.check(&form, &id);
            } else if let Some(predict) = self.predict(&id) {
                let values: Vec<f64> = text.split(' ').filter_map(parse_number).collect();
                self.put_guess(&form, predict, &values);
                spawn_local(async move { self.commit(&form, &id).await });
            } else if let Some(field) = one(&form, "textarea") {
                set(&field, "value", text);
            }
        }
    }

    fn put_guess(&self, form: &HtmlElement, predict: &Predict, values: &[f64]) {
        if let Some(sketch) = Sketch::of(&predict.guess) {
            self.draw(&predict.id, sketch, |it| it.put(form, values));
        } else if let (Some(field), Some(first)) = (one(form, "input"), values.first()) {
            set(&field, "value", guess::plainly(self.language, *first));
        }
    }

    /// Says what is done of all exercises but those that the link leaves out; those that wait for a guess count too.
    fn count(&self) {
        let Some(lesson) = self.lesson.get() else { return };
        let hidden = link::hidden();
        let every = lesson.names().into_iter().map(|it| it.1);
        let names: Vec<&str> = every.filter(|name| !hidden.iter().any(|it| it == name)).collect();
        let kept = self.kept.borrow();
        let done = kept.entries().iter().filter(|it| names.contains(&it.0.as_str())).count();
        let questions = names.iter().filter(|it| self.question(it).is_some()).count();
        let values = [
            ("done", done.to_string()),
            ("all", names.len().to_string()),
            ("right", self.right.borrow().len().to_string()),
            ("questions", questions.to_string()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        say("progress-count", &texts::COUNT.fill(self.language, &values));
        let code = lesson.code(|id| self.reply(kept.entries(), id));
        say("result-code", if code.is_empty() { "–" } else { &code });
    }

    /// What was answered, among what is kept.
    fn reply(&self, kept: &[(String, String)], id: &str) -> Option<Reply> {
        let (_, text) = kept.iter().find(|it| it.0 == id)?;
        match self.question(id) {
            Some((_, question)) => Counted::reply(&given::read(text, question)),
            None => parse_number(text).map(Reply::Number),
        }
    }

    fn clicked(&'static self, event: &Event) {
        if let Some(button) = around(event, "[data-move]") {
            given::shift(&button);
        } else if around(event, "#forget").is_some() {
            self.kept.borrow_mut().forget();
            let _ = window().location().reload();
        } else if let Some(button) = around(event, "#notes") {
            spawn_local(async move {
                if self.load().await {
                    self.show_notes(&button);
                }
            });
        }
    }

    fn show_notes(&self, button: &HtmlElement) {
        let Some(lesson) = self.lesson.get() else { return };
        let is_on = button.get_attribute("aria-pressed").as_deref() != Some("true");
        let _ = button.set_attribute("aria-pressed", if is_on { "true" } else { "false" });
        let words = if is_on { texts::HIDE_NOTES } else { texts::SHOW_NOTES };
        button.set_text_content(Some(words.get(self.language)));
        words::notes(&self.article, lesson, is_on, self.language);
    }

    /// Numbers of a drawn guess, or the pupil's own words.
    fn typed(&'static self, event: &Event) {
        if let Some(form) = drawing::open_form(event, ".sketch-fields input") {
            self.with_drawing(&form, |drawing| drawing.typed(&form));
        } else if let Some(field) = around(event, "textarea")
            && let Some(form) = around(event, "form.exercise")
        {
            self.kept.borrow_mut().put(&name_of(&form), value(&field).trim());
            self.count();
        }
    }

    fn pointed(&'static self, event: &Event) {
        let Some(form) = drawing::open_form(event, "svg.sketch") else { return };
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let begins = event.type_() == "pointerdown";
        if !begins && pointer.buttons() == 0 {
            return;
        }
        if begins && let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
            let _ = target.set_pointer_capture(pointer.pointer_id());
            event.prevent_default();
        }
        self.with_drawing(&form, |drawing| drawing.touch(&form, pointer, begins));
    }

    fn with_drawing(&self, form: &HtmlElement, act: impl FnOnce(&mut Drawing)) {
        let id = name_of(form);
        if let Some(sketch) = self.predict(&id).and_then(|it| Sketch::of(&it.guess)) {
            self.draw(&id, sketch, act);
        }
    }

    /// Does something to the drawing of an exercise, begun when it is new.
    fn draw<R>(&self, id: &str, sketch: Sketch, act: impl FnOnce(&mut Drawing) -> R) -> R {
        let mut drawings = self.drawings.borrow_mut();
        let known = drawings.iter().position(|it| it.id == id).map(|it| drawings.swap_remove(it));
        let mut drawing = known.unwrap_or_else(|| Drawing::new(id, sketch));
        let result = act(&mut drawing);
        drawings.push(drawing);
        result
    }
}

/// The name of the exercise of a form.
fn name_of(form: &HtmlElement) -> String {
    form.get_attribute("data-exercise").unwrap_or_default()
}

/// Puts words under a form.
fn tell(form: &HtmlElement, markup: &str) {
    if let Some(said) = one(form, ".said") {
        said.set_inner_html(markup);
    }
}
