//! Everything in one pass, beside tools that make the two sizes only, and beside the bound that entropy decoding sets.

use std::path::PathBuf;

use atelier_tests::world::program;

use crate::bench_folder;
use crate::race::{Runner, race as run_race};
use crate::sets::Set;

/// sharp's own way with two sizes: one decode, the large picture kept as pixels, both encoded from there.
pub const SHARP: &str = r"
import sharp from 'sharp'; import fs from 'fs'; import path from 'path';
sharp.concurrency(1); sharp.cache(false);
const [dir, out] = process.argv.slice(2);
const files = fs.readdirSync(dir, { recursive: true }).filter(f => /\.jpg$/i.test(f));
async function one(file) {
  const { data, info } = await sharp(path.join(dir, file)).rotate()
    .resize(2048, 2048, { fit: 'inside', withoutEnlargement: true }).raw().toBuffer({ resolveWithObject: true });
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
  const name = file.replaceAll('/', '_');
  await sharp(data, raw).jpeg({ quality: 87 }).toFile(path.join(out, 'p_' + name));
  await sharp(data, raw).resize(320, 320, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 82 }).toFile(path.join(out, 't_' + name));
}
async function worker() { for (let file; (file = files.shift()); ) await one(file).catch(fault => { console.error(file, String(fault)); process.exitCode = 1; }); }
await Promise.all([worker(), worker()]);
";

const PILLOW: &str = r"
import os, sys
from multiprocessing import Pool
from PIL import Image, ImageOps
out = sys.argv[2]
def one(path):
    try:
        image = Image.open(path)
        if max(image.size) >= 4096: image.draft('RGB', (image.width // 2, image.height // 2))
        image = ImageOps.exif_transpose(image).convert('RGB')
        image.thumbnail((2048, 2048), Image.LANCZOS, reducing_gap=None)
        name = path.replace('/', '_')
        image.save(os.path.join(out, 'p_' + name), 'JPEG', quality=87)
        image.thumbnail((320, 320), Image.LANCZOS, reducing_gap=None)
        image.save(os.path.join(out, 't_' + name), 'JPEG', quality=82)
    except Exception as fault:
        print(path, fault, file=sys.stderr)
        return 1
    return 0
if __name__ == '__main__':
    files = [os.path.join(folder, file) for folder, _, files in os.walk(sys.argv[1]) for file in files if file.lower().endswith('.jpg')]
    with Pool(2) as pool: failed = sum(pool.map(one, sorted(files), chunksize=1))
    sys.exit(failed > 0)
";

/// A script kept beside the sets.
fn script(name: &str, text: &str) -> String {
    let path = bench_folder().join(name);
    std::fs::write(&path, text).expect("a script");
    path.display().to_string()
}

fn out(name: &str) -> PathBuf {
    bench_folder().join("out").join(name)
}

/// The command line of the engine without its search for faces, with its output in a folder of its own.
pub fn ours(name: &str, set: &Set) -> Runner {
    let mut runner = with_faces(name, set);
    runner.command.push("--without-faces".into());
    runner
}

/// The same as it is delivered.
fn with_faces(name: &str, set: &Set) -> Runner {
    let (server, place) = (program("atelier-server").display().to_string(), out("ours"));
    let (pictures, report) = (place.display().to_string(), place.join("report.jsonl").display().to_string());
    Runner::new(name, &[&server, "photos", set.path(), "--out", &pictures, "--report", &report, "--workers", "2"]).into(place)
}

pub fn race(set: &Set) {
    let path = set.path();
    let shell = |command: &str| Runner::new("", &["sh", "-c", command]);
    let find = format!("find '{path}' -iname '*.jpg' -print0");
    let sharp = script("sharp.mjs", SHARP);
    let sharp_out = out("sharp");
    let pillow = script("pillow.py", PILLOW);
    let vips = out("vips").display().to_string();
    let thumbnail =
        |size: u32| format!("{find} | VIPS_CONCURRENCY=1 xargs -0 -P2 -n8 vipsthumbnail --size '{size}x{size}>' -o '{vips}/{size}_%s.jpg'");
    let runners = [
        Runner {
            name: "bound: djpeg 1/8 (entropy decoding)".into(),
            ..shell(&format!("{find} | xargs -0 -P2 -I@ djpeg -scale 1/8 -outfile /dev/null @"))
        },
        ours("everything in one pass", set),
        with_faces("everything and faces in one pass", set),
        Runner::new("sharp, the two sizes only", &["node", &sharp, path, &sharp_out.display().to_string()]).into(sharp_out),
        Runner::new("Pillow, half draft, the two sizes only", &["/usr/bin/python3", &pillow, path, &out("pillow").display().to_string()])
            .into(out("pillow")),
        Runner { name: "vipsthumbnail, twice".into(), ..shell(&format!("{}; {}", thumbnail(2048), thumbnail(320))) }.into(out("vips")),
    ];
    let medians = run_race(&format!("Both sizes and all facts, {}", set.name), set.files.len(), 3, &runners);
    let (bound, ours, faces, sharp) = (medians[0], medians[1], medians[2], medians[3]);
    println!("CPU to the bound {:.2} (aim 1.45 on the big set)", ours.cpu_ms / bound.cpu_ms);
    println!("wall to sharp {:.2} (aim 0.55 on the big set)", sharp.per_second / ours.per_second);
    println!("wall to sharp with faces {:.2} (aim 1.00 on the big set)", sharp.per_second / faces.per_second);
    println!("peak memory {:.0} MiB (aim 120)", ours.peak.max(faces.peak));
}
