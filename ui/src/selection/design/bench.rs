//! What the page knows: the order's photos and designs, and the design that is being changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use atelier_core::call::Tag;
use atelier_core::id::{DesignId, OrderId, PhotoId};
use atelier_core::selection::{
    Design, DropDesign, Fill, ListDesigns, ListOwnRooms, OpenRoom, Opening, OwnRoom, PhotoMark, Point, Region, Room, SaveDesign, Template,
    Verdict, candidates, crop, cuts_a_face, face_regions, magnified, pixels_per_inch, place,
};
use atelier_core::shoots::{Photo, file_number};
use leptos::prelude::*;

use super::drawn::Drawn;
use crate::app::{Act, Load, act, load_when, new_id, use_lang};

/// Everything that the page shows.
#[derive(Clone, Copy)]
pub struct Bench {
    /// The order with its photos and marks.
    pub room: Load<Room>,
    /// Its designs.
    pub designs: Load<Vec<Design>>,
    /// The client's own rooms.
    pub rooms: Load<Vec<OwnRoom>>,
    /// The design that is shown, with changes that are not saved yet.
    pub open: RwSignal<Option<Design>>,
    /// Whether it has such changes.
    pub changed: RwSignal<bool>,
    /// The opening that the keys are about.
    pub opening: RwSignal<usize>,
    /// The picked photo that Enter puts in, by its place in the strip.
    pub current: RwSignal<usize>,
    /// All photos of the order, in the order of the shoot.
    pub photos: Memo<Arc<Vec<Photo>>>,
    /// Those that are picked.
    pub picked: Memo<Arc<Vec<Photo>>>,
    /// Saves it.
    pub save: Act<SaveDesign>,
    /// Throws it away.
    pub drop_it: Act<DropDesign>,
}

impl Bench {
    /// Of the order in the address.
    pub fn new(order: Option<OrderId>) -> Bench {
        let of = order.clone();
        let room = load_when(
            move || of.clone().map(|order| OpenRoom { order, branch: None }),
            &[Tag::Selection, Tag::Orders, Tag::Shoots, Tag::Catalog],
        );
        let of = order.clone();
        let rooms = load_when(move || of.clone().map(|order| ListOwnRooms { order }), &[Tag::Selection]);
        let designs = load_when(move || order.clone().map(|order| ListDesigns { order }), &[Tag::Selection]);
        let photos = Memo::new(move |_| Arc::new(room.get().map(|room| room.photos).unwrap_or_default()));
        let picked = Memo::new(move |_| {
            let Some(room) = room.get() else { return Arc::default() };
            let marks = picks(&room);
            Arc::new(room.photos.iter().filter(|photo| marks.contains_key(&photo.id)).cloned().collect::<Vec<_>>())
        });
        let bench = Bench {
            room,
            designs,
            rooms,
            open: RwSignal::new(None),
            changed: RwSignal::new(false),
            opening: RwSignal::new(0),
            current: RwSignal::new(0),
            photos,
            picked,
            save: act::<SaveDesign>(),
            drop_it: act::<DropDesign>(),
        };
        bench.follow();
        bench
    }

    /// What another station saved or deleted is seen here, too, unless there are changes of one's own.
    fn follow(self) {
        Effect::new(move || {
            let Some(designs) = self.designs.get() else { return };
            let Some(open) = self.open.get_untracked().filter(|_| !self.changed.get_untracked()) else { return };
            let newer = designs.into_iter().find(|design| design.id == open.id);
            if newer.as_ref() != Some(&open) {
                self.open.set(newer);
            }
        });
    }

    /// A photo of the order.
    pub fn photo(self, id: &PhotoId) -> Option<Photo> {
        self.photos.with(|photos| photos.iter().find(|photo| photo.id == *id).cloned())
    }

    /// The same as it is drawn.
    pub fn drawn(self, id: &PhotoId) -> Option<Drawn> {
        self.photo(id).map(|photo| Drawn { said: file_number(&photo.file).to_owned(), content: photo.content })
    }

