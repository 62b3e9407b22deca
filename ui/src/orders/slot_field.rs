//! Choosing when on its day a shoot is: a part of the day, a time, or not agreed yet.

use atelier_core::orders::Slot;
use leptos::prelude::*;

use super::slot_time::SlotKind;
use super::text;
use crate::app::use_lang;
use crate::kit::{Choice, Field, TextInput, Words};

/// What was chosen and typed.
#[derive(Clone, Copy)]
pub struct SlotChoice {
    kind: RwSignal<SlotKind>,
    time: RwSignal<String>,
}

impl SlotChoice {
    /// As it is on an order, or not agreed yet.
    pub fn new(slot: Slot) -> SlotChoice {
        let time = match slot {
            Slot::At(_) => slot.words(atelier_core::text::Lang::En),
            Slot::Morning | Slot::Afternoon | Slot::Evening | Slot::Uncertain => String::new(),
        };
        SlotChoice { kind: RwSignal::new(SlotKind::of(slot)), time: RwSignal::new(time) }
    }

    /// The slot; none while a time is wanted and none was typed.
    pub fn slot(&self) -> Option<Slot> {
        self.kind.get().slot(&self.time.get())
    }
}

/// The field. Segments are `{test}-0` morning, `-1` afternoon, `-2` evening, `-3` at a time, `-4` open; the time is `{test}-time`.
#[component]
pub fn SlotField(
    /// What is chosen.
    choice: SlotChoice,
    /// Why it cannot stay like this.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Name for tests.
    test: &'static str,
) -> impl IntoView {
    let options: Vec<(SlotKind, Words)> = SlotKind::ALL
        .into_iter()
        .map(|kind| {
            let words: Words = match kind.slot("") {
                None => text::AT_O_CLOCK.into(),
                Some(slot) => (move || slot.words(use_lang().get())).into(),
            };
            (kind, words)
        })
        .collect();
    let options = Signal::derive(move || options.clone());
    view! {
        <Field label=text::SLOT error>
            <div class="slot-field">
                <Choice value=choice.kind options label=text::SLOT test/>
                <span class="time">
                    {move || (choice.kind.get() == SlotKind::At).then(|| view! {
                        <TextInput value=choice.time label=text::O_CLOCK placeholder="9:30" test=format!("{test}-time")/>
                    })}
                </span>
            </div>
        </Field>
    }
}
