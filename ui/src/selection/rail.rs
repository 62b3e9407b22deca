//! The left side: how many photos have which mark and purpose; a click sees only those.

use atelier_core::catalog::{Included, label};
use atelier_core::orders::EntitlementUse;
use atelier_core::selection::Verdict;
use leptos::prelude::*;

use super::desk::Desk;
use super::order::Filter;
use super::text;
use crate::app::{fill, say, t, use_lang};
use crate::kit::KeyCap;

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
        let filter = Filter::Verdict(verdict);
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
                <button type="button" class="rail-row" class:on=move || desk.filter.get() == Filter::All data-test="list-all" on:click=move |_| desk.see(Filter::All)>
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
    let used = Memo::new(move |_| {
        desk.bill
            .with(|bill| bill.as_ref().and_then(|bill| bill.lines.iter().find(|line| line.id == id).map(|line| line.used)).unwrap_or(0))
    });
    let (kind, detail, included) = (line.purpose, line.detail.clone(), line.included);
    let share = move || match included {
        Included::Count(0) | Included::All => 100.0,
        Included::Count(count) => (f64::from(used.get()) / f64::from(count) * 100.0).min(100.0),
    };
    let over = move || included.extra(used.get()) > 0;
    let figures = move || {
        let of = match included {
            Included::Count(count) => count.to_string(),
            Included::All => say(text::ANY_NUMBER).to_owned(),
        };
        fill(text::USED_OF, &[("used", used.get().to_string()), ("included", of)])
    };
    view! {
        <button type="button" class="rail-row" class:on=move || desk.filter.get() == Filter::Purpose(nth) data-test=format!("list-purpose-{}", nth + 1)
            on:click=move |_| desk.see(Filter::Purpose(nth))>
            <span class="name">{(nth < 9).then(|| view! { <KeyCap cap=(nth + 1).to_string()/> })}{move || label(kind, &detail, lang.get())}</span>
            <span class:over=over data-test=format!("used-{}", nth + 1)>{figures}</span>
        </button>
        <div class="meter" class:over=over aria-hidden="true"><i style=move || format!("width:{:.0}%", share())></i></div>
    }
}
