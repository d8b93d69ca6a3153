//! What the reader chooses, and the form that asks for it.

use portal_units::{EnergyPrice, Money, Power, Ratio, Span};

use super::texts;
use crate::field::{Field, Range, Start, Zone};

/// A device, how it is used, and a thriftier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Mean power while it runs.
    pub power: Power,
    /// Time that it runs in a day.
    pub running: Span,
    /// Power in standby.
    pub standby: Power,
    /// By how much less a thriftier one uses, 0 to 1.
    pub less: Ratio,
    /// What the thriftier one costs; nothing while it is not known.
    pub cost: Money,
    /// Everything paid for one kWh.
    pub buy: EnergyPrice,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            power: Power::from_kw(0.12),
            running: Span::from_hours(4.0),
            standby: Power::from_kw(0.002),
            less: Ratio::from_fraction(0.3),
            cost: Money::ZERO,
            buy: EnergyPrice::ZERO,
        }
    }
}

pub(super) const BUY: &str = "electricity_price_g11_gross";

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::number(
        "power",
        texts::POWER,
        texts::UNIT_W,
        POWER,
        Start::Fixed(120.0),
        |it: &mut Inputs, value| {
            it.power = Power::from_kw(value / 1000.0);
            Ok(())
        },
    )
    .zones(&[
        Zone { from: 1.0, name: texts::POWER_ZONE_SMALL },
        Zone { from: 100.0, name: texts::POWER_ZONE_MIDDLE },
        Zone { from: 1000.0, name: texts::POWER_ZONE_HEAT },
    ])
    .help(texts::POWER_HELP)
    .under(texts::SECTION_DEVICE),
    Field::number(
        "hours",
        texts::HOURS,
        texts::UNIT_H,
        HOURS,
        Start::Fixed(4.0),
        |it: &mut Inputs, value| {
            it.running = Span::from_hours(value);
            Ok(())
        },
    )
    .under(texts::SECTION_DEVICE),
    Field::number(
        "standby",
        texts::STANDBY,
        texts::UNIT_W,
        STANDBY,
        Start::Fixed(2.0),
        |it: &mut Inputs, value| {
            it.standby = Power::from_kw(value / 1000.0);
            Ok(())
        },
    )
    .help(texts::STANDBY_HELP)
    .under(texts::SECTION_DEVICE),
    Field::number(
        "less",
        texts::LESS,
        texts::UNIT_PERCENT,
        LESS,
        Start::Fixed(30.0),
        |it: &mut Inputs, value| {
            it.less = Ratio::from_fraction(value / 100.0);
            Ok(())
        },
    )
    .help(texts::LESS_HELP)
    .under(texts::SECTION_OTHER),
    Field::number(
        "cost",
        texts::COST,
        texts::UNIT_MONEY,
        COST,
        Start::Fixed(0.0),
        |it: &mut Inputs, value| {
            it.cost = Money::from_pln(value);
            Ok(())
        },
    )
    .help(texts::COST_HELP)
    .under(texts::SECTION_OTHER),
    Field::number(
        "buy",
        texts::PRICE_BUY,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(BUY),
        |it: &mut Inputs, value| {
            it.buy = EnergyPrice::from_pln_per_kwh(value);
            Ok(())
        },
    )
    .under(texts::SECTION_OTHER),
];

const POWER: Range = Range::new(1.0, 5000.0, 1.0).bent(3.0);
const HOURS: Range = Range::new(0.0, 24.0, 0.1).bent(1.5);
const STANDBY: Range = Range::new(0.0, 30.0, 0.1).bent(2.0);
const LESS: Range = Range::new(0.0, 90.0, 5.0);
const COST: Range = Range::new(0.0, 10_000.0, 50.0).bent(2.0);
const PRICE: Range = Range::new(0.0, 3.0, 0.01);
