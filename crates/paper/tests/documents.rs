//! The documents as their readers see them: found by text, photos untouched, nothing off the page, whatever is put in.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use atelier_core::text::Lang;
use atelier_paper::{Cell, ContactSheet, Jpeg, Paper, PaperFault, PhotoFault, SheetPaper};
use tempfile::TempDir;

mod specimen;

const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

/// Every document of a language, by name.
fn documents(lang: Lang, photos: &[Jpeg]) -> Vec<(&'static str, Paper)> {
    vec![
        ("contact", specimen::contact(lang, photos, 5, 6).paper().unwrap()),
        ("contact-outfits", specimen::contact_by_outfit(lang, photos, SheetPaper::A5).paper().unwrap()),
        ("detail", specimen::detail(lang, photos, SheetPaper::A4).paper().unwrap()),
        ("detail-small", specimen::detail(lang, photos, SheetPaper::A5).paper().unwrap()),
        ("selection", specimen::selection(lang, photos).paper().unwrap()),
        ("selection-small", specimen::selection_signed(lang, photos, SheetPaper::A5).paper().unwrap()),
        ("selection-roll", specimen::selection_signed(lang, photos, SheetPaper::Roll80).paper().unwrap()),
        ("production", specimen::production(lang, photos).paper().unwrap()),
        ("order", specimen::order(lang).paper().unwrap()),
        ("receipt", specimen::receipt(lang).paper().unwrap()),
        ("refund", specimen::refund(lang).paper().unwrap()),
        ("selection-receipt", specimen::selection_receipt(lang).paper().unwrap()),
        ("pickup", specimen::pickup(lang).paper().unwrap()),
        ("after-sale", specimen::after_sale(lang).paper().unwrap()),
    ]
}

/// Runs one of poppler's tools on a document. `None` when it is not installed and need not be.
fn poppler(tool: &str, arguments: &[&str], bytes: &[u8], folder: &Path) -> Option<String> {
    let file = folder.join("paper.pdf");
    fs::write(&file, bytes).unwrap();
    let run = Command::new(tool).current_dir(folder).args(arguments.iter().map(|word| word.replace("PDF", "paper.pdf"))).output();
    match run {
        Ok(run) => {
            let told = String::from_utf8_lossy(&run.stderr).into_owned();
            assert!(run.status.success(), "{tool} refused the document: {told}");
            Some(String::from_utf8(run.stdout).unwrap() + &told)
        }
        Err(fault) => {
            assert!(env::var_os("ATELIER_REQUIRE").is_none(), "{tool} is needed: {fault}");
            eprintln!("skipped: {tool} is not installed");
            None
        }
    }
}

fn text(paper: &Paper) -> Option<String> {
    let folder = TempDir::new().unwrap();
    poppler("pdftotext", &["-layout", "PDF", "-"], &paper.bytes, folder.path())
}

/// The library's photographs, where they are at hand.
fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/photos").join(folder);
    path.is_dir().then_some(path)
}

fn one_page(cells: Vec<Cell>) -> ContactSheet {
    ContactSheet { columns: 4, rows: 5, cells, ..ContactSheet::default() }
}

#[test]
fn text_is_text_in_both_languages() {
    let photos = specimen::drawn_shoot(6);
    for lang in BOTH {
        for (name, paper) in documents(lang, &photos) {
            let Some(found) = text(&paper) else { return };
            let expected = if name.starts_with("contact") && lang == Lang::En { "Lin Xiaoyan" } else { "林晓燕" };
            assert!(found.contains(expected), "{name}: no {expected} in\n{found}");
            assert!(found.contains("S2511-0042"), "{name}: no order number in\n{found}");
            assert!(paper.missing_glyphs.is_empty(), "{name}: {:?}", paper.missing_glyphs);
            assert!(paper.damaged.is_empty(), "{name}: {:?}", paper.damaged);
        }
    }
}

