//! Generation of the Polish power system by source for every quarter of a day, from PSE.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant, Power, Series, Stamp};
use serde_json::Value;

use super::fuel::Fuel;
use super::json;
use super::open_meteo::as_of;
use super::pse::{self, QUARTER_S};
use super::source::{Meta, Paged, ParseError, Record, Source};

/// Address of the service.
pub const BASE: &str = "https://api.raporty.pse.pl/api/his-gen-pal-sire";

/// The source; see [`Source`]. It is asked for a business day; the rows of a day come in several pages.
#[derive(Debug, Clone, Copy)]
pub struct PseHisGenPal;

/// Generation by source; means that end at their stamps.
#[derive(Debug, Clone, PartialEq)]
pub struct GenerationMix {
    /// The day in Poland.
    pub day: CivilDate,
    /// Each kind once, all on the same quarters; missing where the report has no row.
    pub by_fuel: Vec<(Fuel, Series<Power>)>,
}

impl Source for PseHisGenPal {
    type Query = CivilDate;
    type Record = GenerationMix;

    const META: Meta = pse::meta(
        "pse-his-gen-pal",
        "https://raporty.pse.pl/report/his-gen-pal",
        Class::Preliminary,
        3 * 3_600,
    );

    fn url(base: &str, query: &CivilDate) -> String {
        pse::url(base, *query)
    }

    fn parse(body: &str) -> Result<GenerationMix, ParseError> {
        Self::parse_pages(&[body])
    }

    fn check(query: &CivilDate, record: &GenerationMix) -> Result<(), ParseError> {
        pse::of_day(*query, record.day)
    }
}

impl Paged for PseHisGenPal {
    fn next(base: &str, _: &CivilDate, _: u32, body: &str) -> Result<Option<String>, ParseError> {
        pse::next(base, body)
    }

    fn parse_pages(bodies: &[&str]) -> Result<GenerationMix, ParseError> {
        let rows = pse::rows(bodies)?;
        let first = rows.first().ok_or(ParseError::Empty { field: "value" })?;
        let day = json::day(json::row(first, "value")?, "business_date")?;
        let mut table = Table::of_day(day)?;
        for (row, value) in rows.iter().enumerate() {
            table.add(row, value)?;
        }
        table.finish()
    }
}

/// The rows of a day, put into columns. Rows rise in time; those of one quarter come in any order.
struct Table {
    day: CivilDate,
    midnight: Instant,
    quarters: usize,
    last: usize,
    by_fuel: Vec<(Fuel, Vec<Cell>)>,
}

/// What the report says of a kind in a quarter.
#[derive(Clone, Copy)]
enum Cell {
    /// No row yet.
    Absent,
    /// A row; its value may be missing.
    Row(Option<f64>),
}

impl Cell {
    fn power(self) -> Option<Power> {
        match self {
            Self::Absent | Self::Row(None) => None,
            Self::Row(Some(megawatts)) => Some(pse::megawatts(megawatts)),
        }
    }
}

impl Table {
    fn of_day(day: CivilDate) -> Result<Self, ParseError> {
        let (midnight, quarters) = pse::local_day(day)?;
        Ok(Self { day, midnight, quarters, last: 0, by_fuel: Vec::new() })
    }

    fn add(&mut self, row: usize, value: &Value) -> Result<(), ParseError> {
        let value = json::row(value, "value")?;
        if json::day(value, "business_date")? != self.day {
            return Err(ParseError::Other { field: "business_date" });
        }
        let after_s = json::utc(value, "dtime_utc")?.seconds_since(self.midnight);
        let quarter = usize::try_from(after_s / QUARTER_S - 1).ok();
        let quarter =
            quarter.filter(|it| after_s % QUARTER_S == 0 && (self.last..self.quarters).contains(it));
        let quarter = quarter.ok_or(ParseError::Order { row })?;
        self.last = quarter;
        let fuel = Fuel::from_entsoe(json::text(value, "alias_entsoe")?)
            .ok_or(ParseError::Field { field: "alias_entsoe", wanted: "a known source" })?;
        let megawatts = decimal_comma(value)?;
        let place = self.by_fuel.iter().position(|(it, _)| *it == fuel).unwrap_or_else(|| {
            self.by_fuel.push((fuel, vec![Cell::Absent; self.quarters]));
            self.by_fuel.len() - 1
        });
        let cell = self.by_fuel.get_mut(place).and_then(|(_, column)| column.get_mut(quarter));
        match cell {
            Some(cell @ Cell::Absent) => *cell = Cell::Row(megawatts),
            _ => return Err(ParseError::Order { row }),
        }
        Ok(())
    }

    /// The columns up to the last quarter that any of them has.
    fn finish(self) -> Result<GenerationMix, ParseError> {
        let start = self.midnight.plus_seconds(QUARTER_S);
        let series = |(fuel, column): (Fuel, Vec<Cell>)| {
            let known = column.into_iter().take(self.last + 1);
            let values = known.map(Cell::power).collect();
            let series = Series::new(start, QUARTER_S, Stamp::MeanToEnd, values);
            Ok((fuel, series.map_err(|_| ParseError::Field { field: "value", wanted: "a series" })?))
        };
        let by_fuel = self.by_fuel.into_iter().map(series).collect::<Result<_, ParseError>>()?;
        Ok(GenerationMix { day: self.day, by_fuel })
    }
}

/// The report writes megawatts as text with a decimal comma, `"58,965"`.
fn decimal_comma(of: &json::Object) -> Result<Option<f64>, ParseError> {
    match of.get("value") {
        Some(Value::String(text)) => json::written(&text.replace(',', "."))
            .map(Some)
            .ok_or(ParseError::Field { field: "value", wanted: "a number with a decimal comma" }),
        _ => json::maybe(of, "value"),
    }
}

impl Record for GenerationMix {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        self.by_fuel.iter().filter_map(|(_, it)| as_of(it, now)).max()
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
