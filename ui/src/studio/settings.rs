//! The studio's settings. The form begins from what was loaded and keeps what is typed, even when somebody else saves.

use atelier_core::call::Tag as Stale;
use atelier_core::people::Right;
use atelier_core::refusal::Refusal;
use atelier_core::studio::{OpenSettings, SaveSettings, Settings};
use atelier_core::text::{Lang, Text};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::text;
use crate::app::{Load, Loaded, Trouble, TroubleLine, act, choose_folder, in_window, load, may, t};
use crate::kit::{Button, ButtonKind, Card, Choice, Field, Form, Glyph, NumberInput, TextArea, TextInput, Words, toast};
use crate::shoots::GroupRulesCard;

/// The page of settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let settings = load(|| OpenSettings {}, &[Stale::Studio]);
    // Counts how often the form was begun anew, to show what somebody else saved meanwhile.
    let begun = RwSignal::new(0u32);
    view! {
        <div class="head"><h1>{t(text::SETTINGS)}</h1></div>
        <Loaded load=settings let:latest>
            {move || {
                begun.track();
                view! { <SettingsForm from=latest.get_untracked() settings begun/> }
            }}
        </Loaded>
        {move || may(Right::SeeShoots).then(|| view! { <GroupRulesCard/> })}
    }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Draft {
    from: StoredValue<Settings>,
    name: RwSignal<String>,
    contact: RwSignal<String>,
    lang: RwSignal<Lang>,
    time_zone: RwSignal<String>,
    day_ends_at: RwSignal<Option<u32>>,
    shoot_folder: RwSignal<String>,
    second_copy: RwSignal<String>,
    promise_days: RwSignal<Option<u32>>,
}

impl Draft {
    fn new(from: Settings) -> Draft {
        Draft {
            name: RwSignal::new(from.name.clone()),
            contact: RwSignal::new(from.contact.clone()),
            lang: RwSignal::new(from.lang),
            time_zone: RwSignal::new(from.time_zone.clone()),
            day_ends_at: RwSignal::new(Some(from.day_ends_at)),
            shoot_folder: RwSignal::new(from.shoot_folder.clone()),
            second_copy: RwSignal::new(from.second_copy.clone()),
            promise_days: RwSignal::new(Some(from.promise_days)),
            from: StoredValue::new(from),
        }
    }

    /// What to save; a number that was not understood stays as it was, and cannot be sent (the button is off).
    fn settings(self) -> Settings {
        let from = self.from.get_value();
        Settings {
            name: self.name.get(),
            contact: self.contact.get(),
            lang: self.lang.get(),
            time_zone: self.time_zone.get().trim().to_owned(),
            day_ends_at: self.day_ends_at.get().unwrap_or(from.day_ends_at),
            shoot_folder: self.shoot_folder.get().trim().to_owned(),
            second_copy: self.second_copy.get().trim().to_owned(),
            promise_days: self.promise_days.get().unwrap_or(from.promise_days),
            ..from
        }
    }

    fn is_whole(self) -> bool {
        self.day_ends_at.get().is_some() && self.promise_days.get().is_some()
    }
}

#[component]
fn SettingsForm(from: Settings, settings: Load<Settings>, begun: RwSignal<u32>) -> impl IntoView {
    let draft = Draft::new(from);
    let save = act::<SaveSettings>();
    let send = move |()| {
        if draft.is_whole() {
            save.run(SaveSettings { settings: draft.settings() }, move |saved| {
                draft.from.set_value(saved.clone());
                settings.put(saved);
                toast(text::SAVED);
            });
        }
    };
    let changed_meanwhile = move || matches!(save.trouble().get(), Some(Trouble::Refused(Refusal::ChangedMeanwhile { .. })));
    let langs: Vec<(Lang, Words)> = vec![(Lang::Zh, text::CHINESE.into()), (Lang::En, text::ENGLISH.into())];
    let langs = Signal::derive(move || langs.clone());
    let currency = move || {
        let currency = draft.from.with_value(|from| from.currency.clone());
        format!("{} \u{b7} {}", currency.code, currency.full(atelier_core::money::Money(12_345_678)))
    };
    view! {
        <Form on_submit=send class="settings" test="settings-form">
            <Card title=text::STUDIO>
                <div class="fields">
                    <Field label=text::STUDIO_NAME><TextInput value=draft.name test="studio-name"/></Field>
                    <Field label=text::LANGUAGE><Choice value=draft.lang options=langs label=text::LANGUAGE test="studio-lang"/></Field>
                    <Field label=text::CONTACT hint=text::CONTACT_HINT><TextArea value=draft.contact rows=2 test="studio-contact"/></Field>
                    <Field label=text::CURRENCY hint=text::CURRENCY_HINT>
                        <output class="settings-fixed">{currency}</output>
                    </Field>
                </div>
            </Card>
            <Card title=text::PHOTOS>
                <div class="stack">
                    <FolderField folder=draft.shoot_folder label=text::SHOOT_FOLDER hint=text::SHOOT_FOLDER_HINT test="shoot-folder" choose_test="choose-folder"/>
                    <FolderField folder=draft.second_copy label=text::SECOND_COPY hint=text::SECOND_COPY_HINT test="second-copy"
                        choose_test="choose-second-copy"/>
                </div>
            </Card>
            <Card title=text::TIMES>
                <div class="fields settings-times">
                    <Field label=text::TIME_ZONE hint=text::TIME_ZONE_HINT><TextInput value=draft.time_zone test="time-zone"/></Field>
                    <Field label=text::DAY_ENDS_AT hint=text::DAY_ENDS_AT_HINT><NumberInput value=draft.day_ends_at most=11 test="day-ends-at"/></Field>
                    <Field label=text::PROMISE_DAYS hint=text::PROMISE_DAYS_HINT>
                        <NumberInput value=draft.promise_days most=365 test="promise-days"/>
                    </Field>
                </div>
            </Card>
            <TroubleLine trouble=save.trouble()/>
            <div class="row">
                <Button kind=ButtonKind::Main submit=true busy=save.busy() disabled=Signal::derive(move || !draft.is_whole()) test="save-settings">
                    {t(text::SAVE)}
                </Button>
                {move || changed_meanwhile().then(|| view! {
                    <Button test="show-latest" on:click=move |_| begun.update(|begun| *begun += 1)>{t(text::SHOW_LATEST)}</Button>
                })}
            </div>
        </Form>
    }
}

/// A folder of the server's computer: typed, or chosen with the system's own picker where there is one.
#[component]
fn FolderField(folder: RwSignal<String>, label: Text, hint: Text, test: &'static str, choose_test: &'static str) -> impl IntoView {
    let choose = move |_| {
        spawn_local(async move {
            if let Some(chosen) = choose_folder().await {
                folder.try_set(chosen);
            }
        });
    };
    view! {
        <Field label=label hint=hint>
            <div class="row">
                <TextInput value=folder test=test/>
                {in_window().then(|| view! {
                    <Button glyph=Glyph::Folder test=choose_test on:click=choose>{t(text::CHOOSE_FOLDER)}</Button>
                })}
            </div>
        </Field>
    }
}
