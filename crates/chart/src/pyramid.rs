//! The lowest and the highest sample of any stretch of a series, without looking at each of them.
//!
//! Samples are grouped in blocks of 16, blocks in blocks of 8, and so on; each block knows where its extremes are. A
//! stretch is answered by the few blocks that fill it and the samples that stick out, so its cost grows with the
//! logarithm of its length.
//!
//! # Source
//! The structure of mipmaps (Williams, Pyramidal Parametrics, SIGGRAPH 1983) with extremes instead of means.

use std::ops::Range;

/// Samples of a block of the lowest level.
const SAMPLES: usize = 16;
/// The same as a step of indices.
const STEP: u32 = 16;
/// Blocks of a block of the next level.
const BLOCKS: usize = 8;
/// The index of a sample that does not exist.
const NONE: u32 = u32::MAX;

/// Where the extremes of a stretch are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// Index of the first lowest sample.
    pub low: usize,
    /// Index of the first highest sample.
    pub high: usize,
}

/// Extremes of the blocks of a series, level upon level.
#[derive(Debug, Clone)]
pub struct Pyramid {
    levels: Vec<Vec<Block>>,
}

/// Where a block has its extremes; [`NONE`] twice when it has no sample.
#[derive(Debug, Clone, Copy)]
struct Block {
    low: u32,
    high: u32,
}

impl Pyramid {
    /// Looks at every sample once. What is not a number is no sample; those after the first 2³² − 1 are not looked at.
    pub fn new(samples: &[f64]) -> Self {
        let mut levels = Vec::new();
        let mut first = 0_u32;
        let mut blocks: Vec<Block> = Vec::with_capacity(samples.len().div_ceil(SAMPLES));
        for chunk in samples.chunks(SAMPLES) {
            let Some(next) = first.checked_add(STEP) else { break };
            blocks.push(Block::of(first, chunk));
            first = next;
        }
        while blocks.len() > 1 {
            let above = blocks.chunks(BLOCKS).map(|it| Block::joined(it, samples)).collect();
            levels.push(std::mem::replace(&mut blocks, above));
        }
        levels.push(blocks);
        Self { levels }
    }

    /// The extremes of a stretch of the samples that the pyramid was made of; `None` when it has no number in it.
    pub fn ends(&self, samples: &[f64], range: Range<usize>) -> Option<Ends> {
        let mut found = Extremes::NONE;
        let end = range.end.min(samples.len());
        self.gather(samples, 0, range.start.min(end)..end, &mut found);
        let index = |it: u32| (it != NONE).then(|| usize::try_from(it).ok()).flatten();
        Some(Ends { low: index(found.low)?, high: index(found.high)? })
    }

    /// Adds a stretch of a level: 0 are the samples, 1 the lowest blocks.
    fn gather(&self, samples: &[f64], level: usize, range: Range<usize>, found: &mut Extremes) {
        let fan = if level == 0 { SAMPLES } else { BLOCKS };
        let (first, last) = (range.start.div_ceil(fan), range.end / fan);
        if first >= last || level >= self.levels.len() {
            return self.scan(samples, level, range, found);
        }
        self.scan(samples, level, range.start..first * fan, found);
        self.gather(samples, level + 1, first..last, found);
        self.scan(samples, level, last * fan..range.end, found);
    }

    /// Adds each part of a stretch of a level.
    fn scan(&self, samples: &[f64], level: usize, range: Range<usize>, found: &mut Extremes) {
        if let Some(level) = level.checked_sub(1) {
            let blocks = self.levels.get(level).and_then(|it| it.get(range)).unwrap_or_default();
            for block in blocks {
                found.add_block(*block, samples);
            }
        } else if let Ok(first) = u32::try_from(range.start) {
            let values = samples.get(range).unwrap_or_default();
            (first..).zip(values).for_each(|(index, &value)| found.add(index, value));
        }
    }
}

impl Block {
    fn of(first: u32, samples: &[f64]) -> Self {
        let mut found = Extremes::NONE;
        (first..).zip(samples).for_each(|(index, &value)| found.add(index, value));
        Self { low: found.low, high: found.high }
    }

    fn joined(blocks: &[Self], samples: &[f64]) -> Self {
        let mut found = Extremes::NONE;
        for block in blocks {
            found.add_block(*block, samples);
        }
        Self { low: found.low, high: found.high }
    }
}

/// Extremes found so far. The first of equals stays; comparisons with what is no number are false.
struct Extremes {
    low: u32,
    high: u32,
    lowest: f64,
    highest: f64,
}

impl Extremes {
    const NONE: Self = Self { low: NONE, high: NONE, lowest: f64::INFINITY, highest: f64::NEG_INFINITY };

    const fn add(&mut self, index: u32, value: f64) {
        if value < self.lowest {
            self.lowest = value;
            self.low = index;
        }
        if value > self.highest {
            self.highest = value;
            self.high = index;
        }
    }

    fn add_block(&mut self, block: Block, samples: &[f64]) {
        for index in [block.low, block.high] {
            if let Some(&value) = usize::try_from(index).ok().and_then(|at| samples.get(at)) {
                self.add(index, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_stretch_without_numbers_has_no_extremes() {
        let samples = vec![f64::NAN; 100];
        assert_eq!(Pyramid::new(&samples).ends(&samples, 0..100), None);
        assert_eq!(Pyramid::new(&[]).ends(&[], 0..10), None);
        assert_eq!(Pyramid::new(&[1.0]).ends(&[1.0], 1..1), None);
    }

    #[test]
    fn the_first_of_equal_extremes_is_found() {
        let samples = vec![5.0; 1000];
        assert_eq!(Pyramid::new(&samples).ends(&samples, 37..900), Some(Ends { low: 37, high: 37 }));
    }

    proptest! {
        #[test]
        fn any_stretch_has_the_extremes_that_a_look_at_each_sample_finds(
            samples in prop::collection::vec(
                prop_oneof![8 => (-50..50_i32).prop_map(f64::from), 1 => Just(f64::NAN)], 0..700),
            from in 0..700_usize, length in 0..700_usize,
        ) {
            let range = from.min(samples.len())..(from + length).min(samples.len());
            let mut wanted: Option<Ends> = None;
            for index in range.clone().filter(|&it| !samples[it].is_nan()) {
                let ends = wanted.get_or_insert(Ends { low: index, high: index });
                if samples[index] < samples[ends.low] { ends.low = index; }
                if samples[index] > samples[ends.high] { ends.high = index; }
            }
            prop_assert_eq!(Pyramid::new(&samples).ends(&samples, range), wanted);
        }
    }
}
