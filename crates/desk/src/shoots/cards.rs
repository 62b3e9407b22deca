//! Memory cards: which are being read, how far they are, and clearing them once everything on them is safe. And the
//! copies that make it so: the second ones, and their entry in the media hash list.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use atelier_core::call::Tag;
use atelier_core::id::CardId;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::{CardRow, CardState, CardsView, ClearCard, ClearedCard, MountedCard, OpenCards, TakeCard};

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};
use crate::ports::CardFile;

statements! {
    OPEN: "select id, name, path, state from card where state in ('reading', 'away') order by began";
    BY_PATH: "select id, state from card where path = $1 and state in ('reading', 'away')";
    RECORDED: "select path from sighting where card_id = $1";
    BY_NAME: "select id from card where name = $1";
    ONE: "select id, name, path, state, began from card where id = $1";
    LATELY: "select id, name, path, state, began from card order by began desc limit 12";
    ADD: "insert into card (id, name, path, state, began) values ($1, $2, $3, 'reading', $4)";
    MOVE: "update card set state = $1 where id = $2 and state <> $1 and state <> 'cleared'";
    CLEARED: "update card set state = 'cleared' where id = $1 and state = 'read'";
    COUNTS: "select cast(count(*) as bigint) as files, \
             cast(coalesce(sum(case when state in ('taken', 'duplicate') then 1 else 0 end), 0) as bigint) as safe, \
             cast(coalesce(sum(case when state = 'refused' then 1 else 0 end), 0) as bigint) as refused \
             from sighting where card_id = $1 and not (state = 'refused' and (reason like '%\"hidden\"%' or reason like '%\"not_an_image\"%' and \
             (lower(path) like '%.ctg' or lower(path) like '%.dat' or lower(path) like '%.xml' or lower(path) like '%.txt' or lower(path) like '%.idx' \
             or lower(path) like '%.bin' or lower(path) like '%.log' or lower(path) like '%.html' or lower(path) like '%.ini' or lower(path) like '%.db' \
             or lower(path) like '%.bdm' or lower(path) like '%.cpi' or lower(path) like '%.mpl' or lower(path) like '%.bnp' or lower(path) like '%.inp')))";
    SAFE_FILES: "select path, size, modified from sighting where card_id = $1 and state in ('taken', 'duplicate') order by path";
    OWED_BY_CARD: "select cast(count(*) as bigint) as owed from sighting s join (select id as photo_id, content from photo union all \
                   select photo_id, content from companion) o on o.photo_id = s.photo_id left join second_copy c on c.content = o.content \
                   where s.card_id = $1 and c.content is null";
    OWED: "select cast(count(*) as bigint) as owed from (select content from photo union all select content from companion) o \
           left join second_copy c on c.content = o.content where c.content is null";
    NEXT_OWED: "select o.content from (select content from photo union all select content from companion) o \
                left join second_copy c on c.content = o.content where c.content is null and o.content > $1 order by o.content limit 1";
    MADE: "insert into second_copy (content, made) select cast($1 as text), cast($2 as bigint) from studio \
           where id = 1 and second_copy = $3 on conflict (content) do nothing";
    FORGET_COPIES: "delete from second_copy";
    UNSEALED: "select o.content, o.file from (select content, file from photo union all select content, file from companion) o \
               left join sealed s on s.content = o.content where s.content is null order by o.content limit 250";
    SEAL: "insert into sealed (content, generation) values ($1, $2) on conflict (content) do nothing";
}

/// A card that is being read, or was pulled out before it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCard {
    /// The card.
    pub id: CardId,
    /// Its name, under which its files are known.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// It was not there at the last look.
    pub away: bool,
}

/// What becomes of a card after a look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardLook {
    /// It is being read.
    Reading,
    /// It is not there.
    Away,
    /// Nothing on it is undecided.
    Read,
}

pub async fn open(ctx: Ctx, _: OpenCards) -> Outcome<CardsView> {
    let mounted = mounted(&ctx).await?;
    let mut tx = ctx.desk.db().read().await?;
    view(&mut tx, &ctx, mounted).await
}

/// The cards in the readers; asked before a transaction begins, for a folder of a share that is away may hang.
async fn mounted(ctx: &Ctx) -> Outcome<Vec<MountedCard>> {
    let slots = ctx.desk.card_slots();
    Ok(tokio::task::spawn_blocking(move || slots.mounted()).await.map_err(anyhow::Error::from)?)
}

async fn view(tx: &mut Tx, ctx: &Ctx, mounted: Vec<MountedCard>) -> Outcome<CardsView> {
    let second_copy = ctx.settings.as_ref().map(|settings| settings.second_copy.clone()).unwrap_or_default();
    let second_copies_owed = if second_copy.is_empty() { 0 } else { tx.one(OWED, args![]).await?.count("owed")? };
    let mut cards = Vec::new();
    for row in tx.all(LATELY, args![]).await? {
        cards.push(card(tx, ctx, &row, !second_copy.is_empty()).await?);
    }
    // What was read before at this place may have been another card: cameras of one maker give all cards one name.
    let is_open = |path: &str| cards.iter().any(|card| card.path == path && matches!(card.state, CardState::Reading | CardState::Away));
    let mounted = mounted.into_iter().filter(|card| !is_open(&card.path)).collect();
    Ok(CardsView { mounted, cards, second_copy, second_copies_owed })
}

