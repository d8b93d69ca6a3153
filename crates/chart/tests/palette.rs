//! Colours that everyone can tell apart, on every ground: measured, not judged.

use portal_chart::{Palette, Rgb, Role};

type Linear = [f64; 3];
type Matrix = [[f64; 3]; 3];

/// How three kinds of cones that are missing turn linear sRGB, severity 1, after plain sight.
///
/// Source: Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE
/// TVCG 15(6), 2009, 1291–1298, table of matrices for severity 1.0.
const SIGHTS: [(&str, Matrix); 4] = [
    ("plain", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

const THEMES: [(&str, Palette); 3] =
    [("light", Palette::LIGHT), ("dark", Palette::DARK), ("projector", Palette::PROJECTOR)];

/// IEC 61966-2-1, from 0–255 to linear light.
fn linear(Rgb(red, green, blue): Rgb) -> Linear {
    [red, green, blue].map(|it| {
        let value = f64::from(it) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: &Matrix, colour: Linear) -> Linear {
    let dot = |row: &[f64; 3]| row.iter().zip(colour).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0);
    [dot(&matrix[0]), dot(&matrix[1]), dot(&matrix[2])]
}

/// CIELAB under D65.
fn lab([red, green, blue]: Linear) -> [f64; 3] {
    let curve = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let x = curve((0.412_456_4 * red + 0.357_576_1 * green + 0.180_437_5 * blue) / 0.950_47);
    let y = curve(0.212_672_9 * red + 0.715_152_2 * green + 0.072_175_0 * blue);
    let z = curve((0.019_333_9 * red + 0.119_192_0 * green + 0.950_304_1 * blue) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000.
///
/// Source: Sharma, Wu, Dalal, The CIEDE2000 Color-Difference Formula, Color Research and Application 30(1), 2005, 21–30.
fn delta_e([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue =
        |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let dh = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let d_hue = 2.0 * (c1 * c2).sqrt() * (dh.to_radians() / 2.0).sin();
    let (light, chroma) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let mean_hue = match (h1 - h2).abs() {
        _ if grey => h1 + h2,
        apart if apart <= 180.0 => f64::midpoint(h1, h2),
        _ if h1 + h2 < 360.0 => (h1 + h2 + 360.0) / 2.0,
        _ => (h1 + h2 - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let weight =
        1.0 - 0.17 * cos(mean_hue - 30.0) + 0.24 * cos(2.0 * mean_hue) + 0.32 * cos(3.0 * mean_hue + 6.0)
            - 0.20 * cos(4.0 * mean_hue - 63.0);
    let turn = 60.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let sl = 1.0 + 0.015 * (light - 50.0).powi(2) / (20.0 + (light - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * chroma, 1.0 + 0.015 * chroma * weight);
    let rt = -turn.to_radians().sin() * 2.0 * seventh(chroma);
    let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, d_hue / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}

/// WCAG 2.2, contrast ratio.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |it: Rgb| {
        let [red, green, blue] = linear(it);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_difference_of_colours_is_that_of_the_published_pairs() {
    // Sharma, Wu, Dalal, table 1, pairs 1, 7, 17 and 25.
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ];
    for (a, b, wanted) in pairs {
        assert!((delta_e(a, b) - wanted).abs() < 5e-5, "{a:?} {b:?}: {}", delta_e(a, b));
    }
}

#[test]
fn neighbours_in_the_order_are_told_apart_by_everyone() {
    for (theme, palette) in THEMES {
        for (sight, matrix) in SIGHTS {
            for pair in Role::ORDER.windows(2) {
                let seen = |role: Role| lab(times(&matrix, linear(palette.mark(role))));
                let apart = delta_e(seen(pair[0]), seen(pair[1]));
                assert!(
                    apart >= 15.0,
                    "{theme}, {sight}: {:?} and {:?} are {apart:.1} apart",
                    pair[0],
                    pair[1]
                );
            }
        }
    }
}

#[test]
fn every_mark_stands_out_from_its_ground() {
    // Grid lines are meant to stand back, and paper is the ground.
    let marks = Role::ALL.into_iter().filter(|it| !matches!(it, Role::Paper | Role::Rule));
    for role in marks {
        let drawn = role.outline().unwrap_or(role);
        for (theme, palette) in THEMES {
            let ratio = contrast(palette.mark(drawn), palette.mark(Role::Paper));
            assert!(ratio >= 3.0, "{theme}: {role:?} has {ratio:.2}");
        }
    }
}

#[test]
fn every_text_can_be_read() {
    for role in Role::ALL.into_iter().filter(|it| *it != Role::Paper && *it != Role::Rule) {
        for (theme, palette) in THEMES {
            let ratio = contrast(palette.text(role), palette.mark(Role::Paper));
            assert!(ratio >= 4.5, "{theme}: text of {role:?} has {ratio:.2}");
        }
    }
}

/// A colour of the style sheet: lightness \[%\], chroma, hue \[°\].
///
/// Source of the numbers: Ottosson, A perceptual color space for image processing, 2020.
fn from_oklch([lightness, chroma, hue]: [f64; 3]) -> [f64; 3] {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let cone = |of_a: f64, of_b: f64| (lightness / 100.0 + of_a * a + of_b * b).powi(3);
    let cones = [
        cone(0.396_337_777_4, 0.215_803_757_3),
        cone(-0.105_561_345_8, -0.063_854_172_8),
        cone(-0.089_484_177_5, -1.291_485_548_0),
    ];
    let dot = |row: [f64; 3]| row.iter().zip(cones).map(|(a, b)| a * b).sum::<f64>();
    let linear = [
        dot([4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2]),
        dot([-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5]),
        dot([-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0]),
    ];
    linear.map(|it| {
        let it = it.clamp(0.0, 1.0);
        255.0 * if it <= 0.003_130_8 { 12.92 * it } else { 1.055 * it.powf(1.0 / 2.4) - 0.055 }
    })
}

/// The numbers of every `oklch(…)` in a declaration.
fn oklch(declaration: &str) -> Vec<[f64; 3]> {
    let colours = declaration.split("oklch(").skip(1).filter_map(|it| it.split_once(')'));
    let read = |text: &str| {
        let numbers: Vec<f64> =
            text.split(' ').filter_map(|it| it.trim_end_matches('%').parse().ok()).collect();
        <[f64; 3]>::try_from(numbers).ok()
    };
    colours.filter_map(|it| read(it.0)).collect()
}

#[test]
fn the_colours_are_those_of_the_style_sheet() {
    let sheet = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/tokens.css");
    let sheet = std::fs::read_to_string(sheet).unwrap();
    let mut compared = 0;
    for role in Role::ALL {
        let start = format!("{}: ", role.token());
        let declaration = sheet.lines().find_map(|it| it.trim().strip_prefix(&start)).unwrap();
        let colours = oklch(declaration);
        let (Some(light), Some(dark)) = (colours.first(), colours.last()) else { continue };
        for (colour, palette) in [(light, Palette::LIGHT), (dark, Palette::DARK)] {
            let Rgb(red, green, blue) = palette.mark(role);
            for (ours, theirs) in [red, green, blue].into_iter().zip(from_oklch(*colour)) {
                assert!((f64::from(ours) - theirs).abs() <= 1.0, "{role:?}: {ours} for {theirs}");
            }
        }
        compared += 1;
    }
    assert!(compared >= 20, "{compared}");
}

#[test]
fn the_colours_for_projectors_are_those_of_the_style_sheet() {
    let sheet = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/tokens.css");
    let sheet = std::fs::read_to_string(sheet).unwrap();
    let (_, block) = sheet.split_once(":root[data-theme=\"projector\"] {").unwrap();
    let (block, _) = block.split_once('}').unwrap();
    for role in Role::ALL {
        let Rgb(red, green, blue) = Palette::PROJECTOR.mark(role);
        let declaration = format!("{}: rgb({red} {green} {blue});", role.token());
        assert!(block.contains(&declaration), "{declaration}");
    }
}
