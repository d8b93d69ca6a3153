//! Average yield of one kilowatt of modules by month and year, from PVGIS.

use portal_evidence::Class;
use portal_units::{CivilDate, Energy, Instant, Ratio};
use serde_json::Value;

use super::json::{self, Object};
use super::pvgis::{self, Modules};
use super::source::{Meta, ParseError, Record, Source};

/// The source; see [`Source`].
#[derive(Debug, Clone, Copy)]
pub struct PvgisPvcalc;

/// What one kilowatt of modules yields in an average year.
#[derive(Debug, Clone, PartialEq)]
pub struct AverageYield {
    /// Yield of the modules of the question in a year.
    pub year: Energy,
    /// Standard deviation from year to year.
    pub deviation: Energy,
    /// Yield of each month, January first.
    pub months: [Energy; 12],
    /// Loss by light that falls in at an angle; losses are negative.
    pub loss_angle: Ratio,
    /// Change by the spectrum of the light; `None` where PVGIS has no such model.
    pub change_spectrum: Option<Ratio>,
    /// Loss by warm modules and weak light.
    pub loss_temperature: Ratio,
    /// All losses together, those of the system among them.
    pub loss_total: Ratio,
}

impl Source for PvgisPvcalc {
    type Query = Modules;
    type Record = AverageYield;

    const META: Meta = pvgis::meta("pvgis-pvcalc", Class::Modelled);

    fn url(base: &str, query: &Modules) -> String {
        format!("{base}/PVcalc?{}", query.parameters())
    }

    fn parse(body: &str) -> Result<AverageYield, ParseError> {
        let root = pvgis::root(body)?;
        let outputs = json::object(&root, "outputs")?;
        let totals = json::object(json::object(outputs, "totals")?, "fixed")?;
        let energy = |field| json::number(totals, field).map(Energy::from_kwh);
        let percent = |field| json::number(totals, field).map(|it| Ratio::from_fraction(it / 100.0));
        Ok(AverageYield {
            year: energy("E_y")?,
            deviation: energy("SD_y")?,
            months: months(json::list(json::object(outputs, "monthly")?, "fixed")?)?,
            loss_angle: percent("l_aoi")?,
            change_spectrum: spectrum(totals)?,
            loss_temperature: percent("l_tg")?,
            loss_total: percent("l_total")?,
        })
    }
}

/// This one stands in a text, `"1.6"`; `"?(0)"` where there is no model.
fn spectrum(totals: &Object) -> Result<Option<Ratio>, ParseError> {
    let field = "l_spec";
    let share = |it: f64| Ratio::from_fraction(it / 100.0);
    match totals.get(field) {
        Some(Value::String(text)) if text.starts_with('?') => Ok(None),
        Some(Value::String(_)) => json::written_number(totals, field).map(share).map(Some),
        _ => Ok(json::maybe(totals, field)?.map(share)),
    }
}

fn months(rows: &[Value]) -> Result<[Energy; 12], ParseError> {
    let field = "monthly";
    let mut months = [Energy::from_kwh(0.0); 12];
    if rows.len() != months.len() {
        return Err(ParseError::Count { field, got: rows.len(), wanted: months.len() });
    }
    for (index, (row, month)) in rows.iter().zip(&mut months).enumerate() {
        let row = json::row(row, field)?;
        if usize::try_from(json::whole(row, "month")?) != Ok(index + 1) {
            return Err(ParseError::Order { row: index });
        }
        *month = Energy::from_kwh(json::number(row, "E_m")?);
    }
    Ok(months)
}

impl Record for AverageYield {
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
