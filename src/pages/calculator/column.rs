//! A column of decimal numbers, packed so that little is downloaded and little is read.

use serde::{Deserialize, Serialize};

/// Numbers as whole multiples of a decimal fraction, each told as it is or by its step from the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, u32, String)", into = "(u32, u32, String)")]
pub struct Column {
    /// How many of the fraction make one.
    per_unit: u32,
    /// Whether each number is told by its step from the one before.
    is_stepped: bool,
    /// The multiples, as in a source map: for each its sign in the lowest bit and its amount above, five bits a letter
    /// from the lowest on, the sixth bit of a letter says that another follows.
    parts: String,
}

/// Letters of base 64 by their value.
#[cfg(any(feature = "ssr", target_arch = "wasm32"))]
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A list is read by less code than names are.
impl From<(u32, u32, String)> for Column {
    fn from((per_unit, is_stepped, parts): (u32, u32, String)) -> Self {
        Self { per_unit, is_stepped: is_stepped == 1, parts }
    }
}

impl From<Column> for (u32, u32, String) {
    fn from(column: Column) -> Self {
        (column.per_unit, u32::from(column.is_stepped), column.parts)
    }
}

impl Column {
    /// The numbers, bit by bit those that were packed. What follows a letter that is none is left out.
    pub fn unpack(&self) -> Vec<f64> {
        let per_unit = f64::from(self.per_unit);
        let (mut before, mut amount, mut shift) = (0_i32, 0_u32, 0);
        let mut values = Vec::with_capacity(self.parts.len());
        for letter in self.parts.bytes() {
            let Some(digit) = digit(letter).filter(|_| shift < u32::BITS) else { break };
            amount |= (digit & 31) << shift;
            shift += 5;
            if digit < 32 {
                let part = (amount >> 1).cast_signed() * if amount & 1 == 1 { -1 } else { 1 };
                before = if self.is_stepped { before.wrapping_add(part) } else { part };
                values.push(f64::from(before) / per_unit);
                (amount, shift) = (0, 0);
            }
        }
        values
    }

    /// Packs numbers of at most five decimals; `None` for others.
    #[cfg(any(feature = "ssr", target_arch = "wasm32"))]
    pub fn pack(values: &[f64]) -> Option<Self> {
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
        let is_stepped = length(&steps) < length(&told);
        let parts = if is_stepped { &steps } else { &told }.iter().map(|it| letters(*it)).collect();
        let column = Self { per_unit, is_stepped, parts };
        // A sum of decimals carries dust: what counts is the decimal that was meant.
        let is_same = |(one, other): (&f64, f64)| (one - other).abs() < 1e-9 * other.abs().max(1.0);
        values.iter().zip(column.unpack()).all(is_same).then_some(column)
    }
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
        // sign below: 37 = 5 + 32·1, 17, 19, 72 = 8 + 32·2, 244 = 20 + 32·7, 0.
        assert!(packed.is_stepped);
        assert_eq!(packed.parts, "lBRToC0HA");
    }

    #[test]
    fn numbers_that_jump_are_told_as_they_are() {
        let packed = Column::pack(&[0.0, 900.0, 0.0, 900.0]).unwrap();
        assert!(!packed.is_stepped);
        assert_eq!(packed.unpack(), [0.0, 900.0, 0.0, 900.0]);
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
    fn damaged_letters_end_the_column_and_nothing_else() {
        let column = |parts: &str| Column { per_unit: 1, is_stepped: false, parts: parts.to_owned() };
        assert_eq!(column("C?C").unpack(), [1.0]);
        assert!(column("zzzzzzzzzz").unpack().is_empty());
    }

    #[test]
    fn what_would_lose_a_digit_is_refused() {
        assert_eq!(Column::pack(&[0.123_456]), None);
        assert_eq!(Column::pack(&[f64::NAN]), None);
        assert_eq!(Column::pack(&[1e12]), None);
    }
}
