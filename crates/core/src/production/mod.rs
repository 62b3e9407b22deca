//! Production: tasks made by a confirmed selection, assigned, done, handed in, checked.

mod hand_in;
mod retouched;
mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use hand_in::{Expected, HandedIn, Judged, judge};
pub use retouched::{Retouched, retouched};

use crate::call::{Needs, Tag};
use crate::catalog::Purpose;
use crate::day::{Day, Stamp};
use crate::id::{OrderId, PhotoId, StaffId, TaskId};
use crate::people::Right;
use crate::refusal::Refusal;
use crate::selection::{Note, OrderWish};

/// What kind of work a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Retouching photos one by one.
    Retouch,
    /// Designing an album.
    AlbumDesign,
    /// Making frames and enlargements.
    Framing,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: [TaskKind; 3] = [TaskKind::Retouch, TaskKind::AlbumDesign, TaskKind::Framing];

    /// The work that a purpose asks for; negatives are handed over as they are.
    pub fn of(purpose: Purpose) -> Option<TaskKind> {
        match purpose {
            Purpose::Retouch => Some(TaskKind::Retouch),
            Purpose::Album => Some(TaskKind::AlbumDesign),
            Purpose::DeskFrame | Purpose::Enlargement => Some(TaskKind::Framing),
            Purpose::Negative => None,
        }
    }

    /// The name in the database and on the wire.
    pub fn code(self) -> &'static str {
        match self {
            TaskKind::Retouch => "retouch",
            TaskKind::AlbumDesign => "album_design",
            TaskKind::Framing => "framing",
        }
    }
}

/// Where a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// Nobody has it.
    Waiting,
    /// Somebody has it and has not begun.
    Assigned,
    /// Being worked on.
    Working,
    /// Handed in; waits for the check.
    HandedIn,
    /// Sent back with a reason.
    SentBack,
    /// Accepted.
    Accepted,
}

impl TaskState {
    /// Every state, in the order of the board's columns.
    pub const ALL: [TaskState; 6] =
        [TaskState::Waiting, TaskState::Assigned, TaskState::Working, TaskState::HandedIn, TaskState::SentBack, TaskState::Accepted];

    /// The name in the database and on the wire.
    pub fn code(self) -> &'static str {
        match self {
            TaskState::Waiting => "waiting",
            TaskState::Assigned => "assigned",
            TaskState::Working => "working",
            TaskState::HandedIn => "handed_in",
            TaskState::SentBack => "sent_back",
            TaskState::Accepted => "accepted",
        }
    }
}

/// What somebody does with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Give it to a person.
    Assign,
    /// Begin.
    Start,
    /// Hand in.
    HandIn,
    /// Accept what was handed in.
    Accept,
    /// Send back what was handed in.
    SendBack,
}

/// The state after a move, or a refusal where the move makes no sense.
pub fn after(state: TaskState, step: Move) -> Result<TaskState, Refusal> {
    use TaskState::{Accepted, Assigned, HandedIn, SentBack, Waiting, Working};
    match (state, step) {
        (Waiting | Assigned, Move::Assign) => Ok(Assigned),
        (Working | SentBack, Move::Assign) => Ok(state),
        (Assigned | SentBack | Working, Move::Start) => Ok(Working),
        (Working, Move::HandIn) => Ok(HandedIn),
        (HandedIn, Move::Accept) => Ok(Accepted),
        (HandedIn, Move::SendBack) => Ok(SentBack),
        (Waiting | Assigned | Working | HandedIn | SentBack | Accepted, _) => Err(Refusal::TaskNotReady),
    }
}

/// A task on the board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TaskCard {
    /// The task.
    pub id: TaskId,
    /// Row version, to be sent back.
    pub version: i64,
    /// What kind of work.
    pub kind: TaskKind,
    /// What for.
    pub purpose: Purpose,
    /// The product; may be empty.
    pub detail: String,
    /// The order.
    pub order: OrderId,
    /// The order's number.
    pub order_number: String,
    /// The customer's name.
    pub customer_name: String,
    /// How many photos.
    pub photos: u32,
    /// How many retouch notes lie on them.
    pub notes: u32,
    /// Where it is.
    pub state: TaskState,
    /// Who has it.
    pub assignee: Option<StaffId>,
    /// That person's name.
    pub assignee_name: Option<String>,
    /// When it is due.
    pub due_on: Option<Day>,
    /// How often it was sent back.
    pub sent_back: u32,
    /// Why it was sent back last; empty when it was not.
    pub reason: String,
    /// BLAKE3 of the first photo.
    pub sample: Option<String>,
}

/// The lead's board.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenBoard {}

/// What is where, who is full, what is late.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Board {
    /// Today's business day.
    pub today: Day,
    /// People who can be given tasks, and their load.
    pub people: Vec<Load>,
    /// Open tasks, and those accepted in the last seven days; the earliest due first.
    pub tasks: Vec<TaskCard>,
}

/// How much a person has to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Load {
    /// The person.
    pub id: StaffId,
    /// The name.
    pub name: String,
    /// Open tasks.
    pub tasks: u32,
    /// Photos in them.
    pub photos: u32,
    /// Tasks that are late.
    pub late: u32,
}

