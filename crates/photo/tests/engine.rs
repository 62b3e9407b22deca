//! The engine on photos drawn by code: developing, refusing, taking in, handing out. `edge_photos.rs`
//! holds it against real and broken files where those are at hand.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_photo::{
    Crew, Damage, Darkroom, Format, Library, Novelty, Reason, Shown, Status, first_look, lay_out, photos_folder, read_back, sweep,
};
use jiff::civil::date;

fn plan(count: usize) -> ShootPlan {
    ShootPlan { long_side: 360, ..ShootPlan::of(count, date(2026, 5, 1).at(23, 59, 58, 0)) }
}

/// A folder with `count` small photos.
fn shoot(count: usize) -> (tempfile::TempDir, Vec<PathBuf>) {
    let home = tempfile::tempdir().unwrap();
    let drawn = draw_shoot(home.path(), 5, &plan(count)).unwrap();
    let files = drawn.iter().map(|photo| home.path().join(&photo.name)).collect();
    (home, files)
}

/// Every file below a folder with its bytes.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                all.insert(entry.path().strip_prefix(root).unwrap().to_owned(), fs::read(entry.path()).unwrap());
            }
        }
    }
    all
}

#[test]
fn a_drawn_shoot_says_what_its_camera_would() {
    let home = tempfile::tempdir().unwrap();
    let drawn = draw_shoot(home.path(), 5, &plan(24)).unwrap();
    assert_eq!((drawn[0].name.as_str(), drawn[23].name.as_str()), ("IMG_4213.JPG", "IMG_4236.JPG"));
    let mut darkroom = Darkroom::new();
    let mut times = Vec::new();
    let mut turned = 0;
    for photo in &drawn {
        let developed = darkroom.develop_file(&home.path().join(&photo.name)).unwrap();
        let facts = developed.facts;
        assert_eq!(facts.camera.make.as_deref(), Some("Canon"));
        assert_eq!(facts.camera.model.as_deref(), Some("Canon EOS R6"));
        assert_eq!(facts.camera.serial.as_deref(), Some("083024001177"));
        assert_eq!(facts.camera.lens.as_deref(), Some("RF24-105mm F4 L IS USM"));
        assert_eq!(facts.camera.offset.as_deref(), Some("+08:00"));
        assert_eq!((facts.width, facts.height), if photo.tall { (240, 360) } else { (360, 240) });
        assert_eq!(facts.damage, None);
        turned += u32::from(facts.camera.turn() != 1);
        times.push(facts.camera.taken_at.unwrap());
        let look = first_look(&home.path().join(&photo.name)).unwrap();
        assert_eq!((look.size, &look.camera.make), (Some((facts.width, facts.height)), &facts.camera.make));
        let thumb = look.thumb.unwrap();
        let thumb = image::load_from_memory(&thumb).unwrap();
        assert_eq!(thumb.width().max(thumb.height()), 160);
        let preview = image::load_from_memory(&developed.preview).unwrap();
        assert_eq!((preview.width(), preview.height()), (facts.width, facts.height));
    }
    assert!(times.is_sorted() && times[0] == "2026-05-01T23:59:58.00" && times[23].starts_with("2026-05-02T00:"), "{times:?}");
    assert!(turned > 3, "some are stored lying down");
    let bursts: std::collections::BTreeSet<usize> = drawn.iter().map(|photo| photo.burst).collect();
    assert!(bursts.len() > 4 && bursts.len() < 20, "{bursts:?}");

    let again = tempfile::tempdir().unwrap();
    draw_shoot(again.path(), 5, &plan(24)).unwrap();
    assert_eq!(tree(home.path()), tree(again.path()), "the same seed draws the same files");
    draw_shoot(again.path(), 6, &plan(24)).unwrap();
    assert_ne!(tree(home.path()), tree(again.path()));
}

/// The same picture in the three codings that end differently.
fn codings(file: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = fs::read(file).unwrap();
    let picture = turbojpeg::decompress(&bytes, turbojpeg::PixelFormat::RGB).unwrap();
    let encoded = |progressive: bool, arithmetic: bool| {
        let mut encoder = turbojpeg::Compressor::new().unwrap();
        encoder.set_progressive(progressive).unwrap();
        encoder.set_arithmetic(arithmetic).unwrap();
        encoder.compress_to_vec(picture.as_deref()).unwrap()
    };
    vec![("camera", bytes), ("progressive", encoded(true, false)), ("arithmetic", encoded(false, true))]
}

