//! The one way to show what the server knows: ask, keep the last answer while asking again, and ask again when the call
//! changes or the studio's news say that it went stale.

use atelier_core::call::{Call, Tag};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::{Trouble, ask};
use super::live::use_live;
use super::session::t;
use super::text;
use crate::kit::{Button, Glyph, Icon, Skeleton};

/// What a call answered last, kept fresh.
pub struct Load<T: Send + Sync + 'static> {
    // The first answer makes the inner signal; later ones change it, so that what is shown is changed, not built anew.
    latest: RwSignal<Option<ArcRwSignal<T>>>,
    trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
    again: RwSignal<u32>,
    round: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Load<T> {}

impl<T: Send + Sync + Clone + PartialEq + 'static> Load<T> {
    /// The latest answer, if one has come yet.
    pub fn get(&self) -> Option<T> {
        self.latest.get().map(|inner| inner.get())
    }

    /// The latest answer, without following it.
    pub fn get_untracked(&self) -> Option<T> {
        self.latest.try_get_untracked().flatten().map(|inner| inner.get_untracked())
    }

    /// Why the last asking failed, if it did.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Whether it is being asked now.
    pub fn busy(&self) -> bool {
        self.busy.get()
    }

    /// The same without following it; also when the page is gone.
    pub fn busy_now(&self) -> bool {
        self.busy.try_get_untracked().unwrap_or(false)
    }

    /// Asks once more.
    pub fn again(&self) {
        self.again.update(|count| *count = count.wrapping_add(1));
    }

    /// Puts in place what a write has answered, without asking; an answer still under way is dropped.
    pub fn put(&self, answer: T) {
        self.round.update_untracked(|round| *round = round.wrapping_add(1));
        self.take(Ok(answer));
    }

    fn take(&self, result: Result<T, Trouble>) {
        self.busy.set(false);
        match result {
            Ok(answer) => {
                match self.latest.get_untracked() {
                    None => self.latest.set(Some(ArcRwSignal::new(answer))),
                    Some(inner) if inner.with_untracked(|old| *old != answer) => inner.set(answer),
                    Some(_) => {}
                }
                if self.trouble.with_untracked(Option::is_some) {
                    self.trouble.set(None);
                }
            }
            Err(trouble) => self.trouble.set(Some(trouble)),
        }
    }
}

/// Asks, and asks again when the call that the closure makes differs or one of the tags goes stale.
pub fn load<C>(call: impl Fn() -> C + 'static, tags: &'static [Tag]) -> Load<C::Reply>
where
    C: Call + Clone + PartialEq,
    C::Reply: Sync,
{
    load_when(move || Some(call()), tags)
}

/// As `load`, while the closure gives a call; nothing is asked as long as it gives none.
pub fn load_when<C>(call: impl Fn() -> Option<C> + 'static, tags: &'static [Tag]) -> Load<C::Reply>
where
    C: Call + Clone + PartialEq,
    C::Reply: Sync,
{
    let loaded = Load {
        latest: RwSignal::new(None),
        trouble: RwSignal::new(None),
        busy: RwSignal::new(true),
        again: RwSignal::new(0),
        round: RwSignal::new(0),
    };
    let live = use_live();
    Effect::new(move |before: Option<(Option<C>, u32, u64)>| {
        let wanted = (call(), loaded.again.get(), live.stamp(tags));
        if before.as_ref() == Some(&wanted) {
            return wanted;
        }
        let Some(call) = wanted.0.clone() else {
            loaded.round.update_untracked(|round| *round = round.wrapping_add(1));
            loaded.busy.set(false);
            return wanted;
        };
        let mine = loaded.round.try_update_untracked(|round| {
            *round = round.wrapping_add(1);
            *round
        });
        loaded.busy.set(true);
        spawn_local(async move {
            let result = ask(call).await;
            // The page may be gone, or a newer question under way.
            if mine.is_some() && loaded.round.try_get_untracked() == mine {
                loaded.take(result);
            }
        });
        wanted
    });
    loaded
}

/// Shows a skeleton, then the content; a refusal or fault stands above, with a way to ask again.
/// `<Loaded load=orders let:orders>{move || orders.get()...}</Loaded>`: the content is built once, from a signal.
#[component]
pub fn Loaded<T, F, V>(
    /// What is loaded.
    load: Load<T>,
    /// Stands there until the first answer.
    #[prop(optional, into)]
    skeleton: Option<ViewFn>,
    /// The content, from the signal of the latest answer.
    children: F,
) -> impl IntoView
where
    T: Send + Sync + Clone + PartialEq + 'static,
    F: Fn(Signal<T>) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let content = move || match load.latest.get() {
        // Built once: what the content reads while it is built must not build it again.
        Some(inner) => untrack(|| children(RwSignal::from(inner).into()).into_any()),
        None if load.trouble.with(Option::is_some) => ().into_any(),
        None => match &skeleton {
            Some(skeleton) => skeleton.run().into_any(),
            None => view! { <Skeleton/> }.into_any(),
        },
    };
    view! {
        <LoadTrouble load/>
        {content}
    }
}

/// The line that says why the last asking failed, with a way to ask again.
#[component]
pub fn LoadTrouble<T>(
    /// What is loaded.
    load: Load<T>,
) -> impl IntoView
where
    T: Send + Sync + Clone + PartialEq + 'static,
{
    move || {
        load.trouble().map(|trouble| {
            let words = move || trouble.words();
            view! {
                <div class="trouble trouble-block" role="alert" data-test="trouble">
                    <Icon glyph=Glyph::Alert/>
                    <span>{words}</span>
                    <Button test="retry" busy=load.busy on:click=move |_| load.again()>{t(text::AGAIN)}</Button>
                </div>
            }
        })
    }
}
