//! The days on which a supply is hardest: cold, calm, dark.

use core::ops::Range;

use portal_units::{Energy, Irradiance, Power, Ratio, Speed, Temperature};

use super::{Balance, Site, balance};
use crate::error::{ModelError, finite, within};
use crate::registry::{Card, Limits, Proof};

/// The hardest days of a year and what is missing in them.
pub static CARD: Card = Card {
    slug: "stress-days",
    item: "storage::{hardest_days, stress}",
    formula: "severity = −(z_air + z_wind + z_light), z = (mean of the window − mean of all windows) / their standard deviation; \
              import, peak and what exceeds the limit of the connection in the window of largest severity",
    ranges: &[Limits { input: "days", min: 1.0, max: 365.0, unit: "d" }],
    sources: &[
        "Stated rule of this project; dark calm spells: Li, Basu, Watson and Russchenberg, Energies 14(20), 2021, 6508",
    ],
    omits: &["one-year-only", "no-load-shifting"],
    proofs: &[
        Proof::Hand { test: "tests/stress.rs: the_cold_calm_dark_days_are_found" },
        Proof::Hand { test: "tests/stress.rs: what_the_connection_does_not_carry_is_not_served" },
    ],
};

/// A run of whole days.
#[derive(Debug, Clone, PartialEq)]
pub struct HardDays {
    /// Its hours, counted from the begin of the series.
    pub hours: Range<usize>,
    /// Mean temperature.
    pub air: Temperature,
    /// Mean wind.
    pub wind: Speed,
    /// Mean irradiance.
    pub light: Irradiance,
    /// How far it lies below the usual in all three together, in standard deviations.
    pub severity: f64,
}

/// Weather of consecutive hours.
#[derive(Debug, Clone, Copy)]
pub struct HourlyWeather<'a> {
    /// Air temperature.
    pub air_celsius: &'a [f64],
    /// Wind, at any one height.
    pub wind_m_s: &'a [f64],
    /// Irradiance of a level plane.
    pub light_w_m2: &'a [f64],
}

/// The `days` days in a row that are coldest, calmest and darkest together.
///
/// Windows begin every 24 hours from the begin of the series. Each of the three means is set against those of all
/// windows, as a number of standard deviations; the sum decides, each with the same weight. What does not vary at all
/// decides nothing. Of equals the first. `None` when the series is shorter.
///
/// # Errors
/// [`ModelError::OutOfRange`] names `days` (1 to 365); [`ModelError::Length`] or [`ModelError::NotFinite`] names `air`,
/// `wind` or `light`.
///
/// # Source
/// The rule is stated here. On dark and calm spells: Li et al., A Brief Climatology of Dunkelflaute Events over and
/// Surrounding the North and Baltic Sea Areas, Energies 14(20), 2021, 6508.
pub fn hardest_days(weather: &HourlyWeather<'_>, days: u16) -> Result<Option<HardDays>, ModelError> {
    within("days", f64::from(days), 1.0, 365.0)?;
    let hours = weather.air_celsius.len();
    finite("air", weather.air_celsius, hours)?;
    finite("wind", weather.wind_m_s, hours)?;
    finite("light", weather.light_w_m2, hours)?;
    let length = usize::from(days) * 24;
    let air = window_means(weather.air_celsius, length);
    let wind = window_means(weather.wind_m_s, length);
    let light = window_means(weather.light_w_m2, length);
    let scores = [&air, &wind, &light].map(|means| standard_scores(means));
    let [cold, calm, dark] = &scores;
    let mut hardest: Option<HardDays> = None;
    for (at, ((cold, calm), dark)) in cold.iter().zip(calm).zip(dark).enumerate() {
        let severity = -(cold + calm + dark);
        if hardest.as_ref().is_none_or(|it| severity > it.severity) {
            let mean = |means: &[f64]| means.get(at).copied().unwrap_or(0.0);
            hardest = Some(HardDays {
                hours: at * 24..at * 24 + length,
                air: Temperature::from_celsius(mean(&air)),
                wind: Speed::from_m_per_s(mean(&wind)),
                light: Irradiance::from_w_per_m2(mean(&light)),
                severity,
            });
        }
    }
    Ok(hardest)
}

/// Means of the windows of `length` hours that begin every 24 hours.
fn window_means(values: &[f64], length: usize) -> Vec<f64> {
    #[expect(clippy::cast_precision_loss, reason = "hours of a year")]
    let count = length as f64;
    values.windows(length).step_by(24).map(|it| it.iter().sum::<f64>() / count).collect()
}

