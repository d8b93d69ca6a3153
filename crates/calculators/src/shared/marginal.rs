//! What each of several steps does in its turn, and all of them together.

/// The totals at first and after each step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Marginal<T> {
    /// One more than there are steps.
    pub(crate) totals: Vec<T>,
}

impl<T> Marginal<T> {
    /// A quantity after so many steps; after all of them where there are fewer.
    pub(crate) fn after(&self, count: usize, of: impl Fn(&T) -> f64) -> f64 {
        self.totals.get(count).or(self.totals.last()).map_or(0.0, of)
    }

    /// What all steps together take from a quantity.
    pub(crate) fn together(&self, of: impl Fn(&T) -> f64) -> f64 {
        self.totals.first().map_or(0.0, &of) - self.totals.last().map_or(0.0, &of)
    }

    /// What step number `place` takes from a quantity in its turn.
    pub(crate) fn alone(&self, place: usize, of: impl Fn(&T) -> f64) -> f64 {
        let pair = self.totals.get(place).zip(self.totals.get(place + 1));
        pair.map_or(0.0, |(before, after)| of(before) - of(after))
    }
}
