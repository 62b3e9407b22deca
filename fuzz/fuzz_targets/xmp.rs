//! What the camera wrote, from XMP text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = atelier_photo::fuzzed::xmp(bytes);
});
