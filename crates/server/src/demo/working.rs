//! Production in the demo studio: tasks are assigned, done in real folders with real files, handed in and checked.

use std::path::{Path, PathBuf};

use anyhow::Context;
use atelier_core::day::Day;
use atelier_core::id::{OrderId, StaffId};
use atelier_core::orders::OpenOrder;
use atelier_core::production::{Accept, Assign, HandIn, SendBack, StartTask, TaskCard, TaskKind, TaskView};
use atelier_photo::Darkroom;

use super::hand::Hands;

/// Who assigns and checks.
const LEAD: &str = "zhou";

/// How far a task comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    Assigned,
    Working,
    HandedIn,
    SentBack(&'static str),
    Accepted,
}

/// One of an order's tasks, and what becomes of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work {
    pub kind: TaskKind,
    pub who: &'static str,
    pub due: Day,
    pub until: Until,
}

/// Takes the first task of its kind that nobody has as far as it is to come.
pub(super) async fn work(hands: &mut Hands, order: &OrderId, staff: &[(&'static str, StaffId)], work: Work) -> anyhow::Result<()> {
    let view = hands.ask(LEAD, OpenOrder { id: order.clone() }).await?;
    let card = view.tasks.into_iter().find(|card| card.kind == work.kind && card.assignee.is_none());
    let Some(card) = card else { return Ok(()) };
    let assignee = staff.iter().find(|(name, _)| *name == work.who).map(|(_, id)| id.clone()).context("nobody has this name")?;
    let card = hands.ask(LEAD, Assign { task: card.id, version: card.version, assignee, due_on: work.due }).await?;
    if work.until == Until::Assigned {
        return Ok(());
    }
    let task = hands.ask(work.who, StartTask { task: card.id, version: card.version }).await?;
    if work.until == Until::Working {
        return Ok(());
    }
    let card = hand_in(hands, work.who, task).await?;
    match work.until {
        Until::Assigned | Until::Working | Until::HandedIn => {}
        Until::Accepted => {
            hands.ask(LEAD, Accept { task: card.id, version: card.version }).await?;
        }
        Until::SentBack(reason) => {
            hands.ask(LEAD, SendBack { task: card.id, version: card.version, reason: reason.to_owned() }).await?;
        }
    }
    Ok(())
}

async fn hand_in(hands: &mut Hands, who: &'static str, task: TaskView) -> anyhow::Result<TaskCard> {
    let (todo, done) = (PathBuf::from(&task.folder), PathBuf::from(&task.hand_in_folder));
    let names: Vec<(String, String)> = match task.card.kind {
        TaskKind::Retouch => task.photos.iter().map(|photo| (photo.copy.clone(), photo.copy.clone())).collect(),
        TaskKind::AlbumDesign => pages(&task, "跨页"),
        TaskKind::Framing => pages(&task, "成品"),
    };
    tokio::task::spawn_blocking(move || finish(&todo, &done, &names)).await??;
    let task = hands.ask(who, HandIn { task: task.card.id, version: task.card.version }).await?;
    Ok(task.card)
}

/// A page for every six photos.
fn pages(task: &TaskView, name: &str) -> Vec<(String, String)> {
    let first_of_six = task.photos.iter().step_by(6).enumerate();
    first_of_six.map(|(nth, photo)| (photo.copy.clone(), format!("{name}{:02}.jpg", nth + 1))).collect()
}

/// The work itself: the copy developed anew, which changes its content as an editor would.
fn finish(todo: &Path, done: &Path, names: &[(String, String)]) -> anyhow::Result<()> {
    let mut darkroom = Darkroom::new();
    for (from, to) in names {
        let developed = darkroom.develop_file(&todo.join(from)).map_err(|reason| anyhow::anyhow!("{from}: {reason}"))?;
        let place = done.join(to);
        std::fs::write(&place, developed.preview).with_context(|| format!("{} cannot be written", place.display()))?;
    }
    Ok(())
}
