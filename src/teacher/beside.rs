//! The file of the other language beside the one that is shown.

use portal_content::{DataRef, Draft, Stock};
use portal_text::Language;

use super::preview::{OTHER, TEXT, list, notice};
use super::texts;
use crate::lesson::element::language;

/// The file of the other language.
pub(super) struct Beside {
    draft: Draft,
    /// How many faults it has of its own.
    faults: usize,
}

impl Beside {
    /// Reads it; `None` when there is none. `shown` is the language of the file that is shown.
    pub(super) fn read(text: &str, shown: Language, is_deck: bool, stock: &Stock) -> Option<Self> {
        let other = Language::ALL.into_iter().find(|it| *it != shown)?;
        let (draft, faults) = Draft::read(text, other, is_deck, stock);
        (!text.trim().is_empty()).then_some(Self { draft, faults: faults.len() })
    }

    /// Tables of curated data that it shows.
    pub(super) fn data(&self) -> Vec<&DataRef> {
        self.draft.data()
    }

    /// What the comparison with the file that is shown says, which must be whole. As in the check of the project the file in
    /// the first language of the portal is the original: the lines are those of the other one.
    pub(super) fn told(&self, shown: &Draft, shown_is_original: bool) -> String {
        let language = language();
        if self.faults > 0 {
            let count = self.faults.to_string();
            return notice(&texts::OTHER_FAULTS.fill(language, &[("count", &count)]));
        }
        let (faults, area) = if shown_is_original {
            (shown.compare(&self.draft), OTHER)
        } else {
            (self.draft.compare(shown), TEXT)
        };
        if faults.is_empty() {
            return format!("<p>{}</p>", texts::SAME.get(language));
        }
        notice(texts::DIFFER.get(language)) + &list(&faults, area)
    }
}
