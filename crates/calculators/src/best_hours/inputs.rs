//! What the reader chooses, and the form that asks for it.

use portal_units::{EnergyPrice, Power};

use super::texts;
use crate::field::{Field, Range, Start};
use crate::shared::prices::Prices;

/// A device, the hours in which it may run, and the roof above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Month, 1 to 12.
    pub month: f64,
    /// Mean power of the device.
    pub load: Power,
    /// Hours that it runs. \[h\]
    pub hours: f64,
    /// First hour in which it may run. \[h\]
    pub from: f64,
    /// End of the last such hour. \[h\]
    pub until: f64,
    /// Panels on the own roof; nothing without them.
    pub panels: Power,
    /// Prices of electricity.
    pub prices: Prices,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            month: 6.0,
            load: Power::from_kw(0.8),
            hours: 2.0,
            from: 6.0,
            until: 22.0,
            panels: Power::from_kw(5.0),
            prices: Prices { buy: EnergyPrice::ZERO, sell: EnergyPrice::ZERO },
        }
    }
}

pub(super) const BUY: &str = "electricity_price_g11_gross";
pub(super) const SELL: &str = "rcem_known_months_mean";

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::number(
        "month",
        texts::MONTH,
        texts::UNIT_NONE,
        MONTH,
        Start::Fixed(6.0),
        |it: &mut Inputs, value| {
            it.month = value;
            Ok(())
        },
    )
    .under(texts::SECTION_DEVICE),
    Field::number("load", texts::LOAD, texts::UNIT_KW, LOAD, Start::Fixed(0.8), |it: &mut Inputs, value| {
        it.load = Power::from_kw(value);
        Ok(())
    })
    .help(texts::LOAD_HELP)
    .under(texts::SECTION_DEVICE),
    Field::number(
        "hours",
        texts::HOURS,
        texts::UNIT_H,
        HOURS,
        Start::Fixed(2.0),
        |it: &mut Inputs, value| {
            it.hours = value;
            Ok(())
        },
    )
    .under(texts::SECTION_DEVICE),
    Field::number("from", texts::FROM, texts::UNIT_H, FROM, Start::Fixed(6.0), |it: &mut Inputs, value| {
        it.from = value;
        Ok(())
    })
    .under(texts::SECTION_DEVICE),
    Field::number(
        "until",
        texts::UNTIL,
        texts::UNIT_H,
        UNTIL,
        Start::Fixed(22.0),
        |it: &mut Inputs, value| {
            it.until = value;
            Ok(())
        },
    )
    .help(texts::UNTIL_HELP)
    .under(texts::SECTION_DEVICE),
    Field::number(
        "panels",
        texts::PANELS,
        texts::UNIT_KWP,
        PANELS,
        Start::Fixed(5.0),
        |it: &mut Inputs, value| {
            it.panels = Power::from_kw(value);
            Ok(())
        },
    )
    .help(texts::PANELS_HELP)
    .under(texts::SECTION_ROOF),
    Field::number(
        "buy",
        texts::BUY,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(BUY),
        |it: &mut Inputs, value| {
            it.prices.buy = EnergyPrice::from_pln_per_kwh(value);
            Ok(())
        },
    )
    .under(texts::SECTION_ROOF),
    Field::number(
        "sell",
        texts::SELL,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(SELL),
        |it: &mut Inputs, value| {
            it.prices.sell = EnergyPrice::from_pln_per_kwh(value);
            Ok(())
        },
    )
    .under(texts::SECTION_ROOF),
];

const MONTH: Range = Range::new(1.0, 12.0, 1.0);
const LOAD: Range = Range::new(0.1, 22.0, 0.1).bent(2.0);
const HOURS: Range = Range::new(1.0, 8.0, 1.0);
const FROM: Range = Range::new(0.0, 16.0, 1.0);
const UNTIL: Range = Range::new(8.0, 24.0, 1.0);
const PANELS: Range = Range::new(0.0, 50.0, 0.5).bent(2.0);
const PRICE: Range = Range::new(0.0, 3.0, 0.01);
