//! Languages, texts and plural forms.

use serde::{Deserialize, Serialize};

/// A language of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Polish, the language of the place.
    #[default]
    Pl,
    /// English.
    En,
}

impl Language {
    /// Every language, the first is the default.
    pub const ALL: [Self; 2] = [Self::Pl, Self::En];

    /// Code of the language as in the address and in `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
        }
    }

    /// The language with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The language's name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Pl => "Polski",
            Self::En => "English",
        }
    }
}

/// A text in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Polish.
    pub pl: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in one language.
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Pl => self.pl,
            Language::En => self.en,
        }
    }

    /// The text in one language with its placeholders replaced, as by [`fill`].
    pub fn fill(&self, language: Language, values: &[(&str, &str)]) -> String {
        fill(self.get(language), values)
    }
}

/// Replaces every `{name}` of `template` that `values` names; other braces stay as they are.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, tail)| {
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (value, tail))
        });
        if let Some((value, tail)) = found {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// The text with its first letter in lower case, as inside a sentence. Knows the letters of Polish and English; the
/// tables for every script of the world would cost the phone 14 KB.
pub fn lower_first(text: &str) -> String {
    const POLISH: [(char, char); 9] = [
        ('Ą', 'ą'),
        ('Ć', 'ć'),
        ('Ę', 'ę'),
        ('Ł', 'ł'),
        ('Ń', 'ń'),
        ('Ó', 'ó'),
        ('Ś', 'ś'),
        ('Ź', 'ź'),
        ('Ż', 'ż'),
    ];
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let polish = POLISH.into_iter().find(|(upper, _)| *upper == first).map(|(_, lower)| lower);
    let mut lowered = String::with_capacity(text.len());
    lowered.push(polish.unwrap_or_else(|| first.to_ascii_lowercase()));
    lowered.push_str(letters.as_str());
    lowered
}

/// A text that depends on a count, in every language.
///
/// Source of the rules: Unicode CLDR, "Language Plural Rules", Polish (one, few, many, other) and English (one, other).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    /// Polish: one, few (2–4), many, other (fractions).
    pub pl: [&'static str; 4],
    /// English: one, other.
    pub en: [&'static str; 2],
}

impl Plural {
    /// The form for a whole number.
    pub const fn get(&self, language: Language, count: u64) -> &'static str {
        match language {
            Language::Pl => self.pl[polish_form(count)],
            Language::En => self.en[if count == 1 { 0 } else { 1 }],
        }
    }

    /// The form for a whole number with `{n}` replaced by the number as people write it.
    pub fn count(&self, language: Language, count: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts of days and stations")]
        let written = crate::number(language, count as f64, 0);
        fill(self.get(language, count), &[("n", &written)])
    }

    /// The form for a number that is not whole.
    pub const fn fraction(&self, language: Language) -> &'static str {
        match language {
            Language::Pl => self.pl[3],
            Language::En => self.en[1],
        }
    }
}

const fn polish_form(count: u64) -> usize {
    let (ones, tens) = (count % 10, count % 100 / 10);
    match (count, ones) {
        (1, _) => 0,
        (_, 2..=4) if tens != 1 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_counts_take_the_forms_of_cldr() {
        let forms = |numbers: &[u64]| numbers.iter().map(|it| polish_form(*it)).collect::<Vec<_>>();
        assert_eq!(forms(&[1]), [0]);
        assert_eq!(forms(&[2, 3, 4, 22, 23, 24, 102]), [1; 7]);
        assert_eq!(forms(&[0, 5, 11, 12, 13, 14, 21, 25, 100, 112]), [2; 10]);
    }

    #[test]
    fn placeholders_are_replaced_and_other_braces_stay() {
        assert_eq!(fill("{a} and {b}, {c} {", &[("a", "1"), ("b", "ł")]), "1 and ł, {c} {");
        assert_eq!(fill("{a}{a}", &[("a", "{a}")]), "{a}{a}");
    }

    #[test]
    fn only_the_first_letter_is_lowered() {
        assert_eq!(lower_first("Światło PV"), "światło PV");
        assert_eq!(lower_first("Bardzo dobry"), "bardzo dobry");
        assert_eq!(lower_first(""), "");
    }

    #[test]
    fn a_code_leads_to_its_language() {
        assert_eq!(Language::from_code("en"), Some(Language::En));
        assert_eq!(Language::from_code("de"), None);
    }
}
