//! One role: its name and its rights, by check boxes in groups of the house.

use std::collections::BTreeSet;

use atelier_core::people::{Right, RoleView, SaveRole};
use atelier_core::text::Text;
use leptos::prelude::*;

use super::text;
use crate::app::{TroubleLine, act, fill, say, t};
use crate::kit::{Button, ButtonKind, Check, Dialog, DialogFoot, DialogSize, Field, Form, TextInput, Words, toast};

/// The role's name: as the owner wrote it, else the built-in one's in the language of the screen.
pub(super) fn role_name(role: &RoleView) -> String {
    match role.built_in {
        Some(built_in) if role.name.is_empty() => say(built_in.text()).to_owned(),
        _ => role.name.clone(),
    }
}

/// The rights as the house groups them; each right stands in one group.
fn groups() -> [(Text, Vec<Right>); 4] {
    let of = |right: &Right| match right {
        Right::SeeCustomers | Right::EditCustomers | Right::SeeOrders | Right::BookOrders => 0,
        Right::TakePayments | Right::PayBack | Right::PayBackOtherwise | Right::SeeTakings => 0,
        Right::SeeShoots | Right::AssignPhotos | Right::SelectPhotos | Right::ConfirmSelection => 1,
        Right::SeeProduction | Right::AssignTasks | Right::DoTasks | Right::CheckTasks | Right::HandOver | Right::OverrideArrears => 2,
        Right::EditCatalog | Right::EditStaff | Right::SeeAudit | Right::EditStudio => 3,
    };
    let all = |group| Right::ALL.into_iter().filter(|right| of(right) == group).collect();
    [(text::GROUP_DESK, all(0)), (text::GROUP_PHOTOS, all(1)), (text::GROUP_PRODUCTION, all(2)), (text::GROUP_STUDIO, all(3))]
}

/// The dialog that adds or changes a role.
#[component]
pub fn RoleDialog(
    /// What is edited: none when closed, none within for a new role.
    edited: RwSignal<Option<Option<RoleView>>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(edited.with(Option::is_some)));
    let title = move || match edited.get() {
        Some(Some(role)) => role_name(&role),
        _ => say(text::ADD_ROLE).to_owned(),
    };
    view! {
        <Dialog open title=title size=DialogSize::Large test="role-dialog" on_close=move |()| edited.set(None)>
            <RoleForm role=edited.get_untracked().flatten() open/>
        </Dialog>
    }
}

#[component]
fn RoleForm(role: Option<RoleView>, open: RwSignal<bool>) -> impl IntoView {
    let (id, version) = role.as_ref().map(|role| (Some(role.id.clone()), role.version)).unwrap_or((None, 0));
    let built_in = role.as_ref().and_then(|role| role.built_in);
    let example: Words = built_in.map(|built_in| built_in.text().into()).unwrap_or_default();
    let name = RwSignal::new(role.as_ref().map(|role| role.name.clone()).unwrap_or_default());
    let rights = RwSignal::new(role.map(|role| role.rights).unwrap_or_default().into_iter().collect::<BTreeSet<Right>>());
    let save = act::<SaveRole>();
    let send = move |()| {
        let call = SaveRole {
            id: id.clone(),
            version,
            name: name.get_untracked(),
            rights: Right::ALL.into_iter().filter(|right| rights.with_untracked(|rights| rights.contains(right))).collect(),
        };
        save.run(call, move |saved| {
            open.set(false);
            toast(move || fill(text::SAVED, &[("name", role_name(&saved))]));
        });
    };
    let right_box = move |right: Right| {
        let ticked = Signal::derive(move || rights.with(|rights| rights.contains(&right)));
        let tick = move |yes: bool| {
            rights.update(|rights| {
                if yes {
                    rights.insert(right)
                } else {
                    rights.remove(&right)
                };
            });
        };
        view! { <Check value=ticked on_change=tick test=format!("right-{right:?}")>{t(right.text())}</Check> }
    };
    let group = move |(title, rights): (Text, Vec<Right>)| {
        view! {
            <fieldset class="ticks">
                <legend>{t(title)}</legend>
                {rights.into_iter().map(right_box).collect_view()}
            </fieldset>
        }
    };
    view! {
        <Form on_submit=send>
            <Field label=text::ROLE_NAME><TextInput value=name placeholder=example test="role-name"/></Field>
            <div class="right-groups" role="group" aria-label=t(text::RIGHTS)>{groups().map(group)}</div>
            <TroubleLine trouble=save.trouble()/>
            <DialogFoot>
                <Button on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=save.busy() test="save-role">{t(text::SAVE)}</Button>
            </DialogFoot>
        </Form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_stands_in_one_group() {
        let listed: Vec<Right> = groups().into_iter().flat_map(|(_, rights)| rights).collect();
        assert_eq!(listed.len(), Right::ALL.len());
        assert_eq!(listed.into_iter().collect::<BTreeSet<_>>().len(), Right::ALL.len());
    }
}
