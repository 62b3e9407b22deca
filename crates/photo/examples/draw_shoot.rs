//! Draws a sample shoot: `cargo run -p atelier-photo --example draw_shoot -- FOLDER COUNT SEED`.
use std::path::Path;

use atelier_photo::sample::{ShootPlan, draw_shoot};
use jiff::civil::date;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, seed] = arguments.as_slice() else { return Err("FOLDER COUNT SEED".into()) };
    draw_shoot(Path::new(folder), seed.parse()?, &ShootPlan::of(count.parse()?, date(2026, 5, 1).at(10, 0, 0, 0)))?;
    Ok(())
}
