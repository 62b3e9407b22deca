//! What stands beside a photo without being one: sidecars of other programs, films of Live photos. Each waits for its
//! photo in silence, and is told once that is in vain; if the photo comes after all, it is looked at again.

use atelier_core::call::Tag;
use atelier_core::id::{PhotoId, SightingId};
use atelier_core::shoots::{Reason, file_stem, is_beside_by_name, stands_beside};

use super::ingest::{Decision, Took, beginning, decide, duplicate, split};
use crate::db::{Tx, args, statements};
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};

statements! {
    SEEN: "select path, first_seen, card_id from sighting where id = $1";
    ON_ITS_WAY: "select path from sighting where state = 'seen' and card_id = $1 and lower(path) like $2";
    PHOTOS: "select id, file from photo where folder = $1 and lower(file) like $2 order by file, id";
    MET_HERE: "select path, photo_id from sighting where state in ('taken', 'duplicate') and photo_id is not null and lower(path) like $1 order by path";
    SAME: "select content from companion where photo_id = $1 and file = $2";
    REPLACE: "update companion set content = $1, size = $2, format = $3, ingested = $4 where photo_id = $5 and file = $6";
    ADD: "insert into companion (content, photo_id, file, size, format, ingested) values ($1, $2, $3, $4, $5, $6)";
    MISSED: "select id, path from sighting where state = 'refused' and reason like '%\"no_photo_for_it\"%' and lower(path) like $1";
    BACK: "update sighting set state = 'seen', reason = null, decided = null, is_dismissed = 0 where id = $1 and state = 'refused'";
}

/// So long its photo may still be on the way: a card is being read, a cable is being found.
const PATIENCE_MS: i64 = 60 * 60 * 1000;

/// A file beside a photo that lies in the library, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// BLAKE3, lower-case hexadecimal.
    pub content: String,
    /// Bytes.
    pub size: i64,
    /// Kind of file: `XMP` or `MP4`.
    pub format: String,
}

impl Desk {
    /// Whether the photo that a sidecar or a film belongs to is there, so that it is worth reading. Where it will not come, that
    /// is told: at once of a card, which brings nothing new, else after an hour.
    pub async fn has_its_photo(&self, sighting: &SightingId, format: &str) -> Result<bool, Failure> {
        let ctx = self.worker().await?;
        let mut tx = self.db().read().await?;
        let row = tx.one(SEEN, args![sighting]).await?;
        let path = row.text("path")?;
        if photo_of(&mut tx, &path, format).await?.is_some() {
            return Ok(true);
        }
        let in_vain = match row.maybe_text("card_id")? {
            Some(card) => !is_on_its_way(&mut tx, card, &path, format).await?,
            None => ctx.now.0 - row.int("first_seen")? >= PATIENCE_MS,
        };
        drop(tx);
        if in_vain {
            self.refused_file(sighting, &Reason::NoPhotoForIt).await?;
        }
        Ok(false)
    }

    /// Records that a sidecar or a film was taken into the library: it becomes the companion of its photo, in the place
    /// of one of the same name.
    pub async fn kept(&self, sighting: &SightingId, kept: &KeptFile) -> Result<Took, Failure> {
        if !self.has_its_photo(sighting, &kept.format).await? {
            return Ok(Took::Waits);
        }
        let _turn = self.take_turn().await;
        let ctx = self.worker().await?;
        let mut tx = self.db().write().await?;
        let path = tx.one(SEEN, args![sighting]).await?.text("path")?;
        if let Some(took) = duplicate(&mut tx, &ctx, sighting, &kept.content).await? {
            tx.commit().await?;
            self.stale(&[Tag::Shoots]);
            return Ok(took);
        }
        let Some(photo) = photo_of(&mut tx, &path, &kept.format).await? else { return Ok(Took::Waits) };
        let (_, file) = split(&path);
        if tx.maybe(SAME, args![&photo, file]).await?.is_some() {
            tx.run(REPLACE, args![&kept.content, kept.size, &kept.format, ctx.now, &photo, file]).await?;
        } else {
            tx.run(ADD, args![&kept.content, &photo, file, kept.size, &kept.format, ctx.now]).await?;
        }
        decide(&mut tx, &ctx, sighting, Decision::Taken(&photo)).await?;
        tx.commit().await?;
        self.stale(&[Tag::Shoots, Tag::Production]);
        Ok(Took::Paired)
    }
}

/// Whether the photo is still to be read from the same card.
async fn is_on_its_way(tx: &mut Tx, card: String, path: &str, format: &str) -> Outcome<bool> {
    let (folder, file) = split(path);
    for row in tx.all(ON_ITS_WAY, args![card, beginning(&below(folder, file_stem(file_stem(file))))]).await? {
        let other = row.text("path")?;
        let (its_folder, photo) = split(&other);
        if its_folder == folder && !is_beside_by_name(photo) && stands_beside(photo, file, format) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The photo that a sidecar or a film belongs to.
async fn photo_of(tx: &mut Tx, path: &str, format: &str) -> Outcome<Option<PhotoId>> {
    let (folder, file) = split(path);
    // `IMG_1.NEF.xmp` belongs to `IMG_1.JPG` too.
    let rows = tx.all(PHOTOS, args![folder, beginning(file_stem(file_stem(file)))]).await?;
    for row in rows {
        if stands_beside(&row.text("file")?, file, format) {
            return Ok(Some(row.id("id")?));
        }
    }
    // Read again from a card, its photo is a duplicate here, and the photo itself came from another place.
    for row in tx.all(MET_HERE, args![beginning(&below(folder, file_stem(file_stem(file))))]).await? {
        let other = row.text("path")?;
        let (its_folder, photo) = split(&other);
        if its_folder == folder && !is_beside_by_name(photo) && stands_beside(photo, file, format) {
            return Ok(Some(row.id("photo_id")?));
        }
    }
    Ok(None)
}

/// A file's path below its folder.
fn below(folder: &str, file: &str) -> String {
    if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") }
}

/// Lets what waited for this photo in vain be looked at again.
pub async fn call_back(tx: &mut Tx, folder: &str, photo: &str) -> Outcome<()> {
    for row in tx.all(MISSED, args![beginning(&below(folder, file_stem(photo)))]).await? {
        let path = row.text("path")?;
        let (its_folder, file) = split(&path);
        // Whether it is a sidecar or a film is told when it is read; a sidecar finds more photos than a film.
        if its_folder == folder && stands_beside(photo, file, "XMP") {
            let id: SightingId = row.id("id")?;
            tx.run(BACK, args![&id]).await?;
        }
    }
    Ok(())
}
