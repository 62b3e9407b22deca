//! The client's screens: who lets them in, what is presented, and what a screen is told. A screen is no session: by its
//! token it is told what is presented and is given the photos of one order, and nothing else answers it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use atelier_core::day::Moment;
use atelier_core::id::{BranchId, OnceId, OrderId, PhotoId, ScreenId, SittingId, StaffId};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    CODE_LETTERS, CloseScreen, EnterScreen, OpenScreen, Picture, Present, ScreenPass, ScreenPhoto, ScreenPrices, ScreenView, SeeScreen,
    Shown, SittingState, TypedPass, Voice, WatchScreen, WrongCodes, code_of, typed_pass,
};

use super::confirm::bill_of;
use super::{room, rooms, sitting};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::people::{SessionChange, leave_word, token_hash};
use crate::{orders, production};

statements! {
    ADD: "insert into client_screen (id, sitting_id, code, opened, opened_by, ends, closed, shown) values ($1, $2, $3, $4, $5, $6, null, $7)";
    ADD_TOKEN: "insert into client_screen_token (token_hash, screen_id) values ($1, $2)";
    OPEN_PASS: "select c.id, c.code, c.ends, c.shown, c.sitting_id, c.branch_id, c.opened_by, s.order_id, f.name from client_screen c \
                join sitting s on s.id = c.sitting_id join staff f on f.id = c.opened_by \
                where c.sitting_id = $1 and c.branch_id is null and c.closed is null and c.ends > $2 and s.state <> 'confirmed' order by c.opened desc, c.id limit 1";
    BY_ID: "select c.id, c.code, c.ends, c.shown, c.sitting_id, c.branch_id, c.opened_by, s.order_id, f.name from client_screen c \
            join sitting s on s.id = c.sitting_id join staff f on f.id = c.opened_by \
            where c.id = $1 and c.closed is null and c.ends > $2 and s.state <> 'confirmed'";
    BY_CODE: "select c.id, c.code, c.ends, c.shown, c.sitting_id, c.branch_id, c.opened_by, s.order_id, f.name from client_screen c \
              join sitting s on s.id = c.sitting_id join staff f on f.id = c.opened_by \
              where c.code = $1 and c.closed is null and c.ends > $2 and s.state <> 'confirmed' and \
              (c.branch_id is null or exists (select 1 from branch b where b.id = c.branch_id and b.state = 'open'))";
    BY_TOKEN: "select c.id, c.code, c.ends, c.shown, c.sitting_id, c.branch_id, c.opened_by, s.order_id, f.name from client_screen_token t \
               join client_screen c on c.id = t.screen_id join sitting s on s.id = c.sitting_id join staff f on f.id = c.opened_by \
               where t.token_hash = $1 and c.closed is null and c.ends > $2 and s.state <> 'confirmed' and \
               (c.branch_id is null or exists (select 1 from branch b where b.id = c.branch_id and b.state = 'open'))";
    SHOW: "update client_screen set shown = $1 where id = $2 and closed is null";
    CLOSE: "update client_screen set closed = $1 where id = $2 and closed is null";
    PHOTOS: "select id, content, width, height from photo where order_id = $1";
    OF_ORDER: "select id from photo where content = $1 and order_id = $2";
}

/// How long a screen counts as looking after it has asked, in milliseconds: it asks three times in this time.
const LOOKING_MS: i64 = 40_000;
/// Most screens that are counted; whoever makes up more is not remembered.
const MOST_VIEWERS: usize = 500;

/// What is known of screens only while the server runs: who looks, and wrong codes.
#[derive(Default)]
pub struct Screens(Mutex<Watch>);

#[derive(Default)]
struct Watch {
    wrong: WrongCodes,
    viewers: BTreeMap<(ScreenId, OnceId), Moment>,
    address: Option<String>,
}

impl Screens {
    fn watch(&self) -> MutexGuard<'_, Watch> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers where other machines reach the server.
    pub fn reached_at(&self, address: String) {
        self.watch().address = Some(address);
    }

    /// Counts a code as wrong before it is looked at: many that come at once are slowed like one after the other.
    fn try_code(&self, now: Moment) -> Outcome<()> {
        let mut watch = self.watch();
        watch.wrong.may_try(now)?;
        watch.wrong = watch.wrong.and_another(now);
        Ok(())
    }

    fn code_was_right(&self) {
        self.watch().wrong = WrongCodes::default();
    }

