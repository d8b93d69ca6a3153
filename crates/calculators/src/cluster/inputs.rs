//! What the reader chooses, and the form that asks for it.

use super::texts;
use crate::field::Field;
use crate::shared::municipal::{
    Town, battery_field, biogas_field, buses_field, business_field, chp_field, households_field, pv_field,
    share_field, wind_field,
};

/// The questions of the form.
pub(super) static FIELDS: &[Field<Town>] = &[
    pv_field().under(texts::SECTION_PLANTS),
    wind_field().under(texts::SECTION_PLANTS),
    biogas_field().under(texts::SECTION_PLANTS),
    chp_field().under(texts::SECTION_PLANTS),
    battery_field().under(texts::SECTION_PLANTS),
    buses_field().under(texts::SECTION_USE),
    households_field().under(texts::SECTION_USE),
    business_field().under(texts::SECTION_USE),
    share_field().under(texts::SECTION_PRICE),
];
