//! What the reader chooses, and the form that asks for it.

use portal_units::{Energy, EnergyPrice, Money, Power};

use super::texts;
use crate::field::{Choice, Field, Range, Start, Zone};
use crate::shared::prices::Prices;
use crate::shared::year::Profile;

/// A roof to the south, a use behind it and a battery between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Nominal power of the panels.
    pub power: Power,
    /// Electricity used in a year.
    pub demand: Energy,
    /// Shape of that use.
    pub profile: Profile,
    /// Capacity of the battery.
    pub battery: Energy,
    /// Years for which the battery is expected to work. \[a\]
    pub life: f64,
    /// Prices of electricity.
    pub prices: Prices,
    /// Cost of one kWh of battery, ready to run.
    pub cost_per_kwh: Money,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            power: Power::from_kw(5.0),
            demand: Energy::from_kwh(4000.0),
            profile: Profile::H0,
            battery: Energy::from_kwh(5.0),
            life: 12.0,
            prices: Prices { buy: EnergyPrice::ZERO, sell: EnergyPrice::ZERO },
            cost_per_kwh: Money::ZERO,
        }
    }
}

pub(super) const BUY: &str = "electricity_price_g11_gross";
pub(super) const SELL: &str = "rcem_known_months_mean";
pub(super) const COST: &str = "battery_price_per_kwh_gross";
/// Keys of the fields.
pub(super) const KEYS: &[&str] = &[BUY, SELL, COST];

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::number(
        "power",
        texts::POWER,
        texts::UNIT_KWP,
        POWER,
        Start::Fixed(5.0),
        |it: &mut Inputs, value| {
            it.power = Power::from_kw(value);
            Ok(())
        },
    )
    .help(texts::POWER_HELP)
    .under(texts::SECTION_HOUSE),
    Field::number(
        "use",
        texts::DEMAND,
        texts::UNIT_KWH_YEAR,
        DEMAND,
        Start::Fixed(4000.0),
        |it: &mut Inputs, value| {
            it.demand = Energy::from_kwh(value);
            Ok(())
        },
    )
    .under(texts::SECTION_HOUSE),
    Field::choice("profile", texts::PROFILE, PROFILES, |it: &mut Inputs, place| {
        it.profile = Profile::ALL.get(place).copied().unwrap_or(it.profile);
        Ok(())
    })
    .under(texts::SECTION_HOUSE),
    Field::number(
        "battery",
        texts::BATTERY,
        texts::UNIT_KWH,
        BATTERY,
        Start::Fixed(5.0),
        |it: &mut Inputs, value| {
            it.battery = Energy::from_kwh(value);
            Ok(())
        },
    )
    .zones(&[
        Zone { from: 0.5, name: texts::BATTERY_ZONE_SMALL },
        Zone { from: 4.0, name: texts::BATTERY_ZONE_HOUSE },
        Zone { from: 20.0, name: texts::BATTERY_ZONE_LARGE },
    ])
    .under(texts::SECTION_BATTERY),
    Field::number(
        "life",
        texts::LIFE,
        texts::UNIT_YEAR,
        LIFE,
        Start::Fixed(12.0),
        |it: &mut Inputs, value| {
            it.life = value;
            Ok(())
        },
    )
    .help(texts::LIFE_HELP)
    .under(texts::SECTION_BATTERY),
    Field::number(
        "buy",
        texts::PRICE_BUY,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(BUY),
        |it: &mut Inputs, value| {
            it.prices.buy = EnergyPrice::from_pln_per_kwh(value);
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
    Field::number(
        "sell",
        texts::PRICE_SELL,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(SELL),
        |it: &mut Inputs, value| {
            it.prices.sell = EnergyPrice::from_pln_per_kwh(value);
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
    Field::number(
        "battery-cost",
        texts::COST,
        texts::UNIT_PRICE,
        COST_RANGE,
        Start::Assumption(COST),
        |it: &mut Inputs, value| {
            it.cost_per_kwh = Money::from_pln(value);
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
];

const POWER: Range = Range::new(0.5, 50.0, 0.5).bent(2.0);
const DEMAND: Range = Range::new(500.0, 200_000.0, 100.0).bent(3.0);
const BATTERY: Range = Range::new(0.5, 100.0, 0.5).bent(2.0);
const LIFE: Range = Range::new(5.0, 25.0, 1.0);
const PRICE: Range = Range::new(0.0, 3.0, 0.01);
const COST_RANGE: Range = Range::new(250.0, 6000.0, 50.0);
const PROFILES: &[Choice] = &[
    Choice { key: "h0", label: texts::PROFILE_H0 },
    Choice { key: "g0", label: texts::PROFILE_G0 },
    Choice { key: "g1", label: texts::PROFILE_G1 },
    Choice { key: "l0", label: texts::PROFILE_L0 },
];
