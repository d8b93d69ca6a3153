//! Where the nodes and ribbons of an energy flow go.

use crate::geometry::{Rect, Xy, xy};
use crate::num::as_f64;

/// A flow between two nodes by their indices \[any unit\].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    pub from: usize,
    pub to: usize,
    pub value: f64,
}

/// Width of a node \[px\].
pub(crate) const NODE: f64 = 12.0;
/// Rounds of putting nodes beside what they are joined to.
const ROUNDS: usize = 12;
/// Pieces of the edge of a ribbon.
const PIECES: u8 = 20;

/// A node in its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// Its column from the left.
    pub column: usize,
    /// Its throughput: the larger of what comes in and what goes out.
    pub value: f64,
    /// Its box \[px\].
    pub area: Rect,
}

/// A laid out flow.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Laid {
    /// The nodes, in the order of the input; those without flow have no throughput.
    pub nodes: Vec<Placed>,
    /// The outline of each ribbon, in the order of the edges.
    pub ribbons: Vec<Vec<Xy>>,
    /// Number of columns.
    pub columns: usize,
}

/// The column of each node: one right of the farthest node it gets something from. `None` when flows go in a circle.
pub(crate) fn columns(nodes: usize, edges: &[Edge]) -> Option<Vec<usize>> {
    let mut columns = vec![0; nodes];
    for round in 0..=nodes {
        let mut changed = false;
        for edge in edges {
            let wanted = columns.get(edge.from)? + 1;
            let column = columns.get_mut(edge.to)?;
            if *column < wanted {
                *column = wanted;
                changed = true;
            }
        }
        if !changed {
            return Some(columns);
        }
        if round == nodes {
            return None;
        }
    }
    Some(columns)
}

/// Lays out nodes and ribbons in a box \[px\]; nodes of a column are at least `gap` \[px\] apart where there is room for
/// that. `None` when flows go in a circle or there is none.
///
/// Columns are ordered by the mean place of what their nodes are joined to, weighted by flow.
///
/// # Source
/// Sugiyama, Tagawa, Toda, IEEE Trans. SMC 11(2), 1981, 109–125 (barycentre method).
pub(crate) fn laid(nodes: usize, edges: &[Edge], area: &Rect, gap: f64) -> Option<Laid> {
    let column_of = columns(nodes, edges)?;
    let (mut incoming, mut outgoing) = (vec![0.0; nodes], vec![0.0; nodes]);
    for edge in edges {
        *outgoing.get_mut(edge.from)? += edge.value;
        *incoming.get_mut(edge.to)? += edge.value;
    }
    let values: Vec<f64> = incoming.iter().zip(&outgoing).map(|(a, b): (&f64, &f64)| a.max(*b)).collect();
    let count = column_of.iter().zip(&values).filter(|it| *it.1 > 0.0).map(|it| it.0 + 1).max()?;
    let mut order: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (node, (column, value)) in column_of.iter().zip(&values).enumerate() {
        if *value > 0.0 {
            order.get_mut(*column)?.push(node);
        }
    }
    let scale =
        order.iter().map(|nodes| scale_of(nodes, &values, area.height(), gap)).fold(f64::INFINITY, f64::min);
    let mut placed: Vec<Placed> = column_of
        .iter()
        .zip(&values)
        .map(|(column, value)| Placed { column: *column, value: *value, area: Rect::default() })
        .collect();
    let pitch = (area.width() - NODE) / as_f64(count.saturating_sub(1).max(1));
    for round in 0..=ROUNDS {
        for column in 0..count {
            let column = if round % 2 == 0 { column } else { count - 1 - column };
            let nodes = order.get_mut(column)?;
            if round > 0 {
                let pull = |node: usize| pull_of(node, edges, &placed);
                nodes.sort_by(|a, b| pull(*a).total_cmp(&pull(*b)));
            }
            let left = area.left + as_f64(column) * pitch;
            stand(nodes, &mut placed, (left, scale, gap), area);
        }
    }
    let ribbons = ribbons(edges, &placed, scale);
    Some(Laid { nodes: placed, ribbons, columns: count })
}

/// Pixels of a unit of flow in one column; gaps shrink to a third where there are too many nodes.
fn scale_of(nodes: &[usize], values: &[f64], height: f64, gap: f64) -> f64 {
    let sum: f64 = nodes.iter().filter_map(|it| values.get(*it)).sum();
    let gaps = as_f64(nodes.len().saturating_sub(1)) * gap;
    (height - gaps).max(height / 3.0) / sum
}

/// Puts the nodes of a column under each other, in the middle of the height.
fn stand(nodes: &[usize], placed: &mut [Placed], (left, scale, gap): (f64, f64, f64), area: &Rect) {
    let heights: f64 = nodes.iter().filter_map(|it| placed.get(*it)).map(|it| it.value * scale).sum();
    let between = as_f64(nodes.len().saturating_sub(1)).max(1.0);
    let gap = gap.min((area.height() - heights) / between).max(0.0);
    let used = heights + gap * as_f64(nodes.len().saturating_sub(1));
    let mut top = area.top + (area.height() - used).max(0.0) / 2.0;
    for node in nodes {
        if let Some(node) = placed.get_mut(*node) {
            let bottom = top + node.value * scale;
            node.area = Rect { left, top, right: left + NODE, bottom };
            top = bottom + gap;
        }
    }
}

