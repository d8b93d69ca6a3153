//! All orders in which measures can be taken.

#![allow(unreachable_pub, reason = "each file of tests has its own")]

/// All orders of the places.
pub fn of(places: &[usize]) -> Vec<Vec<usize>> {
    if places.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for first in places {
        let rest: Vec<usize> = places.iter().copied().filter(|it| it != first).collect();
        all.extend(of(&rest).into_iter().map(|mut order| {
            order.insert(0, *first);
            order
        }));
    }
    all
}
