//! One picture of every kind from a list of numbers.

use portal_chart::{
    Axis, Band, CalendarSpec, Certainty, ChartSpec, DayHourSpec, DurationSpec, FanBand, FanSpec,
    HistogramSpec, Kind, Picture, Point, Role, ScatterGroup, ScatterSpec, Series, Shape, StackPart,
    StackSpec, TimelineSpec, Trace,
};

/// Numbers as values; what is no number is a gap.
fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().map(|it| (!it.is_nan()).then_some(*it)).collect()
}

fn base() -> ChartSpec {
    let x = Axis::of(Kind::Number).label("Czas");
    ChartSpec::new("Moc", x, Axis::number("Moc", "kW", 1))
        .threshold(20.0, "próg 20", Role::Limit)
        .note(3.0, 8.0, "uwaga")
}

fn places(values: &[f64]) -> Vec<f64> {
    (0_u32..).zip(values).map(|it| f64::from(it.0)).collect()
}

fn line(values: &[f64]) -> ChartSpec {
    base().with(Series::new("Słońce", Role::Solar, Shape::line(0.0, &some(values))))
}

fn reversed(values: &[f64]) -> ChartSpec {
    let mut points: Vec<Point> =
        places(values).iter().zip(some(values)).map(|(x, y)| Point::new(*x, y)).collect();
    points.reverse();
    base().with(Series::new("Słońce", Role::Solar, Shape::Area(points)))
}

fn bars(values: &[f64]) -> ChartSpec {
    base()
        .with(Series::new("PV", Role::Solar, Shape::bars(0, 0.0, &some(values))))
        .with(Series::new("Wiatr", Role::Wind, Shape::bars(0, 0.0, &some(values))).estimated())
        .with(Series::new("Sieć", Role::Grid, Shape::bars(1, 0.0, &some(values))).forecast())
}

fn timeline(values: &[f64]) -> TimelineSpec {
    let trace = || Trace::at(places(values), values.to_vec());
    let reversed = Trace::at(places(values).into_iter().rev().collect(), values.to_vec());
    TimelineSpec::new(base()).with("Słońce", Role::Solar, trace()).with("Wiatr", Role::Wind, reversed)
}

fn stack(values: &[f64]) -> StackSpec {
    let part = |name: &str, role, certainty| StackPart {
        name: name.to_owned(),
        role,
        values: some(values),
        certainty,
    };
    StackSpec {
        base: base(),
        x: places(values),
        parts: vec![
            part("Biogaz", Role::Biogas, Certainty::Solid),
            part("Wiatr", Role::Wind, Certainty::Estimated),
            part("Słońce", Role::Solar, Certainty::Forecast),
        ],
    }
}

fn fan(values: &[f64]) -> FanSpec {
    let ends = |by: f64| values.iter().map(|it| (!it.is_nan()).then_some(it + by)).collect();
    FanSpec {
        base: base(),
        x: places(values),
        name: "mediana".to_owned(),
        role: Role::Solar,
        median: some(values),
        bands: vec![
            FanBand { name: "8 lat na 10".to_owned(), low: ends(-4.0), high: ends(5.0) },
            FanBand { name: "połowa lat".to_owned(), low: ends(-1.0), high: ends(2.0) },
        ],
        certainty: Certainty::Solid,
    }
}

fn calendar(values: &[f64]) -> CalendarSpec {
    let band = |upper, role, name: &str| Band { upper, role, name: name.to_owned() };
    CalendarSpec {
        title: "PM10".to_owned(),
        summary: String::new(),
        year: 2024,
        unit: "µg/m³".to_owned(),
        days_are: "Dzień".to_owned(),
        values_are: "PM10".to_owned(),
        no_data: "brak danych".to_owned(),
        decimals: 1,
        values: some(values),
        bands: vec![band(Some(10.0), Role::Air1, "do 10"), band(None, Role::Air3, "ponad 10")],
    }
}

fn day_hour(values: &[f64]) -> DayHourSpec {
    DayHourSpec {
        title: "Doba i rok".to_owned(),
        first_day: 20_000,
        hours: some(values),
        unit: "kW".to_owned(),
        decimals: 1,
        role: Role::Solar,
        days_are: "Dzień".to_owned(),
        no_data: "brak".to_owned(),
    }
}

fn duration(values: &[f64]) -> DurationSpec {
    DurationSpec { base: base(), curves: vec![("PV".to_owned(), Role::Solar, some(values))] }
}

fn histogram(values: &[f64]) -> HistogramSpec {
    HistogramSpec {
        base: base(),
        name: "godziny".to_owned(),
        role: Role::Wind,
        values: values.to_vec(),
        width: None,
    }
}

fn scatter(values: &[f64]) -> ScatterSpec {
    let group = |name: &str, role, points| ScatterGroup { name: name.to_owned(), role, points, line: true };
    let against =
        |turn: usize| values.iter().copied().zip(values.iter().copied().cycle().skip(turn)).collect();
    ScatterSpec {
        base: base(),
        groups: vec![group("lato", Role::Solar, against(1)), group("zima", Role::Wind, against(5))],
    }
}

/// One of every kind.
pub(crate) fn all(values: &[f64]) -> Vec<(&'static str, Box<dyn Picture>)> {
    vec![
        ("line", Box::new(line(values))),
        ("reversed area", Box::new(reversed(values))),
        ("bars", Box::new(bars(values))),
        ("timeline", Box::new(timeline(values))),
        ("stack", Box::new(stack(values))),
        ("fan", Box::new(fan(values))),
        ("calendar", Box::new(calendar(values))),
        ("day and hour", Box::new(day_hour(values))),
        ("duration", Box::new(duration(values))),
        ("histogram", Box::new(histogram(values))),
        ("scatter", Box::new(scatter(values))),
    ]
}
