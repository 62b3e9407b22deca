//! The lead's board: what is where, who is full, what is late. Assigning is in `assign`, carrying cards in `drag`.

use atelier_core::call::Tag as Subject;
use atelier_core::id::{StaffId, TaskId};
use atelier_core::people::Right;
use atelier_core::production::{Assign, Board, Load, Move, OpenBoard, TaskCard, TaskKind, TaskState, after};
use atelier_core::text::Text;
use leptos::html;
use leptos::prelude::*;

use super::assign::AssignDialog;
use super::board_card::BoardCard;
use super::board_loads::Loads;
use super::column::{Column, Way, move_focus};
use super::drag::Drag;
use super::due::{self, Pressing};
use super::sheet::print_sheet;
use super::text;
use crate::app::{Act, Link, Loaded, TroubleLine, act, day, fill, load, may, navigate, say, t, today};
use crate::kit::{Button, ButtonKind, Choice, Empty, Tag, Tone, Words, key, toast, use_keys};

/// What the parts of the board share.
#[derive(Clone, Copy)]
pub struct BoardDesk {
    /// The board as the server tells it.
    pub board: Signal<Board>,
    /// Only this kind of work, if one is chosen.
    pub kind: RwSignal<Option<TaskKind>>,
    /// Only this person's tasks, if one is chosen.
    pub person: RwSignal<Option<StaffId>>,
    /// The task whose dialog is open.
    pub assigning: RwSignal<Option<TaskCard>>,
    /// What is carried.
    pub drag: Drag,
    /// The assignment that a dropped card makes.
    pub dropped: Act<Assign>,
    /// The card that had the focus last.
    pub current: RwSignal<Option<TaskId>>,
}

impl BoardDesk {
    fn new(board: Signal<Board>) -> BoardDesk {
        BoardDesk {
            board,
            kind: RwSignal::new(None),
            person: RwSignal::new(None),
            assigning: RwSignal::new(None),
            drag: Drag::new(),
            dropped: act(),
            current: RwSignal::new(None),
        }
    }

    /// The tasks that fit the filters.
    fn shown(self) -> Vec<TaskCard> {
        let (kind, person) = (self.kind.get(), self.person.get());
        self.board.with(|board| {
            let fits = |task: &&TaskCard| {
                kind.is_none_or(|kind| task.kind == kind) && person.as_ref().is_none_or(|person| task.assignee.as_ref() == Some(person))
            };
            board.tasks.iter().filter(fits).cloned().collect()
        })
    }

    /// Whether who is signed in may give this task to somebody now.
    pub fn may_assign(self, card: &TaskCard) -> bool {
        may(Right::AssignTasks) && after(card.state, Move::Assign).is_ok()
    }

    /// Opens the dialog for a task.
    pub fn ask_whom(self, card: &TaskCard) {
        if self.may_assign(card) {
            self.assigning.set(Some(card.clone()));
        }
    }

    /// Gives a dropped card to a person, due as by default, or as it was when it had a day already.
    pub fn drop_on(self, card: &TaskCard, person: StaffId) {
        if !self.may_assign(card) || card.assignee.as_ref() == Some(&person) {
            return;
        }
        let due_on = card.due_on.filter(|day| *day >= today()).unwrap_or_else(|| due::by_default(today()));
        let call = Assign { task: card.id.clone(), version: card.version, assignee: person, due_on };
        self.dropped.run(call, |card| said_assigned(&card));
    }

    fn focused_card(self) -> Option<TaskCard> {
        let focused = web_sys::window()?.document()?.active_element()?;
        let id = focused.closest(".task-card").ok().flatten()?.get_attribute("data-task")?;
        self.board.with_untracked(|board| board.tasks.iter().find(|task| task.id.as_str() == id).cloned())
    }

    /// The keys of the board; they act on the card that has the focus.
    fn bind_keys(self, columns: NodeRef<html::Section>) {
        let go = move |way: Way| {
            move || {
                if let Some(columns) = columns.get_untracked() {
                    move_focus(&columns, way);
                }
            }
        };
        let on_card = move |act: fn(BoardDesk, &TaskCard)| {
            move || {
                if let Some(card) = self.focused_card() {
                    act(self, &card);
                }
            }
        };
        use_keys([
            key("Left", text::KEY_MOVE, go(Way::Left)),
            key("Right", text::KEY_MOVE, go(Way::Right)),
            key("Up", text::KEY_MOVE, go(Way::Up)),
            key("Down", text::KEY_MOVE, go(Way::Down)),
            key("A", text::ASSIGN, on_card(|desk, card| desk.ask_whom(card))),
            key("Enter", text::OPEN, on_card(|_, card| navigate(&format!("/tasks/{}", card.id)))),
            key("P", text::PRINT_SHEET, on_card(|_, card| print_sheet(&card.id))),
            key("Esc", text::CANCEL, move || self.drag.let_go()),
        ]);
    }
}

/// Says that a task was assigned.
pub fn said_assigned(card: &TaskCard) {
    let name = card.assignee_name.clone().unwrap_or_default();
    let until = card.due_on.map(day).unwrap_or_default();
    toast(fill(text::ASSIGNED_DONE, &[("name", name), ("day", until)]));
}

/// The page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let board = load(|| OpenBoard {}, &[Subject::Production]);
    view! {
        <Loaded load=board let:board>
            <WholeBoard desk=BoardDesk::new(board)/>
        </Loaded>
    }
}