    /// How a photo lies in an opening, as it is proposed.
    pub fn lies(self, opening: Opening, photo: &PhotoId) -> Option<Fill> {
        let photo = self.photo(photo)?;
        let cropped = crop((opening.width, opening.height), (photo.width, photo.height), &faces(&photo));
        Some(Fill { photo: photo.id, crop: cropped.region })
    }

    /// Whether a face of the photo in an opening is not wholly seen.
    pub fn cuts(self, fill: &Fill) -> bool {
        self.photo(&fill.photo).is_some_and(|photo| cuts_a_face(fill.crop, &faces(&photo)))
    }

    /// How many pixels of its photo an inch of an opening's print gets.
    pub fn pixels(self, opening: Opening, fill: &Fill) -> Option<u32> {
        let photo = self.photo(&fill.photo)?;
        Some(pixels_per_inch(fill.crop, (photo.width, photo.height), (opening.width, opening.height)))
    }

    /// Changes the design that is open.
    pub fn change(self, how: impl FnOnce(&mut Design)) {
        self.open.update(|open| {
            if let Some(design) = open {
                how(design);
                self.changed.set(true);
            }
        });
    }

    /// Photos for these openings: those that carry the design's purpose, or else all that are picked.
    fn proposed(self, design: &Design) -> Vec<Option<Fill>> {
        let mut fills = vec![None; design.template.openings.len()];
        let Some(room) = self.room.get_untracked() else { return fills };
        let picked = picks(&room);
        let carries = |mark: &PhotoMark| design.line.as_ref().is_some_and(|line| mark.tags.contains(line));
        let some_carry = picked.values().any(carries);
        let stars = |photo: &PhotoId| picked.get(photo).filter(|mark| !some_carry || carries(mark)).map(|mark| mark.rating);
        for placed in place(&design.template, &candidates(&room.photos, stars)) {
            if let Some(fill) = fills.get_mut(placed.opening) {
                *fill = Some(Fill { photo: placed.photo, crop: placed.crop });
            }
        }
        fills
    }

    /// Places all photos anew.
    pub fn propose(self) {
        if let Some(fills) = self.open.get_untracked().map(|design| self.proposed(&design)) {
            self.change(|design| design.fills = fills);
        }
    }

    /// Puts a photo into an opening.
    pub fn put(self, at: usize, photo: &PhotoId) {
        let opening = self.open.with_untracked(|open| open.as_ref()?.template.openings.get(at).copied());
        let Some(fill) = opening.and_then(|opening| untrack(|| self.lies(opening, photo))) else { return };
        self.change(|design| design.put(at, fill));
        self.opening.set(at);
    }

    /// Changes the photos of two openings for each other; each is cut anew.
    pub fn swap(self, one: usize, other: usize) {
        let lies = |opening: Opening, photo: &PhotoId| untrack(|| self.lies(opening, photo));
        self.change(|design| design.swap(one, other, lies));
        self.opening.set(other);
    }

    /// Changes what is seen of the photo in an opening, by opening, photo and what is seen now.
    pub fn adjust(self, at: usize, how: impl FnOnce(Opening, &Photo, Region) -> Region) {
        let found = self.open.with_untracked(|open| {
            let design = open.as_ref()?;
            Some((*design.template.openings.get(at)?, design.fills.get(at)?.clone()?))
        });
        let Some((opening, Fill { photo, crop })) = found else { return };
        let Some(photo) = untrack(|| self.photo(&photo)) else { return };
        let adjusted = how(opening, &photo, crop);
        if adjusted != crop {
            self.change(|design| {
                if let Some(Some(fill)) = design.fills.get_mut(at) {
                    fill.crop = adjusted;
                }
            });
        }
    }

    /// Makes the photo in an opening so many thousandths as large, around a place of it.
    pub fn magnify(self, at: usize, by: u32, around: Point) {
        self.adjust(at, |opening, photo, seen| magnified(seen, (opening.width, opening.height), (photo.width, photo.height), by, around));
    }

