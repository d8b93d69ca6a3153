//! The weather of a real year, from the reanalysis to the hourly year of the calculators.
//!
//! The archive's irradiance is the mean of the hour that ends at the stamp; air and wind hold at the stamp. The hourly
//! year has one convention for all, that of the irradiance, so air and wind become the means of the two ends of each hour.

use portal_model::solar::Place;
use portal_opendata::live::Source as _;
use portal_opendata::live::open_meteo_archive::{OpenMeteoArchive, PastDays, PastWeather};
use portal_units::{Angle, Irradiance, Length, Series, Speed, Stamp, Temperature};

use super::column::Column;
use super::year::WeatherAxis;
use crate::live::service_at;

/// The question for days of weather; `service` is the archive or a proxy of it, which may be a path below `base`, the
/// path of the site's root.
pub fn url(base: &str, service: &str, query: &PastDays) -> String {
    OpenMeteoArchive::url(&service_at(base, service), query)
}

/// The year packed as [`super::PackedYear`] has it. `None` when an hour is missing, or when there are not the hours of a
/// year. `altitude` is that of the place \[m\].
pub fn packed(weather: &PastWeather, altitude_m: f64) -> Option<(WeatherAxis, [Column; 5])> {
    let light = |series: &Series<Irradiance>| whole(series.values(), Irradiance::w_per_m2);
    let (ghi, dni, dhi) = (light(&weather.ghi)?, light(&weather.dni)?, light(&weather.dhi)?);
    let air = whole(weather.temperature.values(), Temperature::celsius)?;
    let wind = whole(weather.wind_speed_10m.values(), Speed::m_per_s)?;
    if ghi.len() != 8_760 && ghi.len() != 8_784 {
        return None;
    }
    let place = Place {
        latitude: Angle::from_degrees(weather.cell.latitude),
        longitude: Angle::from_degrees(weather.cell.longitude),
        altitude: Length::from_m(altitude_m),
    };
    let axis = WeatherAxis { start: weather.ghi.start(), stamp: Stamp::MeanToEnd, place };
    // Whole watts and tenths are finer than a reanalysis is.
    let columns = [rounded(&ghi, 1.0), rounded(&dni, 1.0), rounded(&dhi, 1.0), means(&air), means(&wind)];
    let [Some(ghi), Some(dni), Some(dhi), Some(air), Some(wind)] = columns.map(|it| Column::pack(&it)) else {
        return None;
    };
    Some((axis, [ghi, dni, dhi, air, wind]))
}

fn whole<Q: Copy>(values: &[Option<Q>], number: fn(Q) -> f64) -> Option<Vec<f64>> {
    values.iter().map(|it| it.map(number)).collect()
}

fn rounded(values: &[f64], per_unit: f64) -> Vec<f64> {
    values.iter().map(|it| (it * per_unit).round() / per_unit).collect()
}

/// Means over the hours that end at the stamps; the first hour has one end only.
fn means(values: &[f64]) -> Vec<f64> {
    let before = values.first().into_iter().chain(values);
    let means: Vec<f64> = values.iter().zip(before).map(|(end, begin)| f64::midpoint(*begin, *end)).collect();
    rounded(&means, 10.0)
}

#[cfg(test)]
mod tests {
    use portal_model::pv::{PvSystem, SunYear, WeatherColumns, WeatherYear, annual};
    use portal_opendata::live::Point;
    use portal_units::time::HOUR_S;
    use portal_units::{CivilDate, Instant, Pressure};

    use super::*;

    const HOURS: i32 = 8_760;

    fn series<Q: Copy>(stamp: Stamp, value: impl Fn(i32) -> Q) -> Series<Q> {
        let start = Instant::parse("2023-01-01T00:00:00Z").unwrap();
        Series::new(start, HOUR_S, stamp, (0..HOURS).map(|it| Some(value(it))).collect()).unwrap()
    }

