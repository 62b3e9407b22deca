//! Puts photos in their time and to their orders by what is known of their cameras' clocks: as they come, and again
//! whenever something is found out or taken back. The rules are `shift_of` and `slate_for`; here is what they are asked of.

use std::collections::BTreeSet;

use atelier_core::id::{ClockId, OrderId, PhotoId};
use atelier_core::orders::Stage;
use atelier_core::shoots::{Body, ClockSource, Reading, Slate, SlateShot, between, days_around, shift_of, slate_for};

use super::ingest::{TakenPhoto, order_of};
use crate::context::Ctx;
use crate::db::{Row, Tx, args, code_of, statements};
use crate::failure::Outcome;
use crate::orders;

statements! {
    // The latest first: of two readings of one moment it is the one that counts.
    READINGS: "select c.id, c.source, c.camera_time, c.shift_ms, c.order_id, p.folder from camera_clock c join photo p on p.id = c.photo_id \
               where c.make = $1 and c.model = $2 and c.serial = $3 and c.undone = 0 \
               and substr(c.camera_time, 1, 10) >= $4 and substr(c.camera_time, 1, 10) <= $5 order by c.recorded desc, c.id desc";
    AROUND: "select id, folder, taken_at, shift_ms, order_id, routed_by, is_slate from photo \
             where make = $1 and model = $2 and serial = $3 and substr(taken_at, 1, 10) >= $4 and substr(taken_at, 1, 10) <= $5";
    SHIFT: "update photo set shift_ms = $1 where id = $2";
    ROUTE: "update photo set order_id = $1, routed_by = $2 where id = $3";
    HOLD_SITTINGS: "update sitting set state = state where order_id = $1";
    HELD: "select photo_id from mark where photo_id = $1 and verdict <> 'undecided' union all select photo_id from photo_tag where photo_id = $1 \
           union all select photo_id from note where photo_id = $1 union all select photo_id from task_photo where photo_id = $1 limit 1";
    DROP_MARK: "delete from mark where photo_id = $1";
    TO_SLATE: "update photo set is_slate = 1, order_id = null, routed_by = null where id = $1";
    ORDER: "select order_id, is_slate from photo where id = $1";
    ADD: "insert into camera_clock (id, make, model, serial, source, camera_time, shift_ms, photo_id, order_id, recorded, undone) \
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)";
}

/// Where a photo that arrives belongs.
#[derive(Debug, Default)]
pub struct Place {
    /// The order, by its folder or by a slate.
    pub order: Option<OrderId>,
    /// The slate, where it is by a slate.
    pub routed_by: Option<ClockId>,
    /// What is to be added to its time.
    pub shift_ms: i64,
}

/// A reading of a camera's clock that is to be recorded.
pub struct Found<'a> {
    /// The camera.
    pub body: &'a Body,
    /// How it was found.
    pub source: ClockSource,
    /// What the camera's clock showed.
    pub camera_time: &'a str,
    /// To be added to it.
    pub shift_ms: i64,
    /// The photo that shows it.
    pub photo: &'a PhotoId,
    /// The order that it is a slate of.
    pub order: Option<&'a OrderId>,
}

/// What came of applying a camera's readings.
#[derive(Debug, Default)]
pub struct Applied {
    /// Photos whose time is another now.
    pub shifted: u32,
    /// Photos that went to another order, or to none.
    pub moved: u32,
    /// Photos that would have gone, but carry marks of a selection.
    pub held: u32,
}

/// A photo that changes its order.
struct Move {
    photo: PhotoId,
    from: Option<OrderId>,
    to: Option<OrderId>,
    by: Option<ClockId>,
}

/// What is known of a camera's clock on some days.
struct Known {
    readings: Vec<Reading>,
    slates: Vec<SlateShot>,
}

impl Known {
    async fn read(tx: &mut Tx, body: &Body, (first, last): (&str, &str)) -> Outcome<Known> {
        let mut known = Known { readings: Vec::new(), slates: Vec::new() };
        for row in tx.all(READINGS, args![&body.make, &body.model, &body.serial, first, last]).await? {
            let camera_time = row.text("camera_time")?;
            if row.code::<ClockSource>("source")? == ClockSource::Slate {
                let (clock, folder, order) = (row.id("id")?, row.text("folder")?, row.maybe_id("order_id")?);
                known.slates.push(SlateShot { clock, folder, camera_time: camera_time.clone(), order });
            }
            known.readings.push(Reading { camera_time, shift_ms: row.int("shift_ms")? });
        }
        Ok(known)
    }
}

/// The camera that a photo names, if it names one: files without a model come from anywhere.
pub fn body_of(make: &str, model: &str, serial: &str) -> Option<Body> {
    (!model.is_empty()).then(|| Body { make: make.to_owned(), model: model.to_owned(), serial: serial.to_owned() })
}

/// Where a photo that arrives belongs: to the order of its folder, else to that of the slate before it.
pub async fn of_arrival(tx: &mut Tx, folder: &str, photo: &TakenPhoto, is_slate: bool) -> Outcome<Place> {
    let mut place = Place::default();
    if !is_slate {
        place.order = order_of(tx, folder).await?;
    }
    let Some((body, taken_at)) = body_of(&photo.make, &photo.model, &photo.serial).zip(photo.taken_at.as_deref()) else {
        return Ok(place);
    };
    let Some((first, last)) = days_around(taken_at) else { return Ok(place) };
    let known = Known::read(tx, &body, (&first, &last)).await?;
    place.shift_ms = shift_of(&known.readings, taken_at).unwrap_or(0);
    if place.order.is_none()
        && !is_slate
        && let Some(SlateShot { clock, order: Some(order), .. }) = slate_for(&known.slates, folder, taken_at)
    {
        (place.order, place.routed_by) = (Some(order.clone()), Some(clock.clone()));
    }
    Ok(place)
}

