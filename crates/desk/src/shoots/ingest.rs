//! The record of the ingest: every look, every decision, each in a transaction of its own, so that a kill at any
//! moment leaves either the state before or the state after.

use std::path::PathBuf;

use atelier_core::call::Tag;
use atelier_core::day::Moment;
use atelier_core::id::{OrderId, PhotoId, SightingId};
use atelier_core::orders::order_number_in;
use atelier_core::refusal::Refusal;
use atelier_core::shoots::{Pairing, Reason, Slate, file_stem, pairing};

use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::desk::{Caller, Desk};
use crate::failure::{Failure, Outcome};
use crate::orders;
use crate::shoots::measured::{Measured, record};
use crate::shoots::placing::{self, Place};
use crate::shoots::sidecars;

statements! {
    WAITS: "update sighting set reason = $1, decided = $2 where id = $3 and state = 'seen'";
    DECIDE: "update sighting set state = $1, reason = $2, photo_id = $3, decided = $4 where id = $5 and state = 'seen'";
    PATH: "select s.path, s.state, c.name, c.path as card from sighting s left join card c on c.id = s.card_id where s.id = $1";
    BY_CONTENT: "select id, file from photo where content = $1 union all select photo_id as id, file from companion where content = $1";
    LIKE_NAMED: "select id, content, file, size, format, ingested from photo where folder = $1 and lower(file) like $2";
    ADD_COMPANION: "insert into companion (content, photo_id, file, size, format, ingested) values ($1, $2, $3, $4, $5, $6)";
    COME_IN_FRONT: "update photo set content = $1, file = $2, size = $3, format = $4, width = $5, height = $6, orientation = $7, ingested = $8, \
                    taken_at = coalesce($9, taken_at), taken_offset = coalesce($10, taken_offset) where id = $11";
    ADD_PHOTO: "insert into photo (id, content, order_id, folder, file, size, format, width, height, orientation, taken_at, taken_offset, make, model, serial, ingested, \
                lens, shift_ms, routed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    ASSIGNED: "select order_id from assigned_folder where folder = $1";
    LIBRARY: "select content, file, size from photo union all select content, file, size from companion order by content";
}

/// A photo that lies in the library, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenPhoto {
    /// BLAKE3 of the original, lower-case hexadecimal.
    pub content: String,
    /// Bytes.
    pub size: i64,
    /// Kind of file, such as `JPEG`.
    pub format: String,
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
    /// Orientation as stored in the file.
    pub orientation: Option<i64>,
    /// Capture time, local, ISO 8601 with sub-seconds.
    pub taken_at: Option<String>,
    /// Offset from UTC, as stored.
    pub offset: Option<String>,
    /// Camera make.
    pub make: String,
    /// Camera model.
    pub model: String,
    /// Camera serial number.
    pub serial: String,
    /// Lens model; empty where the file names none.
    pub lens: String,
    /// The words of a QR code in the picture.
    pub code: Option<String>,
    /// What its pixels say.
    pub measured: Measured,
}

/// What became of a photo that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Took {
    /// It is new.
    Taken,
    /// It belongs to a photo that is there: the raw file of a JPEG, the JPEG of a raw file, a sidecar, a film.
    Paired,
    /// It waits for the photo that it belongs to.
    Waits,
    /// Its content was taken before, from a file of this name.
    Duplicate {
        /// That name.
        of: String,
    },
}

/// A photo that the library must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryEntry {
    /// BLAKE3 of the original.
    pub content: String,
    /// The camera's file name.
    pub file: String,
    /// Bytes.
    pub size: i64,
}

impl Desk {
    /// The watched folder, if one is set.
    pub async fn shoot_folder(&self) -> Result<Option<PathBuf>, Failure> {
        let mut tx = self.db().read().await?;
        let settings = crate::studio::settings(&mut tx).await?;
        Ok(settings.map(|settings| settings.shoot_folder).filter(|folder| !folder.is_empty()).map(PathBuf::from))
    }

    /// The watched folder, and where a file lies below it that was seen and is not decided yet; for whoever is signed in.
    pub async fn arriving_file(&self, caller: &Caller, sighting: &SightingId) -> Result<Option<(PathBuf, String)>, Refusal> {
        self.who(caller).await?;
        self.find_arriving(sighting).await.map_err(|failure| self.refused("shoots.first_look", failure))
    }

