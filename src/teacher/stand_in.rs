//! What stands in a preview for what only a finished page draws.

use portal_content::{
    CalculatorRef, Cells, ChartRef, Citation, Known, Live, Scenery, Stock, Table, blocks_html, escape,
};
use portal_text::Language;

use super::texts;

/// Rows of a table that a preview shows.
const ROWS: usize = 6;

/// The portal as far as a preview knows it.
pub(super) struct StandIn<'a> {
    pub(super) language: Language,
    pub(super) stock: &'a Stock,
    pub(super) sources: &'a Table,
    /// Names of the sources in the order of their numbers.
    pub(super) cited: Vec<String>,
}

impl StandIn<'_> {
    /// The title of a source: the second column of its table.
    fn title(&self, name: &str) -> Option<&str> {
        let row = self.sources.rows.iter().find(|row| row.first().is_some_and(|it| it == name))?;
        row.get(1).map(String::as_str)
    }

    /// The list of sources at the end.
    pub(super) fn list(&self) -> String {
        let item = |(number, name): (usize, &String)| {
            let title = self.title(name).unwrap_or(name);
            format!("<li id=\"source-{number}\">{}</li>", escape(title))
        };
        let items: String = (1..).zip(&self.cited).map(item).collect();
        format!("<ol class=\"small\">{items}</ol>")
    }

    fn row(cells: &Cells) -> String {
        let value = |it: &Option<f64>| it.map_or_else(|| "–".to_owned(), |it| it.to_string());
        let values = cells.y.iter().map(|it| format!("<td>{}</td>", value(it))).collect::<Vec<_>>().concat();
        format!("<tr><th scope=\"row\">{}</th>{values}</tr>", escape(&cells.x))
    }
}

impl Scenery for StandIn<'_> {
    fn cite(&self, name: &str) -> Option<Citation> {
        let number = self.cited.iter().position(|it| it == name)? + 1;
        let title = self.title(name)?.to_owned();
        Some(Citation { text: number.to_string(), title, address: format!("#source-{number}") })
    }

    fn chart(&self, _id: &str, chart: &ChartRef) -> String {
        let cells = self.stock.table(&chart.data.table).map(|it| chart.data.select(it)).unwrap_or_default();
        let rows: String = cells.iter().take(ROWS).map(Self::row).collect();
        let heads =
            chart.labels.iter().map(|it| format!("<th>{}</th>", escape(it))).collect::<Vec<_>>().concat();
        let note = texts::CHART.fill(self.language, &[("rows", &cells.len().to_string())]);
        format!(
            "<div class=\"lesson-chart stand-in\"><h3>{}, {}</h3><p class=\"small\">{}</p>\
             <div class=\"table-scroll\"><table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{}</div>",
            escape(&chart.title),
            escape(&chart.unit),
            escape(&note),
            blocks_html(&chart.words, &|name| self.cite(name))
        )
    }

    fn calculator(&self, calculator: &CalculatorRef) -> String {
        let known = self.stock.calculators();
        let title =
            known.iter().find(|it| it.0 == calculator.slug).map_or(calculator.slug.as_str(), |it| it.1);
        let words = texts::CALCULATOR.fill(self.language, &[("title", title), ("state", &calculator.state)]);
        format!("<p class=\"stand-in\">{}</p>", escape(&words))
    }

    fn live(&self, _live: Live) -> String {
        format!("<p class=\"stand-in\">{}</p>", texts::LIVE.get(self.language))
    }
}
