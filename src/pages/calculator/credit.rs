//! Who stands behind the answer of a calculator, in one line: for frames of other sites and for the files of its charts.

use portal_calculators::{needs, notes};
use portal_opendata::package::Package;
use portal_opendata::tables::{load_profiles, sources, weather};
use portal_text::Language;

use super::load::{read_assumptions, resource};
use crate::prerender::{Inputs, PrerenderError, refused};

mod texts {
    portal_text::texts!("pages/calculator/credit");
}

/// The source of numbers that the portal has set itself.
const OWN: &str = "portal";

/// The portal, and whose data it computes with: weather and profiles of use where they count, then the publishers of the
/// numbers it takes, each once.
///
/// # Errors
/// [`PrerenderError`] when a table cannot be read or there is no such calculator.
pub fn credit(inputs: &Inputs, slug: &str, language: Language) -> Result<String, PrerenderError> {
    let said = notes(slug).ok_or_else(|| refused(slug, &"no notes"))?;
    let package = inputs.table("datapackage.json", Package::parse)?;
    let known = inputs.table("sources.csv", sources::parse)?;
    let given = read_assumptions(inputs, slug)?;
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
    };
    for table in [weather::RESOURCE, load_profiles::RESOURCE].into_iter().filter(|_| said.uses_weather) {
        add(&resource(&package, table)?.portal.credit);
    }
    let numbers = needs(slug).iter().copied().flatten().filter_map(|it| given.get(it).ok());
    for number in numbers.filter(|it| it.value.source.as_str() != OWN) {
        let source = known.iter().find(|it| it.id == number.value.source.as_str());
        add(source.map_or(&number.credit, |it| it.publisher.as_ref().unwrap_or(&it.title)));
    }
    Ok(if names.is_empty() {
        texts::COMPUTED.get(language).to_owned()
    } else {
        texts::COMPUTED_FROM.fill(language, &[("names", &names.join("; "))])
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use portal_opendata::config::PortalConfig;
    use portal_units::Instant;

    use super::*;

    #[test]
    fn an_answer_names_the_portal_and_whose_data_it_computes_with_each_once() {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
        let text = std::fs::read_to_string(public.join("portal.json")).unwrap();
        let config = Box::leak(Box::new(PortalConfig::parse(&text).unwrap()));
        let inputs = Inputs::new(config, Instant::from_unix_seconds(0), public.join("data"));
        let of = |slug| credit(&inputs, slug, Language::En).unwrap();
        let roof = of("pv");
        assert!(
            roof.starts_with("computed by the portal from data of: PVGIS © European Union; BDEW"),
            "{roof}"
        );
        assert_eq!(roof.matches("Our World in Data").count(), 1, "{roof}");
        // The path of the sun takes the place of the town alone, which the portal knows by itself.
        assert_eq!(of("sun"), "computed by the portal");
        // Heat takes the weather but no sensor of the air; the air takes no weather.
        assert!(of("heat").contains("PVGIS") && !of("air").contains("PVGIS"));
        assert!(credit(&inputs, "nothing", Language::En).is_err());
    }
}