    fn looks(&self, screen: &ScreenId, viewer: &OnceId, now: Moment) {
        let mut watch = self.watch();
        watch.viewers.retain(|_, seen| now.0 - seen.0 < LOOKING_MS);
        if watch.viewers.len() < MOST_VIEWERS {
            watch.viewers.insert((screen.clone(), viewer.clone()), now);
        }
    }

    fn looking(&self, screen: &ScreenId, now: Moment) -> u32 {
        let watch = self.watch();
        let looks = watch.viewers.iter().filter(|((of, _), seen)| of == screen && now.0 - seen.0 < LOOKING_MS).count();
        u32::try_from(looks).unwrap_or(u32::MAX)
    }

    fn forget(&self, screen: &ScreenId) {
        self.watch().viewers.retain(|(of, _), _| of != screen);
    }
}

/// A pass that is open.
pub struct Pass {
    id: ScreenId,
    code: String,
    ends: Moment,
    shown: Shown,
    /// The sitting that it lets into.
    pub sitting: SittingId,
    /// The branch that it lets into, where it is someone's own.
    pub branch: Option<BranchId>,
    order: OrderId,
    by: String,
    /// Who let the screens in.
    pub opened_by: StaffId,
}

impl Pass {
    fn of(row: &Row) -> anyhow::Result<Pass> {
        Ok(Pass {
            id: row.id("id")?,
            code: row.text("code")?,
            ends: row.moment("ends")?,
            shown: row.json("shown")?,
            sitting: row.id("sitting_id")?,
            branch: row.maybe_id("branch_id")?,
            opened_by: row.id("opened_by")?,
            order: row.id("order_id")?,
            by: row.text("name")?,
        })
    }

    /// What is told of it at the consultant's.
    pub fn view(self, ctx: &Ctx, token: Option<String>) -> ScreenPass {
        let screens = ctx.desk.screens();
        ScreenPass {
            looking: screens.looking(&self.id, ctx.now),
            address: screens.watch().address.clone(),
            ends: ctx.stamp(self.ends),
            id: self.id,
            code: self.code,
            token,
            by: self.by,
            shown: self.shown,
        }
    }
}

/// The pass that a screen's token belongs to, as long as it is open.
pub async fn of_token(tx: &mut Tx, hash: &str, now: Moment) -> Outcome<Option<Pass>> {
    Ok(tx.maybe(BY_TOKEN, args![hash, now]).await?.as_ref().map(Pass::of).transpose()?)
}

async fn by_id(tx: &mut Tx, id: &ScreenId, now: Moment) -> Outcome<Pass> {
    let row = tx.maybe(BY_ID, args![id, now]).await?.ok_or(Refusal::ScreenClosed)?;
    Ok(Pass::of(&row)?)
}

async fn add_token(tx: &mut Tx, ctx: &Ctx, screen: &ScreenId) -> Outcome<String> {
    let mut bytes = [0u8; 16];
    ctx.desk.ids().random(&mut bytes)?;
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    tx.run(ADD_TOKEN, args![token_hash(&token), screen]).await?;
    Ok(token)
}

/// Which sitting it was, for the audit trail only: an order's own history tells what became of the order.
async fn noted(tx: &mut Tx, pass: &Pass) -> Outcome<String> {
    let number = orders::row_of(tx, &pass.order).await?.number;
    Ok(format!("{number} #{}", sitting::find(tx, &pass.sitting).await?.number))
}

/// A code that opens nothing now.
async fn free_code(tx: &mut Tx, ctx: &Ctx) -> Outcome<String> {
    loop {
        let mut chance = [0u8; CODE_LETTERS];
        ctx.desk.ids().random(&mut chance)?;
        let code = code_of(chance);
        if tx.maybe(BY_CODE, args![&code, ctx.now]).await?.is_none() {
            return Ok(code);
        }
    }
}

/// Adds a pass to a sitting, with nothing shown yet.
pub async fn add(tx: &mut Tx, ctx: &Ctx, sitting: &SittingId) -> Outcome<ScreenId> {
    let (id, code): (ScreenId, String) = (ctx.new_id()?, free_code(tx, ctx).await?);
    let shown = serde_json::to_string(&Shown::default()).map_err(anyhow::Error::from)?;
    tx.run(ADD, args![&id, sitting, code, ctx.now, ctx.my_id()?, end_of_day(ctx), shown]).await?;
    Ok(id)
}

