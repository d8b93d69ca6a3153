//! The indices kept must be those of the reference implementations.

use portal_chart::decimate::{lttb, m4_by_count, m4_by_x, min_max_by_count, min_max_by_x};
use portal_reference::Table;

#[test]
fn decimation_keeps_the_points_of_the_reference() {
    let series = Table::load("10a_series");
    let (regular, irregular, y) = (series.numbers("i"), series.numbers("x_irregular"), series.numbers("y"));
    let mut compared = 0;
    for row in Table::load("10b_indices").rows() {
        let x = if row.text("x") == "irregular" { &irregular } else { &regular };
        let count: usize = row.text("n_out").parse().unwrap();
        let kept = match row.text("algorithm") {
            "lttb_canonical" => lttb(x, &y, count),
            // On irregular places it takes the middle of a bucket for its mean, as the head of the table says.
            "lttb_tsdownsample" if row.text("x") == "regular" => lttb(x, &y, count),
            "m4_x" => m4_by_x(x, &y, count),
            "m4_nox" => m4_by_count(&y, count),
            "minmax_x" => min_max_by_x(x, &y, count),
            "minmax_nox" => min_max_by_count(&y, count),
            _ => continue,
        };
        let wanted: Vec<usize> = row.text("indices").split(';').map(|it| it.parse().unwrap()).collect();
        assert_eq!(kept, wanted, "{} of {} for {count}", row.text("algorithm"), row.text("x"));
        compared += 1;
    }
    assert!(compared >= 8, "only {compared} rows compared");
}
