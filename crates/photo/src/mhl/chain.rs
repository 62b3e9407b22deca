//! The chain file of a media hash list: which generations there are, and the hash of each manifest. Entries are only
//! ever added; what other tools wrote there stays as they wrote it.

use std::path::Path;

use super::xml::{escaped, unescaped};
use crate::reason::Reason;
use crate::source;

pub(super) const CHAIN_FILE: &str = "ascmhl_chain.xml";

const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ascmhldirectory xmlns=\"urn:ASC:MHL:DIRECTORY:v2.0\">\n";
const END: &str = "</ascmhldirectory>";

/// A chain as it was read.
pub(super) struct Chain {
    text: String,
    /// The latest generation, 0 where there is none.
    pub last: u32,
    /// Names of the manifests, the earliest first.
    pub manifests: Vec<String>,
}

impl Chain {
    /// An empty one where there is no file.
    pub fn read(file: &Path) -> Result<Self, Reason> {
        let text = match source::read(file) {
            Ok(source) => String::from_utf8(source.bytes).ok(),
            Err(Reason::Gone) => Some(format!("{BEGIN}{END}\n")),
            Err(reason) => return Err(reason),
        };
        let damaged = || Reason::Unreadable { detail: format!("{CHAIN_FILE} is damaged") };
        let text = text.filter(|text| text.contains(END)).ok_or_else(damaged)?;
        let numbers = between(&text, "sequencenr=\"", "\"").map(str::parse::<u32>);
        let last = numbers.collect::<Result<Vec<_>, _>>().map_err(|_| damaged())?.into_iter().max().unwrap_or(0);
        let manifests: Vec<String> = between(&text, "<path>", "</path>").map(unescaped).collect();
        if manifests.len() != last as usize {
            return Err(damaged());
        }
        Ok(Self { text, last, manifests })
    }

    /// The file's text with the next generation in it.
    pub fn with(&self, manifest: &str, c4: &str) -> String {
        let (before, after) = self.text.rsplit_once(END).unwrap_or((BEGIN, "\n"));
        let (number, path) = (self.last + 1, escaped(manifest));
        format!("{before}  <hashlist sequencenr=\"{number}\">\n    <path>{path}</path>\n    <c4>{c4}</c4>\n  </hashlist>\n{END}{after}")
    }
}

fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(move |rest| Some(rest.split_once(after)?.0))
}
