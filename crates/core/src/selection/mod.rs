//! The selection room: sittings, marks, purpose tags, retouch wishes and the live bill.

mod arranged;
mod bill;
mod book;
mod branch;
mod choice;
mod design;
mod keys;
mod laid_out;
mod log;
mod marks;
mod merge;
mod own;
mod place;
mod record;
mod room;
mod screen;
mod sheet;
mod shuffle;
mod signature;
mod text;
mod thinned;
mod upgrade;
mod wish_list;
mod wishes;

pub use arranged::arranged;
pub use bill::{Bill, BillLine, Standing, bill, missing};
pub use book::{Book, steps_to};
pub use branch::{BranchState, BranchView, DropBranch, MergeBranches, MergeView, SeeMerge, StartBranch, StartFrom};
pub use choice::{Change, Choice, ColourLabel, Verdict};
pub use design::{
    Candidate, Cropped, Design, DropDesign, DropOwnRoom, Fill, Guides, Hang, ListDesigns, ListOwnRooms, MOST_CANDIDATES, MOST_DESIGNS,
    MOST_MAGNIFIED, MOST_OPENINGS, MOST_ROOMS, Opening, OwnRoom, Placement, RoomPhoto, SOFT_BELOW, SaveDesign, SaveOwnRoom, ShownDesign,
    Template, TemplateKind, Wall, built_in, candidates, crop, cuts_a_face, face_regions, magnified, moved, pixels_per_inch, place,
};
pub use keys::{Cap, KeepKeys, KeyAct, KeyEdit, KeyGroup, KeyProfile, MOST_CAPS, NotACap, OwnKeys, ReadKeys, Situation};
pub use laid_out::{
    ChosenPhoto, ChosenSitting, Holds, LaidFile, LayOutSitting, LayoutState, SittingFolders, SittingLayout, TABLE, sitting_folders,
};
pub use log::{Base, Keystroke, LogTail, Logged, ReadBase, ReadLog, keystrokes, replay};
pub use marks::{MOST_STARS, Marks, apply};
pub use merge::{About, Conflict, Merged, Settled, Side, Told, merge, settle};
pub use own::{Decide, Decision, MOST_DECISIONS, OpenOwnScreen, OwnChoice, ReadOwn, keystrokes_of, tally};
pub use place::{Unready, may_carry, no_free_extras, unready};
pub use record::{CheckRecord, CheckedRecord, Record, RecordState, RecordedChoice, RecordedPhoto, check_value, typed_check_value};
pub use room::{
    After, Arrange, Arrangement, Confirm, Mark, OpenQueue, OpenRoom, PhotoMark, QueueRow, Reopen, Room, Saved, SittingState, SittingView,
    StartSitting, Submit,
};
pub use screen::{
    CODE_LETTERS, CloseScreen, EnterScreen, MOST_BESIDE, MOST_IN_GRID, MOST_SOON, OpenScreen, Picture, Placed, Present, PrintSize,
    ScreenPass, ScreenPhoto, ScreenPrices, ScreenView, SeeScreen, Shown, TypedPass, View, WatchScreen, WrongCodes, code_of, pixels_per_cm,
    true_size, typed_pass,
};
pub use sheet::{Numbering, SheetList, SheetSize, SheetTrouble, SheetWishes};
pub use shuffle::shuffle;
pub use signature::Signature;
pub use thinned::{CLOSE, distance, thinned};
pub use upgrade::{Credit, Replaced, Upgrade};
pub use wish_list::{
    AddOrderWish, DropOrderWish, ListOrderWishes, ListStudioWishes, MOST_LISTED, MOST_OF_ORDER, OrderStudioWishes, OrderWish,
    OrderWishView, SaveStudioWish, StudioWish, tidy_order, tidy_wish,
};
pub use wishes::{LONGEST_NAME, MOST_POINTS, MOST_STROKES, Note, Point, Region, RetouchCode, Shape, Stroke, Voice, Wish};

use crate::call::{Needs, Tag};
use crate::orders::OrderView;
use crate::people::Right;

