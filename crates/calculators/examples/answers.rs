//! Prints the answers of a calculator to its presets, and how long a step of each of its sliders takes.
//!
//! `cargo run --release -p portal-calculators --example answers [slug] [pl|en]`; times are medians in milliseconds on
//! the weather of the reference tables.

#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a print-out and a stop watch")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::Instant as StopWatch;

use portal_calculators::shared::year::Year;
use portal_calculators::{ALL, Answer, Calculator, Form, Kind, Rough, Surroundings, Value, needs};
use portal_text::Language;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let language = if arguments.iter().any(|it| it == "en") { Language::En } else { Language::Pl };
    for calculator in ALL {
        let slug = calculator.about().slug;
        if arguments.iter().all(|it| it.len() == 2 && it != "ev" || it == slug) {
            show(*calculator, language);
        }
    }
}

fn show(calculator: &'static dyn Calculator, language: Language) {
    let given = common::portal_only(needs(calculator.about().slug));
    let starts = calculator.starts(&given).expect("every start is given");
    let mut year = common::year();
    println!("=== {}: {}", calculator.about().slug, calculator.about().question.get(language));
    for preset in calculator.about().presets {
        let (form, _) = Form::read(calculator, starts.clone(), preset.query);
        let mut around = Surroundings { language, year: &mut year, assumptions: &given, rough: Rough::No };
        let answer = calculator.answer(form.values(), &mut around).expect("an answer");
        println!("\n--- {}", preset.label.get(language));
        print(&answer);
    }
    time(calculator, &starts, &mut year);
}

fn print(answer: &Answer) {
    let verdict: String = answer.verdict.iter().map(|it| it.text.as_str()).collect();
    println!("{verdict}\n[{}] {:?}", answer.short, answer.drivers);
    for it in &answer.figures {
        println!("  {}: {} {} ({}) – {}", it.label, it.shown, it.unit, it.range, it.note);
    }
    for it in &answer.charts {
        println!("  # {}: {}", it.title, it.summary);
    }
}

fn time(calculator: &dyn Calculator, starts: &[Value], year: &mut Year) {
    const RUNS: u8 = 40;
    let given = common::portal_only(needs(calculator.about().slug));
    for (place, question) in calculator.questions().iter().enumerate() {
        let Kind::Number { range, .. } = question.kind else { continue };
        let mut times: Vec<f64> = (0..RUNS)
            .map(|run| {
                let mut values = starts.to_vec();
                values[place] = Value::Number(range.stepped(range.at_share(0.2), f64::from(run)));
                let mut around =
                    Surroundings { language: Language::Pl, year, assumptions: &given, rough: Rough::Wished };
                let watch = StopWatch::now();
                black_box(calculator.answer(&values, &mut around).expect("an answer"));
                watch.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("  {:.3} ms  {}", times[times.len() / 2], question.key);
    }
}
