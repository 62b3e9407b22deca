//! The log of a sitting, and the marks at any moment of it: what was decided is what replaying the log gives.

use std::collections::HashSet;
use std::ops::Range;

use atelier_core::id::{BranchId, EntitlementId, OrderId, PhotoId, SittingId};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Base, Book, BranchState, Change, LogTail, Logged, ReadBase, ReadLog};

use super::branch;
use super::room;
use super::sitting::{self, Found};
use crate::context::Ctx;
use crate::db::{Row, Tx, args, statements};
use crate::failure::Outcome;

statements! {
    TAIL: "select c.id, c.photo_id, c.choice, c.takes_back, coalesce(c.nth, 0) as nth, c.at, c.staff_id, s.name as by_name \
           from sitting_change c join staff s on s.id = c.staff_id \
           where c.sitting_id = $1 and coalesce(c.branch_id, '') = $2 and coalesce(c.nth, 0) > $3 \
           order by coalesce(c.nth, 0), c.at, c.id";
    END: "select cast(coalesce(max(nth), 0) as bigint) as nth from sitting_change where sitting_id = $1";
    END_OF_BRANCH: "select cast(coalesce(max(nth), 0) as bigint) as nth from sitting_change where sitting_id = $1 and coalesce(branch_id, '') = $2";
    BEFORE: "select s.number, c.id, c.photo_id, c.choice, c.takes_back from sitting_change c join sitting s on s.id = c.sitting_id \
             where s.order_id = $1 and s.number < $2 and c.branch_id is null order by s.number, coalesce(c.nth, 0), c.at, c.id";
    OWN: "select coalesce(nth, 0) as nth, id, photo_id, choice, takes_back from sitting_change where sitting_id = $1 and coalesce(branch_id, '') = $2 \
          order by coalesce(nth, 0), at, id";
    GIVEN_BACK: "select b.photo_id, b.entitlement_id, b.after_sitting from photo_back b join sitting s on s.id = b.sitting_id \
                 where s.order_id = $1 and b.after_sitting < $2 order by b.after_sitting";
    PHOTOS: "select id from photo where order_id = $1";
}

/// No branch: the sitting's own marks.
const OWN_MARKS: &str = "";

fn key(branch: Option<&BranchId>) -> &str {
    branch.map_or(OWN_MARKS, BranchId::as_str)
}

/// How far a sitting's log goes, its branches' included.
pub async fn end(tx: &mut Tx, sitting: &SittingId) -> Outcome<u32> {
    Ok(tx.one(END, args![sitting]).await?.count("nth")?)
}

/// How far the log of a branch goes, or that of the sitting's own marks.
pub async fn end_of(tx: &mut Tx, sitting: &SittingId, branch: Option<&BranchId>) -> Outcome<u32> {
    Ok(tx.one(END_OF_BRANCH, args![sitting, key(branch)]).await?.count("nth")?)
}

fn change(row: &Row) -> anyhow::Result<Change> {
    Ok(Change { id: row.id("id")?, photo: row.id("photo_id")?, choice: row.json("choice")?, takes_back: row.maybe_id("takes_back")? })
}

/// The photos of an order: what the log says of others, which were given to another order since, is passed over.
pub async fn photos(tx: &mut Tx, order: &OrderId) -> Outcome<HashSet<PhotoId>> {
    let rows = tx.all(PHOTOS, args![order]).await?;
    Ok(rows.iter().map(|row| row.id("id")).collect::<anyhow::Result<_>>()?)
}

fn make(book: &mut Book, photos: &HashSet<PhotoId>, change: &Change) {
    if photos.contains(&change.photo) {
        // What was allowed then and is not now, because of a later confirmation, changes nothing.
        drop(book.change(&change.photo, &change.choice));
    }
}

/// A photo, the purpose that was given back, and after which sitting.
type GivenBack = (PhotoId, EntitlementId, u32);

/// The client confirms everything; then gives back what was given back between these sittings.
fn close(book: &mut Book, given_back: &[GivenBack], between: &Range<u32>) {
    book.confirm();
    given_back.iter().filter(|(.., after)| between.contains(after)).for_each(|(photo, tag, _)| book.give_back(photo, tag));
}

/// What a sitting began with: what the earlier ones came to, all their purposes confirmed, less what was given back.
pub async fn began_with(tx: &mut Tx, found: &Found) -> Outcome<Book> {
    let photos = photos(tx, &found.order).await?;
    let given_back = |row: &Row| Ok((row.id("photo_id")?, row.id("entitlement_id")?, row.count("after_sitting")?));
    let rows = tx.all(GIVEN_BACK, args![&found.order, found.number]).await?;
    let given_back = rows.iter().map(given_back).collect::<anyhow::Result<Vec<GivenBack>>>()?;
    let mut book = Book::default();
    let mut number = 0;
    for row in tx.all(BEFORE, args![&found.order, found.number]).await? {
        if row.count("number")? != number {
            let next = row.count("number")?;
            close(&mut book, &given_back, &(number..next));
            number = next;
        }
        make(&mut book, &photos, &change(&row)?);
    }
    close(&mut book, &given_back, &(number..found.number));
    Ok(book)
}

