//! Energy from where it comes to where it goes: ribbons as wide as their flow (Sankey).

use portal_text::{Language, number};
use serde::{Deserialize, Serialize};

use crate::Role;
use crate::geometry::{Rect, Size, xy};
use crate::kinds::flow_layout::{Edge, Laid, NODE, laid};
use crate::labels::{Anchor, Label, place, spread};
use crate::metrics::{LINE, fit};
use crate::num::{as_f64, is_place};
use crate::picture::{Picture, Stop};
use crate::reading::with_unit;
use crate::scene::{Item, Paint, Scene};
use crate::table::{Cell, Column, Row, Table};
use crate::view::View;

/// Least distance of nodes in a column \[px\].
const GAP: f64 = 20.0;
/// From a node to its name \[px\].
const BESIDE: f64 = 5.0;
/// Smallest share of the largest throughput that a node may be out of balance.
const BALANCE: f64 = 1e-9;

/// An energy flow. All texts are already in the reader's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FlowSpec {
    /// What is shown: the accessible name.
    pub title: String,
    /// Unit of the flows.
    pub unit: String,
    /// Decimals of the flows.
    pub decimals: usize,
    /// The nodes; their order breaks ties.
    pub nodes: Vec<FlowNode>,
    /// The flows. Those that are not positive are left out; flows in a circle cannot be drawn.
    pub links: Vec<FlowLink>,
    /// Names of the columns of the table: from, to, flow.
    pub columns: [String; 3],
}

/// A node: a source, a use, or something between.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FlowNode {
    /// Its name.
    pub name: String,
    /// What it means; ribbons have the colour of where they come from.
    pub role: Role,
}

/// A flow from one node to another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FlowLink {
    /// Index of the node it comes from.
    pub from: usize,
    /// Index of the node it goes to.
    pub to: usize,
    /// How much \[unit\].
    pub value: f64,
}

impl FlowSpec {
    /// The flows that can be drawn.
    fn edges(&self) -> Vec<Edge> {
        let known = |it: &&FlowLink| it.from < self.nodes.len() && it.to < self.nodes.len();
        let positive = |it: &&FlowLink| is_place(it.value) && it.value > 1e-100;
        let links = self.links.iter().filter(known).filter(positive);
        links.map(|it| Edge { from: it.from, to: it.to, value: it.value }).collect()
    }

    /// Nodes that get and give something, but not the same: index and surplus (what comes in less what goes out)
    /// \[unit\]. Empty when the flow adds up within 1e-9 of the largest throughput.
    pub fn imbalances(&self) -> Vec<(usize, f64)> {
        let edges = self.edges();
        let sum = |chosen: &dyn Fn(&Edge) -> bool| {
            edges.iter().filter(|it| chosen(it)).map(|it| it.value).sum::<f64>()
        };
        let sums =
            (0..self.nodes.len()).map(|node| (node, sum(&|it| it.to == node), sum(&|it| it.from == node)));
        let sums: Vec<(usize, f64, f64)> = sums.collect();
        let largest = sums.iter().map(|it| it.1.max(it.2)).fold(0.0, f64::max);
        let unequal =
            |it: &&(usize, f64, f64)| it.1 > 0.0 && it.2 > 0.0 && (it.1 - it.2).abs() > BALANCE * largest;
        sums.iter().filter(unequal).map(|it| (it.0, it.1 - it.2)).collect()
    }

    fn laid(&self, size: Size) -> Option<Laid> {
        let area = Rect { left: 0.0, top: LINE / 2.0, right: size.width, bottom: size.height - LINE / 2.0 };
        laid(self.nodes.len(), &self.edges(), &area, GAP)
    }

    fn value(&self, value: f64, language: Language) -> String {
        with_unit(number(language, value, self.decimals), &self.unit)
    }

