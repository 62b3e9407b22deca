//! Photos arriving in the watched folder, as a page sees it.

use std::path::Path;
use std::time::{Duration, Instant};

use atelier_core::shoots::{OpenShoots, Reason, ShootsView, Watching};
use atelier_core::studio::{OpenSettings, SaveSettings, Settings};
use atelier_photo::sample::{ShootPlan, draw_shoot};

use crate::studio::Studio;

async fn watch(studio: &mut Studio, folder: &Path) {
    let settings = studio.done(&OpenSettings {}).await;
    let settings = Settings { shoot_folder: folder.display().to_string(), ..settings };
    studio.done(&SaveSettings { settings }).await;
}

/// Looks at the page of arriving photos until it shows what is expected.
async fn until(studio: &mut Studio, expected: impl Fn(&ShootsView) -> bool) -> ShootsView {
    let since = Instant::now();
    loop {
        let view = studio.done(&OpenShoots {}).await;
        if expected(&view) {
            return view;
        }
        assert!(since.elapsed() < Duration::from_secs(60), "{view:?}");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

fn draw(folder: &Path, seed: u64, count: usize) {
    let start = "2026-11-20T10:00:00".parse().unwrap();
    draw_shoot(folder, seed, &ShootPlan { long_side: 240, ..ShootPlan::of(count, start) }).unwrap();
}

#[tokio::test]
async fn photos_are_taken_and_troubles_are_named() {
    let mut studio = Studio::set_up().await;
    assert_eq!(studio.done(&OpenShoots {}).await.watching, Watching::NotSet);
    let folder = studio.home().join("shoots");
    let odd = folder.join("a 'b' $(x) \u{5a5a}\u{1f470}");
    draw(&odd, 1, 5);
    std::fs::write(odd.join("notes.jpg"), "not a photo at all, only words").unwrap();
    std::fs::write(odd.join("empty.JPG"), "").unwrap();
    std::fs::write(odd.join(".hidden.jpg"), "x").unwrap();
    let whole = std::fs::read(odd.join("IMG_4213.JPG")).unwrap();
    std::fs::write(odd.join("half.jpg"), &whole[..whole.len() / 2]).unwrap();
    std::fs::create_dir(folder.join("copy")).unwrap();
    std::fs::write(folder.join("copy/again.jpg"), &whole).unwrap();
    watch(&mut studio, &folder).await;

    let view =
        until(&mut studio, |view| view.troubles.len() == 5 && view.unassigned.iter().map(|folder| folder.photos).sum::<u32>() == 5).await;
    assert_eq!(view.watching, Watching::Works);
    let reason = |name: &str| view.troubles.iter().find(|trouble| trouble.file.ends_with(name)).map(|trouble| trouble.reason.clone());
    assert_eq!(reason("notes.jpg"), Some(Reason::NotAnImage));
    assert_eq!(reason("empty.JPG"), Some(Reason::Empty));
    assert_eq!(reason("half.jpg"), Some(Reason::Truncated));
    assert_eq!(reason(".hidden.jpg"), Some(Reason::Hidden));
    assert!(view.troubles.iter().any(|trouble| matches!(trouble.reason, Reason::Duplicate { .. })));
    let sample = &view.unassigned[0].samples[0];
    for size in ["thumb", "preview"] {
        let picture = studio.get(&format!("/photos/{sample}/{size}")).await;
        assert_eq!((picture.status.as_u16(), picture.header("content-type")), (200, "image/jpeg"));
        assert!(picture.header("cache-control").contains("immutable"));
    }
    assert_eq!(std::fs::read(odd.join("IMG_4213.JPG")).unwrap(), whole, "originals are only read");
    studio.house.shut().await;
}

#[tokio::test]
async fn a_folder_may_go_and_come_back() {
    let mut studio = Studio::set_up().await;
    let (folder, away) = (studio.home().join("card"), studio.home().join("pocket"));
    draw(&folder.join("one"), 2, 3);
    watch(&mut studio, &folder).await;
    until(&mut studio, |view| view.unassigned.iter().any(|folder| folder.photos == 3)).await;
    std::fs::rename(&folder, &away).unwrap();
    let gone = until(&mut studio, |view| view.watching == Watching::Gone).await;
    assert!(gone.troubles.is_empty(), "a folder that is away says nothing of its files");
    draw(&away.join("two"), 3, 2);
    std::fs::rename(&away, &folder).unwrap();
    let back = until(&mut studio, |view| view.unassigned.len() == 2).await;
    assert_eq!(back.watching, Watching::Works);
    studio.house.shut().await;
}

#[tokio::test]
async fn a_file_that_still_grows_is_waited_for() {
    let mut studio = Studio::set_up().await;
    let folder = studio.home().join("shoots");
    let drawn = studio.home().join("drawn");
    draw(&drawn, 4, 1);
    std::fs::create_dir(&folder).unwrap();
    watch(&mut studio, &folder).await;
    let whole = std::fs::read(drawn.join("IMG_4213.JPG")).unwrap();
    let steps = 12;
    for step in 1..=steps {
        std::fs::write(folder.join("slow.jpg"), &whole[..whole.len() * step / steps]).unwrap();
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    let view = until(&mut studio, |view| view.unassigned.iter().any(|folder| folder.photos == 1)).await;
    assert!(view.unassigned[0].folder.is_empty());
    studio.house.shut().await;
}
