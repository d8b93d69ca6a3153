//! The program of lessons. The page is rendered natively; this takes its forms in hand: it judges answers, reveals data once
//! a guess is committed, keeps what was done in the browser, and shows the teacher's notes when they are asked for.
//!
//! Questions are judged from the lesson's own file, which is fetched beside the page; no lesson is compiled in. What a
//! guess reveals is in a file of its own and is not asked for before.

mod drawing;
pub(crate) mod element;
mod frame;
mod given;
mod guess;
mod kept;
mod link;
mod page;
mod words;

pub use frame::take_header;

mod texts {
    portal_text::texts!("lesson");
}

/// Takes the page in hand, for as long as its document lives.
pub fn start() {
    take_header();
    page::take();
}
