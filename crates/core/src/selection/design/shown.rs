//! A design as a client's screen is told of it: the product, its photos and the wall. Neither its name, nor what it is for, nor
//! what only the binder needs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Fill, Hang, OwnRoom, Template, filled};
use crate::id::PhotoId;
use crate::refusal::Refusal;

/// A design that is presented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ShownDesign {
    /// The product.
    pub template: Template,
    /// One for each opening, in the order of the template.
    pub fills: Vec<Option<Fill>>,
    /// The wall that it is seen on; none where it is seen alone.
    pub hang: Option<Hang>,
}

impl ShownDesign {
    /// The photos in it, in the order of the openings.
    pub fn photos(&self) -> Vec<&PhotoId> {
        self.fills.iter().flatten().map(|fill| &fill.photo).collect()
    }

    /// Makes it what may be shown. Refuses what [`super::Design::tidied`] refuses of product, photos and rooms.
    pub fn check(&mut self, is_photo: impl Fn(&PhotoId) -> bool, rooms: &[OwnRoom]) -> Result<(), Refusal> {
        filled(&self.template, &self.fills, is_photo)?;
        self.template.guides = None;
        self.hang = self.hang.take().map(|hang| hang.of_order(rooms)).transpose()?;
        Ok(())
    }

    /// Empties the openings of photos that do not belong to the order any more.
    pub fn keep(&mut self, belongs: impl Fn(&PhotoId) -> bool) {
        for fill in &mut self.fills {
            fill.take_if(|fill| !belongs(&fill.photo));
        }
    }
}
