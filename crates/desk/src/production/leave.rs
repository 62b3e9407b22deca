//! A photo that leaves its task before anybody works on it, because the client gave it back.

use atelier_core::id::{PhotoId, TaskId};
use atelier_core::refusal::Subject;

use super::task::{card_of, note_event};
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::failure::{Outcome, expect_one};

statements! {
    PLACE: "select position from task_photo where task_id = $1 and photo_id = $2";
    LEAVE: "delete from task_photo where task_id = $1 and photo_id = $2";
    CLOSE_UP: "update task_photo set position = position - 1 where task_id = $1 and position > $2";
    BUMP: "update task set version = version + 1 where id = $1 and version = $2";
    DROP_EVENTS: "delete from task_event where task_id = $1";
    DROP: "delete from task where id = $1";
}

/// Takes the photo out of a task that nobody has begun; a task without photos is none, and goes too. Whoever has the task open
/// is told that it changed.
pub async fn leave_task(tx: &mut Tx, ctx: &Ctx, task: &TaskId, photo: &PhotoId, file: &str) -> Outcome<()> {
    let card = card_of(tx, task).await?;
    expect_one(tx.run(BUMP, args![task, card.version]).await?, Subject::Task)?;
    let Some(place) = tx.maybe(PLACE, args![task, photo]).await? else { return Ok(()) };
    tx.run(LEAVE, args![task, photo]).await?;
    tx.run(CLOSE_UP, args![task, place.int("position")?]).await?;
    if card.photos > 1 {
        return note_event(tx, ctx, task, card.state, &format!("\u{2212} {file}")).await;
    }
    tx.run(DROP_EVENTS, args![task]).await?;
    tx.run(DROP, args![task]).await?;
    Ok(())
}
