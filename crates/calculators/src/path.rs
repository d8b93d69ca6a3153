//! The short way into a calculator for somebody who knows no numbers: three questions, each answered with a picture.
//!
//! What is chosen becomes a filling of the form like a preset. Only pages that are rendered beforehand ask for it, so
//! that the programs of the browser do not carry these words.

use portal_text::Text;

mod picture;
pub use picture::Picture;

/// One of the three questions.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// What is asked, in everyday words.
    pub question: Text,
    /// Two to four answers.
    pub answers: &'static [PathAnswer],
}

/// One answer to a [`Step`].
#[derive(Debug, Clone, Copy)]
pub struct PathAnswer {
    /// The answer in words.
    pub label: Text,
    /// The answer as a picture.
    pub picture: Picture,
    /// What it means for the form, written as in the address bar, in the units of the fields; empty where the form
    /// stays as it opens. The steps of a calculator fill different fields.
    pub state: &'static str,
}
