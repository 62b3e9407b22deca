//! Copies that can be trusted: what stands beside a photo, originals that nobody can save over, second copies, and runs
//! that could not write.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_photo::{Darkroom, Format, Kept, Library, Novelty, Reason, lay_out};
use jiff::civil::date;

const SETTINGS: &[u8] = b"\xEF\xBB\xBF<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>\n<x:xmpmeta xmlns:x='adobe:ns:meta/'/>";

/// A folder with one small photo.
fn shoot() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let plan = ShootPlan { long_side: 360, ..ShootPlan::of(1, date(2026, 5, 1).at(9, 0, 0, 0)) };
    let drawn = draw_shoot(home.path(), 5, &plan).unwrap();
    let file = home.path().join(&drawn[0].name);
    (home, file)
}

/// A QuickTime film of many pieces, which differ.
fn film() -> Vec<u8> {
    let mut bytes = b"\0\0\0\x14ftypqt  \0\0\0\0qt  ".to_vec();
    bytes.extend((0..700_000u32).flat_map(u32::to_le_bytes));
    bytes
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

/// Replaces a file that may not be written to.
fn spoil(place: &Path, bytes: &[u8]) {
    fs::remove_file(place).unwrap();
    fs::write(place, bytes).unwrap();
}

#[cfg(unix)]
fn may_be_written(place: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    // Not asked by writing: root may write to anything.
    place.metadata().unwrap().permissions().mode() & 0o222 != 0
}

#[test]
fn what_stands_beside_a_photo_is_kept_by_content() {
    let home = tempfile::tempdir().unwrap();
    let library = Library::at(home.path().join("library"));
    let (settings, film) = (SETTINGS.to_vec(), film());
    for (name, bytes, format, suffix) in [
        ("IMG_1.xmp", &settings, Format::Xmp, "xmp"),
        ("IMG_1.JPG.txt", &settings, Format::Xmp, "xmp"),
        ("IMG_1.MOV", &film, Format::Mp4, "mp4"),
    ] {
        let file = home.path().join(name);
        fs::write(&file, bytes).unwrap();
        let blake3 = blake3::hash(bytes).to_hex().to_string();
        let known = library.holds(&blake3);
        assert_eq!(known, name.ends_with("txt"), "{name}");
        for novelty in [if known { Novelty::Known } else { Novelty::New }, Novelty::Known] {
            let kept = library.keep(&file).unwrap();
            assert_eq!(kept, Kept { blake3: blake3.clone(), size: bytes.len() as u64, format, novelty }, "{name}");
        }
        let place = library.original(&blake3).unwrap();
        assert_eq!(place, home.path().join("library/originals").join(&blake3[..2]).join(format!("{blake3}.{suffix}")));
        assert_eq!((&fs::read(&place).unwrap(), &fs::read(&file).unwrap()), (bytes, bytes));
        assert!(format.is_beside());
        // A copy that went bad is written afresh.
        spoil(&place, b"rotten");
        assert!(!library.holds(&blake3));
        assert_eq!(library.keep(&file).unwrap().novelty, Novelty::New);
        assert!(library.holds(&blake3));
    }
    assert_eq!(tree(&home.path().join("library")).len(), 2, "nothing is left of copies that were not needed");
}

#[test]
fn what_stands_beside_no_photo_is_refused() {
    let (home, photo) = shoot();
    let library = Library::at(home.path().join("library"));
    let large = [SETTINGS, &vec![b' '; 16 << 20]].concat();
    for (name, bytes, expected) in [
        ("empty.xmp", &b""[..], "empty"),
        ("text.xmp", b"not settings", "not_an_image"),
        ("zeros.mov", &[0; 9000], "not_an_image"),
        ("photo.xmp", &fs::read(&photo).unwrap(), "unsupported_format"),
        ("large.xmp", &large, "file_too_big"),
    ] {
        let file = home.path().join(name);
        fs::write(&file, bytes).unwrap();
        assert_eq!(library.keep(&file).unwrap_err().code(), expected, "{name}");
    }
    assert_eq!(library.keep(&home.path().join("gone.xmp")), Err(Reason::Gone));
    assert!(!home.path().join("library").exists(), "a refusal leaves nothing behind");
    assert!(!Format::Jpeg.is_beside());
}

#[test]
fn a_film_that_is_still_being_copied_is_never_half_kept() {
    let home = tempfile::tempdir().unwrap();
    let (slow, library) = (home.path().join("slow.mov"), Library::at(home.path().join("library")));
    let whole = film();
    let expected = blake3::hash(&whole).to_hex().to_string();
    let mut refused = 0;
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            use std::io::Write as _;
            let mut file = fs::File::create(&slow).unwrap();
            for piece in whole.chunks(whole.len() / 400) {
                file.write_all(piece).unwrap();
                std::thread::sleep(std::time::Duration::from_micros(500));
            }
        });
        while !writing.is_finished() {
            // Two looks of a watch would be further apart; what did not grow while it was read cannot be told from a whole one.
            match library.keep(&slow) {
                Ok(kept) => assert!(library.holds(&kept.blake3)),
                Err(reason) => {
                    assert!(reason.is_passing() || reason == Reason::Empty, "{reason:?}");
                    refused += u32::from(reason == Reason::StillChanging);
                }
            }
        }
    });
    assert!(refused > 0, "growth was never noticed");
    assert_eq!(library.keep(&slow).unwrap().blake3, expected);
    assert!(library.holds(&expected));
    assert!(!tree(home.path()).keys().any(|file| file.to_string_lossy().contains(".atelier-part-")));
}

