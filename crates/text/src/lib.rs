//! Texts in every language of the portal, plural forms, numbers and dates as people write them.
//!
//! Texts stand in `texts.toml` files beside what they name. A build script calls [`build::generate`], and the
//! module takes them in with [`texts!`]. A text that lacks a language, or a placeholder of the other language,
//! stops the build.

#[cfg(feature = "build")]
pub mod build;
mod calendar;
mod language;
mod number;

pub use calendar::{clock, date, month_name, month_short, weekday_name, weekday_short};
pub use language::{Language, Plural, Text, fill, lower_first};
pub use number::{NO_BREAK_SPACE, is_number, number, parse_number, without_groups};

/// Takes in the constants made from a `texts.toml`: `texts!("pages/now")` for `src/pages/now.texts.toml` or
/// `src/pages/now/texts.toml`.
#[macro_export]
macro_rules! texts {
    ($path:literal) => {
        include!(concat!(env!("OUT_DIR"), "/texts/", $path, ".rs"));
    };
}
