//! What the selection room shows: photos, marks, notes, entitlements, the latest sitting.

use std::collections::BTreeMap;

use atelier_core::id::{OrderId, PhotoId};
use atelier_core::orders::{SittingRow, Stage};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Arrangement, Note, OpenQueue, OpenRoom, PhotoMark, QueueRow, Region, Room, SittingView, Verdict};
use atelier_core::shoots::{Measures, Photo, shifted, shoot_order};

use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::orders;

statements! {
    WAITING: "select id from orders where stage in ('to_select', 'selecting') order by booked_at limit 100";
    PHOTOS: "select p.id, p.content, p.file, p.width, p.height, p.folder, p.taken_at, p.shift_ms, p.model, p.serial, p.lens, p.apart, \
             m.likeness, m.sharpness, m.mean, m.shadows, m.highlights, m.black_and_white, m.palette, m.faces \
             from photo p left join measures m on m.content = p.content where p.order_id = $1";
    SAMPLES: "select content from photo where order_id = $1 order by taken_at, file limit 6";
    PICKED: "select cast(count(*) as bigint) as picked from mark where order_id = $1 and verdict = 'pick'";
    MARKS: "select photo_id, verdict from mark where order_id = $1";
    TAGS: "select photo_id, entitlement_id, confirmed_in from photo_tag where order_id = $1 order by position";
    NOTES: "select id, photo_id, x, y, w, h, code, words from note where order_id = $1 order by at, id";
    NOTES_OF_PHOTO: "select id, photo_id, x, y, w, h, code, words from note where photo_id = $1 order by at, id";
    SITTINGS: "select id, number, state, seed, opened, led_by from sitting where order_id = $1 order by number";
}

pub async fn queue(ctx: Ctx, _: OpenQueue) -> Outcome<Vec<QueueRow>> {
    let mut tx = ctx.desk.db().read().await?;
    let mut queue = Vec::new();
    for row in tx.all(WAITING, args![]).await? {
        let id: OrderId = row.id("id")?;
        let samples = tx.all(SAMPLES, args![&id]).await?.iter().map(|row| row.text("content")).collect::<anyhow::Result<_>>()?;
        queue.push(QueueRow {
            order: orders::row_of(&mut tx, &id).await?,
            sitting: sittings(&mut tx, &ctx, &id).await?.last().map(|sitting| (sitting.number, sitting.state)),
            picked: tx.one(PICKED, args![&id]).await?.count("picked")?,
            samples,
        });
    }
    Ok(queue)
}

pub async fn open(ctx: Ctx, call: OpenRoom) -> Outcome<Room> {
    let mut tx = ctx.desk.db().read().await?;
    room(&mut tx, &ctx, &call.order).await
}

