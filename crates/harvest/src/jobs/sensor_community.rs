//! A copy of what the citizens around the place measured last.

use portal_opendata::live::sensor_community::BASE;
use portal_opendata::live::{Around, ParseError, SensorCommunity};

use super::{Asking, Failure};

/// The last five minutes.
pub(super) fn run(asking: &Asking) -> Result<(), Failure> {
    let around =
        Around { at: asking.around.place, radius_km: asking.around.config.sensor_community.radius_km };
    let (citizens, body) = asking.one::<SensorCommunity>(BASE, &around)?;
    if citizens.nodes.is_empty() {
        return Err(ParseError::Empty { field: "answer" }.into());
    }
    asking.not_older(&citizens)?;
    asking.count(citizens.nodes.iter().map(|it| it.readings.len()).sum(), 0)?;
    asking.keep_file("sensor-community.json", &body)
}
