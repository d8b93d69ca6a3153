//! A portal that knows what the samples name, and what faults say.

use std::collections::BTreeMap;

use portal_content::{Known, Table};

/// What the samples name.
pub(crate) struct Portal {
    tables: BTreeMap<&'static str, Table>,
}

impl Portal {
    /// Two tables of a few rows.
    pub(crate) fn new() -> Self {
        let table = |text: &str| {
            let mut rows: Vec<Vec<String>> =
                text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
            Table { columns: rows.remove(0), rows }
        };
        let sun = table("place,month,ghi\nhere,1,20.5\nhere,2,160\nthere,1,33\nhere,3,");
        let years = table("year,solar\n2020,1\n2021,2.5\n2022,4");
        Self { tables: BTreeMap::from([("sun", sun), ("years", years)]) }
    }
}

impl Known for Portal {
    fn has_source(&self, name: &str) -> bool {
        ["tables", "other"].contains(&name)
    }

    fn table(&self, name: &str) -> Option<&Table> {
        self.tables.get(name)
    }

    fn questions(&self, slug: &str) -> Option<Vec<&str>> {
        (slug == "roof").then(|| vec!["power", "tilt", "price"])
    }

    fn refused(&self, _: &str, state: &str) -> Vec<String> {
        let parts = state.split('&').filter(|it| !it.is_empty());
        parts.filter(|it| !it.starts_with("power=") && !it.starts_with("tilt=")).map(str::to_owned).collect()
    }
}

/// Line and English sentence of every fault.
pub(crate) fn told(faults: &[portal_content::Fault]) -> Vec<(u32, String)> {
    faults.iter().map(|it| (it.line, it.message(portal_text::Language::En))).collect()
}
