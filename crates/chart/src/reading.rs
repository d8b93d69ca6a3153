//! One place of a chart in words: what arrow keys and fingers read.

use portal_text::{Language, clock, date, month_name, number};
use portal_units::{CivilDate, Instant};

use crate::marks::same;
use crate::scale::stacked;
use crate::spec::{Axis, ChartSpec, Kind, Series, Shape};

impl ChartSpec {
    /// Every x that has a value or a gap, rising: the stops of a reading. Spans stop at their middle.
    pub fn positions(&self) -> Vec<f64> {
        let mut all: Vec<f64> = Vec::new();
        for series in &self.series {
            all.extend(series.shape.points().iter().map(|it| it.x));
            match &series.shape {
                Shape::Ranges(ranges) => all.extend(ranges.iter().map(|it| it.x)),
                Shape::Spans(spans) => all.extend(spans.iter().map(|it| f64::midpoint(it.from, it.to))),
                _ => {}
            }
        }
        all.retain(|it| it.is_finite());
        all.sort_unstable_by(f64::total_cmp);
        all.dedup_by(|a, b| same(*a, *b));
        all
    }

    /// The reading at `at` \[unit of x\]: where, then each series with its value and unit; `no_data` for gaps.
    pub fn reading(&self, at: f64, language: Language, no_data: &str) -> String {
        let values: Vec<String> = self
            .series
            .iter()
            .filter_map(|series| {
                let value = self.value_text(series, at, language, no_data)?;
                let alone = self.series.len() == 1 || series.name.is_empty();
                Some(if alone { value } else { format!("{} {value}", series.name) })
            })
            .collect();
        let place = self.place(at, language);
        if values.is_empty() {
            format!("{place}: {no_data}")
        } else {
            format!("{place}: {}", values.join("; "))
        }
    }

    /// The value of a series at `at`, `None` when it does not reach there.
    fn value_text(&self, series: &Series, at: f64, language: Language, no_data: &str) -> Option<String> {
        let written = |value: Option<f64>| match value {
            Some(value) => with_unit(number(language, value, self.y.decimals), &self.y.unit),
            None => no_data.to_owned(),
        };
        match &series.shape {
            Shape::Ranges(ranges) => ranges.iter().find(|it| same(it.x, at)).map(|it| {
                let ends = [it.low, it.high].map(|end| number(language, end, self.y.decimals));
                with_unit(ends.join("–"), &self.y.unit)
            }),
            Shape::Spans(spans) => {
                spans.iter().find(|it| it.from <= at && at < it.to).map(|it| written(it.value))
            }
            shape => shape.points().iter().find(|it| same(it.x, at)).map(|it| written(it.value())),
        }
    }

    /// A place on the x axis in words; a stretch when a series of spans covers it.
    fn place(&self, at: f64, language: Language) -> String {
        let covering = self.series.iter().find_map(|series| match &series.shape {
            Shape::Spans(spans) => spans.iter().find(|it| it.from <= at && at < it.to),
            _ => None,
        });
        match covering {
            Some(span) => stretch(&self.x, span.from, span.to, language),
            None => place(&self.x, at, language),
        }
    }

    /// The highest end of a stack at `at`, for series of bars \[unit of y\].
    pub fn stack_total(&self, at: f64) -> Option<f64> {
        stacked(self).iter().filter(|it| same(it.x, at)).map(|it| it.to).reduce(f64::max)
    }
}

