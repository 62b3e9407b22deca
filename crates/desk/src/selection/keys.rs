//! The keys of the selection room: each person's own, whatever station they sit at.

use atelier_core::selection::{KeepKeys, OwnKeys, ReadKeys};

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{args, code_of, statements};
use crate::failure::Outcome;

statements! {
    READ: "select keys from selection_keys where staff_id = $1";
    KEEP: "insert into selection_keys (staff_id, keys, kept) values ($1, $2, $3) \
           on conflict (staff_id) do update set keys = excluded.keys, kept = excluded.kept";
}

pub async fn read(ctx: Ctx, _: ReadKeys) -> Outcome<Option<OwnKeys>> {
    let mut tx = ctx.desk.db().read().await?;
    Ok(match tx.maybe(READ, args![ctx.my_id()?]).await? {
        Some(row) => Some(row.json("keys")?),
        None => None,
    })
}

pub async fn keep(ctx: Ctx, call: KeepKeys) -> Outcome<OwnKeys> {
    let keys = call.keys.checked()?;
    let text = serde_json::to_string(&keys).map_err(anyhow::Error::from)?;
    let mut tx = ctx.desk.db().write().await?;
    tx.run(KEEP, args![ctx.my_id()?, text, ctx.now]).await?;
    let detail = format!("{} + {}", code_of(&keys.profile)?, keys.edits.len());
    ctx.done(tx, Note { order: None, detail }).await?;
    Ok(keys)
}
