//! Why something was not done: a closed list, each with the numbers that its words need. Words are in `text.rs`.

mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cashier::Tender;
use crate::catalog::{PhotoShape, Purpose};
use crate::money::Money;
use crate::people::Right;
use crate::selection::{Cap, KeyAct, SheetTrouble};
use crate::shoots::{Reason, RuleTrouble};

/// A clear no, in the user's terms. A variant exists when a screen reacts to it or a person must be told why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody is signed in, or the session ended.
    NotSignedIn,
    /// The name or the password is wrong; which of them is not told.
    WrongNameOrPassword,
    /// Too many wrong passwords; try again after so many seconds.
    SlowDown { seconds: u32 },
    /// The account was closed by the owner.
    AccountClosed,
    /// A role with the right is needed.
    RightMissing { right: Right },
    /// A password of fewer characters than this is not taken.
    PasswordTooShort { at_least: u32 },
    /// The sign-in name is in use.
    SignInNameTaken { name: String },
    /// The last account that may manage staff must keep that right.
    LastOwner,
    /// The studio was set up before.
    AlreadySetUp,
    /// A field that must not be empty.
    FieldEmpty { field: Field },
    /// A field that is longer than the desk takes.
    FieldTooLong { field: Field, at_most: u32 },
    /// What was asked for is not there (any more).
    NotFound { what: Subject, name: String },
    /// Somebody else changed it in the meantime; load it again and look.
    ChangedMeanwhile { what: Subject },
    /// The request could not be read.
    NotUnderstood { detail: String },
    /// A text that is not an amount in the studio's currency.
    NotAnAmount { typed: String },
    /// An amount must be more than nothing.
    AmountNotPositive,
    /// An amount beyond what a document can carry.
    AmountOutOfRange,
    /// The tenders add up to something else than was said.
    TendersDoNotAddUp { said: Money, sum: Money },
    /// More than is owed.
    MoreThanOwed { owed: Money, given: Money },
    /// More than is to be paid back.
    MoreThanToPayBack { to_pay_back: Money, given: Money },
    /// More than is left of what came by this tender.
    MoreThanCameBy { tender: Tender, left: Money, given: Money },
    /// A text that is not a phone number.
    PhoneNotUnderstood { typed: String },
    /// A birthday after today, or before 1900.
    BirthdayImpossible,
    /// A shoot cannot be booked for a day that is over.
    DayIsPast,
    /// An extra photo needs a price, else it would be given away.
    ExtraPriceMissing { purpose: Purpose },
    /// The package is not sold any more.
    PackageRetired { name: String },
    /// The order is picked up or cancelled.
    OrderIsClosed,
    /// No photos have come in yet.
    NoPhotosYet,
    /// There is no open sitting on this order.
    NoOpenSitting,
    /// Another sitting on this order is still open.
    SittingStillOpen { number: u32 },
    /// The sitting was submitted or confirmed; marks are closed.
    SittingClosed,
    /// The branch was merged or given up; marks are closed.
    BranchClosed,
    /// An open branch of the sitting has this name already.
    BranchNameTaken { name: String },
    /// Branches of the sitting are still open: each is to be merged or given up first.
    BranchesOpen { names: Vec<String> },
    /// So many conflicts of a merge are not settled yet.
    MergeNotSettled { left: u32 },
    /// No screen is entered by this code.
    ScreenCodeWrong,
    /// Too many wrong codes of screens; try again after so many seconds.
    ScreenSlowDown { seconds: u32 },
    /// The screen was not entered, or the sitting that it showed is over.
    ScreenClosed,
    /// In the situation of an act another one has the key already.
    KeyTaken { cap: Cap, act: KeyAct, other: KeyAct },
    /// The browser or the system keeps the key for itself.
    KeyKeptBack { cap: Cap },
    /// The selection room cannot be used without a key for this.
    KeyMissing { act: KeyAct },
    /// More keys for one act than the room takes.
    TooManyKeys { act: KeyAct, at_most: u32 },
    /// The tag was confirmed by the client; taking it back is a new document.
    TagConfirmed,
    /// Every place that is included for the purpose has its photo.
    PlaceTaken { purpose: Purpose },
    /// The purpose wants photos that lie the other way.
    WrongShape { purpose: Purpose, shape: PhotoShape },
    /// Every place has its photo, and no more can be had.
    NoExtras { purpose: Purpose },
    /// So many photos more than there are places carry a purpose of which no more can be had.
    PlacesOverfull { purpose: Purpose, count: u32 },
    /// A piece takes at least one photo, and at most so many.
    EachOutOfRange { purpose: Purpose, at_most: u32 },
    /// The sitting has no tagged photo.
    NothingSelected,
    /// A region outside the photo.
    RegionOutside,
    /// More was drawn on a photo for one wish than is kept.
    TooMuchDrawn { strokes: u32, points: u32 },
    /// A signature leaves the pad that it was drawn on.
    SignatureOffPad,
    /// A signature has more lines or places than are kept.
    SignatureTooLong,
    /// Another entry of the list of wishes has this name.
    WishNameTaken { name: String },
    /// A sheet cannot be made as it was asked for.
    SheetNotMade { trouble: SheetTrouble },
    /// No more wishes fit.
    TooManyWishes { at_most: u32 },
    /// A product has no openings, or more than these.
    OpeningCount { at_most: u32 },
    /// An opening without a size, or one that leaves its product.
    OpeningOutside { number: u32 },
    /// A product has at least 2 cm and at most 10 m a side.
    ProductSize,
    /// A design says more or fewer photos than its product has openings.
    OpeningsNotMatched { openings: u32, given: u32 },
    /// What is to be seen of a photo lies beyond it.
    CropOutside,
    /// No more designs fit.
    TooManyDesigns { at_most: u32 },
    /// The known length of a room is no length that can be measured on a wall.
    RoomLength,
    /// The ends of a room's known length lie too close to tell its scale by.
    RoomEndsTooClose,
    /// By its known length a room would be smaller or larger than rooms are.
    RoomSize,
    /// No more rooms fit.
    TooManyRooms { at_most: u32 },
    /// A file that is brought is larger than this.
    FileTooBig { at_most_mib: u32 },
    /// The order is not ready: so many tasks are not accepted yet.
    TasksOpen { count: u32 },
    /// The client has not confirmed a selection yet.
    SelectionNotConfirmed,
    /// Money is owed; pick-up waits for it, or for a manager's reason.
    Owing { owed: Money },
    /// So many pieces cannot be sold, or are not left to be taken back.
    PiecesOutOfRange { name: String, at_most: u32 },
    /// Somebody works on the photo already; it cannot be given back.
    WorkBegun { name: String },
    /// No more of these photos than so many are beyond what is included.
    NotExtra { purpose: Purpose, at_most: u32 },
    /// Photos are given back by whole pieces of so many.
    PieceNotWhole { purpose: Purpose, each: u32 },
    /// A task in this state cannot do that.
    TaskNotReady,
    /// The task belongs to somebody else.
    NotYourTask { name: String },
    /// The hand-in lacks these files.
    FilesMissing { count: u32, first: String },
    /// These files cannot be read as photos.
    FilesUnreadable { count: u32, first: String },
    /// The library lacks so many files of a sitting, these among them.
    OriginalsMissing { count: u32, names: Vec<String> },
    /// A file or folder gave trouble.
    File { name: String, reason: Reason },
    /// No folder is watched yet.
    NoWatchedFolder,
    /// The folder is not there or cannot be read.
    FolderUnreadable { path: String },
    /// The folder lies in one that the program itself uses for something else, or contains one.
    FolderIsWatched {
        /// The path.
        path: String,
    },
    /// Not everything on the card is safe.
    CardNotSafe {
        /// The card.
        card: String,
    },
    /// Photos that came to their order by a slate were marked there since; they stay.
    PhotosInSelection { count: u32 },
    /// Something is wrong with a rule for groups.
    GroupRule {
        /// Its place, from 1.
        number: u32,
        /// What.
        trouble: RuleTrouble,
    },
    /// No program of this computer opens it.
    NothingOpens { path: String },
    /// Another server works on this data folder.
    DataFolderInUse { path: String },
    /// The database was written by a newer version of the program.
    DatabaseIsNewer,
    /// Only a person at the server's own window may do this.
    OnlyAtTheServer,
}

