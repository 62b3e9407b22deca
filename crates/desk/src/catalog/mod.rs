//! The catalogue of packages.

use atelier_core::catalog::{ListPackages, PackageView, SavePackage, tidy};
use atelier_core::id::PackageId;
use atelier_core::money::Money;
use atelier_core::refusal::{Refusal, Subject};

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, code_of, statements};
use crate::failure::{Outcome, expect_one};
use crate::router::Router;

statements! {
    ALL: "select id, version, name, shoot_type, price, shoots, entitlements, is_sold from package order by is_sold desc, shoot_type, price, name";
    ONE: "select id, version, name, shoot_type, price, shoots, entitlements, is_sold from package where id = $1";
    ADD: "insert into package (id, version, name, shoot_type, price, shoots, entitlements, is_sold) values ($1, 1, $2, $3, $4, $5, $6, $7)";
    DEARER: "select id, version, name, shoot_type, price, shoots, entitlements, is_sold from package \
             where is_sold = 1 and shoot_type = $1 and shoots = $2 and price > $3 order by price, name, id";
    SAVE: "update package set version = version + 1, name = $1, shoot_type = $2, price = $3, shoots = $4, entitlements = $5, is_sold = $6 \
           where id = $7 and version = $8";
}

pub fn calls(router: Router) -> Router {
    router.on(list).on(save)
}

fn view(row: &Row) -> anyhow::Result<PackageView> {
    Ok(PackageView {
        id: row.id("id")?,
        version: row.int("version")?,
        name: row.text("name")?,
        shoot_type: row.code("shoot_type")?,
        price: row.money("price")?,
        shoots: row.count("shoots")?,
        entitlements: row.json("entitlements")?,
        sold: row.flag("is_sold")?,
    })
}

/// A package.
pub async fn package(tx: &mut Tx, id: &PackageId) -> Outcome<PackageView> {
    match tx.maybe(ONE, args![id]).await? {
        Some(row) => Ok(view(&row)?),
        None => Err(Refusal::not_found(Subject::Package, "").into()),
    }
}

/// Packages for the same shoots that cost more than this, the cheapest first.
pub async fn dearer(tx: &mut Tx, shoot_type: &str, shoots: u32, price: Money) -> Outcome<Vec<PackageView>> {
    let rows = tx.all(DEARER, args![shoot_type, shoots, price]).await?;
    Ok(rows.iter().map(view).collect::<anyhow::Result<_>>()?)
}

async fn list(ctx: Ctx, _: ListPackages) -> Outcome<Vec<PackageView>> {
    let rows = ctx.desk.db().read().await?.all(ALL, args![]).await?;
    Ok(rows.iter().map(view).collect::<anyhow::Result<_>>()?)
}

async fn save(ctx: Ctx, call: SavePackage) -> Outcome<PackageView> {
    let new = tidy(call)?;
    let entitlements = serde_json::to_string(&new.entitlements).map_err(anyhow::Error::from)?;
    let shoot_type = code_of(&new.shoot_type)?;
    let mut tx = ctx.desk.db().write().await?;
    let id = match new.id {
        None => {
            let id: PackageId = ctx.new_id()?;
            tx.run(ADD, args![&id, &new.name, shoot_type, new.price, new.shoots, entitlements, new.sold]).await?;
            id
        }
        Some(id) => {
            package(&mut tx, &id).await?;
            let saved = tx.run(SAVE, args![&new.name, shoot_type, new.price, new.shoots, entitlements, new.sold, &id, new.version]).await?;
            expect_one(saved, Subject::Package)?;
            id
        }
    };
    let view = package(&mut tx, &id).await?;
    ctx.done(tx, Note { order: None, detail: new.name }).await?;
    Ok(view)
}
