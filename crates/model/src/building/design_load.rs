//! The heat output that a house needs on its coldest day.

use portal_units::{Power, Temperature};

use super::house::House;
use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// The design heat load.
pub static CARD: Card = Card {
    slug: "design-load",
    item: "building::design_load",
    formula: "Φ_HL = (H_T + H_V)·(θ_int − θ_e)",
    ranges: &[
        Limits { input: "indoor", min: 5.0, max: 30.0, unit: "°C" },
        Limits { input: "outdoor", min: -50.0, max: 15.0, unit: "°C" },
    ],
    sources: &["EN 12831-1:2017, building as a whole, continuous heating"],
    omits: &["whole-house-not-rooms", "no-reheat-after-set-back", "no-gains"],
    proofs: &[
        Proof::Hand { test: "tests/building.rs: the_design_load_is_worked_by_hand" },
        Proof::Hand { test: "tests/building_stock.rs: each_period_has_the_design_load_of_its_printed_heat" },
    ],
};

/// Heat output that keeps a house at `indoor` while it is `outdoor` outside, without sun, people or mass.
///
/// `Φ_HL = (H_T + H_V)·(θ_int − θ_e)`, for continuous heating; nothing is added for warming up after a set-back.
///
/// Default houses of the Polish construction periods lie within 25 % of the range that follows from the yearly heat
/// printed for their period, `q·(θ_int − θ_e)/(24 h·HDD)`. The two newest lie above it, at 100 and 79 kWh/m² where 60 to
/// 80 and 40 to 60 are printed: sun and people make up for half of their losses over the year, so that their yearly heat
/// is low, but on the coldest night nobody counts on them.
///
/// # Errors
/// [`ModelError::OutOfRange`] names what is wrong with the house, `indoor` (5 °C to 30 °C) or `outdoor` (−50 °C to
/// 15 °C, and no warmer than indoors).
///
/// # Source
/// EN 12831-1:2017, simplified for the building as a whole.
pub fn design_load(house: &House, indoor: Temperature, outdoor: Temperature) -> Result<Power, ModelError> {
    let inside = within("indoor", indoor.celsius(), 5.0, 30.0)?;
    within("outdoor", outdoor.celsius(), -50.0, inside.min(15.0))?;
    Ok(house.losses()? * (indoor - outdoor))
}
