//! What the reader chooses, and the form that asks for it.

use portal_text::Text;
use portal_units::{Energy, Power, Ratio};

use super::texts;
use crate::field::{Field, Range, Start};

/// A cluster: what makes, keeps and uses electricity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    /// Panels.
    pub pv: Power,
    /// Wind turbines.
    pub wind: Power,
    /// Biogas, running evenly.
    pub biogas: Power,
    /// Cogeneration, following the heat.
    pub chp: Power,
    /// Shared battery.
    pub battery: Energy,
    /// Electric buses.
    pub buses: f64,
    /// Households.
    pub households: f64,
    /// Use of firms and offices in a year.
    pub business: Energy,
    /// Where the price inside lies between selling and buying, 0 to 1.
    pub share: Ratio,
}

/// Keys of the numbers that the form starts from: plans of the town, and an example of its use.
pub(super) const STARTS: &[&str] = &[PV, BIOGAS, BUSES, HOUSEHOLDS, BUSINESS];
const PV: &str = "cluster_pv";
const BIOGAS: &str = "cluster_biogas";
const BUSES: &str = "cluster_buses";
const HOUSEHOLDS: &str = "cluster_households";
const BUSINESS: &str = "cluster_business";

impl Default for Inputs {
    /// Nothing that makes or uses electricity: the form puts in every number.
    fn default() -> Self {
        Self {
            pv: Power::ZERO,
            wind: Power::ZERO,
            biogas: Power::ZERO,
            chp: Power::ZERO,
            battery: Energy::ZERO,
            buses: 0.0,
            households: 0.0,
            business: Energy::ZERO,
            share: Ratio::from_fraction(0.5),
        }
    }
}

/// A question for a power in MW.
const fn megawatts(
    key: &'static str,
    label: Text,
    (max, start): (f64, Start),
    set: fn(&mut Inputs, f64) -> Result<(), Text>,
) -> Field<Inputs> {
    let range = Range::new(0.0, max, 0.1).bent(2.0);
    Field::number(key, label, texts::UNIT_MW, range, start, set).under(texts::SECTION_PLANTS)
}

/// The questions of the form.
pub(super) static FIELDS: &[Field<Inputs>] = &[
    megawatts("pv", texts::PV, (100.0, Start::Assumption(PV)), |it, value| {
        it.pv = Power::from_kw(value * 1000.0);
        Ok(())
    })
    .help(texts::PV_HELP),
    megawatts("wind", texts::WIND, (100.0, Start::Fixed(0.0)), |it, value| {
        it.wind = Power::from_kw(value * 1000.0);
        Ok(())
    }),
    megawatts("biogas", texts::BIOGAS, (20.0, Start::Assumption(BIOGAS)), |it, value| {
        it.biogas = Power::from_kw(value * 1000.0);
        Ok(())
    })
    .help(texts::BIOGAS_HELP),
    megawatts("chp", texts::CHP, (40.0, Start::Fixed(0.0)), |it, value| {
        it.chp = Power::from_kw(value * 1000.0);
        Ok(())
    })
    .help(texts::CHP_HELP),
    Field::number(
        "battery",
        texts::BATTERY,
        texts::UNIT_MWH,
        BATTERY,
        Start::Fixed(0.0),
        |it: &mut Inputs, value| {
            it.battery = Energy::from_kwh(value * 1000.0);
            Ok(())
        },
    )
    .under(texts::SECTION_PLANTS),
    Field::number(
        "buses",
        texts::BUSES,
        texts::UNIT_PIECES,
        BUSES_RANGE,
        Start::Assumption(BUSES),
        |it: &mut Inputs, value| {
            it.buses = value;
            Ok(())
        },
    )
    .help(texts::BUSES_HELP)
    .under(texts::SECTION_USE),
    Field::number(
        "households",
        texts::HOUSEHOLDS,
        texts::UNIT_PIECES,
        HOUSEHOLDS_RANGE,
        Start::Assumption(HOUSEHOLDS),
        |it: &mut Inputs, value| {
            it.households = value;
            Ok(())
        },
    )
    .under(texts::SECTION_USE),
    Field::number(
        "business",
        texts::BUSINESS,
        texts::UNIT_GWH_YEAR,
        BUSINESS_RANGE,
        Start::Assumption(BUSINESS),
        |it: &mut Inputs, value| {
            it.business = Energy::from_kwh(value * 1e6);
            Ok(())
        },
    )
    .under(texts::SECTION_USE),
    Field::number(
        "share",
        texts::SHARE,
        texts::UNIT_PERCENT,
        SHARE,
        Start::Fixed(50.0),
        |it: &mut Inputs, value| {
            it.share = Ratio::from_fraction(value / 100.0);
            Ok(())
        },
    )
    .help(texts::SHARE_HELP)
    .under(texts::SECTION_PRICE),
];

const BATTERY: Range = Range::new(0.0, 200.0, 1.0).bent(2.0);
const BUSES_RANGE: Range = Range::new(0.0, 100.0, 1.0);
const HOUSEHOLDS_RANGE: Range = Range::new(500.0, 50_000.0, 500.0).bent(2.0);
const BUSINESS_RANGE: Range = Range::new(0.0, 200.0, 1.0).bent(2.0);
const SHARE: Range = Range::new(0.0, 100.0, 5.0);
