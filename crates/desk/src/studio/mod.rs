//! The studio's settings and its first run.

use atelier_core::money::Currency;
use atelier_core::people::{BuiltInRole, Me};
use atelier_core::refusal::{Field, Refusal, Subject, optional, required};
use atelier_core::studio::{OpenSettings, OpenStudio, SaveSettings, SetUpStudio, Settings, StudioView};
use atelier_core::text::Lang;

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, code_of, statements};
use crate::failure::{Outcome, expect_one};
use crate::people;
use crate::router::Router;
use crate::shoots;

statements! {
    LOAD: "select version, name, contact, lang, currency, decimals, time_zone, day_ends_at, shoot_folder, second_copy, promise_days from studio where id = 1";
    ADD: "insert into studio (id, version, name, contact, lang, currency, decimals, time_zone, day_ends_at, shoot_folder, promise_days) \
          values (1, 1, $1, '', $2, $3, $4, $5, 0, '', 14)";
    SAVE: "update studio set version = version + 1, name = $1, contact = $2, lang = $3, time_zone = $4, day_ends_at = $5, \
           shoot_folder = $6, promise_days = $7, second_copy = $8 where id = 1 and version = $9";
    COUNT_UP: "insert into counter (kind, day, nth) values ($1, $2, 1) on conflict (kind, day) do update set nth = counter.nth + 1 returning nth";
    ONCE_MADE: "select made from once where id = $1 and call = $2";
    ONCE_ADD: "insert into once (id, call, made, at) values ($1, $2, $3, $4)";
}

pub fn calls(router: Router) -> Router {
    router.on(open).on(set_up).on(open_settings).on(save_settings)
}

/// The settings; none before the first run.
pub async fn settings(tx: &mut Tx) -> Outcome<Option<Settings>> {
    let Some(row) = tx.maybe(LOAD, args![]).await? else { return Ok(None) };
    Ok(Some(Settings {
        version: row.int("version")?,
        name: row.text("name")?,
        contact: row.text("contact")?,
        lang: row.code("lang")?,
        currency: Currency { code: row.text("currency")?, decimals: row.count("decimals")? },
        time_zone: row.text("time_zone")?,
        day_ends_at: row.count("day_ends_at")?,
        shoot_folder: row.text("shoot_folder")?,
        second_copy: row.text("second_copy")?,
        promise_days: row.count("promise_days")?,
    }))
}

/// The next running number of a kind of document on a business day. Numbers have no gaps: they belong to the
/// transaction that takes them.
pub async fn next_number(tx: &mut Tx, kind: &str, day: atelier_core::day::Day) -> Outcome<u32> {
    Ok(tx.one(COUNT_UP, args![kind, day]).await?.count("nth")?)
}

/// What an earlier request with the same identity made, if there was one.
pub async fn made_before(tx: &mut Tx, ctx: &Ctx, once: &atelier_core::id::OnceId) -> Outcome<Option<String>> {
    Ok(match tx.maybe(ONCE_MADE, args![once, ctx.call]).await? {
        Some(row) => Some(row.text("made")?),
        None => None,
    })
}

/// Remembers what a request made, so that sending it again makes nothing more.
pub async fn remember(tx: &mut Tx, ctx: &Ctx, once: &atelier_core::id::OnceId, made: &str) -> Outcome<()> {
    tx.run(ONCE_ADD, args![once, ctx.call, made, ctx.now]).await?;
    Ok(())
}

async fn open(ctx: Ctx, _: OpenStudio) -> Outcome<StudioView> {
    let today = ctx.today();
    let demo = ctx.desk.demo().to_vec();
    let version = ctx.desk.version().to_owned();
    Ok(match ctx.settings {
        Some(settings) => StudioView {
            name: settings.name,
            to_set_up: false,
            lang: settings.lang,
            currency: settings.currency,
            today,
            me: ctx.me,
            demo,
            version,
        },
        None => StudioView {
            name: String::new(),
            to_set_up: true,
            lang: Lang::Zh,
            currency: Currency::default(),
            today,
            me: None,
            demo,
            version,
        },
    })
}

