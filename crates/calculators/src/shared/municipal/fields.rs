//! The questions of the form for a cluster, without headings and help: each calculator says where they stand.

use portal_text::Text;
use portal_units::{Energy, Power, Ratio};

use super::{Municipal, texts};
use crate::field::{Field, Range, Start};

/// Keys of the numbers that the form starts from: plans of the town, and an example of its use.
pub(crate) const STARTS: &[&str] = &[PV, BIOGAS, BUSES, HOUSEHOLDS, BUSINESS];
const PV: &str = "cluster_pv";
const BIOGAS: &str = "cluster_biogas";
const BUSES: &str = "cluster_buses";
const HOUSEHOLDS: &str = "cluster_households";
const BUSINESS: &str = "cluster_business";

/// A question for a power in MW.
const fn megawatts<I>(
    key: &'static str,
    label: Text,
    (max, start): (f64, Start),
    set: fn(&mut I, f64) -> Result<(), Text>,
) -> Field<I> {
    Field::number(key, label, texts::UNIT_MW, Range::new(0.0, max, 0.1).bent(2.0), start, set)
}

/// The question for panels.
pub(crate) const fn pv_field<I: Municipal>() -> Field<I> {
    megawatts("pv", texts::PV, (100.0, Start::Assumption(PV)), |it: &mut I, value| {
        it.town().pv = Power::from_kw(value * 1000.0);
        Ok(())
    })
    .help(texts::PV_HELP)
}

/// The question for wind turbines.
pub(crate) const fn wind_field<I: Municipal>() -> Field<I> {
    megawatts("wind", texts::WIND, (100.0, Start::Fixed(0.0)), |it: &mut I, value| {
        it.town().wind = Power::from_kw(value * 1000.0);
        Ok(())
    })
}

/// The question for biogas.
pub(crate) const fn biogas_field<I: Municipal>() -> Field<I> {
    megawatts("biogas", texts::BIOGAS, (20.0, Start::Assumption(BIOGAS)), |it: &mut I, value| {
        it.town().biogas = Power::from_kw(value * 1000.0);
        Ok(())
    })
    .help(texts::BIOGAS_HELP)
}

/// The question for cogeneration.
pub(crate) const fn chp_field<I: Municipal>() -> Field<I> {
    megawatts("chp", texts::CHP, (40.0, Start::Fixed(0.0)), |it: &mut I, value| {
        it.town().chp = Power::from_kw(value * 1000.0);
        Ok(())
    })
    .help(texts::CHP_HELP)
}

/// The question for the shared battery.
pub(crate) const fn battery_field<I: Municipal>() -> Field<I> {
    let start = Start::Fixed(0.0);
    Field::number("battery", texts::BATTERY, texts::UNIT_MWH, MEGAWATT_HOURS, start, |it: &mut I, value| {
        it.town().battery = Energy::from_kwh(value * 1000.0);
        Ok(())
    })
}

/// The question for electric buses.
pub(crate) const fn buses_field<I: Municipal>() -> Field<I> {
    let start = Start::Assumption(BUSES);
    Field::number("buses", texts::BUSES, texts::UNIT_PIECES, FLEET, start, |it: &mut I, value| {
        it.town().buses = value;
        Ok(())
    })
    .help(texts::BUSES_HELP)
}

/// The question for households.
pub(crate) const fn households_field<I: Municipal>() -> Field<I> {
    let start = Start::Assumption(HOUSEHOLDS);
    Field::number("households", texts::HOUSEHOLDS, texts::UNIT_PIECES, HOMES, start, |it: &mut I, value| {
        it.town().households = value;
        Ok(())
    })
}

/// The question for the use of firms and offices.
pub(crate) const fn business_field<I: Municipal>() -> Field<I> {
    let start = Start::Assumption(BUSINESS);
    Field::number("business", texts::BUSINESS, texts::UNIT_GWH_YEAR, FIRMS, start, |it: &mut I, value| {
        it.town().business = Energy::from_kwh(value * 1e6);
        Ok(())
    })
}

/// The question for the price inside.
pub(crate) const fn share_field<I: Municipal>() -> Field<I> {
    let start = Start::Fixed(50.0);
    Field::number("share", texts::SHARE, texts::UNIT_PERCENT, PERCENT, start, |it: &mut I, value| {
        it.town().share = Ratio::from_fraction(value / 100.0);
        Ok(())
    })
    .help(texts::SHARE_HELP)
}

const MEGAWATT_HOURS: Range = Range::new(0.0, 200.0, 1.0).bent(2.0);
const FLEET: Range = Range::new(0.0, 100.0, 1.0);
const HOMES: Range = Range::new(500.0, 50_000.0, 500.0).bent(2.0);
const FIRMS: Range = Range::new(0.0, 200.0, 1.0).bent(2.0);
const PERCENT: Range = Range::new(0.0, 100.0, 5.0);
