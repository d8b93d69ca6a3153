//! What the reader chooses, and the form that asks for it.

use portal_text::Text;
use portal_units::{Angle, Energy, EnergyPrice, Money, Power};

use super::texts;
use crate::field::{Choice, Field, Range, Start, Zone};
use crate::shared::prices::Prices;
use crate::shared::year::Profile;

/// A roof, a household or a building behind it, a battery, and what all of it costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Nominal power of the panels.
    pub power: Power,
    /// Tilt of the panels from the horizontal.
    pub tilt: Angle,
    /// Direction of the panels, from north over east.
    pub azimuth: Angle,
    /// Electricity used in a year.
    pub demand: Energy,
    /// Shape of that use over the year.
    pub profile: Profile,
    /// Capacity of the battery; zero for none.
    pub battery: Energy,
    /// Largest power of the battery, in and out.
    pub battery_power: Power,
    /// Prices of electricity.
    pub prices: Prices,
    /// Cost of one kWp of panels, ready to run.
    pub cost_per_kwp: Money,
    /// Cost of one kWh of battery, ready to run.
    pub cost_per_kwh: Money,
}

impl Default for Inputs {
    /// Nothing on the roof and nothing behind it: every field puts its own value in.
    fn default() -> Self {
        Self {
            power: Power::ZERO,
            tilt: Angle::ZERO,
            azimuth: Angle::ZERO,
            demand: Energy::ZERO,
            profile: Profile::H0,
            battery: Energy::ZERO,
            battery_power: Power::ZERO,
            prices: Prices { buy: EnergyPrice::ZERO, sell: EnergyPrice::ZERO },
            cost_per_kwp: Money::ZERO,
            cost_per_kwh: Money::ZERO,
        }
    }
}

