//! Making the tasks of a confirmed selection.

use std::collections::HashSet;

use atelier_core::id::{OrderId, PhotoId, SittingId, TaskId};
use atelier_core::orders::EntitlementUse;
use atelier_core::production::{TaskKind, TaskState, copy_name};

use super::task::note_event;
use crate::context::Ctx;
use crate::db::{Tx, args, code_of, statements};
use crate::failure::Outcome;

statements! {
    ADD: "insert into task (id, version, order_id, sitting_id, entitlement_id, position, kind, state, assignee_id, due_on, folder, hand_in_folder, sent_back, reason, unexpected, accepted) \
          values ($1, 1, $2, $3, $4, (select cast(coalesce(max(position), 0) + 1 as bigint) from task where order_id = $2), $5, $6, null, null, '', '', 0, '', '[]', null)";
    ADD_PHOTO: "insert into task_photo (task_id, photo_id, position, copy_name, returned, returned_content) values ($1, $2, $3, $4, 'not_yet', null)";
}

/// What a task is to be made of.
pub struct Wanted<'a> {
    /// The order.
    pub order: &'a OrderId,
    /// The sitting that was confirmed.
    pub sitting: &'a SittingId,
    /// The entitlement.
    pub entitlement: &'a EntitlementUse,
    /// The purpose in the studio's language, for the names of the copies.
    pub purpose: &'a str,
    /// Photos and their camera file names, in shoot order.
    pub photos: &'a [(PhotoId, String)],
}

/// Makes the task, if the purpose asks for work.
pub async fn make_task(tx: &mut Tx, ctx: &Ctx, wanted: &Wanted<'_>) -> Outcome<()> {
    let Some(kind) = TaskKind::of(wanted.entitlement.purpose) else { return Ok(()) };
    let id: TaskId = ctx.new_id()?;
    tx.run(ADD, args![&id, wanted.order, wanted.sitting, &wanted.entitlement.id, code_of(&kind)?, TaskState::Waiting.code()]).await?;
    let mut names = HashSet::new();
    for (position, (photo, file)) in (0i64..).zip(wanted.photos) {
        let name = unique(&copy_name(wanted.purpose, file), &mut names);
        tx.run(ADD_PHOTO, args![&id, photo, position, name]).await?;
    }
    note_event(tx, ctx, &id, TaskState::Waiting, "").await
}

/// Two cameras may count alike: the second copy of a name gets a `-2`. Compared without case, as Windows does.
fn unique(name: &str, names: &mut HashSet<String>) -> String {
    let (stem, suffix) = name.rsplit_once('.').map_or((name, String::new()), |(stem, suffix)| (stem, format!(".{suffix}")));
    let mut candidate = name.to_owned();
    let mut nth = 2;
    while !names.insert(candidate.to_lowercase()) {
        candidate = format!("{stem}-{nth}{suffix}");
        nth += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_collide() {
        let mut names = HashSet::new();
        let made: Vec<_> = ["a_1.JPG", "a_1.jpg", "a_1.JPG", "a_2"].iter().map(|name| unique(name, &mut names)).collect();
        assert_eq!(made, ["a_1.JPG", "a_1-2.jpg", "a_1-2-2.JPG", "a_2"].map(str::to_owned).map(|name| name.replace("-2-2", "-3")));
    }
}
