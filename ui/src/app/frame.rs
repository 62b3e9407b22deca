//! Which page is seen, and what stands around it: first run, sign-in, head and navigation, or the whole window.

use atelier_core::people::{Me, Right};
use atelier_core::refusal::Refusal;
use leptos::prelude::*;

use super::live::use_live;
use super::page::{Frame, Page};
use super::paper::PaperDialog;
use super::route::{find, follow_links, navigate, pages, replace, use_place};
use super::session::{say, t, use_studio};
use super::shell::{AccountMenu, LanguageChoice, Office};
use super::text;
use crate::kit::keys::KeySheet;
use crate::kit::{Button, ButtonKind, Empty, Glyph, Icon, Toasts};
use crate::people::SignInPage;
use crate::studio::SetUpPage;

/// What the window shows now.
#[derive(Clone, PartialEq)]
enum Scene {
    /// The first answer has not come yet.
    Waiting,
    /// The first answer will not come.
    Unreached,
    /// The first run is to be done.
    SetUp,
    /// Nobody is signed in.
    SignIn,
    /// Whoever is signed in lacks the right.
    Denied(Right),
    /// There is no such page.
    Missing,
    /// The page of this pattern at this address.
    At(&'static str, String),
}

fn scene(path: &str) -> Scene {
    let studio = use_studio();
    if !studio.is_known() {
        return if studio.trouble().is_some() { Scene::Unreached } else { Scene::Waiting };
    }
    if studio.to_set_up() {
        return Scene::SetUp;
    }
    if !studio.signed_in() && !is_public(path) {
        return Scene::SignIn;
    }
    match find(path) {
        None => Scene::Missing,
        Some((page, _)) => match page.needs.first() {
            Some(right) if !page.needs.iter().any(|right| studio.may(*right)) => Scene::Denied(*right),
            _ => Scene::At(page.path, path.to_owned()),
        },
    }
}

/// Whether the page at an address is for everyone.
fn is_public(path: &str) -> bool {
    find(path).is_some_and(|(page, _)| page.public)
}

/// Where somebody begins who has just signed in: where their work is.
pub(super) fn home_of(me: &Me) -> String {
    let work = [
        (Right::BookOrders, "/"),
        (Right::AssignTasks, "/production"),
        (Right::SelectPhotos, "/selection"),
        (Right::DoTasks, "/tasks"),
        (Right::AssignPhotos, "/shoots"),
        (Right::SeeTakings, "/cashier"),
    ];
    let open = |path: &str| find(path).is_some_and(|(page, _)| may_open(page, me));
    let own = work.into_iter().filter(|(right, _)| me.may(*right)).map(|(_, path)| path).find(|path| open(path));
    let first = || {
        let mut sections: Vec<_> =
            pages().filter(|page| may_open(page, me)).filter_map(|page| Some((page.section?.rank, page.path))).collect();
        sections.sort_unstable();
        sections.first().map(|(_, path)| *path)
    };
    own.or_else(first).unwrap_or("/").to_owned()
}

/// Whether somebody may open a page.
pub(super) fn may_open(page: &Page, me: &Me) -> bool {
    page.needs.is_empty() || page.needs.iter().any(|right| me.may(*right))
}

/// Leads to the address that fits: to the first run, to sign in, and after it to where one wanted to go.
fn lead(path: &str) {
    let studio = use_studio();
    if !studio.is_known() {
        return;
    }
    match (studio.to_set_up(), studio.me()) {
        (true, _) if path != "/set-up" => replace("/set-up"),
        (false, None) if path != "/sign-in" && !is_public(path) => {
            let then = if path == "/" || path == "/set-up" { String::new() } else { format!("?then={path}") };
            replace(&format!("/sign-in{then}"));
        }
        (false, Some(me)) if matches!(path, "/sign-in" | "/set-up") => {
            let then = wanted().filter(|then| find(then).is_some_and(|(page, _)| may_open(page, &me)));
            replace(&then.unwrap_or_else(|| home_of(&me)));
        }
        (false, Some(me)) if path == "/" && find("/").is_none_or(|(page, _)| !may_open(page, &me)) => {
            let home = home_of(&me);
            if home != "/" {
                replace(&home);
            }
        }
        _ => {}
    }
}

fn wanted() -> Option<String> {
    let query = use_place().query();
    web_sys::UrlSearchParams::new_with_str(&query).ok()?.get("then")
}

/// All pages.
#[component]
pub fn App() -> impl IntoView {
    let (studio, place, live) = (use_studio(), use_place(), use_live());
    follow_links();
    studio.refresh();
    let path = Memo::new(move |_| place.path());
    let scene = Memo::new(move |_| scene(&path.get()));
    let frame = Memo::new(move |_| match scene.get() {
        Scene::At(_, path) => find(&path).map_or(Frame::Office, |(page, _)| page.frame),
        Scene::Denied(_) | Scene::Missing => Frame::Office,
        _ => Frame::Bare,
    });
    let theme = move || matches!(frame.get(), Frame::Room | Frame::Screen).then_some("room");
    let listens = Memo::new(move |_| studio.signed_in() || (studio.is_known() && is_public(&path.get())));
    Effect::new(move |_| lead(&path.get()));
    Effect::new(move |_| if listens.get() { live.listen() } else { live.stop() });
    Effect::new(move |_| {
        let title = match scene.get() {
            Scene::At(_, path) => find(&path).map(|(page, _)| say(page.title)),
            Scene::SignIn => Some(say(text::SIGN_IN)),
            Scene::SetUp => Some(say(text::SET_UP)),
            _ => None,
        };
        let name = studio.name();
        let parts: Vec<&str> = [title.unwrap_or_default(), name.as_str(), "Atelier"].into_iter().filter(|part| !part.is_empty()).collect();
        document().set_title(&parts.join(" \u{b7} "));
        if let Some(root) = document().document_element() {
            drop(root.set_attribute("lang", studio.lang().tag()));
        }
    });
    let framed = move || match frame.get() {
        Frame::Office => view! { <Office>{move || content(scene.get())}</Office> }.into_any(),
        Frame::Room => view! { <div class="room-frame">{move || content(scene.get())} <RoomCorner/></div> }.into_any(),
        Frame::Screen => view! { <div class="room-frame">{move || content(scene.get())}</div> }.into_any(),
        Frame::Bare => view! { <div class="bare-frame">{move || content(scene.get())}</div> }.into_any(),
    };
    view! {
        <div class="app" data-theme=theme>
            {framed}
            <p class="offline" role="status" data-test="offline" hidden=move || !live.offline() || frame.get() == Frame::Screen>
                <Icon glyph=Glyph::Offline/>
                {t(text::OFFLINE_BANNER)}
            </p>
            <KeySheet/>
            <PaperDialog/>
            <Toasts/>
        </div>
    }
}

/// The way out for somebody whose pages are all rooms, which have no head: their account and the language, in the corner.
#[component]
fn RoomCorner() -> impl IntoView {
    let studio = use_studio();
    let only_rooms = Memo::new(move |_| {
        let offices = |me: &Me| pages().any(|page| page.section.is_some() && page.frame == Frame::Office && may_open(page, me));
        studio.me().is_some_and(|me| !offices(&me))
    });
    move || {
        only_rooms.get().then(|| {
            view! { <div class="room-corner"><AccountMenu/><LanguageChoice/></div> }
        })
    }
}

fn content(scene: Scene) -> AnyView {
    let studio = use_studio();
    match scene {
        Scene::Waiting => ().into_any(),
        Scene::Unreached => {
            let words = move || studio.trouble().map(|trouble| trouble.words()).unwrap_or_default();
            view! {
                <div class="notice">
                    <Empty words=words glyph=Glyph::Offline>
                        <Button kind=ButtonKind::Main test="retry" on:click=move |_| studio.refresh()>{t(text::AGAIN)}</Button>
                    </Empty>
                </div>
            }
            .into_any()
        }
        Scene::SetUp => view! { <SetUpPage/> }.into_any(),
        Scene::SignIn => view! { <SignInPage/> }.into_any(),
        Scene::Denied(right) => {
            let words = move || Refusal::RightMissing { right }.words(studio.lang(), &studio.currency());
            view! { <div class="notice" data-test="denied"><Empty words=words glyph=Glyph::Lock>{home_button()}</Empty></div> }.into_any()
        }
        Scene::Missing => {
            view! { <div class="notice" data-test="missing"><Empty words=text::NO_SUCH_PAGE glyph=Glyph::Search>{home_button()}</Empty></div> }
                .into_any()
        }
        Scene::At(_, path) => find(&path).map(|(page, _)| untrack(|| (page.view)())).into_any(),
    }
}

fn home_button() -> impl IntoView {
    let home = move |_| {
        if let Some(me) = use_studio().me() {
            navigate(&home_of(&me));
        }
    };
    view! { <Button test="home" on:click=home>{t(text::TO_START)}</Button> }
}
