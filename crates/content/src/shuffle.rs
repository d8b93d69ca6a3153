//! An order that looks like chance and is the same on every screen and on paper.

/// The places 0 to `count - 1` in an order that follows from `name` alone. It is never the order of the file when there
/// are two places or more.
///
/// Method: the name's FNV-1a hash starts a xorshift sequence, which drives the shuffle of Fisher and Yates.
pub(crate) fn shuffled(name: &str, count: usize) -> Vec<usize> {
    let mut state =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
            | 1;
    let mut places: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let other = usize::try_from(state >> 8).unwrap_or(0) % (last + 1);
        places.swap(last, other);
    }
    if count > 1 && places.iter().enumerate().all(|(at, it)| at == *it) {
        places.rotate_left(1);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_there_once_and_the_order_is_never_that_of_the_file() {
        for count in 0..12 {
            for name in ["a", "order-of-sources", "units", "x1", ""] {
                let places = shuffled(name, count);
                let mut sorted = places.clone();
                sorted.sort_unstable();
                let straight: Vec<usize> = (0..count).collect();
                assert_eq!(sorted, straight);
                assert!(count < 2 || places != straight, "{name} {count}");
                assert_eq!(places, shuffled(name, count));
            }
        }
    }
}
