//! A call: a request with one name, one reply, who may make it and what it makes stale. Shared by every door.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::people::Right;

/// A request to the studio's desk. Declared once here; the UI asks it, a desk handler answers it.
pub trait Call: Serialize + DeserializeOwned + JsonSchema + Send + 'static {
    /// What comes back when it is not refused.
    type Reply: Serialize + DeserializeOwned + JsonSchema + Send + Clone + PartialEq + 'static;
    /// `department.verb`, the last part of its address.
    const NAME: &'static str;
    /// Who may make it.
    const NEEDS: Needs;
    /// What the UI must ask for again once it was done.
    const STALES: &'static [Tag] = &[];
}

/// Who may make a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub enum Needs {
    /// Anyone who reaches the server: only what the sign-in page needs.
    Anyone,
    /// Anyone who is signed in.
    SignedIn,
    /// Whoever holds the right by one of their roles.
    Right(Right),
}

/// A subject that pages show and calls make stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// The studio's settings.
    Studio,
    /// Staff, roles and the audit trail.
    People,
    /// Customers' files.
    Customers,
    /// Packages.
    Catalog,
    /// Orders, their lines and stages.
    Orders,
    /// Receipts.
    Cashier,
    /// Photos coming in.
    Shoots,
    /// Marks, tags, notes and sittings.
    Selection,
    /// Tasks.
    Production,
    /// What the client's screens show.
    Screen,
}

/// What is known of a call without its types: for the router, the tests and the OpenAPI document.
#[derive(Debug, Clone, Copy)]
pub struct CallInfo {
    /// `Call::NAME`.
    pub name: &'static str,
    /// `Call::NEEDS`.
    pub needs: Needs,
    /// `Call::STALES`.
    pub stales: &'static [Tag],
    /// JSON schema of the request.
    pub request: fn() -> schemars::Schema,
    /// JSON schema of the reply.
    pub reply: fn() -> schemars::Schema,
}

impl CallInfo {
    /// What is known of the call `C`.
    pub const fn of<C: Call>() -> CallInfo {
        CallInfo { name: C::NAME, needs: C::NEEDS, stales: C::STALES, request: schema::<C>, reply: schema::<C::Reply> }
    }
}

fn schema<T: JsonSchema>() -> schemars::Schema {
    schemars::SchemaGenerator::new(schemars::generate::SchemaSettings::draft2020_12().with(|s| s.inline_subschemas = true))
        .into_root_schema_for::<T>()
}

/// Declares calls: `BookOrder -> OrderView, "orders.book", Needs::Right(Right::BookOrders), [Tag::Orders];`
#[macro_export]
macro_rules! calls {
    ($($call:ty => $reply:ty, $name:literal, $needs:expr, [$($tag:expr),*];)*) => {
        $(impl $crate::call::Call for $call {
            type Reply = $reply;
            const NAME: &'static str = $name;
            const NEEDS: $crate::call::Needs = $needs;
            const STALES: &'static [$crate::call::Tag] = &[$($tag),*];
        })*

        /// The department's calls.
        pub fn calls() -> Vec<$crate::call::CallInfo> {
            vec![$($crate::call::CallInfo::of::<$call>()),*]
        }
    };
}

/// Body of a reply that was not done: `application/problem+json` (RFC 9457) with the refusal or the incident number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// A short English title, for other programs' logs.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Why not, with its numbers; absent for a fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<crate::refusal::Refusal>,
    /// Number under which the server logged the fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
}

/// Reply of `/live`: which tags went stale since the cursor that was sent, and the next cursor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Live {
    /// To be sent with the next `/live?cursor=`.
    pub cursor: u64,
    /// What went stale.
    pub tags: Vec<Tag>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_well_formed() {
        let calls = crate::calls();
        let names: BTreeSet<_> = calls.iter().map(|call| call.name).collect();
        assert_eq!(names.len(), calls.len());
        for name in names {
            let (department, verb) = name.split_once('.').expect("department.verb");
            assert!(!department.is_empty() && verb.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{name}");
        }
    }
}
