//! Customers' files: find, open, save.

use atelier_core::customers::{Child, CustomerHit, CustomerView, FindCustomers, OpenCustomer, Phone, SaveCustomer, tidy};
use atelier_core::id::{ChildId, CustomerId};
use atelier_core::orders::order_number_in;
use atelier_core::refusal::{Refusal, Subject};

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, statements};
use crate::failure::{Outcome, expect_one};
use crate::router::Router;
use crate::{orders, search};

statements! {
    ONE: "select id, version, name, note from customer where id = $1";
    LATEST: "select id from customer order by created desc, id desc limit 20";
    BY_ORDER: "select customer_id from orders where number >= $1 and number <= $2 limit 20";
    FIGURES: "select cast(count(*) as bigint) as orders, cast(coalesce(sum(case when total > paid then total - paid else 0 end), 0) as bigint) as owing, max(number) as last_order \
              from orders where customer_id = $1";
    PHONES: "select label, number from phone where customer_id = $1 order by position";
    CHILDREN: "select id, name, birthday from child where customer_id = $1 order by position";
    ADD: "insert into customer (id, version, name, note, created) values ($1, 1, $2, $3, $4)";
    SAVE: "update customer set version = version + 1, name = $1, note = $2 where id = $3 and version = $4";
    DROP_PHONES: "delete from phone where customer_id = $1";
    ADD_PHONE: "insert into phone (customer_id, position, label, number) values ($1, $2, $3, $4)";
    DROP_CHILDREN: "delete from child where customer_id = $1";
    ADD_CHILD: "insert into child (id, customer_id, position, name, birthday) values ($1, $2, $3, $4, $5)";
}

/// How many customers a search shows.
const SHOWN: usize = 20;

pub fn calls(router: Router) -> Router {
    router.on(find).on(open).on(save)
}

async fn find(ctx: Ctx, call: FindCustomers) -> Outcome<Vec<CustomerHit>> {
    let mut tx = ctx.desk.db().read().await?;
    let typed: String = call.words.trim().chars().take(60).collect();
    let ids: Vec<CustomerId> = if typed.is_empty() {
        tx.all(LATEST, args![]).await?.iter().map(|row| row.id("id")).collect::<anyhow::Result<_>>()?
    } else if let Some(number) = order_number_in(&typed) {
        let rows = tx.all(BY_ORDER, args![&number, format!("{number}999")]).await?;
        rows.iter().map(|row| row.id("customer_id")).collect::<anyhow::Result<_>>()?
    } else {
        search::find(&mut tx, &typed).await?
    };
    let mut hits = Vec::new();
    for id in ids.into_iter().take(SHOWN) {
        hits.push(hit(&mut tx, id).await?);
    }
    Ok(hits)
}

async fn hit(tx: &mut Tx, id: CustomerId) -> Outcome<CustomerHit> {
    let name = tx.one(ONE, args![&id]).await?.text("name")?;
    let figures = tx.one(FIGURES, args![&id]).await?;
    Ok(CustomerHit {
        name,
        phones: phones(tx, &id).await?.into_iter().map(|phone| phone.number).collect(),
        children: children(tx, &id).await?.into_iter().map(|child| child.name).collect(),
        orders: figures.count("orders")?,
        owing: figures.money("owing")?,
        last_order: figures.maybe_text("last_order")?,
        id,
    })
}

/// A customer's phones.
pub async fn phones(tx: &mut Tx, id: &CustomerId) -> Outcome<Vec<Phone>> {
    let rows = tx.all(PHONES, args![id]).await?;
    let phones = rows.iter().map(|row| Ok(Phone { label: row.text("label")?, number: row.text("number")? }));
    Ok(phones.collect::<anyhow::Result<_>>()?)
}

/// A customer's children.
pub async fn children(tx: &mut Tx, id: &CustomerId) -> Outcome<Vec<Child>> {
    let rows = tx.all(CHILDREN, args![id]).await?;
    let children =
        rows.iter().map(|row| Ok(Child { id: Some(row.id("id")?), name: row.text("name")?, birthday: row.maybe_day("birthday")? }));
    Ok(children.collect::<anyhow::Result<_>>()?)
}

async fn open(ctx: Ctx, call: OpenCustomer) -> Outcome<CustomerView> {
    let mut tx = ctx.desk.db().read().await?;
    view(&mut tx, &call.id).await
}

async fn view(tx: &mut Tx, id: &CustomerId) -> Outcome<CustomerView> {
    let Some(row) = tx.maybe(ONE, args![id]).await? else {
        return Err(Refusal::not_found(Subject::Customer, "").into());
    };
    Ok(CustomerView {
        id: id.clone(),
        version: row.int("version")?,
        name: row.text("name")?,
        phones: phones(tx, id).await?,
        children: children(tx, id).await?,
        note: row.text("note")?,
        orders: orders::of_customer(tx, id).await?,
    })
}

async fn save(ctx: Ctx, call: SaveCustomer) -> Outcome<CustomerView> {
    let new = tidy(call, ctx.today())?;
    let mut tx = ctx.desk.db().write().await?;
    let id = match &new.id {
        None => {
            let id: CustomerId = ctx.new_id()?;
            tx.run(ADD, args![&id, &new.name, &new.note, ctx.now]).await?;
            id
        }
        Some(id) => {
            if tx.maybe(ONE, args![id]).await?.is_none() {
                return Err(Refusal::not_found(Subject::Customer, &new.name).into());
            }
            expect_one(tx.run(SAVE, args![&new.name, &new.note, id, new.version]).await?, Subject::Customer)?;
            id.clone()
        }
    };
    tx.run(DROP_PHONES, args![&id]).await?;
    for (position, phone) in (0i64..).zip(&new.phones) {
        tx.run(ADD_PHONE, args![&id, position, &phone.label, &phone.number]).await?;
    }
    tx.run(DROP_CHILDREN, args![&id]).await?;
    for (position, child) in (0i64..).zip(&new.children) {
        let child_id: ChildId = match &child.id {
            Some(id) => id.clone(),
            None => ctx.new_id()?,
        };
        tx.run(ADD_CHILD, args![&child_id, &id, position, &child.name, child.birthday]).await?;
    }
    let names: Vec<&str> = std::iter::once(new.name.as_str()).chain(new.children.iter().map(|child| child.name.as_str())).collect();
    let phones: Vec<&str> = new.phones.iter().map(|phone| phone.number.as_str()).collect();
    search::learn(&mut tx, &id, &names, &phones).await?;
    let view = view(&mut tx, &id).await?;
    ctx.done(tx, Note { order: None, detail: new.name }).await?;
    Ok(view)
}
