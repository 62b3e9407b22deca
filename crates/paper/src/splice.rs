//! Writes a document with its photos: the pages as they were pressed, then each photo's bytes as they are, copied in
//! pieces, then a new cross-reference table (ISO 32000-1, 7.5). No photo is ever in memory as a whole.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use crate::PaperFault;
use crate::jpeg::{Colours, Found, Jpeg, Tally};
use crate::press::{Bones, photo_name};

/// The table gives ten digits to a place in the file.
const LONGEST: u64 = 9_999_999_999;

/// Bytes that are copied at a time.
const PIECE: usize = 64 << 10;

/// A photo that goes into the document.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Where its bytes are.
    pub source: Jpeg,
    /// What it was when it was looked at.
    pub found: Found,
}

/// Writes the file; gives its length in bytes. A photo that is not what it was when it was looked at is a fault.
pub fn splice(bones: &Bones, photos: &[Kept], out: &mut dyn Write) -> Result<u64, PaperFault> {
    let (body, mut places) = body_and_places(&bones.file).ok_or_else(|| PaperFault::Write("no cross-reference table".into()))?;
    // Before hours of copying: the photos, and what is said about each.
    let length: u64 = photos.iter().map(|photo| photo.found.length + 400).sum();
    if body.len() as u64 + length > LONGEST {
        return Err(PaperFault::Write("a PDF cannot be longer than 10 GB".into()));
    }
    let first = places.len();
    let mut spool = Spool { out, at: 0 };
    spool.put(body)?;
    note(&mut places, bones.photos as usize, spool.at);
    spool.put(&dictionary(bones.photos, first, photos.len()))?;
    for (index, photo) in photos.iter().enumerate() {
        note(&mut places, first + index, spool.at);
        spool.put(head(first + index, &photo.found).as_bytes())?;
        spool.photo(photo)?;
        spool.put(b"\nendstream\nendobj\n")?;
    }
    let table_at = spool.at;
    spool.put(table(&places).as_bytes())?;
    let Bones { catalogue, properties, .. } = bones;
    let size = places.len();
    let end = format!("trailer\n<</Root {catalogue} 0 R/Info {properties} 0 R/Size {size}>>\nstartxref\n{table_at}\n%%EOF\n");
    spool.put(end.as_bytes())?;
    Ok(spool.at)
}

/// What stands before the table, and for each object's number its place in the file. `None` where there is no table.
fn body_and_places(file: &[u8]) -> Option<(&[u8], Vec<Option<u64>>)> {
    let tail = file.get(file.len().saturating_sub(64)..)?;
    let tail = String::from_utf8_lossy(tail);
    let table_at: usize = tail.rsplit_once("startxref")?.1.split_whitespace().next()?.parse().ok()?;
    let table = std::str::from_utf8(file.get(table_at..)?).ok()?.strip_prefix("xref")?;
    let mut words = table.split_whitespace();
    let mut places = Vec::new();
    while let Some(start) = words.next().filter(|word| *word != "trailer") {
        let (start, count): (usize, usize) = (start.parse().ok()?, words.next()?.parse().ok()?);
        for number in start..start.checked_add(count)? {
            let (place, _, kind) = (words.next()?, words.next()?, words.next()?);
            let place = if kind == "n" { Some(place.parse().ok()?) } else { None };
            places.resize(places.len().max(number + 1), None);
            *places.get_mut(number)? = place;
        }
    }
    Some((file.get(..table_at)?, places))
}

fn note(places: &mut Vec<Option<u64>>, number: usize, place: u64) {
    places.resize(places.len().max(number + 1), None);
    if let Some(known) = places.get_mut(number) {
        *known = Some(place);
    }
}

/// Names the photos for all pages.
fn dictionary(number: u32, first: usize, count: usize) -> Vec<u8> {
    let names: String = (0..count).map(|index| format!("/{} {} 0 R", photo_name(index), first + index)).collect();
    format!("{number} 0 obj\n<<{names}>>\nendobj\n").into_bytes()
}

/// The JPEG as a stream that readers decode themselves: nothing is decoded or encoded here.
fn head(number: usize, found: &Found) -> String {
    let facts = found.facts;
    let (space, turned) = match facts.colours {
        Colours::Grey => ("DeviceGray", ""),
        Colours::Rgb => ("DeviceRGB", ""),
        Colours::Cmyk => ("DeviceCMYK", ""),
        Colours::CmykInverted => ("DeviceCMYK", "/Decode[1 0 1 0 1 0 1 0]"),
    };
    let (width, height, length) = (facts.width, facts.height, found.length);
    format!(
        "{number} 0 obj\n<</Type/XObject/Subtype/Image/Filter/DCTDecode/Width {width}/Height {height}/BitsPerComponent 8\
         /ColorSpace/{space}{turned}/Length {length}>>stream\n"
    )
}

/// One entry for each number, twenty bytes each; a number without an object is free.
fn table(places: &[Option<u64>]) -> String {
    let mut table = format!("xref\n0 {}\n", places.len());
    for place in places {
        match place {
            Some(place) => table.push_str(&format!("{place:010} 00000 n \n")),
            None => table.push_str("0000000000 65535 f \n"),
        }
    }
    table
}

/// The file while it is written.
struct Spool<'a> {
    out: &'a mut dyn Write,
    at: u64,
}

