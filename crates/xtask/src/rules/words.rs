//! Rule: what a person reads comes from a text table, in both languages. So Chinese stands in the tables, in the
//! demo studio and in tests, and nowhere else in the code; comments may quote the trade's words.

use super::Source;
use super::syntax::tokens;

/// A table of what people read: `text.rs` or a folder `text`, the words of refusals, readings of names.
pub fn is_a_table_of_words(source: &Source) -> bool {
    source.path.split('/').any(|part| {
        let name = part.trim_end_matches(".rs");
        matches!(name, "text" | "texts" | "words" | "refusal" | "pinyin" | "surnames") || name.ends_with("_text")
    })
}

/// Where Chinese may stand.
fn is_a_place_of_words(source: &Source) -> bool {
    source.is_test() || source.within(&["crates/server/src/demo"]) || is_a_table_of_words(source)
}

/// Ideographs only: marks of punctuation are a matter of setting type.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn outside_the_tables(sources: &[Source]) -> Vec<String> {
    let mut offenders = Vec::new();
    for source in sources.iter().filter(|source| !is_a_place_of_words(source) && source.text.contains(is_chinese)) {
        match tokens(source) {
            Ok(tokens) => offenders.extend(
                tokens
                    .iter()
                    .filter(|token| token.text.contains(is_chinese))
                    .map(|token| format!("{}:{}: {}", source.path, token.line, token.text)),
            ),
            Err(fault) => offenders.push(fault),
        }
    }
    offenders
}

/// Latin marks between Chinese words (GB/T 15834 asks for the full-width ones): `请稍等,正在保存`, `原因:{reason}`.
fn latin_marks(sources: &[Source]) -> Vec<String> {
    let is_latin_between = |three: &[char]| match three {
        [before, mark, after] => {
            (is_chinese(*before) || *before == '}')
                && matches!(mark, ',' | ';' | ':' | '!' | '?')
                && (is_chinese(*after) || is_chinese(*before) && *after == '{')
        }
        _ => false,
    };
    let mut offenders = Vec::new();
    // The rules' own examples break them on purpose.
    for source in sources.iter().filter(|source| is_a_table_of_words(source) && !source.within(&["crates/xtask"])) {
        for (number, line) in source.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let letters: Vec<char> = line.chars().collect();
            if letters.windows(3).any(is_latin_between) {
                offenders.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    offenders
}

#[cfg(test)]
mod tests {
    use super::super::{finds, house_keeps, sources};
    use super::*;

    fn planted(path: &str, text: &str) -> Vec<String> {
        outside_the_tables(&[Source::planted(path, text)])
    }

    #[test]
    fn words_come_from_the_tables() {
        house_keeps("Words that a person reads belong into a text table:", &outside_the_tables(&sources(".rs")));
    }

    #[test]
    fn chinese_is_set_with_its_own_marks() {
        house_keeps("Chinese text takes full-width marks:", &latin_marks(&sources(".rs")));
        let planted = |text| latin_marks(&[Source::planted("ui/src/text.rs", text)]);
        for text in ["\"请稍等,正在保存\"", "\"原因:{reason}\"", "\"共 {all};其余\""] {
            assert_eq!(planted(text).len(), 1, "{text}");
        }
        for text in ["\"请稍等，正在保存\"", "(\"是\", \"yes: {n}\")", "// 甲,乙", "\"{a}: {b}\""] {
            assert!(planted(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_word_outside_the_tables_is_found() {
        finds(&planted("ui/src/orders/page.rs", "fn a() -> &'static str {\n    \"收款\"\n}\n"), "page.rs:2: \"收款\"");
        finds(&planted("ui/src/orders/page.rs", "fn a() { view! { <p>收款</p> } }"), "收款");
        assert!(planted("crates/paper/src/wrap.rs", "const COLON: char = '：';").is_empty());
    }

    #[test]
    fn tables_demo_tests_and_comments_may_hold_words() {
        let code = "fn a() -> &'static str { \"收款\" }";
        for path in ["ui/src/text.rs", "crates/core/src/orders/text.rs", "crates/server/src/demo/people.rs", "tests/day.rs"] {
            assert!(planted(path, code).is_empty(), "{path}");
        }
        assert!(planted("crates/desk/src/a.rs", "//! 精修 is retouching.\n/// 精修\nfn a() {} // 精修\n").is_empty());
        assert!(planted("crates/desk/src/a.rs", "#[cfg(test)]\nmod tests {\n    const A: &str = \"张三\";\n}\n").is_empty());
        assert!(planted("crates/desk/src/a.rs", "#[test]\nfn a() { find(\"张三\") }\n").is_empty());
    }
}
