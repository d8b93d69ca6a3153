//! One picture of every kind from a list of numbers.

use portal_chart::{
    Axis, Band, CalendarSpec, Certainty, ChartSpec, DayHourSpec, DurationSpec, Explored, FanBand, FanSpec,
    FlowLink, FlowNode, FlowSpec, HistogramSpec, Kind, MapSpec, Point, Role, RoseClass, RoseSpec,
    ScatterGroup, ScatterSpec, Series, Shape, SparkSpec, StackPart, StackSpec, Station, TimelineSpec,
    TornadoRow, TornadoSpec, Trace,
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

fn flow(values: &[f64]) -> FlowSpec {
    let nodes = [
        ("Fotowoltaika", Role::Solar),
        ("Wiatr", Role::Wind),
        ("Klaster", Role::Accent),
        ("Magazyn", Role::Battery),
        ("Domy", Role::Demand),
        ("Eksport do sieci", Role::Export),
    ];
    let ways = [(0, 2), (1, 2), (2, 3), (3, 4), (2, 4), (2, 5)];
    let links = values.iter().zip(ways.into_iter().cycle().take(40));
    FlowSpec {
        title: "Energia".to_owned(),
        unit: "GWh".to_owned(),
        decimals: 1,
        nodes: nodes.map(|(name, role)| FlowNode { name: name.to_owned(), role }).to_vec(),
        links: links.map(|(value, (from, to))| FlowLink { from, to, value: *value }).collect(),
        columns: ["z", "do", "ile"].map(str::to_owned),
    }
}

fn rose(values: &[f64]) -> RoseSpec {
    let class = |upper, role, name: &str| RoseClass { upper, role, name: name.to_owned() };
    let names = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"].map(str::to_owned).to_vec();
    let rose = RoseSpec {
        title: "Wiatr".to_owned(),
        unit: "m/s".to_owned(),
        directions: names,
        classes: vec![
            class(Some(2.0), Role::Wind, "do 2"),
            class(Some(8.0), Role::Battery, "2–8"),
            class(None, Role::Chp, "ponad 8"),
        ],
        counts: Vec::new(),
        calm: 0.0,
        calm_name: "cisza".to_owned(),
        directions_are: "kierunek".to_owned(),
    };
    rose.counted(values.iter().map(|it| (it * 40.0, *it, *it)), 0.5)
}

fn tornado(values: &[f64]) -> TornadoSpec {
    let row = |(index, it): (usize, &f64)| TornadoRow {
        name: format!("założenie numer {index}"),
        at_low: *it,
        at_high: 8.0,
    };
    TornadoSpec {
        title: "Co waży".to_owned(),
        result: "Zwrot".to_owned(),
        unit: "lat".to_owned(),
        decimals: 1,
        middle: 5.0,
        rows: values.iter().take(12).enumerate().map(row).collect(),
        ends: ["nisko".to_owned(), "wysoko".to_owned()],
    }
}

fn spark(values: &[f64]) -> SparkSpec {
    let (title, unit) = ("Tydzień".to_owned(), "kW".to_owned());
    SparkSpec { title, values: some(values), role: Role::Wind, unit, decimals: 1, level: Some(4.0) }
}

fn map(values: &[f64]) -> MapSpec {
    let station = |(index, it): (usize, &f64)| Station {
        name: format!("Stacja {index}"),
        longitude: 16.0 + it / 40.0,
        latitude: 51.0 + it.rem_euclid(7.0) / 10.0,
        value: (!it.is_nan()).then_some(*it),
        role: Role::Air2,
        word: "dobry".to_owned(),
    };
    MapSpec {
        title: "Stacje".to_owned(),
        areas: vec![vec![(16.0, 51.0), (16.4, 51.0), (16.4, 51.4), (16.0, 51.3)]],
        lines: vec![vec![(16.0, 51.1), (16.4, 51.2)]],
        stations: values.iter().take(12).enumerate().map(station).collect(),
        unit: "µg/m³".to_owned(),
        decimals: 0,
        no_data: "brak".to_owned(),
        columns: ["Stacja".to_owned(), "PM10".to_owned()],
    }
}

/// One of every kind.
pub(crate) fn all(values: &[f64]) -> Vec<(&'static str, Explored)> {
    vec![
        ("line", Explored::Lines(line(values))),
        ("reversed area", Explored::Lines(reversed(values))),
        ("bars", Explored::Lines(bars(values))),
        ("timeline", Explored::Timeline(timeline(values))),
        ("stack", Explored::Stack(stack(values))),
        ("fan", Explored::Fan(fan(values))),
        ("calendar", Explored::Calendar(calendar(values))),
        ("day and hour", Explored::DayHour(day_hour(values))),
        ("duration", Explored::Duration(duration(values))),
        ("histogram", Explored::Histogram(histogram(values))),
        ("scatter", Explored::Scatter(scatter(values))),
        ("flow", Explored::Flow(flow(values))),
        ("rose", Explored::Rose(rose(values))),
        ("tornado", Explored::Tornado(tornado(values))),
        ("sparkline", Explored::Spark(spark(values))),
        ("map", Explored::Map(map(values))),
    ]
}
