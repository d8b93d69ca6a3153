//! The views of charts in the address: `w.chart-1=r3_9~h1`.

use portal_chart::View;

use crate::storage;

/// What stands in front of a chart's name.
pub(super) const PREFIX: &str = "w.";

/// The view of a chart that the address holds: `None` when there is none, an error when it cannot be read.
pub(super) fn read(id: &str) -> Option<Result<View, ()>> {
    let query = storage::query();
    let written =
        query.split('&').find_map(|it| it.strip_prefix(PREFIX)?.strip_prefix(id)?.strip_prefix('='))?;
    Some(View::from_query(written).ok_or(()))
}

/// Keeps the view of a chart in the address, and whatever else is there.
pub(super) fn write(id: &str, view: &View) {
    let query = storage::query();
    let own = format!("{PREFIX}{id}=");
    let others = query.split('&').filter(|it| !it.is_empty() && !it.starts_with(&own));
    let mut parts: Vec<String> = others.map(str::to_owned).collect();
    let written = view.to_query();
    if !written.is_empty() {
        parts.push(format!("{own}{written}"));
    }
    let whole = parts.join("&");
    if whole != query {
        storage::set_query(&whole);
    }
}
