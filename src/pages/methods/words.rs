//! Words for the cards of the registry, whose formulas and names are the same in every language.

use portal_text::Text;

mod families {
    portal_text::texts!("pages/methods/families");
}

mod names {
    portal_text::texts!("pages/methods/names");
}

mod omits {
    portal_text::texts!("pages/methods/omits");
}

/// Slug, title and sentence of each model.
static NAMES: &[(&str, Text, Text)] = &[
    ("sun-position", names::SUN_POSITION, names::SUN_POSITION_SAYS),
    ("sun-times", names::SUN_TIMES, names::SUN_TIMES_SAYS),
    ("air-mass", names::AIR_MASS, names::AIR_MASS_SAYS),
    ("clear-sky", names::CLEAR_SKY, names::CLEAR_SKY_SAYS),
    ("diffuse-fraction", names::DIFFUSE_FRACTION, names::DIFFUSE_FRACTION_SAYS),
    ("beam", names::BEAM, names::BEAM_SAYS),
    ("transposition", names::TRANSPOSITION, names::TRANSPOSITION_SAYS),
    ("reflection", names::REFLECTION, names::REFLECTION_SAYS),
    ("cell-temperature", names::CELL_TEMPERATURE, names::CELL_TEMPERATURE_SAYS),
    ("pvwatts", names::PVWATTS, names::PVWATTS_SAYS),
    ("pv", names::PV, names::PV_SAYS),
    ("load-profile", names::LOAD_PROFILE, names::LOAD_PROFILE_SAYS),
    ("balance", names::BALANCE, names::BALANCE_SAYS),
    ("cluster-exchange", names::CLUSTER_EXCHANGE, names::CLUSTER_EXCHANGE_SAYS),
    ("price-dispatch", names::PRICE_DISPATCH, names::PRICE_DISPATCH_SAYS),
    ("stress-days", names::STRESS_DAYS, names::STRESS_DAYS_SAYS),
    ("wind", names::WIND, names::WIND_SAYS),
    ("chp", names::CHP, names::CHP_SAYS),
    ("primary-energy-savings", names::PRIMARY_ENERGY_SAVINGS, names::PRIMARY_ENERGY_SAVINGS_SAYS),
    ("air-bands", names::AIR_BANDS, names::AIR_BANDS_SAYS),
    ("air-us", names::AIR_US, names::AIR_US_SAYS),
    ("air-gas", names::AIR_GAS, names::AIR_GAS_SAYS),
    ("air-exceedance", names::AIR_EXCEEDANCE, names::AIR_EXCEEDANCE_SAYS),
    ("air-exposure", names::AIR_EXPOSURE, names::AIR_EXPOSURE_SAYS),
    ("air-boilers", names::AIR_BOILERS, names::AIR_BOILERS_SAYS),
    ("cash-flow", names::CASH_FLOW, names::CASH_FLOW_SAYS),
    ("lcoe", names::LCOE, names::LCOE_SAYS),
    ("annuity", names::ANNUITY, names::ANNUITY_SAYS),
    ("grant", names::GRANT, names::GRANT_SAYS),
    ("tariff", names::TARIFF, names::TARIFF_SAYS),
    ("net-billing", names::NET_BILLING, names::NET_BILLING_SAYS),
    ("capacity-charge", names::CAPACITY_CHARGE, names::CAPACITY_CHARGE_SAYS),
    ("heat-demand", names::HEAT_DEMAND, names::HEAT_DEMAND_SAYS),
    ("degree-days", names::DEGREE_DAYS, names::DEGREE_DAYS_SAYS),
    ("design-load", names::DESIGN_LOAD, names::DESIGN_LOAD_SAYS),
    ("insulation", names::INSULATION, names::INSULATION_SAYS),
    ("hot-water", names::HOT_WATER, names::HOT_WATER_SAYS),
    ("cop", names::COP, names::COP_SAYS),
    ("heat-pump", names::HEAT_PUMP, names::HEAT_PUMP_SAYS),
    ("scop", names::SCOP, names::SCOP_SAYS),
    ("boiler", names::BOILER, names::BOILER_SAYS),
    ("hybrid", names::HYBRID, names::HYBRID_SAYS),
    ("district-heat", names::DISTRICT_HEAT, names::DISTRICT_HEAT_SAYS),
    ("emissions-electricity", names::EMISSIONS_ELECTRICITY, names::EMISSIONS_ELECTRICITY_SAYS),
    ("emissions-fuel", names::EMISSIONS_FUEL, names::EMISSIONS_FUEL_SAYS),
    ("emissions-transport", names::EMISSIONS_TRANSPORT, names::EMISSIONS_TRANSPORT_SAYS),
    ("emissions-saved", names::EMISSIONS_SAVED, names::EMISSIONS_SAVED_SAYS),
    ("emissions-footprint", names::EMISSIONS_FOOTPRINT, names::EMISSIONS_FOOTPRINT_SAYS),
    ("vehicle-consumption", names::VEHICLE_CONSUMPTION, names::VEHICLE_CONSUMPTION_SAYS),
    ("car", names::CAR, names::CAR_SAYS),
    ("charging", names::CHARGING, names::CHARGING_SAYS),
    ("bus-line", names::BUS_LINE, names::BUS_LINE_SAYS),
    ("battery-ageing", names::BATTERY_AGEING, names::BATTERY_AGEING_SAYS),
    ("charger-queue", names::CHARGER_QUEUE, names::CHARGER_QUEUE_SAYS),
    ("sun", names::SUN, names::SUN_SAYS),
    ("seasons", names::SEASONS, names::SEASONS_SAYS),
    ("appliance", names::APPLIANCE, names::APPLIANCE_SAYS),
    ("energy-label", names::ENERGY_LABEL, names::ENERGY_LABEL_SAYS),
    ("best-hours", names::BEST_HOURS, names::BEST_HOURS_SAYS),
    ("best-hours-back-test", names::BEST_HOURS_BACK_TEST, names::BEST_HOURS_BACK_TEST_SAYS),
    ("ledger", names::LEDGER, names::LEDGER_SAYS),
    ("ledger-runs", names::LEDGER_RUNS, names::LEDGER_RUNS_SAYS),
    ("distribution", names::DISTRIBUTION, names::DISTRIBUTION_SAYS),
    ("latin-hypercube", names::LATIN_HYPERCUBE, names::LATIN_HYPERCUBE_SAYS),
    ("drivers", names::DRIVERS, names::DRIVERS_SAYS),
];

