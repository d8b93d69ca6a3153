//! Today's ribbon on a page that no view keeps up to date: what it needs crosses as a text, and it is drawn whole.

use portal_model::solar::Place;
use portal_text::{Language, clock, date, parse_number, weekday_name};
use portal_units::{Angle, CivilDate, Instant, Length, ZoneRule};

use crate::widgets::ribbon::{RibbonDay, Sky, markup};

mod texts {
    portal_text::texts!("show/day");
}

/// Months of a year.
const MONTHS: usize = 12;

/// What the ribbon of any day is drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Days {
    /// Degrees north, degrees east, metres above the sea.
    pub place: [f64; 3],
    /// Local time of the place, as [`ZoneRule::parse`] reads it.
    pub zone: String,
    /// Power of a roof in each hour of a usual day of each month, in thousandths of its rating.
    pub power: Vec<Vec<u16>>,
}

impl Days {
    /// As it stands in an attribute; [`Days::read`] reads it.
    pub fn written(&self) -> String {
        let place = self.place.map(|it| it.to_string()).join(" ");
        let months = self
            .power
            .iter()
            .map(|month| month.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
        let months = months.collect::<Vec<_>>().join(";");
        format!("{place}|{}|{months}", self.zone)
    }

    /// Reads what [`Days::written`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('|');
        let mut place = parts.next()?.split(' ').map(parse_number);
        let place = [place.next()??, place.next()??, place.next()??];
        let zone = parts.next()?.to_owned();
        let month = |it: &str| it.split(' ').map(|it| it.parse().ok()).collect::<Option<Vec<u16>>>();
        let power: Vec<Vec<u16>> = parts.next()?.split(';').map(month).collect::<Option<_>>()?;
        (power.len() == MONTHS).then_some(Self { place, zone, power })
    }

    /// The ribbon at a moment; `name` is that of its colours in the page. `None` for a place or a zone that is none.
    pub fn ribbon(&self, now: Instant, name: &str, language: Language) -> Option<String> {
        let zone = ZoneRule::parse(&self.zone).ok()?;
        let [latitude, longitude, altitude] = self.place;
        let place = Place {
            latitude: Angle::from_degrees(latitude),
            longitude: Angle::from_degrees(longitude),
            altitude: Length::from_m(altitude),
        };
        let today = zone.local(now).date;
        let sky = Sky::of(&place, &zone, today).ok()?;
        let month = self.power.get(usize::from(today.month()).checked_sub(1)?)?;
        let day = RibbonDay {
            now: sky.share(now),
            power: month.iter().map(|it| Some(f64::from(*it) / 1_000.0)).collect(),
            power_is_forecast: false,
            air: Vec::new(),
            description: description(&sky, today, &zone, language),
            sky,
        };
        Some(markup(&day, name, language))
    }

    /// What a clock of the place shows at a moment.
    pub fn clock(&self, at: Instant) -> String {
        ZoneRule::parse(&self.zone).map_or_else(|_| String::new(), |zone| clock(zone.local(at)))
    }
}

/// Date, sunrise, noon and sunset.
fn description(sky: &Sky, today: CivilDate, zone: &ZoneRule, language: Language) -> String {
    let mut parts = vec![format!("{}, {}", weekday_name(language, today.weekday()), date(language, today))];
    let named = [
        (texts::SUNRISE, sky.times.sunrise),
        (texts::NOON, Some(sky.times.transit)),
        (texts::SUNSET, sky.times.sunset),
    ];
    for (name, at) in named {
        if let Some(at) = at {
            parts.push(format!("{} {}", name.get(language), clock(zone.local(at))));
        }
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use portal_text::NO_BREAK_SPACE;

    use super::*;

    fn days() -> Days {
        Days {
            place: [51.21, 16.16, 113.0],
            zone: "CET-1CEST,M3.5.0,M10.5.0/3".to_owned(),
            power: vec![vec![0, 500, 1000]; MONTHS],
        }
    }

    #[test]
    fn what_crosses_is_read_as_it_was_written() {
        assert_eq!(Days::read(&days().written()), Some(days()));
        for text in ["", "1 2|UTC0|0", "51 16 100|UTC0|0;1"] {
            assert_eq!(Days::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_ribbon_tells_the_day_in_words() {
        // 2026-06-21 12:00 UTC: a Sunday; 14:00 by the clocks of the place.
        let noon = Instant::parse("2026-06-21T12:00:00Z").unwrap();
        let drawn = days().ribbon(noon, "sky", Language::En).unwrap().replace(NO_BREAK_SPACE, " ");
        assert!(drawn.contains("21 June 2026"), "{drawn}");
        // Half of the 16 h 35 min of daylight that the sunrise equation gives, after solar noon at 12:57.
        assert!(drawn.contains("solar noon 12:57") && drawn.contains("sunset 21:14"), "{drawn}");
        assert_eq!(days().clock(noon), "14:00");
    }

    #[test]
    fn a_zone_that_is_none_has_no_ribbon() {
        let broken = Days { zone: "nowhere".to_owned(), ..days() };
        assert_eq!(broken.ribbon(Instant::from_unix_seconds(0), "sky", Language::Pl), None);
    }
}
