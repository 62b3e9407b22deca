//! Staff: accounts, roles made of rights, signing in, and the audit trail.

mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{Needs, Tag};
use crate::day::{Moment, Stamp};
use crate::id::{RoleId, StaffId};
use crate::refusal::Refusal;

/// A single permission. Roles are sets of them; the server checks each call against them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// See and find customers.
    SeeCustomers,
    /// Add and change customers.
    EditCustomers,
    /// See orders and packages.
    SeeOrders,
    /// Book and change orders.
    BookOrders,
    /// Take payments.
    TakePayments,
    /// Pay money back by the tenders that it came by.
    PayBack,
    /// Pay money back by another tender than it came by.
    PayBackOtherwise,
    /// See the day's takings.
    SeeTakings,
    /// See arriving photos.
    SeeShoots,
    /// Give unassigned photos to orders.
    AssignPhotos,
    /// Work in the selection room.
    SelectPhotos,
    /// Confirm a selection with the client.
    ConfirmSelection,
    /// See the production board.
    SeeProduction,
    /// Give tasks to people and set due dates.
    AssignTasks,
    /// Do tasks that were assigned.
    DoTasks,
    /// Accept work or send it back.
    CheckTasks,
    /// Hand goods over at pick-up.
    HandOver,
    /// Release a pick-up although money is owed.
    OverrideArrears,
    /// Change packages.
    EditCatalog,
    /// Change staff accounts and roles.
    EditStaff,
    /// Read the audit trail.
    SeeAudit,
    /// Change the studio's settings.
    EditStudio,
}

impl Right {
    /// Every right, in the order in which the roles page lists them.
    pub const ALL: [Right; 22] = [
        Right::SeeCustomers,
        Right::EditCustomers,
        Right::SeeOrders,
        Right::BookOrders,
        Right::TakePayments,
        Right::PayBack,
        Right::PayBackOtherwise,
        Right::SeeTakings,
        Right::SeeShoots,
        Right::AssignPhotos,
        Right::SelectPhotos,
        Right::ConfirmSelection,
        Right::SeeProduction,
        Right::AssignTasks,
        Right::DoTasks,
        Right::CheckTasks,
        Right::HandOver,
        Right::OverrideArrears,
        Right::EditCatalog,
        Right::EditStaff,
        Right::SeeAudit,
        Right::EditStudio,
    ];
}

/// A role that a new studio starts with; the owner may change its rights and add others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BuiltInRole {
    /// Everything.
    Owner,
    /// Everything but accounts and the studio's settings.
    Manager,
    /// Customers, orders, payments, pick-up.
    FrontDesk,
    /// Arriving photos.
    Photographer,
    /// The selection room.
    SelectionConsultant,
    /// Own tasks.
    Retoucher,
    /// The board: assign, check.
    ProductionLead,
    /// Payments, paying back, and takings.
    Cashier,
}

impl BuiltInRole {
    /// Every built-in role.
    pub const ALL: [BuiltInRole; 8] = [
        BuiltInRole::Owner,
        BuiltInRole::Manager,
        BuiltInRole::FrontDesk,
        BuiltInRole::Photographer,
        BuiltInRole::SelectionConsultant,
        BuiltInRole::Retoucher,
        BuiltInRole::ProductionLead,
        BuiltInRole::Cashier,
    ];

    /// The rights that the role starts with.
    pub fn rights(self) -> Vec<Right> {
        use Right::{
            AssignPhotos, AssignTasks, BookOrders, CheckTasks, ConfirmSelection, DoTasks, EditCustomers, EditStaff, EditStudio, HandOver,
            PayBack, SeeCustomers, SeeOrders, SeeProduction, SeeShoots, SeeTakings, SelectPhotos, TakePayments,
        };
        match self {
            BuiltInRole::Owner => Right::ALL.to_vec(),
            BuiltInRole::Manager => Right::ALL.into_iter().filter(|right| !matches!(right, EditStaff | EditStudio)).collect(),
            BuiltInRole::FrontDesk => {
                vec![SeeCustomers, EditCustomers, SeeOrders, BookOrders, TakePayments, SeeTakings, SeeShoots, HandOver]
            }
            BuiltInRole::Photographer => vec![SeeOrders, SeeShoots, AssignPhotos],
            BuiltInRole::SelectionConsultant => vec![SeeCustomers, SeeOrders, SeeShoots, AssignPhotos, SelectPhotos, ConfirmSelection],
            BuiltInRole::Retoucher => vec![DoTasks],
            BuiltInRole::ProductionLead => vec![SeeOrders, SeeProduction, AssignTasks, DoTasks, CheckTasks],
            BuiltInRole::Cashier => vec![SeeCustomers, SeeOrders, TakePayments, PayBack, SeeTakings],
        }
    }
}

/// Shortest password that is taken, in characters.
pub const PASSWORD_AT_LEAST: u32 = 8;
/// Wrong passwords in a row before the next one is slowed down.
pub const WRONG_PASSWORDS_FREE: u32 = 5;

/// Seconds to wait after so many wrong passwords in a row: none for the first four, then 5, 10, 20, ... up to 15 minutes.
pub fn wait_after(wrong_in_a_row: u32) -> u32 {
    match wrong_in_a_row.checked_sub(WRONG_PASSWORDS_FREE) {
        None => 0,
        Some(more) => 5u32.saturating_mul(1 << more.min(8)).min(900),
    }
}

