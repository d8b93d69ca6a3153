//! What the reader chooses, and the form that asks for it.

use portal_units::{EnergyPrice, Money, Temperature};

use super::texts;
use crate::field::{Field, Range, Start, Zone};
use crate::shared::heating::{BUY, Device, NEW, NOW};
use crate::shared::home::{self, Home, Homely};

/// A house, its heating now and the one that may replace it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// The house.
    pub home: Home,
    /// Its heating now.
    pub now: Device,
    /// The heating that replaces it.
    pub new: Device,
    /// Warmest water in the radiators, on the coldest night: for a heat pump.
    pub flow: Temperature,
    /// Everything paid for one kWh of electricity.
    pub buy: EnergyPrice,
    /// Cost of the new heating, ready to run.
    pub cost: Money,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            home: Home::default(),
            now: Device::CoalByHand,
            new: Device::HeatPump,
            flow: Temperature::from_celsius(50.0),
            buy: EnergyPrice::ZERO,
            cost: Money::ZERO,
        }
    }
}

impl Homely for Inputs {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// Key of the cost of a heat pump. \[PLN\]
pub(super) const PUMP_COST: &str = "heat_pump_air_price_gross";
/// Keys of the fields.
pub(super) const KEYS: &[&str] = &[PUMP_COST];

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    home::period_field(),
    home::area_field(),
    home::indoor_field(),
    home::people_field(),
    Field::choice("now", texts::NOW, NOW, |it: &mut Inputs, place| {
        it.now = Device::NOW.get(place).copied().unwrap_or(it.now);
        Ok(())
    })
    .under(texts::SECTION_HEATING),
    Field::choice("new", texts::NEW, NEW, |it: &mut Inputs, place| {
        it.new = Device::NEW.get(place).copied().unwrap_or(it.new);
        Ok(())
    })
    .under(texts::SECTION_HEATING),
    Field::number(
        "flow",
        texts::FLOW,
        home::texts::UNIT_CELSIUS,
        Range::new(30.0, 65.0, 1.0),
        Start::Fixed(50.0),
        |it: &mut Inputs, value| {
            it.flow = Temperature::from_celsius(value);
            Ok(())
        },
    )
    .zones(&[
        Zone { from: 30.0, name: texts::FLOW_ZONE_FLOOR },
        Zone { from: 41.0, name: texts::FLOW_ZONE_LARGE },
        Zone { from: 56.0, name: texts::FLOW_ZONE_SMALL },
    ])
    .help(texts::FLOW_HELP)
    .under(texts::SECTION_HEATING),
    Field::number(
        "buy",
        texts::BUY,
        texts::UNIT_PRICE,
        Range::new(0.0, 3.0, 0.01),
        Start::Assumption(BUY),
        |it: &mut Inputs, value| {
            it.buy = EnergyPrice::from_pln_per_kwh(value);
            Ok(())
        },
    )
    .help(texts::BUY_HELP)
    .under(texts::SECTION_PRICE),
    Field::number(
        "cost",
        texts::COST,
        texts::UNIT_MONEY,
        Range::new(0.0, 120_000.0, 500.0),
        Start::Assumption(PUMP_COST),
        |it: &mut Inputs, value| {
            it.cost = Money::from_pln(value);
            Ok(())
        },
    )
    .help(texts::COST_HELP)
    .under(texts::SECTION_PRICE),
];
