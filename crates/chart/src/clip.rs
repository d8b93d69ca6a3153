//! What reaches beyond the left and the right edge of the frame is cut there.

use crate::geometry::{Rect, Xy, xy};
use crate::scene::Item;

impl Item {
    /// The part of the item between the left and the right edge of a frame. Texts stay whole.
    pub(crate) fn clipped(self, frame: &Rect) -> Self {
        match self {
            Self::Stroke { lines, paint, width, dash } => {
                let lines = lines.iter().flat_map(|it| line(it, frame)).collect();
                Self::Stroke { lines, paint, width, dash }
            }
            Self::Fill { shapes, paint, opacity, edge } => {
                let shapes = shapes.iter().map(|it| shape(it, frame)).filter(|it| it.len() > 2).collect();
                Self::Fill { shapes, paint, opacity, edge }
            }
            Self::Dots { centres, radius, paint } => {
                let inside = |it: &Xy| it.x >= frame.left - 1e-6 && it.x <= frame.right + 1e-6;
                Self::Dots { centres: centres.into_iter().filter(inside).collect(), radius, paint }
            }
            Self::Text(label) => Self::Text(label),
        }
    }
}

/// The place on the way from `a` to `b` where x is `at`.
fn cut(a: Xy, b: Xy, at: f64) -> Xy {
    xy(at, a.y + (b.y - a.y) * ((at - a.x) / (b.x - a.x)))
}

/// The pieces of a line inside the frame.
fn line(points: &[Xy], frame: &Rect) -> Vec<Vec<Xy>> {
    if points.iter().all(|it| it.x >= frame.left && it.x <= frame.right) {
        return vec![points.to_vec()];
    }
    let mut pieces: Vec<Vec<Xy>> = Vec::new();
    let mut joined = false;
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let (mut from, mut to) = (*a, *b);
        if from.x.max(to.x) < frame.left || from.x.min(to.x) > frame.right {
            joined = false;
            continue;
        }
        for end in [&mut from, &mut to] {
            if end.x < frame.left {
                *end = cut(*a, *b, frame.left);
            } else if end.x > frame.right {
                *end = cut(*a, *b, frame.right);
            }
        }
        match pieces.last_mut().filter(|_| joined) {
            Some(piece) => piece.push(to),
            None => pieces.push(vec![from, to]),
        }
        joined = to == *b;
    }
    pieces
}

/// A closed shape cut at both edges.
///
/// # Source
/// Sutherland, Hodgman, Reentrant Polygon Clipping, CACM 17(1), 1974, for two of the four edges.
fn shape(corners: &[Xy], frame: &Rect) -> Vec<Xy> {
    let left = one_side(corners, frame.left, |x| x >= frame.left);
    one_side(&left, frame.right, |x| x <= frame.right)
}

fn one_side(corners: &[Xy], edge: f64, inside: impl Fn(f64) -> bool) -> Vec<Xy> {
    let mut kept = Vec::with_capacity(corners.len() + 4);
    let before = corners.iter().cycle().skip(corners.len().saturating_sub(1));
    for (a, b) in before.zip(corners) {
        if inside(a.x) != inside(b.x) {
            kept.push(cut(*a, *b, edge));
        }
        if inside(b.x) {
            kept.push(*b);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_line_that_leaves_and_returns_is_in_pieces() {
        // Leaves at x = 10 halfway between (5, 0) and (15, 10), that is at y = 5, and comes back the same way.
        let found = line(&[xy(-5.0, 0.0), xy(5.0, 0.0), xy(15.0, 10.0), xy(5.0, 0.0)], &FRAME);
        assert_eq!(
            found,
            [vec![xy(0.0, 0.0), xy(5.0, 0.0), xy(10.0, 5.0)], vec![xy(10.0, 5.0), xy(5.0, 0.0)]]
        );
        assert!(line(&[xy(-5.0, 0.0), xy(-1.0, 5.0)], &FRAME).is_empty());
    }

    #[test]
    fn a_line_across_the_whole_frame_is_cut_twice() {
        let found = line(&[xy(-10.0, 0.0), xy(20.0, 30.0)], &FRAME);
        assert_eq!(found, [vec![xy(0.0, 10.0), xy(10.0, 20.0)]]);
    }

    #[test]
    fn a_box_is_cut_to_a_box() {
        let wide = Rect { left: -5.0, top: 2.0, right: 25.0, bottom: 4.0 };
        let mut found = shape(&wide.corners(), &FRAME);
        found.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        assert_eq!(found, [xy(0.0, 2.0), xy(0.0, 4.0), xy(10.0, 2.0), xy(10.0, 4.0)]);
        assert!(shape(&[], &FRAME).is_empty());
    }
}
