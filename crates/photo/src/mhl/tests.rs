//! Media hash lists of a small library. What the reference implementation says of them is written where they are made.

use std::collections::BTreeMap;

use super::*;

const FIRST: &str = "2026-05-01T09:00:00Z";
const SECOND: &str = "2026-05-02T10:30:05Z";

/// A library by the name of `library`, in a folder of its own.
struct Studio {
    home: tempfile::TempDir,
    library: Library,
}

impl Studio {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let library = Library::at(home.path().join("library"));
        Self { home, library }
    }

    fn file(&self, content: &str, name: &str) -> Sealed {
        let path = self.home.path().join("card.xmp");
        fs::write(&path, format!("<?xpacket begin=''?>{content}")).unwrap();
        Sealed { blake3: self.library.keep(&path).unwrap().blake3, name: name.to_owned() }
    }

    fn seal(&self, files: &[Sealed], at: &str) -> Result<u32, Reason> {
        self.library.seal(files, at, "Atelier 0.1.0")
    }

    fn folder(&self) -> PathBuf {
        self.library.root().join(FOLDER)
    }

    /// Everything in the history.
    fn history(&self) -> BTreeMap<String, String> {
        let entries = fs::read_dir(self.folder()).unwrap().flatten();
        entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())).collect()
    }
}

#[test]
fn a_manifest_follows_the_schema() {
    let studio = Studio::open();
    let file = studio.file("A", "新娘 \"A&B\" <1>.JPG");
    assert_eq!(studio.seal(std::slice::from_ref(&file), FIRST), Ok(1));
    let place = studio.library.original(&file.blake3).unwrap();
    let modified = Timestamp::from_millisecond(modified_ms(&place.metadata().unwrap())).unwrap();
    let expected = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<hashlist version="2.0" xmlns="urn:ASC:MHL:v2.0">
  <creatorinfo>
    <creationdate>2026-05-01T09:00:00Z</creationdate>
    <hostname>{host}</hostname>
    <tool version="0.1.0">Atelier</tool>
  </creatorinfo>
  <processinfo>
    <process>in-place</process>
    <ignore>
      <pattern>.DS_Store</pattern>
      <pattern>ascmhl</pattern>
      <pattern>ascmhl/</pattern>
      <pattern>thumb/</pattern>
      <pattern>preview/</pattern>
      <pattern>large/</pattern>
      <pattern>.atelier-part-*</pattern>
    </ignore>
  </processinfo>
  <hashes>
    <hash>
      <path size="21" lastmodificationdate="{modified}">originals/{shelf}/{blake3}.xmp</path>
      <xxh128 action="original">063f2a903676fed05456402241d3218a</xxh128>
      <metadata originalname="新娘 &quot;A&amp;B&quot; &lt;1&gt;.JPG"/>
    </hash>
  </hashes>
</hashlist>
"#,
        host = whoami::hostname().unwrap(),
        modified = modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        shelf = &file.blake3[..2],
        blake3 = file.blake3,
    );
    assert_eq!(studio.history()["0001_library_2026-05-01_090000Z.mhl"], expected);
}

#[test]
fn each_generation_lists_what_is_new_and_the_chain_names_them_all() {
    let studio = Studio::open();
    let [a, b, c] = ["A", "B", "C"].map(|content| studio.file(content, content));
    assert_eq!(studio.seal(&[], FIRST), Ok(0));
    assert_eq!(studio.seal(&[a.clone(), b.clone(), a.clone()], FIRST), Ok(1));
    assert_eq!(studio.seal(&[b.clone(), c.clone()], SECOND), Ok(2));
    let settled = studio.history();
    assert_eq!(studio.seal(&[a.clone(), b.clone(), c.clone()], "2026-05-03T00:00:00Z"), Ok(2), "all is listed");
    assert_eq!(studio.history(), settled);

    let names = ["0001_library_2026-05-01_090000Z.mhl", "0002_library_2026-05-02_103005Z.mhl"];
    assert_eq!(settled.keys().map(String::as_str).collect::<Vec<_>>(), [names[0], names[1], CHAIN_FILE]);
    let listed_in = |name: &str| listed(settled[name].as_bytes()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!((listed_in(names[0]), listed_in(names[1])), (vec![a.blake3, b.blake3], vec![c.blake3]));
    let [first, second] = names.map(|name| c4::of(settled[name].as_bytes()));
    let expected = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<ascmhldirectory xmlns="urn:ASC:MHL:DIRECTORY:v2.0">
  <hashlist sequencenr="1">
    <path>{}</path>
    <c4>{first}</c4>
  </hashlist>
  <hashlist sequencenr="2">
    <path>{}</path>
    <c4>{second}</c4>
  </hashlist>
</ascmhldirectory>
"#,
        names[0], names[1]
    );
    assert_eq!(settled[CHAIN_FILE], expected);
}

