//! A drawing as SVG: colours are tokens in presentation attributes, never `style`, so that one picture serves light,
//! dark and print under a strict content security policy.

use std::fmt::Write as _;

use crate::geometry::Xy;
use crate::labels::{Anchor, Label};
use crate::metrics::FONT;
use crate::role::{FADED, Palette, Rgb, Role};
use crate::scene::{Item, Paint, Scene};

/// Where the colours of an SVG come from.
#[derive(Debug, Clone, Copy)]
pub enum Colours<'a> {
    /// The custom properties of the page that it stands in.
    Tokens,
    /// Fixed ones, for a file of its own: with a background, a size and a font.
    Fixed(&'a Palette),
}

/// Writes a drawing with its accessible name.
pub fn svg(scene: &Scene, name: &str, colours: Colours) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_svg(&mut out, scene, name, colours, "");
    out
}

/// As [`svg`], with markup in front of the drawing.
pub(crate) fn svg_with(scene: &Scene, name: &str, colours: Colours, head: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_svg(&mut out, scene, name, colours, head);
    out
}

fn write_svg(out: &mut String, scene: &Scene, name: &str, colours: Colours, head: &str) -> std::fmt::Result {
    let (width, height) = (coordinate(scene.size.width), coordinate(scene.size.height));
    write!(out, "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\"", escape(name))?;
    if let Colours::Fixed(palette) = colours {
        out.write_str(" xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui, sans-serif\"")?;
        write!(out, " width=\"{width}\" height=\"{height}\" font-size=\"{FONT}\">{head}")?;
        let paper = hex(palette.mark(Role::Paper));
        write!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>")?;
    } else {
        write!(out, " font-size=\"{FONT}\">")?;
    }
    for item in &scene.items {
        write_item(out, item, colours)?;
    }
    out.write_str("</svg>")
}

fn write_item(out: &mut String, item: &Item, colours: Colours) -> std::fmt::Result {
    match item {
        Item::Stroke { lines, paint, width, dash } => {
            write!(
                out,
                "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"",
                colour(*paint, colours)
            )?;
            if let Some((on, off)) = dash {
                write!(out, " stroke-dasharray=\"{on} {off}\"")?;
            } else {
                write!(out, " stroke-linejoin=\"round\"")?;
            }
            write!(out, " d=\"{}\"/>", path(lines, false))
        }
        Item::Fill { shapes, paint, opacity, edge } => {
            write!(out, "<path fill=\"{}\"", colour(*paint, colours))?;
            if *opacity < 1.0 {
                write!(out, " fill-opacity=\"{opacity}\"")?;
            }
            if let Some((role, width)) = edge {
                let stroke = colour(Paint::Mark(*role), colours);
                write!(out, " stroke=\"{stroke}\" stroke-width=\"{width}\"")?;
            }
            write!(out, " d=\"{}\"/>", path(shapes, true))
        }
        Item::Dots { centres, radius, paint } => {
            let (stroke, width) = (colour(*paint, colours), 2.0 * radius);
            write!(out, "<path stroke=\"{stroke}\" stroke-width=\"{width}\" stroke-linecap=\"round\" d=\"")?;
            for centre in centres {
                write!(out, "M{} {}h0", coordinate(centre.x), coordinate(centre.y))?;
            }
            out.write_str("\"/>")
        }
        Item::Text(label) => write_text(out, label, colours),
    }
}

fn write_text(out: &mut String, label: &Label, colours: Colours) -> std::fmt::Result {
    // The middle of digits and small letters is about 0.35 em above the baseline.
    let (x, y) = (coordinate(label.at.x), coordinate(label.at.y + 0.35 * FONT));
    write!(out, "<text x=\"{x}\" y=\"{y}\" fill=\"{}\"", colour(label.paint, colours))?;
    match label.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.write_str(" text-anchor=\"middle\"")?,
        Anchor::End => out.write_str(" text-anchor=\"end\"")?,
    }
    if label.strong {
        out.write_str(" font-weight=\"600\"")?;
    }
    write!(out, ">{}</text>", escape(&label.text))
}

fn path(lines: &[Vec<Xy>], closed: bool) -> String {
    let mut data = String::new();
    for line in lines {
        let mut before: Option<(String, String)> = None;
        for point in line {
            let (x, y) = (coordinate(point.x), coordinate(point.y));
            let parts = match &before {
                None => ["M", &x, " ", &y],
                Some((_, level)) if *level == y => ["H", &x, "", ""],
                Some((upright, _)) if *upright == x => ["V", &y, "", ""],
                Some(_) => ["L", &x, " ", &y],
            };
            for part in parts {
                data.push_str(part);
            }
            before = Some((x, y));
        }
        if closed {
            data.push('Z');
        }
    }
    data
}

/// A coordinate to a tenth of a pixel, without needless digits.
fn coordinate(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0 + 0.0;
    format!("{tenths}")
}

fn colour(paint: Paint, colours: Colours) -> String {
    match (paint, colours) {
        (Paint::Mark(role), Colours::Tokens) => format!("var({})", role.token()),
        (Paint::Text(role), Colours::Tokens) => match role.text_share() {
            100 => format!("var({})", role.token()),
            0 => format!("var({})", Role::Ink.token()),
            share => format!("color-mix(in srgb,var({}) {share}%,var({}))", role.token(), Role::Ink.token()),
        },
        (Paint::Faded(role), Colours::Tokens) => {
            format!("color-mix(in srgb,var({}) {FADED}%,var({}))", role.token(), Role::Paper.token())
        }
        (Paint::Mark(role), Colours::Fixed(palette)) => hex(palette.mark(role)),
        (Paint::Text(role), Colours::Fixed(palette)) => hex(palette.text(role)),
        (Paint::Faded(role), Colours::Fixed(palette)) => hex(palette.faded(role)),
    }
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Text for markup.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            // Not allowed in XML, and nothing to see.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
            other => out.push(other),
        }
    }
    out
}
