//! What the reader chooses, and the form that asks for it.

use portal_text::Text;
use portal_units::{Energy, EnergyPrice, Length, Power};

use super::texts;
use crate::field::{Choice, Field, Range, Start};
use crate::shared::heating::{BUY, Device, NOW};
use crate::shared::home::{self, Home, Homely};

/// In which order the measures are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Envelope, heating, panels, battery, car.
    EnvelopeFirst,
    /// Heating, envelope, panels, battery, car.
    HeatingFirst,
    /// Panels, battery, car, heating, envelope.
    RoofFirst,
}

/// A house and what is done with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// The house and its people.
    pub home: Home,
    /// Its heating now.
    pub now: Device,
    /// Electricity of a year, heating and car not counted.
    pub demand: Energy,
    /// Insulation added to walls and roof.
    pub insulation: Length,
    /// Whether a heat pump takes the place of the heating.
    pub pump: bool,
    /// Panels to the south.
    pub power: Power,
    /// Battery.
    pub battery: Energy,
    /// Distance that an electric car drives in a year in the place of a petrol car.
    pub distance: Length,
    /// In which order.
    pub order: Order,
    /// Everything paid for one kWh.
    pub buy: EnergyPrice,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            home: Home::default(),
            now: Device::CoalByHand,
            demand: Energy::from_kwh(3000.0),
            insulation: Length::from_m(0.15),
            pump: true,
            power: Power::from_kw(6.0),
            battery: Energy::from_kwh(5.0),
            distance: Length::from_km(12_000.0),
            order: Order::EnvelopeFirst,
            buy: EnergyPrice::ZERO,
        }
    }
}

impl Homely for Inputs {
    fn home(&mut self) -> &mut Home {
        &mut self.home
    }
}

/// A question for the size of a measure; zero leaves it out.
const fn measure(
    key: &'static str,
    (label, unit): (Text, Text),
    (range, start): (Range, f64),
    set: fn(&mut Inputs, f64) -> Result<(), Text>,
) -> Field<Inputs> {
    Field::number(key, label, unit, range, Start::Fixed(start), set).under(texts::SECTION_MEASURES)
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    home::period_field(),
    home::area_field(),
    home::people_field(),
    Field::choice("now", texts::HEATING, NOW, |it: &mut Inputs, place| {
        it.now = Device::NOW.get(place).copied().unwrap_or(it.now);
        Ok(())
    })
    .under(home::texts::SECTION),
    Field::number(
        "use",
        texts::DEMAND,
        texts::UNIT_KWH_YEAR,
        Range::new(500.0, 15_000.0, 100.0).bent(2.0),
        Start::Fixed(3000.0),
        |it: &mut Inputs, value| {
            it.demand = Energy::from_kwh(value);
            Ok(())
        },
    )
    .help(texts::DEMAND_HELP)
    .under(home::texts::SECTION),
    measure("walls", (texts::INSULATION, texts::UNIT_CM), (Range::new(0.0, 40.0, 1.0), 15.0), |it, value| {
        it.insulation = Length::from_m(value / 100.0);
        Ok(())
    }),
    Field::choice("pump", texts::PUMP, PUMP, |it: &mut Inputs, place| {
        it.pump = place == 0;
        Ok(())
    })
    .under(texts::SECTION_MEASURES),
    measure("power", (texts::POWER, texts::UNIT_KWP), (Range::new(0.0, 20.0, 0.5), 6.0), |it, value| {
        it.power = Power::from_kw(value);
        Ok(())
    }),
    measure("battery", (texts::BATTERY, texts::UNIT_KWH), (Range::new(0.0, 30.0, 0.5), 5.0), |it, value| {
        it.battery = Energy::from_kwh(value);
        Ok(())
    }),
    measure(
        "km",
        (texts::CAR, texts::UNIT_KM_YEAR),
        (Range::new(0.0, 40_000.0, 500.0), 12_000.0),
        |it, value| {
            it.distance = Length::from_km(value);
            Ok(())
        },
    )
    .help(texts::CAR_HELP),
    Field::choice("order", texts::ORDER, ORDERS, |it: &mut Inputs, place| {
        it.order = match place {
            0 => Order::EnvelopeFirst,
            1 => Order::HeatingFirst,
            _ => Order::RoofFirst,
        };
        Ok(())
    })
    .under(texts::SECTION_ORDER),
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
    .under(texts::SECTION_ORDER),
];

const PUMP: &[Choice] =
    &[Choice { key: "yes", label: texts::PUMP_YES }, Choice { key: "no", label: texts::PUMP_NO }];
const ORDERS: &[Choice] = &[
    Choice { key: "envelope", label: texts::ORDER_ENVELOPE },
    Choice { key: "heating", label: texts::ORDER_HEATING },
    Choice { key: "roof", label: texts::ORDER_ROOF },
];
