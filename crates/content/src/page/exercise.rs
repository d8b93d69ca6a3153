//! Questions, guesses and tasks as forms. A page without its program shows them as text: what only works with it has the
//! class `needs-wasm`, and what is said instead has the class `without-wasm`.

use portal_text::{Text, number};

use super::{Scenery, Sketch, Writer, texts};
use crate::block::Block;
use crate::html::{blocks_html, escape, inlines_html};
use crate::inline::{Inline, plain};
use crate::lesson::Task;
use crate::predict::{Guess, Predict};
use crate::question::{Answer, Kind, Question};
use portal_text::Language;

/// Attribute `id` of a field of an exercise: `part` 0 is the first.
pub fn field_id(exercise: &str, part: usize) -> String {
    format!("ex-{exercise}-{part}")
}

/// What appears once a guess is committed: words, and the data as an attribute, `-` for a missing value. `broken` is the
/// place in front of which the line is interrupted.
pub fn reveal_html(
    words: &[Block],
    values: &[Option<f64>],
    broken: Option<(usize, &str)>,
    scenery: &dyn Scenery,
) -> String {
    let written: Vec<String> =
        values.iter().map(|it| it.map_or_else(|| "-".to_owned(), |value| value.to_string())).collect();
    let broken = broken.map_or_else(String::new, |(place, label)| {
        format!(" data-break=\"{place}\" data-break-label=\"{}\"", escape(label))
    });
    format!(
        "<div class=\"revealed\" data-values=\"{}\"{broken}>{}</div>",
        written.join(" "),
        blocks_html(words, &|name| scenery.cite(name))
    )
}

