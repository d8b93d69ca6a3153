//! The columns of a table and its rows, with what narrows them down.

use leptos::prelude::*;
use portal_text::Language;

use super::parts::{choice, entry};
use super::{Column, DataSet, texts};
use crate::context::AppContext;
use crate::erase::Erase;

/// Rows that are shown before anything is asked for.
const FIRST_ROWS: usize = 8;
/// Values of a column that can be chosen among.
const MOST_VALUES: usize = 16;
/// Columns that can be chosen by.
const MOST_CHOICES: usize = 3;

/// What each column is.
pub(super) fn schema(set: &DataSet, language: Language) -> AnyView {
    let row = |it: &Column| {
        let unit = match it.unit.as_deref() {
            Some("1") | None => String::new(),
            Some(unit) => match unit.strip_prefix("column:") {
                Some(column) => texts::UNIT_IN.fill(language, &[("column", column)]),
                None => unit.to_owned(),
            },
        };
        view! {
            <tr>
                <th scope="row"><code>{it.name.clone()}</code></th>
                <td>{it.title.get(language.code()).to_owned()}</td>
                <td>{kind(&it.kind, language)}</td>
                <td>{unit}</td>
            </tr>
        }
        .erase()
    };
    let heads = [texts::COLUMN, texts::MEANING, texts::KIND, texts::UNIT];
    let heads = heads.map(|it| view! { <th scope="col">{it.get(language)}</th> }.erase());
    view! {
        <section id="schema">
            <h2>{texts::SCHEMA.get(language)}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=texts::SCHEMA.get(language)>
                <table>
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{set.columns.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .erase()
}

fn kind(kind: &str, language: Language) -> &'static str {
    match kind {
        "number" => texts::KIND_NUMBER,
        "integer" => texts::KIND_INTEGER,
        "boolean" => texts::KIND_BOOLEAN,
        "date" => texts::KIND_DATE,
        "year" => texts::KIND_YEAR,
        _ => texts::KIND_TEXT,
    }
    .get(language)
}

/// The rows, the first of them or those that are asked for.
pub(super) fn rows(app: AppContext, set: &DataSet) -> AnyView {
    let language = app.language();
    let heads = set.columns.iter().map(|it| {
        let unit = it.fixed_unit().map(|it| format!(" [{it}]"));
        view! { <th scope="col">{it.title.get(language.code()).to_owned()}{unit}</th> }.erase()
    });
    let rows = set.rows.iter().take(FIRST_ROWS).map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{cell.clone()}</td> }.erase()).collect_view();
        view! { <tr>{cells}</tr> }.erase()
    });
    let shown = set.rows.len().min(FIRST_ROWS).to_string();
    let shown = texts::SHOWN
        .fill(language, &[("shown", &shown), ("rows", &texts::ROWS.count(language, set.rows.len() as u64))]);
    view! {
        <section id="rows">
            <h2>{texts::PREVIEW.get(language)}</h2>
            {(set.rows.len() > FIRST_ROWS).then(|| filters(set, language))}
            <p role="status" class="small" id="shown">{shown}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=set.title.get(language.code()).to_owned()>
                <table id="preview">
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .erase()
}

/// What narrows the rows down, and the two files of what is left.
fn filters(set: &DataSet, language: Language) -> AnyView {
    let time = set.columns.iter().position(|it| it.kind == "date" || it.kind == "year");
    let span = time.and_then(|place| {
        let kind = if set.columns.get(place)?.kind == "date" { "date" } else { "number" };
        Some(view! { {entry("from", texts::FROM.get(language), kind)}{entry("to", texts::TO.get(language), kind)} }.into_any())
    });
    let choices = set.columns.iter().enumerate().filter_map(|(place, column)| {
        let values = values(set, place).filter(|_| column.kind == "string")?;
        let label = column.title.get(language.code()).to_owned();
        Some(choice(
            format!("c.{}", column.name),
            label,
            values.into_iter().map(|it| (it.clone(), it)),
            language,
        ))
    });
    let names = set.columns.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(",");
    view! {
        <form
            id="filters"
            class="filters"
            aria-label=texts::FILTERS_ROWS.get(language)
            data-file=format!("data/{}", set.path)
            data-time=time.map(|it| it.to_string())
            data-columns=names
        >
            <fieldset disabled>
                {span}
                {choices.take(MOST_CHOICES).collect_view()}
                {entry("q", texts::WORDS.get(language), "search")}
            </fieldset>
            <p class="actions">
                <button type="button" class="plain-button" data-save="csv" disabled>{texts::SAVE_CSV.get(language)}</button>
                <button type="button" class="plain-button" data-save="csv-pl" disabled>{texts::SAVE_CSV_PL.get(language)}</button>
            </p>
        </form>
    }
    .erase()
}

/// The values of a column, when there are a few.
fn values(set: &DataSet, place: usize) -> Option<Vec<String>> {
    let mut values: Vec<String> = Vec::new();
    for cell in set.rows.iter().filter_map(|it| it.get(place)).filter(|it| !it.is_empty()) {
        if !values.contains(cell) {
            values.push(cell.clone());
        }
        if values.len() > MOST_VALUES {
            return None;
        }
    }
    (values.len() > 1).then_some(values)
}
