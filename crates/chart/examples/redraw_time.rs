//! Prints how long a long series takes to be prepared and drawn: medians over many runs, in milliseconds.
//!
//! Drawn means: decimated, laid out and handed to a plotters backend that only counts. Run it with
//! `cargo run --release -p portal-chart --example redraw_time [runs]`.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a stop watch for developers")]

use std::convert::Infallible;
use std::hint::black_box;
use std::time::Instant as StopWatch;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use portal_chart::{Axis, ChartSpec, Kind, Palette, Picture, Role, Size, TimelineSpec, Trace, View, draw};
use portal_text::Language;

const SIZE: Size = Size { width: 1440.0, height: 300.0 };

/// Counts the points that it gets.
#[derive(Default)]
struct Counter(usize);

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Counter {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (1440, 300)
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

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Drawn {
        self.0 += path.into_iter().count();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Drawn {
        self.0 += path.into_iter().count();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, _: &S, _: BackendCoord) -> Drawn {
        self.0 += text.len();
        Ok(())
    }
}

/// A daily wave with noise; the noise is that of a linear congruential generator (Numerical Recipes, 1992, ch. 7.1).
fn samples(count: u32) -> Vec<f64> {
    let mut state = 1_u32;
    (0..count)
        .map(|index| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (f64::from(index) / 1440.0).sin() * 10.0 + f64::from(state >> 8) / f64::from(1 << 24)
        })
        .collect()
}

fn chart(values: Vec<f64>) -> TimelineSpec {
    let base = ChartSpec::new("t", Axis::of(Kind::Number), Axis::number("P", "kW", 1).free());
    TimelineSpec::new(base).with("s", Role::Wind, Trace::regular(0.0, 1.0, values).unwrap())
}

fn drawn(chart: &TimelineSpec, view: &View) -> usize {
    let mut counter = Counter::default();
    draw(&chart.scene(view, SIZE, Language::Pl), &mut counter, &Palette::LIGHT, "sans", 1.0).unwrap();
    counter.0
}

fn median_ms(runs: usize, mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let watch = StopWatch::now();
            work();
            watch.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(runs / 2).copied().unwrap()
}

fn main() {
    let runs: usize = std::env::args().nth(1).map_or(51, |it| it.parse().unwrap());
    println!("{:>9} {:>12} {:>12} {:>12} {:>12}", "points", "prepare", "whole", "half", "zoomed in");
    for count in [10_000, 100_000, 1_000_000] {
        let values = samples(count);
        let mut copies = vec![values.clone(); runs];
        let prepare = median_ms(runs, || {
            black_box(Trace::regular(0.0, 1.0, copies.pop().unwrap()));
        });
        let chart = chart(values);
        let limits = chart.limits();
        let views =
            [1.0, 2.0, 500.0].map(|factor| View::default().zoom_at(f64::from(count) / 3.0, factor, limits));
        let times = views.map(|view| {
            median_ms(runs, || {
                black_box(drawn(black_box(&chart), &view));
            })
        });
        println!(
            "{count:>9} {prepare:>9.3} ms {:>9.3} ms {:>9.3} ms {:>9.3} ms",
            times[0], times[1], times[2]
        );
    }
}