/// A pass with another token for it.
pub async fn with_a_token(tx: &mut Tx, ctx: &Ctx, id: &ScreenId) -> Outcome<(Pass, String)> {
    Ok((by_id(tx, id, ctx.now).await?, add_token(tx, ctx, id).await?))
}

/// The end of the business day.
fn end_of_day(ctx: &Ctx) -> Moment {
    let hour = ctx.settings.as_ref().map_or(0, |settings| i8::try_from(settings.day_ends_at).unwrap_or(0).clamp(0, 23));
    let end = ctx.today().plus(1).0.at(hour, 0, 0, 0);
    let left = ctx.local(ctx.now).duration_until(end).as_millis();
    ctx.now.plus_ms(i64::try_from(left).unwrap_or(0).max(0))
}

pub async fn open(ctx: Ctx, call: OpenScreen) -> Outcome<ScreenPass> {
    let mut tx = ctx.desk.db().write().await?;
    let found = sitting::find(&mut tx, &call.sitting).await?;
    // Two stations that open at once get one pass.
    orders::lock(&mut tx, &found.order).await?;
    let found = sitting::find(&mut tx, &call.sitting).await?;
    if found.state == SittingState::Confirmed {
        return Err(Refusal::SittingClosed.into());
    }
    if tx.maybe(OPEN_PASS, args![&call.sitting, ctx.now]).await?.is_none() {
        add(&mut tx, &ctx, &call.sitting).await?;
    }
    let pass = Pass::of(&tx.one(OPEN_PASS, args![&call.sitting, ctx.now]).await?)?;
    let token = add_token(&mut tx, &ctx, &pass.id).await?;
    let detail = noted(&mut tx, &pass).await?;
    ctx.done(tx, Note { order: None, detail }).await?;
    Ok(pass.view(&ctx, Some(token)))
}

pub async fn see(ctx: Ctx, call: SeeScreen) -> Outcome<Option<ScreenPass>> {
    let mut tx = ctx.desk.db().read().await?;
    let row = tx.maybe(OPEN_PASS, args![&call.sitting, ctx.now]).await?;
    Ok(row.as_ref().map(Pass::of).transpose()?.map(|pass| pass.view(&ctx, None)))
}

pub async fn close(ctx: Ctx, call: CloseScreen) -> Outcome<()> {
    let mut tx = ctx.desk.db().write().await?;
    let pass = by_id(&mut tx, &call.screen, ctx.now).await?;
    tx.run(CLOSE, args![ctx.now, &call.screen]).await?;
    let detail = noted(&mut tx, &pass).await?;
    ctx.done(tx, Note { order: None, detail }).await?;
    ctx.desk.screens().forget(&call.screen);
    Ok(())
}

pub async fn present(ctx: Ctx, call: Present) -> Outcome<()> {
    let mut tx = ctx.desk.db().write().await?;
    let pass = by_id(&mut tx, &call.screen, ctx.now).await?;
    let photos = photos(&mut tx, &pass.order).await?;
    let shown = call.shown.checked(|photo| photos.contains_key(photo), &rooms::of_order(&mut tx, &pass.order).await?)?;
    if shown == pass.shown {
        return Ok(());
    }
    let shown = serde_json::to_string(&shown).map_err(anyhow::Error::from)?;
    tx.run(SHOW, args![shown, &call.screen]).await?;
    // Written down, so that a killed server comes back with the same picture; but looking at a photo decides nothing, so
    // that the audit trail, which every photo that is paged past would fill, is spared.
    tx.commit().await?;
    Ok(())
}

pub async fn enter(ctx: Ctx, call: EnterScreen) -> Outcome<()> {
    let seconds = |pass: &Pass| (pass.ends.0 - ctx.now.0) / 1_000;
    match typed_pass(&call.pass) {
        None => Err(Refusal::ScreenCodeWrong.into()),
        Some(TypedPass::Token(token)) => {
            let mut tx = ctx.desk.db().read().await?;
            let pass = of_token(&mut tx, &token_hash(&token), ctx.now).await?.ok_or(Refusal::ScreenClosed)?;
            leave_word(SessionChange::Screen { token, seconds: seconds(&pass) });
            Ok(())
        }
        Some(TypedPass::Code(code)) => {
            ctx.desk.screens().try_code(ctx.now)?;
            let mut tx = ctx.desk.db().write().await?;
            let row = tx.maybe(BY_CODE, args![code, ctx.now]).await?.ok_or(Refusal::ScreenCodeWrong)?;
            let pass = Pass::of(&row)?;
            let token = add_token(&mut tx, &ctx, &pass.id).await?;
            let detail = noted(&mut tx, &pass).await?;
            ctx.done(tx, Note { order: None, detail }).await?;
            ctx.desk.screens().code_was_right();
            leave_word(SessionChange::Screen { token, seconds: seconds(&pass) });
            Ok(())
        }
    }
}

