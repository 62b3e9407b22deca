//! Accounts and roles, as the owner keeps them.

use argon2::password_hash::SaltString;
use argon2::{Argon2, PasswordHasher as _};
use atelier_core::id::{RoleId, StaffId};
use atelier_core::people::{
    BuiltInRole, ChangePassword, ListStaff, PASSWORD_AT_LEAST, Right, RoleView, SaveRole, SaveStaff, StaffList, StaffView,
};
use atelier_core::refusal::{Field, Refusal, Subject, required};

use super::sign_in::fits;
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, code_of, statements};
use crate::failure::{Failure, Outcome, expect_one};

statements! {
    STAFF: "select id, version, name, sign_in_name, is_open from staff order by is_open desc, name";
    STAFF_ONE: "select id, version, name, sign_in_name, is_open from staff where id = $1";
    STAFF_ROLES: "select staff_id, role_id from staff_role order by role_id";
    ROLES: "select id, version, name, built_in, rights from role order by name, built_in";
    ROLE_ONE: "select id, version, name, built_in, rights from role where id = $1";
    ADD_STAFF: "insert into staff (id, version, name, sign_in_name, password_hash, is_open, wrong_in_a_row, last_wrong) values ($1, 1, $2, $3, $4, 1, 0, 0)";
    SAVE_STAFF: "update staff set version = version + 1, name = $1, sign_in_name = $2, is_open = $3 where id = $4 and version = $5";
    SET_PASSWORD: "update staff set password_hash = $1, wrong_in_a_row = 0 where id = $2";
    HASH_OF: "select password_hash from staff where id = $1";
    CLOSE_SESSIONS: "delete from session where staff_id = $1";
    CLOSE_OTHER_SESSIONS: "delete from session where staff_id = $1 and token_hash <> $2";
    DROP_ROLES: "delete from staff_role where staff_id = $1";
    GIVE_ROLE: "insert into staff_role (staff_id, role_id) values ($1, $2)";
    ADD_ROLE: "insert into role (id, version, name, built_in, rights) values ($1, 1, $2, $3, $4)";
    SAVE_ROLE: "update role set version = version + 1, name = $1, rights = $2 where id = $3 and version = $4";
    RIGHTS_IN_USE: "select role.rights from staff join staff_role on staff_role.staff_id = staff.id join role on role.id = staff_role.role_id where staff.is_open = 1";
}

/// A person's name and sign-in name, tidied.
pub fn tidy_account(name: &str, sign_in_name: &str) -> Result<(String, String), Refusal> {
    Ok((required(Field::Name, name, 80)?, required(Field::SignInName, sign_in_name, 40)?.to_lowercase()))
}

/// Hashes a password by argon2id with its default cost (19 MiB, 2 passes: OWASP's recommendation).
pub async fn hash_password(ctx: &Ctx, password: &str) -> Outcome<String> {
    if password.chars().count() < PASSWORD_AT_LEAST as usize {
        return Err(Refusal::PasswordTooShort { at_least: PASSWORD_AT_LEAST }.into());
    }
    if password.len() > 200 {
        return Err(Refusal::FieldTooLong { field: Field::Password, at_most: 200 }.into());
    }
    let mut salt = [0u8; 16];
    ctx.desk.ids().random(&mut salt)?;
    let password = password.to_owned();
    let hashed = tokio::task::spawn_blocking(move || -> anyhow::Result<String> {
        let salt = SaltString::encode_b64(&salt).map_err(|error| anyhow::anyhow!("salt: {error}"))?;
        let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|error| anyhow::anyhow!("argon2: {error}"))?;
        Ok(hash.to_string())
    });
    Ok(hashed.await.map_err(anyhow::Error::from)??)
}

/// Adds an account.
pub async fn add_account(tx: &mut Tx, ctx: &Ctx, account: &(String, String), hash: &str, roles: &[RoleId]) -> Outcome<StaffId> {
    let id: StaffId = ctx.new_id()?;
    let (name, sign_in_name) = account;
    let added = tx.run(ADD_STAFF, args![&id, name, sign_in_name, hash]).await;
    added.map_err(|error| Failure::from(error).or_if_taken(Refusal::SignInNameTaken { name: sign_in_name.clone() }))?;
    for role in roles {
        tx.run(GIVE_ROLE, args![&id, role]).await?;
    }
    Ok(id)
}

/// Adds the roles that a new studio starts with.
pub async fn add_built_in_roles(tx: &mut Tx, ctx: &Ctx) -> Outcome<Vec<(BuiltInRole, RoleId)>> {
    let mut added = Vec::new();
    for role in BuiltInRole::ALL {
        let id: RoleId = ctx.new_id()?;
        tx.run(ADD_ROLE, args![&id, "", code_of(&role)?, rights_text(&role.rights())?]).await?;
        added.push((role, id));
    }
    Ok(added)
}

fn rights_text(rights: &[Right]) -> anyhow::Result<String> {
    Ok(serde_json::to_string(rights)?)
}

pub async fn change_password(ctx: Ctx, call: ChangePassword) -> Outcome<()> {
    let me = ctx.my_id()?.clone();
    let mut tx = ctx.desk.db().read().await?;
    let old = tx.one(HASH_OF, args![&me]).await?.text("password_hash")?;
    drop(tx);
    if !fits(call.old, old).await? {
        return Err(Refusal::WrongNameOrPassword.into());
    }
    let hash = hash_password(&ctx, &call.new).await?;
    let mut tx = ctx.desk.db().write().await?;
    tx.run(SET_PASSWORD, args![hash, &me]).await?;
    tx.run(CLOSE_OTHER_SESSIONS, args![&me, ctx.session.clone().unwrap_or_default()]).await?;
    ctx.done(tx, Note::default()).await
}