async fn card(tx: &mut Tx, ctx: &Ctx, row: &Row, second_copies: bool) -> Outcome<CardRow> {
    let id: CardId = row.id("id")?;
    let counts = tx.one(COUNTS, args![&id]).await?;
    let (files, safe, refused) = (counts.count("files")?, counts.count("safe")?, counts.count("refused")?);
    let state = match row.text("state")?.as_str() {
        "reading" => CardState::Reading,
        "away" => CardState::Away,
        "cleared" => CardState::Cleared,
        _ if refused > 0 => CardState::NotAll,
        _ if second_copies && tx.one(OWED_BY_CARD, args![&id]).await?.count("owed")? > 0 => CardState::WaitsForSecondCopy,
        _ => CardState::Safe,
    };
    let since = ctx.stamp(row.moment("began")?);
    Ok(CardRow { id, name: row.text("name")?, path: row.text("path")?, state, files, safe, refused, since })
}

pub async fn take(ctx: Ctx, call: TakeCard) -> Outcome<CardsView> {
    let typed = call.path.trim().to_owned();
    // A drive is `E:\`, and `E:` is another folder.
    let short = typed.trim_end_matches(['/', '\\']);
    let path = if short.is_empty() || short.ends_with(':') { typed.clone() } else { short.to_owned() };
    let (slots, folder) = (ctx.desk.card_slots(), PathBuf::from(&path));
    let used = ctx.settings.as_ref().map(|settings| [settings.shoot_folder.clone(), settings.second_copy.clone()]).unwrap_or_default();
    let asked = tokio::task::spawn_blocking(move || {
        folder.is_dir().then(|| slots.is_ours(&folder) || used.iter().any(|used| overlap(&folder, Path::new(used))))
    });
    match asked.await.map_err(anyhow::Error::from)? {
        None => return Err(Refusal::FolderUnreadable { path }.into()),
        // Its files would be met twice, or be taken for their own copies.
        Some(true) => return Err(Refusal::FolderIsWatched { path }.into()),
        Some(false) => {}
    }
    let mounted = mounted(&ctx).await?;
    let mut tx = ctx.desk.db().write().await?;
    let open = tx.maybe(BY_PATH, args![&path]).await?;
    if let Some(open) = &open {
        if open.text("state")? == "reading" {
            return view(&mut tx, &ctx, mounted).await;
        }
        // Another card in the place of one that was pulled out, or the same one anew: what was read of it is known.
        let away: CardId = open.id("id")?;
        tx.run(MOVE, args!["read", &away]).await?;
    }
    let id: CardId = ctx.new_id()?;
    let name = free_name(&mut tx, &ctx, Path::new(&path)).await?;
    tx.run(ADD, args![&id, &name, &path, ctx.now]).await?;
    let view = view(&mut tx, &ctx, mounted).await?;
    ctx.done(tx, Note { order: None, detail: format!("{name}: {path}") }).await?;
    Ok(view)
}

/// Whether one folder contains the other, wherever links lead. An empty path is no folder.
pub fn overlap(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (one, other) = (real(one), real(other));
    !other.as_os_str().is_empty() && (one.starts_with(&other) || other.starts_with(&one))
}

/// The card's name with the minute it was put in, such as `EOS_DIGITAL 2026-05-01 14.02`: photos are found by it.
async fn free_name(tx: &mut Tx, ctx: &Ctx, folder: &Path) -> Outcome<String> {
    let stamp = ctx.stamp(ctx.now);
    let label: String = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let label: String = label.chars().filter(|letter| !letter.is_control() && !"/\\:*?\"<>|".contains(*letter)).take(40).collect();
    let label = if label.trim().is_empty() { "card" } else { label.trim() };
    let first = format!("{label} {} {}", stamp.day, stamp.clock.replace(':', "."));
    let mut name = first.clone();
    for nth in 2.. {
        if tx.maybe(BY_NAME, args![&name]).await?.is_none() {
            break;
        }
        name = format!("{first} {nth}");
    }
    Ok(name)
}

/// Ends what it began though nobody waits for the answer any more: reading a card once more takes minutes.
pub async fn clear(ctx: Ctx, call: ClearCard) -> Outcome<ClearedCard> {
    tokio::spawn(clear_to_the_end(ctx, call)).await.map_err(anyhow::Error::from)?
}

