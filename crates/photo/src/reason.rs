//! Why a file was not taken, as a closed list. The codes are stable and the words for people come
//! from the text tables of whoever shows them; `english` is for logs and the command line.

use std::{fmt, io};

use serde::{Deserialize, Serialize};

use crate::format::Format;

/// Why something could not be done with a file or a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// No bytes at all, such as a copy that never began.
    Empty,
    /// Text, zeros, a film, a document: not a still picture.
    NotAnImage,
    /// A picture of a kind that this engine does not decode.
    UnsupportedFormat { format: Format },
    /// A raw file without a preview that could be shown.
    NoPreview,
    /// The picture ends before its last pixel.
    Truncated,
    /// The bytes say that they are a picture, but none comes out.
    Damaged,
    /// More pixels than the engine agrees to hold.
    TooLarge { width: u32, height: u32 },
    /// More bytes than the engine agrees to hold.
    FileTooBig { bytes: u64 },
    /// A name that begins with a dot: sync programs keep unfinished copies under such names.
    Hidden,
    /// The file or the folder is not there (any more).
    Gone,
    /// The file changed while it was being read; look again later.
    StillChanging,
    /// Reading failed; `detail` is what the operating system said.
    Unreadable { detail: String },
    /// No space is left where it had to be written.
    DiskFull,
    /// Writing failed; `detail` is what the operating system said.
    Unwritable { detail: String },
}

impl Reason {
    /// The stable word for this reason, the same as in its serde form.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotAnImage => "not_an_image",
            Self::UnsupportedFormat { .. } => "unsupported_format",
            Self::NoPreview => "no_preview",
            Self::Truncated => "truncated",
            Self::Damaged => "damaged",
            Self::TooLarge { .. } => "too_large",
            Self::FileTooBig { .. } => "file_too_big",
            Self::Hidden => "hidden",
            Self::Gone => "gone",
            Self::StillChanging => "still_changing",
            Self::Unreadable { .. } => "unreadable",
            Self::DiskFull => "disk_full",
            Self::Unwritable { .. } => "unwritable",
        }
    }

    pub fn english(&self) -> String {
        match self {
            Self::Empty => "the file is empty".into(),
            Self::NotAnImage => "this is not a picture".into(),
            Self::UnsupportedFormat { format } => format!("{} pictures cannot be opened yet", format.name()),
            Self::NoPreview => "the raw file holds no preview".into(),
            Self::Truncated => "the picture breaks off before its end".into(),
            Self::Damaged => "the picture is damaged and cannot be opened".into(),
            Self::TooLarge { width, height } => format!("{width} x {height} pixels are more than can be held"),
            Self::FileTooBig { bytes } => format!("{bytes} bytes are more than can be held"),
            Self::Hidden => "hidden files are left alone".into(),
            Self::Gone => "it is not there any more".into(),
            Self::StillChanging => "the file is still being written".into(),
            Self::Unreadable { detail } => format!("it cannot be read: {detail}"),
            Self::DiskFull => "the disk is full".into(),
            Self::Unwritable { detail } => format!("it cannot be written: {detail}"),
        }
    }

    /// Whether looking again later may help without anybody repairing the file.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Gone | Self::StillChanging | Self::Unreadable { .. } | Self::DiskFull | Self::Unwritable { .. })
    }

    pub(crate) fn reading(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Gone,
            _ => Self::Unreadable { detail: error.to_string() },
        }
    }

    pub(crate) fn writing(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Unwritable { detail: error.to_string() },
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for Reason {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_serde_tags() {
        let all = [
            Reason::Empty,
            Reason::NotAnImage,
            Reason::UnsupportedFormat { format: Format::Png },
            Reason::Truncated,
            Reason::Damaged,
            Reason::TooLarge { width: 1, height: 2 },
            Reason::FileTooBig { bytes: 3 },
            Reason::Hidden,
            Reason::Gone,
            Reason::StillChanging,
            Reason::Unreadable { detail: "x".into() },
            Reason::DiskFull,
            Reason::Unwritable { detail: "x".into() },
        ];
        for reason in all {
            let json = serde_json::to_value(&reason).unwrap_or_default();
            assert_eq!(json["code"], reason.code());
            assert!(!reason.english().is_empty());
        }
    }
}