/// Whether a sign-in may be tried now.
pub fn may_try(wrong_in_a_row: u32, last_wrong: Moment, now: Moment) -> Result<(), Refusal> {
    let over = last_wrong.plus_ms(i64::from(wait_after(wrong_in_a_row)) * 1000);
    if now >= over {
        return Ok(());
    }
    let seconds = u32::try_from((over.0 - now.0 + 999) / 1000).unwrap_or(u32::MAX);
    Err(Refusal::SlowDown { seconds })
}

/// Signs in. The session travels as a cookie (or is kept by the window), never in the reply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignIn {
    /// Name to sign in with.
    pub name: String,
    /// Password.
    pub password: String,
    /// What this station calls itself, for the audit trail.
    pub station: String,
}

/// Ends the session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignOut {}

/// Whoever is signed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Me {
    /// The account.
    pub id: StaffId,
    /// The person's name.
    pub name: String,
    /// Names of the roles.
    pub roles: Vec<String>,
    /// All rights of the roles.
    pub rights: Vec<Right>,
    /// The station of this session.
    pub station: String,
}

impl Me {
    /// Whether one of the roles has the right.
    pub fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }
}

/// Changes one's own password.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangePassword {
    /// The password until now.
    pub old: String,
    /// The new one.
    pub new: String,
}

/// Lists accounts and roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ListStaff {}

/// Accounts and roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StaffList {
    /// Accounts, open ones first.
    pub staff: Vec<StaffView>,
    /// Roles.
    pub roles: Vec<RoleView>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StaffView {
    /// The account.
    pub id: StaffId,
    /// Row version, to be sent back.
    pub version: i64,
    /// The person's name.
    pub name: String,
    /// Name to sign in with.
    pub sign_in_name: String,
    /// Whether the account may sign in.
    pub open: bool,
    /// The roles.
    pub roles: Vec<RoleId>,
}

/// One role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleView {
    /// The role.
    pub id: RoleId,
    /// Row version, to be sent back.
    pub version: i64,
    /// Its name as the owner wrote it; empty for a built-in one that was not renamed.
    pub name: String,
    /// Which built-in role it is, if any.
    pub built_in: Option<BuiltInRole>,
    /// What it may do.
    pub rights: Vec<Right>,
}

/// Adds (`id` none) or changes an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveStaff {
    /// The account, or none for a new one.
    pub id: Option<StaffId>,
    /// Version as loaded; 0 for a new one.
    pub version: i64,
    /// The person's name.
    pub name: String,
    /// Name to sign in with.
    pub sign_in_name: String,
    /// A new password; empty keeps the old one.
    pub password: String,
    /// Whether the account may sign in.
    pub open: bool,
    /// Its roles.
    pub roles: Vec<RoleId>,
}

/// Adds (`id` none) or changes a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveRole {
    /// The role, or none for a new one.
    pub id: Option<RoleId>,
    /// Version as loaded; 0 for a new one.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub rights: Vec<Right>,
}

/// Reads the audit trail, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadAudit {
    /// Only entries that contain these words in who, what or detail; empty for all.
    pub words: String,
    /// Only entries older than this number, to page on.
    pub before: Option<i64>,
}

/// One page of the audit trail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AuditPage {
    /// Newest first.
    pub entries: Vec<AuditEntry>,
    /// Whether there are older ones.
    pub more: bool,
    /// Whether every entry's check value still fits the one before it.
    pub intact: bool,
}

/// Who did what, when, from where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AuditEntry {
    /// Running number, from 1 without gaps.
    pub number: i64,
    /// When.
    pub at: Stamp,
    /// The person's name at that time.
    pub who: String,
    /// The station.
    pub station: String,
    /// The call, such as `orders.book`.
    pub what: String,
    /// What it was about, such as an order number, and the words that were given, such as a reason.
    pub detail: String,
}

crate::calls! {
    SignIn => Me, "people.sign_in", Needs::Anyone, [];
    SignOut => (), "people.sign_out", Needs::SignedIn, [];
    ChangePassword => (), "people.change_password", Needs::SignedIn, [];
    ListStaff => StaffList, "people.staff", Needs::Right(Right::EditStaff), [];
    SaveStaff => StaffView, "people.save_staff", Needs::Right(Right::EditStaff), [Tag::People];
    SaveRole => RoleView, "people.save_role", Needs::Right(Right::EditStaff), [Tag::People];
    ReadAudit => AuditPage, "people.audit", Needs::Right(Right::SeeAudit), [];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_wrong_passwords_slow_the_next() {
        for (wrong, wait) in [(0, 0), (4, 0), (5, 5), (6, 10), (7, 20), (12, 640), (13, 900), (60, 900)] {
            assert_eq!(wait_after(wrong), wait, "{wrong}");
        }
        assert_eq!(may_try(4, Moment(1_000), Moment(1_001)), Ok(()));
        assert_eq!(may_try(5, Moment(1_000), Moment(2_500)), Err(Refusal::SlowDown { seconds: 4 }));
        assert_eq!(may_try(5, Moment(1_000), Moment(6_000)), Ok(()));
    }

    #[test]
    fn every_role_can_do_something_and_only_the_owner_everything() {
        for role in BuiltInRole::ALL {
            assert!(!role.rights().is_empty());
            assert_eq!(role.rights().len() == Right::ALL.len(), role == BuiltInRole::Owner, "{role:?}");
        }
    }
}