#[test]
fn a_photo_that_breaks_off_is_told_from_a_whole_one() {
    let (_home, files) = shoot(1);
    let mut darkroom = Darkroom::new();
    for (kind, whole) in codings(&files[0]) {
        assert_eq!(darkroom.develop(&whole, "").unwrap().facts.damage, None, "{kind}");
        let with_trailer = [&whole[..], &[0; 5000]].concat();
        assert_eq!(darkroom.develop(&with_trailer, "").unwrap().facts.damage, None, "{kind} with a trailer");
        for percent in [3, 30, 50, 80, 95] {
            let cut = &whole[..whole.len() * percent / 100];
            let told = darkroom.develop(cut, "").map(|developed| developed.facts.damage);
            assert!(matches!(told, Ok(Some(Damage::Truncated)) | Err(Reason::Truncated)), "{kind} at {percent} %: {told:?}");
            let mut reserved = cut.to_vec();
            reserved.resize(whole.len(), 0);
            let told = darkroom.develop(&reserved, "").map(|developed| developed.facts.damage);
            assert!(!matches!(told, Ok(None)), "{kind} filled up with zeros from {percent} %: {told:?}");
        }
        let without_end = darkroom.develop(&whole[..whole.len() - 2], "").unwrap().facts.damage;
        let expected = if kind == "arithmetic" { Some(Damage::Truncated) } else { None };
        assert_eq!(without_end, expected, "{kind} without its end marker");
    }
}

#[test]
fn rubbish_never_panics() {
    let (_home, files) = shoot(1);
    let whole = fs::read(&files[0]).unwrap();
    let mut darkroom = Darkroom::new();
    let mut chance: u64 = 99;
    let mut next = |limit: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (chance >> 33) as usize % limit
    };
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..next(12) + 1 {
            // Mostly in the headers, where a byte matters.
            let place = if next(3) == 0 { next(bytes.len()) } else { next(4000.min(bytes.len())) };
            bytes[place] = next(256) as u8;
        }
        let _ = darkroom.develop(&bytes, "IMG_1.JPG");
    }
}

#[test]
fn enormous_pictures_are_refused_before_they_are_held() {
    let (_home, files) = shoot(1);
    let mut bytes = fs::read(&files[0]).unwrap();
    let frame = bytes.windows(4).rposition(|window| window == [0xFF, 0xC0, 0x00, 0x11]).unwrap();
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    let refused = Darkroom::new().develop(&bytes, "").err();
    assert_eq!(refused, Some(Reason::TooLarge { width: 65500, height: 65500 }));
}

#[test]
fn taking_in_copies_once_and_leaves_the_source_alone() {
    let (home, files) = shoot(2);
    let before = tree(home.path());
    let root = tempfile::tempdir().unwrap();
    let library = Library::at(root.path());
    let mut darkroom = Darkroom::new();
    let taken = library.take_in(&files[0], &mut darkroom).unwrap();
    assert_eq!(taken.novelty, Novelty::New);
    let original = library.original(&taken.facts.blake3).unwrap();
    assert_eq!(fs::read(&original).unwrap(), before[Path::new("IMG_4213.JPG")]);
    for size in [Shown::Thumb, Shown::Preview] {
        assert!(library.shown(&taken.facts.blake3, size).unwrap().is_file());
    }
    fs::copy(&files[0], home.path().join("again.jpg")).unwrap();
    let again = library.take_in(&home.path().join("again.jpg"), &mut darkroom).unwrap();
    assert_eq!((again.novelty, again.facts.blake3), (Novelty::Known, taken.facts.blake3.clone()));
    fs::remove_file(home.path().join("again.jpg")).unwrap();
    assert_eq!(tree(home.path()), before);
    assert_eq!(tree(root.path()).len(), 3);
    assert_eq!(library.original("../../etc/passwd"), None);
    assert_eq!(library.original(&"0".repeat(64)), None);
}

