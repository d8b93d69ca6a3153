//! The data that the portal ships, read with its typed readers and compared with published figures.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests: a broken file must fail loudly")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use portal_evidence::Confidence;
use portal_opendata::config::PortalConfig;
use portal_opendata::package::Package;
use portal_opendata::tables::cluster_facts::Part;
use portal_opendata::tables::{
    Averaging, Pollutant, air_annual, air_composites, air_daily, aqi, aqi_lines, assumptions, boundaries,
    climate, cluster_facts, generation, limits, load_profiles, sources, stations, weather,
};
use portal_units::Stamp;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// The portal's own data and those of the invented town.
fn both() -> [PathBuf; 2] {
    [folder("public/data"), folder("tests/town/data")]
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn csv(name: &str) -> String {
    read(&folder("public/data").join(format!("{name}.csv")))
}

fn package(data: &Path) -> Package {
    Package::parse(&read(&data.join("datapackage.json"))).unwrap()
}

fn mean(values: &[f64]) -> f64 {
    let count = u32::try_from(values.len()).unwrap();
    values.iter().sum::<f64>() / f64::from(count)
}

#[test]
fn every_listed_file_exists_with_its_size_and_no_file_is_unlisted() {
    for data in both() {
        let package = package(&data);
        let listed: BTreeSet<String> = package.resources.iter().map(|it| it.path.clone()).collect();
        let present = fs::read_dir(&data).unwrap().map(|it| it.unwrap());
        let present: BTreeSet<String> = present
            .filter(|it| it.file_type().unwrap().is_file())
            .map(|it| it.file_name().into_string().unwrap())
            .filter(|it| it != "datapackage.json" && it != "README.md")
            .collect();
        assert_eq!(listed, present, "{}", data.display());
        for resource in &package.resources {
            let size = fs::metadata(data.join(&resource.path)).unwrap().len();
            assert_eq!(size, resource.bytes, "{}", resource.name);
        }
    }
}

#[test]
fn every_resource_is_told_in_both_languages_with_terms_credit_and_source() {
    for data in both() {
        for resource in package(&data).resources {
            let meta = &resource.portal;
            for text in [&meta.title, &meta.description, &meta.time] {
                assert!(!text.pl.is_empty() && !text.en.is_empty(), "{}", resource.name);
                assert_ne!(text.pl, text.en, "{}: not translated", resource.name);
            }
            let licence = resource.licence().expect("terms");
            assert!(!licence.name.is_empty() && !licence.credit.is_empty(), "{}", resource.name);
            assert!(!resource.sources.is_empty(), "{}", resource.name);
            assert!(resource.sources.iter().all(|it| !it.title.is_empty()), "{}", resource.name);
        }
    }
}

#[test]
fn every_column_is_named_in_both_languages_and_every_number_has_a_unit() {
    for data in both() {
        for resource in package(&data).resources {
            let Some(schema) = resource.schema else { continue };
            let columns: Vec<&str> = schema.fields.iter().map(|it| it.name.as_str()).collect();
            for field in &schema.fields {
                let place = format!("{}, {}", resource.name, field.name);
                assert!(!field.portal.title.pl.is_empty() && !field.portal.title.en.is_empty(), "{place}");
                let is_number = field.kind == "number" || field.kind == "integer";
                assert_eq!(is_number, field.unit.is_some(), "{place}");
                if let Some(column) = field.unit.as_deref().and_then(|it| it.strip_prefix("column:")) {
                    assert!(columns.contains(&column), "{place}");
                }
            }
        }
    }
}

#[test]
fn each_resource_or_each_of_its_rows_says_how_it_was_read() {
    for data in both() {
        for resource in package(&data).resources {
            let mut fields = resource.schema.iter().flat_map(|it| &it.fields);
            let per_row = fields.any(|it| it.name == "confidence");
            assert_ne!(per_row, resource.portal.confidence.is_some(), "{}", resource.name);
        }
    }
}

/// Parses every table of a folder and gives the sources that its rows name.
fn parse_all(data: &Path) -> BTreeSet<String> {
    let text = |name: &str| read(&data.join(format!("{name}.csv")));
    let mut named = BTreeSet::new();
    let mut name = |source: &portal_evidence::SourceId| {
        named.insert(source.as_str().to_owned());
    };
    air_annual::parse(&text(air_annual::RESOURCE)).unwrap().iter().for_each(|it| name(&it.source));
    stations::parse(&text(stations::RESOURCE)).unwrap().iter().for_each(|it| name(&it.source));
    limits::parse(&text(limits::RESOURCE)).unwrap().iter().for_each(|it| name(&it.source));
    aqi::parse_indices(&text(aqi::INDICES)).unwrap().iter().for_each(|it| name(&it.source));
    aqi::parse_breakpoints(&text(aqi::BREAKPOINTS)).unwrap().iter().for_each(|it| name(&it.source));
    aqi::parse_bands(&text(aqi::BANDS)).unwrap().iter().for_each(|it| name(&it.source));
    aqi_lines::parse(&text(aqi_lines::RESOURCE)).unwrap().iter().for_each(|it| name(&it.source));
    climate::parse(&text(climate::RESOURCE)).unwrap().iter().for_each(|it| name(&it.source));
    cluster_facts::parse(&text(cluster_facts::RESOURCE)).unwrap().iter().for_each(|it| name(&it.source));
    for resource in assumptions::RESOURCES {
        assumptions::parse(resource, &text(resource)).unwrap().iter().for_each(|it| name(&it.source));
    }
    air_daily::parse(&text(air_daily::RESOURCE)).unwrap();
    air_composites::parse(&text(air_composites::RESOURCE)).unwrap();
    weather::parse(&text(weather::RESOURCE)).unwrap();
    generation::parse_mix(&text(generation::MIX)).unwrap();
    generation::parse_hours(&text(generation::HOURS)).unwrap();
    generation::parse_capacity(&text(generation::CAPACITY)).unwrap();
    load_profiles::parse(&text(load_profiles::RESOURCE)).unwrap();
    load_profiles::parse_holidays(&text(load_profiles::HOLIDAYS)).unwrap();
    boundaries::parse(&read(&data.join("boundaries.geojson"))).unwrap();
    named
}

#[test]
fn every_table_is_understood_and_every_source_it_names_is_listed() {
    for data in both() {
        let known = sources::parse(&read(&data.join("sources.csv"))).unwrap();
        let known: BTreeSet<String> = known.into_iter().map(|it| it.id).collect();
        let unknown: Vec<String> = parse_all(&data).difference(&known).cloned().collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", data.display());
    }
}

#[test]
fn the_typed_readers_know_every_resource() {
    let mut known: BTreeSet<&str> = assumptions::RESOURCES.into_iter().collect();
    known.extend([air_annual::RESOURCE, air_composites::RESOURCE, air_daily::RESOURCE, stations::RESOURCE]);
    known.extend([weather::RESOURCE, limits::RESOURCE, aqi::INDICES, aqi::BREAKPOINTS, aqi::BANDS]);
    known.insert(aqi_lines::RESOURCE);
    known.extend([generation::MIX, generation::HOURS, generation::CAPACITY, climate::RESOURCE]);
    known.extend([load_profiles::RESOURCE, load_profiles::HOLIDAYS, sources::RESOURCE]);
    known.extend([cluster_facts::RESOURCE, boundaries::RESOURCE]);
    for data in both() {
        let package = package(&data);
        let listed: BTreeSet<&str> = package.resources.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(listed, known, "{}", data.display());
    }
}

// Figures of the year 2023 as summed up by those who compiled the tables from the state's monitoring.
#[test]
fn particles_of_2023_have_the_published_means_and_days() {
    let days = air_daily::parse(&csv(air_daily::RESOURCE)).unwrap();
    assert_eq!(days.len(), 365);
    let pm10: Vec<f64> = days.iter().filter_map(|it| it.pm10_ug_m3).collect();
    let pm25: Vec<f64> = days.iter().filter_map(|it| it.pm25_ug_m3).collect();
    assert_eq!((pm10.len(), pm25.len()), (355, 353));
    assert!((mean(&pm10) - 22.6).abs() < 0.06, "{}", mean(&pm10));
    assert!((mean(&pm25) - 14.5).abs() < 0.06, "{}", mean(&pm25));
    let days_over = |limit: f64| pm10.iter().filter(|it| **it > limit).count();
    assert_eq!((days_over(50.0), days_over(45.0)), (15, 21));
    let highest = pm10.iter().copied().fold(0.0, f64::max);
    assert!((highest - 89.3).abs() < 1e-9);
    let finer_above =
        days.iter().filter(|it| it.pm25_ug_m3 > it.pm10_ug_m3 && it.pm10_ug_m3.is_some()).count();
    assert_eq!(finer_above, 4, "two stations");
}

#[test]
fn composites_of_2023_have_the_published_means() {
    let samples = air_composites::parse(&csv(air_composites::RESOURCE)).unwrap();
    let mean = |it| air_composites::mean(&samples, it).unwrap();
    assert!((mean(Pollutant::As) - 5.49).abs() < 0.006, "{}", mean(Pollutant::As));
    assert!((mean(Pollutant::Bap) - 1.02).abs() < 0.006, "{}", mean(Pollutant::Bap));
    assert_eq!(samples.iter().map(|it| it.days).max(), Some(62));
    assert_eq!(air_composites::mean(&samples, Pollutant::No2), None);
}

#[test]
fn the_station_of_fine_particles_changed_in_2019() {
    let years = air_annual::parse(&csv(air_annual::RESOURCE)).unwrap();
    let fine: Vec<_> = years.iter().filter(|it| it.pollutant == Pollutant::Pm25).collect();
    assert_eq!(fine.iter().map(|it| it.year).collect::<Vec<_>>(), (2010..=2023).collect::<Vec<_>>());
    for it in &fine {
        let station = if it.year < 2019 { "DsLegAlRzecz" } else { "DsLegPolarna" };
        assert_eq!(it.station, station, "{}", it.year);
    }
    assert!((fine[0].mean - 30.8).abs() < 1e-9 && (fine[13].mean - 14.5).abs() < 1e-9);
}

#[test]
fn the_typical_year_has_the_published_insolation_and_says_when_its_values_hold() {
    let year = weather::parse(&csv(weather::RESOURCE)).unwrap();
    assert_eq!(year.hours(), 8_760);
    let insolation_kwh_m2 = year.ghi_w_m2.iter().sum::<f64>() / 1_000.0;
    assert!((insolation_kwh_m2 - 1_128.0).abs() < 0.5, "{insolation_kwh_m2}");
    let package = package(&folder("public/data"));
    let axis = package.resource(weather::RESOURCE).unwrap().portal.axis.clone().unwrap();
    assert_eq!(axis.start.to_string(), "2025-01-01T00:00:00Z");
    assert_eq!((axis.step_s, axis.stamp), (3_600, Stamp::InstantAt(630)));
    assert_eq!(axis.stamp_of("ghi"), Stamp::InstantAt(630));
    assert_eq!(axis.stamp_of("temp_air"), Stamp::InstantAt(0));
    assert_eq!(axis.stamp_of("wind"), Stamp::InstantAt(0));
}

#[test]
fn the_mix_reaches_from_2000_to_a_preliminary_2025() {
    let years = generation::parse_mix(&csv(generation::MIX)).unwrap();
    assert_eq!((years[0].year, years.len()), (2000, 26));
    assert!(years.iter().all(|it| it.preliminary == (it.year == 2025)));
    let last = years.last().unwrap();
    assert!((last.coal_twh - 87.32).abs() < 1e-9 && (last.carbon_intensity_g_kwh - 588.6).abs() < 1e-9);
    for it in &years {
        let sources = [it.coal_twh, it.gas_twh, it.oil_other_fossil_twh, it.hydro_twh, it.bioenergy_twh];
        let renewable = it.solar_twh + it.wind_twh + it.other_renewable_twh;
        let sum = sources.iter().sum::<f64>() + renewable;
        assert!((sum - it.total_twh).abs() < 0.1, "{}: {sum} and {}", it.year, it.total_twh);
    }
}

// Published monthly totals of the static H0 without holidays in 2025 (demandlib 0.2.2): January 81.21471123066672 kWh,
// July 88.42233617168569 kWh. Both months have 23 workdays, 4 Saturdays and 4 Sundays of one season; the totals are
// scaled to a year of exactly 1 000 kWh, so only their ratio is that of the curves.
#[test]
fn a_household_uses_as_much_more_in_july_than_in_january_as_published() {
    use load_profiles::{DayCurves, DayType, Season};
    let curves = load_profiles::parse(&csv(load_profiles::RESOURCE)).unwrap();
    assert_eq!(curves.len(), 9);
    let day_kwh = |season, day_type| {
        let is_wanted = |it: &&DayCurves| it.season == season && it.day_type == day_type;
        curves.iter().find(is_wanted).unwrap().h0_kw.iter().sum::<f64>() / 4.0
    };
    let month_kwh = |season| {
        let weekend = day_kwh(season, DayType::Saturday) + day_kwh(season, DayType::Sunday);
        23.0 * day_kwh(season, DayType::Workday) + 4.0 * weekend
    };
    let ratio = month_kwh(Season::Summer) / month_kwh(Season::Winter);
    assert!((ratio - 88.422_336_171_685_69 / 81.214_711_230_666_72).abs() < 1e-9, "{ratio}");
    assert!((month_kwh(Season::Winter) - 81.2).abs() < 0.2, "in kilowatts");
}

#[test]
fn limits_are_found_by_key() {
    let limits = limits::parse(&csv(limits::RESOURCE)).unwrap();
    let limit = |id| limits::find(&limits, id).unwrap_or_else(|| panic!("{id}"));
    for (id, value, allowed) in [
        ("who_2021_pm10_day", 45.0, None),
        ("who_2021_pm25_year", 5.0, None),
        ("eu_2024_2881_pm10_day_2030", 45.0, Some(18)),
        ("eu_2024_2881_pm25_year_2030", 10.0, None),
        ("eu_2008_50_pm10_day", 50.0, Some(35)),
        ("eu_2004_107_as_year_target", 6.0, None),
        ("eu_2004_107_bap_year_target", 1.0, None),
        ("pl_pm10_day_information", 100.0, None),
        ("pl_pm10_day_alert", 150.0, None),
    ] {
        let limit = limit(id);
        assert!((limit.value - value).abs() < 1e-9, "{id}");
        assert_eq!(limit.allowed_a_year, allowed, "{id}");
    }
    assert_eq!(limit("who_2021_pm10_day").averaging, Averaging::Day);
}

// Thresholds of the table that the town's page prints (June 2025): PM10 20, 50, 80, 110, 150 µg/m³.
#[test]
fn the_bands_of_the_scale_are_those_of_the_towns_page() {
    let scale = aqi::parse_breakpoints(&csv(aqi::BREAKPOINTS)).unwrap();
    let bands = scale.iter().filter(|it| it.index == "pl_2025" && it.pollutant == Pollutant::Pm10);
    let upper: Vec<Option<f64>> = bands.map(|it| it.upper).collect();
    assert_eq!(upper, [Some(20.0), Some(50.0), Some(80.0), Some(110.0), Some(150.0), None]);
}

// 89 FR 16202: PM2.5 of 35.5 to 55.4 µg/m³ are 101 to 150; ozone of an hour counts from 0.125 ppm on.
#[test]
fn the_lines_of_the_american_index_are_in_steps() {
    let lines = aqi_lines::parse(&csv(aqi_lines::RESOURCE)).unwrap();
    let of = |pollutant, averaging, band| {
        let mut found =
            lines.iter().filter(|it| (it.pollutant, it.averaging, it.band) == (pollutant, averaging, band));
        found.next().map(|it| (it.steps, it.values, it.extrapolated))
    };
    assert_eq!(of(Pollutant::Pm25, Averaging::Day, 3), Some(([355, 554], [101, 150], false)));
    assert_eq!(of(Pollutant::O3, Averaging::Hour, 3), Some(([125, 164], [101, 150], false)));
    assert_eq!(of(Pollutant::O3, Averaging::Hour, 2), None);
    assert_eq!(of(Pollutant::Pm10, Averaging::Day, 6), Some(([425, 604], [301, 500], true)));
}

#[test]
fn what_the_pv_calculator_assumes_is_there_with_its_unit_and_doubt() {
    let all =
        assumptions::RESOURCES.into_iter().fold(assumptions::Assumptions::default(), |all, resource| {
            all.with(assumptions::parse(resource, &csv(resource)).unwrap()).unwrap()
        });
    for (id, unit, value, confidence) in [
        ("electricity_price_g11_gross", "PLN/kWh", 1.1, Confidence::Recalled),
        ("electricity_price_g11_pge_gross", "PLN/kWh", 1.1, Confidence::Read),
        // (437.02 + 324.25 + 468.28 + 480.01 + 136.30 + 466.08) / 6 = 385.32 PLN/MWh
        ("rcem_known_months_mean", "PLN/kWh", 0.385_3, Confidence::Computed),
        ("net_billing_deposit_multiplier", "1", 1.23, Confidence::Secondary),
        ("grid_co2_end_users_2023", "kg/MWh", 597.0, Confidence::Secondary),
        ("pv_price_per_kwp_gross", "PLN/kWp", 4_750.0, Confidence::Recalled),
        ("battery_price_per_kwh_gross", "PLN/kWh", 2_250.0, Confidence::Recalled),
        ("household_use_g11", "MWh/year", 1.8, Confidence::Read),
    ] {
        assert!((all.value(id, unit).unwrap() - value).abs() < 1e-9, "{id}");
        assert_eq!(all.get(id).unwrap().confidence, confidence, "{id}");
    }
    let price = all.get("pv_price_per_kwp_gross").unwrap();
    assert_eq!((price.low, price.high), (Some(4_000.0), Some(5_500.0)));
    assert!(all.value("pv_price_per_kwp_gross", "EUR/kWp").is_err());
    assert!(all.value("no_such_key", "1").is_err());
}

#[test]
fn what_is_only_recalled_says_so_to_the_reader() {
    let mut recalled = 0;
    for resource in assumptions::RESOURCES {
        let table = assumptions::parse(resource, &csv(resource)).unwrap();
        for row in table.iter().filter(|it| it.confidence == Confidence::Recalled) {
            let note = row.note.as_ref().unwrap_or_else(|| panic!("{}: no note", row.id));
            assert!(note.pl.contains("do sprawdzenia") && note.en.contains("to be checked"), "{}", row.id);
            recalled += 1;
        }
    }
    // Rows marked so where the figures were compiled: 11 prices and rules, 5 of electricity,
    // 8 of fuels, 70 of boilers, 7 of vehicles; besides 3 prices of driving, 4 of homes, 2 comparisons, 26 of cogeneration,
    // 2 of the example of a cluster, 1 of the damage of carbon dioxide.
    assert_eq!(recalled, 139);
}

#[test]
fn what_is_planned_stays_planned() {
    let facts = cluster_facts::parse(&csv(cluster_facts::RESOURCE)).unwrap();
    assert_eq!(facts.len(), 21);
    let of = |part| facts.iter().filter(|it| it.part == part).count();
    assert_eq!([Part::Partners, Part::Plants, Part::Law, Part::Other].map(of), [5, 5, 8, 3]);
    for fact in facts.iter().filter(|it| it.value.pl.contains("planowana") || it.value.en.contains("planned"))
    {
        assert!(fact.planned && fact.value.en.contains("planned"), "{}", fact.id);
    }
    assert!(facts.iter().filter(|it| it.planned).count() >= 3);
}

#[test]
fn the_members_of_the_cluster_are_the_town_and_three_communes() {
    let outlines = boundaries::parse(&read(&folder("public/data/boundaries.geojson"))).unwrap();
    let members: BTreeSet<&str> =
        outlines.iter().filter(|it| it.cluster_member).map(|it| it.name.as_str()).collect();
    assert_eq!(members, BTreeSet::from(["Kunice", "Legnica", "Legnickie Pole", "Miłkowice"]));
}

#[test]
fn both_configurations_are_understood_and_name_other_places_and_hosts() {
    let home = PortalConfig::parse(&read(&folder("public/portal.json"))).unwrap();
    let town = PortalConfig::parse(&read(&folder("tests/town/portal.json"))).unwrap();
    assert_eq!(
        home.connect_src(),
        [
            "https://api.open-meteo.com",
            "https://air-quality-api.open-meteo.com",
            "https://archive-api.open-meteo.com",
            "https://data.sensor.community",
            "https://api.raporty.pse.pl",
        ]
    );
    assert_ne!(home.connect_src(), town.connect_src());
    assert_ne!(home.zone, town.zone);
    assert!(home.source("gios-snapshot").is_some_and(|it| it.origin().is_none()));
    for (config, data) in [home, town].iter().zip(both()) {
        let known = sources::parse(&read(&data.join("sources.csv"))).unwrap();
        assert!(known.iter().any(|it| it.id == config.contact.source), "{}", config.contact.source);
    }
}

#[test]
fn the_invented_town_never_speaks_of_another() {
    fn visit(folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path);
            } else {
                let text = read(&path).to_lowercase();
                assert!(!text.contains("legnic") && !text.contains("dsleg"), "{}", path.display());
            }
        }
    }
    visit(&folder("tests/town"));
}
