//! What the parts of an open task share: which photo, which side of it, what is under way, and who may do what now.

use atelier_core::id::{NoteId, TaskId};
use atelier_core::people::Right;
use atelier_core::production::{Accept, HandIn, Move, SendBack, StartTask, TaskCard, TaskState, TaskView, after};
use leptos::prelude::*;

use super::sheet::print_sheet;
use super::text;
use crate::app::{Act, Load, act, fill, may, open_folder, say, use_studio};
use crate::kit::toast;

/// How before and after are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// One above the other, a key switches.
    Toggle,
    /// One above the other, a border is pulled.
    Slider,
    /// Side by side.
    Beside,
}

impl Look {
    /// Every look, in the order of the choice.
    pub const ALL: [Look; 3] = [Look::Toggle, Look::Slider, Look::Beside];
}

/// Which of the two is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The original.
    Before,
    /// What came back.
    After,
}

/// Whether the regions of the wishes are drawn on the photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// They are drawn.
    Shown,
    /// The photo is seen alone.
    Hidden,
}

/// What the person at this desk may do with the task now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offers {
    /// Begin it, or begin again after it was sent back.
    pub start: bool,
    /// Hand in.
    pub hand_in: bool,
    /// Accept it or send it back.
    pub check: bool,
    /// Open its folder.
    pub folder: bool,
}

/// What the parts share.
#[derive(Clone, Copy)]
pub struct TaskDesk {
    /// The task as the server tells it.
    pub task: Load<TaskView>,
    /// Which photo is seen.
    pub at: RwSignal<usize>,
    /// The wish that is pointed out.
    pub wish: RwSignal<Option<NoteId>>,
    /// Whether the wishes are drawn.
    pub marks: RwSignal<Marks>,
    /// How before and after are compared.
    pub look: RwSignal<Look>,
    /// Which of them is seen.
    pub side: RwSignal<Side>,
    /// Where the border of the slider is, in percent.
    pub cut: RwSignal<u32>,
    /// Whether the photos are looked at before the task is begun.
    pub looks_first: RwSignal<bool>,
    /// Whether a reason is being asked for.
    pub sending_back: RwSignal<bool>,
    /// Beginning.
    pub start: Act<StartTask>,
    /// Handing in.
    pub hand_in: Act<HandIn>,
    /// Accepting.
    pub accept: Act<Accept>,
    /// Sending back.
    pub send_back: Act<SendBack>,
}

impl TaskDesk {
    /// A desk for a task.
    pub fn new(task: Load<TaskView>) -> TaskDesk {
        let desk = TaskDesk {
            task,
            at: RwSignal::new(0),
            wish: RwSignal::new(None),
            marks: RwSignal::new(Marks::Shown),
            look: RwSignal::new(Look::Toggle),
            side: RwSignal::new(Side::Before),
            cut: RwSignal::new(50),
            looks_first: RwSignal::new(false),
            sending_back: RwSignal::new(false),
            start: act(),
            hand_in: act(),
            accept: act(),
            send_back: act(),
        };
        // A refused hand-in is written down all the same: ask, so that what is missing can be named.
        Effect::new(move || {
            if desk.hand_in.trouble().with(Option::is_some) {
                task.again();
            }
        });
        // Whoever comes to check wants to see the work first, whoever works the original.
        let state = Memo::new(move |_| task.get().map(|view| view.card.state));
        Effect::new(move || {
            desk.side.set(match state.get() {
                Some(TaskState::HandedIn | TaskState::SentBack | TaskState::Accepted) => Side::After,
                _ => Side::Before,
            });
        });
        desk
    }

    /// What may be done now; nothing before the task is known.
    pub fn offers(self) -> Offers {
        let Some(view) = self.task.get() else { return Offers::default() };
        // A lead may step in for whoever has it.
        let mine = (is_mine(&view.card) || may(Right::AssignTasks)) && may(Right::DoTasks);
        let can = |step| after(view.card.state, step).is_ok();
        Offers {
            start: mine && can(Move::Start) && view.card.state != TaskState::Working,
            hand_in: mine && can(Move::HandIn),
            check: may(Right::CheckTasks) && can(Move::Accept),
            folder: !view.folder.is_empty(),
        }
    }

