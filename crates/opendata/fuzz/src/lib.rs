//! What every target does with a text.

use portal_opendata::live::{Record, Source};
use portal_units::Instant;

/// Reads a text as an answer and asks its record what every page asks.
pub fn read<S: Source>(body: &str) {
    let now = Instant::from_unix_seconds(1_781_527_200);
    if let Ok(record) = S::parse(body) {
        assert!(record.as_of(now).is_none_or(|it| it <= now));
        let _ = (record.made_at(), record.publishers_day());
    }
}
