//! What a reader brings to the calculators, kept in this browser: the own use of electricity hour by hour in place of a
//! profile, and the weather of a real year in place of the substitute. An address asks for each by itself.

#[cfg(target_arch = "wasm32")]
use std::cell::RefCell;

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::year::WeatherAxis;
use crate::storage;

/// What an address says when the reader's own use is to be worked with.
pub const LOAD: &str = "meter=own";
/// What stands before the year whose weather an address asks for. No calculator has a question of this name.
const YEAR: &str = "year=";
/// What links of earlier versions say: whatever is kept.
const ALL: &str = "own=year";
/// Attribute `id` of the note that the kept use is worked with; it is hidden until then.
pub const LOAD_NOTE: &str = "own-load";
/// The same for the weather.
pub const WEATHER_NOTE: &str = "own-weather";
/// Attribute of the document while its calculators work on a real year: what is said of the substitute is hidden then.
#[cfg(target_arch = "wasm32")]
const REAL: &str = "data-real-year";
/// Where it is kept.
const KEY: &str = "own-year";

/// What is kept. Lists are read by less code than names are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Own(
    /// Name of the file and use of each hour of the kept weather, or of the substitute where none is kept. \[kWh\]
    pub Option<(String, Column)>,
    /// The calendar year, time and place, and the columns of [`super::PackedYear::weather`].
    pub Option<(String, WeatherAxis, [Column; 5])>,
    /// Use of each hour of the substitute, where weather is kept too. \[kWh\]
    #[serde(default)]
    pub Option<Column>,
);

/// What an address asks for of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The calendar year of the weather; empty for whichever is kept, `None` for the substitute.
    pub year: Option<String>,
    /// Whether the own use is to be worked with.
    pub load: bool,
}

impl Asked {
    /// What a query asks for.
    pub fn of(query: &str) -> Self {
        let says = |mark| query.split('&').any(|it| it == mark);
        let year = query.split('&').find_map(|it| it.strip_prefix(YEAR));
        Self {
            year: year.or_else(|| says(ALL).then_some("")).map(str::to_owned),
            load: says(LOAD) || says(ALL),
        }
    }

    /// Whether it is the weather of this year.
    pub fn is_of(&self, year: &str) -> bool {
        self.year.as_deref().is_some_and(|it| it.is_empty() || it == year)
    }
}

/// What an address says to ask for the weather of a year.
pub fn for_year(year: &str) -> String {
    format!("{YEAR}{year}")
}

/// A query that asks for the weather of another year, or for the substitute, and is the same for the rest.
pub fn with_year(query: &str, year: Option<&str>) -> String {
    let load = Asked::of(query).load.then(|| LOAD.to_owned());
    let rest = query.split('&').filter(|it| !it.is_empty() && !is_own(it)).map(str::to_owned);
    rest.chain(load).chain(year.map(for_year)).collect::<Vec<_>>().join("&")
}

/// Whether a part of a query says only what of the reader's own is worked with.
pub fn is_own(part: &str) -> bool {
    part == LOAD || part == ALL || part.starts_with(YEAR)
}

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

    /// The calendar year whose weather is kept.
    pub fn year(&self) -> Option<&str> {
        self.1.as_ref().map(|it| it.0.as_str())
    }

    /// Use of the year. \[kWh\]
    pub fn total_kwh(&self) -> f64 {
        self.0.as_ref().map_or(0.0, |it| it.1.unpack().iter().sum())
    }
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    /// The calendar year whose weather the calculators of the page work on, where it is real.
    static REAL_YEAR: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The calendar year whose weather the calculators of the page work on; `None` for the substitute.
#[cfg(target_arch = "wasm32")]
pub(super) fn real_year() -> Option<String> {
    REAL_YEAR.with_borrow(Clone::clone)
}

/// Natively there is the substitute only.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const fn real_year() -> Option<String> {
    None
}

/// Puts what is kept into a year where the address asks for it, and says so at the top of the page.
#[cfg(target_arch = "wasm32")]
pub(super) fn open(
    mut packed: super::PackedYear,
    zone: &portal_units::ZoneRule,
) -> Option<portal_calculators::shared::year::Year> {
    let asked = Asked::of(&storage::query());
    let is_any = asked.load || asked.year.is_some();
    let Own(load, weather, on_substitute) = if is_any { Own::kept() } else { Own::default() };
    let is_alone = weather.is_none();
    let weather = weather.filter(|it| asked.is_of(&it.0));
    let load = if is_alone || weather.is_some() { load.map(|it| it.1) } else { on_substitute };
    let load = load.filter(|_| asked.load);
    let real = weather.as_ref().map(|it| it.0.clone());
    show(WEATHER_NOTE, real.is_some());
    show(LOAD_NOTE, load.is_some());
    mark(real.is_some());
    REAL_YEAR.set(real);
    if let Some((_, axis, columns)) = weather {
        (packed.axis, packed.weather) = (axis, columns);
    }
    let mut year = packed.open(zone).ok()?;
    if let Some(kwh) = load {
        year.set_load(&kwh.unpack());
    }
    Some(year)
}

