//! Prints how long each family of models takes for its usual piece of work: the median over many runs.
//!
//! A line is `name milliseconds result`; the result shows that another program did the same work. Weather, wind and
//! loads are those of the reference tables. Run it with `cargo run --release -p portal-model --example family_time`.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a stop watch for developers")]

/// The house of the ledger's tests.
#[path = "../tests/houses/mod.rs"]
mod houses;
#[path = "../tests/sites/mod.rs"]
mod sites;

use std::hint::black_box;
use std::time::Instant as StopWatch;

use portal_model::air::{Averaging, Bands, Pollutant, PollutantHours, overall_by_hour};
use portal_model::appliance::Appliance;
use portal_model::best_hours::{Signals, Weights, score};
use portal_model::chp::{Chp, heat_led};
use portal_model::emissions::{HourlyGeneration, intensity_by_hour};
use portal_model::finance::{internal_rate, npv};
use portal_model::irradiance::decomposition::DiffuseFraction;
use portal_model::ledger::Ledger;
use portal_model::load::{DayKind, DayTypes, Dynamics, LoadProfile, Season};
use portal_model::mobility::queue::{EnergyNeed, Station, simulate};
use portal_model::module::iam::Glazing;
use portal_model::pv::SunYear;
use portal_model::solar::{Place, extraterrestrial_dni};
use portal_model::storage::{Battery, balance};
use portal_model::sun::path;
use portal_model::tariff::{LocalHours, Tariff, Window, Zone, ZonePrices, cost};
use portal_model::uncertainty::{Distribution, LatinHypercube, Spread, drivers};
use portal_model::wind::{
    DensityModel, Heights, PowerCurve, Profile, Site, Turbine, WindColumns, hourly as turbine_hours,
};
use portal_reference::{Parameters, Row, Table};
use portal_units::{
    Angle, Concentration, EmissionFactor, Energy, EnergyPrice, Instant, Irradiance, Length, Money, Power,
    Ratio, Span, Speed, Stamp, ZoneRule,
};

fn main() {
    light();
    module();
    load();
    wind();
    energy();
    money();
    emissions_and_air();
    small();
    uncertainty();
    ledger();
}

