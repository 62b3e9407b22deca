//! The studio's list of retouch wishes: what the selection room offers by number, in the studio's own words.

use atelier_core::call::Tag;
use atelier_core::people::Right;
use atelier_core::selection::{ListStudioWishes, OrderStudioWishes, SaveStudioWish, StudioWish};
use leptos::prelude::*;

use super::text;
use crate::app::{Loaded, TroubleLine, act, load, may, t, use_lang};
use crate::kit::{Button, ButtonSize, Dialog, DialogFoot, DialogSize, Field, Form, Glyph, IconButton, Tag as Mark, TextInput};

/// How many are reached by a number.
const BY_NUMBER: usize = 9;

/// The list.
#[component]
pub fn StudioWishes() -> impl IntoView {
    let wishes = load(|| ListStudioWishes {}, &[Tag::Catalog]);
    let (reorder, save) = (act::<OrderStudioWishes>(), act::<SaveStudioWish>());
    let editing = RwSignal::new(None::<StudioWish>);
    let open = RwSignal::new(false);
    let edit = move |wish: Option<StudioWish>| {
        editing.set(wish);
        open.set(true);
    };
    let row = move |(nth, wish): (usize, StudioWish), list: Vec<StudioWish>| {
        let lang = use_lang();
        let shift = move |by: isize| {
            let mut ids: Vec<_> = list.iter().map(|wish| wish.id.clone()).collect();
            if let Some(to) = nth.checked_add_signed(by).filter(|to| *to < ids.len()) {
                ids.swap(nth, to);
                reorder.run(OrderStudioWishes { ids }, move |now| wishes.put(now));
            }
        };
        let (up, down) = (shift.clone(), shift);
        let (shown, hidden, renamed) = (wish.clone(), wish.clone(), wish.clone());
        let offer = move |_| {
            let StudioWish { id, version, offered, .. } = hidden.clone();
            let name = hidden.what(use_lang().get_untracked()).to_owned();
            save.run(SaveStudioWish { id: Some(id), version, name, offered: !offered }, move |now| wishes.put(now));
        };
        view! {
            <li class:retired=!wish.offered data-test="studio-wish">
                <span class="faint">{(nth < BY_NUMBER).then_some(nth + 1)}</span>
                <b>{move || shown.what(lang.get()).to_owned()}</b>
                {(!wish.offered).then(|| view! { <Mark>{t(text::WISH_HIDDEN)}</Mark> })}
                <span class="grow"></span>
                {may(Right::EditCatalog).then(|| view! {
                    <IconButton size=ButtonSize::Small glyph=Glyph::Up label=text::WISH_UP test="wish-up" on:click=move |_| up(-1)/>
                    <IconButton size=ButtonSize::Small glyph=Glyph::Down label=text::WISH_DOWN test="wish-down" on:click=move |_| down(1)/>
                    <Button size=ButtonSize::Small busy=save.busy() test="wish-offer" on:click=offer>{if wish.offered { t(text::WISH_HIDE) } else { t(text::WISH_OFFER) }}</Button>
                    <IconButton size=ButtonSize::Small glyph=Glyph::Pencil label=text::WISH_RENAME test="wish-rename" on:click=move |_| edit(Some(renamed.clone()))/>
                })}
            </li>
        }
    };
    view! {
        <section class="studio-wishes" data-test="studio-wishes">
            <div class="pack-head">
                <h2>{t(text::WISHES)}</h2>
                <span class="grow"></span>
                {move || may(Right::EditCatalog).then(|| view! { <Button glyph=Glyph::Plus test="wish-add" on:click=move |_| edit(None)>{t(text::WISH_ADD)}</Button> })}
            </div>
            <p class="pack-hint">{t(text::WISHES_HINT)}</p>
            <TroubleLine trouble=reorder.trouble()/>
            <TroubleLine trouble=save.trouble()/>
            <Loaded load=wishes let:list>
                <ol>{move || { let all = list.get(); all.clone().into_iter().enumerate().map(|one| row(one, all.clone())).collect_view() }}</ol>
            </Loaded>
            <Dialog open title=text::WISH_NAME size=DialogSize::Small test="wish-dialog">
                <NameForm wish=editing.get_untracked() open saved=Callback::new(move |now| wishes.put(now))/>
            </Dialog>
        </section>
    }
}

#[component]
fn NameForm(wish: Option<StudioWish>, open: RwSignal<bool>, saved: Callback<Vec<StudioWish>>) -> impl IntoView {
    let save = act::<SaveStudioWish>();
    let name = RwSignal::new(wish.as_ref().map(|wish| wish.what(use_lang().get_untracked()).to_owned()).unwrap_or_default());
    let known = StoredValue::new(wish);
    let send = Callback::new(move |()| {
        let (id, version, offered) =
            known.with_value(|wish| wish.as_ref().map_or((None, 0, true), |wish| (Some(wish.id.clone()), wish.version, wish.offered)));
        save.run(SaveStudioWish { id, version, name: name.get_untracked(), offered }, move |now| {
            saved.run(now);
            open.set(false);
        });
    });
    view! {
        <Form on_submit=send test="wish-form">
            <Field label=text::WISH_NAME><TextInput value=name autofocus=true test="wish-name"/></Field>
            <TroubleLine trouble=save.trouble()/>
            <DialogFoot><Button submit=true busy=save.busy() test="wish-save">{t(text::WISH_SAVE)}</Button></DialogFoot>
        </Form>
    }
}
