#![no_main]
//! Any text as an answer: it is read or refused.

use libfuzzer_sys::fuzz_target;
use portal_opendata::live::{GiosArchive, GiosData, GiosIndex, GiosSensors, GiosStations};
use portal_opendata_fuzz::read;

fuzz_target!(|body: &str| {
    read::<GiosArchive>(body);
    read::<GiosData>(body);
    read::<GiosIndex>(body);
    read::<GiosSensors>(body);
    read::<GiosStations>(body);
});
