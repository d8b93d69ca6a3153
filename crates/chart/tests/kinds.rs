//! What must hold for every kind: whatever the numbers, a drawing or a message, labels apart, tables whole.

use portal_chart::{Item, Label, Picture, Scene, Size, View, samples};
use portal_text::Language;
use proptest::prelude::*;

/// The numbers that charts are given when something went wrong, and some that are right.
fn cases() -> Vec<(&'static str, Vec<f64>)> {
    vec![
        ("empty", vec![]),
        ("one point", vec![5.0]),
        ("two points", vec![5.0, 7.0]),
        ("constant", vec![3.0; 30]),
        ("zero", vec![0.0; 30]),
        ("all missing", vec![f64::NAN; 30]),
        ("infinite", vec![f64::INFINITY, f64::NEG_INFINITY, 1.0, 2.0]),
        ("some missing", (0..60).map(|it| if it % 7 == 3 { f64::NAN } else { f64::from(it) }).collect()),
        ("huge", (0..30).map(|it| 1e99 * f64::from(it)).collect()),
        ("hugest", vec![f64::MAX, f64::MIN, f64::MAX, 1.0]),
        ("tiny", (0..30).map(|it| 1e-12 * f64::from(it)).collect()),
        ("tiniest", vec![f64::MIN_POSITIVE, -f64::MIN_POSITIVE, 5e-324]),
        ("negative", (0..30).map(|it| -f64::from(it * it)).collect()),
        ("both signs", (0..60).map(|it| 30.0 - f64::from(it)).collect()),
        ("an outlier", (0..60).map(|it| if it == 33 { 1e6 } else { f64::from(it % 9) }).collect()),
        ("ordinary", (0..400).map(|it| f64::from(it % 24) + 0.37 * f64::from(it % 7)).collect()),
    ]
}

const fn text(item: &Item) -> Option<&Label> {
    match item {
        Item::Text(label) => Some(label),
        _ => None,
    }
}

fn labels(scene: &Scene) -> Vec<&Label> {
    scene.items.iter().filter_map(text).collect()
}

fn check(name: &str, picture: &dyn Picture, view: &View, size: Size) {
    for language in Language::ALL {
        let scene = picture.scene(view, size, language);
        assert!(!scene.items.is_empty(), "{name}: nothing drawn");
        for item in &scene.items {
            let points = match item {
                Item::Stroke { lines: parts, .. } | Item::Fill { shapes: parts, .. } => parts.concat(),
                Item::Dots { centres, .. } => centres.clone(),
                Item::Text(label) => vec![label.at],
            };
            let finite = points.iter().all(|it| it.x.is_finite() && it.y.is_finite());
            assert!(finite, "{name}: {item:?}");
            let near = points.iter().all(|it| it.x.abs() < 1e5 && it.y.abs() < 1e5);
            assert!(near, "{name}: far away {item:?}");
        }
        let labels = labels(&scene);
        for (index, label) in labels.iter().enumerate() {
            let room = label.bounds();
            let inside = room.left >= -0.01 && room.right <= scene.size.width + 0.01;
            assert!(
                inside && room.top >= -0.01 && room.bottom <= scene.size.height + 0.01,
                "{name}: {label:?} leaves {:?}",
                scene.size
            );
            for other in labels.iter().skip(index + 1) {
                assert!(!room.overlaps(&other.bounds()), "{name} at {size:?}: {label:?} on {other:?}");
            }
        }
        if picture.is_empty() {
            let said = labels.iter().any(|it| it.text == "brak danych" || it.text == "no data");
            assert!(said, "{name}: is empty and does not say so");
        }
        let table = picture.table(view, language);
        let html = table.html(language, "–");
        assert!(!html.contains("NaN") && !html.contains("inf"), "{name}: {html}");
        assert!(table.rows.iter().all(|it| it.cells.len() == table.columns.len()), "{name}: uneven table");
        for stop in picture.stops(view, size, language) {
            let area = stop.area;
            assert!(
                area.left.is_finite() && area.bottom.is_finite() && !stop.text.is_empty(),
                "{name}: {stop:?}"
            );
            assert!(!stop.text.contains("NaN"), "{name}: {stop:?}");
        }
    }
}

#[test]
fn every_kind_stands_every_case_at_every_width() {
    for (case, values) in cases() {
        for (kind, explored) in samples::all(&values, Language::Pl) {
            let picture = explored.picture();
            for width in [360.0, 768.0, 1440.0] {
                let size = Size { width, height: 300.0 };
                check(&format!("{kind}, {case}"), picture, &View::default(), size);
                let partly = View::default().toggle(1).focus_on(0);
                check(&format!("{kind}, {case}, one hidden"), picture, &partly, size);
            }
        }
    }
}

#[test]
fn no_size_is_a_panic() {
    for (kind, explored) in samples::all(&cases()[15].1, Language::Pl) {
        let picture = explored.picture();
        for (width, height) in
            [(0.0, 0.0), (1.0, 1.0), (f64::NAN, f64::INFINITY), (-5.0, 1e6), (5000.0, 20.0)]
        {
            let scene = picture.scene(&View::default(), Size { width, height }, Language::Pl);
            assert!(scene.size.width.is_finite() && scene.size.height.is_finite(), "{kind}");
            let _ = picture.stops(&View::default(), Size { width, height }, Language::Pl);
        }
    }
}

#[test]
fn a_whole_drawing_has_marks_and_texts() {
    for (kind, explored) in samples::all(&cases()[15].1, Language::Pl) {
        let picture = explored.picture();
        assert!(!picture.is_empty(), "{kind}");
        let scene = picture.scene(&View::default(), Size { width: 720.0, height: 300.0 }, Language::Pl);
        let marks = scene.items.iter().filter(|it| !matches!(it, Item::Text(_))).count();
        assert!(marks > 0, "{kind}");
        assert!(
            !picture.title().is_empty() && !picture.table(&View::default(), Language::Pl).rows.is_empty(),
            "{kind}"
        );
    }
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![5 => -1e3..1e3_f64, 1 => Just(0.0), 1 => Just(f64::NAN), 1 => any::<f64>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_kind_stands_any_numbers(values in prop::collection::vec(value(), 0..90), width in 280.0..1500.0_f64) {
        for (kind, explored) in samples::all(&values, Language::Pl) {
            check(kind, explored.picture(), &View::default(), Size { width, height: 300.0 });
        }
    }
}