/// The mean height of what a node is joined to, weighted by flow \[px\]; its own when it is joined to nothing.
fn pull_of(node: usize, edges: &[Edge], placed: &[Placed]) -> f64 {
    let middle = |it: usize| placed.get(it).map(|it| f64::midpoint(it.area.top, it.area.bottom));
    let joined = edges.iter().filter_map(|it| match node {
        _ if it.from == node => Some((middle(it.to)?, it.value)),
        _ if it.to == node => Some((middle(it.from)?, it.value)),
        _ => None,
    });
    let (sum, weight) = joined.fold((0.0, 0.0), |it, (at, value)| (it.0 + at * value, it.1 + value));
    if weight > 0.0 { sum / weight } else { middle(node).unwrap_or_default() }
}

/// The outlines of the ribbons; at each node they leave and arrive in the order of their other ends.
fn ribbons(edges: &[Edge], placed: &[Placed], scale: f64) -> Vec<Vec<Xy>> {
    let area = |node: usize| placed.get(node).map(|it| it.area).unwrap_or_default();
    let start = |chosen: &Edge, index: usize, node: fn(&Edge) -> usize, other: fn(&Edge) -> usize| {
        let mine = (area(other(chosen)).top, index);
        let before = edges.iter().enumerate().filter(|(at, it)| {
            let key = (area(other(it)).top, *at);
            node(it) == node(chosen) && key.0.total_cmp(&mine.0).then(key.1.cmp(&mine.1)).is_lt()
        });
        before.map(|it| it.1.value * scale).sum::<f64>()
    };
    edges
        .iter()
        .enumerate()
        .map(|(index, edge)| {
            let (from, to) = (area(edge.from), area(edge.to));
            let a = from.top + start(edge, index, |it| it.from, |it| it.to);
            let b = to.top + start(edge, index, |it| it.to, |it| it.from);
            ribbon(xy(from.right, a), xy(to.left, b), edge.value * scale)
        })
        .collect()
}

/// A ribbon between two upper corners: its middle line is a cubic with level ends.
fn ribbon(from: Xy, to: Xy, height: f64) -> Vec<Xy> {
    let at = |piece: u8, down: f64| {
        let t = f64::from(piece) / f64::from(PIECES);
        let along = 1.5 * t * (1.0 - t) + t * t * t;
        // Bezier with control points at the middle of the way: x = 3/2·t(1−t) + t³, y = 3t² − 2t³.
        let rise = t * t * (3.0 - 2.0 * t);
        xy(from.x + (to.x - from.x) * along, from.y + (to.y - from.y) * rise + down)
    };
    (0..=PIECES).map(|it| at(it, 0.0)).chain((0..=PIECES).rev().map(|it| at(it, height))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOX: Rect = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 300.0 };

    fn edge(from: usize, to: usize, value: f64) -> Edge {
        Edge { from, to, value }
    }

    #[test]
    fn a_node_is_right_of_everything_it_gets_something_from() {
        let edges = [edge(0, 1, 1.0), edge(1, 2, 1.0), edge(0, 2, 1.0), edge(3, 2, 1.0)];
        assert_eq!(columns(4, &edges), Some(vec![0, 1, 2, 0]));
        assert_eq!(columns(2, &[edge(0, 1, 1.0), edge(1, 0, 1.0)]), None);
        assert_eq!(columns(1, &[edge(0, 0, 1.0)]), None);
    }

    #[test]
    fn heights_are_in_proportion_to_the_flow() {
        // 30 + 10 into 40: two nodes and a gap of 20 fill 300, so 7 px a unit.
        let laid = laid(3, &[edge(0, 2, 30.0), edge(1, 2, 10.0)], &BOX, 20.0).unwrap();
        let heights: Vec<f64> = laid.nodes.iter().map(|it| it.area.height()).collect();
        for (height, wanted) in heights.iter().zip([210.0, 70.0, 280.0]) {
            assert!((height - wanted).abs() < 1e-9, "{heights:?}");
        }
        // The ribbons arrive under each other without gap.
        let (first, second) = (&laid.ribbons[0], &laid.ribbons[1]);
        assert!((first[21].y - second[20].y).abs() < 1e-9 && (first[20].x - 588.0).abs() < 1e-9);
    }

    #[test]
    fn the_middle_of_a_ribbon_is_halfway() {
        let found = ribbon(xy(0.0, 0.0), xy(100.0, 50.0), 10.0);
        assert!((found[10].x - 50.0).abs() < 1e-9 && (found[10].y - 25.0).abs() < 1e-9);
        assert!((found[31].y - 35.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn nodes_of_a_column_never_overlap_and_stay_in_the_box(
            flows in prop::collection::vec((0..12_usize, 0..12_usize, 0.01..100.0_f64), 1..30),
        ) {
            let edges: Vec<Edge> = flows.into_iter().filter(|it| it.0 < it.1).map(|it| edge(it.0, it.1, it.2)).collect();
            prop_assume!(!edges.is_empty());
            let laid = laid(12, &edges, &BOX, 18.0).unwrap();
            let nodes: Vec<_> = laid.nodes.iter().filter(|it| it.value > 0.0).collect();
            for (index, node) in nodes.iter().enumerate() {
                prop_assert!(node.area.top >= -1e-6 && node.area.bottom <= 300.0 + 1e-6, "{node:?}");
                prop_assert!(nodes[index + 1..].iter().all(|it| !it.area.overlaps(&node.area)));
            }
        }
    }
}
