//! How the portal works out its numbers: a list of all models, and a page for each card of their registry.

use leptos::prelude::*;
use portal_model::registry::{self, Card, Limits, Proof};
use portal_text::{Language, NO_BREAK_SPACE};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::pages::colophon;
use crate::routes::{Address, PageId};

mod words;

mod texts {
    portal_text::texts!("pages/methods");
}

/// Limits beyond which an input has none: what a card gives for "any number".
const WITHOUT_LIMIT: f64 = 1e300;

/// The digits of an exponent.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Names of the pages: one a model.
pub fn slugs() -> Vec<String> {
    registry::ALL.iter().map(|it| it.slug.to_owned()).collect()
}

/// The card of a page.
pub fn card(slug: &str) -> Option<&'static Card> {
    registry::ALL.iter().copied().find(|it| it.slug == slug)
}

/// Address of a model's page, seen from another page.
pub const fn address(from: Address, card: &'static Card) -> Address {
    from.to_slug(PageId::Method, card.slug)
}

/// A link to a model's page with its title.
pub fn link(from: Address, card: &'static Card) -> AnyView {
    let to = address(from, card);
    view! { <a href=from.href(to) rel=from.rel(to)>{title(card, from.language)}</a> }.erase()
}

/// Title of a model's page.
pub fn title(card: &Card, language: Language) -> &'static str {
    words::title_and_sentence(card.slug).map_or("", |(title, _)| title.get(language))
}

/// What a model answers, in a sentence.
pub fn sentence(card: &Card, language: Language) -> &'static str {
    words::title_and_sentence(card.slug).map_or("", |(_, sentence)| sentence.get(language))
}

/// The module of the models' crate in which a model lives.
pub(crate) fn family_of(card: &Card) -> &'static str {
    card.item.split("::").next().unwrap_or(card.item)
}

/// The list of all models, family by family in the order of the registry.
pub fn list(from: Address) -> AnyView {
    let language = from.language;
    let item = |card: &'static Card| {
        let to = address(from, card);
        view! {
            <li>
                <a href=from.href(to) rel=from.rel(to)>{title(card, language)}</a>
                <span class="model-says">{sentence(card, language)}</span>
            </li>
        }
        .erase()
    };
    let families = registry::ALL.chunk_by(|one, next| family_of(one) == family_of(next)).map(|cards| {
        let name = cards.first().and_then(|it| words::family(family_of(it)));
        view! {
            <section>
                <h2>{name.map(|it| it.get(language))}</h2>
                <ul class="model-list">{cards.iter().copied().map(item).collect_view()}</ul>
            </section>
        }
        .erase()
    });
    view! { <div class="model-families">{families.collect_view()}</div> }.erase()
}

/// The page of a model.
pub fn page(app: AppContext, card: &'static Card) -> AnyView {
    let language = app.language();
    let up = colophon::address(app.address, colophon::Part::Methods);
    let omitted = card.omits.iter().filter_map(|it| words::omission(it)).map(|it| it.get(language));
    view! {
        <article class="wrap prose model">
            <p class="small"><a href=app.address.href(up) rel=app.address.rel(up)>{texts::ALL.get(language)}</a></p>
            <header>
                <h1>{title(card, language)}</h1>
                <p class="quiet">{sentence(card, language)}</p>
            </header>
            <h2>{texts::FORMULA.get(language)}</h2>
            <p class="formula" lang="en"><code>{card.formula}</code></p>
            <h2>{texts::RANGES.get(language)}</h2>
            {ranges(card.ranges, language)}
            <h2>{texts::OMITS.get(language)}</h2>
            {bullets(omitted.map(IntoAny::into_any).collect())}
            <h2>{texts::PROOFS.get(language)}</h2>
            <p>{texts::PROOFS_LEAD.get(language)}</p>
            {bullets(card.proofs.iter().map(|it| proof(it, language)).collect())}
            <h2>{texts::SOURCES.get(language)}</h2>
            {bullets(card.sources.iter().copied().map(IntoAny::into_any).collect())}
            <p class="small">{texts::IN_CODE.get(language)}" "<code>{format!("portal_model::{}", card.item)}</code></p>
        </article>
    }
    .erase()
}

