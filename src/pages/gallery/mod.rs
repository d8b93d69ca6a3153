//! Every kind of chart with made-up numbers: as they should be, with gaps and an outlier, and without any.

use leptos::prelude::*;
use portal_chart::{Explored, Size, samples};
use portal_text::{Language, Text};

use crate::context::AppContext;
use crate::erase::Erase;
use crate::widgets::chart::still::{Still, drawing};

mod texts {
    portal_text::texts!("pages/gallery");
}

/// Numbers of a sample: twenty days of hours.
const COUNT: u32 = 480;
/// Size of the smaller drawings \[px\].
const SMALL: Size = Size { width: 360.0, height: 220.0 };

/// Something like the power of twenty days: a wave, and what nobody would expect to be a wave.
fn ordinary() -> Vec<f64> {
    let wave = |hour: f64| (hour * std::f64::consts::TAU / 24.0).sin() * 6.0 + 8.0;
    (0..COUNT).map(|it| wave(f64::from(it)) + f64::from(it % 7) * 0.3).collect()
}

/// The same with a gap and one number that is ten times too high.
fn damaged() -> Vec<f64> {
    let fault = |(index, value)| match index {
        70..=110 => f64::NAN,
        200 => 90.0,
        _ => value,
    };
    ordinary().into_iter().enumerate().map(fault).collect()
}

/// The page.
pub fn page(app: AppContext, (): ()) -> AnyView {
    let language = app.language();
    let kinds = samples::all(&ordinary(), language).into_iter();
    let damaged = samples::all(&damaged(), language).into_iter();
    let empty = samples::all(&[], language).into_iter();
    let all = kinds.zip(damaged).zip(empty).map(|(((name, ordinary), (_, damaged)), (_, empty))| {
        section(name, ordinary, [damaged, empty], language)
    });
    view! {
        <div class="wrap">
            <section>
                <header>
                    <h1>{texts::TITLE.get(language)}</h1>
                    <p>{texts::LEAD.get(language)}</p>
                </header>
                <p class="prose">{texts::CHECKS.get(language)}</p>
            </section>
            {all.collect_view()}
        </div>
    }
    .erase()
}

fn section(
    name: &'static str,
    ordinary: Explored,
    [damaged, empty]: [Explored; 2],
    language: Language,
) -> AnyView {
    let small = |text: Text, picture: &Explored| {
        view! {
            <div class="gallery-case">
                <h3>{text.get(language)}</h3>
                <div inner_html=drawing(picture, SMALL, language)></div>
            </div>
        }
        .erase()
    };
    let (with_gaps, without) = (small(texts::DAMAGED, &damaged), small(texts::EMPTY, &empty));
    let still = Still {
        id: format!("gallery-{name}"),
        picture: ordinary,
        summary: texts::MADE_UP.get(language).to_owned(),
        source: texts::MADE_UP.get(language).to_owned(),
        licence: String::new(),
    };
    view! {
        <section id=name>
            <header><h2>{kind(name).get(language)}</h2></header>
            {still.view(language)}
            <div class="gallery-cases">{with_gaps}{without}</div>
        </section>
    }
    .erase()
}

fn kind(name: &str) -> Text {
    match name {
        "line" => texts::LINE,
        "reversed-area" => texts::AREA,
        "bars" => texts::BARS,
        "timeline" => texts::TIMELINE,
        "stack" => texts::STACK,
        "fan" => texts::FAN,
        "calendar" => texts::CALENDAR,
        "day-and-hour" => texts::DAY_HOUR,
        "duration" => texts::DURATION,
        "histogram" => texts::HISTOGRAM,
        "scatter" => texts::SCATTER,
        "flow" => texts::FLOW,
        "rose" => texts::ROSE,
        "tornado" => texts::TORNADO,
        "sparkline" => texts::SPARK,
        "map" => texts::MAP,
        _ => texts::TITLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let names: Vec<&str> =
            samples::all(&[1.0], Language::Pl).iter().map(|it| kind(it.0).get(Language::Pl)).collect();
        for (index, name) in names.iter().enumerate() {
            assert!(*name != texts::TITLE.get(Language::Pl) && !names[..index].contains(name), "{name}");
        }
    }
}
