//! Writes a page with every kind of drawing at two widths, to look at: `cargo run -p portal-chart --example gallery`.

use portal_chart::{Colours, Palette, Size, View, samples, svg};
use portal_text::Language;

fn main() {
    let values: Vec<f64> = (0..480_u32)
        .map(|it| match it {
            70..=74 => f64::NAN,
            200 => 90.0,
            _ => (f64::from(it) * std::f64::consts::TAU / 24.0).sin() * 6.0 + 8.0 + f64::from(it % 7) * 0.3,
        })
        .collect();
    println!("<!doctype html><meta charset=utf-8>");
    for width in [360.0, 760.0] {
        println!("<div style=\"float:left;margin:8px\">");
        for (kind, explored) in samples::all(&values, Language::Pl) {
            let picture = explored.picture();
            let size = Size { width, height: if kind == "sparkline" { 40.0 } else { 300.0 } };
            let scene = picture.scene(&View::default(), size, Language::Pl);
            println!("<p>{kind}</p>{}", svg(&scene, picture.title(), Colours::Fixed(&Palette::LIGHT)));
        }
        println!("</div>");
    }
}