pub async fn list(ctx: Ctx, _: ListStaff) -> Outcome<StaffList> {
    let mut tx = ctx.desk.db().read().await?;
    let given = tx.all(STAFF_ROLES, args![]).await?;
    let mut staff = Vec::new();
    for row in tx.all(STAFF, args![]).await? {
        staff.push(staff_view(&row, &given)?);
    }
    let rows = tx.all(ROLES, args![]).await?;
    let roles = rows.iter().map(role_view).collect::<anyhow::Result<_>>()?;
    Ok(StaffList { staff, roles })
}

fn staff_view(row: &Row, given: &[Row]) -> anyhow::Result<StaffView> {
    let id: StaffId = row.id("id")?;
    let mut roles = Vec::new();
    for role in given {
        if role.text("staff_id")? == id.as_str() {
            roles.push(role.id("role_id")?);
        }
    }
    Ok(StaffView {
        version: row.int("version")?,
        name: row.text("name")?,
        sign_in_name: row.text("sign_in_name")?,
        open: row.flag("is_open")?,
        roles,
        id,
    })
}

fn role_view(row: &Row) -> anyhow::Result<RoleView> {
    let built_in = match row.maybe_text("built_in")? {
        Some(_) => Some(row.code("built_in")?),
        None => None,
    };
    Ok(RoleView { id: row.id("id")?, version: row.int("version")?, name: row.text("name")?, built_in, rights: row.json("rights")? })
}

pub async fn save_staff(ctx: Ctx, call: SaveStaff) -> Outcome<StaffView> {
    let account = tidy_account(&call.name, &call.sign_in_name)?;
    if call.roles.is_empty() {
        return Err(Refusal::FieldEmpty { field: Field::Roles }.into());
    }
    let hash = match (&call.id, call.password.as_str()) {
        (Some(_), "") => None,
        (_, password) => Some(hash_password(&ctx, password).await?),
    };
    let mut tx = ctx.desk.db().write().await?;
    for role in &call.roles {
        if tx.maybe(ROLE_ONE, args![role]).await?.is_none() {
            return Err(Refusal::not_found(Subject::Role, role.as_str()).into());
        }
    }
    let id = match call.id {
        None => add_account(&mut tx, &ctx, &account, hash.as_deref().unwrap_or_default(), &call.roles).await?,
        Some(id) => {
            let saved = tx.run(SAVE_STAFF, args![&account.0, &account.1, call.open, &id, call.version]).await;
            let rows = saved.map_err(|error| Failure::from(error).or_if_taken(Refusal::SignInNameTaken { name: account.1.clone() }))?;
            expect_one(rows, Subject::Staff)?;
            tx.run(DROP_ROLES, args![&id]).await?;
            for role in &call.roles {
                tx.run(GIVE_ROLE, args![&id, role]).await?;
            }
            if let Some(hash) = &hash {
                tx.run(SET_PASSWORD, args![hash, &id]).await?;
            }
            if hash.is_some() || !call.open {
                tx.run(CLOSE_SESSIONS, args![&id]).await?;
            }
            id
        }
    };
    somebody_keeps_the_keys(&mut tx).await?;
    let given = tx.all(STAFF_ROLES, args![]).await?;
    let view = staff_view(&tx.one(STAFF_ONE, args![&id]).await?, &given)?;
    ctx.done(tx, Note { order: None, detail: format!("{} ({})", account.0, account.1) }).await?;
    Ok(view)
}

pub async fn save_role(ctx: Ctx, call: SaveRole) -> Outcome<RoleView> {
    let mut rights = call.rights.clone();
    rights.sort_unstable();
    rights.dedup();
    let mut tx = ctx.desk.db().write().await?;
    let id = match call.id {
        None => {
            let id: RoleId = ctx.new_id()?;
            let name = required(Field::Name, &call.name, 40)?;
            tx.run(ADD_ROLE, args![&id, name, None::<String>, rights_text(&rights)?]).await?;
            id
        }
        Some(id) => {
            let rows = tx.run(SAVE_ROLE, args![call.name.trim(), rights_text(&rights)?, &id, call.version]).await?;
            expect_one(rows, Subject::Role)?;
            id
        }
    };
    somebody_keeps_the_keys(&mut tx).await?;
    let view = role_view(&tx.one(ROLE_ONE, args![&id]).await?)?;
    let name =
        if view.name.is_empty() { view.built_in.map(|role| code_of(&role)).transpose()?.unwrap_or_default() } else { view.name.clone() };
    ctx.done(tx, Note { order: None, detail: format!("{name}: {}", rights_text(&rights)?) }).await?;
    Ok(view)
}

/// Somebody who can sign in must be able to manage staff, or nobody could ever again.
async fn somebody_keeps_the_keys(tx: &mut Tx) -> Outcome<()> {
    for row in tx.all(RIGHTS_IN_USE, args![]).await? {
        if row.json::<Vec<Right>>("rights")?.contains(&Right::EditStaff) {
            return Ok(());
        }
    }
    Err(Refusal::LastOwner.into())
}
