//! The tools of a chart, under its drawing.

use portal_chart::{Act, Explorer, NEARER, Role, SIDE};
use portal_text::{Language, parse_number};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::texts;

/// Which tools are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    /// Views and series.
    Explore,
    /// Files.
    Save,
}

impl Tool {
    /// The tool that a button opens, by its `data-tool`.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "explore" => Some(Self::Explore),
            "save" => Some(Self::Save),
            _ => None,
        }
    }

    /// Its `data-tool`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Save => "save",
        }
    }
}

/// Markup of the tools.
pub(super) fn markup(tool: Tool, explorer: &Explorer, language: Language) -> String {
    match tool {
        Tool::Explore => views(explorer, language),
        Tool::Save => files(language),
    }
}

fn button(act: &str, text: &str, label: &str) -> String {
    let name = if label.is_empty() { String::new() } else { format!(" aria-label=\"{}\"", escape(label)) };
    format!("<button type=\"button\" data-act=\"{act}\"{name}>{}</button>", escape(text))
}

fn views(explorer: &Explorer, language: Language) -> String {
    let say = |text: portal_text::Text| text.get(language);
    let mut parts = Vec::new();
    if explorer.limits().is_some() {
        let steps = [
            ("nearer", "+", texts::NEARER),
            ("away", "−", texts::AWAY),
            ("earlier", "‹", texts::EARLIER),
            ("later", "›", texts::LATER),
        ];
        let steps = steps.map(|(act, sign, label)| button(act, sign, say(label))).concat();
        let reaches = explorer.reaches().into_iter().map(|it| {
            button(
                &format!("last:{}", it.width),
                &it.name,
                &texts::LAST.fill(language, &[("reach", &it.name)]),
            )
        });
        parts.push(format!(
            "<div role=\"group\" aria-label=\"{}\">{steps}{}{}{}</div>",
            escape(say(texts::VIEW)),
            reaches.collect::<String>(),
            button("whole", say(texts::WHOLE), ""),
            button("before", say(texts::BEFORE), ""),
        ));
        parts.push(series(explorer, language));
        parts.push(format!("<p class=\"chart-hint\">{}</p>", escape(say(texts::HINT))));
    }
    parts.push(format!("<div>{}</div>", button("full", say(texts::FULL), "")));
    parts.push("<p class=\"chart-seen\" role=\"status\"></p>".to_owned());
    parts.concat()
}

/// A button for each series that hides it, and one that puts it in focus; one series alone has neither.
fn series(explorer: &Explorer, language: Language) -> String {
    let all = explorer.what().names();
    let told = all.iter().enumerate().filter(|(_, (name, _))| !name.is_empty());
    if told.clone().count() < 2 {
        return String::new();
    }
    let both = told.map(|(index, (name, role))| {
        let focus = texts::FOCUS.fill(language, &[("name", name)]);
        format!(
            "<span><button type=\"button\" data-act=\"toggle:{index}\" aria-pressed=\"true\">{}{}</button>{}</span>",
            swatch(*role),
            escape(name),
            button(&format!("focus:{index}"), "◎", &focus),
        )
    });
    let label = escape(texts::SERIES.get(language));
    format!(
        "<div role=\"group\" class=\"chart-series\" aria-label=\"{label}\">{}</div>",
        both.collect::<String>()
    )
}

/// A sample of the colour of a series.
fn swatch(role: Role) -> String {
    format!(
        "<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" fill=\"var({})\"/></svg>",
        role.token()
    )
}

fn files(language: Language) -> String {
    let all = [
        ("png", texts::PNG),
        ("svg", texts::SVG),
        ("csv", texts::CSV),
        ("csv-pl", texts::CSV_PL),
        ("copy", texts::COPY),
    ];
    let all = all.map(|(act, text)| button(act, text.get(language), "")).concat();
    let label = escape(texts::FILES.get(language));
    format!(
        "<div role=\"group\" aria-label=\"{label}\">{all}</div><p class=\"chart-seen\" role=\"status\"></p>"
    )
}

/// Brings buttons and the sentence up to date with the view, without making them anew: the focus is on one of them.
pub(super) fn follow(panel: &HtmlElement, explorer: &Explorer) {
    let Ok(buttons) = panel.query_selector_all("[data-act]") else { return };
    for index in 0..buttons.length() {
        let Some(button) = buttons.get(index).and_then(|it| it.dyn_into::<Element>().ok()) else { continue };
        let act = button.get_attribute("data-act").unwrap_or_default();
        let pressed = match act.split_once(':') {
            Some(("toggle", series)) => Some(!explorer.view().hides(number(series))),
            Some(("focus", series)) => Some(explorer.view().focus() == Some(number(series))),
            None if act == "before" => Some(explorer.is_compared()),
            _ => None,
        };
        if let Some(pressed) = pressed {
            let _ = button.set_attribute("aria-pressed", if pressed { "true" } else { "false" });
        }
        let is_idle = match act.as_str() {
            "before" => !explorer.is_compared() && !explorer.can_compare(),
            "whole" => explorer.view().is_whole(),
            "earlier" | "later" | "away" => explorer.view().range().is_none(),
            _ => false,
        };
        let _ = button.set_attribute("aria-disabled", if is_idle { "true" } else { "false" });
    }
}

/// Says something under the tools.
pub(super) fn say(panel: &HtmlElement, text: &str) {
    if let Ok(Some(place)) = panel.query_selector(".chart-seen")
        && place.text_content().as_deref() != Some(text)
    {
        place.set_text_content(Some(text));
    }
}

/// The number of a series in an act.
pub(super) fn number(text: &str) -> usize {
    text.parse().unwrap_or(usize::MAX)
}

/// Text that is safe between tags and in attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What a button does to the view, by its `data-act`; `None` for files.
pub(super) fn act(name: &str) -> Option<Act> {
    Some(match name.split_once(':') {
        Some(("last", width)) => Act::Last(parse_number(width)?),
        Some(("toggle", series)) => Act::Toggle(number(series)),
        Some(("focus", series)) => Act::Focus(number(series)),
        _ => match name {
            "nearer" => Act::Nearer(NEARER),
            "away" => Act::Nearer(1.0 / NEARER),
            "earlier" => Act::Aside(-SIDE),
            "later" => Act::Aside(SIDE),
            "whole" => Act::Reset,
            "before" => Act::Compare,
            _ => return None,
        },
    })
}
