//! The portal of another town: the same client, another `portal.json`, other data.

use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use portal_tests::{Problem, built::Built};
use serde_json::json;
use xtask::files;
use xtask::html;

/// Noon in both towns' June: summer in Legnica, winter in Puerto Muestra.
const NOW: &str = "2026-06-15T12:40:00Z";
/// Names that would betray the first town, in small letters: the town in every case, its county, a part of it, plants and
/// communes of its cluster.
const NAMES: [&str; 7] = ["legni", "kaczaw", "piekar", "letia", "lotnisk", "airfield", "kowice"];
/// Pages that show figures of the place.
const PAGES: [&str; 3] = ["en/index.html", "en/air/index.html", "en/calculators/pv/index.html"];

/// Both towns at the same moment.
struct Towns {
    first: Built,
    second: Built,
}

fn towns() -> Result<&'static Towns, Problem> {
    static TOWNS: OnceLock<Result<Towns, String>> = OnceLock::new();
    let make = || {
        let first = Built::with_config("first-town", |config| config["now"] = json!(NOW))?;
        let second = Built::of_town("second-town", |config| config["now"] = json!(NOW))?;
        Ok(Towns { first, second })
    };
    let result = TOWNS.get_or_init(|| make().map_err(|error: Problem| error.to_string()));
    result.as_ref().map_err(|error| error.as_str().into())
}

fn read(built: &Built, page: &str) -> Result<String, Problem> {
    Ok(fs::read_to_string(built.folder().join(page)).map_err(|error| format!("{page}: {error}"))?)
}

/// The text between the element that `begins` so and the next `end`.
fn part<'a>(page: &'a str, begins: &str, end: &str) -> Result<&'a str, Problem> {
    let rest = page.split(begins).nth(1).ok_or_else(|| format!("no {begins}"))?;
    Ok(rest.split(end).next().unwrap_or(rest))
}

/// The drawings of a page that are large enough to be charts.
fn drawings(page: &str) -> BTreeSet<&str> {
    let svgs = page.split("<svg").skip(1).filter_map(|it| it.split("</svg>").next());
    svgs.filter(|it| it.len() > 1_000).collect()
}

fn policy(page: &str) -> Result<String, Problem> {
    let tags = html::tags(page);
    let policy = tags.iter().find(|it| it.get("http-equiv") == Some("Content-Security-Policy"));
    Ok(policy.and_then(|it| it.get("content")).ok_or("no policy")?.to_owned())
}

