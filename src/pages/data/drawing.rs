//! Meter data as charts.

use portal_chart::{Axis, ChartSpec, Kind, Point, Role, Series, Shape, View};
use portal_opendata::meter::Meter;
use portal_text::Language;
use portal_units::ZoneRule;
use portal_units::time::HOUR_S;

mod texts {
    portal_text::texts!("pages/data/drawing");
}

/// Hours of a day.
const DAY: usize = 24;

/// A chart of nothing.
pub fn blank() -> ChartSpec {
    ChartSpec::new("", Axis::of(Kind::Date), Axis::of(Kind::Number))
}

/// Energy of each day of the place. A day that lacks an hour is a gap.
pub fn days(meter: &Meter, zone: &ZoneRule, language: Language) -> ChartSpec {
    let (start, hourly) = meter.hourly();
    let mut days: Vec<(i64, Option<f64>)> = Vec::new();
    let mut at = start;
    for value in &hourly {
        let day = zone.local(at).date.days();
        match days.last_mut().filter(|it| it.0 == day) {
            Some((_, sum)) => *sum = sum.zip(*value).map(|(sum, value)| sum + value),
            // A day that begins in its middle lacks hours.
            None => days.push((day, value.filter(|_| zone.local(at).hour() == 0))),
        }
        at = at.plus_seconds(HOUR_S);
    }
    if zone.local(at).hour() != 0
        && let Some(last) = days.last_mut()
    {
        last.1 = None;
    }
    #[expect(clippy::cast_precision_loss, reason = "days are far below 2^52")]
    let points = days.into_iter().map(|(day, sum)| Point::new(day as f64, sum)).collect();
    told(texts::DAYS.get(language), Kind::Date, Shape::Line(points), 1, language)
}

/// Mean energy of each hour of the day.
pub fn hours(meter: &Meter, zone: &ZoneRule, language: Language) -> ChartSpec {
    let (start, hourly) = meter.hourly();
    let mut sums = [(0.0, 0_u32); DAY];
    let mut at = start;
    for value in &hourly {
        let place = usize::try_from(zone.local(at).hour()).unwrap_or(0);
        if let (Some(value), Some(sum)) = (value, sums.get_mut(place)) {
            sum.0 += value;
            sum.1 += 1;
        }
        at = at.plus_seconds(HOUR_S);
    }
    let means = sums.map(|(sum, count)| (count > 0).then(|| sum / f64::from(count)));
    told(texts::HOURS.get(language), Kind::Hour { first_day: None }, Shape::bars(0, 0.0, &means), 2, language)
}

fn told(title: &str, kind: Kind, shape: Shape, decimals: usize, language: Language) -> ChartSpec {
    let series = Series::new(texts::USE.get(language), Role::Demand, shape);
    let spec = ChartSpec::new(title, Axis::of(kind), Axis::number(texts::USE.get(language), "kWh", decimals))
        .with(series);
    let summary = spec.summary_of(&View::default(), language);
    spec.summary(summary)
}

#[cfg(test)]
mod tests {
    use portal_opendata::meter::Told;
    use portal_units::Instant;

    use super::*;

    fn meter(start: &str, kwh: Vec<Option<f64>>) -> Meter {
        let told =
            Told { column: String::new(), has_unit: true, is_end: false, is_end_sure: true, fed_in: 0 };
        Meter { start: Instant::parse(start).unwrap(), step_s: HOUR_S, kwh, told }
    }

    #[test]
    fn only_whole_days_have_a_sum_and_the_day_of_25_hours_is_whole() {
        let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        // From noon of 24 October to noon of 26 October 2026: 12, 25 and 12 hours.
        let spec = days(&meter("2026-10-24T10:00:00Z", vec![Some(1.0); 49]), &zone, Language::En);
        let sums: Vec<_> = spec.series[0].shape.points().iter().map(|it| it.y).collect();
        assert_eq!(sums, [None, Some(25.0), None]);
        let mut gap = vec![Some(1.0); 49];
        gap[20] = None;
        let spec = days(&meter("2026-10-24T10:00:00Z", gap), &zone, Language::En);
        assert_eq!(spec.series[0].shape.points()[1].y, None);
    }

    #[test]
    fn each_hour_of_the_clock_has_its_mean() {
        let zone = ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let values = (0..48).map(|it| Some(if it < 24 { 1.0 } else { 3.0 })).collect();
        let spec = hours(&meter("2026-07-01T22:00:00Z", values), &zone, Language::En);
        assert!(spec.series[0].shape.points().iter().all(|it| it.y == Some(2.0)));
    }
}
