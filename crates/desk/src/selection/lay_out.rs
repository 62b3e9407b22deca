//! Confirmed sittings on the disk. A confirmation, or somebody who asks for it, leaves a row; the files are laid out later,
//! outside of any transaction, and what came of it is written into the row.

use std::collections::{HashMap, HashSet};

use atelier_core::call::{Call, Tag};
use atelier_core::catalog;
use atelier_core::id::{EntitlementId, PhotoId, SittingId};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{
    Base, ChosenPhoto, ChosenSitting, LayOutSitting, LayoutState, SittingLayout, SittingState, Voice, sitting_folders,
};
use atelier_core::text::Lang;

use super::sitting::{self, Found};
use super::{room, wishes};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::desk::{Caller, Desk};
use crate::failure::{Failure, Outcome};
use crate::{orders, shoots};

statements! {
    WANT: "insert into selection_layout (sitting_id, state) values ($1, 'wanted') \
           on conflict (sitting_id) do update set state = 'wanted', reason = null, done = null";
    AGAIN: "update selection_layout set state = 'wanted', reason = null, done = null where sitting_id = $1";
    NEXT: "select sitting_id from selection_layout where state = 'wanted' order by sitting_id limit 1";
    SETTLE: "update selection_layout set state = $1, reason = $2, done = $3 where sitting_id = $4";
    TAGGED: "select photo_id, entitlement_id from photo_tag where order_id = $1 and confirmed_in = $2";
}

/// Has a sitting laid out once the transaction is committed.
pub async fn want(tx: &mut Tx, sitting: &SittingId) -> Outcome<()> {
    tx.run(WANT, args![sitting]).await?;
    Ok(())
}

/// Has a sitting laid out anew where it was laid out before.
pub async fn again(tx: &mut Tx, sitting: &SittingId) -> Outcome<()> {
    tx.run(AGAIN, args![sitting]).await?;
    Ok(())
}

pub async fn lay_out(ctx: Ctx, call: LayOutSitting) -> Outcome<()> {
    let mut tx = ctx.desk.db().write().await?;
    let found = sitting::find(&mut tx, &call.sitting).await?;
    if found.state != SittingState::Confirmed {
        return Err(Refusal::SelectionNotConfirmed.into());
    }
    let order = orders::row_of(&mut tx, &found.order).await?.number;
    want(&mut tx, &call.sitting).await?;
    ctx.done(tx, Note { order: Some(&found.order), detail: format!("{order} #{}", found.number) }).await
}

/// How far a sitting's layout is, from the row of a sitting; none where nobody asked for it.
pub fn seen(ctx: &Ctx, row: &Row) -> anyhow::Result<Option<SittingLayout>> {
    let Some(state) = row.maybe_text("laid")? else { return Ok(None) };
    let state = match state.as_str() {
        "done" => LayoutState::Done(ctx.stamp(row.moment("laid_at")?)),
        "failed" => LayoutState::Failed(row.json("laid_reason")?),
        _ => LayoutState::Wanted,
    };
    Ok(Some(SittingLayout { folder: ctx.desk.workbench().sitting_folder(&row.text("order_number")?, row.count("number")?), state }))
}

/// What a sitting added to its order, with the marks and wishes as they stand.
async fn chosen(tx: &mut Tx, id: &SittingId, lang: Lang) -> Outcome<ChosenSitting> {
    let Found { order, number, .. } = sitting::find(tx, id).await?;
    let lines = orders::entitlements(tx, &order).await?;
    let mut tagged: HashMap<PhotoId, HashSet<EntitlementId>> = HashMap::new();
    for row in tx.all(TAGGED, args![&order, id]).await? {
        tagged.entry(row.id("photo_id")?).or_default().insert(row.id("entitlement_id")?);
    }
    let Base { marks, notes } = room::marked(tx, &order).await?;
    let for_all = wishes::wishes_of_order(tx, &order).await?;
    let for_all: Vec<_> =
        for_all.iter().filter(|wish| wish.voice == Voice::Client).map(|wish| words(wish.what(lang), &wish.words)).collect();
    let mut beside = shoots::companions(tx, &order).await?;
    let mut photos = Vec::new();
    for photo in room::photos(tx, &order).await? {
        let Some(tags) = tagged.get(&photo.id) else { continue };
        let mut purposes: Vec<String> = Vec::new();
        for line in lines.iter().filter(|line| tags.contains(&line.id)) {
            let purpose = catalog::label(line.purpose, &line.detail, lang);
            if !purposes.contains(&purpose) {
                purposes.push(purpose);
            }
        }
        let mark = marks.iter().find(|mark| mark.photo == photo.id);
        let own = notes.iter().filter(|note| note.photo == photo.id && note.wish.voice == Voice::Client);
        let own = own.map(|note| words(note.wish.what(lang), &note.wish.words));
        photos.push(ChosenPhoto {
            content: photo.content,
            file: photo.file,
            purposes,
            verdict: mark.map(|mark| mark.verdict).unwrap_or_default(),
            rating: mark.map_or(0, |mark| mark.rating),
            label: mark.and_then(|mark| mark.label),
            wishes: own.chain(for_all.iter().cloned()).collect(),
            beside: beside.remove(&photo.id).unwrap_or_default(),
        });
    }
    Ok(ChosenSitting { order: orders::row_of(tx, &order).await?.number, number, photos })
}

/// A wish in words: what is to be done, and how.
fn words(what: &str, how: &str) -> String {
    format!("{what} {how}").trim_end().to_owned()
}

impl Desk {
    /// Lays out the next confirmed sitting that waits for it; false where none does. Killed at any point, it is done again,
    /// and ends in the same files.
    pub async fn lay_out_next(&self) -> Result<bool, Failure> {
        let Some(row) = self.db().read().await?.maybe(NEXT, args![]).await? else { return Ok(false) };
        let ctx = self.context(&Caller::default(), LayOutSitting::NAME).await?;
        let sitting: SittingId = row.id("sitting_id")?;
        let lang = ctx.settings.as_ref().map(|settings| settings.lang).unwrap_or_default();
        let chosen = chosen(&mut self.db().read().await?, &sitting, lang).await?;
        let bench = self.workbench();
        let laid_out = tokio::task::spawn_blocking(move || {
            let folders = sitting_folders(&chosen, lang, |content| bench.keeps(content));
            bench.lay_out_sitting(&chosen.order, chosen.number, &folders)?;
            folders.trouble().map_or(Ok(()), Err)
        });
        let (state, reason) = match laid_out.await.map_err(anyhow::Error::from)? {
            Ok(()) => ("done", None),
            Err(refusal) => {
                tracing::warn!(%sitting, ?refusal, "a sitting could not be laid out");
                ("failed", Some(serde_json::to_string(&refusal).map_err(anyhow::Error::from)?))
            }
        };
        let mut tx = self.db().write().await?;
        tx.run(SETTLE, args![state, reason, self.clock().now(), &sitting]).await?;
        tx.commit().await?;
        self.stale(&[Tag::Orders]);
        Ok(true)
    }
}
