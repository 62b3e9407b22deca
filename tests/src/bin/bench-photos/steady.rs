//! Whether the cost of a photo stays the same however many there are.

use crate::peers::ours;
use crate::race::median;
use crate::sets::Set;

const ROUNDS: usize = 3;

/// In turn, like every race: what else the machine does then falls upon all of them.
pub fn grow() {
    let sets = [100, 1_000, 5_000].map(|count| (count, Set::small(count)));
    println!("\nThe same for 100, 1,000 and 5,000 small photos, {ROUNDS} rounds");
    let mut runs: [Vec<(f64, f64)>; 3] = Default::default();
    for round in 0..=ROUNDS {
        for ((count, set), runs) in sets.iter().zip(&mut runs) {
            let (wall, peak) = ours("everything in one pass", set).wall_and_peak();
            if round > 0 {
                runs.push((*count as f64 / wall, peak));
            }
        }
    }
    let medians = runs.map(|runs| [median(runs.iter().map(|run| run.0)), median(runs.iter().map(|run| run.1))]);
    for ((count, _), [rate, peak]) in sets.iter().zip(medians) {
        println!("{:<44} {rate:>9.1} photos/s {peak:>5.0} MiB", format!("{count} photos"));
    }
    let (least, most) = medians.iter().fold((f64::MAX, 0.0_f64), |(least, most), [rate, _]| (least.min(*rate), most.max(*rate)));
    println!("photos/s within {:.0}% of each other (aim 15)", (most / least - 1.0) * 100.0);
}
