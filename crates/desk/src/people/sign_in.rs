//! Signing in and out. A session's token leaves the desk once, towards the door that keeps it; only its hash is stored.

use std::sync::{Arc, Mutex, PoisonError};

use argon2::{Argon2, PasswordHash, PasswordVerifier as _};
use atelier_core::day::Moment;
use atelier_core::id::StaffId;
use atelier_core::people::{Me, Right, SignIn, SignOut, may_try};
use atelier_core::refusal::Refusal;

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::failure::Outcome;

statements! {
    BY_NAME: "select id, password_hash, is_open, wrong_in_a_row, last_wrong from staff where sign_in_name = $1";
    WRONG: "update staff set wrong_in_a_row = wrong_in_a_row + 1, last_wrong = $1 where id = $2";
    RIGHT_AGAIN: "update staff set wrong_in_a_row = 0 where id = $1";
    BEGIN: "insert into session (token_hash, staff_id, station, begun, ends) values ($1, $2, $3, $4, $5)";
    END: "delete from session where token_hash = $1";
    TIDY: "delete from session where ends < $1";
    OF_SESSION: "select staff.id, staff.name, session.station from session join staff on staff.id = session.staff_id \
                 where session.token_hash = $1 and session.ends > $2 and staff.is_open = 1";
    ROLES_OF: "select role.name, role.built_in, role.rights from staff_role join role on role.id = staff_role.role_id \
               where staff_role.staff_id = $1 order by role.name";
}

/// How long a session lasts: a long working day.
const SESSION_SECONDS: i64 = 16 * 3600;

/// What a call did to the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionChange {
    /// Nothing.
    Keep,
    /// Began one; the door keeps the token.
    Begin {
        /// The token, 64 hexadecimal digits.
        token: String,
        /// How long it lasts.
        seconds: i64,
    },
    /// Ended it.
    End,
    /// Let a client's screen in, beside whatever session there is; the door keeps its token.
    Screen {
        /// The token, 32 hexadecimal digits.
        token: String,
        /// How long it lasts.
        seconds: i64,
    },
}

tokio::task_local! {
    /// Where a handler leaves word of a session that it began or ended.
    pub static SESSION: Arc<Mutex<SessionChange>>;
}

/// Tells the door what becomes of the session.
pub fn leave_word(change: SessionChange) {
    // Outside of a call (the demo being filled) nobody keeps a session.
    let _ = SESSION.try_with(|session| *session.lock().unwrap_or_else(PoisonError::into_inner) = change);
}

/// What is stored of a token.
pub fn token_hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}

/// Who is behind a session that has not ended, on an account that is open.
pub async fn of_session(tx: &mut Tx, hash: &str, now: Moment) -> Outcome<Option<Me>> {
    let Some(row) = tx.maybe(OF_SESSION, args![hash, now]).await? else { return Ok(None) };
    let (id, name, station) = (row.id("id")?, row.text("name")?, row.text("station")?);
    Ok(Some(me(tx, id, name, station).await?))
}

async fn me(tx: &mut Tx, id: StaffId, name: String, station: String) -> Outcome<Me> {
    let mut roles = Vec::new();
    let mut rights: Vec<Right> = Vec::new();
    for row in tx.all(ROLES_OF, args![&id]).await? {
        let own = row.text("name")?;
        roles.push(if own.is_empty() { row.maybe_text("built_in")?.unwrap_or_default() } else { own });
        rights.extend(row.json::<Vec<Right>>("rights")?);
    }
    rights.sort_unstable();
    rights.dedup();
    Ok(Me { id, name, roles, rights, station })
}

/// Begins a session for an account; the door is told the token.
pub async fn begin_session(tx: &mut Tx, ctx: &Ctx, staff: &StaffId, station: &str) -> Outcome<Me> {
    let mut bytes = [0u8; 32];
    ctx.desk.ids().random(&mut bytes)?;
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let station: String = station.trim().chars().take(60).collect();
    let hash = token_hash(&token);
    tx.run(TIDY, args![ctx.now]).await?;
    tx.run(BEGIN, args![&hash, staff, &station, ctx.now, ctx.now.plus_ms(SESSION_SECONDS * 1000)]).await?;
    let me = of_session(tx, &hash, ctx.now).await?.ok_or(Refusal::AccountClosed)?;
    leave_word(SessionChange::Begin { token, seconds: SESSION_SECONDS });
    Ok(me)
}

/// A hash that no password fits: an unknown name takes as long as a wrong password.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Hq2Ljv3xJxHjRvCDXJNoQ4QzyhD2x8DQeDk4yv1yJ6k";

pub async fn sign_in(ctx: Ctx, call: SignIn) -> Outcome<Me> {
    let mut tx = ctx.desk.db().read().await?;
    let account = tx.maybe(BY_NAME, args![call.name.trim().to_lowercase()]).await?;
    drop(tx);
    let Some(row) = account else {
        fits(call.password, NOBODY.to_owned()).await?;
        return Err(Refusal::WrongNameOrPassword.into());
    };
    may_try(row.count("wrong_in_a_row")?, row.moment("last_wrong")?, ctx.now)?;
    let id: StaffId = row.id("id")?;
    let right = fits(call.password, row.text("password_hash")?).await?;
    let mut tx = ctx.desk.db().write().await?;
    if !right {
        tx.run(WRONG, args![ctx.now, &id]).await?;
        ctx.done(tx, Note { order: None, detail: format!("wrong password for {}", call.name.trim()) }).await?;
        return Err(Refusal::WrongNameOrPassword.into());
    }
    if !row.flag("is_open")? {
        return Err(Refusal::AccountClosed.into());
    }
    tx.run(RIGHT_AGAIN, args![&id]).await?;
    let me = begin_session(&mut tx, &ctx, &id, &call.station).await?;
    let ctx = Ctx { me: Some(me.clone()), station: me.station.clone(), ..ctx };
    ctx.done(tx, Note::default()).await?;
    Ok(me)
}

/// Whether the password fits the hash; takes its time, off the async threads.
pub async fn fits(password: String, hash: String) -> Outcome<bool> {
    let checked = tokio::task::spawn_blocking(move || {
        let Ok(hash) = PasswordHash::new(&hash) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
    });
    Ok(checked.await.map_err(anyhow::Error::from)?)
}

pub async fn sign_out(ctx: Ctx, _: SignOut) -> Outcome<()> {
    let mut tx = ctx.desk.db().write().await?;
    if let Some(hash) = &ctx.session {
        tx.run(END, args![hash]).await?;
    }
    leave_word(SessionChange::End);
    ctx.done(tx, Note::default()).await
}
