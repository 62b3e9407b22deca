//! Groups of a shoot's photos by rules that the studio edits, and what a layout on the disk is made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{Needs, Tag};
use crate::id::{OrderId, PhotoId};
use crate::orders::OrderRow;
use crate::people::Right;

/// A rule: photos of which every condition holds go into its group. A photo goes to the first rule that takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupRule {
    /// The group's name, also its folder's.
    pub name: String,
    /// All must hold; none takes every photo.
    pub conditions: Vec<Condition>,
    /// Makes several numbered groups of it.
    pub split: Option<Split>,
}

/// What is asked of a photo. Texts match without case, anywhere in the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Condition {
    /// The camera's model or serial number.
    Camera {
        /// A part of it.
        has: String,
    },
    /// The lens.
    Lens {
        /// A part of it.
        has: String,
    },
    /// The folder that it came in.
    Folder {
        /// A part of it.
        has: String,
    },
    /// The picture's shape.
    Shape {
        /// Which.
        is: Shape,
    },
    /// How many faces are in it; a photo in which none were looked for has no answer and is not taken.
    Faces {
        /// At least.
        least: u32,
        /// At most; None for any number.
        most: Option<u32>,
    },
    /// Taken in one go with others, or alone.
    InSeries {
        /// Whether.
        is: bool,
    },
    /// In black and white.
    BlackAndWhite {
        /// Whether.
        is: bool,
    },
}

/// The shape of an upright picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    Landscape,
    /// As wide as high, to one part in fifty.
    Square,
}

/// How a rule's photos are cut into numbered groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Split {
    /// A new group after a pause.
    Gap {
        /// So many minutes without a photo.
        minutes: u32,
    },
    /// By outfit or scene: colours and time.
    Scene,
    /// One group for each series; photos alone in one more.
    Series,
    /// One for each camera.
    Camera,
    /// One for each folder that photos came in.
    Folder,
}

/// Asks for the studio's rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenGroupRules {}

/// The studio's rules, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupRules {
    /// Row version, to be sent back.
    pub version: i64,
    /// The rules.
    pub rules: Vec<GroupRule>,
}

/// Saves the rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveGroupRules {
    /// The new rules, `version` as loaded.
    pub rules: GroupRules,
}

/// Asks for the groups of an order's photos by the studio's rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenGroups {
    /// The order.
    pub order: OrderId,
}

/// An order's photos in groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GroupsView {
    /// The order.
    pub order: OrderRow,
    /// The groups, in the order of the rules; what no rule takes comes last, under a name that is empty.
    pub groups: Vec<Group>,
    /// Whether a layout can be made of links here: on Windows and on some shares it cannot.
    pub can_link: bool,
}

/// A group of photos.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// The rule's name, with a number where it was split.
    pub name: String,
    /// Its photos, in the order of the shoot.
    pub photos: Vec<GroupedPhoto>,
}

/// A photo of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupedPhoto {
    /// The photo.
    pub id: PhotoId,
    /// BLAKE3 of the original.
    pub content: String,
    /// The camera's file name.
    pub file: String,
}

/// How files come into a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Laying {
    /// Links into the library: no space, to look at only.
    Links,
    /// Copies that may be worked on.
    Copies,
}

/// Lays an order's groups out as folders with the original names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LayOutGroups {
    /// The order.
    pub order: OrderId,
    /// Links or copies.
    pub laying: Laying,
}

/// What was laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LaidOutGroups {
    /// Where, as the server sees it.
    pub folder: String,
    /// Folders in it.
    pub groups: u32,
    /// Files in them, raw files and sidecars included.
    pub files: u32,
}

crate::calls! {
    OpenGroupRules => GroupRules, "shoots.group_rules", Needs::Right(Right::SeeShoots), [];
    SaveGroupRules => GroupRules, "shoots.save_group_rules", Needs::Right(Right::EditStudio), [Tag::Shoots];
    OpenGroups => GroupsView, "shoots.groups", Needs::Right(Right::SeeShoots), [];
    LayOutGroups => LaidOutGroups, "shoots.lay_out_groups", Needs::Right(Right::AssignPhotos), [];
}
