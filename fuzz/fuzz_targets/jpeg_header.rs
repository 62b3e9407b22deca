//! The markers of a JPEG and what stands in them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = atelier_photo::fuzzed::jpeg_header(bytes);
});