/// How many standard deviations each value lies above the mean; zero for all when they are the same.
fn standard_scores(values: &[f64]) -> Vec<f64> {
    #[expect(clippy::cast_precision_loss, reason = "days of a year")]
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let deviation = (values.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / count).sqrt();
    // Below this the values differ by rounding only.
    let varies = deviation > 1e-12 * mean.abs().max(1.0);
    values.iter().map(|it| if varies { (it - mean) / deviation } else { 0.0 }).collect()
}

/// How a supply gets through hard days.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Stress {
    /// Energy used.
    pub load: Energy,
    /// Energy generated.
    pub generation: Energy,
    /// Needed from the grid.
    pub import: Energy,
    /// Largest power needed from the grid.
    pub peak_import: Power,
    /// Needed from the grid beyond what the connection carries: not served.
    pub unserved: Energy,
    /// Hours in which something is not served.
    pub unserved_hours: usize,
    /// Given by the battery.
    pub discharge: Energy,
    /// Content of the battery when the days begin.
    pub soc_start: Energy,
    /// Content of the battery when they end.
    pub soc_end: Energy,
    /// Hours that end with the battery at its lower limit; all of them without a battery.
    pub empty_hours: usize,
}

impl Stress {
    /// Share of the load that does not come from the grid. `None` without load.
    pub fn autarky(&self) -> Option<Ratio> {
        (self.load > Energy::ZERO).then(|| Ratio::from_fraction((self.load - self.import) / self.load))
    }
}

/// What is missing in some hours of a year.
///
/// The whole year is run as [`balance`] does, so that the battery comes into these hours as it would; it is not
/// filled for the occasion.
///
/// # Arguments
/// * `site` – series of the year \[kWh\], battery, limit of export    * `hours` – such as those of [`hardest_days`]
/// * `import_limit` – what the connection carries; zero for an island, `None` for no limit
///
/// # Errors
/// As [`balance`]; [`ModelError::Length`] names `hours` beyond the series; [`ModelError::OutOfRange`] names a negative
/// `import_limit`.
///
/// # Source
/// As [`balance`].
pub fn stress(
    site: &Site<'_>,
    hours: Range<usize>,
    import_limit: Option<Power>,
) -> Result<Stress, ModelError> {
    let year = balance(site.generation_kwh, site.load_kwh, site.battery, site.export_limit)?;
    stress_within(&year, site, hours, import_limit)
}

/// What is missing in some hours of a year that has been balanced: [`stress`] for several spans of one year.
///
/// # Arguments
/// * `year` – [`balance`] of the same `site`    * the others as in [`stress`]
///
/// # Errors
/// As [`stress`].
///
/// # Source
/// As [`balance`].
pub fn stress_within(
    year: &Balance,
    site: &Site<'_>,
    hours: Range<usize>,
    import_limit: Option<Power>,
) -> Result<Stress, ModelError> {
    let limit =
        import_limit.map_or(Ok(f64::INFINITY), |it| within("import_limit", it.kw(), 0.0, f64::MAX))?;
    let beyond = || ModelError::Length { input: "hours", expected: site.load_kwh.len(), got: hours.end };
    let window = year.hours.get(hours.clone()).ok_or_else(beyond)?;
    let series = |values: &[f64]| values.get(hours.clone()).map_or(0.0, |it| it.iter().sum());
    let before = hours.start.checked_sub(1).and_then(|it| year.hours.get(it));
    let capacity = site.battery.capacity.kwh();
    let floor = site.battery.soc_min.fraction() * capacity;
    let sum = |part: &dyn Fn(&super::HourFlows) -> f64| window.iter().map(part).sum::<f64>();
    let soc_start = before.map_or(year.totals.soc_start, |it| Energy::from_kwh(it.soc));
    Ok(Stress {
        load: Energy::from_kwh(series(site.load_kwh)),
        generation: Energy::from_kwh(series(site.generation_kwh)),
        import: Energy::from_kwh(sum(&|it| it.import)),
        peak_import: Power::from_kw(window.iter().map(|it| it.import).fold(0.0, f64::max)),
        unserved: Energy::from_kwh(sum(&|it| (it.import - limit).max(0.0))),
        unserved_hours: window.iter().filter(|it| it.import > limit).count(),
        discharge: Energy::from_kwh(sum(&|it| it.discharge)),
        soc_start,
        soc_end: window.last().map_or(soc_start, |it| Energy::from_kwh(it.soc)),
        empty_hours: window.iter().filter(|it| it.soc <= floor + 1e-9 * capacity).count(),
    })
}
