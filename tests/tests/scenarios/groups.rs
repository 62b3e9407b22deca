//! Groups of a shoot by the studio's rules, laid out on the disk; and files that stand beside photos, whether they come
//! before them or after.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use atelier_core::id::OrderId;
use atelier_core::orders::OrderView;
use atelier_core::people::BuiltInRole::{FrontDesk, Photographer};
use atelier_core::people::Right;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::{
    Condition, GroupRule, GroupRules, GroupsView, LayOutGroups, Laying, OpenGroupRules, OpenGroups, OpenShoots, Reason, RuleTrouble,
    SaveGroupRules, Shape, Split,
};
use atelier_photo::sample::{Drawn, ShootPlan, draw_shoot};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, hashes, once, raw_around};

fn rule(name: &str, conditions: &[Condition], split: Option<Split>) -> GroupRule {
    GroupRule { name: name.to_owned(), conditions: conditions.to_vec(), split }
}

async fn save(studio: &Studio, version: i64, rules: &[GroupRule]) -> GroupRules {
    studio.owner().does(SaveGroupRules { rules: GroupRules { version, rules: rules.to_vec() } }).await
}

async fn groups(studio: &Studio, order: &OrderId) -> GroupsView {
    studio.sign_in_as(Photographer).await.does(OpenGroups { order: order.clone() }).await
}

/// A shoot of 24 photos in three scenes, minutes apart, in the folder of an order.
async fn with_shoot(studio: &Studio) -> (OrderView, Vec<Drawn>) {
    let order = studio.with_order().await;
    let folder = studio.shoot_folder().await.join(&order.row.number);
    let start = jiff::civil::date(2026, 5, 1).at(10, 0, 0, 0);
    let plan = ShootPlan { long_side: 600, scenes: 3, ..ShootPlan::of(24, start) };
    let drawn = draw_shoot(&folder, 11, &plan).unwrap();
    (order, drawn)
}

/// The names in each folder of a layout; what begins with a dot is not the studio's.
fn laid(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut laid: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for group in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = group.file_name().into_string().unwrap();
        if !name.starts_with('.') {
            let files = std::fs::read_dir(group.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
            laid.insert(name, files.collect());
        }
    }
    laid
}

on_both! {
    /// The usual rules until the studio has its own; two people who edit at once; slips told by the rule's place.
    at "2026-11-08T12:00+08:00"
    async fn rules_are_the_studios_own(studio: Studio) {
        let photographer = studio.sign_in_as(Photographer).await;
        let usual = photographer.does(OpenGroupRules {}).await;
        assert_eq!((usual.version, usual.rules.last().unwrap().split.clone()), (0, Some(Split::Scene)));
        let mine = SaveGroupRules { rules: usual.clone() };
        assert_eq!(photographer.refused(mine).await, Refusal::RightMissing { right: Right::EditStudio });
        let saved = save(&studio, 0, &[rule(" 入册 ", &[], Some(Split::Gap { minutes: 3 }))]).await;
        assert_eq!((saved.version, saved.rules[0].name.as_str()), (1, "入册"));
        for stale in [0, 2] {
            let late = SaveGroupRules { rules: GroupRules { version: stale, rules: usual.rules.clone() } };
            assert_eq!(studio.owner().refused(late).await, Refusal::ChangedMeanwhile { what: Subject::GroupRules });
        }
        let twice = [rule("a", &[], None), rule("A", &[], None)];
        let slip = SaveGroupRules { rules: GroupRules { version: 1, rules: twice.to_vec() } };
        let refused = Refusal::GroupRule { number: 2, trouble: RuleTrouble::NameTaken { name: "A".into() } };
        assert_eq!(studio.owner().refused(slip).await, refused);
        assert_eq!(save(&studio, 1, &[]).await, GroupRules { version: 2, rules: Vec::new() });
        assert_eq!(photographer.does(OpenGroupRules {}).await.rules, []);
        let order = studio.with_order().await;
        assert_eq!(photographer.refused(OpenGroups { order: order.row.id }).await, Refusal::NoPhotosYet);
        assert_eq!(photographer.refused(OpenGroups { order: once() }).await, Refusal::not_found(Subject::Order, ""));
    }
}

