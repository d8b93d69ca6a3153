//! One moment in words: the sentence, the tiles, the ribbon.

use std::borrow::Cow;

use portal_evidence::{Class, Cover, Figure, SourceId, When};
use portal_text::{clock, date, lower_first, weekday_name};
use portal_units::Instant;

use super::moment::Moment;
use super::{ROOF_KWP, texts};
use crate::context::AppContext;
use crate::widgets::figure::say;
use crate::widgets::ribbon::RibbonDay;
use crate::widgets::tile::TileText;

/// Title of the page for those who do not see the ribbon.
pub(super) fn heading(app: AppContext) -> String {
    texts::HEADING.fill(app.language(), &[("place", app.site.at.get(app.language().code()))])
}

fn clock_of(app: AppContext, at: Instant) -> String {
    clock(app.site.zone.local(at))
}

/// Date, sunrise, noon and sunset.
pub(super) fn times(moment: &Moment, app: AppContext) -> String {
    let language = app.language();
    let today = app.site.zone.local(moment.now).date;
    let mut parts = vec![format!("{}, {}", weekday_name(language, today.weekday()), date(language, today))];
    if let Some(sky) = &moment.sky {
        let named = [
            (texts::SUNRISE, sky.times.sunrise),
            (texts::NOON, Some(sky.times.transit)),
            (texts::SUNSET, sky.times.sunset),
        ];
        for (name, at) in named {
            if let Some(at) = at {
                parts.push(format!("{} {}", name.get(language), clock_of(app, at)));
            }
        }
    }
    parts.join(" · ")
}

/// The one sentence.
pub(super) fn lead(moment: &Moment, app: AppContext) -> String {
    let language = app.language();
    let place = app.site.at.get(language.code());
    let share = moment
        .power_now()
        .map(|it| say(&Figure::new(Some(it * 100.0), 0, "%", moment.power_cover.clone()), language));
    let elevation = moment.sun.as_ref().map(|it| it.elevation().degrees());
    let is_up = elevation.is_some_and(|it| it > 0.0);
    let sun = match (share, is_up) {
        (Some(share), true) if moment.power_is_forecast => {
            texts::LEAD_FORECAST.fill(language, &[("share", &share), ("place", place)])
        }
        (Some(share), true) => texts::LEAD_TYPICAL.fill(language, &[("share", &share), ("place", place)]),
        _ => night(moment, app),
    };
    let current = moment.air.as_ref().filter(|it| it.is_current);
    let air = current.and_then(|it| it.band.as_ref()).map(|(word, _)| {
        texts::LEAD_AIR.fill(language, &[("word", &lower_first(word.get(language.code())))])
    });
    air.map_or_else(|| sun.clone(), |air| format!("{sun} {air}"))
}

fn night(moment: &Moment, app: AppContext) -> String {
    let language = app.language();
    let Some(sky) = &moment.sky else { return texts::LEAD_UNKNOWN.get(language).to_owned() };
    match sky.times.sunrise {
        Some(sunrise) if moment.now < sunrise => {
            texts::LEAD_BEFORE_SUNRISE.fill(language, &[("time", &clock_of(app, sunrise))])
        }
        _ => sky.times.sunset.map_or_else(
            || texts::LEAD_UNKNOWN.get(language).to_owned(),
            |sunset| texts::LEAD_AFTER_SUNSET.fill(language, &[("time", &clock_of(app, sunset))]),
        ),
    }
}

/// The moment that the sentence speaks of.
pub(super) fn lead_time(moment: &Moment, app: AppContext) -> String {
    let language = app.language();
    let local = app.site.zone.local(moment.now);
    let when = format!("{}, {}", clock(local), date(language, local.date));
    let text = if moment.power_is_forecast { texts::LEAD_TIME_FORECAST } else { texts::LEAD_TIME_TYPICAL };
    text.fill(language, &[("when", &when)])
}

