//! Sheets with photos: contact sheet, selection sheet, production sheet. Views of the desk in, views of paper out.

use std::collections::{BTreeMap, BTreeSet};

use atelier_core::catalog::label;
use atelier_core::id::PhotoId;
use atelier_core::orders::{EntitlementUse, LineKind, OrderView};
use atelier_core::production::TaskView;
use atelier_core::selection::{Note, PhotoMark, Room, SittingState, Verdict, shuffle};
use atelier_core::shoots::{Photo, file_number};
use atelier_paper as paper;
use serde::Deserialize;

use super::letterhead::{Letterhead, head};
use super::text;

/// Which photos a contact sheet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Only {
    #[default]
    All,
    Picked,
    Rejected,
}

/// How a contact sheet is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub shuffled: Option<u64>,
    pub columns: u32,
    pub rows: u32,
    pub only: Only,
}

pub(super) fn contact_sheet(letter: &Letterhead, room: &Room, layout: Layout) -> paper::ContactSheet {
    let marks: BTreeMap<&PhotoId, &PhotoMark> = room.marks.iter().map(|mark| (&mark.photo, mark)).collect();
    let verdict = |photo: &Photo| marks.get(&photo.id).map_or(Verdict::Undecided, |mark| mark.verdict);
    let order: Vec<usize> = match layout.shuffled {
        // Shuffled first and sifted afterwards, so that the order is the one of the room.
        Some(seed) => shuffle(seed, room.photos.len()),
        None => (0..room.photos.len()).collect(),
    };
    let wanted = order.into_iter().filter_map(|at| room.photos.get(at)).filter(|photo| match layout.only {
        Only::All => true,
        Only::Picked => verdict(photo) == Verdict::Pick,
        Only::Rejected => verdict(photo) == Verdict::Reject,
    });
    let cells = wanted.map(|photo| paper::Cell {
        photo: letter.thumb(&photo.content),
        number: file_number(&photo.file).to_owned(),
        tags: marks.get(&photo.id).map(|mark| tags(letter, room, mark)).unwrap_or_default(),
        verdict: match verdict(photo) {
            Verdict::Undecided => paper::Verdict::Open,
            Verdict::Pick => paper::Verdict::Pick,
            Verdict::Maybe => paper::Verdict::Maybe,
            Verdict::Reject => paper::Verdict::Reject,
        },
    });
    let cells: Vec<_> = cells.collect();
    let count = cells.len().to_string();
    paper::ContactSheet {
        imprint: letter.imprint(),
        title: format!("{} {}", room.order.number, room.order.customer_name),
        subtitle: format!("{} · {}", room.order.package, text::PHOTOS.with(letter.lang, &[("n", &count)])),
        paper: paper::SheetPaper::A4,
        columns: layout.columns,
        rows: layout.rows,
        shuffled: layout.shuffled,
        cells,
    }
}

fn tags(letter: &Letterhead, room: &Room, mark: &PhotoMark) -> Vec<String> {
    let of = |line: &&EntitlementUse| mark.tags.contains(&line.id);
    room.entitlements.iter().filter(of).map(|line| label(line.purpose, &line.detail, letter.lang)).collect()
}