impl Spool<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), PaperFault> {
        self.out.write_all(bytes).map_err(|fault| PaperFault::Write(fault.to_string()))?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    fn photo(&mut self, photo: &Kept) -> Result<(), PaperFault> {
        match &photo.source {
            Jpeg::Missing => Ok(()),
            Jpeg::Bytes(bytes) => self.put(bytes),
            Jpeg::File(path) => self.copy(path, &photo.found),
        }
    }

    /// Copies a file that must still be what it was.
    fn copy(&mut self, path: &Path, found: &Found) -> Result<(), PaperFault> {
        let changed = || PaperFault::PhotoChanged(path.to_path_buf());
        // One byte more, so that a file which grew is noticed.
        let mut source = Tally::new(File::open(path).map_err(|_| changed())?.take(found.length + 1));
        let mut piece = vec![0; PIECE];
        loop {
            let count = source.read(&mut piece).map_err(|_| changed())?;
            if count == 0 {
                break;
            }
            self.put(piece.get(..count).unwrap_or_default())?;
        }
        if source.sum() == (found.length, found.content) { Ok(()) } else { Err(changed()) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::io;

    use super::*;
    use crate::face::Face;
    use crate::ink::{Area, Ink, Weight};
    use crate::press::{Job, Mark, press};

    fn jpeg(shade: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
        encoder.encode(&[shade; 12 * 8 * 3], 12, 8, image::ExtendedColorType::Rgb8).unwrap();
        bytes
    }

    fn kept(source: Jpeg) -> Kept {
        Kept { found: source.look().unwrap(), source }
    }

    fn bones(pages: usize) -> Bones {
        let letters = BTreeSet::from(['林', 'a']);
        let (millimetres, author, made_at_ms) = ((210.0, 297.0), "Studio", 1_777_000_000_000);
        let job = Job { face: Face::get().unwrap(), millimetres, letters: &letters, title: "试印", author, made_at_ms };
        let page = |index: usize| {
            let area = Area { x: 30.0, y: 40.0, w: 120.0, h: 80.0 };
            let words = Mark::Text { x: 30.0, baseline: 30.0, size: 9.0, weight: Weight::Strong, ink: Ink::Dark, words: "林a".into() };
            vec![words, Mark::Photo(index % 2, area)]
        };
        press(&job, &(0..pages).map(page).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn another_reader_finds_every_page_and_every_photo_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.jpg");
        let (in_file, in_memory) = (jpeg(90), jpeg(160));
        fs::write(&file, &in_file).unwrap();
        let photos = [kept(Jpeg::File(file)), kept(Jpeg::Bytes(in_memory.clone().into()))];
        let mut written = Vec::new();
        let length = splice(&bones(3), &photos, &mut written).unwrap();
        assert_eq!(length, written.len() as u64);
        let read = lopdf::Document::load_mem(&written).unwrap();
        assert_eq!(read.get_pages().len(), 3);
        assert!(read.extract_text(&[1, 2, 3]).unwrap().contains("林a"));
        let mut found = Vec::new();
        for object in read.objects.values().filter_map(|object| object.as_stream().ok()) {
            if object.dict.get(b"Subtype").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"Image") {
                assert_eq!(object.dict.get(b"Length").and_then(|length| length.as_i64()).unwrap(), object.content.len() as i64);
                found.push(object.content.clone());
            }
        }
        assert_eq!(found, [in_file, in_memory]);
        for (_, page) in read.get_pages() {
            let named = read.get_page_images(page).unwrap();
            assert_eq!(named.iter().map(|image| (image.width, image.height)).collect::<Vec<_>>(), [(12, 8), (12, 8)]);
        }
    }

    #[test]
    fn each_place_in_the_table_is_where_its_object_begins() {
        let mut written = Vec::new();
        splice(&bones(2), &[kept(Jpeg::Bytes(jpeg(90).into()))], &mut written).unwrap();
        let (_, places) = body_and_places(&written).unwrap();
        assert!(places.iter().skip(1).all(Option::is_some));
        for (number, place) in places.iter().enumerate().filter_map(|(number, place)| Some((number, (*place)? as usize))) {
            assert!(written[place..].starts_with(format!("{number} 0 obj\n").as_bytes()), "object {number} is not at {place}");
        }
    }

    #[test]
    fn a_photo_that_changed_meanwhile_is_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.jpg");
        let whole = jpeg(90);
        fs::write(&file, &whole).unwrap();
        let photos = [kept(Jpeg::File(file.clone()))];
        let bones = bones(1);
        let check = |what: &str| {
            let made = splice(&bones, &photos, &mut io::sink());
            assert_eq!(made, Err(PaperFault::PhotoChanged(file.clone())), "{what}");
        };
        assert!(splice(&bones, &photos, &mut io::sink()).is_ok());
        fs::write(&file, &whole[..whole.len() - 1]).unwrap();
        check("shorter");
        fs::write(&file, [&whole[..], &[0; 300_000]].concat()).unwrap();
        check("longer");
        fs::write(&file, jpeg(160)).unwrap();
        check("another of about this length");
        let mut bent = whole.clone();
        bent[whole.len() / 2] ^= 1;
        fs::write(&file, bent).unwrap();
        check("one bit");
        fs::remove_file(&file).unwrap();
        check("gone");
    }

    #[test]
    fn a_full_disk_is_a_fault() {
        let mut small = [0; 600];
        let made = splice(&bones(1), &[kept(Jpeg::Bytes(jpeg(90).into()))], &mut &mut small[..]);
        assert!(matches!(made, Err(PaperFault::Write(_))), "{made:?}");
    }
}
