//! The two packings of the web, as strong as a host that packs files beforehand.

use std::io::{Read, Write};

const BUFFER: usize = 64 * 1024;
const BROTLI_QUALITY: u32 = 11;
const BROTLI_WINDOW: u32 = 22;

/// Packs with brotli at its strongest level.
pub(crate) fn brotli(plain: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    // Reading from and writing to memory cannot fail.
    let _ =
        brotli::CompressorReader::new(plain, BUFFER, BROTLI_QUALITY, BROTLI_WINDOW).read_to_end(&mut packed);
    packed
}

/// Packs with gzip at its strongest level.
pub(crate) fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        let text = "energia ".repeat(2_000).into_bytes();
        let (mut from_brotli, mut from_gzip) = (Vec::new(), Vec::new());
        brotli::Decompressor::new(brotli(&text).as_slice(), 4_096).read_to_end(&mut from_brotli).unwrap();
        flate2::read::GzDecoder::new(gzip(&text).as_slice()).read_to_end(&mut from_gzip).unwrap();
        assert_eq!(from_brotli, text);
        assert_eq!(from_gzip, text);
        assert!(brotli(&text).len() < 100);
    }
}
