//! Texts in every language, plural forms, numbers and dates as people write them.
pub mod language;
