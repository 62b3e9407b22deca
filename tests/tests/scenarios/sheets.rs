//! Sheets of the selection room: which photos, numbered how, on which paper, with or without amounts; and what cannot be
//! made is refused in words.

use atelier_core::id::{OrderId, PhotoId};
use atelier_core::people::BuiltInRole::SelectionConsultant;
use atelier_core::selection::{
    Change, Choice, Mark, Numbering, Region, RetouchCode, Room, Shape, SheetList, SheetSize, SheetWishes, StartSitting, Verdict, Voice,
    Wish,
};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, once};

/// An order with six photos: the first picked and tagged, with a wish of the client and one of the staff, the second not
/// decided, the third not wanted.
async fn marked(studio: &Studio) -> (OrderId, Room) {
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(6)).await;
    studio.drain_ingest().await;
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
    let photo = |nth: usize| room.photos[nth].id.clone();
    let change = |photo: PhotoId, choice: Choice| Change { id: once(), photo, choice, takes_back: None };
    let wish = |words: &str, voice: Voice| Wish {
        id: once(),
        region: Region { x: 1_000, y: 1_000, w: 2_000, h: 2_000 },
        code: RetouchCode::Skin,
        words: words.to_owned(),
        shape: Shape::Area,
        voice,
        entry: None,
        named: String::new(),
    };
    let changes = vec![
        change(photo(0), Choice::Verdict(Verdict::Pick)),
        change(photo(0), Choice::Tag(room.entitlements[0].id.clone())),
        change(photo(0), Choice::Note(wish("去掉痘印", Voice::Client))),
        change(photo(0), Choice::Note(wish("店内备注", Voice::Staff))),
        change(photo(1), Choice::Verdict(Verdict::Maybe)),
        change(photo(2), Choice::Verdict(Verdict::Reject)),
    ];
    let sitting = room.sitting.clone().unwrap().id;
    let saved = consultant.does(Mark { sitting, branch: None, changes }).await;
    assert_eq!(saved.refused, []);
    (order.row.id, room)
}

on_both! {
    /// A contact sheet shows the list that was asked for, numbered as it was asked for, on every paper.
    async fn a_contact_sheet_is_what_was_asked_for(studio: Studio) {
        let (order, room) = marked(&studio).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let number = |nth: usize| Numbering::Name.of(&room.photos[nth].file).unwrap();
        for (list, on, off) in [(SheetList::Picked, 0, 1), (SheetList::Maybe, 1, 2), (SheetList::Rejected, 2, 0)] {
            let wishes = SheetWishes { list, size: SheetSize::A5, numbering: Numbering::Name, ..SheetWishes::default() };
            let sheet = consultant.prints(format!("/paper/contact-sheet/{order}?lang=zh-CN&{}", wishes.query())).await;
            sheet.shows(&[&number(on)]);
            assert!(!sheet.text().contains(&number(off)), "{list:?}");
        }
        let wishes = SheetWishes { outfits: true, watermark: true, ..SheetWishes::default() };
        let sheet = consultant.prints(format!("/paper/contact-sheet/{order}?lang=en&{}", wishes.query())).await;
        sheet.shows(&["Outfit 1"]);
    }
}

on_both! {
    /// What cannot be made is refused in words, not as a blank page.
    async fn a_sheet_that_cannot_be_made_is_refused(studio: Studio) {
        let (order, _) = marked(&studio).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        for query in ["columns=0", "number=60-2", "number=0-2", "size=a9", "columns=40&rows=40&size=a5"] {
            let reply = consultant.get(&format!("/paper/contact-sheet/{order}?{query}")).await;
            let told = String::from_utf8_lossy(&reply.body).into_owned();
            assert!(reply.status == 422 && told.contains("sheet_not_made"), "{query}: {} {told}", reply.status);
        }
    }
}

on_both! {
    /// The client's sheet has the client's wishes and not the staff's; a sheet without amounts has none.
    async fn sheets_for_the_client_keep_to_the_client(studio: Studio) {
        let (order, room) = marked(&studio).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        for size in ["a4", "a5"] {
            let detail = consultant.prints(format!("/paper/detail-sheet/{order}?lang=zh-CN&size={size}")).await;
            detail.shows(&["照片明细单", "去掉痘印"]);
            let text = detail.text();
            assert!(!text.contains("店内备注") && !text.contains(&room.photos[1].file), "{text}");
            let plain = consultant.prints(format!("/paper/selection-sheet/{order}?lang=zh-CN&size={size}&prices=false")).await;
            assert!(!plain.text().contains('¥'));
        }
    }
}
