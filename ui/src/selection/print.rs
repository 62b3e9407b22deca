//! Printing from the room: which paper, which photos, how they are numbered, with or without amounts; beside the choices
//! stand the pages as they will be printed. The choices are kept by the station.

use atelier_core::refusal::Refusal;
use atelier_core::selection::{Numbering, SheetList, SheetSize, SheetWishes};
use leptos::prelude::*;

use super::desk::Desk;
use super::text;
use crate::app::{PaperPages, Trouble, TroubleLine, print, t, use_lang};
use crate::kit::{
    Button, ButtonKind, ButtonSize, Check, Choice, Dialog, DialogFoot, DialogSize, Field, Form, Glyph, NumberInput, Select, Words,
};

/// A paper of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    Selection,
    Detail,
    Contact,
}

impl Paper {
    const ALL: [Paper; 3] = [Paper::Selection, Paper::Detail, Paper::Contact];

    fn kind(self) -> &'static str {
        match self {
            Paper::Selection => "selection-sheet",
            Paper::Detail => "detail-sheet",
            Paper::Contact => "contact-sheet",
        }
    }

    fn words(self) -> Words {
        match self {
            Paper::Selection => text::PAPER_SELECTION.into(),
            Paper::Detail => text::PAPER_DETAIL.into(),
            Paper::Contact => text::PAPER_CONTACT.into(),
        }
    }
}

/// How photos are numbered, without the places of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Camera,
    Name,
    First3,
    Last3,
    Part,
}

impl By {
    fn of(numbering: Numbering) -> By {
        match numbering {
            Numbering::Camera => By::Camera,
            Numbering::Name => By::Name,
            Numbering::First3 => By::First3,
            Numbering::Last3 => By::Last3,
            Numbering::Part { .. } => By::Part,
        }
    }
}

/// Where the station keeps its choices: the paper's kind and the query of its wishes.
const KEPT: &str = "atelier.selection.print";

fn kept() -> (Paper, SheetWishes) {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let text = storage.and_then(|storage| storage.get_item(KEPT).ok().flatten()).unwrap_or_default();
    let (kind, query) = text.split_once('?').unwrap_or((&text, ""));
    let paper = Paper::ALL.into_iter().find(|paper| paper.kind() == kind).unwrap_or(Paper::Selection);
    let wishes = SheetWishes::read(query.split('&').filter_map(|pair| pair.split_once('=')));
    (paper, wishes.unwrap_or_default())
}

fn keep(paper: Paper, wishes: &SheetWishes) {
    if let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) {
        drop(storage.set_item(KEPT, &format!("{}?{}", paper.kind(), wishes.query())));
    }
}

/// The button that opens the dialog, and the dialog.
#[component]
pub fn PrintButton(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button size=ButtonSize::Wide glyph=Glyph::Print test="print-open" on:click=move |_| open.set(true)>{t(text::PRINT)}</Button>
        <Dialog open title=text::PRINT size=DialogSize::Large test="print-dialog"><PrintForm desk open/></Dialog>
    }
}

