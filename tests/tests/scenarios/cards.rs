//! Memory cards: read in, told honestly how far they are, and cleared of what is safe and of nothing else. And what makes
//! it safe: the second copy, and the media hash list beside the library.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use atelier_core::id::CardId;
use atelier_core::people::BuiltInRole::{FrontDesk, Photographer};
use atelier_core::people::Right;
use atelier_core::refusal::Refusal;
use atelier_core::shoots::{CardRow, CardState, CardsView, ClearCard, MountedCard, OpenCards, OpenShoots, Reason, TakeCard};
use atelier_core::studio::{OpenSettings, SaveSettings};
use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_tests::on_both;
use atelier_tests::world::{Studio, commented, hashes};

const PHOTOS: &str = "DCIM/100CANON";

/// A card in a reader, with so many photos and a text file that the camera put beside them.
fn card_with(studio: &Studio, name: &str, count: usize) -> PathBuf {
    let card = studio.card_mounts().join(name);
    let plan = ShootPlan { long_side: 600, ..ShootPlan::of(count, jiff::civil::date(2026, 5, 1).at(10, 0, 0, 0)) };
    draw_shoot(&card.join(PHOTOS), 17, &plan).unwrap();
    std::fs::write(card.join(PHOTOS).join("README.TXT"), "Do not remove while the lamp is lit.\r\n").unwrap();
    card
}

/// The photos on a card, by path.
fn photos_on(card: &Path) -> Vec<PathBuf> {
    let files = hashes(card).into_keys().filter(|file| file.extension().is_some_and(|suffix| suffix == "JPG"));
    files.map(|file| card.join(file)).collect()
}

async fn cards(studio: &Studio) -> CardsView {
    studio.sign_in_as(Photographer).await.does(OpenCards {}).await
}

async fn take(studio: &Studio, card: &Path) -> CardRow {
    let call = TakeCard { path: card.display().to_string() };
    studio.sign_in_as(Photographer).await.does(call).await.cards.remove(0)
}

