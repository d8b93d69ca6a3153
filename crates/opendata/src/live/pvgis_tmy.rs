//! Typical meteorological year of a place, from PVGIS: twelve months of twelve years, as JSON or CSV.
//!
//! The rows keep the years of their months; the record puts them on the calendar of one common year. Temperature, wind
//! and pressure hold at the full hour in UTC, irradiance at the minute of the satellite's scan, `irradiance_time_offset`
//! hours later.

use portal_evidence::Class;
use portal_units::time::HOUR_S;
use portal_units::{
    CivilDate, Instant, Irradiance, Length, Pressure, Ratio, Series, Speed, Stamp, Temperature,
};
use serde_json::Value;

use super::source::{Meta, ParseError, Point, Record, Source};
use super::{json, pvgis, pvgis_csv};

/// Hours of the year.
const HOURS: usize = 8_760;
/// A year without a leap day, the one whose calendar the portal's own typical year has.
pub const NOMINAL_YEAR: i32 = 2025;
/// Variables with their units, in the order of [`Row`].
pub(super) const VARIABLES: [(&str, &str); 7] = [
    ("T2m", "degree Celsius"),
    ("RH", "%"),
    ("G(h)", "W/m2"),
    ("Gb(n)", "W/m2"),
    ("Gd(h)", "W/m2"),
    ("WS10m", "m/s"),
    ("SP", "Pa"),
];
/// One hour: its stamp as text and its values in the order of [`VARIABLES`].
pub(super) type Row<'a> = (&'a str, [f64; 7]);

/// The source; see [`Source`]. It is asked once for a place.
#[derive(Debug, Clone, Copy)]
pub struct PvgisTmy;

/// A typical year on the calendar of [`NOMINAL_YEAR`], in UTC.
#[derive(Debug, Clone, PartialEq)]
pub struct TypicalYear {
    /// Where it holds.
    pub at: Point,
    /// Height above the sea.
    pub elevation: Length,
    /// The year that each month was taken from, January first.
    pub years: [i32; 12],
    /// Dry-bulb temperature 2 m above ground.
    pub temperature: Series<Temperature>,
    /// Relative humidity, 0–1.
    pub humidity: Series<Ratio>,
    /// Global horizontal irradiance.
    pub ghi: Series<Irradiance>,
    /// Direct normal irradiance.
    pub dni: Series<Irradiance>,
    /// Diffuse horizontal irradiance.
    pub dhi: Series<Irradiance>,
    /// Wind speed 10 m above ground.
    pub wind_speed: Series<Speed>,
    /// Air pressure at the place.
    pub pressure: Series<Pressure>,
}

/// What stands before the hours.
pub(super) struct Head {
    /// Where the year holds.
    pub(super) at: Point,
    /// Height above the sea.
    pub(super) elevation: Length,
    /// Hours from a stamp to the moment of its irradiance.
    pub(super) offset_h: f64,
    /// The year of each month.
    pub(super) years: [i32; 12],
}

impl Source for PvgisTmy {
    type Query = Point;
    type Record = TypicalYear;

    const META: Meta = pvgis::meta("pvgis-tmy", Class::Typical);

    fn url(base: &str, query: &Point) -> String {
        let Point { latitude, longitude } = query;
        format!("{base}/tmy?lat={latitude:.4}&lon={longitude:.4}&outputformat=json")
    }

    /// Reads JSON, or CSV when the answer does not begin with a brace.
    fn parse(body: &str) -> Result<TypicalYear, ParseError> {
        let year = if body.trim_start().starts_with('{') { from_json(body)? } else { pvgis_csv::year(body)? };
        let got = year.ghi.values().len();
        if got == HOURS {
            Ok(year)
        } else {
            Err(ParseError::Count { field: "tmy_hourly", got, wanted: HOURS })
        }
    }

    fn check(query: &Point, year: &TypicalYear) -> Result<(), ParseError> {
        // PVGIS repeats the place as asked, to three or four digits.
        const CLOSE: f64 = 0.01;
        let is_near = (year.at.latitude - query.latitude).abs() < CLOSE
            && (year.at.longitude - query.longitude).abs() < CLOSE;
        if is_near { Ok(()) } else { Err(ParseError::Other { field: "location" }) }
    }
}

