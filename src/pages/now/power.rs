//! The power of the roof from a forecast of light.

use portal_model::pv::{PvSystem, SunYear, WeatherColumns, WeatherYear, annual};
use portal_model::solar::Place;
use portal_opendata::live::Forecast;
use portal_units::time::HOUR_S;
use portal_units::{Instant, Irradiance, Speed, Stamp, Temperature};

use super::{ROOF_AZIMUTH, ROOF_TILT};

/// Power of each hour from `begins` on \[kW/kWp\]; `None` where the forecast has a gap. Empty when the model
/// refuses the place or the numbers.
pub(super) fn hourly_power(
    forecast: &Forecast,
    place: &Place,
    begins: Instant,
    hours: usize,
) -> Vec<Option<f64>> {
    let middles: Vec<Instant> =
        (0..).take(hours).map(|hour: i64| begins.plus_seconds(hour * HOUR_S + HOUR_S / 2)).collect();
    let light = |series: &portal_units::Series<Irradiance>| -> Vec<Option<f64>> {
        middles.iter().map(|at| series.at(*at).map(Irradiance::w_per_m2)).collect()
    };
    let (ghi, dni, dhi) = (light(&forecast.ghi), light(&forecast.dni), light(&forecast.dhi));
    let air: Vec<_> =
        middles.iter().map(|at| forecast.temperature.at(*at).map(Temperature::celsius)).collect();
    let wind: Vec<_> = middles.iter().map(|at| forecast.wind_speed.at(*at).map(Speed::m_per_s)).collect();
    let known: Vec<bool> = (0..hours)
        .map(|hour| {
            [&ghi, &dni, &dhi, &air, &wind].iter().all(|it| it.get(hour).is_some_and(Option::is_some))
        })
        .collect();
    // A gap takes part as darkness and is taken out again below: each hour stands for itself.
    let fill = |values: Vec<Option<f64>>| values.into_iter().map(Option::unwrap_or_default).collect();
    let columns = WeatherColumns {
        ghi_w_m2: fill(ghi),
        dni_w_m2: fill(dni),
        dhi_w_m2: fill(dhi),
        air_celsius: fill(air),
        wind_m_s: fill(wind),
    };
    let chain = || {
        let weather = WeatherYear::new(begins, Stamp::MeanFromStart, columns)?;
        let sun = SunYear::new(place, begins, hours, Stamp::MeanFromStart)?;
        annual(&weather, &sun, &PvSystem::facing(ROOF_TILT, ROOF_AZIMUTH))
    };
    let Ok(power) = chain() else { return Vec::new() };
    power.ac_kw_per_kwp.into_iter().zip(known).map(|(kw, known)| known.then_some(kw)).collect()
}
