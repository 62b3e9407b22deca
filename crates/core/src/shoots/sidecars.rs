//! Which files stand beside a photo: sidecars, that programs write their settings into, and the films of Live photos.

use super::{file_stem, is_raw};

/// Whether a file belongs to the photo of its folder: `IMG_1.xmp` and `IMG_1.NEF.xmp` to `IMG_1.NEF` and to `IMG_1.JPG`,
/// `IMG_1.MOV` to `IMG_1.HEIC`. Names with their suffixes; `format` is the file's kind, such as `XMP`.
pub fn stands_beside(photo: &str, file: &str, format: &str) -> bool {
    let (photo_stem, stem) = (file_stem(photo), file_stem(file));
    if stem.eq_ignore_ascii_case(photo_stem) {
        return true;
    }
    let (inner, suffix) = stem.rsplit_once('.').unwrap_or((stem, ""));
    format == "XMP" && (stem.eq_ignore_ascii_case(photo) || inner.eq_ignore_ascii_case(photo_stem) && names_a_picture(suffix))
}

/// Whether a file's name says that it stands beside a photo and is none itself.
pub fn is_beside_by_name(file: &str) -> bool {
    let suffix = file.rsplit_once('.').map_or("", |(_, suffix)| suffix);
    ["xmp", "mov", "mp4", "m4v"].iter().any(|beside| suffix.eq_ignore_ascii_case(beside))
}

fn names_a_picture(suffix: &str) -> bool {
    let suffix = suffix.to_ascii_uppercase();
    is_raw(&suffix)
        || matches!(suffix.as_str(), "JPG" | "JPEG" | "HEIC" | "HEIF" | "TIF" | "TIFF" | "PNG" | "WEBP" | "HIF" | "NRW" | "SRW" | "3FR")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sidecars_and_films_find_their_photo_by_name() {
        for (photo, file, format, belongs) in [
            ("IMG_1.NEF", "IMG_1.xmp", "XMP", true),
            ("IMG_1.NEF", "IMG_1.NEF.xmp", "XMP", true),
            ("IMG_1.JPG", "img_1.nef.XMP", "XMP", true),
            ("IMG_1.JPG", "IMG_1.xmp", "XMP", true),
            ("a.b.JPG", "a.b.xmp", "XMP", true),
            ("a.JPG", "a.b.xmp", "XMP", false),
            ("IMG_1.JPG", "IMG_10.xmp", "XMP", false),
            ("IMG_1.JPG", "xmp", "XMP", false),
            ("IMG_1.HEIC", "IMG_1.MOV", "MP4", true),
            ("IMG_1.HEIC", "IMG_1.HEIC.MOV", "MP4", false),
            ("宝宝.JPG", "宝宝.xmp", "XMP", true),
        ] {
            assert_eq!(stands_beside(photo, file, format), belongs, "{photo} {file}");
            assert!(is_beside_by_name(file) || file == "xmp", "{file}");
            assert!(!is_beside_by_name(photo), "{photo}");
        }
    }
}