/// Makes a photo that has just come the slate that it shows, and does what it says.
pub async fn met(tx: &mut Tx, ctx: &Ctx, photo: &PhotoId, taken: &TakenPhoto, slate: &Slate) -> Outcome<()> {
    let row = tx.one(ORDER, args![photo]).await?;
    if row.flag("is_slate")? || tx.maybe(HELD, args![photo]).await?.is_some() {
        return Ok(());
    }
    let was_of: Option<OrderId> = row.maybe_id("order_id")?;
    tx.run(TO_SLATE, args![photo]).await?;
    if let Some(order) = &was_of {
        orders::refresh(tx, order).await?;
    }
    let order = orders::row_of_number(tx, &slate.order_number).await?;
    let order = order.filter(|order| !matches!(order.stage, Stage::PickedUp | Stage::Cancelled)).map(|order| order.id);
    let body = body_of(&taken.make, &taken.model, &taken.serial);
    let Some((body, camera_time)) = body.zip(taken.taken_at.as_deref()) else { return Ok(()) };
    let Some(shift_ms) = between(camera_time, &slate.at) else { return Ok(()) };
    let source = ClockSource::Slate;
    found(tx, ctx, &Found { body: &body, source, camera_time, shift_ms, photo, order: order.as_ref() }).await?;
    apply(tx, &body, camera_time).await?;
    Ok(())
}

/// Records a reading.
pub async fn found(tx: &mut Tx, ctx: &Ctx, found: &Found<'_>) -> Outcome<ClockId> {
    let id: ClockId = ctx.new_id()?;
    let Found { body, source, camera_time, shift_ms, photo, order } = *found;
    let order = order.map(|order| order.as_str().to_owned());
    let values = args![&id, &body.make, &body.model, &body.serial, code_of(&source)?, camera_time, shift_ms, photo, order, ctx.now];
    tx.run(ADD, values).await?;
    Ok(id)
}

/// Puts the photos that a reading of this time may speak for in their time and to their orders, by all that is known
/// of the camera now. Photos that carry marks of a selection stay where they are.
pub async fn apply(tx: &mut Tx, body: &Body, around: &str) -> Outcome<Applied> {
    let mut applied = Applied::default();
    let Some((first, last)) = days_around(around) else { return Ok(applied) };
    // What speaks for the first and the last of these photos may lie as far away again.
    let earliest = days_around(&format!("{first}T00:00:00")).map_or(first.clone(), |(earliest, _)| earliest);
    let latest = days_around(&format!("{last}T23:59:59")).map_or(last.clone(), |(_, latest)| latest);
    let known = Known::read(tx, body, (&earliest, &latest)).await?;
    let mut moves = Vec::new();
    for row in tx.all(AROUND, args![&body.make, &body.model, &body.serial, &first, &last]).await? {
        let (photo, taken_at): (PhotoId, String) = (row.id("id")?, row.text("taken_at")?);
        let shift_ms = shift_of(&known.readings, &taken_at).unwrap_or(0);
        if shift_ms != row.int("shift_ms")? {
            tx.run(SHIFT, args![shift_ms, &photo]).await?;
            applied.shifted += 1;
        }
        moves.extend(route(tx, &known, photo, &taken_at, &row).await?);
    }
    go(tx, &moves, &mut applied).await?;
    Ok(applied)
}

/// Where a photo belongs now, if that is elsewhere than where it is. What its folder or somebody gave to an order stays there.
async fn route(tx: &mut Tx, known: &Known, photo: PhotoId, taken_at: &str, row: &Row) -> Outcome<Option<Move>> {
    let (from, routed_by): (Option<OrderId>, Option<ClockId>) = (row.maybe_id("order_id")?, row.maybe_id("routed_by")?);
    if row.flag("is_slate")? || from.is_some() && routed_by.is_none() {
        return Ok(None);
    }
    let folder = row.text("folder")?;
    let (to, by) = match slate_for(&known.slates, &folder, taken_at) {
        Some(SlateShot { clock, order: Some(order), .. }) => (Some(order.clone()), Some(clock.clone())),
        _ if routed_by.is_some() => (order_of(tx, &folder).await?, None),
        _ => (None, None),
    };
    Ok((to != from || by != routed_by).then_some(Move { photo, from, to, by }))
}

/// Moves photos between orders, each order locked once and refreshed once.
async fn go(tx: &mut Tx, moves: &[Move], applied: &mut Applied) -> Outcome<()> {
    let leaving = |step: &&Move| step.from != step.to;
    let orders: BTreeSet<&OrderId> = moves.iter().filter(leaving).flat_map(|step| step.from.iter().chain(&step.to)).collect();
    for order in &orders {
        orders::lock(tx, order).await?;
        // Nobody marks a photo in a sitting while it is asked whether anybody did.
        tx.run(HOLD_SITTINGS, args![*order]).await?;
    }
    for step in moves {
        if step.from != step.to {
            if step.from.is_some() && tx.maybe(HELD, args![&step.photo]).await?.is_some() {
                applied.held += 1;
                continue;
            }
            tx.run(DROP_MARK, args![&step.photo]).await?;
            applied.moved += 1;
        }
        let text = |id: Option<&str>| id.map(str::to_owned);
        let (to, by) = (text(step.to.as_ref().map(OrderId::as_str)), text(step.by.as_ref().map(ClockId::as_str)));
        tx.run(ROUTE, args![to, by, &step.photo]).await?;
    }
    for order in orders {
        orders::refresh(tx, order).await?;
    }
    Ok(())
}
