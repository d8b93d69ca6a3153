//! Files, tables and the typical year behind talks.

use portal_content::{Deck, Table, plain};
use portal_opendata::tables::sources;
use portal_text::Language;

use super::answers::answers;
use super::{Listed, Talk, Today};
use crate::pages::now;
use crate::prerender::{Inputs, PrerenderError, refused};
use crate::routes::{Address, PageId};
use crate::show::day::Days;
use crate::tiles;

/// The talks that the town lists.
///
/// # Errors
/// [`PrerenderError`] when one cannot be read or has a fault.
pub fn decks(inputs: &Inputs, language: Language) -> Result<Vec<Listed>, PrerenderError> {
    let one = |slug: &String| {
        let deck = deck(inputs, slug, language)?;
        Ok(Listed {
            slug: slug.clone(),
            title: deck.title,
            summary: deck.summary,
            minutes: deck.minutes,
            slides: deck.slides.iter().map(|it| plain(&it.title)).collect(),
        })
    };
    inputs.config.decks.iter().map(one).collect()
}

fn deck(inputs: &Inputs, slug: &str, language: Language) -> Result<Deck, PrerenderError> {
    let name = format!("decks/{slug}/{}.md", language.code());
    let (deck, faults) = Deck::parse(&inputs.published(&name)?, language);
    match faults.first() {
        Some(fault) => Err(refused(&name, &format!("{}: {}", fault.line, fault.message(Language::En)))),
        None => Ok(deck),
    }
}

/// Everything that the slides of a talk show.
///
/// # Errors
/// [`PrerenderError`] when its file, a table or the typical year cannot be read, or when there is a fault in them.
pub fn load(inputs: &Inputs, slug: &str, language: Language) -> Result<Talk, PrerenderError> {
    let deck = deck(inputs, slug, language)?;
    let mut tables: Vec<(String, Table)> = Vec::new();
    for name in deck.data().into_iter().map(|it| &it.table) {
        if !tables.iter().any(|it| it.0 == *name) {
            let text = inputs.text(&format!("{name}.csv"))?;
            let table = Table::read(&text).ok_or_else(|| refused(name, &"not a table"))?;
            tables.push((name.clone(), table));
        }
    }
    let own: &'static str = slug.to_owned().leak();
    let config = inputs.config;
    let home = Address { language, page: PageId::Deck, slug: own };
    let to_calculators = format!("{}{}/calculators/", home.to_root(), language.code());
    let (calculators, answers) = answers(inputs, &deck, language, &to_calculators)?;
    Ok(Talk {
        slug: slug.to_owned(),
        deck,
        sources: inputs.table("sources.csv", sources::parse)?,
        tables,
        day: ribbon(inputs)?,
        tiles: live_tiles(inputs)?,
        address: config.origin.as_ref().map(|origin| format!("{origin}{}{}", config.base_path, home.path())),
        to_calculators,
        calculators,
        answers,
    })
}

fn live_tiles(inputs: &Inputs) -> Result<Vec<tiles::Place>, PrerenderError> {
    tiles::Kind::ALL.into_iter().filter_map(|kind| tiles::load(inputs, kind).transpose()).collect()
}

/// What the ribbon of the day is drawn from.
///
/// # Errors
/// [`PrerenderError`] when the typical year cannot be read.
pub fn ribbon(inputs: &Inputs) -> Result<Today, PrerenderError> {
    let place = &inputs.config.place;
    let zone = serde_json::to_value(&inputs.config.zone)?.as_str().unwrap_or_default().to_owned();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 2000")]
    let thousandths =
        |share: &Option<f64>| (share.unwrap_or(0.0) * 1_000.0).clamp(0.0, 2_000.0).round() as u16;
    let power = now::load(inputs)?.typical;
    let power = power.iter().map(|month| month.power.iter().map(thousandths).collect()).collect();
    let days = Days { place: [place.latitude, place.longitude, place.altitude_m], zone, power };
    Ok(Today { days, built: inputs.built, fixed: inputs.config.now })
}
