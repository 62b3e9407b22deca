//! The one way to change something: one request at a time, its trouble shown beside the form that it came from.

use std::marker::PhantomData;

use atelier_core::call::Call;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::{Trouble, ask};
use super::live::use_live;
use crate::kit::{Glyph, Icon};

/// A write that a form or a button makes.
pub struct Act<C> {
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    of: PhantomData<fn(C)>,
}

impl<C> Clone for Act<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Act<C> {}

/// A write of the kind `C`: `let save = act::<SaveCustomer>();`.
pub fn act<C: Call>() -> Act<C> {
    Act { busy: RwSignal::new(false), trouble: RwSignal::new(None), of: PhantomData }
}

impl<C: Call> Act<C> {
    /// Makes the call, then does `done` with its reply. While one is under way, another is not begun.
    pub fn run(&self, call: C, done: impl FnOnce(C::Reply) + 'static) {
        let Act { busy, trouble, .. } = *self;
        if busy.try_get_untracked() != Some(false) {
            return;
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let result = ask(call).await;
            // The form may be gone by now; what was done is done all the same.
            busy.try_set(false);
            match result {
                Ok(reply) => {
                    use_live().went_stale(C::STALES);
                    done(reply);
                }
                Err(found) => {
                    trouble.try_set(Some(found));
                }
            }
        });
    }

    /// Whether the call is under way.
    pub fn busy(&self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why the last call was not done, if so.
    pub fn trouble(&self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// Takes the line about the last trouble away, such as when the form is opened anew.
    pub fn forget(&self) {
        self.trouble.set(None);
    }

    /// Shows a trouble that was found before asking, in the words that the server would use.
    pub fn refuse(&self, trouble: Trouble) {
        self.trouble.set(Some(trouble));
    }
}

/// The line beside a form that says why it was not done.
#[component]
pub fn TroubleLine(
    /// From `act.trouble()`.
    #[prop(into)]
    trouble: Signal<Option<Trouble>>,
) -> impl IntoView {
    move || {
        trouble.get().map(|trouble| {
            let words = move || trouble.words();
            view! {
                <p class="trouble" role="alert" data-test="trouble">
                    <Icon glyph=Glyph::Alert/>
                    <span>{words}</span>
                </p>
            }
        })
    }
}
