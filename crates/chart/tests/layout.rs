//! Places in charts, worked by hand, and what must hold for every chart at every size.

mod common;

use portal_chart::{
    Axis, ChartSpec, Item, Kind, Plan, Point, RangeBar, Role, Scene, Series, Shape, Size, Span, plan, scene,
};
use portal_text::Language;
use proptest::prelude::*;

fn size(width: f64, height: f64) -> Size {
    Size { width, height }
}

/// Every coordinate of a drawing.
fn coordinates(scene: &Scene) -> Vec<f64> {
    let mut all = Vec::new();
    for item in &scene.items {
        match item {
            Item::Stroke { lines: parts, .. } | Item::Fill { shapes: parts, .. } => {
                all.extend(parts.iter().flatten().flat_map(|it| [it.x, it.y]));
            }
            Item::Dots { centres, .. } => all.extend(centres.iter().flat_map(|it| [it.x, it.y])),
            Item::Text(label) => all.extend([label.at.x, label.at.y]),
        }
    }
    all
}

fn strokes(scene: &Scene, wanted: Role) -> Vec<usize> {
    let mut lengths = Vec::new();
    for item in &scene.items {
        if let Item::Stroke { lines, paint, .. } = item
            && *paint == portal_chart::Paint::Mark(wanted)
        {
            lengths.extend(lines.iter().map(Vec::len));
        }
    }
    lengths
}

fn check_labels(plan: &Plan) -> Result<(), TestCaseError> {
    for (index, label) in plan.labels.iter().enumerate() {
        let room = label.bounds();
        let inside = room.left >= -0.01
            && room.top >= -0.01
            && room.right <= plan.size.width + 0.01
            && room.bottom <= plan.size.height + 0.01;
        prop_assert!(inside, "{label:?} leaves {:?}", plan.size);
        for other in &plan.labels[index + 1..] {
            prop_assert!(!room.overlaps(&other.bounds()), "{label:?} on {other:?}");
        }
    }
    Ok(())
}

#[test]
fn a_value_is_where_its_axis_says() {
    // No title, no names: the frame is 300 − 8 − 25 high, its ticks 0 to 30 by 10 (267/46 = 5 parts: 6, so 10).
    let spec = ChartSpec::new("t", Axis::of(Kind::Year), Axis::number("", "", 0)).with(Series::new(
        "s",
        Role::Air5,
        Shape::line(2010.0, &[Some(0.0), Some(15.0), Some(30.0)]),
    ));
    let plan = plan(&spec, size(720.0, 300.0), Language::Pl);
    assert_eq!(plan.y_ticks.iter().map(|it| it.at).collect::<Vec<_>>(), [0.0, 10.0, 20.0, 30.0]);
    assert_eq!((plan.frame.top, plan.frame.bottom), (8.0, 275.0));
    // Two digits of 0.636 em at 12 px and 7 px of air.
    assert!((plan.frame.left - (2.0 * 0.636 * 12.0 + 7.0)).abs() < 1e-9);
    assert!((plan.y.at(15.0) - 141.5).abs() < 1e-9);
    assert!((plan.x.at(2011.0) - f64::midpoint(plan.frame.left, 716.0)).abs() < 1e-9);
}

#[test]
fn stacked_bars_stand_on_each_other() {
    let spec = ChartSpec::new("t", Axis::of(Kind::Month), Axis::number("", "", 0))
        .with(Series::new("a", Role::SelfUse, Shape::bars(0, 1.0, &[Some(10.0)])))
        .with(Series::new("b", Role::Export, Shape::bars(0, 1.0, &[Some(5.0)])));
    let plan = plan(&spec, size(720.0, 300.0), Language::Pl);
    let drawing = scene(&spec, &plan);
    let bars: Vec<_> = drawing
        .items
        .iter()
        .filter_map(|it| match it {
            Item::Fill { shapes, .. } => shapes.first(),
            _ => None,
        })
        .collect();
    let edges = |shape: &Vec<portal_chart::Xy>| (shape[0].y, shape[2].y);
    assert_eq!(edges(bars[0]), (plan.y.at(10.0), plan.y.at(0.0)));
    assert_eq!(edges(bars[1]), (plan.y.at(15.0), plan.y.at(10.0)));
    // One slot fills the frame, the bar takes 70 % of it.
    assert!((bars[0][1].x - bars[0][0].x - 0.7 * plan.frame.width()).abs() < 1e-9);
}

