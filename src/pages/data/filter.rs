//! What of a list or a table a reader wants to see. No page and no file is known here.

/// Letters without the signs of Polish, small: "Pył" is found as "pyl".
pub fn folded(text: &str) -> String {
    let plain = |letter: char| match letter {
        'ą' => 'a',
        'ć' => 'c',
        'ę' => 'e',
        'ł' => 'l',
        'ń' => 'n',
        'ó' => 'o',
        'ś' => 's',
        'ź' | 'ż' => 'z',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// Whether a text has every word of a question in it, in any order; an empty question is in every text.
pub fn has_words(text: &str, question: &str) -> bool {
    let text = folded(text);
    folded(question).split_whitespace().all(|word| text.contains(word))
}

/// What of a table is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The column of time, when the table has one: its place, the first and the last stamp; empty for any.
    pub span: Option<(usize, String, String)>,
    /// Columns by place, each with the one value that is wanted.
    pub values: Vec<(usize, String)>,
    /// Words that are wanted anywhere in the row.
    pub words: String,
}

impl Wanted {
    /// Whether a row is wanted. Stamps compare as they are written: `2023-01-31`, `2023`.
    pub fn takes(&self, row: &[String]) -> bool {
        let cell = |place: usize| row.get(place).map_or("", String::as_str);
        let in_span = self.span.as_ref().is_none_or(|(place, from, to)| {
            let stamp = cell(*place);
            (from.is_empty() || stamp >= from.as_str()) && (to.is_empty() || stamp <= to.as_str())
        });
        let has_values = self.values.iter().all(|(place, value)| cell(*place) == value);
        in_span && has_values && (self.words.trim().is_empty() || has_words(&row.join(" "), &self.words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn words_are_found_without_polish_signs_in_any_order_and_case() {
        assert!(has_words("Pył PM10 w Legnicy", "legnic pyl"));
        assert!(has_words("Pył", "PYŁ"));
        assert!(has_words("anything", "  "));
        assert!(!has_words("Pył PM10", "pm25"));
    }

    #[test]
    fn a_row_must_lie_in_the_span_have_the_values_and_the_words() {
        let wanted = Wanted {
            span: Some((0, "2023-01-02".to_owned(), "2023-01-03".to_owned())),
            values: vec![(1, "pm10".to_owned())],
            words: "rzecz".to_owned(),
        };
        assert!(wanted.takes(&row(&["2023-01-02", "pm10", "DsLegAlRzecz"])));
        assert!(wanted.takes(&row(&["2023-01-03", "pm10", "DsLegAlRzecz"])));
        for other in [
            ["2023-01-01", "pm10", "DsLegAlRzecz"],
            ["2023-01-04", "pm10", "DsLegAlRzecz"],
            ["2023-01-02", "pm25", "DsLegAlRzecz"],
            ["2023-01-02", "pm10", "DsLegPolarna"],
        ] {
            assert!(!wanted.takes(&row(&other)), "{other:?}");
        }
    }

    #[test]
    fn nothing_wanted_in_particular_is_everything() {
        assert!(Wanted::default().takes(&row(&["a"])));
        assert!(Wanted::default().takes(&[]));
        let open = Wanted { span: Some((0, String::new(), "2020".to_owned())), ..Wanted::default() };
        assert!(open.takes(&row(&["2019"])) && open.takes(&row(&["2020"])) && !open.takes(&row(&["2021"])));
    }
}