pub async fn watch(ctx: Ctx, call: WatchScreen) -> Outcome<ScreenView> {
    let hash = ctx.screen.as_deref().ok_or(Refusal::ScreenClosed)?;
    let mut tx = ctx.desk.db().read().await?;
    let pass = of_token(&mut tx, hash, ctx.now).await?.ok_or(Refusal::ScreenClosed)?;
    ctx.desk.screens().looks(&pass.id, &call.viewer, ctx.now);
    let known = photos(&mut tx, &pass.order).await?;
    let shown = pass.shown.without_gone(|photo| known.contains_key(photo));
    let wanted: BTreeSet<PhotoId> = shown.picture.photos().into_iter().cloned().collect();
    let mut photos: Vec<ScreenPhoto> = wanted.iter().filter_map(|photo| known.get(photo).cloned()).collect();
    if shown.wishes && matches!(shown.picture, Picture::Photos(_)) {
        for photo in &mut photos {
            let notes = room::notes_of_photo(&mut tx, &photo.id).await?;
            photo.wishes = notes.into_iter().map(|note| note.wish).filter(|wish| wish.voice == Voice::Client).collect();
        }
    }
    let prices = if shown.prices { Some(prices(&mut tx, &pass.order).await?) } else { None };
    let soon = shown.soon.iter().filter_map(|photo| known.get(photo).map(|photo| photo.content.clone())).collect();
    let own = pass.branch.is_some();
    Ok(ScreenView { own, picture: shown.picture, photos, soon, print: shown.print, prices })
}

/// Whether a screen is given a photo: one of the order that it shows.
pub async fn may_look(ctx: &Ctx, content: &str) -> Outcome<()> {
    let hash = ctx.screen.as_deref().ok_or(Refusal::NotSignedIn)?;
    let mut tx = ctx.desk.db().read().await?;
    let pass = of_token(&mut tx, hash, ctx.now).await?.ok_or(Refusal::NotSignedIn)?;
    match tx.maybe(OF_ORDER, args![content, &pass.order]).await? {
        Some(_) => Ok(()),
        None if rooms::is_brought(&mut tx, &pass.order, content).await? => Ok(()),
        None if accepted(&mut tx, &pass.order).await?.values().any(|after| after == content) => Ok(()),
        None => Err(Refusal::not_found(Subject::Photo, "").into()),
    }
}

/// What a client may see of the retouching: BLAKE3 of the versions that were accepted.
async fn accepted(tx: &mut Tx, order: &OrderId) -> Outcome<BTreeMap<PhotoId, String>> {
    let retouched = production::retouched_of_order(tx, order).await?;
    Ok(retouched.into_iter().filter(|version| version.accepted).map(|version| (version.photo, version.content)).collect())
}

async fn photos(tx: &mut Tx, order: &OrderId) -> Outcome<BTreeMap<PhotoId, ScreenPhoto>> {
    let after = accepted(tx, order).await?;
    let photo = |row: &Row| -> anyhow::Result<(PhotoId, ScreenPhoto)> {
        let id: PhotoId = row.id("id")?;
        let (content, width, height) = (row.text("content")?, row.count("width")?, row.count("height")?);
        Ok((id.clone(), ScreenPhoto { after: after.get(&id).cloned(), id, content, width, height, wishes: Vec::new() }))
    };
    Ok(tx.all(PHOTOS, args![order]).await?.iter().map(photo).collect::<anyhow::Result<_>>()?)
}

async fn prices(tx: &mut Tx, order: &OrderId) -> Outcome<ScreenPrices> {
    let entitlements = orders::entitlements(tx, order).await?;
    let bill = bill_of(tx, order, &entitlements).await?;
    let (package, ..) = orders::figures_of(tx, order).await?;
    Ok(ScreenPrices { package, extra: bill.extra, to_pay: bill.to_pay })
}
