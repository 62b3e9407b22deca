//! Paper before and after the client's yes: pages are looked at before they are printed, a signature on the screen is kept
//! with the record and printed where the client signs, and a till's roll takes the selection sheet only.

use atelier_core::catalog::Included;
use atelier_core::id::{OrderId, SittingId};
use atelier_core::money::Money;
use atelier_core::people::BuiltInRole::{FrontDesk, SelectionConsultant};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{
    AddOrderWish, After, Change, CheckRecord, Choice, Confirm, Mark, OrderWish, RecordState, Region, RetouchCode, Signature, StartSitting,
    Submit, Voice, Wish,
};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, once};

/// An order whose client has chosen one photo, with a wish of the client and one of the staff, and now reads the result.
async fn submitted(studio: &Studio) -> (OrderId, SittingId) {
    let order = studio.with_order().await;
    studio.shoot_arrives(&order.row.number, &studio.roll(3)).await;
    studio.drain_ingest().await;
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
    assert!(room.entitlements[0].included != Included::Count(0), "the photo costs nothing more");
    let (sitting, photo) = (room.sitting.unwrap().id, room.photos[0].id.clone());
    let change = |choice: Choice| Change { id: once(), photo: photo.clone(), choice, takes_back: None };
    let place = Region { x: 1_000, y: 1_000, w: 2_000, h: 2_000 };
    let wish = |words: &str, voice: Voice| Choice::Note(Wish { voice, ..Wish::area(once(), place, RetouchCode::Skin, words) });
    let tag = Choice::Tag(room.entitlements[0].id.clone());
    let changes = vec![change(tag), change(wish("去掉痘印", Voice::Client)), change(wish("客户很挑剔", Voice::Staff))];
    assert_eq!(consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await.refused, []);
    let (code, entry, named, words, voice) = (RetouchCode::Other, None, String::new(), "给店长看".into(), Voice::Staff);
    consultant.does(AddOrderWish { order: order.row.id.clone(), wish: OrderWish { id: once(), code, entry, named, words, voice } }).await;
    consultant.does(Submit { sitting: sitting.clone() }).await;
    (order.row.id, sitting)
}

fn drawn() -> Signature {
    Signature { strokes: vec![vec![(100, 500), (400, 200), (900, 800)], vec![(950, 100)]] }
}

/// How many dots of a picture are dark.
fn dark(png: &[u8]) -> usize {
    let picture = image::load_from_memory(png).unwrap().to_luma8();
    picture.pixels().filter(|dot| dot.0[0] < 90).count()
}

on_both! {
    /// What the client drew is kept with the record, covered by its check value, and printed.
    async fn a_signature_on_the_screen_is_kept_and_printed(studio: Studio) {
        let (order, sitting) = submitted(&studio).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let confirm = |signature: Option<Signature>| {
            let (extra, upgrade, after) = (Money::ZERO, None, After::Finished);
            Confirm { sitting: sitting.clone(), signed_by: "张三".into(), signature, extra, upgrade, after }
        };
        let off = Signature { strokes: vec![vec![(0, 1_001)]] };
        assert_eq!(consultant.refused(confirm(Some(off))).await, Refusal::SignatureOffPad);
        let long = Signature { strokes: vec![vec![(1, 1)]; Signature::MOST_STROKES + 1] };
        assert_eq!(consultant.refused(confirm(Some(long))).await, Refusal::SignatureTooLong);
        consultant.does(confirm(Some(drawn()))).await;

        let check = studio.eyes().texts("select check_value from sitting_record").await.remove(0);
        let front = studio.sign_in_as(FrontDesk).await;
        let found = front.does(CheckRecord { check: check.clone() }).await;
        assert_eq!((found.state, found.record.signature), (RecordState::Holds, Some(drawn())));
        consultant.prints(format!("/paper/selection-receipt/{sitting}?lang=zh-CN")).await.shows(&["客户签字", &check]);
        let sheet = async || dark(&consultant.get(&format!("/paper/selection-sheet/{order}?size=roll80&look=true&page=1")).await.body);
        let signed = sheet().await;
        // Whoever takes the signature out of the record behind the program's back is found out, and it is off the sheet.
        let drawn = serde_json::to_string(&drawn()).unwrap();
        studio.eyes().meddle(&format!("update sitting_record set record = replace(record, ',\"signature\":{drawn}', '')")).await;
        assert_eq!(front.does(CheckRecord { check }).await.state, RecordState::Altered);
        let unsigned = sheet().await;
        assert!(signed > unsigned + 200, "{signed} {unsigned}");
    }
}

on_both! {
    /// The client signs the selection sheet, so it has the client's wishes only; on a roll it is one page of words.
    async fn the_client_signs_a_sheet_without_the_staff_s_notes(studio: Studio) {
        let (order, _) = submitted(&studio).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        for size in ["a4", "a5", "roll80"] {
            let sheet = consultant.prints(format!("/paper/selection-sheet/{order}?lang=zh-CN&size={size}")).await;
            sheet.shows(&["选片单", "去掉痘印", "客户签字"]);
            let text = sheet.text();
            assert!(!text.contains("客户很挑剔") && !text.contains("给店长看") && !text.contains("店内备注"), "{size}: {text}");
            if size == "roll80" {
                assert_eq!(sheet.pages(), 1);
            }
        }
        for kind in ["contact-sheet", "detail-sheet"] {
            let reply = consultant.get(&format!("/paper/{kind}/{order}?size=roll80")).await;
            let told = String::from_utf8_lossy(&reply.body).into_owned();
            assert!(reply.status == 422 && told.contains("sheets_only"), "{kind}: {} {told}", reply.status);
        }
    }
}

on_both! {
    /// Before it is printed, a paper says how many pages it has and shows each; there is no other page.
    async fn a_paper_is_looked_at_before_it_is_printed(studio: Studio) {
        let (order, _) = submitted(&studio).await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        for kind in ["selection-sheet", "contact-sheet", "order-slip"] {
            let path = format!("/paper/{kind}/{order}?lang=zh-CN&look=true");
            let counted = consultant.get(&path).await;
            assert_eq!((counted.status, counted.kind.as_str()), (200, "application/json"), "{kind}");
            let pages: u32 = String::from_utf8(counted.body).unwrap().parse().unwrap();
            let printed = consultant.prints(format!("/paper/{kind}/{order}?lang=zh-CN")).await;
            assert_eq!(pages as usize, printed.pages(), "{kind}");
            for page in 1..=pages {
                let seen = consultant.get(&format!("{path}&page={page}")).await;
                assert_eq!((seen.status, seen.kind.as_str()), (200, "image/png"), "{kind} {page}");
                assert!(seen.body.starts_with(b"\x89PNG"));
            }
            for (page, why) in [("0", "no_such_page"), ("9999", "no_such_page"), ("x", "no_such_choice"), ("-1", "no_such_choice")] {
                let reply = consultant.get(&format!("{path}&page={page}")).await;
                let told = String::from_utf8_lossy(&reply.body).into_owned();
                assert!(reply.status == 422 && told.contains(why), "{kind} {page}: {} {told}", reply.status);
            }
        }
        let reply = consultant.get(&format!("/paper/contact-sheet/{order}?size=roll80&look=true")).await;
        assert_eq!(reply.status, 422, "what is refused in print is refused here");
    }
}
