//! People: signing in, one's own password, staff and roles, and the audit trail.

mod audit;
mod password;
mod role;
mod sign_in;
mod staff;
mod staff_form;
mod text;

use atelier_core::people::Right;
use leptos::prelude::*;

pub use password::ChangePasswordDialog;
pub use sign_in::SignInPage;

use crate::app::page::{Page, Section};
use crate::kit::Glyph;

/// The department's pages.
pub const PAGES: &[Page] = &[
    Page::new("/staff", text::STAFF_AND_ROLES, || view! { <staff::StaffPage/> }.into_any())
        .needs(&[Right::EditStaff])
        .section(Section::new(90, Glyph::Users, text::STAFF)),
    Page::new("/audit", text::AUDIT, || view! { <audit::AuditTrail/> }.into_any()).needs(&[Right::SeeAudit]).section(Section::new(
        92,
        Glyph::Shield,
        text::AUDIT,
    )),
];
