//! Clearing a card: says exactly what will happen, and asks for a second, deliberate step.

use atelier_core::shoots::{CardRow, CardState, CardsView, ClearCard, ClearedCard};
use leptos::prelude::*;

use super::state::where_safe;
use super::text;
use crate::app::{Load, TroubleLine, act, fill, t, use_lang};
use crate::kit::{Button, ButtonKind, Check, Dialog, DialogFoot, Glyph, toast};

/// The dialog about the card that is to be cleared.
#[component]
pub fn ClearDialog(
    /// The card; none while the dialog is closed.
    clearing: RwSignal<Option<CardRow>>,
    /// The cards as they are now.
    view: Signal<CardsView>,
    /// Takes what is left.
    load: Load<CardsView>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(clearing.with(Option::is_some)));
    let name = move || clearing.with(|card| card.as_ref().map(|card| card.name.clone()).unwrap_or_default());
    let title = move || fill(text::CLEAR_TITLE, &[("name", name())]);
    view! {
        <Dialog open title=title test="clear-dialog" on_close=move |()| clearing.set(None)>
            {move || clearing.get_untracked().map(|card| view! { <Question card open view load/> })}
        </Dialog>
    }
}

#[component]
fn Question(card: CardRow, open: RwSignal<bool>, view: Signal<CardsView>, load: Load<CardsView>) -> impl IntoView {
    let clear = act::<ClearCard>();
    let sure = RwSignal::new(false);
    let card = StoredValue::new(card);
    // What the dialog speaks of is what it looks like now; another state ends the offer.
    let now = Memo::new(move |_| card.with_value(|card| view.with(|view| view.cards.iter().find(|row| row.id == card.id).cloned())));
    let safe = Memo::new(move |_| now.with(|row| row.as_ref().is_some_and(|row| row.state == CardState::Safe)));
    let shown = move || now.get().unwrap_or_else(|| card.get_value());
    let gaps = move || {
        let card = shown();
        [("name", card.name), ("n", card.safe.to_string())]
    };
    let send = move |_| {
        let card = card.get_value();
        clear.run(ClearCard { card: card.id }, move |done| {
            open.try_set(false);
            told(card.name, &done);
            load.put(done.view);
        });
    };
    let rests_on = move || view.with(|view| where_safe(&shown(), &view.second_copy, use_lang().get()));
    view! {
        <p data-test="clear-where">{rests_on}</p>
        <ul class="cards-promises">
            <li>{t(text::CLEAR_COMPARES)}</li>
            <li>{t(text::CLEAR_LEAVES)}</li>
            <li>{t(text::CLEAR_NO_UNDO)}</li>
        </ul>
        <p class="cards-path mono">{move || shown().path}</p>
        <Check value=sure disabled=Signal::derive(move || !safe.get()) on_change=move |yes| sure.set(yes) test="clear-sure">
            {move || fill(text::CLEAR_SURE, &gaps())}
        </Check>
        {move || (!safe.get() && !clear.busy().get()).then(|| view! { <p class="warn" role="status">{t(text::CLEAR_STALE)}</p> })}
        <TroubleLine trouble=clear.trouble()/>
        <DialogFoot>
            <Button test="clear-cancel" on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
            <Button kind=ButtonKind::Danger glyph=Glyph::Trash busy=clear.busy() disabled=Signal::derive(move || !(sure.get() && safe.get()))
                test="clear-now" on:click=send>
                {t(text::CLEAR_NOW)}
            </Button>
        </DialogFoot>
    }
}

fn told(name: String, done: &ClearedCard) {
    let gaps = [("name", name), ("n", done.deleted.to_string()), ("kept", done.kept.to_string())];
    let words = if done.kept == 0 { text::CLEARED_ALL } else { text::CLEARED_SOME };
    toast(move || fill(words, &gaps));
}
