//! The feeds of the portal against the misbehaving server.

mod client;
mod faults;
mod grid;
mod leaks;
mod offline;
