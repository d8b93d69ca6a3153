//! What can be said of the site without a browser.

use std::collections::BTreeSet;

use portal_tests::{Problem, built::Built};
use xtask::html::{self, Tag};
use xtask::serve::{Request, Site};

/// The page every host shows for unknown paths; it stands at any depth, so its links begin at the configured base.
const NOT_FOUND: &str = "404.html";

#[test]
fn every_internal_link_of_every_page_answers() -> Result<(), Problem> {
    let built = Built::published()?;
    assert_eq!(dead_links(&built, "/")?, Vec::<String>::new());
    Ok(())
}

#[test]
fn every_internal_link_answers_under_a_sub_path() -> Result<(), Problem> {
    let built = Built::published()?;
    assert_eq!(dead_links(&built, "/town/portal/")?, Vec::<String>::new());
    Ok(())
}

#[test]
fn an_unknown_path_answers_404_with_the_sites_own_page() -> Result<(), Problem> {
    let built = Built::published()?;
    let site = built.site("/");
    let page = std::fs::read(built.folder().join(NOT_FOUND))?;
    for path in ["/nothing", "/pl/nothing/", "/xx/", "/pl/calculators/nothing/"] {
        let answer = site.answer(&Request::get(path));
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.body.as_ref(), page, "{path}");
    }
    Ok(())
}

/// Width and height of a PNG, as its header has them \[px\].
fn size_of_png(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then(|| Some((number(16)?, number(20)?)))?
}

#[test]
fn each_language_can_be_installed_with_icons_that_are_there_and_a_page_that_answers() -> Result<(), Problem> {
    let built = Built::published()?;
    let site = built.site("/");
    for language in ["pl", "en"] {
        let page =
            String::from_utf8(site.answer(&Request::get(&format!("/{language}/"))).body.as_ref().to_vec())?;
        let tags = html::tags(&page);
        let link = tags.iter().find(|it| it.get("rel") == Some("manifest")).and_then(|it| it.get("href"));
        let path = resolve(&format!("/{language}/"), link.ok_or("no manifest")?);
        let answer = site.answer(&Request::get(&path));
        assert_eq!(answer.status, 200, "{path}");
        let manifest: serde_json::Value = serde_json::from_slice(answer.body.as_ref())?;
        let text = |of: &serde_json::Value, name: &str| of[name].as_str().unwrap_or_default().to_owned();
        for name in ["name", "short_name", "description"] {
            assert!(text(&manifest, name).len() > 5, "{path}: {name}");
        }
        assert_eq!(
            (text(&manifest, "lang").as_str(), text(&manifest, "display").as_str()),
            (language, "standalone")
        );
        let start = resolve(&path, &text(&manifest, "start_url"));
        assert_eq!(start, format!("/{language}/"));
        assert_eq!(site.answer(&Request::get(&start)).status, 200);
        let icons = manifest["icons"].as_array().ok_or("no icons")?;
        // A browser installs with 192 and 512 px, and cuts the one for any shape.
        let sizes: Vec<String> = icons.iter().map(|it| text(it, "sizes")).collect();
        assert!(
            sizes.iter().any(|it| it == "192x192") && sizes.iter().any(|it| it == "512x512"),
            "{sizes:?}"
        );
        assert!(icons.iter().any(|it| text(it, "purpose") == "maskable"));
        for icon in icons {
            let (source, sizes) = (resolve(&path, &text(icon, "src")), text(icon, "sizes"));
            let answer = site.answer(&Request::get(&source));
            assert_eq!(answer.status, 200, "{source}");
            if text(icon, "type") == "image/png" {
                let (width, height) = size_of_png(answer.body.as_ref()).ok_or("no PNG")?;
                assert_eq!(format!("{width}x{height}"), sizes, "{source}");
            } else {
                assert!(String::from_utf8_lossy(answer.body.as_ref()).contains("<svg"), "{source}");
            }
        }
    }
    Ok(())
}