#[test]
fn a_selection_sheet_says_what_goes_where() {
    let paper = specimen::selection(Lang::Zh, &specimen::drawn_shoot(6)).paper().unwrap();
    let Some(found) = text(&paper) else { return };
    for expected in ["IMG_2002.JPG", "去掉额头和鼻尖的奶癣", "电线 cable 和地上的纸巾", "水晶摆台", "¥2,116", "入册（12寸成长册）", "赵倩"]
    {
        assert!(found.contains(expected), "no {expected} in\n{found}");
    }
}

#[test]
fn a_selection_receipt_says_what_was_shown_and_how_it_is_checked() {
    let paper = specimen::selection_receipt(Lang::En).paper().unwrap();
    let Some(found) = text(&paper) else { return };
    for expected in ["3F2A-009C-77B1-E04D-5A16", "Shuffled by outfit #4711", "600 photos", "Album (12-inch)"] {
        assert!(found.contains(expected), "no {expected} in\n{found}");
    }
    let numbers = found.split_whitespace().filter(|word| word.len() == 4 && (4201..4801).contains(&word.parse().unwrap_or(0))).count();
    assert_eq!(numbers, 600 + 30 + 21);
}

#[test]
fn money_that_goes_back_has_a_slip_of_its_own() {
    let Some(refund) = text(&specimen::refund(Lang::En).paper().unwrap()) else { return };
    for expected in ["Refund no.", "T251220-001", "The frame has a scratch", "Paid back in full", "Customer"] {
        assert!(refund.contains(expected), "no {expected} in\n{refund}");
    }
    let receipt = text(&specimen::receipt(Lang::En).paper().unwrap()).unwrap();
    assert!(receipt.contains("Owing after this payment") && !receipt.contains("Paid back"), "{receipt}");
    let stands = text(&specimen::after_sale(Lang::Zh).paper().unwrap()).unwrap();
    assert!(stands.contains("应退客户") && !stands.contains("已付清"), "{stands}");
}

#[test]
fn pages_are_counted() {
    for (lang, expected) in [(Lang::Zh, "第 2 页，共 2 页"), (Lang::En, "Page 2 of 2")] {
        let paper = specimen::contact(lang, &specimen::drawn_shoot(31), 5, 6).paper().unwrap();
        assert_eq!(paper.pages, 2);
        let Some(found) = text(&paper) else { return };
        assert!(found.contains(expected), "{found}");
    }
}

#[test]
fn photos_are_the_originals_byte_for_byte_and_each_once() {
    let folder = TempDir::new().unwrap();
    let mut originals = BTreeSet::new();
    let mut cells = Vec::new();
    for seed in 0..5 {
        let bytes = specimen::drawn(seed, 320, 213);
        let file = folder.path().join(format!("{seed}.jpg"));
        fs::write(&file, &bytes).unwrap();
        originals.insert(bytes.clone());
        // Once as a file, once more as the same file, once as bytes: three places, one photo.
        for photo in [Jpeg::File(file.clone()), Jpeg::File(file), Jpeg::Bytes(bytes.into())] {
            cells.push(Cell { photo, number: format!("IMG_{seed:04}"), ..Cell::default() });
        }
    }
    let paper = one_page(cells).paper().unwrap();
    let Some(list) = poppler("pdfimages", &["-list", "PDF"], &paper.bytes, folder.path()) else { return };
    assert_eq!(list.lines().skip(2).count(), 15);
    assert!(list.lines().skip(2).all(|line| line.contains(" jpeg ")), "{list}");
    let objects: BTreeSet<&str> = list.lines().skip(2).filter_map(|line| line.split_whitespace().nth(10)).collect();
    assert_eq!(objects.len(), 5, "{list}");
    poppler("pdfimages", &["-j", "PDF", "out"], &paper.bytes, folder.path()).unwrap();
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let taken: BTreeSet<Vec<u8>> =
        files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("out")).map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(taken, originals);
}

