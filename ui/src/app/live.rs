//! The studio's news: one long poll per page that says which subjects went stale, and whether the server is reached.

use std::cell::Cell;

use atelier_core::call::{Live as News, Tag};
use atelier_core::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::ask::{Trouble, fetch, read};
use super::session::use_studio;

const TAGS: usize = 10;

/// How often each subject went stale, and whether the server is reached.
#[derive(Clone, Copy)]
pub struct Live {
    stale: [RwSignal<u64>; TAGS],
    offline: RwSignal<bool>,
    // Which listening is the present one: signing in again begins another and ends the one before.
    turn: RwSignal<u32>,
}

thread_local! {
    static LIVE: Cell<Option<Live>> = const { Cell::new(None) };
}

/// The studio's news.
pub fn use_live() -> Live {
    LIVE.with(|cell| {
        cell.get().unwrap_or_else(|| {
            let live = Live { stale: std::array::from_fn(|_| RwSignal::new(0)), offline: RwSignal::new(false), turn: RwSignal::new(0) };
            cell.set(Some(live));
            live
        })
    })
}

impl Live {
    /// A number that grows whenever one of the tags goes stale.
    pub fn stamp(self, tags: &[Tag]) -> u64 {
        tags.iter().filter_map(|tag| self.stale.get(*tag as usize)).map(|count| count.get()).sum()
    }

    /// Says that subjects went stale: every page that shows them asks again.
    pub fn went_stale(self, tags: &[Tag]) {
        for count in tags.iter().filter_map(|tag| self.stale.get(*tag as usize)) {
            count.update(|count| *count += 1);
        }
        if tags.iter().any(|tag| matches!(tag, Tag::Studio | Tag::People)) {
            use_studio().refresh();
        }
    }

    /// Whether the server is out of reach.
    pub fn offline(self) -> bool {
        self.offline.get()
    }

    /// Listens from now on, until `stop` or the session ends.
    pub fn listen(self) {
        let turn = self.next_turn();
        spawn_local(self.poll(turn));
    }

    /// Stops listening.
    pub fn stop(self) {
        self.next_turn();
        self.offline.set(false);
    }

    fn next_turn(self) -> u32 {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_untracked()
    }

    async fn poll(self, turn: u32) {
        let (mut cursor, mut wait, mut rounds) = (0u64, 1_000, 0u32);
        while self.turn.get_untracked() == turn {
            let began = js_sys::Date::now();
            let answer = fetch("GET", &format!("/live?cursor={cursor}"), None).await;
            if self.turn.get_untracked() != turn {
                return;
            }
            match answer.ok_or(Trouble::Offline).and_then(|answer| read::<News>(&answer)) {
                Ok(news) => {
                    if self.offline.get_untracked() {
                        self.offline.set(false);
                        self.all_stale();
                    }
                    // A server that lost its place counts from the beginning: whatever happened meanwhile is unknown.
                    if news.cursor < cursor {
                        self.all_stale();
                    } else {
                        self.went_stale(&news.tags);
                    }
                    cursor = news.cursor;
                    wait = 1_000;
                    rounds += 1;
                    if rounds.is_multiple_of(24) {
                        // Some ten quiet minutes: the business day may have ended.
                        use_studio().refresh();
                    }
                    // A server that answers at once without news must not be asked in a circle.
                    if news.tags.is_empty() && cursor != 0 && js_sys::Date::now() - began < 200.0 && rounds > 1 {
                        pause(1_000).await;
                    }
                }
                Err(Trouble::Refused(Refusal::NotSignedIn)) => {
                    use_studio().session_ended();
                    return;
                }
                Err(_) => {
                    self.offline.set(true);
                    pause(wait).await;
                    wait = (wait * 2).min(15_000);
                }
            }
        }
    }

    fn all_stale(self) {
        for count in self.stale {
            count.update(|count| *count += 1);
        }
        use_studio().refresh();
    }
}

/// Waits so many milliseconds.
pub async fn pause(ms: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms));
        }
    });
    drop(JsFuture::from(promise).await);
}
