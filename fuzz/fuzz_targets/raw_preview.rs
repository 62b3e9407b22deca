//! The preview and the directories of a raw file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = atelier_photo::fuzzed::raw_preview(bytes);
});