#[test]
fn three_hundred_photos_take_seconds_and_can_be_mailed() {
    let photos = specimen::drawn_shoot(300);
    let weight: usize = photos.iter().map(|photo| if let Jpeg::Bytes(bytes) = photo { bytes.len() } else { 0 }).sum();
    let begun = Instant::now();
    let paper = specimen::contact(Lang::Zh, &photos, 5, 6).paper().unwrap();
    let took = begun.elapsed();
    let size = paper.bytes.len();
    eprintln!("300 photos: {} pages, {} KB ({} KB of photos), {took:?}", paper.pages, size / 1024, weight / 1024);
    assert_eq!(paper.pages, 10);
    assert!(took < Duration::from_secs(20), "{took:?}");
    assert!(size < weight + 200 * 1024, "{size} bytes for {weight} bytes of photos");
    assert!(size < 10 << 20);
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    let photos = specimen::drawn_shoot(4);
    for ((name, first), (_, second)) in documents(Lang::Zh, &photos).into_iter().zip(documents(Lang::Zh, &photos)) {
        assert!(first == second, "{name} differs between two runs");
    }
}

#[test]
fn no_photos_is_a_sheet_that_says_so() {
    for lang in BOTH {
        for (name, paper) in documents(lang, &[]) {
            assert!(paper.pages >= 1, "{name}");
        }
        let paper = specimen::contact(lang, &[], 5, 6).paper().unwrap();
        assert_eq!(paper.pages, 1);
        let Some(found) = text(&paper) else { return };
        assert!(found.contains(if lang == Lang::Zh { "没有照片" } else { "No photos" }), "{found}");
    }
    let empty = [
        ContactSheet { columns: 1, rows: 1, ..ContactSheet::default() }.paper(),
        atelier_paper::SelectionSheet::default().paper(),
        atelier_paper::ProductionSheet::default().paper(),
        atelier_paper::OrderSlip::default().paper(),
        atelier_paper::Receipt::default().paper(),
        atelier_paper::PickupSlip::default().paper(),
        atelier_paper::AfterSaleSlip::default().paper(),
    ];
    assert!(empty.iter().all(|paper| paper.as_ref().is_ok_and(|paper| paper.pages == 1)));
}

#[test]
fn any_sensible_grid_fits_its_page() {
    let photos = specimen::drawn_shoot(7);
    for (columns, rows) in [(1, 1), (1, 20), (20, 1), (20, 20), (5, 6)] {
        for paper in ["A2", "A3", "A4", "A5", "297x210", "305 x 457"] {
            let paper = SheetPaper::from_name(paper).unwrap();
            let sheet = ContactSheet { paper, ..specimen::contact(Lang::Zh, &photos, columns, rows) };
            let made = sheet.paper().unwrap();
            assert_eq!(made.pages, 7_usize.div_ceil((columns * rows) as usize), "{columns} x {rows} on {paper:?}");
            within_the_page(&made, "contact");
        }
    }
}

#[test]
fn each_outfit_stands_under_its_heading() {
    let photos = specimen::drawn_shoot(31);
    for paper in [SheetPaper::A4, SheetPaper::A5] {
        let sheet = specimen::contact_by_outfit(Lang::En, &photos, paper).paper().unwrap();
        within_the_page(&sheet, "contact by outfit");
        let Some(found) = text(&sheet) else { return };
        for heading in ["Outfit 1", "Outfit 2", "Outfit 3", "Outfit 4", "Outfit 5"] {
            assert_eq!(found.matches(heading).count(), 1, "{heading}: {found}");
        }
    }
}

#[test]
fn what_is_written_is_what_is_made_in_memory() {
    let sheet = specimen::contact(Lang::Zh, &specimen::drawn_shoot(31), 5, 6);
    let mut bytes = Vec::new();
    let written = sheet.write(&mut bytes).unwrap();
    assert_eq!((written.pages, written.bytes), (2, bytes.len() as u64));
    assert!(bytes == sheet.paper().unwrap().bytes);
}

#[test]
fn papers_have_names_or_millimetres() {
    assert_eq!(SheetPaper::from_name(" a3 "), Some(SheetPaper::A3));
    assert_eq!(SheetPaper::from_name("457X305").map(SheetPaper::millimetres), Some((457.0, 305.0)));
    for name in ["", "B7", "x", "210x", "49x210", "210x5001", "-210x297", "210x297x3", "21e1x297"] {
        assert_eq!(SheetPaper::from_name(name), None, "{name}");
    }
}