#[test]
fn every_kind_gives_the_same_picture() {
    let picture = image::RgbImage::from_fn(96, 64, |x, y| image::Rgb([(x * 2) as u8, (y * 3) as u8, 128]));
    let root = tempfile::tempdir().unwrap();
    let library = Library::at(root.path().join("library"));
    for (kind, suffix) in [
        (image::ImageFormat::Png, "png"),
        (image::ImageFormat::Tiff, "tif"),
        (image::ImageFormat::WebP, "webp"),
        (image::ImageFormat::Jpeg, "jpg"),
    ] {
        let path = root.path().join("named-without-a-suffix");
        picture.save_with_format(&path, kind).unwrap();
        let taken = library.take_in(&path, &mut Darkroom::new()).unwrap();
        assert_eq!((taken.facts.width, taken.facts.height), (96, 64), "{suffix}");
        let original = library.original(&taken.facts.blake3).unwrap();
        assert_eq!(original.extension().unwrap(), suffix);
        let preview = image::open(library.shown(&taken.facts.blake3, Shown::Preview).unwrap()).unwrap().into_rgb8();
        let distance = picture.as_raw().iter().zip(preview.as_raw()).map(|(a, b)| u32::from(a.abs_diff(*b))).sum::<u32>() / (96 * 64 * 3);
        assert!(distance <= 3, "{suffix}: {distance}");
    }
}

#[test]
fn a_large_picture_is_upright_and_no_larger_than_its_photo() {
    let home = tempfile::tempdir().unwrap();
    let wide = image::RgbImage::from_fn(4500, 300, |x, y| image::Rgb([(x / 18) as u8, y as u8, 90]));
    for (name, expected) in [("wide.png", (4096, 273)), ("small.tif", (4500 / 5, 60))] {
        let picture = if name == "wide.png" { wide.clone() } else { image::imageops::thumbnail(&wide, 900, 60) };
        picture.save(home.path().join(name)).unwrap();
        let large = Darkroom::new().large(&home.path().join(name)).unwrap();
        let large = image::load_from_memory_with_format(&large, image::ImageFormat::Jpeg).unwrap();
        assert_eq!((large.width(), large.height()), expected, "{name}");
    }
    let drawn = draw_shoot(home.path(), 5, &plan(24)).unwrap();
    let turned = drawn.iter().find(|photo| photo.tall).unwrap();
    let path = home.path().join(&turned.name);
    let large = image::load_from_memory(&Darkroom::new().large(&path).unwrap()).unwrap();
    assert_eq!((large.width(), large.height()), (240, 360));
    let raw = [b"FUJIFILMCCD-RAW 0201".to_vec(), vec![0; 128], fs::read(&path).unwrap()].concat();
    fs::write(home.path().join("DSC_0001.RAF"), raw).unwrap();
    let of_raw = Darkroom::new().large(&home.path().join("DSC_0001.RAF")).unwrap();
    assert_eq!(of_raw, Darkroom::new().large(&path).unwrap());
    assert_eq!(Darkroom::new().large(&home.path().join("gone.jpg")), Err(Reason::Gone));
    fs::write(home.path().join("text.jpg"), "no photo").unwrap();
    assert_eq!(Darkroom::new().large(&home.path().join("text.jpg")), Err(Reason::NotAnImage));
}

