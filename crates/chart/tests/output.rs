//! SVG and plotters.

mod common;

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use portal_chart::{Band, CalendarSpec, Colours, Item, Palette, Role, Scene, Size, draw, plan, scene, svg};
use portal_text::Language;

fn drawing(spec: &portal_chart::ChartSpec) -> Scene {
    scene(spec, &plan(spec, Size { width: 720.0, height: 300.0 }, Language::Pl))
}

fn calendar() -> CalendarSpec {
    let band = |upper, role, name: &str| Band { upper, role, name: name.to_owned() };
    CalendarSpec {
        title: "PM10 dzień po dniu".to_owned(),
        summary: String::new(),
        year: 2023,
        unit: "µg/m³, średnia dobowa".to_owned(),
        days_are: "Dzień".to_owned(),
        values_are: "PM10".to_owned(),
        no_data: "brak pomiaru".to_owned(),
        decimals: 1,
        values: (0..365).map(|it| Some(f64::from(it % 60)).filter(|_| it % 50 != 7)).collect(),
        bands: vec![
            band(Some(20.0), Role::Air1, "do 20"),
            band(Some(50.0), Role::Air2, "20–50"),
            band(None, Role::Air3, "ponad 50"),
        ],
    }
}

#[test]
fn svg_has_tokens_for_colours_and_no_style() {
    for spec in common::all() {
        let text = svg(&drawing(&spec), "n", Colours::Tokens);
        assert!(!text.contains("style"), "{text}");
        assert!(text.contains("\"var(--rule)\"") && !text.contains('#'), "{text}");
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    }
}

#[test]
fn svg_says_what_it_is_and_escapes_it() {
    let text = svg(&drawing(&common::yearly()), "PM < \"10\" & ł", Colours::Tokens);
    assert!(text.starts_with(
        "<svg viewBox=\"0 0 720 300\" role=\"img\" aria-label=\"PM &lt; &quot;10&quot; &amp; ł\""
    ));
    assert!(text.contains(">zmiana stacji</text>"));
}

#[test]
fn a_file_of_its_own_needs_nothing_of_the_page() {
    let text = svg(&drawing(&common::monthly()), "n", Colours::Fixed(&Palette::LIGHT));
    assert!(!text.contains("var(") && !text.contains("color-mix"));
    assert!(text.contains("width=\"720\" height=\"300\" font-size=\"12\""));
    // The light token of sold energy: (245, 209, 148).
    assert!(text.contains("fill=\"#f5d194\""));
}

#[test]
fn a_calendar_has_a_cell_for_every_day_and_hatches_the_missing() {
    let spec = calendar();
    let drawing = spec.scene(720.0, Language::Pl);
    let cells: usize = drawing
        .items
        .iter()
        .map(|it| match it {
            Item::Fill { shapes, .. } if shapes.len() > 1 => shapes.len(),
            _ => 0,
        })
        .sum();
    // Days 7, 57, …, 357 are missing: eight of 365.
    assert_eq!(cells, 365 - 8);
    assert_eq!(spec.table(Language::Pl).rows.len(), 365);
    for width in [280.0, 360.0, 720.0, 1200.0] {
        let drawing = spec.scene(width, Language::Pl);
        let labels: Vec<_> = drawing
            .items
            .iter()
            .filter_map(|it| match it {
                Item::Text(label) => Some(label.bounds()),
                _ => None,
            })
            .collect();
        assert_eq!(labels.len(), 12 + 3 + 1 + 1);
        for (index, label) in labels.iter().enumerate() {
            assert!(
                label.left >= 0.0 && label.top >= -0.01 && label.right <= width + 0.01,
                "{label:?} at {width}"
            );
            assert!(label.bottom <= drawing.size.height + 0.01);
            let clear =
                labels[index + 1..].iter().all(|it| it.top + 3.5 >= label.bottom || !it.overlaps(label));
            assert!(clear, "{label:?} at {width}");
        }
    }
}

#[test]
fn a_day_on_the_edge_of_a_band_belongs_to_the_lower_one() {
    let mut spec = calendar();
    spec.values = vec![Some(20.0), Some(20.1), Some(f64::NAN)];
    let csv = spec.table(Language::En).csv(Language::En);
    let lines: Vec<_> = csv.lines().take(4).collect();
    assert_eq!(lines[0], "Dzień,\"PM10, µg/m³, średnia dobowa\",\"µg/m³, średnia dobowa\"");
    assert_eq!(lines[1..], ["2023-01-01,20.0,do 20", "2023-01-02,20.1,20–50", "2023-01-03,,"]);
}

/// A path with its width and its colour.
type Path = (Vec<BackendCoord>, u32, (u8, u8, u8));

/// A backend that writes down what it is asked for.
#[derive(Default)]
struct Recorder {
    paths: Vec<Path>,
    texts: Vec<(String, BackendCoord, f64)>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    /// In its own pixels, which are larger than the units it is given.
    fn get_size(&self) -> (u32, u32) {
        (720, 300)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.paths.push((path.into_iter().collect(), style.stroke_width(), style.color().rgb));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Drawn {
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Drawn {
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.texts.push((text.to_owned(), at, style.size()));
        Ok(())
    }
}

#[test]
fn a_plotters_backend_gets_eighths_of_a_pixel() {
    let spec = common::mix();
    let plan = plan(&spec, Size { width: 720.0, height: 300.0 }, Language::Pl);
    let mut recorder = Recorder::default();
    draw(&scene(&spec, &plan), &mut recorder, &Palette::LIGHT, "system-ui", 1.0).unwrap();
    let wind: Vec<_> = recorder.paths.iter().filter(|it| it.2 == (35, 130, 186)).collect();
    assert_eq!(wind.len(), 1);
    // 2.2 px of line are 17.6 eighths; the last point is at the right edge of the frame.
    assert_eq!((wind[0].0.len(), wind[0].1), (26, 18));
    assert!((f64::from(wind[0].0[25].0) - plan.frame.right * 8.0).abs() <= 0.5);
    assert!(recorder.texts.iter().any(|it| it.0 == "Węgiel 87" && (it.2 - 96.0).abs() < 1e-9));
}