#[test]
fn a_grid_without_cells_or_of_specks_is_refused() {
    let ask = |columns, rows| specimen::contact(Lang::En, &[], columns, rows).paper();
    assert_eq!(ask(0, 6), Err(PaperFault::EmptyGrid { columns: 0, rows: 6 }));
    assert_eq!(ask(5, 0), Err(PaperFault::EmptyGrid { columns: 5, rows: 0 }));
    for (columns, rows) in [(200, 1), (1, 500), (u32::MAX, u32::MAX)] {
        let Err(PaperFault::CellsTooSmall { most_columns, most_rows, .. }) = ask(columns, rows) else {
            panic!("{columns} x {rows} was not refused");
        };
        assert!(ask(most_columns, most_rows).is_ok(), "{most_columns} x {most_rows} was named as the most but does not fit");
    }
}

#[test]
fn nothing_leaves_the_page_however_long_the_words() {
    let photos = specimen::drawn_shoot(2);
    let (han, latin) = ("很长的名字，".repeat(60), "W".repeat(400));
    for long in [han.as_str(), latin.as_str(), "line one\nline two\r\n\tthree \u{0} \u{7}"] {
        for (name, paper) in long_documents(long, &photos) {
            within_the_page(&paper, name);
        }
    }
}

/// The documents with one text wherever a text can be.
fn long_documents(long: &str, photos: &[Jpeg]) -> Vec<(&'static str, Paper)> {
    let text = || long.to_string();
    let mut contact = specimen::contact(Lang::Zh, photos, 3, 4);
    (contact.title, contact.subtitle) = (text(), text());
    contact.imprint.studio.name = text();
    for cell in &mut contact.cells {
        (cell.number, cell.tags) = (text(), vec![text(), text()]);
    }
    let mut selection = specimen::selection(Lang::En, photos);
    (selection.head.customer, selection.head.order_no, selection.head.package) = (text(), text(), text());
    (selection.imprint.studio.name, selection.imprint.studio.address, selection.imprint.printed) = (text(), text(), text());
    for photo in &mut selection.marked {
        (photo.file, photo.purposes) = (text(), text());
        for note in &mut photo.notes {
            (note.code, note.words, note.number) = (text(), long.repeat(6), 4_000_000_000);
        }
    }
    selection.groups[0].name = text();
    for line in &mut selection.bill {
        line.text = long.repeat(8);
    }
    let mut production = specimen::production(Lang::Zh, photos);
    (production.task, production.assignee, production.due, production.words) = (text(), text(), text(), long.repeat(40));
    let mut order = specimen::order(Lang::Zh);
    order.terms = vec![long.repeat(5); 12];
    order.shoots[0].with = long.repeat(20);
    let mut receipt = specimen::receipt(Lang::En);
    (receipt.customer, receipt.number, receipt.cashier) = (text(), text(), text());
    receipt.tenders[0].reference = text();
    let mut selection_receipt = specimen::selection_receipt(Lang::En);
    (selection_receipt.signed_by, selection_receipt.check, selection_receipt.arrangement) = (text(), text(), text());
    selection_receipt.chosen[0] = (text(), vec![text(); 40]);
    let mut pickup = specimen::pickup(Lang::Zh);
    pickup.override_reason = long.repeat(3);
    pickup.items[0].remark = text();
    vec![
        ("contact", contact.paper().unwrap()),
        ("selection", selection.paper().unwrap()),
        ("production", production.paper().unwrap()),
        ("order", order.paper().unwrap()),
        ("receipt", receipt.paper().unwrap()),
        ("selection-receipt", selection_receipt.paper().unwrap()),
        ("pickup", pickup.paper().unwrap()),
    ]
}