/// Dust now, or the last that was measured.
pub(super) fn air(moment: &Moment, app: AppContext) -> TileText {
    const UNIT: &str = "µg/m³";
    let language = app.language();
    let (mut title, mut note) = (texts::AIR_TITLE, moment.air_note.clone());
    let figure = match (&moment.air, &moment.last_air) {
        (Some(dust), _) => {
            let band = dust.band.as_ref().map(|(word, scale)| {
                let (word, scale) = (word.get(language.code()), scale.get(language.code()));
                texts::AIR_BAND.fill(language, &[("word", word), ("scale", scale)])
            });
            [band.unwrap_or_default(), note.clone()].join(" ").trim().clone_into(&mut note);
            Figure::new(Some(dust.pm25), 1, UNIT, dust.cover.clone())
        }
        (None, Some(last)) => {
            title = texts::AIR_LAST_TITLE;
            let cover = last.origin.cover(Class::Measured, When::Days(last.from, last.to));
            Figure::new(Some(last.pm25), 1, UNIT, cover)
        }
        (None, None) => Figure::unknown(UNIT),
    };
    TileText { title: title.get(language).to_owned(), figure, note, hours: Vec::new() }
}

/// The cover of what the portal works out by itself.
fn own(when: When) -> Cover {
    Cover {
        source: SourceId::new("portal"),
        licence: Cow::Borrowed(""),
        credit: Cow::Borrowed(""),
        class: Class::Modelled,
        when,
        fetched: None,
    }
}

/// Temperature and wind.
pub(super) fn weather(moment: &Moment, app: AppContext) -> TileText {
    let language = app.language();
    let is_typical = moment.weather_cover.class == Class::Typical;
    let title = if is_typical { texts::WEATHER_TYPICAL_TITLE } else { texts::WEATHER_TITLE };
    let (celsius, wind) = (moment.weather.map(|it| it.0), moment.weather.map(|it| it.1));
    TileText {
        title: title.get(language).to_owned(),
        figure: Figure::new(celsius, 0, "°C", moment.weather_cover.clone()).and(wind, 1, "m/s"),
        note: moment.weather_note.clone(),
        hours: Vec::new(),
    }
}

/// Height of the sun.
pub(super) fn sun(moment: &Moment, app: AppContext) -> TileText {
    let language = app.language();
    let elevation = moment.sun.as_ref().map(|it| it.elevation().degrees());
    let length = moment.sky.as_ref().and_then(|it| Some(it.times.sunset?.seconds_since(it.times.sunrise?)));
    let note = length.map_or_else(String::new, |it| {
        texts::DAY_LENGTH.fill(
            language,
            &[("hours", &(it / 3600).to_string()), ("minutes", &(it % 3600 / 60).to_string())],
        )
    });
    let credit = Cow::Borrowed(texts::SUN_CREDIT.get(language));
    TileText {
        title: texts::SUN_TITLE.get(language).to_owned(),
        figure: Figure::new(elevation, 1, "°", Cover { credit, ..own(When::Computed(moment.now)) }),
        note,
        hours: Vec::new(),
    }
}

/// Power of the roof.
pub(super) fn pv(moment: &Moment, app: AppContext) -> TileText {
    let language = app.language();
    let kwp = say(&Figure::new(Some(ROOF_KWP), 0, "", own(When::Usual)), language);
    let power = moment.power_now().map(|it| it * ROOF_KWP);
    let note = if moment.power_is_forecast {
        format!("{} {}", texts::PV_NOTE_FORECAST.get(language), moment.weather_note).trim().to_owned()
    } else {
        texts::PV_NOTE_TYPICAL.get(language).to_owned()
    };
    TileText {
        title: texts::PV_TITLE.fill(language, &[("kwp", &kwp)]),
        figure: Figure::new(power, 1, "kW", moment.power_cover.clone()),
        note,
        hours: Vec::new(),
    }
}

/// The ribbon of the day.
pub(super) fn ribbon(moment: &Moment, app: AppContext) -> Option<RibbonDay> {
    let sky = moment.sky.clone()?;
    let description = format!("{}. {}", times(moment, app), lead(moment, app));
    Some(RibbonDay {
        now: sky.share(moment.now),
        power: moment.power.clone(),
        power_is_forecast: moment.power_is_forecast,
        air: moment.air_bands.clone(),
        description,
        sky,
    })
}
