//! The day ribbon: 24 hours of today, coloured by the sun's real elevation, with the power of a roof drawn in it,
//! a dot for the air of each hour and a line for now. Worked out here, right without a network.

use std::fmt::Write as _;

use crate::erase::Erase;
use leptos::prelude::*;
use portal_text::Language;

mod sky;

pub use sky::{Light, Sky};

mod texts {
    portal_text::texts!("widgets/ribbon");
}

/// Width of the drawing's own scale; it is stretched to the page, so only shapes without text are in it.
const WIDTH: f64 = 1000.0;
/// Height of the same scale.
const HEIGHT: f64 = 100.0;
/// Hours of the labels below.
const LABELS: [u8; 8] = [0, 3, 6, 9, 12, 15, 18, 21];

/// What the ribbon shows.
#[derive(Debug, Clone, PartialEq)]
pub struct RibbonDay {
    /// The light of the day.
    pub sky: Sky,
    /// Share of the day that has passed, 0–1.
    pub now: f64,
    /// Power of a roof as a share of its rating, hour by hour from midnight.
    pub power: Vec<Option<f64>>,
    /// Whether the power is a forecast for today rather than typical of the month.
    pub power_is_forecast: bool,
    /// Band of the air of each hour, from 1; `None` where nothing is known.
    pub air: Vec<Option<u8>>,
    /// The day in words, for those who do not see it.
    pub description: String,
}

/// The ribbon.
#[component]
pub fn Ribbon(
    /// What it shows; nothing for a place whose sky is not known.
    day: Signal<Option<RibbonDay>>,
    /// Language of the page.
    language: Language,
) -> AnyView {
    let air = move || day.get().map(|it| it.air).unwrap_or_default();
    let is_forecast = move || day.get().is_some_and(|it| it.power_is_forecast);
    view! {
        <div class="ribbon" role="img" aria-label=move || day.get().map(|it| it.description)>
            <svg
                class="ribbon-sky"
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                preserveAspectRatio="none"
                aria-hidden="true"
                inner_html=move || day.get().as_ref().map(|it| drawing(it, "sky")).unwrap_or_default()
            ></svg>
            <div class="ribbon-air" aria-hidden="true">
                {move || air().into_iter().map(air_dot).collect_view()}
            </div>
            <div class="ribbon-hours" aria-hidden="true">
                {LABELS.into_iter().map(|hour| view! { <span>{hour}</span> }.erase()).collect_view()}
            </div>
        </div>
        <p class="ribbon-key small">
            {move || if is_forecast() { texts::FORECAST } else { texts::TYPICAL }.get(language).to_owned()}
        </p>
    }
    .erase()
}

fn air_dot(band: Option<u8>) -> AnyView {
    let class = band.map_or_else(|| "air none".to_owned(), |it| format!("air air-{it}"));
    view! { <span class=class></span> }.erase()
}

/// The same as markup, without the dots of the air: for pages that no view keeps up to date. `name` is that of the colours
/// of this ribbon in its page.
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
pub fn markup(day: &RibbonDay, name: &str, language: Language) -> String {
    let hours = LABELS.map(|hour| format!("<span>{hour}</span>")).concat();
    let key = if day.power_is_forecast { texts::FORECAST } else { texts::TYPICAL };
    format!(
        "<div class=\"ribbon\" role=\"img\" aria-label=\"{}\"><svg class=\"ribbon-sky\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\">{}</svg>\
         <div class=\"ribbon-hours\" aria-hidden=\"true\">{hours}</div></div><p class=\"ribbon-key small\">{}</p>",
        portal_content::escape(&day.description),
        drawing(day, name),
        key.get(language)
    )
}

/// Sky, curve and line, without text. Colours are classes of the style sheet.
fn drawing(day: &RibbonDay, name: &str) -> String {
    let mut svg = String::new();
    // Writing to a string cannot fail.
    let _ = write_drawing(&mut svg, day, name);
    svg
}

fn write_drawing(svg: &mut String, day: &RibbonDay, name: &str) -> std::fmt::Result {
    write!(svg, "<defs><linearGradient id=\"{name}\">")?;
    for (share, light) in &day.sky.stops {
        write!(svg, "<stop class=\"{}\" offset=\"{share:.4}\"/>", light_class(*light))?;
    }
    svg.write_str("</linearGradient></defs>")?;
    write!(svg, "<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"url(#{name})\"/>")?;
    if let Some((area, line)) = power_paths(&day.power) {
        let class = if day.power_is_forecast { "ribbon-power" } else { "ribbon-power typical" };
        write!(svg, "<path class=\"ribbon-area\" d=\"{area}\"/><path class=\"{class}\" d=\"{line}\"/>")?;
    }
    if (0.0..=1.0).contains(&day.now) {
        let x = day.now * WIDTH;
        for class in ["ribbon-now edge", "ribbon-now"] {
            write!(svg, "<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{HEIGHT}\"/>")?;
        }
    }
    Ok(())
}

const fn light_class(light: Light) -> &'static str {
    match light {
        Light::Night => "sky-night",
        Light::Dusk => "sky-dusk",
        Light::Dawn => "sky-dawn",
        Light::Day => "sky-day",
    }
}

/// The curve through the middles of the hours, and the area below it. `None` unless every hour is known.
#[expect(clippy::cast_precision_loss, reason = "hours of a day")]
fn power_paths(power: &[Option<f64>]) -> Option<(String, String)> {
    let known: Vec<f64> = power.iter().copied().collect::<Option<_>>()?;
    let width = WIDTH / known.len() as f64;
    let points: Vec<String> = known
        .iter()
        .enumerate()
        .map(|(hour, share)| {
            format!(
                "{:.1} {:.1}",
                (hour as f64 + 0.5) * width,
                HEIGHT - share.clamp(0.0, 1.1) * 0.85 * HEIGHT
            )
        })
        .collect();
    let line = format!("M{}", points.join("L"));
    (!points.is_empty()).then(|| (format!("{line}L{WIDTH} {HEIGHT}L0 {HEIGHT}Z"), line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_with_an_unknown_hour_is_not_drawn() {
        assert_eq!(power_paths(&[Some(0.1), None]), None);
        assert_eq!(power_paths(&[]), None);
    }

    #[test]
    fn the_curve_runs_through_the_middles_of_the_hours() {
        let (_, line) = power_paths(&[Some(0.0), Some(1.0)]).unwrap();
        assert_eq!(line, "M250.0 100.0L750.0 15.0");
    }
}