#[test]
fn what_is_damaged_or_missing_is_not_sealed() {
    let studio = Studio::open();
    let (a, b) = (studio.file("A", "A"), studio.file("B", "B"));
    let place = studio.library.original(&b.blake3).unwrap();
    fs::remove_file(&place).unwrap();
    assert_eq!(studio.seal(&[a.clone(), b.clone()], FIRST), Err(Reason::Gone));
    fs::write(&place, "rotten").unwrap();
    assert_eq!(studio.seal(&[a.clone(), b], FIRST), Err(Reason::Damaged));
    assert!(!studio.folder().exists());
    assert_eq!(studio.seal(std::slice::from_ref(&a), "yesterday").unwrap_err().code(), "unwritable");
    assert_eq!(studio.seal(&[a], FIRST), Ok(1));
}

#[test]
fn a_kill_before_the_chain_is_made_good() {
    let studio = Studio::open();
    let (a, b) = (studio.file("A", "A"), studio.file("B", "B"));
    studio.seal(std::slice::from_ref(&a), FIRST).unwrap();
    let before = studio.history();
    studio.seal(std::slice::from_ref(&b), SECOND).unwrap();
    fs::write(studio.folder().join(CHAIN_FILE), &before[CHAIN_FILE]).unwrap();
    fs::write(studio.folder().join(".atelier-part-1-1"), "half").unwrap();
    studio.library.tidy().unwrap();
    assert_eq!(studio.seal(std::slice::from_ref(&b), "2026-05-03T00:00:00Z"), Ok(2));
    let names: Vec<String> = studio.history().into_keys().collect();
    assert_eq!(names, ["0001_library_2026-05-01_090000Z.mhl", "0002_library_2026-05-03_000000Z.mhl", CHAIN_FILE]);
}

#[test]
fn a_history_that_lost_its_chain_is_not_written_over() {
    let studio = Studio::open();
    for (content, at) in [("A", FIRST), ("B", SECOND)] {
        studio.seal(&[studio.file(content, content)], at).unwrap();
    }
    let before = studio.history();
    let c = studio.file("C", "C");
    for chain in [None, Some("<ascmhldirectory"), Some("<ascmhldirectory><hashlist sequencenr=\"7\"></hashlist></ascmhldirectory>")] {
        fs::remove_file(studio.folder().join(CHAIN_FILE)).unwrap();
        chain.iter().for_each(|text| fs::write(studio.folder().join(CHAIN_FILE), text).unwrap());
        assert!(studio.seal(std::slice::from_ref(&c), SECOND).is_err(), "{chain:?}");
        fs::write(studio.folder().join(CHAIN_FILE), &before[CHAIN_FILE]).unwrap();
        assert_eq!(studio.history(), before);
    }
    assert_eq!(studio.seal(&[c], SECOND), Ok(3));
}

#[test]
fn names_of_every_kind_are_text_in_xml() {
    for (text, expected) in [
        ("IMG_1.JPG", "IMG_1.JPG"),
        ("a<b>&\"c\"'.jpg", "a&lt;b&gt;&amp;&quot;c&quot;'.jpg"),
        ("new\nline\t", "new&#10;line&#9;"),
        ("\u{1}\u{FFFE}", "\u{FFFD}\u{FFFD}"),
        ("👰", "👰"),
    ] {
        assert_eq!(xml::escaped(text), expected);
    }
    assert_eq!(xml::unescaped(&xml::escaped("<&lt;\">&amp;")), "<&lt;\">&amp;");
}

#[test]
fn the_hash_is_xxh3_of_128_bits() {
    let mut hasher = xxhash3_128::Hasher::new();
    hasher.write(b"a pho");
    hasher.write(b"to");
    assert_eq!(format!("{:032x}", hasher.finish_128()), "dd49aa11832b39160e740fa0a72b000f");
}
