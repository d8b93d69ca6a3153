//! From the tables of the data package to the hourly year of the calculators.

use portal_calculators::shared::year::{Profile, Year};
use portal_model::ModelError;
use portal_model::load::{DayKind, DayTypes, Dynamics, LoadProfile, Season};
use portal_model::pv::{WeatherColumns, WeatherYear};
use portal_model::solar::Place;
use portal_opendata::package::SheetError;
use portal_opendata::tables::load_profiles::{self, DayCurves};
use portal_opendata::tables::weather;
use portal_units::{CivilDate, Instant, Stamp, ZoneRule};
use serde::{Deserialize, Serialize};

/// Time and place of the weather.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WeatherAxis {
    /// Stamp of the first row.
    pub start: Instant,
    /// What the stamps of the irradiance mean.
    pub stamp: Stamp,
    /// Where it was measured or modelled: the sun must stand over that place, not over the portal's own.
    pub place: Place,
}

/// Why there is no year.
#[derive(Debug, thiserror::Error)]
pub(super) enum YearError {
    /// A table.
    #[error(transparent)]
    Table(#[from] SheetError),
    /// A model refuses it.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// Makes the year from the text of the two tables.
///
/// # Errors
/// [`YearError`] when a table is damaged or the weather is not of this world.
#[expect(clippy::large_stack_arrays, reason = "four profiles, 28 KB, once a page")]
pub(super) fn read(
    axis: &WeatherAxis,
    zone: &ZoneRule,
    holidays: &[CivilDate],
    weather_csv: &str,
    profiles_csv: &str,
) -> Result<Year, YearError> {
    let table = weather::parse(weather_csv)?;
    let columns = WeatherColumns {
        ghi_w_m2: table.ghi_w_m2,
        dni_w_m2: table.dni_w_m2,
        dhi_w_m2: table.dhi_w_m2,
        air_celsius: table.temp_air_c,
        wind_m_s: table.wind_m_s,
    };
    let weather = WeatherYear::new(axis.start, axis.stamp, columns)?;
    let curves = load_profiles::parse(profiles_csv)?;
    let [h0, g0, g1, l0] = Profile::ALL.map(|profile| load_profile(profile, &curves, holidays));
    Ok(Year::new(weather, &axis.place, zone.clone(), [h0?, g0?, g1?, l0?])?)
}

fn load_profile(
    profile: Profile,
    curves: &[DayCurves],
    holidays: &[CivilDate],
) -> Result<LoadProfile, ModelError> {
    let day_types = DayTypes::new(|season, kind| {
        let day = curves.iter().find(|it| it.season == season_of(season) && it.day_type == day_type_of(kind));
        day.map(|it| curve(profile, it).to_vec()).unwrap_or_default()
    })?;
    let dynamics = if profile == Profile::H0 { Dynamics::Household } else { Dynamics::Static };
    Ok(LoadProfile { day_types, dynamics, holidays: holidays.to_vec() })
}

fn curve(profile: Profile, day: &DayCurves) -> &[f64] {
    match profile {
        Profile::H0 => &day.h0_kw,
        Profile::G0 => &day.g0_kw,
        Profile::G1 => &day.g1_kw,
        Profile::L0 => &day.l0_kw,
    }
}

const fn season_of(season: Season) -> load_profiles::Season {
    match season {
        Season::Winter => load_profiles::Season::Winter,
        Season::Transition => load_profiles::Season::Transition,
        Season::Summer => load_profiles::Season::Summer,
    }
}

const fn day_type_of(kind: DayKind) -> load_profiles::DayType {
    match kind {
        DayKind::Workday => load_profiles::DayType::Workday,
        DayKind::Saturday => load_profiles::DayType::Saturday,
        DayKind::Sunday => load_profiles::DayType::Sunday,
    }
}
