#![no_main]
//! Any text as an answer: it is read or refused.

use libfuzzer_sys::fuzz_target;
use portal_opendata::live::{PseHisGenPal, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln};
use portal_opendata_fuzz::read;

fuzz_target!(|body: &str| {
    read::<PseHisGenPal>(body);
    read::<PseHisWlkCal>(body);
    read::<PseKseLoad>(body);
    read::<PsePdgsz>(body);
    read::<PseRcePln>(body);
});
