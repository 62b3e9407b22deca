//! Music for the slideshow: a file of this station, chosen by hand and heard only while photos go by. Without one it is quiet, and
//! it is forgotten with the page.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::Url;

use super::desk::Desk;
use super::text;
use crate::app::{fill, t};
use crate::kit::{Button, ButtonSize, Glyph, IconButton, toast_trouble};

/// A file that can be played.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tune {
    name: String,
    address: String,
}

/// What is played, if anything was chosen.
#[derive(Clone, Copy)]
pub struct Music(RwSignal<Option<Tune>>);

impl Music {
    /// Quiet; told to everything in the room.
    pub fn provide() -> Music {
        let music = Music(RwSignal::new(None));
        provide_context(music);
        on_cleanup(move || music.forget());
        music
    }

    fn forget(self) {
        if let Some(tune) = self.0.try_update(Option::take).flatten() {
            drop(Url::revoke_object_url(&tune.address));
        }
    }

    fn take(self, file: &web_sys::File) {
        self.forget();
        if let Ok(address) = Url::create_object_url_with_blob(file) {
            self.0.set(Some(Tune { name: file.name(), address }));
        }
    }
}

/// Plays while photos go by.
#[component]
pub fn Player(desk: Desk, music: Music) -> impl IntoView {
    let audio = NodeRef::<html::Audio>::new();
    let address = move || music.0.with(|tune| tune.as_ref().map(|tune| tune.address.clone()));
    Effect::new(move || {
        let wanted = desk.playing.get() && music.0.with(Option::is_some);
        let Some(audio) = audio.get() else { return };
        if !wanted {
            drop(audio.pause());
            return;
        }
        spawn_local(async move {
            let begun = match audio.play() {
                Ok(begun) => JsFuture::from(begun).await.is_ok(),
                Err(_) => false,
            };
            // Stopped before it had begun is no trouble.
            if !begun && desk.playing.try_get_untracked() == Some(true) {
                toast_trouble(text::MUSIC_NOT);
            }
        });
    });
    view! { <audio node_ref=audio loop src=address data-test="music"></audio> }
}

/// Chooses a file, or quiet again.
#[component]
pub fn MusicChoice() -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |music: Music| {
        if let Some(file) = input.get_untracked().and_then(|input| input.files()?.get(0)) {
            music.take(&file);
        }
    };
    use_context::<Music>().map(|music| {
        let named = move || music.0.with(|tune| tune.as_ref().map(|tune| fill(text::MUSIC_IS, &[("name", tune.name.clone())])));
        view! {
            <Button test="music-choose" on:click=choose>{move || named().unwrap_or_else(|| t(text::MUSIC)().to_owned())}</Button>
            <input node_ref=input type="file" accept="audio/*" hidden data-test="music-file" on:change=move |_| chosen(music)/>
            <Show when=move || music.0.with(Option::is_some)>
                <IconButton size=ButtonSize::Small glyph=Glyph::Cross label=text::MUSIC_OFF test="music-off" on:click=move |_| music.forget()/>
            </Show>
        }
    })
}
