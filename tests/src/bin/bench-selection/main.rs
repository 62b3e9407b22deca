//! `cargo xtask bench selection`: what the selection room takes for a shoot of 5,000 photos, in Chromium and in the
//! window, and what its rules take by themselves. Every figure stands beside its bound, or beside a plainer page that was
//! measured in the same run.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a tool that fails loudly and prints what it measured")]

mod decisions;
mod room;
mod scripts;
mod shoot;

fn main() {
    decisions::measure();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let shoot = runtime.block_on(shoot::Shoot::draw());
    runtime.block_on(shoot.log());
    room::measure(&shoot);
}

/// A line of the table: what, how much, and the ratio to its bound.
fn told(what: &str, value: f64, unit: &str, bound: f64) {
    println!("{what:<44} {value:>9.2} {unit:<6} {:>6.2} of {bound} {unit}", value / bound);
}

/// The value below which 95 of 100 lie.
fn p95(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * 95).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(0.0)
}
