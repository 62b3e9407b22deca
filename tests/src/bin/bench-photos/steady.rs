//! Whether the cost of a photo stays the same however many there are.

use crate::peers::ours;
use crate::race::race;
use crate::sets::Set;

pub fn grow() {
    let mut rates = Vec::new();
    for count in [100, 1_000, 5_000] {
        let set = Set::small(count);
        let medians = race(&format!("{count} small photos"), count, 1, &[ours("everything in one pass", &set)]);
        rates.push((medians[0].per_second, medians[0].peak));
    }
    let (least, most) = rates.iter().fold((f64::MAX, 0.0_f64), |(least, most), (rate, _)| (least.min(*rate), most.max(*rate)));
    println!(
        "photos/s within {:.0}% of each other (aim 15), memory {:.0} to {:.0} MiB",
        (most / least - 1.0) * 100.0,
        rates[0].1,
        rates[2].1
    );
}
