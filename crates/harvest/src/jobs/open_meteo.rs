//! Copies of the services of Open-Meteo, and the history of past weather.

use portal_opendata::live::{
    OpenMeteoAirQuality, OpenMeteoArchive, OpenMeteoForecast, PastDays, Record, open_meteo_air_quality,
    open_meteo_archive, open_meteo_forecast,
};
use portal_units::Series;

use super::{Asking, Failure};
use crate::history::{Column, Row, Rows, Shape, number};

/// Days that the reanalysis lags behind, and some before them for corrections.
const PAST_DAYS: i64 = 14;

const STAMP: Column = Column {
    name: "stamp_utc",
    kind: "datetime",
    unit: "",
    title: "moment of the values; irradiance is the mean of the hour before it",
};
/// Table of past weather.
pub(super) static ARCHIVE: Shape = Shape {
    columns: &[
        STAMP,
        number("temperature_c", "°C", "air temperature 2 m above ground"),
        number("ghi_w_m2", "W/m²", "global horizontal irradiance"),
        number("dni_w_m2", "W/m²", "direct normal irradiance"),
        number("dhi_w_m2", "W/m²", "diffuse horizontal irradiance"),
        number("wind_10m_m_s", "m/s", "wind speed 10 m above ground"),
        number("wind_100m_m_s", "m/s", "wind speed 100 m above ground"),
        number("pressure_hpa", "hPa", "air pressure at the ground"),
    ],
    keys: 1,
};

/// A copy of the forecast.
pub(super) fn forecast(asking: &Asking) -> Result<(), Failure> {
    let (forecast, body) =
        asking.one::<OpenMeteoForecast>(open_meteo_forecast::BASE, &asking.around.place)?;
    let (values, missing) = counted(&[&forecast.ghi, &forecast.dni, &forecast.dhi]);
    let (more, fewer) = counted(&[&forecast.temperature]);
    asking.count(values + more, missing + fewer)?;
    covers_now(asking, &forecast)?;
    asking.keep_file("open-meteo-forecast.json", &body)
}

/// A copy of the air quality.
pub(super) fn air_quality(asking: &Asking) -> Result<(), Failure> {
    let (air, body) =
        asking.one::<OpenMeteoAirQuality>(open_meteo_air_quality::BASE, &asking.around.place)?;
    let hours: Vec<_> = air.pollutants.iter().map(|it| &it.hours).collect();
    let (values, missing) = counted(&hours);
    asking.count(values, missing)?;
    covers_now(asking, &air)?;
    asking.keep_file("open-meteo-air-quality.json", &body)
}

/// A forecast that does not reach now is an old one.
fn covers_now(asking: &Asking, record: &impl Record) -> Result<(), Failure> {
    let now = asking.now();
    match record.as_of(now) {
        Some(new) if new < now => Err(Failure::Older { new, old: now }),
        _ => asking.not_older(record),
    }
}

/// The last days of the reanalysis.
pub(super) fn archive(asking: &Asking) -> Result<(), Failure> {
    let today = asking.now().utc().date;
    let back = PAST_DAYS.max(asking.around.days).min(365);
    let days = PastDays { at: asking.around.place, first: today.plus_days(-back), last: today.plus_days(-1) };
    let (weather, body) = asking.one::<OpenMeteoArchive>(open_meteo_archive::BASE, &days)?;
    asking.not_older(&weather)?;
    let stamps = weather.ghi.iter().map(|(stamp, _)| stamp).enumerate();
    let rows = stamps.map(|(row, at)| {
        let irradiance = [&weather.ghi, &weather.dni, &weather.dhi];
        let wind = [&weather.wind_speed_10m, &weather.wind_speed_100m];
        let mut values = vec![cell(&weather.temperature, row).map(portal_units::Temperature::celsius)];
        values.extend(irradiance.map(|it| cell(it, row).map(portal_units::Irradiance::w_per_m2)));
        values.extend(wind.map(|it| cell(it, row).map(portal_units::Speed::m_per_s)));
        values.push(cell(&weather.pressure, row).map(portal_units::Pressure::hpa));
        Row { at, keys: Vec::new(), values }
    });
    // What is not computed yet is no row.
    let known = rows.filter(|it| it.values.iter().any(Option::is_some));
    asking.keep_rows(&Rows(known.collect()))?;
    asking.keep_file("open-meteo-archive.json", &body)
}

fn cell<Q: Copy>(series: &Series<Q>, row: usize) -> Option<Q> {
    series.values().get(row).copied().flatten()
}

/// Values that are there and values that are missing.
fn counted<Q: Copy>(series: &[&Series<Q>]) -> (usize, usize) {
    let count = |is_known: bool| {
        series.iter().flat_map(|it| it.values()).filter(|it| it.is_some() == is_known).count()
    };
    (count(true), count(false))
}
