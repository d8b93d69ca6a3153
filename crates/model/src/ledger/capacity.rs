//! The capacity charge of a year in one view.

use portal_units::{Energy, Money};

use crate::error::{ModelError, within};
use crate::tariff::{CapacityBand, household_charge};

/// Months of a year.
const MONTHS: f64 = 12.0;

/// Checks that the bands rise and that no charge is negative.
pub(super) fn check(bands: &[CapacityBand]) -> Result<(), ModelError> {
    let mut lowest = 0.0;
    for band in bands {
        within("capacity_charge", band.monthly.pln(), 0.0, 1e6)?;
        let end = band.up_to.map_or(f64::MAX, Energy::kwh);
        lowest = within("capacity_band", end, lowest, f64::MAX)?.next_up();
    }
    Ok(())
}

/// The charge of twelve months of a year that is like the one before, by what is taken from the grid in it; zero without
/// bands.
pub(super) fn charge(bands: &[CapacityBand], import: Energy) -> Result<Money, ModelError> {
    let Some(last) = bands.last() else { return Ok(Money::ZERO) };
    let most = last.up_to.map_or(f64::MAX, Energy::kwh);
    let beyond = ModelError::OutOfRange { input: "yearly_use", value: import.kwh(), min: 0.0, max: most };
    Ok(household_charge(import, bands)?.ok_or(beyond)? * MONTHS)
}
