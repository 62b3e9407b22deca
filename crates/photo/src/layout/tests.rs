//! Layouts of files that a library keeps, laid out again and again while people work in them.

use std::collections::BTreeMap;

use super::*;
use crate::library::Library;

/// A library with some files, all in one folder.
struct Studio {
    home: tempfile::TempDir,
}

impl Studio {
    fn open() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    fn library(&self) -> Library {
        Library::at(self.home.path().join("library"))
    }

    fn target(&self) -> PathBuf {
        self.home.path().join("分组")
    }

    /// An original with this in it, under the name `name`.
    fn photo(&self, content: &str, name: &str) -> (PathBuf, String) {
        let file = self.home.path().join("card.xmp");
        fs::write(&file, settings(content)).unwrap();
        let kept = self.library().keep(&file).unwrap();
        (self.library().original(&kept.blake3).unwrap(), name.to_owned())
    }

    fn lay(&self, groups: &[(&str, Vec<(PathBuf, String)>)], laying: Laying) -> u32 {
        let groups: Vec<_> = groups.iter().map(|(name, files)| ((*name).to_owned(), originals(files))).collect();
        lay_out_groups(&groups, &self.target(), laying).unwrap()
    }

    /// What lies in the layout, and what is in it.
    fn tree(&self) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for folder in fs::read_dir(self.target()).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
            for file in fs::read_dir(folder.path()).unwrap().flatten() {
                let name = format!("{}/{}", folder.file_name().to_string_lossy(), file.file_name().to_string_lossy());
                let text = fs::read_to_string(file.path()).unwrap();
                all.insert(name, text.trim_start_matches(&settings("")).to_owned());
            }
        }
        all
    }

    #[track_caller]
    fn check(&self, expected: &[(&str, &str)]) {
        let expected = expected.iter().map(|(name, content)| ((*name).to_owned(), (*content).to_owned())).collect();
        assert_eq!(self.tree(), expected);
    }
}

fn originals(files: &[(PathBuf, String)]) -> Vec<(Piece, String)> {
    files.iter().map(|(path, name)| (Piece::Original(path.clone()), name.clone())).collect()
}

fn settings(content: &str) -> String {
    format!("<?xpacket begin=''?>{content}")
}

#[test]
fn groups_are_folders_and_equal_names_are_told_apart() {
    for laying in [Laying::Links, Laying::Copies] {
        let studio = Studio::open();
        let [a, b, c, d] = ["A", "B", "C", "D"].map(|content| studio.photo(content, "IMG_1.jpg"));
        let groups = [("仪式", vec![a.clone(), b]), ("Dance 2026.05", vec![c]), ("dance 2026.05", vec![d]), ("../x", vec![a])];
        let expected = [
            ("仪式/IMG_1.jpg", "A"),
            ("仪式/IMG_1-2.jpg", "B"),
            ("Dance 2026.05/IMG_1.jpg", "C"),
            ("dance 2026.05-2/IMG_1.jpg", "D"),
            ("_x/IMG_1.jpg", "A"),
        ];
        for _ in 0..2 {
            assert_eq!(studio.lay(&groups, laying), 5);
            studio.check(&expected);
        }
        let links = studio.target().join("仪式/IMG_1.jpg").is_symlink();
        assert_eq!(links, laying == Laying::Links);
    }
}

#[test]
fn copies_can_be_worked_on_and_are_then_left_alone() {
    let studio = Studio::open();
    let (a, b) = (studio.photo("A", "1.jpg"), studio.photo("B", "1.jpg"));
    studio.lay(&[("g", vec![a.clone()])], Laying::Copies);
    fs::write(studio.target().join("g/1.jpg"), "retouched").expect("a copy is no original: it may be written to");
    fs::write(studio.target().join("g/2.jpg"), "added").unwrap();
    // Its photo is still there, is in no group any more, gives way to another one, and comes back.
    studio.lay(&[("g", vec![a.clone()])], Laying::Copies);
    studio.check(&[("g/1.jpg", "retouched"), ("g/2.jpg", "added")]);
    studio.lay(&[], Laying::Copies);
    studio.check(&[("g/1.jpg", "retouched"), ("g/2.jpg", "added")]);
    for _ in 0..2 {
        studio.lay(&[("g", vec![b.clone(), (b.0.clone(), "2.jpg".into())])], Laying::Copies);
        studio.check(&[("g/1.jpg", "retouched"), ("g/1-2.jpg", "B"), ("g/2.jpg", "added"), ("g/2-2.jpg", "B")]);
    }
    studio.lay(&[("g", vec![a])], Laying::Copies);
    studio.check(&[("g/1.jpg", "retouched"), ("g/2.jpg", "added")]);
}

#[test]
fn a_photo_that_changed_its_group_moves() {
    for laying in [Laying::Links, Laying::Copies] {
        let studio = Studio::open();
        let (a, b) = (studio.photo("A", "1.jpg"), studio.photo("B", "1.jpg"));
        studio.lay(&[("x", vec![a.clone(), b.clone()])], laying);
        studio.check(&[("x/1.jpg", "A"), ("x/1-2.jpg", "B")]);
        studio.lay(&[("x", vec![b.clone()]), ("y", vec![a.clone()])], laying);
        studio.check(&[("x/1.jpg", "B"), ("y/1.jpg", "A")]);
        studio.lay(&[("y", vec![b, a])], laying);
        studio.check(&[("y/1.jpg", "B"), ("y/1-2.jpg", "A")]);
        assert!(!studio.target().join("x").exists(), "a folder that nothing is left in goes too");
    }
}