/// Module and name of each family.
static FAMILIES: &[(&str, Text)] = &[
    ("solar", families::SOLAR),
    ("irradiance", families::IRRADIANCE),
    ("module", families::MODULE),
    ("pv", families::PV),
    ("load", families::LOAD),
    ("storage", families::STORAGE),
    ("wind", families::WIND),
    ("chp", families::CHP),
    ("air", families::AIR),
    ("finance", families::FINANCE),
    ("tariff", families::TARIFF),
    ("building", families::BUILDING),
    ("heat", families::HEAT),
    ("emissions", families::EMISSIONS),
    ("mobility", families::MOBILITY),
    ("sun", families::SUN),
    ("appliance", families::APPLIANCE),
    ("best_hours", families::BEST_HOURS),
    ("ledger", families::LEDGER),
    ("uncertainty", families::UNCERTAINTY),
];

/// Keys of the cards, and their words.
static OMISSIONS: &[(&str, Text)] = &[
    ("beam-only", omits::BEAM_ONLY),
    ("bridges-stay", omits::BRIDGES_STAY),
    ("capacity-without-flow", omits::CAPACITY_WITHOUT_FLOW),
    ("communication-not-dose", omits::COMMUNICATION_NOT_DOSE),
    ("content-at-end-has-no-price", omits::CONTENT_AT_END_HAS_NO_PRICE),
    ("cop-independent-of-air", omits::COP_INDEPENDENT_OF_AIR),
    ("day-forecast-exact", omits::DAY_FORECAST_EXACT),
    ("days-alike", omits::DAYS_ALIKE),
    ("days-with-gaps-are-left-out", omits::DAYS_WITH_GAPS_ARE_LEFT_OUT),
    ("difference-of-terrestrial-time-of-2025", omits::DIFFERENCE_OF_TERRESTRIAL_TIME_OF_2025),
    ("every-day-alike", omits::EVERY_DAY_ALIKE),
    ("fitted-elsewhere", omits::FITTED_ELSEWHERE),
    ("free-horizon", omits::FREE_HORIZON),
    ("free-horizon-at-sea-level", omits::FREE_HORIZON_AT_SEA_LEVEL),
    ("full-hours", omits::FULL_HOURS),
    ("german-habits-of-1999", omits::GERMAN_HABITS_OF_1999),
    ("greedy", omits::GREEDY),
    ("greedy-battery", omits::GREEDY_BATTERY),
    ("ground-alike-everywhere", omits::GROUND_ALIKE_EVERYWHERE),
    ("heating-only-after-its-declared-points", omits::HEATING_ONLY_AFTER_ITS_DECLARED_POINTS),
    ("hourly-peak", omits::HOURLY_PEAK),
    ("hours-not-gusts", omits::HOURS_NOT_GUSTS),
    ("hours-not-minutes", omits::HOURS_NOT_MINUTES),
    ("ideal-gas", omits::IDEAL_GAS),
    ("inputs-independent", omits::INPUTS_INDEPENDENT),
    ("level-ground", omits::LEVEL_GROUND),
    ("limits-are-data", omits::LIMITS_ARE_DATA),
    ("losses-of-the-network-in-its-factor", omits::LOSSES_OF_THE_NETWORK_IN_ITS_FACTOR),
    ("mean-of-many-users", omits::MEAN_OF_MANY_USERS),
    ("mean-power", omits::MEAN_POWER),
    ("minutes", omits::MINUTES),
    ("no-ageing", omits::NO_AGEING),
    ("no-albedo-of-snow", omits::NO_ALBEDO_OF_SNOW),
    ("no-breathing-rate", omits::NO_BREATHING_RATE),
    ("no-budget-left", omits::NO_BUDGET_LEFT),
    ("no-chimney-height", omits::NO_CHIMNEY_HEIGHT),
    ("no-clouds", omits::NO_CLOUDS),
    ("no-condensable-particles-unless-in-factor", omits::NO_CONDENSABLE_PARTICLES_UNLESS_IN_FACTOR),
    ("no-cooling-no-summer-airing", omits::NO_COOLING_NO_SUMMER_AIRING),
    ("no-depth-of-discharge", omits::NO_DEPTH_OF_DISCHARGE),
    ("no-dew-point", omits::NO_DEW_POINT),
    ("no-dirt-on-the-glass", omits::NO_DIRT_ON_THE_GLASS),
    ("no-discharge-into-grid", omits::NO_DISCHARGE_INTO_GRID),
    ("no-draw-offs-within-the-hour", omits::NO_DRAW_OFFS_WITHIN_THE_HOUR),
    ("no-emission-trading-cap", omits::NO_EMISSION_TRADING_CAP),
    ("no-fees", omits::NO_FEES),
    ("no-fees-from-deposit", omits::NO_FEES_FROM_DEPOSIT),
    ("no-fixed-charges", omits::NO_FIXED_CHARGES),
    ("no-fixed-charges-but-capacity", omits::NO_FIXED_CHARGES_BUT_CAPACITY),
    ("no-flow-tracing", omits::NO_FLOW_TRACING),
    ("no-food", omits::NO_FOOD),
    ("no-gains", omits::NO_GAINS),
    ("no-goods", omits::NO_GOODS),
    ("no-grid-charging", omits::NO_GRID_CHARGING),
    ("no-grid-inside", omits::NO_GRID_INSIDE),
    ("no-heat-credit-of-cogeneration", omits::NO_HEAT_CREDIT_OF_COGENERATION),
    ("no-heat-from-ground-storage", omits::NO_HEAT_FROM_GROUND_STORAGE),
    ("no-heat-store", omits::NO_HEAT_STORE),
    ("no-hour-of-day", omits::NO_HOUR_OF_DAY),
    ("no-humidity", omits::NO_HUMIDITY),
    ("no-hysteresis", omits::NO_HYSTERESIS),
    ("no-icing", omits::NO_ICING),
    ("no-income-test", omits::NO_INCOME_TEST),
    ("no-interactions", omits::NO_INTERACTIONS),
    ("no-load-shifting", omits::NO_LOAD_SHIFTING),
    ("no-loss-while-parked", omits::NO_LOSS_WHILE_PARKED),
    ("no-low-light-loss", omits::NO_LOW_LIGHT_LOSS),
    ("no-making-of-the-vehicle", omits::NO_MAKING_OF_THE_VEHICLE),
    ("no-mass", omits::NO_MASS),
    ("no-mean-of-three-years", omits::NO_MEAN_OF_THREE_YEARS),
    ("no-moisture", omits::NO_MOISTURE),
    ("no-natural-sources-deducted", omits::NO_NATURAL_SOURCES_DEDUCTED),
    ("no-nowcast", omits::NO_NOWCAST),
    ("no-power-loss-of-extraction", omits::NO_POWER_LOSS_OF_EXTRACTION),
    ("no-quarter-hours", omits::NO_QUARTER_HOURS),
    ("no-reactive-power", omits::NO_REACTIVE_POWER),
    ("no-rebound", omits::NO_REBOUND),
    ("no-reheat-after-set-back", omits::NO_REHEAT_AFTER_SET_BACK),
    ("no-residual-value", omits::NO_RESIDUAL_VALUE),
    ("no-rounding-before-comparison", omits::NO_ROUNDING_BEFORE_COMPARISON),
    ("no-rule-on-missing-pollutants", omits::NO_RULE_ON_MISSING_POLLUTANTS),
    ("no-season", omits::NO_SEASON),
    ("no-season-of-cold-water", omits::NO_SEASON_OF_COLD_WATER),
    ("no-secondary-particles", omits::NO_SECONDARY_PARTICLES),
    ("no-slope", omits::NO_SLOPE),
    ("no-snow", omits::NO_SNOW),
    ("no-spectrum", omits::NO_SPECTRUM),
    ("no-start-up", omits::NO_START_UP),
    ("no-start-up-emissions", omits::NO_START_UP_EMISSIONS),
    ("no-starts-within-the-hour", omits::NO_STARTS_WITHIN_THE_HOUR),
    ("no-sudden-end", omits::NO_SUDDEN_END),
    ("no-sun-on-the-cabin", omits::NO_SUN_ON_THE_CABIN),
    ("no-sun-on-walls", omits::NO_SUN_ON_WALLS),
    ("no-switching-by-price", omits::NO_SWITCHING_BY_PRICE),
    ("no-taper", omits::NO_TAPER),
    ("no-tax", omits::NO_TAX),
    ("no-temperature", omits::NO_TEMPERATURE),
    ("no-thermal-inertia", omits::NO_THERMAL_INERTIA),
    ("no-transport-from-elsewhere", omits::NO_TRANSPORT_FROM_ELSEWHERE),
    ("no-turbulence", omits::NO_TURBULENCE),
    ("no-upstream-unless-in-factor", omits::NO_UPSTREAM_UNLESS_IN_FACTOR),
    ("no-wake-unless-given", omits::NO_WAKE_UNLESS_GIVEN),
    ("no-way-to-the-depot", omits::NO_WAY_TO_THE_DEPOT),
    ("no-weather", omits::NO_WEATHER),
    ("no-wind-on-infiltration", omits::NO_WIND_ON_INFILTRATION),
    ("nobody-gives-up", omits::NOBODY_GIVES_UP),
    ("one-fuel", omits::ONE_FUEL),
    ("one-period-at-a-time", omits::ONE_PERIOD_AT_A_TIME),
    ("one-trip-a-day", omits::ONE_TRIP_A_DAY),
    ("one-year-only", omits::ONE_YEAR_ONLY),
    ("one-zone", omits::ONE_ZONE),
    ("only-monotone-effects", omits::ONLY_MONOTONE_EFFECTS),
    ("particles-of-the-site-only", omits::PARTICLES_OF_THE_SITE_ONLY),
    ("range-as-p10-p90", omits::RANGE_AS_P10_P90),
    ("refraction-of-a-mean-atmosphere", omits::REFRACTION_OF_A_MEAN_ATMOSPHERE),
    ("relative-to-the-hours-shown", omits::RELATIVE_TO_THE_HOURS_SHOWN),
    ("same-efficiency-at-part-load", omits::SAME_EFFICIENCY_AT_PART_LOAD),
    ("same-every-day", omits::SAME_EVERY_DAY),
    ("shapes-of-series-certain", omits::SHAPES_OF_SERIES_CERTAIN),
    ("share-the-same-at-every-lift", omits::SHARE_THE_SAME_AT_EVERY_LIFT),
    ("shares-depend-on-order", omits::SHARES_DEPEND_ON_ORDER),
    ("steps-judged-alone", omits::STEPS_JUDGED_ALONE),
    ("sun-as-a-point", omits::SUN_AS_A_POINT),
    ("surplus-of-the-stay-known", omits::SURPLUS_OF_THE_STAY_KNOWN),
    ("weights-are-a-choice", omits::WEIGHTS_ARE_A_CHOICE),
    ("whole-house-not-rooms", omits::WHOLE_HOUSE_NOT_ROOMS),
    ("year-end-flows", omits::YEAR_END_FLOWS),
];

