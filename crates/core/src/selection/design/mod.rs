//! Designs: chosen photos in the openings of a product, proposed by themselves and moved by hand, and how they hang on a wall.

mod adjust;
mod assign;
mod built_in;
mod crop;
mod own_room;
mod place;
mod shown;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod wall;

pub use adjust::{MOST_MAGNIFIED, SOFT_BELOW, cuts_a_face, magnified, moved, pixels_per_inch};
pub use built_in::built_in;
pub use crop::{Cropped, crop, face_regions};
pub use own_room::{DropOwnRoom, ListOwnRooms, MOST_ROOMS, OwnRoom, RoomPhoto, SaveOwnRoom};
pub use place::{Candidate, MOST_CANDIDATES, Placement, candidates, place};
pub use shown::ShownDesign;
pub use template::{Guides, MOST_OPENINGS, Opening, Template, TemplateKind};
pub use wall::{Hang, Wall};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::wishes::Region;
use crate::id::{DesignId, EntitlementId, OrderId, PhotoId};
use crate::refusal::{Field, Refusal, Subject, required};

/// Most designs of one order.
pub const MOST_DESIGNS: u32 = 60;
/// The longest name of a design.
const LONGEST_NAME: u32 = 60;

/// A photo in an opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fill {
    /// The photo.
    pub photo: PhotoId,
    /// What of it is seen.
    pub crop: Region,
}

/// A product as it is designed for an order. It carries its template, so that a list that changes later alters nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Design {
    /// Made by the client.
    pub id: DesignId,
    /// The order.
    pub order: OrderId,
    /// What it is called.
    pub name: String,
    /// The product.
    pub template: Template,
    /// The entitlement of the order that it is for; none for a design that only shows what could be.
    pub line: Option<EntitlementId>,
    /// One for each opening, in the order of the template.
    pub fills: Vec<Option<Fill>>,
    /// Where it hangs, if it was shown on a wall.
    pub hang: Option<Hang>,
    /// Counts how often it was saved; 0 before the first time.
    pub version: u32,
}

/// The designs of an order, the oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListDesigns {
    /// The order.
    pub order: OrderId,
}

/// Saves a design, a new one where its version is 0; replies as [`ListDesigns`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveDesign {
    /// The design, with the version that it was changed from.
    pub design: Design,
}

/// Throws a design away; replies as [`ListDesigns`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DropDesign {
    /// The order.
    pub order: OrderId,
    /// The design.
    pub design: DesignId,
}

impl Design {
    /// Puts a photo into an opening; where it lay in another one, that becomes empty.
    pub fn put(&mut self, at: usize, fill: Fill) {
        for old in &mut self.fills {
            old.take_if(|old| old.photo == fill.photo);
        }
        if let Some(place) = self.fills.get_mut(at) {
            *place = Some(fill);
        }
    }

    /// Changes the photos of two openings for each other; `lies` says how a photo lies in an opening.
    pub fn swap(&mut self, one: usize, other: usize, lies: impl Fn(Opening, &PhotoId) -> Option<Fill>) {
        let moved = |from: usize, to: usize| lies(*self.template.openings.get(to)?, &self.fills.get(from)?.as_ref()?.photo);
        let (first, second) = (moved(other, one), moved(one, other));
        for (at, fill) in [(one, first), (other, second)] {
            if let Some(place) = self.fills.get_mut(at) {
                *place = fill;
            }
        }
    }

    /// The design as it is to be stored. Refuses a product that cannot be, other fills than openings, a crop beyond its photo,
    /// and photos, entitlements or own rooms that are not the order's.
    pub fn tidied(
        self,
        is_photo: impl Fn(&PhotoId) -> bool,
        is_line: impl Fn(&EntitlementId) -> bool,
        rooms: &[OwnRoom],
    ) -> Result<Design, Refusal> {
        let name = required(Field::Name, &self.name, LONGEST_NAME)?;
        filled(&self.template, &self.fills, is_photo)?;
        if self.line.as_ref().is_some_and(|line| !is_line(line)) {
            return Err(Refusal::not_found(Subject::Entitlement, ""));
        }
        Ok(Design { name, hang: self.hang.map(|hang| hang.of_order(rooms)).transpose()?, ..self })
    }
}

/// Refuses a product that cannot be, other fills than openings, a crop beyond its photo, and photos that are not the order's.
fn filled(template: &Template, fills: &[Option<Fill>], is_photo: impl Fn(&PhotoId) -> bool) -> Result<(), Refusal> {
    template.checked()?;
    if fills.len() != template.openings.len() {
        return Err(Refusal::OpeningsNotMatched { openings: count(template.openings.len()), given: count(fills.len()) });
    }
    for fill in fills.iter().flatten() {
        fill.crop.checked().map_err(|_| Refusal::CropOutside)?;
        if !is_photo(&fill.photo) {
            return Err(Refusal::not_found(Subject::Photo, ""));
        }
    }
    Ok(())
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
