//! Clients' own rooms: photographs that were brought, and the rooms made of them by one known length.

use atelier_core::id::{OrderId, OwnRoomId};
use atelier_core::people::Right;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Design, DropOwnRoom, Hang, ListOwnRooms, MOST_ROOMS, OwnRoom, RoomPhoto, SaveOwnRoom, Wall};

use super::design;
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::desk::{Caller, Desk};
use crate::failure::{Failure, Outcome, expect_one};
use crate::orders;

statements! {
    OF_ORDER: "select r.id, r.name, r.content, p.width, p.height, r.from_x, r.from_y, r.to_x, r.to_y, r.length, r.version, r.dropped \
               from own_room r join room_photo p on p.order_id = r.order_id and p.content = r.content where r.order_id = $1 order by r.made, r.id";
    PHOTO: "select width, height from room_photo where order_id = $1 and content = $2";
    BRING: "insert into room_photo (order_id, content, width, height, brought, staff_id) values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    ADD: "insert into own_room (id, order_id, content, name, from_x, from_y, to_x, to_y, length, version, made, dropped) \
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, null) on conflict (id) do nothing";
    SAVE: "update own_room set name = $1, from_x = $2, from_y = $3, to_x = $4, to_y = $5, length = $6, version = version + 1 \
           where id = $7 and order_id = $8 and version = $9 and content = $10 and dropped is null";
    DROP: "update own_room set dropped = $1 where id = $2 and order_id = $3 and dropped is null";
}

/// All rooms that an order ever had, and whether each is still on the list.
async fn known(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<(OwnRoom, bool)>> {
    let room = |row: &Row| -> anyhow::Result<(OwnRoom, bool)> {
        let room = OwnRoom {
            id: row.id("id")?,
            name: row.text("name")?,
            content: row.text("content")?,
            width: row.count("width")?,
            height: row.count("height")?,
            ends: [(row.count("from_x")?, row.count("from_y")?), (row.count("to_x")?, row.count("to_y")?)],
            length: row.count("length")?,
            version: row.count("version")?,
        };
        Ok((room, row.maybe_int("dropped")?.is_none()))
    };
    Ok(tx.all(OF_ORDER, args![order]).await?.iter().map(room).collect::<anyhow::Result<_>>()?)
}

/// The rooms that designs of an order may hang in, those among them that are on no list any more.
pub async fn of_order(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<OwnRoom>> {
    Ok(known(tx, order).await?.into_iter().map(|(room, _)| room).collect())
}

async fn listed(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<OwnRoom>> {
    Ok(known(tx, order).await?.into_iter().filter(|(_, listed)| *listed).map(|(room, _)| room).collect())
}

/// Whether a photograph was brought for an order.
pub async fn is_brought(tx: &mut Tx, order: &OrderId, content: &str) -> Outcome<bool> {
    Ok(tx.maybe(PHOTO, args![order, content]).await?.is_some())
}

pub async fn list(ctx: Ctx, call: ListOwnRooms) -> Outcome<Vec<OwnRoom>> {
    listed(&mut ctx.desk.db().read().await?, &call.order).await
}

pub async fn save(ctx: Ctx, call: SaveOwnRoom) -> Outcome<Vec<OwnRoom>> {
    let mut tx = ctx.desk.db().write().await?;
    orders::lock(&mut tx, &call.order).await?;
    let photo = tx.maybe(PHOTO, args![&call.order, &call.room.content]).await?;
    let photo = photo.ok_or_else(|| Refusal::not_found(Subject::Photo, ""))?;
    let room = call.room.tidied((photo.count("width")?, photo.count("height")?))?;
    let [(x, y), (to_x, to_y)] = room.ends;
    let saved = if room.version == 0 {
        if listed(&mut tx, &call.order).await?.len() >= MOST_ROOMS as usize {
            return Err(Refusal::TooManyRooms { at_most: MOST_ROOMS }.into());
        }
        tx.run(ADD, args![&room.id, &call.order, &room.content, &room.name, x, y, to_x, to_y, room.length, ctx.now]).await?
    } else {
        tx.run(SAVE, args![&room.name, x, y, to_x, to_y, room.length, &room.id, &call.order, room.version, &room.content]).await?
    };
    expect_one(saved, Subject::Room)?;
    let rooms = listed(&mut tx, &call.order).await?;
    follow(&mut tx, &call.order, &room.id, &rooms).await?;
    ctx.done(tx, Note { order: Some(&call.order), detail: room.name }).await?;
    Ok(rooms)
}

/// Designs that hang in a room hang in it as it is calibrated now.
async fn follow(tx: &mut Tx, order: &OrderId, room: &OwnRoomId, rooms: &[OwnRoom]) -> Outcome<()> {
    for Design { id, hang, .. } in design::of_order(tx, order).await? {
        let Some(hang) = hang.filter(|hang| matches!(&hang.wall, Wall::Own(own) if own.id == *room)) else { continue };
        let now: Hang = hang.clone().of_order(rooms)?;
        if now != hang {
            design::rehang(tx, &id, &now).await?;
        }
    }
    Ok(())
}

pub async fn drop_it(ctx: Ctx, call: DropOwnRoom) -> Outcome<Vec<OwnRoom>> {
    let mut tx = ctx.desk.db().write().await?;
    orders::lock(&mut tx, &call.order).await?;
    let rooms = listed(&mut tx, &call.order).await?;
    let Some(room) = rooms.iter().find(|room| room.id == call.room) else { return Ok(rooms) };
    tx.run(DROP, args![ctx.now, &call.room, &call.order]).await?;
    let now = listed(&mut tx, &call.order).await?;
    ctx.done(tx, Note { order: Some(&call.order), detail: room.name.clone() }).await?;
    Ok(now)
}

impl Desk {
    /// Whether the caller may bring a photograph of a client's room for this order: asked before its bytes are looked at.
    pub async fn may_bring_room(&self, caller: &Caller, order: &OrderId) -> Result<(), Refusal> {
        self.check_bringing(caller, order).await.map(drop).map_err(|failure| self.refused("selection.bring_room", failure))
    }

    async fn check_bringing(&self, caller: &Caller, order: &OrderId) -> Result<Ctx, Failure> {
        let ctx = self.context(caller, "selection.bring_room").await?;
        ctx.my_id()?;
        if !ctx.may(Right::SelectPhotos) {
            return Err(Refusal::RightMissing { right: Right::SelectPhotos }.into());
        }
        orders::maybe_row(&mut ctx.desk.db().read().await?, order).await?.ok_or_else(|| Refusal::not_found(Subject::Order, ""))?;
        Ok(ctx)
    }

    /// Records that a photograph of a client's room is in the library. Brought twice, it is there once.
    pub async fn brought_room(&self, caller: &Caller, order: &OrderId, photo: RoomPhoto) -> Result<RoomPhoto, Refusal> {
        self.record_room(caller, order, photo).await.map_err(|failure| self.refused("selection.bring_room", failure))
    }

    async fn record_room(&self, caller: &Caller, order: &OrderId, photo: RoomPhoto) -> Result<RoomPhoto, Failure> {
        let ctx = self.check_bringing(caller, order).await?;
        let mut tx = ctx.desk.db().write().await?;
        tx.run(BRING, args![order, &photo.content, photo.width, photo.height, ctx.now, ctx.my_id()?]).await?;
        ctx.done(tx, Note { order: Some(order), detail: String::new() }).await?;
        Ok(photo)
    }
}
