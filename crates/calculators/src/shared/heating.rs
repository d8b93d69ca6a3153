//! Ways of heating: what each takes for a unit of heat, what that costs and what it emits.

use portal_model::air::Pollutant;
use portal_model::emissions::PollutantFactorOf;
use portal_model::heat::{Boiler, Factors};
use portal_text::Text;
use portal_units::{Co2, Emission, EmissionFactor, Energy, EnergyPrice, Money, PollutantFactor, Ratio};

use super::study::{At, Usual, Wanted};
use crate::answer::AnswerError;
use crate::field::Choice;

mod texts {
    portal_text::texts!("shared/heating");
}

/// Grams in a milligram, for factors that are printed in mg/GJ.
const MG: f64 = 1e-3;
/// g/kWh in a kg/GJ.
const G_PER_KWH: f64 = 3.6;
/// Gross over net calorific value of natural gas: bills count about 11 kWh/m³ where boilers are judged by 10.
const GROSS_OVER_NET: f64 = 1.1;

/// A way of heating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// Coal boiler fed by hand.
    CoalByHand,
    /// Coal boiler with a feeder.
    CoalAutomatic,
    /// Pellet boiler.
    Pellet,
    /// Condensing gas boiler.
    Gas,
    /// Electric heating.
    Electric,
    /// Heat pump, air to water.
    HeatPump,
}

impl Device {
    /// What may stand in a house now, in the order of [`NOW`].
    pub const NOW: [Self; 5] =
        [Self::CoalByHand, Self::CoalAutomatic, Self::Pellet, Self::Gas, Self::Electric];
    /// What may replace it, in the order of [`NEW`].
    pub const NEW: [Self; 3] = [Self::HeatPump, Self::Gas, Self::Pellet];

    /// Whether it has a chimney.
    pub const fn burns(self) -> bool {
        !matches!(self, Self::Electric | Self::HeatPump)
    }

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::CoalByHand => texts::DEVICE_COAL_BY_HAND,
            Self::CoalAutomatic => texts::DEVICE_COAL_AUTOMATIC,
            Self::Pellet => texts::DEVICE_PELLET,
            Self::Gas => texts::DEVICE_GAS,
            Self::Electric => texts::DEVICE_ELECTRIC,
            Self::HeatPump => texts::DEVICE_HEAT_PUMP,
        }
    }
}

/// The options for what stands in a house now.
pub const NOW: &[Choice] = &[
    Choice { key: "coal-by-hand", label: texts::DEVICE_COAL_BY_HAND },
    Choice { key: "coal-automatic", label: texts::DEVICE_COAL_AUTOMATIC },
    Choice { key: "pellet", label: texts::DEVICE_PELLET },
    Choice { key: "gas", label: texts::DEVICE_GAS },
    Choice { key: "electric", label: texts::DEVICE_ELECTRIC },
];
/// The options for what may replace it.
pub const NEW: &[Choice] = &[
    Choice { key: "heat-pump", label: texts::DEVICE_HEAT_PUMP },
    Choice { key: "gas", label: texts::DEVICE_GAS },
    Choice { key: "pellet", label: texts::DEVICE_PELLET },
];

/// Keys of fuels, devices and electricity in the data.
pub const KEYS: &[&str] = &[
    COAL_PRICE,
    COAL_NCV,
    COAL_CO2,
    PELLET_PRICE,
    PELLET_NCV,
    GAS_PRICE,
    GAS_CO2,
    GRID_CO2,
    BUY,
    "coal_boiler_manual_pm10",
    "coal_boiler_manual_pm25",
    "coal_boiler_manual_bap",
    "coal_boiler_manual_nox",
    "coal_boiler_manual_sox",
    "coal_boiler_advanced_pm10",
    "coal_boiler_advanced_pm25",
    "coal_boiler_advanced_bap",
    "coal_boiler_advanced_nox",
    "coal_boiler_advanced_sox",
    "pellet_boiler_pm10",
    "pellet_boiler_pm25",
    "pellet_boiler_bap",
    "pellet_boiler_nox",
    "pellet_boiler_sox",
    "gas_boiler_pm10",
    "gas_boiler_pm25",
    "gas_boiler_bap",
    "gas_boiler_nox",
    "gas_boiler_sox",
];

