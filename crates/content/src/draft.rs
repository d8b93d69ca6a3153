//! A file of an author as every check reads it: a lesson or a deck, alone and beside another language.

use portal_text::Language;

use crate::compare::{compare_decks, compare_lessons};
use crate::data::DataRef;
use crate::deck::Deck;
use crate::fault::Fault;
use crate::known::{Known, check_deck, check_lesson};
use crate::lesson::Lesson;

/// A lesson or a deck in one language.
#[derive(Debug, Clone, PartialEq)]
pub enum Draft {
    /// A lesson.
    Lesson(Lesson),
    /// A deck.
    Deck(Deck),
}

impl Draft {
    /// Reads a file, with everything that is wrong in it or not known to the portal, by line.
    pub fn read(text: &str, language: Language, is_deck: bool, known: &dyn Known) -> (Self, Vec<Fault>) {
        let (draft, mut faults, unknown) = if is_deck {
            let (deck, faults) = Deck::parse(text, language);
            let unknown = check_deck(&deck, known);
            (Self::Deck(deck), faults, unknown)
        } else {
            let (lesson, faults) = Lesson::parse(text, language);
            let unknown = check_lesson(&lesson, known);
            (Self::Lesson(lesson), faults, unknown)
        };
        faults.extend(unknown);
        faults.sort_by_key(|it| it.line);
        (draft, faults)
    }

    /// Compares a translation with this file, which it was made from; lines are those of the translation. Both must be whole:
    /// a file that cannot be read whole differs from every other one, and that would only hide what is wrong. A lesson and a
    /// deck are not compared.
    pub fn compare(&self, translation: &Self) -> Vec<Fault> {
        match (self, translation) {
            (Self::Lesson(original), Self::Lesson(translation)) => compare_lessons(original, translation),
            (Self::Deck(original), Self::Deck(translation)) => compare_decks(original, translation),
            (Self::Lesson(_), Self::Deck(_)) | (Self::Deck(_), Self::Lesson(_)) => Vec::new(),
        }
    }

    /// Tables of curated data that it shows.
    pub fn data(&self) -> Vec<&DataRef> {
        match self {
            Self::Lesson(it) => it.data(),
            Self::Deck(it) => it.data(),
        }
    }
}
