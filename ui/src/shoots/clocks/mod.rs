//! Cameras' clocks: how far each body's is off, how that was found out, and taking it back.

mod apart;
mod by_photo;
mod text;

use atelier_core::call::Tag;
use atelier_core::day::Day;
use atelier_core::people::Right;
use atelier_core::shoots::{Body, CamerasView, ClockRow, ClockSource, OpenCameras, UndoClock};
use atelier_core::text::Lang;
use leptos::prelude::*;

use self::apart::{clock, off, shift};
use self::by_photo::ByPhoto;
use crate::app::{Load, Loaded, act, day, fill, load, may, say, t, use_lang};
use crate::kit::{Button, ButtonSize, Dialog, DialogSize, Empty, Glyph, Icon, Photo, PhotoFit, Tag as Mark, Tone, toast, toast_trouble};

pub use text::TITLE;

/// The dialog of cameras' clocks.
#[component]
pub fn ClocksDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! { <Dialog open title=TITLE size=DialogSize::Large test="clocks-dialog"><Clocks/></Dialog> }
}

#[component]
fn Clocks() -> impl IntoView {
    let cameras = load(|| OpenCameras {}, &[Tag::Shoots]);
    // One camera is set at a time.
    let setting = RwSignal::new(None::<Body>);
    view! {
        <p class="muted">{t(text::HINT)}</p>
        <Loaded load=cameras let:view>
            {
                let bodies = Memo::new(move |_| view.with(|view| view.cameras.iter().map(|camera| camera.body.clone()).collect::<Vec<_>>()));
                view! {
                    {move || bodies.with(Vec::is_empty).then(|| view! { <Empty words=text::NONE glyph=Glyph::Camera/> })}
                    <For each=move || bodies.get() key=|body| body.clone() let:body><Camera body view load=cameras setting/></For>
                }
            }
        </Loaded>
    }
}

/// A body's name: its model, with the maker where the model does not name it.
pub(super) fn camera_name(body: &Body) -> String {
    let (make, model) = (body.make.trim(), body.model.trim());
    let maker = make.split_whitespace().next().unwrap_or_default();
    match (make.is_empty(), model.is_empty()) {
        (true, true) => say(text::NO_CAMERA).to_owned(),
        (_, true) => make.to_owned(),
        (true, false) => model.to_owned(),
        _ if model.to_lowercase().contains(&maker.to_lowercase()) => model.to_owned(),
        _ => format!("{maker} {model}"),
    }
}

#[component]
fn Camera(body: Body, view: Signal<CamerasView>, load: Load<CamerasView>, setting: RwSignal<Option<Body>>) -> impl IntoView {
    let name = camera_name(&body);
    let serial = body.serial.clone();
    let mine = StoredValue::new(body);
    let row = Memo::new(move |_| mine.with_value(|body| view.with(|view| view.cameras.iter().find(|row| row.body == *body).cloned())));
    let photos = move || row.with(|row| row.as_ref().map_or(0, |row| row.photos));
    let clocks = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.clocks.clone()).unwrap_or_default()));
    let lang = use_lang();
    let counts = move || clocks.with(|clocks| clocks.iter().find(|clock| !clock.undone).cloned());
    let state = move || match counts() {
        Some(clock) => {
            view! { <Mark tone=Tone::Good glyph=Glyph::Clock test="clock-state">{reading(&clock, lang.get())}</Mark> }.into_any()
        }
        None => view! { <Mark tone=Tone::Neutral glyph=Glyph::Clock test="clock-state">{t(text::NOT_CHECKED)}</Mark> }.into_any(),
    };
    let open = Memo::new(move |_| mine.with_value(|body| setting.with(|setting| setting.as_ref() == Some(body))));
    let close = Callback::new(move |()| setting.set(None));
    let serial_words = move || {
        if serial.is_empty() { say(text::NO_SERIAL).to_owned() } else { fill(text::SERIAL, &[("serial", serial.clone())]) }
    };
    view! {
        <section class="clocks-camera" data-test=format!("clock-camera-{name}")>
            <div class="clocks-head">
                <Icon glyph=Glyph::Camera/>
                <span class="words"><b>{name.clone()}</b><span class="faint">{serial_words} " \u{b7} " {move || fill(text::PHOTOS, &[("n", photos().to_string())])}</span></span>
                {state}
                {move || (may(Right::AssignPhotos) && !open.get()).then(|| view! {
                    <Button test="clock-by-photo" on:click=move |_| setting.set(Some(mine.get_value()))>{t(text::BY_PHOTO)}</Button>
                })}
            </div>
            {move || open.get().then(|| row.get_untracked()).flatten().map(|camera| view! { <ByPhoto camera load close/> })}
            <div class="clocks-readings">
                <For each=move || clocks.get() key=|clock| (clock.id.clone(), clock.undone, clock.routed) let:clock><Reading clock load/></For>
            </div>
        </section>
    }
}

