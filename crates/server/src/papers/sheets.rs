//! Sheets with photos: contact sheet, selection sheet, production sheet. Views of the desk in, views of paper out.

use std::collections::{BTreeMap, BTreeSet};

use atelier_core::catalog::label;
use atelier_core::id::PhotoId;
use atelier_core::orders::{EntitlementUse, LineKind, OrderView};
use atelier_core::production::TaskView;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{Note, PhotoMark, Room, SheetSize, SheetWishes, SittingState, Verdict, Voice, arranged};
use atelier_core::shoots::{Photo, file_number, scenes_of};
use atelier_desk::SelectionPaper;
use atelier_paper as paper;

use super::letterhead::{Letterhead, head, signature};
use super::text;

/// The contact sheet of an order's photos; a refusal where a photo's name does not have what is to stand below it.
pub(super) fn contact_sheet(letter: &Letterhead, room: &Room, wishes: SheetWishes) -> Result<paper::ContactSheet, Refusal> {
    let marks: BTreeMap<&PhotoId, &PhotoMark> = room.marks.iter().map(|mark| (&mark.photo, mark)).collect();
    let verdict = |photo: &Photo| marks.get(&photo.id).map_or(Verdict::Undecided, |mark| mark.verdict);
    let watermark = if wishes.watermark { letter.settings.name.clone() } else { String::new() };
    let cell = |photo: &Photo, heading: String| -> Result<paper::Cell, Refusal> {
        Ok(paper::Cell {
            photo: letter.thumb(&photo.content),
            number: wishes.numbering.of(&photo.file)?,
            tags: marks.get(&photo.id).map(|mark| tags(letter, room, mark)).unwrap_or_default(),
            verdict: printed(verdict(photo)),
            heading,
            watermark: watermark.clone(),
        })
    };
    let mut cells = Vec::new();
    for (heading, places) in sections(letter, room, wishes) {
        let photos = places.into_iter().filter_map(|at| room.photos.get(at)).filter(|photo| wishes.list.shows(verdict(photo)));
        for (nth, photo) in photos.enumerate() {
            cells.push(cell(photo, if nth == 0 { heading.clone() } else { String::new() })?);
        }
    }
    let count = cells.len().to_string();
    let (columns, rows) = wishes.grid();
    Ok(paper::ContactSheet {
        imprint: letter.imprint(),
        title: format!("{} {}", room.order.number, room.order.customer_name),
        subtitle: format!("{} · {}", room.order.package, text::PHOTOS.with(letter.lang, &[("n", &count)])),
        paper: sheet_paper(wishes.size),
        columns,
        rows,
        shuffled: wishes.arrangement.seed(),
        cells,
    })
}

/// Places of the photos in the order of printing, arranged before they are sifted, so that the order is the one of the
/// room; under one heading for each outfit where that was asked for, and under none otherwise.
fn sections(letter: &Letterhead, room: &Room, wishes: SheetWishes) -> Vec<(String, Vec<usize>)> {
    let places = arranged(&room.photos, wishes.arrangement);
    if !wishes.outfits {
        return vec![(String::new(), places)];
    }
    let outfits = scenes_of(&room.photos);
    let mut sections: Vec<(u32, Vec<usize>)> = Vec::new();
    for place in places {
        let outfit = outfits.get(place).copied().unwrap_or_default();
        match sections.iter_mut().find(|(known, _)| *known == outfit) {
            Some((_, places)) => places.push(place),
            None => sections.push((outfit, vec![place])),
        }
    }
    let heading = |outfit: u32| text::OUTFIT.with(letter.lang, &[("n", &outfit.to_string())]);
    sections.into_iter().map(|(outfit, places)| (heading(outfit), places)).collect()
}

fn printed(verdict: Verdict) -> paper::Verdict {
    match verdict {
        Verdict::Undecided => paper::Verdict::Open,
        Verdict::Pick => paper::Verdict::Pick,
        Verdict::Maybe => paper::Verdict::Maybe,
        Verdict::Reject => paper::Verdict::Reject,
    }
}

fn sheet_paper(size: SheetSize) -> paper::SheetPaper {
    match size {
        SheetSize::A4 => paper::SheetPaper::A4,
        SheetSize::A5 => paper::SheetPaper::A5,
        SheetSize::Roll80 => paper::SheetPaper::Roll80,
    }
}

