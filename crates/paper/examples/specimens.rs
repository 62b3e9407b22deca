//! Writes every document in both languages into a folder, to be looked at, each with its first page as a preview shows it:
//! `cargo run -p atelier-paper --example specimens -- OUT [FOLDER_OF_JPEGS]`.

use std::{error::Error, fs, path::Path, path::PathBuf};

use atelier_core::text::Lang;
use atelier_paper::{Jpeg, Paper, PaperFault, SelectionSheet, SheetPaper, look};
use image::{ExtendedColorType, ImageReader, codecs::jpeg::JpegEncoder};

#[path = "../tests/specimen/mod.rs"]
mod specimen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args_os().skip(1).map(PathBuf::from);
    let out = words.next().ok_or("say which folder to write to")?;
    let photos = match words.next() {
        Some(folder) => small(&folder)?,
        None => specimen::drawn_shoot(48),
    };
    fs::create_dir_all(&out)?;
    for lang in [Lang::Zh, Lang::En] {
        let mut odd = specimen::contact(lang, &photos, 4, 5);
        odd.cells[1].photo = Jpeg::Missing;
        odd.cells[2].number = format!("{}_0007.JPG", "客户自己起的很长的名字".repeat(8));
        odd.cells[3].tags = vec!["一个名字很长的用途标签".into(), "再来一个".into()];
        odd.cells[4].number = "宝宝😀笑.jpg".into();
        let made: [(&str, Result<Paper, PaperFault>); 19] = [
            ("contact", specimen::contact(lang, &photos, 5, 6).paper()),
            ("contact-odd", odd.paper()),
            ("contact-dense", specimen::contact(lang, &photos, 12, 20).paper()),
            ("contact-outfits", specimen::contact_by_outfit(lang, &photos, SheetPaper::A4).paper()),
            ("detail", specimen::detail(lang, &photos, SheetPaper::A4).paper()),
            ("detail-small", specimen::detail(lang, &photos, SheetPaper::A5).paper()),
            ("selection", specimen::selection(lang, &photos).paper()),
            ("selection-small", SelectionSheet { paper: SheetPaper::A5, ..specimen::selection(lang, &photos) }.paper()),
            ("selection-signed", specimen::selection_signed(lang, &photos, SheetPaper::A4).paper()),
            ("selection-signed-small", specimen::selection_signed(lang, &photos, SheetPaper::A5).paper()),
            ("selection-roll", specimen::selection_signed(lang, &photos, SheetPaper::Roll80).paper()),
            ("production", specimen::production(lang, &photos).paper()),
            ("order", specimen::order(lang).paper()),
            ("receipt", specimen::receipt(lang).paper()),
            ("refund", specimen::refund(lang).paper()),
            ("selection-receipt", specimen::selection_receipt(lang).paper()),
            ("pickup", specimen::pickup(lang).paper()),
            ("after-sale", specimen::after_sale(lang).paper()),
            ("contact-one", specimen::contact(lang, &photos[..2], 1, 1).paper()),
        ];
        for (name, paper) in made {
            let bytes = paper?.bytes;
            if let Some(first) = look(bytes.clone(), 0, 900)? {
                fs::write(out.join(format!("{name}-{}.png", lang.tag())), first)?;
            }
            fs::write(out.join(format!("{name}-{}.pdf", lang.tag())), bytes)?;
        }
    }
    Ok(())
}

/// Thumbnails of the JPEGs in a folder.
fn small(folder: &Path) -> Result<Vec<Jpeg>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    let mut photos = Vec::new();
    for file in files.iter().take(48) {
        let Ok(picture) = ImageReader::open(file)?.with_guessed_format()?.decode() else { continue };
        let picture = picture.thumbnail(320, 320).to_rgb8();
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, 82).encode(&picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)?;
        photos.push(Jpeg::Bytes(bytes.into()));
    }
    Ok(photos)
}
