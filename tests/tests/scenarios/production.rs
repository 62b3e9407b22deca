//! Production: who may do what with a task, what may be handed in, and work that must never be overwritten.

use std::path::Path;

use atelier_core::catalog::Purpose;
use atelier_core::id::StaffId;
use atelier_core::money::Money;
use atelier_core::orders::{OpenOrder, OrderView, Stage};
use atelier_core::people::BuiltInRole::{FrontDesk, ProductionLead, Retoucher, SelectionConsultant};
use atelier_core::people::{ListStaff, Right};
use atelier_core::production::{Accept, Assign, HandIn, OpenBoard, OpenTask, Returned, SendBack, StartTask, TaskKind, TaskState};
use atelier_core::refusal::{Field, Refusal, Subject};
use atelier_core::selection::{After, Change, Choice, Confirm, Mark, StartSitting, Submit};
use atelier_tests::on_both;
use atelier_tests::world::{PASSWORD, Studio, commented, once, raw_around};

/// An order whose confirmed selection made a retouching task of two photos and an album task of one.
async fn tasks(studio: &Studio) -> OrderView {
    let customer = studio.with_customer("张三", "13800132207").await;
    let entitled = [(Purpose::Retouch, "", Some(2), 1_000), (Purpose::Album, "8寸", Some(1), 1_000), (Purpose::Negative, "", None, 0)];
    let package = studio.with_package("小套", 100_000, &entitled).await;
    let booking = studio.booking(&customer.id, &package.id).await;
    let order = studio.sign_in_as(FrontDesk).await.does(booking).await.order;
    studio.shoot_arrives(&order.row.number, &studio.roll(3)).await;
    studio.drain_ingest().await;
    let consultant = studio.sign_in_as(SelectionConsultant).await;
    let room = consultant.does(StartSitting { order: order.row.id.clone() }).await;
    let sitting = room.sitting.unwrap().id;
    let tag = |line: usize, photo: usize| Change {
        id: once(),
        photo: room.photos[photo].id.clone(),
        choice: Choice::Tag(room.entitlements[line].id.clone()),
        takes_back: None,
    };
    let changes = vec![tag(0, 0), tag(0, 1), tag(1, 2), tag(2, 0)];
    assert_eq!(consultant.does(Mark { sitting: sitting.clone(), branch: None, changes }).await.refused, []);
    consultant.does(Submit { sitting: sitting.clone() }).await;
    let view = consultant
        .does(Confirm { sitting, signed_by: "张三".into(), signature: None, extra: Money::ZERO, upgrade: None, after: After::Finished })
        .await;
    assert_eq!(view.tasks.iter().map(|task| task.kind).collect::<Vec<_>>(), [TaskKind::Retouch, TaskKind::AlbumDesign]);
    view
}

async fn staff(studio: &Studio, sign_in_name: &str) -> StaffId {
    let list = studio.owner().does(ListStaff {}).await;
    list.staff.into_iter().find(|one| one.sign_in_name == sign_in_name).unwrap().id
}