#[component]
fn WholeBoard(desk: BoardDesk) -> impl IntoView {
    let nothing_at_all = move || desk.board.with(|board| board.tasks.is_empty());
    view! {
        <div class="board" data-test="board">
            <BoardHead desk/>
            <Loads desk/>
            <div class="board-body">
                <TroubleLine trouble=desk.dropped.trouble()/>
                <Show when=move || !nothing_at_all() fallback=NoTasks>
                    <Columns desk/>
                </Show>
            </div>
            <AssignDialog desk/>
            <Ghost desk/>
        </div>
    }
}

#[component]
fn BoardHead(desk: BoardDesk) -> impl IntoView {
    let count = move |fits: fn(&TaskCard) -> bool| desk.board.with(|board| board.tasks.iter().filter(|task| fits(task)).count());
    let tag = move |tone: Tone, words: Text, fits: fn(&TaskCard) -> bool| {
        let words = move || fill(words, &[("n", count(fits).to_string())]);
        move || (count(fits) > 0).then(|| view! { <Tag tone>{words}</Tag> })
    };
    let kinds = std::iter::once((None, Words::from(text::ALL_KINDS)));
    let kinds: Vec<_> = kinds.chain(TaskKind::ALL.map(|kind| (Some(kind), Words::from(kind.text())))).collect();
    view! {
        <header class="board-head">
            <h1>{t(text::BOARD_TITLE)}</h1>
            {tag(Tone::Bad, text::LATE_COUNT, |task| Pressing::of(task, today()) == Pressing::Late)}
            {tag(Tone::Warn, text::TODAY_COUNT, |task| Pressing::of(task, today()) == Pressing::Tonight)}
            {tag(Tone::Warn, text::SENT_BACK_COUNT, |task| task.state == TaskState::SentBack)}
            <div class="board-filters">
                <Choice value=desk.kind options=kinds label=text::KIND_FILTER test="kind"/>
            </div>
        </header>
    }
}

#[component]
fn Columns(desk: BoardDesk) -> impl IntoView {
    let columns = NodeRef::<html::Section>::new();
    let shown = Memo::new(move |_| desk.shown());
    // The tab key comes to one card only, the one that was last there; arrows go on from it.
    let tab_stop = Memo::new(move |_| {
        let last = desk.current.get();
        shown.with(|shown| {
            let first = || Column::ALL.iter().find_map(|column| shown.iter().find(|task| Column::of(task.state) == *column));
            let still = shown.iter().find(|task| last.as_ref() == Some(&task.id));
            still.or_else(first).map(|task| task.id.clone())
        })
    });
    desk.bind_keys(columns);
    let column = move |column: Column| {
        let cards = Memo::new(move |_| shown.with(|shown| column.cards(shown)));
        view! {
            <section class="board-column" data-test=format!("column-{}", column.code())>
                <h2>{t(column.title())}<small>{move || cards.with(Vec::len)}</small></h2>
                <ul class="board-cards">
                    <For each=move || cards.get() key=|card| (card.id.clone(), card.version, card.photos, card.notes) let:card>
                        <li><BoardCard desk card tab_stop/></li>
                    </For>
                    <Show when=move || cards.with(Vec::is_empty)>
                        <li class="nothing">{t(text::COLUMN_EMPTY)}</li>
                    </Show>
                </ul>
            </section>
        }
    };
    let show_all = move |_| {
        desk.kind.set(None);
        desk.person.set(None);
    };
    view! {
        <Show when=move || shown.with(Vec::is_empty)>
            <p class="board-none" data-test="none-shown">
                {t(text::NONE_SHOWN)}
                <Button kind=ButtonKind::Quiet test="show-all" on:click=show_all>{t(text::SHOW_ALL)}</Button>
            </p>
        </Show>
        <section class="board-columns" node_ref=columns aria-label=t(text::BOARD_TITLE)>{Column::ALL.into_iter().map(column).collect_view()}</section>
    }
}

#[component]
fn NoTasks() -> impl IntoView {
    view! {
        <Empty words=text::NO_TASKS>
            {move || may(Right::SelectPhotos).then(|| view! { <Link to="/selection">{t(text::TO_SELECTION)}</Link> })}
        </Empty>
    }
}

/// What follows the pointer while a card is carried.
#[component]
fn Ghost(desk: BoardDesk) -> impl IntoView {
    move || {
        desk.drag.carried().map(|(card, (x, y))| {
            let until = card.due_on.filter(|day| *day >= today()).unwrap_or_else(|| due::by_default(today()));
            view! {
                <div class="drag-ghost" style=format!("left:{}px;top:{}px", x + 10, y + 10)>
                    <b>{card.customer_name.clone()}</b>
                    <small>{fill(text::DRAGGING, &[("day", day(until))])}</small>
                </div>
            }
        })
    }
}

/// `Retouching, 12 photos`.
pub fn kind_and_count(card: &TaskCard) -> String {
    fill(text::KIND_AND_COUNT, &[("kind", say(card.kind.text()).to_owned()), ("n", card.photos.to_string())])
}

/// The same as short as a card wants it: `Retouching · 12`.
pub fn kind_and_number(card: &TaskCard) -> String {
    fill(text::KIND_AND_NUMBER, &[("kind", say(card.kind.text()).to_owned()), ("n", card.photos.to_string())])
}

/// People in the order in which they are shown: whoever has something to do first; else it stays, so that each is
/// found where they were.
pub fn in_order(mut people: Vec<Load>) -> Vec<Load> {
    people.sort_by_key(|load| load.tasks == 0);
    people
}