    /// Names with their throughput beside the nodes; inside of the drawing at both ends.
    fn names(&self, laid: &Laid, size: Size, language: Language) -> Vec<Label> {
        let mut labels = Vec::new();
        let pitch = (size.width - NODE) / as_f64(laid.columns.saturating_sub(1).max(1)) - NODE - 2.0 * BESIDE;
        // Both ends first: what is between them has other places to go.
        let end = laid.columns.saturating_sub(1);
        let inner = 1..end;
        for column in [0].into_iter().chain((end > 0).then_some(end)).chain(inner) {
            let last = column + 1 == laid.columns && column > 0;
            let mut nodes: Vec<(usize, &crate::kinds::flow_layout::Placed)> = laid
                .nodes
                .iter()
                .enumerate()
                .filter(|it| it.1.column == column && it.1.value > 0.0)
                .collect();
            nodes.sort_by(|a, b| a.1.area.top.total_cmp(&b.1.area.top));
            let wanted: Vec<f64> =
                nodes.iter().map(|it| f64::midpoint(it.1.area.top, it.1.area.bottom)).collect();
            let heights = spread(&wanted, 2.0 * LINE, LINE, size.height - LINE)
                .map(|it| (it, 2))
                .or_else(|| Some((spread(&wanted, LINE, LINE / 2.0, size.height - LINE / 2.0)?, 1)));
            let Some((heights, lines)) = heights else { continue };
            for ((index, node), y) in nodes.into_iter().zip(heights) {
                let name = self.nodes.get(index).map(|it| it.name.as_str()).unwrap_or_default();
                let (x, anchor) = if last {
                    (node.area.left - BESIDE, Anchor::End)
                } else {
                    (node.area.right + BESIDE, Anchor::Start)
                };
                let value = self.value(node.value, language);
                let texts = if lines == 2 {
                    vec![(name.to_owned(), -LINE / 2.0, true), (value, LINE / 2.0, false)]
                } else {
                    vec![(format!("{name} {value}"), 0.0, false)]
                };
                for (text, down, strong) in texts {
                    // The names of neighbours may need half of the room.
                    for room in [pitch, pitch / 2.0 - BESIDE] {
                        let (text, paint) = (fit(&text, room, strong), Paint::Text(Role::Ink));
                        if place(
                            &mut labels,
                            size,
                            Label { at: xy(x, y + down), anchor, text, paint, strong },
                        ) {
                            break;
                        }
                    }
                }
            }
        }
        labels
    }

    fn role_of(&self, node: usize) -> Role {
        self.nodes.get(node).map_or(Role::Ink2, |it| it.role)
    }

    fn name_of(&self, node: usize) -> &str {
        self.nodes.get(node).map(|it| it.name.as_str()).unwrap_or_default()
    }
}

impl Picture for FlowSpec {
    fn title(&self) -> &str {
        &self.title
    }

    fn is_empty(&self) -> bool {
        self.laid(Size { width: 300.0, height: 200.0 }).is_none()
    }

    fn scene(&self, _view: &View, size: Size, language: Language) -> Scene {
        let size = size.at_least(240.0, 120.0);
        let Some(laid) = self.laid(size) else { return Scene::no_data(size, language) };
        let mut scene = Scene::new(size);
        for (edge, ribbon) in self.edges().iter().zip(&laid.ribbons) {
            let paint = Paint::Mark(self.role_of(edge.from));
            scene.push(Item::Fill { shapes: vec![ribbon.clone()], paint, opacity: 0.38, edge: None });
        }
        for (index, node) in laid.nodes.iter().enumerate().filter(|it| it.1.value > 0.0) {
            let edge = self.role_of(index).outline().unwrap_or(Role::Paper);
            scene.push(Item::edged(vec![node.area.corners()], self.role_of(index), edge, 0.8));
        }
        let labels = self.names(&laid, size, language);
        let plates = labels.iter().map(|it| it.bounds().corners()).collect();
        scene.push(Item::Fill { shapes: plates, paint: Paint::Mark(Role::Paper), opacity: 0.6, edge: None });
        for label in labels {
            scene.push(Item::Text(label));
        }
        scene
    }