on_both! {
    /// Tasks go to people who can do them, for days to come; nobody does another's work; moves come in their order.
    async fn tasks_belong_to_people(studio: Studio) {
        let order = tasks(&studio).await;
        let lead = studio.sign_in_as(ProductionLead).await;
        let mine = studio.sign_in_as(Retoucher).await;
        let role = studio.role(Retoucher).await;
        studio.take_on("另一位", "other", &[role]).await;
        let other = studio.guest().await;
        other.sign_in("other", PASSWORD).await.unwrap();
        let card = order.tasks[0].clone();
        let today = studio.today().await;
        let assign = Assign { task: card.id.clone(), version: card.version, assignee: staff(&studio, "zhou").await, due_on: today };
        let start = StartTask { task: card.id.clone(), version: card.version };
        assert_eq!(lead.refused(start.clone()).await, Refusal::TaskNotReady, "nobody has it yet");
        let to_the_desk = Assign { assignee: staff(&studio, "zhao").await, ..assign.clone() };
        assert_eq!(lead.refused(to_the_desk).await, Refusal::NotFound { what: Subject::Staff, name: String::new() });
        assert_eq!(lead.refused(Assign { due_on: today.plus(-1), ..assign.clone() }).await, Refusal::DayIsPast);
        assert_eq!(lead.refused(Assign { task: once(), ..assign.clone() }).await, Refusal::NotFound { what: Subject::Task, name: String::new() });
        assert_eq!(mine.refused(assign.clone()).await, Refusal::RightMissing { right: Right::AssignTasks });
        let card = lead.does(assign.clone()).await;
        assert_eq!(lead.refused(assign).await, Refusal::ChangedMeanwhile { what: Subject::Task });

        assert_eq!(other.refused(OpenTask { task: card.id.clone() }).await, Refusal::RightMissing { right: Right::SeeProduction });
        assert_eq!(other.refused(StartTask { version: card.version, ..start.clone() }).await, Refusal::RightMissing { right: Right::SeeProduction });
        assert_eq!(mine.refused(start).await, Refusal::ChangedMeanwhile { what: Subject::Task });
        let version = card.version;
        assert_eq!(mine.refused(HandIn { task: card.id.clone(), version }).await, Refusal::TaskNotReady);
        assert_eq!(lead.refused(Accept { task: card.id.clone(), version }).await, Refusal::TaskNotReady);
        let back = SendBack { task: card.id.clone(), version, reason: "x".into() };
        assert_eq!(lead.refused(back.clone()).await, Refusal::TaskNotReady);
        assert_eq!(lead.refused(SendBack { reason: " ".into(), ..back }).await, Refusal::FieldEmpty { field: Field::Reason });
        let begun = mine.does(StartTask { task: card.id.clone(), version }).await;
        // Given to somebody else while it is being done: the work moves over.
        let over = Assign { task: card.id.clone(), version: begun.card.version, assignee: staff(&studio, "other").await, due_on: today.plus(1) };
        let moved = lead.does(over).await;
        assert_eq!(moved.state, TaskState::Working);
        let hand_in = HandIn { task: card.id, version: moved.version };
        assert_eq!(mine.refused(hand_in.clone()).await, Refusal::RightMissing { right: Right::SeeProduction });
        assert!(matches!(other.refused(hand_in).await, Refusal::FilesMissing { count: 2, .. }));
        assert_eq!(lead.does(OpenBoard {}).await.tasks.len(), 2);
    }
}

on_both! {
    /// Returned files are matched by name, by number and by content; what cannot be read is named; work is kept.
    async fn hand_ins_are_judged(studio: Studio) {
        let order = tasks(&studio).await;
        let lead = studio.sign_in_as(ProductionLead).await;
        let mine = studio.sign_in_as(Retoucher).await;
        let assignee = staff(&studio, "zhou").await;
        let today = studio.today().await;
        let mut begun = Vec::new();
        for card in &order.tasks {
            let assign = Assign { task: card.id.clone(), version: card.version, assignee: assignee.clone(), due_on: today };
            let version = lead.does(assign).await.version;
            begun.push(mine.does(StartTask { task: card.id.clone(), version }).await);
        }
        let (retouch, album) = (begun[0].clone(), begun[1].clone());
        let done = Path::new(&retouch.hand_in_folder);
        let copies: Vec<_> = retouch.photos.iter().map(|photo| photo.copy.clone()).collect();
        let original = |nth: usize| std::fs::read(Path::new(&retouch.folder).join(&copies[nth])).unwrap();
        let task = retouch.card.id.clone();
        let version = retouch.card.version;
        let hand_in = || HandIn { task: task.clone(), version };

        assert_eq!(mine.refused(hand_in()).await, Refusal::FilesMissing { count: 2, first: copies[0].clone() });
        // By the camera's name, without the purpose, and under another suffix's case.
        let by_number = done.join(retouch.photos[0].file.to_uppercase().replace(".JPG", ".jpeg"));
        std::fs::write(&by_number, commented(&original(0), "x")).unwrap();
        std::fs::write(done.join(&copies[1]), &original(1)[..2_000]).unwrap();
        let unreadable = mine.refused(hand_in()).await;
        assert_eq!(unreadable, Refusal::FilesUnreadable { count: 1, first: copies[1].clone() });
        // A renamed file that was not worked on is recognised by its content.
        std::fs::remove_file(done.join(&copies[1])).unwrap();
        std::fs::write(done.join("随便.jpg"), original(1)).unwrap();
        let handed = mine.does(hand_in()).await;
        let returned: Vec<_> = handed.photos.iter().map(|photo| photo.returned).collect();
        assert_eq!((returned, handed.unexpected.len()), (vec![Returned::Changed, Returned::Unchanged], 0));
        let back = lead.does(SendBack { task: task.clone(), version: handed.card.version, reason: "第二张没修".into() }).await;

        // Begun again: what the retoucher changed in the folder of copies stays, what was lost is laid out again.
        let worked = commented(&original(0), "half done");
        std::fs::write(Path::new(&retouch.folder).join(&copies[0]), &worked).unwrap();
        std::fs::remove_file(Path::new(&retouch.folder).join(&copies[1])).unwrap();
        let again = mine.does(StartTask { task: task.clone(), version: back.card.version }).await;
        assert_eq!(original(0), worked);
        assert_eq!(blake3::hash(&original(1)).to_hex().as_str(), again.photos[1].content);
        // The folder for finished files is gone: told, and made again by beginning again.
        std::fs::remove_dir_all(done).unwrap();
        let gone = mine.refused(HandIn { task: task.clone(), version: again.card.version }).await;
        assert_eq!(gone, Refusal::FolderUnreadable { path: retouch.hand_in_folder.clone() });
        let again = mine.does(StartTask { task: task.clone(), version: again.card.version }).await;
        for nth in [0, 1] {
            std::fs::write(done.join(&copies[nth]), commented(&original(nth), "done")).unwrap();
        }
        let handed = mine.does(HandIn { task: task.clone(), version: again.card.version }).await;
        lead.does(Accept { task, version: handed.card.version }).await;

        // An album comes back as pages that carry many photos; nothing at all is still too little.
        let nothing = mine.refused(HandIn { task: album.card.id.clone(), version: album.card.version }).await;
        assert!(matches!(nothing, Refusal::FilesMissing { count: 1, .. }));
        let page = commented(&std::fs::read(&studio.roll(3)[0]).unwrap(), "a page");
        std::fs::write(Path::new(&album.hand_in_folder).join("跨页 01-02.jpg"), page).unwrap();
        let handed = mine.does(HandIn { task: album.card.id.clone(), version: album.card.version }).await;
        assert_eq!(handed.unexpected, ["跨页 01-02.jpg"]);
        lead.does(Accept { task: album.card.id, version: handed.card.version }).await;
        let view = studio.sign_in_as(FrontDesk).await.does(OpenOrder { id: order.row.id }).await;
        assert_eq!(view.row.stage, Stage::Ready);
    }
}

