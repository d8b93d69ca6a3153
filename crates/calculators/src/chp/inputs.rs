//! What the reader chooses, and the form that asks for it.

use portal_units::{Energy, Power, Ratio};

use super::texts;
use crate::field::{Choice, Field, Range, Start, Zone};

/// Kinds of engines, each with its usual efficiencies in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Gas engine of about 1 MW.
    GasMedium,
    /// Gas engine of about 100 kW.
    GasSmall,
    /// Gas engine of 4 to 10 MW.
    GasLarge,
    /// Biogas engine.
    Biogas,
}

/// Where the electricity enters the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voltage {
    /// 0.45 to 12 kV.
    Medium,
    /// Below 0.45 kV.
    Low,
    /// 12 to 50 kV.
    High,
    /// 50 to 100 kV.
    VeryHigh,
}

/// A plant and the heat behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// The engine.
    pub engine: Engine,
    /// Its electric power.
    pub power: Power,
    /// Heat that is needed in a year.
    pub heat: Energy,
    /// Where the electricity goes.
    pub voltage: Voltage,
    /// Share of the electricity used on the spot.
    pub own: Ratio,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            engine: Engine::GasMedium,
            power: Power::from_kw(1000.0),
            heat: Energy::from_kwh(8e6),
            voltage: Voltage::Medium,
            own: Ratio::from_fraction(0.2),
        }
    }
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    Field::choice("engine", texts::ENGINE, ENGINES, |it: &mut Inputs, place| {
        it.engine = match place {
            0 => Engine::GasMedium,
            1 => Engine::GasSmall,
            2 => Engine::GasLarge,
            _ => Engine::Biogas,
        };
        Ok(())
    })
    .under(texts::SECTION_PLANT),
    Field::number(
        "power",
        texts::POWER,
        texts::UNIT_KW,
        POWER,
        Start::Fixed(1000.0),
        |it: &mut Inputs, value| {
            it.power = Power::from_kw(value);
            Ok(())
        },
    )
    .zones(&[
        Zone { from: 10.0, name: texts::POWER_ZONE_MICRO },
        Zone { from: 50.0, name: texts::POWER_ZONE_SMALL },
        Zone { from: 1000.0, name: texts::POWER_ZONE_LARGE },
    ])
    .under(texts::SECTION_PLANT),
    Field::number(
        "heat",
        texts::HEAT,
        texts::UNIT_MWH_YEAR,
        HEAT,
        Start::Fixed(8000.0),
        |it: &mut Inputs, value| {
            it.heat = Energy::from_kwh(value * 1000.0);
            Ok(())
        },
    )
    .help(texts::HEAT_HELP)
    .under(texts::SECTION_PLANT),
    Field::choice("voltage", texts::VOLTAGE, VOLTAGES, |it: &mut Inputs, place| {
        it.voltage = match place {
            0 => Voltage::Medium,
            1 => Voltage::Low,
            2 => Voltage::High,
            _ => Voltage::VeryHigh,
        };
        Ok(())
    })
    .under(texts::SECTION_GRID),
    Field::number(
        "own",
        texts::OWN,
        texts::UNIT_PERCENT,
        OWN,
        Start::Fixed(20.0),
        |it: &mut Inputs, value| {
            it.own = Ratio::from_fraction(value / 100.0);
            Ok(())
        },
    )
    .help(texts::OWN_HELP)
    .under(texts::SECTION_GRID),
];

const POWER: Range = Range::new(10.0, 10_000.0, 10.0).bent(2.0);
const HEAT: Range = Range::new(50.0, 100_000.0, 50.0).bent(2.5);
const OWN: Range = Range::new(0.0, 100.0, 5.0);
const ENGINES: &[Choice] = &[
    Choice { key: "gas-medium", label: texts::ENGINE_GAS_MEDIUM },
    Choice { key: "gas-small", label: texts::ENGINE_GAS_SMALL },
    Choice { key: "gas-large", label: texts::ENGINE_GAS_LARGE },
    Choice { key: "biogas", label: texts::ENGINE_BIOGAS },
];
const VOLTAGES: &[Choice] = &[
    Choice { key: "medium", label: texts::VOLTAGE_MEDIUM },
    Choice { key: "low", label: texts::VOLTAGE_LOW },
    Choice { key: "high", label: texts::VOLTAGE_HIGH },
    Choice { key: "very-high", label: texts::VOLTAGE_VERY_HIGH },
];