/// A field of a form, as the refusal names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// A person's, package's or studio's name.
    Name,
    /// The name to sign in with.
    SignInName,
    /// A password.
    Password,
    /// A phone number.
    Phone,
    /// A free note.
    Note,
    /// A reason that goes into the audit trail.
    Reason,
    /// Who signed.
    Signature,
    /// Words of a retouch note.
    Words,
    /// The tenders of a payment, or of paying money back.
    Tenders,
    /// What a package includes.
    Entitlements,
    /// Goods that are sold or taken back.
    Goods,
    /// Photos that are given back.
    Photos,
    /// How many shoots a package has.
    Shoots,
    /// The roles of an account.
    Roles,
    /// The currency code.
    Currency,
}

/// What a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A staff account.
    Staff,
    /// A role.
    Role,
    /// A customer's file.
    Customer,
    /// A package.
    Package,
    /// An order.
    Order,
    /// A receipt.
    Receipt,
    /// What an order entitles to.
    Entitlement,
    /// A photo.
    Photo,
    /// A folder of arrived photos.
    Folder,
    /// A memory card.
    Card,
    /// What was found out about a camera's clock.
    Clock,
    /// The rules for groups.
    GroupRules,
    /// A sitting in the selection room.
    Sitting,
    /// Someone's own choosing beside a sitting.
    Branch,
    /// The record of a confirmed sitting.
    Record,
    /// A retouch wish, or an entry of the list of them.
    Wish,
    /// A product as it is designed for an order.
    Design,
    /// A client's own room.
    Room,
    /// A production task.
    Task,
    /// The studio's settings.
    Studio,
    /// A document that can be printed.
    Document,
    /// A call of this name.
    Call,
}

