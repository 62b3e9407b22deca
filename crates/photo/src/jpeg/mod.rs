//! JPEG: the structure of the file (`structure`), and its pixels at a useful size (`decode`).
//! Everything here works on bytes in memory and gives back values.

mod decode;
mod structure;

pub use decode::Damage;
pub(crate) use decode::{Decoded, Pixels, Wanted, decode};
pub(crate) use structure::Structure;
