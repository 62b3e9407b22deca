//! The selection sheet on a roll and with a signature, and pages as they are looked at before they are printed.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test stops at the first surprise")]

use std::process::Command;
use std::{env, fs};

use atelier_core::text::Lang;
use atelier_paper::{Paper, SelectionSheet, SheetPaper, Signature, look};
use image::RgbImage;
use tempfile::TempDir;

#[expect(dead_code, reason = "other tests use the other specimens")]
mod specimen;

/// What one of poppler's tools tells of a document. `None` when it is not installed and need not be.
fn poppler(tool: &str, arguments: &[&str], paper: &Paper) -> Option<String> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("paper.pdf"), &paper.bytes).unwrap();
    match Command::new(tool).current_dir(folder.path()).args(arguments).output() {
        Ok(run) => {
            assert!(run.status.success(), "{tool}: {}", String::from_utf8_lossy(&run.stderr));
            Some(String::from_utf8(run.stdout).unwrap())
        }
        Err(fault) => {
            assert!(env::var_os("ATELIER_REQUIRE").is_none(), "{tool} is needed: {fault}");
            eprintln!("skipped: {tool} is not installed");
            None
        }
    }
}

fn roll(lang: Lang) -> SelectionSheet {
    specimen::selection_signed(lang, &specimen::drawn_shoot(6), SheetPaper::Roll80)
}

/// A page as it is looked at.
fn seen(paper: &Paper, page: usize, width: u16) -> RgbImage {
    let png = look(paper.bytes.clone(), page, width).unwrap().unwrap();
    image::load_from_memory(&png).unwrap().to_rgb8()
}

/// How many dots are dark.
fn dark(picture: &RgbImage) -> usize {
    picture.pixels().filter(|dot| dot.0.iter().all(|part| *part < 90)).count()
}

#[test]
fn a_roll_is_one_page_with_words_and_numbers_and_no_pictures() {
    for (lang, expected) in [
        (Lang::Zh, ["选片单", "入册", "去掉额头和鼻尖的奶癣", "客户签字"]),
        (Lang::En, ["Selection sheet", "Album", "milk rash", "Customer"]),
    ] {
        let paper = roll(lang).paper().unwrap();
        assert_eq!(paper.pages, 1);
        let Some(found) = poppler("pdftotext", &["-layout", "paper.pdf", "-"], &paper) else { return };
        for word in expected.into_iter().chain(["S2511-0042", "IMG_2002.JPG", "¥2,116", "3 × ¥60"]) {
            assert!(found.contains(word), "no {word} in\n{found}");
        }
        let Some(pictures) = poppler("pdfimages", &["-list", "paper.pdf"], &paper) else { return };
        assert_eq!(pictures.lines().skip(2).count(), 0, "{pictures}");
    }
}

#[test]
fn a_roll_is_as_long_as_what_is_on_it_and_keeps_to_its_width() {
    let short = SelectionSheet { marked: Vec::new(), bill: Vec::new(), ..roll(Lang::Zh) };
    let mut long = roll(Lang::Zh);
    (long.head.customer, long.groups[0].name) = ("很长的名字，".repeat(60), "W".repeat(400));
    let height = |sheet: &SelectionSheet| {
        let paper = sheet.paper().unwrap();
        assert_eq!(paper.pages, 1);
        let found = poppler("pdftotext", &["-bbox", "paper.pdf", "-"], &paper)?;
        let number = |line: &str, key: &str| -> f32 {
            let rest = line.split_once(key).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        let page = found.lines().find(|line| line.contains("<page ")).unwrap();
        let (width, height) = (number(page, "width=\""), number(page, "height=\""));
        assert!((width - 226.8).abs() < 0.5, "{width}");
        for line in found.lines().filter(|line| line.contains("<word ")) {
            assert!(number(line, "xMin=\"") >= 11.0 && number(line, "xMax=\"") <= width - 11.0, "{line}");
            assert!(number(line, "yMin=\"") >= 10.0 && number(line, "yMax=\"") <= height - 8.0, "{line}");
        }
        Some(height)
    };
    let (Some(short), Some(usual), Some(long)) = (height(&short), height(&roll(Lang::Zh)), height(&long)) else { return };
    assert!(short < usual && usual < long && usual < 1_600.0, "{short} {usual} {long}");
}

#[test]
fn a_signature_is_seen_where_the_client_signs() {
    let photos = specimen::drawn_shoot(2);
    for paper in [SheetPaper::A4, SheetPaper::A5, SheetPaper::Roll80] {
        let signed = specimen::selection_signed(Lang::En, &photos, paper);
        let plain = SelectionSheet { signature: Signature::default(), ..signed.clone() };
        let (signed, plain) = (signed.paper().unwrap(), plain.paper().unwrap());
        assert_eq!(signed.pages, plain.pages);
        let all = |of: &Paper| (0..of.pages).map(|page| dark(&seen(of, page, 900))).sum::<usize>();
        let (signed, plain) = (all(&signed), all(&plain));
        assert!(signed > plain + 100, "{paper:?}: {signed} {plain}");
    }
}

#[test]
fn a_page_is_looked_at_as_it_will_be_printed() {
    let photos = specimen::drawn_shoot(31);
    let paper = specimen::contact(Lang::Zh, &photos, 5, 6).paper().unwrap();
    for page in 0..2 {
        let picture = seen(&paper, page, 900);
        assert!((895..=901).contains(&picture.width()) && (1_265..=1_275).contains(&picture.height()), "{:?}", picture.dimensions());
    }
    assert_eq!(look(paper.bytes.clone(), 2, 900), Ok(None));
    // Chinese letters of the embedded part of the font are drawn, and so are photos: the drawn skin's colour is there.
    let picture = seen(&paper, 0, 900);
    let head = image::imageops::crop_imm(&picture, 0, 0, 900, 90).to_image();
    assert!(dark(&head) > 500, "{}", dark(&head));
    let skin = |dot: &image::Rgb<u8>| dot.0[0] > 215 && (180..215).contains(&dot.0[1]) && (150..190).contains(&dot.0[2]);
    assert!(picture.pixels().filter(|dot| skin(dot)).count() > 5_000);
    assert!(look(b"no document".to_vec(), 0, 900).is_err());
}
