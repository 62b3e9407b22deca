//! Taking back extra photos that the client confirmed: which of them, why, and who signs. The price is told by the very rule
//! that the desk decides by.

use std::collections::BTreeSet;

use atelier_core::call::Tag;
use atelier_core::catalog::label;
use atelier_core::id::{EntitlementId, OnceId, PhotoId};
use atelier_core::money::Money;
use atelier_core::orders::{ConfirmedPhoto, Extras, OpenExtras, OrderView, TakeBackPhotos, photos_back};
use atelier_core::shoots::file_number;
use leptos::prelude::*;

use crate::app::{Load, Loaded, Trouble, TroubleLine, act, fill, money_full, new_id, say, t, use_lang};
use crate::kit::{Button, ButtonKind, DialogFoot, Empty, Field, Form, Glyph, Photo, TextArea, TextInput, toast};
use crate::orders::text;

/// A photo and the purpose that it is no longer wanted for.
type Unwanted = (EntitlementId, PhotoId);

/// The form, once it is known what can be given back.
#[component]
pub fn PhotosBackForm(view: Signal<OrderView>, load: Load<OrderView>, open: RwSignal<bool>) -> impl IntoView {
    let order = view.with_untracked(|view| view.row.id.clone());
    let extras = crate::app::load(move || OpenExtras { order: order.clone() }, &[Tag::Orders, Tag::Production, Tag::Selection]);
    view! { <Loaded load=extras let:extras><Choosing extras view load open/></Loaded> }
}

#[component]
fn Choosing(extras: Signal<Vec<Extras>>, view: Signal<OrderView>, load: Load<OrderView>, open: RwSignal<bool>) -> impl IntoView {
    // One for this form: a second press, or a repeated request, takes back once.
    let once: OnceId = new_id();
    let chosen = RwSignal::new(BTreeSet::<Unwanted>::new());
    let (reason, signed_by) = (RwSignal::new(String::new()), RwSignal::new(view.with_untracked(|view| view.row.customer_name.clone())));
    let judged = Memo::new(move |_| {
        let wanted: Vec<Unwanted> = chosen.get().into_iter().collect();
        let back = || extras.with(|extras| Money::sum(photos_back(&wanted, extras)?.iter().map(|back| back.amount)));
        (!wanted.is_empty()).then(back)
    });
    let take_back = act::<TakeBackPhotos>();
    let send = move |()| {
        let call = TakeBackPhotos {
            once: once.clone(),
            order: view.with_untracked(|view| view.row.id.clone()),
            photos: chosen.get_untracked().into_iter().collect(),
            reason: reason.get_untracked(),
            signed_by: signed_by.get_untracked(),
        };
        take_back.run(call, move |order| {
            load.put(order);
            open.try_set(false);
            toast(text::TAKEN_BACK);
        });
    };
    let lines = move || {
        extras.with(|extras| match extras.is_empty() {
            true => view! { <Empty words=text::NO_EXTRAS glyph=Glyph::Receipt/> }.into_any(),
            false => extras.iter().map(|line| purpose(line, chosen)).collect_view().into_any(),
        })
    };
    let unfit = move || match judged.get() {
        Some(Err(refusal)) => Some(view! { <p class="field-error" role="alert">{Trouble::Refused(refusal).words()}</p> }),
        _ => None,
    };
    let cannot = Signal::derive(move || !matches!(judged.get(), Some(Ok(_))));
    let act_label = move || match judged.get() {
        Some(Ok(sum)) => fill(text::PHOTOS_BACK_FOR, &[("sum", money_full(sum))]),
        _ => say(text::PHOTOS_BACK).to_owned(),
    };
    view! {
        <Form on_submit=send class="order-form" test="photos-back-form">
            {lines}
            {unfit}
            <Field label=text::REASON><TextArea value=reason rows=2 test="photos-back-reason"/></Field>
            <Field label=text::SIGNED_AFTER><TextInput value=signed_by test="photos-back-sign"/></Field>
            <p class="order-none">{t(text::MONEY_BACK_AFTER)}</p>
            <TroubleLine trouble=take_back.trouble()/>
            <DialogFoot>
                <Button test="photos-back-cancel" on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=take_back.busy() disabled=cannot test="photos-back-submit">{act_label}</Button>
            </DialogFoot>
        </Form>
    }
}

/// The photos of a purpose that has more than are included.
fn purpose(line: &Extras, chosen: RwSignal<BTreeSet<Unwanted>>) -> impl IntoView + use<> {
    let name = label(line.line.purpose, &line.line.detail, use_lang().get());
    let told = fill(text::EXTRAS_LEFT, &[("n", line.at_most.to_string())]);
    let begun = line.photos.iter().any(|known| !known.may_leave());
    view! {
        <section>
            <p><b>{name}</b> " " <span class="order-faint">{told}</span></p>
            <div class="order-extras">{line.photos.iter().map(|known| photo(&line.line.id, known, chosen)).collect_view()}</div>
            {begun.then(|| view! { <p class="order-faint">{t(text::EXTRAS_BEGUN)}</p> })}
        </section>
    }
}

fn photo(tag: &EntitlementId, known: &ConfirmedPhoto, chosen: RwSignal<BTreeSet<Unwanted>>) -> impl IntoView + use<> {
    let unwanted = (tag.clone(), known.photo.clone());
    let pressed = {
        let unwanted = unwanted.clone();
        move || chosen.with(|chosen| chosen.contains(&unwanted)).to_string()
    };
    let toggle = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&unwanted) {
                chosen.insert(unwanted.clone());
            }
        });
    };
    let (stays, number) = (!known.may_leave(), file_number(&known.file).to_owned());
    let test = format!("photo-back-{number}");
    view! {
        <button type="button" class="order-extra" aria-pressed=pressed disabled=stays title=stays.then(|| say(text::BEGUN))
            data-test=test on:click=toggle>
            <Photo blake3=known.content.clone() alt=known.file.clone()/>
            <span>{number}</span>
        </button>
    }
}
