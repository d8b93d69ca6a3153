//! What PVGIS says of the place: its typical year and the average yield of a roof.

use std::fmt::Write as _;

use portal_opendata::live::pvgis::{BASE, Modules};
use portal_opendata::live::{PvgisPvcalc, PvgisTmy, Source as _};
use portal_units::Angle;

use super::{Asking, Failure};
use crate::history::{Column, Shape, cell, number};

/// A typical year in JSON has more than a million bytes.
const MAX_BYTES: u64 = 3_800_000;

const HOUR: Column = Column {
    name: "hour_utc",
    kind: "datetime",
    unit: "",
    title: "full hour on the calendar of a common year; irradiance holds `scan_s` seconds later",
};
/// Table of the typical year.
pub(super) static TYPICAL_YEAR: Shape = Shape {
    columns: &[
        HOUR,
        number("temperature_c", "°C", "air temperature 2 m above ground"),
        number("humidity_percent", "%", "relative humidity"),
        number("ghi_w_m2", "W/m²", "global horizontal irradiance"),
        number("dni_w_m2", "W/m²", "direct normal irradiance"),
        number("dhi_w_m2", "W/m²", "diffuse horizontal irradiance"),
        number("wind_10m_m_s", "m/s", "wind speed 10 m above ground"),
        number("pressure_hpa", "hPa", "air pressure at the place"),
        number("scan_s", "s", "from the full hour to the moment of the irradiance"),
    ],
    keys: 1,
};

/// The typical year of the place.
pub(super) fn typical_year(asking: &Asking) -> Result<(), Failure> {
    let place = asking.around.place;
    let body = asking.get(&PvgisTmy::url(&asking.base(BASE), &place), MAX_BYTES)?;
    let year = PvgisTmy::answer(&place, &body)?;
    let names: Vec<&str> = TYPICAL_YEAR.columns.iter().map(|it| it.name).collect();
    let mut table = format!("{}\n", names.join(","));
    let scan_s = year.ghi.stamp().middle_s(year.ghi.step_s());
    let mut values = 0;
    for (row, (at, temperature)) in year.temperature.iter().enumerate() {
        let cells = [
            temperature.map(portal_units::Temperature::celsius),
            year.humidity.values().get(row).copied().flatten().map(|it| it.fraction() * 100.0),
            year.ghi.values().get(row).copied().flatten().map(portal_units::Irradiance::w_per_m2),
            year.dni.values().get(row).copied().flatten().map(portal_units::Irradiance::w_per_m2),
            year.dhi.values().get(row).copied().flatten().map(portal_units::Irradiance::w_per_m2),
            year.wind_speed.values().get(row).copied().flatten().map(portal_units::Speed::m_per_s),
            year.pressure.values().get(row).copied().flatten().map(portal_units::Pressure::hpa),
        ];
        values += cells.iter().flatten().count();
        let cells: Vec<String> = cells.iter().map(|it| it.map_or_else(String::new, cell)).collect();
        let _ = writeln!(table, "{at},{},{scan_s}", cells.join(","));
    }
    asking.count(values, 0)?;
    asking.keep_file("pvgis-tmy.csv", &table)
}

/// One kilowatt on the roof of the configuration.
pub(super) fn average_yield(asking: &Asking) -> Result<(), Failure> {
    let roof = asking.around.config.pvgis;
    let (tilt, azimuth) = (Angle::from_degrees(roof.tilt), Angle::from_degrees(roof.azimuth));
    let (_, body) = asking.one::<PvgisPvcalc>(BASE, &Modules { at: asking.around.place, tilt, azimuth })?;
    asking.count(13, 0)?;
    asking.keep_file("pvgis-pvcalc.json", &body)
}
