//! A column of decimal numbers, packed so that little is downloaded and little is read.

use serde::{Deserialize, Serialize};

/// Numbers as whole multiples of a decimal fraction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, u32, String)", into = "(u32, u32, String)")]
pub struct Column {
    /// How many of the fraction make one.
    per_unit: u32,
    /// In which way they are told.
    way: u32,
    /// The multiples as in a source map: for each its sign in the lowest bit and its amount above, five bits a letter
    /// from the lowest on, the sixth bit of a letter says that another follows. First stand the first letters of all
    /// numbers, then a point, then the second letters of those that have one, and so on: like stands beside like, which
    /// packs better. Without a point the letters of a number stand together, as browsers have kept them from before.
    parts: String,
}

/// Each number as it is, in their order.
const PLAIN: u32 = 0;
/// Each number by its step from the one before.
const STEPPED: u32 = 1;
/// Each number as it is, those of one hour of the day together: for what is nothing every night.
const BY_HOUR: u32 = 2;
/// Stands before all letters but the first ones.
const LATER: char = '.';
/// Hours of a day.
const HOURS: usize = 24;

/// Letters of base 64 by their value.
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A list is read by less code than names are.
impl From<(u32, u32, String)> for Column {
    fn from((per_unit, way, parts): (u32, u32, String)) -> Self {
        Self { per_unit, way, parts }
    }
}

impl From<Column> for (u32, u32, String) {
    fn from(column: Column) -> Self {
        (column.per_unit, column.way, column.parts)
    }
}

impl Column {
    /// The numbers, bit by bit those that were packed; none when a letter is missing, is none or is too much.
    pub fn unpack(&self) -> Vec<f64> {
        let amounts = match self.parts.split_once(LATER) {
            Some((first, later)) => by_rank(places(first.len(), self.way), first, later),
            None => one_by_one(&self.parts),
        };
        let mut before = 0_i32;
        let value = |amount: u32| {
            let part = (amount >> 1).cast_signed() * if amount & 1 == 1 { -1 } else { 1 };
            before = if self.way == STEPPED { before.wrapping_add(part) } else { part };
            f64::from(before) / f64::from(self.per_unit)
        };
        amounts.unwrap_or_default().into_iter().map(value).collect()
    }

    /// Packs numbers of at most five decimals; `None` for others.
    #[cfg(any(feature = "ssr", target_arch = "wasm32"))]
    pub fn pack(values: &[f64]) -> Option<Self> {
        /// One of so many is nothing where the sun decides.
        const DARK: usize = 4;
        let per_unit = [1_u32, 10, 100, 1_000, 10_000, 100_000].into_iter().find(|scale| {
            let scaled = |it: &f64| it * f64::from(*scale);
            values.iter().map(scaled).all(|it| (it - it.round()).abs() < 1e-6 && it.abs() < 1e9)
        })?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole and below a thousand millions, as checked"
        )]
        let told: Vec<i32> = values.iter().map(|it| (it * f64::from(per_unit)).round() as i32).collect();
        let before = core::iter::once(0).chain(told.iter().copied());
        let steps: Vec<i32> = told.iter().zip(before).map(|(it, before)| it - before).collect();
        let is_dark = told.iter().filter(|it| **it == 0).count() * DARK > told.len();
        let way = match (is_dark, length(&steps) < length(&told)) {
            (true, _) => BY_HOUR,
            (false, true) => STEPPED,
            (false, false) => PLAIN,
        };
        let parts = written(if way == STEPPED { &steps } else { &told }, way);
        let column = Self { per_unit, way, parts };
        // A sum of decimals carries dust: what counts is the decimal that was meant.
        let is_same = |(one, other): (&f64, f64)| (one - other).abs() < 1e-9 * other.abs().max(1.0);
        values.iter().zip(column.unpack()).all(is_same).then_some(column)
    }
}

/// The places of so many numbers in the order in which they are told.
fn places(count: usize, way: u32) -> Vec<usize> {
    if way == BY_HOUR {
        (0..HOURS).flat_map(|hour| (hour..count).step_by(HOURS)).collect()
    } else {
        (0..count).collect()
    }
}

/// The amounts at these places, whose first letters stand apart from the later ones.
fn by_rank(mut open: Vec<usize>, first: &str, later: &str) -> Option<Vec<u32>> {
    let mut amounts = vec![0_u32; open.len()];
    let mut letters = first.bytes().chain(later.bytes());
    let mut shift = 0;
    while !open.is_empty() {
        let mut longer = Vec::new();
        for place in open {
            let digit = digit(letters.next()?).filter(|_| shift < u32::BITS)?;
            *amounts.get_mut(place)? |= (digit & 31) << shift;
            if digit > 31 {
                longer.push(place);
            }
        }
        (open, shift) = (longer, shift + 5);
    }
    letters.next().is_none().then_some(amounts)
}

