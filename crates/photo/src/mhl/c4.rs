//! C4 identities (SMPTE ST 2114:2017): how a media hash list names its own files. A SHA-512 in base 58 behind `c4`.

use sha2::{Digest as _, Sha512};

/// Bitcoin's digits of base 58, in which no two look alike.
const DIGITS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// So many digits hold 512 bits.
const LENGTH: usize = 88;

/// The C4 identity of some bytes: 90 letters and digits.
pub(super) fn of(bytes: &[u8]) -> String {
    let mut number: [u8; 64] = Sha512::digest(bytes).into();
    let mut digits = [DIGITS[0]; LENGTH];
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[divide(&mut number, 58)];
    }
    format!("c4{}", String::from_utf8_lossy(&digits))
}

/// Divides a big-endian number in place; gives the remainder.
fn divide(number: &mut [u8; 64], by: usize) -> usize {
    let mut rest = 0;
    for byte in number {
        let value = rest * 256 + usize::from(*byte);
        // Less than 256: `rest` is less than `by`.
        *byte = (value / by) as u8;
        rest = value % by;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the reference implementation gives them.
    #[test]
    fn identities_are_those_of_the_standard() {
        for (bytes, expected) in [
            ("", "c459dsjfscH38cYeXXYogktxf4Cd9ibshE3BHUo6a58hBXmRQdZrAkZzsWcbWtDg5oQstpDuni4Hirj75GEmTc1sFT"),
            ("abc", "c45S4rnaTNWonxss1u8LzsaJdEph1AJhWUF4sh2waXKMsutyfAxg4ybUeuXVWS9HdNcEypmeXn8FZGonD4w1rj9DZp"),
        ] {
            assert_eq!(of(bytes.as_bytes()), expected, "{bytes:?}");
        }
    }
}
