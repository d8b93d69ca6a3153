//! A picture in the hands of a reader: what crosses, what keys and buttons do, what is said.

use portal_chart::{
    Act, Axis, ChartSpec, Explored, Explorer, Item, Keyed, Kind, Role, Series, Shape, Size, TimelineSpec,
    Trace, View, Xy, kind, pack, samples,
};
use portal_text::Language;
use proptest::prelude::*;

const SIZE: Size = Size { width: 720.0, height: 300.0 };

fn sample() -> Vec<f64> {
    (0..60).map(|it| if it == 7 { f64::NAN } else { f64::from(it % 9) }).collect()
}

/// Twenty days of one rising line: day 0 has 0, day 1 has 10…
fn days() -> ChartSpec {
    let values: Vec<_> = (0..20).map(|it| Some(f64::from(it) * 10.0)).collect();
    ChartSpec::new("Dni", Axis::of(Kind::Date), Axis::number("PM10", "µg/m³", 0))
        .with(Series::new("PM10", Role::Wind, Shape::line(0.0, &values)))
        .with(Series::new("PM2.5", Role::Solar, Shape::line(0.0, &values)))
}

fn explorer(what: Explored) -> Explorer {
    Explorer::new(what, Language::En)
}

#[test]
fn a_picture_crosses_as_it_is() {
    let back = |name: &str, one: &Explored| {
        Explored::read(&one.packed()).unwrap_or_else(|| panic!("{name} does not come back"))
    };
    for (name, one) in samples::all(&sample(), Language::Pl) {
        let rows = |it: &Explored| it.picture().table(&View::default(), Language::Pl);
        assert_eq!(rows(&back(name, &one)), rows(&one), "{name}");
    }
    // No gap equals another as a number, and copies of a long series are equal when they share their samples.
    for (name, one) in samples::all(&[1.0, 5.0, 2.0], Language::Pl) {
        assert!(back(name, &one) == one || name == "timeline", "{name}");
    }
}

