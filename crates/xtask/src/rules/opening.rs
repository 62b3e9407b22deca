//! Rule: a file says at its top what it is for and what must not enter, and stays short enough to be one room.

use super::Source;

const LONGEST: usize = 400;
const LONGEST_TEST: usize = 600;

fn without_opening(sources: &[Source]) -> Vec<String> {
    sources.iter().filter(|source| !source.text.starts_with("//! ")).map(|source| source.path.clone()).collect()
}

fn too_long(sources: &[Source]) -> Vec<String> {
    let limit = |source: &Source| if source.is_test() { LONGEST_TEST } else { LONGEST };
    sources
        .iter()
        .filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > limit(source)).then(|| format!("{}: {lines} lines, at most {}", source.path, limit(source)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{finds, house_keeps, sources};
    use super::*;

    #[test]
    fn every_file_opens_with_its_purpose() {
        house_keeps("Every .rs file opens with a `//! ` line of purpose and boundary:", &without_opening(&sources(".rs")));
    }

    #[test]
    fn no_file_is_too_long() {
        house_keeps("A file longer than this is more than one room:", &too_long(&sources(".rs")));
    }

    #[test]
    fn a_file_without_opening_is_found() {
        finds(&without_opening(&[Source::planted("ui/src/page.rs", "use std::fmt;\n//! late\n")]), "ui/src/page.rs");
        assert!(without_opening(&[Source::planted("a.rs", "//! A page.\n")]).is_empty());
    }

    #[test]
    fn a_long_file_is_found() {
        let long = "//! x\n".repeat(401);
        finds(&too_long(&[Source::planted("crates/desk/src/orders.rs", &long)]), "401 lines");
        assert!(too_long(&[Source::planted("tests/src/world.rs", &long)]).is_empty());
        finds(&too_long(&[Source::planted("crates/core/src/tests.rs", &"//!\n".repeat(601))]), "601 lines");
    }
}
