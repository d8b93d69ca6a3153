//! The codes of a class as counts: bars and a table for every question that can be counted.

use std::cell::RefCell;

use portal_content::{Bar, Block, Counted, Damage, Kind, Lesson, Question, Reply, Span, escape, plain};
use portal_text::{Language, number};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlElement};

use super::preview::notice;
use super::texts;
use crate::lesson::element::{around, hear, language, named, value};

/// The page. It lives as long as the document.
struct Results {
    root: String,
    lesson: RefCell<Option<Lesson>>,
}

/// Takes the page in hand.
pub(super) fn take(page: &HtmlElement) {
    let root = page.get_attribute("data-root").unwrap_or_default();
    let results: &'static Results = Box::leak(Box::new(Results { root, lesson: RefCell::default() }));
    hear(page, "submit", Event::prevent_default);
    hear(page, "input", move |event| {
        if around(event, "#results-codes").is_some() {
            results.show();
        }
    });
    hear(page, "change", move |event| {
        if around(event, "#results-lesson").is_some() {
            results.load();
        }
    });
    results.load();
}

impl Results {
    /// Fetches the lesson that is chosen, then counts.
    fn load(&'static self) {
        let slug = field("results-lesson");
        *self.lesson.borrow_mut() = None;
        spawn_local(async move {
            let path = format!("{}lessons/{slug}/{}.md", self.root, language().code());
            let Ok(text) = crate::net::get_own(&path).await else {
                put("results-told", &notice(texts::NOT_LOADED.get(language())));
                return;
            };
            // Another one may have been chosen meanwhile.
            if slug == field("results-lesson") {
                *self.lesson.borrow_mut() = Some(Lesson::parse(&text, language()).0);
                self.show();
            }
        });
    }

    fn show(&self) {
        let lesson = self.lesson.borrow();
        let Some(lesson) = lesson.as_ref() else { return };
        let codes = field("results-codes");
        let (mut good, mut told) = (Vec::new(), String::new());
        for (line, code) in (1_usize..).zip(codes.lines()).filter(|it| !it.1.trim().is_empty()) {
            match lesson.decode(code) {
                Ok(replies) => good.push(replies),
                Err(damage) => told += &notice(&damaged(damage, line)),
            }
        }
        let count = good.len().to_string();
        let count = texts::READ_CODES.fill(language(), &[("good", &count)]);
        put(
            "results-told",
            &if codes.trim().is_empty() { String::new() } else { format!("<p>{count}</p>{told}") },
        );
        let drawn = lesson.counted().into_iter().enumerate().map(|(place, (number, counted))| {
            let replies: Vec<Reply> = good.iter().filter_map(|it| it.get(place)?.clone()).collect();
            section(number, &counted, &replies, language())
        });
        put("results-shown", &if good.is_empty() { String::new() } else { drawn.collect() });
    }
}

fn damaged(damage: Damage, line: usize) -> String {
    let words = match damage {
        Damage::Length => texts::NOT_WHOLE,
        Damage::Letters => texts::DAMAGED,
    };
    words.fill(language(), &[("line", &line.to_string())])
}

/// A question with the bars of its answers.
fn section(place: u32, counted: &Counted, replies: &[Reply], language: Language) -> String {
    let unit = match counted {
        Counted::Question(Question { kind: Kind::Number { unit, .. }, .. }) => unit,
        Counted::Question(_) => "",
        Counted::Guess(it) => it.guess.unit(),
    };
    let words: Vec<String> = counted.prompt().iter().flat_map(Block::words).map(plain).collect();
    let bars = counted.bars(replies);
    let most = bars.iter().map(|it| it.count).max().unwrap_or(0).max(1);
    let row = |bar: &Bar| {
        let right = if is_right(counted, bar.answer) {
            format!(" <small>({})</small>", texts::RIGHT.get(language))
        } else {
            String::new()
        };
        // Hundredths of the longest bar; a class is small.
        let share = bar.count * 100 / most;
        format!(
            "<tr><th scope=\"row\">{}{right}</th><td class=\"number\">{}</td><td><svg class=\"versus-bar\" \
             viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"bar-guess\" \
             d=\"M0 3H{share}\"></path></svg></td></tr>",
            escape(&label(counted, bar.answer, unit, language)),
            bar.count
        )
    };
    let rows: String = bars.iter().map(row).collect::<Vec<_>>().concat();
    let number = place.to_string();
    let fill = |it: portal_text::Text| it.fill(language, &[("number", &number)]);
    format!(
        "<section><h2>{}</h2><p>{}</p><div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\
         <table class=\"counts\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"number\">{}</th><td></td></tr>\
         </thead><tbody>{rows}</tbody></table></div></section>",
        fill(texts::QUESTION),
        escape(&words.join(" ")),
        fill(texts::BARS),
        texts::ANSWER.get(language),
        texts::PEOPLE.get(language),
    )
}

/// What a bar stands for, in words.
fn label(counted: &Counted, answer: Span, unit: &str, language: Language) -> String {
    match (answer, counted) {
        (
            Span::Option(place),
            Counted::Question(Question { kind: Kind::Choice(options) | Kind::Several(options), .. }),
        ) => options.get(place).map(|it| plain(&it.words)).unwrap_or_default(),
        (Span::Option(_), _) => String::new(),
        (Span::Numbers(from, to), _) => {
            let (low, high) = (plainly(from, language), plainly(to, language));
            if low == high {
                return format!("{low} {unit}");
            }
            texts::FROM_TO.fill(language, &[("from", &low), ("to", &high), ("unit", unit)])
        }
    }
}

/// Whether a bar is a right answer. Guesses are neither right nor wrong.
fn is_right(counted: &Counted, answer: Span) -> bool {
    let Counted::Question(question) = counted else { return false };
    match (answer, &question.kind) {
        (Span::Option(place), Kind::Choice(options) | Kind::Several(options)) => {
            options.get(place).is_some_and(|it| it.right)
        }
        (Span::Numbers(from, to), Kind::Number { answer, tolerance, .. }) => {
            let is_near = |it: f64| (it - answer).abs() <= tolerance + 1e-9;
            is_near(from) && is_near(to)
        }
        _ => false,
    }
}

/// A number of a code, with as many decimals as it has: two at most.
fn plainly(value: f64, language: Language) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let decimals = rounded.to_string().split_once('.').map_or(0, |it| it.1.len());
    number(language, rounded, decimals)
}

fn field(id: &str) -> String {
    named(id).map(|it| value(&it)).unwrap_or_default()
}

fn put(id: &str, markup: &str) {
    if let Some(place) = named(id) {
        place.set_inner_html(markup);
    }
}
