//! A manifest as XML, by the schema `ASCMHL.xsd` of <https://github.com/ascmitc/mhl> (version 2.0), whose elements come in
//! one order only.

use std::fmt::Write as _;

use jiff::Timestamp;

/// Patterns of what the library holds besides originals: what ASC MHL always ignores, pictures that can be made again, and
/// files that are being written. None begins with a slash, for the reference implementation does not match such ones when
/// it verifies.
const IGNORED: &[&str] = &[".DS_Store", "ascmhl", "ascmhl/", "thumb/", "preview/", "large/", ".atelier-part-*"];

/// One generation.
pub(super) struct Manifest<'a> {
    pub at: Timestamp,
    /// Program and version.
    pub by: &'a str,
    pub host: &'a str,
    pub records: &'a [Record<'a>],
}

/// One file.
pub(super) struct Record<'a> {
    /// Below the library's root.
    pub path: String,
    /// In bytes.
    pub size: u64,
    pub modified: Timestamp,
    pub xxh128: u128,
    /// The camera's.
    pub name: &'a str,
}

impl Manifest<'_> {
    pub fn to_xml(&self) -> String {
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<hashlist version=\"2.0\" xmlns=\"urn:ASC:MHL:v2.0\">\n");
        let (program, version) = self.by.rsplit_once(' ').unwrap_or((self.by, ""));
        let (program, version, host) = (escaped(program), escaped(version), escaped(self.host));
        let _ = write!(
            xml,
            "  <creatorinfo>\n    <creationdate>{}</creationdate>\n    <hostname>{host}</hostname>\n    \
             <tool version=\"{version}\">{program}</tool>\n  </creatorinfo>\n  \
             <processinfo>\n    <process>in-place</process>\n    <ignore>\n",
            date_time(self.at)
        );
        for pattern in IGNORED {
            let _ = writeln!(xml, "      <pattern>{pattern}</pattern>");
        }
        xml.push_str("    </ignore>\n  </processinfo>\n  <hashes>\n");
        self.records.iter().for_each(|record| record.push_to(&mut xml));
        xml.push_str("  </hashes>\n</hashlist>\n");
        xml
    }
}

impl Record<'_> {
    /// The camera's name is an attribute of our own, which `metadata` has room for.
    fn push_to(&self, xml: &mut String) {
        let Self { path, size, modified, xxh128, name } = self;
        let (path, modified, name) = (escaped(path), date_time(*modified), escaped(name));
        let _ = write!(
            xml,
            "    <hash>\n      <path size=\"{size}\" lastmodificationdate=\"{modified}\">{path}</path>\n      \
             <xxh128 action=\"original\">{xxh128:032x}</xxh128>\n      <metadata originalname=\"{name}\"/>\n    </hash>\n"
        );
    }
}

/// `xsd:dateTime`, to the second as the reference implementation writes it.
fn date_time(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Text for an element or for an attribute in double quotes. What XML 1.0 has no way to say becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // Bare ones would be read as spaces in an attribute.
            '\t' => xml.push_str("&#9;"),
            '\n' => xml.push_str("&#10;"),
            '\r' => xml.push_str("&#13;"),
            '\0'..'\u{20}' | '\u{FFFE}' | '\u{FFFF}' => xml.push(char::REPLACEMENT_CHARACTER),
            letter => xml.push(letter),
        }
    }
    xml
}

/// The text that [`escaped`] wrote, in names of files, which have no control characters.
pub(super) fn unescaped(xml: &str) -> String {
    // The ampersand last, so that what it brings forth is not read again.
    xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
