//! One picture of every kind from the same list of numbers: for tests, for the gallery and for whoever wants to see what
//! a kind is made of.

use portal_text::{Language, Text};

use crate::{
    Axis, Band, CalendarSpec, Certainty, ChartSpec, DayHourSpec, DurationSpec, Explored, FanBand, FanSpec,
    FlowLink, FlowNode, FlowSpec, HistogramSpec, Kind, MapSpec, Point, Role, RoseClass, RoseSpec,
    ScatterGroup, ScatterSpec, Series, Shape, SparkSpec, StackPart, StackSpec, Station, TimelineSpec,
    TornadoRow, TornadoSpec, Trace,
};

mod texts {
    portal_text::texts!("samples");
}

/// One of every kind with its name in code, from numbers of which those that are none are gaps.
pub fn all(values: &[f64], language: Language) -> Vec<(&'static str, Explored)> {
    let it = Samples { values, language };
    vec![
        ("line", Explored::Lines(it.line())),
        ("reversed-area", Explored::Lines(it.reversed())),
        ("bars", Explored::Lines(it.bars())),
        ("timeline", Explored::Timeline(it.timeline())),
        ("stack", Explored::Stack(it.stack())),
        ("fan", Explored::Fan(it.fan())),
        ("calendar", Explored::Calendar(it.calendar())),
        ("day-and-hour", Explored::DayHour(it.day_hour())),
        ("duration", Explored::Duration(it.duration())),
        ("histogram", Explored::Histogram(it.histogram())),
        ("scatter", Explored::Scatter(it.scatter())),
        ("flow", Explored::Flow(it.flow())),
        ("rose", Explored::Rose(it.rose())),
        ("tornado", Explored::Tornado(it.tornado())),
        ("sparkline", Explored::Spark(it.spark())),
        ("map", Explored::Map(it.map())),
    ]
}

struct Samples<'a> {
    values: &'a [f64],
    language: Language,
}

