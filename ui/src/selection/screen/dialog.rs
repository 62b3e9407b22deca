//! The consultant's dialog: how a screen comes in, and what it shows.

use atelier_core::selection::{CloseScreen, OpenScreen, PrintSize, ScreenPass, SeeScreen, SittingState, SittingView};
use leptos::prelude::*;
use leptos::svg;
use leptos::task::spawn_local;

use super::super::desk::Desk;
use super::presenter::{Presenter, Presenting, present_room};
use super::text;
use crate::app::{TroubleLine, act, ask, fill, in_window, open_client_screen, pause, say, t};
use crate::kit::{Button, ButtonKind, Check, Choice, Dialog, DialogSize, Field, Glyph, Select, Words};
use crate::shoots::qr_code;

/// How often is asked how many screens look, in milliseconds.
const COUNT_MS: i32 = 4_000;
/// How long a photo of a slideshow is seen, in seconds.
const SLIDE_SECONDS: u32 = 5;
/// Common prints, in millimetres.
const PRINTS: [(u32, u32); 8] = [(127, 178), (152, 203), (203, 254), (203, 305), (254, 305), (305, 406), (406, 508), (508, 762)];

/// The button in the room's head, with its dialog. The room presents as long as it stands there.
#[component]
pub fn ScreenButton(desk: Desk) -> impl IntoView {
    present_room(desk);
    let screens = Screens {
        presenter: desk.presenter,
        sitting: Signal::derive(move || desk.sitting()),
        slides: Some(Callback::new(move |()| desk.present_slides(SLIDE_SECONDS))),
        dialog: RwSignal::new(false),
    };
    view! { <ScreenDoor screens/> }
}

/// What button and dialog know of a page that presents.
#[derive(Clone, Copy)]
pub struct Screens {
    /// What the screens are shown.
    pub presenter: Presenter,
    /// The sitting that they belong to.
    pub sitting: Signal<Option<SittingView>>,
    /// Plays the page's photos on them; none where the page has no single photos, nor wishes and prints of them.
    pub slides: Option<Callback<()>>,
    /// Whether the dialog is open.
    pub dialog: RwSignal<bool>,
}

impl Screens {
    /// Whether screens can be shown anything: there is a sitting that is not confirmed yet.
    pub fn are_possible(self) -> bool {
        self.sitting.with(|sitting| sitting.as_ref().is_some_and(|sitting| sitting.state != SittingState::Confirmed))
    }
}

/// The button, with its dialog.
#[component]
pub fn ScreenDoor(screens: Screens) -> impl IntoView {
    let Screens { presenter, dialog: open, .. } = screens;
    let words = move || match presenter.pass.with(|pass| pass.as_ref().map(|pass| pass.looking)) {
        None => say(text::TITLE).to_owned(),
        Some(_) if presenter.way.get() == Presenting::Blank => format!("{} · {}", say(text::TITLE), say(text::BLANK)),
        Some(looking) => fill(text::TITLE_N, &[("n", looking.to_string())]),
    };
    view! {
        <Show when=move || screens.are_possible()>
            <Button glyph=Glyph::Expand test="client-screen" on:click=move |_| open.set(true)>{words}</Button>
        </Show>
        <Dialog open title=text::TITLE size=DialogSize::Medium test="client-screen-dialog"><Inside screens/></Dialog>
    }
}

#[component]
fn Inside(screens: Screens) -> impl IntoView {
    let presenter = screens.presenter;
    count_looking(screens);
    let is_open = Memo::new(move |_| presenter.pass.with(Option::is_some));
    move || if is_open.get() { view! { <OpenPass screens/> }.into_any() } else { view! { <NoPass screens/> }.into_any() }
}

/// Asks again and again who looks, as long as the dialog is open.
fn count_looking(screens: Screens) {
    let here = StoredValue::new(());
    spawn_local(async move {
        while here.try_get_value().is_some() {
            let sitting = screens.sitting.try_get_untracked().flatten().map(|sitting| sitting.id);
            if let Some(sitting) = sitting
                && let Ok(found) = ask(SeeScreen { sitting }).await
                && here.try_get_value().is_some()
            {
                told(screens.presenter, found);
            }
            pause(COUNT_MS).await;
        }
    });
}

fn told(presenter: Presenter, found: Option<ScreenPass>) {
    let Some(found) = found else {
        if presenter.pass.with_untracked(Option::is_some) {
            presenter.ended();
        }
        return;
    };
    let differs = |pass: &ScreenPass| pass.id == found.id && pass.looking != found.looking;
    if presenter.pass.with_untracked(|pass| pass.as_ref().is_some_and(differs)) {
        presenter.pass.update(|pass| {
            if let Some(pass) = pass {
                pass.looking = found.looking;
            }
        });
    }
}

#[component]
fn NoPass(screens: Screens) -> impl IntoView {
    let opening = act::<OpenScreen>();
    let open = move |_| {
        if let Some(sitting) = screens.sitting.get_untracked() {
            opening.run(OpenScreen { sitting: sitting.id }, move |pass| screens.presenter.open(pass));
        }
    };
    view! {
        <p class="muted">{t(text::CLOSED_WORDS)}</p>
        <TroubleLine trouble=opening.trouble()/>
        <div class="panel-foot">
            <Button kind=ButtonKind::Main busy=opening.busy() test="screen-open" on:click=open>{t(text::OPEN)}</Button>
        </div>
    }
}