fn bullets(items: Vec<AnyView>) -> AnyView {
    view! { <ul>{items.into_iter().map(|it| view! { <li>{it}</li> }.erase()).collect_view()}</ul> }.erase()
}

fn ranges(ranges: &'static [Limits], language: Language) -> AnyView {
    let row = |it: &'static Limits| {
        view! {
            <tr>
                <th scope="row" lang="en"><code>{it.input}</code></th>
                <td class="number">{bound(it.min, language)}</td>
                <td class="number">{bound(it.max, language)}</td>
                <td>{if it.unit == "1" { "–" } else { it.unit }}</td>
            </tr>
        }
        .erase()
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=texts::RANGES.get(language)>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts::INPUT.get(language)}</th>
                        <th scope="col" class="number">{texts::FROM.get(language)}</th>
                        <th scope="col" class="number">{texts::TO.get(language)}</th>
                        <th scope="col">{texts::UNIT.get(language)}</th>
                    </tr>
                </thead>
                <tbody>{ranges.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .erase()
}

fn bound(value: f64, language: Language) -> String {
    if value.abs() > WITHOUT_LIMIT {
        texts::NO_LIMIT.get(language).to_owned()
    } else {
        digits(value, language)
    }
}

/// All digits of a number; a power of ten where zeros would have to be counted.
fn digits(value: f64, language: Language) -> String {
    let is_plain = value == 0.0 || (1e-3..1e6).contains(&value.abs());
    let text = if is_plain { value.to_string() } else { format!("{value:e}") };
    let (mantissa, power) = text.split_once('e').unwrap_or((&text, ""));
    let power = if power.is_empty() { String::new() } else { format!("·10{}", raised(power)) };
    let text = mantissa.replace('-', "−") + &power;
    if language == Language::Pl { text.replace('.', ",") } else { text }
}

/// A whole number in raised digits.
fn raised(number: &str) -> String {
    let digit = |it: char| match it.to_digit(10).and_then(|it| RAISED.get(it as usize)) {
        Some(raised) => *raised,
        None => '⁻',
    };
    number.chars().map(digit).collect()
}

fn proof(proof: &'static Proof, language: Language) -> AnyView {
    match *proof {
        Proof::Table { table, by, demand, deviation, unit } => {
            let with_unit = |value| {
                let unit = if unit == "1" { String::new() } else { format!("{NO_BREAK_SPACE}{unit}") };
                digits(value, language) + &unit
            };
            let (measured, demanded) = (with_unit(deviation), with_unit(demand));
            let words = [("table", table), ("by", by), ("measured", &measured), ("demanded", &demanded)];
            texts::BY_TABLE.fill(language, &words).into_any()
        }
        Proof::Hand { test } => view! {
            {texts::BY_HAND.get(language)}" "<code lang="en">{test}</code>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_all_its_digits_in_the_form_of_the_language() {
        assert_eq!(digits(0.01, Language::Pl), "0,01");
        assert_eq!(digits(-180.0, Language::En), "−180");
        assert_eq!(digits(2e-9, Language::En), "2·10⁻⁹");
        assert_eq!(digits(1.5e12, Language::Pl), "1,5·10¹²");
        assert_eq!(bound(f64::MAX, Language::En), texts::NO_LIMIT.get(Language::En));
    }

    #[test]
    fn the_address_of_a_model_is_that_of_its_page() {
        let home = Address { language: Language::Pl, page: PageId::Now, slug: "" };
        for card in registry::ALL {
            assert_eq!(home.href(address(home, card)), format!("../pl/methods/{}/", card.slug));
            assert_eq!(super::card(card.slug), Some(*card));
        }
    }
}