#[test]
fn what_is_transparent_is_shown_on_white() {
    let clear = image::RgbaImage::from_pixel(16, 16, image::Rgba([200, 0, 0, 0]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    clear.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let developed = Darkroom::new().develop(bytes.get_ref(), "clear.png").unwrap();
    let preview = image::load_from_memory(&developed.preview).unwrap().into_rgb8();
    assert!(preview.pixels().all(|pixel| pixel.0.iter().all(|&value| value > 250)));
}

#[test]
fn a_raw_file_is_shown_by_its_preview() {
    let (home, files) = shoot(1);
    let jpeg = fs::read(&files[0]).unwrap();
    let raw = [b"FUJIFILMCCD-RAW 0201".to_vec(), vec![0; 128], jpeg.clone(), b"sensor".repeat(999)].concat();
    let path = home.path().join("DSC_0001.RAF");
    fs::write(&path, &raw).unwrap();
    let library = Library::at(home.path().join("library"));
    let taken = library.take_in(&path, &mut Darkroom::new()).unwrap();
    let plain = Darkroom::new().develop(&jpeg, "DSC_0001.JPG").unwrap();
    assert_eq!((taken.facts.format, taken.facts.width, taken.facts.height), (Format::Raf, plain.facts.width, plain.facts.height));
    assert_eq!(taken.facts.camera, plain.facts.camera);
    assert_eq!(fs::read(library.original(&taken.facts.blake3).unwrap()).unwrap(), raw, "the raw file itself is kept");
    assert_eq!(fs::read(library.shown(&taken.facts.blake3, Shown::Preview).unwrap()).unwrap(), plain.preview);
}

#[test]
fn what_is_no_photo_is_refused_with_its_reason() {
    let (home, files) = shoot(1);
    let root = tempfile::tempdir().unwrap();
    let library = Library::at(root.path());
    let whole = fs::read(&files[0]).unwrap();
    let name = |reason: &Reason| reason.code().to_owned();
    for (file, bytes, expected) in [
        ("empty.jpg", &b""[..], "empty"),
        ("half.jpg", &whole[..whole.len() / 2], "truncated"),
        ("text.jpg", b"not a photo", "not_an_image"),
        ("zeros.jpg", &[0; 9000], "not_an_image"),
        ("picture.jpg", b"\x89PNG\r\n\x1A\n0000", "truncated"),
        ("photo.cr3", b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "no_preview"),
        ("film.gif", b"GIF89a\x10\0\x10\0", "unsupported_format"),
    ] {
        let path = home.path().join(file);
        fs::write(&path, bytes).unwrap();
        let refused = library.take_in(&path, &mut Darkroom::new()).unwrap_err();
        assert_eq!(name(&refused), expected, "{file}");
    }
    let gone = library.take_in(&home.path().join("gone.jpg"), &mut Darkroom::new());
    assert_eq!(gone.err(), Some(Reason::Gone));
    assert_eq!(library.take_in(home.path(), &mut Darkroom::new()).unwrap_err().code(), "unreadable");
    assert!(tree(root.path()).is_empty(), "a refusal leaves nothing behind");
}

#[test]
fn a_file_that_is_still_being_copied_is_never_half_taken() {
    let (home, files) = shoot(1);
    let whole = fs::read(&files[0]).unwrap();
    let expected = blake3::hash(&whole).to_hex().to_string();
    let slow = home.path().join("slow.jpg");
    let root = tempfile::tempdir().unwrap();
    let library = Library::at(root.path());
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            use std::io::Write as _;
            let mut file = fs::File::create(&slow).unwrap();
            for piece in whole.chunks(whole.len() / 40) {
                file.write_all(piece).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(4));
            }
        });
        while !writing.is_finished() {
            match library.take_in(&slow, &mut Darkroom::new()) {
                Ok(taken) => assert_eq!(taken.facts.blake3, expected),
                Err(reason) => assert!(reason.is_passing() || matches!(reason, Reason::Truncated | Reason::Empty), "{reason:?}"),
            }
        }
    });
    assert_eq!(library.take_in(&slow, &mut Darkroom::new()).unwrap().facts.blake3, expected);
    assert_eq!(tree(root.path()).len(), 3);
}

/// Whatever a kill left behind, one more run ends where an untroubled one does.
#[test]
fn every_leftover_of_a_kill_is_made_good() {
    let (_home, files) = shoot(1);
    let untroubled = tempfile::tempdir().unwrap();
    let facts = Library::at(untroubled.path()).take_in(&files[0], &mut Darkroom::new()).unwrap().facts;
    let expected = tree(untroubled.path());
    let parts: Vec<&PathBuf> = expected.keys().collect();
    for present in 0..1 << parts.len() {
        for damage in ["whole", "half", "empty"] {
            let root = tempfile::tempdir().unwrap();
            let library = Library::at(root.path());
            for (index, part) in parts.iter().enumerate() {
                let place = root.path().join(part);
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                fs::write(place.with_file_name(format!(".atelier-part-1-{index}")), "half a file").unwrap();
                if present >> index & 1 == 1 {
                    let bytes = &expected[*part];
                    let length = match damage {
                        "whole" => bytes.len(),
                        "half" => bytes.len() / 2,
                        _ => 0,
                    };
                    fs::write(place, &bytes[..length]).unwrap();
                }
            }
            assert_eq!(library.tidy(), Ok(3));
            let taken = library.take_in(&files[0], &mut Darkroom::new()).unwrap();
            assert_eq!(taken.facts, facts);
            assert_eq!(tree(root.path()), expected, "parts {present:b} {damage}");
        }
    }
}