    /// A sky whose light is the same before and after solar noon, worked out by hand: at a longitude the sun is highest
    /// at 12 h − longitude / 15° of UTC, on the mean of a year; the hour that ends at a stamp has its middle half an hour
    /// before.
    fn symmetric(longitude: f64) -> PastWeather {
        let now = Stamp::InstantAt(0);
        let from_noon = move |hour: i32| {
            let middle = f64::from(hour) - 0.5;
            (middle + longitude / 15.0 - 12.0 + 36.0).rem_euclid(24.0) - 12.0
        };
        let beam =
            move |hour| Irradiance::from_w_per_m2(if from_noon(hour).abs() < 4.0 { 500.0 } else { 0.0 });
        let dark = |_| Irradiance::from_w_per_m2(0.0);
        let calm = |_| Speed::from_m_per_s(2.0);
        PastWeather {
            cell: Point { latitude: 45.0, longitude },
            temperature: series(now, |_| Temperature::from_celsius(10.0)),
            ghi: series(Stamp::MeanToEnd, beam),
            dni: series(Stamp::MeanToEnd, beam),
            dhi: series(Stamp::MeanToEnd, dark),
            wind_speed_10m: series(now, calm),
            wind_speed_100m: series(now, calm),
            pressure: series(now, |_| Pressure::from_hpa(1_000.0)),
        }
    }

    /// What a plane that faces so gives in the year, with the stamps taken for what they are or for something else.
    fn yield_kwh(weather: &PastWeather, azimuth: f64, stamp: Stamp) -> f64 {
        let (axis, columns) = packed(weather, 100.0).unwrap();
        let [ghi, dni, dhi, air, wind] = columns.each_ref().map(Column::unpack);
        let columns =
            WeatherColumns { ghi_w_m2: ghi, dni_w_m2: dni, dhi_w_m2: dhi, air_celsius: air, wind_m_s: wind };
        let year = WeatherYear::new(axis.start, stamp, columns).unwrap();
        let sun = SunYear::new(&axis.place, axis.start, year.hours(), stamp).unwrap();
        let system = PvSystem::facing(Angle::from_degrees(60.0), Angle::from_degrees(azimuth));
        annual(&year, &sun, &system).unwrap().total().kwh()
    }

    #[test]
    fn a_sky_symmetric_about_noon_gives_east_and_west_alike_wherever_the_place_is() {
        for longitude in [-150.0, -75.0, 0.0, 15.0, 105.0] {
            let weather = symmetric(longitude);
            let differ = |stamp| {
                let (east, west) = (yield_kwh(&weather, 90.0, stamp), yield_kwh(&weather, 270.0, stamp));
                (east - west).abs() / (east + west)
            };
            let right = differ(Stamp::MeanToEnd);
            assert!(right < 0.02, "{longitude}: {right}");
            // The same numbers taken for means of the hour that begins: an hour wrong, and seen.
            let wrong = differ(Stamp::MeanFromStart);
            assert!(wrong > 0.1, "{longitude}: {wrong}");
        }
    }

    #[test]
    fn air_that_holds_at_stamps_becomes_the_mean_of_the_hour_before_them() {
        let rising = series(Stamp::InstantAt(0), |hour| Temperature::from_celsius(f64::from(hour % 24)));
        let weather = PastWeather { temperature: rising, ..symmetric(15.0) };
        let (_, columns) = packed(&weather, 100.0).unwrap();
        let air = columns[3].unpack();
        // 0, 1, 2 … 23, 0 at the stamps: means of 0 (begin unknown), 0.5, 1.5 … 22.5, then (23 + 0) / 2.
        assert_eq!(air[..3], [0.0, 0.5, 1.5]);
        assert!((air[24] - 11.5).abs() < 1e-9);
    }

    #[test]
    fn the_archive_is_asked_where_it_is_and_a_proxy_below_the_sites_root() {
        let day = |month, day| CivilDate::new(2023, month, day).unwrap();
        let at = Point { latitude: 51.21, longitude: 16.16 };
        let query = PastDays { at, first: day(1, 1), last: day(12, 31) };
        let asked = "?latitude=51.2100&longitude=16.1600&start_date=2023-01-01&end_date=2023-12-31";
        for (service, address) in [
            ("https://archive.example/v1/archive", "https://archive.example/v1/archive"),
            ("proxy/archive", "/portal/proxy/archive"),
        ] {
            let url = url("/portal/", service, &query);
            assert!(url.starts_with(&format!("{address}{asked}")), "{url}");
        }
    }

    #[test]
    fn a_missing_hour_or_half_a_year_is_no_year() {
        let mut weather = symmetric(15.0);
        let mut values = weather.ghi.values().to_vec();
        values[77] = None;
        weather.ghi = Series::new(weather.ghi.start(), HOUR_S, Stamp::MeanToEnd, values).unwrap();
        assert_eq!(packed(&weather, 100.0), None);
    }
}
