//! Hourly power of one kilowatt of modules in past years, from PVGIS.

use portal_evidence::Class;
use portal_units::time::HOUR_S;
use portal_units::{CivilDate, Instant, Irradiance, Power, Series, Speed, Stamp, Temperature};
use serde_json::Value;

use super::json::{self, Object};
use super::pvgis::{self, Modules};
use super::source::{Meta, ParseError, Record, Source};

const LIST: &str = "hourly";

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct PvgisSeries;

/// Modules and whole years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Years {
    /// The modules.
    pub modules: Modules,
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
}

/// Hours of whole years. The stamps are the minute of the satellite's scan, and the values hold at it.
#[derive(Debug, Clone, PartialEq)]
pub struct ModuleHours {
    /// Power of the modules of the question; of its nominal power, see `peak`.
    pub power: Series<Power>,
    /// Nominal power of the modules.
    pub peak: Power,
    /// Irradiance on the modules.
    pub irradiance: Series<Irradiance>,
    /// Dry-bulb temperature 2 m above ground.
    pub temperature: Series<Temperature>,
    /// Wind speed 10 m above ground.
    pub wind_speed: Series<Speed>,
    /// Hours whose irradiance PVGIS reconstructed because the satellite saw nothing.
    pub reconstructed: usize,
    years: (i32, i32),
}

impl Source for PvgisSeries {
    type Query = Years;
    type Record = ModuleHours;

    const META: Meta = pvgis::meta("pvgis-series", Class::Modelled);

    fn url(base: &str, query: &Years) -> String {
        let Years { modules, first, last } = query;
        format!("{base}/seriescalc?{}&pvcalculation=1&startyear={first}&endyear={last}", modules.parameters())
    }

    fn parse(body: &str) -> Result<ModuleHours, ParseError> {
        let hours = of_any_length(body)?;
        let (first, last) = hours.years;
        let day = |year| CivilDate::new(year, 1, 1).map(CivilDate::days).unwrap_or_default();
        let wanted = usize::try_from((day(last + 1) - day(first)) * 24).unwrap_or_default();
        let got = hours.power.values().len();
        if got == wanted { Ok(hours) } else { Err(ParseError::Count { field: LIST, got, wanted }) }
    }

    fn check(query: &Years, hours: &ModuleHours) -> Result<(), ParseError> {
        let is_asked = hours.years == (query.first, query.last);
        if is_asked { Ok(()) } else { Err(ParseError::Other { field: "year_min" }) }
    }
}

/// Reads an answer of any length.
pub(super) fn of_any_length(body: &str) -> Result<ModuleHours, ParseError> {
    let root = pvgis::root(body)?;
    let variables = pvgis::variables(&root, LIST)?;
    for (name, unit) in [("P", "W"), ("G(i)", "W/m2"), ("T2m", "degree Celsius"), ("WS10m", "m/s")] {
        pvgis::same_unit(variables, name, unit)?;
    }
    let inputs = json::object(&root, "inputs")?;
    let meteo = json::object(inputs, "meteo_data")?;
    let year = |field| {
        let year = i32::try_from(json::whole(meteo, field)?).ok().filter(|it| (1900..2200).contains(it));
        year.ok_or(ParseError::Field { field, wanted: "a year" })
    };
    let years = (year("year_min")?, year("year_max")?);
    let rows = json::list(json::object(&root, "outputs")?, LIST)?;
    let start = start(rows, years.0)?;
    let kilowatts = json::number(json::object(inputs, "pv_module")?, "peak_power")?;
    let columns = Columns { start, rows };
    Ok(ModuleHours {
        power: columns.series("P", |it| Power::from_kw(it / 1_000.0))?,
        peak: Power::from_kw(kilowatts),
        irradiance: columns.series("G(i)", Irradiance::from_w_per_m2)?,
        temperature: columns.series("T2m", Temperature::from_celsius)?,
        wind_speed: columns.series("WS10m", Speed::from_m_per_s)?,
        reconstructed: columns.count("Int")?,
        years,
    })
}

/// The first stamp, in the first hour of the first year, after all were found to rise by an hour.
fn start(rows: &[Value], year: i32) -> Result<Instant, ParseError> {
    let read = |row: &Value| {
        let stamp = pvgis::moment(json::text(json::row(row, LIST)?, "time")?);
        stamp.ok_or(ParseError::Field { field: "time", wanted: "times like 20130101:0010" })
    };
    let start = read(rows.first().ok_or(ParseError::Empty { field: LIST })?)?;
    let first = start.utc();
    if (first.date.year(), first.date.day_of_year(), first.hour()) != (year, 1, 0) {
        return Err(ParseError::Other { field: "time" });
    }
    let mut due = start;
    for (row, value) in rows.iter().enumerate() {
        if read(value)? != due {
            return Err(ParseError::Order { row });
        }
        due = due.plus_seconds(HOUR_S);
    }
    Ok(start)
}

struct Columns<'a> {
    start: Instant,
    rows: &'a [Value],
}

impl Columns<'_> {
    fn numbers(&self, field: &'static str) -> impl Iterator<Item = Result<Option<f64>, ParseError>> {
        let of = |row| -> Result<&Object, ParseError> { json::row(row, LIST) };
        self.rows.iter().map(move |row| json::maybe(of(row)?, field))
    }

    fn series<Q: Copy>(&self, field: &'static str, make: fn(f64) -> Q) -> Result<Series<Q>, ParseError> {
        let values = self.numbers(field).map(|it| Ok(it?.map(make))).collect::<Result<_, ParseError>>()?;
        Series::new(self.start, HOUR_S, Stamp::InstantAt(0), values)
            .map_err(|_| ParseError::Field { field, wanted: "a series" })
    }

    /// Rows whose flag is set.
    fn count(&self, field: &'static str) -> Result<usize, ParseError> {
        self.numbers(field).try_fold(0, |sum, it| Ok(sum + usize::from(it?.is_some_and(|it| it > 0.0))))
    }
}

impl Record for ModuleHours {
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
