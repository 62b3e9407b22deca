//! Keystrokes that the server has not taken yet, kept in the browser's storage, so that neither a closed window nor a
//! killed server loses one. Each tab keeps its own, and takes over what closed ones have left.

use atelier_core::id::{BranchId, SittingId};
use atelier_core::selection::Change;
use serde::{Deserialize, Serialize};

/// What a tab keeps of a sitting.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// When it was written, in milliseconds by the browser's clock, so that the left ones can be put in order.
    at: f64,
    changes: Vec<Change>,
}

/// Whose keystrokes: a sitting's own, or those of one of its branches.
pub struct BoxOf(String);

impl BoxOf {
    /// Of a sitting, or of a branch of it.
    pub fn new(sitting: &SittingId, branch: Option<&BranchId>) -> BoxOf {
        BoxOf(branch.map_or_else(|| format!("atelier.outbox.{sitting}."), |branch| format!("atelier.outbox.{branch}.")))
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Keeps the changes of a tab; nothing is kept of none.
pub fn keep(box_of: &BoxOf, tab: &str, changes: &[Change]) {
    let Some(storage) = storage() else { return };
    let key = format!("{}{tab}", box_of.0);
    if changes.is_empty() {
        drop(storage.remove_item(&key));
    } else if let Ok(text) = serde_json::to_string(&Kept { at: js_sys::Date::now(), changes: changes.to_vec() }) {
        drop(storage.set_item(&key, &text));
    }
}

/// Everything kept of it, by this tab and by others: each change once, in the order in which it was made.
pub fn left(box_of: &BoxOf) -> Vec<Change> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|nth| storage.key(nth).ok().flatten());
    let kept = keys.filter(|key| key.starts_with(&box_of.0)).filter_map(|key| storage.get_item(&key).ok().flatten());
    in_order(kept.filter_map(|text| serde_json::from_str::<Kept>(&text).ok()).map(|kept| (kept.at, kept.changes)).collect())
}

/// Takes away what other tabs have kept; they keep again what they still need.
pub fn take_over(box_of: &BoxOf, tab: &str) {
    let Some(storage) = storage() else { return };
    let (prefix, own) = (&box_of.0, format!("{}{tab}", box_of.0));
    let keys: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|nth| storage.key(nth).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(prefix) && **key != own) {
        drop(storage.remove_item(key));
    }
}

fn in_order(mut kept: Vec<(f64, Vec<Change>)>) -> Vec<Change> {
    kept.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut changes: Vec<Change> = Vec::new();
    for change in kept.into_iter().flat_map(|(_, changes)| changes) {
        if !changes.iter().any(|known| known.id == change.id) {
            changes.push(change);
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use atelier_core::selection::{Choice, Verdict};

    use super::*;

    fn change(nth: u8) -> Change {
        let id = format!("0193e9a4-5b6f-7c3d-8a21-{nth:012}");
        let photo = "0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned();
        Change { id: id.try_into().unwrap(), photo: photo.try_into().unwrap(), choice: Choice::Verdict(Verdict::Pick), takes_back: None }
    }

    #[test]
    fn what_tabs_left_comes_once_and_in_order() {
        let kept = vec![(20.0, vec![change(3), change(4)]), (10.0, vec![change(1), change(3)])];
        let ids: Vec<_> = in_order(kept).into_iter().map(|change| change.id).collect();
        assert_eq!(ids, [1, 3, 4].map(|nth| change(nth).id));
    }
}