/// The server's address as other machines know it, if they do.
pub fn outside(pass: &ScreenPass) -> Option<String> {
    let shown = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let host = shown.split_once("://").map(|(_, host)| host).unwrap_or_default();
    let is_own = in_window() || ["localhost", "127.", "[::1]"].iter().any(|own| host.starts_with(own));
    if is_own || !shown.starts_with("http") { pass.address.clone() } else { Some(shown) }
}

/// How a screen is let in by its address.
pub fn path(pass: &ScreenPass) -> String {
    format!("/screen/{}", pass.token.as_ref().unwrap_or(&pass.code))
}

#[component]
fn OpenPass(screens: Screens) -> impl IntoView {
    let presenter = screens.presenter;
    let closing = act::<CloseScreen>();
    let known = move |tell: fn(&ScreenPass) -> String| presenter.pass.with(|pass| pass.as_ref().map(tell).unwrap_or_default());
    let code = Memo::new(move |_| known(|pass| pass.code.clone()));
    let way = Memo::new(move |_| known(path));
    let address = Memo::new(move |_| presenter.pass.with(|pass| pass.as_ref().and_then(outside)));
    let close = move |_| {
        if let Some(pass) = presenter.pass.get_untracked() {
            closing.run(CloseScreen { screen: pass.id }, move |()| presenter.ended());
        }
    };
    let count = move || fill(text::LOOKING, &[("n", presenter.pass.with(|pass| pass.as_ref().map_or(0, |pass| pass.looking)).to_string())]);
    let ends = move || fill(text::ENDS, &[("clock", known(|pass| pass.ends.clock.clone()))]);
    let by_network = move || match address.get() {
        Some(address) => view! {
            {qr(&format!("{address}{}", way.get()))}
            <dl class="screen-ways">
                <dt>{t(text::ADDRESS)}</dt><dd class="mono" data-test="screen-address">{format!("{address}/screen")}</dd>
                <dt>{t(text::CODE)}</dt><dd class="screen-code" data-test="screen-code">{move || code.get()}</dd>
            </dl>
        }
        .into_any(),
        None => view! { <p class="muted">{t(text::NO_ADDRESS)}</p> }.into_any(),
    };
    view! {
        <div class="screen-in">{by_network}</div>
        <div class="row">
            <Button glyph=Glyph::Expand test="screen-window" on:click=move |_| open_client_screen(way.get_untracked())>{t(text::WINDOW)}</Button>
            <span class="muted" role="status" data-test="screen-looking">{count}</span>
        </div>
        <Showing screens/>
        <TroubleLine trouble=presenter.trouble/>
        <TroubleLine trouble=closing.trouble()/>
        <div class="panel-foot">
            <span class="muted">{ends}</span>
            <span class="grow"></span>
            <Button kind=ButtonKind::Danger busy=closing.busy() test="screen-close" on:click=close>{t(text::CLOSE)}</Button>
        </div>
    }
}

/// An address as a QR code; none where it is too long for one.
pub fn qr(words: &str) -> Option<impl IntoView + use<>> {
    let code = qr_code(words)?;
    let side = code.side;
    Some(view! {
        <svg class="screen-qr" viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges" role="img" aria-label=t(text::QR) data-test="screen-qr">
            {svg::rect().attr("width", side.to_string()).attr("height", side.to_string()).attr("fill", "#fff")}
            {svg::path().attr("d", code.path).attr("fill", "#000")}
        </svg>
    })
}

/// What the screens show.
#[component]
fn Showing(screens: Screens) -> impl IntoView {
    let Screens { presenter, slides, .. } = screens;
    // The choice shows what is; what is chosen goes by the presenter, which holds the picture first.
    let chosen = RwSignal::new(presenter.way.get_untracked());
    Effect::new(move || chosen.set(presenter.way.get()));
    let ways: Vec<(Presenting, Words)> =
        vec![(Presenting::Follow, text::FOLLOW.into()), (Presenting::Hold, text::HOLD.into()), (Presenting::Blank, text::BLANK.into())];
    view! {
        <div class="screen-shows">
            <Choice value=chosen options=ways label=text::SHOWS on_choose=Callback::new(move |way| presenter.go(way)) test="screen-way"/>
            {slides.map(|slides| view! {
                <Button glyph=Glyph::Play test="screen-slides" on:click=move |_| slides.run(())>{t(text::SLIDES)}</Button>
            })}
            <Check value=presenter.prices on_change=Callback::new(move |on| presenter.prices.set(on)) test="screen-prices">{t(text::PRICES)}</Check>
            {slides.map(|_| view! { <OfPhotos presenter/> })}
        </div>
    }
}

/// What is asked for where single photos are shown.
#[component]
fn OfPhotos(presenter: Presenter) -> impl IntoView {
    let print = RwSignal::new(presenter.print.get_untracked());
    let cm = |mm: u32| if mm.is_multiple_of(10) { format!("{}", mm / 10) } else { format!("{}.{}", mm / 10, mm % 10) };
    let size = move |(wide, high): (u32, u32)| {
        let words = Signal::derive(move || fill(text::PRINT_CM, &[("a", cm(wide)), ("b", cm(high))]));
        (Some(PrintSize { wide, high }), Words::from(words))
    };
    let prints: Vec<(Option<PrintSize>, Words)> =
        std::iter::once((None, Words::from(text::PRINT_NONE))).chain(PRINTS.into_iter().map(size)).collect();
    view! {
        <Check value=presenter.wishes on_change=Callback::new(move |on| presenter.wishes.set(on)) test="screen-wishes">{t(text::WISHES)}</Check>
        <Field label=text::PRINT hint=text::PRINT_HINT>
            <Select value=print options=prints on_choose=Callback::new(move |size| presenter.print.set(size)) test="screen-print"/>
        </Field>
    }
}
