//! Doing a task: begin, hand in, accept, send back. Files are touched before the transaction, never inside it.

use atelier_core::call::Tag;
use atelier_core::id::TaskId;
use atelier_core::people::Right;
use atelier_core::production::{
    Accept, Expected, HandIn, HandedIn, Judged, Move, Returned, SendBack, StartTask, TaskCard, TaskState, TaskView, after, judge,
};
use atelier_core::refusal::{Field, Refusal, Subject, required};

use super::task::{self, card_of, note_event};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, code_of, statements};
use crate::failure::{Outcome, expect_one};
use crate::orders;

statements! {
    POSITION: "select position from task where id = $1";
    BEGIN: "update task set version = version + 1, state = $1, folder = $2, hand_in_folder = $3 where id = $4 and version = $5";
    RETURNED: "update task_photo set returned = $1, returned_content = $2 where task_id = $3 and photo_id = $4";
    UNEXPECTED: "update task set unexpected = $1 where id = $2";
    STEP: "update task set version = version + 1, state = $1 where id = $2 and version = $3";
    ACCEPT: "update task set version = version + 1, state = 'accepted', accepted = $1, reason = '' where id = $2 and version = $3";
    SEND_BACK: "update task set version = version + 1, state = 'sent_back', sent_back = sent_back + 1, reason = $1 where id = $2 and version = $3";
}

/// Whoever has the task works on it; a lead may step in.
fn is_mine(ctx: &Ctx, card: &TaskCard) -> Outcome<()> {
    if card.assignee.as_ref() == Some(ctx.my_id()?) || ctx.may(Right::AssignTasks) {
        return Ok(());
    }
    Err(Refusal::NotYourTask { name: card.assignee_name.clone().unwrap_or_default() }.into())
}

fn check_version(card: &TaskCard, version: i64) -> Outcome<()> {
    if card.version == version { Ok(()) } else { Err(Refusal::ChangedMeanwhile { what: Subject::Task }.into()) }
}

/// The task as it is seen before anything is done to it.
async fn look(ctx: &Ctx, id: &TaskId, version: i64) -> Outcome<(TaskView, i64)> {
    let mut tx = ctx.desk.db().read().await?;
    let view = task::view(&mut tx, ctx, id).await?;
    check_version(&view.card, version)?;
    let position = tx.one(POSITION, args![id]).await?.int("position")?;
    Ok((view, position))
}

pub async fn start(ctx: Ctx, call: StartTask) -> Outcome<TaskView> {
    let (view, position) = look(&ctx, &call.task, call.version).await?;
    is_mine(&ctx, &view.card)?;
    let state = after(view.card.state, Move::Start)?;
    let mut files: Vec<(String, String)> = view.photos.iter().map(|photo| (photo.content.clone(), photo.copy.clone())).collect();
    files.extend(task::companions(&ctx, &call.task).await?);
    let (bench, order) = (ctx.desk.workbench(), view.card.order_number.clone());
    let folder = format!("{position}-{}", view.card.kind.code());
    let laid_out = tokio::task::spawn_blocking(move || bench.lay_out(&order, &folder, &files)).await.map_err(anyhow::Error::from)??;
    let mut tx = ctx.desk.db().write().await?;
    orders::lock(&mut tx, &view.card.order).await?;
    let rows = tx.run(BEGIN, args![state.code(), &laid_out.folder, &laid_out.hand_in, &call.task, call.version]).await?;
    expect_one(rows, Subject::Task)?;
    finish(tx, &ctx, &call.task, state, String::new()).await
}

