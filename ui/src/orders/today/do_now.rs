//! What to do now: one line an order, with the one button that does it.

use atelier_core::orders::{OrderRow, TodayView};
use atelier_core::people::Right;
use leptos::prelude::*;

use crate::app::{day, fill, may, money, say, t, use_lang};
use crate::kit::Card;
use crate::orders::text;
use crate::orders::to_do::{ToDo, now};

/// How many lines are shown before the rest is only counted.
const SHOWN: usize = 6;

/// The list.
#[component]
pub fn DoNow(view: Signal<TodayView>) -> impl IntoView {
    let list = Memo::new(move |_| view.with(now));
    let lines = move || {
        let list = list.get();
        if list.is_empty() {
            return view! { <p class="today-none">{t(text::DO_NOW_NONE)}</p> }.into_any();
        }
        let more = list.len().saturating_sub(SHOWN);
        let rest = (more > 0).then(|| view! { <p class="today-none">{fill(text::MORE, &[("n", more.to_string())])}</p> });
        view! { {list.into_iter().take(SHOWN).map(line).collect_view()} {rest} }.into_any()
    };
    view! {
        <Card title=text::DO_NOW aside=move || move || list.with(Vec::len) test="today-do-now">{lines}</Card>
    }
}

fn line((what, row): (ToDo, OrderRow)) -> impl IntoView {
    let lang = use_lang().get();
    let order = format!("/orders/{}", row.id);
    let photos = || fill(text::WAITS_SELECTION, &[("n", row.photos.to_string())]);
    let owes = || fill(text::OWES, &[("sum", money(row.owing))]);
    let shot = || fill(text::SHOT_ON, &[("day", day(row.shoot_on))]);
    let (why, under, label, to, right) = match what {
        ToDo::TakeBalance => (say(text::WAITS_PAYMENT).to_owned(), owes(), text::DO_PAY, format!("{order}?do=pay"), Right::TakePayments),
        ToDo::HandOver => {
            (say(text::WAITS_PICK_UP).to_owned(), row.package.clone(), text::DO_HAND_OVER, format!("{order}?do=pick-up"), Right::HandOver)
        }
        ToDo::Select => (photos(), shot(), text::DO_SELECT, format!("/selection/{}", row.id), Right::SelectPhotos),
        ToDo::CollectFirst => (
            fill(text::COMES_OWING, &[("slot", row.slot.words(lang))]),
            owes(),
            text::DO_PAY,
            format!("{order}?do=pay"),
            Right::TakePayments,
        ),
    };
    let test = format!("do-{}", row.number);
    let button = may(right).then(|| view! { <a class="btn btn-plain" href=to data-test=test>{t(label)}</a> });
    view! {
        <div class="today-line">
            <span><a class="who" href=order>{row.customer_name.clone()}</a> " " {why}</span>
            {button}
            <span class="faint">{under}</span>
        </div>
    }
}
