#![no_main]
//! Any text as an answer: it is read or refused.

use libfuzzer_sys::fuzz_target;
use portal_opendata::live::SensorCommunity;
use portal_opendata_fuzz::read;

fuzz_target!(|body: &str| {
    read::<SensorCommunity>(body);
});
