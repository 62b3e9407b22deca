//! Accounts and sessions over time: wrong passwords, sessions that end, accounts that are closed, the last owner, and
//! the business day that ends after midnight.

use std::time::Duration;

use atelier_core::cashier::{OpenTakings, TakePayment};
use atelier_core::money::Currency;
use atelier_core::money::Money;
use atelier_core::people::BuiltInRole::{FrontDesk, Owner};
use atelier_core::people::{ChangePassword, ListStaff, SaveRole, SaveStaff, SignOut, StaffView};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::studio::{OpenSettings, OpenStudio, SaveSettings, SetUpStudio};
use atelier_core::text::Lang;
use atelier_tests::on_both;
use atelier_tests::world::{PASSWORD, Studio, cash, once};

on_both! {
    /// Five wrong passwords slow the next down, a right one in between too; waiting and a right one set it back.
    at "2026-11-08T10:00+08:00"
    async fn wrong_passwords_slow_down(studio: Studio) {
        studio.sign_in_as(FrontDesk).await;
        let thief = studio.guest().await;
        for _ in 0..5 {
            assert_eq!(thief.sign_in("zhao", "guess-guess").await, Err(Refusal::WrongNameOrPassword));
        }
        assert_eq!(thief.sign_in("zhao", PASSWORD).await, Err(Refusal::SlowDown { seconds: 5 }));
        studio.clock().advance(Duration::from_millis(4_001));
        assert_eq!(thief.sign_in("ZHAO ", PASSWORD).await, Err(Refusal::SlowDown { seconds: 1 }));
        studio.clock().advance(Duration::from_secs(1));
        assert_eq!(thief.sign_in("zhao", "guess-again").await, Err(Refusal::WrongNameOrPassword));
        assert_eq!(thief.sign_in("zhao", PASSWORD).await, Err(Refusal::SlowDown { seconds: 10 }));
        studio.clock().advance(Duration::from_secs(10));
        assert!(thief.sign_in("zhao", PASSWORD).await.is_ok());
        assert_eq!(thief.sign_in("zhao", "oops-oops").await, Err(Refusal::WrongNameOrPassword));
        assert!(thief.sign_in("zhao", PASSWORD).await.is_ok(), "one slip is free again");
        // Who is not there is not told apart, and others are not slowed.
        assert_eq!(studio.guest().await.sign_in("nobody", PASSWORD).await, Err(Refusal::WrongNameOrPassword));
        assert!(studio.guest().await.sign_in("lin", PASSWORD).await.is_ok());
    }
}

on_both! {
    /// Guesses side by side are all counted.
    at "2026-11-08T10:00+08:00"
    async fn guesses_side_by_side_are_counted(studio: Studio) {
        studio.sign_in_as(FrontDesk).await;
        let mut guesses = Vec::new();
        for nth in 0..8 {
            let thief = studio.guest().await;
            guesses.push(tokio::spawn(async move { thief.sign_in("zhao", &format!("guess-{nth}-guess")).await }));
        }
        for guess in guesses {
            assert!(matches!(guess.await.unwrap(), Err(Refusal::WrongNameOrPassword | Refusal::SlowDown { .. })));
        }
        assert!(matches!(studio.guest().await.sign_in("zhao", PASSWORD).await, Err(Refusal::SlowDown { .. })));
    }
}

on_both! {
    /// A session ends after a long day, by signing out, by a new password, and when the account is closed.
    at "2026-11-08T08:00+08:00"
    async fn sessions_end(studio: Studio) {
        let desk = studio.sign_in_as(FrontDesk).await;
        let elsewhere = studio.guest().await;
        elsewhere.sign_in("zhao", PASSWORD).await.unwrap();
        let me = |person: atelier_tests::world::Person| async move { person.does(OpenStudio {}).await.me.map(|me| me.name) };
        assert_eq!(me(elsewhere.clone()).await.as_deref(), Some("赵雪"));
        let wrong = ChangePassword { old: "not-the-old-one".into(), new: "new-password".into() };
        assert_eq!(desk.refused(wrong).await, Refusal::WrongNameOrPassword);
        let short = ChangePassword { old: PASSWORD.into(), new: "七个字的密码啊".into() };
        assert_eq!(desk.refused(short).await, Refusal::PasswordTooShort { at_least: 8 });
        desk.does(ChangePassword { old: PASSWORD.into(), new: "八个字的密码也行".into() }).await;
        assert_eq!(me(desk.clone()).await.as_deref(), Some("赵雪"), "the session that changed it goes on");
        assert_eq!(me(elsewhere.clone()).await, None, "all others end");
        assert_eq!(elsewhere.sign_in("zhao", PASSWORD).await, Err(Refusal::WrongNameOrPassword));
        elsewhere.sign_in("zhao", "八个字的密码也行").await.unwrap();
        let token = elsewhere.token();
        elsewhere.does(SignOut {}).await;
        assert!(token.is_some() && elsewhere.token().is_none());
        assert_eq!(me(elsewhere.clone()).await, None);

        let account = account(&studio, "zhao").await;
        let close = SaveStaff { open: false, ..saved(&account) };
        studio.owner().does(close.clone()).await;
        assert_eq!(me(desk.clone()).await, None);
        assert_eq!(desk.sign_in("zhao", "八个字的密码也行").await, Err(Refusal::AccountClosed));
        assert_eq!(studio.owner().refused(close).await, Refusal::ChangedMeanwhile { what: Subject::Staff });

        studio.clock().advance(Duration::from_secs(16 * 3600 - 1));
        assert_eq!(me(studio.owner()).await.as_deref(), Some("林晨"));
        studio.clock().advance(Duration::from_secs(1));
        assert_eq!(studio.owner().refused(ListStaff {}).await, Refusal::NotSignedIn);
    }
}

