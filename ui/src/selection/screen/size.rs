//! How large this screen is: asked once, kept on the screen itself, so that a print can be shown in its true size.

use atelier_core::selection::pixels_per_cm;
use leptos::prelude::*;

use super::text;
use crate::app::station::{remember, remembered};
use crate::app::{say, t};
use crate::kit::{Button, ButtonKind, Dialog, DialogSize, Field, Form, TextInput};

const KEPT: &str = "screen-inches";

/// This screen's size.
#[derive(Clone, Copy)]
pub struct ScreenSize {
    /// From corner to corner, once somebody has told it.
    pub inches: RwSignal<Option<f64>>,
}

impl ScreenSize {
    /// As it was told before.
    pub fn remembered() -> ScreenSize {
        ScreenSize { inches: RwSignal::new(remembered(KEPT).and_then(|kept| kept.parse().ok()).filter(|inches| in_range(*inches))) }
    }

    /// Pixels of the page in a centimetre, if the size is known.
    pub fn pixels_per_cm(self) -> Option<f64> {
        pixels_per_cm(self.inches.get()?, pixels()?)
    }
}

fn in_range(inches: f64) -> bool {
    pixels_per_cm(inches, (1.0, 1.0)).is_some()
}

/// The screen's pixels as the page counts them.
fn pixels() -> Option<(f64, f64)> {
    let screen = web_sys::window()?.screen().ok()?;
    Some((f64::from(screen.width().ok()?), f64::from(screen.height().ok()?)))
}

/// Asks for the size.
#[component]
pub fn SizeDialog(size: ScreenSize, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open title=text::SIZE size=DialogSize::Small test="screen-size-dialog"><SizeForm size open/></Dialog> }
}

#[component]
fn SizeForm(size: ScreenSize, open: RwSignal<bool>) -> impl IntoView {
    let typed = RwSignal::new(size.inches.get_untracked().map(|inches| inches.to_string()).unwrap_or_default());
    let wrong = RwSignal::new(false);
    let save = Callback::new(move |()| {
        let told = typed.with_untracked(|typed| typed.trim().replace(',', ".").parse::<f64>().ok()).filter(|inches| in_range(*inches));
        wrong.set(told.is_none());
        if let Some(inches) = told {
            remember(KEPT, &inches.to_string());
            size.inches.set(Some(inches));
            open.set(false);
        }
    });
    let error = Signal::derive(move || wrong.get().then(|| say(text::SIZE_WRONG).to_owned()));
    view! {
        <Form on_submit=save test="screen-size-form">
            <Field label=text::SIZE_INCHES hint=text::SIZE_HINT error=error><TextInput value=typed autofocus=true test="screen-inches"/></Field>
            <div class="panel-foot"><Button kind=ButtonKind::Main submit=true test="screen-size-save">{t(text::SAVE)}</Button></div>
        </Form>
    }
}
