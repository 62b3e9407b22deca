//! Orders in lists: the orders page, a customer's file, the front desk's day.

use atelier_core::cashier::balance;
use atelier_core::day::Day;
use atelier_core::id::{CustomerId, OrderId};
use atelier_core::money::Money;
use atelier_core::orders::{Birthday, ListOrders, OpenToday, OrderPage, OrderRow, Stage, TodayView};
use atelier_core::refusal::{Refusal, Subject};

use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;
use crate::search;

/// The columns of an order in a list, and the tables they come from.
macro_rules! rows {
    ($($rest:literal)*) => {
        concat!(
            "select o.id, o.number, o.customer_id, c.name as customer_name, o.shoot_type, o.package_name, o.booked_on, o.shoot_on, o.slot, o.stage, \
             o.total, o.paid, o.photos from orders o join customer c on c.id = o.customer_id ",
            $($rest),*
        )
    };
}

statements! {
    ONE: rows!("where o.id = $1");
    BY_NUMBER: rows!("where o.number = $1");
    OF_CUSTOMER: rows!("where o.customer_id = $1 order by o.booked_at desc limit 200");
    PAGE: rows!("where ($1 = '' or o.customer_id in (select customer_id from search_token where token >= $1 and token < $2) or lower(o.number) like $3) \
                 and ($4 = '' or o.stage = $4) order by o.booked_at desc, o.number desc limit 50 offset $5");
    PAGE_COUNT: "select cast(count(*) as bigint) as total from orders o \
                 where ($1 = '' or o.customer_id in (select customer_id from search_token where token >= $1 and token < $2) or lower(o.number) like $3) \
                 and ($4 = '' or o.stage = $4)";
    SHOOTS: rows!("where o.shoot_on >= $1 and o.shoot_on <= $2 and o.stage = 'booked' order by o.shoot_on, o.number limit 200");
    SHOOTS_OF_DAY: rows!("where o.shoot_on = $1 order by o.number limit 200");
    AT_STAGE: rows!("where o.stage = $1 order by o.booked_at limit 100");
    TAKEN: "select cast(coalesce(sum(total), 0) as bigint) as taken, \
            cast(coalesce(sum(case when kind = 'deposit' then total else 0 end), 0) as bigint) as deposits from receipt where day = $1";
    BIRTHDAYS: "select customer_id, name, birthday from child \
                where substr(birthday, 6, 5) in ($1, $2, $3, $4, $5, $6, $7, $8) order by substr(birthday, 6, 5) limit 50";
}

fn order_row(row: &Row) -> anyhow::Result<OrderRow> {
    let total = row.money("total")?;
    let (owing, to_pay_back) = balance(total, row.money("paid")?);
    Ok(OrderRow {
        id: row.id("id")?,
        number: row.text("number")?,
        customer: row.id("customer_id")?,
        customer_name: row.text("customer_name")?,
        shoot_type: row.code("shoot_type")?,
        package: row.text("package_name")?,
        booked_on: row.day("booked_on")?,
        shoot_on: row.day("shoot_on")?,
        slot: row.json("slot")?,
        stage: row.code("stage")?,
        total,
        owing,
        to_pay_back,
        photos: row.count("photos")?,
    })
}

fn order_rows(rows: &[Row]) -> Outcome<Vec<OrderRow>> {
    Ok(rows.iter().map(order_row).collect::<anyhow::Result<_>>()?)
}

/// An order in short; a refusal where it is not there.
pub async fn row_of(tx: &mut Tx, id: &OrderId) -> Outcome<OrderRow> {
    maybe_row(tx, id).await?.ok_or_else(|| Refusal::not_found(Subject::Order, "").into())
}

/// An order in short, if it is there.
pub async fn maybe_row(tx: &mut Tx, id: &OrderId) -> Outcome<Option<OrderRow>> {
    Ok(tx.maybe(ONE, args![id]).await?.as_ref().map(order_row).transpose()?)
}

/// The order of this number, if there is one.
pub async fn row_of_number(tx: &mut Tx, number: &str) -> Outcome<Option<OrderRow>> {
    Ok(tx.maybe(BY_NUMBER, args![number]).await?.as_ref().map(order_row).transpose()?)
}

/// A customer's orders, newest first.
pub async fn of_customer(tx: &mut Tx, id: &CustomerId) -> Outcome<Vec<OrderRow>> {
    order_rows(&tx.all(OF_CUSTOMER, args![id]).await?)
}

pub async fn list(ctx: Ctx, call: ListOrders) -> Outcome<OrderPage> {
    let (from, to) = search::range(&call.words);
    let number = format!("%{}%", call.words.trim().to_lowercase().replace('%', ""));
    let stage = call.stage.map(Stage::code).unwrap_or_default();
    let mut tx = ctx.desk.db().read().await?;
    let rows = tx.all(PAGE, args![&from, &to, &number, stage, call.skip]).await?;
    let total = tx.one(PAGE_COUNT, args![&from, &to, &number, stage]).await?.count("total")?;
    Ok(OrderPage { rows: order_rows(&rows)?, total })
}

pub async fn today(ctx: Ctx, _: OpenToday) -> Outcome<TodayView> {
    let today = ctx.today();
    let mut tx = ctx.desk.db().read().await?;
    let mut shoots = order_rows(&tx.all(SHOOTS_OF_DAY, args![today]).await?)?;
    shoots.sort_by_key(|row| row.slot);
    let coming = order_rows(&tx.all(SHOOTS, args![today.plus(1), today.plus(7)]).await?)?;
    let mut to_select = order_rows(&tx.all(AT_STAGE, args![Stage::Selecting.code()]).await?)?;
    to_select.extend(order_rows(&tx.all(AT_STAGE, args![Stage::ToSelect.code()]).await?)?);
    let to_pick_up = order_rows(&tx.all(AT_STAGE, args![Stage::Ready.code()]).await?)?;
    let taken = tx.one(TAKEN, args![today]).await?;
    let owing = Money::sum(shoots.iter().chain(&to_pick_up).map(|row| row.owing))?;
    let birthdays = birthdays(&mut tx, today).await?;
    Ok(TodayView {
        today,
        shoots,
        coming,
        to_select,
        to_pick_up,
        taken: taken.money("taken")?,
        deposits: taken.money("deposits")?,
        owing,
        birthdays,
    })
}

async fn birthdays(tx: &mut Tx, today: Day) -> Outcome<Vec<Birthday>> {
    let days: Vec<Day> = (0..8).map(|ahead| today.plus(ahead)).collect();
    let wanted = days.iter().map(|day| crate::db::Arg::from(day.to_string().split_off(5))).collect();
    let mut birthdays = Vec::new();
    for row in tx.all(BIRTHDAYS, wanted).await? {
        let born = row.day("birthday")?;
        let on = days.iter().find(|day| day.to_string()[5..] == born.to_string()[5..]);
        if let Some(on) = on.filter(|on| on.0.year() > born.0.year()) {
            let turns = u32::try_from(on.0.year() - born.0.year()).unwrap_or(0);
            birthdays.push(Birthday { customer: row.id("customer_id")?, child: row.text("name")?, on: *on, turns });
        }
    }
    birthdays.sort_by_key(|birthday| birthday.on);
    Ok(birthdays)
}