#[component]
fn PrintForm(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let (first, wishes) = kept();
    let paper = RwSignal::new(first);
    let (list, size, by) = (RwSignal::new(wishes.list), RwSignal::new(wishes.size), RwSignal::new(By::of(wishes.numbering)));
    let (from, length) = match wishes.numbering {
        Numbering::Part { from, length } => (RwSignal::new(Some(from)), RwSignal::new(Some(length))),
        _ => (RwSignal::new(Some(1)), RwSignal::new(Some(4))),
    };
    let (outfits, watermark, prices) = (RwSignal::new(wishes.outfits), RwSignal::new(wishes.watermark), RwSignal::new(wishes.prices));
    let trouble = RwSignal::new(None::<Trouble>);
    let wished = move || SheetWishes {
        arrangement: desk.sitting().map(|sitting| sitting.arrangement).unwrap_or(SheetWishes::default().arrangement),
        list: list.get(),
        size: size.get(),
        columns: None,
        rows: None,
        numbering: match by.get() {
            By::Camera => Numbering::Camera,
            By::Name => Numbering::Name,
            By::First3 => Numbering::First3,
            By::Last3 => Numbering::Last3,
            By::Part => Numbering::Part { from: from.get().unwrap_or(0), length: length.get().unwrap_or(0) },
        },
        outfits: outfits.get(),
        watermark: watermark.get(),
        prices: prices.get(),
    };
    let address = move || {
        let order = desk.order()?;
        Some(format!("/paper/{}/{order}?lang={}&{}", paper.get().kind(), use_lang().get().tag(), wished().query()))
    };
    let seen = Memo::new(move |_| address().unwrap_or_default());
    // A roll is kept for the selection sheet only.
    Effect::new(move || {
        if paper.get() != Paper::Selection && size.get() == SheetSize::Roll80 {
            size.set(SheetSize::A4);
        }
    });
    let sizes = Signal::derive(move || {
        let roll = (SheetSize::Roll80, text::PAPER_ROLL.into());
        let sheets = [(SheetSize::A4, text::PAPER_A4.into()), (SheetSize::A5, text::PAPER_A5.into())];
        sheets.into_iter().chain((paper.get() == Paper::Selection).then_some(roll)).collect::<Vec<_>>()
    });
    let send = move |save: bool| {
        let Some(address) = untrack(address) else { return };
        let wishes = untrack(wished);
        match checked(desk, &wishes) {
            Ok(()) => {
                keep(paper.get_untracked(), &wishes);
                print(format!("{address}{}", if save { "&save=true" } else { "" }));
                open.set(false);
            }
            Err(refusal) => trouble.set(Some(Trouble::Refused(refusal))),
        }
    };
    let is_contact = move || paper.get() == Paper::Contact;
    let lists = vec![
        (SheetList::All, text::ALL.into()),
        (SheetList::Picked, text::PICKED_ONLY.into()),
        (SheetList::Maybe, text::MAYBE_ONLY.into()),
        (SheetList::Rejected, text::REJECTED_ONLY.into()),
    ];
    let numberings = vec![
        (By::Camera, text::NUMBER_CAMERA.into()),
        (By::Name, text::NUMBER_NAME.into()),
        (By::First3, text::NUMBER_FIRST.into()),
        (By::Last3, text::NUMBER_LAST.into()),
        (By::Part, text::NUMBER_PART.into()),
    ];
    let (lists, numberings) = (StoredValue::new(lists), StoredValue::new(numberings));
    view! {
        <div class="print-both">
        <Form on_submit=Callback::new(move |()| send(false)) test="print-form">
            <Choice value=paper options=Paper::ALL.map(|paper| (paper, paper.words())).to_vec() label=text::PRINT test="print-kind"/>
            <Choice value=size options=sizes label=text::PAPER_SIZE test="print-size"/>
            <Show when=is_contact>
                <Field label=text::PRINT_LIST><Select value=list options=lists.get_value() test="print-list"/></Field>
                <Field label=text::PRINT_NUMBER><Select value=by options=numberings.get_value() test="print-number"/></Field>
                <Show when=move || by.get() == By::Part>
                    <div class="print-part">
                        <Field label=text::NUMBER_FROM><NumberInput value=from most=200 test="print-from"/></Field>
                        <Field label=text::NUMBER_LENGTH><NumberInput value=length most=200 test="print-length"/></Field>
                    </div>
                </Show>
                <Check value=outfits on_change=Callback::new(move |is| outfits.set(is)) test="print-outfits">{t(text::PRINT_OUTFITS)}</Check>
                <Check value=watermark on_change=Callback::new(move |is| watermark.set(is)) test="print-watermark">{t(text::PRINT_WATERMARK)}</Check>
            </Show>
            <Show when=move || paper.get() == Paper::Selection>
                <Check value=prices on_change=Callback::new(move |is| prices.set(is)) test="print-prices">{t(text::PRINT_PRICES)}</Check>
            </Show>
            <TroubleLine trouble/>
            <DialogFoot>
                <Button test="print-save" on:click=move |_| send(true)>{t(text::PRINT_SAVE)}</Button>
                <Button kind=ButtonKind::Main submit=true test="print-go">{t(text::PRINT)}</Button>
            </DialogFoot>
        </Form>
        <PaperPages path=seen/>
        </div>
    }
}

/// A refusal, in the words that the server would use, where the sheet cannot be numbered like this.
fn checked(desk: Desk, wishes: &SheetWishes) -> Result<(), Refusal> {
    let query = wishes.query();
    SheetWishes::read(query.split('&').filter_map(|pair| pair.split_once('=')))?;
    desk.photos.with_untracked(|photos| photos.iter().try_for_each(|photo| wishes.numbering.of(&photo.file).map(drop)))
}
