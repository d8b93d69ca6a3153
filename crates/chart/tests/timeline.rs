//! Long series: what is drawn of them is what all of their samples would draw.

use std::collections::BTreeSet;

use portal_chart::{
    Axis, Cell, ChartSpec, Item, Kind, Paint, Picture, Plan, Role, Scene, Size, TimelineSpec, Trace, View,
};
use portal_reference::Table;
use portal_text::Language;
use proptest::prelude::*;

const SIZE: Size = Size { width: 720.0, height: 300.0 };

fn chart(trace: Trace) -> TimelineSpec {
    let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "kW", 1).free());
    TimelineSpec::new(base).with("s", Role::Wind, trace)
}

fn plan(chart: &TimelineSpec, view: &View) -> Plan {
    chart.seen(view, 720).plan(SIZE, Language::Pl)
}

/// Every point of the strokes of a role.
fn stroked(scene: &Scene, wanted: Role) -> Vec<(f64, f64)> {
    let of_role = |it: &Item| match it {
        Item::Stroke { lines, paint, .. } if *paint == Paint::Mark(wanted) => {
            lines.iter().flatten().map(|it| (it.x, it.y)).collect()
        }
        _ => Vec::new(),
    };
    scene.items.iter().flat_map(of_role).collect()
}

#[test]
fn the_pyramid_keeps_the_points_of_the_reference() {
    let series = Table::load("10a_series");
    let (regular, irregular, y) = (series.numbers("i"), series.numbers("x_irregular"), series.numbers("y"));
    let mut compared = 0;
    for row in Table::load("10b_indices").rows() {
        let (per_column, is_m4) = match row.text("algorithm") {
            "m4_x" => (4, true),
            "minmax_x" => (2, false),
            _ => continue,
        };
        let columns = row.text("n_out").parse::<usize>().unwrap() / per_column;
        let wanted: BTreeSet<usize> = row.text("indices").split(';').map(|it| it.parse().unwrap()).collect();
        let (x, trace) = match row.text("x") {
            "irregular" => (&irregular, Trace::at(irregular.clone(), y.clone())),
            _ => (&regular, Trace::regular(regular[0], 1.0, y.clone()).unwrap()),
        };
        let (from, to) = trace.extent().unwrap();
        let index = |at: f64| x.iter().position(|it| (it - at).abs() < 1e-9).unwrap();
        let kept: BTreeSet<usize> = if is_m4 {
            trace.seen(from, to, columns).iter().map(|it| index(it.x)).collect()
        } else {
            let ends = trace.columns(from, to, columns).into_iter().filter_map(|it| trace.extremes(it));
            ends.flat_map(|(low, high)| [index(low.x), index(high.x)]).collect()
        };
        if trace.len() > 4 * columns || !is_m4 {
            assert_eq!(kept, wanted, "{} of {}", row.text("algorithm"), row.text("n_out"));
            compared += 1;
        }
    }
    assert!(compared >= 4, "only {compared} rows compared");
}

#[test]
fn one_sample_in_a_million_is_seen_at_its_place_and_height() {
    let mut values: Vec<f64> = (0..1_000_000).map(|it| f64::from(it % 10)).collect();
    values[654_321] = 300.0;
    let chart = chart(Trace::regular(0.0, 1.0, values).unwrap());
    let view = View::default();
    let plan = plan(&chart, &view);
    let points = stroked(&chart.scene(&view, SIZE, Language::Pl), Role::Wind);
    // The axis keeps to 0–10: the spike reaches its top and has a mark above it.
    assert!(plan.y.high < 15.0, "{:?}", plan.y);
    let x = plan.frame.left + plan.frame.width() * 654_321.0 / 999_999.0;
    let spike = points.iter().filter(|it| (it.1 - plan.frame.top).abs() < 1e-9).collect::<Vec<_>>();
    assert!(spike.len() == 1 && (spike[0].0 - x).abs() < 1e-6, "{spike:?}, not {x}");
    let marks: Vec<_> = chart
        .scene(&view, SIZE, Language::Pl)
        .items
        .into_iter()
        .filter_map(|it| match it {
            Item::Fill { shapes, paint: Paint::Mark(Role::Wind), .. } => Some(shapes),
            _ => None,
        })
        .collect();
    assert!(marks.len() == 1 && marks[0].len() == 1 && (marks[0][0][0].x - x).abs() < 1e-6);
}

