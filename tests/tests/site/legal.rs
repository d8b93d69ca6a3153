//! What the law and honesty ask of the served pages: the accessibility statement, privacy, sources, methods.

use std::fs;

use portal_tests::{Problem, built::Built};
use xtask::html;

/// The ids that the form of the Polish statement prescribes.
const STATEMENT: [&str; 14] = [
    "a11y-wstep",
    "a11y-podmiot",
    "a11y-zakres",
    "a11y-url",
    "a11y-data-publikacja",
    "a11y-data-aktualizacja",
    "a11y-status",
    "a11y-kontakt",
    "a11y-email",
    "a11y-telefon",
    "a11y-procedura",
    "a11y-data-sporzadzenie",
    "a11y-architektura",
    "a11y-komunikacja",
];
const LANGUAGES: [&str; 2] = ["pl", "en"];

fn page(language: &str, path: &str) -> Result<String, Problem> {
    let file = Built::published()?.folder().join(language).join(path).join("index.html");
    Ok(fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?)
}

fn ids(page: &str) -> Vec<String> {
    html::tags(page).iter().filter_map(|it| it.get("id")).map(str::to_owned).collect()
}

#[test]
fn the_accessibility_statement_stands_in_the_served_file_with_its_ids() -> Result<(), Problem> {
    for language in LANGUAGES {
        let found = ids(&page(language, "about/accessibility")?);
        for id in STATEMENT {
            assert_eq!(found.iter().filter(|it| *it == id).count(), 1, "{language}: {id}");
        }
    }
    Ok(())
}

#[test]
fn every_page_leads_to_statement_privacy_sources_and_methods() -> Result<(), Problem> {
    let built = Built::published()?;
    let in_app = |name: &str| name.split('/').next().is_some_and(|it| it.len() == 2);
    for (name, text) in built.pages()?.into_iter().filter(|(name, _)| in_app(name)) {
        let tags = html::tags(&text);
        for end in ["about/accessibility/", "about/privacy/", "about/sources/", "about/methods/"] {
            let leads = |it: &html::Tag| it.get("href").is_some_and(|href| href.ends_with(end));
            assert!(tags.iter().any(leads), "{name}: {end}");
        }
    }
    Ok(())
}

#[test]
fn every_source_of_the_table_is_on_the_page_of_sources() -> Result<(), Problem> {
    let table = fs::read_to_string(Built::published()?.folder().join("data/sources.csv"))?;
    let names: Vec<&str> = table.lines().skip(1).filter_map(|it| it.split(',').next()).collect();
    assert!(names.len() > 5);
    for language in LANGUAGES {
        let found = ids(&page(language, "about/sources")?);
        for name in &names {
            assert!(found.iter().any(|it| it == name), "{language}: {name}");
        }
    }
    Ok(())
}

#[test]
fn every_model_has_a_page_with_its_formula_and_sources() -> Result<(), Problem> {
    for language in LANGUAGES {
        let list = page(language, "about/methods")?;
        let slugs: Vec<String> = html::tags(&list)
            .iter()
            .filter_map(|it| it.get("href"))
            .filter_map(|it| it.split("/methods/").nth(1).map(|it| it.trim_end_matches('/').to_owned()))
            .filter(|it| !it.is_empty())
            .collect();
        assert!(slugs.len() > 50, "{slugs:?}");
        for slug in slugs {
            let text = page(language, &format!("methods/{slug}"))?;
            let main = text.split("<main").nth(1).unwrap_or_default();
            assert!(
                main.contains("class=\"formula\"") && main.matches("<h2").count() == 5,
                "{language}: {slug}"
            );
        }
    }
    Ok(())
}

#[test]
fn the_page_on_privacy_names_the_hosts_of_the_policy() -> Result<(), Problem> {
    for language in LANGUAGES {
        let text = page(language, "about/privacy")?;
        let tags = html::tags(&text);
        let policy = tags.iter().find(|it| it.get("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.and_then(|it| it.get("content")).unwrap_or_default().to_owned();
        let hosts = policy.split(';').map(str::trim).find_map(|it| it.strip_prefix("connect-src "));
        for host in hosts.ok_or("no connect-src")?.split(' ').filter(|it| *it != "'self'") {
            assert!(text.contains(&format!("<code>{host}<")), "{language}: {host}");
        }
    }
    Ok(())
}
