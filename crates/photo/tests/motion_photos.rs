//! Photos with a film: behind the picture in one file (Google, Samsung), or as a second file beside it (Apple's live
//! photos). Each is taken as its still, and the original keeps its film.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::fs;
use std::path::Path;

use atelier_photo::sample::{ShootPlan, draw_shoot};
use atelier_photo::{Crew, Darkroom, Format, Library, Reason, Status, first_look, photos_folder};
use jiff::civil::date;

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32 + 8).to_be_bytes()[..], name, body].concat()
}

/// A film of a brand; its data looks like beginnings and ends of pictures in places.
fn film(brand: &[u8; 4]) -> Vec<u8> {
    let data = b"\xFF\xD8\xFF\xE1\xFF\xFFExif\0\0II*\0 \xFF\xD9 \xFF\xDA\0\x08\x01".repeat(3000);
    let header = [&[0; 4][..], &3_850_000_000_u32.to_be_bytes(), &[0; 92]].concat();
    [boxed(b"ftyp", &[brand, &b"\0\0\0\0isommp42"[..]].concat()), boxed(b"moov", &boxed(b"mvhd", &header)), boxed(b"mdat", &data)].concat()
}

/// A drawn photo, and how phones put a film behind it.
fn still_and_motion_photos(folder: &Path) -> (Vec<u8>, Vec<(&'static str, Vec<u8>)>) {
    let plan = ShootPlan { long_side: 360, ..ShootPlan::of(1, date(2026, 5, 1).at(10, 0, 0, 0)) };
    let still = fs::read(folder.join(&draw_shoot(folder, 5, &plan).unwrap()[0].name)).unwrap();
    let film = film(b"mp42");
    let noted = |xmp: &str| {
        let body = [b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()].concat();
        [&still[..2], &[0xFF, 0xE1], &(body.len() as u16 + 2).to_be_bytes(), &body, &still[2..]].concat()
    };
    let google = format!(
        r#"<x:xmpmeta><rdf:Description GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"><Container:Directory>
        <Container:Item Item:Mime="image/jpeg" Item:Semantic="Primary"/>
        <Container:Item Item:Mime="video/mp4" Item:Semantic="MotionPhoto" Item:Length="{}"/></Container:Directory>"#,
        film.len()
    );
    let older = format!(r#"<x:xmpmeta><rdf:Description GCamera:MicroVideo="1" GCamera:MicroVideoOffset="{}"/>"#, film.len());
    let samsung = [&still[..], b"\0\0\x30\x0A\x10\0\0\0MotionPhoto_Data", &film, b"SEFH\x6A\0\0\0\x01\0\0\0\x24\0\0\0SEFT"].concat();
    // Between picture and film a second, small one: a gain map.
    let with_map = [noted(&google), still.clone(), film.clone()].concat();
    let photos = vec![
        ("google.jpg", [noted(&google), film.clone()].concat()),
        ("google_older.jpg", [noted(&older), film.clone()].concat()),
        ("samsung.jpg", samsung),
        ("gain_map.jpg", with_map),
    ];
    (still, photos)
}

#[test]
fn a_film_behind_a_photo_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (still, photos) = still_and_motion_photos(home.path());
    let mut darkroom = Darkroom::new().without_faces();
    let alone = darkroom.develop(&still, "").unwrap();
    let library = Library::at(home.path().join("library"));
    for (name, bytes) in photos {
        let path = home.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let developed = darkroom.develop(&bytes, name).unwrap();
        assert_eq!(developed.preview, alone.preview, "{name}");
        assert_eq!((developed.facts.format, developed.facts.damage, &developed.facts.camera), (Format::Jpeg, None, &alone.facts.camera));
        assert_eq!(first_look(&path).unwrap().size, Some((alone.facts.width, alone.facts.height)), "{name}");
        let taken = library.take_in(&path, &mut darkroom).unwrap();
        assert_eq!(fs::read(library.original(&taken.facts.blake3).unwrap()).unwrap(), bytes, "the film stays with its original");
    }
}

#[test]
fn a_film_that_breaks_off_costs_no_photo() {
    let home = tempfile::tempdir().unwrap();
    let (still, photos) = still_and_motion_photos(home.path());
    let mut darkroom = Darkroom::new().without_faces();
    for (name, bytes) in photos {
        for length in [still.len() + 900, bytes.len() - 2000] {
            assert_eq!(darkroom.develop(&bytes[..length], name).unwrap().facts.damage, None, "{name} cut to {length}");
        }
    }
}

#[test]
fn the_film_of_a_live_photo_is_no_photo_and_its_still_is() {
    let home = tempfile::tempdir().unwrap();
    let (still, _) = still_and_motion_photos(home.path());
    let folder = home.path().join("live");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("IMG_0001.JPG"), still).unwrap();
    fs::write(folder.join("IMG_0001.MOV"), film(b"qt  ")).unwrap();
    let report = photos_folder(&folder, &home.path().join("out"), Crew { workers: 1, faces: false }, |_, _| {}).unwrap();
    let told: Vec<_> = report.lines.iter().map(|line| (line.file.as_str(), line.status, line.reason.as_deref())).collect();
    assert_eq!(told, [("IMG_0001.JPG", Status::Ok, None), ("IMG_0001.MOV", Status::Refused, Some("not_an_image"))]);
    let library = Library::at(home.path().join("library"));
    assert_eq!(library.take_in(&folder.join("IMG_0001.MOV"), &mut Darkroom::new()).err(), Some(Reason::NotAnImage));
}

/// Samsung's and Google's HEIC keep the film in a box of their own behind the picture.
#[cfg(target_os = "linux")]
#[test]
fn a_film_behind_a_heic_changes_nothing() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/photos/edge/heic_iphone7_orient6_p3.heic");
    let Ok(still) = fs::read(path) else {
        println!("skipped: it takes the shared photos");
        return;
    };
    let motion = [still.clone(), boxed(b"mpvd", &film(b"mp42"))].concat();
    let mut darkroom = Darkroom::new().without_faces();
    let [alone, with_film] = [still, motion].map(|bytes| darkroom.develop(&bytes, "").unwrap());
    assert_eq!((with_film.facts.camera, with_film.preview), (alone.facts.camera, alone.preview));
}
