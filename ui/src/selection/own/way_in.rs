//! How someone of the family comes in on a screen of their own: the code, the address, and the address as a QR code.

use atelier_core::id::BranchId;
use atelier_core::selection::{CloseScreen, OpenOwnScreen, ScreenPass};
use leptos::prelude::*;

use super::text;
use crate::app::{TroubleLine, act, fill, t};
use crate::kit::{Button, ButtonKind};
use crate::selection::screen::{outside, path, qr};

/// Opens the pass of a branch, and shows it.
#[component]
pub fn WayIn(branch: BranchId, name: String, done: Callback<()>) -> impl IntoView {
    let pass = RwSignal::new(None::<ScreenPass>);
    let (opening, closing) = (act::<OpenOwnScreen>(), act::<CloseScreen>());
    opening.run(OpenOwnScreen { branch }, move |opened| drop(pass.try_set(Some(opened))));
    let close = move |_| {
        if let Some(pass) = pass.get_untracked() {
            closing.run(CloseScreen { screen: pass.id }, move |()| done.run(()));
        }
    };
    let way = move |pass: ScreenPass| match outside(&pass) {
        Some(address) => view! {
            <div class="screen-in">
                {qr(&format!("{address}{}", path(&pass)))}
                <dl class="screen-ways">
                    <dt>{t(text::ADDRESS)}</dt><dd class="mono" data-test="own-address">{format!("{address}/screen")}</dd>
                    <dt>{t(text::CODE)}</dt><dd class="screen-code" data-test="own-code">{pass.code}</dd>
                </dl>
            </div>
        }
        .into_any(),
        None => view! { <p class="muted">{t(text::NO_ADDRESS)}</p> }.into_any(),
    };
    let ends = move || pass.get().map(|pass| fill(text::ENDS, &[("clock", pass.ends.clock)]));
    view! {
        <section class="own-way" data-test="own-way">
            <h3>{move || fill(text::WAY_IN, &[("name", name.clone())])}</h3>
            <p class="muted">{t(text::WAY_WORDS)}</p>
            <TroubleLine trouble=opening.trouble()/>
            {move || pass.get().map(way)}
            <TroubleLine trouble=closing.trouble()/>
            <div class="panel-foot">
                <span class="muted">{ends}</span>
                <span class="grow"></span>
                <Button kind=ButtonKind::Danger busy=closing.busy() test="own-close" on:click=close>{t(text::CLOSE)}</Button>
                <Button test="own-done" on:click=move |_| done.run(())>{t(text::BACK)}</Button>
            </div>
        </section>
    }
}
