//! The accessibility statement in `portal.json`: whole or refused.

use portal_opendata::accessibility::{Accessibility, Compliance};
use portal_opendata::config::PortalConfig;
use serde_json::{Value, json};

const CONFIG: &str = include_str!("../../../public/portal.json");

/// A statement in which everything is stated.
fn whole() -> Value {
    let words = |text: &str| json!({ "pl": format!("{text} po polsku"), "en": text });
    json!({
        "body": words("The body"),
        "scope": words("The site"),
        "url": "https://example.org/portal/",
        "published": "2026-03-01",
        "updated": "2026-04-01",
        "status": "partial",
        "not_accessible": [words("A map")],
        "prepared": "2026-03-02",
        "reviewed": "2026-05-02",
        "method": words("By ourselves"),
        "contact": { "person": words("The office"), "email": "office@example.org", "phone": "+48 000 000 000" },
        "procedure": words("Write"),
        "complaint": { "body": words("The authority"), "url": "https://example.org/" },
        "architecture": words("A lift"),
        "communication": words("Sign language")
    })
}

/// What the reader of the configuration says of a statement.
fn read(statement: Value) -> Result<Accessibility, String> {
    let mut config: Value = serde_json::from_str(CONFIG).map_err(|error| error.to_string())?;
    config["accessibility"] = statement;
    let config = PortalConfig::parse(&config.to_string()).map_err(|error| error.to_string())?;
    config.accessibility.ok_or_else(|| "no statement".to_owned())
}

/// Why a changed statement is refused; nothing when it is taken.
fn refusal(change: impl FnOnce(&mut Value)) -> String {
    let mut statement = whole();
    change(&mut statement);
    read(statement).err().unwrap_or_default()
}

/// Something to do to a statement.
type Change = fn(&mut Value);

#[test]
fn a_whole_statement_is_taken_and_lacks_nothing() {
    let statement = read(whole()).unwrap();
    assert_eq!(statement.missing(), 0);
    assert_eq!(statement.status.known(), Some(&Compliance::Partial));
}

#[test]
fn no_part_can_be_left_out_unnoticed() {
    let parts: Vec<String> = whole().as_object().unwrap().keys().cloned().collect();
    assert_eq!(parts.len(), 15);
    for part in parts {
        let told = refusal(|it| drop(it.as_object_mut().unwrap().remove(&part)));
        assert!(told.contains(&part), "{part}: {told}");
    }
    for part in ["person", "email", "phone"] {
        let told = refusal(|it| drop(it["contact"].as_object_mut().unwrap().remove(part)));
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn what_nobody_has_stated_is_marked_and_counted() {
    let gap = json!({ "missing": { "pl": "do uzupełnienia", "en": "to be filled in" } });
    let mut statement = whole();
    for part in [
        "body",
        "url",
        "published",
        "updated",
        "status",
        "prepared",
        "reviewed",
        "architecture",
        "communication",
    ] {
        statement[part] = gap.clone();
    }
    statement["contact"] = json!({ "person": gap, "email": gap, "phone": gap });
    assert_eq!(read(statement).unwrap().missing(), 12);
}

#[test]
fn values_that_cannot_be_are_refused() {
    let cases: [(&str, Change); 8] = [
        ("every language", |it| it["procedure"]["en"] = json!(" ")),
        ("every language", |it| it["body"] = json!({ "missing": { "pl": "brak", "en": "" } })),
        ("https", |it| it["url"] = json!("http://example.org/")),
        ("https", |it| it["complaint"]["url"] = json!("example.org")),
        ("letters", |it| it["contact"]["email"] = json!("office")),
        ("telephone", |it| it["contact"]["phone"] = json!("none")),
        ("or later", |it| it["updated"] = json!("2026-02-28")),
        ("or later", |it| it["reviewed"] = json!("2026-03-01")),
    ];
    for (words, change) in cases {
        let told = refusal(change);
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn a_status_agrees_with_its_list() {
    assert!(refusal(|it| it["status"] = json!("full")).contains("not_accessible"));
    assert!(refusal(|it| it["not_accessible"] = json!([])).contains("not_accessible"));
    assert!(!refusal(|it| it["status"] = json!("nearly")).is_empty());
}

#[test]
fn the_statement_of_the_town_is_whole() {
    let config = PortalConfig::parse(CONFIG).unwrap();
    assert!(config.accessibility.is_some());
}
