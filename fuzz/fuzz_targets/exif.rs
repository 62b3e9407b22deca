//! What the camera wrote, from an EXIF block.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = atelier_photo::fuzzed::exif(bytes);
});
