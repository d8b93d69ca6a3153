//! A chart as a file and in the clipboard.

use std::rc::Rc;

use leptos::prelude::{document, window};
use portal_chart::{Csv, Explorer, Palette, Provenance, Scene, Size, View, svg_file};
use portal_text::Language;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement, HtmlElement};

use super::held::Held;
use super::page::One;
use super::texts;
use crate::download::{CSV, offer, text_blob};

/// Pixels of an image per pixel of the drawing.
const SHARP: f64 = 2.0;
/// Size of a saved drawing, whatever the window's \[px\].
const SIZE: Size = Size { width: 960.0, height: 420.0 };

/// What is saved of a chart.
pub(super) struct Source<'a> {
    /// The figure it is from.
    pub(super) figure: &'a HtmlElement,
    /// The chart and its view.
    pub(super) explorer: &'a Explorer,
    /// Font of the page.
    pub(super) family: &'a str,
    /// Language of the words in it.
    pub(super) language: Language,
}

impl Source<'_> {
    fn provenance(&self) -> Provenance {
        let told = |name: &str| self.figure.dataset().get(name);
        let credits = || document().get_element_by_id("credits")?.text_content();
        let now = js_sys::Date::new_0().to_locale_string(self.language.code(), &JsValue::UNDEFINED);
        Provenance {
            title: self.explorer.what().picture().title().to_owned(),
            source: told("source").or_else(credits).unwrap_or_default(),
            licence: told("licence").unwrap_or_default(),
            time: String::from(now),
            address: crate::storage::address(),
        }
    }

    /// The view without what is read at the moment.
    fn scene(&self) -> Scene {
        let mut still = self.explorer.clone();
        still.stop_reading();
        still.scene(SIZE)
    }

    /// The drawing as SVG.
    pub(super) fn svg(&self) -> String {
        svg_file(&self.scene(), &self.provenance(), &Palette::LIGHT, self.language)
    }

    /// The numbers of the view as CSV.
    pub(super) fn csv(&self, form: Csv) -> String {
        self.explorer.table().csv_file(form, &self.provenance(), self.language)
    }

    /// The drawing on a canvas of its own, in the light colours.
    fn canvas(&self) -> Option<HtmlCanvasElement> {
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        let picture = self.scene().signed(&self.provenance(), self.language).on_paper();
        portal_canvas::paint(&canvas, &picture, SHARP, &Palette::LIGHT, self.family).then_some(canvas)
    }

    /// The drawing as PNG, once it is made.
    pub(super) fn png(&self) -> Option<js_sys::Promise> {
        let canvas = self.canvas()?;
        Some(js_sys::Promise::new(&mut |done, failed| {
            let made = Closure::once_into_js(move |blob: JsValue| {
                let _ = if blob.is_null() { &failed } else { &done }.call1(&JsValue::NULL, &blob);
            });
            let _ = canvas.to_blob(made.unchecked_ref());
        }))
    }
}

/// What a view is called in the name of a file.
pub(super) fn name(id: &str, view: &View, ending: &str) -> String {
    let view = view.to_query();
    let mark = if view.is_empty() { "" } else { "-" };
    format!("{id}{mark}{}.{ending}", view.replace('~', "-"))
}

/// Puts an image that is being made into the clipboard. Browsers want the clipboard asked while the reader's click is
/// fresh, so the image comes as a promise.
pub(super) async fn copy(png: js_sys::Promise) -> Result<(), JsValue> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into());
    let clipboard = get(&window().navigator(), "clipboard")?;
    let item: js_sys::Function = get(&window(), "ClipboardItem")?.dyn_into()?;
    let content = js_sys::Object::new();
    js_sys::Reflect::set(&content, &"image/png".into(), &png)?;
    let item = js_sys::Reflect::construct(&item, &js_sys::Array::of1(&content))?;
    let write: js_sys::Function = get(&clipboard, "write")?.dyn_into()?;
    let written = write.call1(&clipboard, &js_sys::Array::of1(&item))?;
    JsFuture::from(js_sys::Promise::resolve(&written)).await?;
    Ok(())
}

/// Does what a button of the files says, by its `data-act`, and tells how it went.
pub(super) fn save(one: &One, act: &str) {
    let Ok(mut held) = one.try_borrow_mut() else { return };
    held.refresh();
    if act == "full" {
        return full_screen(&held.figure);
    }
    let family = held.family();
    let language = Held::language();
    let source = Source { figure: &held.figure, explorer: &held.explorer, family: &family, language };
    let named = |ending: &str| name(&held.id(), held.explorer.view(), ending);
    let text = |content: String, media_type: &str, name: String| {
        let is_saved = text_blob(&content, media_type).is_some_and(|it| offer(&name, &it));
        said(is_saved, &name, language)
    };
    let told = match act {
        "svg" => text(source.svg(), "image/svg+xml", named("svg")),
        "csv" => text(source.csv(Csv::International), CSV, named("csv")),
        "csv-pl" => text(source.csv(Csv::PolishExcel), CSV, named("csv")),
        "png" | "copy" => {
            let (png, name, is_copy) = (source.png(), named("png"), act == "copy");
            drop(held);
            return finish(Rc::clone(one), png, name, is_copy);
        }
        _ => return,
    };
    held.say(&told);
}

fn said(is_saved: bool, name: &str, language: Language) -> String {
    if is_saved {
        texts::SAVED.fill(language, &[("name", name)])
    } else {
        texts::NOT_SAVED.get(language).to_owned()
    }
}

/// Saves or copies an image when it is made.
fn finish(one: One, png: Option<js_sys::Promise>, name: String, is_copy: bool) {
    wasm_bindgen_futures::spawn_local(async move {
        let language = Held::language();
        let told = match (png, is_copy) {
            (Some(png), true) => {
                let is_copied = copy(png).await.is_ok();
                if is_copied { texts::COPIED } else { texts::NOT_COPIED }.get(language).to_owned()
            }
            (Some(png), false) => {
                let made = JsFuture::from(png).await.ok().and_then(|it| it.dyn_into::<Blob>().ok());
                said(made.is_some_and(|it| offer(&name, &it)), &name, language)
            }
            (None, _) => texts::NOT_SAVED.get(language).to_owned(),
        };
        if let Ok(held) = one.try_borrow() {
            held.say(&told);
        }
    });
}

/// The figure over the whole screen, or back.
fn full_screen(figure: &HtmlElement) {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else {
        let _ = figure.request_fullscreen();
    }
}
