//! Identities: UUIDs as text, made by the application, one type per thing so that they cannot be mixed up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text that is not an identity of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnId;

impl std::fmt::Display for NotAnId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not an identity: 36 characters, hexadecimal digits and dashes")
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(try_from = "String", into = "String")]
        #[schemars(with = "String")]
        pub struct $name(String);

        impl $name {
            /// The identity as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                if is_uuid(&text) { Ok(Self(text)) } else { Err(NotAnId) }
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A person who works in the studio.
    StaffId;
    /// A role: a named set of rights.
    RoleId;
    /// A customer's file.
    CustomerId;
    /// A child in a customer's file.
    ChildId;
    /// A package in the catalogue.
    PackageId;
    /// A branch of a sitting: someone's own choosing.
    BranchId;
    /// One entitlement of an order: so many photos for one purpose.
    EntitlementId;
    /// What lets the client's screens into a sitting.
    ScreenId;
    /// An order.
    OrderId;
    /// A document of goods that were sold, or taken back, after the selection.
    AfterSaleId;
    /// One line of such a document.
    GoodsId;
    /// A receipt: one taking of money.
    ReceiptId;
    /// A photo, whatever its file is called.
    PhotoId;
    /// A file that was met in a watched folder.
    SightingId;
    /// What was found out about a camera's clock.
    ClockId;
    /// A memory card, each time that it is read.
    CardId;
    /// A sitting in the selection room.
    SittingId;
    /// One keystroke of a sitting; made by the client, so that sending it twice does it once.
    ChangeId;
    /// A retouch note on a photo.
    NoteId;
    /// An entry of the studio's list of retouch wishes.
    StudioWishId;
    /// A retouch wish for all photos of an order.
    OrderWishId;
    /// A product as it is designed for an order.
    DesignId;
    /// A client's own room.
    OwnRoomId;
    /// A production task.
    TaskId;
    /// A request that must happen at most once, such as taking money; made by the client.
    OnceId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_uuids_are_ids() {
        let good = "0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f";
        assert_eq!(OrderId::try_from(good.to_owned()).map(String::from), Ok(good.to_owned()));
        for bad in ["", "7", "0193e9a4x5b6f-7c3d-8a21-3f2b1c0d9e8f", "0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8", "'; drop table x; --"] {
            assert_eq!(OrderId::try_from(bad.to_owned()), Err(NotAnId), "{bad}");
        }
    }
}