    async fn find_arriving(&self, sighting: &SightingId) -> Result<Option<(PathBuf, String)>, Failure> {
        let row = self.db().read().await?.maybe(PATH, args![sighting]).await?;
        let Some(row) = row else { return Ok(None) };
        let path = row.text("path")?;
        if row.text("state")? != "seen" {
            return Ok(None);
        }
        Ok(match (row.maybe_text("name")?, row.maybe_text("card")?) {
            (Some(name), Some(card)) => path.strip_prefix(&format!("{name}/")).map(|path| (PathBuf::from(card), path.to_owned())),
            _ => self.shoot_folder().await?.map(|folder| (folder, path)),
        })
    }

    /// Records that a file was taken into the library: the photo, its order by the folder's name, and the sighting,
    /// all or nothing.
    pub async fn took(&self, sighting: &SightingId, photo: &TakenPhoto) -> Result<Took, Failure> {
        // One at a time: of two hands that bring the files of one shot, the second must find the photo of the first.
        let _turn = self.take_turn().await;
        // Another server may bring the same content at the same moment: the second try finds its photo.
        for _ in 0..3 {
            match self.try_took(sighting, photo).await {
                Err(failure) if failure.is_lost_race() => {}
                took => return took,
            }
        }
        self.try_took(sighting, photo).await
    }

    async fn try_took(&self, sighting: &SightingId, photo: &TakenPhoto) -> Result<Took, Failure> {
        let ctx = self.worker().await?;
        let mut tx = self.db().write().await?;
        let row = tx.one(PATH, args![sighting]).await?;
        let path = row.text("path")?;
        let (folder, file) = split(&path);
        let slate = photo.code.as_deref().and_then(Slate::read);
        let place = placing::of_arrival(&mut tx, folder, photo, slate.is_some()).await?;
        if let Some(order) = &place.order {
            orders::lock(&mut tx, order).await?;
        }
        if let Some(took) = duplicate(&mut tx, &ctx, sighting, &photo.content).await? {
            sidecars::call_back(&mut tx, folder, file).await?;
            tx.commit().await?;
            self.stale(&[Tag::Shoots]);
            return Ok(took);
        }
        record(&mut tx, &photo.content, &photo.measured).await?;
        let (id, took) = match pair(&mut tx, folder, file, photo, ctx.now).await? {
            Some(id) => (id, Took::Paired),
            None => (add(&mut tx, &ctx, (folder, file), photo, &place).await?, Took::Taken),
        };
        decide(&mut tx, &ctx, sighting, Decision::Taken(&id)).await?;
        sidecars::call_back(&mut tx, folder, file).await?;
        if let Some(slate) = &slate {
            placing::met(&mut tx, &ctx, &id, photo, slate).await?;
        }
        if let Some(order) = place.order.filter(|_| took == Took::Taken) {
            orders::refresh(&mut tx, &order).await?;
        }
        tx.commit().await?;
        let more = if took == Took::Paired { Tag::Production } else { Tag::Orders };
        self.stale(&[Tag::Shoots, Tag::Selection, more]);
        if slate.is_some() {
            self.stale(&[Tag::Orders]);
        }
        Ok(took)
    }

    /// Records why a file was not taken. A file that still changes, or that found the disk full, stays due; of a full
    /// disk the page of arriving photos tells all the same.
    pub async fn refused_file(&self, sighting: &SightingId, reason: &Reason) -> Result<(), Failure> {
        if matches!(reason, Reason::StillChanging) {
            return Ok(());
        }
        let ctx = self.worker().await?;
        let mut tx = self.db().write().await?;
        if matches!(reason, Reason::DiskFull) {
            tx.run(WAITS, args![serde_json::to_string(reason).map_err(anyhow::Error::from)?, ctx.now, sighting]).await?;
        } else {
            decide(&mut tx, &ctx, sighting, Decision::Refused(reason)).await?;
        }
        tx.commit().await?;
        self.stale(&[Tag::Shoots]);
        Ok(())
    }

    /// Every photo that the library must hold, by content.
    pub async fn library(&self) -> Result<Vec<LibraryEntry>, Failure> {
        let rows = self.db().read().await?.all(LIBRARY, args![]).await?;
        let entries =
            rows.iter().map(|row| Ok(LibraryEntry { content: row.text("content")?, file: row.text("file")?, size: row.int("size")? }));
        Ok(entries.collect::<anyhow::Result<_>>()?)
    }

    pub(super) async fn worker(&self) -> Outcome<Ctx> {
        self.context(&Caller::default(), "shoots.ingest").await
    }
}