/// The image detail sheet: the photos with a purpose, in the order of the shoot, with what the client wishes for each.
/// What the staff noted for themselves is not on it.
pub(super) fn detail_sheet(letter: &Letterhead, room: &Room, wishes: SheetWishes) -> paper::DetailSheet {
    let marks: BTreeMap<&PhotoId, &PhotoMark> = room.marks.iter().map(|mark| (&mark.photo, mark)).collect();
    let chosen = room.photos.iter().filter_map(|photo| Some((photo, *marks.get(&photo.id)?))).filter(|(_, mark)| !mark.tags.is_empty());
    let photos = chosen.map(|(photo, mark)| {
        let own = |note: &&Note| note.photo == photo.id && note.wish.voice == Voice::Client;
        paper::MarkedPhoto {
            photo: letter.as_needed(&photo.content, 1),
            file: photo.file.clone(),
            purposes: tags(letter, room, mark).join(" · "),
            notes: letter.notes(room.notes.iter().filter(own)),
        }
    });
    paper::DetailSheet { imprint: letter.imprint(), head: head(&room.order), paper: sheet_paper(wishes.size), photos: photos.collect() }
}

fn tags(letter: &Letterhead, room: &Room, mark: &PhotoMark) -> Vec<String> {
    let of = |line: &&EntitlementUse| mark.tags.contains(&line.id);
    room.entitlements.iter().filter(of).map(|line| label(line.purpose, &line.detail, letter.lang)).collect()
}

/// The selection sheet of an order: what its room holds, and what its page says of sittings and money. The client signs it, so
/// what the staff noted for themselves is not on it. A roll has numbers in the place of pictures.
pub(super) fn selection_sheet(letter: &Letterhead, of: &SelectionPaper, wishes: SheetWishes) -> paper::SelectionSheet {
    let (lang, room, order) = (letter.lang, &of.room, &of.order);
    let is_roll = wishes.size == SheetSize::Roll80;
    let marks: BTreeMap<&PhotoId, &PhotoMark> = room.marks.iter().map(|mark| (&mark.photo, mark)).collect();
    let picture = |photo: &Photo, notes: Vec<&Note>| paper::MarkedPhoto {
        photo: if is_roll { paper::Jpeg::Missing } else { letter.as_needed(&photo.content, notes.len()) },
        file: if is_roll { file_number(&photo.file).to_owned() } else { photo.file.clone() },
        purposes: marks.get(&photo.id).map(|mark| tags(letter, room, mark).join(" · ")).unwrap_or_default(),
        notes: letter.notes(notes),
    };
    let groups = room.entitlements.iter().map(|line| {
        let chosen = |photo: &&Photo| marks.get(&photo.id).is_some_and(|mark| mark.tags.contains(&line.id));
        let photos: Vec<_> = room.photos.iter().filter(chosen).map(|photo| picture(photo, Vec::new())).collect();
        let used = u32::try_from(photos.len()).unwrap_or(u32::MAX);
        let extra = line.rule.extra(line.included, used);
        paper::PhotoGroup {
            name: label(line.purpose, &line.detail, lang),
            included: letter.included(line),
            used: used.to_string(),
            extra: if extra > 0 { extra.to_string() } else { String::new() },
            photos,
        }
    });
    let notes_of = |photo: &Photo| -> Vec<&Note> {
        room.notes.iter().filter(|note| note.photo == photo.id && note.wish.voice == Voice::Client).collect()
    };
    let marked = room.photos.iter().map(|photo| (photo, notes_of(photo))).filter(|(_, notes)| !notes.is_empty());
    let sitting = |row: &atelier_core::orders::SittingRow| {
        let (number, day) = (row.number.to_string(), row.opened.day.to_string());
        text::SITTING.with(lang, &[("n", &number), ("day", &day), ("by", &row.by)])
    };
    let extras: Vec<_> = order.lines.iter().filter(|line| !matches!(line.what, LineKind::Package(_))).cloned().collect();
    let total = atelier_core::money::Money::sum(extras.iter().map(|line| line.amount)).unwrap_or_default();
    paper::SelectionSheet {
        imprint: letter.imprint(),
        head: paper::Head { phones: order.phones.clone(), children: order.children.clone(), ..head(&room.order) },
        paper: sheet_paper(wishes.size),
        shot_on: shot_on(room),
        sittings: order.sittings.iter().map(sitting).collect(),
        consultant: room.sitting.as_ref().map(|sitting| sitting.by.clone()).unwrap_or_default(),
        confirmed: confirmed(letter, order),
        groups: groups.collect(),
        for_all: letter.for_all(room.for_all.iter().filter(|wish| wish.voice == Voice::Client)),
        marked: marked.map(|(photo, notes)| picture(photo, notes)).collect(),
        bill: if wishes.prices { letter.bill(&extras) } else { Vec::new() },
        total: if wishes.prices { letter.full(total) } else { String::new() },
        to_pay: if wishes.prices { letter.if_any(order.row.owing) } else { String::new() },
        signature: of.signature.as_ref().map(signature).unwrap_or_default(),
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
        for_all: letter.for_all(&task.for_all),
        photos: photos.collect(),
    }
}
