//! The figures that a written summary needs.

use portal_text::{Language, fill, number};

use crate::reading::{place, stretch};
use crate::spec::{ChartSpec, Series, Shape};

/// Extremes, total and mean of a series; gaps do not count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts {
    /// Lowest value \[unit of y\].
    pub min: f64,
    /// The first place of it \[unit of x\], and where that place ends for spans.
    pub min_at: (f64, f64),
    /// Highest value \[unit of y\].
    pub max: f64,
    /// The first place of it, as `min_at`.
    pub max_at: (f64, f64),
    /// Sum of the values \[unit of y\].
    pub total: f64,
    /// Number of values.
    pub count: usize,
}

impl Facts {
    /// The facts of a series, `None` when it has no value. Ranges count with their middle.
    pub fn of(series: &Series) -> Option<Self> {
        let values: Vec<((f64, f64), f64)> = match &series.shape {
            Shape::Ranges(all) => {
                all.iter().map(|it| ((it.x, it.x), f64::midpoint(it.low, it.high))).collect()
            }
            Shape::Spans(all) => all.iter().filter_map(|it| Some(((it.from, it.to), it.value?))).collect(),
            shape => shape.points().iter().filter_map(|it| Some(((it.x, it.x), it.value()?))).collect(),
        };
        let mut values = values.into_iter().filter(|it| it.1.is_finite());
        let (at, first) = values.next()?;
        let mut facts = Self { min: first, min_at: at, max: first, max_at: at, total: first, count: 1 };
        for (at, value) in values {
            if value < facts.min {
                (facts.min, facts.min_at) = (value, at);
            }
            if value > facts.max {
                (facts.max, facts.max_at) = (value, at);
            }
            facts.total += value;
            facts.count += 1;
        }
        Some(facts)
    }

    /// Mean of the values \[unit of y\].
    pub fn mean(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "lengths of series are far below 2^52")]
        let count = self.count as f64;
        self.total / count
    }

    /// A sentence: `{max}`, `{max_at}`, `{min}`, `{min_at}`, `{total}`, `{mean}` and `{unit}` of the template are
    /// replaced by what they are in this chart, with the decimals of its y axis.
    pub fn sentence(&self, template: &str, spec: &ChartSpec, language: Language) -> String {
        let value = |it: f64| number(language, it, spec.y.decimals);
        let place = |(from, to): (f64, f64)| {
            if from < to { stretch(&spec.x, from, to, language) } else { place(&spec.x, from, language) }
        };
        fill(
            template,
            &[
                ("max", &value(self.max)),
                ("max_at", &place(self.max_at)),
                ("min", &value(self.min)),
                ("min_at", &place(self.min_at)),
                ("total", &value(self.total)),
                ("mean", &value(self.mean())),
                ("unit", &spec.y.unit),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, Kind, Role};

    #[test]
    fn gaps_are_not_zeros_in_extremes_and_mean() {
        let series =
            Series::new("s", Role::Solar, Shape::line(1.0, &[Some(4.0), None, Some(8.0), Some(f64::NAN)]));
        let facts = Facts::of(&series).unwrap();
        assert_eq!((facts.min, facts.max, facts.total, facts.count, facts.mean()), (4.0, 8.0, 12.0, 2, 6.0));
        assert_eq!(Facts::of(&Series::new("s", Role::Solar, Shape::line(1.0, &[None]))), None);
    }

    #[test]
    fn a_sentence_names_month_and_value() {
        let series = Series::new("s", Role::Solar, Shape::bars(0, 1.0, &[Some(170.0), Some(680.26)]));
        let spec =
            ChartSpec::new("t", Axis::of(Kind::Month), Axis::number("", "kWh", 1)).with(series.clone());
        let text = Facts::of(&series).unwrap().sentence(
            "{max_at}: {max} {unit}, {min_at}: {min}",
            &spec,
            Language::En,
        );
        assert_eq!(text, "February: 680.3 kWh, January: 170.0");
    }
}
