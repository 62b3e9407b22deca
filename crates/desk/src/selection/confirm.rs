//! The client's yes: extras are charged, purposes are fixed, tasks are made, all in one transaction.

use atelier_core::catalog;
use atelier_core::id::{EntitlementId, OrderId, PhotoId, SittingId};
use atelier_core::orders::{EntitlementUse, LineKind, OrderView};
use atelier_core::refusal::{Field, Refusal, Subject, required};
use atelier_core::selection::{After, Bill, BillLine, Confirm, Signature, SittingState, Standing, bill};
use atelier_core::shoots::shifted;

use super::lay_out;
use super::record::{self, Signed};
use super::sitting::{self, Found};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::{orders, production};

statements! {
    SIGN: "update sitting set confirmed = $1, signed_by = $2 where id = $3";
    NEW_PHOTOS: "select t.photo_id, p.file, p.taken_at, p.shift_ms from photo_tag t join photo p on p.id = t.photo_id \
                 where t.entitlement_id = $1 and t.confirmed_in is null order by p.content";
    FIX: "update photo_tag set confirmed_in = $1 where order_id = $2 and confirmed_in is null";
}

pub async fn confirm(ctx: Ctx, call: Confirm) -> Outcome<OrderView> {
    let signed_by = required(Field::Signature, &call.signed_by, 80)?;
    let signature = call.signature.map(Signature::tidy).transpose()?.flatten();
    let mut tx = ctx.desk.db().write().await?;
    let found = sitting::find(&mut tx, &call.sitting).await?;
    orders::lock(&mut tx, &found.order).await?;
    match found.state {
        SittingState::Submitted => {}
        SittingState::Open => return Err(Refusal::SelectionNotConfirmed.into()),
        SittingState::Confirmed => return Err(Refusal::SittingClosed.into()),
    }
    let entitlements = orders::entitlements(&mut tx, &found.order).await?;
    let bill = bill_of(&mut tx, &found.order, &entitlements).await?;
    if bill.extra != call.extra || bill.upgrade.as_ref().map(|upgrade| &upgrade.package) != call.upgrade.as_ref() {
        return Err(Refusal::ChangedMeanwhile { what: Subject::Sitting }.into());
    }
    if let Some(upgrade) = &bill.upgrade {
        orders::raise(&mut tx, &ctx, &found.order, found.number, &bill, upgrade).await?;
    }
    for line in bill.lines.iter().filter(|line| line.new_extra > 0) {
        charge(&mut tx, &ctx, &found, line).await?;
    }
    for entitlement in &entitlements {
        make_task(&mut tx, &ctx, &found, &call.sitting, entitlement).await?;
    }
    let due_on = ctx.today().plus(ctx.settings.as_ref().map_or(14, |settings| i32::try_from(settings.promise_days).unwrap_or(14)));
    orders::promise(&mut tx, &found.order, &bill.lines, due_on, call.after == After::MoreToCome).await?;
    record::keep(&mut tx, &ctx, (&found.order, &call.sitting), &entitlements, Signed { by: &signed_by, signature }).await?;
    tx.run(FIX, args![&call.sitting, &found.order]).await?;
    tx.run(SIGN, args![ctx.now, &signed_by, &call.sitting]).await?;
    sitting::step(&mut tx, &call.sitting, SittingState::Submitted, SittingState::Confirmed).await?;
    lay_out::want(&mut tx, &call.sitting).await?;
    orders::refresh(&mut tx, &found.order).await?;
    let view = orders::view(&mut tx, &ctx, &found.order).await?;
    let currency = ctx.settings.as_ref().map(|settings| settings.currency.clone()).unwrap_or_default();
    let detail = format!("{} #{} {signed_by} +{}", view.row.number, found.number, currency.full(bill.extra));
    ctx.done(tx, Note { order: Some(&found.order), detail }).await?;
    Ok(view)
}

/// The bill by what is marked now and by the packages that are sold now.
pub async fn bill_of(tx: &mut Tx, order: &OrderId, entitlements: &[EntitlementUse]) -> Outcome<Bill> {
    let (package_price, charged, paid) = orders::figures_of(tx, order).await?;
    let offers = orders::offers(tx, order).await?;
    Ok(bill(&Standing { entitlements, package_price, charged, paid, offers: &offers }, &orders::uses(entitlements))?)
}

async fn charge(tx: &mut Tx, ctx: &Ctx, found: &Found, line: &BillLine) -> Outcome<()> {
    let what = LineKind::Extra { purpose: line.purpose, detail: line.detail.clone(), sitting: found.number };
    orders::charge(tx, ctx, &found.order, &what, line.new_extra, line.unit_price).await
}

/// The task for the photos that this sitting adds to an entitlement, where the purpose asks for work.
async fn make_task(tx: &mut Tx, ctx: &Ctx, found: &Found, sitting: &SittingId, entitlement: &EntitlementUse) -> Outcome<()> {
    let photos = new_photos(tx, &entitlement.id).await?;
    if photos.is_empty() {
        return Ok(());
    }
    let lang = ctx.settings.as_ref().map(|settings| settings.lang).unwrap_or_default();
    let purpose = catalog::label(entitlement.purpose, &entitlement.detail, lang);
    production::make_task(tx, ctx, &production::Wanted { order: &found.order, sitting, entitlement, purpose: &purpose, photos: &photos })
        .await
}

/// Puts photos in the order of the shoot: those without a time last, then by the camera's file name.
type ByTime = (bool, Option<String>, String);

/// In the order of the shoot.
pub async fn new_photos(tx: &mut Tx, entitlement: &EntitlementId) -> Outcome<Vec<(PhotoId, String)>> {
    let rows = tx.all(NEW_PHOTOS, args![entitlement]).await?;
    let photo = |row: &Row| -> anyhow::Result<_> {
        let (taken_at, shift_ms) = (row.maybe_text("taken_at")?, row.int("shift_ms")?);
        let taken_at = taken_at.map(|at| shifted(&at, shift_ms));
        Ok(((taken_at.is_none(), taken_at, row.text("file")?), row.id("photo_id")?))
    };
    let mut photos: Vec<(ByTime, PhotoId)> = rows.iter().map(photo).collect::<anyhow::Result<_>>()?;
    photos.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(photos.into_iter().map(|((.., file), photo)| (photo, file)).collect())
}
