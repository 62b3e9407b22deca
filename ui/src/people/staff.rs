//! Who works here and what they may do: the accounts on the left, the roles on the right.

use atelier_core::call::Tag as Stale;
use atelier_core::people::{BuiltInRole, ListStaff, Right, RoleView, StaffList, StaffView};
use leptos::prelude::*;

use super::role::{RoleDialog, role_name};
use super::staff_form::StaffDialog;
use super::text;
use crate::app::{Loaded, fill, load, say, t};
use crate::kit::{Avatar, Button, ButtonKind, Card, Column, Glyph, Icon, Table, Tag, Tone};

/// The page of staff and roles.
#[component]
pub fn StaffPage() -> impl IntoView {
    let list = load(|| ListStaff {}, &[Stale::People]);
    // What a dialog edits: none when it is closed, none within for a new one.
    let staff = RwSignal::new(None::<Option<StaffView>>);
    let role = RwSignal::new(None::<Option<RoleView>>);
    let roles = Signal::derive(move || list.get().map(|list| in_order(list.roles)).unwrap_or_default());
    view! {
        <div class="head">
            <h1>{t(text::STAFF_AND_ROLES)}</h1>
            <Button kind=ButtonKind::Main glyph=Glyph::Plus test="add-staff" on:click=move |_| staff.set(Some(None))>{t(text::ADD_STAFF)}</Button>
        </div>
        <Loaded load=list let:list>
            <div class="cols">
                <Card test="staff"><StaffTable list staff/></Card>
                <Card title=text::ROLES test="roles" aside=move || view! {
                    <Button glyph=Glyph::Plus test="add-role" on:click=move |_| role.set(Some(None))>{t(text::ADD_ROLE)}</Button>
                }>
                    <ul class="lines">
                        {move || in_order(list.get().roles).into_iter().map(|view| role_line(view, role)).collect_view()}
                    </ul>
                </Card>
            </div>
        </Loaded>
        <StaffDialog edited=staff roles/>
        <RoleDialog edited=role/>
    }
}

#[component]
fn StaffTable(list: Signal<StaffList>, staff: RwSignal<Option<Option<StaffView>>>) -> impl IntoView {
    let rows = Signal::derive(move || list.get().staff);
    let role_names = move |person: &StaffView| {
        let names: Vec<String> =
            list.with(|list| list.roles.iter().filter(|role| person.roles.contains(&role.id)).map(role_name).collect());
        names.join(" \u{b7} ")
    };
    let columns = vec![
        Column::new(text::NAME, |person: &StaffView| {
            view! { <span class="row"><Avatar name=person.name.clone()/><b>{person.name.clone()}</b></span> }
        })
        .sorted_by(|person| person.name.clone()),
        Column::new(text::SIGN_IN_NAME, |person: &StaffView| person.sign_in_name.clone()).sorted_by(|person| person.sign_in_name.clone()),
        Column::new(text::ROLES, move |person: &StaffView| role_names(person)),
        Column::new(text::STATE, |person: &StaffView| {
            let (tone, word) = if person.open { (Tone::Good, text::OPEN) } else { (Tone::Neutral, text::CLOSED) };
            view! { <Tag tone>{t(word)}</Tag> }
        })
        .sorted_by(|person| !person.open)
        .width("88px"),
    ];
    view! {
        <Table rows columns label=text::STAFF on_open=move |person| staff.set(Some(Some(person)))
            row_test=|person: StaffView| format!("staff-{}", person.sign_in_name)/>
    }
}

/// Built-in roles in the order of the house, then the owner's own.
fn in_order(mut roles: Vec<RoleView>) -> Vec<RoleView> {
    roles.sort_by_key(|role| {
        let place = BuiltInRole::ALL.iter().position(|built_in| role.built_in == Some(*built_in));
        (place.unwrap_or(BuiltInRole::ALL.len()), role.name.clone())
    });
    roles
}

fn role_line(view: RoleView, edited: RwSignal<Option<Option<RoleView>>>) -> impl IntoView {
    let rights = view.rights.len();
    let (for_name, for_edit) = (view.clone(), view.clone());
    let count = move || fill(text::RIGHTS_OF, &[("n", rights.to_string()), ("all", Right::ALL.len().to_string())]);
    let test = view.built_in.map(|built_in| format!("role-{built_in:?}").to_lowercase());
    view! {
        <li class="role-line">
            <b class="grow cut">{move || role_name(&for_name)}</b>
            <span class="faint">{count}</span>
            <button type="button" class="btn btn-quiet btn-small btn-icon" data-test=test aria-label=move || say(text::EDIT_ROLE)
                on:click=move |_| edited.set(Some(Some(for_edit.clone())))>
                <Icon glyph=Glyph::Pencil/>
            </button>
        </li>
    }
}
