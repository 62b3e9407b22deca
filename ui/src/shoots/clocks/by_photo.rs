//! Setting a camera's clock by a photo that shows the time.

use atelier_core::shoots::{CameraRow, CamerasView, ClockShot, SetClock};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::apart::{off_sentence, plain_time, shift, typed_time};
use super::{camera_name, text};
use crate::app::{Load, TroubleLine, act, fill, say, t, use_lang};
use crate::kit::{Button, ButtonKind, Field, Form, Photo, PhotoFit, PhotoSize, TextInput, toast};

/// The photos to choose from, the one that is chosen large, and the true time.
#[component]
pub fn ByPhoto(camera: CameraRow, load: Load<CamerasView>, close: Callback<()>) -> impl IntoView {
    let name = camera_name(&camera.body);
    let Some(first) = camera.latest.first().cloned() else {
        return view! { <p class="faint">{t(text::NO_PHOTOS)}</p> }.into_any();
    };
    let chosen = RwSignal::new(first);
    let truth = RwSignal::new(chosen.with_untracked(|shot| plain_time(&shot.camera_time)));
    let real = Memo::new(move |_| chosen.with(|shot| truth.with(|typed| typed_time(typed, &shot.camera_time))));
    let apart = Memo::new(move |_| chosen.with(|shot| real.get().and_then(|real| shift(&whole_second(&shot.camera_time), &real))));
    let error = Signal::derive(move || {
        let typed = truth.with(|typed| !typed.trim().is_empty());
        (typed && real.with(Option::is_none)).then(|| say(text::NOT_A_TIME).to_owned())
    });
    let set = act::<SetClock>();
    let send = move |()| {
        let Some(real_time) = real.get_untracked() else { return };
        let gaps = [("camera", name.clone())];
        set.run(SetClock { photo: chosen.with_untracked(|shot| shot.photo.clone()), real_time }, move |after| {
            close.run(());
            load.put(after);
            toast(move || fill(text::SET, &gaps));
        });
    };
    let thumbs = camera.latest.into_iter().map(|shot| thumb(shot, chosen, truth)).collect_view();
    view! {
        <Form on_submit=send class="clocks-form" test="clock-form">
            <p class="muted">{t(text::BY_PHOTO_HINT)}</p>
            <div class="clocks-thumbs" role="group" aria-label=t(text::LATEST) on:keydown=step>{thumbs}</div>
            <div class="clocks-look">
                <div class="clocks-large">
                    <Photo blake3=Signal::derive(move || chosen.with(|shot| shot.content.clone())) size=PhotoSize::Preview
                        alt=move || chosen.with(shot_name)/>
                </div>
                <div class="stack">
                    <Field label=text::CAMERA_SAID>
                        <output class="clocks-said mono" data-test="clock-camera">{move || chosen.with(|shot| plain_time(&shot.camera_time))}</output>
                    </Field>
                    <Field label=text::TRUE_TIME hint=text::TRUE_TIME_HINT error><TextInput value=truth autofocus=true test="clock-real"/></Field>
                    <p class="clocks-off" aria-live="polite" data-test="clock-off">
                        {move || apart.get().map(|ms| off_sentence(ms, use_lang().get()))}
                    </p>
                    <TroubleLine trouble=set.trouble()/>
                    <div class="row">
                        <Button kind=ButtonKind::Main submit=true busy=set.busy() disabled=Signal::derive(move || real.with(Option::is_none))
                            test="clock-save">{t(text::SAVE)}</Button>
                        <Button test="clock-cancel" on:click=move |_| close.run(())>{t(text::CANCEL)}</Button>
                    </div>
                </div>
            </div>
        </Form>
    }
    .into_any()
}

/// A clock in a picture is read to the second, so the camera's fractions say nothing.
fn whole_second(camera_time: &str) -> String {
    typed_time(camera_time, camera_time).unwrap_or_else(|| camera_time.to_owned())
}

fn shot_name(shot: &ClockShot) -> String {
    fill(text::PHOTO_AT, &[("file", shot.file.clone()), ("when", plain_time(&shot.camera_time))])
}

/// The arrow keys move between the photos; Tab goes past them, so that going back does not choose another.
fn step(event: ev::KeyboardEvent) {
    let Some(now) = document().active_element() else { return };
    let next = match event.key().as_str() {
        "ArrowLeft" => now.previous_element_sibling(),
        "ArrowRight" => now.next_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(next.focus());
    }
}

fn thumb(shot: ClockShot, chosen: RwSignal<ClockShot>, truth: RwSignal<String>) -> impl IntoView {
    let mine = shot.photo.clone();
    let is_chosen = Signal::derive(move || chosen.with(|chosen| chosen.photo == mine));
    let picked = shot.clone();
    let choose = move || {
        if !is_chosen.get_untracked() {
            // Another photo shows another time: what was typed for the one before means nothing for it.
            truth.set(plain_time(&picked.camera_time));
            chosen.set(picked.clone());
        }
    };
    let (on_focus, on_click) = (choose.clone(), choose);
    let (label, tip) = (shot.clone(), shot.file.clone());
    view! {
        <button type="button" class="clocks-thumb" aria-pressed=move || is_chosen.get().to_string() tabindex=move || if is_chosen.get() { "0" } else { "-1" }
            aria-label=move || shot_name(&label) title=tip data-test="clock-photo" on:focus=move |_| on_focus() on:click=move |_| on_click()>
            <Photo blake3=shot.content fit=PhotoFit::Cover alt=""/>
        </button>
    }
}
