//! The lead's board and everybody's own list.

use atelier_core::day::Day;
use atelier_core::id::{OrderId, StaffId};
use atelier_core::people::Right;
use atelier_core::production::{Assign, Board, Load, Move, OpenBoard, OpenMyTasks, TaskCard, TaskState, after};
use atelier_core::refusal::{Refusal, Subject};

use super::task::{self, note_event};
use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::{Outcome, expect_one};
use crate::orders;

/// The columns of a task's card, and the tables they come from.
macro_rules! cards {
    ($rest:literal) => {
        concat!(
            "select t.id, t.version, t.kind, e.purpose, e.detail, t.order_id, o.number as order_number, c.name as customer_name, \
             (select cast(count(*) as bigint) from task_photo tp where tp.task_id = t.id) as photos, \
             (select cast(count(*) as bigint) from task_photo tp join note n on n.photo_id = tp.photo_id where tp.task_id = t.id) as notes, \
             t.state, t.assignee_id, s.name as assignee_name, t.due_on, t.sent_back, t.reason, \
             (select p.content from task_photo tp join photo p on p.id = tp.photo_id where tp.task_id = t.id and tp.position = 0) as sample \
             from task t join entitlement e on e.id = t.entitlement_id join orders o on o.id = t.order_id \
             join customer c on c.id = o.customer_id left join staff s on s.id = t.assignee_id ",
            $rest
        )
    };
}
pub(super) use cards;

statements! {
    OPEN: cards!("where t.state <> 'accepted' or t.accepted >= $1");
    MINE: cards!("where t.assignee_id = $1 and t.state not in ('accepted', 'waiting')");
    OF_ORDER: cards!("where t.order_id = $1 order by t.position");
    WORKERS: "select s.id, s.name, r.rights from staff s join staff_role sr on sr.staff_id = s.id join role r on r.id = sr.role_id where s.is_open = 1 order by s.name, s.id";
    ASSIGN: "update task set version = version + 1, state = $1, assignee_id = $2, due_on = $3 where id = $4 and version = $5";
}

/// A task's card from a row of [`cards`].
pub fn card(row: &Row) -> anyhow::Result<TaskCard> {
    Ok(TaskCard {
        id: row.id("id")?,
        version: row.int("version")?,
        kind: row.code("kind")?,
        purpose: row.code("purpose")?,
        detail: row.text("detail")?,
        order: row.id("order_id")?,
        order_number: row.text("order_number")?,
        customer_name: row.text("customer_name")?,
        photos: row.count("photos")?,
        notes: row.count("notes")?,
        state: row.code("state")?,
        assignee: row.maybe_id("assignee_id")?,
        assignee_name: row.maybe_text("assignee_name")?,
        due_on: row.maybe_day("due_on")?,
        sent_back: row.count("sent_back")?,
        reason: row.text("reason")?,
        sample: row.maybe_text("sample")?,
    })
}

/// Cards, the earliest due first, undated ones last.
fn sorted(rows: &[Row]) -> Outcome<Vec<TaskCard>> {
    let mut cards = rows.iter().map(card).collect::<anyhow::Result<Vec<_>>>()?;
    cards.sort_by_key(|card| (card.due_on.is_none(), card.due_on, card.order_number.clone()));
    Ok(cards)
}

/// An order's tasks, in the order in which they were made.
pub async fn of_order(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<TaskCard>> {
    let rows = tx.all(OF_ORDER, args![order]).await?;
    Ok(rows.iter().map(card).collect::<anyhow::Result<_>>()?)
}

pub async fn board(ctx: Ctx, _: OpenBoard) -> Outcome<Board> {
    let today = ctx.today();
    let mut tx = ctx.desk.db().read().await?;
    let tasks = sorted(&tx.all(OPEN, args![ctx.now.plus_ms(-7 * 86_400_000)]).await?)?;
    let people = workers(&mut tx).await?.into_iter().map(|(id, name)| load(id, name, &tasks, today)).collect();
    Ok(Board { today, people, tasks })
}

/// Open accounts whose roles let them do tasks.
async fn workers(tx: &mut Tx) -> Outcome<Vec<(StaffId, String)>> {
    let mut workers: Vec<(StaffId, String)> = Vec::new();
    for row in tx.all(WORKERS, args![]).await? {
        let id: StaffId = row.id("id")?;
        if row.json::<Vec<Right>>("rights")?.contains(&Right::DoTasks) && !workers.iter().any(|(known, _)| *known == id) {
            workers.push((id, row.text("name")?));
        }
    }
    Ok(workers)
}

fn load(id: StaffId, name: String, tasks: &[TaskCard], today: Day) -> Load {
    let open: Vec<_> = tasks.iter().filter(|task| task.assignee.as_ref() == Some(&id) && task.state != TaskState::Accepted).collect();
    let late = open.iter().filter(|task| task.due_on.is_some_and(|due| due < today)).count();
    Load {
        tasks: u32::try_from(open.len()).unwrap_or(u32::MAX),
        photos: open.iter().map(|task| task.photos).sum(),
        late: u32::try_from(late).unwrap_or(u32::MAX),
        id,
        name,
    }
}

pub async fn assign(ctx: Ctx, call: Assign) -> Outcome<TaskCard> {
    if call.due_on < ctx.today() {
        return Err(Refusal::DayIsPast.into());
    }
    let mut tx = ctx.desk.db().write().await?;
    let card = task::card_of(&mut tx, &call.task).await?;
    orders::lock(&mut tx, &card.order).await?;
    let Some((_, name)) = workers(&mut tx).await?.into_iter().find(|(id, _)| *id == call.assignee) else {
        return Err(Refusal::not_found(Subject::Staff, "").into());
    };
    let state = after(card.state, Move::Assign)?;
    let rows = tx.run(ASSIGN, args![state.code(), &call.assignee, call.due_on, &call.task, call.version]).await?;
    expect_one(rows, Subject::Task)?;
    note_event(&mut tx, &ctx, &call.task, state, &format!("{name}, {}", call.due_on)).await?;
    let card = task::card_of(&mut tx, &call.task).await?;
    let detail = format!("{} {} -> {name}, {}", card.order_number, card.kind.code(), call.due_on);
    ctx.done(tx, Note { order: Some(&card.order), detail }).await?;
    Ok(card)
}

pub async fn mine(ctx: Ctx, _: OpenMyTasks) -> Outcome<Vec<TaskCard>> {
    let me = ctx.my_id()?.clone();
    let mut tx = ctx.desk.db().read().await?;
    sorted(&tx.all(MINE, args![&me]).await?)
}
