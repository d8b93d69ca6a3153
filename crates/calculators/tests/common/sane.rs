//! What holds for every answer of every calculator.

use portal_calculators::Answer;
use portal_chart::{ChartSpec, Shape};

fn numbers(spec: &ChartSpec) -> Vec<f64> {
    let of = |shape: &Shape| match shape {
        Shape::Ranges(bars) => bars.iter().flat_map(|it| [it.x, it.low, it.high]).collect(),
        Shape::Spans(spans) => spans.iter().filter_map(|it| it.value).collect(),
        points => points.points().iter().flat_map(|it| [Some(it.x), it.y]).flatten().collect::<Vec<_>>(),
    };
    spec.series.iter().flat_map(|it| of(&it.shape)).collect()
}

/// Fails unless an answer is whole: words without gaps, ranges in order, charts with finite numbers.
pub(crate) fn assert_sane(answer: &Answer, place: &str) {
    for figure in &answer.figures {
        assert!(
            !figure.label.is_empty() && !figure.shown.is_empty() && !figure.note.is_empty(),
            "{place}: {figure:?}"
        );
        if let Some(it) = figure.value {
            assert!(it.low.is_finite() && it.mid.is_finite() && it.high.is_finite(), "{place}: {figure:?}");
            assert!(it.low <= it.mid && it.mid <= it.high, "{place}: {figure:?}");
        }
    }
    assert!(answer.verdict.iter().any(|it| !it.text.trim().is_empty()), "{place}");
    for (name, text) in [("short", &answer.short), ("meaning", &answer.meaning)] {
        assert!(!text.is_empty() && !text.contains('{'), "{place}: {name} {text:?}");
    }
    for run in &answer.verdict {
        assert!(!run.text.contains('{') && !run.text.contains("**"), "{place}: {run:?}");
    }
    for chart in &answer.charts {
        assert!(!chart.title.is_empty() && !chart.summary.is_empty(), "{place}: {}", chart.title);
        assert!(!chart.summary.contains('{'), "{place}: {}", chart.summary);
        let numbers = numbers(chart);
        assert!(numbers.len() > 3, "{place}: {} shows nothing", chart.title);
        assert!(numbers.iter().all(|it| it.is_finite()), "{place}: {}", chart.title);
    }
    assert!(
        answer.drivers.len() <= 3 && answer.drivers.iter().all(|it| !it.label.is_empty() && it.down <= it.up),
        "{place}"
    );
    let row = &answer.ledger;
    let ledger = [
        row.investment.pln(),
        row.saved_per_year.pln(),
        row.import_avoided.kwh(),
        row.export.kwh(),
        row.co2_avoided.kg(),
    ];
    assert!(ledger.iter().all(|it| it.is_finite()), "{place}: {row:?}");
    for used in &answer.assumptions {
        assert!(
            !used.label.is_empty() && !used.shown.is_empty() && !used.unit.is_empty(),
            "{place}: {used:?}"
        );
    }
}