    /// A row per flow, as drawn.
    fn table(&self, _view: &View, _language: Language) -> Table {
        let [from, to, flow] = self.columns.clone();
        let row = |it: &Edge| Row {
            name: self.name_of(it.from).to_owned(),
            key: self.name_of(it.from).to_owned(),
            cells: vec![
                Cell::Text(self.name_of(it.to).to_owned()),
                Cell::number(Some(it.value), self.decimals),
            ],
        };
        Table {
            caption: self.title.clone(),
            rows_are: from,
            columns: vec![
                Column { name: to, unit: String::new() },
                Column { name: flow, unit: self.unit.clone() },
            ],
            rows: self.edges().iter().map(row).collect(),
        }
    }

    /// The nodes, then the flows.
    fn stops(&self, _view: &View, size: Size, language: Language) -> Vec<Stop> {
        let Some(laid) = self.laid(size.at_least(240.0, 120.0)) else { return Vec::new() };
        let nodes = laid.nodes.iter().enumerate().filter(|it| it.1.value > 0.0).map(|(index, node)| Stop {
            area: node.area,
            text: format!("{}: {}", self.name_of(index), self.value(node.value, language)),
        });
        let edges = self.edges();
        let flows = edges.iter().zip(&laid.ribbons).map(|(edge, ribbon)| {
            let none = Rect { left: f64::MAX, top: f64::MAX, right: f64::MIN, bottom: f64::MIN };
            let area = ribbon.iter().fold(none, |it, at| Rect {
                left: it.left.min(at.x),
                top: it.top.min(at.y),
                right: it.right.max(at.x),
                bottom: it.bottom.max(at.y),
            });
            let ends = [self.name_of(edge.from), self.name_of(edge.to)].join(" → ");
            Stop { area, text: format!("{ends}: {}", self.value(edge.value, language)) }
        });
        nodes.chain(flows).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(links: &[(usize, usize, f64)]) -> FlowSpec {
        let nodes = ["PV", "Wiatr", "Klaster", "Domy", "Eksport"];
        FlowSpec {
            title: "t".to_owned(),
            unit: "GWh".to_owned(),
            decimals: 1,
            nodes: nodes.iter().map(|it| FlowNode { name: (*it).to_owned(), role: Role::Solar }).collect(),
            links: links.iter().map(|&(from, to, value)| FlowLink { from, to, value }).collect(),
            columns: ["z", "do", "ile"].map(str::to_owned),
        }
    }

    #[test]
    fn a_flow_that_does_not_add_up_is_named() {
        let whole = flow(&[(0, 2, 3.0), (1, 2, 2.0), (2, 3, 4.0), (2, 4, 1.0)]);
        assert!(whole.imbalances().is_empty());
        let lost = flow(&[(0, 2, 3.0), (1, 2, 2.0), (2, 3, 4.0)]);
        assert_eq!(lost.imbalances(), [(2, 1.0)]);
    }

    #[test]
    fn a_circle_and_broken_links_are_no_drawing_and_no_panic() {
        assert!(flow(&[(0, 1, 1.0), (1, 0, 1.0)]).is_empty());
        assert!(flow(&[(0, 99, 1.0), (0, 1, f64::NAN), (0, 1, -3.0)]).is_empty());
        assert!(flow(&[]).is_empty());
    }

    #[test]
    fn every_name_and_number_is_written_at_both_widths() {
        let whole = flow(&[(0, 2, 3.0), (1, 2, 2.0), (2, 3, 4.0), (2, 4, 1.0)]);
        for width in [360.0, 1440.0] {
            let scene = whole.scene(&View::default(), Size { width, height: 300.0 }, Language::Pl);
            let texts: Vec<_> = scene
                .items
                .iter()
                .filter_map(|it| match it {
                    Item::Text(label) => Some(label.text.as_str()),
                    _ => None,
                })
                .collect();
            for wanted in ["PV", "Wiatr", "Klaster", "Domy", "Eksport", "5,0\u{a0}GWh"] {
                assert!(texts.contains(&wanted), "{wanted} at {width}: {texts:?}");
            }
        }
        let stops = whole.stops(&View::default(), Size { width: 720.0, height: 300.0 }, Language::Pl);
        assert!(stops.iter().any(|it| it.text == "PV → Klaster: 3,0\u{a0}GWh"));
    }
}