/// Waits until the card shows something.
async fn until(studio: &Studio, card: &CardId, what: &str, shows: impl Fn(&CardRow) -> bool) -> CardRow {
    let patience = Instant::now() + Duration::from_secs(120);
    loop {
        let row = cards(studio).await.cards.into_iter().find(|row| row.id == *card).unwrap();
        if shows(&row) {
            return row;
        }
        assert!(Instant::now() < patience, "not within two minutes: {what}: {row:?}");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

async fn until_it_is(studio: &Studio, card: &CardId, state: CardState) -> CardRow {
    until(studio, card, &format!("the card is {state:?}"), |row| row.state == state).await
}

/// The owner sets where second copies go.
async fn copies_go_to(studio: &Studio, folder: &Path) {
    let mut settings = studio.owner().does(OpenSettings {}).await;
    settings.second_copy = folder.display().to_string();
    studio.owner().does(SaveSettings { settings }).await;
}

async fn contents(studio: &Studio) -> BTreeSet<String> {
    studio.eyes().texts("select content from photo").await.into_iter().collect()
}

on_both! {
    /// A card is read into the tray; with a photo on it that cannot be taken it is not cleared, whoever asks.
    async fn a_card_with_a_broken_photo(studio: Studio) {
        let card = card_with(&studio, "EOS_DIGITAL", 12);
        let whole = std::fs::read(&photos_on(&card)[0]).unwrap();
        std::fs::write(card.join(PHOTOS).join("IMG_9999.JPG"), &whole[..whole.len() / 2]).unwrap();
        let before = hashes(&card);
        let path = card.display().to_string();
        let view = cards(&studio).await;
        assert_eq!(view.mounted, [MountedCard { name: "EOS_DIGITAL".into(), path: path.clone() }]);
        assert_eq!((view.cards, view.second_copy.as_str()), (Vec::new(), ""));

        let photographer = studio.sign_in_as(Photographer).await;
        let stranger = studio.sign_in_as(FrontDesk).await.refused(TakeCard { path: path.clone() }).await;
        assert_eq!(stranger, Refusal::RightMissing { right: Right::AssignPhotos });
        let view = photographer.does(TakeCard { path: format!("{path}/") }).await;
        assert_eq!((view.mounted, view.cards.len()), (Vec::new(), 1));
        let row = &view.cards[0];
        assert!(row.name.starts_with("EOS_DIGITAL ") && row.path == path, "{row:?}");
        let row = until_it_is(&studio, &row.id, CardState::NotAll).await;
        assert_eq!((row.files, row.safe, row.refused), (13, 12, 1), "the text file counts for nothing");

        let arrived = photographer.does(OpenShoots {}).await;
        let tray: Vec<_> = arrived.unassigned.iter().map(|folder| (folder.folder.clone(), folder.photos)).collect();
        assert_eq!(tray, [(format!("{}/{PHOTOS}", row.name), 12)]);
        let broken: Vec<_> = arrived.troubles.iter().filter(|trouble| trouble.reason == Reason::Truncated).map(|trouble| trouble.file.clone()).collect();
        assert_eq!(broken, [format!("{}/{PHOTOS}/IMG_9999.JPG", row.name)]);
        let refused = photographer.refused(ClearCard { card: row.id }).await;
        assert_eq!(refused, Refusal::CardNotSafe { card: row.name });
        assert_eq!(hashes(&card), before, "nothing on the card is touched");
        let nowhere = card.join("DCIM/nowhere").display().to_string();
        assert_eq!(photographer.refused(TakeCard { path: nowhere.clone() }).await, Refusal::FolderUnreadable { path: nowhere });
    }
}

on_both! {
    /// Where second copies are made a card is safe only after them; clearing it deletes its photos and nothing else.
    async fn a_card_is_cleared_after_its_second_copy(studio: Studio) {
        let card = card_with(&studio, "EOS_DIGITAL", 12);
        let row = take(&studio, &card).await;
        let row = until_it_is(&studio, &row.id, CardState::Safe).await;
        assert_eq!((row.files, row.safe, row.refused), (12, 12, 0));
        let second = studio.scratch("second disk");
        copies_go_to(&studio, &second).await;
        let told = cards(&studio).await;
        assert!(matches!(told.cards[0].state, CardState::WaitsForSecondCopy | CardState::Safe), "{told:?}");
        until_it_is(&studio, &row.id, CardState::Safe).await;
        let copies = hashes(&second);
        assert_eq!(copies.len(), 12, "originals and nothing else: {copies:?}");
        assert_eq!(copies.values().map(|(content, _)| content.clone()).collect::<BTreeSet<_>>(), contents(&studio).await);
        until_sealed(&studio, 12).await;
        let names: BTreeSet<String> = photos_on(&card).iter().map(|photo| photo.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        assert_eq!(generations(&studio, &names).iter().sum::<usize>(), 12, "the media hash list has the camera's names");

        let photographer = studio.sign_in_as(Photographer).await;
        let cleared = photographer.does(ClearCard { card: row.id.clone() }).await;
        assert_eq!((cleared.deleted, cleared.kept, cleared.view.cards[0].state), (12, 0, CardState::Cleared));
        assert_eq!(hashes(&card).into_keys().collect::<Vec<_>>(), [Path::new(PHOTOS).join("README.TXT")]);
        assert_eq!(contents(&studio).await.len(), 12);
        assert_eq!(hashes(&second), copies);
        assert_eq!(photographer.refused(ClearCard { card: row.id }).await, Refusal::CardNotSafe { card: row.name }, "once");
        assert_eq!(cards(&studio).await.mounted.len(), 1, "the camera may write on it again, and it is offered again");
    }
}

on_both! {
    /// A photo whose second copy has gone bad stays on the card, and so does a file that is not what was read: changed,
    /// or with other bytes under the same size and time.
    async fn what_is_not_safe_stays_on_the_card(studio: Studio) {
        let second = studio.scratch("second disk");
        copies_go_to(&studio, &second).await;
        let card = card_with(&studio, "EOS_DIGITAL", 6);
        let row = take(&studio, &card).await;
        let row = until_it_is(&studio, &row.id, CardState::Safe).await;
        let photos = photos_on(&card);
        let mut bytes = std::fs::read(&photos[0]).unwrap();
        std::fs::write(&photos[0], commented(&bytes, "edited on the card")).unwrap();
        bytes = std::fs::read(&photos[1]).unwrap();
        let modified = photos[1].metadata().unwrap().modified().unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&photos[1], &bytes).unwrap();
        std::fs::File::options().write(true).open(&photos[1]).unwrap().set_modified(modified).unwrap();
        let content = blake3::hash(&std::fs::read(&photos[2]).unwrap()).to_hex().to_string();
        let copy = hashes(&second).into_iter().find(|(_, (of, _))| *of == content).unwrap().0;
        // Copies may be guarded against writing; against a bad disk nothing is.
        std::fs::remove_file(second.join(&copy)).unwrap();
        std::fs::write(second.join(&copy), b"a bad disk").unwrap();

        let cleared = studio.sign_in_as(Photographer).await.does(ClearCard { card: row.id.clone() }).await;
        assert_eq!((cleared.deleted, cleared.kept), (3, 3));
        assert_ne!(cleared.view.cards[0].state, CardState::Cleared);
        assert_eq!(photos_on(&card), photos[..3]);
        assert!(card.join(PHOTOS).join("README.TXT").is_file());
    }
}

on_both! {
    /// Pulled out while it is read, a card is shown as away; back in the reader it is read on, and nothing is missing.
    async fn a_card_that_is_pulled_out_while_it_is_read(studio: Studio) {
        let card = card_with(&studio, "EOS_DIGITAL", 30);
        let pocket = studio.scratch("pocket").join("card");
        let row = take(&studio, &card).await;
        let reading = until(&studio, &row.id, "the first photos are in", |row| row.safe > 0).await;
        std::fs::rename(&card, &pocket).unwrap();
        let away = until_it_is(&studio, &row.id, CardState::Away).await;
        assert!(away.safe >= reading.safe && away.safe < 30, "it was pulled out too late: {away:?}");
        let refused = studio.sign_in_as(Photographer).await.refused(ClearCard { card: row.id.clone() }).await;
        assert_eq!(refused, Refusal::CardNotSafe { card: row.name.clone() });
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            assert_eq!(cards(&studio).await.cards[0].state, CardState::Away);
        }
        std::fs::rename(&pocket, &card).unwrap();
        let row = until_it_is(&studio, &row.id, CardState::Safe).await;
        assert_eq!((row.files, row.safe, row.refused), (30, 30, 0));
        assert_eq!(contents(&studio).await.len(), 30);
        let troubles = studio.sign_in_as(Photographer).await.does(OpenShoots {}).await.troubles;
        assert!(troubles.iter().all(|trouble| trouble.reason == Reason::NotAnImage), "{troubles:?}");
        let cleared = studio.sign_in_as(Photographer).await.does(ClearCard { card: row.id }).await;
        assert_eq!((cleared.deleted, cleared.kept), (30, 0));
    }
}

on_both! {
    /// The program's own folders are no cards, by whatever way they are named; clearing one would delete the only copies.
    async fn the_library_is_no_card(studio: Studio) {
        let second = studio.scratch("second disk");
        copies_go_to(&studio, &second).await;
        let photographer = studio.sign_in_as(Photographer).await;
        let data = studio.data();
        let by_another_way = studio.scratch("ways").join("in");
        std::os::unix::fs::symlink(&data, &by_another_way).unwrap();
        let within = [data.clone(), data.join("library"), data.join("library/../library"), data.parent().unwrap().to_owned(), by_another_way];
        for folder in within.into_iter().chain([second.clone(), second.join("originals")]) {
            let path = folder.display().to_string();
            let refused = photographer.refused(TakeCard { path: path.clone() }).await;
            assert_eq!(refused, Refusal::FolderIsWatched { path });
        }
        let mut settings = studio.owner().does(OpenSettings {}).await;
        settings.second_copy = data.join("library").display().to_string();
        let path = settings.second_copy.clone();
        assert_eq!(studio.owner().refused(SaveSettings { settings }).await, Refusal::FolderIsWatched { path });
    }
}

on_both! {
    /// Photos that were taken after the card was read are on no other disk: the card is to be read again first.
    async fn a_card_that_was_in_the_camera_again(studio: Studio) {
        let card = card_with(&studio, "EOS_DIGITAL", 5);
        let row = take(&studio, &card).await;
        let row = until_it_is(&studio, &row.id, CardState::Safe).await;
        let photographer = studio.sign_in_as(Photographer).await;
        let bytes = std::fs::read(&photos_on(&card)[0]).unwrap();
        std::fs::write(card.join(PHOTOS).join("IMG_5000.JPG"), commented(&bytes, "another shot")).unwrap();
        let refused = photographer.refused(ClearCard { card: row.id }).await;
        assert_eq!(refused, Refusal::CardNotSafe { card: row.name });
        assert_eq!(photos_on(&card).len(), 6);

        let again = take(&studio, &card).await;
        let again = until_it_is(&studio, &again.id, CardState::Safe).await;
        assert_eq!((again.files, again.safe), (6, 6));
        let cleared = photographer.does(ClearCard { card: again.id }).await;
        assert_eq!((cleared.deleted, cleared.kept, contents(&studio).await.len()), (6, 0, 6));
    }
}

/// How many of these words each generation of the library's media hash list has in it, oldest first.
fn generations(studio: &Studio, words: &BTreeSet<String>) -> Vec<usize> {
    let folder = studio.data().join("library/ascmhl");
    let chain = std::fs::read_to_string(folder.join("ascmhl_chain.xml")).unwrap();
    let files = hashes(&folder).into_keys().filter(|file| file.extension().is_some_and(|suffix| suffix == "mhl"));
    let count = |file: PathBuf| {
        assert!(chain.contains(file.to_str().unwrap()), "{} is not in the chain: {chain}", file.display());
        let list = std::fs::read_to_string(folder.join(file)).unwrap();
        words.iter().filter(|word| list.contains(word.as_str())).count()
    };
    files.map(count).collect()
}

async fn until_sealed(studio: &Studio, originals: i64) {
    for _ in 0..1200 {
        if studio.eyes().number("select count(*) from sealed").await == originals {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{originals} originals do not stand in the media hash list within two minutes");
}

on_both! {
    /// What came in is written into the media hash list once nothing arrives any more: each file in one generation.
    async fn each_generation_of_the_media_hash_list_names_what_is_new(studio: Studio) {
        let roll = studio.roll(5);
        studio.shoot_arrives("first", &roll[..3]).await;
        studio.drain_ingest().await;
        until_sealed(&studio, 3).await;
        let first = contents(&studio).await;
        let named = generations(&studio, &first);
        assert_eq!(named.iter().sum::<usize>(), 3, "{named:?}");

        studio.shoot_arrives("second", &roll[3..]).await;
        studio.drain_ingest().await;
        until_sealed(&studio, 5).await;
        let second: BTreeSet<String> = contents(&studio).await.difference(&first).cloned().collect();
        let of_second = generations(&studio, &second);
        assert_eq!(generations(&studio, &first)[..named.len()], named, "what was written stays");
        assert_eq!((generations(&studio, &first).iter().sum::<usize>(), of_second.iter().sum::<usize>()), (3, 2));
        assert!(of_second[..named.len()].iter().all(|count| *count == 0), "{of_second:?}");
    }
}
