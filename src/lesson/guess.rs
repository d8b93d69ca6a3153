//! What is shown after a guess: the guess beside the data.

use portal_content::{Predict, Scale, escape};
use portal_text::{Language, number, parse_number};
use web_sys::Element;

use super::drawing::Drawing;
use super::texts;

/// The data of a revealed file.
pub(super) struct Truth {
    pub(super) values: Vec<Option<f64>>,
    /// Place in front of which they are interrupted, and why.
    pub(super) broken: Option<(usize, String)>,
}

impl Truth {
    /// Reads them off the markup that was fetched.
    pub(super) fn of(revealed: &Element) -> Self {
        let written = revealed.get_attribute("data-values").unwrap_or_default();
        let place = revealed.get_attribute("data-break").and_then(|it| it.parse::<usize>().ok());
        let label = revealed.get_attribute("data-break-label").unwrap_or_default();
        Self { values: written.split(' ').map(parse_number).collect(), broken: place.map(|it| (it, label)) }
    }
}

/// A number with as many decimals as it has, two at most.
pub(super) fn plainly(language: Language, value: f64) -> String {
    let decimals = [0, 1].into_iter().find(|it| {
        let scaled = if *it == 0 { value } else { value * 10.0 };
        (scaled - scaled.round()).abs() < 1e-6
    });
    number(language, value, decimals.unwrap_or(2))
}

/// A guess in numbers beside the datum: two bars on the scale of the question.
pub(super) fn beside(scale: &Scale, guess: f64, truth: &Truth, language: Language) -> String {
    let bar = |class: &str, name: &str, value: f64| {
        let share = ((value - scale.from) / (scale.to - scale.from)).clamp(0.0, 1.0) * 100.0;
        format!(
            "<p>{name}: <strong>{} {}</strong></p><svg class=\"versus-bar\" viewBox=\"0 0 100 6\" \
             preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"{class}\" d=\"M0 3H{share:.1}\"></path></svg>",
            plainly(language, value),
            escape(&scale.unit)
        )
    };
    let datum = truth.values.first().copied().flatten();
    let yours = bar("bar-guess", texts::YOURS.get(language), guess);
    let data = datum.map(|it| bar("bar-truth", texts::DATA.get(language), it)).unwrap_or_default();
    format!("<div class=\"versus\">{yours}{data}</div>")
}

/// A drawn guess beside the data: which line is which, and both as a table.
pub(super) fn compared(drawing: &Drawing, predict: &Predict, truth: &Truth, language: Language) -> String {
    let (yours, data) = (texts::YOURS.get(language), texts::DATA.get(language));
    let broken = truth.broken.as_ref().map_or_else(String::new, |(_, why)| {
        let words = texts::BROKEN.fill(language, &[("why", why)]);
        format!("<p class=\"small\">{}</p>", escape(&words))
    });
    format!(
        "<p class=\"versus-key\"><span class=\"key-guess\">{yours}</span> <span class=\"key-truth\">{data}</span></p>{broken}\
         <details><summary>{}</summary><div class=\"table-scroll\"><table><thead><tr><td></td>\
         <th class=\"number\">{yours}, {unit}</th><th class=\"number\">{data}, {unit}</th></tr></thead>\
         <tbody>{}</tbody></table></div></details>",
        texts::TABLE.get(language),
        drawing.rows(&truth.values),
        unit = escape(predict.guess.unit())
    )
}
