//! Files that were not taken, each with its reason. Putting one off the list leaves the file where it is.

use atelier_core::id::SightingId;
use atelier_core::people::Right;
use atelier_core::shoots::{DismissTroubles, Reason, ShootsView, Trouble};
use leptos::prelude::*;

use super::text;
use crate::app::{Load, TroubleLine, act, day, fill, may, t, use_lang};
use crate::kit::{Button, ButtonSize, Card, Glyph, IconButton, Tag, Tone};

/// The list, newest first.
#[component]
pub fn Troubles(view: Signal<ShootsView>, load: Load<ShootsView>) -> impl IntoView {
    let dismiss = act::<DismissTroubles>();
    let put_off = Callback::new(move |ids: Vec<SightingId>| dismiss.run(DismissTroubles { ids }, move |after| load.put(after)));
    let troubles = Memo::new(move |_| view.with(|view| view.troubles.clone()));
    let some = Memo::new(move |_| troubles.with(|troubles| !troubles.is_empty()));
    let all = move || {
        (some.get() && may(Right::AssignPhotos)).then(|| {
            // Those that are seen, not all: one that came in meanwhile must be seen before it is put off.
            let seen = move || troubles.with_untracked(|troubles| troubles.iter().map(|trouble| trouble.id.clone()).collect());
            view! {
                <Button size=ButtonSize::Small busy=dismiss.busy() test="trouble-dismiss-all" on:click=move |_| put_off.run(seen())>
                    {t(text::DISMISS_ALL)}
                </Button>
            }
        })
    };
    let none = move || (!some.get()).then(|| view! { <p class="shoots-none">{t(text::TROUBLES_NONE)}</p> });
    view! {
        <Card title=text::TROUBLES aside=move || all test="shoots-troubles">
            {none}
            <For each=move || troubles.get() key=|trouble| (trouble.id.clone(), trouble.at.at) let:trouble>
                <Line trouble put_off/>
            </For>
            <TroubleLine trouble=dismiss.trouble()/>
        </Card>
    }
}

#[component]
fn Line(trouble: Trouble, put_off: Callback<Vec<SightingId>>) -> impl IntoView {
    let Trouble { id, file, reason, at } = trouble;
    // A duplicate is news, nothing to mend.
    let tone = if matches!(reason, Reason::Duplicate { .. }) { Tone::Neutral } else { Tone::Warn };
    let words = move || reason.words(use_lang().get());
    let named = file.clone();
    let label = move || fill(text::DISMISS_ONE, &[("file", named.clone())]);
    let when = move || format!("{} {}", day(at.day), at.clock);
    let put = move |_| put_off.run(vec![id.clone()]);
    view! {
        <div class="shoots-trouble" data-test="trouble-line">
            <span class="file" title=file.clone()>{file.clone()}</span>
            <span><Tag tone>{words}</Tag></span>
            <span class="when">{when}</span>
            {move || may(Right::AssignPhotos).then(|| view! {
                <IconButton size=ButtonSize::Small glyph=Glyph::Cross label=label.clone() test="trouble-dismiss" on:click=put.clone()/>
            })}
        </div>
    }
}