/// Reads an answer in JSON of any length.
pub(super) fn from_json(body: &str) -> Result<TypicalYear, ParseError> {
    const LIST: &str = "tmy_hourly";
    let root = pvgis::root(body)?;
    let variables = pvgis::variables(&root, LIST)?;
    for (name, unit) in VARIABLES {
        pvgis::same_unit(variables, name, unit)?;
    }
    let inputs = json::object(&root, "inputs")?;
    let outputs = json::object(&root, "outputs")?;
    let (at, elevation) = pvgis::place(inputs)?;
    let offset_h = json::number(json::object(inputs, "location")?, "irradiance_time_offset")?;
    let head = Head { at, elevation, offset_h, years: years(json::list(outputs, "months_selected")?)? };
    let row = |row| {
        let row = json::row(row, LIST)?;
        let mut values = [0.0; 7];
        for (value, (name, _)) in values.iter_mut().zip(VARIABLES) {
            *value = json::number(row, name)?;
        }
        Ok((json::text(row, "time(UTC)")?, values))
    };
    let rows = json::list(outputs, LIST)?.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    year(&head, &rows)
}

fn years(months: &[Value]) -> Result<[i32; 12], ParseError> {
    let field = "months_selected";
    let mut years = [0; 12];
    if months.len() != years.len() {
        return Err(ParseError::Count { field, got: months.len(), wanted: years.len() });
    }
    for ((month, selected), year) in (1..).zip(months).zip(&mut years) {
        let selected = json::row(selected, field)?;
        if json::whole(selected, "month")? != month {
            return Err(ParseError::Field { field, wanted: "the twelve months in order" });
        }
        *year = i32::try_from(json::whole(selected, "year")?).unwrap_or(0);
    }
    Ok(years)
}

/// Puts the rows on the calendar, after each stamp was found to be the hour that is due.
pub(super) fn year(head: &Head, rows: &[Row<'_>]) -> Result<TypicalYear, ParseError> {
    let refused = ParseError::Field { field: "time(UTC)", wanted: "hours of the selected months" };
    let start = CivilDate::new(NOMINAL_YEAR, 1, 1).map_err(|_| refused.clone())?.midnight_utc();
    for (row, (stamp, _)) in rows.iter().enumerate() {
        let stamp = pvgis::moment(stamp).ok_or_else(|| refused.clone())?.utc();
        let due = start.plus_seconds(i64::try_from(row).unwrap_or(0) * HOUR_S).utc();
        let year = head.years.get(usize::from(due.date.month()) - 1);
        let is_due = year == Some(&stamp.date.year())
            && (stamp.date.month(), stamp.date.day()) == (due.date.month(), due.date.day())
            && stamp.second_of_day == due.second_of_day;
        if !is_due {
            return Err(ParseError::Order { row });
        }
    }
    if !(-1.0..=1.0).contains(&head.offset_h) {
        return Err(ParseError::Field { field: "irradiance_time_offset", wanted: "at most an hour" });
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most an hour, in whole seconds")]
    let scan = Stamp::InstantAt((head.offset_h * 3_600.0).round() as i64);
    let full = Stamp::InstantAt(0);
    let columns = Columns { start, rows };
    Ok(TypicalYear {
        at: head.at,
        elevation: head.elevation,
        years: head.years,
        temperature: columns.series(0, full, Temperature::from_celsius)?,
        humidity: columns.series(1, full, |it| Ratio::from_fraction(it / 100.0))?,
        ghi: columns.series(2, scan, Irradiance::from_w_per_m2)?,
        dni: columns.series(3, scan, Irradiance::from_w_per_m2)?,
        dhi: columns.series(4, scan, Irradiance::from_w_per_m2)?,
        wind_speed: columns.series(5, full, Speed::from_m_per_s)?,
        pressure: columns.series(6, full, |it| Pressure::from_hpa(it / 100.0))?,
    })
}

struct Columns<'a> {
    start: Instant,
    rows: &'a [Row<'a>],
}

impl Columns<'_> {
    fn series<Q: Copy>(
        &self,
        column: usize,
        stamp: Stamp,
        make: fn(f64) -> Q,
    ) -> Result<Series<Q>, ParseError> {
        let values = self.rows.iter().map(|(_, values)| values.get(column).copied().map(make)).collect();
        Series::new(self.start, HOUR_S, stamp, values)
            .map_err(|_| ParseError::Field { field: "tmy_hourly", wanted: "a series" })
    }
}

impl Record for TypicalYear {
    fn as_of(&self, _: Instant) -> Option<Instant> {
        None
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}
