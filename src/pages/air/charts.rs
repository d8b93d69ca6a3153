//! The charts of the page, as plain data.

use portal_chart::{Axis, Band, CalendarSpec, ChartSpec, Kind, Role, Series, Shape, Span};
use portal_opendata::tables::{Averaging, Pollutant};
use portal_text::{Language, Text, month_name, number};

use super::{AirPage, PollutantYear, texts};

/// Days a month needs before its mean is shown.
const DAYS_FOR_A_MONTH: usize = 20;
/// Bands that a calendar can colour.
const BAND_ROLES: [Role; 6] = [Role::Air1, Role::Air2, Role::Air3, Role::Air4, Role::Air5, Role::Air6];

/// Sign of a pollutant with the decimal mark of the language.
pub(super) fn sign(pollutant: Pollutant, language: Language) -> String {
    match language {
        Language::Pl => pollutant.sign().replace('.', ","),
        Language::En => pollutant.sign().to_owned(),
    }
}

/// Name of a pollutant of the combined samples.
pub(super) const fn substance(pollutant: Pollutant) -> Text {
    match pollutant {
        Pollutant::Bap => texts::BAP,
        Pollutant::As => texts::ARSENIC,
        Pollutant::Cd => texts::CADMIUM,
        Pollutant::Ni => texts::NICKEL,
        Pollutant::Pb => texts::LEAD_METAL,
        _ => texts::DUST,
    }
}

/// Mean of the days that were measured; `None` without any.
#[expect(clippy::cast_precision_loss, reason = "days of a year")]
pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), it| (sum + it, count + 1));
    (count > 0).then(|| sum / count as f64)
}

/// Days above a value.
pub(super) fn days_over(values: &[Option<f64>], limit: f64) -> usize {
    values.iter().flatten().filter(|it| **it > limit).count()
}

/// The sentence at the top: the mean of the year and how it compares with the advice of the WHO.
pub(super) fn lead(data: &AirPage, language: Language) -> String {
    let year = data.first_day.year().to_string();
    let Some(pm25) = mean(data.pm25.iter().flatten().copied()) else {
        return texts::NO_DAYS.get(language).to_owned();
    };
    let guideline =
        data.limits.iter().filter(|it| it.pollutant == Pollutant::Pm25 && it.averaging == Averaging::Year);
    let lowest = guideline.map(|it| it.value).fold(f64::INFINITY, f64::min);
    let mean = number(language, pm25, 1);
    if lowest.is_finite() {
        let times = number(language, pm25 / lowest, 1);
        let limit = number(language, lowest, 0);
        texts::LEAD.fill(language, &[("year", &year), ("mean", &mean), ("times", &times), ("limit", &limit)])
    } else {
        texts::LEAD_PLAIN.fill(language, &[("year", &year), ("mean", &mean)])
    }
}

/// The year as a calendar, coloured by the limits of a day.
pub(super) fn calendar(data: &AirPage, pollutant: Pollutant, language: Language) -> CalendarSpec {
    let values = if pollutant == Pollutant::Pm10 { &data.pm10 } else { &data.pm25 };
    let name = sign(pollutant, language);
    let year = data.first_day.year();
    let measured = texts::DAYS_COUNT.count(language, values.iter().flatten().count() as u64);
    let thresholds = thresholds(data, pollutant);
    let worst = values.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let over = thresholds.get(1).map_or(0, |it| days_over(values, *it));
    let summary = texts::CALENDAR_SUMMARY.fill(
        language,
        &[
            ("measured", &measured),
            (
                "mean",
                &mean(values.iter().flatten().copied())
                    .map_or("–".to_owned(), |it| number(language, it, 1)),
            ),
            ("worst", &number(language, worst, 1)),
            ("over", &texts::DAYS_COUNT.count(language, over as u64)),
            ("limit", &thresholds.get(1).map_or("–".to_owned(), |it| number(language, *it, 0))),
        ],
    );
    CalendarSpec {
        title: texts::CALENDAR_TITLE.fill(language, &[("name", &name), ("year", &year.to_string())]),
        summary,
        year,
        unit: format!("µg/m³, {}", texts::DAILY_MEAN.get(language)),
        days_are: texts::DAY.get(language).to_owned(),
        values_are: name,
        no_data: texts::NO_DATA.get(language).to_owned(),
        decimals: 1,
        values: values.clone(),
        bands: bands(&thresholds, language),
    }
}

