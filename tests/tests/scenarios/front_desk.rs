//! The front desk: names as people have them, two people at the same file, orders that cannot be.

use std::collections::BTreeSet;

use atelier_core::catalog::{ListPackages, PackageView, Purpose, SavePackage};
use atelier_core::customers::{Child, CustomerView, FindCustomers, OpenCustomer, Phone, SaveCustomer};
use atelier_core::orders::{BookOrder, ChangeOrder, ListOrders, OpenOrder, OpenToday, PickUp, Slot, Stage};
use atelier_core::people::BuiltInRole::{FrontDesk, Manager};
use atelier_core::refusal::{Field, Refusal, Subject};
use atelier_core::selection::{OpenRoom, StartSitting};
use atelier_tests::on_both;
use atelier_tests::world::once;

/// Names that have broken programs.
const NAMES: [&str; 14] = [
    "Robert'); drop table orders; --",
    "\" or \"\"=\"",
    "O'Brien-Łukasz",
    "👨‍👩‍👧‍👦 幸福一家",
    "𠮷野家",
    "\u{202e}反过来",
    "ＡＢＣ株式会社",
    "%_\\*?[a-z]",
    "null",
    "$(touch /tmp/x) `id` ${HOME}",
    "<script>alert(1)</script>",
    "مرحبا",
    "Zoë\u{301} Ångström",
    "第一行\n第二行\t制表",
];

fn saved(view: &CustomerView) -> SaveCustomer {
    SaveCustomer {
        id: Some(view.id.clone()),
        version: view.version,
        name: view.name.clone(),
        phones: view.phones.clone(),
        children: view.children.clone(),
        note: view.note.clone(),
    }
}

on_both! {
    /// Whatever a household is called, it is kept as written, found again, ordered for and printed.
    async fn names_as_people_have_them(studio: Studio) {
        let desk = studio.sign_in_as(FrontDesk).await;
        let package = studio.with_package("套系 'A' \"B\" %", 100, &[(Purpose::Negative, "", None, 0)]).await;
        for (nth, name) in NAMES.into_iter().enumerate() {
            let customer = studio.with_customer(name, &format!("139000000{nth:02}")).await;
            assert_eq!(customer.name, name.trim());
            assert_eq!(desk.does(OpenCustomer { id: customer.id.clone() }).await, customer);
            let found = desk.does(FindCustomers { words: name.into() }).await;
            let has_words = name.chars().any(char::is_alphanumeric);
            assert!(!has_words || found.iter().any(|hit| hit.id == customer.id), "{name} is not found by itself");
            let booking = BookOrder { note: name.into(), ..studio.booking(&customer.id, &package.id).await };
            let order = desk.does(booking).await.order;
            assert_eq!((order.row.customer_name.as_str(), order.note.as_str()), (name, name));
            assert!(desk.prints(format!("/paper/order-slip/{}?lang=zh-CN", order.row.id)).await.pages() >= 1);
        }
        let all = desk.does(ListOrders { words: String::new(), stage: None, skip: 0 }).await;
        assert_eq!((all.total, all.rows.len()), (14, 14));
        for words in ["'", "%", "_", "\\", "--", ";", "\u{0}", "\u{fffd}", "𠮷", "👨‍👩‍👧‍👦"] {
            let list = desk.does(ListOrders { words: words.into(), stage: None, skip: 0 }).await;
            assert!(list.total <= 14);
            desk.does(FindCustomers { words: words.into() }).await;
        }
    }
}

