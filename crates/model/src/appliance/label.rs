//! Classes A to G. The limits are law and differ from one kind of appliance to the next: they are arguments.

use portal_units::Energy;

use crate::error::{ModelError, within};

/// Class on the energy label, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The best.
    A,
    /// Second.
    B,
    /// Third.
    C,
    /// Fourth.
    D,
    /// Fifth.
    E,
    /// Sixth.
    F,
    /// The worst.
    G,
}

impl Class {
    /// All, the best first.
    pub const ALL: [Self; 7] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F, Self::G];
}

/// To which class a limit itself belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// To the better one, as in `EEI ≤ 41`.
    Better,
    /// To the worse one, as in `EEI < 32`.
    Worse,
}

/// The limits between the seven classes of one kind of appliance.
///
/// Falling limits mean that much is good (light for each watt), rising ones that little is (an index of energy).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelScale {
    /// Between A and B, B and C, … F and G.
    pub limits: [f64; 6],
    /// To which class each limit belongs.
    pub edge: Edge,
}

impl LabelScale {
    /// The class of an index.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `index` (0 and more) or a limit of `limits` that breaks their order.
    ///
    /// # Source
    /// Regulation (EU) 2017/1369, Article 2(13), and Annex II of the delegated regulations.
    pub fn class(&self, index: f64) -> Result<Class, ModelError> {
        within("index", index, 0.0, f64::MAX)?;
        let [first, second, ..] = self.limits;
        let rising = second > first;
        for (before, limit) in self.limits.iter().zip(self.limits.iter().skip(1)) {
            let (min, max) = if rising { (*before, f64::MAX) } else { (0.0, *before) };
            within("limits", *limit, min, max)?;
        }
        let missed = |limit: f64| match self.edge {
            Edge::Better if rising => index > limit,
            Edge::Better => index < limit,
            Edge::Worse if rising => index >= limit,
            Edge::Worse => index <= limit,
        };
        let missed = self.limits.into_iter().filter(|it| missed(*it)).count();
        Ok(Class::ALL.get(missed).copied().unwrap_or(Class::G))
    }
}

/// Energy of a cycle of an ordinary appliance by its size: `c₂·s² + c₁·s + c₀` kWh.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standard {
    /// `c₂` \[kWh\].
    pub quadratic: f64,
    /// `c₁` \[kWh\].
    pub linear: f64,
    /// `c₀` \[kWh\].
    pub constant: f64,
}

/// Energy efficiency index of a washing machine or a dishwasher.
///
/// `EEI = 100·E/S`, the standard `S` rounded to three decimals, the index to one.
///
/// # Arguments
/// * `cycle` – energy of a cycle of the eco programme, 0 to 100 kWh
/// * `size` – capacity in kg or place settings, 0.1 to 1000
///
/// # Errors
/// [`ModelError::OutOfRange`] names `cycle`, `size` or `standard` (0.001 to 1000 kWh).
///
/// # Source
/// Delegated Regulation (EU) 2019/2014, Annex IV, and 2019/2017, Annex IV.
pub fn efficiency_index(cycle: Energy, size: f64, standard: &Standard) -> Result<f64, ModelError> {
    let cycle = within("cycle", cycle.kwh(), 0.0, 100.0)?;
    let size = within("size", size, 0.1, 1000.0)?;
    let ordinary = (standard.quadratic * size + standard.linear) * size + standard.constant;
    let ordinary = within("standard", (ordinary * 1000.0).round() / 1000.0, 0.001, 1000.0)?;
    Ok((1000.0 * cycle / ordinary).round() / 10.0)
}