const COAL_PRICE: &str = "coal_price";
const COAL_NCV: &str = "hard_coal_ncv";
const COAL_CO2: &str = "hard_coal_co2";
const PELLET_PRICE: &str = "pellet_price";
const PELLET_NCV: &str = "pellet_ncv";
const GAS_PRICE: &str = "gas_price";
const GAS_CO2: &str = "gas_co2_per_gj";
/// Key of the price of electricity. \[PLN/kWh\]
pub const BUY: &str = "electricity_price_g11_gross";
/// Key of the emission of electricity where it is used. \[kg/MWh\]
pub const GRID_CO2: &str = "grid_co2_end_users_2023";
/// What [`BUY`] is called.
pub const BUY_LABEL: Text = texts::BUY;
/// What [`GRID_CO2`] is called.
pub const GRID_CO2_LABEL: Text = texts::ASSUME_GRID_CO2;
/// Key of the share of the ideal that the heat pump reaches. \[1\]
pub const CARNOT: &str = "heat_pump_carnot_share";

/// A device that burns: its efficiency, its fuel, the keys of its pollutants.
struct Burner {
    efficiency: (&'static str, Usual),
    fuel: Fuel,
    pollutants: [(&'static str, Pollutant, f64); 5],
}

#[derive(Clone, Copy)]
enum Fuel {
    Coal,
    Pellet,
    Gas,
}

/// Efficiencies are usual values over a season, on the net calorific value.
static COAL_BY_HAND: Burner = Burner {
    efficiency: ("efficiency_coal_by_hand", Usual::new(65.0, 55.0, 75.0, "%")),
    fuel: Fuel::Coal,
    pollutants: [
        ("coal_boiler_manual_pm10", Pollutant::Pm10, 1.0),
        ("coal_boiler_manual_pm25", Pollutant::Pm25, 1.0),
        ("coal_boiler_manual_bap", Pollutant::Bap, MG),
        ("coal_boiler_manual_nox", Pollutant::Nox, 1.0),
        ("coal_boiler_manual_sox", Pollutant::So2, 1.0),
    ],
};
static COAL_AUTOMATIC: Burner = Burner {
    efficiency: ("efficiency_coal_automatic", Usual::new(82.0, 75.0, 88.0, "%")),
    fuel: Fuel::Coal,
    pollutants: [
        ("coal_boiler_advanced_pm10", Pollutant::Pm10, 1.0),
        ("coal_boiler_advanced_pm25", Pollutant::Pm25, 1.0),
        ("coal_boiler_advanced_bap", Pollutant::Bap, MG),
        ("coal_boiler_advanced_nox", Pollutant::Nox, 1.0),
        ("coal_boiler_advanced_sox", Pollutant::So2, 1.0),
    ],
};
static PELLET: Burner = Burner {
    efficiency: ("efficiency_pellet", Usual::new(86.0, 80.0, 92.0, "%")),
    fuel: Fuel::Pellet,
    pollutants: [
        ("pellet_boiler_pm10", Pollutant::Pm10, 1.0),
        ("pellet_boiler_pm25", Pollutant::Pm25, 1.0),
        ("pellet_boiler_bap", Pollutant::Bap, MG),
        ("pellet_boiler_nox", Pollutant::Nox, 1.0),
        ("pellet_boiler_sox", Pollutant::So2, 1.0),
    ],
};
static GAS: Burner = Burner {
    efficiency: ("efficiency_gas", Usual::new(97.0, 92.0, 102.0, "%")),
    fuel: Fuel::Gas,
    pollutants: [
        ("gas_boiler_pm10", Pollutant::Pm10, 1.0),
        ("gas_boiler_pm25", Pollutant::Pm25, 1.0),
        ("gas_boiler_bap", Pollutant::Bap, MG),
        ("gas_boiler_nox", Pollutant::Nox, 1.0),
        ("gas_boiler_sox", Pollutant::So2, 1.0),
    ],
};

impl Burner {
    const fn of(device: Device) -> Option<&'static Self> {
        match device {
            Device::CoalByHand => Some(&COAL_BY_HAND),
            Device::CoalAutomatic => Some(&COAL_AUTOMATIC),
            Device::Pellet => Some(&PELLET),
            Device::Gas => Some(&GAS),
            Device::Electric | Device::HeatPump => None,
        }
    }
}

/// Numbers that a device needs, except the price and the emission of electricity.
pub fn wanted(device: Device) -> Vec<Wanted> {
    let Some(burner) = Burner::of(device) else {
        let share = Usual::new(0.43, 0.41, 0.45, "1");
        let pump = (device == Device::HeatPump).then(|| Wanted::usual(CARNOT, texts::ASSUME_CARNOT, share));
        return pump.into_iter().collect();
    };
    let (key, usual) = burner.efficiency;
    let mut all = vec![Wanted::usual(key, texts::ASSUME_EFFICIENCY, usual)];
    match burner.fuel {
        Fuel::Coal => all.extend([
            Wanted::data(COAL_PRICE, texts::ASSUME_COAL_PRICE),
            Wanted::data(COAL_NCV, texts::ASSUME_COAL_NCV),
            Wanted::data(COAL_CO2, texts::ASSUME_COAL_CO2),
        ]),
        Fuel::Pellet => all.extend([
            Wanted::data(PELLET_PRICE, texts::ASSUME_PELLET_PRICE),
            Wanted::data(PELLET_NCV, texts::ASSUME_PELLET_NCV),
        ]),
        Fuel::Gas => all.extend([
            Wanted::data(GAS_PRICE, texts::ASSUME_GAS_PRICE),
            Wanted::data(GAS_CO2, texts::ASSUME_GAS_CO2),
        ]),
    }
    let names =
        [texts::ASSUME_PM10, texts::ASSUME_PM25, texts::ASSUME_BAP, texts::ASSUME_NOX, texts::ASSUME_SO2];
    all.extend(burner.pollutants.iter().zip(names).map(|((key, ..), name)| Wanted::data(key, name)));
    all
}

/// Whether a number says how a device burns, what it costs or what warms the climate, and how much dust it makes. Where
/// no other pollutant is told, only these count.
pub fn is_cost_or_dust(key: &str) -> bool {
    !["_pm25", "_bap", "_nox", "_sox"].iter().any(|it| key.ends_with(it))
}

/// A burner with its numbers: how it burns, what a kWh of its fuel costs \[PLN\], what it emits.
pub struct Burning {
    /// How it burns.
    pub boiler: Boiler,
    /// What a kWh of fuel costs, by its net calorific value. \[PLN/kWh\]
    pub pln_per_kwh: f64,
    /// What it emits.
    pub factors: Factors,
    /// Tonnes of a kWh of fuel, where it is bought by weight.
    pub tonnes_per_kwh: Option<f64>,
}

/// The numbers of a device that burns; `None` for one that does not.
///
/// # Errors
/// [`AnswerError`] when a number was not gathered.
pub fn burning(device: Device, at: &At<'_>) -> Result<Option<Burning>, AnswerError> {
    let Some(burner) = Burner::of(device) else { return Ok(None) };
    // GJ/t over 3.6 is MWh/t.
    let by_weight = |price: &str, ncv: &str| -> Result<(f64, Option<f64>), AnswerError> {
        let kwh_per_tonne = at.get(ncv)? / 3.6 * 1000.0;
        Ok((at.get(price)? / kwh_per_tonne, Some(1.0 / kwh_per_tonne)))
    };
    let ((pln_per_kwh, tonnes_per_kwh), co2_g_per_kwh) = match burner.fuel {
        Fuel::Coal => (by_weight(COAL_PRICE, COAL_NCV)?, at.get(COAL_CO2)? * G_PER_KWH),
        // Carbon of wood was in the air before.
        Fuel::Pellet => (by_weight(PELLET_PRICE, PELLET_NCV)?, 0.0),
        Fuel::Gas => ((at.get(GAS_PRICE)? * GROSS_OVER_NET, None), at.get(GAS_CO2)? * G_PER_KWH),
    };
    let factor = |(key, pollutant, scale): &(&'static str, Pollutant, f64)| {
        let factor = PollutantFactor::from_g_per_gj(at.get(key)? * scale);
        Ok::<_, AnswerError>(PollutantFactorOf { pollutant: *pollutant, factor })
    };
    let pollutants = burner.pollutants.iter().map(factor).collect::<Result<_, _>>()?;
    Ok(Some(Burning {
        boiler: Boiler {
            efficiency: Ratio::from_fraction(at.get(burner.efficiency.0)? / 100.0),
            auxiliary: Ratio::ZERO,
        },
        pln_per_kwh,
        factors: Factors { co2: EmissionFactor::from_g_per_kwh(co2_g_per_kwh), pollutants },
        tonnes_per_kwh,
    }))
}

/// A year with one heating.
#[derive(Debug, Clone, PartialEq)]
pub struct Heating {
    /// Fuel, by its net calorific value; nothing for electric heating.
    pub fuel: Energy,
    /// Fuel by weight. \[t\] `None` where it is not bought so.
    pub tonnes: Option<f64>,
    /// Electricity.
    pub electricity: Energy,
    /// Paid for both.
    pub cost: Money,
    /// Emission of the fuel, or of the electricity where it is made.
    pub co2: Co2,
    /// What leaves the chimney.
    pub air: Vec<(Pollutant, Emission)>,
}

impl Heating {
    /// Mass of a pollutant out of the chimney; nothing without one.
    pub fn of(&self, pollutant: Pollutant) -> Emission {
        self.air.iter().find(|it| it.0 == pollutant).map_or(Emission::ZERO, |it| it.1)
    }
}

/// A year of a heating that gives so much heat; a heat pump does it with a `performance` at the usual share of the ideal.
///
/// # Errors
/// [`AnswerError`] when a number was not gathered or an efficiency is none.
pub fn heating(
    device: Device,
    heat: Energy,
    performance: Option<f64>,
    at: &At<'_>,
) -> Result<Heating, AnswerError> {
    let Some(burning) = burning(device, at)? else {
        let gained = match performance {
            Some(it) => it * at.relative(CARNOT)?,
            None => 1.0,
        };
        let electricity = heat / gained.max(1.0);
        return Ok(Heating {
            fuel: Energy::ZERO,
            tonnes: None,
            electricity,
            cost: electricity * EnergyPrice::from_pln_per_kwh(at.get(BUY)?),
            // kg/MWh are g/kWh.
            co2: electricity * EmissionFactor::from_g_per_kwh(at.get(GRID_CO2)?),
            air: Vec::new(),
        });
    };
    let fuel = burning.boiler.burn(&[heat.kwh()])?.fuel();
    let released = burning.factors.of(fuel)?;
    Ok(Heating {
        fuel,
        tonnes: burning.tonnes_per_kwh.map(|it| it * fuel.kwh()),
        electricity: Energy::ZERO,
        cost: fuel * EnergyPrice::from_pln_per_kwh(burning.pln_per_kwh),
        co2: released.co2,
        air: released.pollutants.iter().map(|it| (it.pollutant, it.mass)).collect(),
    })
}
