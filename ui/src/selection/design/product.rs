//! A product drawn: its mouldings, its photos cut as they will be, and an album's guides. It fills the width that it is given.

use atelier_core::selection::{Design, Fill, Guides, Opening, Template, TemplateKind};
use atelier_core::shoots::{Photo, file_number};
use leptos::prelude::*;

use super::bench::Bench;
use super::carry::{Carry, From};
use super::text;
use crate::app::{fill, t};
use crate::kit::{Glyph, Icon, PhotoSize};

/// A length as a share of another, in percent.
fn percent(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1)) * 100.0
}

/// Where an area lies in a product, as a style.
fn area(template: &Template, (x, y, width, height): (u32, u32, u32, u32)) -> String {
    format!(
        "left:{:.4}%;top:{:.4}%;width:{:.4}%;height:{:.4}%",
        percent(x, template.width),
        percent(y, template.height),
        percent(width, template.width),
        percent(height, template.height)
    )
}

fn opening_area(template: &Template, opening: Opening, around: u32) -> String {
    let (x, y) = (opening.x.saturating_sub(around), opening.y.saturating_sub(around));
    area(template, (x, y, opening.width + 2 * around, opening.height + 2 * around))
}

/// The product's proportions and looks, as a style and a class.
fn looks(template: &Template) -> (String, &'static str) {
    let shape = format!("--shape:{:.5}", f64::from(template.width) / f64::from(template.height.max(1)));
    let class = match template.kind {
        TemplateKind::Frame | TemplateKind::FrameSet => "product framed",
        TemplateKind::Collage | TemplateKind::AlbumSpread => "product paper",
    };
    (shape, class)
}

fn mouldings(template: &Template) -> impl IntoView + use<> {
    let around = template.frame;
    let drawn = template.openings.iter().filter(|_| around > 0).map(|opening| {
        let style = opening_area(template, *opening, around);
        view! { <span class="moulding" style=style></span> }
    });
    drawn.collect_view()
}

/// What is seen of a photo, over all of its opening.
fn cut_photo(content: &str, alt: String, crop: &Fill) -> impl IntoView + use<> {
    let crop = crop.crop;
    let whole = atelier_core::selection::Region::FULL;
    let style = format!(
        "width:{:.4}%;height:{:.4}%;left:-{:.4}%;top:-{:.4}%",
        percent(whole, crop.w),
        percent(whole, crop.h),
        percent(crop.x, crop.w),
        percent(crop.y, crop.h)
    );
    view! { <img src=PhotoSize::Preview.address(content) alt=alt style=style draggable="false" decoding="async"/> }
}

fn number(photo: &Photo) -> String {
    file_number(&photo.file).to_owned()
}

/// The product as it will be, without anything to click.
pub fn as_it_will_be(bench: Bench, design: &Design) -> impl IntoView + use<> {
    let template = &design.template;
    let (shape, class) = looks(template);
    let photos = template.openings.iter().zip(&design.fills).map(|(opening, fill)| {
        let photo = fill.as_ref().and_then(|fill| Some((fill, bench.photo(&fill.photo)?)));
        let style = opening_area(template, *opening, 0);
        view! { <span class="opening" style=style>{photo.map(|(fill, photo)| cut_photo(&photo.content, number(&photo), fill))}</span> }
    });
    let photos = photos.collect_view();
    view! { <div class=class style=shape>{mouldings(template)} {photos}</div> }
}

/// The product to be filled: each opening takes photos by pointer and by keys. Openings stay what they are while photos
/// change, so that the keyboard stays where it is.
pub fn to_be_filled(bench: Bench, carry: Carry, template: &Template, guides: RwSignal<bool>) -> impl IntoView + use<> {
    let (shape, class) = looks(template);
    let openings = template.openings.iter().enumerate().map(|(at, opening)| {
        let style = opening_area(template, *opening, 0);
        view! { <Place bench carry at style opening=*opening/> }
    });
    let openings = openings.collect_view();
    let of_album = template.guides.map(|lines| (template.clone(), lines));
    let lines = move || of_album.as_ref().filter(|_| guides.get()).map(|(template, lines)| guide_lines(template, *lines));
    view! { <div class=class style=shape data-test="product">{mouldings(template)} {openings} {lines}</div> }
}

/// An opening.
#[component]
fn Place(bench: Bench, carry: Carry, at: usize, style: String, opening: Opening) -> impl IntoView {
    let filled = Memo::new(move |_| bench.open.with(|open| open.as_ref()?.fills.get(at).cloned().flatten()));
    let photo = Memo::new(move |_| filled.get().and_then(|fill| bench.photo(&fill.photo)));
    let told = move || photo.with(|photo| photo.as_ref().map(number));
    let label = move || match told() {
        Some(number) => fill(text::OPENING_WITH, &[("n", (at + 1).to_string()), ("number", number)]),
        None => fill(text::OPENING_EMPTY, &[("n", (at + 1).to_string())]),
    };
    let press = move |event: leptos::ev::PointerEvent| {
        if let Some(photo) = photo.get_untracked() {
            carry.press(From::Opening(at, photo.id), &event);
        }
    };
    let click = move |_| {
        if !carry.swallows_click() {
            bench.opening.set(at);
        }
    };
    let picture = move || photo.get().zip(filled.get()).map(|(photo, fill)| cut_photo(&photo.content, String::new(), &fill));
    let cut = move || filled.get().and_then(|fill| bench.lies(opening, &fill.photo)).is_some_and(|(_, cut)| cut);
    let has_left = move || filled.with(Option::is_some) && bench.room.get().is_some() && photo.with(Option::is_none);
    view! {
        <button type="button" class="opening" class:on=move || bench.opening.get() == at class:over=move || carry.is_over(at) style=style
            data-test="opening" data-opening=at data-number=told aria-label=label on:pointerdown=press on:click=click
            on:focus=move |_| bench.opening.set(at) on:keydown=move |event| keyed(bench, at, &event)>
            {picture}
            {move || cut().then(|| view! {
                <span class="opening-told" title=t(text::FACE_CUT) data-test="face-cut"><Icon glyph=Glyph::Alert/><span class="sr-only">{t(text::FACE_CUT)}</span></span>
            })}
            {move || has_left().then(|| view! { <span class="opening-gone">{t(text::PHOTO_LEFT)}</span> })}
        </button>
    }
}

/// Arrows choose a photo of the strip, Enter puts it in, Delete empties the opening.
fn keyed(bench: Bench, at: usize, event: &leptos::ev::KeyboardEvent) {
    match event.key().as_str() {
        "ArrowLeft" => bench.step(false),
        "ArrowRight" => bench.step(true),
        "Enter" => {
            let photo = bench.picked.with_untracked(|picked| picked.get(bench.current.get_untracked()).map(|photo| photo.id.clone()));
            if let Some(photo) = photo {
                bench.put(at, &photo);
            }
        }
        "Delete" | "Backspace" => bench.empty(at),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// The cut, the safe area and the fold.
fn guide_lines(template: &Template, guides: Guides) -> impl IntoView + use<> {
    let within = |edge: u32| {
        let (width, height) = (template.width.saturating_sub(2 * edge), template.height.saturating_sub(2 * edge));
        area(template, (edge, edge, width, height))
    };
    let fold = area(template, (template.width.saturating_sub(guides.gutter) / 2, 0, guides.gutter, template.height));
    view! {
        <span class="guide trim" style=within(guides.trim) data-test="guide-trim"></span>
        <span class="guide safety" style=within(guides.trim + guides.safety)></span>
        <span class="guide gutter" style=fold></span>
    }
}