#[test]
fn a_picture_alone_is_written_like_one_of_many() {
    for (name, one) in samples::all(&[1.0, 2.0], Language::Pl) {
        match &one {
            Explored::Lines(it) => assert_eq!(pack(kind::LINES, it), one.packed(), "{name}"),
            Explored::Calendar(it) => assert_eq!(pack(kind::CALENDAR, it), one.packed(), "{name}"),
            _ => {}
        }
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    for (name, one) in samples::all(&[1.0, 2.0, 3.0], Language::Pl) {
        let bytes = one.packed();
        assert_eq!(Explored::read(&bytes[..bytes.len() - 1]), None, "{name}");
    }
    assert_eq!(Explored::read(&[]), None);
    assert_eq!(Explored::read(&[99, 1, 2]), None);
}

#[test]
fn arrows_read_and_escape_leaves_step_by_step() {
    let mut it = explorer(Explored::Lines(days()));
    assert_eq!(it.key("ArrowRight", false, SIZE), Keyed::Read);
    assert_eq!(it.says(SIZE), "1\u{a0}January 1970: PM10 0\u{a0}µg/m³; PM2.5 0\u{a0}µg/m³");
    it.key("PageDown", false, SIZE);
    assert_eq!(it.read_place(), Some(10.0));
    it.key("End", false, SIZE);
    assert_eq!(it.key("ArrowRight", false, SIZE), Keyed::Ignored, "there is nothing after the last");
    assert_eq!(it.read_place(), Some(19.0));
    assert_eq!(it.key("+", false, SIZE), Keyed::Viewed);
    assert_eq!(it.key("Escape", false, SIZE), Keyed::Read);
    assert_eq!(it.key("Escape", false, SIZE), Keyed::Viewed);
    assert!(it.is_plain());
    assert_eq!(it.key("Escape", false, SIZE), Keyed::Left);
    assert_eq!(it.key("Tab", false, SIZE), Keyed::Ignored);
}

#[test]
fn a_key_goes_nearer_to_what_is_read_and_shift_moves_aside() {
    let mut it = explorer(Explored::Lines(days()));
    it.key("Home", false, SIZE);
    it.key("PageDown", false, SIZE);
    it.key("+", false, SIZE);
    let (from, to) = it.view().range().unwrap();
    let whole = it.limits().unwrap();
    // 1.5 times as near, and the tenth day as far along as it was.
    assert!(((whole.high - whole.low) / (to - from) - 1.5).abs() < 1e-9);
    assert!(((10.0 - from) / (to - from) - (10.0 - whole.low) / (whole.high - whole.low)).abs() < 1e-9);
    it.key("ArrowRight", true, SIZE);
    let moved = it.view().range().unwrap();
    // A quarter of what is seen, but not beyond the end.
    assert!((moved.0 - from - ((to - from) * 0.25).min(whole.high - to)).abs() < 1e-9);
    assert_eq!(it.key("0", false, SIZE), Keyed::Viewed);
    assert_eq!(it.view(), &View::default());
}

#[test]
fn arrows_stay_inside_of_what_is_seen() {
    for what in [Explored::Lines(days()), Explored::Timeline(long())] {
        let mut it = explorer(what);
        it.act(Act::Over(5.0, 9.0));
        it.key("Home", false, SIZE);
        assert_eq!(it.read_place(), Some(5.0));
        it.key("ArrowLeft", false, SIZE);
        assert_eq!(it.read_place(), Some(5.0));
        it.key("End", false, SIZE);
        it.key("PageDown", false, SIZE);
        assert_eq!(it.read_place(), Some(9.0));
    }
}

#[test]
fn a_finger_reads_the_nearest_value_and_another_chart_follows() {
    let mut it = explorer(Explored::Lines(days()));
    let plot = it.scene(SIZE).plot.unwrap();
    assert!(it.point(Xy { x: plot.x.at(7.3), y: 10.0 }, SIZE));
    assert_eq!(it.read_place(), Some(7.0));
    assert!(!it.point(Xy { x: plot.x.at(6.8), y: 200.0 }, SIZE), "the same value");
    let mut other = explorer(Explored::Timeline(long()));
    other.read_at(it.read_place());
    assert_eq!(other.says(SIZE), "8\u{a0}January 1970: 70\u{a0}µg/m³");
}

#[test]
fn marks_are_read_one_by_one_where_there_is_no_axis() {
    let (_, map) = samples::all(&[1.0, 2.0, 3.0], Language::Pl).pop().unwrap();
    let mut it = explorer(map);
    assert_eq!((it.limits(), it.key("+", false, SIZE)), (None, Keyed::Ignored));
    it.key("End", false, SIZE);
    assert!(it.says(SIZE).starts_with("Stacja 2"), "{}", it.says(SIZE));
    let outlined = it.scene(SIZE).items.len();
    it.stop_reading();
    assert_eq!(it.scene(SIZE).items.len(), outlined - 1);
}

fn long() -> TimelineSpec {
    let base = ChartSpec { series: Vec::new(), ..days() };
    let values = (0..20).map(|it| f64::from(it) * 10.0).collect();
    TimelineSpec::new(base).with("PM10", Role::Wind, Trace::at((0..20).map(f64::from).collect(), values))
}

#[test]
fn the_period_before_stands_dashed_beside_the_one_that_is_seen() {
    for what in [Explored::Lines(days()), Explored::Timeline(long())] {
        let mut it = explorer(what);
        assert!(!it.can_compare() && !it.act(Act::Compare), "everything has nothing before it");
        it.act(Act::Over(10.0, 14.0));
        assert!(it.act(Act::Compare) && it.is_compared());
        it.key("Home", false, SIZE);
        // Four days before the tenth it was the sixth: 60.
        let said = it.says(SIZE);
        assert!(said.contains("PM10, the period before 60\u{a0}µg/m³"), "{said}");
        assert!(it.table().columns.last().unwrap().name.contains("the period before"));
        it.act(Act::Reset);
        assert!(!it.is_compared());
    }
}

#[test]
fn what_is_seen_is_told_and_what_is_hidden_is_not() {
    let mut it = explorer(Explored::Lines(days()));
    assert_eq!(it.summary(), None);
    it.act(Act::Over(2.0, 4.0));
    it.act(Act::Toggle(1));
    let said = it.summary().unwrap();
    assert!(said.contains("lowest 20") && said.contains("highest 40"), "{said}");
    assert!(said.contains("1 series hidden") && !said.contains("PM2.5"), "{said}");
    assert_eq!(it.table().rows.len(), 3);
}

#[test]
fn named_stretches_are_shorter_than_the_axis() {
    let names = |what| explorer(what).reaches().into_iter().map(|it| it.name).collect::<Vec<_>>();
    assert_eq!(names(Explored::Lines(days())), ["7 days"]);
    let mut it = explorer(Explored::Lines(days()));
    it.act(Act::Last(7.0));
    assert_eq!(it.view().range(), Some((12.0, 19.0)));
}

proptest! {
    #[test]
    fn no_order_of_acts_and_keys_breaks_a_picture(
        which in 0_usize..16,
        steps in prop::collection::vec((0_usize..14, -1e3..1e3_f64), 1..25),
    ) {
        const KEYS: [&str; 8] =
            ["ArrowRight", "ArrowLeft", "PageDown", "PageUp", "Home", "End", "+", "Escape"];
        let (name, what) = samples::all(&sample(), Language::Pl).swap_remove(which);
        let mut it = explorer(what);
        for (step, at) in steps {
            match step {
                0..8 => drop(it.key(KEYS[step], at > 0.0, SIZE)),
                8 => drop(it.point(Xy { x: at, y: at / 3.0 }, SIZE)),
                9 => drop(it.act(Act::NearerAt(at, (at / 200.0).exp()))),
                10 => drop(it.act(Act::Over(at, at / 2.0))),
                11 => drop(it.act(Act::Toggle(usize::from(at > 0.0)))),
                12 => drop(it.act(Act::Compare)),
                _ => drop(it.act(Act::Last(at))),
            }
            let scene = it.scene(SIZE);
            let finite = scene.items.iter().all(|it| match it {
                Item::Stroke { lines: parts, .. } | Item::Fill { shapes: parts, .. } =>
                    parts.iter().flatten().all(|it| it.x.is_finite() && it.y.is_finite()),
                Item::Dots { centres, .. } => centres.iter().all(|it| it.x.is_finite()),
                Item::Text(label) => label.at.x.is_finite(),
            });
            prop_assert!(finite, "{}", name);
            prop_assert_eq!(it.says(SIZE).is_empty(), !it.is_reading());
        }
    }
}
