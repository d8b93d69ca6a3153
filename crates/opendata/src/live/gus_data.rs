//! Yearly figures of one territorial unit, from the Local Data Bank (BDL) of Statistics Poland.

use portal_units::{CivilDate, CivilDateTime, Instant};
use serde_json::Value;

use super::gus;
use super::json::{self, Object};
use super::source::{Meta, ParseError, Record, Source};

/// Attribute of a figure that is one. Others say that nothing was counted, is secret or is not known yet; the bank
/// then writes 0.
const IS_FIGURE: u32 = 1;

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct GusData;

/// A unit and the numbers of variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitVariables {
    /// Code of the unit.
    pub unit: String,
    /// Numbers of the variables.
    pub variables: Vec<u32>,
}

/// Yearly figures of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitFigures {
    /// Code of the unit.
    pub unit: String,
    /// Name of the unit.
    pub name: String,
    /// When the bank changed them last.
    pub updated: Option<Instant>,
    /// Each variable once.
    pub variables: Vec<Variable>,
}

/// One variable over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its number.
    pub id: u32,
    /// Number of its unit of measure in the bank.
    pub measure: u32,
    /// Years that rise, each with its figure; `None` where the bank has none.
    pub years: Vec<(i32, Option<f64>)>,
}

impl Source for GusData {
    type Query = UnitVariables;
    type Record = UnitFigures;

    const META: Meta = gus::meta("gus-bdl");

    fn url(base: &str, query: &UnitVariables) -> String {
        let variables = query.variables.iter().map(|it| format!("var-id={it}&"));
        let variables: String = variables.collect();
        format!("{base}/data/by-unit/{}?{variables}format=json&page-size=100", gus::escaped(&query.unit))
    }

    fn parse(body: &str) -> Result<UnitFigures, ParseError> {
        let root = gus::root(body)?;
        let variables = gus::rows(&root)?.iter().map(variable).collect::<Result<Vec<_>, _>>()?;
        if variables.is_empty() {
            return Err(ParseError::Empty { field: gus::LIST });
        }
        Ok(UnitFigures {
            unit: json::text(&root, "unitId")?.to_owned(),
            name: json::text(&root, "unitName")?.to_owned(),
            updated: updated(&root)?,
            variables,
        })
    }

    fn check(query: &UnitVariables, figures: &UnitFigures) -> Result<(), ParseError> {
        let is_asked = |it: &Variable| query.variables.contains(&it.id);
        if figures.unit != query.unit || !figures.variables.iter().all(is_asked) {
            return Err(ParseError::Other { field: "unitId" });
        }
        Ok(())
    }
}

/// The bank writes milliseconds, which no other source does.
fn updated(root: &Object) -> Result<Option<Instant>, ParseError> {
    let field = "lastUpdate";
    match root.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => {
            let seconds = json::text(root, field)?.get(..19).and_then(|it| CivilDateTime::parse(it).ok());
            seconds.map(|it| Some(it.as_utc())).ok_or(ParseError::Field { field, wanted: "a time" })
        }
    }
}

fn variable(row: &Value) -> Result<Variable, ParseError> {
    let row = json::row(row, gus::LIST)?;
    let mut years: Vec<(i32, Option<f64>)> = Vec::new();
    for (index, value) in json::list(row, "values")?.iter().enumerate() {
        let value = json::row(value, "values")?;
        // A year is a text.
        let year = json::text(value, "year")?.parse().ok().filter(|it| (1900..2200).contains(it));
        let year = year.ok_or(ParseError::Field { field: "year", wanted: "a year in a text" })?;
        if years.last().is_some_and(|(before, _)| *before >= year) {
            return Err(ParseError::Order { row: index });
        }
        let figure = json::maybe(value, "val")?;
        let is_figure = json::whole(value, "attrId")? == IS_FIGURE;
        years.push((year, figure.filter(|_| is_figure)));
    }
    Ok(Variable { id: json::whole(row, "id")?, measure: json::whole(row, "measureUnitId")?, years })
}

impl Record for UnitFigures {
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