async fn set_up(ctx: Ctx, call: SetUpStudio) -> Outcome<Me> {
    let name = required(Field::Name, &call.name, 80)?;
    let code = call.currency.code.trim().to_ascii_uppercase();
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) || call.currency.decimals > Currency::MAX_DECIMALS {
        return Err(Refusal::FieldEmpty { field: Field::Currency }.into());
    }
    let owner = people::tidy_account(&call.owner, &call.sign_in_name)?;
    let hash = people::hash_password(&ctx, &call.password).await?;
    let mut tx = ctx.desk.db().write().await?;
    if settings(&mut tx).await?.is_some() {
        return Err(Refusal::AlreadySetUp.into());
    }
    let here = jiff::tz::TimeZone::system();
    let zone = if call.lang == Lang::Zh { "Asia/Shanghai" } else { here.iana_name().unwrap_or("UTC") };
    let added = tx.run(ADD, args![&name, code_of(&call.lang)?, code, call.currency.decimals, zone]).await;
    added.map_err(|error| crate::failure::Failure::from(error).or_if_taken(Refusal::AlreadySetUp))?;
    let owner_role = people::add_built_in_roles(&mut tx, &ctx).await?;
    let (_, role) =
        owner_role.into_iter().find(|(role, _)| *role == BuiltInRole::Owner).ok_or_else(|| anyhow::anyhow!("no owner's role"))?;
    let staff = people::add_account(&mut tx, &ctx, &owner, &hash, &[role]).await?;
    let me = people::begin_session(&mut tx, &ctx, &staff, &call.station).await?;
    let ctx = Ctx { me: Some(me.clone()), station: me.station.clone(), ..ctx };
    ctx.done(tx, Note { order: None, detail: name }).await?;
    Ok(me)
}

async fn open_settings(ctx: Ctx, _: OpenSettings) -> Outcome<Settings> {
    ctx.settings.ok_or_else(|| Refusal::not_found(Subject::Studio, "").into())
}

async fn save_settings(ctx: Ctx, call: SaveSettings) -> Outcome<Settings> {
    let new = call.settings;
    let name = required(Field::Name, &new.name, 80)?;
    let contact = optional(Field::Note, &new.contact, 300)?;
    if jiff::tz::TimeZone::get(new.time_zone.trim()).is_err() {
        return Err(Refusal::NotUnderstood { detail: new.time_zone.chars().take(60).collect() }.into());
    }
    let (folder, second_copy) = (a_folder(&new.shoot_folder)?, a_folder(&new.second_copy)?);
    let is_new = ctx.settings.as_ref().is_none_or(|before| before.second_copy != second_copy);
    if is_new && !second_copy.is_empty() {
        let place = std::path::Path::new(&second_copy);
        if ctx.desk.card_slots().is_ours(place) || shoots::overlap(place, std::path::Path::new(&folder)) {
            return Err(Refusal::FolderIsWatched { path: second_copy }.into());
        }
        // Where it is missing later, the disk is not there: an empty place where disks are hung in is a folder too.
        std::fs::create_dir_all(place.join("originals")).map_err(|_| Refusal::FolderUnreadable { path: second_copy.clone() })?;
    }
    let (ends, promise) = (new.day_ends_at.min(11), new.promise_days.min(365));
    let mut tx = ctx.desk.db().write().await?;
    let zone = new.time_zone.trim();
    if is_new {
        shoots::forget_second_copies(&mut tx).await?;
    }
    let values = args![&name, contact, code_of(&new.lang)?, zone, ends, &folder, promise, &second_copy, new.version];
    expect_one(tx.run(SAVE, values).await?, Subject::Studio)?;
    let saved = settings(&mut tx).await?.ok_or_else(|| anyhow::anyhow!("the settings are gone"))?;
    ctx.done(tx, Note { order: None, detail: format!("{name}; {folder}; {second_copy}") }).await?;
    Ok(saved)
}

/// A folder that is there, or none.
fn a_folder(path: &str) -> Result<String, Refusal> {
    let path = path.trim();
    if path.is_empty() || std::path::Path::new(path).is_dir() {
        return Ok(path.to_owned());
    }
    Err(Refusal::FolderUnreadable { path: path.to_owned() })
}
