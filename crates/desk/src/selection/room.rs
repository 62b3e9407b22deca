//! What the selection room shows: photos, marks, notes, entitlements, the latest sitting.

use std::collections::BTreeMap;

use atelier_core::id::{BranchId, OrderId, PhotoId};
use atelier_core::orders::{SittingRow, Stage};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    Arrangement, Base, ColourLabel, Marks, Note, OpenQueue, OpenRoom, PhotoMark, QueueRow, Region, Room, SittingView, Wish,
};
use atelier_core::shoots::{Measures, Photo, shifted, shoot_order};

use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::{orders, production};

use super::{branch, lay_out, log, sitting, wishes};

statements! {
    WAITING: "select id from orders where stage in ('to_select', 'selecting') order by booked_at limit 100";
    PHOTOS: "select p.id, p.content, p.file, p.width, p.height, p.folder, p.taken_at, p.shift_ms, p.model, p.serial, p.lens, p.apart, \
             m.likeness, m.sharpness, m.mean, m.shadows, m.highlights, m.black_and_white, m.palette, m.faces \
             from photo p left join measures m on m.content = p.content where p.order_id = $1";
    SAMPLES: "select content from photo where order_id = $1 order by taken_at, file limit 6";
    PICKED: "select cast(count(*) as bigint) as picked from mark where order_id = $1 and verdict = 'pick'";
    MARKS: "select photo_id, verdict, rating, label from mark where order_id = $1";
    TAGS: "select photo_id, entitlement_id, confirmed_in from photo_tag where order_id = $1 order by position";
    NOTES: "select id, photo_id, x, y, w, h, code, words, shape, voice, entry, named from note where order_id = $1 order by at, id";
    NOTES_OF_PHOTO: "select id, photo_id, x, y, w, h, code, words, shape, voice, entry, named from note where photo_id = $1 order by at, id";
    SITTINGS: "select s.id, s.number, s.state, s.seed, s.by_outfit, s.opened, s.led_by, case when r.sitting_id is null then 0 else 1 end as recorded, \
               o.number as order_number, l.state as laid, l.reason as laid_reason, l.done as laid_at \
               from sitting s join orders o on o.id = s.order_id left join sitting_record r on r.sitting_id = s.id \
               left join selection_layout l on l.sitting_id = s.id where s.order_id = $1 order by s.number";
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
    room_of(&mut tx, &ctx, &call.order, call.branch.as_ref()).await
}

/// The selection room of an order with the marks of one of the latest sitting's branches.
pub async fn room_of(tx: &mut Tx, ctx: &Ctx, order: &OrderId, branch: Option<&BranchId>) -> Outcome<Room> {
    let mut view = room(tx, ctx, order).await?;
    let (Some(id), Some(sitting)) = (branch, view.sitting.as_ref()) else { return Ok(view) };
    let branch = branch::find(tx, id).await?;
    if branch.sitting != sitting.id {
        return Err(Refusal::not_found(Subject::Branch, "").into());
    }
    let found = sitting::find(tx, &sitting.id).await?;
    let Base { marks, notes } = log::branch_now(tx, &found, &branch).await?.1.to_base();
    (view.marks, view.notes, view.branch) = (marks, notes, Some(branch.id));
    Ok(view)
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
    let Base { marks, notes } = marked(tx, order).await?;
    let sitting = latest(tx, ctx, order).await?;
    let (logged, branches) = match &sitting {
        Some(sitting) => (log::end(tx, &sitting.id).await?, branch::of_sitting(tx, ctx, &sitting.id).await?),
        None => (0, Vec::new()),
    };
    Ok(Room {
        paid,
        charged,
        package_price,
        marks,
        notes,
        retouched: production::retouched_of_order(tx, order).await?,
        for_all: wishes::wishes_of_order(tx, order).await?,
        entitlements: orders::entitlements(tx, order).await?,
        offers: orders::offers(tx, order).await?,
        sitting,
        logged,
        branch: None,
        branches,
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

/// What is marked and wished on an order, as it stands.
pub async fn marked(tx: &mut Tx, order: &OrderId) -> Outcome<Base> {
    let rows = tx.all(NOTES, args![order]).await?;
    Ok(Base { marks: marks(tx, order).await?, notes: rows.iter().map(note).collect::<anyhow::Result<_>>()? })
}

/// The stars of a mark.
pub fn stars(row: &Row) -> anyhow::Result<u8> {
    Ok(u8::try_from(row.count("rating")?)?)
}

/// The colour label of a mark.
pub fn label(row: &Row) -> anyhow::Result<Option<ColourLabel>> {
    if row.maybe_text("label")?.is_some() { Ok(Some(row.code("label")?)) } else { Ok(None) }
}

async fn marks(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<PhotoMark>> {
    let blank = |photo: &PhotoId| Marks::default().told(photo);
    let mut marks: BTreeMap<PhotoId, PhotoMark> = BTreeMap::new();
    for row in tx.all(MARKS, args![order]).await? {
        let photo: PhotoId = row.id("photo_id")?;
        let mark = PhotoMark { verdict: row.code("verdict")?, rating: stars(&row)?, label: label(&row)?, ..blank(&photo) };
        marks.insert(photo, mark);
    }
    for row in tx.all(TAGS, args![order]).await? {
        let photo: PhotoId = row.id("photo_id")?;
        let blank = blank(&photo);
        let mark = marks.entry(photo).or_insert(blank);
        mark.tags.push(row.id("entitlement_id")?);
        if row.maybe_text("confirmed_in")?.is_some() {
            mark.confirmed.push(row.id("entitlement_id")?);
        }
    }
    Ok(marks.into_iter().filter(|(photo, mark)| *mark != blank(photo)).map(|(_, mark)| mark).collect())
}

fn note(row: &Row) -> anyhow::Result<Note> {
    let region = Region { x: row.count("x")?, y: row.count("y")?, w: row.count("w")?, h: row.count("h")? };
    let wish = Wish {
        id: row.id("id")?,
        region,
        code: row.code("code")?,
        entry: row.maybe_id("entry")?,
        named: row.text("named")?,
        words: row.text("words")?,
        shape: row.json("shape")?,
        voice: row.code("voice")?,
    };
    Ok(Note { photo: row.id("photo_id")?, wish })
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
            recorded: row.flag("recorded")?,
            layout: lay_out::seen(ctx, row)?,
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
    let arrangement = match (row.maybe_int("seed")?, row.int("by_outfit")?) {
        (Some(seed), 0) => Arrangement::Shuffled(u64::try_from(seed)?),
        (Some(seed), _) => Arrangement::ShuffledByOutfit(u64::try_from(seed)?),
        (None, _) => Arrangement::ShootOrder,
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
