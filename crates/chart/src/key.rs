//! The key under a drawing: samples with names, in as many rows as they need.

use crate::Role;
use crate::geometry::{Rect, xy};
use crate::labels::{Anchor, Label};
use crate::metrics::{LINE, fit, text_width};
use crate::scene::{Item, Paint, Scene, closed};

/// Distance of hatching lines in samples and cells without data \[px\].
pub(crate) const HATCH: f64 = 4.0;
/// Width of the outline of a sample or a cell \[px\].
pub(crate) const EDGE: f64 = 0.5;
/// Side of a sample \[px\].
const SAMPLE: f64 = 11.0;
/// From a sample to its name \[px\].
const GAP: f64 = 5.0;
/// From a name to the next sample \[px\].
const APART: f64 = 14.0;

/// What a key shows beside a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sample {
    /// A filled box with its opacity.
    Fill(Role, f64),
    /// A hatched box: no data.
    Hatch,
    /// Nothing: a note such as the unit.
    None,
}

/// Draws the entries from `top` \[px\] down in the width of the drawing; answers their bottom \[px\].
pub(crate) fn draw(scene: &mut Scene, entries: &[(Sample, String)], top: f64) -> f64 {
    let width = scene.size.width;
    let (mut x, mut y) = (0.0, top + LINE / 2.0);
    for (sample, name) in entries.iter().filter(|it| !it.1.is_empty()) {
        let lead = if *sample == Sample::None { 0.0 } else { SAMPLE + GAP };
        let name = fit(name, width - lead, false);
        let room = lead + text_width(&name, false);
        if x > 0.0 && x + room > width {
            x = 0.0;
            y += LINE + 3.0;
        }
        let half = SAMPLE / 2.0;
        let area = Rect { left: x, top: y - half, right: x + SAMPLE, bottom: y + half };
        push_sample(scene, *sample, &area);
        let (at, paint) = (xy(x + lead, y), Paint::Text(Role::Ink3));
        scene.push(Item::Text(Label { at, anchor: Anchor::Start, text: name, paint, strong: false }));
        x += room + APART;
    }
    y + LINE / 2.0
}

/// How high the entries are in a width \[px\].
pub(crate) fn height(entries: &[(Sample, String)], width: f64) -> f64 {
    let size = crate::Size { width, height: 0.0 };
    draw(&mut Scene::new(size), entries, 0.0)
}

fn push_sample(scene: &mut Scene, sample: Sample, area: &Rect) {
    match sample {
        Sample::Fill(role, opacity) => {
            let edge = Some((role.outline().unwrap_or(Role::Ink3), EDGE));
            let (shapes, paint) = (vec![area.corners()], Paint::Mark(role));
            scene.push(Item::Fill { shapes, paint, opacity, edge });
        }
        Sample::Hatch => {
            scene.push(Item::stroke(area.hatch(HATCH), Role::Ink3, 0.8));
            scene.push(Item::stroke(vec![closed(area)], Role::Ink3, EDGE));
        }
        Sample::None => {}
    }
}
