//! Electric vehicles: what they use, where and when they charge, what waits at the charger.

pub mod ageing;
pub mod bus;
pub mod car;
pub mod charging;
pub mod queue;
pub mod vehicle;
