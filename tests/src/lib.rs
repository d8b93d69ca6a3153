//! Checks of the built site.

pub mod replay;
