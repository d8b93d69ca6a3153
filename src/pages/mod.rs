//! One file or folder a page.

pub mod about;
pub mod air;
pub mod calculator;
pub mod data;
pub mod now;
