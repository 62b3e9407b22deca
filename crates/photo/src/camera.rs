//! What the camera wrote beside the picture: make, model, serial, time, orientation. EXIF first,
//! XMP where EXIF is silent. Reads from blocks already cut out of the file, so a block that lies
//! about its lengths costs nothing; wrong fields are left out, never guessed.

use exif::{Context, Exif, Field, In, Tag, Value};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::jpeg::Structure;

/// What the camera says about one photo. Texts are trimmed; what is blank or impossible is None.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Camera {
    pub make: Option<String>,
    pub model: Option<String>,
    /// Serial number of the body: tells two cameras of one model apart.
    pub serial: Option<String>,
    /// The lens by its maker's name for it, `RF85mm F2 MACRO IS STM`.
    pub lens: Option<String>,
    /// When the shutter opened by the camera's clock, `2026-05-01T10:00:00.25`: local, sub-seconds as
    /// recorded. The original's time, else the digitised time; never the time of the last edit.
    pub taken_at: Option<String>,
    /// The clock's distance from UTC, `+08:00`, where the camera recorded it for that time.
    pub offset: Option<String>,
    /// The orientation as stored, whatever it is; see [`Camera::turn`].
    pub orientation: Option<u32>,
}

/// What EXIF says about the colours, for files without a profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Space {
    #[default]
    Unsaid,
    /// Not sRGB; a name that begins with `_` then means Adobe RGB (DCF).
    Uncalibrated,
    AdobeRgb,
}

impl Camera {
    /// The orientation to apply, 1 to 8: anything else that is stored means 1, upright.
    pub fn turn(&self) -> u8 {
        self.orientation.filter(|stored| (1..=8).contains(stored)).unwrap_or(1) as u8
    }

    pub(crate) fn read(found: &Structure<'_>) -> (Self, Space) {
        let (mut camera, space) = match found.exif.is_empty() {
            false => Self::from_exif(found.exif.concat()),
            true => Default::default(),
        };
        if let Some(xmp) = found.xmp {
            camera.fill_from_xmp(xmp);
        }
        (camera, space)
    }

    /// What this one says, and where it is silent the other.
    pub(crate) fn or(self, other: Self) -> Self {
        let (taken_at, offset) = if self.taken_at.is_some() { (self.taken_at, self.offset) } else { (other.taken_at, other.offset) };
        Self {
            make: self.make.or(other.make),
            model: self.model.or(other.model),
            serial: self.serial.or(other.serial),
            lens: self.lens.or(other.lens),
            taken_at,
            offset,
            orientation: self.orientation.or(other.orientation),
        }
    }

    /// `tiff` is the EXIF block without its prefix.
    pub(crate) fn from_exif(tiff: Vec<u8>) -> (Self, Space) {
        Self::from_exif_with_size(tiff).0
    }

    /// The same with the largest size in pixels that the block speaks of.
    pub(crate) fn from_exif_with_size(tiff: Vec<u8>) -> ((Self, Space), (u32, u32)) {
        let read = exif::Reader::new().continue_on_error(true).read_raw(tiff);
        let Ok(exif) = read.or_else(|error| error.distill_partial_result(|_| ())) else {
            return Default::default();
        };
        let mut camera = Self {
            make: text(&exif, Tag::Make),
            model: text(&exif, Tag::Model),
            serial: text(&exif, Tag::BodySerialNumber),
            lens: text(&exif, Tag::LensModel).filter(|name| is_named(name)),
            // Where the picture's own directory is silent the thumbnail's speaks for both.
            orientation: [In::PRIMARY, In::THUMBNAIL]
                .iter()
                .find_map(|&directory| exif.get_field(Tag::Orientation, directory)?.value.get_uint(0)),
            ..Self::default()
        };
        // Sub-seconds are the original's alone; a digitised time stands for it to the second.
        let original = text(&exif, Tag::SubSecTimeOriginal);
        for (time, sub_seconds, offset) in
            [(Tag::DateTimeOriginal, original, Tag::OffsetTimeOriginal), (Tag::DateTimeDigitized, None, Tag::OffsetTimeDigitized)]
        {
            if let Some(taken_at) = text(&exif, time).and_then(|said| moment(&said, sub_seconds)) {
                camera.taken_at = Some(taken_at);
                camera.offset = text(&exif, offset).and_then(|said| utc_offset(&said));
                break;
            }
        }
        ((camera, space(&exif)), size(&exif))
    }