#[test]
fn what_is_drawn_does_not_grow_with_the_series() {
    let drawn = |count: u32| {
        let values = (0..count).map(|it| f64::from(it % 997)).collect();
        stroked(
            &chart(Trace::regular(0.0, 1.0, values).unwrap()).scene(&View::default(), SIZE, Language::Pl),
            Role::Wind,
        )
        .len()
    };
    assert!(drawn(1_000_000) <= 6 * 720 && drawn(100_000) <= 6 * 720);
}

#[test]
fn a_view_is_cut_at_the_frame_and_rescaled_to_what_it_shows() {
    let chart = chart(Trace::regular(0.0, 1.0, (0..1000).map(f64::from).collect()).unwrap());
    let view = View::default().over(400.0, 500.0, chart.limits());
    let plan = plan(&chart, &view);
    let points = stroked(&chart.scene(&view, SIZE, Language::Pl), Role::Wind);
    let xs = points.iter().map(|it| it.0);
    assert!((xs.clone().fold(f64::INFINITY, f64::min) - plan.frame.left).abs() < 1e-6);
    assert!((xs.fold(0.0, f64::max) - plan.frame.right).abs() < 1e-6);
    assert!(plan.y.low >= 350.0 && plan.y.high <= 550.0, "{:?}", plan.y);
}

#[test]
fn a_hidden_series_is_not_drawn_and_one_out_of_focus_is_pale() {
    let trace = Trace::regular(0.0, 1.0, vec![1.0, 2.0, 3.0]).unwrap();
    let chart = chart(trace.clone()).with("b", Role::Solar, trace);
    let roles = |view: View| {
        let scene = chart.scene(&view, SIZE, Language::Pl);
        let paints = scene.items.iter().filter_map(|it| match it {
            Item::Stroke { paint, .. } => Some(*paint),
            _ => None,
        });
        paints.filter(|it| !matches!(it, Paint::Mark(Role::Rule))).collect::<Vec<_>>()
    };
    assert_eq!(roles(View::default()), [Paint::Mark(Role::Wind), Paint::Mark(Role::Solar)]);
    assert_eq!(roles(View::default().toggle(0)), [Paint::Mark(Role::Solar)]);
    assert_eq!(roles(View::default().focus_on(0)), [Paint::Mark(Role::Wind), Paint::Faded(Role::Solar)]);
}

#[test]
fn a_table_has_each_sample_of_a_near_view_and_extremes_of_a_far_one() {
    let chart = chart(Trace::regular(0.0, 1.0, (0..5000).map(|it| f64::from(it % 10)).collect()).unwrap());
    let near = chart.table(&View::default().over(20.0, 29.0, chart.limits()), Language::Pl);
    let cells: Vec<_> = near.rows.iter().map(|it| it.cells[0].clone()).collect();
    assert_eq!(cells, (0..10).map(|it| Cell::number(Some(f64::from(it)), 1)).collect::<Vec<_>>());
    let far = chart.table(&View::default(), Language::Pl);
    // 500 rows over 4999: ten samples each, of which the lowest is 0 and the highest 9.
    assert_eq!(far.rows.len(), 500);
    assert_eq!(far.rows[7].cells, [Cell::number(Some(0.0), 1), Cell::number(Some(9.0), 1)]);
}

