//! What documents are printed from: the same views that pages show, with the rights checked.

use atelier_core::cashier::ReceiptRow;
use atelier_core::day::Stamp;
use atelier_core::id::{AfterSaleId, OrderId, ReceiptId, SittingId, TaskId};
use atelier_core::orders::{OrderRow, OrderView};
use atelier_core::people::Right;
use atelier_core::production::TaskView;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{Record, Room, Signature};
use atelier_core::studio::Settings;

use crate::context::Ctx;
use crate::desk::{Caller, Desk};
use crate::failure::Outcome;
use crate::{cashier, orders, production, selection};

/// The head of every document.
#[derive(Debug, Clone)]
pub struct Letterhead {
    /// The studio's settings.
    pub settings: Settings,
    /// Who prints.
    pub printed_by: String,
    /// When.
    pub at: Stamp,
}

/// What the sheets of the selection room are printed from.
#[derive(Debug, Clone)]
pub struct SelectionPaper {
    /// The photos and what was decided about them.
    pub room: Room,
    /// The order.
    pub order: OrderView,
    /// What the client drew on the pad at the latest sitting, if they signed on the screen.
    pub signature: Option<Signature>,
}

/// What a selection receipt is printed from.
#[derive(Debug, Clone)]
pub struct RecordPaper {
    /// The order.
    pub order: OrderRow,
    /// The record.
    pub record: Record,
    /// Its check value.
    pub check: String,
    /// When the client confirmed.
    pub confirmed: Stamp,
}

impl Desk {
    async fn printer(&self, caller: &Caller, right: Right) -> Outcome<(Ctx, Letterhead)> {
        let ctx = self.context(caller, "paper").await?;
        if !ctx.me()?.may(right) {
            return Err(Refusal::RightMissing { right }.into());
        }
        let settings = ctx.settings.clone().ok_or_else(|| Refusal::not_found(Subject::Studio, ""))?;
        let head = Letterhead { settings, printed_by: ctx.me()?.name.clone(), at: ctx.stamp(ctx.now) };
        Ok((ctx, head))
    }

    /// An order, for its slip and its pick-up slip.
    pub async fn order_paper(&self, caller: &Caller, id: &OrderId) -> Result<(Letterhead, OrderView), Refusal> {
        let load = async {
            let (ctx, head) = self.printer(caller, Right::SeeOrders).await?;
            let mut tx = self.db().read().await?;
            Ok((head, orders::view(&mut tx, &ctx, id).await?))
        };
        load.await.map_err(|failure| self.refused("paper", failure))
    }

    /// What was sold or taken back after the selection, as its order tells it.
    pub async fn after_sale_paper(&self, caller: &Caller, id: &AfterSaleId) -> Result<(Letterhead, OrderView), Refusal> {
        let load = async {
            let (ctx, head) = self.printer(caller, Right::SeeOrders).await?;
            let mut tx = self.db().read().await?;
            let order = orders::order_of_after_sale(&mut tx, id).await?;
            Ok((head, orders::view(&mut tx, &ctx, &order).await?))
        };
        load.await.map_err(|failure| self.refused("paper", failure))
    }

    /// A receipt.
    pub async fn receipt_paper(&self, caller: &Caller, id: &ReceiptId) -> Result<(Letterhead, ReceiptRow), Refusal> {
        let load = async {
            let (ctx, head) = self.printer(caller, Right::SeeOrders).await?;
            let mut tx = self.db().read().await?;
            Ok((head, cashier::receipt(&mut tx, &ctx, id).await?))
        };
        load.await.map_err(|failure| self.refused("paper", failure))
    }

    /// An order's photos and marks, for contact, detail and selection sheets.
    pub async fn selection_paper(&self, caller: &Caller, id: &OrderId) -> Result<(Letterhead, SelectionPaper), Refusal> {
        let load = async {
            let (ctx, head) = self.printer(caller, Right::SeeOrders).await?;
            let mut tx = self.db().read().await?;
            let room = selection::room(&mut tx, &ctx, id).await?;
            let signature = selection::latest_signature(&mut tx, room.sitting.as_ref()).await?;
            Ok((head, SelectionPaper { order: orders::view(&mut tx, &ctx, id).await?, room, signature }))
        };
        load.await.map_err(|failure| self.refused("paper", failure))
    }

    /// The record of a confirmed sitting, for the client's receipt.
    pub async fn record_paper(&self, caller: &Caller, id: &SittingId) -> Result<(Letterhead, RecordPaper), Refusal> {
        let load = async {
            let (ctx, head) = self.printer(caller, Right::SeeOrders).await?;
            let mut tx = self.db().read().await?;
            let kept = selection::record_of(&mut tx, id).await?;
            let order = orders::row_of(&mut tx, &kept.order).await?;
            Ok((head, RecordPaper { confirmed: ctx.stamp(kept.record.confirmed), order, record: kept.record, check: kept.check }))
        };
        load.await.map_err(|failure| self.refused("paper", failure))
    }

    /// A task, for its production sheet. Whoever has the task may print it.
    pub async fn task_paper(&self, caller: &Caller, id: &TaskId) -> Result<(Letterhead, TaskView), Refusal> {
        let load = async {
            let ctx = self.context(caller, "paper").await?;
            let right = if ctx.may(Right::SeeProduction) { Right::SeeProduction } else { Right::DoTasks };
            let (ctx, head) = self.printer(caller, right).await?;
            let mut tx = self.db().read().await?;
            Ok((head, production::view(&mut tx, &ctx, id).await?))
        };
        load.await.map_err(|failure| self.refused("paper", failure))
    }
}
