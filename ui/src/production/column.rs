//! The board's columns: which states stand together, and moving between cards by arrow keys. Knows no server.

use atelier_core::production::{TaskCard, TaskState};
use atelier_core::text::Text;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::text;

/// A column of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// Nobody has it.
    Waiting,
    /// Assigned or begun.
    Working,
    /// Handed in.
    ToCheck,
    /// Sent back.
    SentBack,
    /// Accepted in the last days.
    Accepted,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Column; 5] = [Column::Waiting, Column::Working, Column::ToCheck, Column::SentBack, Column::Accepted];

    /// Where a task of the state stands.
    pub fn of(state: TaskState) -> Column {
        match state {
            TaskState::Waiting => Column::Waiting,
            TaskState::Assigned | TaskState::Working => Column::Working,
            TaskState::HandedIn => Column::ToCheck,
            TaskState::SentBack => Column::SentBack,
            TaskState::Accepted => Column::Accepted,
        }
    }

    /// What stands above it.
    pub fn title(self) -> Text {
        match self {
            Column::Waiting => text::COLUMN_WAITING,
            Column::Working => text::COLUMN_WORKING,
            Column::ToCheck => text::COLUMN_TO_CHECK,
            Column::SentBack => text::COLUMN_SENT_BACK,
            Column::Accepted => text::COLUMN_ACCEPTED,
        }
    }

    /// Its name for tests.
    pub fn code(self) -> &'static str {
        match self {
            Column::Waiting => "waiting",
            Column::Working => "working",
            Column::ToCheck => "to-check",
            Column::SentBack => "sent-back",
            Column::Accepted => "accepted",
        }
    }

    /// The tasks that stand in it, in the order given.
    pub fn cards(self, tasks: &[TaskCard]) -> Vec<TaskCard> {
        tasks.iter().filter(|task| Column::of(task.state) == self).cloned().collect()
    }
}

/// Which way an arrow key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the column before.
    Left,
    /// To the column after.
    Right,
    /// To the card above.
    Up,
    /// To the card below.
    Down,
}

/// Where to go from a card in columns of so many cards: the neighbour, past empty columns; none at the border.
pub fn neighbour(columns: &[usize], (column, row): (usize, usize), way: Way) -> Option<(usize, usize)> {
    let filled = |at: &usize| columns.get(*at).is_some_and(|cards| *cards > 0);
    let beside = |at: usize| (at, row.min(columns[at] - 1));
    match way {
        Way::Up => row.checked_sub(1).map(|row| (column, row)),
        Way::Down => columns.get(column).filter(|cards| row + 1 < **cards).map(|_| (column, row + 1)),
        Way::Left => (0..column).rev().find(filled).map(beside),
        Way::Right => (column + 1..columns.len()).find(filled).map(beside),
    }
}

/// Moves the focus on from the card that has it, or to the first card when none has.
pub fn move_focus(board: &Element, way: Way) {
    let all = |parent: &Element, selector: &str| -> Vec<Element> {
        let list = parent.query_selector_all(selector).ok();
        list.map(|list| (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()).unwrap_or_default()
    };
    let columns: Vec<Vec<Element>> = all(board, ".board-cards").iter().map(|column| all(column, ".task-card")).collect();
    let focused = board.owner_document().and_then(|page| page.active_element());
    let here = focused.and_then(|focused| focused.closest(".task-card").ok().flatten());
    let place = here.and_then(|here| {
        columns.iter().enumerate().find_map(|(column, cards)| cards.iter().position(|card| *card == here).map(|row| (column, row)))
    });
    let counts: Vec<usize> = columns.iter().map(Vec::len).collect();
    let to = match place {
        Some(place) => neighbour(&counts, place, way),
        None => counts.iter().position(|cards| *cards > 0).map(|column| (column, 0)),
    };
    let card = to.and_then(|(column, row)| columns.get(column)?.get(row)?.dyn_ref::<HtmlElement>().cloned());
    if let Some(card) = card {
        drop(card.focus());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_pass_empty_columns_and_stop_at_the_border() {
        let columns = [3, 0, 1, 2];
        for (from, way, to) in [
            ((0, 2), Way::Right, Some((2, 0))),
            ((2, 0), Way::Left, Some((0, 0))),
            ((2, 0), Way::Right, Some((3, 0))),
            ((3, 1), Way::Right, None),
            ((0, 0), Way::Left, None),
            ((0, 0), Way::Up, None),
            ((0, 2), Way::Down, None),
            ((0, 1), Way::Down, Some((0, 2))),
            ((3, 1), Way::Up, Some((3, 0))),
        ] {
            assert_eq!(neighbour(&columns, from, way), to, "{from:?} {way:?}");
        }
    }
}
