//! The server that replays the sample answers, and what the app makes of them.

pub use portal_replay::{Fault, Replay, Service};

#[cfg(test)]
mod tests;
