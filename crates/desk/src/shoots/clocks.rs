//! Cameras and their clocks as people see them: what was found out, setting one by a photo, taking it back. And the slate
//! that they photograph.

use atelier_core::id::OrderId;
use atelier_core::orders::Stage;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::{
    Body, CameraRow, CamerasView, ClockRow, ClockShot, ClockSource, OpenCameras, OpenSlate, SetClock, SlateView, UndoClock, between,
    shifted,
};

use super::placing::{self, Applied, Found, apply, body_of};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::orders;

statements! {
    CAMERAS: "select make, model, serial, cast(count(*) as bigint) as photos from photo where model <> '' and ingested >= $1 \
              group by make, model, serial order by max(ingested) desc limit 40";
    LATEST: "select id, content, file, taken_at from photo where make = $1 and model = $2 and serial = $3 and taken_at is not null \
             and ingested >= $4 order by taken_at desc, file desc limit 12";
    CLOCKS: "select c.id, c.source, c.camera_time, c.shift_ms, c.recorded, c.undone, p.content, p.file, o.number, \
             (select cast(count(*) as bigint) from photo r where r.routed_by = c.id) as routed \
             from camera_clock c join photo p on p.id = c.photo_id left join orders o on o.id = c.order_id \
             where c.make = $1 and c.model = $2 and c.serial = $3 order by c.recorded desc, c.id desc limit 20";
    PHOTO: "select make, model, serial, taken_at, file from photo where id = $1";
    CLOCK: "select make, model, serial, camera_time, shift_ms, order_id, undone from camera_clock where id = $1";
    UNDO: "update camera_clock set undone = $1 where id = $2";
}

/// Cameras that nothing came from for so long are not shown.
const LATELY_MS: i64 = 45 * 24 * 60 * 60 * 1000;

pub async fn cameras(ctx: Ctx, _: OpenCameras) -> Outcome<CamerasView> {
    let mut tx = ctx.desk.db().read().await?;
    view(&mut tx, &ctx).await
}

async fn view(tx: &mut Tx, ctx: &Ctx) -> Outcome<CamerasView> {
    let since = ctx.now.plus_ms(-LATELY_MS);
    let mut cameras = Vec::new();
    for row in tx.all(CAMERAS, args![since]).await? {
        let body = Body { make: row.text("make")?, model: row.text("model")?, serial: row.text("serial")? };
        let latest = tx.all(LATEST, args![&body.make, &body.model, &body.serial, since]).await?;
        let clocks = tx.all(CLOCKS, args![&body.make, &body.model, &body.serial]).await?;
        cameras.push(CameraRow {
            photos: row.count("photos")?,
            latest: latest.iter().map(shot).collect::<anyhow::Result<_>>()?,
            clocks: clocks.iter().map(|row| clock(ctx, row)).collect::<anyhow::Result<_>>()?,
            body,
        });
    }
    Ok(CamerasView { cameras })
}

fn shot(row: &Row) -> anyhow::Result<ClockShot> {
    Ok(ClockShot { photo: row.id("id")?, content: row.text("content")?, file: row.text("file")?, camera_time: row.text("taken_at")? })
}

fn clock(ctx: &Ctx, row: &Row) -> anyhow::Result<ClockRow> {
    let camera_time = row.text("camera_time")?;
    Ok(ClockRow {
        id: row.id("id")?,
        source: row.code("source")?,
        real_time: shifted(&camera_time, row.int("shift_ms")?),
        camera_time,
        content: row.text("content")?,
        file: row.text("file")?,
        order_number: row.maybe_text("number")?,
        routed: row.count("routed")?,
        at: ctx.stamp(row.moment("recorded")?),
        undone: row.flag("undone")?,
    })
}

pub async fn set(ctx: Ctx, call: SetClock) -> Outcome<CamerasView> {
    // No photo arrives half-way between what is known of its clock and its own row.
    let _turn = ctx.desk.take_turn().await;
    let mut tx = ctx.desk.db().write().await?;
    let row = tx.maybe(PHOTO, args![&call.photo]).await?.ok_or_else(|| Refusal::not_found(Subject::Photo, ""))?;
    let (file, camera_time) = (row.text("file")?, row.maybe_text("taken_at")?);
    let body = body_of(&row.text("make")?, &row.text("model")?, &row.text("serial")?);
    // Without a camera or a time in the file there is no clock to be set.
    let Some((body, camera_time)) = body.zip(camera_time) else { return Err(Refusal::not_found(Subject::Clock, file).into()) };
    let Some(shift_ms) = between(&camera_time, call.real_time.trim()) else {
        return Err(Refusal::NotUnderstood { detail: call.real_time.chars().take(60).collect() }.into());
    };
    let found = Found { body: &body, source: ClockSource::Hand, camera_time: &camera_time, shift_ms, photo: &call.photo, order: None };
    placing::found(&mut tx, &ctx, &found).await?;
    let applied = apply(&mut tx, &body, &camera_time).await?;
    finish(tx, &ctx, &body, shift_ms, None, &applied).await
}

pub async fn undo(ctx: Ctx, call: UndoClock) -> Outcome<CamerasView> {
    let _turn = ctx.desk.take_turn().await;
    let mut tx = ctx.desk.db().write().await?;
    let row = tx.maybe(CLOCK, args![&call.id]).await?.ok_or_else(|| Refusal::not_found(Subject::Clock, ""))?;
    let body = Body { make: row.text("make")?, model: row.text("model")?, serial: row.text("serial")? };
    if row.flag("undone")? == call.undone {
        return view(&mut tx, &ctx).await;
    }
    tx.run(UNDO, args![call.undone, &call.id]).await?;
    let applied = apply(&mut tx, &body, &row.text("camera_time")?).await?;
    if applied.held > 0 {
        return Err(Refusal::PhotosInSelection { count: applied.held }.into());
    }
    let (shift_ms, order): (i64, Option<OrderId>) = (row.int("shift_ms")?, row.maybe_id("order_id")?);
    finish(tx, &ctx, &body, if call.undone { 0 } else { shift_ms }, order.as_ref(), &applied).await
}

/// Figures need no language: the camera, what is added to its time now, how many photos stand elsewhere.
async fn finish(mut tx: Tx, ctx: &Ctx, body: &Body, shift_ms: i64, order: Option<&OrderId>, applied: &Applied) -> Outcome<CamerasView> {
    let view = view(&mut tx, ctx).await?;
    let seconds = shift_ms as f64 / 1000.0;
    let detail = format!("{} {} {seconds:+} s ({} / {})", body.model, body.serial, applied.shifted, applied.moved);
    ctx.done(tx, Note { order, detail }).await?;
    Ok(view)
}

pub async fn slate(ctx: Ctx, call: OpenSlate) -> Outcome<SlateView> {
    let mut tx = ctx.desk.db().read().await?;
    let order = orders::maybe_row(&mut tx, &call.order).await?.ok_or_else(|| Refusal::not_found(Subject::Order, ""))?;
    if matches!(order.stage, Stage::PickedUp | Stage::Cancelled) {
        return Err(Refusal::OrderIsClosed.into());
    }
    let now = ctx.local(ctx.now).round(jiff::Unit::Millisecond).map_err(anyhow::Error::from)?;
    Ok(SlateView { order, now: now.to_string() })
}
