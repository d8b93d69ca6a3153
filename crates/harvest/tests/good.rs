//! A harvest in which all goes well: what is written, and that writing it again changes nothing.

#[cfg(test)]
mod common;

use common::{NOW, SOURCES, Site, at, outcome};
use portal_harvest::Outcome;
use portal_opendata::live::{
    EnergyChartsMix, EnergyChartsPrice, GiosSnapshot, OpenMeteoAirQuality, OpenMeteoArchive,
    OpenMeteoForecast, PseHisGenPal, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln, PvgisPvcalc, Record as _,
    SensorCommunity, Source,
};
use portal_opendata::tables::Pollutant;

#[cfg(test)]
fn reads<S: Source>(site: &Site, file: &str) -> S::Record {
    S::parse(&site.text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn every_source_is_harvested_and_every_copy_is_read_by_its_own_parser() {
    let site = Site::new("all");
    let report = site.harvest(&[]);
    for (source, _) in SOURCES {
        assert_eq!(outcome(&report, source), Outcome::Harvested, "{source}\n{}", report.lines());
    }
    assert_eq!((report.sources.len(), report.exit_code()), (SOURCES.len(), 0));
    reads::<EnergyChartsMix>(&site, "energy-charts-mix.json");
    reads::<EnergyChartsPrice>(&site, "energy-charts-price.json");
    reads::<PsePdgsz>(&site, "pse-pdgsz.json");
    reads::<PseKseLoad>(&site, "pse-kse-load.json");
    reads::<PseHisWlkCal>(&site, "pse-his-wlk-cal.json");
    reads::<PseHisGenPal>(&site, "pse-his-gen-pal.json");
    reads::<OpenMeteoForecast>(&site, "open-meteo-forecast.json");
    reads::<OpenMeteoAirQuality>(&site, "open-meteo-air-quality.json");
    reads::<OpenMeteoArchive>(&site, "open-meteo-archive.json");
    reads::<SensorCommunity>(&site, "sensor-community.json");
    reads::<PvgisPvcalc>(&site, "pvgis-pvcalc.json");
    assert_eq!(site.text("pvgis-tmy.csv").lines().count(), 8_761);
    assert_eq!(site.text("gus-bdl.csv").lines().next(), Some("unit,variable,year,value"));
    assert!(site.text("gus-bdl.csv").contains(",72305,2024,\n"), "the last figure is missing, not zero");
}

#[test]
fn the_station_is_written_as_the_page_reads_it() {
    let site = Site::new("gios");
    site.harvest(&["gios-snapshot"]);
    let air = reads::<GiosSnapshot>(&site, "gios.json");
    let station = air.station.as_ref().unwrap();
    assert_eq!((station.id, station.name.as_str()), (52, "Legnica, Al. Rzeczypospolitej"));
    // The server's newest hour, to 12:00 UTC, is missing; the one before ends at 11:00.
    assert_eq!(air.as_of(at(NOW)), Some(at("2026-06-15T11:00:00Z")));
    assert_eq!(air.made_at, Some(at(NOW)));
    // Fine dust has two instruments, one of them emptied by hand.
    let measured: Vec<Pollutant> = air.pollutants.iter().map(|it| it.pollutant).collect();
    for pollutant in [Pollutant::No2, Pollutant::Pm10, Pollutant::Pm25] {
        assert!(measured.contains(&pollutant), "{measured:?}");
    }
    // The index of 14:00 local time.
    let index = air.index.as_ref().unwrap();
    assert_eq!((index.level, index.at), (0, at("2026-06-15T12:00:00Z")));
}

#[test]
fn metadata_of_stations_is_asked_once() {
    let mut site = Site::new("metadata");
    site.harvest(&["gios-snapshot"]);
    site.wait_s(3_600);
    site.harvest(&["gios-snapshot"]);
    let asked = site.replay.requests();
    assert_eq!(asked.iter().filter(|it| it.contains("/station/")).count(), 2, "{asked:#?}");
    assert_eq!(asked.iter().filter(|it| it.contains("/data/getData/291")).count(), 2);
}

#[test]
fn prices_of_three_days_are_kept_with_the_start_of_their_quarter() {
    let site = Site::new("prices");
    site.harvest(&["pse-rce-pln"]);
    let today = reads::<PseRcePln>(&site, "pse-rce-pln.json");
    let tomorrow = reads::<PseRcePln>(&site, "pse-rce-pln-next.json");
    assert_eq!((today.day.to_string(), tomorrow.day.to_string()), ("2026-06-15".into(), "2026-06-16".into()));
    let history = site.text("history/pse-rce-pln/2026/06.csv");
    // Yesterday, today and tomorrow have 96 quarters each; the sample's first price is 432.70 PLN/MWh.
    assert_eq!(history.lines().count(), 1 + 3 * 96);
    assert!(history.contains("\n2026-06-14T22:00:00Z,432.7\n"), "{history:.300}");
}

#[test]
fn a_report_of_many_rows_is_followed_page_by_page() {
    let mut site = Site::new("pages");
    // 23:40 in Poland: 94 quarters of seven sources, more than a page of 500.
    site.wait_s(9 * 3_600);
    let report = site.harvest(&["pse-his-gen-pal"]);
    assert_eq!(outcome(&report, "pse-his-gen-pal"), Outcome::Harvested, "{}", report.lines());
    let pages = site.replay.requests().iter().filter(|it| it.contains("after=500")).count();
    assert_eq!(pages, 2, "yesterday and today");
    let mix = reads::<PseHisGenPal>(&site, "pse-his-gen-pal.json");
    assert_eq!(mix.by_fuel.first().unwrap().1.values().len(), 94);
}

#[test]
fn the_same_again_changes_nothing_and_asks_nobody() {
    let site = Site::new("again");
    site.harvest(&[]);
    let (before, asked) = (site.files(), site.replay.requests().len());
    let report = site.harvest(&[]);
    assert!(report.sources.iter().all(|it| it.outcome == Outcome::NotDue), "{}", report.lines());
    assert_eq!((site.files(), site.replay.requests().len()), (before.clone(), asked));
    // Asked by force at the same moment: the same answers, the same bytes. Only the counts of what was read differ,
    // since days that are complete are not asked for again.
    let options = portal_harvest::Options { force: true, ..site.options(&[]) };
    let forced = portal_harvest::harvest(&options, site.now).unwrap();
    assert_eq!(forced.exit_code(), 0, "{}", forced.lines());
    for (name, text) in site.files().into_iter().filter(|(name, _)| name != "manifest.json") {
        let old = before.get(&name).map(String::as_str).unwrap_or_default();
        let differs = old.lines().zip(text.lines()).find(|(old, new)| old != new);
        assert_eq!((differs, old.len()), (None, text.len()), "{name}");
    }
}

#[test]
fn the_history_grows_and_only_missing_days_are_asked() {
    let mut site = Site::new("days");
    let week = |site: &Site| {
        let options = portal_harvest::Options { days: 7, ..site.options(&["pse-kse-load"]) };
        portal_harvest::harvest(&options, site.now).unwrap()
    };
    week(&site);
    assert_eq!(site.replay.requests().len(), 8, "seven days and today");
    site.wait_s(86_400);
    week(&site);
    // Six of the seven days are complete; yesterday was not, and today is new.
    assert_eq!(site.replay.requests().len(), 10);
    let history = site.text("history/pse-kse-load/2026/06.csv");
    assert_eq!(history.lines().count(), 1 + 9 * 96);
    let mut rows: Vec<&str> = history.lines().skip(1).collect();
    let sorted = rows.clone();
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows, sorted);
}

#[test]
fn the_manifest_says_when_what_and_under_which_terms() {
    let site = Site::new("manifest");
    site.harvest(&["energy-charts-price", "sensor-community"]);
    let manifest = site.json("manifest.json");
    let price = &manifest["sources"]["energy-charts-price"];
    assert_eq!(price["fetched_at"], NOW);
    assert_eq!((price["values"].as_u64(), price["missing"].as_u64()), (Some(96), Some(0)));
    assert_eq!(price["licence"], "CC-BY-4.0");
    let file = &price["files"][0];
    let text = site.text(file["path"].as_str().unwrap());
    assert_eq!(file["bytes"].as_u64(), Some(text.len() as u64));
    assert_eq!(file["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(manifest["sources"]["sensor-community"]["licence"], "ODbL-1.0");
}

#[test]
fn the_package_lists_every_file_with_its_size() {
    // Left where `cargo xtask check` lets Frictionless validate it.
    let site = Site::new("package");
    site.harvest(&[]);
    let package = site.json("datapackage.json");
    let listed: Vec<&str> =
        package["resources"].as_array().unwrap().iter().filter_map(|it| it["path"].as_str()).collect();
    for (name, text) in site.files() {
        if ["manifest.json", "datapackage.json"].contains(&name.as_str()) {
            continue;
        }
        let resource = package["resources"].as_array().unwrap().iter().find(|it| it["path"] == name.as_str());
        let resource = resource.unwrap_or_else(|| panic!("{name} is not in {listed:?}"));
        assert_eq!(resource["bytes"].as_u64(), Some(text.len() as u64), "{name}");
    }
    assert_eq!(listed.len(), site.files().len() - 2);
}
