//! What can be set for a lesson or a calculator, as the rows of a table.

use portal_content::{Asked, Block, Lesson, Piece, Stock, escape, plain};
use portal_text::{Language, Text, parse_number};
use web_sys::HtmlElement;

use super::texts;

/// Letters of what an exercise asks that a row shows.
const LONGEST: usize = 70;

/// The rows of a calculator: a start value, locked, hidden.
pub(super) fn of_calculator(stock: &Stock, slug: &str, language: Language) -> String {
    let row = |it: &Asked| {
        let boxes = boxes(&it.key, &it.label, language);
        let (key, label, start) = (&it.key, escape(&it.label), start(it, language));
        format!(
            "<tr><th scope=\"row\"><label for=\"start-{key}\">{label}</label></th><td>{start}</td>{boxes}</tr>"
        )
    };
    let rows: String = stock.of(slug).into_iter().map(row).collect();
    table(&[texts::SETTING, texts::START, texts::LOCKED, texts::HIDDEN], &rows, language)
}

/// The rows of a lesson: each exercise, and the part for the teacher; where to begin stands above.
pub(super) fn of_lesson(lesson: &Lesson, language: Language) -> String {
    let mut rows = String::new();
    let exercises = lesson.pieces().filter_map(|it| match it {
        Piece::Question(it) => Some((&it.id, &it.prompt)),
        Piece::Predict(it) => Some((&it.id, &it.prompt)),
        Piece::Task(it) => Some((&it.id, &it.words)),
        _ => None,
    });
    for (number, (id, prompt)) in (1..).zip(exercises) {
        let words = format!("{number}. {}", cut(prompt));
        let boxes = boxes(id, &words, language);
        let row = format!("<tr><th scope=\"row\">{}</th>{boxes}</tr>", escape(&words));
        rows.push_str(&row);
    }
    let teacher = texts::TEACHER_PART.get(language);
    let boxes = boxes("notes", teacher, language);
    let row = format!("<tr><th scope=\"row\">{teacher}</th>{boxes}</tr>");
    rows.push_str(&row);
    let option = |(number, title): (usize, &str)| {
        let value = if number == 1 { String::new() } else { number.to_string() };
        format!("<option value=\"{value}\">{number}. {}</option>", escape(title))
    };
    let titles = lesson.steps.iter().map(|it| it.title.as_str());
    let options: String = (1..).zip(titles).map(option).collect();
    let begin = texts::BEGIN.get(language);
    format!(
        "<p class=\"typed\"><label for=\"builder-step\">{begin}</label> <select id=\"builder-step\">{options}</select></p>{}",
        table(&[texts::EXERCISE, texts::LOCKED, texts::HIDDEN], &rows, language)
    )
}

fn table(heads: &[Text], rows: &str, language: Language) -> String {
    let head = |it: &Text| format!("<th scope=\"col\">{}</th>", it.get(language));
    let heads: String = heads.iter().map(head).collect();
    let name = texts::SETTINGS.get(language);
    format!(
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table><thead><tr>{heads}</tr></thead>\
         <tbody>{rows}</tbody></table></div>"
    )
}

/// Two boxes: locked and hidden.
fn boxes(key: &str, label: &str, language: Language) -> String {
    let one = |name: &str, word: Text| {
        let label = escape(&format!("{}: {label}", word.get(language)));
        format!(
            "<td><label class=\"tick\"><input type=\"checkbox\" name=\"{name}\" value=\"{key}\" aria-label=\"{label}\"></label></td>"
        )
    };
    one("lock", texts::LOCKED) + &one("hide", texts::HIDDEN)
}

/// A field for the start value of a question.
fn start(asked: &Asked, language: Language) -> String {
    let key = &asked.key;
    if let Some((min, max)) = asked.ends {
        let ends = texts::RANGE.fill(language, &[("min", &min.to_string()), ("max", &max.to_string())]);
        return format!(
            "<span class=\"typed\"><input id=\"start-{key}\" class=\"box\" type=\"text\" inputmode=\"decimal\" maxlength=\"20\" \
             data-start=\"{key}\" data-min=\"{min}\" data-max=\"{max}\" placeholder=\"{ends}\"> <span class=\"unit\">{}</span></span>",
            escape(&asked.unit)
        );
    }
    let option = |(key, name): &(String, String)| {
        format!("<option value=\"{}\">{}</option>", escape(key), escape(name))
    };
    let options: String = asked.options.iter().map(option).collect();
    let own = texts::AS_USUAL.get(language);
    format!(
        "<select id=\"start-{key}\" data-start=\"{key}\"><option value=\"\">{own}</option>{options}</select>"
    )
}

/// What a field's text is in an address; `None` for nothing and for what the calculator would refuse.
pub(super) fn entry(field: &HtmlElement, text: &str) -> Option<String> {
    let end = |name: &str| field.get_attribute(name).and_then(|it| parse_number(&it));
    match (end("data-min"), end("data-max")) {
        (Some(min), Some(max)) => {
            parse_number(text).filter(|it| (min..=max).contains(it)).map(|it| it.to_string())
        }
        _ => Some(text.to_owned()).filter(|it| !it.is_empty()),
    }
}

/// The beginning of what is asked.
fn cut(prompt: &[Block]) -> String {
    let words: Vec<String> = prompt.iter().flat_map(Block::words).map(plain).collect();
    let all = words.join(" ");
    let start: String = all.chars().take(LONGEST).collect();
    if start.len() < all.len() { start + "…" } else { start }
}