/// Keys of the assumptions that four fields start from.
pub(super) mod keys {
    pub(crate) const BUY: &str = "electricity_price_g11_gross";
    pub(crate) const SELL: &str = "rcem_known_months_mean";
    pub(crate) const PV_COST: &str = "pv_price_per_kwp_gross";
    pub(crate) const BATTERY_COST: &str = "battery_price_per_kwh_gross";
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::number(
        "power",
        texts::POWER,
        texts::UNIT_KWP,
        POWER,
        Start::Fixed(5.0),
        |it: &mut Inputs, kwp| {
            it.power = Power::from_kw(kwp);
            Ok(())
        },
    )
    .zones(POWER_ZONES)
    .under(texts::SECTION_ROOF),
    Field::number(
        "tilt",
        texts::TILT,
        texts::UNIT_DEGREE,
        TILT,
        Start::Fixed(35.0),
        |it: &mut Inputs, degrees| {
            it.tilt = Angle::from_degrees(degrees);
            Ok(())
        },
    )
    .zones(TILT_ZONES)
    .under(texts::SECTION_ROOF),
    Field::number(
        "azimuth",
        texts::AZIMUTH,
        texts::UNIT_DEGREE,
        AZIMUTH,
        Start::Fixed(180.0),
        |it: &mut Inputs, degrees| {
            it.azimuth = Angle::from_degrees(degrees);
            Ok(())
        },
    )
    .zones(AZIMUTH_ZONES)
    .word(compass)
    .help(texts::AZIMUTH_HELP)
    .under(texts::SECTION_ROOF),
    Field::number(
        "use",
        texts::DEMAND,
        texts::UNIT_KWH_YEAR,
        DEMAND,
        Start::Fixed(4000.0),
        |it: &mut Inputs, kwh| {
            it.demand = Energy::from_kwh(kwh);
            Ok(())
        },
    )
    .zones(DEMAND_ZONES)
    .help(texts::DEMAND_HELP)
    .under(texts::SECTION_USE),
    Field::choice("profile", texts::PROFILE, PROFILES, |it: &mut Inputs, place| {
        it.profile = Profile::ALL.get(place).copied().unwrap_or(it.profile);
        Ok(())
    })
    .under(texts::SECTION_USE),
    Field::number(
        "battery",
        texts::BATTERY,
        texts::UNIT_KWH,
        BATTERY,
        Start::Fixed(0.0),
        |it: &mut Inputs, kwh| {
            it.battery = Energy::from_kwh(kwh);
            Ok(())
        },
    )
    .zones(BATTERY_ZONES)
    .under(texts::SECTION_BATTERY),
    Field::number(
        "battery-power",
        texts::BATTERY_POWER,
        texts::UNIT_KW,
        BATTERY_POWER,
        Start::Fixed(5.0),
        |it: &mut Inputs, kw| {
            it.battery_power = Power::from_kw(kw);
            Ok(())
        },
    )
    .under(texts::SECTION_BATTERY),
    Field::number(
        "buy",
        texts::PRICE_BUY,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(keys::BUY),
        |it: &mut Inputs, price| {
            it.prices.buy = EnergyPrice::from_pln_per_kwh(price);
            Ok(())
        },
    )
    .help(texts::PRICE_BUY_HELP)
    .under(texts::SECTION_PRICE),
    Field::number(
        "sell",
        texts::PRICE_SELL,
        texts::UNIT_PRICE,
        PRICE,
        Start::Assumption(keys::SELL),
        |it: &mut Inputs, price| {
            it.prices.sell = EnergyPrice::from_pln_per_kwh(price);
            Ok(())
        },
    )
    .help(texts::PRICE_SELL_HELP)
    .under(texts::SECTION_PRICE),
    Field::number(
        "pv-cost",
        texts::PV_COST,
        texts::UNIT_COST_KWP,
        COST,
        Start::Assumption(keys::PV_COST),
        |it: &mut Inputs, cost| {
            it.cost_per_kwp = Money::from_pln(cost);
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
    Field::number(
        "battery-cost",
        texts::BATTERY_COST,
        texts::UNIT_COST_KWH,
        COST,
        Start::Assumption(keys::BATTERY_COST),
        |it: &mut Inputs, cost| {
            it.cost_per_kwh = Money::from_pln(cost);
            Ok(())
        },
    )
    .under(texts::SECTION_PRICE),
];

// Up to 50 kW is a micro-installation of a prosumer in Poland (Ustawa o odnawialnych źródłach energii, art. 2).
const POWER: Range = Range::new(0.5, 50.0, 0.5).bent(2.0);
const TILT: Range = Range::new(0.0, 90.0, 1.0);
const AZIMUTH: Range = Range::new(0.0, 360.0, 5.0);
const DEMAND: Range = Range::new(500.0, 200_000.0, 100.0).bent(3.0);
const BATTERY: Range = Range::new(0.0, 100.0, 0.5).bent(2.0);
const BATTERY_POWER: Range = Range::new(0.5, 50.0, 0.5).bent(2.0);
const PRICE: Range = Range::new(0.0, 3.0, 0.01);
const COST: Range = Range::new(500.0, 10_000.0, 50.0);

const POWER_ZONES: &[Zone] = &[
    Zone { from: 0.5, name: texts::POWER_ZONE_SMALL },
    Zone { from: 3.0, name: texts::POWER_ZONE_HOUSE },
    Zone { from: 15.0, name: texts::POWER_ZONE_LARGE },
];
const TILT_ZONES: &[Zone] = &[
    Zone { from: 0.0, name: texts::TILT_ZONE_FLAT },
    Zone { from: 15.0, name: texts::TILT_ZONE_ROOF },
    Zone { from: 60.0, name: texts::TILT_ZONE_WALL },
];
const AZIMUTH_ZONES: &[Zone] = &[
    Zone { from: 0.0, name: texts::NORTH },
    Zone { from: 45.0, name: texts::EAST },
    Zone { from: 135.0, name: texts::SOUTH },
    Zone { from: 225.0, name: texts::WEST },
];
const DEMAND_ZONES: &[Zone] = &[
    Zone { from: 500.0, name: texts::DEMAND_ZONE_ONE },
    Zone { from: 2500.0, name: texts::DEMAND_ZONE_HOUSE },
    Zone { from: 20_000.0, name: texts::DEMAND_ZONE_LARGE },
];
const BATTERY_ZONES: &[Zone] = &[
    Zone { from: 0.0, name: texts::BATTERY_ZONE_NONE },
    Zone { from: 4.0, name: texts::BATTERY_ZONE_HOUSE },
    Zone { from: 25.0, name: texts::BATTERY_ZONE_LARGE },
];
const PROFILES: &[Choice] = &[
    Choice { key: "h0", label: texts::PROFILE_H0 },
    Choice { key: "g0", label: texts::PROFILE_G0 },
    Choice { key: "g1", label: texts::PROFILE_G1 },
    Choice { key: "l0", label: texts::PROFILE_L0 },
];

/// The nearest of eight winds, each 45° wide.
fn compass(degrees: f64) -> Text {
    const WINDS: [(f64, Text); 9] = [
        (22.5, texts::NORTH),
        (67.5, texts::NORTH_EAST),
        (112.5, texts::EAST),
        (157.5, texts::SOUTH_EAST),
        (202.5, texts::SOUTH),
        (247.5, texts::SOUTH_WEST),
        (292.5, texts::WEST),
        (337.5, texts::NORTH_WEST),
        (f64::INFINITY, texts::NORTH),
    ];
    WINDS.iter().find(|(end, _)| degrees < *end).map_or(texts::NORTH, |it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_have_their_names() {
        for (degrees, wind) in [
            (0.0, texts::NORTH),
            (90.0, texts::EAST),
            (135.0, texts::SOUTH_EAST),
            (180.0, texts::SOUTH),
            (202.0, texts::SOUTH),
            (203.0, texts::SOUTH_WEST),
            (270.0, texts::WEST),
            (340.0, texts::NORTH),
            (360.0, texts::NORTH),
        ] {
            assert_eq!(compass(degrees), wind, "{degrees}");
        }
    }

    #[test]
    fn the_options_of_the_form_and_the_profiles_stand_in_one_order() {
        let keys: Vec<&str> = PROFILES.iter().map(|it| it.key).collect();
        let profiles: Vec<String> = Profile::ALL.iter().map(|it| format!("{it:?}").to_lowercase()).collect();
        assert_eq!(keys, profiles);
    }
}
