//! The head of the office: the search, the one button that is pressed all day, the language, and who is signed in.

use atelier_core::people::{Right, SignOut};
use atelier_core::text::Lang;
use leptos::html;
use leptos::prelude::*;

use super::find::FindCustomer;
use crate::app::act::act;
use crate::app::route::{Link, navigate, replace};
use crate::app::session::{t, use_studio};
use crate::app::text;
use crate::kit::{Avatar, Button, ButtonKind, Choice, Glyph, KeyCap, Menu, MenuItem, Words, open_key_sheet};
use crate::people::ChangePasswordDialog;

/// The head.
#[component]
pub(super) fn Head(
    /// The search box, for the key that leads here.
    search: NodeRef<html::Input>,
) -> impl IntoView {
    let studio = use_studio();
    let may_search = Memo::new(move |_| studio.may(Right::SeeCustomers));
    let may_book = Memo::new(move |_| studio.may(Right::BookOrders));
    view! {
        <header class="top">
            <Link to="/".to_owned() class="brand".to_owned()>"Atelier"</Link>
            {move || may_search.get().then(|| view! { <div class="top-search"><FindCustomer search/></div> })}
            <span class="grow"></span>
            <LanguageChoice/>
            {move || may_book.get().then(|| view! {
                <Button kind=ButtonKind::Main cap="N" test="book" on:click=move |_| navigate("/book")>{t(text::BOOK)}</Button>
            })}
            <AccountMenu/>
        </header>
    }
}

/// The switch between the two languages.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let studio = use_studio();
    let lang = RwSignal::new(studio.lang());
    Effect::new(move |_| lang.set(studio.lang()));
    let options: Vec<(Lang, Words)> = vec![(Lang::Zh, text::ZH.into()), (Lang::En, text::EN.into())];
    let options = Signal::derive(move || options.clone());
    view! { <Choice value=lang options label=text::LANGUAGE test="lang" on_choose=move |lang| studio.choose_lang(lang)/> }
}

/// Who is signed in, behind their circle: own password, keys, signing out.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let (studio, leave, changing) = (use_studio(), act::<SignOut>(), RwSignal::new(false));
    let name = Signal::derive(move || studio.me().map(|me| me.name).unwrap_or_default());
    let roles = move || studio.me().map(|me| me.roles.join(" \u{b7} ")).unwrap_or_default();
    let station = move || studio.me().map(|me| me.station).unwrap_or_default();
    // Whoever signs in next begins at their own work, not where this one left off.
    let sign_out = move |()| {
        leave.run(SignOut {}, move |()| {
            studio.session_ended();
            replace("/sign-in");
        });
    };
    let avatar = move || view! { <Avatar name/> }.into_any();
    view! {
        <Menu button=avatar.into() label=text::MY_ACCOUNT test="account">
            <div class="person">
                <b>{move || name.get()}</b>
                <span class="muted">{roles}</span>
                <span class="faint">{station}</span>
            </div>
            <MenuItem glyph=Glyph::Key test="change-password" on_choose=move |()| changing.set(true)>{t(text::CHANGE_PASSWORD)}</MenuItem>
            <MenuItem glyph=Glyph::Keyboard test="keys" on_choose=move |()| open_key_sheet()>
                <span class="grow">{t(text::KEYS)}</span>
                <KeyCap cap="?".to_owned()/>
            </MenuItem>
            <MenuItem glyph=Glyph::Out test="sign-out" on_choose=sign_out>{t(text::SIGN_OUT)}</MenuItem>
            <div class="person"><span class="faint">{move || format!("Atelier {}", studio.version())}</span></div>
        </Menu>
        <ChangePasswordDialog open=changing/>
    }
}