/// Says of the whole document whether it works on a real year.
#[cfg(target_arch = "wasm32")]
fn mark(is_real: bool) {
    if let Some(root) = leptos::prelude::document().document_element() {
        let _ = if is_real { root.set_attribute(REAL, "") } else { root.remove_attribute(REAL) };
    }
}

/// Brings a note to the top of the page, or hides it.
#[cfg(target_arch = "wasm32")]
fn show(note: &str, is_shown: bool) {
    let document = leptos::prelude::document();
    let (Some(note), Some(page)) = (document.get_element_by_id(note), document.get_element_by_id("content"))
    else {
        return;
    };
    if is_shown {
        let _ = note.remove_attribute("hidden");
        let _ = page.insert_adjacent_element("afterbegin", &note);
    } else {
        let _ = note.set_attribute("hidden", "");
    }
}

#[cfg(test)]
mod tests {
    use portal_calculators::{Form, Kind, Question, Value};

    use super::*;

    #[test]
    fn a_year_of_hours_survives_being_kept_to_the_watt_hour() {
        let kwh: Vec<f64> = (0..8_760).map(|it| f64::from(it % 31) * 0.1234).collect();
        let own = Own(Some(("a.csv".to_owned(), packed(&kwh).unwrap())), None, None);
        let text = serde_json::to_string(&own).unwrap();
        let arrived = serde_json::from_str::<Own>(&text).unwrap();
        assert_eq!(arrived, own);
        let (_, column) = arrived.0.unwrap();
        assert!(column.unpack().iter().zip(&kwh).all(|(one, other)| (one - other).abs() <= 0.000_5 + 1e-12));
        // It must find room in a browser's store, which is five million letters for a whole site.
        assert!(text.len() < 60_000, "{}", text.len());
    }

    #[test]
    fn what_was_kept_before_weather_and_use_were_apart_is_still_read() {
        let own: Own = serde_json::from_str("[[\"a.csv\",[1,0,\"CE\"]],null]").unwrap();
        assert_eq!(own.0.unwrap().1.unpack(), [1.0, 2.0]);
        assert_eq!((own.1, own.2), (None, None));
    }

    #[test]
    fn an_address_asks_for_a_year_of_weather_and_for_the_own_use_each_by_itself() {
        let asked = |query| Asked::of(query);
        assert_eq!(asked("v=1&power=8"), Asked { year: None, load: false });
        assert_eq!(asked("year=2023&power=8"), Asked { year: Some("2023".to_owned()), load: false });
        assert_eq!(asked("power=8&meter=own"), Asked { year: None, load: true });
        // A link of an earlier version asked for all that is kept; the heat plant's question of that name takes numbers.
        assert_eq!(asked("own=year"), Asked { year: Some(String::new()), load: true });
        assert_eq!(asked("own=20"), Asked { year: None, load: false });
        assert!(asked("own=year").is_of("2023") && asked("year=2023").is_of("2023"));
        assert!(!asked("year=2022").is_of("2023") && !asked("").is_of("2023"));
    }

    #[test]
    fn another_year_changes_nothing_else_in_the_address() {
        assert_eq!(with_year("v=1&power=8", Some("2023")), "v=1&power=8&year=2023");
        assert_eq!(with_year("year=2023&v=1&power=8&meter=own", None), "v=1&power=8&meter=own");
        assert_eq!(with_year("own=year&own=20", None), "own=20&meter=own");
        assert_eq!(with_year("year=2023", None), "");
    }

    #[test]
    fn every_form_keeps_what_is_asked_for_through_a_change_a_preset_and_the_start() {
        for calculator in portal_calculators::ALL {
            let slug = calculator.about().slug;
            assert!(calculator.questions().iter().all(|it| !is_own(&format!("{}=own", it.key))), "{slug}");
            let starts: Vec<_> = calculator.questions().iter().map(start).collect();
            let (mut form, notices) = Form::read(*calculator, starts, "year=2023&meter=own");
            assert_eq!(notices, [], "{slug}");
            let asked = Asked { year: Some("2023".to_owned()), load: true };
            for act in [Form::reset, |form: &mut Form| form.preset(""), |form: &mut Form| form.enter(0, "1")]
            {
                act(&mut form);
                assert_eq!(Asked::of(&form.query()), asked, "{slug}");
            }
        }
    }

    fn start(question: &Question) -> Value {
        match question.kind {
            Kind::Choice { .. } => Value::Choice(0),
            Kind::Number { range, .. } => Value::Number(range.min),
        }
    }
}
