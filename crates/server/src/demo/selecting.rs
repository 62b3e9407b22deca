//! Sittings of the demo studio: which photos its clients pick, what for, and what they want retouched. Chosen by
//! counting, so that every demo studio is the same.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use atelier_core::catalog::{Included, Purpose};
use atelier_core::id::{EntitlementId, OrderId, PhotoId, SittingId};
use atelier_core::orders::OrderView;
use atelier_core::selection::{
    After, Change, Choice, Confirm, Mark, OpenRoom, Region, RetouchCode, Room, StartSitting, Submit, Verdict, Wish, bill,
};

use super::hand::{Hands, new_id};

/// Who sits with the clients.
const CONSULTANT: &str = "sun";

/// How a client chooses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taste {
    /// How many of the photos they have looked at, from the first one.
    pub seen: usize,
    /// How many more they want retouched than the package includes.
    pub more: u32,
    /// How many photos have wishes.
    pub wishes: usize,
}

const WISHES: [(RetouchCode, &str, [u32; 4]); 8] = [
    (RetouchCode::Skin, "脸上的小红点去掉", [4500, 4000, 1600, 1400]),
    (RetouchCode::StrayHair, "额头碎发收一收", [4300, 2500, 2000, 1000]),
    (RetouchCode::Clothes, "袖口褶皱抚平", [5600, 5200, 1500, 1700]),
    (RetouchCode::Eyes, "眼神光提亮一点", [4300, 3700, 1800, 700]),
    (RetouchCode::Remove, "背景右侧的插座去掉", [8200, 6400, 900, 1000]),
    (RetouchCode::Shape, "下巴稍微收一点，不要太过", [4200, 5000, 1700, 900]),
    (RetouchCode::Colour, "整体偏暖一些", [0, 0, 10_000, 10_000]),
    (RetouchCode::Teeth, "牙齿自然美白", [4700, 4900, 1000, 500]),
];

/// Opens a sitting and makes the client's marks.
pub(super) async fn sit(hands: &mut Hands, order: &OrderId, taste: Taste) -> anyhow::Result<Room> {
    let room = hands.ask(CONSULTANT, StartSitting { order: order.clone() }).await?;
    let sitting = sitting_of(&room)?;
    let changes = choices(&room, taste)?;
    hands.ask(CONSULTANT, Mark { sitting, branch: None, changes }).await?;
    hands.ask(CONSULTANT, OpenRoom { order: order.clone(), branch: None }).await
}

/// Lays the result before the client.
pub(super) async fn submit(hands: &mut Hands, room: &Room) -> anyhow::Result<Room> {
    hands.ask(CONSULTANT, Submit { sitting: sitting_of(room)? }).await
}

/// The client says yes.
pub(super) async fn confirm(hands: &mut Hands, room: &Room) -> anyhow::Result<OrderView> {
    let used: BTreeMap<EntitlementId, u32> = room.entitlements.iter().map(|line| (line.id.clone(), line.used)).collect();
    let bill = bill(&room.standing(), &used).map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let call = Confirm {
        sitting: sitting_of(room)?,
        signed_by: room.order.customer_name.clone(),
        signature: None,
        extra: bill.extra,
        upgrade: bill.upgrade.map(|upgrade| upgrade.package),
        after: After::Finished,
    };
    hands.ask(CONSULTANT, call).await
}

fn sitting_of(room: &Room) -> anyhow::Result<SittingId> {
    room.sitting.as_ref().map(|sitting| sitting.id.clone()).context("there is no sitting")
}

fn choices(room: &Room, taste: Taste) -> anyhow::Result<Vec<Change>> {
    let seen: Vec<&PhotoId> = room.photos.iter().take(taste.seen).map(|photo| &photo.id).collect();
    // Every sixth photo has its eyes closed, or something else about it.
    let (rejected, liked): (Vec<_>, Vec<_>) = seen.iter().enumerate().partition(|(nth, _)| nth % 6 == 4);
    let liked: Vec<&PhotoId> = liked.into_iter().map(|(_, photo)| *photo).collect();
    let mut changes: Vec<(PhotoId, Choice)> =
        rejected.into_iter().map(|(_, photo)| ((*photo).clone(), Choice::Verdict(Verdict::Reject))).collect();
    let mut tagged: BTreeSet<&PhotoId> = BTreeSet::new();
    let mut to_retouch: Vec<&PhotoId> = Vec::new();
    for line in room.entitlements.iter().filter(|line| line.included != Included::All) {
        let Included::Count(count) = line.included else { continue };
        let wanted = count + if line.purpose == Purpose::Retouch { taste.more } else { 0 };
        for photo in spread(&liked, wanted as usize) {
            changes.push((photo.clone(), Choice::Tag(line.id.clone())));
            tagged.insert(photo);
            if line.purpose == Purpose::Retouch {
                to_retouch.push(photo);
            }
        }
    }
    for line in room.entitlements.iter().filter(|line| line.included == Included::All) {
        changes.extend(tagged.iter().map(|photo| ((*photo).clone(), Choice::Tag(line.id.clone()))));
    }
    let undecided = liked.iter().filter(|photo| !tagged.contains(*photo));
    changes.extend(undecided.step_by(2).map(|photo| ((*photo).clone(), Choice::Verdict(Verdict::Maybe))));
    for (photo, (code, words, [x, y, w, h])) in to_retouch.iter().take(taste.wishes).zip(WISHES.iter().cycle()) {
        let region = Region { x: *x, y: *y, w: *w, h: *h };
        let note = Choice::Note(Wish::area(new_id()?, region, *code, words));
        changes.push(((*photo).clone(), note));
    }
    changes.into_iter().map(|(photo, choice)| Ok(Change { id: new_id()?, photo, choice, takes_back: None })).collect()
}

/// So many of the photos, evenly spread over the shoot; at most three of four, as nobody takes them all.
fn spread<'a>(photos: &[&'a PhotoId], wanted: usize) -> Vec<&'a PhotoId> {
    let wanted = wanted.min(photos.len() * 3 / 4);
    (0..wanted).filter_map(|nth| photos.get(nth * photos.len() / wanted).copied()).collect()
}