    /// Goes to a photo.
    pub fn show(self, at: usize) {
        self.at.set(at);
        self.wish.set(None);
    }

    /// Goes so many photos on, or back; stays at the ends.
    pub fn step(self, by: isize) {
        let count = self.task.get_untracked().map_or(0, |view| view.photos.len());
        let to = self.at.get_untracked().saturating_add_signed(by).min(count.saturating_sub(1));
        self.show(to);
    }

    /// Goes to the next photo that has a wish, round the end.
    pub fn next_wish(self) {
        let Some(view) = self.task.get_untracked() else { return };
        let (at, count) = (self.at.get_untracked(), view.photos.len());
        let next = (1..=count).map(|step| (at + step) % count).find(|at| view.photos.get(*at).is_some_and(|photo| !photo.notes.is_empty()));
        if let Some(next) = next {
            self.show(next);
        }
    }

    /// Switches between before and after.
    pub fn toggle_side(self) {
        self.look.set(Look::Toggle);
        self.side.update(|side| {
            *side = match side {
                Side::Before => Side::After,
                Side::After => Side::Before,
            }
        });
    }

    /// Draws the wishes, or leaves them away.
    pub fn toggle_marks(self) {
        self.marks.update(|marks| {
            *marks = match marks {
                Marks::Shown => Marks::Hidden,
                Marks::Hidden => Marks::Shown,
            }
        });
    }

    /// Begins the task, if that may be done now.
    pub fn begin(self) {
        if let Some((task, version)) = self.ready(|offers| offers.start) {
            self.start.run(StartTask { task, version }, move |view| self.task.put(view));
        }
    }

    /// Hands in, if that may be done now.
    pub fn give_in(self) {
        if let Some((task, version)) = self.ready(|offers| offers.hand_in) {
            self.hand_in.run(HandIn { task, version }, move |view| self.task.put(view));
        }
    }

    /// Accepts the work, if that may be done now.
    pub fn take(self) {
        if let Some((task, version)) = self.ready(|offers| offers.check) {
            self.accept.run(Accept { task, version }, move |view| {
                toast(told(text::ACCEPTED_DONE, &view.card));
                self.task.put(view);
            });
        }
    }

    /// Asks for the reason to send the work back, if that may be done now.
    pub fn ask_why(self) {
        if self.ready(|offers| offers.check).is_some() {
            self.send_back.forget();
            self.sending_back.set(true);
        }
    }

    /// Sends the work back.
    pub fn give_back(self, reason: String) {
        if let Some((task, version)) = self.ready(|offers| offers.check) {
            self.send_back.run(SendBack { task, version, reason }, move |view| {
                self.sending_back.set(false);
                toast(told(text::SENT_BACK_DONE, &view.card));
                self.task.put(view);
            });
        }
    }

    /// Opens the task's folder, if there is one.
    pub fn open_folder(self) {
        if let Some(view) = self.task.get_untracked().filter(|view| !view.folder.is_empty()) {
            open_folder(view.folder);
        }
    }

    /// Shows the production sheet.
    pub fn print(self) {
        if let Some(view) = self.task.get_untracked() {
            print_sheet(&view.card.id);
        }
    }

    fn ready(self, offered: fn(&Offers) -> bool) -> Option<(TaskId, i64)> {
        let view = self.task.get_untracked()?;
        untrack(|| offered(&self.offers())).then_some((view.card.id, view.card.version))
    }
}

/// Whether the task belongs to who is signed in.
pub fn is_mine(card: &TaskCard) -> bool {
    use_studio().me().is_some_and(|me| card.assignee.as_ref() == Some(&me.id))
}

fn told(text: atelier_core::text::Text, card: &TaskCard) -> String {
    fill(text, &[("customer", card.customer_name.clone()), ("kind", say(card.kind.text()).to_lowercase())])
}