#[cfg(unix)]
#[test]
fn nobody_saves_over_an_original() {
    let (home, photo) = shoot();
    let library = Library::at(home.path().join("library"));
    let blake3 = library.take_in(&photo, &mut Darkroom::new()).unwrap().facts.blake3;
    let original = library.original(&blake3).unwrap();
    assert!(!may_be_written(&original) && may_be_written(&photo));
    // One that went bad is replaced, one that was taken by an earlier version is protected.
    spoil(&original, b"rotten");
    assert!(may_be_written(&original));
    assert_eq!(library.take_in(&photo, &mut Darkroom::new()).unwrap().novelty, Novelty::New);
    assert!(!may_be_written(&original) && library.holds(&blake3));
    spoil(&original, &fs::read(&photo).unwrap());
    assert_eq!(library.take_in(&photo, &mut Darkroom::new()).unwrap().novelty, Novelty::Known);
    assert!(!may_be_written(&original));
    // Copies are there to be worked on, and a library can be removed.
    let task = home.path().join("task");
    lay_out(&[(original.clone(), "IMG_1.jpg".into())], &task).unwrap();
    assert!(may_be_written(&task.join("IMG_1.jpg")));
    fs::remove_dir_all(home.path().join("library")).unwrap();
}

#[test]
fn a_second_copy_is_a_whole_one() {
    let (home, photo) = shoot();
    let (first, second) = (Library::at(home.path().join("first")), Library::at(home.path().join("second")));
    fs::write(home.path().join("film.mov"), film()).unwrap();
    let contents =
        [first.take_in(&photo, &mut Darkroom::new()).unwrap().facts.blake3, first.keep(&home.path().join("film.mov")).unwrap().blake3];
    assert_eq!(first.copy_to(&second, &contents[0]), Err(Reason::Gone), "a disk that is away is not made here");
    fs::create_dir_all(home.path().join("second/originals")).unwrap();
    let left = home.path().join("second/originals/.atelier-part-4711-3");
    fs::write(&left, b"half of a photo").unwrap();
    assert_eq!((second.tidy_copies(), left.exists()), (Ok(1), false));
    for blake3 in &contents {
        assert!(!second.holds(blake3));
        assert_eq!(first.copy_to(&second, blake3), Ok(Novelty::New));
        assert_eq!(first.copy_to(&second, blake3), Ok(Novelty::Known));
        let (place, copy) = (first.original(blake3).unwrap(), second.original(blake3).unwrap());
        assert_eq!((place.file_name(), fs::read(&place).unwrap()), (copy.file_name(), fs::read(&copy).unwrap()));
        spoil(&copy, b"rotten");
        assert!(!second.holds(blake3));
        assert_eq!(first.copy_to(&second, blake3), Ok(Novelty::New));
        assert!(second.holds(blake3));
        // The other way round it is the first that went bad: it is told, and the good copy stays.
        spoil(&place, b"rotten");
        assert_eq!(first.copy_to(&second, blake3), Ok(Novelty::Known));
        fs::remove_file(&copy).unwrap();
        assert_eq!(first.copy_to(&second, blake3), Err(Reason::Damaged));
        assert!(!second.holds(blake3));
    }
    assert_eq!(tree(&home.path().join("second")).len(), 0);
    for nothing in ["../../etc/passwd".to_owned(), "0".repeat(64)] {
        assert_eq!(first.copy_to(&second, &nothing), Err(Reason::Gone));
        assert!(!first.holds(&nothing));
    }
}

/// A folder or a file in the way stands for every write that fails.
#[test]
fn a_run_that_could_not_write_is_completed_by_the_next() {
    let (home, photo) = shoot();
    let untroubled = home.path().join("untroubled");
    Library::at(&untroubled).take_in(&photo, &mut Darkroom::new()).unwrap();
    let expected = tree(&untroubled);
    assert_eq!(expected.len(), 3);
    for part in expected.keys() {
        for in_the_way in part.ancestors().filter(|path| !path.as_os_str().is_empty()) {
            let root = tempfile::tempdir().unwrap();
            let library = Library::at(root.path());
            let obstacle = root.path().join(in_the_way);
            if in_the_way == part {
                fs::create_dir_all(&obstacle).unwrap();
            } else {
                fs::create_dir_all(obstacle.parent().unwrap()).unwrap();
                fs::write(&obstacle, "in the way").unwrap();
            }
            let refused = library.take_in(&photo, &mut Darkroom::new()).unwrap_err();
            assert!(refused.is_passing(), "{refused:?} at {}", in_the_way.display());
            let there = tree(root.path());
            assert!(there.iter().all(|(file, bytes)| file == in_the_way || expected.get(file) == Some(bytes)), "{:?}", there.keys());
            let originals = there.keys().filter(|file| file.starts_with("originals") && *file != in_the_way);
            assert_eq!(originals.count(), 0, "where the original is, everything is");
            if in_the_way == part { fs::remove_dir(&obstacle) } else { fs::remove_file(&obstacle) }.unwrap();
            library.take_in(&photo, &mut Darkroom::new()).unwrap();
            assert_eq!(tree(root.path()), expected, "after {}", in_the_way.display());
        }
    }
}
