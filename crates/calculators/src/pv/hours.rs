//! The year's yield by month and by hour of the day.

use portal_text::{month_name, number};

use super::{CALCULATOR, texts};
use crate::answer::AnswerError;
use crate::field::Value;
use crate::shared::words::Words;
use crate::spec::Surroundings;

/// A year's yield: a row for each month, a column for each hour of the day in which there is any.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// What it is.
    pub title: String,
    /// The table in a sentence or two.
    pub summary: String,
    /// What stands over the columns.
    pub corner: String,
    /// Hour of the day of the first column, 0–23.
    pub first: u8,
    /// Name of each month and its yield in each of the hours, summed over the days of the month. \[kWh\]
    pub months: Vec<(&'static str, Vec<f64>)>,
}

/// The yield of the roof that `values` describe, one value per question.
///
/// # Errors
/// [`AnswerError`] when a model refuses its input.
pub fn hours(values: &[Value], around: &mut Surroundings) -> Result<Hours, AnswerError> {
    around.prepare();
    let inputs = CALCULATOR.inputs_of(values);
    let words = Words::of(around.language);
    let hourly = around.year.generation(inputs.tilt, inputs.azimuth)?;
    let calendar = around.year.calendar();
    let mut sums = [[0.0; 24]; 12];
    let places = calendar.months().iter().zip(calendar.hours_of_day());
    for ((month, hour), kwh) in places.zip(hourly.iter()) {
        if let Some(sum) = sums.get_mut(usize::from(*month)).and_then(|it| it.get_mut(usize::from(*hour))) {
            *sum += kwh * inputs.power.kw();
        }
    }
    let is_light = |hour: &usize| sums.iter().any(|month| month.get(*hour).is_some_and(|it| *it > 0.0));
    let (first, end) = ((0..24).find(is_light).unwrap_or(0), (0..24).rfind(is_light).map_or(24, |it| it + 1));
    let months = (1_u8..)
        .zip(&sums)
        .map(|(month, row)| {
            let of_light = row.get(first..end).unwrap_or_default();
            (month_name(around.language, month), of_light.to_vec())
        })
        .collect();
    Ok(Hours {
        title: words.say(texts::HOURS).to_owned(),
        summary: summary(words, &sums),
        corner: words.say(texts::HOURS_CORNER).to_owned(),
        first: u8::try_from(first).unwrap_or_default(),
        months,
    })
}

/// The best hour of the year, and what comes before and after the noon of the sun.
fn summary(words: Words, sums: &[[f64; 24]; 12]) -> String {
    let all = || {
        (1_u8..)
            .zip(sums)
            .flat_map(|(month, row)| (0_u8..).zip(row).map(move |(hour, it)| (month, hour, *it)))
    };
    let total: f64 = all().map(|it| it.2).sum();
    let Some((month, hour, kwh)) = all().max_by(|one, other| one.2.total_cmp(&other.2)) else {
        return String::new();
    };
    if total <= 0.0 {
        return words.say(texts::HOURS_NONE).to_owned();
    }
    let core: f64 = all().filter(|it| (10..16).contains(&it.1)).map(|it| it.2).sum();
    words.fill(
        texts::HOURS_SUMMARY,
        &[
            ("month", month_name(words.language(), month)),
            ("hour", &hour.to_string()),
            ("end", &(hour + 1).to_string()),
            ("kwh", &number(words.language(), kwh, 0)),
            ("core", &number(words.language(), core / total * 100.0, 0)),
        ],
    )
}