/// Distinct limits of a day, rising, after the lowest limit of a year.
fn thresholds(data: &AirPage, pollutant: Pollutant) -> Vec<f64> {
    let of = |averaging: Averaging| {
        data.limits
            .iter()
            .filter(move |it| it.pollutant == pollutant && it.averaging == averaging)
            .map(|it| it.value)
    };
    let lowest_year = of(Averaging::Year).min_by(f64::total_cmp);
    let mut all: Vec<f64> = lowest_year.into_iter().chain(of(Averaging::Day)).collect();
    all.sort_unstable_by(f64::total_cmp);
    all.dedup();
    all.truncate(BAND_ROLES.len() - 1);
    all
}

fn bands(thresholds: &[f64], language: Language) -> Vec<Band> {
    let text = |value: f64| number(language, value, 0);
    let mut lower: Option<f64> = None;
    let ends = thresholds.iter().copied().map(Some).chain([None]);
    ends.zip(BAND_ROLES)
        .map(|(upper, role)| {
            let name = match (lower, upper) {
                (None, Some(upper)) => format!("≤ {}", text(upper)),
                (Some(lower), Some(upper)) => format!("{}–{}", text(lower), text(upper)),
                (Some(lower), None) => format!("> {}", text(lower)),
                (None, None) => String::new(),
            };
            lower = upper;
            Band { upper, role, name }
        })
        .collect()
}

/// Means of the months, PM10 beside PM2.5.
pub(super) fn months(data: &AirPage, language: Language) -> ChartSpec {
    let monthly = |values: &[Option<f64>]| -> Vec<Option<f64>> {
        (1..=12).map(|month| month_mean(data, values, month)).collect()
    };
    let (pm10, pm25) = (monthly(&data.pm10), monthly(&data.pm25));
    let axis = Axis::number(texts::CONCENTRATION.get(language), "µg/m³", 1);
    let bars = |values: &[Option<f64>], stack: u8| Shape::bars(stack, 1.0, values);
    ChartSpec::new(texts::MONTHS.get(language), Axis::of(Kind::Month), axis)
        .with(Series::new("PM10", Role::Wind, bars(&pm10, 0)))
        .with(Series::new(sign(Pollutant::Pm25, language), Role::Chp, bars(&pm25, 1)))
        .summary(months_summary(&pm10, language))
}

fn month_mean(data: &AirPage, values: &[Option<f64>], month: u8) -> Option<f64> {
    let dates = (0_i64..).map(|day| data.first_day.plus_days(day));
    let own: Vec<f64> =
        dates.zip(values).filter(|(date, _)| date.month() == month).filter_map(|(_, it)| *it).collect();
    (own.len() >= DAYS_FOR_A_MONTH).then(|| mean(own.into_iter())).flatten()
}

fn months_summary(pm10: &[Option<f64>], language: Language) -> String {
    let known = || (1_u8..).zip(pm10).filter_map(|(month, it)| it.map(|value| (month, value)));
    let highest = known().max_by(|a, b| a.1.total_cmp(&b.1));
    let lowest = known().min_by(|a, b| a.1.total_cmp(&b.1));
    let (Some(highest), Some(lowest)) = (highest, lowest) else { return String::new() };
    texts::MONTHS_SUMMARY.fill(
        language,
        &[
            ("high_month", month_name(language, highest.0)),
            ("high", &number(language, highest.1, 1)),
            ("low_month", month_name(language, lowest.0)),
            ("low", &number(language, lowest.1, 1)),
        ],
    )
}