#[test]
fn every_page_has_a_policy_that_allows_no_inline_style_and_no_inline_handler() -> Result<(), Problem> {
    for (page, text) in Built::published()?.pages()? {
        let tags = html::tags(&text);
        let policy = tags.iter().find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.and_then(|tag| tag.get("content")).unwrap_or_default();
        assert!(policy.contains("default-src 'none'"), "{page}: {policy}");
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{page}: {policy}");
        for tag in &tags {
            assert_eq!(tag.get("style"), None, "{page}: {tag:?}");
            assert!(!tag.attributes.iter().any(|(name, _)| name.starts_with("on")), "{page}: {tag:?}");
            assert_ne!(tag.name, "style", "{page}");
        }
    }
    Ok(())
}

#[test]
fn every_page_says_its_language_and_title() -> Result<(), Problem> {
    for (page, text) in Built::published()?.pages()? {
        let tags = html::tags(&text);
        let language =
            tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.get("lang")).unwrap_or_default();
        let expected = page.split('/').next().filter(|folder| folder.len() == 2);
        assert!(expected.is_none_or(|expected| expected == language), "{page}: {language}");
        let title =
            text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        assert!(!title.trim().is_empty(), "{page}");
    }
    Ok(())
}

/// Links that do not answer with 200, and fragments that lead to no element.
fn dead_links(built: &Built, base: &str) -> Result<Vec<String>, Problem> {
    let site = built.site(base);
    let mut dead = BTreeSet::new();
    let mut checked = 0;
    for (page, text) in built.pages()?.into_iter().filter(|(page, _)| base == "/" || page != NOT_FOUND) {
        let address = format!("{base}{}", page.strip_suffix("index.html").unwrap_or(&page));
        for link in html::tags(&text).iter().filter_map(link).filter(|link| is_internal(link)) {
            checked += 1;
            if let Some(fault) = fault(&site, &resolve(&address, link)) {
                dead.insert(format!("{page}: {link}: {fault}"));
            }
        }
    }
    assert!(checked > 20, "only {checked} links were found");
    Ok(dead.into_iter().collect())
}

fn link(tag: &Tag) -> Option<&str> {
    match tag.name.as_str() {
        "a" | "link" => tag.get("href"),
        "script" | "img" | "source" => tag.get("src"),
        _ => None,
    }
}

fn is_internal(link: &str) -> bool {
    !link.is_empty()
        && !link.starts_with("//")
        && !link.split(['/', '?', '#']).next().unwrap_or_default().contains(':')
}

/// What is wrong with an address, if anything.
fn fault(site: &Site, target: &str) -> Option<String> {
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let answer = site.answer(&Request::get(path));
    if answer.status != 200 {
        return Some(format!("{path} answers {}", answer.status));
    }
    let page = String::from_utf8_lossy(answer.body.as_ref());
    let found = fragment.is_empty() || html::tags(&page).iter().any(|tag| tag.get("id") == Some(fragment));
    (!found).then(|| format!("{path} has no #{fragment}"))
}

/// The absolute path a link of a page leads to, as a browser works it out.
fn resolve(page: &str, link: &str) -> String {
    if link.starts_with('/') {
        return link.to_owned();
    }
    if link.starts_with(['#', '?']) {
        return format!("{page}{link}");
    }
    let end = link.find(['?', '#']).unwrap_or(link.len());
    let (path, rest) = link.split_at(end);
    let mut segments: Vec<&str> = page.split('/').collect();
    segments.pop();
    for (index, part) in path.split('/').enumerate() {
        let is_last = index + 1 == path.split('/').count();
        match part {
            "." | ".." => {
                if part == ".." && segments.len() > 1 {
                    segments.pop();
                }
                if is_last {
                    segments.push("");
                }
            }
            name => segments.push(name),
        }
    }
    segments.join("/") + rest
}

#[test]
fn links_are_resolved_as_browsers_do() {
    for (page, link, target) in [
        ("/pl/air/", "../../main.css", "/main.css"),
        ("/pl/air/", "../", "/pl/"),
        ("/pl/air/", "..", "/pl/"),
        ("/pl/air/", "./", "/pl/air/"),
        ("/pl/air/", "#days", "/pl/air/#days"),
        ("/pl/air/", "?v=1", "/pl/air/?v=1"),
        ("/pl/air/", "/en/", "/en/"),
        ("/sub/pl/", "../data/a.csv?x=../b", "/sub/data/a.csv?x=../b"),
        ("/404.html", "pl/", "/pl/"),
    ] {
        assert_eq!(resolve(page, link), target, "{page} + {link}");
    }
}
