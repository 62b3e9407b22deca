//! What can stop a use case: a refusal, which the user is told, or a fault, which is logged.

use atelier_core::refusal::{Refusal, Subject};

/// Why a use case stopped.
#[derive(Debug)]
pub enum Failure {
    /// A clear no.
    Refused(Refusal),
    /// Something broke.
    Fault(anyhow::Error),
}

/// The result of a use case.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// Whether the same call may be tried again at once: the database gave up one of two transactions that waited for
    /// each other, could not serialise them, or was brought the same request or the same photo twice at the same moment.
    pub fn is_lost_race(&self) -> bool {
        let Failure::Fault(error) = self else { return false };
        let Some(sqlx::Error::Database(database)) = error.downcast_ref::<sqlx::Error>() else { return false };
        let sent_twice = database.is_unique_violation() && matches!(database.table(), Some("once" | "photo"));
        sent_twice || database.code().is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01" | "5" | "517"))
    }

    /// The failure, or `refusal` where a unique constraint said no.
    pub fn or_if_taken(self, refusal: Refusal) -> Failure {
        match &self {
            Failure::Fault(error) => match error.downcast_ref::<sqlx::Error>() {
                Some(sqlx::Error::Database(database)) if database.is_unique_violation() => Failure::Refused(refusal),
                _ => self,
            },
            Failure::Refused(_) => self,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Failure {
        Failure::Fault(error.into())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Failure {
        Failure::Fault(error)
    }
}

/// Says no where a keyed write found nobody: either it is gone, or somebody else changed it meanwhile.
pub fn expect_one(rows: u64, what: Subject) -> Outcome<()> {
    match rows {
        1 => Ok(()),
        0 => Err(Refusal::ChangedMeanwhile { what }.into()),
        more => Err(anyhow::anyhow!("a keyed write of {what:?} changed {more} rows").into()),
    }
}
