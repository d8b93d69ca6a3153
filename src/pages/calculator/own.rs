//! The reader's own use of electricity, hour by hour, kept in this browser in place of a profile.

use serde::{Deserialize, Serialize};

use super::column::Column;
use crate::storage;

/// What an address says when the kept use is to be worked with.
pub const QUERY: &str = "own=load";
/// Attribute `id` of the note that the kept use is worked with; it is hidden until then.
pub const NOTE_ID: &str = "own-load";
/// Where it is kept.
const KEY: &str = "own-load";

/// Use of each hour of the calculators' year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "(String, Column)", into = "(String, Column)")]
pub struct OwnLoad {
    name: String,
    kwh: Column,
}

/// A list is read by less code than names are.
impl From<(String, Column)> for OwnLoad {
    fn from((name, kwh): (String, Column)) -> Self {
        Self { name, kwh }
    }
}

impl From<OwnLoad> for (String, Column) {
    fn from(load: OwnLoad) -> Self {
        (load.name, load.kwh)
    }
}

impl OwnLoad {
    /// Packs the use of each hour, to the watt hour; `name` is that of its file. `None` for what cannot be packed. \[kWh\]
    #[cfg(any(feature = "ssr", target_arch = "wasm32"))]
    pub fn new(name: String, kwh: &[f64]) -> Option<Self> {
        let rounded: Vec<f64> = kwh.iter().map(|it| (it * 1_000.0).round() / 1_000.0).collect();
        Some(Self { name, kwh: Column::pack(&rounded)? })
    }

    /// Name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Use of each hour. \[kWh\]
    pub fn kwh(&self) -> Vec<f64> {
        self.kwh.unpack()
    }

    /// Use of the year. \[kWh\]
    pub fn total_kwh(&self) -> f64 {
        self.kwh().iter().sum()
    }
}

/// The kept use.
pub fn load() -> Option<OwnLoad> {
    serde_json::from_str(&storage::read(KEY)?).ok()
}

/// Puts the kept use into the year where the address asks for it, and says so at the top of the page.
#[cfg(target_arch = "wasm32")]
pub(super) fn apply(year: &mut portal_calculators::shared::year::Year) {
    let is_asked = storage::query().split('&').any(|it| it == QUERY);
    let Some(load) = is_asked.then(load).flatten() else { return };
    year.set_load(&load.kwh());
    let document = leptos::prelude::document();
    if let (Some(note), Some(page)) =
        (document.get_element_by_id(NOTE_ID), document.get_element_by_id("content"))
    {
        let _ = note.remove_attribute("hidden");
        let _ = page.insert_adjacent_element("afterbegin", &note);
    }
}

/// Keeps a use; says whether the browser let it.
pub fn keep(load: &OwnLoad) -> bool {
    serde_json::to_string(load).is_ok_and(|it| storage::write(KEY, &it).is_ok())
}

/// Forgets the kept use.
pub fn forget() {
    storage::remove(KEY);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_hours_survives_being_kept_to_the_watt_hour() {
        let kwh: Vec<f64> = (0..8_760).map(|it| f64::from(it % 31) * 0.1234).collect();
        let text = serde_json::to_string(&OwnLoad::new("a.csv".to_owned(), &kwh).unwrap()).unwrap();
        let arrived = serde_json::from_str::<OwnLoad>(&text).unwrap();
        assert_eq!(arrived.name(), "a.csv");
        assert!(arrived.kwh().iter().zip(&kwh).all(|(one, other)| (one - other).abs() <= 0.000_5 + 1e-12));
        // It must find room in a browser's store, which is five million letters for a whole site.
        assert!(text.len() < 60_000, "{}", text.len());
    }
}
