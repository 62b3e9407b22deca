//! The picture on a client's screen: the next one comes only when all of it is there, and fades over the one before.

use std::collections::BTreeMap;

use atelier_core::id::PhotoId;
use atelier_core::selection::{Picture, Placed, ScreenPhoto, ScreenPrices, ScreenView, View, Wall, Wish, true_size};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::super::pane::place;
use super::size::ScreenSize;
use super::{design, text};
use crate::app::{money, pause, t};
use crate::kit::PhotoSize;

/// Photos of a grid that are sharp; of more than this the small rendition is shown.
const SHARP_IN_GRID: usize = 12;
/// Magnified so much, a photo's larger rendition is fetched.
const LARGE_FROM: u32 = 1_700;

/// A picture that is wholly there; a change of view alone changes it, anything else lays another one over it.
#[derive(Clone)]
struct Layer {
    nth: u32,
    view: RwSignal<ScreenView>,
}

/// What is on the screen, and what is on its way.
#[derive(Clone, Copy)]
struct Stage {
    layers: RwSignal<Vec<Layer>>,
    /// Which picture is wanted; older ones that come late are dropped.
    turn: StoredValue<u32>,
    /// Pictures fetched ahead. Held, since the desktop window's own addresses are not kept by its browser.
    held: StoredValue<Vec<web_sys::HtmlImageElement>, LocalStorage>,
}

/// The pictures.
#[component]
pub fn Pictures(#[prop(into)] view: Signal<Option<ScreenView>>, size: ScreenSize) -> impl IntoView {
    let stage = Stage { layers: RwSignal::new(Vec::new()), turn: StoredValue::new(0), held: StoredValue::new_local(Vec::new()) };
    Effect::new(move || {
        let Some(view) = view.get() else { return };
        let Some(turn) = stage.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        }) else {
            return;
        };
        spawn_local(stage.play(view, turn));
    });
    let prices = Memo::new(move |_| view.with(|view| view.as_ref().and_then(|view| view.prices.clone())));
    view! {
        <For each=move || stage.layers.get() key=|layer| layer.nth let:layer>
            <div class="screen-layer" data-test="screen-picture" data-kind=move || kind(&layer.view.with(|view| view.picture.clone()))>
                {of_layer(layer.view, size)}
            </div>
        </For>
        {move || prices.get().map(price_line)}
    }
}

impl Stage {
    fn is_wanted(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Brings a picture up; a slideshow goes on until another is wanted.
    async fn play(self, view: ScreenView, turn: u32) {
        let Picture::Slides { photos, seconds } = view.picture.clone() else {
            self.bring(view.clone(), turn).await;
            let soon = view.soon.iter().map(|content| PhotoSize::Preview.address(content)).collect::<Vec<_>>();
            if self.is_wanted(turn) {
                self.held.try_update_value(|held| *held = soon.iter().filter_map(|address| image(address)).collect());
            }
            return;
        };
        for photo in photos.iter().cycle() {
            let one = Placed { photo: photo.clone(), view: View::FIT, after: false };
            self.bring(ScreenView { picture: Picture::Photos(vec![one]), ..view.clone() }, turn).await;
            pause(i32::try_from(seconds.saturating_mul(1_000)).unwrap_or(5_000)).await;
            if !self.is_wanted(turn) {
                return;
            }
        }
    }

    /// Waits until all of a picture is there, and lays it over the one before.
    async fn bring(self, view: ScreenView, turn: u32) {
        let top = self.layers.with_untracked(|layers| layers.last().cloned());
        let seen = top.as_ref().map(|top| top.view.with_untracked(needs));
        if let (Some(top), Some(seen)) = (&top, seen)
            && seen == needs(&view)
        {
            top.view.set(view);
            return;
        }
        for image in addresses(&view).iter().filter_map(|address| image(address)).collect::<Vec<_>>() {
            // A photo that does not come is shown as missing; the others need not wait for it.
            drop(JsFuture::from(image.decode()).await);
        }
        if self.is_wanted(turn) {
            let nth = top.map_or(0, |top| top.nth.wrapping_add(1));
            let layer = Layer { nth, view: RwSignal::new(view) };
            self.layers.update(|layers| {
                let below = layers.pop();
                *layers = below.into_iter().chain([layer]).collect();
            });
        }
    }
}

fn image(address: &str) -> Option<web_sys::HtmlImageElement> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    image.set_src(address);
    Some(image)
}

fn kind(picture: &Picture) -> &'static str {
    match picture {
        Picture::Blank => "blank",
        Picture::Photos(_) | Picture::Slides { .. } => "photos",
        Picture::Grid { .. } => "grid",
        Picture::Design(_) => "design",
    }
}

/// What has to be there before it is shown.
fn needs(view: &ScreenView) -> (&'static str, Vec<String>) {
    (kind(&view.picture), addresses(view))
}

