//! Raising an order to a dearer package, as a confirmed sitting's bill says.

use atelier_core::catalog::PackageView;
use atelier_core::id::OrderId;
use atelier_core::money::Money;
use atelier_core::orders::LineKind;
use atelier_core::selection::{Bill, Upgrade};

use super::{book, list, open};
use crate::catalog;
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::failure::Outcome;

statements! {
    OF_ORDER: "select shoot_type, shoots, package_price from orders where id = $1";
    RAISE: "update orders set package_id = $1, package_name = $2, package_price = $3 where id = $4";
    WIDEN: "update entitlement set included = $1, extra_price = $2 where id = $3";
    CREDIT: "update entitlement set charged = charged - $1, charged_amount = charged_amount - $2 where id = $3";
}

/// Packages that an order could be raised to, the cheapest first.
pub async fn offers(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<PackageView>> {
    let row = tx.one(OF_ORDER, args![order]).await?;
    catalog::dearer(tx, &row.text("shoot_type")?, row.count("shoots")?, row.money("package_price")?).await
}

/// Raises the order: its package, what it entitles to, the difference of the prices, and what is given back of extras
/// that the new package includes.
pub async fn raise(tx: &mut Tx, ctx: &Ctx, order: &OrderId, sitting: u32, bill: &Bill, upgrade: &Upgrade) -> Outcome<()> {
    let from = list::row_of(tx, order).await?.package;
    let what = LineKind::Upgrade { from, to: upgrade.name.clone(), sitting };
    open::charge(tx, ctx, order, &what, 1, upgrade.surcharge).await?;
    for credit in &upgrade.credits {
        let what = LineKind::Credit { purpose: credit.purpose, detail: credit.detail.clone(), count: credit.count, sitting };
        open::charge(tx, ctx, order, &what, 1, Money(-credit.amount.0)).await?;
        tx.run(CREDIT, args![credit.count, credit.amount, &credit.id]).await?;
    }
    tx.run(RAISE, args![&upgrade.package, &upgrade.name, upgrade.price, order]).await?;
    for line in &bill.lines {
        tx.run(WIDEN, args![book::count_of(line.included), line.unit_price, &line.id]).await?;
    }
    for (position, gain) in (bill.lines.len()..).zip(&upgrade.gains) {
        book::add_entitlement(tx, ctx, order, position, gain).await?;
    }
    Ok(())
}