/// Gives a task to a person until a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assign {
    /// The task.
    pub task: TaskId,
    /// Version as loaded.
    pub version: i64,
    /// Who.
    pub assignee: StaffId,
    /// Until when.
    pub due_on: Day,
}

/// My own open tasks, the earliest due first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenMyTasks {}

/// Opens a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenTask {
    /// The task.
    pub task: TaskId,
}

/// A task with its photos.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TaskView {
    /// The task in short.
    pub card: TaskCard,
    /// Folder with the copies to work on, as the server sees it; empty before the task is begun.
    pub folder: String,
    /// Folder where the finished files are put; empty before the task is begun.
    pub hand_in_folder: String,
    /// Wishes for all photos of the order.
    #[serde(default)]
    pub for_all: Vec<OrderWish>,
    /// Its photos.
    pub photos: Vec<TaskPhoto>,
    /// Files handed in that belong to no photo of the task.
    pub unexpected: Vec<String>,
    /// What happened, newest first.
    pub history: Vec<TaskEvent>,
}

/// A photo of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TaskPhoto {
    /// The photo.
    pub photo: PhotoId,
    /// BLAKE3 of the original.
    pub content: String,
    /// The camera's file name.
    pub file: String,
    /// Name of the copy in the task's folder: purpose and original number.
    pub copy: String,
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
    /// Wishes for it.
    pub notes: Vec<Note>,
    /// What came back at the last hand-in.
    pub returned: Returned,
    /// BLAKE3 of the returned file, whose preview is served like any photo's.
    pub returned_content: Option<String>,
}

/// What came back for a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Returned {
    /// Nothing was handed in yet.
    NotYet,
    /// A changed file.
    Changed,
    /// A file with the content of the original.
    Unchanged,
    /// Nothing, although others were handed in.
    Missing,
}

/// Something that happened to a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TaskEvent {
    /// When.
    pub at: Stamp,
    /// Who.
    pub who: String,
    /// The state it came to.
    pub state: TaskState,
    /// Words: a reason, or what was handed in.
    pub detail: String,
}

/// Begins a task: its folder is made, with copies named by purpose and original number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StartTask {
    /// The task.
    pub task: TaskId,
    /// Version as loaded.
    pub version: i64,
}

/// Hands in what lies in the task's hand-in folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HandIn {
    /// The task.
    pub task: TaskId,
    /// Version as loaded.
    pub version: i64,
}

/// Accepts what was handed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Accept {
    /// The task.
    pub task: TaskId,
    /// Version as loaded.
    pub version: i64,
}

/// Sends back what was handed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SendBack {
    /// The task.
    pub task: TaskId,
    /// Version as loaded.
    pub version: i64,
    /// Why.
    pub reason: String,
}

/// Name of a photo's copy in a task folder: purpose and original file name.
pub fn copy_name(purpose: &str, file: &str) -> String {
    let clean = |text: &str| -> String {
        text.chars()
            .map(|c| if matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control() { '-' } else { c })
            .collect()
    };
    format!("{}_{}", clean(purpose), clean(file))
}

crate::calls! {
    OpenBoard => Board, "production.board", Needs::Right(Right::SeeProduction), [];
    Assign => TaskCard, "production.assign", Needs::Right(Right::AssignTasks), [Tag::Production, Tag::Orders];
    OpenMyTasks => Vec<TaskCard>, "production.mine", Needs::Right(Right::DoTasks), [];
    OpenTask => TaskView, "production.open", Needs::SignedIn, [];
    StartTask => TaskView, "production.start", Needs::Right(Right::DoTasks), [Tag::Production, Tag::Orders];
    HandIn => TaskView, "production.hand_in", Needs::Right(Right::DoTasks), [Tag::Production, Tag::Orders];
    Accept => TaskView, "production.accept", Needs::Right(Right::CheckTasks), [Tag::Production, Tag::Orders];
    SendBack => TaskView, "production.send_back", Needs::Right(Right::CheckTasks), [Tag::Production, Tag::Orders];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_goes_its_way_and_no_other() {
        use TaskState::{Accepted, Assigned, HandedIn, SentBack, Waiting, Working};
        for (from, step, to) in [
            (Waiting, Move::Assign, Some(Assigned)),
            (Assigned, Move::Assign, Some(Assigned)),
            (Assigned, Move::Start, Some(Working)),
            (Working, Move::Assign, Some(Working)),
            (Working, Move::HandIn, Some(HandedIn)),
            (HandedIn, Move::Accept, Some(Accepted)),
            (HandedIn, Move::SendBack, Some(SentBack)),
            (SentBack, Move::Start, Some(Working)),
            (Waiting, Move::Start, None),
            (Assigned, Move::HandIn, None),
            (Working, Move::Accept, None),
            (Accepted, Move::SendBack, None),
            (Accepted, Move::Assign, None),
            (HandedIn, Move::HandIn, None),
        ] {
            assert_eq!(after(from, step).ok(), to, "{from:?} {step:?}");
        }
    }

    #[test]
    fn copies_are_named_for_any_disk() {
        assert_eq!(copy_name("retouch", "IMG_4213.JPG"), "retouch_IMG_4213.JPG");
        assert_eq!(copy_name("a/b", "x:\"?.jpg"), "a-b_x---.jpg");
    }
}