/// What a sitting began with, and its own keystrokes: read once, however many branches began in it.
struct Past {
    began: Book,
    own: Vec<(u32, Change)>,
}

impl Past {
    async fn read(tx: &mut Tx, found: &Found, sitting: &SittingId) -> Outcome<Past> {
        let began = began_with(tx, found).await?;
        let rows = tx.all(OWN, args![sitting, OWN_MARKS]).await?;
        let own = rows.iter().map(|row| Ok((row.count("nth")?, change(row)?))).collect::<anyhow::Result<_>>()?;
        Ok(Past { began, own })
    }

    /// What a branch began with.
    fn base(&self, branch: &branch::Found, photos: &HashSet<PhotoId>) -> Book {
        if branch.blank {
            return self.began.confirmed_only();
        }
        let mut book = self.began.clone();
        let until = self.own.iter().take_while(|(nth, _)| *nth <= branch.began_after);
        until.for_each(|(_, change)| make(&mut book, photos, change));
        book
    }
}

/// What each of a sitting's branches began with, and its marks now.
pub async fn branches_now(tx: &mut Tx, found: &Found, sitting: &SittingId, branches: &[branch::Found]) -> Outcome<Vec<(Book, Book)>> {
    let photos = photos(tx, &found.order).await?;
    let own_end = end_of(tx, sitting, None).await?;
    // A branch that began where the sitting's own marks still are began with what stands: nothing has to be replayed.
    let stands = |branch: &branch::Found| !branch.blank && branch.began_after >= own_end;
    let now = if branches.iter().any(stands) { Book::of_base(&room::marked(tx, &found.order).await?) } else { Book::default() };
    let past = if branches.iter().all(stands) { None } else { Some(Past::read(tx, found, sitting).await?) };
    let mut books = Vec::new();
    for branch in branches {
        let base = past.as_ref().filter(|_| !stands(branch)).map_or_else(|| now.clone(), |past| past.base(branch, &photos));
        let mut now = base.clone();
        for row in tx.all(OWN, args![sitting, branch.id.as_str()]).await? {
            make(&mut now, &photos, &change(&row)?);
        }
        books.push((base, now));
    }
    Ok(books)
}

/// What a branch began with, and its marks now.
pub async fn branch_now(tx: &mut Tx, found: &Found, branch: &branch::Found) -> Outcome<(Book, Book)> {
    let books = branches_now(tx, found, &branch.sitting, std::slice::from_ref(branch)).await?;
    Ok(books.into_iter().next().unwrap_or_default())
}

pub async fn read(ctx: Ctx, call: ReadLog) -> Outcome<LogTail> {
    let mut tx = ctx.desk.db().read().await?;
    let found = sitting::find(&mut tx, &call.sitting).await?;
    let me = ctx.my_id()?.clone();
    let logged = |row: &Row| -> anyhow::Result<Logged> {
        Ok(Logged {
            nth: row.count("nth")?,
            change: change(row)?,
            at: ctx.stamp(row.moment("at")?),
            by: row.text("by_name")?,
            mine: row.text("staff_id")? == me.as_str(),
        })
    };
    // Entries without a number are all before the first one that has one.
    let after = if call.after == 0 { -1 } else { i64::from(call.after) };
    let rows = tx.all(TAIL, args![&call.sitting, key(call.branch.as_ref()), after]).await?;
    let entries = rows.iter().map(logged).collect::<anyhow::Result<_>>()?;
    let end = end(&mut tx, &call.sitting).await?;
    let sitting = room::latest(&mut tx, &ctx, &found.order).await?.ok_or_else(|| Refusal::not_found(Subject::Sitting, ""))?;
    Ok(LogTail { entries, end, sitting, branches: branch::of_sitting(&mut tx, &ctx, &call.sitting).await? })
}

pub async fn base(ctx: Ctx, call: ReadBase) -> Outcome<Base> {
    let mut tx = ctx.desk.db().read().await?;
    let found = sitting::find(&mut tx, &call.sitting).await?;
    let book = match &call.branch {
        None => began_with(&mut tx, &found).await?,
        Some(id) => {
            let branch = branch::find(&mut tx, id).await?;
            if branch.sitting != call.sitting {
                return Err(Refusal::not_found(Subject::Branch, "").into());
            }
            branch_now(&mut tx, &found, &branch).await?.0
        }
    };
    Ok(book.to_base())
}

/// The branch of a sitting, open for marks.
pub async fn open_branch(tx: &mut Tx, sitting: &SittingId, id: &BranchId) -> Outcome<branch::Found> {
    let branch = branch::find(tx, id).await?;
    if branch.sitting != *sitting {
        return Err(Refusal::not_found(Subject::Branch, "").into());
    }
    if branch.state == BranchState::Open { Ok(branch) } else { Err(Refusal::BranchClosed.into()) }
}
