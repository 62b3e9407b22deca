//! The fields for paying, or paying back, by one or several tenders, with what is left, counted as one types.

use atelier_core::cashier::{Tender, TenderLine};
use atelier_core::money::Money;
use leptos::prelude::*;

use super::amounts::{Given, typed};
use super::text;
use crate::app::{fill, money, money_full, say, t, tf, use_lang, use_studio};

/// What was typed beside each tender.
#[derive(Clone, Copy)]
pub struct Tendered {
    fields: [(Tender, RwSignal<String>); 5],
}

impl Default for Tendered {
    fn default() -> Tendered {
        Tendered { fields: Tender::ALL.map(|tender| (tender, RwSignal::new(String::new()))) }
    }
}

impl Tendered {
    /// Puts one amount beside one tender and empties the others.
    pub fn fill(&self, tender: Tender, amount: Money) {
        self.put(&[TenderLine { tender, amount }]);
    }

    /// Puts each amount beside its tender and empties the others.
    pub fn put(&self, lines: &[TenderLine]) {
        let currency = use_studio().currency();
        for (of, field) in &self.fields {
            let line = lines.iter().find(|line| line.tender == *of);
            field.set(line.map(|line| typed(line.amount, &currency)).unwrap_or_default());
        }
    }

    /// What the fields say together; followed.
    pub fn given(&self) -> Given {
        let said: Vec<(Tender, String)> = self.fields.iter().map(|(tender, field)| (*tender, field.get())).collect();
        Given::read(&said, &use_studio().currency())
    }
}

/// One row a tender, and below them the sum and what is left.
#[component]
pub fn TenderFields(
    /// What was typed.
    tendered: Tendered,
    /// What is owed before this payment, or is to be paid back.
    #[prop(into)]
    owed: Signal<Money>,
    /// The cursor stands beside this tender when this comes up.
    #[prop(optional)]
    autofocus: Option<Tender>,
    /// The money goes back to the customer.
    #[prop(optional)]
    back: bool,
) -> impl IntoView {
    let given = Memo::new(move |_| tendered.given());
    let row = move |(tender, field): (Tender, RwSignal<String>)| {
        let wrong = move || given.with(|given| given.wrong.contains(&tender));
        let left = move || given.with(|given| given.left(owed.get()));
        // What is left goes onto this tender; where nothing is left, everything does, in place of the others.
        let put_rest = move |_| {
            let owed = owed.get_untracked();
            let (left, rest) = given.with_untracked(|given| (given.left(owed), given.rest_for(tender, owed)));
            if left > Money::ZERO {
                field.set(typed(rest, &use_studio().currency()));
            } else {
                tendered.fill(tender, owed);
            }
        };
        let all_here = move || given.with(|given| given.lines.len() == 1 && given.lines.iter().all(|line| line.tender == tender));
        let name = move || tender.text().get(use_lang().get());
        let id = format!("tender-{}", tender.code());
        let node = NodeRef::<leptos::html::Input>::new();
        if Some(tender) == autofocus {
            node.on_load(|input| {
                drop(input.focus());
                input.select();
            });
        }
        let input = view! {
            <input node_ref=node class="input amount" id=id.clone() data-test=id.clone() inputmode="decimal" autocomplete="off"
                aria-invalid=move || wrong().then_some("true")
                prop:value=move || field.get() on:input=move |event| field.set(event_target_value(&event))/>
        };
        view! {
            <div class="till-row">
                <label for=id>{name}</label>
                {input}
                {move || if wrong() {
                    view! { <span class="wrong" role="alert">{t(text::NOT_AN_AMOUNT)}</span> }.into_any()
                } else {
                    view! {
                        <button type="button" class="till-rest" tabindex="-1" disabled=move || owed.get() <= Money::ZERO || (all_here() && left() <= Money::ZERO) on:click=put_rest
                            data-test=format!("rest-{}", tender.code()) title=move || fill(text::REST_HERE, &[("tender", name().to_owned())])>
                            {move || if left() > Money::ZERO { format!("+ {}", money(left())) } else { say(text::ALL_HERE).to_owned() }}
                        </button>
                    }.into_any()
                }}
            </div>
        }
    };
    let left = move || given.with(|given| given.left(owed.get()));
    let (left_words, nothing_left, too_much) = match back {
        false => (text::LEFT, text::PAID_OFF, text::TOO_MUCH),
        true => (text::LEFT_BACK, text::PAID_BACK_ALL, text::TOO_MUCH_BACK),
    };
    let below = move || {
        match left() {
        Money(0) => view! { <span class="good">{t(nothing_left)}</span> }.into_any(),
        left if left < Money::ZERO => {
            view! { <span class="bad" role="alert" data-test="tender-too-much">{tf(too_much, move || vec![("sum", money(Money(-left.0)))])}</span> }.into_any()
        }
        left => view! { <span>{say(left_words)} " " <b data-test="tender-left">{money_full(left)}</b></span> }.into_any(),
    }
    };
    view! {
        <div class="till">
            {tendered.fields.into_iter().map(row).collect_view()}
            <div class="till-sum">
                <span>{t(text::TOTAL)}</span>
                <b data-test="tender-sum">{move || money_full(given.with(|given| given.sum))}</b>
                {below}
            </div>
        </div>
    }
}
