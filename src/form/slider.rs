//! A native slider with named zones on its track.

use crate::erase::Erase;
use leptos::prelude::*;
use leptos::{ev, html};
use portal_calculators::{Range, Value, Zone};

use super::{Asked, texts, words};

/// Positions of the track: a range may be bent, so the slider counts places on the track, not units.
const POSITIONS: f64 = 1000.0;
/// Columns of the grid on which zones stand.
const COLUMNS: f64 = 20.0;
/// Steps of Page Up and Page Down.
const PAGE: f64 = 10.0;

/// The slider of a number.
pub(super) fn view(asked: Asked, range: Range, number: Memo<f64>, zones: &'static [Zone]) -> AnyView {
    let track = NodeRef::<html::Input>::new();
    let position = move |value: f64| (range.share_of(value) * POSITIONS).round();
    fill_track(track, range, number);
    let on_key = move |event: ev::KeyboardEvent| {
        if let Some(value) = moved(range, number.get_untracked(), &event.key()) {
            event.prevent_default();
            asked.set(Value::Number(value));
        }
    };
    view! {
        <div class="track">
            <input
                node_ref=track
                type="range"
                min="0"
                max=POSITIONS
                step="1"
                value=position(number.get_untracked())
                prop:value=move || position(number.get()).to_string()
                aria-label=texts::SLIDER.fill(asked.language, &[("label", asked.say(asked.question.label))])
                aria-valuetext=move || words::spoken(asked.language, &asked.question, Value::Number(number.get()))
                on:keydown=on_key
                on:input:target=move |event| {
                    let place = event.target().value_as_number();
                    if place.is_finite() {
                        asked.set(Value::Number(range.at_share(place / POSITIONS)));
                    }
                }
            />
            {(!zones.is_empty()).then(|| view! { <Zones asked range zones/> }.erase())}
        </div>
    }.erase()
}

/// The value after a key, `None` for keys that are none of the slider's.
fn moved(range: Range, value: f64, key: &str) -> Option<f64> {
    Some(match key {
        "ArrowRight" | "ArrowUp" => range.stepped(value, 1.0),
        "ArrowLeft" | "ArrowDown" => range.stepped(value, -1.0),
        "PageUp" => range.stepped(value, PAGE),
        "PageDown" => range.stepped(value, -PAGE),
        "Home" => range.min,
        "End" => range.max,
        _ => return None,
    })
}

/// The filled part of the track, set from code because the policy forbids style attributes.
fn fill_track(track: NodeRef<html::Input>, range: Range, number: Memo<f64>) {
    Effect::new(move |_| {
        let share = range.share_of(number.get()) * 100.0;
        if let Some(input) = track.get() {
            let style: &leptos::web_sys::HtmlElement = &input;
            let _ = style.style().set_property("--p", &format!("{share:.1}%"));
        }
    });
}

/// Zones stand on a grid of twenty columns; each reaches from the column of its value to that of the next.
#[component]
fn Zones(asked: Asked, range: Range, zones: &'static [Zone]) -> AnyView {
    let column = move |zone: &Zone| (range.share_of(zone.from) * COLUMNS).round().min(COLUMNS - 1.0);
    let ends = zones.iter().skip(1).map(column).chain([COLUMNS]);
    let zone = move |(zone, end): (&Zone, f64)| {
        let class = format!("zone z{} e{end}", column(zone));
        view! { <span class=class>{zone.name.get(asked.language)}</span> }.erase()
    };
    view! { <div class="zones" aria-hidden="true">{zones.iter().zip(ends).map(zone).collect_view()}</div> }
        .erase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_by_steps_of_the_field() {
        let range = Range::new(0.0, 90.0, 1.0);
        assert_eq!(moved(range, 35.0, "ArrowRight"), Some(36.0));
        assert_eq!(moved(range, 35.0, "PageDown"), Some(25.0));
        assert_eq!(moved(range, 35.0, "End"), Some(90.0));
        assert_eq!(moved(range, 35.0, "Tab"), None);
    }
}