fn rendition(picture: &Picture) -> PhotoSize {
    match picture {
        Picture::Grid { photos, .. } if photos.len() > SHARP_IN_GRID => PhotoSize::Thumb,
        Picture::Blank | Picture::Photos(_) | Picture::Grid { .. } | Picture::Slides { .. } | Picture::Design(_) => PhotoSize::Preview,
    }
}

fn addresses(view: &ScreenView) -> Vec<String> {
    let size = rendition(&view.picture);
    let known = |photo: &PhotoId| view.photos.iter().find(|known| known.id == *photo);
    match &view.picture {
        Picture::Photos(placed) => {
            let of = |placed: &Placed| known(&placed.photo).map(|photo| size.address(version(photo, placed.after)));
            placed.iter().filter_map(of).collect()
        }
        Picture::Design(design) => {
            let room = design.hang.as_ref().and_then(|hang| if let Wall::Own(room) = &hang.wall { Some(&room.content) } else { None });
            let photos = design.photos().into_iter().filter_map(known).map(|photo| &photo.content);
            photos.chain(room).map(|content| size.address(content)).collect()
        }
        other => other.photos().into_iter().filter_map(known).map(|photo| size.address(&photo.content)).collect(),
    }
}

/// The content that is seen: the retouched one where it is asked for and there.
fn version(photo: &ScreenPhoto, after: bool) -> &str {
    photo.after.as_ref().filter(|_| after).unwrap_or(&photo.content)
}

/// What a layer shows. Built once: a change of view moves the photos that are there.
fn of_layer(view: RwSignal<ScreenView>, size: ScreenSize) -> AnyView {
    let (picture, photos) = view.with_untracked(|view| (view.picture.clone(), view.photos.clone()));
    let known: BTreeMap<PhotoId, ScreenPhoto> = photos.into_iter().map(|photo| (photo.id.clone(), photo)).collect();
    match picture {
        Picture::Blank | Picture::Slides { .. } => ().into_any(),
        Picture::Design(_) => design::product(view).into_any(),
        Picture::Photos(placed) => {
            let columns = if placed.len() <= 3 { placed.len() } else { (placed.len() as f64).sqrt().ceil() as usize };
            let each = placed.iter().enumerate();
            let each =
                each.filter_map(|(nth, placed)| known.get(&placed.photo).map(|photo| frame(Shot { view, nth, size }, photo, placed.after)));
            view! { <div class="screen-beside" style=format!("--columns:{columns}")>{each.collect_view()}</div> }.into_any()
        }
        Picture::Grid { ref photos, .. } => {
            let rendition = rendition(&picture);
            let columns = (photos.len() as f64 * 1.5).sqrt().ceil().max(1.0) as usize;
            let rows = photos.len().div_ceil(columns).max(1);
            let cells = photos.iter().filter_map(|photo| known.get(photo)).map(|photo| cell(view, rendition, photo)).collect_view();
            view! { <div class="screen-grid" style=format!("--columns:{columns};--rows:{rows}")>{cells}</div> }.into_any()
        }
    }
}

fn cell(view: RwSignal<ScreenView>, rendition: PhotoSize, photo: &ScreenPhoto) -> impl IntoView + use<> {
    let (missing, id) = (RwSignal::new(false), photo.id.clone());
    let is_current = move || view.with(|view| matches!(&view.picture, Picture::Grid { current: Some(current), .. } if *current == id));
    view! {
        <span class="screen-cell" class:current=is_current>
            <img src=rendition.address(&photo.content) alt="" draggable="false" hidden=move || missing.get() on:error=move |_| missing.set(true)/>
            {gone(missing)}
        </span>
    }
}

/// The n-th photo of a layer.
#[derive(Clone, Copy)]
struct Shot {
    view: RwSignal<ScreenView>,
    nth: usize,
    size: ScreenSize,
}

impl Shot {
    /// How it lies.
    fn lies(self) -> View {
        let nth = self.nth;
        self.view.with(|view| match &view.picture {
            Picture::Photos(placed) => placed.get(nth).map_or(View::FIT, |placed| placed.view),
            Picture::Blank | Picture::Grid { .. } | Picture::Slides { .. } | Picture::Design(_) => View::FIT,
        })
    }

    /// Width and height of its print on this screen, where it stands alone and the sizes are known.
    fn true_size(self, pixels: (u32, u32)) -> Option<(f64, f64)> {
        let print = self.view.with(|view| view.print.filter(|_| view.picture.photos().len() == 1))?;
        Some(true_size(print, pixels, self.size.pixels_per_cm()?))
    }

    fn wishes(self, id: &PhotoId) -> Vec<Wish> {
        let of = |view: &ScreenView| view.photos.iter().find(|photo| photo.id == *id).map(|photo| photo.wishes.clone());
        self.view.with(of).unwrap_or_default()
    }
}

