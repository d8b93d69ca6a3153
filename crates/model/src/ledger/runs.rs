//! The ledger of many samples of its uncertain inputs.

use super::account::Account;
use super::batch::{Factors, LANES, Room, accounts};
use super::site::{Site, count};
use super::steps::Ledger;
use crate::error::{ModelError, within};
use crate::uncertainty::{Distribution, Driver, LatinHypercube, Spread, drivers};

/// What an uncertain input multiplies. Places are those in the lists of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// All energy of a device: the yield of a year, the demand.
    Amount(usize),
    /// What a device gives for what it takes: more of it, less electricity and fuel.
    Efficiency(usize),
    /// Price of a fuel, in both views.
    FuelPrice(usize),
    /// Greenhouse gases of a fuel.
    FuelCo2(usize),
    /// Particles of a fuel.
    FuelParticles(usize),
    /// Price of energy from the grid, in both views.
    ImportPrice,
    /// What fed-in energy brings, in both views.
    ExportPrice,
    /// Greenhouse gases of the grid.
    GridCo2,
    /// Investment of a measure.
    Investment(usize),
    /// Capacity of the battery.
    Capacity,
}

/// An uncertain input.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertain {
    /// Its spread; the site holds for its middle value.
    pub distribution: Distribution,
    /// What it multiplies, in proportion to its value.
    pub effects: Vec<Effect>,
}

/// The ledgers of all samples.
#[derive(Debug, Clone, PartialEq)]
pub struct Runs {
    /// The ledger with every input at its middle value.
    pub mid: Ledger,
    /// The ledger of each sample.
    pub samples: Vec<Ledger>,
    /// Values of each input, one for each sample.
    inputs: Vec<Vec<f64>>,
}

impl Site {
    /// The ledger of an order of measures for samples of the uncertain inputs.
    ///
    /// The series stay as they are; a run multiplies them, dispatches the battery and counts.
    ///
    /// # Arguments
    /// * `samples` – 1 to 100 000    * `seed` – the same gives the same samples
    ///
    /// # Errors
    /// As [`Site::ledger`], [`LatinHypercube::new`] and [`Distribution::quantile`]; [`ModelError::OutOfRange`] names
    /// `middle` for a distribution around zero, `factor` (0 to 100; of an efficiency above 0.01) or `effect` for a place
    /// that is not in its list.
    ///
    /// # Source
    /// JCGM 101:2008 (GUM, supplement 1), clause 7: propagation of distributions by sampling.
    pub fn runs(
        &self,
        order: &[usize],
        uncertain: &[Uncertain],
        samples: u32,
        seed: u64,
    ) -> Result<Runs, ModelError> {
        let mid = self.ledger(order)?;
        let sets = self.sets(order)?;
        let inputs = values(uncertain, samples, seed)?;
        let factors = self.factors(uncertain, &inputs, samples)?;
        let mut room = Room::new(self);
        let mut years: Vec<Vec<Account>> = factors.iter().map(|_| Vec::with_capacity(sets.len())).collect();
        for (batch, years) in factors.chunks(LANES).zip(years.chunks_mut(LANES)) {
            let [first, ..] = batch else { continue };
            let mut lanes = [first; LANES];
            for (lane, factors) in lanes.iter_mut().zip(batch) {
                *lane = factors;
            }
            for set in &sets {
                for (year, account) in years.iter_mut().zip(accounts(self, *set, lanes, &mut room)?) {
                    year.push(account);
                }
            }
        }
        let samples = years.iter().map(|it| Ledger::of(order, it)).collect();
        Ok(Runs { mid, samples, inputs })
    }

    /// Factors of each sample.
    fn factors(
        &self,
        uncertain: &[Uncertain],
        inputs: &[Vec<f64>],
        samples: u32,
    ) -> Result<Vec<Factors>, ModelError> {
        let mut all: Vec<Factors> = (0..samples).map(|_| Factors::ones(self)).collect();
        for (input, values) in uncertain.iter().zip(inputs) {
            let middle = input.distribution.middle();
            let zero =
                ModelError::OutOfRange { input: "middle", value: middle, min: f64::MIN, max: f64::MAX };
            if middle.abs() < f64::MIN_POSITIVE {
                return Err(zero);
            }
            for (factors, value) in all.iter_mut().zip(values) {
                let factor = within("factor", value / middle, 0.0, 100.0)?;
                for effect in &input.effects {
                    *effect.place_in(factors)? *= factor;
                }
            }
        }
        for efficiency in all.iter().flat_map(|it| &it.efficiency) {
            within("factor", *efficiency, 0.01, 100.0)?;
        }
        Ok(all)
    }
}

/// Values of each uncertain input.
fn values(uncertain: &[Uncertain], samples: u32, seed: u64) -> Result<Vec<Vec<f64>>, ModelError> {
    let inputs = u32::try_from(uncertain.len()).unwrap_or(u32::MAX);
    let hypercube = LatinHypercube::new(samples, inputs, seed)?;
    let of = |(input, column): (&Uncertain, &Vec<f64>)| {
        column.iter().map(|u| input.distribution.quantile(*u)).collect::<Result<Vec<_>, _>>()
    };
    uncertain.iter().zip(hypercube.columns()).map(of).collect()
}

impl Effect {
    /// The factor that it multiplies.
    fn place_in(self, factors: &mut Factors) -> Result<&mut f64, ModelError> {
        let (found, place) = match self {
            Self::Amount(device) => (factors.amount.get_mut(device), device),
            Self::Efficiency(device) => (factors.efficiency.get_mut(device), device),
            Self::FuelPrice(carrier) => (factors.carrier.get_mut(carrier).map(|[it, _, _]| it), carrier),
            Self::FuelCo2(carrier) => (factors.carrier.get_mut(carrier).map(|[_, it, _]| it), carrier),
            Self::FuelParticles(carrier) => (factors.carrier.get_mut(carrier).map(|[_, _, it]| it), carrier),
            Self::Investment(measure) => (factors.investment.get_mut(measure), measure),
            Self::ImportPrice => (factors.grid.get_mut(0), 0),
            Self::ExportPrice => (factors.grid.get_mut(1), 1),
            Self::GridCo2 => (factors.grid.get_mut(2), 2),
            Self::Capacity => (Some(&mut factors.capacity), 0),
        };
        found.ok_or(ModelError::OutOfRange { input: "effect", value: count(place), min: 0.0, max: 0.0 })
    }
}

impl Runs {
    /// Median and range of one figure of the ledger; `None` where it is not known.
    ///
    /// # Errors
    /// As [`Spread::of`].
    ///
    /// # Source
    /// As [`Spread::of`].
    pub fn spread(&self, figure: impl Fn(&Ledger) -> Option<f64>) -> Result<Option<Spread>, ModelError> {
        let Some((mid, results)) = figure(&self.mid).zip(self.results(&figure)) else { return Ok(None) };
        Spread::of(&results, mid)
    }

    /// The inputs that a figure follows most, strongest first; none where it is not known.
    ///
    /// # Errors
    /// As [`drivers`].
    ///
    /// # Source
    /// As [`drivers`].
    pub fn drivers(
        &self,
        figure: impl Fn(&Ledger) -> Option<f64>,
        most: usize,
    ) -> Result<Vec<Driver>, ModelError> {
        self.results(&figure).map_or_else(|| Ok(Vec::new()), |it| drivers(&self.inputs, &it, most))
    }

    fn results(&self, figure: &impl Fn(&Ledger) -> Option<f64>) -> Option<Vec<f64>> {
        self.samples.iter().map(figure).collect()
    }
}
