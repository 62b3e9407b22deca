//! Branches: someone of the family chooses by themselves, beside the sitting, and what they chose is merged into it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::merge::{Conflict, Settled};
use crate::day::Stamp;
use crate::id::{BranchId, SittingId};

/// Where a branch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BranchState {
    /// Marks are being made.
    Open,
    /// Its marks are in the sitting.
    Merged,
    /// Given up; its log is kept.
    Dropped,
}

/// A branch of a sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BranchView {
    /// The branch.
    pub id: BranchId,
    /// Who chooses on it, as the family calls them.
    pub name: String,
    /// Where it is.
    pub state: BranchState,
    /// When it was begun.
    pub opened: Stamp,
    /// How many keystrokes it has.
    pub keystrokes: u32,
}

/// What a branch begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StartFrom {
    /// Nothing but what the client has confirmed before: an eye that was told nothing.
    Blank,
    /// The sitting's marks as they are now.
    AsItStands,
}

/// Begins a branch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StartBranch {
    /// The sitting, which must be open.
    pub sitting: SittingId,
    /// Who chooses; one open branch a name.
    pub name: String,
    /// What it begins with.
    pub from: StartFrom,
}

/// Gives a branch up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DropBranch {
    /// The branch.
    pub branch: BranchId,
}

/// Asks what merging branches into their sitting would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeeMerge {
    /// The sitting.
    pub sitting: SittingId,
    /// The branches, at least one and at most 20.
    pub branches: Vec<BranchId>,
}

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MergeView {
    /// What has to be settled first.
    pub conflicts: Vec<Conflict>,
    /// How many photos change in the sitting without anything to settle.
    pub changed: u32,
    /// How far the sitting's log went when this was worked out.
    pub seen: u32,
}

/// Merges branches into their sitting: what they changed is logged there, and the branches are closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MergeBranches {
    /// The sitting.
    pub sitting: SittingId,
    /// The branches.
    pub branches: Vec<BranchId>,
    /// One settlement a conflict.
    pub settled: Vec<Settled>,
    /// The log's end that was looked at; anything later, on the sitting or its branches, is a refusal.
    pub seen: u32,
}