/// The selection sheet of an order: what its room holds, and what its page says of sittings and money.
pub(super) fn selection_sheet(letter: &Letterhead, room: &Room, order: &OrderView) -> paper::SelectionSheet {
    let lang = letter.lang;
    let marks: BTreeMap<&PhotoId, &PhotoMark> = room.marks.iter().map(|mark| (&mark.photo, mark)).collect();
    let picture = |photo: &Photo, notes: Vec<&Note>| paper::MarkedPhoto {
        photo: letter.as_needed(&photo.content, notes.len()),
        file: photo.file.clone(),
        purposes: marks.get(&photo.id).map(|mark| tags(letter, room, mark).join(" · ")).unwrap_or_default(),
        notes: letter.notes(notes),
    };
    let groups = room.entitlements.iter().map(|line| {
        let chosen = |photo: &&Photo| marks.get(&photo.id).is_some_and(|mark| mark.tags.contains(&line.id));
        let photos: Vec<_> = room.photos.iter().filter(chosen).map(|photo| picture(photo, Vec::new())).collect();
        let used = u32::try_from(photos.len()).unwrap_or(u32::MAX);
        let extra = line.included.extra(used);
        paper::PhotoGroup {
            name: label(line.purpose, &line.detail, lang),
            included: letter.included(line.included),
            used: used.to_string(),
            extra: if extra > 0 { extra.to_string() } else { String::new() },
            photos,
        }
    });
    let notes_of = |photo: &Photo| -> Vec<&Note> { room.notes.iter().filter(|note| note.photo == photo.id).collect() };
    let marked = room.photos.iter().map(|photo| (photo, notes_of(photo))).filter(|(_, notes)| !notes.is_empty());
    let sitting = |row: &atelier_core::orders::SittingRow| {
        let (number, day) = (row.number.to_string(), row.opened.day.to_string());
        text::SITTING.with(lang, &[("n", &number), ("day", &day), ("by", &row.by)])
    };
    let extras: Vec<_> = order.lines.iter().filter(|line| matches!(line.what, LineKind::Extra { .. })).cloned().collect();
    let total = atelier_core::money::Money::sum(extras.iter().map(|line| line.amount)).unwrap_or_default();
    paper::SelectionSheet {
        imprint: letter.imprint(),
        head: paper::Head { phones: order.phones.clone(), children: order.children.clone(), ..head(&room.order) },
        shot_on: shot_on(room),
        sittings: order.sittings.iter().map(sitting).collect(),
        consultant: room.sitting.as_ref().map(|sitting| sitting.by.clone()).unwrap_or_default(),
        confirmed: confirmed(letter, order),
        groups: groups.collect(),
        marked: marked.map(|(photo, notes)| picture(photo, notes)).collect(),
        bill: letter.bill(&extras),
        total: letter.full(total),
        to_pay: letter.if_any(order.row.owing),
    }
}

/// The days on which the cameras say that they photographed.
fn shot_on(room: &Room) -> String {
    let day = |photo: &Photo| photo.taken_at.as_deref().and_then(|at| at.get(..10)).map(str::to_owned);
    let days: BTreeSet<String> = room.photos.iter().filter_map(day).collect();
    match days.len() {
        0 => room.order.shoot_on.to_string(),
        1..=3 => days.into_iter().collect::<Vec<_>>().join(", "),
        _ => [days.first(), days.last()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" – "),
    }
}

/// When the client said yes to the latest sitting.
fn confirmed(letter: &Letterhead, order: &OrderView) -> String {
    let open = order.sittings.last().is_none_or(|sitting| sitting.state != SittingState::Confirmed);
    let said_yes = order.history.iter().find(|entry| entry.what == "selection.confirm");
    said_yes.filter(|_| !open).map(|entry| letter.stamp(&entry.at)).unwrap_or_default()
}

pub(super) fn production_sheet(letter: &Letterhead, task: &TaskView) -> paper::ProductionSheet {
    let lang = letter.lang;
    let card = &task.card;
    let head = paper::Head { order_no: card.order_number.clone(), customer: card.customer_name.clone(), ..paper::Head::default() };
    let what = label(card.purpose, &card.detail, lang);
    let photos = task.photos.iter().map(|photo| paper::MarkedPhoto {
        photo: letter.as_needed(&photo.content, photo.notes.len()),
        file: photo.file.clone(),
        purposes: photo.copy.clone(),
        notes: letter.notes(&photo.notes),
    });
    paper::ProductionSheet {
        imprint: letter.imprint(),
        head,
        task: text::TASK.with(lang, &[("what", &what), ("n", &card.photos.to_string())]),
        assignee: card.assignee_name.clone().unwrap_or_default(),
        due: card.due_on.map(|day| letter.day(day)).unwrap_or_default(),
        words: card.reason.clone(),
        photos: photos.collect(),
    }
}
