//! The page of a client's screen: the code is entered, then it shows what it is told to. It asks again when the studio's
//! news say so, and now and then, so that the consultant sees that it looks.

use atelier_core::call::Tag;
use atelier_core::id::OnceId;
use atelier_core::refusal::Refusal;
use atelier_core::selection::{EnterScreen, Picture, ScreenView, WatchScreen};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::own::OwnPage;
use super::enter::EnterCode;
use super::picture::Pictures;
use super::size::{ScreenSize, SizeDialog};
use super::text;
use crate::app::{Load, Trouble, load_when, new_id, pause, replace, t, use_live, use_param};
use crate::kit::{key, use_keys};

/// How often it asks without news, in milliseconds.
const BEAT_MS: i32 = 13_000;

/// What the page does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scene {
    /// The server has not answered yet.
    Waiting,
    /// A code is wanted.
    Enter,
    /// The code is wanted anew: what was shown is over.
    Ended,
    /// The picture is shown.
    Show,
    /// Someone chooses by themselves.
    Own,
}

/// The page.
#[component]
pub fn ScreenPage() -> impl IntoView {
    let pass = use_param("pass");
    let live = use_live();
    let viewer: OnceId = new_id();
    let entering = RwSignal::new(!pass.is_empty());
    let refused = RwSignal::new(None::<Trouble>);
    let load = load_when(
        move || (!entering.get()).then(|| WatchScreen { viewer: viewer.clone() }),
        // A sitting that is confirmed or opened again is news of its order; marks change what it costs.
        &[Tag::Screen, Tag::Orders, Tag::Selection],
    );
    let enter = Callback::new(move |typed: String| enter(typed, entering, refused, load));
    if !pass.is_empty() {
        enter.run(pass);
    }
    beat(load);
    let seen = StoredValue::new(false);
    let scene = Memo::new(move |_| match load.trouble() {
        Some(Trouble::Refused(Refusal::ScreenClosed)) if seen.get_value() => Scene::Ended,
        Some(Trouble::Refused(_)) => Scene::Enter,
        _ if refused.with(Option::is_some) => Scene::Enter,
        _ => match load.get() {
            Some(view) => {
                seen.set_value(true);
                if view.own { Scene::Own } else { Scene::Show }
            }
            None => Scene::Waiting,
        },
    });
    let view = Signal::derive(move || load.get());
    let (size, sizing) = (ScreenSize::remembered(), RwSignal::new(false));
    use_keys([key("F", text::FULL, full_screen), key("D", text::SIZE, move || sizing.set(true))]);
    let content = move || match scene.get() {
        Scene::Waiting => ().into_any(),
        Scene::Enter => view! { <EnterCode enter refused ended=false/> }.into_any(),
        Scene::Ended => view! { <EnterCode enter refused ended=true/> }.into_any(),
        Scene::Show => shown(view, size, sizing),
        Scene::Own => view! { <OwnPage/> }.into_any(),
    };
    view! {
        <main class="screen" data-test="screen" data-scene=move || format!("{:?}", scene.get()).to_lowercase()>
            {content}
            <p class="screen-lost" role="status" data-test="screen-lost" hidden=move || !live.offline()>{t(text::LOST)}</p>
            <SizeDialog size open=sizing/>
        </main>
    }
}

fn shown(view: Signal<Option<ScreenView>>, size: ScreenSize, sizing: RwSignal<bool>) -> AnyView {
    let has_print = |view: &ScreenView| view.print.is_some() && !matches!(view.picture, Picture::Design(_));
    let lacks_size = move || size.inches.get().is_none() && view.with(|view| view.as_ref().is_some_and(has_print));
    view! {
        <div class="screen-tap" on:click=move |_| full_screen()><Pictures view size/></div>
        <Show when=lacks_size>
            <button type="button" class="screen-hint" data-test="screen-size" on:click=move |_| sizing.set(true)>{t(text::SIZE_MISSING)}</button>
        </Show>
    }
    .into_any()
}

/// Comes in by a code or an address; the address is left behind, since whoever reads it could come in, too.
fn enter(typed: String, entering: RwSignal<bool>, refused: RwSignal<Option<Trouble>>, load: Load<ScreenView>) {
    spawn_local(async move {
        let answer = crate::app::ask(EnterScreen { pass: typed }).await;
        if entering.try_get_untracked().is_none() {
            return;
        }
        match answer {
            Ok(()) => {
                refused.set(None);
                if crate::app::route::use_place().path_now() == "/screen" {
                    entering.set(false);
                    load.again();
                } else {
                    replace("/screen");
                }
            }
            Err(trouble) => {
                refused.set(Some(trouble));
                entering.set(false);
            }
        }
    });
}

/// Asks now and then, as long as the page is open: it counts as looking, and what was missed is made up for.
fn beat(load: Load<ScreenView>) {
    let here = StoredValue::new(());
    spawn_local(async move {
        loop {
            pause(BEAT_MS).await;
            if here.try_get_value().is_none() {
                return;
            }
            if !load.busy_now() {
                load.again();
            }
        }
    });
}

/// The whole screen, or the window again. Browsers allow it after a tap or a key only.
fn full_screen() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        drop(root.request_fullscreen());
    }
}
