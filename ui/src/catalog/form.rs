//! The form of a package. An extra photo needs a price unless all are included, so that none is given away by oversight.

use atelier_core::catalog::{ListPackages, MOST_EACH, PhotoShape, Purpose, SavePackage, ShootType, tidy};
use atelier_core::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::{Draft, LineRow};
use super::list::Editing;
use super::text;
use crate::app::{Trouble, TroubleLine, act, ask, fill, say, t, use_lang};
use crate::kit::{
    Button, ButtonKind, Check, DialogFoot, Field, Form, Glyph, IconButton, MoneyInput, NumberInput, Select, TextInput, Words, toast,
};

/// The form, as often as the latest is loaded into it.
#[component]
pub fn PackageSheet(
    /// What it is opened for.
    start: Editing,
    /// Whether the dialog around it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let base = RwSignal::new(start);
    let on_reload = Callback::new(move |()| {
        let Editing::One(old) = base.get_untracked() else { return };
        spawn_local(async move {
            let listed = ask(ListPackages {}).await.unwrap_or_default();
            if let Some(latest) = listed.into_iter().find(|package| package.id == old.id) {
                base.try_set(Editing::One(latest));
            }
        });
    });
    move || view! { <PackageForm draft=base.with(Draft::of) open on_reload/> }
}

#[component]
fn PackageForm(draft: Draft, open: RwSignal<bool>, on_reload: Callback<()>) -> impl IntoView {
    let save = act::<SavePackage>();
    let tried = RwSignal::new(false);
    let trouble = save.trouble();
    let send = move |()| {
        tried.set(true);
        let Some(call) = draft.call() else { return };
        if let Err(refusal) = tidy(call.clone()) {
            return save.refuse(Trouble::Refused(refusal));
        }
        save.run(call, move |saved| {
            open.try_set(false);
            toast(move || fill(text::SAVED, &[("name", saved.name.clone())]));
        });
    };
    let no_price = Signal::derive(move || (tried.get() && draft.price.get().is_none()).then(|| say(text::PRICE_NEEDED).to_owned()));
    let no_shoots = Signal::derive(move || (tried.get() && draft.shoots.get().is_none()).then(|| say(text::SHOOTS_RANGE).to_owned()));
    let changed = move || matches!(trouble.get(), Some(Trouble::Refused(Refusal::ChangedMeanwhile { .. })));
    view! {
        <Form on_submit=send class="pack-form" test="package-form">
            <div class="pack-first">
                <Field label=text::NAME><TextInput value=draft.name autofocus=true test="package-name"/></Field>
                <Field label=text::SHOOT_TYPE><Select value=draft.shoot_type options=shoot_types() test="package-type"/></Field>
                <Field label=text::PRICE error=no_price><MoneyInput value=draft.price test="package-price"/></Field>
                <Field label=text::SHOOTS error=no_shoots><NumberInput value=draft.shoots least=1 most=50 test="package-shoots"/></Field>
            </div>
            <Lines draft tried=tried.into()/>
            <Check value=draft.sold on_change=move |sold| draft.sold.set(sold) test="package-sold">{t(text::IS_SOLD)}</Check>
            <p class="pack-hint">{t(text::KEEPS)}</p>
            <TroubleLine trouble/>
            <DialogFoot>
                {move || changed().then(|| view! {
                    <Button test="package-reload" on:click=move |_| on_reload.run(())>{t(text::RELOAD)}</Button>
                })}
                <Button test="package-cancel" on:click=move |_| open.set(false)>{t(text::CANCEL)}</Button>
                <Button kind=ButtonKind::Main submit=true busy=save.busy() test="package-save">{t(text::SAVE)}</Button>
            </DialogFoot>
        </Form>
    }
}

fn shoot_types() -> Vec<(ShootType, Words)> {
    ShootType::ALL.into_iter().map(|kind| (kind, Words::from(move || kind.text().get(use_lang().get())))).collect()
}

fn shapes() -> Vec<(Option<PhotoShape>, Words)> {
    vec![
        (None, text::SHAPE_ANY.into()),
        (Some(PhotoShape::Upright), text::SHAPE_UPRIGHT.into()),
        (Some(PhotoShape::Across), text::SHAPE_ACROSS.into()),
    ]
}

fn purposes() -> Vec<(Purpose, Words)> {
    Purpose::ALL.into_iter().map(|purpose| (purpose, Words::from(move || purpose.text().get(use_lang().get())))).collect()
}

/// What it includes, one row a line: `package-line-0-detail` and so on.
#[component]
fn Lines(draft: Draft, tried: Signal<bool>) -> impl IntoView {
    let rows = draft.lines;
    let row = move |(at, row): (usize, LineRow)| view! { <Line at row draft tried/> };
    view! {
        <fieldset class="pack-lines-field">
            <legend>{t(text::CONTENTS)}</legend>
            <div class="pack-row title">
                <span>{t(text::PURPOSE)}</span><span>{t(text::DETAIL)}</span><span>{t(text::INCLUDED)}</span><span>{t(text::EXTRA_PRICE)}</span>
            </div>
            <div class="pack-rows">
                <For each=move || rows.get().into_iter().enumerate() key=|(at, row)| (*at, row.key) children=row/>
            </div>
            <Button glyph=Glyph::Plus test="package-add-line" on:click=move |_| draft.add(None)>{t(text::ADD_LINE)}</Button>
        </fieldset>
    }
}

#[component]
fn Line(at: usize, row: LineRow, draft: Draft, tried: Signal<bool>) -> impl IntoView {
    let test = move |what: &str| format!("package-line-{at}-{what}");
    let no_price = Signal::derive(move || row.all.get() || !row.extras.get());
    let lacks_count = move || tried.get() && row.lacks_count();
    let lacks_price = move || tried.get() && row.lacks_price();
    let several = move || draft.lines.with(|lines| lines.len() > 1);
    let remove = move |_| draft.lines.update(|lines| lines.retain(|line| line.key != row.key));
    view! {
        <div class="pack-row">
            <Select value=row.purpose options=purposes() label=text::PURPOSE test=test("purpose")/>
            <TextInput value=row.detail label=text::DETAIL placeholder=text::DETAIL_HINT test=test("detail")/>
            <div>
                <div class="count">
                    <NumberInput value=row.count label=text::INCLUDED disabled=row.all test=test("count")/>
                    <Check value=row.all on_change=move |all| row.all.set(all) test=test("all")>{t(text::ALL)}</Check>
                </div>
                {move || lacks_count().then(|| view! { <p class="field-error">{t(text::COUNT_NEEDED)}</p> })}
            </div>
            <div>
                <MoneyInput value=row.extra_price label=text::EXTRA_PRICE disabled=no_price test=test("extra")/>
                {move || lacks_price().then(|| view! { <p class="field-error">{t(text::EXTRA_NEEDED)}</p> })}
            </div>
            {move || several().then(|| view! { <IconButton glyph=Glyph::Cross label=text::REMOVE_LINE on:click=remove/> })}
            <div class="pack-rule">
                <span class="muted">{t(text::EACH)}</span>
                <div class="each"><NumberInput value=row.each least=1 most=MOST_EACH label=text::EACH test=test("each")/></div>
                <Select value=row.shape options=shapes() label=text::SHAPE test=test("shape")/>
                <Check value=row.extras on_change=move |extras| row.extras.set(extras) test=test("extras")>{t(text::EXTRAS)}</Check>
            </div>
        </div>
    }
}
