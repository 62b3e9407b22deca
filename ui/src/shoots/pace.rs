//! How long the files that wait will take, and how much of a batch is done. Pure.

use atelier_core::shoots::Progress;
use atelier_core::text::Lang;

use super::text;

/// Share of the batch that is decided, in percent; nothing when there is no batch.
pub fn percent(progress: &Progress) -> u32 {
    let done = u64::from(progress.taken) + u64::from(progress.refused);
    let all = done + u64::from(progress.waiting);
    (done * 100).checked_div(all).and_then(|share| u32::try_from(share).ok()).unwrap_or(0)
}

/// Time left in words; none while nothing waits or the pace is not known yet.
pub fn time_left(progress: &Progress, lang: Lang) -> Option<String> {
    if progress.waiting == 0 || progress.per_minute == 0 {
        return None;
    }
    Some(if progress.waiting < progress.per_minute {
        text::TIME_LEFT_SECONDS.get(lang).to_owned()
    } else {
        text::TIME_LEFT_MINUTES.with(lang, &[("n", &progress.waiting.div_ceil(progress.per_minute).to_string())])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_in_numbers() {
        let at = |waiting, taken, refused, per_minute| Progress { waiting, taken, refused, per_minute, current: String::new() };
        assert_eq!((percent(&at(0, 0, 0, 0)), percent(&at(50, 48, 2, 0)), percent(&at(0, 9, 1, 0))), (0, 50, 100));
        assert_eq!(time_left(&at(0, 9, 0, 60), Lang::En), None);
        assert_eq!(time_left(&at(9, 0, 0, 0), Lang::En), None);
        assert_eq!(time_left(&at(59, 0, 0, 60), Lang::En).as_deref(), Some("less than a minute left"));
        assert_eq!(time_left(&at(121, 0, 0, 60), Lang::En).as_deref(), Some("about 3 minutes left"));
    }
}
