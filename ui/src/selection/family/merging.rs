//! What a merge comes to, and the strip of what the family disagrees on: one difference after another, settled by a key
//! or a click.

use std::collections::HashMap;

use atelier_core::catalog::label;
use atelier_core::id::{BranchId, EntitlementId, PhotoId};
use atelier_core::selection::{About, Choice, Conflict, MergeBranches, MergeView, SeeMerge, Settled, Side};
use atelier_core::shoots::file_number;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::desk::Desk;
use super::super::text;
use crate::app::{Trouble, TroubleLine, act, ask, fill, say, t, tf, use_lang};
use crate::kit::{Button, ButtonKind, Glyph, Icon, KeyCap, Photo, PhotoFit, Skeleton, key, toast, use_keys};

type Choices = HashMap<(PhotoId, About), Choice>;

/// The merge of some branches.
#[component]
pub fn Merging(desk: Desk, open: RwSignal<bool>, merging: RwSignal<Option<Vec<BranchId>>>, branches: Vec<BranchId>) -> impl IntoView {
    let merge = act::<MergeBranches>();
    let (seen, trouble) = (RwSignal::new(None::<MergeView>), RwSignal::new(None::<Trouble>));
    let settled = RwSignal::new(Choices::new());
    let at = RwSignal::new(0usize);
    let branches = StoredValue::new(branches);
    let look = move || {
        let Some((sitting, _)) = desk.marked_on() else { return };
        spawn_local(async move {
            match ask(SeeMerge { sitting, branches: branches.get_value() }).await {
                Ok(view) => {
                    // What was settled before stays where it still is a difference.
                    seen.try_set(Some(view));
                }
                Err(found) => {
                    trouble.try_set(Some(found));
                }
            }
        });
    };
    look();
    let left = Memo::new(move |_| {
        let open = |conflict: &&Conflict| settled.with(|settled| !settled.contains_key(&key_of(conflict)));
        seen.with(|seen| seen.as_ref().map_or(0, |seen| seen.conflicts.iter().filter(open).count()))
    });
    let send = move || {
        let (Some((sitting, _)), Some(view)) = (desk.marked_on(), seen.get_untracked()) else { return };
        let chosen = |conflict: &Conflict| {
            let choice = settled.with_untracked(|settled| settled.get(&key_of(conflict)).cloned())?;
            Some(Settled { photo: conflict.photo.clone(), about: conflict.about.clone(), choice })
        };
        let settled = view.conflicts.iter().filter_map(chosen).collect();
        merge.run(MergeBranches { sitting, branches: branches.get_value(), settled, seen: view.seen }, move |room| {
            open.set(false);
            desk.take(room);
            desk.go_to_branch(None);
            toast(text::MERGED);
        });
    };
    // Somebody went on choosing: what is settled is kept, and what is new is looked at.
    Effect::new(move || {
        if matches!(merge.trouble().get(), Some(Trouble::Refused(_))) {
            look();
        }
    });
    let body = move || {
        let view = seen.get()?;
        Some(view! {
            <p class="muted" data-test="merge-facts">{fill(text::MERGE_FACTS, &[("n", view.changed.to_string()), ("m", view.conflicts.len().to_string())])}</p>
            <Strip desk conflicts=view.conflicts settled at/>
        })
    };
    view! {
        <TroubleLine trouble/>
        <TroubleLine trouble=merge.trouble()/>
        <Show when=move || seen.with(Option::is_none) && trouble.with(Option::is_none)><Skeleton/></Show>
        {body}
        <div class="panel-foot">
            <span class="muted" data-test="merge-left">{move || if left.get() > 0 { fill(text::MERGE_LEFT, &[("n", left.get().to_string())]) } else { String::new() }}</span>
            <Button test="merge-back" on:click=move |_| merging.set(None)>{t(text::BACK)}</Button>
            <Button kind=ButtonKind::Main test="merge" busy=merge.busy() disabled=Signal::derive(move || left.get() > 0 || seen.with(Option::is_none)) on:click=move |_| send()>{t(text::MERGE)}</Button>
        </div>
    }
}

fn key_of(conflict: &Conflict) -> (PhotoId, About) {
    (conflict.photo.clone(), conflict.about.clone())
}

