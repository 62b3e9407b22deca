//! Buttons. One `Main` a view; danger is outlined and never the default.

pub mod example;

use leptos::prelude::*;

use super::{Glyph, Icon, KeyCap, Words};

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do on this view.
    Main,
    /// Anything else.
    #[default]
    Plain,
    /// Takes something away.
    Danger,
    /// Without a border: within rows and heads.
    Quiet,
}

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// 24 px, within rows.
    Small,
    /// 32 px.
    #[default]
    Medium,
    /// 40 px: at touch screens and on the sign-in page.
    Large,
    /// 32 px and as wide as its place.
    Wide,
}

fn class(kind: ButtonKind, size: ButtonSize) -> String {
    let kind = match kind {
        ButtonKind::Main => "btn-main",
        ButtonKind::Plain => "btn-plain",
        ButtonKind::Danger => "btn-danger",
        ButtonKind::Quiet => "btn-quiet",
    };
    let size = match size {
        ButtonSize::Small => " btn-small",
        ButtonSize::Medium => "",
        ButtonSize::Large => " btn-large",
        ButtonSize::Wide => " btn-wide",
    };
    format!("btn {kind}{size}")
}

/// A button: `<Button kind=ButtonKind::Main cap="P" test="pay" on:click=move |_| ..>{t(PAY)}</Button>`.
#[component]
pub fn Button(
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// How large.
    #[prop(optional)]
    size: ButtonSize,
    /// The key that presses it, shown as a cap; the key itself is bound by `use_keys`.
    #[prop(optional)]
    cap: &'static str,
    /// A picture before the word.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// What it started is under way: it cannot be pressed again, and shows it.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// It cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// It sends the form that it stands in.
    #[prop(optional)]
    submit: bool,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
    /// The word: a verb.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=class(kind, size)
            class:btn-busy=move || busy.get()
            disabled=move || busy.get() || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            data-test=test
        >
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            {children()}
            {(!cap.is_empty()).then(|| view! { <KeyCap cap/> })}
        </button>
    }
}

/// A button that is only a picture; its label is read out and shown as a tip.
#[component]
pub fn IconButton(
    /// The picture.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// What it does.
    #[prop(into)]
    label: Words,
    /// How much it weighs.
    #[prop(optional)]
    kind: Option<ButtonKind>,
    /// How large.
    #[prop(optional)]
    size: ButtonSize,
    /// It cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView {
    let (label, tip) = (label.clone(), label);
    view! {
        <button
            type="button"
            class=format!("{} btn-icon", class(kind.unwrap_or(ButtonKind::Quiet), size))
            aria-label=move || label.get()
            title=move || tip.get()
            disabled=move || disabled.get()
            data-test=test
        >
            <Icon glyph/>
        </button>
    }
}
