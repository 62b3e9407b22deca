//! What goes in: one plain view for each document. Money, dates and names arrive as finished texts; nothing is
//! calculated or looked up here.

use atelier_core::text::Lang;

use crate::jpeg::Jpeg;
pub use crate::wish::{Line, MarkedPhoto, Note, Region, Voice};

/// The studio as it appears on its documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Studio {
    /// Its name.
    pub name: String,
    /// Its address; may be empty.
    pub address: String,
    /// Its phone number; may be empty.
    pub phone: String,
}

/// What every document carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imprint {
    /// Whose document it is.
    pub studio: Studio,
    /// The language of the printed words.
    pub lang: Lang,
    /// When and by whom it was printed, for the footer; may be empty.
    pub printed: String,
    /// The instant for the file's properties, in milliseconds since the epoch, UTC.
    pub made_at_ms: i64,
}

/// The order that a document is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The order's number.
    pub order_no: String,
    /// The customer's name.
    pub customer: String,
    /// Phone numbers, one an entry.
    pub phones: Vec<String>,
    /// Children or other persons photographed, with birthdays where they are known.
    pub children: Vec<String>,
    /// The package's name; may be empty.
    pub package: String,
}

/// A paper size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SheetPaper {
    /// 420 x 594 mm.
    A2,
    /// 297 x 420 mm.
    A3,
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 148 x 210 mm.
    A5,
    /// A till's roll, 80 mm wide and as long as it takes; for selection sheets only.
    Roll80,
    /// Any other paper, or one of these laid on its side.
    Millimetres {
        /// Its width.
        width: u16,
        /// Its height.
        height: u16,
    },
}

impl SheetPaper {
    /// Reads a paper's name, or millimetres such as `297x210`, in any case.
    pub fn from_name(name: &str) -> Option<SheetPaper> {
        match name.trim().to_ascii_uppercase().as_str() {
            "A2" => Some(SheetPaper::A2),
            "A3" => Some(SheetPaper::A3),
            "A4" => Some(SheetPaper::A4),
            "A5" => Some(SheetPaper::A5),
            other => {
                let (width, height) = other.split_once('X')?;
                let (width, height) = (width.trim().parse().ok()?, height.trim().parse().ok()?);
                // From a card to the longest page that readers open (ISO 32000-1, annex C).
                let is_paper = |side: &u16| (50..=5000).contains(side);
                (is_paper(&width) && is_paper(&height)).then_some(SheetPaper::Millimetres { width, height })
            }
        }
    }

    /// Width and height in millimetres.
    pub fn millimetres(self) -> (f32, f32) {
        match self {
            SheetPaper::A2 => (420.0, 594.0),
            SheetPaper::Millimetres { width, height } => (f32::from(width), f32::from(height)),
            SheetPaper::A3 => (297.0, 420.0),
            SheetPaper::A4 => (210.0, 297.0),
            SheetPaper::A5 => (148.0, 210.0),
            // The longest page that readers open.
            SheetPaper::Roll80 => (80.0, 5000.0),
        }
    }
}

/// What the client decided about a photo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Open,
    /// Wanted.
    Pick,
    /// Perhaps.
    Maybe,
    /// Not wanted.
    Reject,
}

/// A grid of small photos with their numbers.
#[derive(Debug, Clone, Default)]
pub struct ContactSheet {
    /// What every document carries.
    pub imprint: Imprint,
    /// The sheet's title, such as an order number and a name.
    pub title: String,
    /// A second line; may be empty.
    pub subtitle: String,
    /// The paper.
    pub paper: SheetPaper,
    /// Columns on a page.
    pub columns: u32,
    /// Rows on a page.
    pub rows: u32,
    /// The seed, when the photos are not in shoot order.
    pub shuffled: Option<u64>,
    /// The photos in the order of printing.
    pub cells: Vec<Cell>,
}

/// One photo of a contact sheet.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// A small JPEG, upright.
    pub photo: Jpeg,
    /// The file number or name.
    pub number: String,
    /// Names of the purposes that it is meant for.
    pub tags: Vec<String>,
    /// What the client decided.
    pub verdict: Verdict,
    /// A heading that stands before it and begins a row, such as 造型 2; empty where it follows the photo before it.
    pub heading: String,
    /// Words across the photo, light; may be empty.
    pub watermark: String,
}

/// The photos chosen for one purpose.
#[derive(Debug, Clone, Default)]
pub struct PhotoGroup {
    /// The purpose.
    pub name: String,
    /// How many the package includes.
    pub included: String,
    /// How many were chosen.
    pub used: String,
    /// How many go beyond what is included; empty or 0 when none.
    pub extra: String,
    /// The photos; their notes are printed apart.
    pub photos: Vec<MarkedPhoto>,
}

/// One line of a bill.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BillLine {
    /// What is sold.
    pub text: String,
    /// How many.
    pub quantity: String,
    /// The price of one.
    pub unit: String,
    /// The line's amount.
    pub amount: String,
}

/// A signature that was drawn on a screen; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signature {
    /// Its lines, in parts of the pad's width and height (0 to 1, from the top left).
    pub strokes: Vec<Vec<(f32, f32)>>,
    /// How many times as wide as high the pad is.
    pub shape: f32,
}

