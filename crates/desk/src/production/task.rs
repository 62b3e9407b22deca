//! One task: its photos, wishes, what came back, what happened.

use atelier_core::id::{OrderId, PhotoId, ReceiptId, TaskId};
use atelier_core::people::Right;
use atelier_core::production::{OpenTask, Retouched, TaskCard, TaskEvent, TaskPhoto, TaskState, TaskView, retouched};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::companion_name;

use super::board::{card, cards};
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::selection;

statements! {
    ONE: cards!("where t.id = $1");
    FOLDERS: "select folder, hand_in_folder, unexpected from task where id = $1";
    PHOTOS: "select tp.photo_id, p.content, p.file, tp.copy_name, p.width, p.height, tp.returned, tp.returned_content \
             from task_photo tp join photo p on p.id = tp.photo_id where tp.task_id = $1 order by tp.position";
    COMPANIONS: "select c.content, c.file, p.file as photo, tp.copy_name from task_photo tp join companion c on c.photo_id = tp.photo_id \
                 join photo p on p.id = tp.photo_id where tp.task_id = $1 and c.format <> 'MP4' order by tp.position, c.file";
    RETOUCHED: "select tp.photo_id, tp.returned_content, t.state from task_photo tp join task t on t.id = tp.task_id \
                where t.order_id = $1 and t.kind = 'retouch' and tp.returned = 'changed' and tp.returned_content is not null order by t.position";
    EVENTS: "select at, who, state, detail from task_event where task_id = $1 order by at desc, id desc";
    ADD_EVENT: "insert into task_event (id, task_id, at, who, state, detail) values ($1, $2, $3, $4, $5, $6)";
}

/// A task's card; a refusal where it is not there.
pub async fn card_of(tx: &mut Tx, id: &TaskId) -> Outcome<TaskCard> {
    let row = tx.maybe(ONE, args![id]).await?.ok_or_else(|| Refusal::not_found(Subject::Task, ""))?;
    Ok(card(&row)?)
}

/// Raw files and sidecars beside the photos of a task: content, and the photo's name in the task's folder with the file's own suffix.
/// Films of Live photos are nothing to retouch.
pub async fn companions(ctx: &Ctx, id: &TaskId) -> Outcome<Vec<(String, String)>> {
    let mut tx = ctx.desk.db().read().await?;
    let mut files = Vec::new();
    for row in tx.all(COMPANIONS, args![id]).await? {
        files.push((row.text("content")?, companion_name(&row.text("photo")?, &row.text("file")?, &row.text("copy_name")?)));
    }
    Ok(files)
}

/// The photos of an order that came back from retouching.
pub async fn retouched_of_order(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<Retouched>> {
    let handed = |row: &Row| -> anyhow::Result<_> { Ok((row.id("photo_id")?, row.text("returned_content")?, row.code("state")?)) };
    let rows = tx.all(RETOUCHED, args![order]).await?;
    Ok(retouched(rows.iter().map(handed).collect::<anyhow::Result<Vec<_>>>()?))
}

/// Writes down what happened to a task.
pub async fn note_event(tx: &mut Tx, ctx: &Ctx, task: &TaskId, state: TaskState, detail: &str) -> Outcome<()> {
    let id: ReceiptId = ctx.new_id()?;
    let who = ctx.me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    tx.run(ADD_EVENT, args![&id, task, ctx.now, who, state.code(), detail]).await?;
    Ok(())
}

/// Whether whoever asks may see the task: whoever has it, and those who see the board.
pub fn may_see(ctx: &Ctx, card: &TaskCard) -> Outcome<()> {
    if card.assignee.as_ref() == Some(ctx.my_id()?) || ctx.may(Right::SeeProduction) {
        Ok(())
    } else {
        Err(Refusal::RightMissing { right: Right::SeeProduction }.into())
    }
}

pub async fn open(ctx: Ctx, call: OpenTask) -> Outcome<TaskView> {
    let mut tx = ctx.desk.db().read().await?;
    view(&mut tx, &ctx, &call.task).await
}

/// A task with everything about it.
pub async fn view(tx: &mut Tx, ctx: &Ctx, id: &TaskId) -> Outcome<TaskView> {
    let card = card_of(tx, id).await?;
    may_see(ctx, &card)?;
    let folders = tx.one(FOLDERS, args![id]).await?;
    let mut photos = Vec::new();
    for row in tx.all(PHOTOS, args![id]).await? {
        let photo: PhotoId = row.id("photo_id")?;
        photos.push(TaskPhoto {
            notes: selection::notes_of_photo(tx, &photo).await?,
            content: row.text("content")?,
            file: row.text("file")?,
            copy: row.text("copy_name")?,
            width: row.count("width")?,
            height: row.count("height")?,
            returned: row.code("returned")?,
            returned_content: row.maybe_text("returned_content")?,
            photo,
        });
    }
    let events = tx.all(EVENTS, args![id]).await?;
    let history = events.iter().map(|row| {
        let at = ctx.stamp(row.moment("at")?);
        Ok(TaskEvent { at, who: row.text("who")?, state: row.code("state")?, detail: row.text("detail")? })
    });
    Ok(TaskView {
        folder: folders.text("folder")?,
        hand_in_folder: folders.text("hand_in_folder")?,
        unexpected: folders.json("unexpected")?,
        for_all: selection::wishes_of_order(tx, &card.order).await?,
        photos,
        history: history.collect::<anyhow::Result<_>>()?,
        card,
    })
}
