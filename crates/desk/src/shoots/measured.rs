//! What was measured of the photos' pixels: recorded as they come in, and made up for where it is missing or of an older
//! version. And what people said to the series that were proposed from it.

use atelier_core::call::Tag;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::{Measures, PartSeries};

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};
use crate::orders;

statements! {
    RECORD: "insert into measures (content, version, likeness, sharpness, mean, shadows, highlights, black_and_white, faces, palette) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (content) do update set version = excluded.version, \
             likeness = excluded.likeness, sharpness = excluded.sharpness, mean = excluded.mean, shadows = excluded.shadows, \
             highlights = excluded.highlights, black_and_white = excluded.black_and_white, \
             faces = excluded.faces, palette = excluded.palette";
    PART: "update photo set apart = $1 where id = $2 and order_id = $3";
    UNMEASURED: "select p.content from photo p left join measures m on m.content = p.content \
                 where (m.version is null or m.version < $1) and p.content > $2 order by p.content limit 1";
}

/// Measures with the version of the measuring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Grows whenever the same pixels would be measured otherwise.
    pub version: u32,
    /// The measures.
    pub measures: Measures,
}

/// Records what was measured of a content.
pub async fn record(tx: &mut Tx, content: &str, measured: &Measured) -> Outcome<()> {
    let Measured { version, measures } = measured;
    let values = args![
        content,
        *version,
        &measures.likeness,
        measures.sharpness,
        measures.mean,
        measures.shadows,
        measures.highlights,
        i64::from(measures.black_and_white),
        measures.faces.as_ref().map(serde_json::to_string).transpose().map_err(anyhow::Error::from)?,
        &measures.palette
    ];
    tx.run(RECORD, values).await?;
    Ok(())
}

pub async fn part(ctx: Ctx, call: PartSeries) -> Outcome<u32> {
    let mut tx = ctx.desk.db().write().await?;
    let row = orders::maybe_row(&mut tx, &call.order).await?.ok_or_else(|| Refusal::not_found(Subject::Order, ""))?;
    let mut changed = 0;
    for photo in call.photos.iter().take(1000) {
        changed += tx.run(PART, args![i64::from(call.apart), photo, &row.id]).await?;
    }
    let detail = format!("{} {changed}", if call.apart { "apart" } else { "together" });
    ctx.done(tx, Note { order: Some(&row.id), detail }).await?;
    Ok(u32::try_from(changed).unwrap_or(u32::MAX))
}

impl Desk {
    /// The content of a photo that was not measured by this version yet, the first after `after`.
    pub async fn unmeasured(&self, version: u32, after: &str) -> Result<Option<String>, Failure> {
        let row = self.db().read().await?.maybe(UNMEASURED, args![version, after]).await?;
        Ok(row.map(|row| row.text("content")).transpose()?)
    }

    /// Records what was measured of a photo that was taken before.
    pub async fn measured(&self, content: &str, measured: &Measured) -> Result<(), Failure> {
        let mut tx = self.db().write().await?;
        record(&mut tx, content, measured).await?;
        tx.commit().await?;
        self.stale(&[Tag::Selection]);
        Ok(())
    }
}
