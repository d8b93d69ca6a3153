//! What is said of the reader's own file, as markup.

use portal_opendata::meter::{Meter, MeterError};
use portal_text::{date, number};

use super::rows::escaped;
use super::texts;
use crate::context::AppContext;
use crate::routes::PageId;

/// Seconds of a minute.
const MINUTE_S: i64 = 60;

/// A file that was understood: what is in it, how it was read, what can be done with it.
pub(super) fn understood(app: AppContext, name: &str, meter: &Meter) -> String {
    let language = app.language();
    let day = |at| date(language, app.site.zone.local(at).date);
    let count = |it: usize| it.to_string();
    let fill = |text: portal_text::Text, values: &[(&str, &str)]| text.fill(language, values);
    let mut lines = vec![
        fill(
            texts::OWN_SPAN,
            &[
                ("n", &count(meter.kwh.len())),
                ("minutes", &(meter.step_s / MINUTE_S).to_string()),
                ("from", &day(meter.start)),
                ("to", &day(meter.end().plus_seconds(-1))),
            ],
        ),
        fill(
            texts::OWN_TOTAL,
            &[("kwh", &number(language, meter.total_kwh(), 0)), ("column", &escaped(&meter.told.column))],
        ),
        if meter.missing() == 0 {
            texts::OWN_WHOLE.get(language).to_owned()
        } else {
            fill(texts::OWN_MISSING, &[("n", &count(meter.missing()))])
        },
        if meter.told.is_end { texts::OWN_END } else { texts::OWN_BEGIN }.get(language).to_owned(),
    ];
    if !meter.told.is_end_sure {
        lines.push(texts::OWN_STAMP_UNSURE.get(language).to_owned());
    }
    if !meter.told.has_unit {
        lines.push(texts::OWN_UNIT_UNSURE.get(language).to_owned());
    }
    if meter.told.fed_in > 0 {
        lines.push(fill(texts::OWN_FED_IN, &[("n", &count(meter.told.fed_in))]));
    }
    let items = lines.join("</li><li>");
    format!(
        "<h2>{}</h2><ul class=\"steps\"><li>{items}</li></ul><p class=\"actions\">{}</p>",
        escaped(name),
        button("use", texts::OWN_USE.get(language))
    )
}

/// A file that was not understood: where and why.
pub(super) fn refused(app: AppContext, name: &str, error: &MeterError) -> String {
    let language = app.language();
    let fill = |text: portal_text::Text, line: usize, column: &str, found: &str| {
        let values = [("line", line.to_string()), ("column", escaped(column)), ("found", escaped(found))];
        text.fill(language, &values.each_ref().map(|it| (it.0, it.1.as_str())))
    };
    let why = match error {
        MeterError::Quotes { line, cell } => fill(texts::BAD_QUOTES, *line, &cell.to_string(), ""),
        MeterError::Headings => texts::BAD_HEADINGS.get(language).to_owned(),
        MeterError::Width { line, found, wanted } => {
            fill(texts::BAD_WIDTH, *line, &wanted.to_string(), &found.to_string())
        }
        MeterError::Time { line, column, found } => fill(texts::BAD_TIME, *line, column, found),
        MeterError::Skipped { line, column, found } => fill(texts::BAD_SKIPPED, *line, column, found),
        MeterError::Number { line, column, found } => fill(texts::BAD_NUMBER, *line, column, found),
        MeterError::Impossible { line, column, found } => fill(texts::BAD_AMOUNT, *line, column, found),
        MeterError::Order { line, column, found } => fill(texts::BAD_ORDER, *line, column, found),
        MeterError::Step { line, column, minutes } => {
            fill(texts::BAD_STEP, *line, column, &minutes.to_string())
        }
        MeterError::Length { hours } => fill(texts::BAD_LENGTH, 0, "", &hours.to_string()),
        MeterError::NotAYear { days } => fill(texts::BAD_YEAR, 0, "", &days.to_string()),
        _ => texts::BAD_FILE.get(language).to_owned(),
    };
    let title = texts::BAD_TITLE.fill(language, &[("name", &escaped(name))]);
    format!("<div class=\"notice\" role=\"alert\"><p><b>{title}</b></p><p>{why}</p></div>")
}

/// Something that went wrong.
pub(super) fn problem(text: &str) -> String {
    format!("<p class=\"notice\" role=\"alert\">{text}</p>")
}

/// What this browser keeps of a file from before, and where it is used.
pub(super) fn kept(app: AppContext, name: &str, total_kwh: f64, href: &str) -> String {
    let language = app.language();
    let values = [("name", escaped(name)), ("kwh", number(language, total_kwh, 0))];
    let text = texts::OWN_KEPT.fill(language, &values.each_ref().map(|it| (it.0, it.1.as_str())));
    actions(
        &text,
        &[link(href, texts::OWN_USE.get(language)), button("forget", texts::OWN_FORGET.get(language))],
    )
}

/// The real year that this browser keeps, and where it is used.
pub(super) fn kept_year(app: AppContext, year: &str, href: &str) -> String {
    let language = app.language();
    let text = texts::YEAR_KEPT.fill(language, &[("year", &escaped(year))]);
    let all = app.address.href(app.address.to_page(PageId::Calculators));
    actions(
        &text,
        &[
            link(href, texts::YEAR_USE.get(language)),
            link(&all, texts::YEAR_USE_ALL.get(language)),
            button("forget-year", texts::YEAR_FORGET.get(language)),
        ],
    )
}

fn actions(text: &str, all: &[String]) -> String {
    format!("<p>{text}</p><p class=\"actions\">{}</p>", all.concat())
}

fn link(href: &str, label: &str) -> String {
    format!("<a class=\"plain-button\" rel=\"external\" href=\"{}\">{label}</a>", escaped(href))
}

/// A sentence.
pub(super) fn plain(text: &str) -> String {
    format!("<p>{text}</p>")
}

/// That nothing is kept any more.
pub(super) fn forgotten(app: AppContext) -> String {
    format!("<p>{}</p>", texts::OWN_FORGOTTEN.get(app.language()))
}

fn button(act: &str, label: &str) -> String {
    format!("<button type=\"button\" class=\"plain-button\" data-act=\"{act}\">{label}</button>")
}
