//! Territorial units by name, from the Local Data Bank (BDL) of Statistics Poland.

use portal_units::{CivilDate, Instant};

use super::gus;
use super::json;
use super::source::{Meta, ParseError, Record, Source};

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct GusUnits;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// Part of the name.
    pub name: String,
    /// Level; 5 are counties and cities with their rights, 6 communes.
    pub level: u32,
}

/// Units that bear the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitList {
    /// The units.
    pub units: Vec<Unit>,
}

/// A territorial unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its code in the bank.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: u32,
}

impl Source for GusUnits {
    type Query = UnitName;
    type Record = UnitList;

    const META: Meta = gus::meta("gus-units");

    fn url(base: &str, query: &UnitName) -> String {
        let name = gus::escaped(&query.name);
        format!("{base}/units/search?name={name}&level={}&format=json&page-size=100", query.level)
    }

    fn parse(body: &str) -> Result<UnitList, ParseError> {
        let unit = |row| -> Result<Unit, ParseError> {
            let row = json::row(row, gus::LIST)?;
            Ok(Unit {
                id: json::text(row, "id")?.to_owned(),
                name: json::text(row, "name")?.to_owned(),
                level: json::whole(row, "level")?,
            })
        };
        let root = gus::root(body)?;
        let units = gus::rows(&root)?.iter().map(unit).collect::<Result<Vec<Unit>, _>>()?;
        for (row, unit) in units.iter().enumerate() {
            if units.iter().take(row).any(|it| it.id == unit.id) {
                return Err(ParseError::Order { row });
            }
        }
        Ok(UnitList { units })
    }
}

impl Record for UnitList {
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