on_both! {
    /// A shoot is sorted by the rules and laid out as folders, by copies and by links; the library stays as it was.
    async fn a_shoot_is_sorted_and_laid_out(studio: Studio) {
        let (order, drawn) = with_shoot(&studio).await;
        let folder = studio.shoot_folder().await.join(&order.row.number);
        let first = std::fs::read(folder.join(&drawn[0].name)).unwrap();
        std::fs::write(folder.join("IMG_4213.RAF"), raw_around(&first)).unwrap();
        studio.drain_ingest().await;
        let usual = groups(&studio, &order.row.id).await;
        assert_eq!(usual.groups.iter().map(|group| group.photos.len()).sum::<usize>(), 24, "each photo once");
        assert!(usual.can_link);

        save(&studio, 0, &[rule("竖", &[Condition::Shape { is: Shape::Portrait }], None), rule("横", &[], Some(Split::Gap { minutes: 3 }))]).await;
        let view = groups(&studio, &order.row.id).await;
        let of = |file: &str| drawn.iter().find(|photo| photo.name == file).unwrap();
        for group in &view.groups {
            let scenes: BTreeSet<usize> = group.photos.iter().map(|photo| of(&photo.file).scene).collect();
            assert!(group.photos.iter().all(|photo| of(&photo.file).tall == (group.name == "竖")), "{}", group.name);
            assert!(group.name == "竖" || scenes.len() == 1, "{} {scenes:?}", group.name);
        }

        // The originals alone: their media hash list is written while nothing arrives, which may be now.
        let originals = studio.data().join("library/originals");
        let library = hashes(&originals);
        let photographer = studio.sign_in_as(Photographer).await;
        let lay = |laying| LayOutGroups { order: order.row.id.clone(), laying };
        let refused = studio.sign_in_as(FrontDesk).await.refused(lay(Laying::Copies)).await;
        assert_eq!(refused, Refusal::RightMissing { right: Right::AssignPhotos });
        let copies = photographer.does(lay(Laying::Copies)).await;
        assert_eq!((copies.groups as usize, copies.files), (view.groups.len(), 25));
        let on_disk = laid(Path::new(&copies.folder));
        let mut expected: BTreeMap<String, BTreeSet<String>> =
            view.groups.iter().map(|group| (group.name.clone(), group.photos.iter().map(|photo| photo.file.clone()).collect())).collect();
        let beside = expected.values_mut().find(|files| files.contains("IMG_4213.JPG")).unwrap();
        beside.insert("IMG_4213.RAF".to_owned());
        assert_eq!(on_disk, expected);

        // Somebody works on a copy; laid out again as links, it stays, and so does the library.
        let (group, files) = on_disk.iter().next().unwrap();
        let worked_on = Path::new(&copies.folder).join(group).join(files.iter().next().unwrap());
        std::fs::write(&worked_on, b"retouched").unwrap();
        let links = photographer.does(lay(Laying::Links)).await;
        assert_eq!(links.folder, copies.folder);
        assert_eq!(std::fs::read(&worked_on).unwrap(), b"retouched");
        let folder = Path::new(&copies.folder);
        let others = on_disk.iter().flat_map(|(group, files)| files.iter().map(move |file| folder.join(group).join(file)));
        for file in others.filter(|file| *file != worked_on) {
            assert!(file.symlink_metadata().unwrap().is_symlink(), "{}", file.display());
            assert!(std::fs::read(&file).unwrap().len() > 1000, "{}", file.display());
        }
        assert_eq!(hashes(&originals), library);
    }
}

