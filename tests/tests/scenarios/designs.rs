//! Designs: photos proposed for a product, kept, changed by one person at a time, and never of another order.

use atelier_core::people::BuiltInRole::SelectionConsultant;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::selection::{
    Design, DropDesign, Fill, Hang, ListDesigns, OpenRoom, SaveDesign, Template, Wall, built_in, candidates, place,
};
use atelier_tests::on_both;
use atelier_tests::world::once;

on_both! {
    /// A proposal is saved as it is and comes back so; what was changed meanwhile, another order's photo and a product without
    /// openings are refused.
    async fn products_are_designed(studio: Studio) {
        let (order, other) = (studio.with_order().await, studio.with_order().await);
        studio.shoot_arrives(&order.row.number, &studio.roll(3)).await;
        studio.drain_ingest().await;
        let consultant = studio.sign_in_as(SelectionConsultant).await;
        let of = order.row.id.clone();
        let room = consultant.does(OpenRoom { order: of.clone(), branch: None }).await;
        let template = built_in().into_iter().find(|template| template.code == "diptych").unwrap();
        let placed = place(&template, &candidates(&room.photos, |_| Some(0)));
        assert_eq!(placed.len(), 2);
        let fills: Vec<_> = placed.into_iter().map(|one| Some(Fill { photo: one.photo, crop: one.crop })).collect();
        let line = room.entitlements.first().map(|line| line.id.clone());
        let hang = Some(Hang::on(Wall::Bedroom));
        let design = Design { id: once(), order: of.clone(), name: " 床头 ".into(), template, line, fills, hang, version: 0 };
        let kept = consultant.does(SaveDesign { design: design.clone() }).await;
        let expected = Design { name: "床头".into(), version: 1, ..design.clone() };
        assert_eq!(kept, std::slice::from_ref(&expected));
        assert_eq!(consultant.does(ListDesigns { order: of.clone() }).await, kept);

        let mut swapped = expected.clone();
        swapped.fills.swap(0, 1);
        let now = consultant.does(SaveDesign { design: swapped.clone() }).await;
        assert_eq!(now, [Design { version: 2, ..swapped.clone() }]);
        let changed = Refusal::ChangedMeanwhile { what: Subject::Design };
        assert_eq!(consultant.refused(SaveDesign { design: swapped }).await, changed);
        assert_eq!(consultant.refused(SaveDesign { design: design.clone() }).await, changed, "an identity is used once");

        let elsewhere = Design { id: once(), order: other.row.id.clone(), line: None, ..design.clone() };
        assert_eq!(consultant.refused(SaveDesign { design: elsewhere.clone() }).await, Refusal::not_found(Subject::Photo, ""));
        let without = Template { openings: vec![], ..design.template.clone() };
        let without = Design { template: without, fills: vec![], ..elsewhere };
        assert_eq!(consultant.refused(SaveDesign { design: without }).await, Refusal::OpeningCount { at_most: 40 });

        assert_eq!(consultant.does(DropDesign { order: other.row.id, design: design.id.clone() }).await, [], "another order's call");
        assert_eq!(consultant.does(DropDesign { order: of, design: design.id }).await, []);
    }
}
