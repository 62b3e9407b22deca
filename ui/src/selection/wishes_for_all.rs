//! Wishes for all photos of an order, such as natural skin: a small list, to add to and to take from.

use atelier_core::call::Tag;
use atelier_core::id::OrderId;
use atelier_core::selection::{AddOrderWish, DropOrderWish, ListOrderWishes, OrderWish, OrderWishView, RetouchCode, Voice};
use leptos::prelude::*;

use super::note_form::{Entry, use_offered};
use super::text;
use super::wish_shape::voice_name;
use crate::app::{Loaded, TroubleLine, act, load, new_id, t, use_lang};
use crate::kit::{Button, ButtonSize, Check, Field, Form, Glyph, IconButton, Select, TextInput, Words};

/// The list with its form.
#[component]
pub fn GlobalWishes(order: OrderId) -> impl IntoView {
    let of = StoredValue::new(order);
    let wishes = load(move || ListOrderWishes { order: of.get_value() }, &[Tag::Selection]);
    let drop_it = act::<DropOrderWish>();
    let row = move |view: OrderWishView| {
        let lang = use_lang();
        let OrderWish { id, words, voice, .. } = view.wish.clone();
        let gone = move |_| drop_it.run(DropOrderWish { order: of.get_value(), wish: id.clone() }, move |now| wishes.put(now));
        view! {
            <li data-voice=voice_name(voice) data-test="for-all-wish">
                {(voice == Voice::Staff).then(|| view! { <span class="staff-word">{t(text::VOICE_STAFF)}</span> })}
                <span class="what"><b>{move || view.wish.what(lang.get()).to_owned()}</b>" "{words}</span>
                <IconButton size=ButtonSize::Small glyph=Glyph::Trash label=text::NOTE_DROP test="for-all-drop" on:click=gone/>
            </li>
        }
    };
    view! {
        <section class="for-all" data-test="for-all">
            <h2>{t(text::FOR_ALL)}</h2>
            <Loaded load=wishes let:list>
                {move || list.with(Vec::is_empty).then(|| view! { <p class="faint">{t(text::FOR_ALL_NONE)}</p> })}
                <ul>{move || list.get().into_iter().map(row).collect_view()}</ul>
            </Loaded>
            <TroubleLine trouble=drop_it.trouble()/>
            <AddForm order=of.get_value() added=Callback::new(move |now| wishes.put(now))/>
        </section>
    }
}

#[component]
fn AddForm(order: OrderId, added: Callback<Vec<OrderWishView>>) -> impl IntoView {
    let lang = use_lang();
    let offered = use_offered();
    let words = RwSignal::new(String::new());
    let of_staff = RwSignal::new(false);
    let place = RwSignal::new(0_usize);
    let add = act::<AddOrderWish>();
    let order = StoredValue::new(order);
    let send = move |()| {
        let other = Entry { id: None, code: RetouchCode::Other, named: String::new() };
        let Entry { id: entry, code, named } =
            offered.with_untracked(|offered| offered.get(place.get_untracked()).cloned()).unwrap_or(other);
        let voice = if of_staff.get_untracked() { Voice::Staff } else { Voice::Client };
        let wish = OrderWish { id: new_id(), entry, code, named, words: words.get_untracked(), voice };
        add.run(AddOrderWish { order: order.get_value(), wish }, move |now| {
            words.try_set(String::new());
            added.run(now);
        });
    };
    let choice = move || {
        let entries = offered.get().into_iter().enumerate();
        let options: Vec<(usize, Words)> =
            entries.map(|(at, entry)| (at, Words::from(move || entry.what(lang.get()).to_owned()))).collect();
        view! { <Select value=place options label=text::NOTE_ENTRY test="for-all-entry"/> }
    };
    view! {
        <Form on_submit=send test="for-all-form">
            {choice}
            <Field label=text::NOTE_WORDS><TextInput value=words test="for-all-words"/></Field>
            <Check value=of_staff on_change=move |staff| of_staff.set(staff) test="for-all-staff">{t(text::VOICE_STAFF)}</Check>
            <TroubleLine trouble=add.trouble()/>
            <Button submit=true busy=add.busy() test="for-all-add">{t(text::FOR_ALL_ADD)}</Button>
        </Form>
    }
}