impl Writer<'_> {
    /// Opens the form of an exercise with its heading and what is asked.
    fn open(&mut self, id: &str, kind: &str, title: Text, prompt: &[Block]) {
        self.number += 1;
        let title = title.fill(self.language, &[("number", &self.number.to_string())]);
        self.push(&format!(
            "<form class=\"exercise\" id=\"ex-{id}\" data-exercise=\"{id}\" data-kind=\"{kind}\" \
             aria-labelledby=\"ex-{id}-title\" autocomplete=\"off\"><h3 id=\"ex-{id}-title\">{title}</h3>\
             <div class=\"prompt\">"
        ));
        self.blocks(prompt);
        self.push("</div>");
    }

    /// Closes it with the button, the place for what is said, and what is said without the program.
    fn close(&mut self, button: Text, without: Text) {
        let (button, without) = (button.get(self.language), without.get(self.language));
        self.push(&format!(
            "<p class=\"act needs-wasm\"><button type=\"submit\" class=\"plain-button\">{button}</button></p>\
             <div class=\"said\" role=\"status\"></div><p class=\"without-wasm small\">{without}</p></form>"
        ));
    }

    fn words(&self, words: &[Inline]) -> String {
        inlines_html(words, &|name| self.scenery.cite(name))
    }

    pub(super) fn question(&mut self, question: &Question) {
        let id = question.id.as_str();
        self.open(id, question.kind.name(), texts::QUESTION, &question.prompt);
        match &question.kind {
            Kind::Choice(options) => self.options(id, "radio", texts::CHOOSE_ONE, options),
            Kind::Several(options) => self.options(id, "checkbox", texts::CHOOSE_SEVERAL, options),
            Kind::Number { unit, .. } => self.typed(id, texts::ANSWER.get(self.language), Some(unit)),
            Kind::Word(_) => self.typed(id, texts::ANSWER.get(self.language), None),
            Kind::Order(things) => self.order(question, things),
            Kind::Match(pairs) => self.pairs(question, pairs),
        }
        if !question.hint.is_empty() {
            let (name, hint) = (texts::HINT.get(self.language), self.words(&question.hint));
            self.push(&format!("<details class=\"hint\"><summary>{name}</summary><p>{hint}</p></details>"));
        }
        self.close(texts::CHECK, texts::WITHOUT_CHECK);
    }

    fn options(&mut self, id: &str, input: &str, how: Text, options: &[Answer]) {
        let how = how.get(self.language);
        self.push(&format!("<fieldset class=\"options\"><legend class=\"small\">{how}</legend>"));
        for (place, option) in options.iter().enumerate() {
            let words = self.words(&option.words);
            self.push(&format!(
                "<label class=\"option\"><input type=\"{input}\" name=\"ex-{id}\" value=\"{place}\">\
                 <span>{words}</span></label>"
            ));
        }
        self.push("</fieldset>");
    }

    /// A field for a number before its unit, or for a word.
    fn typed(&mut self, id: &str, label: &str, unit: Option<&str>) {
        let field = field_id(id, 0);
        let (class, mode) = if unit.is_some() { ("box", "decimal") } else { ("box word-box", "text") };
        let unit = unit.map_or_else(String::new, |it| format!("<span class=\"unit\">{}</span>", escape(it)));
        self.push(&format!(
            "<p class=\"typed\"><label for=\"{field}\">{label}</label> \
             <input id=\"{field}\" class=\"{class}\" type=\"text\" inputmode=\"{mode}\" maxlength=\"60\"> {unit}</p>"
        ));
    }

    /// Things in the order in which they are shown; buttons move them.
    fn order(&mut self, question: &Question, things: &[Vec<Inline>]) {
        let how = texts::ORDER_HOW.get(self.language);
        self.push(&format!("<p class=\"small needs-wasm\">{how}</p><ol class=\"order\">"));
        let shown = question.shown_order();
        for (place, thing) in shown.iter().filter_map(|it| things.get(*it)).enumerate() {
            let (words, what) = (self.words(thing), plain(thing));
            let button = |step: &str, sign: &str, name: Text| {
                let name = escape(&name.fill(self.language, &[("what", &what)]));
                format!(
                    "<button type=\"button\" class=\"step\" data-move=\"{step}\" aria-label=\"{name}\">{sign}</button>"
                )
            };
            let buttons = button("-1", "↑", texts::UP) + &button("1", "↓", texts::DOWN);
            self.push(&format!(
                "<li data-shown=\"{place}\"><span>{words}</span><span class=\"moves needs-wasm\">{buttons}</span></li>"
            ));
        }
        self.push("</ol>");
    }

    /// A list to choose from for each left-hand side.
    fn pairs(&mut self, question: &Question, pairs: &[(Vec<Inline>, Vec<Inline>)]) {
        let shown = question.shown_order();
        let mut choices = format!("<option value=\"\">– {} –</option>", texts::PICK.get(self.language));
        for (place, (_, right)) in shown.iter().filter_map(|it| pairs.get(*it)).enumerate() {
            let option = format!("<option value=\"{place}\">{}</option>", escape(&plain(right)));
            choices.push_str(&option);
        }
        self.push("<div class=\"pairs\">");
        for (place, (left, _)) in pairs.iter().enumerate() {
            let (field, words) = (field_id(&question.id, place), self.words(left));
            self.push(&format!(
                "<p><label for=\"{field}\">{words}</label> <select id=\"{field}\">{choices}</select></p>"
            ));
        }
        self.push("</div>");
    }

    pub(super) fn predict(&mut self, predict: &Predict) {
        let id = predict.id.as_str();
        match (&predict.guess, Sketch::of(&predict.guess)) {
            (_, Some(sketch)) => {
                self.open(id, "drawn", texts::GUESS, &predict.prompt);
                self.drawn(id, &sketch);
            }
            (Guess::Number { scale } | Guess::Drawn { scale, .. }, None) => {
                self.open(id, "guess", texts::GUESS, &predict.prompt);
                let end = |value: f64| plainly(self.language, value);
                let label = texts::YOUR_GUESS
                    .fill(self.language, &[("from", &end(scale.from)), ("to", &end(scale.to))]);
                self.typed(id, &label, Some(&scale.unit));
            }
        }
        let how = texts::COMMIT_HOW.get(self.language);
        self.push(&format!("<p class=\"small needs-wasm\">{how}</p>"));
        self.close(texts::COMMIT, texts::WITHOUT_REVEAL);
    }

    fn drawn(&mut self, id: &str, sketch: &Sketch) {
        let (how, numbers) = (texts::DRAW_HOW.get(self.language), texts::NUMBERS.get(self.language));
        let svg = sketch.svg(self.language);
        self.push(&format!(
            "<p class=\"small needs-wasm\">{how}</p><div class=\"sketch-box\">{svg}</div>\
             <details class=\"needs-wasm sketch-numbers\"><summary>{numbers}</summary><div class=\"sketch-fields\">"
        ));
        for place in 0..sketch.places() {
            let (field, name) = (field_id(id, place), sketch.name(place, self.language));
            self.push(&format!(
                "<p><label for=\"{field}\">{name}</label> \
                 <input id=\"{field}\" class=\"box\" type=\"text\" inputmode=\"decimal\" maxlength=\"20\"></p>"
            ));
        }
        self.push("</div></details>");
    }

    pub(super) fn task(&mut self, task: &Task) {
        self.open(&task.id, "task", texts::TASK, &task.words);
        let (field, label) = (field_id(&task.id, 0), texts::OWN_WORDS.get(self.language));
        let rows = task.lines.max(2);
        self.push(&format!(
            "<p class=\"typed needs-wasm\"><label for=\"{field}\">{label}</label> \
             <textarea id=\"{field}\" rows=\"{rows}\" maxlength=\"2000\"></textarea></p></form>"
        ));
    }
}

/// A number of an author with as many decimals as it was written with.
pub(super) fn plainly(language: Language, value: f64) -> String {
    let written = value.to_string();
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    number(language, value, decimals)
}
