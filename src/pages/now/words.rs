//! One moment in words: the sentence, the tiles, the ribbon.

use portal_evidence::Class;
use portal_text::{NO_BREAK_SPACE, clock, date, lower_first, number, weekday_name};
use portal_units::Instant;

use super::moment::Moment;
use super::{ROOF_KWP, texts};
use crate::context::AppContext;
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
    let share = moment.power_now().map(|it| format!("{}{NO_BREAK_SPACE}%", number(language, it * 100.0, 0)));
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
    let language = app.language();
    let title = texts::AIR_TITLE.get(language).to_owned();
    let unit = "µg/m³".to_owned();
    if let Some(dust) = &moment.air {
        let band = dust.band.as_ref().map(|(word, scale)| {
            let (word, scale) = (word.get(language.code()), scale.get(language.code()));
            texts::AIR_BAND.fill(language, &[("word", word), ("scale", scale)])
        });
        let note = [band.unwrap_or_default(), moment.air_words.note.clone()].join(" ").trim().to_owned();
        return TileText {
            title,
            number: number(language, dust.pm25, 1),
            unit,
            class: dust.class,
            when: moment.air_words.when.clone(),
            note,
            credit: dust.credit.clone(),
        };
    }
    let note = moment.air_words.note.clone();
    match &moment.last_air {
        Some(last) => {
            let span = texts::AIR_LAST
                .fill(language, &[("from", &date(language, last.from)), ("to", &date(language, last.to))]);
            TileText {
                title: texts::AIR_LAST_TITLE.get(language).to_owned(),
                number: number(language, last.pm25, 1),
                unit,
                class: Class::Measured,
                when: span,
                note,
                credit: last.credit.clone(),
            }
        }
        None => TileText {
            title,
            number: "–".to_owned(),
            unit,
            class: Class::Outage,
            when: String::new(),
            note,
            credit: String::new(),
        },
    }
}

/// Temperature and wind.
pub(super) fn weather(moment: &Moment, app: AppContext) -> TileText {
    let language = app.language();
    let is_typical = moment.weather_class == Class::Typical;
    let title = if is_typical { texts::WEATHER_TYPICAL_TITLE } else { texts::WEATHER_TITLE };
    let (shown, unit) = moment.weather.map_or_else(
        || ("–".to_owned(), String::new()),
        |(celsius, wind)| {
            (number(language, celsius, 0), format!("°C · {}{NO_BREAK_SPACE}m/s", number(language, wind, 1)))
        },
    );
    TileText {
        title: title.get(language).to_owned(),
        number: shown,
        unit,
        class: if moment.weather.is_some() { moment.weather_class } else { Class::Outage },
        when: if is_typical {
            texts::THIS_HOUR.get(language).to_owned()
        } else {
            moment.weather_words.when.clone()
        },
        note: moment.weather_words.note.clone(),
        credit: moment.weather_credit.clone(),
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
    TileText {
        title: texts::SUN_TITLE.get(language).to_owned(),
        number: elevation.map_or_else(|| "–".to_owned(), |it| format!("{}°", number(language, it, 1))),
        unit: String::new(),
        class: if elevation.is_some() { Class::Modelled } else { Class::Outage },
        when: clock_of(app, moment.now),
        note,
        credit: texts::SUN_CREDIT.get(language).to_owned(),
    }
}

/// Power of the roof.
pub(super) fn pv(moment: &Moment, app: AppContext) -> TileText {
    let language = app.language();
    let kwp = number(language, ROOF_KWP, 0);
    let power = moment.power_now();
    let note = if moment.power_is_forecast {
        format!("{} {}", texts::PV_NOTE_FORECAST.get(language), moment.weather_words.note).trim().to_owned()
    } else {
        texts::PV_NOTE_TYPICAL.get(language).to_owned()
    };
    TileText {
        title: texts::PV_TITLE.fill(language, &[("kwp", &kwp)]),
        number: power.map_or_else(|| "–".to_owned(), |it| number(language, it * ROOF_KWP, 1)),
        unit: "kW".to_owned(),
        class: power.map_or(Class::Outage, |_| moment.power_class),
        when: if moment.power_is_forecast {
            clock_of(app, moment.now)
        } else {
            texts::THIS_HOUR.get(language).to_owned()
        },
        note,
        credit: moment.power_credit.clone(),
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