impl Samples<'_> {
    fn say(&self, text: Text) -> String {
        text.get(self.language).to_owned()
    }

    /// The numbers as values.
    fn some(&self) -> Vec<Option<f64>> {
        self.values.iter().map(|it| (!it.is_nan()).then_some(*it)).collect()
    }

    fn places(&self) -> Vec<f64> {
        (0_u32..).zip(self.values).map(|it| f64::from(it.0)).collect()
    }

    fn base(&self) -> ChartSpec {
        let x = Axis::of(Kind::Number).label(self.say(texts::TIME));
        let power = self.say(texts::POWER);
        ChartSpec::new(power.clone(), x, Axis::number(power, "kW", 1))
            .threshold(20.0, self.say(texts::LIMIT), Role::Limit)
            .note(3.0, 8.0, self.say(texts::NOTE))
    }

    fn line(&self) -> ChartSpec {
        let line = Shape::line(0.0, &self.some());
        self.base().with(Series::new(self.say(texts::SUN), Role::Solar, line))
    }

    fn reversed(&self) -> ChartSpec {
        let points = self.places().into_iter().zip(self.some()).map(|(x, y)| Point::new(x, y));
        let mut points: Vec<Point> = points.collect();
        points.reverse();
        self.base().with(Series::new(self.say(texts::SUN), Role::Solar, Shape::Area(points)))
    }

    fn bars(&self) -> ChartSpec {
        let bars = |stack| Shape::bars(stack, 0.0, &self.some());
        self.base()
            .with(Series::new("PV", Role::Solar, bars(0)))
            .with(Series::new(self.say(texts::WIND), Role::Wind, bars(0)).estimated())
            .with(Series::new(self.say(texts::GRID), Role::Grid, bars(1)).forecast())
    }

    fn timeline(&self) -> TimelineSpec {
        let trace = Trace::at(self.places(), self.values.to_vec());
        let reversed = Trace::at(self.places().into_iter().rev().collect(), self.values.to_vec());
        TimelineSpec::new(self.base()).with(self.say(texts::SUN), Role::Solar, trace).with(
            self.say(texts::WIND),
            Role::Wind,
            reversed,
        )
    }

    fn stack(&self) -> StackSpec {
        let part =
            |name, role, certainty| StackPart { name: self.say(name), role, values: self.some(), certainty };
        StackSpec {
            base: self.base(),
            x: self.places(),
            parts: vec![
                part(texts::BIOGAS, Role::Biogas, Certainty::Solid),
                part(texts::WIND, Role::Wind, Certainty::Estimated),
                part(texts::SUN, Role::Solar, Certainty::Forecast),
            ],
        }
    }

    fn fan(&self) -> FanSpec {
        let ends = |by: f64| self.values.iter().map(|it| (!it.is_nan()).then_some(it + by)).collect();
        FanSpec {
            base: self.base(),
            x: self.places(),
            name: self.say(texts::MEDIAN),
            role: Role::Solar,
            median: self.some(),
            bands: vec![
                FanBand { name: self.say(texts::EIGHT), low: ends(-4.0), high: ends(5.0) },
                FanBand { name: self.say(texts::HALF), low: ends(-1.0), high: ends(2.0) },
            ],
            certainty: Certainty::Solid,
        }
    }

    fn calendar(&self) -> CalendarSpec {
        let band = |upper, role, name| Band { upper, role, name: self.say(name) };
        CalendarSpec {
            title: "PM10".to_owned(),
            summary: String::new(),
            year: 2024,
            unit: "µg/m³".to_owned(),
            days_are: self.say(texts::DAY),
            values_are: "PM10".to_owned(),
            no_data: self.say(texts::NO_DATA),
            decimals: 1,
            values: self.some(),
            bands: vec![band(Some(10.0), Role::Air1, texts::TO10), band(None, Role::Air3, texts::OVER10)],
        }
    }

    fn day_hour(&self) -> DayHourSpec {
        DayHourSpec {
            title: self.say(texts::DAYS_HOURS),
            first_day: 20_000,
            hours: self.some(),
            unit: "kW".to_owned(),
            decimals: 1,
            role: Role::Solar,
            days_are: self.say(texts::DAY),
            no_data: self.say(texts::NO_DATA),
        }
    }

    fn duration(&self) -> DurationSpec {
        DurationSpec { base: self.base(), curves: vec![("PV".to_owned(), Role::Solar, self.some())] }
    }

    fn histogram(&self) -> HistogramSpec {
        HistogramSpec {
            base: self.base(),
            name: self.say(texts::HOURS),
            role: Role::Wind,
            values: self.values.to_vec(),
            width: None,
        }
    }

    fn scatter(&self) -> ScatterSpec {
        let against = |turn: usize| {
            let other = self.values.iter().copied().cycle().skip(turn);
            self.values.iter().copied().zip(other).collect()
        };
        let group =
            |name, role, turn| ScatterGroup { name: self.say(name), role, points: against(turn), line: true };
        let groups = vec![group(texts::SUMMER, Role::Solar, 1), group(texts::WINTER, Role::Wind, 5)];
        ScatterSpec { base: self.base(), groups }
    }

    fn flow(&self) -> FlowSpec {
        let nodes = [
            (texts::PV, Role::Solar),
            (texts::WIND, Role::Wind),
            (texts::CLUSTER, Role::Accent),
            (texts::BATTERY, Role::Battery),
            (texts::HOMES, Role::Demand),
            (texts::EXPORT, Role::Export),
        ];
        let ways = [(0, 2), (1, 2), (2, 3), (3, 4), (2, 4), (2, 5)];
        let links = self.values.iter().zip(ways.into_iter().cycle().take(40));
        FlowSpec {
            title: self.say(texts::ENERGY),
            unit: "GWh".to_owned(),
            decimals: 1,
            nodes: nodes.map(|(name, role)| FlowNode { name: self.say(name), role }).to_vec(),
            links: links.map(|(value, (from, to))| FlowLink { from, to, value: *value }).collect(),
            columns: [texts::FROM, texts::TO, texts::AMOUNT].map(|it| self.say(it)),
        }
    }

    fn rose(&self) -> RoseSpec {
        let class = |upper, role, name: String| RoseClass { upper, role, name };
        let rose = RoseSpec {
            title: self.say(texts::WIND),
            unit: "m/s".to_owned(),
            directions: ["N", "NE", "E", "SE", "S", "SW", "W", "NW"].map(str::to_owned).to_vec(),
            classes: vec![
                class(Some(2.0), Role::Wind, self.say(texts::TO2)),
                class(Some(8.0), Role::Battery, "2–8".to_owned()),
                class(None, Role::Chp, self.say(texts::OVER8)),
            ],
            counts: Vec::new(),
            calm: 0.0,
            calm_name: self.say(texts::CALM),
            directions_are: self.say(texts::DIRECTION),
        };
        rose.counted(self.values.iter().map(|it| (it * 40.0, *it, *it)), 0.5)
    }

    fn tornado(&self) -> TornadoSpec {
        let row = |(index, it): (usize, &f64)| TornadoRow {
            name: format!("{} {index}", self.say(texts::FACTOR)),
            at_low: *it,
            at_high: 8.0,
        };
        TornadoSpec {
            title: self.say(texts::WEIGHS),
            result: self.say(texts::PAYBACK),
            unit: self.say(texts::YEARS),
            decimals: 1,
            middle: 5.0,
            rows: self.values.iter().take(12).enumerate().map(row).collect(),
            ends: [texts::LOW, texts::HIGH].map(|it| self.say(it)),
        }
    }

    fn spark(&self) -> SparkSpec {
        SparkSpec {
            title: self.say(texts::WEEK),
            values: self.some(),
            role: Role::Wind,
            unit: "kW".to_owned(),
            decimals: 1,
            level: Some(4.0),
        }
    }

    fn map(&self) -> MapSpec {
        let station = |(index, it): (usize, &f64)| Station {
            name: format!("{} {index}", self.say(texts::STATION)),
            longitude: 16.0 + it / 40.0,
            latitude: 51.0 + it.rem_euclid(7.0) / 10.0,
            value: (!it.is_nan()).then_some(*it),
            role: Role::Air2,
            word: self.say(texts::GOOD),
        };
        MapSpec {
            title: self.say(texts::STATIONS),
            areas: vec![vec![(16.0, 51.0), (16.4, 51.0), (16.4, 51.4), (16.0, 51.3)]],
            lines: vec![vec![(16.0, 51.1), (16.4, 51.2)]],
            stations: self.values.iter().take(12).enumerate().map(station).collect(),
            unit: "µg/m³".to_owned(),
            decimals: 0,
            no_data: self.say(texts::NO_DATA),
            columns: [self.say(texts::STATION), "PM10".to_owned()],
        }
    }
}