    /// Puts the photo in an opening back as it was proposed.
    pub fn put_back(self, at: usize) {
        self.adjust(at, |opening, photo, seen| untrack(|| self.lies(opening, &photo.id)).map_or(seen, |fill| fill.crop));
    }

    /// Empties an opening.
    pub fn empty(self, at: usize) {
        self.change(|design| {
            if let Some(place) = design.fills.get_mut(at) {
                *place = None;
            }
        });
    }

    /// The picked photo before or after the current one.
    pub fn step(self, on: bool) {
        let last = self.picked.with_untracked(|picked| picked.len()).saturating_sub(1);
        self.current.update(|current| *current = if on { (*current + 1).min(last) } else { current.saturating_sub(1) });
    }

    /// Begins a design of this product, its photos proposed.
    pub fn begin(self, template: Template) {
        let Some(order) = self.room.get_untracked().map(|room| room.order.id) else { return };
        let name = template.name(use_lang().get_untracked());
        let mut design = Design { id: new_id(), order, name, fills: vec![], template, line: None, hang: None, version: 0 };
        design.fills = self.proposed(&design);
        self.show(design);
        self.changed.set(true);
    }

    /// Shows a design.
    pub fn show(self, design: Design) {
        self.save.forget();
        self.drop_it.forget();
        self.opening.set(0);
        self.changed.set(false);
        self.open.set(Some(design));
    }

    /// Saves the open design if it was changed, then goes on; a refusal stays where it is.
    pub fn saved_then(self, go_on: impl FnOnce() + 'static) {
        let Some(mut design) = self.open.get_untracked().filter(|_| self.changed.get_untracked()) else { return go_on() };
        // A photo that has left the order since could not be saved.
        for fill in &mut design.fills {
            fill.take_if(|fill| untrack(|| self.photo(&fill.photo)).is_none());
        }
        let (id, sent) = (design.id.clone(), self.open.get_untracked());
        self.save.run(SaveDesign { design }, move |designs| {
            // Whoever left the page by the window's way back has saved all the same.
            if self.open.try_get_untracked().is_none() {
                return;
            }
            let saved = designs.iter().find(|design| design.id == id).cloned();
            self.designs.put(designs);
            // What was changed while it was being saved stays, on top of the version that is saved now.
            if self.open.with_untracked(|open| *open == sent) {
                self.changed.set(false);
                self.open.set(saved);
            } else if let Some(version) = saved.map(|saved| saved.version) {
                self.open.update(|open| {
                    if let Some(open) = open.as_mut().filter(|open| open.id == id) {
                        open.version = version;
                    }
                });
            }
            go_on();
        });
    }

    /// Takes the changes back: the design as it was saved, or none where it never was.
    pub fn discard(self) {
        let saved = |id: &DesignId| self.designs.get_untracked()?.into_iter().find(|design| design.id == *id);
        let before = self.open.get_untracked().and_then(|open| saved(&open.id));
        self.save.forget();
        self.changed.set(false);
        self.open.set(before);
    }

    /// Throws the open design away.
    pub fn throw_away(self, done: impl FnOnce() + 'static) {
        let Some(design) = self.open.get_untracked() else { return };
        if design.version == 0 {
            self.discard();
            return done();
        }
        self.drop_it.run(DropDesign { order: design.order, design: design.id }, move |designs| {
            if self.open.try_get_untracked().is_none() {
                return;
            }
            self.changed.set(false);
            self.open.set(None);
            self.designs.put(designs);
            done();
        });
    }
}

fn faces(photo: &Photo) -> Vec<Region> {
    face_regions(photo.measures.as_ref().and_then(|measures| measures.faces.as_deref()).unwrap_or_default())
}

/// Marks of the photos that are picked.
fn picks(room: &Room) -> BTreeMap<PhotoId, PhotoMark> {
    let picked = room.marks.iter().filter(|mark| mark.verdict == Verdict::Pick);
    picked.map(|mark| (mark.photo.clone(), mark.clone())).collect()
}
