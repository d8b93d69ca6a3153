//! From the tables of the data package to the hourly year of the calculators.
//!
//! The tables are written for people and programs alike; a browser that only computes gets the same numbers packed,
//! without the rows and columns that it would have to take apart again.

use portal_calculators::shared::year::Year;
use portal_model::ModelError;
use portal_model::load::{DayKind, DayTypes, Dynamics, LoadProfile, QUARTERS, Season};
use portal_model::pv::{WeatherColumns, WeatherYear};
use portal_model::solar::Place;
use portal_units::{CivilDate, Instant, Stamp, ZoneRule};
use serde::{Deserialize, Serialize};

use super::column::Column;

/// The packed year below the site's base.
pub const FILE: &str = "bridge/year.json";

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

/// A year of weather and the profiles of use, packed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackedYear {
    /// Time and place of the weather.
    pub axis: WeatherAxis,
    /// Days on which people use electricity as on a Sunday.
    pub holidays: Vec<CivilDate>,
    /// Global, direct and diffuse irradiance \[W/m²\], air \[°C\], wind \[m/s\], one value an hour.
    pub weather: [Column; 5],
    /// The profiles in the order of [`Profile::ALL`](portal_calculators::shared::year::Profile::ALL): a value for each equal part of the nine kinds of day, winter
    /// before the transition before summer, workday before Saturday before Sunday.
    pub profiles: [Column; 4],
}

impl WeatherAxis {
    /// Begin of the hour that the first row describes.
    #[cfg(any(feature = "ssr", target_arch = "wasm32"))]
    pub const fn first_hour(&self) -> Instant {
        const HOUR_S: i64 = 3600;
        let middle = self.start.plus_seconds(self.stamp.middle_s(HOUR_S)).unix_seconds();
        Instant::from_unix_seconds(middle.div_euclid(HOUR_S) * HOUR_S)
    }
}

impl PackedYear {
    /// Makes the year.
    ///
    /// # Errors
    /// [`ModelError`] when the weather is not of this world or a profile does not fill its days.
    #[expect(clippy::large_stack_arrays, reason = "four profiles, 28 KB, once a page")]
    pub fn open(&self, zone: &ZoneRule) -> Result<Year, ModelError> {
        let [ghi, direct, diffuse, air_celsius, wind_m_s] = self.weather.each_ref().map(Column::unpack);
        let columns =
            WeatherColumns { ghi_w_m2: ghi, dni_w_m2: direct, dhi_w_m2: diffuse, air_celsius, wind_m_s };
        let weather = WeatherYear::new(self.axis.start, self.axis.stamp, columns)?;
        let [h0, g0, g1, l0] = &self.profiles;
        let profiles = [
            self.profile(h0, Dynamics::Household)?,
            self.profile(g0, Dynamics::Static)?,
            self.profile(g1, Dynamics::Static)?,
            self.profile(l0, Dynamics::Static)?,
        ];
        Year::new(weather, &self.axis.place, zone.clone(), profiles)
    }

    fn profile(&self, packed: &Column, dynamics: Dynamics) -> Result<LoadProfile, ModelError> {
        let values = packed.unpack();
        let parts = values.len() / (SEASONS.len() * KINDS.len());
        let day_types = DayTypes::new(|season, kind| {
            let place = place_of(&SEASONS, &season) * KINDS.len() + place_of(&KINDS, &kind);
            let day = values.iter().skip(place * parts).take(parts);
            let quarters = QUARTERS.checked_div(parts).unwrap_or(0);
            day.flat_map(|it| core::iter::repeat_n(*it, quarters)).collect()
        })?;
        Ok(LoadProfile { day_types, dynamics, holidays: self.holidays.clone() })
    }
}

const SEASONS: [Season; 3] = [Season::Winter, Season::Transition, Season::Summer];
const KINDS: [DayKind; 3] = [DayKind::Workday, DayKind::Saturday, DayKind::Sunday];

fn place_of<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|it| it == one).unwrap_or(0)
}

/// Packing, in the build only.
#[cfg(feature = "ssr")]
pub(super) mod pack {
    use portal_calculators::shared::year::Profile;
    use portal_opendata::tables::load_profiles::{self, DayCurves};
    use portal_opendata::tables::weather;

    use super::{Column, DayKind, KINDS, PackedYear, QUARTERS, SEASONS, Season, WeatherAxis};

    /// Quarters of an hour.
    const QUARTERS_OF_AN_HOUR: usize = 4;
    /// Seconds of an hour.
    const HOUR_S: i64 = 3600;

    /// Packs the tables. `None` when a column has more decimals than four or a kind of day is missing.
    pub(in crate::pages::calculator) fn pack(
        axis: WeatherAxis,
        zone: &portal_units::ZoneRule,
        holidays: Vec<portal_units::CivilDate>,
        weather: &weather::WeatherYear,
        curves: &[DayCurves],
    ) -> Option<PackedYear> {
        let columns =
            [&weather.ghi_w_m2, &weather.dni_w_m2, &weather.dhi_w_m2, &weather.temp_air_c, &weather.wind_m_s];
        let [Some(ghi), Some(dni), Some(dhi), Some(air), Some(wind)] = columns.map(|it| Column::pack(it))
        else {
            return None;
        };
        // Hours of use are enough where local hours begin with those of the weather.
        let together = if zone.offset_s(axis.start) % HOUR_S == 0 { QUARTERS_OF_AN_HOUR } else { 1 };
        let profile = |profile| Column::pack(&days(profile, curves, together)?);
        let [Some(h0), Some(g0), Some(g1), Some(l0)] = Profile::ALL.map(profile) else { return None };
        Some(PackedYear { axis, holidays, weather: [ghi, dni, dhi, air, wind], profiles: [h0, g0, g1, l0] })
    }

    /// The nine kinds of day of a profile, `together` quarters summed; only the proportions count.
    fn days(profile: Profile, curves: &[DayCurves], together: usize) -> Option<Vec<f64>> {
        let mut days = Vec::with_capacity(SEASONS.len() * KINDS.len() * QUARTERS);
        for season in SEASONS {
            for kind in KINDS {
                let (season, kind) = (season_of(season), day_type_of(kind));
                let day = curves.iter().find(|it| it.season == season && it.day_type == kind)?;
                days.extend(curve(profile, day).chunks(together).map(|it| it.iter().sum::<f64>()));
            }
        }
        Some(days)
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
}

#[cfg(test)]
mod tests {
    use portal_units::{Angle, Length};

    use super::*;

    #[test]
    fn the_first_hour_follows_from_what_the_stamps_mean() {
        let place = Place {
            latitude: Angle::from_degrees(0.0),
            longitude: Angle::from_degrees(0.0),
            altitude: Length::ZERO,
        };
        let start = Instant::parse("2025-01-01T00:00:00Z").unwrap();
        for (stamp, first) in [
            (Stamp::MeanFromStart, "2025-01-01T00:00:00Z"),
            (Stamp::MeanToEnd, "2024-12-31T23:00:00Z"),
            (Stamp::InstantAt(630), "2025-01-01T00:00:00Z"),
        ] {
            let axis = WeatherAxis { start, stamp, place };
            assert_eq!(axis.first_hour(), Instant::parse(first).unwrap(), "{stamp:?}");
        }
    }
}
