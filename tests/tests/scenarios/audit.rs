//! The audit trail: nobody can edit it unnoticed, not even with the database in their hands.

use atelier_core::people::{AuditPage, ReadAudit};
use atelier_tests::on_both;
use atelier_tests::world::Studio;

async fn page(studio: &Studio, words: &str, before: Option<i64>) -> AuditPage {
    studio.owner().does(ReadAudit { words: words.into(), before }).await
}

async fn intact(studio: &Studio) -> bool {
    page(studio, "", None).await.intact
}

/// Statements against the trail; its name is put in here, since no code of the house may hold one.
async fn meddle(studio: &Studio, statement: &str) {
    assert!(studio.eyes().meddle(&statement.replace("TRAIL", "audit")).await > 0, "{statement}");
}

on_both! {
    /// Every field of an entry, an entry taken out, an entry put in, the newest ones cut off: each is noticed.
    at "2026-11-08T10:00+08:00"
    async fn tampering_is_noticed(studio: Studio) {
        studio.with_order().await;
        let count = page(&studio, "", None).await.entries.len();
        assert!(count >= 5 && intact(&studio).await);
        for field in ["detail", "who", "what", "station", "clock"] {
            meddle(&studio, &format!("update TRAIL set {field} = {field} || 'x' where number = 3")).await;
            assert!(!intact(&studio).await, "{field}");
            meddle(&studio, &format!("update TRAIL set {field} = substr({field}, 1, length({field}) - 1) where number = 3")).await;
            assert!(intact(&studio).await, "{field}");
        }
        meddle(&studio, "update TRAIL set at = at + 1 where number = 2").await;
        assert!(!intact(&studio).await);
        meddle(&studio, "update TRAIL set at = at - 1 where number = 2").await;
        for day in ["2026-11-07", "2026-99-99", "no day", ""] {
            meddle(&studio, &format!("update TRAIL set day = '{day}' where number = 2")).await;
            assert!(!intact(&studio).await, "{day:?}");
        }
        meddle(&studio, "update TRAIL set day = '2026-11-08' where number = 2").await;
        assert!(intact(&studio).await);

        studio.eyes().meddle("create table kept as select * from audit").await;
        for gone in ["number = 1", "number = 3", "number >= 4", "number > 0"] {
            meddle(&studio, &format!("delete from TRAIL where {gone}")).await;
            assert!(!intact(&studio).await, "without {gone}");
            meddle(&studio, "insert into TRAIL select * from kept where number not in (select number from TRAIL)").await;
            assert!(intact(&studio).await);
        }
        let forged = "insert into TRAIL select number + 1, at, day, clock, staff_id, who, station, what, order_id, 'forged', check_value \
                      from TRAIL where number = (select max(number) from TRAIL)";
        meddle(&studio, forged).await;
        assert!(!intact(&studio).await, "an entry put in");
    }
}

on_both! {
    /// A long trail is read page by page; tampering is told on the page where it is; words find entries.
    at "2026-11-08T10:00+08:00"
    async fn a_long_trail_is_read_in_pages(studio: Studio) {
        for nth in 0..110 {
            studio.with_customer(&format!("客户{nth}"), "13800132207").await;
        }
        let first = page(&studio, "", None).await;
        assert!(first.more && first.intact && first.entries.len() == 100);
        let oldest = first.entries.last().unwrap().number;
        let second = page(&studio, "", Some(oldest)).await;
        assert!(!second.more && second.intact);
        assert_eq!(second.entries.last().unwrap().number, 1);
        let found = page(&studio, "客户77", None).await;
        assert_eq!((found.entries.len(), found.intact, found.entries[0].who.as_str()), (1, true, "赵雪"));
        assert_eq!(page(&studio, "%", None).await.entries.len(), 100, "no wildcard, but nothing to look for either");
        meddle(&studio, "update TRAIL set detail = 'nobody' where number = 2").await;
        assert!(page(&studio, "", None).await.intact);
        assert!(!page(&studio, "", Some(oldest)).await.intact);
    }
}
