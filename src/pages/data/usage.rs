//! How a data set is cited, and how it is opened elsewhere.

use leptos::prelude::*;
use portal_text::{Language, Text};

use super::{DataSet, SetPage, texts};
use crate::context::AppContext;
use crate::erase::Erase;

/// The sentence that names the data set, its version and its terms.
pub(super) fn citation(app: AppContext, data: &SetPage) -> String {
    let language = app.language();
    let set = &data.set;
    let day = |it| portal_text::date(language, it);
    let values = [
        ("body", data.config.contact.body.get(language.code()).to_owned()),
        ("title", set.title.get(language.code()).to_owned()),
        ("file", set.path.clone()),
        ("version", data.version.clone()),
        ("created", day(data.created)),
        ("as_of", day(set.as_of)),
        ("credit", set.credit.clone()),
        ("licence", set.licence_name().to_owned()),
    ];
    let text = texts::CITATION.fill(language, &values.each_ref().map(|it| (it.0, it.1.as_str())));
    match site(data) {
        Some(site) => format!("{text} {site}{}", app.address.path()),
        None => text,
    }
}

/// Where the site is, when its configuration says so.
fn site(data: &SetPage) -> Option<String> {
    Some(format!("{}{}", data.config.origin.as_ref()?, data.config.base_path))
}

/// Where programs find the file: at its address, or beside them under its own name.
fn place(data: &SetPage) -> String {
    site(data).map_or_else(|| data.set.path.clone(), |it| format!("{it}data/{}", data.set.path))
}

/// A program in Python that opens the data set.
pub(super) fn python(data: &SetPage) -> String {
    let (set, place) = (&data.set, place(data));
    if set.columns.is_empty() {
        return format!(
            "import json\n\nwith open(\"{}\", encoding=\"utf-8\") as file:\n    found = json.load(file)\nprint(len(found[\"features\"]))\n",
            set.path
        );
    }
    let dates: Vec<String> =
        set.columns.iter().filter(|it| it.kind == "date").map(|it| format!("\"{}\"", it.name)).collect();
    let parsed =
        if dates.is_empty() { String::new() } else { format!(", parse_dates=[{}]", dates.join(", ")) };
    let stamped = set.axis.as_ref().map_or_else(String::new, |axis| {
        format!(
            "table.index = pd.date_range(\"{}\", periods=len(table), freq=\"{}s\")\n",
            axis.start, axis.step_s
        )
    });
    format!(
        "import pandas as pd\n\ntable = pd.read_csv(\"{place}\"{parsed})\n{stamped}print(table.describe())\n"
    )
}

/// A question to `DuckDB` about the data set.
pub(super) fn duckdb(data: &SetPage) -> String {
    let (set, place) = (&data.set, place(data));
    if set.columns.is_empty() {
        return format!("SELECT * FROM read_json('{place}');\n");
    }
    let asked = set.columns.iter().find(|it| it.is_amount());
    match asked {
        Some(column) => format!(
            "SELECT count(*) AS rows, min(\"{0}\") AS lowest, avg(\"{0}\") AS mean, max(\"{0}\") AS highest\nFROM read_csv('{place}', header = true);\n",
            column.name
        ),
        None => format!("SELECT * FROM read_csv('{place}', header = true) LIMIT 10;\n"),
    }
}

/// The section on opening the data set elsewhere.
pub(super) fn section(data: &SetPage, language: Language) -> AnyView {
    let set: &DataSet = &data.set;
    let is_table = !set.columns.is_empty();
    let excel = [texts::EXCEL_1, texts::EXCEL_2, texts::EXCEL_3];
    let steps = |it: Text| view! { <li>{it.fill(language, &[("file", &set.path)])}</li> }.erase();
    let code = |name: &'static str, kind: &'static str, text: String| {
        view! {
            <h3>{name}</h3>
            <pre class="table-scroll" tabindex="0"><code data-language=kind>{text}</code></pre>
        }
        .erase()
    };
    view! {
        <section id="use">
            <h2>{texts::USE.get(language)}</h2>
            {is_table.then(|| view! { <h3>"Excel"</h3><ol class="steps">{excel.map(steps).collect_view()}</ol> }.into_any())}
            {code("Python", "python", python(data))}
            {code("DuckDB", "sql", duckdb(data))}
        </section>
    }
    .erase()
}
