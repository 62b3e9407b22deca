//! The family's own choices beside the sitting: begun, opened, given up, and merged with what they disagree on.

mod merging;

use atelier_core::id::{BranchId, SittingId};
use atelier_core::selection::{BranchState, BranchView, DropBranch, SittingState, StartBranch, StartFrom};
use leptos::prelude::*;

use super::desk::Desk;
use super::own::WayIn;
use super::text;
use crate::app::{TroubleLine, act, fill, navigate, say, t, tf};
use crate::kit::{Button, ButtonKind, ButtonSize, Choice, Dialog, DialogSize, Field, Form, Glyph, Tag, TextInput, Tone};
use merging::Merging;

impl Desk {
    /// The sitting, and the branch whose marks are shown.
    pub fn marked_on(self) -> Option<(SittingId, Option<BranchId>)> {
        self.room.with_untracked(|room| {
            let room = room.as_ref()?;
            Some((room.sitting.as_ref()?.id.clone(), room.branch.clone()))
        })
    }

    /// The branch whose marks are shown.
    pub fn branch(self) -> Option<BranchView> {
        self.room.with(|room| {
            let room = room.as_ref()?;
            room.branches.iter().find(|branch| Some(&branch.id) == room.branch.as_ref()).cloned()
        })
    }

    /// Whether the branch takes marks; the sitting's own marks are none.
    pub fn branch_is_open(self) -> bool {
        self.branch().is_none_or(|branch| branch.state == BranchState::Open)
    }

    fn open_branches(self) -> Vec<BranchView> {
        let open = |branch: &&BranchView| branch.state == BranchState::Open;
        self.room.with(|room| room.as_ref().map(|room| room.branches.iter().filter(open).cloned().collect()).unwrap_or_default())
    }

    /// Goes to a branch, or to the sitting's own marks: by address, so that another screen can be given it.
    pub fn go_to_branch(self, branch: Option<&BranchId>) {
        if let Some(order) = untrack(|| self.order()) {
            navigate(&branch.map_or_else(|| format!("/selection/{order}"), |branch| format!("/selection/{order}?branch={branch}")));
        }
    }
}

/// Whose marks are shown, and the way to the family's own.
#[component]
pub fn FamilyButton(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    let count = move || desk.open_branches().len();
    let name = move || desk.branch().map(|branch| branch.name);
    view! {
        <Show when=move || desk.sitting().is_some_and(|sitting| sitting.state == SittingState::Open)>
            {move || name().map(|name| view! { <Tag tone=Tone::Info glyph=Glyph::User test="branch">{fill(text::CHOICE_OF, &[("name", name)])}</Tag> })}
            <Button glyph=Glyph::Users test="family" on:click=move |_| open.set(true)>
                {move || match count() { 0 => say(text::FAMILY).to_owned(), n => fill(text::FAMILY_N, &[("n", n.to_string())]) }}
            </Button>
        </Show>
        <Dialog open title=text::FAMILY size=DialogSize::Large test="family-dialog"><Family desk open/></Dialog>
    }
}

/// The dialog.
#[component]
fn Family(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let merging = RwSignal::new(None::<Vec<BranchId>>);
    let letting_in = RwSignal::new(None::<BranchView>);
    let back = Callback::new(move |()| letting_in.set(None));
    move || match (merging.get(), letting_in.get()) {
        (Some(branches), _) => view! { <Merging desk open merging branches/> }.into_any(),
        (None, Some(branch)) => view! { <WayIn branch=branch.id name=branch.name done=back/> }.into_any(),
        (None, None) => view! { <Branches desk open merging letting_in/> }.into_any(),
    }
}