on_both! {
    /// A raw file that comes beside a photo goes to the retoucher with it, under the same name.
    async fn the_retoucher_gets_the_raw_file_too(studio: Studio) {
        let order = tasks(&studio).await;
        let folder = studio.shoot_folder().await.join(&order.row.number);
        let raw = raw_around(&std::fs::read(folder.join("IMG_4201.JPG")).unwrap());
        std::fs::write(folder.join("IMG_4201.RAF"), &raw).unwrap();
        studio.drain_ingest().await;
        let (lead, mine) = (studio.sign_in_as(ProductionLead).await, studio.sign_in_as(Retoucher).await);
        let card = order.tasks[0].clone();
        let assignee = staff(&studio, "zhou").await;
        let assigned = lead.does(Assign { task: card.id.clone(), version: card.version, assignee, due_on: studio.today().await }).await;
        let begun = mine.does(StartTask { task: card.id, version: assigned.version }).await;
        let copies = std::fs::read_dir(&begun.folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut expected: Vec<String> = begun.photos.iter().map(|photo| photo.copy.clone()).collect();
        let beside = expected.iter().find(|copy| copy.ends_with("IMG_4201.JPG")).unwrap().replace(".JPG", ".RAF");
        assert_eq!(std::fs::read(Path::new(&begun.folder).join(&beside)).unwrap(), raw);
        expected.push(beside);
        expected.sort();
        let mut copies: Vec<String> = copies.collect();
        copies.sort();
        assert_eq!(copies, expected);
    }
}

on_both! {
    /// An order number never becomes a way out of the data folder, and originals are never what is handed out.
    async fn task_folders_stay_in_the_data_folder(studio: Studio) {
        let order = tasks(&studio).await;
        let lead = studio.sign_in_as(ProductionLead).await;
        let mine = studio.sign_in_as(Retoucher).await;
        let before = atelier_tests::world::hashes(&studio.data().join("library/originals"));
        let card = order.tasks[0].clone();
        let assignee = staff(&studio, "zhou").await;
        let assigned = lead.does(Assign { task: card.id.clone(), version: card.version, assignee, due_on: studio.today().await }).await;
        let begun = mine.does(StartTask { task: card.id, version: assigned.version }).await;
        for folder in [&begun.folder, &begun.hand_in_folder] {
            let expected = studio.data().join("tasks").join(&order.row.number).canonicalize().unwrap();
            assert!(Path::new(folder).canonicalize().unwrap().starts_with(expected), "{folder}");
        }
        for photo in &begun.photos {
            std::fs::write(Path::new(&begun.folder).join(&photo.copy), b"scribbled over").unwrap();
        }
        assert_eq!(atelier_tests::world::hashes(&studio.data().join("library/originals")), before, "a copy shares nothing with its original");
    }
}
