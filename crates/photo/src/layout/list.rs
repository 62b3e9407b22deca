//! The hidden list of what was laid out: a line for each file, `link`, `copy` or `hard`, the BLAKE3 of its original, and its path
//! below the folder, parted by tabs.

use std::fs;
use std::path::{Component, Path};

use super::Laying;
use crate::reason::Reason;
use crate::shelf::{Care, holds, put};
use crate::source;

const NAME: &str = ".atelier-layout";

/// A file that was laid out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Laid {
    /// `folder/name`, or a name alone.
    pub path: String,
    pub laying: Laying,
    /// Of the original.
    pub blake3: Identity,
}

/// What a file is known by.
pub(super) type Identity = blake3::Hash;

/// What was laid out in a folder, ordered by path.
#[derive(Debug, Default)]
pub(super) struct List {
    entries: Vec<Laid>,
}

impl List {
    pub fn of(entries: impl Iterator<Item = Laid>) -> Self {
        let mut entries: Vec<Laid> = entries.collect();
        entries.sort_by(|a, b| (&a.path, a.blake3.as_bytes(), a.laying as u8).cmp(&(&b.path, b.blake3.as_bytes(), b.laying as u8)));
        entries.dedup();
        Self { entries }
    }

    /// Empty where nothing was laid out yet. A line that is none is passed over: its file then counts as somebody's own.
    pub fn read(folder: &Path) -> Result<Self, Reason> {
        match source::read(&folder.join(NAME)) {
            Ok(source) => Ok(Self::of(String::from_utf8_lossy(&source.bytes).lines().filter_map(Laid::parse))),
            Err(Reason::Gone) => Ok(Self::default()),
            Err(reason) => Err(reason),
        }
    }

    pub fn write(&self, folder: &Path) -> Result<(), Reason> {
        let lines: String = self.entries.iter().map(Laid::line).collect();
        put(&folder.join(NAME), lines.as_bytes(), Care::Keep)
    }

    pub fn entries(&self) -> impl Iterator<Item = &Laid> {
        self.entries.iter()
    }

    /// What was laid at a path, whatever is there now.
    pub fn at<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Laid> {
        self.entries.iter().skip(self.entries.partition_point(|laid| laid.path.as_str() < path)).take_while(move |laid| laid.path == path)
    }
}

impl Laid {
    fn line(&self) -> String {
        let word = match self.laying {
            Laying::Links => "link",
            Laying::Copies => "copy",
        };
        format!("{word}\t{}\t{}\n", self.blake3.to_hex(), self.path)
    }

    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.splitn(3, '\t');
        let laying = match parts.next()? {
            "link" => Laying::Links,
            "copy" => Laying::Copies,
            _ => return None,
        };
        let blake3 = Identity::from_hex(parts.next()?).ok()?;
        let path = parts.next()?;
        // The list lies where anybody may write: never a way to files elsewhere.
        let parts: Vec<Component<'_>> = Path::new(path).components().collect();
        let stays = matches!(parts[..], [Component::Normal(_)] | [Component::Normal(_), Component::Normal(_)]);
        stays.then(|| Self { path: path.to_owned(), laying, blake3 })
    }

    /// Whether the file that was laid is at `place` as it was: a link to the same original, or a copy with its content.
    pub fn is_untouched(&self, place: &Path) -> bool {
        // What lies in a folder of somebody's own is not ours, wherever a link in its place leads.
        let folder = place.parent().and_then(|folder| folder.symlink_metadata().ok());
        if !folder.is_some_and(|folder| folder.is_dir()) {
            return false;
        }
        match (self.laying, fs::read_link(place)) {
            (Laying::Links, Ok(original)) => identity(&original).is_ok_and(|identity| identity == self.blake3),
            (Laying::Copies, Err(_)) => source::open(place).is_ok() && holds(place, &self.blake3),
            _ => false,
        }
    }
}

/// The identity of an original: its name in a library, or else its content.
pub(super) fn identity(original: &Path) -> Result<Identity, Reason> {
    let named = original.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| Identity::from_hex(stem).ok());
    named.map_or_else(|| source::hash(original), Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_back_what_it_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let laid = |path: &str, laying| Laid { path: path.into(), laying, blake3: blake3::hash(path.as_bytes()) };
        let all = [laid("仪式/IMG 2.jpg", Laying::Links), laid("a/b.jpg", Laying::Copies), laid("c.csv", Laying::Copies)];
        let list = List::of(all.into_iter());
        list.write(folder.path()).unwrap();
        assert_eq!(List::read(folder.path()).unwrap().entries, list.entries);
        assert_eq!(list.at("a/b.jpg").count(), 1);
        assert_eq!(list.at("a/c.jpg").count(), 0);
    }

    #[test]
    fn a_list_never_leads_out_of_its_folder() {
        let hash = blake3::hash(b"").to_hex();
        for path in ["../x", "/etc/passwd", "/a", "a/b/c", "a/..", "./a", "..", ".", ""] {
            assert_eq!(Laid::parse(&format!("copy\t{hash}\t{path}")), None, "{path}");
        }
        assert!(["a", "a/b"].iter().all(|path| Laid::parse(&format!("copy\t{hash}\t{path}")).is_some()));
    }
}
