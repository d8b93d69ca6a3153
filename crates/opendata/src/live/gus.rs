//! What the services of the Local Data Bank (BDL) of Statistics Poland share: pages, error words.

use std::fmt::Write as _;

use portal_evidence::Class;
use serde_json::Value;

use super::json::{self, Object};
use super::source::{Cors, Meta, ParseError};

/// Address of the services.
pub const BASE: &str = "https://bdl.stat.gov.pl/api/v1";
/// Name of the list in every answer.
pub(super) const LIST: &str = "results";

/// A service of the bank.
pub(super) const fn meta(slug: &'static str) -> Meta {
    Meta {
        slug,
        publisher: "Główny Urząd Statystyczny, Bank Danych Lokalnych",
        page: "https://bdl.stat.gov.pl/",
        terms: "https://api.stat.gov.pl/Home/BdlApi",
        licence: "CC-BY-4.0",
        credit: "Źródło danych: GUS, Bank Danych Lokalnych",
        cors: Cors::Closed,
        max_age_s: 2 * 366 * 86_400,
        class: Class::Measured,
    }
}

/// The answer as an object.
pub(super) fn root(body: &str) -> Result<Object, ParseError> {
    let root = json::root(body)?;
    if let Some(Value::Array(errors)) = root.get("errors") {
        let first = errors.first().and_then(Value::as_object);
        return Err(json::refused(
            first.and_then(|it| json::text(it, "errorReason").ok()).unwrap_or_default(),
        ));
    }
    Ok(root)
}

/// All rows. One page must hold them.
pub(super) fn rows(root: &Object) -> Result<&[Value], ParseError> {
    let rows = json::list(root, LIST)?;
    let wanted = usize::try_from(json::whole(root, "totalRecords")?).unwrap_or(usize::MAX);
    if rows.len() == wanted {
        Ok(rows)
    } else {
        Err(ParseError::Count { field: LIST, got: rows.len(), wanted })
    }
}

/// A text as part of an address.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
