//! Charts of every kind, as the pages draw them.

use portal_chart::{Axis, ChartSpec, Kind, Point, RangeBar, Role, Series, Shape, Span};

/// Yearly means with a change of station and three limits.
pub(crate) fn yearly() -> ChartSpec {
    let values = [30.8, 29.9, 25.6, 26.7, 26.6, 22.9, 25.2, 23.9, 25.0, 17.0, 16.2, 17.7, 17.3, 14.5];
    ChartSpec::new("PM2,5, średnia roczna", Axis::of(Kind::Year), Axis::number("PM2,5", "µg/m³", 1))
        .with(
            Series::new("PM2,5", Role::Air5, Shape::line(2010.0, &values.map(Some))).labelled("14,5 w 2023"),
        )
        .threshold(5.0, "WHO 5", Role::Limit)
        .threshold(10.0, "UE od 2030: 10", Role::Limit)
        .threshold(20.0, "UE dziś: 20", Role::Limit)
        .broken_at(2018.5, "zmiana stacji")
}

/// Monthly yield as stacked bars with whiskers and a line of demand.
pub(crate) fn monthly() -> ChartSpec {
    let used = [136.0, 165.0, 153.0, 181.0, 168.0, 157.0, 160.0, 162.0, 163.0, 159.0, 127.0, 142.0].map(Some);
    let sold = [35.0, 257.0, 210.0, 422.0, 511.0, 484.0, 464.0, 426.0, 373.0, 288.0, 42.0, 67.0].map(Some);
    let demand =
        [420.0, 380.0, 370.0, 330.0, 300.0, 280.0, 285.0, 290.0, 300.0, 340.0, 385.0, 420.0].map(Some);
    let ranges = used
        .iter()
        .zip(sold)
        .zip(1..=12_u8)
        .filter_map(|((used, sold), month)| {
            let sum = (*used)? + sold?;
            Some(RangeBar { x: f64::from(month), low: sum * 0.88, high: sum * 1.12 })
        })
        .collect();
    ChartSpec::new("Produkcja miesięczna", Axis::of(Kind::Month), Axis::number("", "kWh na miesiąc", 0))
        .with(Series::new("zużyte u siebie", Role::SelfUse, Shape::bars(0, 1.0, &used)))
        .with(Series::new("do sieci", Role::Export, Shape::bars(0, 1.0, &sold)))
        .with(Series::new("8 lat na 10", Role::Ink2, Shape::Ranges(ranges)))
        .with(Series::new("zużycie", Role::Demand, Shape::line(1.0, &demand)))
}

/// Five lines whose ends are close to each other.
pub(crate) fn mix() -> ChartSpec {
    let line = |name: &str, role, first: f64, last: f64| {
        let points = (0..26)
            .map(|it| {
                let share = f64::from(it) / 25.0;
                Point::new(2000.0 + f64::from(it), Some(first + (last - first) * share * share))
            })
            .collect();
        Series::new(name, role, Shape::Line(points)).labelled(format!("{name} {last:.0}"))
    };
    ChartSpec::new("Skąd jest prąd", Axis::of(Kind::Year), Axis::number("", "TWh na rok", 0))
        .with(line("Węgiel", Role::Coal, 136.0, 87.0))
        .with(line("Gaz", Role::Gas, 1.0, 25.0))
        .with(line("Wiatr", Role::Wind, 0.0, 25.0))
        .with(line("Słońce", Role::Solar, 0.0, 20.0))
        .with(line("Biomasa", Role::Bio, 0.2, 8.0))
}

/// Two days by hour: a measured area, a forecast, a gap, a hatched stretch, "now".
pub(crate) fn hours() -> ChartSpec {
    let power = |hour: i32| {
        let phase = (f64::from(hour.rem_euclid(24)) - 12.0) / 6.0;
        Some((4.2 * (1.0 - phase * phase)).max(0.0)).filter(|_| hour != 10)
    };
    let points =
        |range: std::ops::RangeInclusive<i32>| range.map(|it| Point::new(f64::from(it), power(it))).collect();
    ChartSpec::new("Moc", Axis::of(Kind::Hour { first_day: Some(20_779) }), Axis::number("Moc", "kW", 1))
        .with(Series::new("dziś", Role::Solar, Shape::Area(points(0..=20))))
        .with(Series::new("prognoza", Role::Solar, Shape::Line(points(20..=48))).forecast())
        .mark(20.0, "teraz")
        .hatch(9.0, 11.0)
}

/// Weekly composites of a year, on a date axis.
pub(crate) fn composites() -> ChartSpec {
    let span = |week: i32| {
        let from = 19_358.0 + 7.0 * f64::from(week);
        let value = Some(2.0 + f64::from(week % 9)).filter(|_| week % 13 != 5);
        Span { from, to: from + 7.0, value }
    };
    ChartSpec::new("Arsen w PM10", Axis::of(Kind::Date), Axis::number("", "ng/m³", 2))
        .with(Series::new("As", Role::Air5, Shape::Spans((0..52).map(span).collect())))
        .threshold(6.0, "poziom docelowy 6", Role::Limit)
}

/// Named categories in two groups, one estimated.
pub(crate) fn groups() -> ChartSpec {
    let names =
        ["Węgiel kamienny", "Gaz ziemny", "Pompa ciepła", "Pelet", "Ciepło sieciowe"].map(str::to_owned);
    ChartSpec::new("Koszt ciepła", Axis::of(Kind::Category(names.into())), Axis::number("", "zł na rok", 0))
        .with(Series::new(
            "dziś",
            Role::Ink2,
            Shape::bars(0, 0.0, &[5200.0, 6100.0, 4300.0, 5900.0, 4800.0].map(Some)),
        ))
        .with(
            Series::new(
                "po ociepleniu",
                Role::Accent,
                Shape::bars(1, 0.0, &[3100.0, 3700.0, 2500.0, 3500.0, 2900.0].map(Some)),
            )
            .estimated(),
        )
}

/// All of them.
pub(crate) fn all() -> Vec<ChartSpec> {
    vec![yearly(), monthly(), mix(), hours(), composites(), groups()]
}