#[test]
fn gaps_are_not_joined() {
    let values = [Some(1.0), Some(2.0), None, Some(3.0), Some(4.0), Some(f64::NAN), Some(5.0)];
    let spec = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("", "", 0)).with(Series::new(
        "s",
        Role::Wind,
        Shape::line(0.0, &values),
    ));
    let drawing = scene(&spec, &plan(&spec, size(360.0, 240.0), Language::En));
    assert_eq!(strokes(&drawing, Role::Wind), [2, 2]);
}

#[test]
fn a_line_is_broken_where_the_station_changed() {
    let spec = common::yearly();
    let drawing = scene(&spec, &plan(&spec, size(720.0, 300.0), Language::Pl));
    assert_eq!(strokes(&drawing, Role::Air5), [9, 5]);
}

#[test]
fn wide_charts_name_their_lines_at_the_end_and_narrow_ones_above() {
    let spec = common::mix();
    let wide = plan(&spec, size(720.0, 300.0), Language::Pl);
    let ends: Vec<_> = wide.labels.iter().filter(|it| it.strong).collect();
    assert_eq!(ends.len(), 5);
    assert!(ends.iter().all(|it| it.at.x > wide.frame.right) && wide.swatches.is_empty());
    let narrow = plan(&spec, size(320.0, 240.0), Language::Pl);
    assert_eq!(narrow.swatches.len(), 5);
    assert!(narrow.frame.right > 315.0);
}

#[test]
fn nothing_of_the_pages_charts_is_dropped() {
    for width in [328.0, 360.0, 720.0, 1200.0] {
        let plan = plan(&common::yearly(), size(width, 300.0), Language::Pl);
        let texts: Vec<_> = plan.labels.iter().map(|it| it.text.as_str()).collect();
        for wanted in
            ["PM2,5, µg/m³", "WHO 5", "UE od 2030: 10", "UE dziś: 20", "zmiana stacji", "14,5 w 2023"]
        {
            assert!(texts.contains(&wanted), "{wanted} at {width}: {texts:?}");
        }
    }
}

#[test]
fn a_phone_gets_fewer_months() {
    let months = |width| plan(&common::monthly(), size(width, 260.0), Language::Pl).x_ticks.len();
    assert_eq!((months(720.0), months(1200.0)), (12, 12));
    assert!(months(300.0) < 12 && months(300.0) >= 4, "{}", months(300.0));
}

#[test]
fn a_year_of_hours_is_drawn_with_no_more_than_four_points_a_column() {
    let values: Vec<_> = (0..8760).map(|it| Some(f64::from(it % 24))).collect();
    let spec = ChartSpec::new("t", Axis::of(Kind::Hour { first_day: None }), Axis::number("", "kW", 1))
        .with(Series::new("s", Role::Solar, Shape::line(0.0, &values)));
    let plan = plan(&spec, size(720.0, 300.0), Language::Pl);
    let drawn = strokes(&scene(&spec, &plan), Role::Solar);
    let most = 4.0 * plan.frame.width().ceil();
    assert!(
        drawn.len() == 1 && f64::from(u32::try_from(drawn[0]).unwrap()) <= most && drawn[0] > 1400,
        "{drawn:?}"
    );
}

