//! Yearly figures of the place, from Statistics Poland.

use std::fmt::Write as _;

use portal_opendata::live::gus::BASE;
use portal_opendata::live::{GusData, GusUnits, UnitName, UnitVariables};

use super::{Asking, Failure};
use crate::history::{Shape, cell, number, whole, word};

/// Table of the figures.
pub(super) static FIGURES: Shape = Shape {
    columns: &[
        word("unit", "code of the territorial unit"),
        whole("variable", "number of the variable in the Local Data Bank"),
        whole("year", "year"),
        number("value", "", "figure, in the unit of the variable"),
    ],
    keys: 3,
};

/// The figures of the unit that bears the name of the place.
pub(super) fn run(asking: &Asking) -> Result<(), Failure> {
    let config = &asking.around.config.gus;
    let name = UnitName { name: asking.around.place_name.to_owned(), level: config.level };
    let (list, _) = asking.one::<GusUnits>(BASE, &name)?;
    let unit = list.units.iter().find(|it| it.level == config.level);
    let unit = unit.ok_or(Failure::NotHere("no territorial unit bears the name of the place"))?;
    let query = UnitVariables { unit: unit.id.clone(), variables: config.variables.clone() };
    let (figures, _) = asking.one::<GusData>(BASE, &query)?;
    let mut table = "unit,variable,year,value\n".to_owned();
    let (mut values, mut missing) = (0, 0);
    for variable in &figures.variables {
        for (year, figure) in &variable.years {
            values += usize::from(figure.is_some());
            missing += usize::from(figure.is_none());
            let figure = figure.map_or_else(String::new, cell);
            let _ = writeln!(table, "{},{},{year},{figure}", figures.unit, variable.id);
        }
    }
    asking.count(values, missing)?;
    asking.keep_file("gus-bdl.csv", &table)
}