/// Title of a model's page, and what the model answers, in a sentence.
pub(super) fn title_and_sentence(slug: &str) -> Option<(Text, Text)> {
    NAMES.iter().find(|it| it.0 == slug).map(|&(_, title, sentence)| (title, sentence))
}

/// Name of a family of models: the module of the crate in which they live.
pub(super) fn family(module: &str) -> Option<Text> {
    find(FAMILIES, module)
}

/// What a model leaves out, in words.
pub(super) fn omission(key: &str) -> Option<Text> {
    find(OMISSIONS, key)
}

fn find(table: &[(&str, Text)], key: &str) -> Option<Text> {
    table.iter().find(|it| it.0 == key).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use portal_model::registry;
    use portal_text::Language;

    use super::*;
    use crate::pages::methods::family_of;

    #[test]
    fn every_model_has_words_in_every_language() {
        for card in registry::ALL {
            assert!(title_and_sentence(card.slug).is_some(), "no title of {}", card.slug);
            assert!(family(family_of(card)).is_some(), "no family of {}", card.item);
            for key in card.omits {
                assert!(omission(key).is_some(), "no words for {key} of {}", card.slug);
            }
        }
    }

    #[test]
    fn no_two_models_have_the_same_title() {
        for language in Language::ALL {
            let titles = registry::ALL.iter().filter_map(|it| title_and_sentence(it.slug));
            let mut titles: Vec<_> = titles.map(|(title, _)| title.get(language)).collect();
            let count = titles.len();
            titles.sort_unstable();
            titles.dedup();
            assert_eq!(titles.len(), count);
        }
    }
}
