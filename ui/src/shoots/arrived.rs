//! Orders whose photos came in lately.

use atelier_core::people::Right;
use atelier_core::shoots::{Arrived, ShootsView};
use leptos::prelude::*;

use super::{groups, slate, text};
use crate::app::{day, fill, may, t};
use crate::kit::{Card, Photo, PhotoFit};
use crate::orders::stage_tag;

/// The list, newest first.
#[component]
pub fn ArrivedOrders(view: Signal<ShootsView>) -> impl IntoView {
    let arrived = Memo::new(move |_| view.with(|view| view.arrived.clone()));
    let lines = move || {
        let arrived = arrived.get();
        if arrived.is_empty() {
            return view! { <p class="shoots-none">{t(text::ARRIVED_NONE)}</p> }.into_any();
        }
        arrived.into_iter().map(line).collect_view().into_any()
    };
    view! { <Card title=text::ARRIVED test="shoots-arrived">{lines}</Card> }
}

fn line(arrived: Arrived) -> impl IntoView {
    let Arrived { order, last, samples } = arrived;
    let strip = samples.into_iter().take(5).map(|blake3| view! { <Photo blake3 fit=PhotoFit::Cover alt=""/> }).collect_view();
    let select = may(Right::SelectPhotos).then(|| {
        view! { <a class="btn btn-plain" href=format!("/selection/{}", order.id) data-test=format!("arrived-select-{}", order.number)>{t(text::TO_SELECTION)}</a> }
    });
    let (to_slate, to_groups) = (format!("/orders/{}/slate", order.id), format!("/orders/{}/groups", order.id));
    let photos = fill(text::PHOTOS, &[("n", order.photos.to_string())]);
    view! {
        <div class="shoots-arrived" data-test=format!("arrived-{}", order.number)>
            <span class="words">
                <a class="who" href=format!("/orders/{}", order.id)>{order.customer_name.clone()}</a>
                <span class="faint">{order.number.clone()} " \u{b7} " {photos} " \u{b7} " {day(last.day)} " " {last.clock.clone()}</span>
            </span>
            <span class="strip">{strip}</span>
            <span class="stage">{stage_tag(order.stage)}</span>
            <span class="go">
                <a href=to_slate data-test=format!("arrived-slate-{}", order.number)>{t(slate::TITLE)}</a>
                <a href=to_groups data-test=format!("arrived-groups-{}", order.number)>{t(groups::TITLE)}</a>
                {select}
            </span>
        </div>
    }
}