    /// From XMP alone.
    pub(crate) fn from_xmp(xmp: &[u8]) -> Self {
        let mut camera = Self::default();
        camera.fill_from_xmp(xmp);
        camera
    }

    /// Fills what EXIF left out. XMP writes the same facts as attributes or as elements.
    fn fill_from_xmp(&mut self, xmp: &[u8]) {
        let xmp = String::from_utf8_lossy(xmp);
        let first = |names: &[&str]| names.iter().find_map(|name| xmp_value(&xmp, name));
        if self.taken_at.is_none() {
            let times = ["exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate"];
            // Whole seconds: what editors write behind them is not the camera's.
            let whole = |taken_at: String| taken_at.chars().take(19).collect();
            self.taken_at = times.iter().find_map(|name| moment(&xmp_value(&xmp, name)?, None)).map(whole);
        }
        self.make = self.make.take().or_else(|| first(&["tiff:Make"]));
        self.model = self.model.take().or_else(|| first(&["tiff:Model"]));
        self.serial = self.serial.take().or_else(|| first(&["exifEX:BodySerialNumber", "aux:SerialNumber"]));
        self.lens = self.lens.take().or_else(|| first(&["aux:Lens", "exifEX:LensModel"]).filter(|name| is_named(name)));
    }
}

/// A body that its lens tells nothing writes dashes (Sony) or a lens of no length (Nikon).
fn is_named(lens: &str) -> bool {
    lens.chars().any(char::is_alphabetic) && !lens.starts_with("0.0")
}

/// Some writers put fields of the EXIF directory into the first one; Canon's raw files know no other.
fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let misplaced = Tag(Context::Tiff, tag.number());
    [tag, misplaced].into_iter().find_map(|tag| field_text(exif.get_field(tag, In::PRIMARY)?))
}

/// The largest of the sizes that the directories name.
fn size(exif: &Exif) -> (u32, u32) {
    let side = |tag: Tag| {
        let field = [tag, Tag(Context::Tiff, tag.number())].into_iter().find_map(|tag| exif.get_field(tag, In::PRIMARY));
        field.and_then(|field| field.value.get_uint(0)).unwrap_or(0)
    };
    let sizes = [(Tag::ImageWidth, Tag::ImageLength), (Tag::PixelXDimension, Tag::PixelYDimension)];
    sizes
        .map(|(width, height)| (side(width), side(height)))
        .into_iter()
        .max_by_key(|size| u64::from(size.0) * u64::from(size.1))
        .unwrap_or_default()
}