impl Refusal {
    /// Nothing of this kind has the name.
    pub fn not_found(what: Subject, name: impl Into<String>) -> Refusal {
        Refusal::NotFound { what, name: name.into() }
    }

    /// The HTTP status that other programs see.
    pub fn status(&self) -> u16 {
        match self {
            Refusal::NotSignedIn | Refusal::WrongNameOrPassword => 401,
            Refusal::RightMissing { .. } | Refusal::AccountClosed | Refusal::NotYourTask { .. } | Refusal::OnlyAtTheServer => 403,
            Refusal::NotFound { .. } => 404,
            Refusal::ChangedMeanwhile { .. }
            | Refusal::AlreadySetUp
            | Refusal::SignInNameTaken { .. }
            | Refusal::BranchNameTaken { .. } => 409,
            Refusal::SlowDown { .. } | Refusal::ScreenSlowDown { .. } => 429,
            Refusal::NotUnderstood { .. } => 400,
            _ => 422,
        }
    }
}

/// The text with spaces trimmed, or a refusal where nothing is left or it is longer than `at_most` characters.
pub fn required(field: Field, text: &str, at_most: u32) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::FieldEmpty { field }) } else { optional(field, text, at_most) }
}

/// The text with spaces trimmed, or a refusal where it is longer than `at_most` characters.
pub fn optional(field: Field, text: &str, at_most: u32) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > at_most as usize { Err(Refusal::FieldTooLong { field, at_most }) } else { Ok(text.to_owned()) }
}
