//! One condition of a rule, being typed.

use atelier_core::shoots::Shape;
use atelier_core::text::Text;
use leptos::prelude::*;

use super::draft::{ConditionDraft, Kind, RuleDraft};
use super::sentence::shape;
use super::text;
use crate::kit::{ButtonSize, Choice, Glyph, IconButton, NumberInput, Select, TextInput, Words};

/// The condition: what is asked about, its value, and taking it out.
#[component]
pub fn ConditionRow(condition: ConditionDraft, rule: RuleDraft) -> impl IntoView {
    let remove = move |_| rule.conditions.update(|conditions| conditions.retain(|other| other.key != condition.key));
    let kinds: Vec<(Kind, Words)> = Kind::ALL.into_iter().map(|kind| (kind, kind_name(kind).into())).collect();
    let kind = Memo::new(move |_| condition.kind.get());
    view! {
        <div class="rules-condition" data-test="rule-condition">
            <Select value=condition.kind options=Signal::stored(kinds) label=text::KIND test="condition-kind"/>
            <div class="rules-value">{move || value(condition, kind.get())}</div>
            <IconButton size=ButtonSize::Small glyph=Glyph::Cross label=text::REMOVE_CONDITION test="condition-remove" on:click=remove/>
        </div>
    }
}

fn kind_name(kind: Kind) -> Text {
    match kind {
        Kind::Camera => text::CAMERA,
        Kind::Lens => text::LENS,
        Kind::Folder => text::FOLDER,
        Kind::Shape => text::SHAPE,
        Kind::Faces => text::FACES,
        Kind::InSeries => text::IN_SERIES,
        Kind::Colours => text::COLOURS,
    }
}

fn value(condition: ConditionDraft, kind: Kind) -> AnyView {
    let named = |hint: Text, label: Text| {
        view! { <TextInput value=condition.has placeholder=hint label=Words::from(label) test="condition-has"/> }.into_any()
    };
    let yes_or_no = |yes: Text, no: Text, label: Text| {
        let options: Vec<(bool, Words)> = vec![(true, yes.into()), (false, no.into())];
        view! { <Choice value=condition.is options=Signal::stored(options) label=label test="condition-is"/> }.into_any()
    };
    match kind {
        Kind::Camera => named(text::HAS_CAMERA, text::CAMERA),
        Kind::Lens => named(text::HAS_LENS, text::LENS),
        Kind::Folder => named(text::HAS_FOLDER, text::FOLDER),
        Kind::InSeries => yes_or_no(text::IN_A_SERIES, text::ALONE, text::IN_SERIES),
        Kind::Colours => yes_or_no(text::BLACK_AND_WHITE, text::IN_COLOUR, text::COLOURS),
        Kind::Shape => {
            let shapes: Vec<(Shape, Words)> =
                [Shape::Portrait, Shape::Landscape, Shape::Square].into_iter().map(|one| (one, shape(one).into())).collect();
            view! { <Choice value=condition.shape options=Signal::stored(shapes) label=text::SHAPE test="condition-shape"/> }.into_any()
        }
        Kind::Faces => view! {
            <label class="rules-number"><span>{crate::app::t(text::LEAST)}</span>
                <NumberInput value=condition.least most=99 label=text::LEAST test="condition-least"/></label>
            <label class="rules-number"><span>{crate::app::t(text::MOST)}</span>
                <NumberInput value=condition.most most=99 label=text::MOST test="condition-most"/></label>
        }
        .into_any(),
    }
}