/// What a reading says: `3 min 12 s slow, by the slate of A20261108-001, 14:02`.
fn reading(row: &ClockRow, lang: Lang) -> String {
    let off = shift(&row.camera_time, &row.real_time).map_or_else(String::new, |ms| off(ms, lang));
    let on = row.real_time.get(..10).and_then(Day::parse).map(day).unwrap_or_default();
    let when = format!("{on} {}", clock(&row.real_time)).trim().to_owned();
    let gaps = [("off", off), ("when", when), ("number", row.order_number.clone().unwrap_or_default()), ("file", row.file.clone())];
    let words = match (row.source, &row.order_number) {
        (ClockSource::Slate, Some(_)) => text::BY_SLATE_OF,
        (ClockSource::Slate, None) => text::BY_SLATE,
        (ClockSource::Hand, _) => text::BY_HAND,
    };
    fill(words, &gaps)
}

#[component]
fn Reading(clock: ClockRow, load: Load<CamerasView>) -> impl IntoView {
    let turn = act::<UndoClock>();
    // A line of a list has no room for a refusal beneath it.
    Effect::new(move |_| {
        if let Some(trouble) = turn.trouble().get() {
            toast_trouble(trouble.words());
        }
    });
    let lang = use_lang();
    let undone = clock.undone;
    let id = clock.id.clone();
    let press = move |_| {
        turn.run(UndoClock { id: id.clone(), undone: !undone }, move |after| {
            load.put(after);
            toast(if undone { text::COUNTS } else { text::UNDONE });
        });
    };
    let said = {
        let clock = clock.clone();
        move || reading(&clock, lang.get())
    };
    let (at, routed, number) = (clock.at.clone(), clock.routed, clock.order_number.clone().unwrap_or_default());
    let more = move || {
        let sent = (routed > 0).then(|| fill(text::ROUTED, &[("n", routed.to_string()), ("number", number.clone())]));
        let recorded = fill(text::RECORDED, &[("when", format!("{} {}", day(at.day), at.clock))]);
        sent.into_iter().chain([recorded]).collect::<Vec<_>>().join(" \u{b7} ")
    };
    view! {
        <div class="clocks-reading" class:undone=undone data-test="clock-reading">
            <span class="thumb"><Photo blake3=clock.content fit=PhotoFit::Cover alt=clock.file/></span>
            <span class="words"><span class="said">{said}</span><span class="faint">{more}</span></span>
            {undone.then(|| view! { <Mark>{t(text::TAKEN_BACK)}</Mark> })}
            {move || may(Right::AssignPhotos).then(|| view! {
                <Button size=ButtonSize::Small busy=turn.busy() test=if undone { "clock-again" } else { "clock-undo" } on:click=press.clone()>
                    {t(if undone { text::COUNT_AGAIN } else { text::UNDO })}
                </Button>
            })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_called_by_its_model() {
        for (make, model, expected) in [
            ("Canon", "Canon EOS R5", "Canon EOS R5"),
            ("NIKON CORPORATION", "NIKON Z 6_2", "NIKON Z 6_2"),
            ("SONY", "ILCE-7M4", "SONY ILCE-7M4"),
            ("", "X-T5", "X-T5"),
            ("FUJIFILM", "", "FUJIFILM"),
        ] {
            let body = Body { make: make.into(), model: model.into(), serial: String::new() };
            assert_eq!(camera_name(&body), expected);
        }
    }
}
