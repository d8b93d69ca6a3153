#![no_main]
//! Any text as an answer: it is read or refused.

use libfuzzer_sys::fuzz_target;
use portal_opendata::live::{PvgisPvcalc, PvgisSeries, PvgisTmy};
use portal_opendata_fuzz::read;

fuzz_target!(|body: &str| {
    read::<PvgisPvcalc>(body);
    read::<PvgisSeries>(body);
    read::<PvgisTmy>(body);
});