/// Every word lies on its page, by the reader's own measure.
fn within_the_page(paper: &Paper, name: &str) {
    let folder = TempDir::new().unwrap();
    let Some(found) = poppler("pdftotext", &["-bbox", "PDF", "-"], &paper.bytes, folder.path()) else { return };
    let number = |line: &str, key: &str| -> f32 {
        let start = line.find(key).unwrap() + key.len();
        let rest = &line[start..];
        rest[..rest.find('"').unwrap()].parse().unwrap()
    };
    let (mut width, mut height, mut words) = (0.0, 0.0, 0);
    for line in found.lines().map(str::trim) {
        if line.starts_with("<page ") {
            (width, height) = (number(line, "width=\""), number(line, "height=\""));
        } else if line.starts_with("<word ") {
            words += 1;
            assert!(number(line, "xMin=\"") >= 20.0 && number(line, "xMax=\"") <= width - 20.0, "{name}: {line}");
            assert!(number(line, "yMin=\"") >= 10.0 && number(line, "yMax=\"") <= height - 8.0, "{name}: {line}");
        }
    }
    assert!(words > 0, "{name} has no words");
}

#[test]
fn a_character_that_the_font_lacks_is_shown_and_told() {
    let mut sheet = specimen::contact(Lang::Zh, &specimen::drawn_shoot(1), 4, 5);
    sheet.cells[0].number = "宝宝😀笑🎂.jpg".into();
    let paper = sheet.paper().unwrap();
    assert_eq!(paper.missing_glyphs, ['🎂', '😀']);
    let Some(found) = text(&paper) else { return };
    assert!(found.contains("宝宝〓笑〓.jpg"), "{found}");
}

#[test]
fn a_damaged_photo_leaves_a_frame_with_its_number() {
    let whole = specimen::drawn(1, 320, 213);
    let cut = whole[..whole.len() / 2].to_vec();
    let cell = |photo: Jpeg, number: &str| Cell { photo, number: number.into(), ..Cell::default() };
    let cells = vec![
        cell(Jpeg::Bytes(whole.into()), "IMG_0001"),
        cell(Jpeg::Bytes(cut.into()), "IMG_0002"),
        cell(Jpeg::File("/nowhere/IMG_0003.jpg".into()), "IMG_0003"),
        cell(Jpeg::Bytes(b"not a photo".to_vec().into()), "IMG_0004"),
        cell(Jpeg::Missing, "IMG_0005"),
    ];
    let paper = one_page(cells).paper().unwrap();
    let told: Vec<_> = paper.damaged.iter().map(|damaged| (damaged.name.as_str(), damaged.reason)).collect();
    let expected = [
        ("IMG_0002", PhotoFault::Truncated),
        ("IMG_0003", PhotoFault::Unreadable),
        ("IMG_0004", PhotoFault::NotJpeg),
        ("IMG_0005", PhotoFault::Unreadable),
    ];
    assert_eq!(told, expected);
    let Some(found) = text(&paper) else { return };
    assert_eq!(found.matches("无法显示").count(), 4, "{found}");
    assert_eq!(found.matches("IMG_0002").count(), 2, "{found}");
}

#[test]
fn the_worst_photos_of_the_library_never_spoil_a_sheet() {
    let Some(edge) = shared("edge") else { return };
    let mut files: Vec<PathBuf> = fs::read_dir(edge).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    // Only small ones are drawn: what is huge is no thumbnail, and rendering it would only test the reader.
    files.retain(|path| path.metadata().is_ok_and(|facts| facts.is_file() && facts.len() < 400_000));
    let cells = files.iter().map(|path| Cell { photo: Jpeg::File(path.clone()), number: name(path), ..Cell::default() });
    let paper = ContactSheet { columns: 6, rows: 8, cells: cells.collect(), ..ContactSheet::default() }.paper().unwrap();
    let refused: BTreeSet<_> = paper.damaged.iter().map(|damaged| damaged.name.as_str()).collect();
    for bad in ["all_zeros.jpg", "arithmetic_coding.jpg", "gif_animated.gif"] {
        assert!(refused.contains(bad), "{bad} was taken: {refused:?}");
    }
    assert!(!refused.contains("cmyk_ycck_adobe_icc.jpg") && !refused.contains("grayscale.jpg"), "{refused:?}");
    let folder = TempDir::new().unwrap();
    let Some(list) = poppler("pdfimages", &["-list", "PDF"], &paper.bytes, folder.path()) else { return };
    assert!(list.contains(" cmyk ") && list.contains(" gray ") && list.contains(" rgb "), "{list}");
}