const CAPS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// The differences: the present one large, all of them as a strip.
#[component]
fn Strip(desk: Desk, conflicts: Vec<Conflict>, settled: RwSignal<Choices>, at: RwSignal<usize>) -> impl IntoView {
    let count = conflicts.len();
    let conflicts = StoredValue::new(conflicts);
    at.set(0);
    let now = move || conflicts.with_value(|conflicts| conflicts.get(at.get()).cloned());
    let settle = move |side: usize| {
        let Some(conflict) = untrack(now) else { return };
        if let Some(side) = conflict.sides.get(side) {
            settled.update(|settled| drop(settled.insert(key_of(&conflict), side.choice.clone())));
            // On to the next one that is open.
            let is_open = |nth: &usize| {
                conflicts.with_value(|all| {
                    all.get(*nth).is_some_and(|one| settled.with_untracked(|settled| !settled.contains_key(&key_of(one))))
                })
            };
            let here = at.get_untracked();
            if let Some(next) = (here + 1..count).chain(0..here).find(is_open) {
                at.set(next);
            }
        }
    };
    use_keys(CAPS.into_iter().enumerate().map(|(nth, cap)| key(cap, text::MERGE_SETTLE, move || settle(nth))));
    use_keys([
        key("Right", text::KEY_NEXT, move || at.update(|at| *at = (*at + 1).min(count.saturating_sub(1)))),
        key("Left", text::KEY_PREVIOUS, move || at.update(|at| *at = at.saturating_sub(1))),
    ]);
    let small = move |nth: usize| {
        let conflict = conflicts.with_value(|conflicts| conflicts.get(nth).cloned());
        conflict.map(|conflict| {
            let (content, number) = of_photo(desk, &conflict.photo);
            let key = key_of(&conflict);
            view! {
                <button type="button" data-test="conflict" aria-current=move || (at.get() == nth).to_string() class:settled=move || settled.with(|settled| settled.contains_key(&key)) on:click=move |_| at.set(nth)>
                    <Photo blake3=content fit=PhotoFit::Cover alt=number/>
                </button>
            }
        })
    };
    let large = move || {
        now().map(|conflict| {
            let (content, number) = of_photo(desk, &conflict.photo);
            let key = StoredValue::new(key_of(&conflict));
            let sides = conflict.sides.into_iter().enumerate().map(|(nth, side)| {
                let choice = side.choice.clone();
                let chosen = move || key.with_value(|key| settled.with(|settled| settled.get(key) == Some(&choice)));
                view! {
                    <button type="button" class="side" data-test=format!("side-{}", nth + 1) aria-pressed=move || chosen().to_string() on:click=move |_| settle(nth)>
                        <KeyCap cap=(nth + 1).to_string()/>
                        <b>{who(desk, &side)}</b>
                        <span>{what(desk, &side.choice)}</span>
                    </button>
                }
            });
            view! {
                <div class="conflict">
                    <div class="conflict-photo"><Photo blake3=content alt=number.clone()/></div>
                    <div class="sides">
                        <h3>{tf(text::CONFLICT_N, move || vec![("n", (at.get() + 1).to_string()), ("m", count.to_string()), ("number", number.clone())])}</h3>
                        {sides.collect_view()}
                    </div>
                </div>
            }
        })
    };
    view! {
        <Show when=move || count == 0><p class="no-conflict"><Icon glyph=Glyph::Check/>{t(text::NO_CONFLICT)}</p></Show>
        {large}
        <div class="conflict-strip" data-test="conflicts">{(0..count).map(small).collect_view()}</div>
    }
}

fn of_photo(desk: Desk, photo: &PhotoId) -> (String, String) {
    let photo = desk.place_of(photo).and_then(|at| untrack(|| desk.photo(at)));
    photo.map(|photo| (photo.content.clone(), file_number(&photo.file).to_owned())).unwrap_or_default()
}

fn who(desk: Desk, side: &Side) -> String {
    let Some(branch) = &side.branch else { return say(text::AS_IT_STANDS).to_owned() };
    let name =
        |room: &atelier_core::selection::Room| room.branches.iter().find(|known| known.id == *branch).map(|known| known.name.clone());
    desk.room.with_untracked(|room| room.as_ref().and_then(name)).unwrap_or_default()
}

fn what(desk: Desk, choice: &Choice) -> String {
    let lang = use_lang().get_untracked();
    let lines = untrack(|| desk.entitlements());
    let purpose = |id: &EntitlementId| {
        lines.iter().find(|line| line.id == *id).map(|line| label(line.purpose, &line.detail, lang)).unwrap_or_default()
    };
    match choice {
        Choice::Verdict(verdict) => verdict.text().get(lang).to_owned(),
        Choice::Rating(stars) => fill(text::STARS_N, &[("n", stars.to_string())]),
        Choice::Label(Some(colour)) => colour.text().get(lang).to_owned(),
        Choice::Label(None) => say(text::NO_LABEL).to_owned(),
        Choice::Tag(id) | Choice::Place(id) | Choice::Untag(id) => purpose(id),
        Choice::Note(wish) => format!("{} {}", wish.code.text().get(lang), wish.words),
        Choice::DropNote(_) => say(text::NOTE_DROP).to_owned(),
    }
}
