//! The audit trail: every write ends in an entry, chained to the one before it by a check value.

use atelier_core::day::Stamp;
use atelier_core::id::OrderId;
use atelier_core::orders::Happened;
use atelier_core::people::{AuditEntry, AuditPage, ReadAudit};

use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;

statements! {
    NEXT: "update audit_head set number = number + 1 where id = 1 returning number, check_value";
    ADD: "insert into audit (number, at, day, clock, staff_id, who, station, what, order_id, detail, check_value) \
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    CLOSE: "update audit_head set check_value = $1 where id = 1 and number = $2";
    PAGE: "select number, at, day, clock, staff_id, who, station, what, order_id, detail, check_value from audit \
           where number < $1 and (lower(who) like $2 or lower(what) like $2 or lower(detail) like $2) order by number desc limit 101";
    CHAIN: "select number, at, day, clock, staff_id, who, station, what, order_id, detail, check_value from audit \
            where number >= $1 and number <= $2 order by number";
    HEAD: "select number, check_value from audit_head where id = 1";
    // Without the ways in which photos were laid out: they would bury what became of the order.
    OF_ORDER: "select at, day, clock, who, what, detail from audit where order_id = $1 and what <> 'selection.arrange' order by number desc limit 200";
}

/// What an entry says, beyond who and when.
#[derive(Debug, Clone, Default)]
pub struct Note<'a> {
    /// The order it is about.
    pub order: Option<&'a OrderId>,
    /// In words: a number, a name, a reason.
    pub detail: String,
}

/// Adds the entry. The last statement of a write, so that two of them never wait for each other crosswise.
pub async fn write_down(tx: &mut Tx, ctx: &Ctx, note: Note<'_>) -> Outcome<()> {
    let head = tx.one(NEXT, args![]).await?;
    let (number, before) = (head.int("number")?, head.text("check_value")?);
    let stamp = ctx.stamp(ctx.now);
    let (staff, who) = match &ctx.me {
        Some(me) => (Some(me.id.as_str().to_owned()), me.name.clone()),
        None => (None, String::new()),
    };
    let entry = Chained {
        number,
        at: stamp.at.0,
        day: stamp.day.to_string(),
        clock: stamp.clock,
        staff,
        who,
        station: ctx.station.clone(),
        what: ctx.call.to_owned(),
        order: note.order.map(|order| order.as_str().to_owned()),
        detail: note.detail.chars().take(1000).collect(),
    };
    let check = entry.check_value(&before);
    let row = entry.clone();
    tx.run(ADD, args![row.number, row.at, row.day, row.clock, row.staff, row.who, row.station, row.what, row.order, row.detail, &check])
        .await?;
    tx.run(CLOSE, args![check, number]).await?;
    Ok(())
}

#[derive(Debug, Clone)]
struct Chained {
    number: i64,
    at: i64,
    day: String,
    clock: String,
    staff: Option<String>,
    who: String,
    station: String,
    what: String,
    order: Option<String>,
    detail: String,
}

impl Chained {
    fn read(row: &Row) -> anyhow::Result<Chained> {
        Ok(Chained {
            number: row.int("number")?,
            at: row.int("at")?,
            day: row.text("day")?,
            clock: row.text("clock")?,
            staff: row.maybe_text("staff_id")?,
            who: row.text("who")?,
            station: row.text("station")?,
            what: row.text("what")?,
            order: row.maybe_text("order_id")?,
            detail: row.text("detail")?,
        })
    }

    /// BLAKE3 over the check value before it and every field, each with its length, so that none can lend to another.
    fn check_value(&self, before: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        let numbers = [self.number.to_string(), self.at.to_string()];
        let staff = self.staff.as_deref().unwrap_or("-");
        let order = self.order.as_deref().unwrap_or("-");
        for field in
            [before, &numbers[0], &numbers[1], &self.day, &self.clock, staff, &self.who, &self.station, &self.what, order, &self.detail]
        {
            hasher.update(&(field.len() as u64).to_le_bytes());
            hasher.update(field.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// A page of the trail. `intact` says whether the shown stretch still carries the right check values, up to the head.
pub async fn read(ctx: Ctx, call: ReadAudit) -> Outcome<AuditPage> {
    let mut tx = ctx.desk.db().read().await?;
    let words = format!("%{}%", call.words.trim().to_lowercase().replace('%', ""));
    let rows = tx.all(PAGE, args![call.before.unwrap_or(i64::MAX), words]).await?;
    let mut entries = Vec::new();
    for row in rows.iter().take(100) {
        let at = row.moment("at")?;
        entries.push(AuditEntry {
            number: row.int("number")?,
            // A day that is none was meddled with: it is the check value's to tell, not this page's to fail on.
            at: Stamp { at, day: row.day("day").unwrap_or_else(|_| ctx.stamp(at).day), clock: row.text("clock")? },
            who: row.text("who")?,
            station: row.text("station")?,
            what: row.text("what")?,
            detail: row.text("detail")?,
        });
    }
    // The newest page reaches up to the head and the oldest down to the first, so that entries which were cut off are missed.
    let more = rows.len() > entries.len();
    let all = call.words.trim().is_empty();
    let newest = if all && call.before.is_none() { i64::MAX } else { entries.first().map_or(0, |entry| entry.number) };
    let oldest = if all && !more { 1 } else { entries.last().map_or(0, |entry| entry.number) };
    let intact = is_intact(&mut tx, oldest, newest).await?;
    Ok(AuditPage { more, entries, intact })
}

/// Whether the entries `oldest..=newest` follow from each other without a gap, and reach the head where they should.
/// The head is read first: what is added meanwhile only makes the chain longer.
pub async fn is_intact(tx: &mut Tx, oldest: i64, newest: i64) -> Outcome<bool> {
    let head = tx.one(HEAD, args![]).await?;
    let (number, value) = (head.int("number")?, head.text("check_value")?);
    let rows = tx.all(CHAIN, args![oldest - 1, newest]).await?;
    let mut before: Option<(i64, String)> = if oldest <= 1 { Some((0, String::new())) } else { None };
    for row in &rows {
        let entry = Chained::read(row)?;
        let check = row.text("check_value")?;
        let follows = match &before {
            Some((last, value)) => entry.number == last + 1 && entry.check_value(value) == check,
            None => entry.number == oldest - 1,
        };
        if !follows || (entry.number == number && check != value) {
            return Ok(false);
        }
        before = Some((entry.number, check));
    }
    Ok(newest < number || before.is_some_and(|(last, _)| last >= number))
}

/// What happened to an order, newest first.
pub async fn of_order(tx: &mut Tx, order: &OrderId) -> Outcome<Vec<Happened>> {
    let rows = tx.all(OF_ORDER, args![order]).await?;
    let happened = |row: &Row| -> anyhow::Result<Happened> {
        Ok(Happened {
            at: Stamp { at: row.moment("at")?, day: row.day("day")?, clock: row.text("clock")? },
            who: row.text("who")?,
            what: row.text("what")?,
            detail: row.text("detail")?,
        })
    };
    Ok(rows.iter().map(happened).collect::<anyhow::Result<_>>()?)
}
