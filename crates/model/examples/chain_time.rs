//! Prints how long one annual chain takes: the median over many runs, in milliseconds.
//!
//! Weather and parameters are those of the reference tables; the sun's positions are at hand. Run it with
//! `cargo run --release -p portal-model --example chain_time [runs]`.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a stop watch for developers")]

use std::hint::black_box;
use std::time::Instant as StopWatch;

use portal_model::pv::{PvSystem, SunYear, WeatherColumns, WeatherYear, annual};
use portal_model::solar::Place;
use portal_reference::{Parameters, Table};
use portal_units::{Angle, Instant, Length, Stamp};

fn main() {
    let runs: usize = std::env::args().nth(1).map_or(200, |it| it.parse().unwrap());
    let table = Table::load("03a_weather");
    let start = Instant::parse(table.rows().next().unwrap().text("time_utc")).unwrap();
    let columns = WeatherColumns {
        ghi_w_m2: table.numbers("ghi_wm2"),
        dni_w_m2: table.numbers("dni_wm2"),
        dhi_w_m2: table.numbers("dhi_wm2"),
        air_celsius: table.numbers("temp_air_c"),
        wind_m_s: table.numbers("wind_10m_ms"),
    };
    let weather = WeatherYear::new(start, Stamp::MeanFromStart, columns).unwrap();
    let parameters = Parameters::load("03_parameters");
    let place = Place {
        latitude: Angle::from_degrees(parameters.number("latitude")),
        longitude: Angle::from_degrees(parameters.number("longitude")),
        altitude: Length::from_m(parameters.number("altitude")),
    };
    let prepare = || SunYear::new(&place, start, weather.hours(), Stamp::MeanFromStart).unwrap();
    let sun = prepare();
    let system = PvSystem::facing(
        Angle::from_degrees(parameters.number("hourly_tilt")),
        Angle::from_degrees(parameters.number("hourly_azimuth")),
    );
    let chain = || annual(black_box(&weather), black_box(&sun), black_box(&system)).unwrap();
    println!("chain_ms {:.4}", median_ms(runs, chain));
    println!("sun_year_ms {:.4}", median_ms(runs.min(50), prepare));
    println!("ac_kwh_per_kwp {:.4}", chain().total().kwh());
}

/// Median time of `work` in milliseconds.
fn median_ms<T>(runs: usize, work: impl Fn() -> T) -> f64 {
    let mut times: Vec<f64> = (0..runs.max(1))
        .map(|_| {
            let watch = StopWatch::now();
            black_box(work());
            watch.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
