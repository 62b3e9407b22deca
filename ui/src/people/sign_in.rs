//! Signing in: name, password and what this station is called; in the demo studio, everyone by one press.

use atelier_core::people::SignIn;
use atelier_core::studio::DemoSignIn;
use leptos::prelude::*;

use super::text;
use crate::app::station::{self, name_in_language};
use crate::app::{LanguageChoice, TroubleLine, act, fill, say, t, use_studio};
use crate::kit::{Avatar, Button, ButtonKind, ButtonSize, Field, Form, TextInput, TextKind};

/// The sign-in page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let studio = use_studio();
    let name = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let known = station::name();
    let at = RwSignal::new(if known.is_empty() { say(text::STATION_DEFAULT).to_owned() } else { known });
    Effect::new(move |_| name_in_language(at, text::STATION_DEFAULT));
    let sign_in = act::<SignIn>();
    let enter = move |name: String, password: String| {
        let station = at.get_untracked().trim().to_owned();
        station::remember("station", &station);
        sign_in.run(SignIn { name, password, station }, move |me| studio.let_in(me));
    };
    let send = move |()| enter(name.get_untracked(), password.get_untracked());
    let demo = Memo::new(move |_| studio.demo());
    let accounts = move || {
        demo.with(|demo| !demo.is_empty()).then(|| {
            let rows = demo.get().into_iter().map(|account| demo_row(account, sign_in.busy(), enter)).collect_view();
            view! {
                <section class="enter-demo" data-test="demo">
                    <h2>{t(text::DEMO)} <small class="faint">{t(text::DEMO_HINT)}</small></h2>
                    <ul>{rows}</ul>
                </section>
            }
        })
    };
    view! {
        <main class="enter">
            <div class="enter-card" class:enter-wide=move || demo.with(|demo| !demo.is_empty())>
                <section class="enter-form">
                    <header class="row">
                        <img class="enter-mark" src="/icon.svg" alt="" width="36" height="36"/>
                        <div class="grow">
                            <h1>{move || studio.name()}</h1>
                            <p class="faint">"Atelier \u{b7} " {t(text::WELCOME)}</p>
                        </div>
                        <LanguageChoice/>
                    </header>
                    <Form on_submit=send test="sign-in-form">
                        <Field label=text::SIGN_IN_NAME>
                            <TextInput value=name kind=TextKind::SignInName autofocus=true test="sign-in-name"/>
                        </Field>
                        <Field label=text::PASSWORD>
                            <TextInput value=password kind=TextKind::Password test="sign-in-password"/>
                        </Field>
                        <Field label=text::STATION hint=text::STATION_HINT>
                            <TextInput value=at test="sign-in-station"/>
                        </Field>
                        <TroubleLine trouble=sign_in.trouble()/>
                        <Button kind=ButtonKind::Main size=ButtonSize::Wide submit=true busy=sign_in.busy() cap="Enter" test="sign-in">
                            {t(text::SIGN_IN)}
                        </Button>
                    </Form>
                </section>
                {accounts}
            </div>
        </main>
    }
}

fn demo_row(account: DemoSignIn, busy: Signal<bool>, enter: impl Fn(String, String) + Send + Sync + 'static) -> impl IntoView {
    let DemoSignIn { role, name, sign_in_name, password } = account;
    let (label, test) = (name.clone(), format!("demo-{sign_in_name}"));
    view! {
        <li>
            <button type="button" class="enter-person" disabled=move || busy.get() data-test=test
                aria-label=move || fill(text::SIGN_IN_AS, &[("name", label.clone())])
                on:click=move |_| enter(sign_in_name.clone(), password.clone())>
                <Avatar name=name.clone()/>
                <b class="cut">{name.clone()}</b>
                <span class="muted cut">{role}</span>
            </button>
        </li>
    }
}