/// What an editor writes beside a raw file.
fn settings(exposure: &str) -> String {
    format!(
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description crs:Exposure2012="{exposure}"/></rdf:RDF></x:xmpmeta>"#
    )
}

/// Waits until a count in the database is so much.
async fn until(studio: &Studio, sql: &str, expected: i64) {
    for _ in 0..1200 {
        if studio.eyes().number(sql).await == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("not {expected} within two minutes: {sql}: {}", studio.eyes().number(sql).await);
}

const COMPANIONS: &str = "select count(*) from companion";
const UNDECIDED: &str = "select count(*) from sighting where state = 'seen'";

on_both! {
    /// Sidecars wait for their photo, follow it, and are replaced when the editor saves again.
    async fn sidecars_come_before_and_after_their_photo(studio: Studio) {
        let order = studio.with_order().await;
        let folder = studio.shoot_folder().await.join(&order.row.number);
        std::fs::create_dir_all(&folder).unwrap();
        let roll = studio.roll(2);
        std::fs::write(folder.join("DSC_0001.xmp"), settings("+0.10")).unwrap();
        until(&studio, UNDECIDED, 1).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(studio.eyes().number(UNDECIDED).await, 1, "it waits, and nothing is said of it");
        assert_eq!(studio.sign_in_as(Photographer).await.does(OpenShoots {}).await.troubles, []);
        std::fs::copy(&roll[0], folder.join("DSC_0001.JPG")).unwrap();
        studio.drain_ingest().await;
        assert_eq!(studio.eyes().number(COMPANIONS).await, 1);

        std::fs::copy(&roll[1], folder.join("DSC_0002.JPG")).unwrap();
        studio.drain_ingest().await;
        std::fs::write(folder.join("DSC_0002.NEF.xmp"), settings("+0.20")).unwrap();
        std::fs::write(folder.join("DSC_0001.xmp"), settings("+0.30 and a mask")).unwrap();
        studio.drain_ingest().await;
        let kept = studio.eyes().texts("select file from companion order by file").await;
        assert_eq!(kept, ["DSC_0001.xmp", "DSC_0002.NEF.xmp"]);
        let content = studio.eyes().texts("select content from companion where file = 'DSC_0001.xmp'").await;
        assert_eq!(content, [blake3::hash(settings("+0.30 and a mask").as_bytes()).to_hex().to_string()], "the newer one");
        assert_eq!(studio.eyes().number("select count(*) from photo").await, 2);
        assert_eq!(studio.sign_in_as(Photographer).await.does(OpenShoots {}).await.troubles, []);
    }
}

on_both! {
    /// A film without a photo is told after an hour, and forgiven once its photo comes.
    async fn a_film_waits_for_its_photo_for_an_hour(studio: Studio) {
        let order = studio.with_order().await;
        let folder = studio.shoot_folder().await.join(&order.row.number);
        std::fs::create_dir_all(&folder).unwrap();
        let film = [b"\0\0\0\x18ftypqt  \0\0\0\0qt  qt  ".as_slice(), &b"frames".repeat(3000)].concat();
        std::fs::write(folder.join("IMG_0007.MOV"), film).unwrap();
        until(&studio, UNDECIDED, 1).await;
        studio.eyes().meddle("update sighting set first_seen = first_seen - 3700000").await;
        until(&studio, "select count(*) from sighting where state = 'refused'", 1).await;
        let troubles = studio.sign_in_as(Photographer).await.does(OpenShoots {}).await.troubles;
        assert_eq!(troubles.iter().map(|trouble| trouble.reason.clone()).collect::<Vec<_>>(), [Reason::NoPhotoForIt]);
        std::fs::copy(&studio.roll(1)[0], folder.join("IMG_0007.JPG")).unwrap();
        until(&studio, COMPANIONS, 1).await;
        assert_eq!(studio.sign_in_as(Photographer).await.does(OpenShoots {}).await.troubles, []);
        assert_eq!(studio.eyes().number("select count(*) from photo").await, 1);
    }
}