/// The amounts, the letters of each together.
fn one_by_one(letters: &str) -> Option<Vec<u32>> {
    let (mut amounts, mut amount, mut shift) = (Vec::new(), 0, 0);
    for letter in letters.bytes() {
        let digit = digit(letter).filter(|_| shift < u32::BITS)?;
        amount |= (digit & 31) << shift;
        shift += 5;
        if digit < 32 {
            amounts.push(amount);
            (amount, shift) = (0, 0);
        }
    }
    (shift == 0).then_some(amounts)
}

/// The letters of numbers, first letters first.
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
fn written(numbers: &[i32], way: u32) -> String {
    let ordered = places(numbers.len(), way).into_iter().filter_map(|place| numbers.get(place));
    let all: Vec<String> = ordered.map(|it| letters(*it)).collect();
    let longest = all.iter().map(String::len).max().unwrap_or(0);
    let rank = |nth: usize| all.iter().filter_map(|it| it.get(nth..=nth)).collect::<String>();
    let later: String = (1..longest).map(rank).collect();
    format!("{}{LATER}{later}", rank(0))
}

/// The value of a letter of base 64.
fn digit(letter: u8) -> Option<u32> {
    let (first, value) = match letter {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'+' => (b'+', 62),
        b'/' => (b'/', 63),
        _ => return None,
    };
    Some(u32::from(letter - first) + value)
}

/// The letters of a number.
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
fn letters(number: i32) -> String {
    let mut rest = (number.unsigned_abs() << 1) | u32::from(number < 0);
    let mut letters = String::new();
    loop {
        let digit = (rest & 31) | if rest > 31 { 32 } else { 0 };
        letters.push(LETTERS.get(digit as usize).map_or('A', |it| char::from(*it)));
        rest >>= 5;
        if rest == 0 {
            return letters;
        }
    }
}

/// Letters that the numbers take.
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
fn length(numbers: &[i32]) -> usize {
    numbers.iter().map(|it| letters(*it).len()).sum()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn decimals_come_back_as_they_were() {
        let air = [-1.8, -2.6, -3.5, 0.1, 12.3, 12.3];
        let packed = Column::pack(&air).unwrap();
        assert_eq!(packed.per_unit, 10);
        assert_eq!(packed.unpack(), air);
        // Worked by hand: −18, −26 + 18 = −8, −35 + 26 = −9, 1 + 35 = 36, 123 − 1 = 122, 123 − 123 = 0. Doubled, with the
        // sign below: 37 = 5 + 32·1, 17, 19, 72 = 8 + 32·2, 244 = 20 + 32·7, 0. First letters, then second ones.
        assert_eq!(packed.way, STEPPED);
        assert_eq!(packed.parts, "lRTo0A.BCH");
    }

    #[test]
    fn numbers_that_jump_are_told_as_they_are() {
        let packed = Column::pack(&[1.0, 900.0, 1.0, 900.0]).unwrap();
        assert_eq!((packed.way, packed.unpack()), (PLAIN, vec![1.0, 900.0, 1.0, 900.0]));
    }

    #[test]
    fn what_is_nothing_by_night_is_told_hour_by_hour_of_the_day() {
        // Two days and an hour, with 2 at each noon and 1 an hour later.
        let light: Vec<f64> = (0..49)
            .map(|it| [2.0, 1.0].get((it % 24_usize).wrapping_sub(12)).copied().unwrap_or(0.0))
            .collect();
        let packed = Column::pack(&light).unwrap();
        assert_eq!((packed.way, packed.unpack()), (BY_HOUR, light));
        // Three letters of the hour 0, two of each other; 2 is 4 and 1 is 2 with the sign below.
        assert_eq!(packed.parts, format!("AAA{}EECC{}.", "AA".repeat(11), "AA".repeat(10)));
    }

    #[test]
    fn numbers_are_written_as_in_a_source_map() {
        // The examples of the proposal for source maps, revision 3, "base 64 VLQ".
        for (number, written) in
            [(0, "A"), (1, "C"), (-1, "D"), (16, "gB"), (123, "2H"), (-123, "3H"), (123_456_789, "qxmvrH")]
        {
            assert_eq!(letters(number), written);
        }
    }

    #[test]
    fn letters_that_stand_together_are_read_as_before() {
        let kept = Column { per_unit: 10, way: STEPPED, parts: "lBRToC0HA".to_owned() };
        assert_eq!(kept.unpack(), [-1.8, -2.6, -3.5, 0.1, 12.3, 12.3]);
    }

    #[test]
    fn what_is_damaged_gives_no_numbers() {
        let column = |parts: &str| Column { per_unit: 1, way: PLAIN, parts: parts.to_owned() };
        assert_eq!(column("CD.").unpack(), [1.0, -1.0]);
        for parts in ["C?.", "C.C", "g.", "g.ggggggA", "C.C.", "C?", "Cg", "gggggggA"] {
            assert_eq!(column(parts).unpack(), Vec::<f64>::new(), "{parts}");
        }
    }

    #[test]
    fn what_would_lose_a_digit_is_refused() {
        assert_eq!(Column::pack(&[0.123_456]), None);
        assert_eq!(Column::pack(&[f64::NAN]), None);
        assert_eq!(Column::pack(&[1e12]), None);
    }
}
