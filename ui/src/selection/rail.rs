//! The left side: how many photos have which mark and purpose; a click sees only those.

use atelier_core::catalog::label;
use atelier_core::orders::EntitlementUse;
use atelier_core::selection::{Bill, KeyAct, Verdict};
use leptos::prelude::*;

use super::desk::{Desk, Mode};
use super::filter::Filter;
use super::keys::LiveCap;
use super::text;
use crate::app::{fill, say, t, use_lang};
use crate::kit::{ButtonSize, Glyph, IconButton};

/// How many photos have the verdict.
fn count(desk: Desk, verdict: Verdict) -> usize {
    let all = desk.photos.with(|photos| photos.len());
    desk.book.with(|book| match verdict {
        Verdict::Undecided => {
            all - [Verdict::Pick, Verdict::Maybe, Verdict::Reject].map(|verdict| book.count(verdict)).iter().sum::<usize>().min(all)
        }
        verdict => book.count(verdict),
    })
}

/// How the photos stand, in a sentence.
pub fn counted(desk: Desk) -> String {
    let number = |verdict| count(desk, verdict).to_string();
    let gaps = [
        ("all", desk.photos.with(|photos| photos.len()).to_string()),
        ("pick", number(Verdict::Pick)),
        ("maybe", number(Verdict::Maybe)),
        ("reject", number(Verdict::Reject)),
        ("open", number(Verdict::Undecided)),
    ];
    fill(text::COUNT_TOLD, &gaps)
}

/// The left side.
#[component]
pub fn Rail(desk: Desk) -> impl IntoView {
    let verdict = move |verdict: Verdict, test: &'static str| {
        let filter = Filter::verdict(verdict);
        let wanted = filter.clone();
        view! {
            <button type="button" class="rail-row" class:on=move || desk.filter.get() == filter data-test=format!("list-{test}")
                on:click=move |_| desk.see(wanted.clone())>
                <span>{t(verdict.text())}</span>
                <span data-test=format!("count-{test}")>{move || count(desk, verdict)}</span>
            </button>
        }
    };
    let entitlements = Memo::new(move |_| desk.entitlements());
    view! {
        <aside class="room-rail">
            <section>
                <h2>{t(text::MARKS)}</h2>
                <button type="button" class="rail-row" class:on=move || desk.filter.get().is_all() data-test="list-all" on:click=move |_| desk.see(Filter::default())>
                    <span>{t(text::ALL)}</span>
                    <span data-test="count-all">{move || desk.photos.with(|photos| photos.len())}</span>
                </button>
                {verdict(Verdict::Pick, "pick")} {verdict(Verdict::Maybe, "maybe")} {verdict(Verdict::Reject, "reject")}
                {verdict(Verdict::Undecided, "undecided")}
            </section>
            <section>
                <h2>{t(text::PURPOSES)}</h2>
                {move || entitlements.get().into_iter().enumerate().map(|(nth, line)| purpose(desk, nth, line)).collect_view()}
            </section>
            <Show when=move || desk.count_shown.get()>
                <p class="counted" data-test="counted" role="status">{move || counted(desk)}</p>
            </Show>
        </aside>
    }
}

fn purpose(desk: Desk, nth: usize, line: EntitlementUse) -> impl IntoView {
    let lang = use_lang();
    let id = line.id.clone();
    let (kind, detail, included, rule) = (line.purpose, line.detail.clone(), line.included, line.rule);
    let over_it = RwSignal::new(false);
    let place = line.id.clone();
    let drop = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over_it.set(false);
        if let Some(at) = event.data_transfer().and_then(|data| data.get_data("text/plain").ok()).and_then(|at| at.parse().ok()) {
            desk.put_into_place(at, &place);
        }
    };
    // As the bill counts it: an upgrade includes more.
    let count = Memo::new(move |_| {
        let of_bill = |bill: &Bill| bill.lines.iter().find(|line| line.id == id).map(|line| (line.used, line.rule.places(line.included)));
        desk.bill.with(|bill| bill.as_ref().and_then(of_bill)).unwrap_or((0, rule.places(included)))
    });
    let share = move || match count.get() {
        (_, Some(0) | None) => 100.0,
        (used, Some(places)) => (f64::from(used) / f64::from(places) * 100.0).min(100.0),
    };
    let over = move || matches!(count.get(), (used, Some(places)) if used > places);
    let figures = move || {
        let (used, places) = count.get();
        let of = places.map_or_else(|| say(text::ANY_NUMBER).to_owned(), |places| places.to_string());
        fill(text::USED_OF, &[("used", used.to_string()), ("included", of)])
    };
    let is_open = move || desk.boxes.get() == Some(nth);
    let toggle = move |_| {
        desk.mode.set(Mode::Grid);
        desk.boxes.update(|open| *open = if *open == Some(nth) { None } else { Some(nth) });
    };
    view! {
        <div class="rail-line" class:on=is_open>
        <button type="button" class="rail-row" class:on=move || desk.filter.get() == Filter::purpose(nth) data-test=format!("list-purpose-{}", nth + 1)
            class:dropped=move || over_it.get() on:dragover=move |event| { event.prevent_default(); over_it.set(true); } on:dragleave=move |_| over_it.set(false)
            on:drop=drop on:click=move |_| desk.see(Filter::purpose(nth))>
            <span class="name">{u8::try_from(nth + 1).ok().filter(|nth| *nth <= 9).map(|nth| view! { <LiveCap act=KeyAct::Purpose(nth) short=true/> })}{move || label(kind, &detail, lang.get())}</span>
            <span class:over=over data-test=format!("used-{}", nth + 1)>{figures}</span>
        </button>
        <IconButton size=ButtonSize::Small glyph=Glyph::Grid label=text::BOXES_OPEN test=format!("boxes-{}", nth + 1) on:click=toggle/>
        </div>
        <div class="meter" class:over=over aria-hidden="true"><i style=move || format!("width:{:.0}%", share())></i></div>
    }
}
