//! Staff accounts, roles, and the sessions of those who are signed in.

mod accounts;
mod sign_in;

pub use accounts::{add_account, add_built_in_roles, hash_password, tidy_account};
pub use sign_in::{SESSION, SessionChange, begin_session, leave_word, of_session, token_hash};

use crate::audit;
use crate::router::Router;

pub fn calls(router: Router) -> Router {
    router
        .on(sign_in::sign_in)
        .on(sign_in::sign_out)
        .on(accounts::change_password)
        .on(accounts::list)
        .on(accounts::save_staff)
        .on(accounts::save_role)
        .on(audit::read)
}

/// Statements of the department's rooms.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [accounts::STATEMENTS, sign_in::STATEMENTS].concat()
}
