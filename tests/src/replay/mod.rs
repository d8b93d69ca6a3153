//! The server that replays the sample answers, and what the app makes of them.

pub use portal_replay::{Fault, Publisher, Replay, Service, Target, path_of};

#[cfg(test)]
mod tests;
