//! What the reader chooses, and the form that asks for it.

use super::texts;
use crate::field::{Choice, Field};
use crate::shared::municipal::{
    Municipal, Town, battery_field, biogas_field, buses_field, business_field, chp_field, households_field,
    pv_field, share_field, wind_field,
};

/// In which order the parts of a cluster come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Panels, wind, biogas, cogeneration, battery, buses.
    SunFirst,
    /// Biogas, cogeneration, panels, wind, battery, buses.
    SteadyFirst,
    /// Panels, battery, wind, biogas, cogeneration, buses.
    BatteryEarly,
    /// Buses, panels, wind, biogas, cogeneration, battery.
    BusesFirst,
}

impl Order {
    /// Every order, as the form lists them.
    pub const ALL: [Self; 4] = [Self::SunFirst, Self::SteadyFirst, Self::BatteryEarly, Self::BusesFirst];
}

/// A cluster with all its parts, and their order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// The cluster when all of it stands.
    pub town: Town,
    /// In which order it comes to be.
    pub order: Order,
}

impl Default for Inputs {
    fn default() -> Self {
        Self { town: Town::default(), order: Order::SunFirst }
    }
}

impl Municipal for Inputs {
    fn town(&mut self) -> &mut Town {
        &mut self.town
    }
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    pv_field().under(texts::SECTION_PARTS),
    wind_field().under(texts::SECTION_PARTS),
    biogas_field().under(texts::SECTION_PARTS),
    chp_field().under(texts::SECTION_PARTS),
    battery_field().under(texts::SECTION_PARTS),
    buses_field().help(texts::BUSES_HELP).under(texts::SECTION_PARTS),
    Field::choice("order", texts::ORDER, ORDERS, |it: &mut Inputs, place| {
        it.order = Order::ALL.get(place).copied().unwrap_or(it.order);
        Ok(())
    })
    .under(texts::SECTION_ORDER),
    households_field().under(texts::SECTION_USE),
    business_field().under(texts::SECTION_USE),
    share_field().under(texts::SECTION_USE),
];

const ORDERS: &[Choice] = &[
    Choice { key: "sun", label: texts::ORDER_SUN },
    Choice { key: "steady", label: texts::ORDER_STEADY },
    Choice { key: "battery", label: texts::ORDER_BATTERY },
    Choice { key: "buses", label: texts::ORDER_BUSES },
];
