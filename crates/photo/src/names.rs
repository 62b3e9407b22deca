//! File names as the studio sees them: which are left alone, and how a name that is not valid
//! text is written down without losing a byte. Touches no disk.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// What a name alone says about a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Look at it.
    Look,
    /// Hidden: named in reports, never taken.
    Hidden,
    /// What operating systems and NAS boxes strew about: not even named.
    Litter,
}

/// Judges one name (no path). `._IMG_1.JPG` holds macOS attributes, not a photo.
pub fn notice(name: &OsStr) -> Notice {
    const LITTER: &[&str] = &[
        ".ds_store",
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "__macosx",
        "@eadir",
        "#recycle",
        "$recycle.bin",
        "system volume information",
        ".spotlight-v100",
        ".trashes",
        ".fseventsd",
    ];
    let bytes = name.as_encoded_bytes();
    if bytes.starts_with(b"._") || LITTER.iter().any(|litter| bytes.eq_ignore_ascii_case(litter.as_bytes())) {
        return Notice::Litter;
    }
    if bytes.starts_with(b".") { Notice::Hidden } else { Notice::Look }
}

/// A relative path as text: `/` between folders, valid names verbatim. Each byte that is not part of
/// valid UTF-8 (and each byte of a genuine U+FFFD) is written as U+FFFD followed by two hex digits, so
/// nothing is lost and no two paths share a text. [`from_shown`] turns it back.
pub fn shown(path: &Path) -> String {
    let mut text = String::new();
    for component in path.components() {
        if let Component::Normal(name) = component {
            if !text.is_empty() {
                text.push('/');
            }
            push_name(&mut text, name);
        }
    }
    text
}

fn push_name(text: &mut String, name: &OsStr) {
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            if letter == char::REPLACEMENT_CHARACTER {
                push_escaped(text, "\u{FFFD}".as_bytes());
            } else {
                text.push(letter);
            }
        }
        push_escaped(text, chunk.invalid());
    }
}

fn push_escaped(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "\u{FFFD}{byte:02X}");
    }
}

/// The path that [`shown`] wrote down.
pub fn from_shown(text: &str) -> PathBuf {
    text.split('/').map(name_from_shown).collect()
}

fn name_from_shown(text: &str) -> std::ffi::OsString {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(char::REPLACEMENT_CHARACTER) {
        bytes.extend_from_slice(before.as_bytes());
        match after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => rest = after,
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    os_name(bytes)
}

#[cfg(unix)]
fn os_name(bytes: Vec<u8>) -> std::ffi::OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_name(bytes: Vec<u8>) -> std::ffi::OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// A name that every file system takes, for copies that leave the house: no separators, no
/// control characters, no trailing dots, at most 180 bytes, never empty. The suffix is kept.
pub(crate) fn portable(name: &str) -> String {
    let clean: String = name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c }).collect();
    let clean = clean.trim().trim_end_matches('.').trim_start_matches('.');
    let (stem, suffix) = split_suffix(clean);
    let mut stem = stem.to_owned();
    while stem.len() + suffix.len() > 180 && stem.pop().is_some() {}
    if stem.is_empty() {
        stem.push_str("photo");
    }
    stem + suffix
}

/// `("IMG_1", ".jpg")`; the suffix is empty when there is none or it is too long to be one.
pub(crate) fn split_suffix(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len() - at <= 10 => name.split_at(at),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone_tell_what_to_leave() {
        for (name, expected) in [
            ("IMG_1.JPG", Notice::Look),
            ("._IMG_1.JPG", Notice::Litter),
            ("Thumbs.db", Notice::Litter),
            (".DS_Store", Notice::Litter),
            (".hidden.jpg", Notice::Hidden),
            ("$(x).jpg", Notice::Look),
        ] {
            assert_eq!(notice(OsStr::new(name)), expected, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn every_name_survives_being_shown() {
        use std::os::unix::ffi::OsStrExt as _;
        let names: [&[u8]; 6] =
            [b"a b'\"$(x).jpg", "新娘 👰.jpg".as_bytes(), b"caf\xE9.jpg", b"\xFF\xFE", "\u{FFFD}41.jpg".as_bytes(), b"back\\slash"];
        for name in names {
            let path = Path::new("sub").join(OsStr::from_bytes(name));
            assert_eq!(from_shown(&shown(&path)), path, "{name:?}");
        }
        assert_eq!(shown(Path::new(OsStr::from_bytes(b"caf\xE9.jpg"))), "caf\u{FFFD}E9.jpg");
        assert_eq!(shown(Path::new("新娘 👰.jpg")), "新娘 👰.jpg");
    }

    #[test]
    fn portable_names_keep_their_suffix() {
        assert_eq!(portable("入册:a/b.jpg"), "入册_a_b.jpg");
        assert_eq!(portable("../../etc"), "_.._etc");
        assert_eq!(portable("  .. "), "photo");
        let long = portable(&format!("{}.jpg", "长".repeat(100)));
        assert!(long.len() <= 180 && long.ends_with("长.jpg"), "{long}");
    }
}