crate::calls! {
    OpenQueue => Vec<QueueRow>, "selection.queue", Needs::Right(Right::SelectPhotos), [];
    OpenRoom => Room, "selection.open", Needs::Right(Right::SelectPhotos), [];
    StartSitting => Room, "selection.start", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Orders];
    Mark => Saved, "selection.mark", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    Arrange => SittingView, "selection.arrange", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    Submit => Room, "selection.submit", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Orders];
    Reopen => Room, "selection.reopen", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Orders];
    ReadLog => LogTail, "selection.log", Needs::Right(Right::SelectPhotos), [];
    ReadBase => Base, "selection.base", Needs::Right(Right::SelectPhotos), [];
    StartBranch => Room, "selection.start_branch", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    DropBranch => Room, "selection.drop_branch", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    SeeMerge => MergeView, "selection.see_merge", Needs::Right(Right::SelectPhotos), [];
    MergeBranches => Room, "selection.merge_branches", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Orders];
    OpenScreen => ScreenPass, "selection.open_screen", Needs::Right(Right::SelectPhotos), [];
    SeeScreen => Option<ScreenPass>, "selection.see_screen", Needs::Right(Right::SelectPhotos), [];
    CloseScreen => (), "selection.close_screen", Needs::Right(Right::SelectPhotos), [Tag::Screen];
    Present => (), "selection.present", Needs::Right(Right::SelectPhotos), [Tag::Screen];
    EnterScreen => (), "selection.enter_screen", Needs::Anyone, [];
    WatchScreen => ScreenView, "selection.screen", Needs::Anyone, [];
    OpenOwnScreen => ScreenPass, "selection.open_own_screen", Needs::Right(Right::SelectPhotos), [];
    ReadOwn => OwnChoice, "selection.own", Needs::Anyone, [];
    Decide => Saved, "selection.decide", Needs::Anyone, [Tag::Selection];
    ReadKeys => Option<OwnKeys>, "selection.keys", Needs::Right(Right::SelectPhotos), [];
    KeepKeys => OwnKeys, "selection.keep_keys", Needs::Right(Right::SelectPhotos), [];
    ListStudioWishes => Vec<StudioWish>, "selection.studio_wishes", Needs::SignedIn, [];
    SaveStudioWish => Vec<StudioWish>, "selection.save_studio_wish", Needs::Right(Right::EditCatalog), [Tag::Catalog];
    OrderStudioWishes => Vec<StudioWish>, "selection.order_studio_wishes", Needs::Right(Right::EditCatalog), [Tag::Catalog];
    ListOrderWishes => Vec<OrderWishView>, "selection.order_wishes", Needs::Right(Right::SelectPhotos), [];
    AddOrderWish => Vec<OrderWishView>, "selection.add_order_wish", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Production];
    DropOrderWish => Vec<OrderWishView>, "selection.drop_order_wish", Needs::Right(Right::SelectPhotos), [Tag::Selection, Tag::Production];
    ListDesigns => Vec<Design>, "selection.designs", Needs::Right(Right::SelectPhotos), [];
    SaveDesign => Vec<Design>, "selection.save_design", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    DropDesign => Vec<Design>, "selection.drop_design", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    ListOwnRooms => Vec<OwnRoom>, "selection.rooms", Needs::Right(Right::SelectPhotos), [];
    SaveOwnRoom => Vec<OwnRoom>, "selection.save_room", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    DropOwnRoom => Vec<OwnRoom>, "selection.drop_room", Needs::Right(Right::SelectPhotos), [Tag::Selection];
    LayOutSitting => (), "selection.lay_out", Needs::Right(Right::SelectPhotos), [Tag::Orders];
    CheckRecord => CheckedRecord, "selection.check_record", Needs::Right(Right::SeeOrders), [];
    Confirm => OrderView, "selection.confirm", Needs::Right(Right::ConfirmSelection), [Tag::Selection, Tag::Orders, Tag::Production, Tag::Customers];
}