async fn account(studio: &Studio, sign_in_name: &str) -> StaffView {
    let list = studio.owner().does(ListStaff {}).await;
    list.staff.into_iter().find(|one| one.sign_in_name == sign_in_name).unwrap()
}

fn saved(account: &StaffView) -> SaveStaff {
    SaveStaff {
        id: Some(account.id.clone()),
        version: account.version,
        name: account.name.clone(),
        sign_in_name: account.sign_in_name.clone(),
        password: String::new(),
        open: account.open,
        roles: account.roles.clone(),
    }
}

on_both! {
    /// Nobody can lock the studio out of itself; names and passwords are checked.
    at "2026-11-08T10:00+08:00"
    async fn the_last_owner_stays(studio: Studio) {
        let owner = studio.owner();
        let mine = account(&studio, "lin").await;
        assert_eq!(owner.refused(SaveStaff { open: false, ..saved(&mine) }).await, Refusal::LastOwner);
        let desk_role = studio.role(FrontDesk).await;
        assert_eq!(owner.refused(SaveStaff { roles: vec![desk_role], ..saved(&mine) }).await, Refusal::LastOwner);
        let role = owner.does(ListStaff {}).await.roles.into_iter().find(|role| role.built_in == Some(Owner)).unwrap();
        let emptied = SaveRole { id: Some(role.id.clone()), version: role.version, name: String::new(), rights: Vec::new() };
        assert_eq!(owner.refused(emptied).await, Refusal::LastOwner);
        assert!(owner.ask(ListStaff {}).await.is_ok(), "nothing of it happened");

        let new = SaveStaff { id: None, version: 0, ..saved(&mine) };
        let taken = SaveStaff { password: PASSWORD.into(), sign_in_name: " LIN ".into(), ..new.clone() };
        assert_eq!(owner.refused(taken).await, Refusal::SignInNameTaken { name: "lin".into() });
        let short = SaveStaff { password: "1234567".into(), sign_in_name: "kurz".into(), ..new.clone() };
        assert_eq!(owner.refused(short).await, Refusal::PasswordTooShort { at_least: 8 });
        let roleless = SaveStaff { password: PASSWORD.into(), sign_in_name: "kurz".into(), roles: Vec::new(), ..new };
        assert!(matches!(owner.refused(roleless).await, Refusal::FieldEmpty { .. }));
        let again = SetUpStudio {
            name: "别家".into(),
            lang: Lang::En,
            currency: Currency::default(),
            owner: "x".into(),
            sign_in_name: "x".into(),
            password: PASSWORD.into(),
            station: String::new(),
        };
        assert_eq!(studio.guest().await.refused(again).await, Refusal::AlreadySetUp);
    }
}

on_both! {
    /// Money taken at half past one belongs to the day before, where the business day ends at two.
    at "2026-11-08T20:00+08:00"
    async fn the_business_day_ends_after_midnight(studio: Studio) {
        let owner = studio.owner();
        let mut settings = owner.does(OpenSettings {}).await;
        settings.day_ends_at = 2;
        let stale = SaveSettings { settings: settings.clone() };
        owner.does(SaveSettings { settings }).await;
        assert_eq!(owner.refused(stale).await, Refusal::ChangedMeanwhile { what: Subject::Studio });
        let order = studio.with_order().await;
        assert_eq!(order.row.number, "A20261108-001");
        let desk = studio.sign_in_as(FrontDesk).await;
        let pay = |minor| TakePayment { once: once(), order: order.row.id.clone(), total: Money(minor), tenders: cash(minor) };
        studio.clock().set("2026-11-09T01:30+08:00");
        let night = desk.does(pay(100)).await.order.receipts.pop().unwrap();
        assert_eq!((night.number.as_str(), night.on.to_string().as_str()), ("R20261108-001", "2026-11-08"));
        assert_eq!((night.at.day.to_string().as_str(), night.at.clock.as_str()), ("2026-11-09", "01:30"));
        studio.clock().set("2026-11-09T02:00+08:00");
        let morning = desk.does(pay(250)).await.order.receipts.pop().unwrap();
        assert_eq!((morning.number.as_str(), morning.on.to_string().as_str()), ("R20261109-001", "2026-11-09"));
        for (day, total, receipts) in [(night.on, 100, 1), (morning.on, 250, 1), (morning.on.plus(1), 0, 0)] {
            let takings = desk.does(OpenTakings { day }).await;
            assert_eq!((takings.total, takings.receipts.len(), takings.tenders.len()), (Money(total), receipts, 5));
        }
    }
}
