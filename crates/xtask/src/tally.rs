//! Counting what passed: reads the summary lines of test programs and sums them with the other steps. Judges
//! nothing by itself beyond what was printed and whether the command succeeded.

use std::fmt;
use std::ops::AddAssign;

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Tally {
    pub const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    pub const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };

    /// One `test result: ok. 5 passed; 0 failed; 1 ignored; ...` line; any other line counts nothing.
    pub fn read(line: &str) -> Self {
        let plain = without_colour(line);
        let Some(summary) = plain.trim().strip_prefix("test result: ") else {
            return Self::default();
        };
        let counts = summary.split_once(". ").map_or("", |(_, counts)| counts);
        let count = |word: &str| counts.split(';').find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok()).unwrap_or(0);
        Self { passed: count("passed"), failed: count("failed"), skipped: count("ignored") }
    }

    /// A command that failed without a failed test (it did not compile, or a test program died) is a failure too.
    pub fn with_outcome(mut self, succeeded: bool) -> Self {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, passed: u64, failed: u64, skipped: u64) {
        assert_eq!(Tally::read(line), Tally { passed, failed, skipped });
    }

    #[test]
    fn reads_a_summary() {
        check("test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 7 filtered out; finished in 0.01s", 12, 0, 3);
        check("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", 1, 2, 0);
        check("test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 4 passed; 0 failed; 0 ignored; 0 measured", 4, 0, 0);
    }

    #[test]
    fn other_lines_count_nothing() {
        check("test money::rounds ... ok", 0, 0, 0);
        check("running 5 tests", 0, 0, 0);
        check("", 0, 0, 0);
    }

    #[test]
    fn a_command_that_fails_counts_even_without_a_failed_test() {
        assert_eq!(Tally::default().with_outcome(false).failed, 1);
        assert_eq!(Tally { failed: 2, ..Tally::PASSED }.with_outcome(false).failed, 2);
        assert_eq!(Tally::PASSED.with_outcome(true), Tally::PASSED);
    }
}
