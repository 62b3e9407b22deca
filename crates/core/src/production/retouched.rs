//! Retouched versions of photos: which of what was handed in stands beside the original.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TaskState;
use crate::id::PhotoId;

/// A photo as it came back from retouching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Retouched {
    /// The photo.
    pub photo: PhotoId,
    /// BLAKE3 of the returned file, whose preview is served like any photo's.
    pub content: String,
    /// Whether the lead has accepted it; what waits for the check is for staff's eyes only.
    pub accepted: bool,
}

/// The version of each photo that is shown: what was accepted comes before what waits for the check, and of two alike the
/// later one counts. What was sent back, and what is being worked on, is shown nowhere. `handed` is a file a task, the
/// earlier task first.
pub fn retouched(handed: impl IntoIterator<Item = (PhotoId, String, TaskState)>) -> Vec<Retouched> {
    let mut shown: BTreeMap<PhotoId, Retouched> = BTreeMap::new();
    for (photo, content, state) in handed {
        let accepted = match state {
            TaskState::Accepted => true,
            TaskState::HandedIn => false,
            TaskState::Waiting | TaskState::Assigned | TaskState::Working | TaskState::SentBack => continue,
        };
        if accepted || shown.get(&photo).is_none_or(|known| !known.accepted) {
            shown.insert(photo.clone(), Retouched { photo, content, accepted });
        }
    }
    shown.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accepted_and_the_latest_version_is_shown() {
        use TaskState::{Accepted, Assigned, HandedIn, SentBack, Working};
        let photo = PhotoId::try_from("0193e9a4-5b6f-7c3d-8a21-000000000001".to_owned()).expect("an id");
        for (handed, expected) in [
            (vec![], None),
            (vec![("a", HandedIn)], Some(("a", false))),
            (vec![("a", HandedIn), ("b", HandedIn)], Some(("b", false))),
            (vec![("a", Accepted), ("b", HandedIn)], Some(("a", true))),
            (vec![("a", HandedIn), ("b", Accepted)], Some(("b", true))),
            (vec![("a", Accepted), ("b", Accepted)], Some(("b", true))),
            (vec![("a", SentBack)], None),
            (vec![("a", Working), ("b", Assigned)], None),
            (vec![("a", Accepted), ("b", SentBack)], Some(("a", true))),
        ] {
            let given = handed.iter().map(|(content, state)| (photo.clone(), (*content).to_owned(), *state));
            let expected = expected.map(|(content, accepted)| Retouched { photo: photo.clone(), content: content.to_owned(), accepted });
            assert_eq!(retouched(given), Vec::from_iter(expected), "{handed:?}");
        }
    }
}