#[test]
fn lost_pictures_are_made_again_from_the_original() {
    let (_home, files) = shoot(1);
    let root = tempfile::tempdir().unwrap();
    let library = Library::at(root.path());
    let facts = library.take_in(&files[0], &mut Darkroom::new()).unwrap().facts;
    let before = tree(root.path());
    fs::remove_dir_all(root.path().join("thumb")).unwrap();
    library.restore(&facts.blake3, &mut Darkroom::new()).unwrap();
    assert_eq!(tree(root.path()), before);
}

#[cfg(unix)]
#[test]
fn names_of_every_kind_work() {
    use std::os::unix::ffi::OsStrExt as _;
    let (home, files) = shoot(1);
    let bytes = fs::read(&files[0]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let long = format!("{}.jpg", "n".repeat(200));
    let names: [&[u8]; 9] = [
        b"it's \"quoted\".jpg",
        b" spaces  .jpg",
        b"$(x).jpg",
        b"`rm`;&.jpg",
        long.as_bytes(),
        "新娘 入册.jpg".as_bytes(),
        "👰🤵.jpg".as_bytes(),
        b"caf\xE9.jpg",
        b"new\nline.jpg",
    ];
    for name in names {
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), &bytes).unwrap();
    }
    let mut told = Vec::new();
    let report =
        photos_folder(folder.path(), &folder.path().join("out"), Crew { workers: 2, faces: true }, |done, of| told.push((done, of)))
            .unwrap();
    assert_eq!((report.summary.files, report.summary.ok), (9, 9));
    assert_eq!(told, (1..=9).map(|done| (done, 9)).collect::<Vec<_>>());
    for line in &report.lines {
        assert_eq!(line.status, Status::Ok, "{}", line.file);
        assert!(folder.path().join(atelier_photo::from_shown(&line.file)).is_file(), "{}", line.file);
        let json: serde_json::Value = serde_json::from_str(&serde_json::to_string(line).unwrap()).unwrap();
        assert_eq!(json.as_object().unwrap().len(), 24);
    }
    assert_eq!(sweep(home.path()).unwrap().files.len(), 1);
    // The pictures lie inside the folder, and a second run does not take them for photos.
    let again = photos_folder(folder.path(), &folder.path().join("out"), Crew { workers: 1, faces: true }, |_, _| ()).unwrap();
    assert_eq!(again.summary.files, 9);
}

#[test]
fn a_task_folder_holds_copies_and_spares_what_was_worked_on() {
    let (home, files) = shoot(3);
    let before = tree(home.path());
    let target = tempfile::tempdir().unwrap();
    let folder = target.path().join("精修 C20260501-003");
    let wanted: Vec<(PathBuf, String)> =
        files.iter().zip(["入册_IMG_4213.jpg", "a/b.jpg", "A_b.jpg"]).map(|(file, name)| (file.clone(), name.to_owned())).collect();
    let laid = lay_out(&wanted, &folder).unwrap();
    assert_eq!(laid.names, ["入册_IMG_4213.jpg", "a_b.jpg", "A_b-2.jpg"]);
    assert_eq!(lay_out(&wanted, &folder).unwrap(), laid, "again is the same");
    fs::write(folder.join("a_b.jpg"), &before[Path::new("IMG_4213.JPG")]).unwrap();
    fs::write(folder.join("broken.jpg"), b"\xFF\xD8\xFF").unwrap();
    fs::write(folder.join("layers.psd"), b"8BPS....").unwrap();
    assert_eq!(lay_out(&wanted, &folder).unwrap().worked_on, ["a_b.jpg"]);
    assert_eq!(tree(home.path()), before, "originals are never touched");

    let returned = read_back(&folder).unwrap();
    let told: Vec<(&str, Option<&str>)> =
        returned.iter().map(|file| (file.name.as_str(), file.trouble.as_ref().map(Reason::code))).collect();
    assert_eq!(
        told,
        [
            ("A_b-2.jpg", None),
            ("a_b.jpg", None),
            ("broken.jpg", Some("truncated")),
            ("layers.psd", Some("unsupported_format")),
            ("入册_IMG_4213.jpg", None)
        ]
    );
    assert_eq!(returned[1].blake3, returned[4].blake3);
    assert_eq!(read_back(&target.path().join("away")), Err(Reason::Gone));
    assert_eq!(lay_out(&[(home.path().join("gone.jpg"), "x.jpg".into())], &folder), Err(Reason::Gone));
}
