//! Extra photos that a client gives back: the document, what the order is charged less, and the photos out of their tasks.

use atelier_core::catalog::label;
use atelier_core::id::{EntitlementId, OrderId, PhotoId, SittingId, TaskId};
use atelier_core::money::Money;
use atelier_core::orders::{
    AfterSaleKind, ConfirmedPhoto, Extras, OpenExtras, OrderView, PhotosBack, Stage, TakeBackPhotos, extra_photos, photos_back,
};
use atelier_core::production::TaskState;
use atelier_core::refusal::{Field, Refusal, required};
use atelier_core::selection::SittingState;
use atelier_core::shoots::file_number;

use super::after_sale::{self, Head, Line};
use super::{figures, list, open};
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::{production, selection, studio};

statements! {
    CONFIRMED: "select t.photo_id, p.content, p.file, k.state from photo_tag t join photo p on p.id = t.photo_id \
                left join task k on k.entitlement_id = t.entitlement_id and k.sitting_id = t.confirmed_in \
                where t.entitlement_id = $1 and t.confirmed_in is not null order by case when p.taken_at is null then 1 else 0 end, p.taken_at, p.file, p.id";
    TAG: "select t.confirmed_in, k.id as task from photo_tag t \
          left join task k on k.entitlement_id = t.entitlement_id and k.sitting_id = t.confirmed_in \
          where t.entitlement_id = $1 and t.photo_id = $2";
    DROP_TAG: "delete from photo_tag where entitlement_id = $1 and photo_id = $2";
    GIVE_BACK: "insert into photo_back (after_sale_id, photo_id, entitlement_id, sitting_id, after_sitting) values ($1, $2, $3, $4, $5)";
    CHARGED_LESS: "update entitlement set charged = charged - $1, charged_amount = charged_amount - $2 where id = $3";
}

pub async fn extras(ctx: Ctx, call: OpenExtras) -> Outcome<Vec<Extras>> {
    let mut tx = ctx.desk.db().read().await?;
    Ok(extras_of(&mut tx, &call.order).await?.into_iter().filter(|extras| extras.at_most > 0).collect())
}

/// The confirmed photos of an order's entitlements.
async fn extras_of(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<Extras>> {
    let confirmed = |row: &Row| -> anyhow::Result<ConfirmedPhoto> {
        let state = row.maybe_text("state")?;
        let work = state.and_then(|state| TaskState::ALL.into_iter().find(|known| known.code() == state));
        Ok(ConfirmedPhoto { photo: row.id("photo_id")?, content: row.text("content")?, file: row.text("file")?, work })
    };
    let mut all = Vec::new();
    for line in open::entitlements(tx, order).await? {
        let rows = tx.all(CONFIRMED, args![&line.id]).await?;
        let photos = rows.iter().map(confirmed).collect::<anyhow::Result<Vec<_>>>()?;
        all.push(Extras { at_most: extra_photos(&line), line, photos });
    }
    Ok(all)
}

pub async fn take_back(ctx: Ctx, call: TakeBackPhotos) -> Outcome<OrderView> {
    let signed_by = required(Field::Signature, &call.signed_by, 80)?;
    let reason = required(Field::Reason, &call.reason, 500)?;
    let mut tx = ctx.desk.db().write().await?;
    figures::lock(&mut tx, &call.order).await?;
    if studio::made_before(&mut tx, &ctx, &call.once).await?.is_some() {
        return open::view(&mut tx, &ctx, &call.order).await;
    }
    let sittings = between_sittings(&mut tx, &ctx, &call.order).await?;
    let extras = extras_of(&mut tx, &call.order).await?;
    let back = photos_back(&call.photos, &extras)?;
    let lang = ctx.settings.as_ref().map(|settings| settings.lang).unwrap_or_default();
    let line = |back: &PhotosBack<'_>| {
        let numbers: Vec<&str> = back.photos.iter().map(|photo| file_number(&photo.file)).collect();
        let (quantity, unit_price) = back.priced();
        let name = format!("{} {}", label(back.line.purpose, &back.line.detail, lang), numbers.join(" "));
        Line { name, quantity, unit_price: Money(-unit_price.0), takes_back: None }
    };
    let lines: Vec<Line> = back.iter().map(line).collect();
    let head = Head { order: &call.order, kind: AfterSaleKind::TakenBack, signed_by: &signed_by, reason: &reason };
    let document = after_sale::write(&mut tx, &ctx, &head, &lines).await?;
    for back in &back {
        tx.run(CHARGED_LESS, args![back.pieces, back.amount, &back.line.id]).await?;
        for photo in &back.photos {
            let sitting = leave(&mut tx, &ctx, &back.line.id, photo).await?;
            tx.run(GIVE_BACK, args![&document, &photo.photo, &back.line.id, &sitting, sittings]).await?;
        }
    }
    figures::refresh(&mut tx, &call.order).await?;
    studio::remember(&mut tx, &ctx, &call.once, document.as_str()).await?;
    after_sale::tell(tx, &ctx, &head).await
}

/// Refuses while a sitting is open, or where the goods are gone; gives how many sittings there were.
async fn between_sittings(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<u32> {
    after_sale::after_the_selection(tx, order).await?;
    if list::row_of(tx, order).await?.stage == Stage::PickedUp {
        return Err(Refusal::OrderIsClosed.into());
    }
    match selection::sittings(tx, ctx, order).await?.last() {
        Some(open) if open.state != SittingState::Confirmed => Err(Refusal::SittingStillOpen { number: open.number }.into()),
        last => Ok(last.map_or(0, |sitting| sitting.number)),
    }
}

/// Takes a photo's purpose away, and the photo out of its task; gives the sitting that had confirmed it, whose folders are
/// laid out anew.
async fn leave(tx: &mut Tx, ctx: &Ctx, tag: &EntitlementId, photo: &ConfirmedPhoto) -> Outcome<SittingId> {
    let id: &PhotoId = &photo.photo;
    let row = tx.one(TAG, args![tag, id]).await?;
    let (sitting, task): (SittingId, Option<TaskId>) = (row.id("confirmed_in")?, row.maybe_id("task")?);
    if let Some(task) = task {
        production::leave_task(tx, ctx, &task, id, &photo.file).await?;
    }
    tx.run(DROP_TAG, args![tag, id]).await?;
    selection::lay_out_again(tx, &sitting).await?;
    Ok(sitting)
}