pub(crate) fn with_unit(value: String, unit: &str) -> String {
    if unit.is_empty() { value } else { format!("{value}\u{a0}{unit}") }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "saturates, and dates are refused when they do not exist"
)]
const fn whole(value: f64) -> i64 {
    value.floor().clamp(-1e9, 1e9) as i64
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to values that fit")]
pub(crate) const fn seconds(value: f64) -> i64 {
    value.round().clamp(-1e11, 1e11) as i64
}

/// A value of x as people write it.
pub(crate) fn place(axis: &Axis, at: f64, language: Language) -> String {
    match &axis.kind {
        Kind::Number => with_unit(number(language, at, axis.decimals), &axis.unit),
        Kind::Month => match u8::try_from(whole(at)) {
            Ok(month @ 1..=12) => month_name(language, month).to_owned(),
            _ => number(language, at, 0),
        },
        Kind::Hour { first_day } => {
            let minutes = whole(at * 60.0 + 0.5);
            let (day, minute) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
            let clock = format!("{}:{:02}", minute / 60, minute % 60);
            match first_day {
                Some(first) => format!("{}, {clock}", date(language, CivilDate::from_days(first + day))),
                None => clock,
            }
        }
        Kind::Local(zone) => {
            let at = Instant::from_unix_seconds(seconds(at));
            let local = zone.local(at);
            let day = CivilDate::from_days((at.unix_seconds() + zone.offset_s(at)).div_euclid(86_400));
            format!("{}, {}", date(language, day), clock(local))
        }
        Kind::Date => date(language, CivilDate::from_days(whole(at))),
        Kind::Year => whole(at).to_string(),
        Kind::Category(names) => {
            let name = usize::try_from(whole(at + 0.5)).ok().and_then(|it| names.get(it));
            name.cloned().unwrap_or_else(|| number(language, at, 0))
        }
    }
}

/// A stretch of x as people write it; of days both ends belong to it.
pub(crate) fn stretch(axis: &Axis, from: f64, to: f64, language: Language) -> String {
    let last = if axis.kind == Kind::Date { to - 1.0 } else { to };
    if same(from, last) {
        return place(axis, from, language);
    }
    format!("{} – {}", place(axis, from, language), place(axis, last, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RangeBar, Role, Span};

    fn monthly() -> ChartSpec {
        ChartSpec::new("t", Axis::of(Kind::Month), Axis::number("", "kWh", 1))
            .with(Series::new("Słońce", Role::Solar, Shape::bars(0, 1.0, &[Some(1234.5), None])))
            .with(Series::new(
                "8 lat na 10",
                Role::Ink2,
                Shape::Ranges(vec![RangeBar { x: 1.0, low: 900.0, high: 1500.0 }]),
            ))
    }

    #[test]
    fn a_reading_names_place_series_value_and_unit() {
        assert_eq!(
            monthly().reading(1.0, Language::Pl, "brak danych"),
            "styczeń: Słońce 1\u{a0}234,5\u{a0}kWh; 8 lat na 10 900,0–1\u{a0}500,0\u{a0}kWh"
        );
        assert_eq!(monthly().reading(2.0, Language::Pl, "brak danych"), "luty: Słońce brak danych");
        assert_eq!(monthly().positions(), [1.0, 2.0]);
    }

    #[test]
    fn hours_after_midnight_belong_to_the_next_day() {
        let axis = Axis::of(Kind::Hour { first_day: Some(20_779) });
        assert_eq!(place(&Axis::of(Kind::Hour { first_day: None }), 25.25, Language::Pl), "1:15");
        assert!(place(&axis, 25.0, Language::Pl).ends_with(", 1:00"));
    }

    #[test]
    fn a_composite_is_read_with_both_days() {
        let span = Span { from: 19_359.0, to: 19_366.0, value: Some(3.79) };
        let spec = ChartSpec::new("As", Axis::of(Kind::Date), Axis::number("", "ng/m³", 2))
            .with(Series::new("As", Role::Air5, Shape::Spans(vec![span])));
        let reading = spec.reading(19_362.5, Language::Pl, "");
        // 19 359 is 2023-01-02; the last of seven days is 2023-01-08.
        let days = [2, 8].map(|day| date(Language::Pl, CivilDate::new(2023, 1, day).unwrap()));
        assert_eq!(reading, format!("{} – {}: 3,79\u{a0}ng/m³", days[0], days[1]));
    }
}