#[test]
fn no_file_of_the_second_town_names_the_first_nor_does_the_client() -> Result<(), Problem> {
    let mut found = Vec::new();
    let mut kinds = BTreeSet::new();
    for path in files::all(towns()?.second.folder()) {
        let text = String::from_utf8_lossy(&fs::read(&path)?).to_lowercase();
        kinds.insert(path.extension().unwrap_or_default().to_string_lossy().into_owned());
        for name in NAMES {
            if let Some(at) = text.find(name) {
                let around: String =
                    text[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
                found.push(format!("{}: …{around}{name}…", path.display()));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
    for kind in ["html", "js", "wasm", "css", "csv", "json"] {
        assert!(kinds.contains(kind), "no .{kind} was looked at");
    }
    Ok(())
}

#[test]
fn the_first_town_is_found_by_the_same_search() -> Result<(), Problem> {
    let page = read(&towns()?.first, "en/index.html")?.to_lowercase();
    assert!(page.contains(NAMES[0]));
    Ok(())
}

/// Length of the day by the sunrise equation with the refraction of the horizon, 0.833°, for a declination of 23.3°.
/// J. Meeus, Astronomical Algorithms, 2nd ed., 1998, chapter 15.
fn day_length_min(latitude: f64) -> f64 {
    let (latitude, declination) = (latitude.to_radians(), 23.3_f64.to_radians());
    let sine = (-0.833_f64).to_radians().sin() - latitude.sin() * declination.sin();
    let hour_angle = (sine / (latitude.cos() * declination.cos())).acos();
    hour_angle.to_degrees() / 15.0 * 2.0 * 60.0
}

#[test]
fn the_sun_rises_by_the_latitude_and_the_clock_of_each_town() -> Result<(), Problem> {
    let towns = towns()?;
    for (built, latitude) in [(&towns.first, 51.21), (&towns.second, -36.82)] {
        let page = read(built, "en/index.html")?;
        let words = part(part(&page, "id=\"tile-sun\"", "</div>")?, "class=\"tile-note\">", "</p>")?;
        let numbers: Vec<f64> = words.split_whitespace().filter_map(|it| it.parse().ok()).collect();
        let [hours, minutes] = numbers.as_slice() else { return Err(words.into()) };
        let shown = hours.mul_add(60.0, *minutes);
        assert!((shown - day_length_min(latitude)).abs() < 4.0, "{words} at {latitude}");
    }
    let times = |built: &Built| -> Result<String, Problem> {
        let page = read(built, "en/index.html")?;
        Ok(part(&page, "class=\"ribbon-times\">", "</p>")?.to_owned())
    };
    assert_ne!(times(&towns.first)?, times(&towns.second)?);
    // 12:40 UTC is 8:40 four hours west of Greenwich.
    assert!(read(&towns.second, "en/index.html")?.contains("As of 8:40"));
    Ok(())
}

#[test]
fn yields_and_charts_are_those_of_each_towns_own_data() -> Result<(), Problem> {
    let towns = towns()?;
    let pv = PAGES[2];
    let verdict = |built: &Built| -> Result<String, Problem> {
        Ok(part(&read(built, pv)?, "id=\"verdict\"", "</p>")?.to_owned())
    };
    assert_ne!(verdict(&towns.first)?, verdict(&towns.second)?);
    let figures = |built: &Built| -> Result<Vec<String>, Problem> {
        let page = read(built, pv)?;
        let list = part(&page, "<dl class=\"key\">", "</dl>")?.to_owned();
        Ok(list.split("<b>").skip(1).filter_map(|it| it.split("</b>").next()).map(str::to_owned).collect())
    };
    let (first, second) = (figures(&towns.first)?, figures(&towns.second)?);
    assert!(first.len() > 2 && first.len() == second.len(), "{first:?} {second:?}");
    assert!(first.iter().zip(&second).all(|(one, other)| one != other), "{first:?} {second:?}");
    for page in PAGES {
        let (first, second) = (read(&towns.first, page)?, read(&towns.second, page)?);
        let (first, second) = (drawings(&first), drawings(&second));
        assert!(!first.is_empty() && !second.is_empty(), "{page}");
        assert_eq!(first.intersection(&second).count(), 0, "{page}: a drawing of both towns");
    }
    Ok(())
}

#[test]
fn the_cluster_starts_from_each_towns_own_plans_and_names_its_own_plants_and_partners() -> Result<(), Problem>
{
    let towns = towns()?;
    // Megawatts of panels and of biogas, and buses, as the tables of the towns have them.
    for (built, starts) in [(&towns.first, ["12.0", "1.8", "6"]), (&towns.second, ["7.0", "0.6", "3"])] {
        for calculator in ["cluster", "cluster-ledger"] {
            let page = read(built, &format!("en/calculators/{calculator}/index.html"))?;
            let tags = html::tags(&page);
            let value =
                |id: &str| tags.iter().find(|it| it.get("id") == Some(id)).and_then(|it| it.get("value"));
            assert_eq!(["pv-box", "biogas-box", "buses-box"].map(value), starts.map(Some), "{calculator}");
        }
    }
    for (page, part, ours, theirs) in [
        ("en/renewables/index.html", "<section id=\"plants\"", "LETIA", "example fact (biogas_three)"),
        ("en/cluster/index.html", "<section id=\"partners\"", "Miłkowice", "Valle Ejemplo"),
        (
            "en/cluster/index.html",
            "<section id=\"law\"",
            "Act of 17 August 2023",
            "example fact (amending_act)",
        ),
    ] {
        for (built, name) in [(&towns.first, ours), (&towns.second, theirs)] {
            let page = read(built, page)?;
            assert!(self::part(&page, part, "</section>")?.contains(name), "{part} without {name}");
        }
    }
    Ok(())
}

#[test]
fn the_policy_of_each_town_names_its_own_sources_only() -> Result<(), Problem> {
    let towns = towns()?;
    for (name, page) in towns.second.pages()? {
        let policy = policy(&page)?;
        let connect = policy.split(';').map(str::trim).find(|it| it.starts_with("connect-src"));
        let expected = "connect-src 'self' https://weather.example.org https://air.example.org";
        assert_eq!(connect, Some(expected), "{name}");
    }
    let first = policy(&read(&towns.first, PAGES[0])?)?;
    assert!(first.contains("https://api.open-meteo.com") && !first.contains("example.org"), "{first}");
    let headers = read(&towns.second, "_headers")?;
    assert!(headers.contains("https://weather.example.org") && !headers.contains("open-meteo"), "{headers}");
    Ok(())
}

#[test]
fn each_town_credits_those_whose_data_it_shows() -> Result<(), Problem> {
    let towns = towns()?;
    let (first, second) = (read(&towns.first, PAGES[0])?, read(&towns.second, PAGES[0])?);
    assert!(first.contains("Ember / OWID") && !first.contains("Office of the invented town"));
    assert!(second.contains("Office of the invented town") && !second.contains("Ember / OWID"));
    Ok(())
}

#[test]
fn the_root_speaks_the_default_language_and_the_404_page_leads_to_the_base() -> Result<(), Problem> {
    let towns = towns()?;
    for (built, language, base) in [(&towns.first, "pl", "/"), (&towns.second, "en", "/muestra/")] {
        let root = read(built, "index.html")?;
        let tags = html::tags(&root);
        let of = |name: &str, attribute: &str| {
            tags.iter().filter(|it| it.name == name).find_map(|it| it.get(attribute)).map(str::to_owned)
        };
        assert_eq!(of("html", "lang").as_deref(), Some(language));
        assert_eq!(of("script", "data-default").as_deref(), Some(language));
        let missing = read(built, "404.html")?;
        let tags = html::tags(&missing);
        let links: Vec<_> = tags.iter().filter(|it| it.name == "a").filter_map(|it| it.get("href")).collect();
        assert_eq!(links, [format!("{base}pl/"), format!("{base}en/")]);
        let style = tags.iter().find(|it| it.get("rel") == Some("stylesheet")).and_then(|it| it.get("href"));
        assert!(style.is_some_and(|it| it.starts_with(base) && !it.starts_with("//")), "{style:?}");
    }
    Ok(())
}

#[test]
fn no_sample_answer_of_a_source_reaches_a_built_site() -> Result<(), Problem> {
    let towns = towns()?;
    let built = [&towns.first, &towns.second].map(Built::folder);
    for path in built.into_iter().flat_map(files::all) {
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        assert!(!path.to_string_lossy().contains("fixtures"), "{}", path.display());
        // Every sample answer has one of these; the client may name the format but not the numbers.
        let is_sample = text.contains("\"generationtime_ms\"") || text.contains("\"fetched_at\":");
        assert!(!is_sample, "{}", path.display());
    }
    Ok(())
}