async fn clear_to_the_end(ctx: Ctx, call: ClearCard) -> Outcome<ClearedCard> {
    let second_copy = ctx.settings.as_ref().map(|settings| settings.second_copy.clone()).unwrap_or_default();
    let mut tx = ctx.desk.db().read().await?;
    let row = tx.maybe(ONE, args![&call.card]).await?.ok_or_else(|| Refusal::not_found(Subject::Card, ""))?;
    let known = card(&mut tx, &ctx, &row, !second_copy.is_empty()).await?;
    if known.state != CardState::Safe {
        return Err(Refusal::CardNotSafe { card: known.name }.into());
    }
    let beginning = format!("{}/", known.name);
    let files = tx.all(SAFE_FILES, args![&call.card]).await?;
    let files = files.iter().map(|row| {
        let path = row.text("path")?;
        let path = path.strip_prefix(&beginning).unwrap_or(&path).to_owned();
        Ok(CardFile { path, size: row.int("size")?, modified_ms: row.int("modified")? })
    });
    let files = files.collect::<anyhow::Result<Vec<_>>>()?;
    let recorded = tx.all(RECORDED, args![&call.card]).await?;
    let recorded = recorded.iter().map(|row| row.text("path")).collect::<anyhow::Result<HashSet<String>>>()?;
    drop(tx);
    let (slots, root, all) = (ctx.desk.card_slots(), known.path.clone(), files.len());
    let gone = tokio::task::spawn_blocking(move || {
        let there = slots.files(&root)?;
        // Taken since the card was read: it is to be read again.
        let is_new = |file: &String| !recorded.contains(&format!("{beginning}{file}"));
        (!there.iter().any(is_new)).then(|| slots.clear(&root, &files, &second_copy))
    });
    let Some(gone) = gone.await.map_err(anyhow::Error::from)? else { return Err(Refusal::CardNotSafe { card: known.name }.into()) };
    let kept = u32::try_from(all).unwrap_or(u32::MAX).saturating_sub(gone);
    let mounted = mounted(&ctx).await?;
    let mut tx = ctx.desk.db().write().await?;
    if kept == 0 {
        tx.run(CLEARED, args![&call.card]).await?;
    }
    let view = view(&mut tx, &ctx, mounted).await?;
    ctx.done(tx, Note { order: None, detail: format!("{} -{gone} ={kept}", known.name) }).await?;
    Ok(ClearedCard { deleted: gone, kept, view })
}

impl Desk {
    /// The cards that are to be looked at.
    pub async fn open_cards(&self) -> Result<Vec<OpenCard>, Failure> {
        let rows = self.db().read().await?.all(OPEN, args![]).await?;
        let card = |row: &Row| {
            Ok(OpenCard { id: row.id("id")?, name: row.text("name")?, path: row.text("path")?, away: row.text("state")? == "away" })
        };
        Ok(rows.iter().map(card).collect::<anyhow::Result<_>>()?)
    }

    /// Records how far a card is.
    pub async fn looked_at_card(&self, card: &CardId, look: CardLook) -> Result<(), Failure> {
        let state = match look {
            CardLook::Reading => "reading",
            CardLook::Away => "away",
            CardLook::Read => "read",
        };
        let mut tx = self.db().write().await?;
        let changed = tx.run(MOVE, args![state, card]).await? > 0;
        tx.commit().await?;
        if changed {
            self.stale(&[Tag::Shoots]);
        }
        Ok(())
    }

    /// Where second copies go, if they are made.
    pub async fn second_copy_folder(&self) -> Result<Option<PathBuf>, Failure> {
        let settings = crate::studio::settings(&mut self.db().read().await?).await?;
        Ok(settings.map(|settings| settings.second_copy).filter(|folder| !folder.is_empty()).map(PathBuf::from))
    }

    /// Now, as RFC 3339 in UTC, to the second.
    pub fn utc_now(&self) -> String {
        let now = jiff::Timestamp::from_millisecond(self.clock().now().0).unwrap_or_default();
        now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The content of an original that has no second copy yet, the first after `after`.
    pub async fn owed_second_copy(&self, after: &str) -> Result<Option<String>, Failure> {
        let row = self.db().read().await?.maybe(NEXT_OWED, args![after]).await?;
        Ok(row.map(|row| row.text("content")).transpose()?)
    }

    /// Records that a second copy was made in this folder, and verified; nothing where another folder is set by now.
    pub async fn made_second_copy(&self, content: &str, folder: &Path) -> Result<(), Failure> {
        let ctx = self.worker().await?;
        let mut tx = self.db().write().await?;
        tx.run(MADE, args![content, ctx.now, folder.to_string_lossy().into_owned()]).await?;
        tx.commit().await?;
        self.stale(&[Tag::Shoots]);
        Ok(())
    }

    /// Originals that stand in no media hash list yet, with the camera's file names; some at a time.
    pub async fn unsealed(&self) -> Result<Vec<(String, String)>, Failure> {
        let rows = self.db().read().await?.all(UNSEALED, args![]).await?;
        Ok(rows.iter().map(|row| Ok((row.text("content")?, row.text("file")?))).collect::<anyhow::Result<_>>()?)
    }

    /// Records in which generation of the list they stand.
    pub async fn sealed(&self, contents: &[String], generation: u32) -> Result<(), Failure> {
        let mut tx = self.db().write().await?;
        for content in contents {
            tx.run(SEAL, args![content, generation]).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// Second copies that were made elsewhere say nothing of the folder that is set now.
pub async fn forget_second_copies(tx: &mut Tx) -> Outcome<()> {
    tx.run(FORGET_COPIES, args![]).await?;
    Ok(())
}