/// What the client chose, what goes where, and what it costs.
#[derive(Debug, Clone, Default)]
pub struct SelectionSheet {
    /// What every document carries.
    pub imprint: Imprint,
    /// The order.
    pub head: Head,
    /// The paper: A4, A5 with less on a page, or a roll without pictures.
    pub paper: SheetPaper,
    /// Shoot dates, as text.
    pub shot_on: String,
    /// Sittings, one an entry: date and who attended.
    pub sittings: Vec<String>,
    /// Who sat with the client; may be empty.
    pub consultant: String,
    /// When the client confirmed; empty while the selection is open.
    pub confirmed: String,
    /// Photos by purpose.
    pub groups: Vec<PhotoGroup>,
    /// Wishes for all photos.
    pub for_all: Vec<Note>,
    /// Photos with wishes for the retoucher.
    pub marked: Vec<MarkedPhoto>,
    /// The bill of this selection.
    pub bill: Vec<BillLine>,
    /// Its total.
    pub total: String,
    /// What is still to pay on the order; may be empty.
    pub to_pay: String,
    /// What the client signed on the screen; may be empty.
    pub signature: Signature,
}

/// A task's spec for the person who does it.
#[derive(Debug, Clone, Default)]
pub struct ProductionSheet {
    /// What every document carries.
    pub imprint: Imprint,
    /// The order.
    pub head: Head,
    /// The task, such as 精修 20 张.
    pub task: String,
    /// Who does it; may be empty.
    pub assignee: String,
    /// The day it is due; may be empty.
    pub due: String,
    /// Words that hold for all photos of the task; may be empty.
    pub words: String,
    /// Wishes for all photos of the order.
    pub for_all: Vec<Note>,
    /// The photos, those with wishes and those without.
    pub photos: Vec<MarkedPhoto>,
}

/// A shoot or another date that was booked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shoot {
    /// Which one, such as 百天照.
    pub name: String,
    /// Date and time.
    pub when: String,
    /// Room, photographer; may be empty.
    pub with: String,
}

/// One entitlement of a package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entitled {
    /// What, such as 精修 or 12寸相册.
    pub name: String,
    /// How many are included.
    pub included: String,
    /// The price of one more; may be empty.
    pub extra_price: String,
}

/// The slip that the customer signs when an order is booked.
#[derive(Debug, Clone, Default)]
pub struct OrderSlip {
    /// What every document carries.
    pub imprint: Imprint,
    /// The order.
    pub head: Head,
    /// The day it was booked.
    pub booked_on: String,
    /// Who booked it; may be empty.
    pub booked_by: String,
    /// Booked dates.
    pub shoots: Vec<Shoot>,
    /// What the package entitles to.
    pub entitlements: Vec<Entitled>,
    /// What is charged.
    pub bill: Vec<BillLine>,
    /// The order's total.
    pub total: String,
    /// What has been paid.
    pub paid: String,
    /// What is owed; empty when nothing is.
    pub owing: String,
    /// What is to be paid back; empty when nothing is.
    pub to_pay_back: String,
    /// The studio's terms, one paragraph an entry.
    pub terms: Vec<String>,
}

/// One tender of a payment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TenderLine {
    /// How it was paid, such as 微信.
    pub tender: String,
    /// A reference, such as a transaction's last digits; may be empty.
    pub reference: String,
    /// How much.
    pub amount: String,
}

/// The receipt of one payment, or of money paid back, on A5.
#[derive(Debug, Clone, Default)]
pub struct Receipt {
    /// What every document carries.
    pub imprint: Imprint,
    /// The receipt's number.
    pub number: String,
    /// The business day that it counts for.
    pub business_day: String,
    /// The time of day.
    pub time: String,
    /// Who paid.
    pub customer: String,
    /// The order it was paid for; may be empty.
    pub order_no: String,
    /// What it was paid for, such as 定金; may be empty.
    pub purpose: String,
    /// The tenders.
    pub tenders: Vec<TenderLine>,
    /// Their sum.
    pub total: String,
    /// What is owed after this payment, or still to be paid back; empty when nothing is.
    pub balance_after: String,
    /// Who took the money, or paid it back.
    pub cashier: String,
    /// Whether the money went back to the customer, who signs for it.
    pub back: bool,
    /// Why it was paid back; empty for a payment.
    pub reason: String,
}

/// One thing handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handover {
    /// What.
    pub text: String,
    /// How many.
    pub quantity: String,
    /// A remark; may be empty.
    pub remark: String,
}

/// The slip that is signed when finished work is picked up.
#[derive(Debug, Clone, Default)]
pub struct PickupSlip {
    /// What every document carries.
    pub imprint: Imprint,
    /// The order.
    pub head: Head,
    /// The slip's number; may be empty.
    pub number: String,
    /// When it was handed over.
    pub handed_on: String,
    /// Who handed it over.
    pub handed_by: String,
    /// Who took it, when that is not the customer; may be empty.
    pub taken_by: String,
    /// What was handed over.
    pub items: Vec<Handover>,
    /// What is still owed; empty when nothing is.
    pub owing: String,
    /// What is to be paid back; empty when nothing is.
    pub to_pay_back: String,
    /// Why it was handed over although money is owed, and who allowed it; empty when nothing is owed.
    pub override_reason: String,
}