/// Prints the median time of `work` and what `result` makes of its outcome.
fn time<T>(name: &str, work: impl Fn() -> T, result: impl Fn(&T) -> f64) {
    let mut times: Vec<f64> = (0..50)
        .map(|_| {
            let watch = StopWatch::now();
            black_box(work());
            watch.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name} {:.5} {:.6}", times[times.len() / 2], result(&work()));
}

const fn ratio(fraction: f64) -> Ratio {
    Ratio::from_fraction(fraction)
}

fn times(values: &[f64], factor: f64) -> Vec<f64> {
    values.iter().map(|it| it * factor).collect()
}

/// The sun of the year, and its light split into beam and diffuse.
fn light() {
    let parameters = Parameters::load("03_parameters");
    let place = Place {
        latitude: Angle::from_degrees(parameters.number("latitude")),
        longitude: Angle::from_degrees(parameters.number("longitude")),
        altitude: Length::from_m(parameters.number("altitude")),
    };
    let table = Table::load("03a_weather");
    let start = Instant::parse(table.rows().next().unwrap().text("time_utc")).unwrap();
    let ghi = table.numbers("ghi_wm2");
    let year = || SunYear::new(&place, start, ghi.len(), Stamp::MeanFromStart).unwrap();
    let elevations = |year: &SunYear| -> Vec<f64> {
        year.rays().iter().map(|it| it.apparent_elevation().degrees()).collect()
    };
    time("solar", year, |year| elevations(year).into_iter().fold(0.0, f64::max));
    let outside: Vec<Irradiance> = (0_i64..)
        .take(ghi.len())
        .map(|hour| {
            let middle = start.plus_seconds(hour * 3600 + 1800);
            extraterrestrial_dni(middle, Irradiance::from_w_per_m2(1366.1))
        })
        .collect();
    let elevations = elevations(&year());
    let split = || -> f64 {
        let hours = ghi.iter().zip(&elevations).zip(&outside);
        hours
            .map(|((ghi, elevation), outside)| {
                let zenith = Angle::from_degrees(90.0 - elevation);
                let ghi = Irradiance::from_w_per_m2(*ghi);
                DiffuseFraction::Erbs.split(ghi, zenith, *outside).unwrap().dhi.w_per_m2()
            })
            .sum()
    };
    time("irradiance", split, |dhi| dhi / 1000.0);
    let day = || path(&place, start, 600, 144).unwrap();
    time("sun", day, |points| points.iter().map(|it| it.elevation.degrees()).fold(-90.0, f64::max));
}

/// Reflection at as many angles as a year has hours.
fn module() {
    let glass = Glazing { index: 1.526, extinction_per_m: 4.0, thickness_m: 0.002, coating_index: None };
    let angles: Vec<Angle> = (0..8760).map(|it| Angle::from_degrees(f64::from(it) / 100.0)).collect();
    let all = || {
        let cover = glass.cover().unwrap();
        angles.iter().map(|it| cover.at(*it).unwrap()).sum::<f64>()
    };
    time("module", all, |sum| *sum);
}

/// A household by quarter hours.
fn load() {
    let table = Table::load("04a_bdew_daytypes");
    let rows: Vec<Row<'_>> = table.rows().collect();
    let curve = |season: Season, kind: DayKind| {
        let season = match season {
            Season::Winter => "winter",
            Season::Transition => "transition",
            Season::Summer => "summer",
        };
        let kind = match kind {
            DayKind::Workday => "workday",
            DayKind::Saturday => "saturday",
            DayKind::Sunday => "sunday",
        };
        let mine = rows.iter().filter(|row| row.text("season") == season && row.text("daytype") == kind);
        mine.map(|row| row.number("h0")).collect()
    };
    let day_types = DayTypes::new(curve).unwrap();
    let profile = LoadProfile { day_types, dynamics: Dynamics::Static, holidays: Vec::new() };
    let year = || profile.quarter_hours_kw(2025).unwrap();
    time("load", year, |powers| powers.iter().copied().fold(0.0, f64::max));
}

/// The first turbine of the tables in the density of its air.
fn wind() {
    let curves = Table::load("05a_power_curves");
    let first = curves.rows().next().unwrap();
    let points: Vec<(Speed, Power)> = curves
        .rows()
        .filter(|row| row.text("turbine") == first.text("turbine"))
        .map(|row| {
            let power = Power::from_kw(row.number("power_w") / 1000.0);
            (Speed::from_m_per_s(row.number("wind_speed_ms")), power)
        })
        .collect();
    let turbine = Turbine {
        curve: PowerCurve::new(&points).unwrap(),
        hub: Length::from_m(98.0),
        nominal: Power::from_kw(first.number("nominal_power_w") / 1000.0),
        losses: Ratio::ZERO,
    };
    let series = Table::load("05c_wind_series");
    let weather = WindColumns {
        speed_m_s: series.numbers("v10_ms"),
        air_celsius: series.numbers("temp_2m_k").iter().map(|it| it - 273.15).collect(),
        pressure_hpa: times(&series.numbers("pressure_0m_pa"), 0.01),
    };
    let site = Site {
        profile: Profile::Log { roughness: Length::from_m(0.15), obstacle: Length::ZERO },
        density: Some(DensityModel::Barometric),
        heights: Heights { wind: Length::from_m(10.0), air: Length::from_m(2.0), pressure: Length::ZERO },
    };
    let year = || turbine_hours(&weather, &turbine, &site).unwrap();
    time("wind", year, |year| year.total().kwh());
}

/// A plant that follows heat, and a battery behind a roof.
fn energy() {
    let inputs = Table::load("11a_inputs");
    let heat_kwh = times(&inputs.numbers("heat_per_mwh"), 500.0);
    let plant = Chp {
        thermal: Power::from_kw(100.0),
        min_load: ratio(0.3),
        power_to_heat: ratio(0.7),
        total_efficiency: ratio(0.88),
    };
    time("chp", || heat_led(&heat_kwh, &plant).unwrap(), |year| year.fuel_kwh.iter().sum());
    let (generation, load) =
        (times(&inputs.numbers("pv_per_kwp"), 8.0), times(&inputs.numbers("load_per_mwh"), 5.0));
    let battery = Battery {
        capacity: Energy::from_kwh(10.0),
        max_charge: Power::from_kw(5.0),
        max_discharge: Power::from_kw(5.0),
        eta_charge: ratio(0.95),
        eta_discharge: ratio(0.95),
        ..Battery::NONE
    };
    let year = || balance(&generation, &load, &battery, None).unwrap();
    time("storage", year, |year| year.totals.import.kwh());
}

/// A year at the prices of two zones, and an investment over 25 years.
fn money() {
    let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let load = times(&Table::load("11a_inputs").numbers("load_per_mwh"), 5.0);
    let first_hour = Instant::parse("2025-01-01T00:00:00+01:00").unwrap();
    let hours = LocalHours { first_hour, hours: load.len(), zone: &zone, holidays: &[] };
    let days = vec![DayKind::Workday, DayKind::Saturday, DayKind::Sunday];
    let window = Window { months: (1..=12).collect(), days, from: 22, to: 6 };
    let price = EnergyPrice::from_pln_per_kwh;
    let zones = vec![Zone { price: price(0.5), windows: vec![window] }];
    let tariff = Tariff::Zones(ZonePrices { zones, otherwise: price(1.0) });
    let year = || cost(&load, &tariff.hourly_pln_per_kwh(&hours).unwrap()).unwrap();
    time("tariff", year, |cost| cost.pln());
    let flows: Vec<Money> = std::iter::once(-30_000.0).chain([3000.0; 25]).map(Money::from_pln).collect();
    let worth = || (npv(ratio(0.05), &flows).unwrap(), internal_rate(&flows).unwrap());
    time("finance", worth, |(value, _)| value.pln());
}

/// The factor of every hour of a grid of three sources, and the index of every hour of air.
fn emissions_and_air() {
    let inputs = Table::load("11a_inputs");
    let [sun, wind, coal] = ["pv_per_kwp", "wind_per_kw", "load_per_mwh"].map(|it| inputs.numbers(it));
    let sources = [(&sun, 45.0), (&wind, 11.0), (&coal, 820.0)].map(|(generated_kwh, factor)| {
        HourlyGeneration { generated_kwh, factor: EmissionFactor::from_g_per_kwh(factor) }
    });
    let last = |factors: &Vec<Option<EmissionFactor>>| {
        factors.last().copied().flatten().map_or(f64::NAN, EmissionFactor::g_per_kwh)
    };
    time("emissions", || intensity_by_hour(&sources).unwrap(), last);
    let ug = Concentration::from_ug_per_m3;
    let hours: Vec<Option<Concentration>> = wind.iter().map(|it| Some(ug(it * 100.0))).collect();
    let scale = [(Pollutant::Pm10, Averaging::DayRunning), (Pollutant::No2, Averaging::Hour)].map(
        |(of, averaging)| Bands::new(of, averaging, [20.0, 50.0, 80.0, 110.0].map(ug).to_vec()).unwrap(),
    );
    let air = [Pollutant::Pm10, Pollutant::No2].map(|pollutant| PollutantHours { pollutant, hours: &hours });
    let index = || overall_by_hour(&scale, &air, ratio(0.75)).unwrap();
    time("air", index, |hours| hours.iter().flatten().map(|it| f64::from(it.level)).sum());
}

/// A year of a station of chargers, two days of scores, a television.
fn small() {
    let station = Station {
        chargers: 4,
        power: Power::from_kw(50.0),
        arrivals_per_hour: [2.5; 24],
        need: EnergyNeed::Exponential { mean: Energy::from_kwh(30.0) },
    };
    time("mobility", || simulate(&station, 365, 1).unwrap(), |run| run.utilisation().fraction());
    let column: Vec<Option<f64>> = (0..48).map(|hour| Some(f64::from(hour % 4))).collect();
    let signals =
        Signals { usage_level: &column, price_pln_per_mwh: &column, renewable: &column, air: &column };
    let weights = Weights { usage: 1.0, price: 1.0, renewable: 1.0, air: 1.0 };
    let best = |hours: &Vec<portal_model::best_hours::HourScore>| {
        hours.iter().filter_map(|it| it.score).map(Ratio::fraction).fold(0.0, f64::max)
    };
    time("best_hours", || score(&signals, &weights).unwrap(), best);
    let television = Appliance {
        power: Power::from_kw(0.1),
        running: Span::from_hours(4.0),
        standby: Power::from_kw(0.0005),
        standby_time: Span::from_hours(20.0),
    };
    time("appliance", || black_box(&television).year().unwrap(), |year| year.total().kwh());
}

/// 500 samples of ten inputs, the range of their sum and what it follows most.
fn uncertainty() {
    let spread = Distribution::of_range(0.8, 1.0, 1.3).unwrap();
    let sample = || {
        let hypercube = LatinHypercube::new(500, 10, 1).unwrap();
        let of = |column: &Vec<f64>| column.iter().map(|u| spread.quantile(*u).unwrap()).collect();
        let inputs: Vec<Vec<f64>> = hypercube.columns().iter().map(of).collect();
        let sums: Vec<f64> = (0..500).map(|run| inputs.iter().filter_map(|it| it.get(run)).sum()).collect();
        (Spread::of(&sums, 10.0).unwrap().unwrap(), drivers(&inputs, &sums, 3).unwrap())
    };
    time("uncertainty", sample, |(range, _)| range.median);
}

/// A house with five measures one after the other, then 500 runs of it with eleven uncertain inputs.
fn ledger() {
    let (site, uncertain, order) = (sites::house(), sites::uncertain(), [0, 1, 2, 3, 4]);
    let saved = |ledger: &Ledger| ledger.total().cost.private.total().map(Money::pln);
    time("ledger", || site.ledger(&order).unwrap(), |ledger| saved(ledger).unwrap_or(f64::NAN));
    let many = || {
        let runs = site.runs(&order, &uncertain, 500, 1).unwrap();
        (runs.spread(saved).unwrap().unwrap(), runs.drivers(saved, 3).unwrap())
    };
    time("ledger-runs", many, |(range, _)| range.median);
}
