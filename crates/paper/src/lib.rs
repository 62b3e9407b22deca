//! Paper: the studio's documents as PDF. A plain view goes in, bytes come out.
//!
//! Knows the words' two languages from core and nothing else: no database, no clock, no network. The only thing read
//! from disk is a photo that a view names. Whoever calls fills a view with texts that are ready to print.
//!
//! Reading order: `view` (what goes in), `contact` .. `pickup` (one file a document), `block`, `table` and `flow`
//! (what documents are built of), `wrap`, `face`, `ink` and `jpeg` (letters, colours, pictures), `canvas` (what is drawn
//! on pages), `press` (pages become a PDF; it and `face` are the only ones that know the PDF writer), `splice` (the file,
//! with the photos as they are), `look` (a page of the finished file as a picture).

mod view;
mod wish;

mod after_sale;
mod contact;
mod detail;
mod order;
mod pickup;
mod production;
mod receipt;
mod record;
mod roll;
mod selection;

mod block;
mod flow;
mod table;

mod canvas;
mod face;
mod ink;
mod jpeg;
mod look;
mod marks;
mod press;
mod splice;
mod text;
mod wrap;

use std::fmt;
use std::path::PathBuf;

pub use crate::after_sale::AfterSaleSlip;
pub use crate::detail::DetailSheet;
pub use crate::jpeg::Jpeg;
pub use crate::look::look;
pub use crate::record::SelectionReceipt;
pub use crate::view::{
    BillLine, Cell, ContactSheet, Entitled, Handover, Head, Imprint, Line, MarkedPhoto, Note, OrderSlip, PhotoGroup, PickupSlip,
    ProductionSheet, Receipt, Region, SelectionSheet, SheetPaper, Shoot, Signature, Studio, TenderLine, Verdict, Voice,
};

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that the font does not have; each was printed as 〓.
    pub missing_glyphs: Vec<char>,
    /// Photos that could not be placed, by number or file name, with the reason; each was drawn as an empty frame.
    pub damaged: Vec<Damaged>,
}

/// A document that was written to where its maker wanted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many pages it has.
    pub pages: usize,
    /// How many bytes were written.
    pub bytes: u64,
    /// As in [`Paper`].
    pub missing_glyphs: Vec<char>,
    /// As in [`Paper`].
    pub damaged: Vec<Damaged>,
}

/// A photo that could not be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Its number or file name, as on the sheet.
    pub name: String,
    /// Why it could not be placed.
    pub reason: PhotoFault,
}

/// Why a photo could not be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoFault {
    /// The file cannot be read.
    Unreadable,
    /// The file is larger than any photograph could be.
    TooLarge,
    /// It does not begin as a JPEG.
    NotJpeg,
    /// It ends before its last line.
    Truncated,
    /// A kind of JPEG that PDF readers do not show (lossless, arithmetic coding, more than 8 bits).
    Unsupported,
}

/// Why a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperFault {
    /// No columns or no rows were asked for.
    EmptyGrid {
        /// Columns asked for.
        columns: u32,
        /// Rows asked for.
        rows: u32,
    },
    /// So many columns or rows that a cell would be too small to see.
    CellsTooSmall {
        /// Columns asked for.
        columns: u32,
        /// Rows asked for.
        rows: u32,
        /// The most columns that fit this paper.
        most_columns: u32,
        /// The most rows that fit this paper.
        most_rows: u32,
    },
    /// The embedded font could not be read.
    Font,
    /// A photo's file vanished or became another one while the document was written; what was written is of no use.
    PhotoChanged(PathBuf),
    /// The PDF could not be written.
    Write(String),
}

impl fmt::Display for PhotoFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PhotoFault::Unreadable => "the file cannot be read",
            PhotoFault::TooLarge => "the file is too large for a sheet",
            PhotoFault::NotJpeg => "not a JPEG",
            PhotoFault::Truncated => "the JPEG is cut off",
            PhotoFault::Unsupported => "a kind of JPEG that PDF cannot show",
        })
    }
}

impl fmt::Display for PaperFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PaperFault::EmptyGrid { columns, rows } => {
                write!(f, "a sheet of {columns} columns and {rows} rows has no cell")
            }
            PaperFault::CellsTooSmall { columns, rows, most_columns, most_rows } => {
                write!(f, "{columns} columns by {rows} rows do not fit; the most are {most_columns} columns and {most_rows} rows")
            }
            PaperFault::Font => f.write_str("the embedded font cannot be read"),
            PaperFault::PhotoChanged(file) => write!(f, "{} changed while the PDF was written", file.display()),
            PaperFault::Write(why) => write!(f, "the PDF cannot be written: {why}"),
        }
    }
}

impl std::error::Error for PaperFault {}
