//! The first run: the studio's name, language and currency, and the owner's account.

use atelier_core::money::{Currency, Money};
use atelier_core::people::PASSWORD_AT_LEAST;
use atelier_core::studio::SetUpStudio;
use atelier_core::text::Lang;
use leptos::prelude::*;

use super::text;
use crate::app::station::name_in_language;
use crate::app::{LanguageChoice, TroubleLine, act, fill, say, t, use_studio};
use crate::kit::{Button, ButtonKind, Choice, Field, Form, NumberInput, Select, TextInput, TextKind, Words};

/// Currencies that studios count in, with the digits behind their point; an empty code stands for another one.
const CURRENCIES: [(&str, u32); 12] = [
    ("CNY", 2),
    ("HKD", 2),
    ("TWD", 0),
    ("SGD", 2),
    ("MYR", 2),
    ("USD", 2),
    ("EUR", 2),
    ("GBP", 2),
    ("JPY", 0),
    ("KRW", 0),
    ("AUD", 2),
    ("", 2),
];

/// What is typed about the currency.
#[derive(Clone, Copy)]
struct Counting {
    listed: RwSignal<String>,
    other: RwSignal<String>,
    decimals: RwSignal<Option<u32>>,
}

impl Counting {
    fn new() -> Counting {
        Counting { listed: RwSignal::new("CNY".to_owned()), other: RwSignal::new(String::new()), decimals: RwSignal::new(Some(2)) }
    }

    fn currency(self) -> Currency {
        let listed = self.listed.get();
        let code = if listed.is_empty() { self.other.get().trim().to_uppercase() } else { listed };
        Currency { code, decimals: self.decimals.get().unwrap_or(2) }
    }
}

/// The page of the first run.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let studio = use_studio();
    let blank = || RwSignal::new(String::new());
    let (name, owner, sign_in_name, password, again) = (blank(), blank(), blank(), blank(), blank());
    let lang = RwSignal::new(studio.lang());
    let station = RwSignal::new(say(text::STATION_DEFAULT).to_owned());
    let counting = Counting::new();
    // As long as nothing else was chosen, paper and the station's name speak the language of the screen.
    Effect::new(move |_| {
        lang.set(studio.lang());
        name_in_language(station, text::STATION_DEFAULT);
    });
    let set_up = act::<SetUpStudio>();
    let differ = move || password.get() != again.get();
    let error = Signal::derive(move || (!again.with(String::is_empty) && differ()).then(|| say(text::PASSWORDS_DIFFER).to_owned()));
    let send = move |()| {
        if differ() {
            return;
        }
        let call = SetUpStudio {
            name: name.get(),
            lang: lang.get(),
            currency: counting.currency(),
            owner: owner.get(),
            sign_in_name: sign_in_name.get(),
            password: password.get(),
            station: station.get(),
        };
        set_up.run(call, move |me| studio.let_in(me));
    };
    let langs: Vec<(Lang, Words)> = vec![(Lang::Zh, text::CHINESE.into()), (Lang::En, text::ENGLISH.into())];
    let langs = Signal::derive(move || langs.clone());
    let hint = move || fill(text::PASSWORD_HINT, &[("n", PASSWORD_AT_LEAST.to_string())]);
    view! {
        <main class="enter">
            <div class="enter-card set-up">
                <header class="row">
                    <img class="enter-mark" src="/icon.svg" alt="" width="36" height="36"/>
                    <div class="grow"><h1>{t(text::SET_UP)}</h1><p class="faint">{t(text::SET_UP_HINT)}</p></div>
                    <LanguageChoice/>
                </header>
                <Form on_submit=send test="set-up-form">
                    <h2>{t(text::STUDIO)}</h2>
                    <div class="fields">
                        <Field label=text::STUDIO_NAME><TextInput value=name autofocus=true test="studio-name"/></Field>
                        <Field label=text::LANGUAGE>
                            <Choice value=lang options=langs label=text::LANGUAGE test="studio-lang" on_choose=move |lang| studio.choose_lang(lang)/>
                        </Field>
                        <CurrencyFields counting/>
                    </div>
                    <h2>{t(text::OWNER)}</h2>
                    <div class="fields">
                        <Field label=text::OWNER_NAME><TextInput value=owner test="owner-name"/></Field>
                        <Field label=text::SIGN_IN_NAME><TextInput value=sign_in_name kind=TextKind::SignInName test="owner-sign-in-name"/></Field>
                        <Field label=text::PASSWORD hint=hint><TextInput value=password kind=TextKind::NewPassword test="owner-password"/></Field>
                        <Field label=text::REPEAT_PASSWORD error=error>
                            <TextInput value=again kind=TextKind::NewPassword test="owner-password-again"/>
                        </Field>
                        <Field label=text::STATION hint=text::STATION_HINT><TextInput value=station test="station"/></Field>
                    </div>
                    <TroubleLine trouble=set_up.trouble()/>
                    <div class="row">
                        <span class="grow"></span>
                        <Button kind=ButtonKind::Main submit=true busy=set_up.busy() disabled=Signal::derive(differ) cap="Enter" test="set-up">
                            {t(text::BEGIN)}
                        </Button>
                    </div>
                </Form>
            </div>
        </main>
    }
}

#[component]
fn CurrencyFields(counting: Counting) -> impl IntoView {
    let options = Signal::derive(|| {
        CURRENCIES
            .iter()
            .map(|(code, _)| ((*code).to_owned(), if code.is_empty() { Words::from(text::OTHER) } else { Words::from(*code) }))
            .collect::<Vec<_>>()
    });
    let follow = move |code: String| {
        if let Some((_, decimals)) = CURRENCIES.iter().find(|(known, _)| *known == code) {
            counting.decimals.set(Some(*decimals));
        }
    };
    let look = move || fill(text::AMOUNTS_LOOK, &[("sum", counting.currency().full(Money(12_345_678)))]);
    view! {
        <Field label=text::CURRENCY hint=text::CURRENCY_HINT>
            <Select value=counting.listed options on_choose=follow test="currency"/>
        </Field>
        <Field label=text::DECIMALS hint=look>
            <NumberInput value=counting.decimals most=Currency::MAX_DECIMALS test="decimals"/>
        </Field>
        {move || counting.listed.with(String::is_empty).then(|| view! {
            <Field label=text::CURRENCY_CODE hint=text::CURRENCY_CODE_HINT>
                <TextInput value=counting.other test="currency-code"/>
            </Field>
        })}
    }
}