/// One photo in its place, with the client's wishes on it.
fn frame(shot: Shot, photo: &ScreenPhoto, after: bool) -> impl IntoView + use<> {
    let missing = RwSignal::new(false);
    let pixels = (photo.width.max(1), photo.height.max(1));
    let shape = f64::from(pixels.0) / f64::from(pixels.1);
    let paper = Memo::new(move |_| shot.true_size(pixels));
    let style = move || match (paper.get(), shot.lies()) {
        (Some((wide, high)), _) => format!("width:{wide:.1}px;height:{high:.1}px"),
        (None, View { scale, x, y }) => {
            let (scale, x, y) = (f64::from(scale) / 1_000.0, f64::from(x) / 10.0, f64::from(y) / 10.0);
            format!("--shape:{shape:.4};--zoom:{scale:.3};transform:translate({x:.1}%,{y:.1}%) scale({scale:.3})")
        }
    };
    let magnified = Memo::new(move |_| shot.lies().scale >= LARGE_FROM && paper.with(Option::is_none));
    let id = photo.id.clone();
    let wishes = Memo::new(move |_| shot.wishes(&id));
    let content = version(photo, after).to_owned();
    let shown = content.clone();
    let large = move || magnified.get().then(|| larger(PhotoSize::Large.address(&content)));
    let listed = move || wishes.with(|wishes| wishes.iter().map(in_words).collect_view());
    view! {
        <div class="screen-place">
            <div class="screen-frame" class:true-size=move || paper.with(Option::is_some) style=style data-test="screen-photo" data-photo=shown.clone()>
                <img src=PhotoSize::Preview.address(&shown) alt="" draggable="false" hidden=move || missing.get() on:error=move |_| missing.set(true)/>
                {large}
                {move || wishes.with(|wishes| wishes.iter().enumerate().map(|(nth, wish)| on_photo(nth + 1, wish)).collect_view())}
                {gone(missing)}
            </div>
            <ol class="screen-wishes" hidden=move || wishes.with(Vec::is_empty)>{listed}</ol>
        </div>
    }
}

/// A larger rendition, seen once all of it has come.
fn larger(address: String) -> impl IntoView + use<> {
    let ready = RwSignal::new(false);
    let seen = move || if ready.get() { "visible" } else { "hidden" };
    view! { <img src=address alt="" draggable="false" style:visibility=seen on:load=move |_| ready.set(true)/> }
}

fn gone(missing: RwSignal<bool>) -> impl IntoView + use<> {
    move || missing.get().then(|| view! { <span class="screen-gone">{t(text::PHOTO_GONE)}</span> })
}

fn on_photo(nth: usize, wish: &Wish) -> impl IntoView + use<> {
    view! { <span class="screen-wish" style=place(wish.region)><b>{nth}</b></span> }
}

fn in_words(wish: &Wish) -> impl IntoView + use<> {
    view! { <li><b>{t(wish.code.text())}</b>" "{wish.words.clone()}</li> }
}

fn price_line(prices: ScreenPrices) -> impl IntoView {
    let ScreenPrices { package, extra, to_pay } = prices;
    view! {
        <p class="screen-prices" data-test="screen-price-line">
            <span>{t(text::PACKAGE)}" "<b>{move || money(package)}</b></span>
            <span>{t(text::EXTRA)}" "<b>{move || money(extra)}</b></span>
            <span>{t(text::TO_PAY)}" "<b>{move || money(to_pay)}</b></span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use atelier_core::selection::{Fill, Hang, Region, ShownDesign, built_in};

    #[test]
    fn a_design_that_is_moved_stays_and_another_photo_comes_over_it() {
        let photo = |nth: u32| PhotoId::try_from(format!("00000000-0000-0000-0000-{nth:012}")).expect("an id");
        let template = built_in().into_iter().find(|template| template.code == "diptych").expect("built in");
        let picture = |photos: [(u32, u32); 2], hang: Option<Hang>| {
            let fill = |(nth, x)| Some(Fill { photo: photo(nth), crop: Region { x, y: 0, w: 5_000, h: 5_000 } });
            Picture::Design(ShownDesign { template: template.clone(), fills: photos.map(fill).to_vec(), hang })
        };
        let known = |nth| ScreenPhoto { id: photo(nth), content: nth.to_string(), after: None, width: 3, height: 2, wishes: Vec::new() };
        let view = |picture: &Picture| ScreenView {
            picture: picture.clone(),
            photos: (1..=3).map(known).collect(),
            soon: Vec::new(),
            print: None,
            prices: None,
            own: false,
        };
        let first = picture([(1, 0), (2, 0)], None);
        for (next, stays) in [
            (picture([(1, 400), (2, 0)], None), true),
            (picture([(1, 0), (2, 0)], Some(Hang::on(Wall::Child))), true),
            (picture([(2, 0), (1, 0)], None), false),
            (picture([(1, 0), (3, 0)], None), false),
            (Picture::Grid { photos: vec![photo(1), photo(2)], current: None }, false),
        ] {
            assert_eq!(needs(&view(&first)) == needs(&view(&next)), stays, "{next:?}");
        }
    }
}
