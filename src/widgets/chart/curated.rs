//! Charts of curated tables that lessons and decks name.

use portal_chart::{Axis, ChartSpec, Explored, Kind, Point, Role, Series, Shape};
use portal_content::{AxisKind, Cells, ChartRef, Drawing, Table};
use portal_units::CivilDate;

/// Words in the names of columns, and what they mean.
const MEANINGS: [(&str, Role); 9] = [
    ("solar", Role::Solar),
    ("ghi", Role::Solar),
    ("wind", Role::Wind),
    ("coal", Role::Coal),
    ("gas", Role::Gas),
    ("hydro", Role::Hydro),
    ("bio", Role::Bio),
    ("battery", Role::Battery),
    ("load", Role::Demand),
];
/// Colours of columns without such a word, in their order.
const OTHERS: [Role; 5] = [Role::Accent, Role::Chp, Role::Battery, Role::Wind, Role::Bio];
/// Decimals that are shown at most.
const MOST_DECIMALS: usize = 3;

/// The chart of the chosen cells of its table. Cells that are not on its axis are left out; the check of lessons and decks
/// names them.
pub fn picture(chart: &ChartRef, table: &Table) -> Explored {
    let cells = chart.data.select(table);
    let names: Vec<String> = cells.iter().map(|it| it.x.clone()).collect();
    let y = Axis::number(String::new(), chart.unit.clone(), decimals(&cells));
    let mut spec = ChartSpec::new(chart.title.clone(), Axis::of(kind(chart.axis, &names)), y);
    for (place, (column, label)) in chart.data.y.iter().zip(&chart.labels).enumerate() {
        let point = |(index, row): (usize, &Cells)| {
            let x = position(chart.axis, index, &row.x)?;
            Some(Point::new(x, row.y.get(place).copied().flatten()))
        };
        let points: Vec<Point> = cells.iter().enumerate().filter_map(point).collect();
        let shape = match chart.drawing {
            Drawing::Lines => Shape::Line(points),
            Drawing::Bars => Shape::Bars { stack: u8::try_from(place).unwrap_or(0), points },
            Drawing::Stack => Shape::Bars { stack: 0, points },
        };
        spec = spec.with(Series::new(label.clone(), role(column, place), shape));
    }
    if let Some(broken) = &chart.broken {
        let index = names.iter().position(|it| *it == broken.at);
        if let Some(x) = index.and_then(|it| position(chart.axis, it, &broken.at)) {
            spec = spec.broken_at(x, broken.label.clone());
        }
    }
    Explored::Lines(spec)
}

fn kind(axis: AxisKind, names: &[String]) -> Kind {
    match axis {
        AxisKind::Month => Kind::Month,
        AxisKind::Hour => Kind::Hour { first_day: None },
        AxisKind::Year => Kind::Year,
        AxisKind::Date => Kind::Date,
        AxisKind::Name => Kind::Category(names.to_vec()),
    }
}

/// Where a cell stands on its axis.
fn position(axis: AxisKind, index: usize, cell: &str) -> Option<f64> {
    match axis {
        AxisKind::Month | AxisKind::Hour | AxisKind::Year => cell.trim().parse::<i32>().ok().map(f64::from),
        #[expect(clippy::cast_precision_loss, reason = "days of centuries")]
        AxisKind::Date => CivilDate::parse(cell.trim()).ok().map(|it| it.days() as f64),
        AxisKind::Name => u32::try_from(index).ok().map(f64::from),
    }
}

fn role(column: &str, place: usize) -> Role {
    let meant = MEANINGS.iter().find(|(word, _)| column.contains(word)).map(|it| it.1);
    meant.or_else(|| OTHERS.get(place % OTHERS.len()).copied()).unwrap_or(Role::Accent)
}

/// Decimals of the most exact value.
fn decimals(cells: &[Cells]) -> usize {
    let of = |value: &f64| value.to_string().split_once('.').map_or(0, |(_, it)| it.len());
    cells.iter().flat_map(|it| &it.y).flatten().map(of).max().unwrap_or(0).min(MOST_DECIMALS)
}

#[cfg(test)]
mod tests {
    use portal_content::{Lesson, Piece};
    use portal_text::Language;

    use super::*;

    /// The chart of a lesson with one directive.
    fn drawn(attributes: &str, csv: &str) -> ChartSpec {
        let text = format!("---\n---\n## A (1 min)\n::: chart {attributes}\nwords\n:::\n");
        let (lesson, _) = Lesson::parse(&text, Language::En);
        let chart =
            lesson.pieces().find_map(|it| if let Piece::Chart(it) = it { Some(it.clone()) } else { None });
        let picture = picture(&chart.unwrap(), &Table::read(csv).unwrap());
        let Explored::Lines(spec) = picture else { panic!("not a chart of lines") };
        spec
    }

    #[test]
    fn columns_become_series_at_their_places_and_gaps_stay_gaps() {
        let spec = drawn(
            "data=\"t\" x=\"year\" y=\"solar; other\" title=\"T\" labels=\"sun; rest\" unit=\"TWh\" axis=\"year\" \
             drawing=\"lines\" break=\"2021\" break-label=\"moved\"",
            "year,solar,other\n2020,1.5,2\n2021,,3.25\n",
        );
        let points: Vec<Vec<Point>> = spec.series.iter().map(|it| it.shape.points().to_vec()).collect();
        assert_eq!(points[0], [Point::new(2020.0, Some(1.5)), Point::new(2021.0, None)]);
        assert_eq!(points[1], [Point::new(2020.0, Some(2.0)), Point::new(2021.0, Some(3.25))]);
        assert_eq!((spec.series[0].role, spec.series[1].name.as_str()), (Role::Solar, "rest"));
        assert_eq!((spec.y.decimals, spec.marks[0].x, spec.marks[0].breaks), (2, 2021.0, true));
    }

    #[test]
    fn dates_are_days_and_names_are_numbered() {
        // 1970-01-02 is the first day after the epoch.
        let spec = drawn(
            "data=\"t\" x=\"date\" y=\"pm\" title=\"T\" labels=\"a\" unit=\"u\" axis=\"date\" drawing=\"lines\"",
            "date,pm\n1970-01-02,7\n",
        );
        assert_eq!(spec.series[0].shape.points(), [Point::new(1.0, Some(7.0))]);
        let spec = drawn(
            "data=\"t\" x=\"who\" y=\"pm\" title=\"T\" labels=\"a\" unit=\"u\" axis=\"name\" drawing=\"bars\"",
            "who,pm\nx,7\ny,8\n",
        );
        assert_eq!(spec.x.kind, Kind::Category(vec!["x".to_owned(), "y".to_owned()]));
        assert_eq!(spec.series[0].shape.points()[1], Point::new(1.0, Some(8.0)));
    }
}
