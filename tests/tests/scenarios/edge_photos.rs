//! The photos that lie, break or surprise, through the real server: each is taken or refused with its reason, none is
//! lost, the originals stay as they are, and the server stays below a gigabyte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use atelier_core::people::BuiltInRole::Photographer;
use atelier_core::shoots::{OpenShoots, Reason};
use atelier_photo::{Format, Library, Shown, sniff};
use atelier_tests::world::{Engine, Server, Studio, hashes, play, shared};

/// What must be refused, with the code of its reason, wherever it comes from.
const REFUSED: [(&str, &str); 21] = [
    (".hidden.jpg", "hidden"),
    ("zero_bytes.jpg", "empty"),
    ("soi_only.jpg", "truncated"),
    ("trunc_header_only_2k.jpg", "truncated"),
    ("trunc_50pct.jpg", "truncated"),
    ("jpeg_incomplete.jpg", "truncated"),
    ("corrupt_header.jpg", "truncated"),
    ("all_zeros.jpg", "not_an_image"),
    ("text_named.jpg", "not_an_image"),
    ("manifest.tsv", "not_an_image"),
    ("png_truncated.png", "truncated"),
    ("png_huge_dimension_65536.png", "too_large"),
    ("raw_arw_truncated_100k.arw", "no_preview"),
    ("raw_cr2_tiny_exiftool.cr2", "no_preview"),
    ("raw_crw_tiny.crw", "no_preview"),
    ("raw_raf_tiny.raf", "no_preview"),
    ("raw_rw2_tiny.rw2", "no_preview"),
    ("tiff_multipage.tif", "unsupported_format"),
    ("jpeg_12bit.jpg", "unsupported_format"),
    ("heic_truncated.heic", "truncated"),
    ("heic_200MP_bomb.heic", "too_large"),
];

/// What is left alone without a word: the litter of file managers.
const LEFT_ALONE: [&str; 2] = ["._IMG_0001.JPG", "Thumbs.db"];

fn code(reason: &Reason) -> String {
    serde_json::to_value(reason).unwrap()["reason"].as_str().unwrap().to_owned()
}

/// The set where it is there; elsewhere the like of it, made of one drawn photo.
fn lay_out(studio: &Studio, folder: &Path) {
    if let Some(edge) = shared("edge") {
        for path in hashes(&edge).keys() {
            let target = folder.join(path);
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::copy(edge.join(path), target).unwrap();
        }
        return;
    }
    let whole = std::fs::read(&studio.roll(1)[0]).unwrap();
    let cut = |at: usize| whole[..at].to_vec();
    let files: [(&str, Vec<u8>); 11] = [
        ("zero_bytes.jpg", Vec::new()),
        ("soi_only.jpg", cut(2)),
        ("trunc_header_only_2k.jpg", cut(600)),
        ("trunc_50pct.jpg", cut(whole.len() / 2)),
        ("all_zeros.jpg", vec![0; 200_000]),
        ("text_named.jpg", b"Dear studio, ".repeat(99)),
        ("manifest.tsv", b"file\tbytes\n".to_vec()),
        ("png_truncated.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0".to_vec()),
        ("dup_identical_A.jpg", whole.clone()),
        ("dup_identical_B.jpg", whole.clone()),
        (".hidden.jpg", whole.clone()),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_edge_set_is_taken_or_refused_by_name() {
    play(Engine::Sqlite, |studio: Studio| async move {
        let order = studio.with_order().await;
        let photographer = studio.sign_in_as(Photographer).await;
        let watched = studio.shoot_folder().await;
        studio.shut().await;
        let folder = watched.join(&order.row.number);
        std::fs::create_dir_all(&folder).unwrap();
        lay_out(&studio, &folder);
        let before = hashes(&folder);

        let server = Server::start(&studio.data(), None);
        studio.eyes().drain(&watched).await;
        let peak = server.peak_memory();
        assert!(peak < 1 << 30, "{peak} bytes");
        assert_eq!(hashes(&folder), before, "originals are not touched");

        photographer.comes_by(server.door());
        let view = photographer.does(OpenShoots {}).await;
        let prefix = format!("{}/", order.row.number);
        let name = |path: &str| path.strip_prefix(&prefix).unwrap().to_owned();
        let refused: BTreeMap<_, _> = view.troubles.iter().map(|trouble| (name(&trouble.file), trouble.reason.clone())).collect();
        assert_eq!(refused.len(), view.troubles.len());
        let taken = studio.eyes().texts("select path from sighting where state = 'taken'").await;
        let taken: BTreeSet<_> = taken.iter().map(|path| name(path)).collect();
        let contents: BTreeSet<_> = studio.eyes().texts("select content from photo").await.into_iter().collect();
        let beside: BTreeSet<_> = studio.eyes().texts("select content from companion").await.into_iter().collect();
        assert_eq!(contents.len() + beside.len(), taken.len());

        let mut wrong = Vec::new();
        for (path, (content, _)) in &before {
            let file = path.to_str().unwrap();
            let expected = REFUSED.iter().find(|(name, _)| *name == file).map(|(_, code)| *code);
            let verdict = match (taken.contains(file), refused.get(file)) {
                (true, None) => "taken".to_owned(),
                (false, Some(reason)) => code(reason),
                (false, None) => "nothing".to_owned(),
                (true, Some(_)) => "both".to_owned(),
            };
            let right = match verdict.as_str() {
                "nothing" => LEFT_ALONE.contains(&file),
                "both" => false,
                // The same content under another name is there, and only then.
                "duplicate" => contents.contains(content),
                "taken" => {
                    let is_there = contents.contains(content) || beside.contains(content);
                    expected.is_none() && is_there && is_of_a_kind_taken(&folder.join(path))
                }
                other => {
                    expected.map_or(other == "unsupported_format" && !is_of_a_kind_taken(&folder.join(path)), |expected| expected == other)
                }
            };
            if !right {
                wrong.push(format!("{file}: {verdict}, expected {}", expected.unwrap_or("an answer that fits")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(code(&refused["dup_identical_B.jpg"]), "duplicate");
        for content in &contents {
            let library = Library::at(studio.data().join("library"));
            assert!(library.original(content).is_some());
            for size in [Shown::Thumb, Shown::Preview] {
                assert!(library.shown(content, size).is_some_and(|picture| picture.is_file()));
            }
        }
        let mut library = hashes(&studio.data().join("library"));
        library.retain(|path, _| !path.starts_with("ascmhl"));
        assert_eq!(library.len(), 3 * contents.len() + beside.len(), "nothing half-written is left");
        assert_eq!(server.stop().code(), Some(0));
    })
    .await;
}

fn is_of_a_kind_taken(path: &Path) -> bool {
    let kind = sniff(&std::fs::read(path).unwrap());
    Format::TAKEN.contains(&kind) || kind.is_beside()
}