#[test]
fn charts_without_values_are_still_laid_out() {
    let empty = ChartSpec::new("t", Axis::of(Kind::Date), Axis::number("", "", 0));
    let gaps = empty.clone().with(Series::new("s", Role::Wind, Shape::line(0.0, &[None, None])));
    let spans = empty.clone().with(Series::new(
        "s",
        Role::Wind,
        Shape::Spans(vec![Span { from: 1.0, to: 0.0, value: None }]),
    ));
    for spec in [empty, gaps, spans] {
        let drawing = scene(&spec, &plan(&spec, size(360.0, 240.0), Language::Pl));
        assert!(coordinates(&drawing).iter().all(|it| it.is_finite()));
    }
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -1e4..1e4_f64, 1 => Just(0.0), 1 => any::<f64>()]
}

fn shape() -> impl Strategy<Value = Shape> {
    let points = || {
        prop::collection::vec((number(), prop::option::of(number())), 0..30)
            .prop_map(|all| all.into_iter().map(|(x, y)| Point::new(x, y)).collect::<Vec<_>>())
    };
    let triples = || prop::collection::vec((number(), number(), number()), 0..8);
    prop_oneof![
        points().prop_map(Shape::Line),
        points().prop_map(Shape::Step),
        points().prop_map(Shape::Area),
        points().prop_map(Shape::Dots),
        (0..3_u8, points()).prop_map(|(stack, points)| Shape::Bars { stack, points }),
        triples().prop_map(|all| Shape::Ranges(
            all.into_iter().map(|(x, low, high)| RangeBar { x, low, high }).collect()
        )),
        triples().prop_map(|all| Shape::Spans(
            all.into_iter().map(|(from, to, y)| Span { from, to, value: Some(y) }).collect()
        )),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Number),
        Just(Kind::Month),
        Just(Kind::Hour { first_day: None }),
        Just(Kind::Hour { first_day: Some(20_779) }),
        Just(Kind::Date),
        Just(Kind::Year),
        prop::collection::vec("[a-zżźćłó ]{0,30}", 0..6).prop_map(Kind::Category),
    ]
}

prop_compose! {
    fn chart()(
        kind in kind(),
        units in ("\\PC{0,40}", "\\PC{0,40}", "\\PC{0,60}"),
        series in prop::collection::vec(("\\PC{0,40}", shape()), 0..6),
        thresholds in prop::collection::vec((number(), "\\PC{0,40}"), 0..4),
        marks in prop::collection::vec((number(), "\\PC{0,40}", any::<bool>()), 0..4),
        top in prop::option::of(number()),
    ) -> ChartSpec {
        let mut x = Axis::of(kind);
        (x.label, x.unit) = (units.0, units.1);
        let mut y = Axis::number(units.2, "kWh", 1);
        y.top = top;
        let mut spec = ChartSpec::new("t", x, y);
        spec.series = series.into_iter().map(|(name, shape)| Series::new(name, Role::Solar, shape)).collect();
        for (value, name) in thresholds {
            spec = spec.threshold(value, name, Role::Limit);
        }
        for (x, name, breaks) in marks {
            spec = if breaks { spec.broken_at(x, name) } else { spec.mark(x, name) };
        }
        spec
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_label_overlaps_another_or_leaves_the_drawing(
        spec in chart(), width in 280.0..1600.0_f64, height in 160.0..640.0_f64, polish in any::<bool>(),
    ) {
        let language = if polish { Language::Pl } else { Language::En };
        let plan = plan(&spec, size(width, height), language);
        check_labels(&plan)?;
        let drawing = scene(&spec, &plan);
        prop_assert!(coordinates(&drawing).iter().all(|it| it.is_finite()), "{drawing:?}");
    }

    #[test]
    fn the_pages_charts_keep_their_labels_apart_at_every_width(width in 280.0..1600.0_f64) {
        for spec in common::all() {
            check_labels(&plan(&spec, size(width, 280.0), Language::Pl))?;
        }
    }
}
