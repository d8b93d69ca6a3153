//! What a reader brings to the calculators, kept in this browser: the own use of electricity hour by hour in place of a
//! profile, and the weather of a real year in place of the substitute. Both describe the same hours.

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::year::WeatherAxis;
use crate::storage;

/// What an address says when what is kept is to be worked with.
pub const QUERY: &str = "own=year";
/// Attribute `id` of the note that the kept use is worked with; it is hidden until then.
pub const LOAD_NOTE: &str = "own-load";
/// The same for the weather.
pub const WEATHER_NOTE: &str = "own-weather";
/// Where it is kept.
const KEY: &str = "own-year";

/// What is kept. Lists are read by less code than names are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Own(
    /// Name of the file and use of each hour. \[kWh\]
    pub Option<(String, Column)>,
    /// The calendar year, time and place, and the columns of [`super::PackedYear::weather`].
    pub Option<(String, WeatherAxis, [Column; 5])>,
);

/// Packs the use of each hour, to the watt hour. `None` for what cannot be packed. \[kWh\]
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
pub fn packed(kwh: &[f64]) -> Option<Column> {
    let rounded: Vec<f64> = kwh.iter().map(|it| (it * 1_000.0).round() / 1_000.0).collect();
    Column::pack(&rounded)
}

impl Own {
    /// What is kept; nothing at first.
    pub fn kept() -> Self {
        let kept = storage::read(KEY).and_then(|it| serde_json::from_str(&it).ok());
        kept.unwrap_or_default()
    }

    /// Keeps it; says whether the browser let it.
    pub fn keep(&self) -> bool {
        serde_json::to_string(self).is_ok_and(|it| storage::write(KEY, &it).is_ok())
    }

    /// Use of the year. \[kWh\]
    pub fn total_kwh(&self) -> f64 {
        self.0.as_ref().map_or(0.0, |it| it.1.unpack().iter().sum())
    }
}

/// Puts what is kept into a year where the address asks for it, and says so at the top of the page.
#[cfg(target_arch = "wasm32")]
pub(super) fn open(
    mut packed: super::PackedYear,
    zone: &portal_units::ZoneRule,
) -> Option<portal_calculators::shared::year::Year> {
    let is_asked = storage::query().split('&').any(|it| it == QUERY);
    let Own(load, weather) = if is_asked { Own::kept() } else { Own::default() };
    if let Some((_, axis, columns)) = weather {
        (packed.axis, packed.weather) = (axis, columns);
        show(WEATHER_NOTE);
    }
    let mut year = packed.open(zone).ok()?;
    if let Some((_, kwh)) = load {
        year.set_load(&kwh.unpack());
        show(LOAD_NOTE);
    }
    Some(year)
}

/// Brings a hidden note to the top of the page.
#[cfg(target_arch = "wasm32")]
fn show(note: &str) {
    let document = leptos::prelude::document();
    if let (Some(note), Some(page)) =
        (document.get_element_by_id(note), document.get_element_by_id("content"))
    {
        let _ = note.remove_attribute("hidden");
        let _ = page.insert_adjacent_element("afterbegin", &note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_hours_survives_being_kept_to_the_watt_hour() {
        let kwh: Vec<f64> = (0..8_760).map(|it| f64::from(it % 31) * 0.1234).collect();
        let own = Own(Some(("a.csv".to_owned(), packed(&kwh).unwrap())), None);
        let text = serde_json::to_string(&own).unwrap();
        let arrived = serde_json::from_str::<Own>(&text).unwrap();
        assert_eq!(arrived, own);
        let (_, column) = arrived.0.unwrap();
        assert!(column.unpack().iter().zip(&kwh).all(|(one, other)| (one - other).abs() <= 0.000_5 + 1e-12));
        // It must find room in a browser's store, which is five million letters for a whole site.
        assert!(text.len() < 60_000, "{}", text.len());
    }
}