/// The folder of a path, and the name in it.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A pattern for `lower(..) like` that finds every name beginning so, and some more: whoever uses it asks a rule too.
/// The two engines agree on lower case in ASCII only.
pub(super) fn beginning(name: &str) -> String {
    let loosely = |letter: char| if letter.is_ascii() && !matches!(letter, '%' | '\\') { letter.to_ascii_lowercase() } else { '_' };
    format!("{}%", name.chars().map(loosely).collect::<String>())
}

/// Decides a file whose content was taken before; None where it is new.
pub(super) async fn duplicate(tx: &mut Tx, ctx: &Ctx, sighting: &SightingId, content: &str) -> Outcome<Option<Took>> {
    let Some(known) = tx.maybe(BY_CONTENT, args![content]).await? else { return Ok(None) };
    let (id, of): (PhotoId, String) = (known.id("id")?, known.text("file")?);
    decide(tx, ctx, sighting, Decision::Duplicate(&id, &of)).await?;
    Ok(Some(Took::Duplicate { of }))
}

async fn add(tx: &mut Tx, ctx: &Ctx, (folder, file): (&str, &str), photo: &TakenPhoto, place: &Place) -> Outcome<PhotoId> {
    let id: PhotoId = ctx.new_id()?;
    let values = args![
        &id,
        &photo.content,
        place.order.as_ref().map(|order| order.as_str().to_owned()),
        folder,
        file,
        photo.size,
        &photo.format,
        photo.width,
        photo.height,
        photo.orientation,
        photo.taken_at.clone(),
        photo.offset.clone(),
        &photo.make,
        &photo.model,
        &photo.serial,
        ctx.now,
        &photo.lens,
        place.shift_ms,
        place.routed_by.as_ref().map(|clock| clock.as_str().to_owned())
    ];
    tx.run(ADD_PHOTO, values).await?;
    Ok(id)
}

/// Puts the file to the photo that it is one shot with; None where there is no such photo.
async fn pair(tx: &mut Tx, folder: &str, file: &str, arrives: &TakenPhoto, now: Moment) -> Outcome<Option<PhotoId>> {
    for row in tx.all(LIKE_NAMED, args![folder, beginning(&format!("{}.", file_stem(file)))]).await? {
        let (id, known, format): (PhotoId, String, String) = (row.id("id")?, row.text("file")?, row.text("format")?);
        match pairing((&known, &format), (file, &arrives.format)) {
            Pairing::Strangers => continue,
            Pairing::Beside => {
                tx.run(ADD_COMPANION, args![&arrives.content, &id, file, arrives.size, &arrives.format, now]).await?;
            }
            Pairing::InFront => {
                let (content, size, ingested) = (row.text("content")?, row.int("size")?, row.int("ingested")?);
                let place = args![
                    &arrives.content,
                    file,
                    arrives.size,
                    &arrives.format,
                    arrives.width,
                    arrives.height,
                    arrives.orientation,
                    now,
                    arrives.taken_at.clone(),
                    arrives.offset.clone(),
                    &id
                ];
                tx.run(COME_IN_FRONT, place).await?;
                tx.run(ADD_COMPANION, args![content, &id, known, size, format, ingested]).await?;
            }
        }
        return Ok(Some(id));
    }
    Ok(None)
}

pub(super) enum Decision<'a> {
    Taken(&'a PhotoId),
    Duplicate(&'a PhotoId, &'a str),
    Refused(&'a Reason),
}

pub(super) async fn decide(tx: &mut Tx, ctx: &Ctx, sighting: &SightingId, decision: Decision<'_>) -> Outcome<()> {
    let words = |reason: &Reason| serde_json::to_string(reason).map_err(anyhow::Error::from);
    let (state, reason, photo) = match decision {
        Decision::Taken(photo) => ("taken", None, Some(photo.as_str().to_owned())),
        Decision::Duplicate(photo, of) => {
            ("duplicate", Some(words(&Reason::Duplicate { of: of.to_owned() })?), Some(photo.as_str().to_owned()))
        }
        Decision::Refused(reason) => ("refused", Some(words(reason)?), None),
    };
    tx.run(DECIDE, args![state, reason, photo, ctx.now, sighting]).await?;
    Ok(())
}

/// The order that a folder belongs to: by the number that its name begins with, else by hand.
pub(super) async fn order_of(tx: &mut Tx, folder: &str) -> Outcome<Option<OrderId>> {
    let top = folder.split('/').next().unwrap_or_default();
    if let Some(number) = order_number_in(top)
        && let Some(row) = orders::row_of_number(tx, &number).await?
    {
        return Ok(Some(row.id));
    }
    Ok(match tx.maybe(ASSIGNED, args![folder]).await? {
        Some(row) => Some(row.id("order_id")?),
        None => None,
    })
}
