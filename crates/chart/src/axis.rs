//! The texts along the two axes.

use portal_text::Language;

use crate::Role;
use crate::geometry::xy;
use crate::labels::{Anchor, Label};
use crate::layout::{BESIDE, Plan, UNDER};
use crate::metrics::{FONT, LINE, fit, text_width};
use crate::scene::Paint;
use crate::spec::Kind;
use crate::ticks::{Tick, candidates};

/// Least distance of two labels under the frame \[px\].
const APART: f64 = 8.0;
/// Least width of a category's name before some are left out \[px\].
const LEAST_NAME: f64 = 44.0;

/// Whether categories of a chart of this width have names that do not fit in one line. The labels of y are taken to be
/// 50 px wide: their width depends on the height that this decides.
pub(crate) fn needs_two_lines(kind: &Kind, width: f64) -> bool {
    let Kind::Category(names) = kind else { return false };
    let count: f64 = names.iter().map(|_| 1.0).sum();
    let room = (width - 50.0) / count - APART;
    names.iter().any(|it| text_width(it, false) > room)
}

impl Plan {
    /// Writes the labels of both axes and keeps the ticks of x that have one.
    pub(crate) fn label_ticks(&mut self, kind: &Kind, language: Language) {
        for tick in &self.y_ticks.clone() {
            let text = fit(&tick.label, self.frame.left - BESIDE, false);
            let at = xy(self.frame.left - BESIDE, self.y.at(tick.at));
            self.add(Label { at, anchor: Anchor::End, text, paint: Paint::Text(Role::Ink3), strong: false });
        }
        let all = candidates(kind, self.x.low, self.x.high, language);
        let (ticks, labels) = self.fitting_ticks(kind, &all);
        for label in labels.into_iter().flatten() {
            self.add(label);
        }
        self.x_ticks = ticks;
    }

    /// The first list of ticks whose labels keep their distance, with the lines of each label.
    fn fitting_ticks(&self, kind: &Kind, all: &[Vec<Tick>]) -> (Vec<Tick>, Vec<Vec<Label>>) {
        let least: f64 = match kind {
            Kind::Number | Kind::Hour { .. } | Kind::Year => 48.0,
            Kind::Month | Kind::Date | Kind::Local(_) | Kind::Category(_) => 0.0,
        };
        let mut chosen = (Vec::new(), Vec::new());
        for ticks in all.iter().filter(|it| !it.is_empty()) {
            let spacing = match ticks.as_slice() {
                [first, second, ..] => self.x.at(second.at) - self.x.at(first.at),
                _ => f64::INFINITY,
            };
            if spacing < least.max(FONT) {
                continue;
            }
            let room = match kind {
                Kind::Category(_) => (spacing - APART).max(LEAST_NAME).min(self.size.width),
                _ => self.size.width,
            };
            let labels: Vec<Vec<Label>> = ticks.iter().map(|it| self.under(it, room)).collect();
            let fits = labels.windows(2).all(|pair| match pair {
                [a, b] => right(a) + APART <= left(b) + 1e-6,
                _ => true,
            });
            chosen = (ticks.clone(), labels);
            if fits {
                break;
            }
        }
        chosen
    }

    /// The label of a tick in one or two lines, moved inwards where it would leave the drawing.
    fn under(&self, tick: &Tick, room: f64) -> Vec<Label> {
        let line = |(text, y): (String, f64)| {
            let half = text_width(&text, false) / 2.0;
            let x = self.x.at(tick.at).min(self.size.width - half).max(half);
            let at = xy(x, self.frame.bottom + UNDER + y);
            Label { at, anchor: Anchor::Middle, text, paint: Paint::Text(Role::Ink3), strong: false }
        };
        wrap(&tick.label, room).into_iter().zip([0.0, LINE]).map(line).collect()
    }
}

fn left(lines: &[Label]) -> f64 {
    lines.iter().map(|it| it.bounds().left).fold(f64::INFINITY, f64::min)
}

fn right(lines: &[Label]) -> f64 {
    lines.iter().map(|it| it.bounds().right).fold(f64::NEG_INFINITY, f64::max)
}

/// A text in at most two lines of at most `room` \[px\]: broken between words, the rest cut.
fn wrap(text: &str, room: f64) -> Vec<String> {
    let fits = |it: &str| text_width(it, false) <= room;
    let breaks = text.match_indices(' ').map(|(at, _)| at);
    match breaks.filter_map(|at| text.split_at_checked(at)).rfind(|(first, _)| fits(first.trim_end())) {
        Some((first, rest)) if !fits(text) => {
            vec![first.trim_end().to_owned(), fit(rest.trim_start(), room, false)]
        }
        _ => vec![fit(text, room, false)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_broken_between_words() {
        // "Węgiel" is at most 6 × 0.636 em × 12 px = 46 px wide, the whole name more than 100 px.
        assert_eq!(wrap("Węgiel kamienny", 80.0), ["Węgiel", "kamienny"]);
        assert_eq!(wrap("Węgiel kamienny", 300.0), ["Węgiel kamienny"]);
        let cut = wrap("Konstantynopolitańczykowianeczka", 60.0);
        assert!(cut.len() == 1 && cut[0].ends_with('…'), "{cut:?}");
    }
}