/// The selection room of an order; a refusal where the order is not there, is closed or has no photos yet.
pub async fn room(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<Room> {
    let row = orders::maybe_row(tx, order).await?.ok_or_else(|| Refusal::not_found(Subject::Order, ""))?;
    if row.stage == Stage::Cancelled {
        return Err(Refusal::OrderIsClosed.into());
    }
    let photos = photos(tx, order).await?;
    if photos.is_empty() {
        return Err(Refusal::NoPhotosYet.into());
    }
    let (package_price, charged, paid) = orders::figures_of(tx, order).await?;
    let rows = tx.all(NOTES, args![order]).await?;
    Ok(Room {
        paid,
        charged,
        package_price,
        marks: marks(tx, order).await?,
        notes: rows.iter().map(note).collect::<anyhow::Result<_>>()?,
        entitlements: orders::entitlements(tx, order).await?,
        sitting: latest(tx, ctx, order).await?,
        photos,
        order: row,
    })
}

/// The photos of an order, in the order of the shoot.
pub async fn photos(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<Photo>> {
    let rows = tx.all(PHOTOS, args![order]).await?;
    let photo = |row: &Row| -> anyhow::Result<Photo> {
        Ok(Photo {
            id: row.id("id")?,
            content: row.text("content")?,
            file: row.text("file")?,
            width: row.count("width")?,
            height: row.count("height")?,
            folder: row.text("folder")?,
            taken_at: row.maybe_text("taken_at")?.map(|at| anyhow::Ok(shifted(&at, row.int("shift_ms")?))).transpose()?,
            camera: row.text("model")?,
            serial: row.text("serial")?,
            lens: row.text("lens")?,
            measures: measures(row)?,
            apart: row.int("apart")? != 0,
        })
    };
    let mut photos = rows.iter().map(photo).collect::<anyhow::Result<Vec<_>>>()?;
    photos.sort_by(shoot_order);
    Ok(photos)
}

fn measures(row: &Row) -> anyhow::Result<Option<Measures>> {
    let Some(likeness) = row.maybe_text("likeness")? else { return Ok(None) };
    Ok(Some(Measures {
        likeness,
        sharpness: row.count("sharpness")?,
        mean: row.count("mean")?,
        shadows: row.count("shadows")?,
        highlights: row.count("highlights")?,
        black_and_white: row.int("black_and_white")? != 0,
        palette: row.text("palette")?,
        faces: row.maybe_text("faces")?.map(|faces| serde_json::from_str(&faces)).transpose()?,
    }))
}

async fn marks(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<PhotoMark>> {
    let mut marks: BTreeMap<PhotoId, PhotoMark> = BTreeMap::new();
    for row in tx.all(MARKS, args![order]).await? {
        let photo: PhotoId = row.id("photo_id")?;
        marks.insert(photo.clone(), PhotoMark { photo, verdict: row.code("verdict")?, tags: Vec::new(), confirmed: Vec::new() });
    }
    for row in tx.all(TAGS, args![order]).await? {
        let photo: PhotoId = row.id("photo_id")?;
        let empty = PhotoMark { photo: photo.clone(), verdict: Verdict::Undecided, tags: Vec::new(), confirmed: Vec::new() };
        let mark = marks.entry(photo).or_insert(empty);
        mark.tags.push(row.id("entitlement_id")?);
        if row.maybe_text("confirmed_in")?.is_some() {
            mark.confirmed.push(row.id("entitlement_id")?);
        }
    }
    Ok(marks.into_values().filter(|mark| mark.verdict != Verdict::Undecided || !mark.tags.is_empty()).collect())
}

fn note(row: &Row) -> anyhow::Result<Note> {
    let region = Region { x: row.count("x")?, y: row.count("y")?, w: row.count("w")?, h: row.count("h")? };
    Ok(Note { id: row.id("id")?, photo: row.id("photo_id")?, region, code: row.code("code")?, words: row.text("words")? })
}

/// The retouch notes on a photo, oldest first.
pub async fn notes_of_photo(tx: &mut Tx, photo: &PhotoId) -> Outcome<Vec<Note>> {
    let rows = tx.all(NOTES_OF_PHOTO, args![photo]).await?;
    Ok(rows.iter().map(note).collect::<anyhow::Result<_>>()?)
}

/// The sittings of an order, oldest first.
pub async fn sittings(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<Vec<SittingRow>> {
    let rows = tx.all(SITTINGS, args![order]).await?;
    let sitting = |row: &Row| -> anyhow::Result<SittingRow> {
        Ok(SittingRow {
            id: row.id("id")?,
            number: row.count("number")?,
            state: row.code("state")?,
            opened: ctx.stamp(row.moment("opened")?),
            by: row.text("led_by")?,
        })
    };
    Ok(rows.iter().map(sitting).collect::<anyhow::Result<_>>()?)
}

/// The latest sitting of an order.
pub async fn latest(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<Option<SittingView>> {
    let rows = tx.all(SITTINGS, args![order]).await?;
    Ok(rows.last().map(|row| view(ctx, row)).transpose()?)
}

fn view(ctx: &Ctx, row: &Row) -> anyhow::Result<SittingView> {
    let arrangement = match row.maybe_int("seed")? {
        Some(seed) => Arrangement::Shuffled(u64::try_from(seed)?),
        None => Arrangement::ShootOrder,
    };
    Ok(SittingView {
        id: row.id("id")?,
        number: row.count("number")?,
        state: row.code("state")?,
        arrangement,
        opened: ctx.stamp(row.moment("opened")?),
        by: row.text("led_by")?,
    })
}
