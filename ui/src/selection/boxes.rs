//! The places of one purpose as boxes above the photos: filled ones with their photo, empty ones to be filled by dragging a
//! photo there, or by Enter for the current one.

use atelier_core::catalog::{Included, label};
use atelier_core::orders::EntitlementUse;
use atelier_core::selection::Choice;
use atelier_core::shoots::{Photo, file_number};
use atelier_core::text::Text;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use super::text;
use crate::app::{fill, say, t, use_lang};
use crate::kit::{ButtonSize, Glyph, Icon, IconButton, PhotoSize};

/// The most boxes that are drawn; beyond, only filled ones and one that is empty.
const MOST_BOXES: u32 = 60;

/// The boxes of one piece, by the places of their photos; an empty box has none.
type Piece = Vec<Option<usize>>;

/// What stands in the boxes: pieces of so many photos, filled in the order of `carried`, and at least one empty box where
/// there is room for another photo.
fn pieces(line: &EntitlementUse, carried: &[usize]) -> Vec<Piece> {
    let each = line.rule.each.max(1);
    let used = u32::try_from(carried.len()).unwrap_or(u32::MAX);
    let drawn = match line.rule.places(line.included) {
        Some(places) if places <= MOST_BOXES => places.max(used),
        places => used + u32::from(places.is_none_or(|places| used < places)),
    };
    let drawn = drawn.div_ceil(each) * each;
    let boxes = carried.iter().copied().map(Some).chain(std::iter::repeat(None)).take(drawn as usize);
    boxes.collect::<Vec<_>>().chunks(each as usize).map(<[_]>::to_vec).collect()
}

/// The boxes of the purpose that is open, if one is.
#[component]
pub fn Boxes(desk: Desk) -> impl IntoView {
    let line = Memo::new(move |_| desk.boxes.get().and_then(|nth| desk.entitlements().get(nth).cloned()));
    move || line.get().map(|line| view! { <Strip desk line/> })
}

#[component]
fn Strip(desk: Desk, line: EntitlementUse) -> impl IntoView {
    let lang = use_lang();
    let (purpose, detail, included, rule) = (line.purpose, line.detail.clone(), line.included, line.rule);
    let tag = line.id.clone();
    // In the order of the shoot, but what a client has confirmed first: a piece that was agreed stays the piece it is.
    let carried = Memo::new(move |_| {
        desk.photos.with(|photos| {
            desk.book.with(|book| {
                let mut carried: Vec<usize> = (0..photos.len()).filter(|&at| book.carries(&photos[at].id, &tag)).collect();
                carried.sort_by_key(|&at| !book.is_confirmed(&photos[at].id, &tag));
                carried
            })
        })
    });
    let places = move || match included {
        Included::Count(_) => rule.places(included).unwrap_or(0).to_string(),
        Included::All => say(text::ANY_NUMBER).to_owned(),
    };
    let title = move || label(purpose, &detail, lang.get());
    let figures = move || fill(text::USED_OF, &[("used", carried.with(Vec::len).to_string()), ("included", places())]);
    let (line, each) = (StoredValue::new(line), rule.each.max(1) as usize);
    let piece = move |piece: Piece, first: usize| {
        let boxes = piece.into_iter().zip(first..).map(|(photo, nth)| match photo {
            Some(at) => filled(desk, line, at, flaw(desk, &line.read_value(), at, nth)).into_any(),
            None => empty(desk, line).into_any(),
        });
        view! { <div class="piece" class:several=rule.each.gt(&1)>{boxes.collect_view()}</div> }
    };
    view! {
        <section class="boxes" data-test="boxes" aria-label=t(text::BOXES)>
            <header>
                <b>{title}</b> <span class="muted" data-test="boxes-used">{figures}</span>
                {(rule.each > 1).then(|| view! { <span class="muted">{move || fill(text::EACH_N, &[("n", rule.each.to_string())])}</span> })}
                <span class="grow"></span>
                <span class="faint">{t(text::BOXES_HINT)}</span>
                <IconButton size=ButtonSize::Small glyph=Glyph::Cross label=text::BOXES_CLOSE test="boxes-close" on:click=move |_| desk.boxes.set(None)/>
            </header>
            <div class="boxes-row">
                {move || {
                    let pieces = line.with_value(|line| pieces(line, &carried.get()));
                    pieces.into_iter().enumerate().map(|(nth, boxes)| piece(boxes, nth * each)).collect_view()
                }}
            </div>
        </section>
    }
}

/// What is wrong with the photo at a place in the n-th box: it came in before the rule did, or from a branch, and stays.
fn flaw(desk: Desk, line: &EntitlementUse, at: usize, nth: usize) -> Option<Text> {
    let lies_wrong = |photo: Photo| line.rule.shape.is_some_and(|shape| !shape.fits((photo.width, photo.height)));
    let is_over = !line.rule.extras && line.rule.places(line.included).is_some_and(|places| nth >= places as usize);
    match untrack(|| desk.photo(at)).is_some_and(lies_wrong) {
        true => Some(text::BOX_WRONG_SHAPE),
        false => is_over.then_some(text::BOX_TOO_MANY),
    }
}

