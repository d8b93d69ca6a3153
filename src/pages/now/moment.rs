//! Everything that is known at one moment, before it is put into words.

use portal_evidence::{Class, Cover, When};
use portal_model::solar::{Conditions, Place, SunPosition, position};
use portal_opendata::live::{Air, Forecast};
use portal_opendata::tables::Pollutant;
use portal_units::time::HOUR_S;
use portal_units::{Angle, Instant, Length};

use super::power::hourly_power;
use super::{NowPage, TypicalMonth};
use crate::context::AppContext;
use crate::live::{LiveConfig, Shown, State, Tile};
use crate::pages::air::Breakpoints;
use crate::widgets::live::live_note;
use crate::widgets::ribbon::Sky;

/// One moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Moment {
    /// The moment itself.
    pub(super) now: Instant,
    /// The light of the local day; `None` for a place off the globe.
    pub(super) sky: Option<Sky>,
    /// Where the sun stands.
    pub(super) sun: Option<SunPosition>,
    /// Power of the roof by hour of the local day. \[kW/kWp\]
    pub(super) power: Vec<Option<f64>>,
    /// Whether that is a forecast, or typical of the month.
    pub(super) power_is_forecast: bool,
    /// Its cover.
    pub(super) power_cover: Cover,
    /// Temperature \[°C\] and wind \[m/s\].
    pub(super) weather: Option<(f64, f64)>,
    /// Their cover.
    pub(super) weather_cover: Cover,
    /// Trouble of the forecast.
    pub(super) weather_note: String,
    /// Dust of this hour.
    pub(super) air: Option<DustNow>,
    /// Trouble of the air.
    pub(super) air_note: String,
    /// The mean that stands in for it.
    pub(super) last_air: Option<super::LastAir>,
    /// Bands of the air by hour of the local day, from 1.
    pub(super) air_bands: Vec<Option<u8>>,
}

/// Dust of this hour.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DustNow {
    /// PM2.5. \[µg/m³\]
    pub(super) pm25: f64,
    /// Its cover.
    pub(super) cover: Cover,
    /// Word of the first scale that pages show, with the scale's name, by language.
    pub(super) band: Option<(portal_opendata::LocalText, portal_opendata::LocalText)>,
    /// Whether it can be called the air of now.
    pub(super) is_current: bool,
}

impl Moment {
    /// Puts together what is known.
    pub(super) fn new(
        app: AppContext,
        now: Instant,
        data: &NowPage,
        forecast: &Tile<Forecast>,
        air: &Tile<Air>,
    ) -> Self {
        let place = model_place(&data.live);
        let local = app.site.zone.local(now);
        let month = data.typical.get(usize::from(local.date.month() - 1));
        let sky = Sky::of(&place, &app.site.zone, local.date).ok();
        let sun = Conditions::standard(&place).and_then(|it| position(&place, now, &it)).ok();
        let shown = forecast.shown.as_ref();
        let from_forecast =
            shown.zip(sky.as_ref()).map(|(it, sky)| hourly_power(&it.record, &place, sky.begins, hours(sky)));
        let hour = usize::try_from(local.hour()).unwrap_or_default();
        let power_is_forecast =
            from_forecast.as_ref().is_some_and(|it| it.get(hour).is_some_and(Option::is_some));
        let typical_power = month.map(|it| it.power.clone()).unwrap_or_default();
        let live_weather = shown.and_then(|it| weather_at(&it.record, it.holds_at));
        let cover = |is_live: bool| {
            let typical = || data.typical_origin.cover(Class::Typical, When::Usual);
            shown.filter(|_| is_live).map_or_else(typical, Shown::cover)
        };
        let power_cover = cover(power_is_forecast);
        // Worked out for now from what the forecast says of the hour.
        let power_cover = if power_is_forecast {
            Cover { when: When::Computed(now), ..power_cover.derived() }
        } else {
            power_cover
        };
        Self {
            now,
            sun,
            power: if power_is_forecast { from_forecast.unwrap_or_default() } else { typical_power },
            power_is_forecast,
            power_cover,
            weather: live_weather.or_else(|| month.and_then(|it| typical_weather(it, hour))),
            weather_cover: cover(live_weather.is_some()),
            weather_note: live_note(app, forecast),
            air: dust(air, data),
            air_note: live_note(app, air),
            last_air: data.last_air.clone(),
            air_bands: sky.as_ref().map(|it| bands(air, it, data, now)).unwrap_or_default(),
            sky,
        }
    }

    /// Power of the roof in this hour. \[kW/kWp\]
    pub(super) fn power_now(&self) -> Option<f64> {
        let sky = self.sky.as_ref()?;
        let hour = self.now.seconds_since(sky.begins).div_euclid(HOUR_S);
        self.power.get(usize::try_from(hour).ok()?).copied().flatten()
    }
}

/// The configured place as the models take it.
pub(super) const fn model_place(live: &LiveConfig) -> Place {
    Place {
        latitude: Angle::from_degrees(live.latitude),
        longitude: Angle::from_degrees(live.longitude),
        altitude: Length::from_m(live.altitude_m),
    }
}

fn hours(sky: &Sky) -> usize {
    usize::try_from(sky.ends.seconds_since(sky.begins) / HOUR_S).unwrap_or_default()
}

fn weather_at(forecast: &Forecast, at: Instant) -> Option<(f64, f64)> {
    Some((forecast.temperature.at(at)?.celsius(), forecast.wind_speed.at(at)?.m_per_s()))
}

fn typical_weather(month: &TypicalMonth, hour: usize) -> Option<(f64, f64)> {
    Some((month.temperature.get(hour).copied().flatten()?, month.wind.get(hour).copied().flatten()?))
}

/// Air of which only PM2.5 counts: its own age, and no station that does not measure it.
pub(super) fn dust_of(air: Tile<Air>) -> Tile<Air> {
    air.only(|it, holds_at| it.latest(Pollutant::Pm25, holds_at).map(|(moment, _)| moment))
}

fn dust(air: &Tile<Air>, data: &NowPage) -> Option<DustNow> {
    let shown = air.shown.as_ref()?;
    let (_, value) = shown.record.latest(Pollutant::Pm25, shown.holds_at)?;
    let pm25 = value.ug_per_m3();
    let band = data.scales.first().and_then(|scale| {
        let word = scale.words.get(Breakpoints::band(&scale.pm25, pm25)?)?;
        Some((word.clone(), scale.label.clone()))
    });
    let is_current = air.state == State::Fresh;
    Some(DustNow { pm25, cover: shown.cover(), band, is_current })
}

/// Bands of PM2.5 of the hours of the day that are known; for a measurement only those that are over.
fn bands(air: &Tile<Air>, sky: &Sky, data: &NowPage, now: Instant) -> Vec<Option<u8>> {
    let hour_of = |hour: usize| sky.begins.plus_seconds(i64::try_from(hour).unwrap_or_default() * HOUR_S);
    let hours_known = air.shown.as_ref().and_then(|it| it.record.hours(Pollutant::Pm25));
    let thresholds = data.scales.first().map(|it| it.pm25.as_slice()).unwrap_or_default();
    (0..hours(sky))
        .map(|hour| {
            let at = hour_of(hour);
            let is_ahead = at > now && air.shown.as_ref().is_some_and(|it| it.class.is_measured());
            let value = hours_known?.at(at).filter(|_| !is_ahead)?;
            u8::try_from(Breakpoints::band(thresholds, value.ug_per_m3())? + 1).ok()
        })
        .collect()
}
