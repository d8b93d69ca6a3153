//! Texts in a drawing: where they are, how much room they take, and how they keep out of each other's way.

use crate::geometry::{Rect, Size, Xy};
use crate::metrics::{LINE, text_width};
use crate::scene::Paint;

/// Which part of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left edge.
    Start,
    /// Its middle.
    Middle,
    /// Its right edge.
    End,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The anchored edge, at the middle of the line's height \[px\].
    pub at: Xy,
    /// Which part of the text that is.
    pub anchor: Anchor,
    /// What it says.
    pub text: String,
    /// Its colour.
    pub paint: Paint,
    /// Whether it is bold.
    pub strong: bool,
}

impl Label {
    /// The room it takes \[px\].
    pub fn bounds(&self) -> Rect {
        let width = text_width(&self.text, self.strong);
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect { left, top: self.at.y - LINE / 2.0, right: left + width, bottom: self.at.y + LINE / 2.0 }
    }
}

/// Adds a text to others unless it is empty, would leave the drawing or touch another; says whether it was added.
pub(crate) fn place(labels: &mut Vec<Label>, size: Size, label: Label) -> bool {
    const ROUNDING: f64 = 1e-6;
    let room = label.bounds();
    let inside = room.left >= -ROUNDING
        && room.top >= -ROUNDING
        && room.right <= size.width + ROUNDING
        && room.bottom <= size.height + ROUNDING;
    let fits = inside && !label.text.is_empty() && !labels.iter().any(|it| it.bounds().overlaps(&room));
    if fits {
        labels.push(label);
    }
    fits
}

/// Moves places apart so that neighbours are at least `gap` away from each other and all are in `low..=high`, each
/// as near to where it wants to be as its neighbours let it. Answers in the order of the input; `None` when there is
/// not room for all.
///
/// Places that would collide are pooled into a block around their common mean, as in isotonic regression.
///
/// # Source
/// Robertson, Wright, Dykstra, Order Restricted Statistical Inference, 1988, ch. 1 (pool adjacent violators).
pub(crate) fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Option<Vec<f64>> {
    struct Block {
        members: Vec<usize>,
        first: f64,
    }
    let count = |block: &Block| f64::from(u32::try_from(block.members.len()).unwrap_or(u32::MAX));
    let all = f64::from(u32::try_from(wanted.len()).ok()?);
    if all > 0.0 && (all - 1.0) * gap > high - low + 1e-9 {
        return None;
    }
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_unstable_by(|&a, &b| {
        wanted.get(a).partial_cmp(&wanted.get(b)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut blocks: Vec<Block> = Vec::new();
    for index in order {
        let place = wanted.get(index).copied().unwrap_or(low).clamp(low, high);
        let mut block = Block { members: vec![index], first: place };
        while let Some(before) = blocks.pop_if(|it| it.first + count(it) * gap > block.first) {
            let (above, below) = (count(&before), count(&block));
            // Means of (wanted − own offset in the block), weighted by members.
            let first = (before.first * above + (block.first - above * gap) * below) / (above + below);
            let mut members = before.members;
            members.append(&mut block.members);
            block = Block { members, first };
        }
        block.first = block.first.min(high - (count(&block) - 1.0) * gap).max(low);
        while let Some(before) = blocks.pop_if(|it| it.first + count(it) * gap > block.first + 1e-9) {
            let mut members = before.members;
            members.append(&mut block.members);
            block = Block { members, first: before.first };
            block.first = block.first.min(high - (count(&block) - 1.0) * gap).max(low);
        }
        blocks.push(block);
    }
    let mut places = vec![low; wanted.len()];
    for block in blocks {
        let mut at = block.first;
        for member in block.members {
            if let Some(place) = places.get_mut(member) {
                *place = at;
            }
            at += gap;
        }
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_labels_that_collide_part_evenly() {
        // 100 and 104 with a gap of 16: around their mean 102, so 94 and 110.
        assert_eq!(spread(&[104.0, 100.0], 16.0, 0.0, 200.0), Some(vec![110.0, 94.0]));
    }

    #[test]
    fn labels_at_the_edge_push_inwards() {
        assert_eq!(spread(&[200.0, 199.0, 190.0], 16.0, 0.0, 200.0), Some(vec![200.0, 184.0, 168.0]));
    }

    #[test]
    fn without_room_there_is_no_answer() {
        assert_eq!(spread(&[1.0, 2.0, 3.0], 16.0, 0.0, 31.0), None);
        assert_eq!(spread(&[], 16.0, 0.0, 0.0), Some(vec![]));
    }

    proptest! {
        #[test]
        fn spread_labels_keep_their_distance_and_their_order(
            wanted in prop::collection::vec(-50.0..450.0_f64, 0..20),
        ) {
            let places = spread(&wanted, 16.0, 0.0, 400.0).unwrap();
            let mut sorted = places.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            for pair in sorted.windows(2) {
                prop_assert!(pair[1] - pair[0] > 16.0 - 1e-6, "{sorted:?}");
            }
            prop_assert!(places.iter().all(|it| (-1e-6..=400.0 + 1e-6).contains(it)), "{places:?}");
            for (a, b) in wanted.iter().enumerate() {
                for (c, d) in wanted.iter().enumerate() {
                    prop_assert!(b >= d || places[a] < places[c]);
                }
            }
        }
    }
}