#[cfg(unix)]
#[test]
fn links_become_copies_and_follow_a_library_that_moved() {
    let studio = Studio::open();
    let a = studio.photo("A", "1.jpg");
    let place = studio.target().join("g/1.jpg");
    studio.lay(&[("g", vec![a.clone()])], Laying::Links);
    fs::rename(studio.home.path().join("library"), studio.home.path().join("moved")).unwrap();
    let moved = (studio.home.path().join("moved").join(a.0.strip_prefix(studio.home.path().join("library")).unwrap()), a.1);
    studio.lay(&[("g", vec![moved.clone()])], Laying::Links);
    assert_eq!(fs::read_link(&place).unwrap(), moved.0);
    studio.lay(&[("g", vec![moved.clone()])], Laying::Copies);
    assert!(!place.is_symlink());
    studio.check(&[("g/1.jpg", "A")]);
    studio.lay(&[("g", vec![moved.clone()])], Laying::Links);
    assert!(place.is_symlink());
    // Somebody's own link is nobody else's.
    fs::remove_file(&place).unwrap();
    fs::write(studio.home.path().join("own"), "own").unwrap();
    std::os::unix::fs::symlink(studio.home.path().join("own"), &place).unwrap();
    studio.lay(&[], Laying::Links);
    studio.check(&[("g/1.jpg", "own")]);
}

/// The list is written before the files, so that one more run knows whatever a kill left.
#[test]
fn every_leftover_of_a_kill_is_made_good() {
    for laying in [Laying::Links, Laying::Copies] {
        let studio = Studio::open();
        let [a, b, c] = ["A", "B", "C"].map(|content| studio.photo(content, "1.jpg"));
        studio.lay(&[("g", vec![a.clone(), b.clone()])], laying);
        // The next run is killed after its list, a removal and half a copy; then groups are other ones again.
        let next = [("g".to_owned(), originals(&[b.clone(), c.clone()]))];
        let earlier = List::read(&studio.target()).unwrap();
        let planned = plan(&next, &studio.target(), laying, &earlier).unwrap();
        let both = earlier.entries().cloned().chain(planned.iter().map(|planned| planned.laid.clone()));
        List::of(both).write(&studio.target()).unwrap();
        fs::remove_file(studio.target().join("g/1.jpg")).unwrap();
        lay(&planned[0], &studio.target()).unwrap();
        fs::write(studio.target().join("g/.atelier-part-1-1"), "half").unwrap();
        studio.lay(&[("g", vec![a.clone(), c])], laying);
        studio.check(&[("g/1.jpg", "A"), ("g/1-2.jpg", "C")]);
        studio.lay(&[], laying);
        studio.check(&[]);
    }
}

#[test]
fn a_damaged_original_is_not_handed_out() {
    let studio = Studio::open();
    let a = studio.photo("A", "1.jpg");
    fs::remove_file(&a.0).unwrap();
    fs::write(&a.0, "rotten").unwrap();
    let groups = [("g".to_owned(), originals(std::slice::from_ref(&a)))];
    assert_eq!(lay_out_groups(&groups, &studio.target(), Laying::Copies), Err(Reason::Damaged));
    fs::remove_file(&a.0).unwrap();
    assert_eq!(lay_out_groups(&groups, &studio.target(), Laying::Copies), Err(Reason::Gone));
    studio.check(&[]);
}

#[test]
fn whether_links_can_be_made_is_tried_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(can_link(home.path()), cfg!(unix));
    assert_eq!(can_link(&home.path().join("not/there yet")), cfg!(unix));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

/// Texts lie beside the photos, and without a group in the folder itself; they are replaced until somebody changes them.
#[test]
fn texts_are_laid_out_with_their_photos() {
    let studio = Studio::open();
    let lay = |stars: &str| {
        let photo = Piece::Original(studio.photo("A", "1.jpg").0);
        let (beside, table) = (Piece::Text(settings(stars)), Piece::Text(format!("table {stars}")));
        let groups = [
            ("g".to_owned(), vec![(photo, "1.jpg".to_owned()), (beside, "1.xmp".to_owned())]),
            (String::new(), vec![(table, "g".to_owned())]),
        ];
        lay_out_groups(&groups, &studio.target(), Laying::Copies).unwrap()
    };
    // The table's own name is a folder's, so it takes the next one.
    let table = studio.target().join("g-2");
    for stars in ["3", "3", "4"] {
        assert_eq!(lay(stars), 3);
        studio.check(&[("g/1.jpg", "A"), ("g/1.xmp", stars)]);
        assert_eq!(fs::read_to_string(&table).unwrap(), format!("table {stars}"));
    }
    fs::write(studio.target().join("g/1.xmp"), settings("developed")).unwrap();
    lay("4");
    studio.check(&[("g/1.jpg", "A"), ("g/1.xmp", "developed")]);
    lay("5");
    studio.check(&[("g/1.jpg", "A"), ("g/1.xmp", "developed"), ("g/1-2.xmp", "5")]);
}