fn filled(desk: Desk, line: StoredValue<EntitlementUse>, at: usize, flaw: Option<Text>) -> impl IntoView {
    let photo = untrack(|| desk.photo(at));
    let number = photo.as_ref().map(|photo| file_number(&photo.file).to_owned()).unwrap_or_default();
    let source = photo.map(|photo| PhotoSize::Thumb.address(&photo.content)).unwrap_or_default();
    let (said, named, known) = (number.clone(), number.clone(), number.clone());
    let tag = line.with_value(|line| line.id.clone());
    let locked = untrack(|| desk.marks(at)).confirmed.contains(&tag);
    let flaw = flaw.map(|words| view! { <span class="flaw" data-test="box-flaw" title=t(words) role="img" aria-label=t(words)><Icon glyph=Glyph::Alert/></span> });
    let take_out = move || {
        if !locked {
            desk.choose(at, Choice::Untag(tag.clone()));
        }
    };
    let by_key = take_out.clone();
    let keyed = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Delete" | "Backspace") {
            event.prevent_default();
            event.stop_propagation();
            by_key();
        }
    };
    view! {
        <div class="box filled" data-test="box" data-number=known>
            <button type="button" title=said on:click=move |_| desk.current.set(Some(at)) on:keydown=keyed>
                <img src=source alt=named loading="lazy" draggable="false"/>
                <span class="file-number">{number}</span>
            </button>
            {flaw}
            {if locked {
                view! { <span class="locked" title=t(text::BOX_LOCKED)><Icon glyph=Glyph::Check/></span> }.into_any()
            } else {
                view! { <IconButton size=ButtonSize::Small glyph=Glyph::Cross label=text::BOX_TAKE_OUT test="box-take-out" on:click=move |_| take_out()/> }.into_any()
            }}
        </div>
    }
}

fn empty(desk: Desk, line: StoredValue<EntitlementUse>) -> impl IntoView {
    let over = RwSignal::new(false);
    let put = move |at: usize| desk.put_into_place(at, &line.with_value(|line| line.id.clone()));
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(at) = event.data_transfer().and_then(|data| data.get_data("text/plain").ok()).and_then(|at| at.parse().ok()) {
            put(at);
        }
    };
    let put_current = move |event: leptos::ev::MouseEvent| {
        desk.current.get_untracked().into_iter().for_each(put);
        // Pressed by a key: the keyboard goes on at the next empty box.
        if event.detail() == 0 {
            request_animation_frame(|| {
                let next = document().query_selector(".boxes [data-test=box-empty]").ok().flatten();
                if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
                    drop(next.focus());
                }
            });
        }
    };
    view! {
        <button type="button" class="box" class:over=move || over.get() data-test="box-empty" title=t(text::BOX_PUT) aria-label=t(text::BOX_PUT) on:click=put_current
            on:dragover=move |event| { event.prevent_default(); over.set(true); } on:dragleave=move |_| over.set(false) on:drop=dropped>
            <Icon glyph=Glyph::Plus/>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use atelier_core::catalog::{PlaceRule, Purpose};
    use atelier_core::id::EntitlementId;
    use atelier_core::money::Money;

    use super::*;

    #[test]
    fn boxes_of_pieces() {
        let line = |included, each| EntitlementUse {
            id: EntitlementId::try_from("0193e9a4-5b6f-7c3d-8a21-3f2b1c0d9e8f".to_owned()).expect("an id"),
            purpose: Purpose::DeskFrame,
            detail: String::new(),
            included,
            extra_price: Money(100),
            rule: PlaceRule { each, ..PlaceRule::default() },
            used: 0,
            charged: 0,
            charged_amount: Money::ZERO,
        };
        let two = Included::Count(2);
        for (included, each, carried, expected) in [
            (two, 1, vec![], vec![vec![None], vec![None]]),
            (two, 1, vec![4], vec![vec![Some(4)], vec![None]]),
            (two, 1, vec![4, 5, 9], vec![vec![Some(4)], vec![Some(5)], vec![Some(9)]]),
            (Included::Count(1), 3, vec![4], vec![vec![Some(4), None, None]]),
            (Included::Count(1), 3, vec![1, 2, 3, 4], vec![vec![Some(1), Some(2), Some(3)], vec![Some(4), None, None]]),
            (Included::All, 1, vec![7], vec![vec![Some(7)], vec![None]]),
            (Included::Count(61), 1, vec![7], vec![vec![Some(7)], vec![None]]),
            (Included::Count(0), 1, vec![], vec![]),
        ] {
            assert_eq!(pieces(&line(included, each), &carried), expected, "{included:?} of {each}, {carried:?}");
        }
    }
}
