//! A menu behind a button: arrow keys move, Esc closes and gives the focus back.

pub mod example;

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::{Glyph, Icon, Words};

/// A menu behind a button.
#[component]
pub fn Menu(
    /// What the button shows.
    button: ViewFn,
    /// What the button is called.
    #[prop(into)]
    label: Words,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// The items.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let node = NodeRef::<html::Div>::new();
    let handle = window_event_listener(ev::mousedown, move |event| {
        let inside = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let is_inside = node.try_get_untracked().flatten().is_some_and(|node| node.contains(inside.as_ref()));
        if !is_inside && open.try_get_untracked() == Some(true) {
            open.set(false);
        }
    });
    on_cleanup(move || handle.remove());
    let focus = move |step: i32| {
        let Some(root) = node.get_untracked() else { return };
        let Ok(items) = root.query_selector_all("[role=menuitem]") else { return };
        let count = i32::try_from(items.length()).unwrap_or(0);
        if count == 0 {
            return;
        }
        let active = document().active_element();
        let at = (0..count).find(|at| items.get(u32::try_from(*at).unwrap_or(0)).as_ref() == active.as_ref().map(AsRef::as_ref));
        let next = at.map_or(if step > 0 { 0 } else { count - 1 }, |at| (at + step).rem_euclid(count));
        if let Some(item) = items.get(u32::try_from(next).unwrap_or(0)).and_then(|item| item.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(item.focus());
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" if open.get_untracked() => {
                open.set(false);
                if let Some(button) = node.get_untracked().and_then(|root| root.query_selector("button").ok().flatten()) {
                    drop(button.unchecked_into::<web_sys::HtmlElement>().focus());
                }
            }
            "ArrowDown" => {
                open.set(true);
                request_animation_frame(move || focus(1));
            }
            "ArrowUp" if open.get_untracked() => focus(-1),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div class="menu" node_ref=node on:keydown=keydown>
            <button type="button" class="menu-button" aria-haspopup="menu" aria-expanded=move || open.get().to_string()
                aria-label=move || label.get() data-test=test on:click=move |_| open.update(|open| *open = !*open)>
                {button.run()}
            </button>
            {move || open.get().then(|| view! {
                <div class="menu-list" role="menu" on:click=move |_| open.set(false)>{children()}</div>
            })}
        </div>
    }
}

/// One item of a menu.
#[component]
pub fn MenuItem(
    /// A picture before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// Does it.
    #[prop(into)]
    on_choose: Callback<()>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class="menu-item" role="menuitem" tabindex="-1" data-test=test on:click=move |_| on_choose.run(())>
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </button>
    }
}