on_both! {
    /// A name with a NUL in it, which no database column holds, is an answer too, the same on both engines.
    at "2026-11-08T10:00+08:00"
    async fn a_nul_breaks_nothing(studio: Studio) {
        let desk = studio.sign_in_as(FrontDesk).await;
        let phones = vec![Phone { label: "妈\u{0}妈".into(), number: "13800132207".into() }];
        let call = SaveCustomer { id: None, version: 0, name: "张\u{0}三".into(), phones, children: Vec::new(), note: "\u{0}".into() };
        if let Ok(customer) = desk.ask(call).await {
            assert_eq!(customer.name.replace('\u{0}', ""), "张三");
            assert_eq!(desk.does(FindCustomers { words: "张三".into() }).await.len(), 1);
        }
        desk.does(FindCustomers { words: "a\u{0}".into() }).await;
        assert!(studio.guest().await.sign_in("li\u{0}n", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}").await.is_err());
    }
}

on_both! {
    /// Files are found by any part of a name, by initials, full pinyin, a child, and part of a phone; typing fast or slowly.
    at "2026-11-08T10:00+08:00"
    async fn customers_are_found_as_one_types(studio: Studio) {
        let desk = studio.sign_in_as(FrontDesk).await;
        let mut ids = Vec::new();
        for (name, phone) in [("张伟", "13800132207"), ("张伟丽", "13911113333"), ("单田芳", "13700007777"), ("Anna Zhang", "+8613600001111")] {
            ids.push(studio.with_customer(name, phone).await.id);
        }
        for (typed, places) in [
            ("张", &[0, 1][..]),
            ("张伟", &[0, 1]),
            ("伟丽", &[1]),
            ("zw", &[0, 1]),
            ("zhangwei", &[0, 1]),
            ("zwl", &[1]),
            ("stf", &[2]),
            ("shantianfang", &[2]),
            ("anna", &[3]),
            ("ANNA zh", &[3]),
            ("1380013", &[0]),
            ("2207", &[0]),
            ("138-0013 2207", &[0]),
            ("３３３３", &[1]),
            ("1360000", &[3]),
            ("99999", &[]),
        ] {
            let found: BTreeSet<_> = desk.does(FindCustomers { words: typed.into() }).await.into_iter().map(|hit| hit.id).collect();
            let expected: BTreeSet<_> = places.iter().map(|place| ids[*place].clone()).collect();
            assert_eq!(found, expected, "{typed}");
        }
        assert_eq!(desk.does(FindCustomers { words: String::new() }).await.len(), 4, "the latest ones");
        // A renamed file is found by its new name only.
        let view = desk.does(OpenCustomer { id: ids[0].clone() }).await;
        desk.does(SaveCustomer { name: "李雷".into(), ..saved(&view) }).await;
        assert_eq!(desk.does(FindCustomers { words: "张伟".into() }).await.len(), 1);
        assert_eq!(desk.does(FindCustomers { words: "ll".into() }).await[0].id, ids[0]);
    }
}

on_both! {
    /// What is typed wrong is refused by its name; nothing is half saved.
    at "2026-11-08T10:00+08:00"
    async fn forms_are_checked(studio: Studio) {
        let desk = studio.sign_in_as(FrontDesk).await;
        let good = saved(&studio.with_customer("张三", "13800132207").await);
        let phone = |number: &str| vec![Phone { label: String::new(), number: number.into() }];
        let child = |name: &str, birthday: &str| vec![Child { id: None, name: name.into(), birthday: atelier_core::day::Day::parse(birthday) }];
        for (call, refusal) in [
            (SaveCustomer { name: "  ".into(), ..good.clone() }, Refusal::FieldEmpty { field: Field::Name }),
            (SaveCustomer { name: "长".repeat(81), ..good.clone() }, Refusal::FieldTooLong { field: Field::Name, at_most: 80 }),
            (SaveCustomer { phones: phone("12ab"), ..good.clone() }, Refusal::PhoneNotUnderstood { typed: "12ab".into() }),
            (SaveCustomer { phones: Vec::new(), ..good.clone() }, Refusal::FieldEmpty { field: Field::Phone }),
            (SaveCustomer { children: child("未来", "2026-11-09"), ..good.clone() }, Refusal::BirthdayImpossible),
            (SaveCustomer { children: child("", "2024-02-29"), ..good.clone() }, Refusal::FieldEmpty { field: Field::Name }),
            (SaveCustomer { note: "字".repeat(2001), ..good.clone() }, Refusal::FieldTooLong { field: Field::Note, at_most: 2000 }),
            (SaveCustomer { id: Some(once()), ..good.clone() }, Refusal::NotFound { what: Subject::Customer, name: "张三".into() }),
        ] {
            assert_eq!(desk.refused(call).await, refusal);
        }
        let view = desk.does(OpenCustomer { id: good.id.clone().unwrap() }).await;
        assert_eq!((view.version, view.name.as_str()), (1, "张三"));
    }
}

on_both! {
    /// Two people at the same customer, package and order: the second one is told, and nothing of the first is lost.
    at "2026-11-08T10:00+08:00"
    async fn two_people_edit_the_same_thing(studio: Studio) {
        let order = studio.with_order().await;
        let (zhao, wu) = (studio.sign_in_as(FrontDesk).await, studio.sign_in_as(Manager).await);
        let change = |note: &str| ChangeOrder {
            id: order.row.id.clone(),
            version: order.version,
            shoot_on: order.row.shoot_on.plus(3),
            slot: Slot::At(570),
            note: note.into(),
        };
        let changed = zhao.does(change("改到周三")).await;
        assert_eq!((changed.row.slot, changed.note.as_str(), changed.version), (Slot::At(570), "改到周三", order.version + 1));
        assert_eq!(wu.refused(change("改到周五")).await, Refusal::ChangedMeanwhile { what: Subject::Order });
        assert_eq!(wu.does(OpenOrder { id: order.row.id.clone() }).await.note, "改到周三");
        let past = ChangeOrder { version: changed.version, shoot_on: studio.today().await.plus(-1), ..change("") };
        assert_eq!(wu.refused(past).await, Refusal::DayIsPast);

        let customer = wu.does(OpenCustomer { id: order.row.customer.clone() }).await;
        zhao.does(SaveCustomer { note: "先".into(), ..saved(&customer) }).await;
        let second = SaveCustomer { note: "后".into(), ..saved(&customer) };
        assert_eq!(wu.refused(second).await, Refusal::ChangedMeanwhile { what: Subject::Customer });
        assert_eq!(zhao.does(OpenCustomer { id: customer.id }).await.note, "先");

        let package = wu.does(ListPackages {}).await.remove(0);
        wu.does(repackaged(&package, "甲")).await;
        assert_eq!(studio.owner().refused(repackaged(&package, "乙")).await, Refusal::ChangedMeanwhile { what: Subject::Package });
    }
}

fn repackaged(package: &PackageView, name: &str) -> SavePackage {
    SavePackage {
        id: Some(package.id.clone()),
        version: package.version,
        name: name.into(),
        shoot_type: package.shoot_type,
        price: package.price,
        shoots: package.shoots,
        entitlements: package.entitlements.clone(),
        sold: package.sold,
    }
}

on_both! {
    /// Eight people save the same order at the same moment: one of them wins, seven are told.
    at "2026-11-08T10:00+08:00"
    async fn one_of_many_wins(studio: Studio) {
        let order = studio.with_order().await;
        let desk = studio.sign_in_as(FrontDesk).await;
        let mut saving = Vec::new();
        for nth in 0..8 {
            let (id, version, shoot_on) = (order.row.id.clone(), order.version, order.row.shoot_on);
            let (desk, note) = (desk.clone(), format!("第{nth}个"));
            saving.push(tokio::spawn(async move { desk.ask(ChangeOrder { id, version, shoot_on, slot: Slot::Evening, note }).await }));
        }
        let mut won = Vec::new();
        for one in saving {
            match one.await.unwrap() {
                Ok(view) => won.push(view.note),
                Err(refusal) => assert_eq!(refusal, Refusal::ChangedMeanwhile { what: Subject::Order }),
            }
        }
        assert_eq!(won.len(), 1);
        assert_eq!(desk.does(OpenOrder { id: order.row.id }).await.note, won[0]);
    }
}

on_both! {
    /// Orders that cannot be, orders that are not there, and the desk's lists.
    at "2026-11-08T10:00+08:00"
    async fn orders_that_cannot_be(studio: Studio) {
        let order = studio.with_order().await;
        let desk = studio.sign_in_as(FrontDesk).await;
        let package = desk.does(ListPackages {}).await.remove(0);
        let good = studio.booking(&order.row.customer, &package.id).await;
        let not_found = |what| Refusal::NotFound { what, name: String::new() };
        for (call, refusal) in [
            (BookOrder { shoot_on: good.shoot_on.plus(-1), ..good.clone() }, Refusal::DayIsPast),
            (BookOrder { customer: once(), ..good.clone() }, not_found(Subject::Customer)),
            (BookOrder { package: once(), ..good.clone() }, not_found(Subject::Package)),
        ] {
            assert_eq!(desk.refused(call).await, refusal);
        }
        studio.owner().does(SavePackage { sold: false, ..repackaged(&package, "停售") }).await;
        assert_eq!(desk.refused(good.clone()).await, Refusal::PackageRetired { name: "停售".into() });
        let kept = desk.does(OpenOrder { id: order.row.id.clone() }).await;
        assert_eq!(kept.row.package, "小套", "orders keep what they were booked with");

        assert_eq!(desk.refused(OpenOrder { id: once() }).await, not_found(Subject::Order));
        let owner = studio.owner();
        assert_eq!(owner.refused(StartSitting { order: order.row.id.clone() }).await, Refusal::NoPhotosYet);
        assert_eq!(owner.refused(StartSitting { order: once() }).await, not_found(Subject::Order));
        assert_eq!(owner.refused(OpenRoom { order: order.row.id.clone(), branch: None }).await, Refusal::NoPhotosYet);
        let early = PickUp { id: order.row.id.clone(), version: order.version, signed_by: "张三".into(), reason: "急".into() };
        assert_eq!(owner.refused(early.clone()).await, Refusal::SelectionNotConfirmed);
        assert_eq!(owner.refused(PickUp { signed_by: " ".into(), ..early }).await, Refusal::FieldEmpty { field: Field::Signature });

        let today = desk.does(OpenToday {}).await;
        assert_eq!((today.shoots.len(), today.owing.0, today.taken.0), (1, 100_000, 0));
        for (words, stage, total) in [
            ("张三", None, 1),
            ("zs", Some(Stage::Booked), 1),
            ("2207", None, 1),
            ("a20261108-001", None, 1),
            ("1108-0", None, 1),
            ("zs", Some(Stage::Ready), 0),
            ("李四", None, 0),
        ] {
            let page = desk.does(ListOrders { words: words.into(), stage, skip: 0 }).await;
            assert_eq!((page.total, page.rows.len()), (total, total as usize), "{words} {stage:?}");
        }
        assert_eq!(desk.does(ListOrders { words: String::new(), stage: None, skip: 1 }).await.rows.len(), 0);
    }
}
