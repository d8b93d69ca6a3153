//! Every model with its formula, range, source and proof: the one list from which `MODELS.md` and the pages on
//! method follow.

/// A model as a reader may check it. Formula and names are those of the field, the same in every language.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// Name in addresses and texts, in `kebab-case`.
    pub slug: &'static str,
    /// Path of the function or type, such as `storage::balance`.
    pub item: &'static str,
    /// The formula in the symbols of its source.
    pub formula: &'static str,
    /// Inputs with the limits within which the model answers.
    pub ranges: &'static [Limits],
    /// Author, year, title or number, page or address.
    pub sources: &'static [&'static str],
    /// What the model leaves out, as keys for texts.
    pub omits: &'static [&'static str],
    /// What shows that it is right.
    pub proofs: &'static [Proof],
}

/// Limits of one input, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Name of the argument.
    pub input: &'static str,
    /// Smallest accepted value.
    pub min: f64,
    /// Largest accepted value.
    pub max: f64,
    /// Unit of both.
    pub unit: &'static str,
}

/// A test that would fail if the model were wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Proof {
    /// Rows of a reference table that an independent library gave.
    Table {
        /// File of the table without `.csv`.
        table: &'static str,
        /// Library and version that made it.
        by: &'static str,
        /// Largest deviation that is allowed.
        demand: f64,
        /// Largest deviation that the test measured.
        deviation: f64,
        /// Unit of both; `1` is relative to the larger of 1 and the expected value.
        unit: &'static str,
    },
    /// Cases worked by hand in a test.
    Hand {
        /// File and function of the test, such as `tests/heat.rs: a_cube_of_one_metre`.
        test: &'static str,
    },
}

impl Card {
    /// The deviation from a reference table that the test measured; nothing when the model is not proven by it.
    pub fn deviation(&self, of: &str) -> Option<f64> {
        self.proofs.iter().find_map(|it| match *it {
            Proof::Table { table, deviation, .. } if table == of => Some(deviation),
            Proof::Table { .. } | Proof::Hand { .. } => None,
        })
    }
}

/// All models in the order in which a reader meets them.
pub static ALL: &[&Card] = &[
    &crate::solar::POSITION_CARD,
    &crate::solar::TIMES_CARD,
    &crate::solar::AIR_MASS_CARD,
    &crate::irradiance::CLEAR_SKY_CARD,
    &crate::irradiance::DIFFUSE_CARD,
    &crate::irradiance::BEAM_CARD,
    &crate::irradiance::TRANSPOSITION_CARD,
    &crate::module::REFLECTION_CARD,
    &crate::module::TEMPERATURE_CARD,
    &crate::module::PVWATTS_CARD,
    &crate::pv::CARD,
    &crate::load::CARD,
    &crate::storage::CARD,
    &crate::storage::CLUSTER_CARD,
    &crate::storage::DISPATCH_CARD,
    &crate::storage::STRESS_CARD,
    &crate::wind::CARD,
    &crate::chp::CARD,
    &crate::chp::savings::CARD,
    &crate::air::BANDS_CARD,
    &crate::air::LINEAR_CARD,
    &crate::air::GAS_CARD,
    &crate::air::EXCEEDANCE_CARD,
    &crate::air::EXPOSURE_CARD,
    &crate::air::BOILERS_CARD,
    &crate::finance::CASH_FLOW_CARD,
    &crate::finance::LCOE_CARD,
    &crate::finance::ANNUITY_CARD,
    &crate::finance::GRANT_CARD,
    &crate::tariff::PRICE_CARD,
    &crate::tariff::NET_BILLING_CARD,
    &crate::tariff::CAPACITY_CARD,
    &crate::building::demand::CARD,
    &crate::building::degree_days::CARD,
    &crate::building::design_load::CARD,
    &crate::building::measures::CARD,
    &crate::heat::hot_water::CARD,
    &crate::heat::cop::CARD,
    &crate::heat::pump::CARD,
    &crate::heat::scop::CARD,
    &crate::heat::boiler::CARD,
    &crate::heat::hybrid::CARD,
    &crate::heat::district::CARD,
    &crate::emissions::ELECTRICITY_CARD,
    &crate::emissions::FUEL_CARD,
    &crate::emissions::TRANSPORT_CARD,
    &crate::emissions::SAVED_CARD,
    &crate::emissions::FOOTPRINT_CARD,
    &crate::mobility::vehicle::CARD,
    &crate::mobility::car::CARD,
    &crate::mobility::charging::CARD,
    &crate::mobility::bus::CARD,
    &crate::mobility::ageing::CARD,
    &crate::mobility::queue::CARD,
    &crate::sun::CARD,
    &crate::sun::SEASONS_CARD,
    &crate::appliance::CARD,
    &crate::appliance::LABEL_CARD,
    &crate::best_hours::CARD,
    &crate::best_hours::BACK_TEST_CARD,
    &crate::ledger::CARD,
    &crate::ledger::RUNS_CARD,
    &crate::uncertainty::DISTRIBUTION_CARD,
    &crate::uncertainty::SAMPLING_CARD,
    &crate::uncertainty::DRIVERS_CARD,
];

/// The model of this name.
///
/// # By definition
/// Looked up, not computed.
pub fn find(slug: &str) -> Option<&'static Card> {
    ALL.iter().copied().find(|it| it.slug == slug)
}