/// Text of a field, also where it is stored under a wrong type.
fn field_text(field: &Field) -> Option<String> {
    let bytes: &[u8] = match &field.value {
        Value::Ascii(parts) => parts.first()?,
        Value::Byte(bytes) | Value::Undefined(bytes, _) => bytes,
        _ => return None,
    };
    let bytes = bytes.split(|&byte| byte == 0).next()?;
    let text = lenient(&bytes[..bytes.len().min(256)]);
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// EXIF says ASCII; cameras write UTF-8, and Chinese software GBK.
fn lenient(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let (text, wrong) = encoding_rs::GBK.decode_without_bom_handling(bytes);
    if wrong { String::from_utf8_lossy(bytes).into_owned() } else { text.into_owned() }
}

/// DCF: interoperability `R03` is Adobe RGB; 2 in ColorSpace is what some bodies write for it.
fn space(exif: &Exif) -> Space {
    let said = exif.get_field(Tag::ColorSpace, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    let r03 = text(exif, Tag::InteroperabilityIndex).is_some_and(|index| index.starts_with("R03"));
    match said {
        Some(1) => Space::Unsaid,
        Some(2) => Space::AdobeRgb,
        _ if r03 => Space::AdobeRgb,
        Some(0xFFFF) => Space::Uncalibrated,
        _ => Space::Unsaid,
    }
}

/// `2008:10:22 16:28:39`, also with dashes, a `T`, a fraction, a zone (which is dropped) or no seconds,
/// as an ISO local time; None for blanks, zeros and days that no calendar has.
fn moment(said: &str, sub_seconds: Option<String>) -> Option<String> {
    let mut numbers = Vec::with_capacity(6);
    let mut rest = said.trim();
    let mut fraction = String::new();
    for (width, after) in [(4, ":-/."), (2, ":-/."), (2, " T"), (2, ":"), (2, ":"), (2, ".")] {
        let digits = rest.get(..width).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let Some(digits) = digits else {
            // Only the seconds may be missing.
            if numbers.len() == 5 { break } else { return None }
        };
        numbers.push(digits.parse::<i16>().ok()?);
        rest = &rest[width..];
        match rest.chars().next() {
            Some(letter) if after.contains(letter) => rest = &rest[letter.len_utf8()..],
            _ if numbers.len() >= 5 => break,
            _ => return None,
        }
        if numbers.len() == 6 {
            fraction = rest.chars().take_while(char::is_ascii_digit).collect();
        }
    }
    let [year, month, day, hour, minute, seconds @ ..] = numbers.as_slice() else { return None };
    let second = seconds.first().copied().unwrap_or(0);
    let [month, day, hour, minute, second] = [*month, *day, *hour, *minute, second].map(|n| n as i8);
    if *year < 1 {
        return None;
    }
    let time = DateTime::new(*year, month, day, hour, minute, second, 0).ok()?;
    if fraction.is_empty() {
        fraction = sub_seconds.unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    }
    fraction.truncate(9);
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{}{point}{fraction}", time.strftime("%Y-%m-%dT%H:%M:%S")))
}

/// `+08:00`, `-0330` or `Z` as `+08:00`.
fn utc_offset(said: &str) -> Option<String> {
    if said == "Z" {
        return Some("+00:00".into());
    }
    let sign = said.chars().next().filter(|sign| "+-".contains(*sign))?;
    let digits: String = said[1..].chars().filter(|c| *c != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at(2);
    (hours <= "15" && minutes <= "59").then(|| format!("{sign}{hours}:{minutes}"))
}

/// The value of `name` in XMP text, as `name="value"` or `<name>value</name>`.
fn xmp_value(xmp: &str, name: &str) -> Option<String> {
    let mut rest = xmp;
    while let Some(at) = rest.find(name) {
        let before = rest[..at].chars().next_back();
        rest = &rest[at + name.len()..];
        let value = match (before, rest.chars().next()) {
            (Some('<'), Some('>')) => rest[1..].split('<').next(),
            (Some(' ' | '\n' | '\t' | '\r'), Some('=')) => match rest[1..].chars().next() {
                Some(quote @ ('"' | '\'')) => rest[2..].split(quote).next(),
                _ => None,
            },
            _ => None,
        };
        let value = value.map(str::trim).filter(|value| !value.is_empty() && value.len() <= 128);
        if let Some(value) = value {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: &str, sub_seconds: &str, expected: Option<&str>) {
        let sub_seconds = (!sub_seconds.is_empty()).then(|| sub_seconds.to_owned());
        assert_eq!(moment(said, sub_seconds).as_deref(), expected, "{said}");
    }

    #[test]
    fn reads_the_times_that_cameras_write() {
        check("2008:10:22 16:28:39", "", Some("2008-10-22T16:28:39"));
        check("2026:03:29 02:30:00", "049", Some("2026-03-29T02:30:00.049"));
        check("2012:06:16 16:43:47", "00", Some("2012-06-16T16:43:47.00"));
        check("2008-10-22T16:29:49Z", "", Some("2008-10-22T16:29:49"));
        check("2015-07-01T12:58:54.46", "", Some("2015-07-01T12:58:54.46"));
        check("2010:09:02 16:14", "", Some("2010-09-02T16:14:00"));
        check("2038:05:05 01:29:24", "x", Some("2038-05-05T01:29:24"));
    }

    #[test]
    fn leaves_out_what_is_no_time() {
        for said in [
            "",
            "0000:00:00 00:00:00",
            "    :  :     :  :  ",
            "2008:13:22 16:28:39",
            "2009:02:29 10:00:00",
            "2008:10:22",
            "二〇〇八年",
            "2008:10:22 25:00:00",
        ] {
            check(said, "", None);
        }
    }

    #[test]
    fn reads_offsets() {
        for (said, expected) in
            [("+08:00", Some("+08:00")), ("-0330", Some("-03:30")), ("Z", Some("+00:00")), ("+8", None), ("", None), ("é", None)]
        {
            assert_eq!(utc_offset(said).as_deref(), expected, "{said}");
        }
    }

    #[test]
    fn reads_xmp_in_both_spellings() {
        let xmp = r#"<x exif:DateTimeOriginal = "no" ><xmp:CreateDate>2015-07-01T12:58:54</xmp:CreateDate> aux:SerialNumber="123" "#;
        assert_eq!(xmp_value(xmp, "xmp:CreateDate").as_deref(), Some("2015-07-01T12:58:54"));
        assert_eq!(xmp_value(xmp, "aux:SerialNumber").as_deref(), Some("123"));
        assert_eq!(xmp_value(xmp, "exif:DateTimeOriginal"), None);
    }

    /// A TIFF block whose one field is a text.
    fn block(tag: Tag, said: &str) -> Vec<u8> {
        let (number, length) = (tag.number().to_be_bytes(), (said.len() as u32 + 1).to_be_bytes());
        [&b"MM\0*\0\0\0\x08\0\x01"[..], &number, &[0, 2], &length, &[0, 0, 0, 26], &[0; 4], said.as_bytes(), &[0]].concat()
    }

    #[test]
    fn names_the_lens_by_exif_then_by_xmp() {
        const XMP: &str = r#"<x aux:LensInfo="24/1" aux:Lens="EF85mm f/1.8 USM" aux:LensID="155">"#;
        for (exif, xmp, expected) in [
            ("RF50mm F1.2 L USM", XMP, Some("RF50mm F1.2 L USM")),
            ("", XMP, Some("EF85mm f/1.8 USM")),
            ("----", XMP, Some("EF85mm f/1.8 USM")),
            ("0.0 mm f/0.0", "<x>", None),
            ("", r#"<x aux:Lens="----">"#, None),
        ] {
            let (mut camera, _) = Camera::from_exif(block(Tag::LensModel, exif));
            camera.fill_from_xmp(xmp.as_bytes());
            assert_eq!(camera.lens.as_deref(), expected, "{exif:?}");
            assert_eq!(Camera::default().or(camera).lens.as_deref(), expected, "{exif:?}");
        }
    }

    #[test]
    fn decodes_gbk_and_keeps_going_on_rubbish() {
        assert_eq!(lenient("佳能".as_bytes()), "佳能");
        assert_eq!(lenient(b"\xBC\xD1\xC4\xDC"), "佳能");
        assert!(lenient(b"Canon\xFF").starts_with("Canon"));
    }

    #[test]
    fn odd_orientations_mean_upright() {
        for (stored, turn) in [(None, 1), (Some(0), 1), (Some(9), 1), (Some(6), 6), (Some(70_000), 1)] {
            assert_eq!(Camera { orientation: stored, ..Camera::default() }.turn(), turn);
        }
    }
}