/// Combined samples of one substance, each as a span of its days.
pub(super) fn spans(year: &PollutantYear, language: Language) -> ChartSpec {
    #[expect(clippy::cast_precision_loss, reason = "days since 1970")]
    let day = |days: i64| days as f64;
    let spans = year.samples.iter().map(|it| Span {
        from: day(it.from.days()),
        to: day(it.from.days() + i64::from(it.days)),
        value: Some(it.value),
    });
    let name = substance(year.pollutant).get(language);
    let axis = Axis::number(texts::CONCENTRATION.get(language), year.unit.clone(), 2);
    let mean = number(language, year.mean, 2);
    let longest = year.samples.iter().map(|it| it.days).max().unwrap_or_default();
    let summary = texts::SPANS_SUMMARY.fill(
        language,
        &[
            ("mean", &mean),
            ("unit", &year.unit),
            ("limit", &year.limit.as_ref().map_or("–".to_owned(), |(value, _)| number(language, *value, 0))),
            ("longest", &texts::DAYS_COUNT.count(language, u64::from(longest))),
        ],
    );
    let spec = ChartSpec::new(name, Axis::of(Kind::Date), axis)
        .with(Series::new(name, Role::Chp, Shape::Spans(spans.collect())))
        .summary(summary);
    match &year.limit {
        Some((value, _)) => {
            let text = texts::YEAR_LIMIT.fill(language, &[("value", &number(language, *value, 0))]);
            spec.threshold(*value, text, Role::Limit)
        }
        None => spec,
    }
}

/// Title over the yearly means: the first and the last year.
pub(super) fn years_title(data: &AirPage, language: Language) -> String {
    let bounds = data.years.first().zip(data.years.last());
    let span = bounds.map_or_else(String::new, |(first, last)| format!("{}–{}", first.year, last.year));
    texts::YEARS.fill(language, &[("name", &sign(Pollutant::Pm25, language)), ("years", &span)])
}

/// Yearly means, broken where the station changed.
pub(super) fn years(data: &AirPage, language: Language) -> ChartSpec {
    let points =
        data.years.iter().map(|it| portal_chart::Point::new(f64::from(it.year), Some(it.mean))).collect();
    let axis = Axis::number(texts::YEAR_MEAN.get(language), "µg/m³", 1);
    let name = sign(Pollutant::Pm25, language);
    let mut spec = ChartSpec::new(years_title(data, language), Axis::of(Kind::Year), axis)
        .with(Series::new(name, Role::Accent, Shape::Line(points)))
        .summary(years_summary(data, language));
    for pair in data.years.windows(2) {
        if let [before, after] = pair
            && before.station != after.station
        {
            let middle = f64::midpoint(f64::from(before.year), f64::from(after.year));
            spec = spec.broken_at(middle, texts::STATION_CHANGED.get(language));
        }
    }
    let yearly =
        data.limits.iter().filter(|it| it.pollutant == Pollutant::Pm25 && it.averaging == Averaging::Year);
    let mut drawn: Vec<f64> = Vec::new();
    for limit in yearly {
        if !drawn.contains(&limit.value) {
            drawn.push(limit.value);
            let from = limit.attain_by.map(|it| format!(" {}", it.year())).unwrap_or_default();
            let text = format!(
                "{}{from}: {}",
                short_authority(limit.authority.get(language.code())),
                number(language, limit.value, 0)
            );
            spec = spec.threshold(limit.value, text, Role::Limit);
        }
    }
    spec
}

/// The first word of who set a limit is enough beside a line.
fn short_authority(authority: &str) -> &str {
    authority.split(' ').next().unwrap_or(authority)
}

fn years_summary(data: &AirPage, language: Language) -> String {
    let (Some(first), Some(last)) = (data.years.first(), data.years.last()) else { return String::new() };
    let values = |it: f64| number(language, it, 1);
    let text = if data.years.iter().all(|it| it.station == first.station) {
        texts::YEARS_SUMMARY
    } else {
        texts::YEARS_SUMMARY_CHANGED
    };
    text.fill(
        language,
        &[
            ("first", &values(first.mean)),
            ("first_year", &first.year.to_string()),
            ("last", &values(last.mean)),
            ("last_year", &last.year.to_string()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_above_a_limit_are_exceedances() {
        assert_eq!(days_over(&[Some(50.0), Some(50.1), None, Some(80.0)], 50.0), 2);
    }

    #[test]
    fn a_missing_day_is_not_a_clean_day() {
        assert_eq!(mean([Some(10.0), None, Some(20.0)].into_iter().flatten()), Some(15.0));
        assert_eq!(mean(std::iter::empty()), None);
    }

    #[test]
    fn bands_lie_between_the_limits() {
        let names: Vec<String> = bands(&[15.0, 45.0], Language::Pl).into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["≤ 15", "15–45", "> 45"]);
    }
}