#[component]
fn Branches(
    desk: Desk,
    open: RwSignal<bool>,
    merging: RwSignal<Option<Vec<BranchId>>>,
    letting_in: RwSignal<Option<BranchView>>,
) -> impl IntoView {
    let drop_it = act::<DropBranch>();
    let all = move || desk.room.with(|room| room.as_ref().map(|room| room.branches.clone()).unwrap_or_default());
    let go = move |branch: Option<BranchId>| {
        desk.go_to_branch(branch.as_ref());
        open.set(false);
    };
    let row = move |branch: BranchView| {
        let (id, dropped, let_in) = (branch.id.clone(), branch.id.clone(), branch.clone());
        let is_open = branch.state == BranchState::Open;
        let give_up = move |_| {
            drop_it.run(DropBranch { branch: dropped.clone() }, move |room| {
                desk.take(room);
                desk.go_to_branch(None);
            });
        };
        view! {
            <li data-test="branch-row" data-state=move || if is_open { "open" } else { "closed" }>
                <b>{branch.name.clone()}</b>
                <span class="muted">{fill(text::BRANCH_FACTS, &[("clock", branch.opened.clock.clone()), ("n", branch.keystrokes.to_string())])}</span>
                <span class="grow"></span>
                {if is_open {
                    view! {
                        <Button size=ButtonSize::Small busy=drop_it.busy() test="branch-drop" on:click=give_up>{t(text::BRANCH_DROP)}</Button>
                        <Button size=ButtonSize::Small test="branch-own-screen" on:click=move |_| letting_in.set(Some(let_in.clone()))>{t(super::own::OWN_SCREEN)}</Button>
                        <Button size=ButtonSize::Small test="branch-open" on:click=move |_| go(Some(id.clone()))>{t(text::BRANCH_OPEN)}</Button>
                    }.into_any()
                } else {
                    view! { <Tag>{t(branch.state.text())}</Tag> }.into_any()
                }}
            </li>
        }
    };
    let merge_all = move |_| merging.set(Some(desk.open_branches().into_iter().map(|branch| branch.id).collect()));
    view! {
        <p class="muted">{t(text::FAMILY_WORDS)}</p>
        <TroubleLine trouble=drop_it.trouble()/>
        <Show when=move || desk.branch().is_some()>
            <Button glyph=Glyph::Left test="branch-leave" on:click=move |_| go(None)>{t(text::BRANCH_LEAVE)}</Button>
        </Show>
        <Show when=move || all().is_empty()><p class="branches-none">{t(text::BRANCHES_NONE)}</p></Show>
        <ul class="branches">{move || all().into_iter().map(row).collect_view()}</ul>
        <Show when=move || !desk.open_branches().is_empty()>
            <Button kind=ButtonKind::Main test="branches-merge" on:click=merge_all>
                {tf(text::MERGE_N, move || vec![("n", desk.open_branches().len().to_string())])}
            </Button>
        </Show>
        <NewBranch desk open/>
    }
}

#[component]
fn NewBranch(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let start = act::<StartBranch>();
    let (name, from) = (RwSignal::new(String::new()), RwSignal::new(StartFrom::Blank));
    let begin = Callback::new(move |()| {
        let Some((sitting, _)) = desk.marked_on() else { return };
        start.run(StartBranch { sitting, name: name.get_untracked(), from: from.get_untracked() }, move |room| {
            let branch = room.branch.clone();
            open.set(false);
            desk.go_to_branch(branch.as_ref());
        });
    });
    let options = vec![(StartFrom::Blank, StartFrom::Blank.text().into()), (StartFrom::AsItStands, StartFrom::AsItStands.text().into())];
    view! {
        <Form on_submit=begin test="branch-form">
            <h3>{t(text::BRANCH_NEW)}</h3>
            <Field label=text::BRANCH_NAME hint=text::BRANCH_NAME_HINT><TextInput value=name autofocus=true test="branch-name"/></Field>
            <Choice value=from options label=text::BRANCH_FROM test="branch-from"/>
            <TroubleLine trouble=start.trouble()/>
            <div class="panel-foot"><Button submit=true busy=start.busy() test="branch-start">{t(text::BRANCH_START)}</Button></div>
        </Form>
    }
}
