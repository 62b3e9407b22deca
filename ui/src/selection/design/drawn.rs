//! A product drawn as it will be: its mouldings, and its photos cut as they are. It fills the width that it is given. The page
//! that designs it and the client's screen draw it alike, so that it knows of neither.

use atelier_core::id::PhotoId;
use atelier_core::selection::{Fill, Opening, Region, Template, TemplateKind};
use leptos::prelude::*;

use crate::kit::PhotoSize;

/// A photo as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// BLAKE3 of its content.
    pub content: String,
    /// What is said of it to those who do not see it.
    pub said: String,
}

/// A length as a share of another, in percent.
fn percent(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1)) * 100.0
}

/// Where an area lies in a product, as a style.
pub fn area(template: &Template, (x, y, width, height): (u32, u32, u32, u32)) -> String {
    format!(
        "left:{:.4}%;top:{:.4}%;width:{:.4}%;height:{:.4}%",
        percent(x, template.width),
        percent(y, template.height),
        percent(width, template.width),
        percent(height, template.height)
    )
}

/// Where an opening lies, with so much around it, as a style.
pub fn opening_area(template: &Template, opening: Opening, around: u32) -> String {
    let (x, y) = (opening.x.saturating_sub(around), opening.y.saturating_sub(around));
    area(template, (x, y, opening.width + 2 * around, opening.height + 2 * around))
}

/// The product's proportions and looks, as a style and a class.
pub fn looks(template: &Template) -> (String, &'static str) {
    let shape = format!("--shape:{:.5}", f64::from(template.width) / f64::from(template.height.max(1)));
    let class = match template.kind {
        TemplateKind::Frame | TemplateKind::FrameSet => "product framed",
        TemplateKind::Collage | TemplateKind::AlbumSpread => "product paper",
    };
    (shape, class)
}

/// The mouldings around the openings.
pub fn mouldings(template: &Template) -> impl IntoView + use<> {
    let around = template.frame;
    let drawn = template.openings.iter().filter(|_| around > 0).map(|opening| {
        let style = opening_area(template, *opening, around);
        view! { <span class="moulding" style=style></span> }
    });
    drawn.collect_view()
}

/// What is seen of a photo, over all of its opening. Where that is little of it, a larger rendition comes to lie on the usual one.
pub fn cut_photo(photo: Drawn, crop: Region) -> impl IntoView + use<> {
    let style = format!(
        "width:{:.4}%;height:{:.4}%;left:-{:.4}%;top:-{:.4}%",
        percent(Region::FULL, crop.w),
        percent(Region::FULL, crop.h),
        percent(crop.x, crop.w),
        percent(crop.y, crop.h)
    );
    let is_magnified = crop.w.max(crop.h) * 2 < Region::FULL;
    let sharper = is_magnified.then(|| {
        view! { <img src=PhotoSize::Large.address(&photo.content) alt="" style=style.clone() draggable="false" decoding="async"/> }
    });
    view! {
        <img src=PhotoSize::Preview.address(&photo.content) alt=photo.said style=style draggable="false" decoding="async"/>
        {sharper}
    }
}

/// The product without anything to click. `photo` gives each photo that there is; the opening of any other stays empty.
pub fn as_it_will_be(template: &Template, fills: &[Option<Fill>], photo: &dyn Fn(&PhotoId) -> Option<Drawn>) -> impl IntoView + use<> {
    let (shape, class) = looks(template);
    let photos = template.openings.iter().zip(fills).map(|(opening, fill)| {
        let seen = fill.as_ref().and_then(|fill| Some(cut_photo(photo(&fill.photo)?, fill.crop)));
        view! { <span class="opening" style=opening_area(template, *opening, 0)>{seen}</span> }
    });
    let photos = photos.collect_view();
    view! { <div class=class style=shape>{mouldings(template)} {photos}</div> }
}