#[test]
fn a_place_is_read_with_the_nearest_sample_of_each_series() {
    let quarters = Trace::regular(0.0, 0.25, (0..41).map(f64::from).collect()).unwrap();
    let chart = chart(Trace::regular(0.0, 1.0, (0..11).map(f64::from).collect()).unwrap()).with(
        "b",
        Role::Solar,
        quarters,
    );
    let read = |at| chart.at(&View::default(), at).reading(at, Language::En, "none");
    // At 3.3 the hour of 3 and the quarter of 3.25, which is the thirteenth.
    assert_eq!(read(3.3), "3: s 3.0\u{a0}kW; b 13.0\u{a0}kW");
    assert_eq!(read(99.0), "99: none");
    let hidden = View::default().toggle(0);
    assert_eq!(chart.at(&hidden, 2.0).reading(2.0, Language::En, "none"), "2: 8.0\u{a0}kW");
}

#[test]
fn keys_go_from_sample_to_sample() {
    let chart = chart(Trace::regular(10.0, 5.0, vec![1.0, f64::NAN, 3.0]).unwrap());
    let stop = |at, by| chart.stop(&View::default(), at, by);
    assert_eq!(
        (stop(14.0, 0), stop(15.0, 1), stop(20.0, 1), stop(12.0, -9)),
        (Some(15.0), Some(20.0), Some(20.0), Some(10.0))
    );
    assert_eq!(chart.stop(&View::default().toggle(0), 14.0, 0), None);
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -1e3..1e3_f64, 1 => Just(f64::NAN), 1 => any::<f64>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_series_in_any_view_is_a_drawing(
        y in prop::collection::vec(value(), 0..300), x in prop::collection::vec(value(), 0..300),
        steps in prop::collection::vec((value(), 0.1..20.0_f64), 0..4), width in 40.0..1600.0_f64, step in value(),
    ) {
        let mut traces = vec![Trace::at(x, y.clone())];
        traces.extend(Trace::regular(5.0, step, y));
        for trace in traces {
            let chart = chart(trace);
            let limits = chart.limits();
            let view = steps.iter().fold(View::default(), |it, (at, factor)| it.zoom_at(*at, *factor, limits));
            let scene = chart.scene(&view, Size { width, height: 240.0 }, Language::En);
            let points = scene.items.iter().flat_map(|it| match it {
                Item::Stroke { lines: parts, .. } | Item::Fill { shapes: parts, .. } => parts.concat(),
                Item::Dots { centres, .. } => centres.clone(),
                Item::Text(label) => vec![label.at],
            });
            for point in points {
                prop_assert!(point.x.is_finite() && point.y.is_finite(), "{view:?} {point:?}");
            }
            let _ = chart.table(&view, Language::Pl).html(Language::Pl, "-");
        }
    }

    #[test]
    fn every_column_reaches_its_extremes(y in prop::collection::vec(-1e3..1e3_f64, 100..2000), columns in 2..40_usize) {
        let trace = Trace::regular(0.0, 1.0, y.clone()).unwrap();
        let (from, to) = trace.extent().unwrap();
        let seen = trace.seen(from, to, columns);
        for column in trace.columns(from, to, columns) {
            let most = y[column.clone()].iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let inside = |x: f64| column.clone().any(|it| trace.point(it).is_some_and(|it| (it.x - x).abs() < 0.5));
            let reached = seen.iter().any(|it| inside(it.x) && it.y == Some(most));
            prop_assert!(reached || column.is_empty());
        }
    }
}

#[test]
fn a_chart_without_samples_says_so() {
    let chart = chart(Trace::at(vec![], vec![]));
    let texts = |language| {
        let scene = chart.scene(&View::default(), SIZE, language);
        scene
            .items
            .into_iter()
            .filter_map(|it| match it {
                Item::Text(label) => Some(label.text),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert!(
        texts(Language::Pl).contains(&"brak danych".to_owned())
            && texts(Language::En).contains(&"no data".to_owned())
    );
}