pub async fn hand_in(ctx: Ctx, call: HandIn) -> Outcome<TaskView> {
    let (view, _) = look(&ctx, &call.task, call.version).await?;
    is_mine(&ctx, &view.card)?;
    let state = after(view.card.state, Move::HandIn)?;
    let (bench, folder) = (ctx.desk.workbench(), view.hand_in_folder.clone());
    let files = tokio::task::spawn_blocking(move || bench.read_back(&folder)).await.map_err(anyhow::Error::from)??;
    let expected: Vec<Expected> = view
        .photos
        .iter()
        .map(|photo| Expected { copy: photo.copy.clone(), file: photo.file.clone(), content: photo.content.clone() })
        .collect();
    let judged = judge(&expected, &files);
    let mut tx = ctx.desk.db().write().await?;
    orders::lock(&mut tx, &view.card.order).await?;
    write_down(&mut tx, &view, &judged, &files).await?;
    if !judged.complete(view.card.kind) {
        // What came back is kept and shown, so that the retoucher sees by name what is missing.
        tx.commit().await?;
        ctx.desk.stale(&[Tag::Production]);
        return Err(incomplete(&judged).into());
    }
    let rows = tx.run(STEP, args![state.code(), &call.task, call.version]).await?;
    expect_one(rows, Subject::Task)?;
    // Figures need no language: how many came for how many, and how many nobody asked for.
    let came = judged.photos.iter().filter(|(file, _)| file.is_some()).count();
    let detail = match judged.unexpected.len() {
        0 => format!("{came}/{}", expected.len()),
        more => format!("{came}/{} +{more}", expected.len()),
    };
    finish(tx, &ctx, &call.task, state, detail).await
}

fn incomplete(judged: &Judged) -> Refusal {
    let count = |names: &[String]| u32::try_from(names.len()).unwrap_or(u32::MAX);
    match (judged.unreadable.first(), judged.missing.first()) {
        (Some(first), _) => Refusal::FilesUnreadable { count: count(&judged.unreadable), first: first.clone() },
        (None, first) => Refusal::FilesMissing { count: count(&judged.missing), first: first.cloned().unwrap_or_default() },
    }
}

async fn write_down(tx: &mut Tx, view: &TaskView, judged: &Judged, files: &[HandedIn]) -> Outcome<()> {
    for (photo, (file, returned)) in view.photos.iter().zip(&judged.photos) {
        let content = file.map(|at| files[at].content.clone()).filter(|_| *returned != Returned::Missing);
        tx.run(RETURNED, args![code_of(returned)?, content, &view.card.id, &photo.photo]).await?;
    }
    let unexpected = serde_json::to_string(&judged.unexpected).map_err(anyhow::Error::from)?;
    tx.run(UNEXPECTED, args![unexpected, &view.card.id]).await?;
    Ok(())
}

pub async fn accept(ctx: Ctx, call: Accept) -> Outcome<TaskView> {
    let mut tx = ctx.desk.db().write().await?;
    let card = card_of(&mut tx, &call.task).await?;
    orders::lock(&mut tx, &card.order).await?;
    let state = after(card.state, Move::Accept)?;
    expect_one(tx.run(ACCEPT, args![ctx.now, &call.task, call.version]).await?, Subject::Task)?;
    finish(tx, &ctx, &call.task, state, String::new()).await
}

pub async fn send_back(ctx: Ctx, call: SendBack) -> Outcome<TaskView> {
    let reason = required(Field::Reason, &call.reason, 500)?;
    let mut tx = ctx.desk.db().write().await?;
    let card = card_of(&mut tx, &call.task).await?;
    orders::lock(&mut tx, &card.order).await?;
    let state = after(card.state, Move::SendBack)?;
    expect_one(tx.run(SEND_BACK, args![&reason, &call.task, call.version]).await?, Subject::Task)?;
    finish(tx, &ctx, &call.task, state, reason).await
}

/// What every step ends in: the event, the order's figures, the audit entry.
async fn finish(mut tx: Tx, ctx: &Ctx, id: &TaskId, state: TaskState, detail: String) -> Outcome<TaskView> {
    note_event(&mut tx, ctx, id, state, &detail).await?;
    let view = task::view(&mut tx, ctx, id).await?;
    orders::refresh(&mut tx, &view.card.order).await?;
    let note = format!("{} {} {}", view.card.order_number, view.card.kind.code(), detail);
    ctx.done(tx, Note { order: Some(&view.card.order), detail: note.trim_end().to_owned() }).await?;
    Ok(view)
}
