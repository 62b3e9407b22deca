//! Production: tasks on the board, on a retoucher's desk, and through the check.

mod board;
mod leave;
mod make;
mod task;
mod work;

pub use board::of_order;
pub use leave::leave_task;
pub use make::{Wanted, make_task};
pub use task::{retouched_of_order, view};

use crate::router::Router;

pub fn calls(router: Router) -> Router {
    router
        .on(board::board)
        .on(board::assign)
        .on(board::mine)
        .on(task::open)
        .on(work::start)
        .on(work::hand_in)
        .on(work::accept)
        .on(work::send_back)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [board::STATEMENTS, leave::STATEMENTS, make::STATEMENTS, task::STATEMENTS, work::STATEMENTS].concat()
}
