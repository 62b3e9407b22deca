//! Raw files into which the camera put no preview: the sensor's data, developed at half size by LibRaw where the system
//! has its program `dcraw_emu`. A program of its own, because LibRaw's licence (LGPL) asks for linking it dynamically and
//! distributions differ in its interface, and because what reads hostile bytes in C++ is better kept apart.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::jpeg::{Damage, Decoded, Pixels};

/// The limits are set by the shell that becomes the program: 1.5 GB of memory, 30 s of work, 320 MB of output.
const LIMITED: &str = "ulimit -v 1500000; ulimit -t 30; ulimit -f 640000; ulimit -c 0; exec dcraw_emu \"$@\"";
/// Half size, the camera's white balance, sRGB with its own gamma, upright, from standard input to standard output.
const WISHES: [&str; 11] = ["sh", "-h", "-w", "-o", "1", "-g", "2.4", "12.92", "-Z", "-", "/dev/stdin"];
/// A disk that hangs is no work and has a limit of its own.
const MOST_WAITED: Duration = Duration::from_secs(60);

/// The picture that the sensor saw, upright, in sRGB; None where it cannot be had.
pub(crate) fn developed(raw: &[u8]) -> Option<Decoded> {
    // Without a name: nothing is left behind, whenever this program is ended.
    let mut file = tempfile::tempfile().ok()?;
    file.write_all(raw).and_then(|()| file.rewind()).ok()?;
    let mut output = tempfile::tempfile().ok()?;
    let mut program = Command::new("sh");
    program.args(["-c", LIMITED]).args(WISHES);
    let mut complaints = tempfile::tempfile().ok()?;
    let program = program.stdin(file).stdout(output.try_clone().ok()?).stderr(complaints.try_clone().ok()?);
    let picture = ends_well(program.spawn().ok()?).then(|| contents(&mut output)).flatten()?;
    let decoded = decoded(picture)?;
    let damage = damage(&String::from_utf8_lossy(&contents(&mut complaints)?));
    // Where the data was cut off, the program may develop what was in its memory; no camera writes so little.
    (raw.len() * 8 >= decoded.width * decoded.height).then_some(Decoded { damage, ..decoded })
}

/// What the program, or a library below it, said of a picture that came out all the same.
fn damage(complaints: &str) -> Option<Damage> {
    let told = |words: &[&str]| words.iter().any(|word| complaints.contains(word));
    match () {
        () if told(&["Premature end", "nexpected end", "nexpected EOF"]) => Some(Damage::Truncated),
        () if told(&["orrupt"]) => Some(Damage::Damaged),
        () => None,
    }
}

fn ends_well(mut program: Child) -> bool {
    let begun = Instant::now();
    loop {
        match program.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if begun.elapsed() < MOST_WAITED => sleep(Duration::from_millis(10)),
            _ => {
                // What cannot be ended has ended by itself.
                let _ = program.kill();
                let _ = program.wait();
                return false;
            }
        }
    }
}

fn contents(file: &mut File) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind().and_then(|()| file.read_to_end(&mut bytes)).ok()?;
    Some(bytes)
}

/// A picture in Netpbm's binary format (ppm(5), pgm(5)), 8 bits a channel.
fn decoded(mut bytes: Vec<u8>) -> Option<Decoded> {
    let head = std::str::from_utf8(bytes.get(..bytes.len().min(40))?.split(|byte| *byte >= 0x80).next()?).ok()?;
    let mut words = head.splitn(5, |c: char| c.is_ascii_whitespace());
    let mut word = || words.next().filter(|word| !word.is_empty());
    let (kind, width, height, most) = (word()?, word()?, word()?, word()?);
    let (kind, channels) = match kind {
        "P6" => (Pixels::Rgb, 3),
        "P5" => (Pixels::Grey, 1),
        _ => return None,
    };
    let begin = 2 + width.len() + height.len() + most.len() + 4;
    let (width, height): (usize, usize) = (width.parse().ok()?, height.parse().ok()?);
    let length = width.checked_mul(height)?.checked_mul(channels)?;
    if most != "255" || length == 0 || bytes.len().checked_sub(begin)? != length {
        return None;
    }
    bytes.drain(..begin);
    Some(Decoded { width, height, kind, bytes, damage: None })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::Stdio;

    use super::*;
    use crate::develop::Darkroom;
    use crate::raw;
    use crate::reason::Reason;

    #[test]
    fn reads_what_the_program_writes() {
        let told = |bytes: &[u8]| decoded(bytes.to_vec()).map(|picture| (picture.width, picture.height, picture.bytes.len()));
        assert_eq!(told(b"P6\n2 1\n255\n\x00\xFF12 4"), Some((2, 1, 6)));
        assert_eq!(told(b"P5\n3 1\n255\nabc"), Some((3, 1, 3)));
        for wrong in [
            &b""[..],
            b"P6",
            b"P6\n2 1\n255\nshort",
            b"P6\n0 0\n255\n",
            b"P6\n2 1\n65535\n123456123456",
            b"P6\n99999999999 99999999999\n255\n",
        ] {
            assert_eq!(told(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn hears_what_the_program_complains_of() {
        for (complaints, expected) in [
            ("", None),
            ("Premature end of JPEG file\n", Some(Damage::Truncated)),
            ("/tmp/a: Unexpected end of file\n", Some(Damage::Truncated)),
            ("/tmp/a: data corrupted at 4711\n", Some(Damage::Damaged)),
            ("Corrupt JPEG data: 3 extraneous bytes before marker 0xd9\n", Some(Damage::Damaged)),
        ] {
            assert_eq!(damage(complaints), expected, "{complaints}");
        }
    }

    #[test]
    fn what_no_sensor_wrote_is_none() {
        assert!(developed(b"FUJIFILMCCD-RAW and nothing behind it").is_none());
    }

    #[test]
    fn a_raw_file_without_a_preview_is_developed() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/photos/edge/raw_dng_canon6d_small.dng");
        let has_program = Command::new("dcraw_emu").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
        let (Ok(mut bytes), true) = (std::fs::read(&path), has_program) else {
            println!("skipped: it takes dcraw_emu (Debian: libraw-bin) and the shared photos");
            return;
        };
        let mut darkroom = Darkroom::new().without_faces();
        let with_preview = darkroom.develop(&bytes, "").expect("develops");
        while let Some(preview) = raw::preview(&bytes).map(<[u8]>::len) {
            let at = bytes.len() - preview;
            bytes[at..at + 3].fill(0);
        }
        let developed = darkroom.develop(&bytes, "").expect("develops from the sensor's data");
        assert_eq!((developed.facts.width, developed.facts.height), (1224, 816));
        assert_eq!(developed.facts.camera, with_preview.facts.camera);
        let differs = (developed.facts.measures.phash.0 ^ with_preview.facts.measures.phash.0).count_ones();
        assert!(differs <= 12, "the same picture: {differs}");
        assert_eq!(developed.facts.damage, None);
        let nearly = darkroom.develop(&bytes[..bytes.len() * 97 / 100], "").expect("develops what is there");
        assert_eq!(nearly.facts.damage, Some(Damage::Truncated));
        let cut = &bytes[..bytes.len() / 3];
        assert_eq!(darkroom.develop(cut, "").err(), Some(Reason::NoPreview));
    }
}
