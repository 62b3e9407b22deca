//! Records of confirmed sittings: written with the confirmation, printed for the client, held against what stands now.

use std::collections::BTreeSet;

use atelier_core::catalog::Purpose;
use atelier_core::id::{OrderId, SittingId};
use atelier_core::orders::EntitlementUse;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    CheckRecord, CheckedRecord, Record, RecordState, RecordedChoice, RecordedPhoto, Signature, SittingState, SittingView, arranged,
    check_value, typed_check_value,
};

use super::confirm::new_photos;
use super::room;
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::failure::Outcome;
use crate::orders;

statements! {
    KEEP: "insert into sitting_record (sitting_id, check_value, record) values ($1, $2, $3)";
    OF_SITTING: "select r.record, r.check_value, s.order_id from sitting_record r join sitting s on s.id = r.sitting_id where r.sitting_id = $1";
    OF_CHECK: "select r.record, r.check_value, r.sitting_id, s.order_id from sitting_record r join sitting s on s.id = r.sitting_id where r.check_value = $1";
    CHOSEN: "select p.content, p.file, e.purpose, e.detail from photo_tag t join photo p on p.id = t.photo_id \
             join entitlement e on e.id = t.entitlement_id where t.confirmed_in = $1 \
             union all select p.content, p.file, e.purpose, e.detail from photo_back b join photo p on p.id = b.photo_id \
             join entitlement e on e.id = b.entitlement_id where b.sitting_id = $1";
}

/// A record with its check value.
pub struct Kept {
    /// The order.
    pub order: OrderId,
    /// The record.
    pub record: Record,
    /// Its check value, as it is printed.
    pub check: String,
}

/// How the client said yes.
pub struct Signed<'a> {
    /// Who signs for the client.
    pub by: &'a str,
    /// What they drew on the pad.
    pub signature: Option<Signature>,
}

/// Writes the record of a sitting that is being confirmed; its new purposes are not fixed yet.
pub async fn keep(
    tx: &mut Tx,
    ctx: &Ctx,
    (order, sitting): (&OrderId, &SittingId),
    entitlements: &[EntitlementUse],
    signed: Signed<'_>,
) -> Outcome<()> {
    let Some(view) = room::latest(tx, ctx, order).await?.filter(|view| view.id == *sitting) else {
        return Err(Refusal::ChangedMeanwhile { what: Subject::Sitting }.into());
    };
    let photos = room::photos(tx, order).await?;
    let recorded = |photo: &atelier_core::shoots::Photo| RecordedPhoto { content: photo.content.clone(), file: photo.file.clone() };
    let shown = arranged(&photos, view.arrangement).into_iter().filter_map(|at| photos.get(at)).map(recorded).collect();
    let mut chosen = Vec::new();
    for line in entitlements {
        let new: BTreeSet<_> = new_photos(tx, &line.id).await?.into_iter().map(|(photo, _)| photo).collect();
        if !new.is_empty() {
            let photos = photos.iter().filter(|photo| new.contains(&photo.id)).map(recorded).collect();
            chosen.push(RecordedChoice { purpose: line.purpose, detail: line.detail.clone(), photos });
        }
    }
    let record = Record {
        order: orders::row_of(tx, order).await?.number,
        sitting: view.number,
        arrangement: view.arrangement,
        confirmed: ctx.now,
        signed_by: signed.by.to_owned(),
        shown,
        chosen,
        signature: signed.signature,
    };
    let text = serde_json::to_string(&record).map_err(anyhow::Error::from)?;
    tx.run(KEEP, args![sitting, check_value(blake3::hash(text.as_bytes()).as_bytes()), text]).await?;
    Ok(())
}

/// What the client drew on the pad at the latest sitting; none while that is open, or where they signed on paper.
pub async fn latest_signature(tx: &mut Tx, sitting: Option<&SittingView>) -> Outcome<Option<Signature>> {
    let Some(sitting) = sitting.filter(|sitting| sitting.state == SittingState::Confirmed) else { return Ok(None) };
    match tx.maybe(OF_SITTING, args![&sitting.id]).await? {
        Some(row) => Ok(row.json::<Record>("record")?.signature),
        None => Ok(None),
    }
}

/// The record of a sitting; a refusal where it was not confirmed, or before records were kept.
pub async fn of_sitting(tx: &mut Tx, sitting: &SittingId) -> Outcome<Kept> {
    let row = tx.maybe(OF_SITTING, args![sitting]).await?.ok_or_else(|| Refusal::not_found(Subject::Record, ""))?;
    Ok(Kept { order: row.id("order_id")?, record: row.json("record")?, check: row.text("check_value")? })
}

/// Holds a check value against the record that it belongs to, and the record against what stands now.
pub async fn check(ctx: Ctx, call: CheckRecord) -> Outcome<CheckedRecord> {
    let unknown = || Refusal::not_found(Subject::Record, call.check.trim());
    let wanted = typed_check_value(&call.check).ok_or_else(unknown)?;
    let mut tx = ctx.desk.db().read().await?;
    let row = tx.maybe(OF_CHECK, args![&wanted]).await?.ok_or_else(unknown)?;
    let text = row.text("record")?;
    let record: Record = serde_json::from_str(&text).map_err(anyhow::Error::from)?;
    let order: OrderId = row.id("order_id")?;
    let state = if check_value(blake3::hash(text.as_bytes()).as_bytes()) != wanted {
        RecordState::Altered
    } else if chosen_now(&mut tx, &row.id("sitting_id")?).await? != chosen_then(&record) {
        RecordState::ChosenOtherwise
    } else if !shown_is_kept(&mut tx, &order, &record).await? {
        RecordState::PhotosGone
    } else {
        RecordState::Holds
    };
    let customer = orders::row_of(&mut tx, &order).await?.customer_name;
    let confirmed = ctx.stamp(record.confirmed);
    Ok(CheckedRecord { order, customer, confirmed, record, state })
}

type Choices = BTreeSet<(Purpose, String, RecordedPhoto)>;

fn chosen_then(record: &Record) -> Choices {
    let of = |choice: &RecordedChoice| {
        choice.photos.iter().map(|photo| (choice.purpose, choice.detail.clone(), photo.clone())).collect::<Vec<_>>()
    };
    record.chosen.iter().flat_map(of).collect()
}

/// What was chosen in a sitting, what was given back since among it: that is a document of its own.
async fn chosen_now(tx: &mut Tx, sitting: &SittingId) -> Outcome<Choices> {
    let mut choices = Choices::new();
    for row in tx.all(CHOSEN, args![sitting]).await? {
        let photo = RecordedPhoto { content: row.text("content")?, file: row.text("file")? };
        choices.insert((row.code("purpose")?, row.text("detail")?, photo));
    }
    Ok(choices)
}

/// Whether every photo that was shown still belongs to the order.
async fn shown_is_kept(tx: &mut Tx, order: &OrderId, record: &Record) -> Outcome<bool> {
    let now: BTreeSet<String> = room::photos(tx, order).await?.into_iter().map(|photo| photo.content).collect();
    Ok(record.shown.iter().all(|photo| now.contains(&photo.content)))
}
