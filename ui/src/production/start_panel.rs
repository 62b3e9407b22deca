//! The calm panel before a task is begun: what it is, until when, and the one button.

use atelier_core::catalog::label;
use atelier_core::production::TaskView;
use leptos::prelude::*;

use super::board_card::{DueTag, Thumb};
use super::task_desk::TaskDesk;
use super::text;
use crate::app::{say, t, tf, use_lang};
use crate::kit::{Button, ButtonKind, Glyph};

/// The panel.
#[component]
pub fn StartPanel(desk: TaskDesk, view: Signal<TaskView>) -> impl IntoView {
    let card = Memo::new(move |_| view.with(|view| view.card.clone()));
    let lang = use_lang();
    let offers = Memo::new(move |_| desk.offers());
    let photos = move || card.with(|card| card.photos.to_string());
    view! {
        <div class="task-stage">
            <section class="task-start" data-test="start-panel">
                <header>
                    {move || card.with(|card| view! { <Thumb content=card.sample.clone()/> })}
                    <h1>{move || card.with(|card| card.customer_name.clone())}</h1>
                    <p>{move || card.with(|card| format!("{} · {}", say(card.kind.text()), card.order_number))}</p>
                </header>
                <dl class="task-facts">
                    <dt>{t(text::DUE_LABEL)}</dt>
                    <dd>{move || view! { <DueTag card=card.get()/> }}</dd>
                    <dt>{t(text::PRODUCT_LABEL)}</dt>
                    <dd>{move || card.with(|card| label(card.purpose, &card.detail, lang.get()))}</dd>
                    <dt>{t(text::PHOTOS_LABEL)}</dt>
                    <dd>{photos}</dd>
                    <dt>{t(text::WISHES_LABEL)}</dt>
                    <dd>{move || card.with(|card| card.notes)}</dd>
                </dl>
                <Show when=move || offers.get().start>
                    <p>{tf(text::BEFORE_START_WORDS, move || vec![("n", photos())])}</p>
                </Show>
                <div class="task-actions">
                    <Show when=move || offers.get().start>
                        <Button kind=ButtonKind::Main cap="S" glyph=Glyph::Play busy=desk.start.busy() test="task-start" on:click=move |_| desk.begin()>
                            {t(text::START)}
                        </Button>
                    </Show>
                    <Button glyph=Glyph::Eye test="look-first" on:click=move |_| desk.looks_first.set(true)>{t(text::LOOK_FIRST)}</Button>
                </div>
            </section>
        </div>
    }
}
